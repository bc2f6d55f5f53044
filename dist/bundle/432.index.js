export const id = 432;
export const ids = [432];
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
})
const findingSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('A stable word, such as missing, drift, leftover'),
defect: zod__WEBPACK_IMPORTED_MODULE_0__ .zMY().describe('Whether it keeps the region from being as its fleet wants it'),
text: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
resource: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the resource'),
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
const instanceSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
id: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
state: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
type: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
zone: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
address: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Public IPv4 address, while it is on'),
image: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('Id of the image it was made from'),
setup: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Hash of the base, the setup and its files that it has been set up by'),
lastStart: time,
lease: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Who holds it, and until when'),
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
const regionResultSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
status: regionStatusSchema,
summary: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().describe('What happened, in a sentence'),
image: imageSchema.optional(),
keyPair: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the key pair'),
securityGroup: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP().optional().describe('Id of the security group'),
instance: instanceSchema.optional(),
steps: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(outcomeSchema),
findings: zod__WEBPACK_IMPORTED_MODULE_0__ .YOg(findingSchema),
run: runSchema.optional(),
schedule: scheduleSchema.optional().describe('From rotate: where the region stands in its schedule'),
error: errorSchema.optional(),
})
const resultSchema = zod__WEBPACK_IMPORTED_MODULE_0__ .Ikc({
mode: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
fleet: zod__WEBPACK_IMPORTED_MODULE_0__ .YjP(),
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
})
};
