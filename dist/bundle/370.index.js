export const id = 370;
export const ids = [370];
export const modules = {
7370:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
SSMClient: () => ( _SSMClient__WEBPACK_IMPORTED_MODULE_0__.j)
});
var _SSMClient__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9198);
})
};
