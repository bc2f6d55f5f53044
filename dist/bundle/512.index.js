export const id = 512;
export const ids = [512,432];
export const modules = {
7657:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => ( isMeant)
});
function isMeant(filters , { tags, values = {} } ) {
return (filters ?? []).every(({ Name = '', Values = [] }) => {
const found = Name === 'tag-key' ? Object.keys(tags) : valueOf(Name, { tags, values })
return found === undefined || found.some((value) => Values.some((wanted) => isSame(wanted, value)))
})
}
function valueOf(name , { tags, values = {} } ) {
if (name.startsWith('tag:')) return [tags[name.slice('tag:'.length)] ?? []].flat()
return Object.hasOwn(values, name) ? [values[name] ?? []].flat() : undefined
}
function isSame(wanted , value ) {
return wanted.endsWith('-*') ? value.startsWith(wanted.slice(0, -1)) : wanted === value
}
}),
9754:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => ( newestFor)
});
function newestFor({ images } , architecture ) {
return images.find((image) => image.architecture === architecture)
}
}),
9491:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C_: () => ( canCrossRegions),
Do: () => ( compareRules),
IO: () => ( describeRule),
TS: () => ( authorizeRules),
ZL: () => ( revokeEgressRules),
dl: () => ( deleteSecurityGroup),
ij: () => ( createSecurityGroup),
zw: () => ( listSecurityGroups)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3497);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9796);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3946);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4580);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6259);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4351);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
var _filters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7657);
var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(797);
var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3923);
async function listSecurityGroups(ec2 , filters ) {
const groups = []
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .n)({ client: ec2 }, { Filters: filters })) {
groups.push(...(page.SecurityGroups ?? []).map(parseGroup))
}
return groups.filter(({ name, tags, vpcId }) =>
(0,_filters_js__WEBPACK_IMPORTED_MODULE_3__ .E)(filters, { tags, values: { 'group-name': name, 'vpc-id': vpcId } }),
)
}
async function createSecurityGroup(
ec2 ,
{ name, description, vpcId, tags } ,
) {
const answer = await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ .x({
GroupName: name,
Description: description,
VpcId: vpcId,
TagSpecifications: [{ ResourceType: 'security-group', Tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .Tw)(tags) }],
}),
)
if (answer.GroupId === undefined) throw new Error('CreateSecurityGroup answered without a group id')
return answer.GroupId
}
async function authorizeRules(ec2 , groupId , rules ) {
for (const rule of rules) {
const request = { GroupId: groupId, IpPermissions: [permission(rule, groupId)] }
try {
if (rule.direction === 'ingress') await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ .N(request))
else await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ .H(request))
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .KD)(error)) throw error
}
}
}
async function revokeEgressRules(ec2 , groupId , rules ) {
if (rules.length === 0) return
await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ .k({
GroupId: groupId,
IpPermissions: rules.map((rule) => permission(rule, groupId)),
}),
)
}
async function deleteSecurityGroup(ec2 , id ) {
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_9__ .y({ GroupId: id }))
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) throw error
}
}
function describeRule({ direction, protocol, fromPort, toPort, peer } ) {
const name = protocol === '-1' ? 'all' : protocol
const ports =
fromPort === undefined || protocol === '-1' ? '' : ` ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`
return `${direction} ${name}${ports} ${direction === 'ingress' ? 'from' : 'to'} ${describePeer(peer)}`
}
function compareRules(wanted , found ) {
const keys = (rules ) => new Set(rules.map(describeRule))
const wantedKeys = keys(wanted)
const foundKeys = keys(found)
return {
missing: wanted.filter((rule) => !foundKeys.has(describeRule(rule))),
extra: found.filter((rule) => !wantedKeys.has(describeRule(rule))),
}
}
function canCrossRegions({ peer } ) {
return peer.kind !== 'other'
}
function describePeer(peer ) {
switch (peer.kind) {
case 'ipv4':
case 'ipv6':
return peer.cidr
case 'self':
return 'itself'
case 'other':
return peer.id
}
}
function permission(rule , groupId ) {
const base = { IpProtocol: rule.protocol, FromPort: rule.fromPort, ToPort: rule.toPort }
const Description = rule.description
switch (rule.peer.kind) {
case 'ipv4':
return { ...base, IpRanges: [{ CidrIp: rule.peer.cidr, Description }] }
case 'ipv6':
return { ...base, Ipv6Ranges: [{ CidrIpv6: rule.peer.cidr, Description }] }
case 'self':
return { ...base, UserIdGroupPairs: [{ GroupId: groupId, Description }] }
case 'other':
throw new Error(`a rule that refers to ${rule.peer.id} can't be made in another region`)
}
}
function parseGroup(group ) {
const id = group.GroupId ?? ''
const rules = (direction , permissions ) =>
(permissions ?? []).flatMap((entry) =>
parsePeers(entry, id).map(({ peer, description }) => ({
direction,
protocol: entry.IpProtocol ?? '-1',
fromPort: entry.FromPort,
toPort: entry.ToPort,
peer,
description,
})),
)
return {
id,
name: group.GroupName ?? '',
description: group.Description ?? '',
vpcId: group.VpcId ?? '',
rules: [...rules('ingress', group.IpPermissions), ...rules('egress', group.IpPermissionsEgress)],
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .rL)(group.Tags),
}
}
function parsePeers(entry , ownId ) {
return [
...(entry.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
peer: { kind: 'ipv4' , cidr: CidrIp },
description: Description,
})),
...(entry.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
peer: { kind: 'ipv6' , cidr: CidrIpv6 },
description: Description,
})),
...(entry.UserIdGroupPairs ?? []).map(({ GroupId = '', Description }) => ({
peer: GroupId === ownId ? { kind: 'self' } : { kind: 'other' , id: GroupId },
description: Description,
})),
...(entry.PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
peer: { kind: 'other' , id: PrefixListId },
description: Description,
})),
]
}
}),
797:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Tm: () => ( putTags),
Tw: () => ( tagList),
_M: () => ( removeTags),
rL: () => ( parseTags)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5038);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5763);
async function putTags(ec2 , ids , tags ) {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_0__ .R({ Resources: [...ids], Tags: tagList(tags) }))
}
async function removeTags(ec2 , id , keys ) {
if (keys.length === 0) return
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ .M({ Resources: [id], Tags: keys.map((Key) => ({ Key })) }))
}
function parseTags(tags ) {
const entries = (tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? ''] ]))
return Object.fromEntries(entries)
}
function tagList(tags ) {
return Object.keys(tags)
.sort()
.map((key) => ({ Key: key, Value: tags[key] ?? '' }))
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
const step = zod__WEBPACK_IMPORTED_MODULE_5__ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_5__ .YjP().optional().catch(undefined), 'timeout-minutes': minutes })
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
8829:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Xy: () => ( describeClearing),
Zo: () => ( findOtherFleets),
dM: () => ( describeRenaming),
tn: () => ( findFormer),
z0: () => ( DEPLOY_WITHOUT_IT)
});
var _instance_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7373);
var _runner_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9456);
var _steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5881);
const DEPLOY_WITHOUT_IT =
'deploy the roles without it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions= | sh (behind the = what is still to be cleared)'
function describeClearing({ region, fleet } ) {
return `clear it (mode clear, region: ${region}, confirm: ${fleet}), and then ${DEPLOY_WITHOUT_IT}`
}
const KINDS = {
instances: 'instance',
images: 'image',
snapshots: 'snapshot',
volumes: 'volume',
keyPairs: 'key pair',
securityGroups: 'security group',
}
function findFormer({ inventory, now } ) {
const { owned, region } = inventory
const on = owned.instances
.filter(({ state }) => (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_2__ .M)(state))
.map((instance) => (0,_steps_js__WEBPACK_IMPORTED_MODULE_1__ .gb)('running', (0,_runner_findings_js__WEBPACK_IMPORTED_MODULE_0__ .T)(instance, now), instance.id))
const things = (Object.keys(KINDS) ).flatMap((kind) =>
owned[kind].map(({ id }) => ({ id, what: KINDS[kind] })),
)
const left = things.map(({ id, what }) =>
(0,_steps_js__WEBPACK_IMPORTED_MODULE_1__ .gb)('leftover', `${what} ${id} is the fleet's, and ${region} is not in the fleet file`, id),
)
return [...on, ...left]
}
function findOtherFleets(names ) {
return names.map((name) => (0,_steps_js__WEBPACK_IMPORTED_MODULE_1__ .lm)('foreign', `fleet ${name} has things here. ${describeRenaming(name)}`))
}
function describeRenaming(name ) {
return (
`If this fleet was called ${name} before, clear that name first: write name: ${name} into the fleet file again, ` +
`run mode clear as the roles of that name (confirm: ${name}), and only then rename`
)
}
}),
4388:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
KV: () => ( splitRules),
L0: () => ( isSpoiled),
Ns: () => ( isFailedImage),
OI: () => ( describeHops),
Oz: () => ( isCurrent),
av: () => ( hasCopy),
cJ: () => ( listCopies),
hE: () => ( listNameHolders),
i_: () => ( isReady),
pe: () => ( isSuperseded),
qN: () => ( isHome),
q_: () => ( isUnderway),
vC: () => ( copyName),
vw: () => ( listCurrentCopies),
vz: () => ( sourceOf)
});
var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3923);
var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9491);
const FAILED_IMAGE_STATES = ['failed', 'error', 'invalid', 'disabled']
const UNDERWAY_IMAGE_STATES = ['pending', 'transient']
function isHome({ image } , region ) {
return image.kind === 'home' && image.region === region
}
function hasCopy({ image } , region ) {
return image.kind === 'home' && image.region !== region
}
function copyName(fleet , source ) {
if (fleet.image.kind !== 'home') throw new Error('a base image is not copied')
return `${fleet.image.name}-${source.id}`
}
function sourceOf(image ) {
return image.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.image] ?? image.sourceImageId
}
function isFailedImage({ state } ) {
return FAILED_IMAGE_STATES.includes(state)
}
function isUnderway({ state } ) {
return UNDERWAY_IMAGE_STATES.includes(state)
}
function listCopies(owned ) {
return owned.images.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .V)(tags))
}
function listCurrentCopies(owned , source ) {
return listCopies(owned).filter((image) => sourceOf(image) === source.id && !isFailedImage(image))
}
function isCurrent({ tags } , { base, image } ) {
if (base !== undefined) return (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Ju)(tags)?.hash === base.hash
return image !== undefined && tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.image] === image.id
}
function isSuperseded({ tags } , runners ) {
const [base, setup] = [(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Hp)(tags), (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Ju)(tags)]
if (base === undefined || setup === undefined) return false
return runners.some((other) => {
const newer = (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Hp)(other.tags)
return (
isReady(other) &&
(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Ju)(other.tags)?.hash === setup.hash &&
newer !== undefined &&
newer.created > base.created
)
})
}
function isSpoiled(instance ) {
return !isReady(instance) && (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Ju)(instance.tags)?.stage === 'begun'
}
function isReady({ tags } ) {
return tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.state] === 'ready'
}
function describeHops(hops ) {
return hops === 1 ? '1 hop' : `${hops} hops`
}
function splitRules(home ) {
const rules = home.securityGroup?.rules ?? []
return { wanted: rules.filter(_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__ .C_), left: rules.filter((rule) => !(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__ .C_)(rule)) }
}
function listNameHolders(fleet , { foreign } , vpcId ) {
return [
...foreign.instances.map(({ id, tags }) => ({ what: 'instance' , id, name: fleet.name, tags })),
...foreign.images.map(({ id, name, tags }) => ({ what: 'image' , id, name, tags })),
...foreign.keyPairs
.filter(({ name }) => name === fleet.keyPair)
.map(({ id, name, tags }) => ({ what: 'key pair' , id, name, tags })),
...foreign.securityGroups
.filter((group) => group.name === fleet.securityGroup && group.vpcId === vpcId)
.map(({ id, name, tags }) => ({ what: 'security group' , id, name, tags })),
]
}
}),
9456:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
T: () => ( describeOn),
C: () => ( findRunner)
});
var fleet_credits = __webpack_require__(985);
var instance_state = __webpack_require__(7373);
var lease = __webpack_require__(2294);
var src_tags = __webpack_require__(3923);
var parts = __webpack_require__(4388);
var origin = __webpack_require__(9754);
var steps = __webpack_require__(5881);
;
const OLD_DAYS = 90
function findNewerBase({ home, now } , runner ) {
const own = (0,src_tags .Hp)(runner.tags)
const newest = home.base === undefined ? undefined : (0,origin .Q)(home.base, runner.architecture)
if (own === undefined || newest === undefined || newest.id === runner.tags[src_tags .Dk.image]) return []
if (newest.created <= own.created) return []
const age = describeAge(own.created, now)
const text =
`instance ${runner.id} is of ${own.name}, ${age}, and ${newest.name} is newer: ` +
'provision with refresh: true makes a new machine of it'
return [(0,steps .lm)(isOld(own.created, now) ? 'old-base' : 'newer-base', text, runner.id)]
}
function isOld(created , now ) {
return daysBetween(created, now) >= OLD_DAYS
}
function describeAge(created , now ) {
const days = daysBetween(created, now)
return days === 1 ? '1 day old' : `${days} days old`
}
function daysBetween(from , to ) {
return Math.floor((to.getTime() - from.getTime()) / 86_400_000)
}
;
function findRunner(facts , runner ) {
return [
...findState(facts, runner),
...findSettings(facts, runner),
...findNewerBase(facts, runner),
...findUncollected(facts, runner),
]
}
function describeOn(instance , now ) {
const { id, state } = instance
const holder = (0,lease .IL)(instance, now)
if (holder === undefined) return `instance ${id} is ${state}, and nobody holds it`
return `instance ${id} is ${state}, held by ${(0,lease .sG)(holder)}`
}
const FRESH = 'the next provision begins with a fresh machine'
function findState({ fuseTag, now } , runner ) {
const { id, tags, state } = runner
const isHeld = (0,lease .IL)(runner, now) !== undefined
const findings = []
if ((0,instance_state .M)(state)) findings.push((isHeld ? steps .lm : steps .gb)('running', describeOn(runner, now), id))
if ((0,parts .L0)(runner) && !isHeld)
findings.push((0,steps .gb)('setup', `the setup of instance ${id} failed or was cut off: ${FRESH}`, id))
else if (!(0,parts .i_)(runner)) findings.push((0,steps .gb)('unproven', `instance ${id} has not come through its proof boot`, id))
else if (tags[src_tags .Dk.fuse] !== fuseTag) findings.push((0,steps .gb)('fuse', `instance ${id} has not the current fuse`, id))
return findings
}
function findSettings({ attributes, fleet, home, region } , runner ) {
const { id, metadataTokens, profile, type } = runner
const { shutdownBehavior = 'stop', stopProtection = false } = attributes.get(id) ?? {}
const findings = []
if (shutdownBehavior !== 'stop') {
const text = `instance ${id}: a power-off from inside would ${shutdownBehavior} it`
findings.push((0,steps .gb)('shutdown-behavior', text, id))
}
if (stopProtection) findings.push((0,steps .gb)('stop-protection', `instance ${id} is protected against being stopped`, id))
if (metadataTokens !== 'required') {
const say = fleet.instance.metadata === 'required' ? steps .gb : steps .lm
findings.push(say('imdsv1', `instance ${id} answers IMDSv1`, id))
}
findings.push(...findOptions({ attributes, fleet }, runner))
if (!region.types.includes(type)) {
findings.push((0,steps .gb)('drift', `instance ${id} is a ${type}, and the fleet wants ${region.types.join(' or ')}`, id))
}
if (home.profile !== undefined && profile !== home.profile) {
const text = `instance ${id} has instance profile ${profile ?? 'none'}, and the fleet wants ${home.profile}`
findings.push((0,steps .gb)('drift', text, id))
}
return findings
}
function findOptions(
{ attributes, fleet } ,
{ id, metadataHops, type } ,
) {
const { metadataHops: hops } = fleet.instance
const credits = (0,fleet_credits .y)(fleet.instance, type)
const found = attributes.get(id)?.cpuCredits
const findings = []
if (hops !== undefined && hops !== metadataHops) {
const text = `instance ${id} answers for its metadata ${(0,parts .OI)(metadataHops)} away, and the fleet wants ${hops}`
findings.push((0,steps .gb)('metadata-hops', text, id))
}
if (credits !== undefined && found !== undefined && found !== credits) {
findings.push((0,steps .gb)('credits', `instance ${id} has ${found} CPU credits, and the fleet wants ${credits}`, id))
}
return findings
}
function findUncollected({ now } , runner ) {
const { id, tags } = runner
const live = new Set((0,lease ._c)(runner, now).map(({ runId }) => runId))
return (0,lease .t9)(tags)
.filter(({ runId }) => !live.has(runId))
.map(({ runId }) =>
(0,steps .lm)(
'uncollected',
`run ${runId} has not been collected from instance ${id}: the next run brings what it may have left`,
id,
),
)
}
}),
5881:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
fr: () => ( dependsOn),
gb: () => ( defect),
lm: () => ( notice)
});
const NEEDS = {
'copy-image': ['remove-image'],
'await-image': ['copy-image'],
'run-instance': [
'copy-image',
'await-image',
'import-key-pair',
'create-security-group',
'complete-security-group',
'adopt',
],
'set-shutdown-behavior': ['adopt'],
'set-metadata-tokens': ['adopt'],
'set-metadata-hops': ['adopt'],
'set-instance-type': ['adopt'],
'set-credits': ['adopt'],
'set-tags': ['adopt'],
'prove-instance': ['run-instance', 'adopt', 'set-shutdown-behavior', 'set-metadata-tokens', 'set-instance-type'],
'collect-output': ['run-instance', 'prove-instance'],
'terminate-instance': ['run-instance', 'prove-instance', 'collect-output'],
'remove-image': ['run-instance', 'prove-instance', 'collect-output'],
'delete-snapshot': ['remove-image', 'prove-instance'],
'delete-security-group': ['terminate-instance'],
}
function dependsOn(later , failed ) {
return NEEDS[later]?.includes(failed) ?? false
}
function defect(code , text , resource ) {
return { code, defect: true, text, resource }
}
function notice(code , text , resource ) {
return { ...defect(code, text, resource), defect: false }
}
}),
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
