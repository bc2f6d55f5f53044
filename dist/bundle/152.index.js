export const id = 152;
export const ids = [152,397];
export const modules = {
397:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
STATE_NAME: () => ( STATE_NAME),
createJob: () => ( createJob),
parseMachines: () => ( parseMachines),
savedState: () => ( savedState)
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
const STATE_NAME = 'machines'
function savedState(variables ) {
return variables[`STATE_${STATE_NAME}`] ?? ''
}
function createJob({
variables,
saveState,
}
) {
const machines = new Map ()
let saved = '[]'
const save = () => {
const text = JSON.stringify([...machines.values()])
if (text !== saved) saveState(STATE_NAME, [...machines.values()])
saved = text
}
const number = (name , otherwise ) => {
const value = variables[name] ?? ''
return /^\d+$/.test(value) ? value : otherwise
}
const folder = variables['RUNNER_TEMP'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()
return {
newRunId: () =>
`${number('GITHUB_RUN_ID', '0')}-${number('GITHUB_RUN_ATTEMPT', '1')}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`,
expect(expected) {
machines.set(expected.runId, expected)
save()
},
remember(machine) {
machines.set(machine.runId, machine)
save()
},
forget({ runId }) {
machines.delete(runId)
save()
},
outputFile: ({ region, runId }) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'servicemon', runId, region, 'output.txt'),
}
}
function parseMachines(state ) {
if (state === '') return []
const value = JSON.parse(state)
return Array.isArray(value) ? value.flatMap(parseMachine) : []
}
function parseMachine(value ) {
if (typeof value !== 'object' || value === null) return []
const { region, runId, instanceId, launchedBefore, fleet, since } = value
if (typeof region !== 'string' || typeof runId !== 'string') return []
if (typeof instanceId === 'string') {
const before = typeof launchedBefore === 'string' ? { launchedBefore: new Date(launchedBefore) } : {}
return [{ region, runId, instanceId, ...before }]
}
if (typeof fleet !== 'string' || typeof since !== 'string') return []
return [{ region, runId, fleet, since: new Date(since) }]
}
}),
2152:
((__webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
var _github_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(397);
const variables = process.env
const TITLE = 'AWS ServiceMon · after the step'
try {
const machines = (0,_github_job_js__WEBPACK_IMPORTED_MODULE_0__.parseMachines)((0,_github_job_js__WEBPACK_IMPORTED_MODULE_0__.savedState)(variables))
if (machines.length > 0) {
const [{ stopAll }, { actionLog, fail, getIDToken }, { inputReader }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 9401)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5591)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 779)),
])
const failures = await stopAll(machines, {
readInput: inputReader(variables),
variables,
getIdToken: getIDToken,
logger: actionLog,
})
for (const failure of failures) fail(failure, TITLE)
}
} catch (error) {
const [{ describeTrouble, errorResult }, { fail }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 1764)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5591)),
])
fail(describeTrouble(errorResult(error)), TITLE)
}
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
})
};
