export const id = 572;
export const ids = [572];
export const modules = {
5572:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
fromEnv: () => ( _fromEnv__WEBPACK_IMPORTED_MODULE_0__.sF)
});
var _fromEnv__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7679);
})
};
