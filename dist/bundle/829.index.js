export const id = 829;
export const ids = [829];
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
...((0,parts .Oz)(runner, facts.home) ? findNewerBase(facts, runner) : []),
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
$z: () => ( causedBy),
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
function causedBy(cause , finding ) {
return { ...finding, cause }
}
function notice(code , text , resource ) {
return { ...defect(code, text, resource), defect: false }
}
})
};
