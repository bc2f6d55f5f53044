export const id = 213;
export const ids = [213];
export const modules = {
1631:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W: () => ( parseSummary),
j: () => ( summaryTable)
});
var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9967);
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
const metrics = summaries.flatMap(([region, summary]) =>
Object.entries(summary.metrics).map(([name, value]) => [region, '', title(name), formatNumber(value)]),
)
if (items.length + metrics.length === 0) return undefined
const keys = [...new Set(items.flatMap(({ item }) => Object.keys(item)))].filter((key) => _result_js__WEBPACK_IMPORTED_MODULE_0__ .yA.test(key))
const columns = keys.slice(0, _result_js__WEBPACK_IMPORTED_MODULE_0__ .uX.values)
const more = keys.length > columns.length ? ['and more'] : []
const blanks = [...columns, ...more].map(() => '')
return [
['region', 'group', 'name', 'value', ...columns.map(title), ...more],
...metrics.map((cells) => [...cells, ...blanks]),
...items.map(({ region, item }) => {
const cells = columns.map((key) => (Object.hasOwn(item, key) ? formatNumber(Number(item[key])) : ''))
return [region, item.group ?? '', item.name, '', ...cells, ...more.map(() => '')]
}),
]
}
function title(name ) {
return name.replaceAll('_', ' ')
}
function formatNumber(value ) {
return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
}
}),
5345:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
n: () => ( formatDollars)
});
const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false })
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
2213:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
actionLog: () => ( actionLog),
getIDToken: () => ( core .V9),
publish: () => ( publish),
publishError: () => ( publishError),
saveState: () => ( core .LZ),
setFailed: () => ( core .C1)
});
var core = __webpack_require__(1268);
var errors = __webpack_require__(1764);
var dollars = __webpack_require__(5345);
var foreign = __webpack_require__(2158);
;
const HEADS = {
holdings: ['image', 'source', 'age', 'snapshots', 'key pair', 'group', 'instance', 'last start', 'lease'],
run: ['instance', 'zone', 'exit', 'boot s', 'payload s', 'stop s', 'billed s', 'USD', 'output bytes'],
schedule: ['slot', 'last start', 'age', 'due', 'why', 'next slot'],
steps: ['instance', 'steps', 'what happened'],
}
function resultTable({ mode, regions } , now ) {
const table = (head , cellsOf ) => [
['region', 'status', ...head],
...Object.entries(regions).map(([name, region]) => [name, region.status, ...cellsOf(region)]),
]
switch (mode) {
case 'check':
case 'provision':
return table(HEADS.holdings, (region) => describeHoldings(region, now))
case 'run':
return table(HEADS.run, describeRunCells)
case 'rotate':
return table(HEADS.schedule, (region) => describeScheduleCells(region, now))
default:
return table(HEADS.steps, describeSteps)
}
}
function formatTable(table ) {
const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
return table.map((row) =>
row
.map((cell, column) => cell.padEnd(widths[column] ?? 0))
.join('  ')
.trimEnd(),
)
}
function describeHoldings({ image, keyPair, securityGroup, instance } , now ) {
const state = image === undefined ? '-' : `${image.id} ${image.current ? 'current' : 'outdated'}`
const machine = instance === undefined ? '-' : `${instance.id} ${instance.state} ${instance.type} ${instance.zone}`
return [
image !== undefined && image.state !== 'available' ? `${state} (${image.state})` : state,
image?.source ?? '-',
image === undefined ? '-' : describeAge(image.created, now),
image === undefined ? '-' : String(image.snapshots.length),
keyPair ?? '-',
securityGroup ?? '-',
instance?.address === undefined ? machine : `${machine} ${instance.address}`,
instance?.lastStart ?? '-',
instance?.lease ?? '-',
]
}
function describeAge(created , now ) {
const days = Math.floor((now.getTime() - Date.parse(created)) / 86_400_000)
return `${days} d`
}
function describeRunCells({ instance, run } ) {
const phase = (name ) => {
const found = run?.phases.find((one) => one.name === name)
return found === undefined ? '-' : found.seconds.toFixed(1)
}
return [
instance?.id ?? '-',
instance?.zone ?? '-',
run?.exitCode === undefined ? (run?.signal ?? '-') : String(run.exitCode),
phase('boot'),
phase('payload'),
phase('stop'),
run?.billedSeconds === undefined ? '-' : String(run.billedSeconds),
run?.costDollars === undefined ? '-' : (0,dollars .n)(run.costDollars),
run === undefined ? '-' : String(run.outputBytes),
]
}
function describeScheduleCells({ instance, schedule, summary } , now ) {
return [
schedule?.slot ?? '-',
instance?.lastStart ?? '-',
instance === undefined ? '-' : formatAge(instance.lastStart, now),
schedule?.due === true ? 'due' : 'no',
(0,foreign .Mo)(schedule?.reason ?? summary),
schedule?.next ?? '-',
]
}
function formatAge(since , now ) {
const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000)
const hours = Math.floor(minutes / 60)
return hours >= 48 ? `${Math.floor(hours / 24)} d` : `${hours} h ${minutes % 60} m`
}
function describeSteps({ instance, steps, summary } ) {
const machine = instance === undefined ? '-' : `${instance.id} ${instance.state}`
return [machine, String(steps.length), (0,foreign .Mo)(summary)]
}
;
const LOUD = ['old-base', 'results-left-out']
function logEnding({ result, regions, failed, ended, seconds } , logger ) {
logger.info('')
for (const line of formatTable(resultTable(result, ended))) logger.info(line)
logger.info('')
const entries = Object.entries(result.regions)
for (const [region, { findings }] of entries) {
for (const { text, defect } of findings) logger.info(`${region}  ${defect ? '' : 'note: '}${text}`)
}
for (const [region, { error }] of entries) {
if (error === undefined) continue
const text = `${region}: ${(0,errors.describeTrouble)(error)}`
if (failed) logger.error(text)
else logger.warning(text)
}
for (const [region, { error, findings }] of entries) {
const loud = findings.find(({ code }) => LOUD.includes(code))
if (error === undefined && loud !== undefined) logger.warning(`${region}: ${loud.text}`)
}
if (failed && entries.every(([, { error }]) => error === undefined)) {
const unready = entries.filter(([, { status }]) => status !== 'ok').map(([region]) => region)
logger.error(`not ready: ${unready.join(', ')}; run mode provision for them, and see the findings above`)
}
const statuses = entries.map(([, { status }]) => status)
const counts = [...Map.groupBy(statuses, (status) => status)].map(([status, same]) => `${same.length} ${status}`)
if (result.mode === 'rotate') counts.push(regions.length === 0 ? 'nothing due' : `due: ${regions.join(', ')}`)
logger.info(`${result.mode} of ${result.fleet}: ${counts.join(', ')}, in ${seconds} s`)
}
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
var run_summary = __webpack_require__(1631);
;
const LONGEST_SUMMARY = 900 * 1024
const MOST_LINES = 500
function formatSummary(result , now , documents ) {
const inert = (text ) => inertMarkdown(text, documents)
const notes = Object.entries(result.regions).flatMap(([region, { error, findings }]) => [
...(error === undefined ? [] : (0,errors.errorLines)(error)).map((text) => `- **${region}** ${inert(text)}`),
...findings.map(({ text, defect }) => `- ${region}: ${defect ? '' : 'note: '}${inert(text)}`),
])
const numbers = (0,run_summary .j)(
Object.entries(result.regions).flatMap(([region, { run }]) =>
run?.summary === undefined ? [] : [[region, run.summary] ],
),
)
const left = notes.length - MOST_LINES
return withinLimit([
`### ${inert(result.fleet)} · ${result.mode} · ${result.status}`,
'',
...linesOf(resultTable(result, now), inert),
...(numbers === undefined ? [] : linesOf(numbers, inert)),
...notes.slice(0, MOST_LINES),
...(left > 0 ? [`- and ${left} more, in the log`] : []),
])
}
function linesOf([head = [], ...rows] , inert ) {
const line = (cells ) => `| ${cells.map(inert).join(' | ')} |`
return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line), '']
}
function withinLimit(lines ) {
let bytes = 0
const end = lines.findIndex((line) => (bytes += Buffer.byteLength(line) + 1) > LONGEST_SUMMARY)
return `${(end === -1 ? lines : [...lines.slice(0, end), '', 'The rest is in the log.']).join('\n')}\n`
}
var documents = __webpack_require__(8720);
;
const actionLog = {
info: (text) => writeLines(text.split(/\r\n|\r|\n/)),
warning: (text) => core .$e(inertAnnotation(text)),
error: (text) => core .z3(inertAnnotation(text)),
debug: (text) => core .Yz((0,foreign .Mo)(text)),
foreign: (lines) => writeLines(lines),
group: (title, work) => core .Os((0,foreign .Mo)(title), work),
}
async function publish(ending , variables ) {
const { result, regions, failed } = ending
logEnding(ending, actionLog)
core .uH('status', result.status)
core .uH('result', result)
core .uH('regions', regions)
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
if (variables['GITHUB_STEP_SUMMARY'] !== undefined)
await core .z.addRaw(formatSummary(result, ending.ended, (0,documents .O)(variables))).write()
if (failed) process.exitCode = core .yU.Failure
}
function publishError(error , variables ) {
core .Yz(error instanceof Error ? (error.stack ?? '') : '')
actionLog.error((0,errors.describeTrouble)((0,errors.linkedError)((0,errors.errorResult)(error), variables)))
process.exitCode = core .yU.Failure
}
function inertAnnotation(text ) {
return text.split('\n').map(foreign .Mo).join('\n')
}
function writeLines(lines ) {
if (lines.length > 0) core .pq(lines.map(foreign .Fq).join('\n'))
}
})
};
