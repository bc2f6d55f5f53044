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
;
function prefixed(logger , prefix ) {
const put = (text ) => `${prefix}  ${text}`
return {
info: (text) => logger.info(put(text)),
warning: (text) => logger.warning(put(text)),
error: (text) => logger.error(put(text)),
debug: (text) => logger.debug(put(text)),
foreign: (lines) => logger.foreign(lines.map(put)),
group: (title, work) => {
logger.info(put(title))
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
const { observeCommon, provisionRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 6156))
const facts = await observeCommon(context)
return inRegions(contexts, (region) => provisionRegion(region, facts, inputs))
}
case 'check':
return check(inputs, context, contexts)
case 'clear': {
const { assertConfirmed, clearRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 248))
assertConfirmed(inputs, context.fleet.name)
return inRegions(contexts, (region) => clearRegion(region, inputs))
}
case 'run': {
const [{ runRegion }, { packRunFiles }] = await Promise.all([Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 8241)), Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 7113))])
const timeoutSeconds = (0,fleet_fleet .jU)(context.fleet, inputs.timeoutSeconds)
const files = await packRunFiles(context.fleet)
return inRegions(contexts, (region) => runRegion(region, { ...inputs, timeoutSeconds, files }))
}
case 'start': {
const { startRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 7723))
const holdSeconds = (0,fleet_fleet .To)(context.fleet, inputs)
return inRegions(contexts, (region) => startRegion(region, { holdSeconds }))
}
case 'stop': {
const { stopRegion } = await Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 4055))
return inRegions(contexts, (region) => stopRegion(region))
}
case 'rotate':
return rotate(inputs, context, contexts)
}
}
async function check(inputs , context , contexts ) {
const [{ checkRegion }, { tellStale }, { findReadableOrigin }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 8311)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5356)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 9157)),
])
tellStale(context, inputs.exactHours)
const originOf = await findReadableOrigin(context)
const report = await inRegions(contexts, async (region) => checkRegion(region, await originOf(region)))
return { ...report, regions: contexts.filter(({ region }) => region.enabled).map(({ region }) => region.name) }
}
async function rotate(inputs , context , contexts ) {
const [{ rotateRegion }, { tellSchedule }, { orderDue }] = await Promise.all([
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 9186)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 5356)),
Promise.all( [__webpack_require__.e(407), __webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(268), __webpack_require__.e(312), __webpack_require__.e(198), __webpack_require__.e(306), __webpack_require__.e(90), __webpack_require__.e(512), __webpack_require__.e(213), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 3478)),
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
})
};
