export const id = 213;
export const ids = [213];
export const modules = {
1764:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
describeTrouble: () => ( describeTrouble),
errorLines: () => ( errorLines),
errorResult: () => ( errorResult),
linkedError: () => ( linkedError),
linkedResult: () => ( linkedResult)
});
var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3923);
var _text_documents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8720);
function linkedResult(
result ,
variables ,
) {
const link = (text ) => (0,_text_documents_js__WEBPACK_IMPORTED_MODULE_3__ .Z)(text, variables)
const findings = result.findings.map((finding) => ({ ...finding, text: link(finding.text) }))
const { error } = result
return { ...result, findings, error: error && linkedError(error, variables) }
}
function linkedError(
error ,
variables ,
) {
const link = (text ) => (0,_text_documents_js__WEBPACK_IMPORTED_MODULE_3__ .Z)(text, variables)
return { ...error, messages: error.messages.map(link), hint: error.hint && link(error.hint) }
}
function errorLines(error ) {
const origin = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Jk)(error)
return [...error.messages, error.hint, origin && `(${origin})`].filter((line) => line !== undefined)
}
function permissionHint(chain ) {
const tagged = tagHint(chain)
if (tagged !== undefined) return tagged
const denied = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Tk)
if (denied === undefined) return undefined
const organization = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Y1)
if (organization !== undefined) {
return CREATING.has((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Qh)(organization) ?? '')
? `${ORGANIZATION_HINT} ${DEMANDED_TAGS_HINT}`
: ORGANIZATION_HINT
}
const action = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Ub)(denied) ?? (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Qh)(denied)
const hint = `The role may not call ${action ?? 'this'} there. ${DEPLOY_HINT}`
return action === 'ec2:CreateTags' ? `${hint} ${NEW_TAGS_HINT}` : hint
}
function tagHint(chain ) {
const violation = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .i4)
const key = chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .di).find((found) => found !== undefined)
if (violation === undefined && key === undefined) return undefined
if (key !== undefined && (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__ .HW)(key)) {
return `A policy of your organisation is about the tag ${key}, which is the action's own: ask the organisation's administrators to take it as it is.`
}
const tag = key === undefined ? 'a tag' : `the tag ${key}`
const where = key === undefined ? 'tags' : `tags.${key}`
return violation === undefined
? `A policy of your organisation demands ${tag}: name it as ${where} in the fleet file, deploy the roles anew, and provision again.`
: `A tag policy of your organisation doesn't take the value of ${tag}: set ${where} in the fleet file to one that it takes.`
}
const CREATING = new Set([
'ec2:CopyImage',
'ec2:CreateSecurityGroup',
'ec2:CreateTags',
'ec2:ImportKeyPair',
'ec2:RunInstances',
])
const ORGANIZATION_HINT =
"A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators."
const DEMANDED_TAGS_HINT = 'If it demands tags on what is made, name them as tags in the fleet file.'
const DEPLOY_HINT =
"The roles know the fleet file, home's image if there is one, and the action's commit as they were: after a change " +
'deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; docs/permissions.md says what they may.'
const NEW_TAGS_HINT = 'The tags of the fleet file are among that.'
function describeTrouble(error ) {
const said = error.messages.join(': ')
const origin = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Jk)(error)
return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .mu)(origin === undefined ? said : `${said} (${origin})`, error.hint)
}
function errorResult(error ) {
const chain = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .DD)(error)
const { messages, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .Uc)(error)
const hints = [permissionHint(chain), hint].filter((text) => text !== undefined)
return {
messages: [...messages],
hint: hints.length === 0 ? undefined : hints.join(' '),
code: chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .z8).find((text) => text !== undefined),
requestId: chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .z2).find((text) => text !== undefined),
}
}
}),
8720:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => ( documentsBase),
Z: () => ( linkDocuments)
});
function documentsBase(variables ) {
const {
GITHUB_SERVER_URL: server,
GITHUB_ACTION_REPOSITORY: own,
GITHUB_ACTION_REF: ref,
GITHUB_REPOSITORY: copy,
GITHUB_SHA: sha,
} = variables
const [repository, at] = isSet(own) && isSet(ref) ? [own, ref] : [copy, sha]
return isSet(server) && isSet(repository) && isSet(at) ? `${server}/${repository}/blob/${at}` : undefined
}
function linkDocuments(text , variables ) {
const base = documentsBase(variables)
return base === undefined ? text : text.replace(/(?<![\w/])(?:docs\/[\w-]+|README)\.md\b/g, `${base}/$&`)
}
function isSet(text ) {
return text !== undefined && text !== ''
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
const LOUD = ['old-base']
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
;
const LONGEST_SUMMARY = 900 * 1024
const MOST_LINES = 500
function formatSummary(result , now , documents ) {
const inert = (text ) => inertMarkdown(text, documents)
const [head = [], ...rows] = resultTable(result, now)
const line = (cells ) => `| ${cells.map(inert).join(' | ')} |`
const notes = Object.entries(result.regions).flatMap(([region, { error, findings }]) => [
...(error === undefined ? [] : (0,errors.errorLines)(error)).map((text) => `- **${region}** ${inert(text)}`),
...findings.map(({ text, defect }) => `- ${region}: ${defect ? '' : 'note: '}${inert(text)}`),
])
const left = notes.length - MOST_LINES
return withinLimit([
`### ${inert(result.fleet)} · ${result.mode} · ${result.status}`,
'',
line(head),
`|${' --- |'.repeat(head.length)}`,
...rows.map(line),
'',
...notes.slice(0, MOST_LINES),
...(left > 0 ? [`- and ${left} more, in the log`] : []),
])
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
