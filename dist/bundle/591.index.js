export const id = 591;
export const ids = [591];
export const modules = {
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
1631:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W6: () => ( parseSummary),
jb: () => ( summaryTable),
yc: () => ( metricsLine)
});
var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9967);
var _text_rich_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4180);
const NUMBER_RULE = 'must be a number'
const METRIC_RULE = 'must be a name of letters, digits, _ and -, beginning with a letter'
const VALUE_RULE = 'must be a name that ends with _seconds, _bytes, _count or _ratio'
function parseSummary(bytes ) {
if (bytes.length > _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.bytes)
return nothing(`it has ${bytes.length} bytes, at most ${_result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.bytes} are read`)
let value
try {
value = JSON.parse(withoutNaN(new TextDecoder().decode(bytes)))
} catch {
return nothing('it is no JSON')
}
if (!isMap(value)) return nothing('it must be a map with metrics and items')
const leftOut = []
const { metrics = {}, items = [], ...others } = value
for (const key of Object.keys(others)) leftOut.push(`${key}: neither metrics nor items`)
if (!isMap(metrics)) leftOut.push('metrics: must be a map')
if (!Array.isArray(items)) leftOut.push('items: must be a list')
const summary = {
metrics: isMap(metrics) ? parseMetrics(metrics, leftOut) : {},
items: Array.isArray(items) ? parseItems(items, leftOut) : [],
}
const size = Buffer.byteLength(JSON.stringify(summary))
return size > _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.bytes ? nothing(`its numbers written out make ${size} bytes`) : { summary, leftOut }
}
function nothing(why ) {
return { summary: undefined, leftOut: [`all of it: ${why}`] }
}
function withoutNaN(text ) {
return text.replace(/("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/gs, (_, quoted ) => quoted ?? 'null')
}
function isMap(value ) {
return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function parseMetrics(metrics , leftOut ) {
const rule = { name: _result_js__WEBPACK_IMPORTED_MODULE_0__ .X7, problem: METRIC_RULE, most: _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.metrics }
return Object.fromEntries(numbersOf('metrics', Object.entries(metrics), { rule, leftOut }))
}
function parseItems(items , leftOut ) {
const parsed = items.slice(0, _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.items).flatMap((item, index) => parseItem(item, `items.${index}`, leftOut))
if (items.length > _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.items) leftOut.push(`items.${_result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.items} and what follows: more than are shown`)
return parsed
}
function parseItem(item , place , leftOut ) {
const { name, group, ...values } = isMap(item) ? item : {}
if (!isTitle(name) || (group !== undefined && !isTitle(group))) {
leftOut.push(`${place}: must have a name, and may have a group, of 1 to ${_result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.title} characters`)
return []
}
const rule = { name: _result_js__WEBPACK_IMPORTED_MODULE_0__ .yA, problem: VALUE_RULE, most: _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.values }
const numbers = numbersOf(place, Object.entries(values), { rule, leftOut })
return [{ name, ...(group === undefined ? {} : { group }), ...Object.fromEntries(numbers) }]
}
function isTitle(value ) {
return typeof value === 'string' && value !== '' && value.length <= _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.title
}
function numbersOf(
place ,
pairs ,
{ rule, leftOut } ,
) {
const good = pairs.flatMap(([key, value]) => {
if (!rule.name.test(key)) leftOut.push(`${place}.${key}: ${rule.problem}`)
else if (typeof value !== 'number' || !Number.isFinite(value)) leftOut.push(`${place}.${key}: ${NUMBER_RULE}`)
else return [[key, value]]
return []
})
if (good.length > rule.most)
leftOut.push(`${place}: ${good.length} numbers, of which the first ${rule.most} are taken`)
return good.slice(0, rule.most)
}
function summaryTable(
summaries ,
) {
const items = summaries.flatMap(([region, summary]) => summary.items.map((item) => ({ region, item })))
if (items.length === 0) return undefined
const keys = [...new Set(items.flatMap(({ item }) => Object.keys(item)))].filter((key) => _result_js__WEBPACK_IMPORTED_MODULE_0__ .yA.test(key))
const columns = keys.slice(0, _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.values)
const more = keys.length > columns.length ? ['and more'] : []
const [hasGroups, hasRegions] = [items.some(({ item }) => item.group !== undefined), summaries.length > 1]
const optional = (region , group ) => [
...(hasRegions ? [(0,_text_rich_js__WEBPACK_IMPORTED_MODULE_1__ .D_)(region)] : []),
...(hasGroups ? [group] : []),
]
return [
[...optional('region', 'group'), 'name', ...columns.map(title), ...more],
...items.map(({ region, item }) => {
const cells = columns.map((key) => (Object.hasOwn(item, key) ? formatNumber(Number(item[key])) : ''))
return [...optional(region, item.group ?? ''), item.name, ...cells, ...more.map(() => '')]
}),
]
}
function metricsLine(metrics ) {
const parts = Object.entries(metrics).map(([name, value]) => `${title(name)} ${formatNumber(value)}`)
return parts.length === 0 ? undefined : parts.join(' · ')
}
const UNITS = { seconds: 's', bytes: 'B', count: '', ratio: '' }
function title(name ) {
const words = name.split('_')
const unit = UNITS[words.at(-1) ?? '']
const short = unit === undefined || words.length < 2 ? words : [...words.slice(0, -1), ...(unit === '' ? [] : [unit])]
return short.join(' ')
}
function formatNumber(value ) {
return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
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
5345:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
n: () => ( formatDollars),
p: () => ( costDollars)
});
const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false })
function costDollars(seconds , hourlyPrice ) {
return seconds === undefined || hourlyPrice === undefined ? undefined : (seconds / 3600) * hourlyPrice
}
function formatDollars(dollars ) {
return significant.format(dollars)
}
}),
2158:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Fq: () => ( inertLine),
Mo: () => ( inertInline),
Y0: () => ( foreignLines)
});
function foreignLines(text ) {
const lines = text.split(/\r\n|\r|\n/)
if (lines.at(-1) === '') lines.pop()
return lines.map((line) => `| ${inertInline(line)}`)
}
const OLD_COMMAND = /(#[\p{Default_Ignorable_Code_Point}\p{Cf}]*#[\p{Default_Ignorable_Code_Point}\p{Cf}]*)\[/gu
const COMMAND = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}]*:[\p{Default_Ignorable_Code_Point}\p{Cf}]*:/u
function inertInline(text ) {
return (
text
.replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
.replace(/[\u007f-\u009f\u2028\u2029]/g, '\u2421')
.replace(OLD_COMMAND, '$1 [')
)
}
function inertLine(text ) {
const line = inertInline(text)
return COMMAND.test(line) ? `| ${line}` : line
}
}),
4180:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l6: () => ( toMarkdown),
Ul: () => ( toPlain),
D_: () => ( unbroken)
});
var foreign = __webpack_require__(2158);
;
const AWS_PAGE = String.raw`https://(?:[a-z0-9-]+\.console|docs)\.aws\.amazon\.com/[\w\-./?=&#:%]*[\w/]`
function inertMarkdown(text , documents ) {
const document =
documents === undefined ? [] : [`${escapePattern(documents)}/(?:docs/[\\w-]+|README)\\.md(?!\\w|\\.\\w)`]
const links = new RegExp(`(${[AWS_PAGE, ...document].join('|')})`)
return (0,foreign .Mo)(text)
.split(links)
.map((part, index) => (index % 2 === 1 ? `<${part}>` : inertText(part)))
.join('')
}
function inertText(text ) {
return text
.replace(/[&<>\\`*_{}[\]()#+!|~]/g, (character) =>
'&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
)
.replace(/[$@]|:(?=\/\/)|(?<=www)\./gi, (character) => `<span>${character}</span>`)
}
function escapePattern(text ) {
return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
;
function unbroken(name ) {
return name.replaceAll('-', '\u2011')
}
function toMarkdown(rich , documents ) {
return spans(rich)
.map((span) => {
if (typeof span === 'string') return inertMarkdown(span, documents)
if ('strong' in span) return `**${inertMarkdown(span.strong)}**`
if ('code' in span) return `<code>${inertMarkdown(span.code)}</code>`
return `[${inertMarkdown(span.text)}](${span.link.replace(/[()<>\s\\]/g, percent)})`
})
.join('')
}
function toPlain(rich ) {
return spans(rich)
.map((span) => {
if (typeof span === 'string') return span
if ('strong' in span) return span.strong
return 'code' in span ? span.code : `${span.text} (${span.link})`
})
.join('')
.replaceAll('\u2011', '-')
}
function spans(rich ) {
return typeof rich === 'string' ? [rich] : rich
}
function percent(character ) {
return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
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
}),
5591:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
actionLog: () => ( actionLog),
fail: () => ( fail),
getIDToken: () => ( core .V9),
publish: () => ( publish),
publishError: () => ( publishError),
saveState: () => ( core .LZ)
});
var core = __webpack_require__(1268);
var external_node_fs_ = __webpack_require__(3024);
;
const MOST_BYTES = 64 * 1024
function readLastLines(path , count ) {
try {
const file = (0,external_node_fs_.openSync)(path, 'r')
try {
const { size } = (0,external_node_fs_.fstatSync)(file)
const bytes = Buffer.alloc(Math.min(size, MOST_BYTES))
;(0,external_node_fs_.readSync)(file, bytes, 0, bytes.length, size - bytes.length)
const lines = bytes.toString('utf8').split(/\r\n|\r|\n/)
if (lines.at(-1) === '') lines.pop()
return lines.slice(-count)
} finally {
(0,external_node_fs_.closeSync)(file)
}
} catch {
return []
}
}
var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
var input_list = __webpack_require__(8301);
var github_workflow = __webpack_require__(5389);
;
async function findPlaces(variables ) {
const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = variables
const [workflow, files] = await Promise.all([(0,github_workflow .$k)(variables), listWorkflowFiles(variables)])
const artifactOf = (region ) => workflow && artifactName(workflow, variables, region)
if (server === undefined || repository === undefined) return { run: undefined, workflows: new Map(), artifactOf }
const base = `${server}/${repository}/actions`
const own = input_list .FN.flatMap((mode) => {
const file = files.find((name) => name === `${mode}.yml` || name === `${mode}.yaml`)
return file === undefined ? [] : [[mode, `${base}/workflows/${file}`] ]
})
return { run: run === undefined ? undefined : `${base}/runs/${run}`, workflows: new Map(own), artifactOf }
}
async function listWorkflowFiles({ GITHUB_WORKSPACE: folder } ) {
if (folder === undefined) return []
return (0,promises_.readdir)((0,external_node_path_.join)(folder, '.github/workflows')).catch(() => [])
}
function artifactName({ jobs } , variables , region ) {
const steps = jobs[variables['GITHUB_JOB'] ?? '']?.steps ?? []
const name = steps.find(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'))?.with?.name
const known = {
'matrix.region': region,
'github.run_attempt': variables['GITHUB_RUN_ATTEMPT'],
'github.run_id': variables['GITHUB_RUN_ID'],
'github.run_number': variables['GITHUB_RUN_NUMBER'],
}
let isKnown = name !== undefined
const text = name?.replace(/\$\{\{(.*?)\}\}/g, (_, expression ) => {
const value = known[expression.trim()]
isKnown &&= value !== undefined
return value ?? ''
})
return isKnown ? text : undefined
}
var errors = __webpack_require__(1764);
var instance_state = __webpack_require__(7373);
var src_result = __webpack_require__(9967);
var dollars = __webpack_require__(5345);
;
const MOST = 4
function listNames(names ) {
const shown = names.length > MOST ? names.slice(0, MOST - 1) : names
const rest = names.length - shown.length
if (rest > 0) return `${shown.join(', ')} and ${rest} more`
return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}
var clock = __webpack_require__(2050);
;
function formatShortTime(time , now ) {
const text = new Date(time).toISOString()
const [date, clock] = [text.slice(0, 10), text.slice(11, 16)]
const today = now.toISOString()
if (date === today.slice(0, 10)) return clock
return `${date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date} ${clock}`
}
function formatAgo(time , now ) {
const length = formatSpan((0,clock .O1)(new Date(time), now))
return length === undefined ? 'just now' : `${length} ago`
}
function formatSpan(seconds ) {
const minutes = Math.floor(seconds / 60)
if (minutes < 1) return undefined
if (minutes < 60) return `${minutes} min`
const hours = Math.floor(minutes / 60)
return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}
;
const MARK = { good: '✅', bad: '❌', attention: '⚠️', plan: '📝', skipped: '⏭️' }
function headlineOf(result , now ) {
const { fleet, mode } = result
const whose = fleet === '' ? 'AWS ServiceMon' : fleet
const entries = Object.entries(result.regions)
const [only] = entries
if (result.error !== undefined || only === undefined)
return { mark: MARK.bad, whose, text: `${mode === '' ? '' : `${mode} · `}could not begin, nothing was done` }
const isRun = mode === 'run' && entries.length === 1
const { mark, text } = isRun ? describeRun(only[1]) : describeMode(result, now)
return { mark, whose, text: `${isRun ? only[0] : mode} · ${text}` }
}
function titleOf({ mark, text, whose } ) {
return `${mark} ${whose} · ${text}`
}
function describeMode(result , now ) {
switch (result.mode) {
case 'run':
return describeRuns(result)
case 'rotate':
return describeRotation(result)
case 'start':
return describeStarts(result, now)
case 'stop':
return describeStops(result)
case 'clear':
return isPlan(result) ? describePlan(result, 'deleted') : describeClearing(result)
case 'provision':
return isPlan(result) ? describePlan(result, 'changed') : describeReadiness(result)
default:
return describeReadiness(result)
}
}
function isPlan({ regions } ) {
return Object.values(regions).some(({ steps }) => steps.some(({ outcome }) => outcome === 'planned'))
}
function describeRun(region ) {
const { run, status } = region
if (run === undefined) {
if (status === 'skipped') return { mark: MARK.skipped, text: 'not due, not run' }
const text = status === 'busy' ? 'in use, not run' : 'not run'
return { mark: status === 'busy' ? MARK.attention : MARK.bad, text }
}
const parts = [describeEnd(run), describeMachine(region), describeBill(run)]
const mark = { ok: MARK.good, skipped: MARK.skipped }[status ] ?? MARK.bad
return { mark, text: parts.filter((part) => part !== undefined).join(' · ') }
}
function describeEnd({ exitCode, phases, signal, timedOut } ) {
if (timedOut) return 'ended at its timeout'
if (signal !== undefined) return `ended by ${signal}`
if (exitCode !== undefined) return `exit code ${exitCode}`
return phases.some(({ name }) => name === 'payload') ? 'its end is not known' : 'the job did not begin'
}
function describeMachine({ instance } ) {
if (instance === undefined) return undefined
if (instance.state === 'stopped') return 'machine off'
return (0,instance_state .M)(instance.state) ? 'machine may be on' : `machine ${instance.state}`
}
function describeBill({ billedSeconds, costDollars } ) {
if (billedSeconds === undefined) return 'nothing billed'
const cost = costDollars === undefined ? '' : `, about $${(0,dollars .n)(costDollars)}`
return `${Math.round(billedSeconds)} s billed${cost}`
}
function describeRuns({ regions } ) {
const entries = Object.entries(regions)
const ran = entries.filter(([, { run }]) => run !== undefined)
const skipped = entries.filter(([, { status }]) => status === 'skipped')
const bad = listTroubled(regions)
const good = ran.filter(([, { status }]) => status === 'ok').length
const parts = [
bad.length === 0 ? `${good} ran` : `${bad.length} of ${entries.length} failed: ${listNames(bad)}`,
...(skipped.length === 0 ? [] : [`${skipped.length} not due`]),
describeOn(Object.values(regions)),
]
return { mark: bad.length === 0 ? MARK.good : MARK.bad, text: parts.join(', ') }
}
function describeReadiness({ regions } ) {
const entries = Object.entries(regions)
const good = entries.filter(([, { status }]) => status === 'ok').length
const bad = listTroubled(regions)
const on = countOn(Object.values(regions))
const trouble = bad.length === 0 ? [] : [`in trouble: ${listNames(bad)}`]
const parts = [`${good} of ${entries.length} ready`, ...trouble, describeOn(Object.values(regions))]
const mark = bad.length > 0 ? MARK.bad : good < entries.length || on > 0 ? MARK.attention : MARK.good
return { mark, text: parts.join(', ') }
}
function describeRotation({ regions } ) {
const all = Object.values(regions)
const due = all.filter(({ schedule }) => schedule?.due === true).length
const stopped = all.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'done').length
const bad = listTroubled(regions)
const parts = [
due === 0 ? 'nothing due' : `${due} due`,
...(stopped === 0
? []
: [stopped === 1 ? '1 machine was on and is stopped' : `${stopped} machines were on and are stopped`]),
...(bad.length === 0 ? [] : [`not swept: ${listNames(bad)}`]),
...(stopped === 0 || countOn(all) > 0 ? [describeOn(all)] : []),
]
const mark = bad.length > 0 ? MARK.bad : stopped > 0 ? MARK.attention : MARK.good
return { mark, text: parts.join(', ') }
}
function describeStarts({ regions } , now ) {
const parts = Object.entries(regions).map(([name, { instance, status }]) => {
const until = instance?.holder?.until
if (status !== 'ok') return `${name} not started`
return until === undefined ? `${name} on` : `${name} on until ${formatShortTime(until, now)} UTC`
})
const bad = Object.values(regions).some(({ status }) => (0,src_result .KM)(status))
return { mark: bad ? MARK.bad : MARK.good, text: listNames(parts) }
}
function describeStops({ regions } ) {
const all = Object.values(regions)
const bad = listTroubled(regions)
const stopped = all.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'done').length
const said = stopped === 0 ? 'nothing was on' : `${stopped} ${stopped === 1 ? 'machine' : 'machines'} stopped`
if (bad.length > 0) return { mark: MARK.bad, text: `not all stopped: look at ${listNames(bad)}` }
return { mark: MARK.good, text: said }
}
function describePlan({ regions } , verb ) {
const bad = listTroubled(regions)
if (bad.length > 0) return { mark: MARK.bad, text: `no plan for ${listNames(bad)}; nothing was ${verb}` }
return { mark: MARK.plan, text: `plan for ${listNames(Object.keys(regions))}: nothing was ${verb}` }
}
function describeClearing({ regions } ) {
const bad = listTroubled(regions)
if (bad.length > 0) return { mark: MARK.bad, text: `not all deleted in ${listNames(bad)}` }
const names = Object.keys(regions)
const done = Object.values(regions).flatMap(({ steps }) => steps).length
const text = `${listNames(names)} ${names.length === 1 ? 'is' : 'are'} empty${done === 0 ? ', nothing to do' : ''}`
return { mark: MARK.good, text }
}
function listTroubled(regions ) {
return Object.entries(regions).flatMap(([name, { status }]) => ((0,src_result .KM)(status) ? [name] : []))
}
function describeOn(regions ) {
const on = countOn(regions)
if (on === 0) return 'nothing on'
return on === 1 ? '1 machine is on' : `${on} machines are on`
}
function countOn(regions ) {
return regions.reduce((sum, { findings, instance }) => {
const told = new Set(findings.flatMap(({ code, resource = '' }) => (code === 'running' ? [resource] : [])))
if (instance !== undefined && (0,instance_state .M)(instance.state)) told.add(instance.id)
return sum + told.size
}, 0)
}
var text_rich = __webpack_require__(4180);
var aws_errors = __webpack_require__(9507);
;
const NO_LINKS = { run: undefined, workflows: new Map() }
function workflowSpans({ workflows } , mode ) {
const link = workflows.get(mode)
return link === undefined ? ['a step with ', { code: `mode: ${mode}` }] : ['workflow ', { text: mode, link }]
}
function consoleLink(region , instanceId ) {
return `https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${instanceId}`
}
;
const LOUD = ['old-base', 'results-left-out']
function listAttention(result , setting ) {
const all = Object.entries(result.regions).flatMap(([name, region]) => [
...listOn(result, { name, region }, setting),
...region.steps.flatMap((step) => describeSwept(result, { name, step }, setting)),
...describeFailure(result, { name, region }, setting),
...region.findings.flatMap((finding) => describeFinding({ name, finding }, setting)),
])
return mergeSame(all).sort((a, b) => Number(b.level === 'caution') - Number(a.level === 'caution'))
}
function listOn(result , { name, region } , { links, now } ) {
const { findings, instance } = region
const others = findings.filter(({ code, resource }) => code === 'running' && resource !== instance?.id)
const foreign = others.map(({ resource = '', text }) => ({
...{ level: 'caution', regions: [name], said: [text, ', and it costs money'], isHeadline: false, isLoud: true },
next: [{ text: 'Look at it', link: consoleLink(name, resource) }, '.'],
}))
if (instance === undefined || !(0,instance_state .M)(instance.state)) return foreign
const { holder, id, lastStart } = instance
const isWorking = holder !== undefined && holder.kind !== 'hold'
if (isWorking && result.mode !== 'check') return foreign
const until = holder === undefined ? '' : formatShortTime(holder.until, now)
const held =
holder === undefined
? 'and nobody holds it'
: `held by ${HOLDERS[holder.kind]}${holder.runId === undefined ? '' : ` ${holder.runId}`} until ${until}`
const goesOff = {
hold: ', then its fuse stops it',
lease: '',
'proof boot': '',
none: ': the next rotate stops it',
}[holder?.kind ?? 'none']
const said = ['machine ', { code: id }, ` is on since ${formatShortTime(lastStart, now)}, ${held}${goesOff}`]
const next = ['To stop it now: ', ...workflowSpans(links, 'stop'), '.']
const level = isWorking || result.mode === 'start' ? 'warning' : 'caution'
const isLoud = !isWorking && result.mode === 'check'
return [{ level, regions: [name], said, next, isHeadline: false, isLoud }, ...foreign]
}
const HOLDERS = { hold: 'an operator', lease: 'run', 'proof boot': 'its proof boot' }
function describeSwept(
{ mode } ,
{ name, step } ,
{ links, now } ,
) {
const { costDollars, onSince, outcome, reason, target } = step
if (mode !== 'rotate' || step.kind !== 'stop-instance' || outcome !== 'done') return []
const span = onSince === undefined ? undefined : formatSpan((0,clock .O1)(new Date(onSince), now))
const cost = costDollars === undefined ? undefined : `about $${(0,dollars .n)(costDollars)}`
const facts = [span, cost].filter((fact) => fact !== undefined).join(', ')
const since = onSince === undefined ? '' : ` since ${formatShortTime(onSince, now)}`
const on = `${since}${facts === '' ? '' : ` (${facts})`}`
const why = reason.replace(/^\w+, /, '')
const said = [`a machine was on${on}, ${why}: `, { code: target.replace(/^instance /, '') }, ' is stopped']
const next = links.run === undefined ? [] : [{ text: 'Log', link: links.run }]
return [{ level: 'warning', regions: [name], said, next, isHeadline: false, isLoud: true }]
}
function describeFailure(result , { name, region } , { links } ) {
const { error, run, status } = region
if (error === undefined) return []
const isAlone = Object.keys(result.regions).length === 1
const isHeadline = isAlone && run !== undefined && hasEnded(run)
const origin = (0,aws_errors .Jk)(error)
const said = [`${error.messages.join(': ')}${origin === undefined ? '' : ` (${origin})`}`]
const log = links.run === undefined ? [] : [{ text: 'Log', link: links.run }]
const next = error.hint === undefined ? log : [error.hint]
return [{ level: (0,src_result .KM)(status) ? 'caution' : 'warning', regions: [name], said, next, isHeadline, isLoud: true }]
}
function hasEnded({ exitCode = 0, signal, timedOut } ) {
return exitCode !== 0 || signal !== undefined || timedOut
}
function describeFinding(
{ name, finding } ,
{ links } ,
) {
const { code, text } = finding
const isCosting = code === 'leftover'
if (!isCosting && !LOUD.includes(code)) return []
const next = isCosting ? ['It costs money: ', ...workflowSpans(links, 'provision'), ' deletes it.'] : []
return [{ level: 'warning', regions: [name], said: [text], next, isHeadline: false, isLoud: !isCosting }]
}
function mergeSame(all ) {
const groups = Map.groupBy(all, ({ isLoud, level, next, said }) => JSON.stringify([level, said, next, isLoud]))
return [...groups.values()].flatMap((same) => {
const [first] = same
return first === undefined ? [] : [{ ...first, regions: same.flatMap(({ regions }) => regions) }]
})
}
function toSentences({ next, said } ) {
const last = said.at(-1)
const isEnded = typeof last === 'string' && /[.!?]$/.test(last)
if (next.length === 0) return [...said]
return [...said, isEnded ? ' ' : '. ', ...next]
}
;
const IDS = /\b(?:ami|eipalloc|i|key|sg|snap|subnet|vol|vpc)-[0-9a-f]{8,17}\b/g
function listCauses({ regions } , told = []) {
const all = Object.entries(regions).flatMap(([region, { findings }]) =>
findings.filter(({ code }) => !told.includes(code)).map((finding) => ({ region, finding })),
)
const groups = Map.groupBy(all, ({ finding }) => JSON.stringify([finding.defect, keyOf(finding)]))
return [...groups.values()]
.flatMap((same) => {
const [first] = same
if (first === undefined) return []
const { cause, defect, text } = first.finding
const texts = new Set(same.map(({ finding }) => finding.text))
const names = [...new Set(same.map(({ region }) => region))]
return [{ text: cause ?? (texts.size === 1 ? text : text.replace(IDS, '…')), defect, regions: names }]
})
.sort((a, b) => Number(b.defect) - Number(a.defect))
}
function keyOf({ cause, code, text } ) {
return cause === undefined ? `${code} ${text.replace(IDS, '…')}` : `cause ${cause}`
}
;
const PROVISION = [
...['missing', 'outdated', 'duplicate', 'leftover', 'running', 'imdsv1', 'metadata-hops', 'credits'],
...['shutdown-behavior', 'fuse', 'unproven', 'setup', 'untagged'],
]
function describeToDo({ error, findings, status, summary } ) {
if (error !== undefined) return 'see above'
if (status === 'absent') return [...run('provision'), ', or nothing']
const defects = findings.filter(({ defect }) => defect)
if (summary.startsWith('not in the fleet file') && defects.length > 0) return run('clear')
const others = defects.filter(({ code }) => !PROVISION.includes(code))
if (others.length > 0) return 'see below'
if (defects.some(({ code }) => code !== 'running')) return run('provision')
if (defects.length > 0) return run('stop')
return findings.some(({ code }) => code === 'newer-base' || code === 'old-base')
? [...run('provision'), ' with ', { code: 'refresh' }]
: ''
}
function run(mode ) {
return ['run ', { strong: mode }]
}
;
const REGION_MARK = { good: '🟢', attention: '🟡', bad: '🔴', none: '⚪' }
const NOTHING = '–'
function overviewTable(result , now ) {
const entries = Object.entries(result.regions)
if (entries.length === 0) return undefined
if (isPlan(result)) return planTable(entries)
switch (result.mode) {
case 'check':
case 'provision':
return holdingsTable(entries, now)
case 'rotate':
return rotationTable(entries, now)
case 'run':
return entries.length === 1 ? undefined : runsTable(entries)
default:
return doneTable(entries, now)
}
}
function holdingsTable(entries , now ) {
const isSetUp = entries.some(([, { instance }]) => instance?.setup !== undefined)
return [
['', 'region', 'machine', isSetUp ? 'image and setup' : 'image', 'last served', 'what to do'],
...entries.map(([name, region]) => [
markOf(region),
(0,text_rich .D_)(name),
overview_describeMachine(region),
describeImage(region),
describeServed(region, now),
describeToDo(region),
]),
]
}
function markOf({ instance, status } ) {
if ((0,src_result .KM)(status) || status === 'drifted') return REGION_MARK.bad
if (status === 'absent') return REGION_MARK.none
return (instance !== undefined && (0,instance_state .M)(instance.state)) || status === 'skipped'
? REGION_MARK.attention
: REGION_MARK.good
}
function overview_describeMachine({ instance } ) {
if (instance === undefined) return NOTHING
if (instance.state === 'stopped') return 'off'
if (!(0,instance_state .M)(instance.state)) return instance.state
return [{ strong: 'on' }, instance.holder === undefined ? ', held by nobody' : ', held']
}
function describeImage({ findings, image, instance } ) {
const isOld = findings.some(({ code, defect }) => defect && (code === 'outdated' || code === 'setup'))
if (isOld) return [{ strong: 'outdated' }]
if (image === undefined) return NOTHING
if (image.state !== 'available') return image.state
if (instance === undefined && image.source === undefined) return NOTHING
return image.current
? 'current'
: instance?.setup === undefined
? [{ strong: 'outdated' }]
: 'current, a newer base is out'
}
function describeServed({ instance, schedule } , now ) {
const slot = schedule?.served ?? instance?.slot
if (slot === undefined || Number.isNaN(Date.parse(slot))) return instance === undefined ? NOTHING : 'never'
return `${formatShortTime(slot, now)} (${formatAgo(slot, now)})`
}
function rotationTable(entries , now ) {
return [
['', 'region', 'last served', 'due now?', 'next'],
...entries.map(([name, region]) => {
const { schedule, status } = region
const idle = schedule === undefined ? REGION_MARK.none : REGION_MARK.good
const mark = (0,src_result .KM)(status) ? REGION_MARK.bad : status === 'skipped' ? REGION_MARK.none : idle
return [
schedule?.due === true || region.steps.some(({ outcome }) => outcome === 'done') ? REGION_MARK.attention : mark,
(0,text_rich .D_)(name),
describeServed(region, now),
describeDue(region, now),
schedule?.next === undefined ? NOTHING : formatShortTime(schedule.next, now),
]
}),
]
}
function describeDue({ instance, schedule, summary } , now ) {
if (schedule === undefined && instance === undefined && summary.startsWith('not provisioned'))
return ['not provisioned: run ', { strong: 'provision' }]
if (schedule === undefined) return summary
if (!schedule.due && instance?.holder !== undefined)
return `no, in use until ${formatShortTime(instance.holder.until, now)}`
if (!schedule.due) return schedule.slot !== undefined && schedule.slot === schedule.served ? 'no' : schedule.reason
if (schedule.slot === undefined) return [{ strong: 'runs now' }]
const late = formatAgo(schedule.slot, now).replace(/ ago$/, ' late')
return [
{ strong: 'runs now' },
` (slot ${formatShortTime(schedule.slot, now)}${late === 'just now' ? '' : `, ${late}`})`,
]
}
function runsTable(entries ) {
const hasCost = entries.some(([, { run }]) => run?.costDollars !== undefined)
return [
['', 'region', 'result', 'machine', 'billed', ...(hasCost ? ['about'] : [])],
...entries.map(([name, region]) => {
const { run, status, summary } = region
const mark = { ok: REGION_MARK.good, skipped: REGION_MARK.none, busy: REGION_MARK.attention }[status ]
return [
mark ?? REGION_MARK.bad,
(0,text_rich .D_)(name),
run === undefined ? summary : describeEnd(run),
overview_describeMachine(region),
run?.billedSeconds === undefined ? NOTHING : `${Math.round(run.billedSeconds)} s`,
...(hasCost ? [run?.costDollars === undefined ? NOTHING : `$${(0,dollars .n)(run.costDollars)}`] : []),
]
}),
]
}
function describeDone({ instance, summary } , now ) {
const until = instance?.holder?.until
return until === undefined ? summary : `on until ${formatShortTime(until, now)}`
}
function doneTable(entries , now ) {
return [
['', 'region', 'machine', 'what happened'],
...entries.map(([name, region]) => {
const mark = (0,src_result .KM)(region.status) ? REGION_MARK.bad : markOf(region)
return [mark, (0,text_rich .D_)(name), overview_describeMachine(region), describeDone(region, now)]
}),
]
}
function planTable(entries ) {
const isOne = entries.length === 1
const rows = entries.flatMap(([name, { steps, summary }]) => {
const place = isOne ? [] : [(0,text_rich .D_)(name)]
if (steps.length === 0) return [[...place, NOTHING, summary, '']]
return steps.map(({ kind, reason, target }) => [...place, describeKind(kind), target, reason])
})
return [[...(isOne ? [] : ['region']), 'would', 'what', 'why'], ...rows]
}
const VERBS = {
'run-instance': 'launch',
'remove-image': 'deregister',
'terminate-instance': 'terminate',
'prove-instance': 'prove',
'stop-instance': 'stop',
'copy-image': 'copy',
'await-image': 'wait for',
'import-key-pair': 'import',
'create-security-group': 'create',
'complete-security-group': 'complete',
'delete-security-group': 'delete',
'delete-key-pair': 'delete',
'delete-snapshot': 'delete',
'delete-volume': 'delete',
}
function describeKind(kind ) {
return VERBS[kind] ?? kind.replaceAll('-', ' ')
}
var foreign = __webpack_require__(2158);
var wrap = __webpack_require__(9148);
;
const MOST_ROWS = 300
function markdownTable([head = [], ...rows] , documents , mostRows = MOST_ROWS) {
const line = (cells ) => `| ${cells.map((cell) => (0,text_rich .l6)(cell, documents)).join(' | ')} |`
const left = rows.length - mostRows
return [
line(head),
`|${' --- |'.repeat(head.length)}`,
...rows.slice(0, mostRows).map(line),
...(left > 0 ? ['', `and ${left} more rows`] : []),
]
}
const GAP = 2
const LEAST_COLUMNS = 12
function formatTable(table , columns = wrap .J) {
const cells = table.map((row, index) => row.map((cell) => (0,foreign .Mo)((0,text_rich .Ul)(cell)) || (index === 0 ? '·' : '')))
const widths = fitWidths(
(cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length))),
columns,
)
return cells.flatMap((row) => {
const parts = row.map((cell, column) => breakCell(cell, widths[column] ?? 0))
const height = Math.max(1, ...parts.map(({ length }) => length))
return Array.from({ length: height }, (_, index) =>
parts
.map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0))
.join(' '.repeat(GAP))
.trimEnd(),
)
})
}
function fitWidths(widths , columns ) {
const fitted = [...widths]
const room = columns - GAP * Math.max(0, fitted.length - 1)
while (fitted.reduce((sum, width) => sum + width, 0) > room) {
const widest = fitted.indexOf(Math.max(...fitted))
if ((fitted[widest] ?? 0) <= LEAST_COLUMNS) return fitted
fitted[widest] = (fitted[widest] ?? 0) - 1
}
return fitted
}
function breakCell(cell , width ) {
return cell.length <= width ? [cell] : (0,wrap .x)(cell, width, '')
}
;
function logEnding({ result, regions, failed, seconds } , setting , logger ) {
const entries = Object.entries(result.regions)
const isAlone = entries.length === 1
const overview = overviewTable(result, setting.now)
logger.info('')
if (overview !== undefined) {
for (const line of formatTable(overview)) logger.info(line)
logger.info('')
}
for (const { defect, regions: found, text } of listCauses(result)) {
logger.info(`${isAlone ? '' : `${found.join(', ')}: `}${defect ? '' : 'note: '}${text}`)
}
for (const [region, { error }] of entries) {
if (error !== undefined) for (const line of (0,errors.errorLines)(error)) logger.info(isAlone ? line : `${region}  ${line}`)
}
const annotated = new Set ()
for (const one of listAttention(result, setting)) annotate(one, { result, failed, annotated }, logger)
const headline = headlineOf(result, setting.now)
const title = `${headline.whose} · ${headline.text}`
if (result.error !== undefined) logger.error((0,errors.describeTrouble)(result.error), title)
else if (failed && entries.every(([, { error }]) => error === undefined)) {
const unready = entries.filter(([, { status }]) => status !== 'ok').map(([region]) => region)
logger.error(`not ready: ${unready.join(', ')}; run mode provision for them, and see the findings above`, title)
}
const due = result.mode === 'rotate' && regions.length > 0 ? ` · ${regions.join(', ')}` : ''
logger.info(`${titleOf(headline)}${due} · ${seconds} s. Times are UTC.`)
}
function annotate(
attention ,
{ result, failed, annotated } ,
logger ,
) {
const { isLoud, level, regions } = attention
const fresh = regions.filter((region) => !annotated.has(region))
if (!isLoud || fresh.length === 0) return
for (const region of fresh) annotated.add(region)
const title = `${result.fleet} · ${listNames(fresh)}`
const text = `${fresh.join(', ')}: ${(0,text_rich .Ul)(toSentences(attention))}`
const isError = failed && level === 'caution' && fresh.some((region) => result.regions[region]?.error !== undefined)
if (isError) logger.error(text, title)
else logger.warning(text, title)
}
;
const TAIL_LINES = 20
const LONGEST_LINE = 300
function phasesLine({ phases } ) {
const shown = phases.filter(({ name, seconds }) => SHOWN.includes(name) || seconds >= 1)
const parts = shown.map(({ name, seconds }) => `${name === 'payload' ? 'job' : name} ${formatSeconds(seconds)}`)
return parts.length === 0 ? undefined : parts.join(' · ')
}
const SHOWN = ['boot', 'payload', 'stop']
function formatSeconds(seconds ) {
return `${seconds < 10 ? seconds : Math.round(seconds)} s`
}
function tailBlock(tail ) {
if (tail.length === 0) return undefined
const lines = tail.map((line) => {
const inert = (0,foreign .Mo)(line)
return inert.length > LONGEST_LINE ? `${inert.slice(0, LONGEST_LINE).toWellFormed()}…` : inert
})
const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length))
const fence = '`'.repeat(longest + 1)
return [`${fence}text`, ...lines, fence]
}
function describeNext(
{ error, run, status } ,
{ artifact, now } ,
) {
if (run === undefined)
return artifact === undefined ? '' : ['The whole output is in the artifact ', { code: artifact }, '.']
const spans = []
const meaning = status === 'ok' ? undefined : (describeExitCode(run.exitCode) ?? error?.hint)
if (meaning !== undefined) spans.push(`${meaning} `)
if (artifact !== undefined)
spans.push(
'The whole output',
run.resultsFolder === undefined ? ' is' : ' and the results are',
' in the artifact ',
{ code: artifact },
'. ',
)
if (run.nextSlot !== undefined) {
const again = status === 'ok' || run.slot === undefined ? 'The next slot is' : 'The next slot runs it again:'
spans.push(`${again} ${formatShortTime(run.nextSlot, now)} UTC.`)
}
return spans
}
function describeExitCode(exitCode ) {
if (exitCode === undefined || exitCode === 0) return undefined
const own = `Exit code ${exitCode} is your command's own`
if (exitCode === 126) return `${own}: by a shell, that what it called was found and may not be run.`
if (exitCode === 127) return `${own}: by a shell, that what it called was not found.`
return exitCode > 128 && exitCode < 165
? `${own}: by a shell, that what it called was ended by signal ${exitCode - 128}.`
: `${own}.`
}
;
function detailsTable({ regions } ) {
const entries = Object.entries(regions)
const rows = entries.flatMap(([name, region]) =>
factsOf(region).map(([what, value]) => [...(entries.length > 1 ? [name] : []), what, value]),
)
if (rows.length === 0) return undefined
return [[...(entries.length > 1 ? ['region'] : []), 'what', 'is'], ...rows]
}
function factsOf(region ) {
return [
['status', `${region.status}: ${region.summary}`],
...machineFacts(region),
...partFacts(region),
...runFacts(region),
...scheduleFacts(region),
...region.steps.map(({ kind, outcome, reason, seconds, target }) => [
'step',
`${kind} ${target}: ${outcome}${seconds > 0 ? ` in ${seconds} s` : ''}; ${reason}`,
]),
...errorFacts(region),
...region.findings.map(({ code, defect, text }) => [defect ? 'finding' : 'note', `${text} (${code})`]),
]
}
function machineFacts({ instance } ) {
if (instance === undefined) return []
const { address, id, image, lastStart, lease, setup, slot, state, type, zone } = instance
const place = `, ${type} in ${zone}, ${state}${address === undefined ? '' : `, ${address}`}`
return [
['machine', [{ code: id }, place]],
['made from', [{ code: image }, setup === undefined ? '' : `, setup ${setup}`]],
['last start', lastStart],
...(slot === undefined ? [] : [['slot served last', slot] ]),
...(lease === undefined ? [] : [['held by', lease] ]),
]
}
function partFacts({ image, keyPair, securityGroup, storage } ) {
const facts = []
if (image !== undefined) {
const { created, id, name, snapshots, source, state } = image
const of = source === undefined ? '' : `, a copy of ${source}`
const parts = snapshots.length === 0 ? '' : `, ${snapshots.join(', ')}`
facts.push(['image', [{ code: id }, ` ${name}, ${state}, of ${created}${of}${parts}`]])
}
if (keyPair !== undefined) facts.push(['key pair', [{ code: keyPair }]])
if (securityGroup !== undefined) facts.push(['security group', [{ code: securityGroup }]])
if (storage !== undefined) {
facts.push(['at rest', `${storage.volumesGiB} GiB of disks, ${storage.snapshotsGiB} GiB of snapshots`])
}
return facts
}
function runFacts({ run } ) {
if (run === undefined) return []
const { lateSeconds, outputBytes, outputFile, phases, resultsFolder, runId, slot } = run
const late = lateSeconds === undefined ? '' : `, ${lateSeconds} s late`
return [
['run', [{ code: runId }, slot === undefined ? ', serves no slot' : `, serves slot ${slot}${late}`]],
...phases.map(({ name, seconds, started }) => ['phase', `${name}: ${seconds} s from ${started}`]),
['output', `${outputBytes} bytes${outputFile === undefined ? '' : ` in ${outputFile}`}`],
...(resultsFolder === undefined ? [] : [['results', resultsFolder] ]),
]
}
function scheduleFacts({ schedule } ) {
if (schedule === undefined) return []
const { next, reason, slot } = schedule
return [
['schedule', reason],
...(slot === undefined ? [] : [['latest slot', slot] ]),
...(next === undefined ? [] : [['next slot', next] ]),
]
}
function errorFacts({ error } ) {
if (error === undefined) return []
const origin = (0,aws_errors .Jk)(error)
return [
...error.messages.map((message) => ['error', message]),
...(error.hint === undefined ? [] : [['hint', error.hint] ]),
...(origin === undefined ? [] : [['AWS says', origin] ]),
]
}
var run_summary = __webpack_require__(1631);
;
const LONGEST_SUMMARY = 900 * 1024
const MOST_ALERTS = 20
const MOST_CAUSES = 100
function formatSummary(result , setting ) {
const { documents, now } = setting
const attention = listAttention(result, setting).filter(({ isHeadline }) => !isHeadline)
const overview = overviewTable(result, now)
const details = detailsTable(result)
return withinLimit([
[`### ${inert(titleOf(headlineOf(result, now)))}`],
...describeError(result, setting),
...alertBlocks(attention, documents),
...(overview === undefined ? [] : [markdownTable(overview, documents)]),
...Object.entries(result.regions).flatMap(([name, region]) => runBlocks(result, { name, region }, setting)),
...numbersBlocks(result, documents),
...causesBlock(result, attention, documents),
...closingBlock(result, setting),
...(details === undefined
? []
: [folded('Ids, times and everything else', markdownTable(details, documents, Infinity))]),
])
}
function inert(rich , documents ) {
return (0,text_rich .l6)(rich, documents)
}
function describeError({ error } , { documents, links } ) {
if (error === undefined) return []
const origin = (0,aws_errors .Jk)(error)
const said = [
...error.messages.flatMap((message) => message.split('\n')),
...(origin === undefined ? [] : [`(${origin})`]),
]
return [
summary_alert('caution', [
...said.map((line) => inert(line, documents)),
...(error.hint === undefined ? [] : [inert(error.hint, documents)]),
...(links.run === undefined ? [] : [inert([{ text: 'Log', link: links.run }])]),
]),
]
}
function alertBlocks(attention , documents ) {
return (['caution', 'warning'] ).flatMap((level) => {
const all = attention.filter((one) => one.level === level)
if (all.length === 0) return []
const left = all.length - MOST_ALERTS
const told = all
.slice(0, MOST_ALERTS)
.map((one) => inert([{ strong: listNames(one.regions) }, ': ', ...toSentences(one)], documents))
return [summary_alert(level, [...told, ...(left > 0 ? [`And ${left} more, in the log.`] : [])])]
})
}
function summary_alert(level , paragraphs ) {
return [`> [!${level.toUpperCase()}]`, paragraphs.map((text) => `> ${text}`).join('\n>\n')]
}
function runBlocks(
result ,
{ name, region } ,
{ artifactOf, documents, now, tails } ,
) {
const isAlone = Object.keys(result.regions).length === 1
if (!isAlone && region.status === 'ok') return []
const tail = tailBlock(tails.get(name) ?? [])
const artifact = tail === undefined ? undefined : artifactOf(name)
const phases = region.run === undefined ? undefined : phasesLine(region.run)
const next = describeNext(region, { artifact, now })
return [
...(tail === undefined || isAlone ? [] : [[`**${inert(name)}**`]]),
...(tail === undefined ? [] : [tail]),
...(phases === undefined || !isAlone ? [] : [[inert(phases)]]),
...(next.length === 0 || (tail === undefined && !isAlone)
? []
: [[`${region.status === 'ok' ? '' : '**Next:** '}${inert(next, documents)}`]]),
]
}
function numbersBlocks({ regions } , documents ) {
const summaries = Object.entries(regions).flatMap(([name, { run }]) =>
run?.summary === undefined ? [] : [[name, run.summary] ],
)
const table = (0,run_summary .jb)(summaries)
return [
...summaries.flatMap(([name, { metrics }]) => {
const line = (0,run_summary .yc)(metrics)
return line === undefined ? [] : [[inert(summaries.length > 1 ? `${name}: ${line}` : line)]]
}),
...(table === undefined ? [] : [markdownTable(table, documents)]),
]
}
function causesBlock(result , attention , documents ) {
const told = new Set(attention.flatMap(({ said }) => said.filter((span) => typeof span === 'string')))
const isAlone = Object.keys(result.regions).length === 1
const all = listCauses(result, ['running', 'shell']).filter(({ text }) => !told.has(text))
if (all.length === 0) return []
const left = all.length - MOST_CAUSES
return [
[
...all.slice(0, MOST_CAUSES).map(({ defect, regions, text }) => {
const where = isAlone ? '' : `${inert([{ strong: regions.join(', ') }])}: `
return `- ${where}${defect ? '' : 'note: '}${inert(text, documents)}`
}),
...(left > 0 ? [`- and ${left} more, in the log`] : []),
],
]
}
const TIMED = ['check', 'provision', 'rotate']
function shellBlock({ regions } ) {
const commands = Object.values(regions).flatMap(({ findings }) =>
findings.flatMap(({ code, text }) => (code === 'shell' ? [text.replace(/^.*?: /, '')] : [])),
)
return commands.length === 0 ? [] : [['**Next:** a shell on it:'], ['```sh', ...commands.map(foreign .Mo), '```']]
}
function closingBlock(result , { documents, links } ) {
const lines = [describeStorage(result), describeTicks(result)].filter((line) => line !== undefined)
const next = describeConfirmation(result, links)
return [
...(next === undefined ? [] : [[`**Next:** ${inert(next, documents)}`]]),
...shellBlock(result),
...(TIMED.includes(result.mode) && !isPlan(result) && Object.keys(result.regions).length > 0
? [[[...lines, 'Times are UTC.'].join(' ')]]
: []),
]
}
function describeStorage({ regions } ) {
const all = Object.values(regions).flatMap(({ storage }) => storage ?? [])
if (all.length === 0) return undefined
const volumes = all.reduce((sum, { volumesGiB }) => sum + volumesGiB, 0)
const snapshots = all.reduce((sum, { snapshotsGiB }) => sum + snapshotsGiB, 0)
if (volumes + snapshots === 0) return undefined
return `At rest the fleet pays for ${volumes} GiB of disks and ${snapshots} GiB of snapshots.`
}
function describeTicks({ ticks } ) {
if (ticks?.asked === undefined) return undefined
return `GitHub delivered ${ticks.delivered} of ${ticks.asked} ticks in the last day.`
}
function describeConfirmation(result , links ) {
if (!isPlan(result)) return undefined
const start = ['start ', ...workflowSpans(links, result.mode)]
return result.mode === 'clear'
? [...start, ' again with ', { code: `confirm: ${result.fleet}` }, '.']
: [...start, ' again without ', { code: 'dry-run' }, '.']
}
function folded(title , lines ) {
return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>']
}
function withinLimit(blocks ) {
let bytes = 0
const kept = blocks.filter((block) => {
const size = Buffer.byteLength(block.join('\n')) + 2
if (bytes + size > LONGEST_SUMMARY) return false
bytes += size
return true
})
const rest = kept.length < blocks.length ? [['The rest is in the log.']] : []
return `${[...kept, ...rest].map((block) => block.join('\n')).join('\n\n')}\n`
}
var documents = __webpack_require__(8720);
;
const actionLog = {
info: (text) => writeLines(wrapLines(text)),
warning: (text, title) => core .$e(inertAnnotation(text), titled(title)),
error: (text, title) => core .z3(inertAnnotation(text), titled(title)),
debug: (text) => core .Yz((0,foreign .Mo)(text)),
foreign: (lines) => writeLines(lines),
group: (title, work) => {
const [head = '', ...rest] = wrapLines(title)
return core .Os(head, async () => {
writeLines(rest)
return work()
})
},
}
function fail(text , title ) {
actionLog.error(text, title)
process.exitCode = core .yU.Failure
}
async function publish(ending , variables ) {
const { ended, failed, regions, result, stack } = ending
if (stack !== undefined) core .Yz(stack)
const places = await findPlaces(variables)
const setting = { now: ended, links: places }
logEnding(ending, setting, actionLog)
core .uH('status', result.status)
core .uH('result', result)
if (result.error === undefined) core .uH('regions', regions)
core .uH('headline', headlineOf(result, ended).text)
setRunOutputs(result)
if (variables['GITHUB_STEP_SUMMARY'] !== undefined) {
const tails = readTails(result)
const summary = formatSummary(result, {
...setting,
documents: (0,documents .O)(variables),
tails,
artifactOf: places.artifactOf,
})
await core .z.addRaw(summary).write()
}
if (failed) process.exitCode = core .yU.Failure
}
function readTails({ regions } ) {
return new Map(
Object.entries(regions).flatMap(([name, { run, steps }]) => {
const path = run?.outputFile ?? steps.findLast(({ outputFile }) => outputFile !== undefined)?.outputFile
return path === undefined ? [] : [[name, readLastLines(path, TAIL_LINES)] ]
}),
)
}
function setRunOutputs(result ) {
const runs = Object.values(result.regions).flatMap(({ run }) => run ?? [])
const [run] = runs
if (run !== undefined && runs.length === 1) {
core .uH('exit-code', run.exitCode ?? '')
core .uH('output-file', run.outputFile ?? '')
}
const setups = Object.values(result.regions).flatMap(({ steps }) =>
steps.flatMap(({ outputFile }) => outputFile ?? []),
)
if (setups.length === 1) core .uH('output-file', setups[0])
}
function publishError(error , variables ) {
core .Yz(error instanceof Error ? (error.stack ?? '') : '')
fail((0,errors.describeTrouble)((0,errors.linkedError)((0,errors.errorResult)(error), variables)))
}
function inertAnnotation(text ) {
return text
.split('\n')
.flatMap((line) => (0,wrap .x)((0,foreign .Mo)(line), wrap .J - 'Warning: '.length, ''))
.join('\n')
}
function titled(title ) {
return title === undefined ? {} : { title: (0,foreign .Mo)(title) }
}
function wrapLines(text ) {
return text.split(/\r\n|\r|\n/).flatMap((line) => (0,wrap .x)((0,foreign .Mo)(line)))
}
function writeLines(lines ) {
if (lines.length > 0) core .pq(lines.map(foreign .Fq).join('\n'))
}
})
};
