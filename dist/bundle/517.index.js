export const id = 517;
export const ids = [517,327];
export const modules = {
4001:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
G5: () => ( command),
lq: () => ( _ep0),
yt: () => ( _mw0)
});
var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5065);
var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5349);
var _endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5434);
const command = (0,_smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ .k)(_endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ .S, "AmazonEC2", "EC2Client", _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ .rD);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
const _mw1 = (Command, cs, config, o) => [
getCopySnapshotPresignedUrlPlugin(config),
];
}),
4580:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
H: () => ( AuthorizeSecurityGroupEgressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class AuthorizeSecurityGroupEgressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "AuthorizeSecurityGroupEgress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .wmH) {
}
}),
3946:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => ( AuthorizeSecurityGroupIngressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class AuthorizeSecurityGroupIngressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "AuthorizeSecurityGroupIngress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Kos) {
}
}),
9796:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => ( CreateSecurityGroupCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class CreateSecurityGroupCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CreateSecurityGroup", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Ism) {
}
}),
5038:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => ( CreateTagsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class CreateTagsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CreateTags", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .GIH) {
}
}),
4351:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
y: () => ( DeleteSecurityGroupCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteSecurityGroupCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteSecurityGroup", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Tnk) {
}
}),
5763:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( DeleteTagsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteTagsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteTags", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .$$V) {
}
}),
6259:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
k: () => ( RevokeSecurityGroupEgressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class RevokeSecurityGroupEgressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "RevokeSecurityGroupEgress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .RoE) {
}
}),
3497:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
n: () => ( paginateDescribeSecurityGroups)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeSecurityGroupsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeSecurityGroups", schemas_0 .GZZ) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeSecurityGroups = (0,createPaginator .K)(EC2Client .g, DescribeSecurityGroupsCommand, "NextToken", "NextToken", "MaxResults");
}),
9859:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => ( createPaginator)
});
const makePagedClientRequest = async (CommandCtor, client, input, withCommand = (_) => _, ...args) => {
let command = new CommandCtor(input);
command = withCommand(command) ?? command;
return await client.send(command, ...args);
};
function createPaginator(ClientCtor, CommandCtor, inputTokenName, outputTokenName, pageSizeTokenName) {
return async function* paginateOperation(config, input, ...additionalArguments) {
const _input = input;
let token = config.startingToken ?? _input[inputTokenName];
let hasNext = true;
let page;
while (hasNext) {
_input[inputTokenName] = token;
if (pageSizeTokenName) {
_input[pageSizeTokenName] = _input[pageSizeTokenName] ?? config.pageSize;
}
if (config.client instanceof ClientCtor) {
page = await makePagedClientRequest(CommandCtor, config.client, input, config.withCommand, ...additionalArguments);
}
else {
throw new Error(`Invalid client, expected instance of ${ClientCtor.name}`);
}
yield page;
const prevToken = token;
token = get(page, outputTokenName);
hasNext = !!(token && (!config.stopOnSameToken || token !== prevToken));
}
return undefined;
};
}
const get = (fromObject, path) => {
let cursor = fromObject;
const pathComponents = path.split(".");
for (const step of pathComponents) {
if (!cursor || typeof cursor !== "object") {
return undefined;
}
cursor = cursor[step];
}
return cursor;
};
}),
5065:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
k: () => ( makeBuilder)
});
var middleware = __webpack_require__(9174);
var MiddlewareStack = __webpack_require__(6036);
var NormalizedSchema = __webpack_require__(6257);
;
const SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
if (data == null) {
return data;
}
const ns = NormalizedSchema .l1.of(schema);
if (ns.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (ns.isListSchema()) {
const valueSchema = ns.getValueSchema();
if (valueSchema.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (Array.isArray(data)) {
return data.map((value) => schemaLogFilter(valueSchema, value));
}
}
else if (ns.isMapSchema()) {
const valueSchema = ns.getValueSchema();
if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (typeof data === "object") {
return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
}
}
else if (ns.isStructSchema() && typeof data === "object") {
const object = data;
const newObject = {};
for (const [member, memberNs] of ns.structIterator()) {
if (object[member] != null) {
newObject[member] = schemaLogFilter(memberNs, object[member]);
}
}
return newObject;
}
return data;
}
;
const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
class Command {
middlewareStack = (0,MiddlewareStack .o)();
schema;
static classBuilder() {
return new ClassBuilder();
}
resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor, }) {
for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) {
this.middlewareStack.use(mw);
}
const stack = clientStack.concat(this.middlewareStack);
const { logger } = configuration;
const additionalSmithyContext = additionalContext[middleware .V];
const handlerExecutionContext = {
logger,
clientName,
commandName,
inputFilterSensitiveLog,
outputFilterSensitiveLog,
...additionalContext,
[middleware .V]: {
...additionalSmithyContext,
commandInstance: this,
...smithyContext,
...(options?.metricsRecorder === undefined ? {} : { metricsRecorder: options.metricsRecorder }),
...(options?.abortSignal === undefined ? {} : { abortSignal: options.abortSignal }),
},
};
const { requestHandler } = configuration;
let requestOptions = options ?? {};
if (requestOptions.metricsRecorder) {
requestOptions = { ...requestOptions };
delete requestOptions.metricsRecorder;
}
let isEventStream;
const schema = this.schema;
const marker = schema?.[operationEventStreamMarker];
if (marker !== undefined) {
isEventStream = marker;
}
else if (schema) {
if (Array.isArray(schema) && schema[0] === 9) {
const [, , , , input$, output$] = schema;
isEventStream = schema[operationEventStreamMarker] = Boolean(NormalizedSchema .l1.of(input$).getEventStreamMember() || NormalizedSchema .l1.of(output$).getEventStreamMember());
}
}
if (isEventStream) {
requestOptions = {
isEventStream,
...requestOptions,
};
}
return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
}
}
class ClassBuilder {
_init = () => { };
_ep = {};
_middlewareFn = () => [];
_commandName = "";
_clientName = "";
_additionalContext = {};
_smithyContext = {};
_inputFilterSensitiveLog = undefined;
_outputFilterSensitiveLog = undefined;
_serializer = null;
_deserializer = null;
_operationSchema;
init(cb) {
this._init = cb;
}
ep(endpointParameterInstructions) {
this._ep = endpointParameterInstructions;
return this;
}
m(middlewareSupplier) {
this._middlewareFn = middlewareSupplier;
return this;
}
s(service, operation, smithyContext = {}) {
this._smithyContext = {
service,
operation,
...smithyContext,
};
return this;
}
c(additionalContext = {}) {
this._additionalContext = additionalContext;
return this;
}
n(clientName, commandName) {
this._clientName = clientName;
this._commandName = commandName;
return this;
}
f(inputFilter = (_) => _, outputFilter = (_) => _) {
this._inputFilterSensitiveLog = inputFilter;
this._outputFilterSensitiveLog = outputFilter;
return this;
}
ser(serializer) {
this._serializer = serializer;
return this;
}
de(deserializer) {
this._deserializer = deserializer;
return this;
}
sc(operation) {
this._operationSchema = operation;
this._smithyContext.operationSchema = operation;
return this;
}
build() {
const closure = this;
let CommandRef;
return (CommandRef = class extends Command {
input;
static getEndpointParameterInstructions() {
return closure._ep;
}
constructor(...[input]) {
super();
this.input = input ?? {};
closure._init(this);
this.schema = closure._operationSchema;
}
resolveMiddleware(stack, configuration, options) {
const op = closure._operationSchema;
const input = op?.[4] ?? op?.input;
const output = op?.[5] ?? op?.output;
return this.resolveMiddlewareWithContext(stack, configuration, options, {
CommandCtor: CommandRef,
middlewareFn: closure._middlewareFn,
clientName: closure._clientName,
commandName: closure._commandName,
inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
smithyContext: closure._smithyContext,
additionalContext: closure._additionalContext,
});
}
serialize = closure._serializer;
deserialize = closure._deserializer;
});
}
}
;
function makeBuilder(common, service, name, ep) {
return function makeCommand(added, plugins, op, $, smithyContext = {}) {
const epMerged = Object.assign({}, common, added);
return Command.classBuilder()
.ep(epMerged)
.m(function (CommandCtor, clientStack, config, options) {
const list = plugins.call(this, CommandCtor, clientStack, config, options);
list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
return list;
})
.s(service, op, smithyContext)
.n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command")
.sc($)
.build();
};
}
}),
5389:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$k: () => ( findWorkflow),
Hn: () => ( findWorkflowFile),
n2: () => ( assertJobOutlasts)
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6637);
var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2701);
var _text_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9144);
var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
const DEFAULT_MINUTES = 360
const minutes = zod__WEBPACK_IMPORTED_MODULE_5__ .aig().positive().optional().catch(Number.POSITIVE_INFINITY)
const optionalText = zod__WEBPACK_IMPORTED_MODULE_5__ .YjP().optional().catch(undefined)
const step = zod__WEBPACK_IMPORTED_MODULE_5__ ._H3({
id: optionalText,
uses: optionalText,
with: zod__WEBPACK_IMPORTED_MODULE_5__ ._H3({ name: optionalText }).optional().catch(undefined),
'timeout-minutes': minutes,
})
const job = zod__WEBPACK_IMPORTED_MODULE_5__ ._H3({ 'timeout-minutes': minutes, steps: zod__WEBPACK_IMPORTED_MODULE_5__ .YOg(step).default([]).catch([]) })
const cron = zod__WEBPACK_IMPORTED_MODULE_5__ .Ikc({ cron: zod__WEBPACK_IMPORTED_MODULE_5__ .YjP().catch(''), timezone: zod__WEBPACK_IMPORTED_MODULE_5__ .YjP().default('UTC').catch('') })
.catch({ cron: '', timezone: 'UTC' })
const triggers = zod__WEBPACK_IMPORTED_MODULE_5__ ._H3({ schedule: zod__WEBPACK_IMPORTED_MODULE_5__ .YOg(cron).default([]).catch([]) })
const workflowSchema = zod__WEBPACK_IMPORTED_MODULE_5__ .Ikc({
on: triggers.catch({ schedule: [] }).default({ schedule: [] }),
jobs: zod__WEBPACK_IMPORTED_MODULE_5__ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__ .YjP(), job),
})
function findWorkflowFile(variables ) {
return /^[^/]+\/[^/]+\/\.github\/workflows\/([^@/]+)@/.exec(variables['GITHUB_WORKFLOW_REF'] ?? '')?.[1]
}
async function findWorkflow(variables ) {
const file = findWorkflowFile(variables)
const folder = variables['GITHUB_WORKSPACE']
if (file === undefined || folder === undefined) return undefined
const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.github/workflows', file), 'utf8').catch(() => undefined)
return text === undefined ? undefined : parseWorkflow(text)
}
function parseWorkflow(text ) {
try {
const lines = new yaml__WEBPACK_IMPORTED_MODULE_2__ .HN()
const document = (0,yaml__WEBPACK_IMPORTED_MODULE_2__ .Tp)(text, { lineCounter: lines })
if (document.errors.length > 0) return undefined
const file = workflowSchema.safeParse(document.toJS()).data
if (file === undefined) return undefined
const lineOf = (index ) => {
const node = document.getIn(['on', 'schedule', index], true)
return lines.linePos((0,yaml__WEBPACK_IMPORTED_MODULE_2__ .Ll)(node) ? (node.range?.[0] ?? 0) : 0).line
}
return { jobs: file.jobs, asks: file.on.schedule.map((ask, index) => ({ ...ask, line: lineOf(index) })) }
} catch {
return undefined
}
}
function findJobSeconds(
{ jobs } ,
{ job: jobId, step: stepId } ,
) {
const found = jobs[jobId ?? '']
if (found === undefined) return undefined
const own = found.steps.find(({ id }) => id !== undefined && id === stepId)
const known = Math.min(
found['timeout-minutes'] ?? DEFAULT_MINUTES,
own?.['timeout-minutes'] ?? Number.POSITIVE_INFINITY,
)
return Number.isFinite(known) ? known * 60 : undefined
}
async function assertJobOutlasts(
{ timeout, wanted } ,
variables ,
) {
const workflow = await findWorkflow(variables)
const ids = { job: variables['GITHUB_JOB'], step: variables['GITHUB_ACTION'] }
const seconds = workflow === undefined ? undefined : findJobSeconds(workflow, ids)
if (seconds === undefined || seconds > timeout) return
throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__ .lZ(
`timeout: the payload may take ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__ .a3)(timeout)}, and GitHub ends this job after ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_3__ .a3)(seconds)}`,
{
hint: `Nothing was started. Raise the job's timeout-minutes to ${Math.ceil(wanted / 60)} or more, or shorten the timeout.`,
},
)
}
}),
9221:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
carryOut: () => ( carryOut)
});
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
;
function environmentExpiry(variables ) {
if (variables['AWS_ACCESS_KEY_ID'] === undefined) return undefined
const expiry = new Date(variables['AWS_CREDENTIAL_EXPIRATION'] ?? '')
return Number.isNaN(expiry.getTime()) ? undefined : expiry
}
function assertOutlasts(expiry , until ) {
if (expiry === undefined || expiry >= until) return
throw new errors .lZ(
`the AWS credentials end at ${(0,src_clock .fU)(expiry)}, and the work may take until ${(0,src_clock .fU)(until)}`,
{
hint: 'Nothing was started. Use input role-to-assume, whose credentials renew themselves, longer ones, or a shorter timeout.',
},
)
}
var aws_errors = __webpack_require__(9507);
var fleet_fleet = __webpack_require__(1342);
var workflow = __webpack_require__(5389);
var wrap = __webpack_require__(9148);
;
function prefixed(logger , prefix ) {
const put = (text ) => `${prefix}  ${text}`
const wrapped = (text ) => {
const columns = wrap .J - put('').length
return text
.split('\n')
.flatMap((line) => (0,wrap .x)(line, columns).map(put))
.join('\n')
}
return {
info: (text) => logger.info(wrapped(text)),
warning: (text, title) => logger.warning(put(text), title),
error: (text, title) => logger.error(put(text), title),
debug: (text) => logger.debug(put(text)),
foreign: (lines) => logger.foreign(lines.map(put)),
group: (title, work) => {
logger.info(wrapped(title))
return work()
},
}
}
var phases = __webpack_require__(9022);
var former = __webpack_require__(8829);
var report_errors = __webpack_require__(1764);
var result = __webpack_require__(9967);
;
async function carryOut(
inputs ,
context ,
regions ,
) {
const contexts = regions.map((region) => {
const logger = regions.length > 1 ? prefixed(context.logger, region.name) : context.logger
return { ...context, region, clients: context.aws(region.name), logger }
})
await assertTimeEnough(inputs, context)
const report = await runMode(inputs, context, contexts)
const result = resultOf(report, { mode: inputs.mode, context })
return { result, regions: report.regions, failed: isFailed(inputs, result) }
}
async function assertTimeEnough(inputs , { clock, fleet, variables } ) {
const timeoutSeconds = inputs.mode === 'run' ? (0,fleet_fleet .jU)(fleet, inputs.timeoutSeconds) : 0
const size = { ...fleet.run, timeoutSeconds }
if (inputs.mode === 'run') {
await (0,workflow .n2)({ timeout: timeoutSeconds, wanted: (0,phases .cB)(size) }, variables)
}
const startsMachine = ['run', 'start'].includes(inputs.mode)
const provisions = inputs.mode === 'provision' && !inputs.dryRun
if (inputs.role !== undefined || !(startsMachine || provisions)) return
const needed = startsMachine ? (0,phases .Rl)(size) : (0,phases .ZX)((0,fleet_fleet .E4)(fleet))
assertOutlasts(environmentExpiry(variables), (0,src_clock ._I)(clock.now(), needed))
}
async function runMode(inputs , context , contexts ) {
switch (inputs.mode) {
case 'provision': {
const { observeCommon, provisionRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 6156))
const facts = await observeCommon(context)
return inRegions(contexts, (region) => provisionRegion(region, facts, inputs))
}
case 'check':
return check(inputs, context, contexts)
case 'clear': {
const { assertConfirmed, clearRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 248))
assertConfirmed(inputs, context.fleet.name)
return inRegions(contexts, (region) => clearRegion(region, inputs))
}
case 'run': {
const [{ runRegion }, { packRunFiles }] = await Promise.all([Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 8241)), Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 7113))])
const timeoutSeconds = (0,fleet_fleet .jU)(context.fleet, inputs.timeoutSeconds)
const files = await packRunFiles(context.fleet)
return inRegions(contexts, (region) => runRegion(region, { ...inputs, timeoutSeconds, files }))
}
case 'start': {
const { startRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 7723))
const holdSeconds = (0,fleet_fleet .To)(context.fleet, inputs)
return inRegions(contexts, (region) => startRegion(region, { holdSeconds }))
}
case 'stop': {
const { stopRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 4055))
return inRegions(contexts, (region) => stopRegion(region))
}
case 'rotate':
return rotate(inputs, context, contexts)
}
}
async function check(inputs , context , contexts ) {
const [{ checkRegion }, { tellStale }, { findReadableOrigin }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 8311)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5356)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 9157)),
])
tellStale(context, inputs.exactHours)
const originOf = await findReadableOrigin(context)
const report = await inRegions(contexts, async (region) => checkRegion(region, await originOf(region)))
return { ...report, regions: contexts.filter(({ region }) => region.enabled).map(({ region }) => region.name) }
}
async function rotate(inputs , context , contexts ) {
const [{ rotateRegion }, { tellSchedule }, { orderDue }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 9186)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5356)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(711), __webpack_require__.e(591), __webpack_require__.e(829), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 3478)),
])
const due = new Map ()
const [report, ticks] = await Promise.all([
inRegions(contexts, async (region) => {
const rotation = await rotateRegion(region)
if (rotation.due !== undefined) due.set(region.region.name, rotation.due)
return rotation.result
}),
tellSchedule(context, inputs),
])
const inFleetOrder = contexts.flatMap(({ region: { name } }) => {
const state = due.get(name)
return state === undefined ? [] : [{ ...state, name }]
})
const regions = orderDue(inFleetOrder, inputs.catchUp).map(({ name }) => name)
return { ...report, regions, ticks }
}
async function inRegions(
contexts ,
work ,
) {
const results = await Promise.all(
contexts.map(async (context) => {
try {
return [context.region.name, await work(context)]
} catch (error) {
const told = (0,report_errors.errorResult)(ofFormer(context, error))
const summary = told.messages.join(': ')
const status = error instanceof errors .P_ ? error.status : 'failed'
return [context.region.name, { status, summary, steps: [], findings: [], error: told }]
}
}),
)
return { results: Object.fromEntries(results), regions: contexts.map(({ region }) => region.name) }
}
function ofFormer({ region, fleet } , error ) {
if (region.isFormer !== true || !(0,errors .DD)(error).some(aws_errors .Tk)) return error
const clearing = (0,former .Xy)({ region: region.name, fleet: fleet.name })
return new errors .lZ(`region ${region.name} is not in the fleet file`, {
cause: error,
hint: `If the roles were deployed without it, let them know it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions=${region.name} | sh; then ${clearing}.`,
})
}
function resultOf(
{ results, ticks } ,
{ mode, context: { fleet, account, variables, version } } ,
) {
const linked = Object.entries(results).map(([name, one]) => [name, (0,report_errors.linkedResult)(one, variables)] )
return {
mode,
fleet: fleet.name,
account,
version,
status: (0,result .gX)(Object.values(results).map(({ status }) => status)),
ticks,
regions: Object.fromEntries(linked),
}
}
function isFailed(inputs , { regions } ) {
const results = Object.values(regions)
if (inputs.mode === 'rotate') return false
if (inputs.mode === 'check') return inputs.require === 'ready' && results.some(({ status }) => status !== 'ok')
return results.some(({ status }) => (0,result .KM)(status))
}
}),
9967:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
KM: () => ( isTrouble),
X7: () => ( METRIC_NAME),
gX: () => ( overallStatus),
uX: () => ( MAX_SUMMARY),
yA: () => ( VALUE_NAME)
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2701);
const time = zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('ISO 8601, UTC')
const regionStatusSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .k5n(['ok', 'absent', 'skipped', 'busy', 'failed', 'refused', 'drifted'])
const outcomeSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('What was to be done, such as copy-image'),
target: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('To what'),
outcome: zod__WEBPACK_IMPORTED_MODULE_0__ .k5n(['done', 'skipped', 'failed', 'planned']),
reason: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
seconds: zod__WEBPACK_IMPORTED_MODULE_0__ .aig(),
outputFile: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Path on the runner of what a setup has written'),
onSince: time.optional().describe('Of a machine that was stopped: its launch'),
costDollars: zod__WEBPACK_IMPORTED_MODULE_0__ .aig().optional().describe('About, of a machine that was stopped, from its launch on, as of a run'),
})
const findingSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('A stable word, such as missing, drift, leftover'),
defect: zod__WEBPACK_IMPORTED_MODULE_0__ .zMY().describe('Whether it keeps the region from being as its fleet wants it'),
text: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
resource: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the resource'),
cause: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('What several findings have in common, in one or several regions'),
})
const errorSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
messages: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__ .YjP()).describe('What went wrong, outermost first'),
hint: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('What to do next'),
code: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe("AWS's error code"),
requestId: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe("AWS's request id"),
})
const imageSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
id: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
name: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
state: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
created: time,
source: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP()
.optional()
.describe("Id of the home image it is a copy of; home's own image and a public one have none"),
current: zod__WEBPACK_IMPORTED_MODULE_0__ .zMY().describe("Whether it is home's current image, or a copy of it, or the newest of its base"),
snapshots: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__ .YjP()),
})
const holderSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__ .k5n(['lease', 'hold', 'proof boot']),
until: time,
runId: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional(),
})
const instanceSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
id: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
state: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
type: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
zone: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
address: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Public IPv4 address, while it is on'),
image: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('Id of the image it was made from'),
setup: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Hash of the base, the setup and its files that it has been set up by'),
lastStart: time,
lease: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Who holds it, and until when, in words'),
holder: holderSchema
.optional()
.describe('The same as values: a run by its lease, an operator by a hold, a proof boot'),
slot: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('The slot it served last'),
})
const phaseSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(), started: time, seconds: zod__WEBPACK_IMPORTED_MODULE_0__ .aig() })
const MAX_SUMMARY = { bytes: 64 * 1024, metrics: 50, items: 200, values: 20, title: 100 }
const METRIC_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const VALUE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,56}_(?:seconds|bytes|count|ratio)$/
const summaryTitle = zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().min(1).max(MAX_SUMMARY.title)
const summarySchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
metrics: zod__WEBPACK_IMPORTED_MODULE_0__ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().regex(METRIC_NAME), zod__WEBPACK_IMPORTED_MODULE_0__ .aig())
.meta({ maxProperties: MAX_SUMMARY.metrics, description: 'Numbers of the whole run, by their names' }),
items: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(
zod__WEBPACK_IMPORTED_MODULE_0__ ._H3({
name: summaryTitle.describe('What was measured'),
group: summaryTitle.optional().describe('What it belongs to, such as its kind'),
})
.meta({
patternProperties: { [VALUE_NAME.source]: { type: 'number' } },
additionalProperties: false,
description: 'Numbers of one thing, by names that end with their unit: median_seconds, rows_count',
}),
)
.max(MAX_SUMMARY.items)
.describe('What was measured, one line of the table each'),
})
const runSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
runId: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
phases: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(phaseSchema),
exitCode: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr().optional().describe("The payload's own exit code; none when it ended otherwise"),
signal: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('The signal that ended the payload, such as SIGTERM'),
timedOut: zod__WEBPACK_IMPORTED_MODULE_0__ .zMY(),
outputBytes: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr(),
outputFile: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Path on the runner'),
resultsFolder: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP()
.optional()
.describe('Path on the runner of what the payload left for us; none without files'),
summary: summarySchema.optional().describe("The payload's own numbers, from summary.json among its results"),
nextSlot: time.optional().describe('When the region is due next, by its cron line'),
slot: time.optional().describe('The slot it serves; none for a command of its own, or without a cron line'),
lateSeconds: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr().optional().describe('From the slot to the beginning of the run'),
billedSeconds: zod__WEBPACK_IMPORTED_MODULE_0__ .aig().optional().describe('From running to stopping, by the second, at least 60'),
costDollars: zod__WEBPACK_IMPORTED_MODULE_0__ .aig()
.optional()
.describe('About, by the prices of the fleet file, where it has them; without disks and traffic'),
})
const scheduleSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
due: zod__WEBPACK_IMPORTED_MODULE_0__ .zMY().describe('Whether a run is to be started for the slot now'),
reason: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('Why it is due, or why not'),
slot: time.optional().describe('The latest slot'),
served: time.optional().describe('The slot that was served last'),
next: time.optional().describe('The next slot'),
})
const storageSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
volumesGiB: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr(),
snapshotsGiB: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr().describe('By the size of their volumes: EC2 bills what of it is written'),
})
const regionResultSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
status: regionStatusSchema,
summary: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('What happened, in a sentence'),
image: imageSchema.optional(),
keyPair: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the key pair'),
securityGroup: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the security group'),
instance: instanceSchema.optional(),
storage: storageSchema
.optional()
.describe("From check: the fleet's own disks and snapshots, which cost money at rest"),
steps: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(outcomeSchema),
findings: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(findingSchema),
run: runSchema.optional(),
schedule: scheduleSchema.optional().describe('From rotate: where the region stands in its schedule'),
error: errorSchema.optional(),
})
const resultSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
mode: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
fleet: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('Its name; empty where the step could not begin and the fleet file was not read'),
account: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the AWS account'),
version: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('Version of the action'),
status: zod__WEBPACK_IMPORTED_MODULE_0__ .k5n([...regionStatusSchema.options, 'partial']),
ticks: zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
asked: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr().optional().describe("By the workflow's cron lines"),
delivered: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr(),
late: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({ region: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(), slot: time, seconds: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr().optional() })),
dispatches: zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({ asked: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr(), came: zod__WEBPACK_IMPORTED_MODULE_0__ .Whr() })
.optional()
.describe('Of exact hours, where they are set up'),
})
.optional()
.describe("From rotate: how GitHub's schedule has fared in the last day"),
regions: zod__WEBPACK_IMPORTED_MODULE_0__ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(), regionResultSchema).describe('By the name of the region'),
error: errorSchema.optional().describe('Why the step could not begin; then nothing was done in any region'),
})
.describe('The result output of AWS ServiceMon')
function resultJsonSchema() {
return z.toJSONSchema(resultSchema)
}
function summaryJsonSchema() {
return z.toJSONSchema(
summarySchema.partial().meta({
title: 'summary.json of a run of AWS ServiceMon',
description: `A payload's own numbers; ${MAX_SUMMARY.bytes / 1024} KiB at most.`,
}),
)
}
const BY_GRAVITY = ['ok', 'absent', 'skipped', 'drifted', 'busy', 'refused', 'failed']
const TROUBLE = ['busy', 'refused', 'failed']
function isTrouble(status ) {
return TROUBLE.includes(status)
}
function overallStatus(statuses ) {
if (statuses.some(isTrouble) && !statuses.every(isTrouble)) return 'partial'
return BY_GRAVITY.findLast((status) => statuses.includes(status)) ?? 'ok'
}
}),
9148:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => ( LOG_COLUMNS),
x: () => ( wrapLine)
});
const LOG_COLUMNS = 120
const INDENT = '    '
function wrapLine(line , columns = LOG_COLUMNS, indent = INDENT) {
if (line.length <= columns) return [line]
const lines = []
let current
for (const word of line.split(' ')) {
for (const [index, piece] of breakWord(word, columns - indent.length).entries()) {
const longer = index === 0 && current !== undefined ? `${current} ${piece}` : undefined
if (current === undefined) current = piece
else if (longer !== undefined && (longer.length <= columns || current.trim() === '')) current = longer
else {
lines.push(current)
current = `${indent}${piece}`
}
}
}
return [...lines, current ?? '']
}
function breakWord(word , columns ) {
if (word.length <= columns || /https?:\/\//.test(word)) return [word]
const seam = word.lastIndexOf(',', columns - 1) + 1
const end = seam > columns / 2 ? seam : columns
return [word.slice(0, end), ...breakWord(word.slice(end), columns)]
}
})
};
