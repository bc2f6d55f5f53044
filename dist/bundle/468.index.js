export const id = 468;
export const ids = [468];
export const modules = {
8468:
((__webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
var _aws_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(153);
var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2050);
var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(779);
var _main_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7762);
var _pace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5761);
var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7325);
const cancellation = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] ) {
process.on(name, () => cancellation.abort(new Error(`the job was cancelled (${name})`)))
}
const variables = process.env
const loadToolkit = () => Promise.all( [__webpack_require__.e(268), __webpack_require__.e(591)]).then(__webpack_require__.bind(__webpack_require__, 5591))
try {
const clock = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .ml)((0,_pace_js__WEBPACK_IMPORTED_MODULE_5__ .c)(variables))
const getIdToken = async (audience ) => (await loadToolkit()).getIDToken(audience)
const ending = await (0,_main_js__WEBPACK_IMPORTED_MODULE_3__ .i)({
readInput: (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.inputReader)(variables),
connect: (identity) => (0,_aws_connect_js__WEBPACK_IMPORTED_MODULE_0__ .N)(identity, { clock, variables, getIdToken }),
loadRunner: async () => {
const [{ actionLog, saveState }, { createJob }] = await Promise.all([loadToolkit(), __webpack_require__.e( 397).then(__webpack_require__.bind(__webpack_require__, 397))])
return { logger: actionLog, job: createJob({ variables, saveState }) }
},
variables,
clock,
signal: cancellation.signal,
version: _version_js__WEBPACK_IMPORTED_MODULE_4__ .x,
})
const { publish } = await loadToolkit()
await publish(ending, variables)
} catch (error) {
const { publishError } = await loadToolkit()
publishError(error, variables)
}
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
}),
7762:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => ( main)
});
var external_node_diagnostics_channel_ = __webpack_require__(3053);
var external_node_events_ = __webpack_require__(8474);
var external_node_fs_ = __webpack_require__(3024);
var errors = __webpack_require__(9973);
var aws_errors = __webpack_require__(9507);
;
async function getAccount(connection , allowed ) {
const { GetCallerIdentityCommand } = await Promise.all( [__webpack_require__.e(457), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 9931))
let account
try {
const sts = await connection.sts()
account = (await sts.send(new GetCallerIdentityCommand({}))).Account ?? ''
} catch (cause) {
if (cause instanceof errors .lZ) throw cause
throw explain(cause, connection.region)
}
if (allowed.length === 0 || allowed.includes(account)) return account
throw new errors .lZ(
`allowed-account-ids: the credentials are of account ${account}, allowed is ${allowed.join(', ')}`,
{ hint: 'Nothing was read or changed. Use the role of the right account.' },
)
}
function explain(cause , region ) {
if ((0,aws_errors .Np)(cause)) {
return new errors .lZ('there are no AWS credentials', {
cause,
hint: 'Give the step a role (input role-to-assume; see README.md, Set-up), or credentials by an earlier step.',
})
}
if ((0,aws_errors ._d)(cause)) {
return new errors .lZ('the AWS credentials have expired', {
cause,
hint: 'Nothing was started. Use input role-to-assume, whose credentials renew themselves.',
})
}
if ((0,aws_errors .ww)(cause)) {
return new errors .lZ('AWS does not accept the credentials', {
cause,
hint: "Nothing was started. They belong to no account, or to another partition than the fleet's home.",
})
}
return new errors .lZ(`asking STS in ${region} whose credentials these are`, {
cause,
hint: 'Nothing was started. Run again.',
})
}
var clock = __webpack_require__(2050);
var fleet_fleet = __webpack_require__(1342);
var input_list = __webpack_require__(8301);
var inputs_inputs = __webpack_require__(779);
var regions = __webpack_require__(5530);
var suggest = __webpack_require__(6160);
;
const RULES = {
provision: { ifEmpty: 'refuse', all: 'enabled' },
check: { ifEmpty: 'all', all: 'every', former: true },
clear: { ifEmpty: 'refuse', all: 'every', former: true },
stop: { ifEmpty: 'refuse', all: 'every', former: true },
run: { ifEmpty: 'refuse', all: 'enabled' },
start: { ifEmpty: 'refuse', all: 'enabled' },
rotate: { ifEmpty: 'all', all: 'every' },
}
function selectRegions(options ) {
const { mode, fleet } = options
const names = [...new Set((0,input_list .ry)(options.region))]
const known = fleet.regions.map(({ name }) => name)
const rule = RULES[mode]
if (names.length === 0 && rule.ifEmpty === 'refuse') {
throw new errors .lZ(`region: is missing, and mode ${mode} changes something`, {
hint: `Name one or several of ${known.join(', ')}; or write all.`,
})
}
const lines = names.flatMap((name) => describeUnknown(name, options) ?? [])
if (lines.length > 0) {
throw new errors .lZ(lines.join('\n'), { hint: `The fleet has ${known.join(', ')}; or write all.` })
}
const former = names
.filter((name) => name !== 'all' && !known.includes(name))
.map((name) => (0,fleet_fleet .yS)(fleet, name))
if (names.length === 0 || names.includes('all')) return [...selectAll(options, rule.all), ...former]
const selected = names.flatMap((name) => [...fleet.regions, ...former].filter((region) => region.name === name))
const disabled = selected.filter(({ enabled }) => !enabled)
if (mode === 'run' && disabled.length > 0) {
throw new errors .lZ(
`region: ${disabled.map(({ name }) => name).join(', ')} can't run, being disabled in the fleet file`,
{ hint: 'Remove "enabled: false" there to run it.' },
)
}
return selected
}
function describeUnknown(name , { mode, fleet } ) {
const known = fleet.regions.map((region) => region.name)
if (name === 'all' || known.includes(name)) return undefined
if (RULES[mode].former === undefined) {
return `region: "${name}" is not in the fleet ${fleet.name}${(0,suggest .a)(name, known)}`
}
if (!(0,regions .Dp)(name)) {
return `region: "${name}" is not an AWS region${mode === 'clear' ? '' : (0,suggest .a)(name, [...known, ...regions .ij])}`
}
const { leadRegion } = fleet
const [own, wanted] = [(0,regions .cj)(name), (0,regions .cj)(leadRegion)]
return own === wanted ? undefined : `region: "${name}" is in the partition ${own}, and ${leadRegion} in ${wanted}`
}
function selectAll({ mode, fleet } , all ) {
const selected = fleet.regions.filter(({ enabled }) => enabled || all === 'every')
if (selected.length > 0) return selected
throw new errors .lZ(
`region: all regions of the fleet ${fleet.name} are disabled, so mode ${mode} has none to work on`,
)
}
var report_errors = __webpack_require__(1764);
;
async function main(environment ) {
const begun = { started: environment.clock.now() }
try {
return await carryOutStep(environment, begun)
} catch (error) {
return neverBegun(environment, begun, error)
}
}
function neverBegun({ clock, readInput, variables, version } , begun , error ) {
const { account, fleet = '', started } = begun
const ended = clock.now()
const mode = input_list .FN.find((one) => one === readInput('mode').trim()) ?? ''
const status = error instanceof errors .P_ ? error.status : 'failed'
const told = (0,report_errors.linkedError)((0,report_errors.errorResult)(error), variables)
return {
result: { mode, fleet, account, version, status, regions: {}, error: told },
...{ regions: [], failed: true, ended, seconds: secondsOf(started, ended), stack: stackOf(error) },
}
}
function stackOf(error ) {
return error instanceof Error ? error.stack : undefined
}
function secondsOf(started , ended ) {
return Math.round((0,clock .O1)(started, ended) * 10) / 10
}
async function carryOutStep(environment , begun ) {
const { clock, version } = environment
const inputs = (0,inputs_inputs.loadInputs)(environment.readInput)
const fleet = readFleet(inputs.fleetFile)
begun.fleet = fleet.name
const regions = selectRegions({ mode: inputs.mode, region: inputs.region, fleet })
const { carryOut, ...loaded } = await identify(environment, inputs, fleet)
const { logger, account } = loaded
begun.account = account
for (const name of inputs.ignored) logger.info(`input ${name} has no meaning in mode ${inputs.mode} and is ignored`)
logger.info(
`AWS ServiceMon ${version}: ${inputs.mode} of fleet ${fleet.name} in ${regions.map(({ name }) => name).join(', ')}, account ${account}`,
)
const outcome = await carryOut(inputs, { ...environment, ...loaded, fleet }, regions)
const ended = clock.now()
return { ...outcome, ended, seconds: secondsOf(begun.started, ended) }
}
async function identify(
{ connect, loadRunner } ,
{ role, allowedAccountIds } ,
{ leadRegion } ,
) {
const connection = connect({ role, region: leadRegion })
const load = () => Promise.all([connection.load(), loadRunner(), Promise.all( [__webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(829), __webpack_require__.e(517)]).then(__webpack_require__.bind(__webpack_require__, 9221))])
let loading
const stopListening = onFirstRequest(() => {
loading = load()
loading.catch(() => undefined)
})
const account = await getAccount(connection, allowedAccountIds).finally(stopListening)
const [aws, runner, { carryOut }] = await (loading ?? load())
return { account, aws, ...runner, carryOut }
}
const REQUESTS = 'http.client.request.start'
function onFirstRequest(callback ) {
const listen = (message ) => {
stopListening()
const isTold = typeof message === 'object' && message !== null && 'request' in message
if (isTold && message.request instanceof external_node_events_.EventEmitter) message.request.once('finish', callback)
}
const stopListening = () => void (0,external_node_diagnostics_channel_.unsubscribe)(REQUESTS, listen)
;(0,external_node_diagnostics_channel_.subscribe)(REQUESTS, listen)
return stopListening
}
function readFleet(path ) {
let bytes
try {
bytes = (0,external_node_fs_.readFileSync)(path)
} catch (cause) {
if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw (0,fleet_fleet .Jb)(path)
throw new errors .lZ(`reading the fleet file ${path}`, { cause })
}
return (0,fleet_fleet .I9)(bytes, path)
}
})
};
