export const id = 442;
export const ids = [442];
export const modules = {
3442:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createAws: () => ( createAws)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6389);
var _client_maker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3620);
function createAws(options ) {
const make = (0,_client_maker_js__WEBPACK_IMPORTED_MODULE_0__ .K)(options)
const sets = new Map ()
const makeSet = (region ) => ({
region,
ec2: make(_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ .g, region),
ssm: once(async () => {
const { SSMClient } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(198), __webpack_require__.e(370)]).then(__webpack_require__.bind(__webpack_require__, 7370))
return make(SSMClient, region)
}),
ssmOnce: once(async () => {
const { SSMClient } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(198), __webpack_require__.e(370)]).then(__webpack_require__.bind(__webpack_require__, 7370))
return make(SSMClient, region, 1)
}),
iam: once(async () => {
const { IAMClient } = await Promise.all( [__webpack_require__.e(757), __webpack_require__.e(327)]).then(__webpack_require__.bind(__webpack_require__, 7757))
return make(IAMClient, region)
}),
})
return (region) => {
const set = sets.get(region) ?? makeSet(region)
sets.set(region, set)
return set
}
}
function once (make ) {
let made
return () => (made ??= make())
}
})
};
