export const id = 112;
export const ids = [112];
export const modules = {
7486:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "05fe1d32171a122d6719.sh";
}),
7621:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "fb5813950a9799ca926d.sh";
}),
2032:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "4b1e2292ee3ecc97ad64.sh";
}),
4257:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "004b2715f1185586fcd3.sh";
}),
101:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "5c48cafb729f67d3980c.sh";
}),
3583:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "cabb4aeedd9af09bea6e.sh";
}),
4553:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "3f9376163539bef8d57e.sh";
}),
6630:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "7d0420d14b87c10f9eaf.sh";
}),
9572:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "bfea7fa4d6508cc1e5c4.sh";
}),
4404:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "7f649d021b1d0aa35dc1.sh";
}),
3939:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "9ee3ce5591c9675928f8.sh";
}),
1883:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "ea48fc2be15e3973330d.sh";
}),
7345:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "71a617c8d06c3a37e1a9.service";
}),
7995:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "a95054e1b79e15f8cbda.timer";
}),
6796:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "6d045885430ce99a1050.service";
}),
1606:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "a172a8041dc1afa09c35.timer";
}),
9352:
((module, __unused_webpack_exports, __webpack_require__) => {
module.exports = __webpack_require__.p + "583aeda1f658ac070535.sh";
}),
6534:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
G: () => ( applySteps)
});
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
var steps = __webpack_require__(5881);
var report_errors = __webpack_require__(1764);
var boot = __webpack_require__(9364);
var DeleteVolumeCommand = __webpack_require__(7210);
var DescribeNetworkInterfacesCommand = __webpack_require__(348);
var aws_errors = __webpack_require__(9507);
var aws_images = __webpack_require__(6342);
var instances = __webpack_require__(8686);
var instance_lifecycle = __webpack_require__(7233);
var key_pairs = __webpack_require__(205);
var inventory = __webpack_require__(2106);
var security_groups = __webpack_require__(9491);
;
async function findTags(ec2 , kind , id ) {
switch (kind) {
case 'instance':
return (await (0,instances .XD)(ec2, id))?.tags
case 'image':
return (await (0,aws_images .F1)(ec2, id))?.tags
case 'snapshot':
return (await (0,aws_images .Cb)(ec2, [{ Name: 'snapshot-id', Values: [id] }]))[0]?.tags
case 'volume':
return (await (0,inventory .yi)(ec2, [{ Name: 'volume-id', Values: [id] }]))[0]?.tags
case 'security group':
return (await (0,security_groups .zw)(ec2, [{ Name: 'group-id', Values: [id] }]))[0]?.tags
case 'key pair':
return (await (0,key_pairs .lY)(ec2, { KeyPairIds: [id] }))[0]?.tags
}
}
var lease = __webpack_require__(2294);
var src_tags = __webpack_require__(3923);
;
const RETAGGED_HINT =
'Somebody changed its tags meanwhile, so it was left alone, and so was what depends on it. Run this mode again.'
const HELD_HINT =
'It was free when the plan was made. It was left alone, and so was what depends on it: run this mode again when it has been let go.'
const UNNAMED_HINT =
'It was left alone, and so was what depends on it. Run this mode again: its plan names what would be lost.'
async function lookAgain(
ec2 ,
{ id, clock, ...basis } ,
) {
const instance = await (0,instances .XD)(ec2, id)
return instance === undefined ? undefined : whyKept(instance, basis, clock.now())
}
function whyKept(instance , { fleet, planned, own, endsDisk } , now ) {
const { id, state, tags } = instance
if (state === 'terminated') return undefined
const retagged = whyNotOurs(`instance ${id}`, tags, fleet)
if (retagged !== undefined) return retagged
const holder = findOtherHolder(instance, { planned, own }, now)
if (holder !== undefined) {
return { reason: `instance ${id} is held by ${(0,lease .sG)(holder)}`, hint: HELD_HINT }
}
const known = new Set([...(0,lease .t9)(planned?.tags ?? {}).map(({ runId }) => runId), ...own])
const unnamed = (0,lease .t9)(tags).flatMap(({ runId }) => (known.has(runId) ? [] : [runId]))
if (unnamed.length === 0 || !endsDisk) return undefined
return {
reason: `run ${unnamed.join(', ')} may have left output on instance ${id} since the plan was made`,
hint: UNNAMED_HINT,
}
}
function whyNotOurs(what , tags , fleet ) {
if (!(0,src_tags .go)(tags, fleet)) return { reason: `${what} no longer carries the fleet's tag`, hint: RETAGGED_HINT }
return (0,src_tags .V)(tags) ? { reason: `${what} is an original of home`, hint: RETAGGED_HINT } : undefined
}
function findOtherHolder(
instance ,
{ planned, own } ,
now ,
) {
const ownKeys = new Set([...own].map(lease .aW))
const tags = Object.fromEntries(Object.entries(instance.tags).filter(([key]) => !ownKeys.has(key)))
const holder = (0,lease .IL)({ ...instance, tags }, now)
const isKnown = planned !== undefined && planned.launchTime >= instance.launchTime
return holder?.kind === 'proof boot' && isKnown ? undefined : holder
}
var poll = __webpack_require__(4065);
;
const IN_USE_LIMIT_SECONDS = 120
async function deleteOwned(ec2 , deleting ) {
const { what, id, clock, signal, logger } = deleting
return untilUnused(ec2, { what, id, clock, signal, logger }, async () => {
const seen = await look(ec2, deleting)
if (seen === 'gone') return { kind: 'gone' }
if (seen !== undefined) return { kind: 'kept', ...seen }
await remove(ec2, what, id, { clock, signal, logger })
return { kind: 'deleted' }
})
}
async function look(ec2 , deleting ) {
const { what, id, fleet, planned, own = new Set(), clock } = deleting
if (what !== 'instance') {
const tags = await findTags(ec2, what, id)
return tags === undefined ? 'gone' : whyNotOurs(`${what} ${id}`, tags, fleet)
}
const instance = await (0,instances .XD)(ec2, id)
if (instance === undefined || instance.state === 'terminated') return 'gone'
return whyKept(instance, { fleet, planned, own, endsDisk: true }, clock.now())
}
async function remove(ec2 , what , id , waiting ) {
switch (what) {
case 'instance':
return (0,instance_lifecycle .Jh)(ec2, id, waiting)
case 'image':
return (0,aws_images ._k)(ec2, id)
case 'key pair':
return (0,key_pairs .z9)(ec2, id)
case 'volume':
return deleteVolume(ec2, id)
case 'snapshot':
return (0,aws_images .Cj)(ec2, id)
case 'security group':
return (0,security_groups .dl)(ec2, id)
}
}
async function deleteVolume(ec2 , id ) {
try {
await ec2.send(new DeleteVolumeCommand .P({ VolumeId: id }))
} catch (error) {
if (!(0,aws_errors .c4)(error)) throw error
}
}
async function untilUnused(
ec2 ,
{ what, id, clock, signal, logger } ,
attempt ,
) {
let last
try {
return await (0,poll .wt)({
everySeconds: 3,
limitSeconds: IN_USE_LIMIT_SECONDS,
clock,
signal,
progress: { logger, what: `${what} ${id} to be in use no more`, usually: 'seconds' },
look: async () => {
try {
return await attempt()
} catch (error) {
if (!(0,aws_errors .ly)(error)) throw error
last = error
return undefined
}
},
})
} catch (error) {
if (!(error instanceof poll .lb)) throw error
const users = what === 'security group' ? await listUsers(ec2, id) : []
const by = users.length === 0 ? '' : `; it is used by ${users.join(', ')}`
throw new errors .lZ(`${what} ${id} is still in use after ${IN_USE_LIMIT_SECONDS} s${by}`, {
cause: last,
hint: 'Free it and run this mode again: what is done stays done.',
})
}
}
async function listUsers(ec2 , groupId ) {
const Values = [groupId]
const [interfaces, from, to] = await Promise.all([
ec2.send(new DescribeNetworkInterfacesCommand .B({ Filters: [{ Name: 'group-id', Values }] })),
(0,security_groups .zw)(ec2, [{ Name: 'ip-permission.group-id', Values }]),
(0,security_groups .zw)(ec2, [{ Name: 'egress.ip-permission.group-id', Values }]),
])
const groups = new Set([...from, ...to].map(({ id }) => id).filter((id) => id !== groupId))
return [
...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId = '', Attachment }) =>
Attachment?.InstanceId === undefined
? `network interface ${NetworkInterfaceId}`
: `instance ${Attachment.InstanceId}`,
),
...[...groups].map((id) => `security group ${id}`),
]
}
var aws_tags = __webpack_require__(797);
var leases = __webpack_require__(6287);
var phases = __webpack_require__(9022);
var recover = __webpack_require__(1230);
;
async function collectOutput(context , instanceId ) {
const { clients, clock, fleet, job, logger, region, signal } = context
const instance = await (0,instances .XD)(clients.ec2, instanceId)
if (instance === undefined) return
const machine = { region: region.name, instanceId, runId: job.newRunId() }
const leaseSeconds = (0,phases .wR)(fleet.run)
await (0,recover .OA)(context, instance)
const claim = await (0,leases .Mf)(clients.ec2, {
instance,
fleet: fleet.name,
runId: machine.runId,
clock,
logger,
signal,
leaseSeconds,
})
if (claim.kind === 'lost') {
throw new errors .lZ(`instance ${instanceId} can't be started to collect output: ${(0,leases .$4)(claim)}`, {
hint: 'Provision again when it has been let go.',
})
}
await (0,boot .Di)(context, machine, async () => {
const start = { machine, instance: claim.instance, leaseSeconds }
const ready = await (0,boot .qh)(context, start)
await (0,recover .WB)(context, ready.instance, machine)
})
const left = (0,lease .t9)((await (0,instances .XD)(clients.ec2, instanceId))?.tags ?? {})
.map(({ runId }) => runId)
.filter((runId) => runId !== machine.runId)
if (left.length > 0) {
throw new errors .lZ(
`output of run ${left.join(', ')} on instance ${instanceId} could not be collected, so the instance is kept`,
{ hint: 'The reason is in the log. Provision again: it tries anew. Clear deletes the output with the machine.' },
)
}
}
var instance_type = __webpack_require__(9312);
var external_node_crypto_ = __webpack_require__(7598);
;
function clientToken(inputs ) {
return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(inputs)).digest('hex')
}
var parts = __webpack_require__(4388);
;
const NEW_ID_LIMIT_SECONDS = 120
function followPresence(clock , wasSeen = false) {
let known = wasSeen
let seenLast = clock.elapsed()
return (isSeen) => {
if (isSeen) {
known = true
seenLast = clock.elapsed()
return 'there'
}
const seconds = clock.elapsed() - seenLast
if (known) return seconds < poll .N0 ? 'missing' : 'gone'
return seconds < NEW_ID_LIMIT_SECONDS ? 'missing' : 'unknown'
}
}
async function awaitNew (
{ clock, logger, signal } ,
what ,
look ,
) {
try {
const progress = { logger, what: `EC2 to show ${what}`, usually: 'seconds' }
return await (0,poll .wt)({ look, everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal, progress })
} catch (cause) {
if (!(cause instanceof poll .lb)) throw cause
throw new errors .lZ(`${what} is not known to EC2, after ${NEW_ID_LIMIT_SECONDS} s of looking for it`, {
cause,
hint: 'Somebody removed it, or EC2 is slow: provision again.',
})
}
}
async function awaitOurs (
{ clock, fleet, signal } ,
look ,
) {
let seen
const isOurs = async () => {
seen = await look()
return (seen !== undefined && (0,src_tags .go)(seen.tags, fleet.name)) || undefined
}
await (0,poll .wt)({ look: isOurs, everySeconds: 2, limitSeconds: poll .N0, clock, signal }).catch(
(error ) => {
if (!(error instanceof poll .lb)) throw error
},
)
return seen
}
function onceKnown ({ clock, logger, signal } , call ) {
const progress = { logger, what: 'EC2 to know what was just made', usually: 'seconds' }
return (0,poll .i9)(aws_errors .c4, call, { everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal, progress })
}
var fleet_credits = __webpack_require__(985);
var fleet_fleet = __webpack_require__(1342);
var guest_commands = __webpack_require__(5522);
;
function isAsWanted(instance , request ) {
const { tags } = instance
const isRunner = tags[src_tags .Dk.role] === 'runner' && ((0,lease .oo)(tags) || tags[src_tags .Dk.state] === 'ready')
return (
isRunner &&
(0,src_tags .Ju)(tags)?.hash === (0,src_tags .Ju)(tagsOf(request))?.hash &&
!(0,instance_lifecycle .Hd)(instance) &&
instance.imageId === request.ImageId &&
instance.type === request.InstanceType &&
instance.subnetId === request.SubnetId &&
instance.keyName === request.KeyName &&
instance.profile === request.IamInstanceProfile?.Name &&
instance.securityGroupIds.join() === request.SecurityGroupIds?.join()
)
}
function tagsOf({ TagSpecifications = [] } ) {
const own = TagSpecifications.find(({ ResourceType }) => ResourceType === 'instance')
return (0,aws_tags .rL)(own?.Tags)
}
function buildRequest(
{ fleet, region } ,
{ place, refused, source, imageId, groupId, image: { devices, rootDevice } } ,
) {
const { base } = source.home
const credits = (0,fleet_credits .y)(fleet.instance, place.type)
const mappings = mapDisks(devices, { kmsKey: region.kmsKey, rootDevice, rootGiB: fleet.instance.diskGiB })
const instanceTags = (0,src_tags .ZU)(fleet, {
[src_tags .Dk.role]: 'runner',
[src_tags .Dk.state]: (0,lease .Jd)((0,fleet_fleet .E4)(fleet)),
[src_tags .Dk.image]: source.image.id,
...(base === undefined ? {} : { ...(0,src_tags .qu)(source.image), ...(0,src_tags .sy)(base.hash, firstStage(base)) }),
...(0,src_tags .bZ)(refused),
})
return {
ImageId: imageId,
InstanceType: place.type ,
SubnetId: place.subnetId,
SecurityGroupIds: [groupId],
KeyName: fleet.keyPair,
IamInstanceProfile: { Name: source.profile },
MetadataOptions: {
HttpTokens: fleet.instance.metadata,
HttpEndpoint: 'enabled',
HttpPutResponseHopLimit: fleet.instance.metadataHops,
},
CreditSpecification: credits && { CpuCredits: credits },
InstanceInitiatedShutdownBehavior: 'stop',
BlockDeviceMappings: mappings.length === 0 ? undefined : mappings,
UserData: Buffer.from((0,guest_commands .sw)(fleet.fuseSeconds)).toString('base64'),
TagSpecifications: [
{ ResourceType: 'instance', Tags: (0,aws_tags .Tw)(instanceTags) },
{ ResourceType: 'volume', Tags: (0,aws_tags .Tw)((0,src_tags .ZU)(fleet)) },
{ ResourceType: 'network-interface', Tags: (0,aws_tags .Tw)((0,src_tags .ZU)(fleet)) },
],
}
}
function firstStage({ setup } ) {
return setup === undefined ? 'done' : 'pending'
}
function mapDisks(devices , { kmsKey, rootDevice, rootGiB } ) {
const isSized = ({ name } ) => rootGiB !== undefined && name === rootDevice
return devices
.filter((device) => !device.deleteOnTermination || kmsKey !== undefined || isSized(device))
.map((device) => mapDisk(isSized(device) ? { ...device, volumeGiB: rootGiB } : device, kmsKey))
}
function mapDisk(
{ name, volumeGiB, volumeType, iops, throughput } ,
kmsKey ,
) {
const hasIops = volumeType === 'gp3' || volumeType === 'io1' || volumeType === 'io2'
return {
DeviceName: name,
Ebs: {
DeleteOnTermination: true,
VolumeSize: volumeGiB,
VolumeType: volumeType ,
Iops: hasIops ? iops : undefined,
Throughput: volumeType === 'gp3' ? throughput : undefined,
Encrypted: kmsKey === undefined ? undefined : true,
KmsKeyId: kmsKey,
},
}
}
var late_failure = __webpack_require__(2927);
;
function waitForLaunch(context , id ) {
return waitFor(context, id, {
states: ['running'],
isDead: (state) => (0,instance_lifecycle .Hd)({ state }) || state.startsWith('stop'),
})
}
function waitUntilSettled(context , id ) {
return waitFor(context, id, { states: ['pending', 'running', 'stopped'], isDead: (state) => (0,instance_lifecycle .Hd)({ state }) })
}
function launchFailure({ id, state, stateReason } ) {
return new errors .lZ(`instance ${id} was started and went ${state}: ${stateReason ?? 'no reason given'}`, {
hint: (0,late_failure ._)(stateReason),
})
}
async function waitFor(
{ clients, clock, logger, signal } ,
id ,
{ states, isDead } ,
) {
const presenceOf = followPresence(clock)
let state = 'unknown'
const look = async () => {
const instance = await (0,instances .XD)(clients.ec2, id)
const presence = presenceOf(instance !== undefined)
if (presence === 'unknown' || presence === 'gone') throw absence(id, presence)
state = instance?.state ?? state
if (instance !== undefined && isDead(state)) throw launchFailure(instance)
return states.includes(state) ? instance : undefined
}
try {
const progress = { logger, what: `instance ${id} to be ${states.join(' or ')}`, usually: 'under a minute' }
return await (0,poll .wt)({ look, everySeconds: 2, limitSeconds: phases .uK.running, clock, signal, progress })
} catch (error) {
if (!(error instanceof poll .lb)) throw error
const wanted = states.join(' or ')
throw new errors .lZ(`instance ${id} is ${state} and not ${wanted} after ${phases .uK.running} s`, {
cause: error,
hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
})
}
}
function absence(id , presence ) {
if (presence === 'gone') {
return new errors .lZ(`instance ${id} is no longer known to EC2, and was a moment ago`, {
hint: 'Somebody terminated it. Provision again: it makes another one.',
})
}
return new errors .lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
})
}
;
const MAX_GENERATIONS = 20
const TOKEN_HINT = 'Nothing was made. Try again in a day, when EC2 has forgotten the earlier request.'
async function makeInstance(
context ,
step ,
{ source, progress } ,
) {
const { clients, job, logger } = context
const imageId = step.made.imageId ?? progress.imageId
const groupId = step.made.securityGroupId ?? progress.securityGroupId
if (imageId === undefined || groupId === undefined) throw new Error('an instance needs an image and a group')
const image = await awaitNew(context, `image ${imageId}`, () => (0,aws_images .F1)(clients.ec2, imageId))
const runId = job.newRunId()
const refused = []
let refusal
for (const place of [step.place, ...step.others]) {
if (refused.includes(place.type)) continue
const request = buildRequest(context, { place, refused, source, imageId, groupId, image })
try {
progress.made = await launch(context, { request, replaces: step.replaces, runId })
logger.info(`instance ${progress.made.instance.id}, ${place.type} in ${place.zone}`)
return
} catch (error) {
if (!(0,aws_errors .pl)(error)) throw error
refusal = error
if (!(0,aws_errors .AC)(error)) refused.push(place.type)
logger.info(`EC2 makes no ${place.type} in ${place.zone}: ${(0,errors .BP)(error)}`)
}
}
throw noneMade(step, refusal)
}
function noneMade({ place, others } , cause ) {
const tried = [place, ...others].map(({ type, zone }) => `${type} in ${zone}`).join(', ')
const message = (0,aws_errors .Fb)(cause)
? `EC2 has no capacity for an instance (${tried})`
: `EC2 makes no instance (${tried})`
return new errors .lZ(message, {
cause,
hint: 'Nothing was made. Name more instance types in the fleet file, ask for a higher quota where one is used up, or try again later.',
})
}
async function launch(
context ,
{ request, replaces, runId } ,
) {
const { clock, fleet, job, region, signal } = context
const expected = { region: region.name, runId, fleet: fleet.name }
for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
signal.throwIfAborted()
const since = clock.now()
job.expect({ ...expected, since })
const ClientToken = clientToken([request, replaces, generation])
const made = await runOrFind(context, { ...request, ClientToken })
if (made === undefined || isOfEarlier(made, since)) continue
if ((0,instance_lifecycle .Hd)(made)) {
job.forget({ runId })
throw launchFailure(made)
}
const machine = { region: region.name, instanceId: made.id, runId }
job.remember(machine)
return { machine, instance: made }
}
job.forget({ runId })
throw new errors .lZ(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
hint: 'Try again in a day, when EC2 has forgotten them.',
})
}
const CLOCK_MARGIN_SECONDS = 60
function isOfEarlier(made , since ) {
return (0,instance_lifecycle .Hd)(made) && (0,src_clock .O1)(made.launchTime, since) > CLOCK_MARGIN_SECONDS
}
async function runOrFind(context , request ) {
const { clients, fleet, logger } = context
try {
const made = await onceKnown(context, () => (0,instances .jH)(clients.ec2, request, context))
return (await (0,instances .XD)(clients.ec2, made.id)) ?? made
} catch (cause) {
if ((0,aws_errors .MQ)(cause)) return undefined
if (!(0,aws_errors .aF)(cause)) throw cause
const same = (await (0,inventory .qH)(clients.ec2, fleet.name)).find((instance) => isAsWanted(instance, request))
if (same === undefined) {
throw new errors .lZ(
`EC2 knows this request for an instance by other parameters, and no instance of fleet ${fleet.name} is as wanted`,
{ cause, hint: TOKEN_HINT },
)
}
logger.info(`EC2 knows this request already: instance ${same.id} is as wanted, and is taken`)
return same
}
}
;
const COPY_LIMIT_SECONDS = 3 * 3600
const LOOK_EVERY_SECONDS = 5
const FULL_LIMIT_SECONDS = 1800
async function startCopy(context , copy ) {
const { clients, clock, fleet, logger, region, signal } = context
const request = {
name: copy.name,
sourceImageId: copy.sourceImageId,
sourceRegion: fleet.leadRegion,
kmsKey: region.kmsKey,
tags: (0,src_tags .ZU)(fleet, { [src_tags .Dk.image]: copy.sourceImageId }),
}
const what = describeCopying(context)
let isTold = false
const passes = (error ) => {
if (!(0,aws_errors .bm)(error)) return false
if (!isTold) logger.info(`${what}: EC2 has as many copies under way as it takes at a time; waiting`)
isTold = true
return true
}
try {
return await (0,poll .i9)(
passes,
() => (0,aws_images .L1)(clients.ec2, { ...request, clientToken: clientToken([request, copy.replaces]) }),
{
...{ everySeconds: 30, limitSeconds: FULL_LIMIT_SECONDS, clock, signal },
progress: { logger, what: `room for a copy to ${context.region.name}`, usually: 'minutes' },
},
)
} catch (cause) {
if ((0,aws_errors .bm)(cause)) {
throw new errors .lZ(`${what}: EC2 has had no room for another copy for ${FULL_LIMIT_SECONDS} s`, {
cause,
hint: 'Nothing of this copy was begun; provision again later.',
})
}
if ((0,aws_errors .aF)(cause)) return findSameCopy(context, copy, cause)
throw new errors .lZ(what, { cause, hint: 'Provision again when the reason is gone: it goes on from there.' })
}
}
async function findSameCopy(
{ clients, fleet, logger, region } ,
copy ,
cause ,
) {
const isEncryptedAsWanted = ({ devices } ) =>
region.kmsKey === undefined || devices.every(({ encrypted, snapshotId }) => encrypted || snapshotId === undefined)
const same = (await (0,aws_images .v8)(clients.ec2, [{ Name: `tag:${src_tags .Dk.fleet}`, Values: [fleet.name] }])).find(
(image) =>
image.name === copy.name &&
(0,parts .vz)(image) === copy.sourceImageId &&
!(0,parts .Ns)(image) &&
isEncryptedAsWanted(image),
)
if (same === undefined) {
throw new errors .lZ(
`EC2 knows this request for a copy by other parameters, and no image of fleet ${fleet.name} is as wanted`,
{ cause, hint: TOKEN_HINT },
)
}
logger.info(`EC2 knows this request already: image ${same.id} is as wanted, and is taken`)
return same.id
}
async function ensureCopy(context , copyId , source ) {
const imageId = await findCopy(context, copyId, source)
const failure = await waitForCopy(context, imageId)
if (failure === undefined) return imageId
context.logger.info(`${failure}; copying once more`)
const name = (0,parts .vC)(context.fleet, source)
const second = await startCopy(context, { name, sourceImageId: source.id, replaces: imageId })
const again = await waitForCopy(context, second)
if (again === undefined) return second
throw new errors .lZ(again, {
hint: `${describeKey(context)}Both copies were removed; provision again when the reason is gone.`,
})
}
function describeKey({ region } ) {
return region.kmsKey === undefined
? ''
: `The copy is encrypted with ${region.kmsKey} of ${region.name}, which EC2 tries only once the copy is under way: ` +
"the key has to exist there, be enabled, and be usable by this role, as home's own key; docs/permissions.md has the policy. "
}
const copy_MAX_GENERATIONS = 10
async function findCopy(context , copyId , source ) {
const { clients, clock, logger, signal } = context
const name = (0,parts .vC)(context.fleet, source)
let imageId = copyId
for (let generation = 0; generation < copy_MAX_GENERATIONS; generation += 1) {
const id = imageId
const presenceOf = followPresence(clock)
const look = async () => {
const presence = presenceOf(isRegistered(await (0,aws_images .F1)(clients.ec2, id)))
return presence === 'missing' ? undefined : presence
}
const limitSeconds = 2 * NEW_ID_LIMIT_SECONDS
const progress = { logger, what: `EC2 to show image ${id}`, usually: 'seconds' }
if ((await (0,poll .wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })) === 'there')
return id
logger.info(`image ${id} is not known to EC2: it is one that was cleared away; copying anew`)
imageId = await startCopy(context, { name, sourceImageId: source.id, replaces: id })
}
throw new errors .lZ(`EC2 gives an image that is gone for each of ${copy_MAX_GENERATIONS} requests`, {
hint: 'Try again in a day, when EC2 has forgotten them.',
})
}
function isRegistered(image ) {
return image !== undefined && image.state !== 'deregistered'
}
async function waitForCopy(context , imageId ) {
const { clients, clock, logger, region, signal } = context
const presenceOf = followPresence(clock, true)
let shown = ''
const look = async () => {
const seen = await (0,aws_images .F1)(clients.ec2, imageId)
if (presenceOf(isRegistered(seen)) === 'gone') throw deregistered(imageId)
if (!isRegistered(seen)) return undefined
if (seen.state === 'available' || (0,parts .Ns)(seen)) return seen
const isFirst = shown === ''
shown = await describeProgress(context, seen)
if (isFirst) logger.info(`image ${imageId} is ${seen.state}, ${shown}`)
return undefined
}
try {
const image = await (0,poll .wt)({
look,
everySeconds: LOOK_EVERY_SECONDS,
limitSeconds: COPY_LIMIT_SECONDS,
clock,
signal,
progress: {
logger,
what: () => `image ${imageId}${shown === '' ? '' : `, ${shown}`}`,
usually: 'minutes to an hour',
},
})
if (image.state === 'available') return undefined
await removeCopy(context, image)
return describeFailedCopy(image, context)
} catch (error) {
const goesOn = { cause: error, hint: 'The copy goes on by itself; provision again later, and it resumes there.' }
if (error instanceof poll .lb) {
throw new errors .lZ(`image ${imageId} is still being copied after ${COPY_LIMIT_SECONDS} s`, goesOn)
}
if (signal.aborted) throw new errors .lZ(`image ${imageId} is still being copied to ${region.name}`, goesOn)
throw error
}
}
async function removeCopy({ clients, clock, fleet } , image ) {
await deleteOwned(clients.ec2, { what: 'image', id: image.id, fleet: fleet.name, clock })
for (const snapshotId of (0,aws_images .Ns)(image)) {
await deleteOwned(clients.ec2, { what: 'snapshot', id: snapshotId, fleet: fleet.name, clock })
}
}
function deregistered(imageId ) {
return new errors .lZ(`image ${imageId} is gone, and was still being copied: somebody took it out of the register`, {
hint: 'Provision again: it copies anew.',
})
}
function describeCopying({ fleet: { image }, region } ) {
if (image.kind !== 'home') throw new Error('a base image is not copied')
return `copying image ${image.name} from ${image.region} to ${region.name}`
}
function describeFailedCopy({ id, state, stateReason } , context ) {
const why = stateReason ?? 'EC2 gives no reason'
return `${describeCopying(context)} failed: ${id} is ${state}: ${why}`
}
async function describeProgress({ clients } , image ) {
const ids = (0,aws_images .Ns)(image)
if (ids.length === 0) return 'its snapshots are not there yet'
const snapshots = await (0,aws_images .Cb)(clients.ec2, [{ Name: 'snapshot-id', Values: ids }])
return `snapshots at ${snapshots.map(({ progress }) => (progress === '' ? '0%' : progress)).join(', ')}`
}
;
const TAKEN_HINT = 'Somebody has just made it: rename or remove it, and provision again.'
;
async function ensureKeyPair(
context ,
{ name, publicKey } ,
) {
const { clients, fleet } = context
try {
await (0,key_pairs .pF)(clients.ec2, { name, publicKey, tags: (0,src_tags .ZU)(fleet) })
} catch (error) {
if (!(0,aws_errors .KD)(error)) throw error
const pair = await awaitOurs(context, async () => {
return (await (0,key_pairs .lY)(clients.ec2, { Filters: [{ Name: 'key-name', Values: [name] }] }))[0]
})
if (pair === undefined || !(0,src_tags .go)(pair.tags, fleet.name)) {
throw new errors .lZ(`the name ${name} is taken by a foreign key pair (${pair?.id ?? 'unknown'})`, {
cause: error,
hint: TAKEN_HINT,
})
}
}
}
var instance_state = __webpack_require__(7373);
var guest_command = __webpack_require__(8998);
var rival = __webpack_require__(442);
var live_output = __webpack_require__(3446);
var payload = __webpack_require__(4074);
var run_record = __webpack_require__(7796);
;
class SetupFailed extends errors .lZ {
leftOutput
constructor(message , options ) {
super(message, options)
this.leftOutput = options.leftOutput
}
}
const TAIL_LINES = 10
const LONGEST_LINE = 200
const HINT =
'Its whole output is in the log and in the output file. Mend the setup and provision again: that begins with a fresh ' +
'machine. A setup that has to restart the machine leaves that to the next boot, which every run is.'
async function setUp(
context ,
machine ,
{
setup: { base, hash, setup },
ready,
onOutput,
} ,
) {
if (setup === undefined) return
const { clients, job, logger } = context
const { instanceId } = machine
const size = (0,phases .Fz)(setup.timeoutSeconds)
await (0,aws_tags .Tm)(clients.ec2, [instanceId], (0,src_tags .sy)(hash, 'begun'))
const path = job.outputFile(machine)
onOutput(path)
const tail = tailOf(logger)
const output = (0,live_output .W)(path, tail.log, size.outputCapBytes)
logger.info(`setup ${hash} of base ${base} on instance ${instanceId}`)
const surroundings = { user: 'root', env: {}, secrets: {}, slot: undefined }
const order = { ...setup, ...size, ...surroundings, onTaken: () => Promise.resolve() }
const { outcome } = await (0,payload .M)(context, { machine, ...ready, order, output, uncollected: [] })
output.end()
for (const text of outcome.results?.leftOut ?? []) logger.info(text)
const failure = outcome.stage === 'ended' ? failureOf(outcome.meta, order) : outcome.error
if (failure === undefined) return
if (failure instanceof errors .P_ && (0,rival .A5)(failure)) throw failure
const said = tail.last.map((line) => line.slice(0, LONGEST_LINE)).join('\n')
throw new SetupFailed(
`the setup of instance ${instanceId} failed${said === '' ? '' : `; its last lines:\n${said}`}`,
{
cause: failure,
hint: HINT,
leftOutput: outcome.stage === 'handed over' || outcome.stage === 'taken',
},
)
}
function tailOf(logger )
{
const last = []
return {
last,
log: (lines) => {
logger.foreign(lines)
last.push(...lines.slice(-TAIL_LINES))
last.splice(0, last.length - TAIL_LINES)
},
}
}
function failureOf(meta , order ) {
return (0,run_record .fL)(meta.missing === 'cap' ? { ...meta, missing: 'none' } : meta, order)
}
;
const CLOUD_INIT_SECONDS = 300
async function proveInstance(
context ,
machine ,
{ base, made, onOutput } ,
) {
const { fleet, logger } = context
const { instanceId } = machine
const seen = made ?? (await waitUntilSettled(context, instanceId))
const setup = (0,src_tags .Ju)(seen.tags)?.stage === 'pending' ? base : undefined
const size = setup && (0,fleet_fleet .E4)(fleet)
const prove = async (ready, claim) => {
await proveBoot(context, machine, { ...ready, isSetUp: setup?.setup === undefined })
if (setup === undefined) return
await claim?.()
await setUp(context, machine, { setup, ready, onOutput })
}
try {
if (isUnderway(context, seen, made)) await proveAsItRuns(context, machine, { size, prove })
else await proveByBoot(context, machine, { seen, size, prove })
} catch (error) {
if (error instanceof boot .X_ && base !== undefined && seen.tags[src_tags .Dk.fuse] === undefined) {
throw await endSilent(context, machine, { base, error })
}
throw error
}
await markReady(context, instanceId, setup)
logger.info(`instance ${instanceId} is ready, and stopped`)
}
async function proveAsItRuns(context , machine , { size, prove } ) {
const { instanceId } = machine
context.job.remember(machine)
await (0,boot .TL)(context, machine, {
work: async () => {
const instance = await waitForLaunch(context, instanceId)
const claim =
size &&
(() =>
claimForProof(context, machine, { instance, leaseSeconds: (0,phases .nk)(size) + phases .uK.stop, inProof: true }))
await prove(await (0,boot .bs)(context, instanceId), claim)
},
stop: (error) => letGo(context, machine, { error, isClaimed: size !== undefined }),
})
}
async function proveByBoot(
context ,
machine ,
{ seen, size, prove } ,
) {
const { clients, fleet } = context
const leaseSeconds = (0,phases .M_)(fleet.run, size)
const instance = await claimForProof(context, machine, { instance: seen, leaseSeconds })
await (0,boot .TL)(context, machine, {
work: async () => {
await (0,aws_tags .Tm)(clients.ec2, [machine.instanceId], { [src_tags .Dk.state]: (0,lease .Jd)(size) })
await prove(await (0,boot .qh)(context, { machine, instance, leaseSeconds }))
},
stop: (error) => letGo(context, machine, { error, isClaimed: true }),
})
}
async function letGo(
context ,
machine ,
{ error, isClaimed } ,
) {
const { clients, clock, job, logger } = context
const { instanceId, runId } = machine
if (await (0,rival .Hl)(context, machine, error)) job.forget(machine)
else await (0,boot .mv)(context, machine)
if (!isClaimed) return
if (!(error instanceof SetupFailed && error.leftOutput)) {
return (0,leases .wL)({ ec2: clients.ec2, logger }, machine)
}
await (0,leases .de)(clients.ec2, instanceId, { clock, runId }).catch((cause ) => {
logger.info(`the lease of run ${runId} could not be ended before its time: ${(0,errors .BP)(cause)}`)
})
}
async function endSilent(
{ clients, clock, fleet, signal } ,
{ instanceId: id, runId } ,
{ base: { base }, error } ,
) {
const planned = await (0,instances .XD)(clients.ec2, id)
const own = new Set([runId])
const deletion = await deleteOwned(clients.ec2, {
fleet: fleet.name,
what: 'instance',
id,
planned,
own,
clock,
signal,
})
const end = deletion.kind === 'kept' ? `was left, since ${deletion.reason}` : 'is terminated'
return new errors .lZ(`the Systems Manager agent of base ${base} does not answer: instance ${id} ${end}`, {
cause: error,
hint: error.hint,
})
}
function isUnderway(
context ,
{ state, tags, launchTime } ,
made ,
) {
if (!(0,instance_state .M)(state)) return false
if (made !== undefined) return true
const isHeld = (0,lease ._c)({ state, tags, launchTime }, context.clock.now()).length > 0
return (0,lease .oo)(tags) && !isHeld && (tags[src_tags .Dk.fuse] !== undefined || isNew(context, launchTime))
}
async function claimForProof(
{ clients, clock, fleet, logger, signal } ,
{ instanceId, runId } ,
{ instance, ...lease } ,
) {
const claim = await (0,leases .Mf)(clients.ec2, {
instance,
fleet: fleet.name,
runId,
...lease,
clock,
logger,
signal,
})
if (claim.kind === 'won') return claim.instance
throw new errors .P_('busy', `instance ${instanceId} can't be proved now: ${(0,leases .$4)(claim)}`, {
hint: 'Try again when it has been let go.',
})
}
async function proveBoot(
context ,
machine ,
{ instance, isSetUp } ,
) {
await proveFuse(context, machine, isSetUp)
await (0,recover .WB)(context, (await (0,instances .XD)(context.clients.ec2, machine.instanceId)) ?? instance, machine)
}
async function markReady(context , instanceId , setup ) {
const { clients, fleet } = context
await (0,aws_tags .Tm)(clients.ec2, [instanceId], {
...(setup === undefined ? {} : (0,src_tags .sy)(setup.hash, 'done')),
...(await inheritedTags(context, instanceId)),
[src_tags .Dk.state]: 'ready',
[src_tags .Dk.fuse]: (0,guest_commands ._c)(fleet.fuseSeconds),
})
}
function isNew({ clock } , launchTime ) {
return clock.now().getTime() - launchTime.getTime() < 20 * 60_000
}
async function proveFuse(context , machine , isSetUp ) {
const { fleet, logger } = context
const wanted = (0,guest_commands ._c)(fleet.fuseSeconds)
const isProved = ({ fuse, installed } ) => fuse === 'armed' && installed === wanted
let proof = await askForProof(context, machine, isSetUp)
if (!isProved(proof)) {
logger.info(`the fuse is ${proof.fuse}, its files ${proof.installed}: installing it by command`)
await (0,guest_command .WG)(context, machine, { what: 'install', commands: (0,guest_commands .Je)(fleet.fuseSeconds), seconds: 60 })
proof = await askForProof(context, machine, isSetUp)
}
const { instanceId } = machine
if (!isProved(proof)) {
throw new errors .lZ(`the fuse of instance ${instanceId} can't be armed: the timer is ${proof.fuse}`, {
hint: 'The image needs systemd; see docs/troubleshooting.md.',
})
}
if (!proof.canPowerOff)
throw new errors .lZ(`instance ${instanceId} can't power itself off: no systemctl poweroff there`, {
hint: "Unmask poweroff.target in home's image and make that anew, or take another base; then provision again.",
})
if (proof.missingTools.length > 0) {
throw new errors .lZ(`the image of instance ${instanceId} lacks ${proof.missingTools.join(', ')}`, {
hint: "Install them in home's image and make that anew, or take another base; then provision again. aws, the AWS command line, is for run.secrets, and a setup may install it.",
})
}
if (proof.unfitTools !== '') {
throw new errors .lZ(`the tools of instance ${instanceId} are not fit for a run: ${proof.unfitTools}`, {
hint: "Install GNU's or uutils' coreutils of this year in home's image, make room on its disk if that can't be written to, and make the image anew; or take another base. Then provision again.",
})
}
logger.info(`cloud-init: ${proof.cloudInit}; fuse armed; ${proof.os}, systemd ${proof.systemdVersion}`)
}
async function askForProof(context , machine , isSetUp ) {
const { clock, fleet } = context
const { files, secrets } = fleet.run
const hasSecrets = isSetUp && Object.keys(secrets).length > 0
const commands = (0,guest_commands .m7)({
waitSeconds: CLOUD_INIT_SECONDS,
hasSecrets,
hasFiles: files.length > 0 || hasSetupFiles(fleet),
deadline: (0,phases .Ar)('proof', clock.now(), fleet.run),
})
const reply = await (0,guest_command .WG)(context, machine, { what: 'prove', commands, seconds: CLOUD_INIT_SECONDS + 60 })
if (reply.kind === 'proof') return reply
throw new errors .lZ(`instance ${machine.instanceId} answered ${reply.kind} when asked for its proof`, {
hint: 'Provision again: its proof boot is repeated.',
})
}
function hasSetupFiles({ image } ) {
return image.kind === 'base' && (image.setup?.files ?? []).length > 0
}
async function inheritedTags({ clients, fleet } , instanceId ) {
const self = await (0,instances .XD)(clients.ec2, instanceId)
if (self?.tags[src_tags .Dk.slot] !== undefined) return {}
const others = (await (0,inventory .qH)(clients.ec2, fleet.name)).filter(({ id }) => id !== instanceId)
const slots = others.flatMap(({ tags }) => tags[src_tags .Dk.slot] ?? []).sort()
const latest = slots.at(-1)
return latest === undefined ? {} : { [src_tags .Dk.slot]: latest }
}
;
async function ensureSecurityGroup(
context ,
{ vpcId } ,
source ,
) {
const { clients, fleet } = context
const name = fleet.securityGroup
const tags = (0,src_tags .ZU)(fleet, { [src_tags .Dk.state]: 'creating' })
const description = source.home.securityGroup?.description ?? name
let groupId
try {
groupId = await (0,security_groups .ij)(clients.ec2, { name, description, vpcId, tags })
} catch (error) {
if (!(0,aws_errors .KD)(error)) throw error
const filters = [
{ Name: 'group-name', Values: [name] },
{ Name: 'vpc-id', Values: [vpcId] },
]
const group = await awaitOurs(context, async () => (await (0,security_groups .zw)(clients.ec2, filters))[0])
if (group === undefined || !(0,src_tags .go)(group.tags, fleet.name)) {
throw new errors .lZ(`the name ${name} is taken by a foreign security group (${group?.id ?? 'unknown'})`, {
cause: error,
hint: TAKEN_HINT,
})
}
groupId = group.id
}
await completeSecurityGroup(context, groupId, source)
return groupId
}
async function completeSecurityGroup(context , groupId , source ) {
const { clients, logger } = context
const { ec2 } = clients
const filters = [{ Name: 'group-id', Values: [groupId] }]
const group = await awaitNew(context, `security group ${groupId}`, async () => {
return (await (0,security_groups .zw)(ec2, filters))[0]
})
const { wanted, left } = (0,parts .KV)(source.home)
const { missing, extra } = (0,security_groups .Do)(wanted, group.rules)
const egress = extra.filter(({ direction }) => direction === 'egress')
await onceKnown(context, () => (0,security_groups .TS)(ec2, groupId, missing))
await onceKnown(context, () => (0,security_groups .ZL)(ec2, groupId, egress))
await onceKnown(context, () => (0,aws_tags .Tm)(ec2, [groupId], { [src_tags .Dk.state]: 'ready' }))
const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`
logger.info(`security group ${groupId} has ${wanted.length} rules${note}`)
}
;
async function carryOut(context , step , means ) {
switch (step.kind) {
case 'adopt':
return adopt(context, step, means)
case 'set-tags':
return setTags(context, step)
case 'stop-instance':
case 'set-shutdown-behavior':
case 'set-metadata-tokens':
case 'set-metadata-hops':
case 'set-instance-type':
case 'set-credits':
case 'prove-instance':
case 'collect-output':
return change(context, step, means)
case 'terminate-instance':
case 'remove-image':
case 'delete-snapshot':
case 'delete-volume':
case 'delete-security-group':
case 'delete-key-pair':
return carry_out_remove(context, step, means)
case 'copy-image':
case 'await-image':
case 'import-key-pair':
case 'create-security-group':
case 'complete-security-group':
case 'run-instance':
await make(context, step, means)
return undefined
}
}
async function make(
context ,
step ,
{ progress, source } ,
) {
switch (step.kind) {
case 'copy-image':
progress.imageId = await startCopy(context, step)
return
case 'await-image':
progress.imageId = await ensureCopy(context, needed(step.imageId ?? progress.imageId), needed(source).image)
return
case 'import-key-pair':
return ensureKeyPair(context, step)
case 'create-security-group':
progress.securityGroupId = await ensureSecurityGroup(context, step, needed(source))
return
case 'complete-security-group':
await completeSecurityGroup(context, step.groupId, needed(source))
progress.securityGroupId = step.groupId
return
case 'run-instance':
return makeInstance(context, step, { source: needed(source), progress })
}
}
async function change(context , step , means ) {
const { clients, clock } = context
const id = step.instanceId
if (id === undefined) {
const { machine, instance } = needed(means.progress.made)
means.progress.made = undefined
await proveInstance(context, machine, { ...candidateOf(means), made: instance })
return undefined
}
const kept = await lookAgain(clients.ec2, { ...basisOf(context, means, id), id, endsDisk: false, clock })
if (kept === undefined) await changeNow(context, step, { id, means })
return kept
}
async function changeNow(
context ,
step ,
{ id, means } ,
) {
const { clients, fleet, job, region } = context
const { ec2 } = clients
switch (step.kind) {
case 'stop-instance':
return (0,instance_lifecycle .Ac)(ec2, { ...context, id })
case 'set-shutdown-behavior':
return (0,instances .rq)(ec2, id)
case 'set-metadata-tokens':
return (0,instances .MZ)(ec2, id, fleet.instance.metadata)
case 'set-metadata-hops':
return (0,instances .e7)(ec2, id, step)
case 'set-instance-type':
await (0,instance_lifecycle .Ac)(ec2, { ...context, id })
return (0,instance_type .J)(context, id, step.type)
case 'set-credits':
return (0,instances .P6)(ec2, id, step.credits)
case 'prove-instance': {
const machine = { region: region.name, instanceId: id, runId: job.newRunId() }
return proveInstance(context, machine, candidateOf(means))
}
case 'collect-output':
return collectOutput(context, id)
}
}
function candidateOf({ progress, source } ) {
const onOutput = (path ) => {
progress.outputFile = path
}
return { base: source?.home.base, onOutput }
}
function basisOf({ fleet } , { planned, own } , id ) {
return { fleet: fleet.name, own, planned: planned.find((instance) => instance.id === id) }
}
async function adopt(context , { ids, tags } , means ) {
const { clients, clock, fleet, signal } = context
const { ec2 } = clients
const id = ids.find((one) => one.startsWith('i-'))
const instance = id === undefined ? undefined : await (0,instances .XD)(ec2, id)
if (instance?.tags[src_tags .Dk.fleet] !== undefined) {
const kept = whyKept(instance, { ...basisOf(context, means, instance.id), endsDisk: false }, clock.now())
if (kept !== undefined) return kept
}
await (0,aws_tags .Tm)(ec2, ids, tags)
if (id === undefined) return undefined
await (0,poll .wt)({
everySeconds: 2,
limitSeconds: poll .N0,
clock,
signal,
look: async () => (0,src_tags .go)((await (0,instances .XD)(ec2, id))?.tags ?? {}, fleet.name) || undefined,
})
return undefined
}
async function setTags(
{ clients, fleet } ,
{ what, id, tags } ,
) {
const found = await findTags(clients.ec2, what, id)
if (found === undefined) return undefined
const kept = whyNotOurs(`${what} ${id}`, found, fleet.name)
if (kept === undefined) await (0,aws_tags .Tm)(clients.ec2, [id], tags)
return kept
}
async function carry_out_remove(context , step , means ) {
const { clients, clock, logger, signal } = context
const { what, id } = deletable(step)
const waiting = { clock, logger, signal }
const deletion = await deleteOwned(clients.ec2, { ...basisOf(context, means, id), what, id, ...waiting })
return deletion.kind === 'kept' ? deletion : undefined
}
function deletable(step ) {
switch (step.kind) {
case 'terminate-instance':
return { what: 'instance', id: step.instanceId }
case 'remove-image':
return { what: 'image', id: step.imageId }
case 'delete-snapshot':
return { what: 'snapshot', id: step.snapshotId }
case 'delete-volume':
return { what: 'volume', id: step.volumeId }
case 'delete-security-group':
return { what: 'security group', id: step.groupId }
case 'delete-key-pair':
return { what: 'key pair', id: step.keyPairId }
}
}
function needed (made ) {
if (made === undefined) throw new Error('an earlier step did not make what this one needs')
return made
}
;
const AGAIN_HINT = 'What is done stays done: run this mode again when the reason is gone.'
async function applySteps(
given ,
steps ,
{ source, planned = [] } = {},
) {
const own = new Set ()
const context = notingRunIds(given, own)
const { clock, logger } = context
const means = {
source,
planned,
own,
progress: { imageId: undefined, securityGroupId: undefined, made: undefined, outputFile: undefined },
}
const outcomes = []
let firstError
for (const step of steps) {
const { kind, target } = step
const started = clock.now()
const { outcome, reason, error } = whySkipped(context, step, outcomes) ?? (await applyStep(context, step, means))
const seconds = Math.round((0,src_clock .O1)(started, clock.now()) * 10) / 10
const { outputFile } = kind === 'prove-instance' ? means.progress : { outputFile: undefined }
outcomes.push({ kind, target, outcome, reason, seconds, outputFile })
if (outcome !== 'done') logger.info(`${kind} ${target}: ${outcome}: ${reason}`)
firstError ??= error
}
const { made } = means.progress
if (made !== undefined) {
try {
await (0,boot .mv)(context, made.machine)
} catch (error) {
return { outcomes, error }
}
}
return { outcomes, error: firstError }
}
function notingRunIds(context , own ) {
const newRunId = () => {
const runId = context.job.newRunId()
own.add(runId)
return runId
}
return { ...context, job: { ...context.job, newRunId } }
}
function whySkipped({ signal } , step , outcomes ) {
const blocker = outcomes.find(({ kind, outcome }) => outcome !== 'done' && (0,steps .fr)(step.kind, kind))
if (blocker !== undefined) {
return { outcome: 'skipped', reason: `${blocker.kind} of ${blocker.target} was not done`, error: undefined }
}
return signal.aborted ? { outcome: 'skipped', reason: 'the job was cancelled', error: signal.reason } : undefined
}
async function applyStep(context , step , means ) {
const { kind, target } = step
try {
const title = `${kind} ${target}: ${step.reason}`
const kept = await context.logger.group(title, () => carryOut(context, step, means))
return kept === undefined ? { outcome: 'done', reason: step.reason, error: undefined } : leftAlone(kept)
} catch (cause) {
const error =
cause instanceof errors .lZ ? cause : new errors .lZ(`${kind} ${target}`, { cause, hint: AGAIN_HINT })
return { outcome: 'failed', reason: (0,report_errors.describeTrouble)((0,report_errors.errorResult)(cause)), error }
}
}
function leftAlone({ reason, hint } ) {
return { outcome: 'skipped', reason, error: new errors .lZ(reason, { hint }) }
}
}),
8014:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => ( findAgent),
w: () => ( isAgentOfBoot)
});
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8948);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
async function findAgent(
clients ,
instanceId ,
) {
const ssm = await clients.ssm()
const command = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__ .M({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] })
const answer = await ssm.send(command).catch((error ) => {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .NG)(error)) throw error
return undefined
})
const info = answer?.InstanceInformationList?.find(({ InstanceId }) => InstanceId === instanceId)
if (info === undefined) return undefined
return {
online: info.PingStatus === 'Online',
lastPing: info.LastPingDateTime ?? new Date(0),
agentVersion: info.AgentVersion,
}
}
function isAgentOfBoot(agent , launchTime ) {
return agent?.online === true && agent.lastPing >= launchTime
}
}),
4126:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
I0: () => ( isUndelivered),
Pb: () => ( describeCommandFailure),
S8: () => ( sendCommand),
Ss: () => ( cancelCommand),
cR: () => ( waitForCommand),
wA: () => ( isUnended)
});
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(825);
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3129);
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9941);
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(934);
var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5849);
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9507);
var _poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4065);
const DOCUMENT = 'AWS-RunShellScript'
const DELIVERY_SECONDS = 30
const UNKNOWN_LIMIT_SECONDS = 60
const NOTHING = { status: 'Pending', statusDetails: 'Pending', stdout: '', stderr: '' }
const UNFINISHED = ['Pending', 'InProgress', 'Delayed', 'Cancelling']
async function sendCommand(clients , request , clock ) {
const ssm = await clients.ssmOnce()
const sentAfter = clock.now()
const send = async () => {
const answer = await ssm.send(
new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_4__ .V({
DocumentName: DOCUMENT,
InstanceIds: [request.instanceId],
Parameters: {
commands: [...request.commands],
executionTimeout: [String(Math.min(172_800, Math.max(5, Math.ceil(request.executionSeconds))))],
},
TimeoutSeconds: DELIVERY_SECONDS,
Comment: request.comment,
}),
)
const id = answer.Command?.CommandId
if (id === undefined) throw new Error('SendCommand answered without a command id')
return id
}
for (let attempt = 1; ; attempt += 1) {
try {
return await send()
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .dg)(error) || attempt === 5) throw error
await clock.sleep(attempt)
const found = await findCommand(clients, request, sentAfter)
if (found !== undefined) return found
}
}
}
async function findCommand(
clients ,
{ instanceId, comment } ,
since ,
) {
const ssm = await clients.ssm()
const query = {
InstanceId: instanceId,
Filters: [{ key: 'InvokedAfter' , value: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(new Date(since.getTime() - 60_000)) }],
}
for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_5__ .s)({ client: ssm }, query)) {
const found = page.Commands?.find(
({ Comment, RequestedDateTime }) =>
Comment === comment && (RequestedDateTime ?? since).getTime() >= since.getTime() - 5_000,
)
if (found?.CommandId !== undefined) return found.CommandId
}
return undefined
}
async function findCommandResult(
clients ,
{ commandId, instanceId } ,
) {
const ssm = await clients.ssm()
try {
const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_6__ .r({ CommandId: commandId, InstanceId: instanceId }))
return {
commandId,
status: answer.Status ?? 'Pending',
statusDetails: (answer.StatusDetails ?? answer.Status ?? '').replaceAll(' ', ''),
stdout: answer.StandardOutputContent ?? '',
stderr: answer.StandardErrorContent ?? '',
}
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .c4)(error)) return undefined
throw error
}
}
function isFinished({ status } ) {
return !UNFINISHED.includes(status)
}
async function waitForCommand(
clients ,
options
,
) {
const { commandId, instanceId, everySeconds, limitSeconds, clock, signal, until, progress } = options
const started = clock.elapsed()
try {
return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__ .wt)({
everySeconds,
limitSeconds,
clock,
signal,
progress,
look: async () => {
const known = await findCommandResult(clients, { commandId, instanceId })
const isOverdue = known === undefined && clock.elapsed() - started > UNKNOWN_LIMIT_SECONDS
const result = isOverdue ? await getListedResult(clients, { commandId, instanceId }) : known
if (result !== undefined && isFinished(result)) return result
const isOver = await until?.()
return isOver === true ? (result ?? { commandId, ...NOTHING }) : undefined
},
})
} catch (error) {
if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__ .lb)) throw error
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`command ${commandId} on instance ${instanceId} has not ended after ${limitSeconds} s`, {
cause: error,
hint: 'The machine is very busy, or hangs: run again; if it stays so, look at it with mode start.',
})
}
}
async function getListedResult(
clients ,
{ commandId, instanceId } ,
) {
const ssm = await clients.ssm()
const query = { CommandId: commandId, InstanceId: instanceId, Details: true }
for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_7__ .a)({ client: ssm }, query)) {
const [listed] = page.CommandInvocations ?? []
if (listed === undefined) continue
return {
commandId,
status: listed.Status ?? 'Pending',
statusDetails: (listed.StatusDetails ?? listed.Status ?? '').replaceAll(' ', ''),
stdout: listed.CommandPlugins?.[0]?.Output ?? '',
stderr: '',
}
}
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(
`command ${commandId} was accepted, and instance ${instanceId} is not among those that were to get it`,
{ hint: 'Systems Manager has lost it: run again.' },
)
}
function isUndelivered({ statusDetails } ) {
return statusDetails === 'DeliveryTimedOut'
}
function isUnended(error ) {
return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ && error.cause instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__ .lb
}
async function cancelCommand(
clients ,
{ commandId, instanceId } ,
) {
const ssm = await clients.ssm()
try {
await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_8__ .t({ CommandId: commandId, InstanceIds: [instanceId] }))
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .z8)(error) !== 'InvalidCommandId' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .z8)(error) !== 'DuplicateInstanceId') throw error
}
}
function describeCommandFailure(result ) {
const said = result.stderr.trim().slice(0, 500)
return said === '' ? reasonOf(result) : `${reasonOf(result)}; it said: ${said}`
}
function reasonOf({ status, statusDetails } ) {
switch (statusDetails) {
case 'DeliveryTimedOut':
return 'Systems Manager could not deliver the command in time (DeliveryTimedOut)'
case 'ExecutionTimedOut':
return 'the agent ended the command, which took longer than it may (ExecutionTimedOut)'
case 'Undeliverable':
return 'Systems Manager could not reach the agent: look whether it runs in the image (Undeliverable)'
case 'Terminated':
return 'Systems Manager gave the command up after too many errors: run again (Terminated)'
case 'InvalidPlatform':
return "the machine is no Linux: the fleet's image has to be one (InvalidPlatform)"
case 'AccessDenied':
return 'the role may not send commands to this instance: compare its policy with docs/permissions.md (AccessDenied)'
case 'RateExceeded':
return "the account's limit of commands at once was exceeded: run again later (RateExceeded)"
case 'Cancelled':
return 'the command was cancelled'
default:
return `the command ended as ${statusDetails === '' ? status : statusDetails}`
}
}
}),
2923:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Km: () => ( observeHome),
V6: () => ( unreadableHome),
gN: () => ( hasHome)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
var _images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6342);
var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8686);
var _key_pairs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(205);
var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3923);
var _security_groups_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9491);
async function observeHome(ec2 , fleet ) {
const problems = []
const say = (sentence ) => {
problems.push(sentence)
return null
}
const [images, keyPairs, groups, instances] = await Promise.all([
(0,_images_js__WEBPACK_IMPORTED_MODULE_1__ .v8)(ec2, [{ Name: 'name', Values: [fleet.image.name] }]),
fleet.keyPair === undefined
? Promise.resolve([])
: (0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_3__ .lY)(ec2, { Filters: [{ Name: 'key-name', Values: [fleet.keyPair] }] }),
(0,_security_groups_js__WEBPACK_IMPORTED_MODULE_5__ .zw)(ec2, [{ Name: 'group-name', Values: [fleet.securityGroup] }]),
fleet.instance.profile === undefined
? (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__ .ND)(ec2, [{ Name: 'tag:Name', Values: [fleet.name] }])
: Promise.resolve([]),
])
const originals = instances.filter(
({ tags, state }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_4__ .go)(tags, fleet.name) && state !== 'terminated' && state !== 'shutting-down',
)
return {
region: fleet.image.region,
image: (await pickImage(ec2, images, { fleet, say })) ?? undefined,
keyPair:
fleet.keyPair === undefined
? undefined
: (pickOne(keyPairs, `key pair ${fleet.keyPair}`, fleet, say) ?? undefined),
securityGroup: pickOne(groups, `security group ${fleet.securityGroup}`, fleet, say) ?? undefined,
profile: fleet.instance.profile ?? pickProfile(originals, fleet, say) ?? undefined,
problems,
base: undefined,
}
}
function unreadableHome(fleet , error ) {
const what = fleet.image.kind === 'home' ? `home ${fleet.image.region}` : `base ${fleet.image.base}`
const problem = `${what} can't be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .BP)(error)}`
const nothing = {
image: undefined,
keyPair: undefined,
securityGroup: undefined,
profile: undefined,
base: undefined,
}
return { region: fleet.leadRegion, ...nothing, problems: [problem] }
}
function hasHome(fleet ) {
return fleet.image.kind === 'home'
}
async function pickImage(
ec2 ,
images ,
{ fleet, say } ,
) {
const [other] = images.length === 0 ? await (0,_images_js__WEBPACK_IMPORTED_MODULE_1__ ._6)(ec2, fleet.image.name) : []
if (other !== undefined) {
return say(
`image ${other.name} (${other.id}) in home ${fleet.image.region} belongs to account ${other.ownerId}, not to this one`,
)
}
const image = pickOne(images, `image ${fleet.image.name}`, fleet, say)
if (image === null || image.state === 'available') return image
const why = image.stateReason === undefined ? '' : ` (${image.stateReason})`
return say(`image ${image.name} (${image.id}) in home ${fleet.image.region} is ${image.state}${why}, not available`)
}
function pickOne (
found ,
what ,
fleet ,
say ,
) {
const [one, ...more] = found
if (one === undefined) return say(`${what} does not exist in home ${fleet.image.region} of this account`)
if (more.length === 0) return one
return say(`${what} is ambiguous in home ${fleet.image.region}: ${found.map(({ id }) => id).join(', ')}`)
}
function pickProfile(
originals ,
fleet ,
say ,
) {
const [model, ...more] = originals
const hint = 'name the instance profile as instance.profile in the fleet file'
if (model === undefined) {
return say(
`no instance tagged Name=${fleet.name} in home ${fleet.image.region} to take the instance profile from; ${hint}`,
)
}
if (more.length > 0) {
const ids = originals.map(({ id }) => id).join(', ')
return say(`several instances tagged Name=${fleet.name} in home ${fleet.image.region} (${ids}); ${hint}`)
}
return model.profile ?? say(`instance ${model.id} in home ${fleet.image.region} has no instance profile; ${hint}`)
}
}),
6342:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Cb: () => ( listSnapshots),
Cj: () => ( deleteSnapshot),
F1: () => ( findImage),
L1: () => ( copyImage),
Ns: () => ( snapshotIds),
_6: () => ( listImagesOfAnybody),
_k: () => ( deregisterImage),
v8: () => ( listImages)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8702);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3360);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8061);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9126);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3336);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
var _filters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7657);
var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(797);
var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3923);
function snapshotIds({ devices } ) {
return devices.flatMap(({ snapshotId }) => snapshotId ?? [])
}
async function listImages(ec2 , filters ) {
const images = []
const query = { Owners: ['self'], Filters: filters, IncludeDisabled: true }
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .X)({ client: ec2 }, query)) {
images.push(...(page.Images ?? []).map(parseImage))
}
return images.filter(({ name, tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_3__ .E)(filters, { tags, values: { name } }))
}
async function listImagesOfAnybody(ec2 , name ) {
const images = []
const query = { Filters: [{ Name: 'name', Values: [name] }] }
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .X)({ client: ec2 }, query)) {
images.push(...(page.Images ?? []).map(parseImage))
}
return images.filter((image) => image.name === name)
}
async function findImage(ec2 , id ) {
try {
const images = []
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .X)({ client: ec2 }, { ImageIds: [id], IncludeDisabled: true })) {
images.push(...(page.Images ?? []).map(parseImage))
}
return images[0]
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) return undefined
throw error
}
}
async function listSnapshots(ec2 , filters ) {
const snapshots = []
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ .C)({ client: ec2 }, { OwnerIds: ['self'], Filters: filters })) {
for (const snapshot of page.Snapshots ?? []) {
snapshots.push({
id: snapshot.SnapshotId ?? '',
state: snapshot.State ?? 'unknown',
progress: snapshot.Progress ?? '',
volumeGiB: snapshot.VolumeSize ?? 0,
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .rL)(snapshot.Tags),
})
}
}
return snapshots.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_3__ .E)(filters, { tags }))
}
async function copyImage(
ec2 ,
request
,
) {
const tags = (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .Tw)(request.tags)
const answer = await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ .S({
Name: request.name,
Description: `Copy of ${request.sourceImageId} from ${request.sourceRegion}`,
SourceImageId: request.sourceImageId,
SourceRegion: request.sourceRegion,
ClientToken: request.clientToken,
Encrypted: request.kmsKey === undefined ? undefined : true,
KmsKeyId: request.kmsKey,
TagSpecifications: [
{ ResourceType: 'image', Tags: tags },
{ ResourceType: 'snapshot', Tags: tags },
],
}),
)
if (answer.ImageId === undefined) throw new Error('CopyImage answered without an image id')
return answer.ImageId
}
async function deregisterImage(ec2 , id ) {
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ .x({ ImageId: id }))
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) throw error
}
}
async function deleteSnapshot(ec2 , id ) {
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ .t({ SnapshotId: id }))
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) throw error
}
}
function parseImage(image ) {
return {
id: image.ImageId ?? '',
name: image.Name ?? '',
state: image.State ?? 'unknown',
stateReason: image.StateReason?.Message,
ownerId: image.OwnerId ?? '',
created: new Date(image.CreationDate ?? 0),
architecture: image.Architecture ?? 'x86_64',
enaSupport: image.EnaSupport ?? false,
rootDevice: image.RootDeviceName ?? '/dev/xvda',
devices: (image.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) =>
DeviceName === undefined || Ebs === undefined
? []
: [
{
name: DeviceName,
snapshotId: Ebs.SnapshotId,
encrypted: Ebs.Encrypted ?? false,
deleteOnTermination: Ebs.DeleteOnTermination ?? false,
volumeGiB: Ebs.VolumeSize,
volumeType: Ebs.VolumeType,
iops: Ebs.Iops,
throughput: Ebs.Throughput,
},
],
),
sourceImageId: image.SourceImageId,
sourceRegion: image.SourceImageRegion,
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .rL)(image.Tags),
}
}
}),
7233:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ac: () => ( stopInstance),
Hd: () => ( isTerminal),
Jh: () => ( terminateInstance),
Z$: () => ( askToStop),
_i: () => ( startInstance),
oJ: () => ( waitForState)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(883);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2562);
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _instance_state_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7373);
var _phases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9022);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9507);
var _instances_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8686);
var _late_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2927);
var _poll_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4065);
const NEW_ID_LIMIT_SECONDS = 120
const LOOK_EVERY_SECONDS = 2
const ASK_AGAIN_SECONDS = 5
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.'
async function waitForState(
ec2 ,
{
id,
states,
limitSeconds,
clock,
signal,
logger,
} ,
) {
let seen
const started = clock.elapsed()
const look = async () => {
seen = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, id)
if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
})
}
if (seen === undefined || states.includes(seen.state)) return seen
if (isTerminal(seen)) throw neverError(seen, states)
return undefined
}
const what = `instance ${id} to be ${states.join(' or ')}`
const progress = { logger, what, usually: 'under a minute' }
try {
return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_5__ .wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })
} catch (error) {
if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_5__ .lb)) throw error
const state = seen?.state ?? 'unknown'
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${id} is ${state} and not ${states.join(' or ')} after ${limitSeconds} s`, {
cause: error,
hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
})
}
}
function neverError({ id, state, stateReason } , states ) {
const reason = stateReason ?? 'no reason given'
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
hint: (0,_late_failure_js__WEBPACK_IMPORTED_MODULE_6__ ._)(stateReason),
})
}
function isTerminal({ state } ) {
return state === 'terminated' || state === 'shutting-down'
}
async function startInstance(ec2 , id , { clock, signal, logger } ) {
await (0,_poll_js__WEBPACK_IMPORTED_MODULE_5__ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_3__ .b4, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ .a({ InstanceIds: [id] })), {
everySeconds: LOOK_EVERY_SECONDS,
limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.start,
clock,
signal,
progress: { logger, what: `EC2 to start instance ${id}`, usually: 'seconds' },
})
}
async function askToStop(ec2 , id ) {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ .e({ InstanceIds: [id] }))
}
async function stopInstance(
ec2 ,
{
id,
offBy,
clock,
signal,
logger,
limitSeconds = _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.stop,
} ,
) {
const stop = {
id,
limitSeconds,
hint:
offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(offBy)} at the latest. ${MAY_BE_ON}`,
startedAt: clock.elapsed(),
askedAt: -Infinity,
takenAt: undefined,
isForced: false,
state: 'not seen yet',
trouble: undefined,
}
await tryToStop(ec2, stop, clock)
try {
const look = () => pursueStop(ec2, stop, clock)
const progress = { logger, what: `instance ${id} to be stopped`, usually: 'under a minute' }
return (await (0,_poll_js__WEBPACK_IMPORTED_MODULE_5__ .wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })).instance
} catch (error) {
if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_5__ .lb)) throw error
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${id} is ${stop.state} and not stopped, ${limitSeconds} s after it was asked to`, {
cause: stop.trouble ?? error,
hint: stop.hint,
})
}
}
async function pursueStop(
ec2 ,
stop ,
clock ,
) {
let instance
try {
instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, stop.id)
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .dg)(error)) {
const what = `instance ${stop.id} was asked to stop and can't be looked at, so it may still be on`
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(what, { cause: error, hint: stop.hint })
}
stop.trouble = error
return undefined
}
stop.state = instance?.state ?? 'gone'
switch (nextOfStop(stop, instance, clock.elapsed())) {
case 'end':
return { instance }
case 'force':
stop.isForced = true
await tryToStop(ec2, stop, clock, { Force: true })
break
case 'ask':
await tryToStop(ec2, stop, clock)
break
case 'wait':
}
return undefined
}
function nextOfStop(stop , instance , elapsed ) {
const { state, takenAt } = stop
const waited = elapsed - stop.startedAt
if (state === 'terminated') return 'end'
if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt) return 'end'
if (state === 'stopped' || state === 'gone') {
return takenAt !== undefined || waited > _poll_js__WEBPACK_IMPORTED_MODULE_5__ .N0 ? 'end' : 'ask'
}
if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_9__ .M)(state)) return takenAt === undefined || elapsed - stop.askedAt > ASK_AGAIN_SECONDS ? 'ask' : 'wait'
return state === 'stopping' && !stop.isForced && waited > stop.limitSeconds / 2 ? 'force' : 'wait'
}
async function tryToStop(ec2 , stop , clock , options = {}) {
stop.askedAt = clock.elapsed()
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ .e({ InstanceIds: [stop.id], ...options }))
stop.takenAt ??= clock.now()
} catch (error) {
const passes = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .dg)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .b4)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .c4)(error)
if (!passes && !((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .Tk)(error) && (await isTerminated(ec2, stop.id)))) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`stopping instance ${stop.id}, which may still be on`, { cause: error, hint: stop.hint })
}
stop.trouble = error
}
}
async function isTerminated(ec2 , id ) {
const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, id).catch(() => undefined)
return instance !== undefined && isTerminal(instance)
}
async function terminateInstance(ec2 , id , { clock, signal, logger } ) {
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_10__ .N({ InstanceIds: [id] }))
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .c4)(error)) return
throw error
}
let state = 'not seen yet'
try {
await (0,_poll_js__WEBPACK_IMPORTED_MODULE_5__ .wt)({
everySeconds: LOOK_EVERY_SECONDS,
limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.stop,
clock,
signal,
progress: { logger, what: `instance ${id} to be terminated`, usually: 'a minute or two' },
look: async () => {
state = (await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, id))?.state
return state === undefined || state === 'terminated' ? true : undefined
},
})
} catch (error) {
if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_5__ .lb)) throw error
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${id} is ${state} and not terminated, ${_phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.stop} s after it was asked to`, {
cause: error,
hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
})
}
}
}),
2166:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( listRoleFacts),
T: () => ( observeInstanceProfile)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
async function observeInstanceProfile(iam , name ) {
try {
return await inspect(iam, name)
} catch (error) {
return { kind: 'unknown', reason: `IAM ${describeRefusal(error)}` }
}
}
async function listRoleFacts(iam , roleName ) {
const facts = [
['attached policies', listAttachedPolicies],
['inline policies', listInlinePolicies],
['permissions boundary', listBoundaries],
]
return Promise.all(
facts.map(async ([what, list]) => {
try {
const names = await list(iam, roleName)
return `${what} ${names.length === 0 ? 'none' : names.join(', ')}`
} catch (error) {
return `${what} unknown (${describeRefusal(error)})`
}
}),
)
}
function describeRefusal(error ) {
const origin = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .rA)(error)
if (origin === undefined) throw error
return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Tk)(error) ? 'may' : 'could'} not be read (${origin})`
}
async function inspect(iam , name ) {
const { GetInstanceProfileCommand } = await __webpack_require__.e( 757).then(__webpack_require__.bind(__webpack_require__, 7757))
const unusable = (reason ) => ({ kind: 'unusable', reason })
let role
try {
const answer = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }))
role = answer.InstanceProfile?.Roles?.[0]
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error))
return unusable(
`instance profile ${name} does not exist: deploy the roles, whose stack makes one, or correct instance.profile`,
)
throw error
}
if (role?.RoleName === undefined) return unusable(`instance profile ${name} holds no role`)
if (!mayBeAssumedByEc2(role.AssumeRolePolicyDocument)) {
return unusable(`EC2 may not assume role ${role.RoleName} of instance profile ${name} (see its trust policy)`)
}
return { kind: 'usable', role: role.RoleName }
}
async function listAttachedPolicies(iam , RoleName ) {
const { paginateListAttachedRolePolicies } = await __webpack_require__.e( 757).then(__webpack_require__.bind(__webpack_require__, 7757))
const names = []
for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
names.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []))
}
return names
}
async function listInlinePolicies(iam , RoleName ) {
const { paginateListRolePolicies } = await __webpack_require__.e( 757).then(__webpack_require__.bind(__webpack_require__, 7757))
const names = []
for await (const page of paginateListRolePolicies({ client: iam }, { RoleName })) {
names.push(...(page.PolicyNames ?? []))
}
return names
}
async function listBoundaries(iam , RoleName ) {
const { GetRoleCommand } = await __webpack_require__.e( 757).then(__webpack_require__.bind(__webpack_require__, 7757))
const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
const arn = Role?.PermissionsBoundary?.PermissionsBoundaryArn
return arn === undefined ? [] : [arn.replace(/^[^/]*\//, '')]
}
function parseStatements(document ) {
const decoded = decodeURIComponent(document ?? '%7B%7D')
const { Statement: statements = [] } = JSON.parse(decoded)
return Array.isArray(statements) ? (statements ) : [statements ]
}
function mayBeAssumedByEc2(document ) {
return parseStatements(document).some(({ Effect, Principal }) => {
const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [Principal ?? '']
return Effect === 'Allow' && services.some((service) => service === '*' || service.startsWith('ec2.amazonaws.com'))
})
}
}),
8686:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
A1: () => ( setInstanceType),
J1: () => ( getCpuCredits),
MZ: () => ( setMetadataTokens),
ND: () => ( listInstances),
P6: () => ( setCpuCredits),
XD: () => ( findInstance),
bD: () => ( getInstanceAttributes),
e7: () => ( setMetadataHops),
jH: () => ( runInstance),
qp: () => ( getInstanceStatus),
rq: () => ( setShutdownBehaviorStop)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1366);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3006);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9797);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7545);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2486);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2265);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6118);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7580);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5679);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9507);
var _filters_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7657);
var _tags_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(797);
var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3923);
var _poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4065);
async function findInstance(ec2 , id ) {
try {
const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ .b({ InstanceIds: [id] }))
const [instance] = (answer.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? [])
return instance === undefined ? undefined : parseInstance(instance)
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .c4)(error)) return undefined
throw error
}
}
async function listInstances(ec2 , filters ) {
const instances = []
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ .H)({ client: ec2 }, { Filters: filters })) {
for (const { Instances } of page.Reservations ?? []) instances.push(...(Instances ?? []).map(parseInstance))
}
return instances.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_6__ .E)(filters, { tags }))
}
async function getInstanceAttributes(ec2 , id ) {
const [behavior, protection] = await Promise.all([
ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ .c({ InstanceId: id, Attribute: 'instanceInitiatedShutdownBehavior' })),
ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_7__ .c({ InstanceId: id, Attribute: 'disableApiStop' })),
])
return {
shutdownBehavior: behavior.InstanceInitiatedShutdownBehavior?.Value ?? 'stop',
stopProtection: protection.DisableApiStop?.Value ?? false,
}
}
async function getInstanceStatus(ec2 , id ) {
const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_8__ .o({ InstanceIds: [id] }))
const [status] = answer.InstanceStatuses ?? []
return { system: status?.SystemStatus?.Status ?? 'unknown', machine: status?.InstanceStatus?.Status ?? 'unknown' }
}
async function setShutdownBehaviorStop(ec2 , id ) {
await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_9__ .h({ InstanceId: id, InstanceInitiatedShutdownBehavior: { Value: 'stop' } }),
)
}
async function setInstanceType(ec2 , id , type ) {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_9__ .h({ InstanceId: id, InstanceType: { Value: type } }))
}
async function setMetadataTokens(ec2 , id , tokens ) {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_10__ .a({ InstanceId: id, HttpTokens: tokens }))
}
async function setMetadataHops(
ec2 ,
id ,
{ hops, tokens } ,
) {
await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_10__ .a({ InstanceId: id, HttpPutResponseHopLimit: hops, HttpTokens: tokens }),
)
}
async function getCpuCredits(ec2 , id ) {
const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_11__ .d({ InstanceIds: [id] }))
return answer.InstanceCreditSpecifications?.[0]?.CpuCredits
}
async function setCpuCredits(ec2 , id , credits ) {
const answer = await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_12__ .h({
InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: credits }],
}),
)
const [refusal] = answer.UnsuccessfulInstanceCreditSpecifications ?? []
if (refusal === undefined) return
const { Code = 'no code', Message = 'no reason given' } = refusal.Error ?? {}
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`setting instance ${id} to ${credits} CPU credits: ${Message} (${Code})`, {
hint: 'Take instance.credits out of the fleet file, or name types that have CPU credits.',
})
}
async function runInstance(
ec2 ,
request ,
{ clock, signal, logger } ,
) {
const answer = await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__ .i9)(
_errors_js__WEBPACK_IMPORTED_MODULE_1__ .Sb,
() => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_13__ .z({ ...request, MinCount: 1, MaxCount: 1 })),
{
...{ everySeconds: 5, limitSeconds: 120, clock, signal },
progress: { logger, what: 'EC2 to know the instance profile', usually: 'seconds' },
},
)
const [instance] = answer.Instances ?? []
if (instance === undefined) throw new Error('RunInstances answered without an instance')
return parseInstance(instance)
}
function profileName(arn ) {
return arn?.split('/').at(-1)
}
function parseInstance(instance ) {
return {
id: instance.InstanceId ?? '',
state: instance.State?.Name ?? 'unknown',
stateReason: instance.StateReason?.Message ?? instance.StateTransitionReason,
type: instance.InstanceType ?? '',
zone: instance.Placement?.AvailabilityZone ?? '',
imageId: instance.ImageId ?? '',
architecture: instance.Architecture ?? '',
launchTime: instance.LaunchTime ?? new Date(0),
keyName: instance.KeyName,
vpcId: instance.VpcId,
subnetId: instance.SubnetId,
securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
profile: profileName(instance.IamInstanceProfile?.Arn),
publicIp: instance.PublicIpAddress,
metadataTokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
metadataHops: instance.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
volumeIds: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
rootVolumeId: (instance.BlockDeviceMappings ?? []).find(({ DeviceName }) => DeviceName === instance.RootDeviceName)
?.Ebs?.VolumeId,
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_14__ .rL)(instance.Tags),
}
}
}),
2106:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BF: () => ( observeRegion),
Oq: () => ( listOtherFleets),
qH: () => ( listOwnedInstances),
tB: () => ( listNamesakes),
yi: () => ( listVolumes)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2477);
var _images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6342);
var _instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
var _key_pairs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(205);
var _filters_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7657);
var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(797);
var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3923);
var _security_groups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9491);
async function observeRegion(ec2 , region , fleet ) {
const ours = { Name: `tag:${_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.fleet}`, Values: [fleet.name] }
const named = { Name: 'tag:Name', Values: [fleet.name] }
const imageName = fleet.image.kind === 'home' ? [fleet.image.name, `${fleet.image.name}-ami-*`] : []
const groupName = { Name: 'group-name', Values: [fleet.securityGroup] }
const keyName = fleet.keyPair === undefined ? [] : [{ Name: 'key-name', Values: [fleet.keyPair] }]
const [instances, images, snapshots, volumes, keyPairs, securityGroups] = await Promise.all([
either([(0,_instances_js__WEBPACK_IMPORTED_MODULE_1__ .ND)(ec2, [ours]), (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__ .ND)(ec2, [named])]),
either([
(0,_images_js__WEBPACK_IMPORTED_MODULE_0__ .v8)(ec2, [ours]),
imageName.length === 0 ? Promise.resolve([]) : (0,_images_js__WEBPACK_IMPORTED_MODULE_0__ .v8)(ec2, [{ Name: 'name', Values: imageName }]),
]),
either([(0,_images_js__WEBPACK_IMPORTED_MODULE_0__ .Cb)(ec2, [ours]), (0,_images_js__WEBPACK_IMPORTED_MODULE_0__ .Cb)(ec2, [named])]),
either([listVolumes(ec2, [ours]), listVolumes(ec2, [named])]),
either([
(0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_2__ .lY)(ec2, { Filters: [ours] }),
keyName.length === 0 ? Promise.resolve([]) : (0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_2__ .lY)(ec2, { Filters: keyName }),
]),
either([(0,_security_groups_js__WEBPACK_IMPORTED_MODULE_4__ .zw)(ec2, [ours]), (0,_security_groups_js__WEBPACK_IMPORTED_MODULE_4__ .zw)(ec2, [groupName])]),
])
const held = (wanted ) => ({
instances: instances.filter(
({ tags, state }) => wanted(tags) && state !== 'terminated' && state !== 'shutting-down',
),
images: images.filter(({ tags, state }) => wanted(tags) && state !== 'deregistered'),
snapshots: snapshots.filter(({ tags }) => wanted(tags)),
volumes: volumes.filter(({ tags }) => wanted(tags)),
keyPairs: keyPairs.filter(({ tags }) => wanted(tags)),
securityGroups: securityGroups.filter(({ tags }) => wanted(tags)),
})
return {
region,
owned: held((tags) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .go)(tags, fleet.name)),
foreign: held((tags) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .go)(tags, fleet.name)),
}
}
async function listOwnedInstances(ec2 , fleet ) {
const instances = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__ .ND)(ec2, [{ Name: `tag:${_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.fleet}`, Values: [fleet] }])
return instances.filter(
({ tags, state }) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down',
)
}
async function listNamesakes(ec2 , fleet ) {
const instances = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__ .ND)(ec2, [{ Name: 'tag:Name', Values: [fleet] }])
return instances.filter(
({ tags, state }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down',
)
}
async function listOtherFleets(ec2 , fleet ) {
const tagged = [{ Name: 'tag-key', Values: [_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.fleet] }]
const [instances, images] = await Promise.all([(0,_instances_js__WEBPACK_IMPORTED_MODULE_1__ .ND)(ec2, tagged), (0,_images_js__WEBPACK_IMPORTED_MODULE_0__ .v8)(ec2, tagged)])
const living = instances.filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
const names = [...living, ...images].flatMap(({ tags }) => tags[_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.fleet] ?? [])
return [...new Set(names)].filter((name) => name !== fleet).sort()
}
async function listVolumes(ec2 , filters ) {
const volumes = []
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ .c)({ client: ec2 }, { Filters: filters })) {
for (const volume of page.Volumes ?? []) {
volumes.push({
id: volume.VolumeId ?? '',
state: volume.State ?? 'unknown',
sizeGiB: volume.Size ?? 0,
type: volume.VolumeType ?? 'unknown',
encrypted: volume.Encrypted ?? false,
instanceId: volume.Attachments?.[0]?.InstanceId,
device: volume.Attachments?.[0]?.Device,
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__ .rL)(volume.Tags),
})
}
}
return volumes.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_7__ .E)(filters, { tags }))
}
async function either (lists ) {
const byId = new Map((await Promise.all(lists)).flat().map((item) => [item.id, item]))
return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
}),
205:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
lY: () => ( listKeyPairs),
pF: () => ( importKeyPair),
yL: () => ( isSameKey),
z9: () => ( deleteKeyPair)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8762);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5363);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1697);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
var _filters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7657);
var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(797);
var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3923);
async function listKeyPairs(
ec2 ,
query ,
) {
try {
const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .D({ ...query, IncludePublicKey: true }))
return (answer.KeyPairs ?? [])
.map((pair) => ({
id: pair.KeyPairId ?? '',
name: pair.KeyName ?? '',
fingerprint: pair.KeyFingerprint ?? '',
publicKey: pair.PublicKey?.trim(),
tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .rL)(pair.Tags),
}))
.filter(({ name, tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_4__ .E)(query.Filters, { tags, values: { 'key-name': name } }))
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) return []
throw error
}
}
async function importKeyPair(
ec2 ,
{ name, publicKey, tags } ,
) {
await ec2.send(
new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ .O({
KeyName: name,
PublicKeyMaterial: new TextEncoder().encode(publicKey),
TagSpecifications: [{ ResourceType: 'key-pair', Tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Tw)(tags) }],
}),
)
}
async function deleteKeyPair(ec2 , id ) {
try {
await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ .E({ KeyPairId: id }))
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) throw error
}
}
function isSameKey(one , other ) {
const bare = (key ) => key?.trim().split(/\s+/).slice(0, 2).join(' ')
return bare(one) === bare(other)
}
}),
2927:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
_: () => ( fixForStateReason)
});
const FIXES = [
[
/VolumeLimitExceeded/,
"The account's limit of EBS volumes is reached in that region: delete volumes, or ask for a higher quota.",
],
[
/InsufficientInstanceCapacity/,
'EC2 has no machine of that type to give: try again later, or name more instance types in the fleet file.',
],
[/InvalidSnapshot/, 'The snapshot that its disk is made from is gone: clear the region and provision it anew.'],
[
/Client\.InternalError/,
"Most often the disk's KMS key may not be used: allow the key to the role, or set another kms-key and provision the region anew.",
],
[/Client\.(UserInitiated|InstanceInitiated)/, 'Somebody or something stopped it while it started: try again.'],
[/Server\./, "The fault is EC2's own: try again."],
]
function fixForStateReason(reason ) {
const [, fix] = FIXES.find(([code]) => code.test(reason ?? '')) ?? []
return fix ?? 'See what EC2 says of the instance in its console, and try again.'
}
}),
6287:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$4: () => ( describeLoss),
EH: () => ( renewLease),
Mf: () => ( claimInstance),
de: () => ( expireLeases),
wL: () => ( releaseLease),
y2: () => ( setLeaseEnd)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2294);
var _instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7233);
var _instances_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8686);
var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3923);
var _poll_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4065);
var _tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(797);
function describeLoss({ holder, reason } ) {
return holder === undefined ? reason : `held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .sG)(holder)}`
}
const SETTLE_SECONDS = 3
async function claimInstance(ec2 , options ) {
const { instance, runId, leaseSeconds, clock, logger } = options
const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .IL)(instance, clock.now())
const before = holder?.kind === 'proof boot' && options.inProof ? undefined : holder
if (before !== undefined) return { kind: 'lost', holder: before, reason: 'it is in use' }
const claimed = clock.now()
const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(claimed, leaseSeconds)
await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .Yp)(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () =>
(0,_tags_js__WEBPACK_IMPORTED_MODULE_7__ .Tm)(ec2, [instance.id], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .WR)({ claimed, until }) }),
)
const release = () => releaseLease({ ec2, logger }, { instanceId: instance.id, runId })
const now = await lookAgain(ec2, options).catch(async (error ) => {
await release()
throw error
})
if (now === undefined || (0,_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_3__ .Hd)(now)) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
hint: 'Somebody terminated it. Run mode provision for the region.',
})
}
const loss = findLoss(now, options)
if (loss === undefined) return { kind: 'won', instance: now, until }
await release()
return loss
}
function findLoss(now , { instance, fleet, runId, clock } ) {
const lost = (reason , holder ) => ({ kind: 'lost', holder, reason })
if (!(0,_tags_js__WEBPACK_IMPORTED_MODULE_5__ .go)(now.tags, fleet)) return lost('it is no longer ours')
const time = clock.now()
const isHeld = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .iV)(now, time) !== undefined
if (isHeld || (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ ._c)(now, time)[0]?.runId !== runId)
return lost('another claim came first', (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .IL)(now, time))
return now.state === instance.state ? undefined : lost(`it went from ${instance.state} to ${now.state} meanwhile`)
}
async function lookAgain(
ec2 ,
{ instance, runId, clock, signal } ,
) {
await clock.sleep(SETTLE_SECONDS, signal)
let seen
try {
return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_6__ .wt)({
everySeconds: 2,
limitSeconds: _poll_js__WEBPACK_IMPORTED_MODULE_6__ .N0,
clock,
signal,
look: async () => {
seen = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, instance.id)
const isOver = seen === undefined || seen.tags[(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(runId)] !== undefined || seen.state === 'terminated'
return isOver ? { seen } : undefined
},
}).then((found) => found.seen)
} catch (error) {
if (error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_6__ .lb) return seen
throw error
}
}
async function renewLease(
ec2 ,
options ,
) {
const { instanceId, runId, leaseSeconds, clock } = options
const claimed = clock.now()
const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(claimed, leaseSeconds)
await (0,_tags_js__WEBPACK_IMPORTED_MODULE_7__ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .WR)({ claimed, until }) })
}
async function setLeaseEnd(
ec2 ,
{ instanceId, runId, until, clock } ,
) {
const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, instanceId)
const now = clock.now()
const own = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .t9)(instance?.tags ?? {}).find((lease) => lease.runId === runId)
if (own !== undefined && own.until <= now) return
await (0,_tags_js__WEBPACK_IMPORTED_MODULE_7__ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .WR)({ claimed: own?.claimed ?? now, until }) })
}
async function expireLeases(
ec2 ,
id ,
{ clock, runId } ,
) {
const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_4__ .XD)(ec2, id)
const now = clock.now()
const ended = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .t9)(instance?.tags ?? {})
.filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
.map((lease) => [(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(lease.runId), (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .WR)({ claimed: lease.claimed, until: now })] )
if (ended.length > 0) await (0,_tags_js__WEBPACK_IMPORTED_MODULE_7__ .Tm)(ec2, [id], Object.fromEntries(ended))
}
async function releaseLease(
{ ec2, logger } ,
{ instanceId, runId } ,
) {
try {
await (0,_tags_js__WEBPACK_IMPORTED_MODULE_7__ ._M)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ .aW)(runId)])
} catch (error) {
logger.info(
`the lease of run ${runId} could not be taken off instance ${instanceId}, and counts until its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .BP)(error)}`,
)
}
}
}),
2649:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
VW: () => ( whyUnfit),
Zo: () => ( findPlacement),
fx: () => ( listFittingTypes),
jE: () => ( listEnabledRegions),
ny: () => ( listArchitectures)
});
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6977);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9851);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3887);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6052);
var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2628);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
async function listEnabledRegions(ec2 ) {
const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ .c({ AllRegions: true }))
return new Set(
(answer.Regions ?? []).flatMap(({ RegionName, OptInStatus }) =>
RegionName === undefined || OptInStatus === 'not-opted-in' ? [] : [RegionName],
),
)
}
async function findPlacement(ec2 , region , image ) {
const subnets = await findSubnets(ec2, region)
if (typeof subnets === 'string') return { kind: 'none', reason: subnets }
const vpcId = subnets[0]?.vpcId
const none = (reason ) => ({ kind: 'none', reason, vpcId })
const types = [...region.types]
const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, types), listTypes(ec2, types)])
const reasons = []
const ofTypes = []
for (const type of types) {
const zones = zonesOfType.get(type) ?? new Set()
const usable = subnets.filter(({ zone }) => zones.has(zone))
const misfit = describeMisfit(type, facts.get(type), image)
if (zones.size === 0) reasons.push(`${type} is not offered there`)
else if (misfit !== undefined) reasons.push(misfit)
else if (usable.length === 0) {
reasons.push(`${type} is offered in ${[...zones].sort().join(', ')}, and no usable subnet is in those zones`)
} else ofTypes.push(usable.map(({ id, zone, vpcId: vpc }) => ({ type, zone, subnetId: id, vpcId: vpc })))
}
const [place, ...others] = inTurns(ofTypes)
return place === undefined ? none(`no instance type fits: ${reasons.join('; ')}`) : { kind: 'place', place, others }
}
function inTurns (lists ) {
const longest = Math.max(0, ...lists.map(({ length }) => length))
return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()
}
async function listFittingTypes(
ec2 ,
{ types, zone, image } ,
) {
const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [...types]), listTypes(ec2, [...types])])
return types.filter(
(type) => zonesOfType.get(type)?.has(zone) === true && describeMisfit(type, facts.get(type), image) === undefined,
)
}
async function listArchitectures(ec2 , types ) {
const facts = await listTypes(ec2, [...types])
return [...new Set(types.flatMap((type) => facts.get(type)?.architectures ?? []))]
}
async function whyUnfit(
ec2 ,
{ type, zone, image } ,
) {
const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [type]), listTypes(ec2, [type])])
if (zonesOfType.get(type)?.has(zone) !== true) return `${type} is not offered in ${zone}`
return describeMisfit(type, facts.get(type), image)
}
function describeMisfit(type , facts , image ) {
if (facts === undefined) return undefined
if (!facts.architectures.includes(image.architecture)) {
return `${type} is ${facts.architectures.join('/')} and the image is ${image.architecture}`
}
return facts.needsEna && !image.enaSupport ? `${type} needs an image with ENA support` : undefined
}
async function findSubnets(ec2 , region ) {
if (region.subnet !== undefined) {
const subnets = await listSubnets(ec2, { SubnetIds: [region.subnet] })
return subnets.length > 0 ? subnets : `subnet ${region.subnet} does not exist there, or has no free address`
}
const vpcs = []
const isDefault = [{ Name: 'is-default', Values: ['true'] }]
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ .$)({ client: ec2 }, { Filters: isDefault })) {
vpcs.push(...(page.Vpcs ?? []).flatMap(({ VpcId }) => VpcId ?? []))
}
const [vpcId] = vpcs
if (vpcId === undefined) return 'the region has no default VPC; give a subnet in the fleet file'
const subnets = await listSubnets(ec2, {
Filters: [
{ Name: 'vpc-id', Values: [vpcId] },
{ Name: 'default-for-az', Values: ['true'] },
],
})
return subnets.length > 0 ? subnets : `default VPC ${vpcId} has no default subnet with a free address`
}
async function listSubnets(ec2 , query ) {
const found = []
try {
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_3__ .v)({ client: ec2 }, query)) found.push(...(page.Subnets ?? []))
} catch (error) {
if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .c4)(error)) return []
throw error
}
return found
.filter(({ State, AvailableIpAddressCount }) => State !== 'pending' && (AvailableIpAddressCount ?? 1) > 0)
.map(({ SubnetId = '', AvailabilityZone = '', VpcId = '' }) => ({
id: SubnetId,
zone: AvailabilityZone,
vpcId: VpcId,
}))
.sort((a, b) => (a.zone < b.zone ? -1 : 1))
}
async function listOfferings(ec2 , types ) {
const zones = new Map ()
const query = {
LocationType: 'availability-zone' ,
Filters: [{ Name: 'instance-type', Values: types }],
}
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ .J)({ client: ec2 }, query)) {
for (const { InstanceType = '', Location = '' } of page.InstanceTypeOfferings ?? []) {
zones.set(InstanceType, (zones.get(InstanceType) ?? new Set ()).add(Location))
}
}
return zones
}
async function listTypes(ec2 , types ) {
const facts = new Map ()
const query = { Filters: [{ Name: 'instance-type', Values: types }] }
for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ .R)({ client: ec2 }, query)) {
for (const { InstanceType = '', ProcessorInfo, NetworkInfo } of page.InstanceTypes ?? []) {
facts.set(InstanceType, {
architectures: ProcessorInfo?.SupportedArchitectures ?? [],
needsEna: NetworkInfo?.EnaSupport === 'required',
})
}
}
return facts
}
}),
936:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
P: () => ( packFiles),
z: () => ( readOwnFile)
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8522);
var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
var _fleet_paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4663);
var _text_size_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1993);
const READ_AT_MOST = 64
const RULE = "must be a file or folder within the fleet file's folder"
async function packFiles(references , source ) {
if (references.length === 0) return undefined
const { found, problems } = await listAll(references, source.folder)
if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .lZ(problems.join('\n'))
const size = [...found.values()].reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
if (size > source.limit * READ_AT_MOST) throw tooLarge(source, size)
const { packTar } = await __webpack_require__.e( 512).then(__webpack_require__.bind(__webpack_require__, 7512))
const names = [...found.keys()].sort()
const entries = await Promise.all(
names.map((name) => entryOf(source.folder, name, found.get(name)?.isDirectory() ?? false)),
)
const tar = Buffer.from(await packTar(entries))
const packed = (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.gzipSync)(tar, { level: 9 }).length
if (packed > source.limit) throw tooLarge(source, packed)
return { tar, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(tar).digest('hex') }
}
async function readOwnFile(reference , { folder, limit } ) {
const { found, problems } = await listAll([reference], folder)
const stats = found.get(reference.path)
if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .lZ(problems.join('\n'))
if (stats?.isFile() !== true)
throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .lZ(problemOf(reference, `${reference.path}, a folder`, 'must be a file'))
if (stats.size > limit) throw tooLarge({ what: reference.place, limit }, stats.size)
return read((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, reference.path))
}
function tooLarge({ what, limit } , bytes ) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .lZ(`${what}: found ${(0,_text_size_js__WEBPACK_IMPORTED_MODULE_6__ .Xq)(bytes)}, must be at most ${(0,_text_size_js__WEBPACK_IMPORTED_MODULE_6__ .Xq)(limit)}`, {
hint: 'Leave out what the machine can fetch by itself.',
})
}
function problemOf({ place } , found , rule = RULE) {
return `${place}: found ${found}, ${rule}`
}
async function listAll(
references ,
folder ,
) {
const found = new Map ()
const problems = []
for (const reference of references) {
const { path } = reference
try {
const [root, real] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(folder), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, path))])
if (real !== (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(root, path)) problems.push(problemOf(reference, `${path}, which is or passes a link`))
else await list(reference, path, { folder, found, problems })
} catch (cause) {
const isMissing = ['ENOENT', 'ENOTDIR'].includes(String((cause ).code))
problems.push(problemOf(reference, isMissing ? `${path}, which is not there` : `${path} (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_5__ .BP)(cause)})`))
}
}
return { found, problems }
}
async function list(
reference ,
path ,
into ,
) {
const problem = (0,_fleet_paths_js__WEBPACK_IMPORTED_MODULE_7__ .W0)(path)
if (problem !== undefined) return void into.problems.push(problemOf(reference, JSON.stringify(path), problem))
const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(into.folder, path))
if (!stats.isFile() && !stats.isDirectory()) {
const kind = stats.isSymbolicLink() ? 'a link' : 'no file but a device, pipe or socket'
return void into.problems.push(problemOf(reference, `${path}, which is ${kind}`))
}
into.found.set(path, stats)
if (!stats.isDirectory()) return
for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(into.folder, path))).sort()) await list(reference, `${path}/${name}`, into)
}
async function read(path ) {
const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW)
try {
return await file.readFile()
} finally {
await file.close()
}
}
async function entryOf(folder , path , isFolder ) {
const everywhere = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' }
if (isFolder) return { header: { name: `${path}/`, type: 'directory' , size: 0, mode: 0o755, ...everywhere } }
const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, path).split('/').join(node_path__WEBPACK_IMPORTED_MODULE_3__.sep)
const [stats, body] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(whole), read(whole)])
const mode = (stats.mode & 0o100) === 0 ? 0o644 : 0o755
return { header: { name: path, type: 'file' , size: body.length, mode, ...everywhere }, body }
}
}),
7113:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
packRunFiles: () => ( packRunFiles)
});
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5283);
var _pack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(936);
function packRunFiles({ folder, run } ) {
return (0,_pack_js__WEBPACK_IMPORTED_MODULE_1__ .P)(run.files, { folder, limit: _fleet_limits_js__WEBPACK_IMPORTED_MODULE_0__ .lV, what: 'run.files' })
}
}),
9213:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => ( loadBaseSetup)
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _fleet_decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7609);
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5283);
var _pack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(936);
async function loadBaseSetup({
image,
folder,
} ) {
if (image.kind === 'home') return undefined
const { base } = image
const setup = await loadSetup(image, folder)
const parts = [base, setup?.command ?? '', setup?.files?.sha256 ?? '']
const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
return { base, hash, setup }
}
async function loadSetup({ setup } , folder ) {
if (setup === undefined) return undefined
const { script, timeoutSeconds } = setup
const source = { folder, limit: _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .x$, what: 'image.files' }
const files = await (0,_pack_js__WEBPACK_IMPORTED_MODULE_4__ .P)(setup.files, source)
if (typeof script === 'string') return { command: script, files, timeoutSeconds }
const bytes = await (0,_pack_js__WEBPACK_IMPORTED_MODULE_4__ .z)(script, { folder, limit: _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .JB })
const command = (0,_fleet_decode_js__WEBPACK_IMPORTED_MODULE_2__ .g)(bytes, script.path)
if (command.trim() !== '') return { command, files, timeoutSeconds }
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`${script.place}: found ${script.path}, which is empty, must hold commands`)
}
}),
1263:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
_: () => ( SECRETS_SECONDS),
c: () => ( bundleOf)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5283);
var _text_shell_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4664);
const maxPayloadBytes = 256 * 1024
const SECRETS_SECONDS = 60
function bundleOf({ payload, env, facts, secrets, files = Buffer.alloc(0) } ) {
const text = Buffer.from(payload, 'utf8')
if (text.length > maxPayloadBytes) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`sending the payload: it has ${text.length} bytes, at most ${maxPayloadBytes} can be sent`, {
hint: 'fetch the program from within the payload, or shorten it',
})
}
const variables = Buffer.from(envFile(env) + (0,_text_shell_js__WEBPACK_IMPORTED_MODULE_2__ .E)(facts), 'utf8')
const list = Buffer.from(secretsList(secrets), 'utf8')
return {
bytes: Buffer.concat([text, variables, list, files]),
payloadBytes: text.length,
envBytes: variables.length,
secretsBytes: list.length,
}
}
function envFile(env ) {
for (const [name, value] of Object.entries(env)) {
assertName(name, 'run.env')
if (value.includes('\0')) throw notSent(`the variable ${name} holds a NUL`, 'run.env')
}
const text = (0,_text_shell_js__WEBPACK_IMPORTED_MODULE_2__ .E)(env)
const bytes = Buffer.byteLength(text)
if (bytes <= _fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ .Lp) return text
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`sending the payload: its environment has ${bytes} bytes, at most ${_fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ .Lp} can be sent`,
{
hint: 'shorten run.env',
},
)
}
function secretsList(secrets ) {
return Object.entries(secrets)
.map(([name, parameter]) => {
assertName(name, 'run.secrets')
if (!/^\/[\w./-]+$/.test(parameter)) {
throw notSent(`${JSON.stringify(parameter)} is not the path of a parameter`, 'run.secrets')
}
return `${name} ${parameter}\n`
})
.join('')
}
function assertName(name , key ) {
if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
throw notSent(`${JSON.stringify(name)} is not the name of a variable`, key)
if (_fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ .cH.includes(name)) throw notSent(`the variable ${name} is read-only in a shell`, key)
}
function notSent(problem , key ) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`sending the payload: ${problem}`, { hint: `mend ${key}` })
}
}),
5522:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
RU: () => ( cancelRunCommand),
uZ: () => ( deadlineCommand),
_c: () => ( fuseTag),
Je: () => ( installCommand),
Rv: () => ( payloadCommands),
m7: () => ( proveCommand),
UK: () => ( readCommand),
sw: () => ( userData)
});
var external_node_crypto_ = __webpack_require__(7598);
var external_node_fs_ = __webpack_require__(3024);
var external_node_zlib_ = __webpack_require__(8522);
var errors = __webpack_require__(9973);
var phases = __webpack_require__(9022);
var bundle = __webpack_require__(1263);
;
const maxCommandBytes = 60_000
function script(
variables ,
...parts
) {
const assignments = Object.entries(variables).map(([name, value]) => `${name}='${harmless(value)}'`)
const text = ['#!/bin/sh', ...assignments, ...parts.map(withoutComments)].join('\n')
if (text.includes('{{')) throw new Error('SSM would resolve a {{…}} within this command')
if (Buffer.byteLength(text) > maxCommandBytes) throw new Error('the command is larger than SSM takes')
return lines(text)
}
function harmless(value ) {
if (typeof value === 'number') return wholeNumber(value)
if (!/^[A-Za-z0-9+/=._-]*$/.test(value)) throw new Error('a value of a guest command holds unsafe characters')
return value
}
function wholeNumber(value ) {
if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a whole number for the guest: ${value}`)
return String(value)
}
function withoutComments(text ) {
return text.replace(/^[ \t]*#.*\n/gm, '').replace(/\n{2,}/g, '\n')
}
function lines(text ) {
return text.split('\n').filter((line) => line !== '')
}
;
const maxUserDataBytes = 16_000
const maxInlineBytes = 30 * 1024
const maxPartBytes = 48 * 1024
const secretsTool = 'aws'
const filesTool = 'tar'
const files = {
timer: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(7995), __webpack_require__.b), 'utf8'),
service: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(7345), __webpack_require__.b), 'utf8'),
idleTimer: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(1606), __webpack_require__.b), 'utf8'),
idleService: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(6796), __webpack_require__.b), 'utf8'),
fuse: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(4257), __webpack_require__.b), 'utf8'),
install: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(101), __webpack_require__.b), 'utf8'),
common: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(7621), __webpack_require__.b), 'utf8'),
part: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(6630), __webpack_require__.b), 'utf8'),
secrets: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(1883), __webpack_require__.b), 'utf8'),
payload: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(9572), __webpack_require__.b), 'utf8'),
supervise: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(9352), __webpack_require__.b), 'utf8'),
launch: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(3583), __webpack_require__.b), 'utf8'),
pack: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(4553), __webpack_require__.b), 'utf8'),
read: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(3939), __webpack_require__.b), 'utf8'),
cancel: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(7486), __webpack_require__.b), 'utf8'),
deadline: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(2032), __webpack_require__.b), 'utf8'),
prove: (0,external_node_fs_.readFileSync)(new URL( __webpack_require__(4404), __webpack_require__.b), 'utf8'),
}
function fuseFiles(fuseSeconds , idleSeconds = phases .uK.idle) {
return {
timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', wholeNumber(fuseSeconds))),
service: withoutComments(files.service),
script: withoutComments(files.fuse),
idleTimer: withoutComments(files.idleTimer.replace('@IDLE_SECONDS@', wholeNumber(idleSeconds))),
idleService: withoutComments(files.idleService),
}
}
function userData(fuseSeconds , idleSeconds = phases .uK.idle) {
const text = installer(fuseSeconds, idleSeconds)
if (Buffer.byteLength(text) > maxUserDataBytes) throw new Error('the user data is larger than EC2 takes')
return text
}
function fuseTag(fuseSeconds ) {
const { timer, service, script, idleTimer, idleService } = fuseFiles(fuseSeconds)
return sha256(timer + service + script + idleTimer + idleService).slice(0, 16)
}
function installCommand(fuseSeconds ) {
return lines(installer(fuseSeconds, phases .uK.idle))
}
function proveCommand(o ) {
const variables = { wait_seconds: o.waitSeconds, ...moreTools(o), until: epochSeconds(o.deadline) }
return script(variables, files.common, files.prove)
}
function payloadCommands(request ) {
const runId = checkedRunId(request.runId)
const { bytes, payloadBytes, envBytes, secretsBytes } = (0,bundle .c)(request)
const hasSecrets = secretsBytes > 0
const encoded = compressed(bytes)
const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : []
const waiting = Math.min(epochSeconds(request.sentAt) + phases .uK.idle, epochSeconds(request.deadline))
const run = script(
{
run_id: runId,
sent_at: epochHundredths(request.sentAt),
not_after: epochSeconds(request.notAfter),
deadline: epochSeconds(request.deadline),
timeout_seconds: request.timeoutSeconds,
boot_seconds: request.waitForBootSeconds,
cap_bytes: request.outputCapBytes,
results_cap: request.resultsCapBytes,
run_user: checkedUser(request.user),
...moreTools({ hasSecrets, hasFiles: request.files !== undefined }),
region: request.region,
secrets_seconds: bundle ._,
uncollected: request.uncollected.map(checkedRunId).join('/'),
part_count: parts.length,
payload_bytes: payloadBytes,
env_bytes: envBytes,
secrets_bytes: secretsBytes,
bundle_sha256: sha256(bytes),
bundle: parts.length === 0 ? encoded : '',
supervise_sh: compressed(withoutComments(files.common + files.supervise)),
launch_sh: compressed(withoutComments(files.launch)),
pack_sh: compressed(withoutComments(files.pack)),
},
files.common,
...(hasSecrets ? [files.secrets] : []),
files.payload,
)
return [...parts.map((part, index) => partCommand({ run_id: runId, part_index: index, part, until: waiting })), run]
}
function partCommand(variables ) {
return script(variables, files.common, files.part)
}
function readCommand(
o ,
) {
const { runId, of = 'output', offset, waitSeconds = 0 } = o
const until = epochSeconds(o.deadline)
const variables = { run_id: checkedRunId(runId), of, offset, wait_seconds: waitSeconds, until }
return script(variables, files.common, files.read)
}
function cancelRunCommand(o ) {
return script({ run_id: checkedRunId(o.runId) }, files.common, files.cancel)
}
function deadlineCommand(o ) {
return script(
{ sent_at: epochHundredths(o.sentAt), deadline: epochSeconds(o.deadline) },
files.common,
files.deadline,
)
}
function moreTools({ hasSecrets, hasFiles } ) {
return { secrets_tool: hasSecrets ? secretsTool : '', files_tool: hasFiles ? filesTool : '' }
}
function installer(fuseSeconds , idleSeconds ) {
const { timer, service, script: fuse, idleTimer, idleService } = fuseFiles(fuseSeconds, idleSeconds)
const variables = {
fuse_seconds: fuseSeconds,
fuse_timer: base64(timer),
fuse_service: base64(service),
fuse_script: base64(fuse),
idle_seconds: idleSeconds,
idle_timer: base64(idleTimer),
idle_service: base64(idleService),
}
return `${script(variables, files.install).join('\n')}\n`
}
function checkedRunId(runId ) {
if (!/^\d+-\d+-[0-9a-f]{8}$/.test(runId)) throw new Error(`not a run id: ${JSON.stringify(runId)}`)
return runId
}
function checkedUser(user ) {
if (/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user)) return user
throw new errors .lZ(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
hint: 'mend run.user',
})
}
function chunksOf(text , size ) {
return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))
}
function epochSeconds(time ) {
return Math.floor(time.getTime() / 1000)
}
function epochHundredths(time ) {
return Math.floor(time.getTime() / 10)
}
function base64(text ) {
return Buffer.from(text, 'utf8').toString('base64')
}
function compressed(data ) {
return (0,external_node_zlib_.gzipSync)(data, { level: 9 }).toString('base64')
}
function sha256(data ) {
return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex')
}
}),
3945:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( parseGuestReply)
});
var external_node_zlib_ = __webpack_require__(8522);
;
function parseFields(stdout ) {
const lines = stdout.split('\n')
const first = lines.findIndex((line) => line.startsWith('servicemon-reply '))
const last = lines.indexOf('end', first)
if (first === -1) throw new Error(`the instance gave no reply of ours, but ${describeOutput(stdout)}`)
const [, version, kind] = (lines[first] ?? '').split(' ')
if (version !== '1' || kind === undefined) throw new Error(`the instance's reply is of another version: ${version}`)
if (last === -1) throw new Error(`the instance's reply was cut off: ${describeOutput(stdout)}`)
if (lines.slice(last + 1).some((line) => line !== '')) {
throw new Error(`the instance's reply goes on after its end: ${describeOutput(lines.slice(last + 1).join('\n'))}`)
}
const pairs = lines.slice(first + 1, last).map((line) => {
const space = line.indexOf(' ')
return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)]
})
return { kind, fields: new Map(pairs) }
}
function describeOutput(stdout ) {
return stdout === '' ? 'nothing' : `${stdout.length} characters beginning ${JSON.stringify(stdout.slice(0, 60))}`
}
function fields_text(fields , key ) {
const value = fields.get(key)
if (value === undefined) throw new Error(`the instance's reply lacks ${key}`)
return value
}
function number(fields , key , otherwise ) {
if (otherwise !== undefined && !fields.has(key)) return otherwise
return wholeNumber(fields_text(fields, key), key)
}
function time(fields , key ) {
return new Date(number(fields, key) * 1000)
}
function wholeNumber(value , key ) {
if (!/^\d{1,15}$/.test(value)) throw new Error(`the instance's reply has no number for ${key}: ${value}`)
return Number(value)
}
function upTo(most , value , key ) {
if (value > most) throw new Error(`the instance's reply has ${value} for ${key}, and ${most} is the most`)
return value
}
function oneOf (value , known ) {
const found = known.find((candidate) => candidate === value)
if (found === undefined) throw new Error(`the instance's reply holds an unknown word: ${value}`)
return found
}
;
const signalNames = [
'0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM',
'STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS',
].flatMap((names) => names.split(' '))
const MAX_CHUNK_BYTES = 1024 * 1024
function parseGuestReply(stdout ) {
const { kind, fields } = parseFields(stdout)
switch (kind) {
case 'run':
return {
kind,
runId: fields_text(fields, 'run'),
state: oneOf(fields_text(fields, 'state'), ['running', 'ended', 'interrupted', 'unknown']),
size: number(fields, 'size'),
meta: fields.has('meta.end') ? parseMeta(fields) : undefined,
chunk: parseChunk(fields),
}
case 'refused':
return {
kind,
reason: oneOf(fields_text(fields, 'reason'), refusalReasons),
detail: fields.get('detail') ?? '',
holder: fields.get('holder'),
}
case 'proof':
return parseProof(fields)
case 'done':
return { kind, what: oneOf(fields_text(fields, 'what'), ['installed', 'part', 'deadline']) }
default:
throw new Error(`the instance's reply is of an unknown kind: ${kind}`)
}
}
function parseProof(fields ) {
return {
kind: 'proof',
fuse: oneOf(fields_text(fields, 'fuse'), ['armed', 'not-enabled', 'not-active', 'nothing-scheduled']),
installed: fields_text(fields, 'installed'),
cloudInit: fields_text(fields, 'cloud-init'),
canPowerOff: fields_text(fields, 'power-off') === 'yes',
missingTools: (fields.get('missing-tools') ?? '').split(' ').filter((name) => name !== ''),
unfitTools: fields.get('unfit-tools') ?? '',
os: fields_text(fields, 'os'),
systemdVersion: fields_text(fields, 'systemd'),
bootId: fields_text(fields, 'boot'),
uptimeSeconds: number(fields, 'uptime'),
clock: time(fields, 'clock'),
}
}
const refusalReasons = [
'late',
'fuse',
'already-run',
'busy',
'user',
'parts',
'disk',
'tools',
'secrets',
'interpreter',
'machine',
]
function parseMeta(fields ) {
const signal = upTo(64, number(fields, 'meta.signal', 0), 'meta.signal')
const end = oneOf(fields_text(fields, 'meta.end'), ['exited', 'signalled', 'interrupted', 'not-started', 'lost'])
return {
end,
exitCode: end === 'exited' ? upTo(255, number(fields, 'meta.exit'), 'meta.exit') : undefined,
signal: end === 'signalled' ? `SIG${signalNames[signal] ?? signal}` : undefined,
timedOut: fields.get('meta.timed-out') === '1',
cancelled: fields.get('meta.cancelled') === '1',
size: number(fields, 'meta.size'),
total: number(fields, 'meta.total'),
missing: oneOf(fields_text(fields, 'meta.missing'), ['none', 'cap', 'disk']),
sha256: fields_text(fields, 'meta.sha256'),
results: fields.has('meta.results-missing') ? parseResults(fields) : undefined,
startedAt: time(fields, 'meta.started'),
endedAt: time(fields, 'meta.ended'),
bootId: fields_text(fields, 'meta.boot'),
bootWaitSeconds: number(fields, 'meta.boot-waited', 0),
stillStarting: (fields.get('meta.boot-starting') ?? '').split(' ').filter((unit) => unit !== ''),
detail: fields.get('meta.detail') ?? '',
}
}
function parseResults(fields ) {
return {
size: number(fields, 'meta.results-size', 0),
sha256: fields.get('meta.results-sha256') ?? '',
missing: oneOf(fields_text(fields, 'meta.results-missing'), ['none', 'disk', 'time', 'end']),
}
}
function parseChunk(fields ) {
const encoded = fields.get('chunk')
if (encoded === undefined) return undefined
const size = number(fields, 'chunk-size')
if (size > MAX_CHUNK_BYTES) throw new Error(`a chunk of the instance's reply is too large: ${size} bytes`)
return { offset: number(fields, 'offset'), bytes: unpack(Buffer.from(encoded, 'base64'), size) }
}
function unpack(packed , size ) {
try {
const bytes = (0,external_node_zlib_.gunzipSync)(packed, { maxOutputLength: Math.max(1, size) })
if (bytes.length === size) return bytes
} catch (cause) {
throw new Error(`a chunk of the instance's reply doesn't unpack to its ${size} bytes`, { cause })
}
throw new Error("a chunk of the instance's reply has lost bytes")
}
}),
9401:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
stopAll: () => ( stopAll)
});
var connect = __webpack_require__(153);
var src_clock = __webpack_require__(2050);
var inputs = __webpack_require__(779);
var pace = __webpack_require__(5761);
var errors = __webpack_require__(1764);
var instances = __webpack_require__(8686);
var instance_lifecycle = __webpack_require__(7233);
var leases = __webpack_require__(6287);
var inventory = __webpack_require__(2106);
var aws_tags = __webpack_require__(797);
var src_tags = __webpack_require__(3923);
var poll = __webpack_require__(4065);
var src_errors = __webpack_require__(9973);
var lease = __webpack_require__(2294);
var instance_state = __webpack_require__(7373);
var phases = __webpack_require__(9022);
;
const MARGIN_SECONDS = 15
const STOP_SECONDS = phases .uK.postStep - poll .N0 - MARGIN_SECONDS
const LOOK_EVERY_SECONDS = 2
const ROUNDING_SECONDS = 1
async function stopLeftOver(left , { aws, clock, logger } ) {
const { region } = left
const { ec2 } = aws(region)
const on = await findLeftOn(ec2, left, { clock, logger })
const results = await Promise.allSettled(
on.map(async ({ id, state }) => {
logger.info(`instance ${id} in ${region} is still ${state}: stopping it`)
const stopped = await (0,instance_lifecycle .Ac)(ec2, { id, clock, logger, limitSeconds: STOP_SECONDS })
if (stopped !== undefined) await endLease(ec2, stopped, { left, clock, logger })
logger.info(stopped === undefined ? `instance ${id} in ${region} is gone` : describeEnd(stopped, left))
}),
)
for (const result of results) if (result.status === 'rejected') throw result.reason
}
async function endLease(
ec2 ,
instance ,
{ left, clock, logger } ,
) {
const { id, tags } = instance
const end = async () => {
await (0,leases .de)(ec2, id, { clock, runId: left.runId })
if (tags[src_tags .Dk.hold] !== undefined) await (0,aws_tags ._M)(ec2, id, [src_tags .Dk.hold])
}
await end().catch((error ) => {
logger.info(`the lease of run ${left.runId} could not be ended: ${(0,src_errors .BP)(error)}`)
})
}
function describeEnd({ id, state, tags } , { region, runId } ) {
const key = (0,lease .aW)(runId)
const rest = tags[key] === undefined ? '' : `; its lease key ${key} stays until its output is collected`
return `instance ${id} in ${region} is ${state}${rest}`
}
function describeLeftOver(left ) {
const { region } = left
const console = `https://${region}.console.aws.amazon.com/ec2/home?region=${region}`
return 'instanceId' in left
? `instance ${left.instanceId} in ${region} may still be on: look at ${console}#InstanceDetails:instanceId=${left.instanceId}`
: `an instance of fleet ${left.fleet} in ${region} may have been made and be on: look at ${console}#Instances:`
}
async function findLeftOn(
ec2 ,
left ,
{ clock, logger } ,
) {
try {
return await (0,poll .wt)({
everySeconds: LOOK_EVERY_SECONDS,
limitSeconds: poll .N0,
clock,
look: async () => {
const seen = await listCandidates(ec2, left)
const ours = seen.filter((instance) => isInOurHands(instance, left, clock.now()))
const on = ours.filter(isUp)
if (on.length > 0) return on
const isSettled = 'instanceId' in left && seen.length > 0 && ours.every((instance) => isOver(instance, left))
if (!isSettled) return undefined
for (const instance of ours) {
logger.info(describeEnd(instance, left))
await endLease(ec2, instance, { left, clock, logger })
}
for (const { id, state } of seen.filter(isUp)) {
logger.info(
`instance ${id} in ${left.region} is ${state}, and not in the hands of run ${left.runId}: left alone`,
)
}
return []
},
})
} catch (error) {
if (error instanceof poll .lb) return []
throw error
}
}
function isUp({ state } ) {
return (0,instance_state .M)(state) || state === 'stopping'
}
async function listCandidates(ec2 , left ) {
if (!('instanceId' in left)) {
return (await (0,inventory .qH)(ec2, left.fleet)).filter(
({ launchTime }) => (0,src_clock .O1)(left.since, launchTime) >= -ROUNDING_SECONDS,
)
}
const [byId, byTag] = await Promise.all([
(0,instances .XD)(ec2, left.instanceId),
(0,instances .ND)(ec2, [{ Name: 'tag-key', Values: [(0,lease .aW)(left.runId)] }]),
])
const others = byTag.filter(({ id }) => id !== byId?.id)
return [...(byId === undefined ? [] : [byId]), ...others].filter(({ tags }) => tags[src_tags .Dk.fleet] !== undefined)
}
function isInOurHands(instance , { runId } , now ) {
const [first] = (0,lease ._c)(instance, now)
return first === undefined ? (0,lease .oo)(instance.tags) : first.runId === runId
}
function isOver({ tags, launchTime, state } , { runId, launchedBefore } ) {
if (state === 'terminated' || state === 'shutting-down') return true
return tags[(0,lease .aW)(runId)] === undefined || launchedBefore === undefined || launchTime > launchedBefore
}
;
async function stopAll(
machines ,
{ readInput, variables, getIdToken, logger } ,
) {
const clock = (0,src_clock .ml)((0,pace .c)(variables))
const region = machines[0]?.region ?? ''
const aws = await (0,connect .N)({ role: (0,inputs.loadRole)(readInput), region }, { clock, variables, getIdToken }).load()
const stops = machines.map(async (machine) => {
try {
await stopLeftOver(machine, { aws, clock, logger })
return []
} catch (error) {
for (const line of (0,errors.errorLines)((0,errors.errorResult)(error))) logger.info(line)
return [describeLeftOver(machine)]
}
})
return (await Promise.all(stops)).flat()
}
}),
9364:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X_: () => ( AgentSilent),
qh: () => ( bringUp),
TL: () => ( stopAfter),
Di: () => ( stopAndRelease),
bN: () => ( stopAtOnce),
mv: () => ( stopMachine),
bs: () => ( waitUntilReady)
});
var agents = __webpack_require__(8014);
var instances = __webpack_require__(8686);
var instance_lifecycle = __webpack_require__(7233);
var leases = __webpack_require__(6287);
var late_failure = __webpack_require__(2927);
var poll = __webpack_require__(4065);
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
var phases = __webpack_require__(9022);
var instance_state = __webpack_require__(7373);
var src_tags = __webpack_require__(3923);
var aws_errors = __webpack_require__(9507);
var aws_images = __webpack_require__(6342);
var placement = __webpack_require__(2649);
var instance_type = __webpack_require__(9312);
;
const WAITS_SECONDS = [15, 30, 60, 120]
async function startWithPatience(context , start ) {
const { logger } = context
const { instance } = start
const { type, zone } = instance
let refusal = await startAsItIs(context, start)
if (refusal === undefined) return
let refused = type
const others = await listOthers(context, instance)
try {
for (const other of others) {
logger.info(`${describeRefusal(refusal, refused)} in ${zone}: changing the instance to ${other}`)
refusal = await attempt(context, instance, () => (0,instance_type .J)(context, instance.id, other))
if (refusal === undefined) return
refused = other
}
} catch (error) {
await setBack(context, instance)
throw error
}
if (others.length > 0) await setBack(context, instance)
const tried = [type, ...others].join(', ')
const message = (0,aws_errors .Fb)(refusal)
? `EC2 has no capacity for instance ${instance.id} (${tried}) in ${zone}`
: `EC2 does not start instance ${instance.id} (${tried}) in ${zone}`
throw new errors .lZ(message, {
cause: refusal,
hint: 'It stays stopped. Try again later, or name more instance types in the fleet file.',
})
}
async function setBack(context , { id, type } ) {
try {
await (0,instance_type .J)(context, id, type)
} catch (error) {
context.logger.info(`instance ${id} could not be changed back to ${type}, provision does it: ${(0,errors .BP)(error)}`)
}
}
async function startAsItIs(context , { machine, instance, leaseSeconds } ) {
const { clients, clock, logger, signal } = context
const { id, type, zone } = instance
for (const seconds of WAITS_SECONDS) {
const refusal = await attempt(context, instance)
if (!(0,aws_errors .Fb)(refusal)) return refusal
logger.info(`no capacity for ${type} in ${zone}: trying again in ${seconds} s`)
const progress = { logger, what: `capacity for ${type} in ${zone}`, usually: 'minutes' }
await (0,poll .Xv)(clock, seconds, { signal, tell: (0,poll .Qf)(clock, progress) })
await (0,leases .EH)(clients.ec2, { instanceId: id, runId: machine.runId, leaseSeconds, clock })
}
return attempt(context, instance)
}
async function attempt(
context ,
{ id } ,
change = () => Promise.resolve(),
) {
context.signal.throwIfAborted()
try {
await change()
await (0,instance_lifecycle ._i)(context.clients.ec2, id, context)
return undefined
} catch (error) {
if (context.signal.aborted || !(0,aws_errors .pl)(error))
throw new errors .lZ(`starting instance ${id}`, { cause: error })
return error
}
}
function describeRefusal(refusal , type ) {
return (0,aws_errors .Fb)(refusal)
? `no capacity for ${type}`
: `EC2 does not start a ${type} (${(0,aws_errors .rA)(refusal) ?? String(refusal)})`
}
async function listOthers({ clients, region } , { imageId, type, zone } ) {
const image = await (0,aws_images .F1)(clients.ec2, imageId)
const others = region.types.filter((other) => other !== type)
return image === undefined || others.length === 0 ? [] : (0,placement .fx)(clients.ec2, { types: others, zone, image })
}
var cancellation = __webpack_require__(7971);
var diagnose = __webpack_require__(9652);
var recover = __webpack_require__(1230);
var watch = __webpack_require__(1801);
;
const LOOK_EVERY_SECONDS = 2
const AGENT_EVERY_SECONDS = 0.5
class AgentSilent extends errors .lZ {}
async function bringUp(
context ,
start ,
onRunning ,
) {
const { clients, clock, logger } = context
const { id, type } = start.instance
try {
await startMachine(context, start)
return await waitUntilReady(context, id, { launchedBefore: start.instance.launchTime, onRunning })
} catch (error) {
try {
const seen = await (0,instances .XD)(clients.ec2, id)
if (seen !== undefined && seen.type !== type) {
await (0,instance_lifecycle .Ac)(clients.ec2, { id, clock, logger })
await setBack(context, start.instance)
}
} catch (trouble) {
logger.info(`instance ${id} may not be a ${type} any more: ${(0,errors .BP)(trouble)}`)
}
throw error
}
}
async function startMachine(context , start ) {
const { clients, clock, job, logger, signal } = context
const { machine, instance, leaseSeconds } = start
const { instanceId, runId } = machine
job.remember({ ...machine, launchedBefore: instance.launchTime })
if ((0,instance_state .M)(instance.state)) {
logger.info(`instance ${instanceId} is on although nobody holds it: stopping it first`)
await (0,recover .oP)(context, instance, machine)
await (0,instance_lifecycle .Ac)(clients.ec2, { id: instanceId, clock, signal, logger })
await (0,leases .EH)(clients.ec2, { instanceId, runId, leaseSeconds, clock })
}
await startWithPatience(context, start)
}
async function waitUntilReady(
context ,
id ,
{ launchedBefore, onRunning } = {},
) {
const { logger, clock } = context
const instance = await waitUntilRunning(context, id, launchedBefore)
const runningSince = clock.now()
onRunning?.({ instance, runningSince })
logger.info(`instance ${id} is running in ${instance.zone}, launched ${(0,src_clock .fU)(instance.launchTime)}`)
const agent = await waitForAgent(context, instance)
logger.info(`Systems Manager is online (agent ${agent.agentVersion ?? 'of unknown version'})`)
return { instance, runningSince }
}
async function waitUntilRunning(
{ clients, clock, logger, signal } ,
id ,
launchedBefore ,
) {
const started = clock.elapsed()
let state = 'unknown'
let wasOn = false
try {
return await (0,poll .wt)({
everySeconds: LOOK_EVERY_SECONDS,
limitSeconds: phases .uK.running,
clock,
signal,
progress: { logger, what: `instance ${id} to run`, usually: 'under a minute' },
look: async () => {
const instance = await (0,instances .XD)(clients.ec2, id)
state = instance?.state ?? 'unknown'
if (instance !== undefined && state === 'running') return instance
if (instance === undefined || state === 'unknown') return undefined
wasOn ||= (0,instance_state .M)(state) || (launchedBefore !== undefined && instance.launchTime > launchedBefore)
const settled = wasOn || (0,instance_lifecycle .Hd)(instance) || clock.elapsed() - started > poll .N0
if (settled && !(0,instance_state .M)(state)) {
throw new errors .lZ(
`instance ${id} was started and went ${state}: ${instance.stateReason ?? 'no reason given'}`,
{ hint: (0,late_failure ._)(instance.stateReason) },
)
}
return undefined
},
})
} catch (error) {
if (!(error instanceof poll .lb)) throw error
throw new errors .lZ(`instance ${id} is ${state} and not running, ${phases .uK.running} s after its start`, {
cause: error,
hint: 'It hangs in EC2: look at its status checks in the console, and try again.',
})
}
}
async function waitForAgent(context , instance ) {
const { clients, clock, logger, signal } = context
const assertRunning = (0,watch ._f)(clock, () => (0,watch .GZ)(context, instance))
let agent
try {
return await (0,poll .wt)({
everySeconds: AGENT_EVERY_SECONDS,
limitSeconds: phases .uK.agent,
clock,
signal,
progress: { logger, what: `the agent of instance ${instance.id} to answer`, usually: 'half a minute' },
look: async () => {
agent = await (0,agents .d)(clients, instance.id)
if (agent !== undefined && (0,agents .w)(agent, instance.launchTime)) return agent
await assertRunning()
return undefined
},
})
} catch (error) {
if (!(error instanceof poll .lb)) throw error
const seen = describeAgent(agent, instance)
throw new AgentSilent(
`instance ${instance.id} runs, and Systems Manager has not heard from it within ${phases .uK.agent} s: ${seen}`,
{ cause: error, hint: await (0,diagnose .Q)(context, instance) },
)
}
}
function describeAgent(agent , { tags } ) {
if (agent !== undefined) return `its last ping was at ${(0,src_clock .fU)(agent.lastPing)}`
const answered = tags[src_tags .Dk.state] === 'ready' || tags[src_tags .Dk.fuse] !== undefined || tags[src_tags .Dk.slot] !== undefined
return answered ? 'it answered in earlier boots, and is not listed now' : 'it has not registered'
}
async function stopMachine(
context ,
machine ,
offBy = (0,src_clock ._I)(context.clock.now(), context.fleet.fuseSeconds),
) {
const { clients, clock, logger } = context
const instance = await (0,instance_lifecycle .Ac)(clients.ec2, { id: machine.instanceId, offBy, clock, logger })
context.logger.info(`instance ${machine.instanceId} is ${instance?.state ?? 'gone'}`)
context.job.forget(machine)
return instance
}
async function stopAfter (
context ,
machine ,
{ work, stop } ,
) {
let outcome
try {
outcome = { value: await (0,cancellation .M)(context.signal, () => stopAtOnce(context, machine), work) }
} catch (error) {
outcome = { error }
}
try {
await stop('error' in outcome ? outcome.error : undefined)
} catch (error) {
if ('error' in outcome) context.logger.info((0,errors .BP)(outcome.error))
throw error
}
if ('error' in outcome) throw outcome.error
return outcome.value
}
async function stopAndRelease (context , machine , work ) {
const { clients, logger } = context
return stopAfter(context, machine, {
work,
stop: async () => {
await stopMachine(context, machine)
await (0,leases .wL)({ ec2: clients.ec2, logger }, machine)
},
})
}
async function stopAtOnce({ clients, logger } , { instanceId } ) {
logger.info(`the job is being cancelled: stopping instance ${instanceId}`)
await (0,instance_lifecycle .Z$)(clients.ec2, instanceId).catch((error ) => {
logger.info(`instance ${instanceId} could not be stopped at once: ${(0,errors .BP)(error)}`)
})
}
}),
7971:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( whenCancelled)
});
async function whenCancelled (
signal ,
atOnce ,
work ,
) {
const onAbort = () => void atOnce()
if (signal.aborted) onAbort()
else signal.addEventListener('abort', onAbort, { once: true })
try {
return await work()
} finally {
signal.removeEventListener('abort', onAbort)
}
}
}),
9652:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => ( diagnoseSilence)
});
var _aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2166);
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9491);
async function diagnoseSilence(context , instance ) {
const looks = await Promise.allSettled([
lookAtStatus(context, instance),
lookAtProfile(context, instance),
lookAtNetwork(context, instance),
])
const signs = looks.map((look) => {
if (look.status === 'fulfilled') return look.value
return { isCause: false, text: `(Not looked at: ${String(look.reason)}.)` }
})
const cause = signs.find(({ isCause }) => isCause)
const others = signs.filter((sign) => sign !== cause).map(({ text }) => text)
const agent =
'It is most likely the agent or its rights: the image has to have the Systems Manager agent and start it at boot, ' +
'and the machine has to have what AWS asks for it.'
return [cause?.text ?? agent, ...others].join(' ')
}
async function lookAtStatus({ clients } , { id } ) {
const { system, machine } = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ .qp)(clients.ec2, id)
const isImpaired = (status ) => status === 'impaired'
if (isImpaired(system)) {
const text = "It is the status check: EC2's check of the host fails. Try again: each start may take another host."
return { isCause: true, text }
}
if (isImpaired(machine)) {
const text = 'It is the status check: that of the instance fails, so its operating system does not come up.'
return { isCause: true, text }
}
return { isCause: false, text: `EC2's status checks say ${system} and ${machine}.` }
}
const ASKED_FOR =
'AWS asks that the role may do what AmazonSSMManagedInstanceCore allows, and that no boundary and no policy of the ' +
'organization takes it away; or for Default Host Management in the region.'
async function lookAtProfile({ aws, fleet } , { profile } ) {
if (profile === undefined) {
const text = `It is most likely the instance profile: the machine has none. ${ASKED_FOR} Clear and provision the region.`
return { isCause: true, text }
}
const iam = await aws(fleet.leadRegion).iam()
const state = await (0,_aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__ .T)(iam, profile)
switch (state.kind) {
case 'unusable':
return { isCause: true, text: `It is the instance profile: ${state.reason}.` }
case 'usable': {
const facts = await (0,_aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__ .M)(iam, state.role)
const text = `Role ${state.role} of instance profile ${profile} has: ${facts.join('; ')}. ${ASKED_FOR}`
return { isCause: false, text }
}
case 'unknown':
return { isCause: false, text: `Look at instance profile ${profile}, since ${state.reason}. ${ASKED_FOR}` }
}
}
async function lookAtNetwork(
{ clients } ,
{ publicIp, securityGroupIds, subnetId } ,
) {
if (publicIp === undefined) {
const subnet = `subnet ${subnetId ?? '(unknown)'}`
const text = `It is most likely the network: the machine has no public address, so ${subnet} has to reach the ssm endpoints by NAT or VPC endpoints.`
return { isCause: true, text }
}
const groups = await (0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__ .zw)(clients.ec2, [{ Name: 'group-id', Values: [...securityGroupIds] }])
if (groups.length > 0 && !groups.some(({ rules }) => rules.some(letsHttpsOut))) {
const text = `It is the network: security group ${securityGroupIds.join(', ')} lets no HTTPS out.`
return { isCause: true, text }
}
return { isCause: false, text: 'It has a public address, and its security group lets HTTPS out.' }
}
function letsHttpsOut({ direction, protocol, fromPort = 0, toPort = 65_535 } ) {
if (direction !== 'egress') return false
return protocol === '-1' || (protocol === 'tcp' && fromPort <= 443 && toPort >= 443)
}
}),
3317:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
_: () => ( fuseRefusal)
});
var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3923);
var _aws_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(797);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
async function fuseRefusal(
{ clients, logger, region } ,
{ instanceId } ,
message ,
) {
await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_2__ ._M)(clients.ec2, instanceId, [_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.fuse]).catch((error ) => {
logger.info(`tag ${_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.fuse} of instance ${instanceId} could not be taken off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .BP)(error)}`)
})
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(message, {
hint: `Run mode provision for ${region.name}: its proof boot installs the fuse.`,
})
}
}),
8998:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Du: () => ( abandonCommand),
Jz: () => ( sendToMachine),
WG: () => ( guestCommand)
});
var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
var _aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4126);
var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9507);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
var _guest_reply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3945);
var _diagnose_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9652);
var _watch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1801);
let sent = 0
const INVALID_LIMIT_SECONDS = 60
async function sendToMachine(context , request ) {
const { clients, clock, signal } = context
const started = clock.elapsed()
for (;;) {
try {
return await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ .S8)(clients, request, clock)
} catch (error) {
if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ .Eo)(error)) throw error
const instance = await (0,_watch_js__WEBPACK_IMPORTED_MODULE_6__ .GZ)(context, { id: request.instanceId })
if (clock.elapsed() - started > INVALID_LIMIT_SECONDS) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__ .lZ(`Systems Manager takes no command for instance ${instance.id}, although it was online`, {
cause: error,
hint: await (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_5__ .Q)(context, instance),
})
}
await clock.sleep(2, signal)
}
}
}
const CANCEL_SECONDS = 1.5
async function abandonCommand(
{ clients, logger, signal } ,
command ,
) {
const cancelled = (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ .Ss)(clients, command).catch((cause ) => {
logger.info(`command ${command.commandId} could not be cancelled: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .BP)(cause)}`)
})
await (signal.aborted ? Promise.race([cancelled, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(CANCEL_SECONDS * 1000)]) : cancelled)
}
async function guestCommand(
context ,
{ instanceId, runId } ,
command ,
) {
const { clients, clock, logger, signal } = context
const { what, commands, seconds, limitSeconds = seconds + 90 } = command
const watch = command.watch ?? (0,_watch_js__WEBPACK_IMPORTED_MODULE_6__ .Pf)(context, { id: instanceId })
sent += 1
const comment = `servicemon ${what} ${runId} #${sent}`
const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds: seconds })
const result = await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ .cR)(clients, {
commandId,
instanceId,
everySeconds: 1,
limitSeconds,
clock,
signal,
progress: command.tell ?? { logger, what: `instance ${instanceId} to answer (${what})`, usually: 'seconds' },
until: async () => {
await watch()
return false
},
}).catch(async (error ) => {
await abandonCommand(context, { commandId, instanceId })
throw error
})
return readReply(result, { what, instanceId })
}
function readReply(result , { what, instanceId } ) {
try {
return (0,_guest_reply_js__WEBPACK_IMPORTED_MODULE_4__ .M)(result.stdout)
} catch (error) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__ .lZ(`command ${what} on instance ${instanceId}: ${(0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ .Pb)(result)}`, {
cause: error,
hint:
result.stdout === ''
? "Most likely its disk is full, so that its agent can't even keep an answer. Make room by the setup or in home's image, and provision; or clear the region, and provision it with a larger instance.disk."
: 'Run again; if it stays so, look at the machine: mode start leaves it on for you.',
})
}
}
}),
9312:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => ( changeType)
});
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
var _fleet_credits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(985);
async function changeType({ clients, fleet } , id , type ) {
await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ .A1)(clients.ec2, id, type)
const credits = (0,_fleet_credits_js__WEBPACK_IMPORTED_MODULE_1__ .y)(fleet.instance, type)
if (credits !== undefined) await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ .P6)(clients.ec2, id, credits)
}
}),
3446:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W: () => ( openLiveOutput)
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5283);
var _text_foreign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2158);
const LONGEST_LINE = 64 * 1024
function openLiveOutput(
path ,
log ,
capBytes = _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .mk,
) {
;(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true })
;(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(path, '')
const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
const lines = lineWriter(log)
let size = 0
let digest
return {
get size() {
return size
},
write(more) {
const bytes = more.subarray(0, capBytes - size)
;(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(path, bytes)
hash.update(bytes)
size += bytes.length
lines.write(bytes)
},
end() {
if (digest !== undefined) return digest
lines.end()
digest = hash.digest('hex')
return digest
},
}
}
function lineWriter(log ) {
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
let rest = ''
const show = (text ) => {
rest += text
const end = Math.max(rest.lastIndexOf('\n'), rest.slice(0, -1).lastIndexOf('\r')) + 1
const whole = rest.length > LONGEST_LINE && end === 0 ? rest.length : end
if (whole === 0) return
log((0,_text_foreign_js__WEBPACK_IMPORTED_MODULE_4__ .Y0)(rest.slice(0, whole)))
rest = rest.slice(whole)
}
return {
write(bytes) {
show(decoder.decode(bytes, { stream: true }))
},
end() {
show(decoder.decode())
if (rest !== '') log((0,_text_foreign_js__WEBPACK_IMPORTED_MODULE_4__ .Y0)(rest))
},
}
}
}),
6829:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
MA: () => ( assertWhole),
Nd: () => ( takeChunk),
Yn: () => ( assertAskedFor),
ar: () => ( readChunk),
ov: () => ( readOutput)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9022);
var _guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5522);
var _guest_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8998);
const READS_AT_ONCE = 4
const READ_SECONDS = 150
const NOUNS = { output: 'output', results: 'pack of results' }
async function readOutput(
context ,
machine ,
{ of = 'output', output, limitSeconds } ,
) {
const { clock } = context
const end = clock.elapsed() + limitSeconds
let guess = 0
let known = 0
for (;;) {
const before = output.size
const left = end - clock.elapsed()
if (left <= 0) throw notInTime(machine, { of, output, limitSeconds })
const ahead = guess === 0 ? 1 : Math.min(READS_AT_ONCE, Math.ceil((known - before) / guess))
const offsets = Array.from({ length: ahead }, (_, index) => before + index * guess)
const replies = await Promise.all(
offsets.map((offset) => readChunk(context, machine, offset, { of, limitSeconds: Math.min(READ_SECONDS, left) })),
)
for (const reply of replies) takeChunk(reply, output)
guess = replies[0]?.chunk?.bytes.length ?? 0
const last = replies.reduce((one, other) => (other.size > one.size ? other : one))
if (output.size === before || output.size >= last.size) return last
known = last.size
}
}
function notInTime({ instanceId, runId } , { of = 'output', output, limitSeconds } ) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`the ${NOUNS[of]} of run ${runId} could not be read within ${Math.round(limitSeconds)} s: ${output.size} bytes have come`,
{
hint: `The rest is on instance ${instanceId}, and the next run in the region brings it. A larger run.output-cap or run.results-cap leaves it more time.`,
},
)
}
async function readChunk(
context ,
machine ,
offset ,
{ of = 'output', waitSeconds = 0, limitSeconds = READ_SECONDS, deadline, watch, tell } = {},
) {
const { runId, instanceId } = machine
const { clock, fleet } = context
const commands = (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ .UK)({
runId,
of,
offset,
waitSeconds: Math.ceil(waitSeconds * clock.pace),
deadline: deadline ?? (0,_phases_js__WEBPACK_IMPORTED_MODULE_1__ .Ar)('recovery', clock.now(), fleet.run),
})
const reply = await (0,_guest_command_js__WEBPACK_IMPORTED_MODULE_3__ .WG)(context, machine, {
what: of === 'output' ? `read-${offset}` : `read-${of}-${offset}`,
commands,
seconds: waitSeconds + 60,
limitSeconds: waitSeconds + limitSeconds,
watch,
tell,
})
if (reply.kind === 'run') {
assertAskedFor(machine, reply, offset)
return reply
}
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`instance ${instanceId} answered ${describeReply(reply)} when asked for the output of run ${runId}`,
)
}
function assertAskedFor(
{ instanceId, runId } ,
{ chunk, runId: answered, size } ,
offset ,
) {
const end = (chunk?.offset ?? 0) + (chunk?.bytes.length ?? 0)
const isChunkRight = chunk === undefined || (chunk.offset === offset && end <= size)
if (answered === runId && isChunkRight) return
const got = chunk === undefined ? '' : `, bytes ${chunk.offset} to ${end} of ${size}`
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`instance ${instanceId} answered with output of run ${answered}${got}, when asked for that of run ${runId} from byte ${offset}`,
{
hint: 'The machine does not do what its scripts say. Terminate the instance and provision the region: home has the clean image.',
},
)
}
function takeChunk({ chunk } , output ) {
if (chunk === undefined || chunk.offset > output.size) return
const fresh = chunk.bytes.subarray(output.size - chunk.offset)
if (fresh.length > 0) output.write(fresh)
}
function assertWhole(
{ instanceId, runId } ,
{ of = 'output', meta, output } ,
) {
const what = NOUNS[of]
const place = `on instance ${instanceId}, below /var/lib/servicemon/runs/${runId}`
if (output.size < meta.size) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`the ${what} of run ${runId} is incomplete: ${output.size} of ${meta.size} bytes could be read`,
{ hint: `The rest is ${place}.` },
)
}
const hash = output.end()
if (hash !== meta.sha256) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(
`the ${what} of run ${runId} is not what the machine wrote: its sha256 is ${hash}, not ${meta.sha256}`,
{ hint: `The exact ${what} is ${place}.` },
)
}
}
function describeReply(reply ) {
return reply.kind === 'refused' ? `${reply.reason}: ${reply.detail}` : reply.kind
}
}),
1230:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
OA: () => ( dropGivenUp),
WB: () => ( recoverOutput),
oP: () => ( recoverBeforeStop)
});
var _aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8014);
var _aws_leases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6287);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
var _lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2294);
var _phases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);
var _live_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3446);
var _output_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6829);
var _results_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2318);
async function recoverOutput(
context ,
instance ,
own ,
limitSeconds = (0,_phases_js__WEBPACK_IMPORTED_MODULE_4__ .ez)(context.fleet.run),
) {
const { clients, clock, logger } = context
const end = clock.elapsed() + limitSeconds
const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ ._c)(instance, clock.now()).map(({ runId }) => runId))
const left = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .t9)(instance.tags).filter(({ runId }) => runId !== own.runId && !live.has(runId))
for (const { runId } of left) {
try {
const left = end - clock.elapsed()
if ((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .Pk)(runId) && !(await recoverOne(context, { ...own, runId }, left))) continue
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_1__ .wL)({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId })
} catch (error) {
logger.info(`output of run ${runId} could not be recovered: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .BP)(error)}`)
}
}
}
async function dropGivenUp(
{ clients, clock, logger } ,
instance ,
) {
const now = clock.now()
const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ ._c)(instance, now).map(({ runId }) => runId))
const left = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .t9)(instance.tags).filter(({ runId }) => !live.has(runId))
for (const { runId } of (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .hD)(left, now)) {
logger.info(`output of run ${runId} is given up: it could not be brought in for 30 days, or 20 later ones are left`)
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_1__ .wL)({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId })
}
}
async function recoverBeforeStop(context , instance , own ) {
if (instance.state !== 'running' || (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .t9)(instance.tags).every(({ runId }) => runId === own.runId)) return false
try {
const agent = await (0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ .d)(context.clients, instance.id)
if (!(0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ .w)(agent, instance.launchTime)) return false
await recoverOutput(context, instance, own, _phases_js__WEBPACK_IMPORTED_MODULE_4__ .uK.beforeStop)
} catch (error) {
context.logger.info(`output on instance ${instance.id} was not looked for: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__ .BP)(error)}`)
}
return true
}
async function recoverOne(context , machine , limitSeconds ) {
const { clock, job, logger } = context
const { runId } = machine
const end = clock.elapsed() + limitSeconds
const path = job.outputFile(machine)
const lines = []
const output = (0,_live_output_js__WEBPACK_IMPORTED_MODULE_5__ .W)(path, (more) => lines.push(...more))
const { state, meta } = await (0,_output_js__WEBPACK_IMPORTED_MODULE_6__ .ov)(context, machine, { output, limitSeconds })
if (state === 'running') {
output.end()
logger.info(`run ${runId} is still at work on the machine: its output is brought when it has ended`)
return false
}
if (meta === undefined) output.end()
else (0,_output_js__WEBPACK_IMPORTED_MODULE_6__ .MA)(machine, { meta, output })
if (state === 'unknown') {
logger.info(`run ${runId} left nothing on the machine`)
return true
}
const results = await (0,_results_js__WEBPACK_IMPORTED_MODULE_7__ .X)(context, machine, { packed: meta?.results, limitSeconds: end - clock.elapsed() })
logger.info(`recovered output of run ${runId} (${state}, ${output.size} bytes), also in ${path}:`)
logger.foreign(lines)
if (results?.folder !== undefined) logger.info(`its results, ${results.files} files, are in ${results.folder}`)
for (const text of results?.leftOut ?? []) logger.info(`run ${runId}: ${text}`)
return true
}
}),
2318:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => ( bringResults)
});
var external_node_crypto_ = __webpack_require__(7598);
var external_node_path_ = __webpack_require__(6760);
var external_node_fs_ = __webpack_require__(3024);
var errors = __webpack_require__(9973);
var paths = __webpack_require__(4663);
;
const PACK_MARGIN_BYTES = 16 * 1024
const MAX_FILES = 500
const LONGEST_LINE = 256
const NAME_RULE = 'its path must be up to 200 letters, digits and _@+=,.- between slashes'
const REASONS = {
cap: 'over run.results-cap',
many: `more than ${MAX_FILES} files`,
link: 'a link',
device: 'no file but a device, pipe or socket',
closed: 'run.user may not read it',
name: NAME_RULE,
}
function unpackResults(pack ) {
const files = new Map ()
const leftOut = []
let offset = 0
for (;;) {
const end = pack.indexOf('\n', offset)
const line = end === -1 || end - offset > LONGEST_LINE ? '' : pack.toString('latin1', offset, end)
const [, kind, first = '', name = ''] = /^([+-]) (\w{1,10}) (.+)$/s.exec(line) ?? []
offset = end + 1
if (kind === '-') {
leftOut.push(`${name} (${REASONS[first] ?? first})`)
} else if (kind === '+' && /^\d+$/.test(first) && Number(first) <= pack.length - offset) {
const problem = findProblem(name, files)
if (problem === undefined) files.set(name, pack.subarray(offset, offset + Number(first)))
else leftOut.push(`${name} (${problem})`)
offset += Number(first)
} else {
if (kind === '+') leftOut.push(`${name} (cut off)`)
const told = /^end (\d{1,9})$/.exec(line)?.[1]
const isWhole = told !== undefined && offset === pack.length
const listed = [...files].map(([path, bytes]) => ({ name: path, bytes }))
return { files: listed, leftOut, more: Math.max(0, Number(told ?? 0) - leftOut.length), isWhole }
}
}
}
function findProblem(name , files ) {
if ((0,paths .s1)(name) !== name || (0,paths .W0)(name) !== undefined) return NAME_RULE
if (files.has(name)) return 'there twice'
return files.size < MAX_FILES ? undefined : REASONS['many']
}
function writeResults(folder , files ) {
try {
(0,external_node_fs_.rmSync)(folder, { recursive: true, force: true })
;(0,external_node_fs_.mkdirSync)(folder, { recursive: true })
return files.flatMap(({ name, bytes }) =>
writeFile((0,external_node_path_.join)(folder, name), bytes) ? [] : [`${name} (in the way of another)`],
)
} catch (cause) {
throw new errors .lZ(`the results can't be written to ${folder}`, {
cause,
hint: 'Make room on the runner: the next run in the region brings them once more.',
})
}
}
function writeFile(path , bytes ) {
try {
(0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true })
;(0,external_node_fs_.writeFileSync)(path, bytes, { flag: 'wx' })
return true
} catch (error) {
if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(String((error ).code))) return false
throw error
}
}
var limits = __webpack_require__(5283);
var run_summary = __webpack_require__(1631);
var foreign = __webpack_require__(2158);
var machine_output = __webpack_require__(6829);
;
const MAX_NAMES = 10
const LONGEST_NAME = 300
const SUMMARY_NAME = 'summary.json'
const CUT = {
disk: 'the disk of the instance is full',
time: 'packing them took too long',
end: 'what packed them was ended',
none: 'the machine did not pack them as its scripts do',
}
async function bringResults(
context ,
machine ,
{
packed,
limitSeconds,
capBytes = limits .mk,
} ,
) {
if (packed === undefined) return undefined
const output = memory(capBytes + PACK_MARGIN_BYTES)
if (packed.size > 0) {
await (0,machine_output .ov)(context, machine, { of: 'results', output, limitSeconds })
;(0,machine_output .MA)(machine, { of: 'results', meta: packed, output })
}
return keep(context, machine, { packed, unpacked: unpackResults(output.bytes()) })
}
function keep(
{ job } ,
machine ,
{ packed, unpacked } ,
) {
const { files, isWhole, more } = unpacked
const folder = (0,external_node_path_.join)((0,external_node_path_.dirname)(job.outputFile(machine)), 'results')
const names = [...unpacked.leftOut, ...(files.length === 0 ? [] : writeResults(folder, files))]
const summary = files.find(({ name }) => name === SUMMARY_NAME)
const parsed = summary === undefined ? undefined : (0,run_summary .W6)(summary.bytes)
return {
folder: files.length === 0 ? undefined : folder,
files: files.length,
leftOut: [
...(names.length + more === 0 ? [] : [`left out of the results: ${listNames(names, more)}`]),
...(isWhole ? [] : [`the results are cut off after ${files.length} files: ${CUT[packed.missing]}`]),
],
summary: parsed?.summary,
summaryLeftOut:
(parsed?.leftOut.length ?? 0) === 0
? []
: [`left out of ${SUMMARY_NAME}: ${listNames(parsed?.leftOut ?? [], 0)}`],
}
}
function listNames(names , more ) {
const shown = names.slice(0, MAX_NAMES).map((name) => (0,foreign .Mo)(name.slice(0, LONGEST_NAME)))
const rest = names.length - shown.length + more
return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
function memory(capBytes ) {
const pieces = []
let size = 0
const bytes = () => Buffer.concat(pieces)
return {
get size() {
return size
},
write(more) {
pieces.push(more.subarray(0, capBytes - size))
size += pieces.at(-1)?.length ?? 0
},
end: () => (0,external_node_crypto_.createHash)('sha256').update(bytes()).digest('hex'),
bytes,
}
}
}),
442:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
A5: () => ( isBusy),
Hl: () => ( isLostToAnother),
oD: () => ( busyRefusal),
sY: () => ( unfoundedBusy)
});
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2294);
function busyRefusal(
{ instanceId } ,
{ holder = 'unknown' } ,
) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .P_('busy', `instance ${instanceId} is running the payload of run ${holder}; it was left alone`, {
hint: 'Two runs had started it at the same moment. Try again when that one has ended.',
})
}
function unfoundedBusy({ instanceId } , cause ) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(
`instance ${instanceId} says that it runs another payload, and no other run has a live claim on it`,
{
cause,
hint: 'Something of an earlier payload is left on its disk, or plays tricks. Terminate the instance and provision the region: home has the clean image.',
},
)
}
function isBusy(error ) {
return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__ .P_ && error.status === 'busy'
}
async function isLostToAnother(
{ clients, clock } ,
{ instanceId, runId } ,
error ,
) {
if (!isBusy(error)) return false
const instance = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ .XD)(clients.ec2, instanceId)
return instance !== undefined && (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__ ._c)(instance, clock.now()).some((lease) => lease.runId !== runId)
}
}),
7926:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => ( getRunner)
});
var _aws_home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2923);
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
var _aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7233);
var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2106);
var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
var _phases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9022);
var _files_setup_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9213);
var _plan_parts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4388);
async function getRunner(context ) {
const { clients, clock, fleet, logger, region, signal } = context
const runners = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__ .qH)(clients.ec2, fleet.name)
const ready = runners.filter(_plan_parts_js__WEBPACK_IMPORTED_MODULE_8__ .i_)
const [first] = ready
if (first === undefined) {
const unproven = runners.map(({ id, state }) => `${id} (${state})`).join(', ')
const what =
runners.length === 0
? `region ${region.name} has no instance of the fleet`
: `region ${region.name} has no instance that came through its proof boot: ${unproven}`
throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .lZ(what, { hint: `Run mode provision for ${region.name}.` })
}
let runner = first
if (ready.length > 1) {
const wanted = await findWanted(context)
const current = ready.filter((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_8__ .Oz)(one, wanted) && !(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_8__ .pe)(one, ready))
const [only, ...more] = current
if (only === undefined || more.length > 0) {
const list = ready.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_4__ .fU)(launchTime)})`)
throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .P_('refused', `region ${region.name} has several ready instances: ${list.join(', ')}`, {
hint: 'Terminate all but one, or clear and provision the region.',
})
}
runner = only
}
await assertStoppable(context, runner)
if (runner.state !== 'stopping') return runner
logger.info(`instance ${runner.id} is stopping: waiting until it is stopped`)
return (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__ .oJ)(clients.ec2, {
id: runner.id,
states: ['stopped'],
limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_6__ .uK.find,
clock,
signal,
logger,
})
}
async function findWanted({ aws, fleet } ) {
if ((0,_aws_home_js__WEBPACK_IMPORTED_MODULE_0__ .gN)(fleet)) return (0,_aws_home_js__WEBPACK_IMPORTED_MODULE_0__ .Km)(aws(fleet.image.region).ec2, fleet)
return { base: await (0,_files_setup_js__WEBPACK_IMPORTED_MODULE_7__ .X)(fleet), image: undefined }
}
async function assertStoppable({ clients } , { id } ) {
const { shutdownBehavior, stopProtection } = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ .bD)(clients.ec2, id)
if (shutdownBehavior !== 'stop') {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .P_('refused', `instance ${id}: a power-off from inside would ${shutdownBehavior} it`, {
hint: 'Provision the region: that sets it right.',
})
}
if (stopProtection) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__ .P_('refused', `instance ${id} is protected against being stopped`, {
hint: 'Take the stop protection off; a machine that is on costs money.',
})
}
}
}),
1801:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
AB: () => ( MachineLost),
GZ: () => ( getRunning),
Ku: () => ( silent),
Pf: () => ( watchMachine),
_f: () => ( everySoOften),
fY: () => ( LONGEST_LOOK_SECONDS)
});
var _aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8014);
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
class MachineLost extends _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ {
diskIsGone
constructor(message , { diskIsGone, ...options } ) {
super(message, options)
this.diskIsGone = diskIsGone
}
}
function describeDeath({ launchTime } , seen ) {
if (seen === undefined) return 'is gone'
if (launchTime !== undefined) {
if (seen.launchTime < launchTime || seen.state === 'pending') return undefined
if (seen.launchTime > launchTime) return 'was stopped and started again'
}
if (seen.state === 'running') return undefined
return `is ${seen.state}: ${seen.stateReason ?? 'no reason given'}`
}
async function getRunning({ clients } , known ) {
const seen = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ .XD)(clients.ec2, known.id)
const death = describeDeath(known, seen)
if (seen !== undefined && death === undefined) return seen
const diskIsGone = seen === undefined || ['shutting-down', 'terminated'].includes(seen.state)
throw new MachineLost(`instance ${known.id} ${death ?? 'is gone'}, in the middle of the work`, {
diskIsGone,
hint: diskIsGone
? 'Somebody terminated it, and its disk is gone with it. Run mode provision for the region.'
: 'Somebody or something stopped it, such as its fuse, the payload, or a person.',
})
}
const LOST_SECONDS = 60
const SILENT_HINT = 'Its operating system has halted or hangs, or its network is cut. It is billed until it is stopped.'
const LONGEST_LOOK_SECONDS = 15
function watchMachine(context , known ) {
const { clients, clock } = context
let silentSince
return everySoOften(clock, async () => {
const [agent] = await Promise.all([(0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ .d)(clients, known.id), getRunning(context, known)])
if (agent?.online === true) silentSince = undefined
else silentSince ??= clock.elapsed()
if (silentSince === undefined || clock.elapsed() - silentSince < LOST_SECONDS) return
const isUnknown = agent === undefined
throw silent(known, isUnknown ? 'is no longer known to Systems Manager' : 'is lost to Systems Manager')
})
}
function everySoOften(clock , look ) {
let looked = clock.elapsed()
return async () => {
if (clock.elapsed() - looked < LONGEST_LOOK_SECONDS) return
looked = clock.elapsed()
await look()
}
}
function silent({ id } , how , cause ) {
return new MachineLost(`instance ${id} ${how}, and EC2 still calls it running`, {
cause,
diskIsGone: false,
hint: SILENT_HINT,
})
}
}),
8311:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
checkRegion: () => ( checkRegion)
});
var _aws_origin_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9754);
var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2106);
var _aws_placement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2649);
var _guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5522);
var _plan_findings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1417);
var _plan_former_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8829);
var _observe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7547);
var _report_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3661);
async function checkRegion(context , home ) {
const { clients, clock, fleet, region } = context
const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_5__ .l)(context)
const { inventory, attributes } = seen
if (region.isFormer === true) return checkFormer(context, seen, home)
const misfits = await findMisfits(context, seen, home)
const now = clock.now()
const others = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__ .I)(inventory.owned) ? await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_0__ .Oq)(clients.ec2, fleet.name) : []
const listed = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__ .F)({
fleet,
region,
home,
inventory,
attributes,
fuseTag: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ ._c)(fleet.fuseSeconds),
misfits,
now,
})
const findings = [...listed, ...(0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__ .Zo)(others)]
const parts = (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_6__ .M)(context, seen, home)
const defects = findings.filter((finding) => finding.defect)
const summary = defects.length > 0 ? defects.map(({ text }) => text).join('; ') : describeUse(parts.instance)
const found = defects.length > 0 ? 'drifted' : 'ok'
const status = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__ .I)(inventory.owned) ? 'absent' : found
return { status, summary, ...parts, storage: describeStorage(inventory), steps: [], findings }
}
function checkFormer(context , seen , home ) {
const { clock, fleet, logger, region } = context
const findings = (0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__ .tn)({ inventory: seen.inventory, now: clock.now() })
const storage = describeStorage(seen.inventory)
const rest = { ...(0,_report_parts_js__WEBPACK_IMPORTED_MODULE_6__ .M)(context, seen, home), storage, steps: [], findings }
if (findings.length === 0) return { status: 'ok', summary: 'not in the fleet file, and empty', ...rest }
const what = (0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__ .Xy)({ region: region.name, fleet: fleet.name })
logger.info(`what is left here costs money: ${what}`)
const summary = `not in the fleet file, and not empty: ${what}`
return { status: 'drifted', summary, ...rest }
}
function describeStorage({ owned: { snapshots, volumes } } ) {
return {
volumesGiB: volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0),
snapshotsGiB: snapshots.reduce((sum, { volumeGiB }) => sum + volumeGiB, 0),
}
}
function describeUse(instance ) {
if (instance?.lease !== undefined) return `in use: ${instance.lease}`
return instance?.state === 'stopping' ? 'ready once it is stopped' : 'ready'
}
async function findMisfits(
{ clients } ,
{ inventory } ,
home ,
) {
const { base, image: original } = home
const images = [...inventory.owned.images, ...(original === undefined ? [] : [original])]
const found = await Promise.all(
inventory.owned.instances.map(async ({ id, type, zone, imageId, architecture }) => {
const image = base === undefined ? images.find((one) => one.id === imageId) : (0,_aws_origin_js__WEBPACK_IMPORTED_MODULE_7__ .Q)(base, architecture)
return [id, image === undefined ? undefined : await (0,_aws_placement_js__WEBPACK_IMPORTED_MODULE_1__ .VW)(clients.ec2, { type, zone, image })]
}),
)
return new Map(found.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, reason] ])))
}
}),
248:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
assertConfirmed: () => ( assertConfirmed),
clearRegion: () => ( clearRegion)
});
var aws_inventory = __webpack_require__(2106);
var errors = __webpack_require__(9973);
var aws_images = __webpack_require__(6342);
var src_tags = __webpack_require__(3923);
var lease = __webpack_require__(2294);
var instance_state = __webpack_require__(7373);
var parts = __webpack_require__(4388);
;
function planClear({ fleet, inventory, now } ) {
const { owned } = inventory
const reasons = owned.instances.flatMap((instance) => {
const holder = (0,lease .IL)(instance, now)
return holder === undefined ? [] : [`instance ${instance.id} is held by ${(0,lease .sG)(holder)}`]
})
if (reasons.length > 0) return { kind: 'refused', reasons }
const steps = [
...planInstances(withoutOriginals(owned.instances)),
...planDisks(fleet, inventory),
...planNetworkAndKeys(fleet, inventory),
]
return { kind: 'steps', steps }
}
function withoutOriginals (items , originalName ) {
return items.filter(
({ tags, name }) => !(0,src_tags .V)(tags) && (originalName === undefined || name !== originalName),
)
}
function originalName({ image } ) {
return image.kind === 'home' ? image.name : undefined
}
function planInstances(instances ) {
return instances.map(({ id: instanceId, state, tags, type }) => {
const uncollected = (0,lease .t9)(tags).map(({ runId }) => runId)
const loss =
uncollected.length === 0
? ''
: `; what run ${uncollected.join(', ')} may have left on it was not collected, and is lost`
const reason = `${type}, ${(0,instance_state .M)(state) ? 'on although nobody holds it' : state}${loss}`
return { kind: 'terminate-instance', instanceId, target: `instance ${instanceId}`, reason }
})
}
function planDisks(fleet , { owned, region } ) {
const images = withoutOriginals(owned.images, (0,parts .qN)(fleet, region) ? originalName(fleet) : undefined)
const kept = new Set(owned.images.filter((image) => !images.includes(image)).flatMap(aws_images .Ns))
const ofInstances = new Set(owned.instances.flatMap(({ volumeIds }) => volumeIds))
const volumes = withoutOriginals(owned.volumes).filter(({ id }) => !ofInstances.has(id))
const snapshots = withoutOriginals(owned.snapshots).filter(({ id }) => !kept.has(id))
return [
...volumes.map(({ id, sizeGiB }) => {
return {
kind: 'delete-volume',
volumeId: id,
target: `volume ${id}`,
reason: `${sizeGiB} GiB without an instance`,
}
}),
...images.map(({ id, name }) => {
return { kind: 'remove-image', imageId: id, target: `image ${id}`, reason: name }
}),
...snapshots.map(({ id, volumeGiB }) => {
return { kind: 'delete-snapshot', snapshotId: id, target: `snapshot ${id}`, reason: `${volumeGiB} GiB` }
}),
]
}
function planNetworkAndKeys(fleet , { owned, region } ) {
const atHome = (0,parts .qN)(fleet, region)
const groups = withoutOriginals(owned.securityGroups, atHome ? fleet.securityGroup : undefined)
const pairs = withoutOriginals(owned.keyPairs, atHome ? fleet.keyPair : undefined)
return [
...groups.map(({ id, name }) => {
return { kind: 'delete-security-group', groupId: id, target: `security group ${id}`, reason: name }
}),
...pairs.map(({ id, name }) => {
return { kind: 'delete-key-pair', keyPairId: id, target: `key pair ${id}`, reason: name }
}),
]
}
var former = __webpack_require__(8829);
var report_errors = __webpack_require__(1764);
var report_steps = __webpack_require__(3640);
var apply = __webpack_require__(6534);
;
function assertConfirmed({ confirm } , fleet ) {
if (confirm === undefined || confirm === fleet) return
throw new errors .lZ(`confirm: found "${confirm}", must be the fleet's name`, {
hint: `Type confirm: ${fleet} to delete what is the fleet's, or leave it out to see the plan.`,
})
}
async function clearRegion(context , { confirm, dryRun } ) {
const { clients, clock, fleet, logger, region } = context
const inventory = await (0,aws_inventory .BF)(clients.ec2, region.name, fleet)
const plan = planClear({ fleet, inventory, now: clock.now() })
if (plan.kind === 'refused') return describeRefusal(context, plan.reasons)
const { steps } = plan
if (steps.length === 0) {
logger.info('nothing to do: the region holds nothing of the fleet')
const findings = (0,former .Zo)(await (0,aws_inventory .Oq)(clients.ec2, fleet.name))
return { status: 'ok', summary: `empty, nothing to do${describeNext(region)}`, steps: [], findings }
}
if (confirm === undefined || dryRun) {
const planned = (0,report_steps .y)(steps, logger)
logger.info(`nothing was deleted; type confirm: ${fleet.name} to do it`)
const summary = `planned, nothing deleted: ${steps.length} in all`
return { status: 'skipped', summary, steps: planned, findings: [] }
}
const { outcomes, error } = await (0,apply .G)(context, steps, { planned: inventory.owned.instances })
const done = outcomes.filter(({ outcome }) => outcome === 'done').length
const base = { steps: [...outcomes], findings: [] }
if (error === undefined) return { status: 'ok', summary: `cleared: ${done} deleted${describeNext(region)}`, ...base }
return { status: 'failed', summary: `${done} of ${steps.length} deletions done`, ...base, error: (0,report_errors.errorResult)(error) }
}
function describeRefusal({ logger } , reasons ) {
for (const reason of reasons) logger.info(`refused: ${reason}`)
const summary = reasons.join('; ')
const error = new errors .lZ(summary, { hint: 'Clear when it has been let go, or run mode stop first.' })
return { status: 'refused', summary, steps: [], findings: [], error: (0,report_errors.errorResult)(error) }
}
function describeNext({ isFormer } ) {
return isFormer === true ? `; now ${former .z0}` : ''
}
}),
7547:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => ( observe)
});
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2106);
var _fleet_credits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(985);
var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4388);
async function observe(
{ clients, fleet, region } ,
{ adopt = false } = {},
) {
const inventory = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__ .BF)(clients.ec2, region.name, fleet)
const foreign = adopt && !(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ .qN)(fleet, region.name) ? inventory.foreign.instances : []
const instances = [...inventory.owned.instances, ...foreign]
const attributes = await Promise.all(
instances.map(async ({ id, type }) => {
const [own, cpuCredits] = await Promise.all([
(0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ .bD)(clients.ec2, id),
(0,_fleet_credits_js__WEBPACK_IMPORTED_MODULE_3__ .y)(fleet.instance, type) === undefined ? undefined : (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ .J1)(clients.ec2, id),
])
return [id, { ...own, cpuCredits }]
}),
)
return { inventory, attributes: new Map(attributes) }
}
}),
9157:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
findOrigin: () => ( findOrigin),
findReadableOrigin: () => ( findReadableOrigin),
place: () => ( place)
});
var GetParameterCommand = __webpack_require__(1321);
var bases = __webpack_require__(4249);
var errors = __webpack_require__(9507);
var aws_images = __webpack_require__(6342);
var aws_placement = __webpack_require__(2649);
;
async function observeBase(
{ ec2, ssm } ,
{ fleet, region, setup } ,
) {
const known = await (0,aws_placement .ny)(ec2, region.types)
const architectures = bases .Xe.filter((one) => known.includes(one)).sort(
(a, b) => known.indexOf(a) - known.indexOf(b),
)
const parameters = [...new Set(architectures.map((one) => (0,bases .nm)(setup.base, one)))]
const looks = await Promise.all(parameters.map((name) => findBaseImage({ ec2, ssm }, { name, region: region.name })))
const images = looks.flatMap((look) => (typeof look === 'string' ? [] : [look]))
const problems = images.length > 0 ? [] : looks.filter((look) => typeof look === 'string')
if (architectures.length === 0) problems.push(describeNoArchitecture(region))
return {
region: region.name,
image: images[0],
keyPair: keyPairOf(fleet),
securityGroup: groupOf(fleet),
profile: fleet.instance.profile,
problems,
base: { ...setup, images },
}
}
function describeNoArchitecture({ name, types } ) {
return `${name} has none of ${types.join(', ')} with an architecture of base images (${bases .Xe.join(', ')})`
}
async function findBaseImage(
{ ec2, ssm } ,
{ name, region } ,
) {
const id = await readParameter(ssm, name)
if (id === undefined) return `the public parameter ${name} does not exist in ${region}`
if (!/^ami-[0-9a-f]{8,17}$/.test(id))
return `the public parameter ${name} holds ${JSON.stringify(id)} in ${region}, and no image id`
const image = await (0,aws_images .F1)(ec2, id)
if (image === undefined) return `image ${id} of the public parameter ${name} does not exist in ${region}`
return image.state === 'available'
? image
: `image ${id} of the public parameter ${name} is ${image.state} in ${region}`
}
async function readParameter(ssm , name ) {
try {
const answer = await (await ssm()).send(new GetParameterCommand .l({ Name: name }))
return answer.Parameter?.Value
} catch (error) {
if ((0,errors .c4)(error)) return undefined
throw error
}
}
function keyPairOf({ keyPair, publicKey } ) {
return keyPair === undefined || publicKey === undefined ? undefined : { name: keyPair, publicKey }
}
function groupOf({ name, securityGroup } ) {
const everything = {
direction: 'egress',
protocol: '-1',
fromPort: undefined,
toPort: undefined,
description: undefined,
}
const rules = [
{ ...everything, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } },
{ ...everything, peer: { kind: 'ipv6', cidr: '::/0' } },
]
return { name: securityGroup, description: `Fleet ${name}: nothing in, everything out`, rules }
}
var aws_home = __webpack_require__(2923);
var files_setup = __webpack_require__(9213);
;
async function findOrigin({ aws, fleet } ) {
if ((0,aws_home .gN)(fleet)) {
const home = await (0,aws_home .Km)(aws(fleet.image.region).ec2, fleet)
return () => Promise.resolve(home)
}
const setup = await (0,files_setup .X)(fleet)
if (setup === undefined) throw new Error('a fleet has a home or a base')
return ({ clients, region }) => observeBase(clients, { fleet, region, setup })
}
async function findReadableOrigin(context ) {
const unreadable = (error ) => (0,aws_home .V6)(context.fleet, error)
try {
const originOf = await findOrigin(context)
return (region) => originOf(region).catch(unreadable)
} catch (error) {
return () => Promise.resolve(unreadable(error))
}
}
async function place(
{ clients, region } ,
home ,
) {
const images = home.base?.images ?? (home.image === undefined ? [] : [home.image])
const reasons = []
let vpcId
for (const image of images) {
const placement = await (0,aws_placement .Zo)(clients.ec2, region, image)
if (placement.kind === 'place') return { home: { ...home, image }, placement }
reasons.push(placement.reason)
vpcId ??= placement.vpcId
}
const reason =
reasons.length === 0 ? 'there is no image to find an instance type for' : [...new Set(reasons)].join('; ')
return { home, placement: { kind: 'none', reason, vpcId } }
}
}),
6156:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
observeCommon: () => ( observeCommon),
provisionRegion: () => ( provisionRegion)
});
var instance_profiles = __webpack_require__(2166);
var placement = __webpack_require__(2649);
var errors = __webpack_require__(9973);
var commands = __webpack_require__(5522);
var findings = __webpack_require__(1417);
var src_tags = __webpack_require__(3923);
var lease = __webpack_require__(2294);
var aws_images = __webpack_require__(6342);
var former = __webpack_require__(8829);
var parts = __webpack_require__(4388);
;
function planAdoption(
{ fleet, adopt, inventory } ,
{ source, vpcId } ,
) {
const holders = (0,parts .qN)(fleet, inventory.region) ? [] : (0,parts .hE)(fleet, inventory, vpcId)
if (holders.length === 0) return { kind: 'adoption', steps: [], inventory }
if (!adopt) return refuse(holders)
const reasons = [
...[...Map.groupBy(holders, ({ what }) => what)].flatMap(([what, same]) =>
same.length === 1
? []
: [`adopt takes over one ${what}, and there are several: ${same.map(({ id }) => id).join(', ')}`],
),
...holders.flatMap(({ what, id, tags }) =>
tags[src_tags .Dk.fleet] === undefined ? [] : [`${what} ${id} belongs to fleet ${tags[src_tags .Dk.fleet] ?? ''}`],
),
...holders.flatMap(({ what, id }) => {
const own = what === 'instance' ? inventory.owned.instances : what === 'image' ? inventory.owned.images : []
const ids = own.map((one) => one.id).join(', ')
return own.length === 0 ? [] : [`${what} ${id} is one too many: the fleet has ${ids} there`]
}),
]
if (reasons.length > 0) return { kind: 'refused', reasons, hint: 'Remove or rename what adopt may not take over.' }
return { kind: 'adoption', ...takeOver(inventory, fleet, source, new Set(holders.map(({ id }) => id))) }
}
function refuse(holders ) {
const fleets = [...new Set(holders.flatMap(({ tags }) => tags[src_tags .Dk.fleet] ?? []))]
const reasons = holders.map(({ what, id, name, tags: { [src_tags .Dk.fleet]: fleet } }) => {
const owner = fleet === undefined ? '' : ` of fleet ${fleet}`
return `the name ${name} is taken by a foreign ${what}${owner} (${id})`
})
const hasNobodys = holders.some(({ tags }) => tags[src_tags .Dk.fleet] === undefined)
const hints = [
...(hasNobodys ? ['Rename or remove them, or take them over with adopt: true.'] : []),
...fleets.map((fleet) => `${(0,former .dM)(fleet)}.`),
]
return { kind: 'refused', reasons, hint: hints.join(' ') }
}
function takeOver(
inventory ,
fleet ,
source ,
ids ,
) {
const { foreign, owned } = inventory
const steps = []
const adoptEach = (
what ,
items ,
more = () => ({}),
) =>
items
.filter(({ id }) => ids.has(id))
.map((item) => {
const step = planTaking(fleet, source, { what, id: item.id, ...more(item) })
steps.push(step)
return { ...item, tags: { ...item.tags, ...step.tags } }
})
const keyPairs = [...owned.keyPairs, ...adoptEach('key pair', foreign.keyPairs)]
const securityGroups = [...owned.securityGroups, ...adoptEach('security group', foreign.securityGroups)]
const takenImages = adoptEach('image', foreign.images, (image) => ({
tags: { [src_tags .Dk.image]: image.sourceImageId ?? source.id },
parts: (0,aws_images .Ns)(image),
}))
const sourceOfImage = (imageId ) =>
[...takenImages, ...owned.images].find(({ id }) => id === imageId)?.tags[src_tags .Dk.image] ?? source.id
const takenInstances = adoptEach('instance', foreign.instances, ({ imageId, volumeIds }) => ({
tags: { [src_tags .Dk.role]: 'runner', [src_tags .Dk.state]: 'proving', [src_tags .Dk.image]: sourceOfImage(imageId) },
parts: volumeIds,
}))
const images = [...owned.images, ...takenImages]
const instances = [...owned.instances, ...takenInstances]
return { steps, inventory: { ...inventory, owned: { ...owned, keyPairs, securityGroups, images, instances } } }
}
function planTaking(
fleet ,
source ,
{ what, id, tags = {}, parts = [] } ,
) {
const made = tags[src_tags .Dk.image]
const old = made === undefined || made === source.id ? '' : `; it is not of image ${source.id}, and gets replaced`
return {
kind: 'adopt',
ids: [id, ...parts],
tags: (0,src_tags .ZU)(fleet, tags),
target: `${what} ${id}`,
reason: `it carries the fleet's name, and adopt is true${old}`,
}
}
var fleet_tags = __webpack_require__(3658);
var plan_images = __webpack_require__(5298);
var origin = __webpack_require__(9754);
var fleet_credits = __webpack_require__(985);
var instance_state = __webpack_require__(7373);
;
function planRunner(facts , image , runners ) {
const spoiled = runners.filter(parts .L0)
const current = runners.filter((runner) => !(0,parts .L0)(runner) && isWanted(facts, runner, runners))
const outdated = runners.filter((runner) => !(0,parts .L0)(runner) && !current.includes(runner))
const steps = spoiled.flatMap((runner) =>
planEnd(runner, 'its setup failed or was cut off, and is begun on a fresh one'),
)
if (current.length === 0) steps.push(...planNewRunner(facts, image, { outdated, spoiled }))
const ready = current.filter(parts .i_)
const [runner] = ready.length > 0 ? ready : current
if (runner !== undefined && ready.length <= 1) {
steps.push(...planMending(facts, runner))
const spare = current.filter((one) => one !== runner && (0,lease .t9)(one.tags).length === 0)
steps.push(...spare.map(planSpare))
}
return [...steps, ...planRemovalOfOld(facts, image, outdated)]
}
function isWanted({ home, refresh } , runner , runners ) {
if (!(0,parts .Oz)(runner, home) || (0,parts .pe)(runner, runners)) return false
const newest = home.base && (0,origin .Q)(home.base, runner.architecture)
return !refresh || newest === undefined || runner.tags[src_tags .Dk.image] === newest.id
}
function planEnd({ id, tags } , reason ) {
const target = `instance ${id}`
const runs = (0,lease .t9)(tags).map(({ runId }) => runId)
const left = `run ${runs.join(', ')} may have left output on it`
return [
...(runs.length === 0 ? [] : [{ kind: 'collect-output' , instanceId: id, target, reason: left }]),
{ kind: 'terminate-instance', instanceId: id, target, reason },
]
}
function planSpare({ id } ) {
return {
kind: 'terminate-instance',
instanceId: id,
target: `instance ${id}`,
reason: 'a second, unproven instance of the same image',
}
}
function planNewRunner(
facts ,
image ,
{ outdated, spoiled } ,
) {
const { fleet, home, region, inventory, placement } = facts
if (placement.kind === 'none') return []
const inHome = (0,parts .qN)(fleet, region.name)
const copy = (0,parts .vw)(inventory.owned, image)[0]
const groups = inHome ? [facts.home.securityGroup] : inventory.owned.securityGroups
const group = groups.find((one) => one?.name === fleet.securityGroup && one.vpcId === placement.place.vpcId)
const proof = 'it counts as ready only when Systems Manager has answered and the fuse is armed'
return [
{
kind: 'run-instance',
place: placement.place,
others: placement.others,
made: { imageId: (0,parts .av)(fleet, region.name) ? copy?.id : image.id, securityGroupId: group?.id },
replaces: [...spoiled, ...outdated].map(({ id }) => id),
target: `instance ${placement.place.type} in ${placement.place.zone}`,
reason: whyNew(facts, image, outdated),
},
{
kind: 'prove-instance',
instanceId: undefined,
target: 'the new instance',
reason: home.base?.setup === undefined ? proof : `${proof}, and its setup has ended well`,
},
]
}
function whyNew({ home, region, refresh } , image , outdated ) {
if (outdated.length === 0) return `${region.name} has no instance of the fleet`
const ids = outdated.map(({ id }) => id).join(', ')
if (home.base === undefined) return `${ids} is not of home's current image ${image.id}`
return refresh && outdated.every((one) => (0,parts .Oz)(one, home))
? `${ids} is not of the newest image ${image.id} of ${home.base.base}`
: `${ids} is not of the current base and setup (${home.base.hash})`
}
function planMending(facts , runner ) {
const { fleet, region, attributes, placement, fuseTag } = facts
const target = `instance ${runner.id}`
const steps = []
const behavior = attributes.get(runner.id)?.shutdownBehavior ?? 'stop'
if (behavior !== 'stop') {
const reason = `a power-off from inside would ${behavior} it`
steps.push({ kind: 'set-shutdown-behavior', instanceId: runner.id, target, reason })
}
if (fleet.instance.metadata === 'required' && runner.metadataTokens !== 'required') {
steps.push({ kind: 'set-metadata-tokens', instanceId: runner.id, target, reason: 'it still answers IMDSv1' })
}
steps.push(...planHops(facts, runner))
const { type, zone } = choose(placement, runner)
if (type !== runner.type && (zone === runner.zone || !region.types.includes(runner.type))) {
const reason = `it is a ${runner.type}, and the fleet's choice there is ${type}`
steps.push({ kind: 'set-instance-type', instanceId: runner.id, type, target, reason })
} else steps.push(...planCredits(facts, runner))
const doubt = (0,parts .i_)(runner)
? runner.tags[src_tags .Dk.fuse] === fuseTag
? steps.some(({ kind }) => kind === 'set-instance-type')
? 'its type changes'
: undefined
: 'its fuse is not the current one'
: `it has not come through its proof boot${(0,instance_state .M)(runner.state) ? ' yet' : ''}`
if (doubt !== undefined) steps.push({ kind: 'prove-instance', instanceId: runner.id, target, reason: doubt })
else if ((0,instance_state .M)(runner.state) && (0,lease .IL)(runner, facts.now) === undefined) {
steps.push({ kind: 'stop-instance', instanceId: runner.id, target, reason: 'it is on, and nobody holds it' })
}
return steps
}
function planHops({ fleet } , { id, metadataHops, metadataTokens } ) {
const hops = fleet.instance.metadataHops
if (hops === undefined || hops === metadataHops) return []
const tokens = metadataTokens === 'required' ? 'required' : fleet.instance.metadata
const reason = `its metadata service answers ${(0,parts .OI)(metadataHops)} away, and the fleet wants ${hops}`
return [{ kind: 'set-metadata-hops', instanceId: id, hops, tokens, target: `instance ${id}`, reason }]
}
function planCredits({ fleet, attributes } , { id, type } ) {
const credits = (0,fleet_credits .y)(fleet.instance, type)
const found = attributes.get(id)?.cpuCredits
if (credits === undefined || found === undefined || found === credits) return []
const reason = `its CPU credits are ${found}, and the fleet wants ${credits}`
return [{ kind: 'set-credits', instanceId: id, credits, target: `instance ${id}`, reason }]
}
function choose(placement , runner ) {
if (placement.kind === 'none') return runner
const refused = (0,src_tags .ac)(runner.tags)
return [placement.place, ...placement.others].find(({ type }) => !refused.includes(type)) ?? runner
}
function planRemovalOfOld(
{ fleet, region, inventory } ,
image ,
outdated ,
) {
const reason = `replaced by what is made from ${image.id}`
const steps = outdated.flatMap((one) => planEnd(one, reason))
if ((0,parts .qN)(fleet, region.name)) return steps
const oldImages = (0,parts .cJ)(inventory.owned).filter((copy) => (0,parts .vz)(copy) !== image.id)
return [
...steps,
...oldImages.flatMap((old) => (0,plan_images .Nc)(inventory, old, reason)),
...(0,plan_images .ED)(inventory).map(plan_images .Q3),
]
}
;
const OBSTACLE_HINT = 'Nothing was changed: mend that, and provision again.'
function planProvision(facts ) {
const obstacles = listObstacles(facts)
if (obstacles.length > 0) return { kind: 'refused', status: 'failed', reasons: obstacles, hint: OBSTACLE_HINT }
const { home } = facts
const { image } = home
const vpcId = findVpc(facts)
if (image === undefined || vpcId === undefined) throw new Error('an obstacle was not named')
const adoption = planAdoption(facts, { source: image, vpcId })
if (adoption.kind === 'refused') return { ...adoption, status: 'refused' }
const after = { ...facts, inventory: adoption.inventory }
const runners = after.inventory.owned.instances
const changes = [
...adoption.steps,
...(0,plan_images .Fz)(after, image),
...planKeyPair(after, home),
...planSecurityGroup(after, vpcId),
...(0,plan_images .N9)(after, image),
...planRunner(after, image, runners),
]
const steps = [...changes, ...(0,fleet_tags .Vd)(facts.fleet, after.inventory, changes)]
const held = describeHeld(facts, runners)
if (held.length > 0 && steps.some(({ kind }) => TOUCHES_RUNNER.includes(kind))) {
return { kind: 'refused', status: 'busy', reasons: held, hint: 'Try again when it has been let go.' }
}
return { kind: 'steps', steps }
}
const TOUCHES_RUNNER = [
'run-instance',
'prove-instance',
'collect-output',
'terminate-instance',
'set-instance-type',
'set-metadata-tokens',
'set-metadata-hops',
'set-credits',
'set-shutdown-behavior',
]
function describeHeld({ now } , runners ) {
return runners.flatMap((runner) => {
const holder = (0,lease .IL)(runner, now)
return holder === undefined || holder.kind === 'proof boot'
? []
: [`instance ${runner.id} is held by ${(0,lease .sG)(holder)}`]
})
}
function findVpc({ inventory, placement } ) {
return placement.kind === 'place' ? placement.place.vpcId : (placement.vpcId ?? inventory.owned.instances[0]?.vpcId)
}
function listObstacles(facts ) {
const { fleet, region, home, inventory, placement, profile } = facts
const obstacles = [...home.problems, ...listDiskObstacles(facts)]
const { image } = home
const hasRunner = inventory.owned.instances.some((runner) => (0,parts .Oz)(runner, home))
if (image !== undefined && placement.kind === 'none' && (!hasRunner || findVpc(facts) === undefined)) {
obstacles.push(placement.reason)
}
const hasKeyPair = inventory.owned.keyPairs.some(({ name }) => name === fleet.keyPair)
if (
!(0,parts .qN)(fleet, region.name) &&
!hasKeyPair &&
home.keyPair !== undefined &&
home.keyPair.publicKey === undefined
) {
obstacles.push(`EC2 does not give the public key of key pair ${home.keyPair.name} in home ${home.region}`)
}
const group = home.securityGroup
if (
(0,parts .qN)(fleet, region.name) &&
placement.kind === 'place' &&
group !== undefined &&
group.vpcId !== placement.place.vpcId
) {
obstacles.push(
`security group ${group.id} is in ${group.vpcId}, and subnet ${placement.place.subnetId} in ${placement.place.vpcId}: ` +
`set regions.${region.name}.subnet in the fleet file to one of ${group.vpcId}`,
)
}
if (profile.kind === 'unusable') obstacles.push(profile.reason)
const mustCopy =
image !== undefined && (0,parts .av)(fleet, region.name) && (0,parts .vw)(inventory.owned, image).length === 0
if (mustCopy && image.devices.some(({ encrypted }) => encrypted) && region.kmsKey === undefined) {
obstacles.push(
`image ${image.id} is encrypted, and its copy needs a key of ${region.name}: ` +
`set regions.${region.name}.kms-key in the fleet file, for instance to alias/aws/ebs`,
)
}
return obstacles
}
function listDiskObstacles({ fleet: { instance }, home: { image } } ) {
const least = image?.devices.find(({ name }) => name === image.rootDevice)?.volumeGiB
if (image === undefined || instance.diskGiB === undefined || least === undefined || instance.diskGiB >= least)
return []
return [
`instance.disk is ${instance.diskGiB} GiB, and image ${image.name} (${image.id}) needs ${least} GiB at least: ` +
'make it larger in the fleet file, or leave it out',
]
}
function planKeyPair({ fleet, region, inventory } , { keyPair } ) {
const name = fleet.keyPair
if ((0,parts .qN)(fleet, region.name) || name === undefined || keyPair === undefined) return []
if (inventory.owned.keyPairs.some((pair) => pair.name === name)) return []
const reason = `${region.name} has no key pair of that name`
return [{ kind: 'import-key-pair', name, publicKey: keyPair.publicKey ?? '', target: `key pair ${name}`, reason }]
}
function planSecurityGroup({ fleet, region, inventory } , vpcId ) {
if ((0,parts .qN)(fleet, region.name)) return []
const target = `security group ${fleet.securityGroup}`
const group = inventory.owned.securityGroups.find((one) => one.name === fleet.securityGroup && one.vpcId === vpcId)
if (group === undefined) {
return [{ kind: 'create-security-group', vpcId, target, reason: `${vpcId} has no group of that name` }]
}
if (group.tags[src_tags .Dk.state] !== 'creating') return []
return [
{
kind: 'complete-security-group',
groupId: group.id,
target: `security group ${group.id}`,
reason: 'it was created, and its rules were not all set',
},
]
}
var steps = __webpack_require__(5881);
var report_errors = __webpack_require__(1764);
var apply = __webpack_require__(6534);
var observe = __webpack_require__(7547);
var modes_origin = __webpack_require__(9157);
var report_parts = __webpack_require__(3661);
var report_steps = __webpack_require__(3640);
;
async function observeCommon(context ) {
const { aws, fleet } = context
const [originOf, enabledRegions] = await Promise.all([
(0,modes_origin.findOrigin)(context),
(0,placement .jE)(aws(fleet.leadRegion).ec2),
])
const profiles = new Map ()
const profileOf = ({ profile } ) => {
const state = profiles.get(profile) ?? observeProfile(context, profile)
profiles.set(profile, state)
return state
}
return { originOf, enabledRegions, profileOf }
}
async function observeProfile({ aws, fleet } , name ) {
if (name === undefined) return { kind: 'unknown', reason: 'the name of the instance profile is not known' }
return (0,instance_profiles .T)(await aws(fleet.leadRegion).iam(), name)
}
async function provisionRegion(
context ,
{ originOf, enabledRegions, profileOf } ,
{ adopt, dryRun, refresh } ,
) {
const { logger, region } = context
if (!enabledRegions.has(region.name)) {
throw new errors .lZ(`region ${region.name} is not enabled for this account`, {
hint: 'Enable it under AWS Regions in the console, or leave it out of the fleet file.',
})
}
const origin = await originOf(context)
const profile = await profileOf(origin)
const { facts, seen } = await observeFacts(context, { home: origin, profile }, { adopt, refresh })
const { home } = facts
if (profile.kind === 'unknown') logger.info(`instance profile not looked at: ${profile.reason}`)
const plan = planProvision(facts)
if (plan.kind === 'refused') return describeRefusal(context, seen, { home, plan })
if (plan.steps.length === 0) logger.info('nothing to do: the region is as its fleet wants it')
if (dryRun) return describePlan(context, seen, { home, steps: plan.steps })
return carryOutPlan(context, seen, { origin: { home, profile }, steps: plan.steps })
}
async function observeFacts(
context ,
{ home: origin, profile } ,
{ adopt, refresh } ,
) {
const { clock, fleet, region } = context
const [seen, { home, placement }] = await Promise.all([(0,observe .l)(context, { adopt }), (0,modes_origin.place)(context, origin)])
const facts = {
fleet,
region,
home,
placement,
profile,
adopt,
refresh,
inventory: seen.inventory,
attributes: seen.attributes,
fuseTag: (0,commands ._c)(fleet.fuseSeconds),
now: clock.now(),
}
return { facts, seen }
}
function describeRefusal(
context ,
seen ,
{ home, plan } ,
) {
const { hint, reasons, status } = plan
for (const reason of reasons) context.logger.info(`${status}: ${reason}`)
const summary = reasons.join('; ')
const error = (0,report_errors.errorResult)(new errors .lZ(summary, { hint }))
return { status, summary, ...(0,report_parts .M)(context, seen, home), steps: [], findings: [], error }
}
async function carryOutPlan(
context ,
seen ,
{ origin, steps } ,
) {
const { home, profile } = origin
const source =
home.image === undefined || home.profile === undefined
? undefined
: { home, image: home.image, profile: home.profile }
const { owned, foreign } = seen.inventory
const planned = [...owned.instances, ...foreign.instances]
const { outcomes, error } = await (0,apply .G)(context, steps, { source, planned })
const after = steps.length === 0 ? seen : await (0,observe .l)(context)
const was = findRemaining(context, seen, home)
const is = new Set((after === seen ? was : findRemaining(context, after, home)).map(({ text }) => text))
const findings = [...listUnknown(profile), ...was.filter(({ text }) => is.has(text))]
const rest = { ...(0,report_parts .M)(context, after, home), steps: [...outcomes], findings }
if (error !== undefined) {
const wasKept = !outcomes.some(({ outcome }) => outcome === 'failed')
const summary = `not ready: a step ${wasKept ? 'was left undone' : 'failed'}`
return { status: 'failed', summary, ...rest, error: (0,report_errors.errorResult)(error) }
}
if (findings.some(({ defect }) => defect))
return { status: 'drifted', summary: 'provisioned, with findings', ...rest }
return { status: 'ok', summary: outcomes.length === 0 ? 'ready, nothing to do' : 'ready', ...rest }
}
function describePlan(
context ,
seen ,
{ home, steps } ,
) {
return {
status: steps.length === 0 ? 'ok' : 'skipped',
summary: steps.length === 0 ? 'ready, nothing to do' : `${steps.length} steps planned, none done (dry run)`,
...(0,report_parts .M)(context, seen, home),
steps: (0,report_steps .y)(steps, context.logger),
findings: findRemaining(context, seen, home),
}
}
const REMAINING = [
...(['drift', 'duplicate', 'stop-protection', 'uncollected', 'tags', 'disk', 'newer-base', 'old-base'] ),
...(['open-ingress', 'rule-left-out', 'foreign', 'unknown'] ),
]
function findRemaining(
{ clock, fleet, region } ,
{ inventory, attributes } ,
home ,
) {
const now = clock.now()
const facts = { fleet, region, home, inventory, attributes, fuseTag: (0,commands ._c)(fleet.fuseSeconds), now }
return (0,findings .F)(facts).filter(({ code }) => REMAINING.includes(code))
}
function listUnknown(profile ) {
return profile.kind === 'unknown' ? [(0,steps .lm)('unknown', `instance profile not looked at: ${profile.reason}`)] : []
}
}),
9186:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
rotateRegion: () => ( rotateRegion)
});
var inventory = __webpack_require__(2106);
var tags = __webpack_require__(3923);
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
var lease = __webpack_require__(2294);
var instances = __webpack_require__(8686);
var instance_lifecycle = __webpack_require__(7233);
var duration = __webpack_require__(9144);
var phases = __webpack_require__(9022);
var instance_state = __webpack_require__(7373);
var steps = __webpack_require__(3640);
var recover = __webpack_require__(1230);
;
const SECOND_LOOK_SECONDS = 5
const OVERTIME_SECONDS = phases .uK.running + phases .uK.stop
async function sweepRegion(context , instances ) {
const { clients, clock, fleet, signal } = context
const suspects = new Set(instances.filter((one) => whyOverdue(context, one) !== undefined).map(({ id }) => id))
if (suspects.size === 0) return { steps: [], error: undefined }
await clock.sleep(SECOND_LOOK_SECONDS, signal)
const seen = await (0,inventory .qH)(clients.ec2, fleet.name)
const condemned = seen.flatMap((instance) => {
const why = suspects.has(instance.id) ? whyOverdue(context, instance) : undefined
return why === undefined ? [] : [{ instance, why }]
})
const results = await Promise.allSettled(condemned.map(({ instance, why }) => stopOverdue(context, instance, why)))
const [failure] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason ] : []))
const stops = condemned.map(({ instance, why }) => ({ instance, reason: `${instance.state}, ${why}` }))
return {
steps: (0,steps .p)(context, stops, results),
error: failure === undefined ? undefined : new errors .lZ('sweeping the region', { cause: failure }),
}
}
function whyOverdue({ clock, fleet } , instance ) {
if (!(0,instance_state .M)(instance.state)) return undefined
const now = clock.now()
const holder = (0,lease .IL)(instance, now)
if (holder === undefined) return 'held by nobody'
const seconds = (0,src_clock .O1)(instance.launchTime, now)
if (seconds <= fleet.fuseSeconds + OVERTIME_SECONDS) return undefined
const [on, fuse] = [(0,duration .a3)(seconds), (0,duration .a3)(fleet.fuseSeconds)]
return `on for ${on} with a fuse of ${fuse}, though held by ${(0,lease .sG)(holder)}`
}
async function stopOverdue(context , instance , why ) {
const { clients, clock, fleet, job, logger, region, signal } = context
const { id, launchTime } = instance
if ((0,lease .IL)(instance, clock.now()) === undefined) {
logger.info(`instance ${id} is on since ${(0,src_clock .fU)(launchTime)} and nobody holds it: stopping it`)
} else logger.info(`instance ${id} is ${why}: stopping it`)
const machine = { region: region.name, instanceId: id, runId: job.newRunId() }
if (await (0,recover .oP)(context, instance, machine)) {
const now = await (0,instances .XD)(clients.ec2, id)
if (now === undefined || !(0,tags .go)(now.tags, fleet.name) || whyOverdue(context, now) === undefined) {
logger.info(`instance ${id} is ${now?.state ?? 'gone'} and no longer left over: not stopped`)
return false
}
}
const stopped = await (0,instance_lifecycle .Ac)(clients.ec2, { id, clock, signal, logger })
logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`)
return true
}
var namesakes = __webpack_require__(5782);
var parts = __webpack_require__(4388);
var report_errors = __webpack_require__(1764);
var schedule_due = __webpack_require__(3478);
var report_parts = __webpack_require__(3661);
;
async function rotateRegion(context ) {
const { clients, clock, fleet } = context
const before = await (0,inventory .qH)(clients.ec2, fleet.name)
const swept = await sweepRegion(context, before)
const instances = swept.steps.length === 0 ? before : await (0,inventory .qH)(clients.ec2, fleet.name)
const runner = instances.find(parts .i_)
const base = {
steps: swept.steps,
findings: await lookForNamesakes(context),
instance: runner && (0,report_parts .x)(runner, clock.now()),
}
if (swept.error !== undefined) {
const summary = 'a machine that nobody holds could not be stopped'
return { result: { status: 'failed', summary, ...base, error: (0,report_errors.errorResult)(swept.error) }, due: undefined }
}
if (runner === undefined) {
return { result: { ...describeIdle(context, instances), ...base }, due: undefined }
}
const { due, schedule, isHeld } = describePlace(context, runner)
const result = { status: isHeld ? 'skipped' : 'ok', summary: schedule.reason, ...base, schedule }
return { result, due }
}
function describeIdle(
{ region } ,
instances ,
) {
if (!region.enabled) return { status: 'ok', summary: 'disabled in the fleet file' }
const ids = instances.map(({ id }) => id).join(', ')
return ids === ''
? { status: 'ok', summary: 'not provisioned, so never due' }
: { status: 'skipped', summary: `never due: ${ids} has not come through its proof boot` }
}
async function lookForNamesakes({ clients, fleet, logger } ) {
try {
return (0,namesakes .n)(await (0,inventory .tB)(clients.ec2, fleet.name))
} catch (error) {
logger.info(`machines of the fleet's name that are not its own were not looked at: ${(0,errors .BP)(error)}`)
return []
}
}
function describePlace(
{ clock, fleet, logger, region } ,
runner ,
) {
const now = clock.now()
const holder = (0,lease .IL)(runner, now)
const state = (0,schedule_due.dueState)({
region,
timezone: fleet.timezone,
now,
slotTag: runner.tags[tags .Dk.slot],
triesTag: runner.tags[tags .Dk.tries],
})
for (const note of state.notes) logger.info(`note: ${note}`)
const due = state.due && holder === undefined ? state : undefined
const schedule = {
due: due !== undefined,
reason: holder === undefined ? state.reason : `${state.reason}; held by ${(0,lease .sG)(holder)}`,
slot: state.slot && (0,src_clock .fU)(state.slot),
served: runner.tags[tags .Dk.slot],
next: state.next && (0,src_clock .fU)(state.next),
}
return { due, schedule, isHeld: state.due && holder !== undefined }
}
}),
8241:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
runRegion: () => ( runRegion)
});
var leases = __webpack_require__(6287);
var src_tags = __webpack_require__(3923);
var foreign = __webpack_require__(2158);
var errors = __webpack_require__(9973);
var lease = __webpack_require__(2294);
var src_phases = __webpack_require__(9022);
var report_errors = __webpack_require__(1764);
var live_output = __webpack_require__(3446);
var boot = __webpack_require__(9364);
var cancellation = __webpack_require__(7971);
var src_clock = __webpack_require__(2050);
var duration = __webpack_require__(9144);
var parts = __webpack_require__(3661);
var payload = __webpack_require__(4074);
;
const TITLES = {
find: 'Find the machine',
claim: 'Claim it for this run',
boot: 'Start it',
payload: 'Run the job',
stop: 'Stop the machine',
}
function recordPhases(clock , logger ) {
const done = []
return {
done,
async during(name, work) {
const started = clock.now()
try {
return await logger.group(TITLES[name] ?? name, work)
} finally {
const seconds = Math.round((0,src_clock .O1)(started, clock.now()) * 10) / 10
done.push({ name, started: (0,src_clock .fU)(started), seconds })
}
},
}
}
var recover = __webpack_require__(1230);
var rival = __webpack_require__(442);
var machine_runner = __webpack_require__(7926);
var run_record = __webpack_require__(7796);
var aws_tags = __webpack_require__(797);
var due = __webpack_require__(3478);
var cron = __webpack_require__(2466);
;
function findServedSlot(
{ clock, fleet, region } ,
command ,
) {
if (command !== undefined || region.cron === undefined) return undefined
const now = clock.now()
const time = (0,cron .kc)(region.cron, fleet.timezone, now)
return time === undefined ? undefined : { time, lateSeconds: Math.round((0,src_clock .O1)(time, now)) }
}
function whyNotDue({ clock, fleet, region } , { tags } ) {
const state = (0,due.dueState)({
region,
timezone: fleet.timezone,
now: clock.now(),
slotTag: tags[src_tags .Dk.slot],
triesTag: tags[src_tags .Dk.tries],
})
return state.due ? undefined : state.reason
}
async function recordServed(
{ clients, logger } ,
{ instanceId } ,
{ time } ,
) {
await (0,aws_tags .Tm)(clients.ec2, [instanceId], { [src_tags .Dk.slot]: (0,src_clock .fU)(time) }).catch((error ) => {
logger.info(`slot ${(0,src_clock .fU)(time)} could not be recorded as served: ${String(error)}`)
})
}
async function countTry(
{ clients, logger } ,
{ id, tags } ,
{ time } ,
) {
const tries = (0,due.nextTriesTag)({ slot: time, triesTag: tags[src_tags .Dk.tries] })
await (0,aws_tags .Tm)(clients.ec2, [id], { [src_tags .Dk.tries]: tries }).catch((error ) => {
logger.info(`the failed try could not be recorded: ${String(error)}`)
})
}
;
async function runRegion(context , request ) {
const phases = recordPhases(context.clock, context.logger)
const claimed = await claimMachine(context, request, phases)
if ('status' in claimed) return claimed
const use = await useMachine(context, request, claimed)
const left = await letGo(context, claimed, use)
const instance = await settleTags(context, claimed, { ...use, ...left })
return tell(context, request, { ...claimed, ...use, ...left, instance })
}
async function claimMachine(
context ,
request ,
phases ,
) {
const { clients, clock, fleet, job, logger, region, signal } = context
const runner = await phases.during('find', () =>
(0,errors .Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,machine_runner .f)(context)),
)
const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() }
logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`)
await (0,recover .OA)(context, runner)
const claim = await phases.during('claim', () =>
(0,leases .Mf)(clients.ec2, {
instance: runner,
fleet: fleet.name,
runId: machine.runId,
clock,
logger,
signal,
leaseSeconds: (0,src_phases .Rl)({ ...fleet.run, timeoutSeconds: request.timeoutSeconds }),
}),
)
if (claim.kind === 'lost') return describeLost(context, request, { runner, claim })
const served = request.ifDue ? whyNotDue(context, claim.instance) : undefined
if (served !== undefined) {
await (0,leases .wL)({ ec2: clients.ec2, logger }, machine)
logger.info(`skipped: ${served}`)
return { status: 'skipped', summary: served, steps: [], findings: [] }
}
const slot = findServedSlot(context, request.command)
describeOrigin(context, claim.instance, slot)
const outputFile = job.outputFile(machine)
const output = await openOutput(context, machine, outputFile)
return { machine, instance: claim.instance, phases, output, outputFile, slot }
}
async function openOutput(
{ clients, fleet, logger } ,
machine ,
path ,
) {
try {
return (0,live_output .W)(path, (lines) => logger.foreign(lines), fleet.run.outputCapBytes)
} catch (cause) {
await (0,leases .wL)({ ec2: clients.ec2, logger }, machine)
throw new errors .lZ(`the output file ${path} can't be written: nothing was started`, {
cause,
hint: 'Make room on the runner, or let its user write to RUNNER_TEMP, and run again.',
})
}
}
async function useMachine(context , request , claimed ) {
const { fleet, signal } = context
const { machine, output, phases, slot } = claimed
const leaseSeconds = (0,src_phases .Rl)({ ...fleet.run, timeoutSeconds: request.timeoutSeconds })
const order = {
...fleet.run,
command: request.command ?? fleet.run.command,
timeoutSeconds: request.timeoutSeconds,
files: request.files,
slot: slot?.time,
onTaken: async () => (slot === undefined ? undefined : recordServed(context, machine, slot)),
}
let up = { instance: claimed.instance }
const work = async () => {
const { instance, runningSince } = await phases.during('boot', () =>
(0,boot .qh)(context, { machine, instance: claimed.instance, leaseSeconds }, ({ instance, runningSince }) => {
up = { instance, runningSince, offBy: (0,src_clock ._I)(instance.launchTime, fleet.fuseSeconds) }
}),
)
await (0,recover .WB)(context, instance, machine)
const uncollected = otherRuns(claimed)
const { offBy = up.offBy, outcome } = await phases.during('payload', () =>
(0,payload .M)(context, { machine, instance, runningSince, order, output, uncollected }),
)
return { ...up, offBy, ...outcome }
}
try {
return await (0,cancellation .M)(signal, () => (0,boot .bN)(context, machine), work)
} catch (error) {
return { ...up, stage: 'on', error }
}
}
function otherRuns({ instance, machine } ) {
return (0,lease .t9)(instance.tags)
.map(({ runId }) => runId)
.filter((runId) => runId !== machine.runId && (0,lease .Pk)(runId))
}
async function letGo(context , { machine, phases } , use ) {
const { clock, job, logger } = context
const stoppingSince = clock.now()
return phases.during('stop', async () => {
try {
if (await (0,rival .Hl)(context, machine, use.error)) {
job.forget(machine)
return { stoppingSince, left: 'to another', trouble: use.error, instance: use.instance }
}
const stopped = await (0,boot .mv)(context, machine, use.offBy)
const trouble = (0,rival .A5)(use.error) ? (0,rival .sY)(machine, use.error) : use.error
return { stoppingSince, left: 'off', trouble, instance: stopped ?? { ...use.instance, state: 'gone' } }
} catch (trouble) {
if (use.error !== undefined) logger.info((0,errors .BP)(use.error))
return { stoppingSince, left: 'unconfirmed', trouble, instance: use.instance }
}
})
}
async function settleTags(context , { machine, slot } , run ) {
const { clients, clock, logger, signal } = context
const { instance, left, stage } = run
const isFailedStart = stage !== 'taken' && stage !== 'ended'
if (isFailedStart && slot !== undefined && !signal.aborted && left !== 'to another') {
await countTry(context, instance, slot)
}
if (left === 'unconfirmed') return instance
if (stage === 'handed over' || stage === 'taken') {
await (0,leases .de)(clients.ec2, instance.id, { clock, runId: machine.runId }).catch((cause ) => {
logger.info(`the lease of run ${machine.runId} could not be ended before its time: ${String(cause)}`)
})
return instance
}
await (0,leases .wL)({ ec2: clients.ec2, logger }, machine)
const tags = Object.entries(instance.tags).filter(([key]) => key !== (0,lease .aW)(machine.runId))
return { ...instance, tags: Object.fromEntries(tags) }
}
function tell(context , { ifDue } , run ) {
run.output.end()
if (run.trouble === undefined || run.runningSince !== undefined) context.logger.info((0,run_record .nR)(context, run))
const result = (0,run_record .vZ)(context, run)
const isThrough = run.stage === 'ended' && run.trouble === undefined
const failure = isThrough ? (0,run_record .fL)(run.meta, context.fleet.run) : run.trouble
if (isThrough && failure === undefined) {
return { ...result, status: 'ok', summary: 'payload ended with exit code 0' }
}
const failed = { ...result, summary: (0,errors .Uc)(failure).messages[0] }
if (run.left === 'to another' && ifDue) return { ...failed, status: 'skipped' }
const told = new errors .lZ((0,run_record .Jm)(run), { cause: failure })
return { ...failed, status: run.left === 'to another' ? 'busy' : 'failed', error: (0,report_errors.errorResult)(told) }
}
function describeOrigin({ logger } , { imageId, tags } , slot ) {
const source = tags[src_tags .Dk.image]
const base = (0,src_tags .Hp)(tags)
const copied = source === undefined || source === imageId ? '' : `, a copy of ${source}`
const from = base === undefined ? copied : ` (${(0,foreign .Mo)(base.name)})`
const serves =
slot === undefined
? 'serves no slot'
: `serves slot ${(0,src_clock .fU)(slot.time)}, ${(0,duration .a3)(slot.lateSeconds)} late`
logger.info(`image ${imageId}${from}; ${serves}`)
}
function describeLost(
{ clock, logger } ,
{ ifDue } ,
{ runner, claim } ,
) {
const summary = `instance ${runner.id} is ${runner.state}, ${(0,leases .$4)(claim)}; it was left alone`
logger.info(ifDue ? `skipped: ${summary}` : `busy: ${summary}`)
const instance = (0,parts .x)(runner, clock.now())
if (ifDue) return { status: 'skipped', summary, instance, steps: [], findings: [] }
const error = (0,report_errors.errorResult)(
new errors .P_('busy', summary, { hint: 'Try again when it has been let go, or run mode stop.' }),
)
return { status: 'busy', summary, instance, steps: [], findings: [], error }
}
}),
7723:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
startRegion: () => ( startRegion)
});
var _aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6287);
var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3923);
var _aws_tags_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(797);
var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
var _guest_commands_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5522);
var _lease_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2294);
var _phases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9022);
var _plan_steps_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5881);
var _report_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1764);
var _machine_boot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9364);
var _machine_cancellation_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(7971);
var _report_parts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3661);
var _machine_fuse_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3317);
var _machine_guest_command_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8998);
var _machine_recover_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1230);
var _machine_rival_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(442);
var _machine_runner_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7926);
async function startRegion(context , request ) {
const { clients, clock, fleet, job, logger, region, signal } = context
const runner = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,_machine_runner_js__WEBPACK_IMPORTED_MODULE_15__ .f)(context))
const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() }
const leaseSeconds = (0,_phases_js__WEBPACK_IMPORTED_MODULE_6__ .Rl)({ ...fleet.run, timeoutSeconds: request.holdSeconds })
await (0,_machine_recover_js__WEBPACK_IMPORTED_MODULE_13__ .OA)(context, runner)
const claim = await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ .Mf)(clients.ec2, {
instance: runner,
fleet: fleet.name,
runId: machine.runId,
clock,
logger,
signal,
leaseSeconds,
})
if (claim.kind === 'lost') {
const error = new _errors_js__WEBPACK_IMPORTED_MODULE_3__ .P_(
'busy',
`instance ${runner.id} is ${runner.state}, ${(0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ .$4)(claim)}; it was left alone`,
{ hint: 'Try again when it has been let go, or run mode stop.' },
)
return { status: 'busy', summary: error.message, steps: [], findings: [], error: (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_8__.errorResult)(error) }
}
try {
const { instance } = await (0,_machine_cancellation_js__WEBPACK_IMPORTED_MODULE_16__ .M)(
signal,
() => (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_9__ .bN)(context, machine),
() => (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_9__ .qh)(context, { machine, instance: claim.instance, leaseSeconds }),
)
return await leaveOn(context, request, { machine, instance })
} catch (error) {
throw await takeBack(context, machine, error)
}
}
async function leaveOn(
context ,
{ holdSeconds } ,
{ machine, instance } ,
) {
const { clients, clock, job, logger, region } = context
const { id } = instance
const end = (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ ._I)(clock.now(), holdSeconds)
await setFuse(context, machine, end)
const hold = { [_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Dk.hold]: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(end) }
await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_17__ .Tm)(clients.ec2, [id], hold)
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ .wL)({ ec2: clients.ec2, logger }, machine)
job.forget(machine)
logger.info(`instance ${id} is on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(end)}, when its fuse switches it off; it costs money until then`)
const left = Object.entries(instance.tags).filter(([key]) => key !== (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__ .aW)(machine.runId))
const tags = { ...Object.fromEntries(left), ...hold }
const shell = (0,_plan_steps_js__WEBPACK_IMPORTED_MODULE_7__ .lm)('shell', `a shell on it: aws ssm start-session --region ${region.name} --target ${id}`, id)
return {
status: 'ok',
summary: `on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(end)}`,
steps: [],
findings: [shell],
instance: (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_10__ .x)({ ...instance, tags }, clock.now()),
}
}
async function takeBack(context , machine , error ) {
const { clients, job, logger } = context
if (await (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_14__ .Hl)(context, machine, error)) {
job.forget(machine)
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ .wL)({ ec2: clients.ec2, logger }, machine)
return error
}
const stopped = await (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_9__ .mv)(context, machine).catch((failed ) => {
logger.info((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__ .BP)(error))
throw failed
})
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ .wL)({ ec2: clients.ec2, logger }, machine)
const left = `start of instance ${machine.instanceId}, which is ${stopped?.state ?? 'gone'}`
return new _errors_js__WEBPACK_IMPORTED_MODULE_3__ .lZ(left, { cause: (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_14__ .A5)(error) ? (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_14__ .sY)(machine, error) : error })
}
async function setFuse(context , machine , deadline ) {
const reply = await (0,_machine_guest_command_js__WEBPACK_IMPORTED_MODULE_12__ .WG)(context, machine, {
what: 'deadline',
commands: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_4__ .uZ)({ deadline, sentAt: context.clock.now() }),
seconds: 60,
})
if (reply.kind !== 'refused') return
if (reply.reason === 'busy') throw (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_14__ .oD)(machine, reply)
const message = `the fuse of instance ${machine.instanceId} can't be set (${reply.reason}): ${reply.detail}`
throw reply.reason === 'fuse'
? await (0,_machine_fuse_js__WEBPACK_IMPORTED_MODULE_11__ ._)(context, machine, message)
: new _errors_js__WEBPACK_IMPORTED_MODULE_3__ .lZ(message, { hint: 'It is stopped again. Start it anew.' })
}
}),
4055:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
stopRegion: () => ( stopRegion)
});
var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
var _aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7233);
var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2106);
var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3923);
var _aws_leases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6287);
var _aws_tags_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(797);
var _lease_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2294);
var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9973);
var _report_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1764);
var _report_parts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3661);
var _report_steps_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3640);
async function stopRegion(context ) {
const { clients, clock, fleet, logger } = context
const instances = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ .qH)(clients.ec2, fleet.name)
const results = await Promise.allSettled(instances.map((instance) => stopOne(context, instance)))
const failed = results.filter((result) => result.status === 'rejected')
const stopped = results.filter((result) => result.status === 'fulfilled' && result.value).length
const [first] = instances
const base = {
instance: first && {
...(0,_report_parts_js__WEBPACK_IMPORTED_MODULE_8__ .x)(first, clock.now()),
state: failed.length === 0 ? 'stopped' : first.state,
},
steps: (0,_report_steps_js__WEBPACK_IMPORTED_MODULE_9__ .p)(
context,
instances.map((instance) => ({ instance, reason: instance.state })),
results,
),
findings: [],
}
const summary = stopped === 0 ? 'nothing was on' : `${stopped} stopped`
logger.info(summary)
if (failed.length === 0) return { status: 'ok', summary, ...base }
const reasons = failed.map(({ reason }) => reason)
const all = reasons.map((reason) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__ .Uc)(reason).messages[0]).join('; ')
const error = (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_7__.errorResult)(reasons.length === 1 ? reasons[0] : new _errors_js__WEBPACK_IMPORTED_MODULE_6__ .lZ(all, { cause: reasons[0] }))
return { status: 'failed', summary: `${failed.length} not confirmed as stopped`, ...base, error }
}
async function stopOne({ clients, clock, logger } , instance ) {
const { id, state, tags } = instance
const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__ .IL)(instance, clock.now())
const wasOn = state !== 'stopped'
if (wasOn) {
logger.info(
`instance ${id} is ${state}${holder === undefined ? '' : `, held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_5__ .sG)(holder)}`}: stopping it`,
)
const stopped = await (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__ .Ac)(clients.ec2, { id, clock, logger })
logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`)
}
await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_4__ .de)(clients.ec2, id, { clock })
if (tags[_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.hold] !== undefined) await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_10__ ._M)(clients.ec2, id, [_tags_js__WEBPACK_IMPORTED_MODULE_3__ .Dk.hold])
return wasOn
}
}),
5356:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
tellSchedule: () => ( tellSchedule),
tellStale: () => ( tellStale)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
var _github_workflow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5389);
var _schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(501);
var _schedule_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9812);
function repositoryOf({ variables } ) {
return variables['GITHUB_REPOSITORY'] ?? 'OWNER/REPOSITORY'
}
function tellStale(context , exactHours ) {
const { clock, fleet, logger } = context
if (exactHours === undefined) return
const stale = (0,_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_2__ .vF)(exactHours, { ...fleet, now: clock.now() }, repositoryOf(context))
if (stale !== undefined) logger.warning(stale, `${fleet.name} · exact hours`)
}
async function tellSchedule(
context ,
{
githubToken,
exactHours,
} ,
) {
const { clock, fleet, logger, variables } = context
tellStale(context, exactHours)
const repository = variables['GITHUB_REPOSITORY']
const file = (0,_github_workflow_js__WEBPACK_IMPORTED_MODULE_1__ .Hn)(variables)
if (githubToken === undefined || repository === undefined || file === undefined) return undefined
try {
const now = clock.now()
const { readHistory } = await Promise.all( [__webpack_require__.e(210), __webpack_require__.e(350)]).then(__webpack_require__.bind(__webpack_require__, 5350))
const history = await readHistory({ token: githubToken, repository, file, now })
const asks = (await (0,_github_workflow_js__WEBPACK_IMPORTED_MODULE_1__ .$k)(variables))?.asks
const health = (0,_schedule_history_js__WEBPACK_IMPORTED_MODULE_3__ .No)(history, { asks, regions: fleet.regions, timezone: fleet.timezone, now })
for (const line of (0,_schedule_history_js__WEBPACK_IMPORTED_MODULE_3__ .Bg)(health, file)) logger.info(line)
if (health.warning !== undefined) logger.warning(health.warning, `${fleet.name} · schedule`)
return { ...(0,_schedule_history_js__WEBPACK_IMPORTED_MODULE_3__ .ar)(health), dispatches: tellDispatches(context, { history, exactHours, now }) }
} catch (error) {
logger.info(`schedule: GitHub does not tell how it fares: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .BP)(error)}`)
return undefined
}
}
function tellDispatches(
context ,
{ history, exactHours, now } ,
) {
if (exactHours === undefined) return undefined
const health = (0,_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_2__ .mT)(history.runs, { exactHours, now })
context.logger.info((0,_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_2__ .mJ)(health))
const missed = (0,_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_2__ .rJ)(health, repositoryOf(context))
if (missed !== undefined) context.logger.warning(missed, `${context.fleet.name} · exact hours`)
return { asked: health.asked, came: health.came }
}
}),
4074:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( runPayload)
});
var commands = __webpack_require__(4126);
var leases = __webpack_require__(6287);
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
var guest_commands = __webpack_require__(5522);
var guest_command = __webpack_require__(8998);
var machine_output = __webpack_require__(6829);
var results = __webpack_require__(2318);
var machine_watch = __webpack_require__(1801);
var phases = __webpack_require__(9022);
var poll = __webpack_require__(4065);
var bundle = __webpack_require__(1263);
var reply = __webpack_require__(3945);
var cancellation = __webpack_require__(7971);
var duration = __webpack_require__(9144);
var fuse = __webpack_require__(3317);
var rival = __webpack_require__(442);
;
const AFTER_REFUSAL = {
late: "Nothing has run: run again. If it stays so, the machine's clock is wrong.",
'already-run': 'A run id is run once: run again.',
user: 'Name a user that the machine has as run.user in the fleet file.',
parts: 'Nothing has run: run again.',
disk: "Nothing has run. Make room by the setup or in home's image, and provision; or clear the region, and provision it with a larger instance.disk.",
tools:
"Nothing has run. Install them by the setup, or in home's image and make that anew; then provision. aws, the AWS command line, is for run.secrets.",
interpreter:
"Nothing has run. Name a program of the machine by its whole path in the first line of run.command. Or install it by the setup, or in home's image and make that anew; then provision.",
machine:
'Nothing has run: the machine has no memory or no process number left for what a boot begins. Run again; if it stays so, take a larger type, or begin less at boot.',
secrets:
"The payload was not begun. The parameter has to exist in this very region, and the machines' role has to be allowed to read it; see docs/configuration.md, Secrets.",
}
async function refusal(context , machine , reply ) {
if (reply.reason === 'busy') return (0,rival .oD)(machine, reply)
const message = `instance ${machine.instanceId} refused the payload (${reply.reason}): ${reply.detail}`
if (reply.reason === 'fuse') return (0,fuse ._)(context, machine, message)
return new errors .lZ(message, { hint: AFTER_REFUSAL[reply.reason] })
}
var stage = __webpack_require__(4763);
;
const READS_UNANSWERED = 3
const READ_SECONDS = 60
const LONG_LOOK_SECONDS = 20
const NO_DEADLINE = new Date(0)
const UNDELIVERED_HINT = 'Nothing has run, and the command was cancelled: run again.'
const CUT_OFF_HINT = 'What the payload had written comes with the next run in the region.'
class NotDelivered extends errors .lZ {}
async function follow(context , handed , work ) {
let stage = 'handed over'
let told
const take = () => {
stage = 'taken'
return (told ??= work.order.onTaken())
}
const over = new AbortController()
const signal = AbortSignal.any([context.signal, over.signal])
const watch = (0,machine_watch .Pf)({ ...context, signal }, work.instance)
const path = { handed, work, take, isTaken: () => stage === 'taken', watch, signal }
const output = bringOutput(context, path)
const end = awaitEnd(context, path)
try {
const first = await Promise.race([end, output])
const last = first === 'told by output' ? await output : first
over.abort(new Error('the payload has ended'))
for (const loop of [output, end]) loop.catch(() => undefined)
return 'refusal' in last ? { stage: 'on', error: last.refusal } : { stage, ...last }
} catch (error) {
over.abort(error)
await Promise.allSettled([output, end])
return { stage, error }
}
}
async function awaitEnd(context , path ) {
const { machine, output } = path.work
const command = await awaitCommand(context, path)
if ((0,commands .I0)(command) && !path.isTaken()) {
await (0,guest_command .Du)(context, { commandId: command.commandId, instanceId: machine.instanceId })
throw new NotDelivered(
`command ${command.commandId} for instance ${machine.instanceId}: ${(0,commands .Pb)(command)}`,
{ hint: UNDELIVERED_HINT },
)
}
const reply = parseEnd(command, machine)
if (reply === undefined) {
const { state } = await (0,machine_output .ar)({ ...context, signal: path.signal }, machine, output.size)
if (state !== 'unknown') await path.take()
return { command }
}
if (reply.kind === 'refused') {
if (reply.reason === 'already-run') return 'told by output'
return { refusal: await refusal(context, machine, reply) }
}
await path.take()
if (reply.kind !== 'run') return { command }
;(0,machine_output .Yn)(machine, reply, Math.min(reply.chunk?.offset ?? 0, output.size))
;(0,machine_output .Nd)(reply, output)
return { last: reply }
}
async function awaitCommand(
context ,
{ handed: { commandId }, work, watch, signal } ,
) {
const { clients, clock } = context
const { machine, order, runningSince } = work
const { instanceId } = machine
const longest = (0,src_clock ._I)(clock.now(), (0,phases .ZV)(order) + order.timeoutSeconds + phases .uK.ending)
let cancelled
const cancel = () => (cancelled ??= (0,guest_command .Du)(context, { commandId, instanceId }))
const wait = () =>
(0,commands .cR)(clients, {
commandId,
instanceId,
clock,
signal,
limitSeconds: Number.POSITIVE_INFINITY,
everySeconds: () => (0,stage .l)((0,src_clock .O1)(runningSince, clock.now())),
until: async () => {
await watch()
if (clock.now() <= longest) return false
throw new errors .lZ(`command ${commandId} on instance ${instanceId} has not ended`, { hint: CUT_OFF_HINT })
},
})
try {
return await (0,cancellation .M)(signal, cancel, wait)
} catch (error) {
await cancel()
throw error
}
}
function silenceOf(output ) {
let size = output.size
return () => {
const isSilent = output.size === size
size = output.size
return isSilent ? `the job, which has written ${size} bytes` : undefined
}
}
async function bringOutput(
context ,
{ handed: { commandId }, work, take, isTaken, watch, signal } ,
) {
const { clock, fleet, logger } = context
const { order, output } = work
const handedOver = clock.elapsed()
const usually = `${(0,duration .a3)(order.timeoutSeconds)} at most`
const tell = (0,poll .Qf)(clock, { logger, what: silenceOf(output), usually })
const look = patientLook({ ...context, signal }, work, { watch, tell })
for (;;) {
const began = clock.elapsed()
const reply = await look()
signal.throwIfAborted()
if (reply?.state === 'unknown') {
assertStillDelivering(work, { commandId, seconds: clock.elapsed() - handedOver })
} else if (reply !== undefined) {
await take()
;(0,machine_output .Nd)(reply, output)
if (reply.state !== 'running') return { last: reply }
}
const every = isTaken() ? fleet.run.pollSeconds : Math.min(fleet.run.pollSeconds, machine_watch .fY)
await (0,poll .Xv)(clock, Math.max(0, every - (clock.elapsed() - began)), { signal, tell })
}
}
function patientLook(
context ,
{ machine, instance, output } ,
{ watch, tell } ,
) {
const { logger, signal } = context
let unanswered = 0
return async () => {
try {
const look = { waitSeconds: LONG_LOOK_SECONDS, limitSeconds: READ_SECONDS, deadline: NO_DEADLINE, watch, tell }
const reply = await (0,machine_output .ar)(context, machine, output.size, look)
unanswered = 0
return reply
} catch (error) {
unanswered += 1
if (signal.aborted || error instanceof machine_watch .AB) throw error
if (unanswered >= READS_UNANSWERED) {
throw (0,commands .wA)(error) ? (0,machine_watch .Ku)(instance, `has left ${unanswered} looks unanswered`, error) : error
}
logger.info(`instance ${machine.instanceId} did not answer for now: ${(0,errors .BP)(error)}`)
return undefined
}
}
}
function assertStillDelivering(
{ machine: { instanceId }, order } ,
{ commandId, seconds } ,
) {
const secretsSeconds = Object.keys(order.secrets).length > 0 ? bundle ._ : 0
const limit = phases .uK.delivery + order.waitForBootSeconds + secretsSeconds
if (seconds < limit) return
throw new NotDelivered(
`command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${limit} s`,
{ hint: UNDELIVERED_HINT },
)
}
function parseEnd(result , { instanceId } ) {
if (result.stdout === '') return undefined
try {
return (0,reply .M)(result.stdout)
} catch (error) {
throw new errors .lZ(`the payload's wrapper on instance ${instanceId} gave no answer that can be read`, {
cause: error,
hint: CUT_OFF_HINT,
})
}
}
;
async function runPayload(context , work ) {
for (let sending = 1; ; sending += 1) {
const one = await runOnce(context, work, sending)
const { error } = one.outcome
if (!(error instanceof NotDelivered) || sending >= phases .CS) return one
try {
if ((await (0,machine_output .ar)(context, work.machine, 0)).state !== 'unknown') {
await work.order.onTaken()
return { outcome: { stage: 'taken', error } }
}
} catch (trouble) {
return { outcome: { stage: 'handed over', error: trouble } }
}
context.logger.info(`${error.message}; sending it once more`)
}
}
async function runOnce(context , work , sending ) {
let stage = sending === 1 ? 'on' : 'handed over'
let offBy
const renewed = renewForPayload(context, work, sending)
try {
const order = orderFor(context, work)
await sendParts(context, work.machine, order.parts)
context.signal.throwIfAborted()
stage = 'handed over'
const handed = await handOver(context, work, order)
const followed = await follow(context, handed, work)
stage = followed.stage
if (stage === 'taken') offBy = handed.deadline
if ('error' in followed) throw followed.error
return { outcome: { stage: 'ended', ...(await collect(context, work, followed)) }, offBy }
} catch (error) {
return { outcome: { stage, error: error instanceof machine_watch .AB ? interrupted(work.machine, error) : error }, offBy }
} finally {
await renewed
}
}
async function renewForPayload(context , { machine, order } , sending ) {
const { clients, clock, logger } = context
const again = (phases .CS - sending) * (0,phases .ZV)(order)
const until = (0,src_clock ._I)(clock.now(), again + (0,phases .Kc)(order))
try {
await (0,leases .y2)(clients.ec2, { ...machine, until, clock })
} catch (error) {
logger.info(`the lease of run ${machine.runId} keeps its end: ${(0,errors .BP)(error)}`)
}
}
function orderFor(context , work ) {
const { clock, region } = context
const { machine, order, uncollected } = work
const now = clock.now()
const deadline = (0,phases .Ar)('hand-over', now, order)
const lists = (0,guest_commands .Rv)({
...order,
runId: machine.runId,
payload: order.command,
facts: factsOf(context, work),
files: order.files?.tar,
region: region.name,
sentAt: now,
notAfter: (0,src_clock ._I)(now, phases .uK.handOver),
deadline,
uncollected,
})
return { parts: lists.slice(0, -1), commands: lists.at(-1) ?? [], deadline }
}
function factsOf(
{ fleet, region } ,
{ machine, instance, order } ,
) {
return {
SERVICEMON_FLEET: fleet.name,
SERVICEMON_REGION: region.name,
SERVICEMON_ZONE: instance.zone,
SERVICEMON_INSTANCE_ID: machine.instanceId,
SERVICEMON_RUN_ID: machine.runId,
SERVICEMON_SLOT: order.slot === undefined ? '' : (0,src_clock .fU)(order.slot),
}
}
async function sendParts(context , machine , parts ) {
for (const [index, commands] of parts.entries()) {
const reply = await (0,guest_command .WG)(context, machine, { what: `part-${index}`, commands, seconds: 60 })
if (reply.kind === 'refused') throw await refusal(context, machine, reply)
}
}
async function handOver(
context ,
{ machine: { instanceId, runId }, order } ,
{ commands, deadline } ,
) {
const executionSeconds = (0,phases .ZV)(order) + order.timeoutSeconds + phases .uK.ending
const comment = `servicemon run ${runId}`
const commandId = await (0,guest_command .Jz)(context, { instanceId, commands, comment, executionSeconds })
context.logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`)
return { commandId, deadline }
}
function interrupted({ runId } , cause ) {
const hint = `What the payload had written is on its disk: the next run in the region brings it as output of run ${runId}.`
return new errors .lZ('the payload was interrupted', {
cause,
hint: cause.diskIsGone ? (cause.hint ?? '') : `${cause.hint ?? ''} ${hint}`,
})
}
async function collect(
context ,
{ machine, order, output } ,
end ,
) {
const { clock } = context
const until = clock.elapsed() + (0,phases .ez)(order)
let meta = 'last' in end ? end.last.meta : undefined
if (meta === undefined || output.size < meta.size) {
const last = await (0,machine_output .ov)(context, machine, { output, limitSeconds: until - clock.elapsed() })
meta = last.meta
if (meta === undefined) throw await cutOff(context, machine, { state: last.state, end })
}
if (meta.bootWaitSeconds > 0) context.logger.info(describeBootWait(meta))
;(0,machine_output .MA)(machine, { meta, output })
const [limitSeconds, capBytes] = [until - clock.elapsed(), order.resultsCapBytes]
return { meta, results: await (0,results .X)(context, machine, { packed: meta.results, limitSeconds, capBytes }) }
}
async function cutOff(
context ,
machine ,
{ state, end } ,
) {
const { instanceId, runId } = machine
const how = 'command' in end ? (0,commands .Pb)(end.command) : 'its machine could not record how it ended'
if (state === 'unknown') {
return new errors .lZ(`the payload was not begun on instance ${instanceId}: ${how}`, { hint: 'Nothing has run.' })
}
await (0,guest_command .WG)(context, machine, { what: 'cancel', commands: (0,guest_commands .RU)({ runId }), seconds: 60 })
return new errors .lZ(`the payload on instance ${instanceId} was cut off: ${how}`, {
hint: 'It is not run again. What it had written comes with the next run in the region.',
})
}
function describeBootWait({ bootWaitSeconds, stillStarting } ) {
const waited = `the payload waited ${bootWaitSeconds} s for the machine's boot`
if (stillStarting.length === 0) return waited
return `${waited}, and began all the same; still starting were ${stillStarting.join(', ')}`
}
}),
7796:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Jm: () => ( describeLeft),
fL: () => ( payloadFailure),
nR: () => ( describeBill),
vZ: () => ( describeRun)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _text_dollars_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5345);
var _report_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3661);
var _plan_steps_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5881);
var _schedule_cron_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2466);
var _stage_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4763);
const TIMEOUT_HINT = 'What it had written is kept. If it needs longer, raise run.timeout or the input timeout.'
const KILLED_HINT = 'Most often that means that memory ran out: choose a larger type.'
const OWN_CODE_HINT = 'That is of your own command: its last words are in the log and in the output file.'
const KEPT_HINT = 'What it had written is in the log and in the output file.'
function payloadFailure(
meta ,
{ outputCapBytes, user } ,
) {
if (meta.timedOut) return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('the payload was ended at its timeout', { hint: TIMEOUT_HINT })
switch (meta.end) {
case 'signalled':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`the payload was ended by ${meta.signal ?? 'a signal'}`, {
hint: meta.signal === 'SIGKILL' ? KILLED_HINT : KEPT_HINT,
})
case 'interrupted':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`the payload was interrupted: ${describeInterruption(meta)}`, {
hint: `It is not run again. ${KEPT_HINT}`,
})
case 'not-started':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`the payload could not be started: ${meta.detail}`, {
hint: `It was to run as ${user}: look at run.user and run.env in the fleet file.`,
})
case 'lost':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('the payload ended, and its exit code could not be read', { hint: KEPT_HINT })
case 'exited':
if (meta.exitCode !== 0) {
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`the payload ended with exit code ${meta.exitCode ?? 'unknown'}`, {
hint: OWN_CODE_HINT,
})
}
}
return incompleteOutput(meta, outputCapBytes)
}
function incompleteOutput({ missing, size, total } , outputCapBytes ) {
const kept = `${size} of ${total} bytes of output were kept`
switch (missing) {
case 'none':
return undefined
case 'cap':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`${kept}: it is over the cap of ${outputCapBytes} bytes`, {
hint: 'Raise run.output-cap in the fleet file, or write less.',
})
case 'disk':
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`${kept}: the disk of the instance is full`, {
hint: 'Make room in the image, or make the disk larger by instance.disk, and provision.',
})
}
}
function describeInterruption({ detail } ) {
return detail === '' || detail === 'the machine went down' ? 'the machine rebooted in the middle of it' : detail
}
function describeLeft({ machine, instance, left } ) {
const state = left === 'unconfirmed' ? 'may still be on' : `is ${instance.state}`
return `run ${machine.runId} on instance ${machine.instanceId}, which ${state}`
}
function describeBill({ region } , run ) {
const phases = run.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`)
const { type } = run.instance
const billed = billedSeconds(run)
const cost = (0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_2__ .p)(billed, region.prices[type])
const about = cost === undefined ? '' : `, about ${(0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_2__ .n)(cost)} USD`
return `${phases.join(', ')}; ${billed ?? 0} s billed on a ${type}${about}`
}
function billedSeconds({ runningSince, stoppingSince } ) {
return runningSince === undefined ? undefined : (0,_stage_js__WEBPACK_IMPORTED_MODULE_6__ ._)((0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .O1)(runningSince, stoppingSince))
}
function describeRun(
{ clock, fleet, region } ,
run ,
) {
const { instance, machine, meta, output, outputFile, phases, results, slot } = run
const billed = billedSeconds(run)
const next = region.cron === undefined ? undefined : (0,_schedule_cron_js__WEBPACK_IMPORTED_MODULE_5__ .yo)(region.cron, fleet.timezone, clock.now())
return {
status: 'ok',
summary: '',
instance: (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_3__ .x)(instance, clock.now()),
steps: [],
findings: [
...(results?.leftOut ?? []).map((text) => (0,_plan_steps_js__WEBPACK_IMPORTED_MODULE_4__ .lm)('results-left-out', text)),
...(results?.summaryLeftOut ?? []).map((text) => (0,_plan_steps_js__WEBPACK_IMPORTED_MODULE_4__ .lm)('summary-left-out', text)),
],
run: {
runId: machine.runId,
phases: [...phases.done],
exitCode: meta?.exitCode,
signal: meta?.signal,
timedOut: meta?.timedOut ?? false,
outputBytes: output.size,
outputFile,
resultsFolder: results?.folder,
summary: results?.summary,
nextSlot: next && (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(next),
slot: slot && (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot.time),
lateSeconds: slot?.lateSeconds,
billedSeconds: billed,
costDollars: (0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_2__ .p)(billed, region.prices[instance.type]),
},
}
}
}),
4763:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
_: () => ( billedFor),
l: () => ( pauseAfter)
});
const MINIMUM_BILLED_SECONDS = 60
const SHARE = 0.003
const CLOSEST_SECONDS = 0.25
const FARTHEST_SECONDS = 2
function billedFor(seconds ) {
return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(seconds))
}
function pauseAfter(secondsOn ) {
const pause = Math.max(MINIMUM_BILLED_SECONDS - secondsOn, secondsOn * SHARE)
return Math.min(FARTHEST_SECONDS, Math.max(CLOSEST_SECONDS, pause))
}
}),
1417:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
I: () => ( isEmpty),
F: () => ( listFindings)
});
var key_pairs = __webpack_require__(205);
var src_tags = __webpack_require__(3923);
var security_groups = __webpack_require__(9491);
var clock = __webpack_require__(2050);
var instance_state = __webpack_require__(7373);
var parts = __webpack_require__(4388);
var plan_images = __webpack_require__(5298);
var steps = __webpack_require__(5881);
;
function findHindrances(facts , runner ) {
return [...findTags(runner), ...findMisfit(facts, runner), ...findDisks(facts, runner)]
}
function findTags({ id, tags } ) {
const count = Object.keys(tags).filter((key) => !key.startsWith('aws:')).length
const wanted = tags[src_tags .Dk.slot] === undefined ? 2 : 1
if (count + wanted <= src_tags .x3) return []
const text = `instance ${id} has ${count} of the ${src_tags .x3} tags that EC2 allows, and a run needs room for ${wanted}`
return [(0,steps .gb)('tags', text, id)]
}
function findMisfit({ misfits } , { id, type } ) {
const reason = misfits?.get(id)
return reason === undefined ? [] : [(0,steps .gb)('drift', `instance ${id} can't be started as a ${type}: ${reason}`, id)]
}
function findDisks(
{ fleet, home, inventory, region } ,
{ id, imageId, rootVolumeId } ,
) {
if (rootVolumeId === undefined) {
return [(0,steps .gb)('disk', `instance ${id} has no disk attached at its root device, so it can't be started`, id)]
}
const { images, volumes } = inventory.owned
const image = [...images, ...(home.image === undefined ? [] : [home.image])].find((one) => one.id === imageId)
return (image?.devices ?? []).flatMap((device) => {
const volume = volumes.find((one) =>
device.name === image?.rootDevice ? one.id === rootVolumeId : one.instanceId === id && one.device === device.name,
)
if (volume === undefined) return []
const isSized = device.name === image?.rootDevice && fleet.instance.diskGiB !== undefined
const wanted = isSized ? { ...device, volumeGiB: fleet.instance.diskGiB } : device
const wantsKey = device.encrypted || region.kmsKey !== undefined
return compareDisks(volume, wanted, wantsKey).map(([found, wanted]) =>
(0,steps .gb)('disk', `the disk ${volume.id} of instance ${id} is ${found}, and would be ${wanted} by its image`, id),
)
})
}
function compareDisks(
{ encrypted, sizeGiB, type } ,
{ volumeGiB = sizeGiB, volumeType = type } ,
wantsKey ,
) {
return [
...(type === volumeType ? [] : [[type, volumeType] ]),
...(sizeGiB === volumeGiB ? [] : [[`${sizeGiB} GiB`, `${volumeGiB} GiB`] ]),
...(encrypted || !wantsKey ? [] : [['not encrypted', 'encrypted'] ]),
]
}
var namesakes = __webpack_require__(5782);
var runner_findings = __webpack_require__(9456);
var fleet_tags = __webpack_require__(3658);
;
function listFindings(facts ) {
const runners = facts.inventory.owned.instances
if (isEmpty(facts.inventory.owned)) {
const nothing = (0,steps .gb)('missing', "not provisioned: nothing here is the fleet's own")
return [
...facts.home.problems.map((text) => (0,steps .gb)('missing', text)),
...[nothing, ...findForeign(facts), ...findLookAlikeKeys(facts)],
]
}
const findings = [
...facts.home.problems.map((text) => (0,steps .gb)('missing', text)),
...findImages(facts),
...findKeyPair(facts),
...findSecurityGroup(facts),
...findRunners(facts, runners),
...runners.flatMap((runner) => [...(0,runner_findings .C)(facts, runner), ...findHindrances(facts, runner)]),
...findUntagged(facts),
...findLeftovers(facts),
...findForeign(facts),
...findLookAlikeKeys(facts),
]
return findings.sort((a, b) => Number(b.defect) - Number(a.defect))
}
function isEmpty(owned ) {
return Object.values(owned).every((things ) => things.length === 0)
}
function findImages({ fleet, region, home, inventory } ) {
if (home.base !== undefined) return findFormerCopies(inventory.owned)
if ((0,parts .qN)(fleet, region.name) || home.image === undefined) return []
const source = home.image
const copies = (0,parts .cJ)(inventory.owned)
const current = (0,parts .vw)(inventory.owned, source)
const findings = copies.filter(parts .Ns).map(({ id, state, stateReason }) => {
return (0,steps .gb)('leftover', `image ${id} is ${state}${stateReason === undefined ? '' : `: ${stateReason}`}`, id)
})
if (current.length > 1) {
findings.push((0,steps .gb)('duplicate', `several copies of ${source.id}: ${current.map(({ id }) => id).join(', ')}`))
}
const [copy] = current
const cause = describeNewImage(source)
const isOlder = copies.some((one) => (0,parts .vz)(one) !== source.id)
const missing = (0,steps .gb)('missing', `no copy of home's image ${source.id}`)
if (copy === undefined) findings.push(isOlder ? (0,steps .$z)(cause, missing) : missing)
else if ((0,parts .q_)(copy)) findings.push((0,steps .gb)('missing', `image ${copy.id} is still being copied`, copy.id))
for (const old of copies.filter((one) => (0,parts .vz)(one) !== source.id)) {
const text = `image ${old.id} is a copy of ${(0,parts .vz)(old) ?? 'an unknown image'}, not of home's current ${source.id}`
findings.push((0,steps .$z)(cause, (0,steps .gb)('outdated', text, old.id)))
}
return findings
}
function findFormerCopies(owned ) {
return (0,parts .cJ)(owned).map(({ id }) =>
(0,steps .gb)('outdated', `image ${id} is a copy of an image of one's own, and the fleet has a base image`, id),
)
}
function findKeyPair({ fleet, region, home, inventory } ) {
const name = fleet.keyPair
if ((0,parts .qN)(fleet, region.name) || name === undefined) return []
const pair = inventory.owned.keyPairs.find((one) => one.name === name)
if (pair === undefined) return [(0,steps .gb)('missing', `no key pair ${name}`)]
if (home.keyPair?.publicKey === undefined || pair.publicKey === undefined) return []
if ((0,key_pairs .yL)(pair.publicKey, home.keyPair.publicKey)) return []
return [
(0,steps .gb)(
'drift',
`key pair ${name} is another key than ${home.base === undefined ? "home's" : "the fleet file's"}; delete it to have it imported again`,
pair.id,
),
]
}
function findSecurityGroup({ fleet, region, home, inventory } ) {
const groups = inventory.owned.securityGroups.filter(({ name }) => name === fleet.securityGroup)
const { wanted, left } = (0,parts .KV)(home)
const open = ((0,parts .qN)(fleet, region.name) ? [home.securityGroup] : groups).flatMap((group) =>
group === undefined ? [] : findOpenIngress(group),
)
if ((0,parts .qN)(fleet, region.name)) return open
const notices = left.map((rule) =>
(0,steps .lm)('rule-left-out', `home's rule "${(0,security_groups .IO)(rule)}" refers to a thing of one region and was not copied`),
)
const [group] = groups
if (group === undefined) return [(0,steps .gb)('missing', `no security group ${fleet.securityGroup}`), ...notices]
if (home.securityGroup === undefined) return [...open, ...notices]
if (group.tags[src_tags .Dk.state] === 'creating') {
return [(0,steps .gb)('missing', `security group ${group.id} has not all of its rules yet`, group.id), ...notices]
}
const { missing, extra } = (0,security_groups .Do)(wanted, group.rules)
return [
...missing.map((rule) =>
drift(group, `lacks ${home.base === undefined ? "home's" : 'the'} rule "${(0,security_groups .IO)(rule)}"`),
),
...extra.map((rule) =>
drift(
group,
`has a rule that ${home.base === undefined ? 'home has not' : 'is not ours'}: "${(0,security_groups .IO)(rule)}"`,
),
),
...open,
...notices,
]
}
function drift({ id } , what ) {
return (0,steps .gb)('drift', `security group ${id} ${what}`, id)
}
function findOpenIngress({ id = '', rules } ) {
const isOpen = ({ direction, peer } ) =>
direction === 'ingress' && (peer.kind === 'ipv4' || peer.kind === 'ipv6') && peer.cidr.endsWith('/0')
return rules
.filter(isOpen)
.map((rule) => (0,steps .lm)('open-ingress', `security group ${id} is open to everybody: ${(0,security_groups .IO)(rule)}`, id))
}
function describeNewImage({ id } ) {
return `home's image is ${id} now, and what is here is of an older one`
}
function findRunners({ home } , runners ) {
if (runners.length === 0) return [(0,steps .gb)('missing', 'no instance')]
const current = runners.filter((runner) => (0,parts .Oz)(runner, home))
const old = runners.filter((runner) => !current.includes(runner))
const ids = (instances ) =>
instances.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,clock .fU)(launchTime)})`).join(', ')
const findings = current.length > 1 ? [(0,steps .gb)('duplicate', `several instances: ${ids(current)}`)] : []
if (home.image === undefined) return findings
const [wanted, cause] =
home.base === undefined
? [`home's current image ${home.image.id}`, describeNewImage(home.image)]
: ['the current base and setup', 'base or setup have changed, and what is here is of the former ones']
return [
...findings,
...old.map(({ id }) => (0,steps .$z)(cause, (0,steps .gb)('outdated', `instance ${id} is not of ${wanted}`, id))),
]
}
function findUntagged({ fleet, inventory } ) {
return (0,fleet_tags .Mq)(fleet, inventory).map(({ what, id, missing }) =>
(0,steps .gb)('untagged', `${what} ${id} lacks ${(0,fleet_tags .FE)(missing)}`, id),
)
}
function findLeftovers({ inventory } ) {
const { owned } = inventory
return [
...(0,plan_images .ED)(inventory).map((id) =>
(0,steps .gb)('leftover', `snapshot ${id} belongs to no image of the fleet`, id),
),
...owned.volumes
.filter(({ state }) => state === 'available')
.map(({ id, sizeGiB }) => (0,steps .gb)('leftover', `volume ${id} (${sizeGiB} GiB) belongs to no instance`, id)),
]
}
function findForeign({ fleet, region, inventory } ) {
const { foreign } = inventory
const on = (0,namesakes .n)(foreign.instances)
if ((0,parts .qN)(fleet, region.name)) return on
const named = (what , items ) =>
items.map(({ id }) => (0,steps .lm)('foreign', `${what} ${id} carries the fleet's name and is not ours`, id))
return [
...on,
...named(
'instance',
foreign.instances.filter(({ state }) => !(0,instance_state .M)(state)),
),
...named('image', foreign.images),
...named('snapshot', foreign.snapshots),
...named('volume', foreign.volumes),
...named('key pair', foreign.keyPairs),
...named('security group', foreign.securityGroups),
]
}
const KEYS = new Map(Object.values(src_tags .Dk).map((key) => [key.toLowerCase(), key]))
function findLookAlikeKeys({ inventory } ) {
return (['owned', 'foreign'] ).flatMap((whose) =>
Object.values(inventory[whose])
.flat()
.flatMap(({ id, tags } ) =>
Object.keys(tags).flatMap((key) => {
const ours = KEYS.get(key.toLowerCase())
if (ours === undefined || ours === key) return []
const text = `${id} carries a tag ${key}, which IAM takes for ${ours}: remove it`
return [whose === 'owned' ? (0,steps .gb)('tags', text, id) : (0,steps .lm)('tags', text, id)]
}),
),
)
}
}),
3658:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
FE: () => ( describeTags),
Mq: () => ( listUntagged),
Vd: () => ( planTags)
});
var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3923);
var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4388);
function listUntagged(fleet , { owned, region } ) {
const { instances, volumes, images, snapshots, keyPairs, securityGroups } = owned
const list = (what , things ) =>
things
.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .V)(tags))
.map(({ id, tags }) => ({ what, id, missing: (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Ys)(fleet.tags, tags) }))
.filter(({ missing }) => Object.keys(missing).length > 0)
const machines = [...list('instance', instances), ...list('volume', volumes)]
if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .qN)(fleet, region)) return machines
return [
...machines,
...list('image', images),
...list('snapshot', snapshots),
...list('key pair', keyPairs),
...list('security group', securityGroups),
]
}
function planTags(fleet , inventory , steps ) {
const removed = new Set(steps.flatMap(idOfRemoval))
for (const { id, instanceId } of inventory.owned.volumes) {
if (instanceId !== undefined && removed.has(instanceId)) removed.add(id)
}
return listUntagged(fleet, inventory)
.filter(({ id }) => !removed.has(id))
.map(({ what, id, missing }) => ({
kind: 'set-tags',
what,
id,
tags: missing,
target: `${what} ${id}`,
reason: `it lacks ${describeTags(missing)}`,
}))
}
function describeTags(tags ) {
const all = Object.entries(tags).map(([key, value]) => `${key}=${value}`)
return `the tag${all.length === 1 ? '' : 's'} ${all.join(', ')}`
}
function idOfRemoval(step ) {
if (step.kind === 'terminate-instance') return [step.instanceId]
if (step.kind === 'remove-image') return [step.imageId]
return step.kind === 'delete-snapshot' ? [step.snapshotId] : []
}
}),
5298:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
ED: () => ( listOrphanSnapshots),
Fz: () => ( planImage),
N9: () => ( planWaitForImage),
Nc: () => ( planImageRemoval),
Q3: () => ( planOrphan)
});
var _aws_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6342);
var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4388);
function planImage({ fleet, region, inventory } , source ) {
if (!(0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .av)(fleet, region.name)) return []
const failed = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .cJ)(inventory.owned).filter((image) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .vz)(image) === source.id && (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .Ns)(image))
const removals = failed.flatMap((image) => {
const why = image.stateReason === undefined ? '' : `: ${image.stateReason}`
return planImageRemoval(inventory, image, `the copy is ${image.state}${why}`)
})
if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .vw)(inventory.owned, source).length > 0) return removals
const name = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .vC)(fleet, source)
return [
...removals,
{
kind: 'copy-image',
name,
sourceImageId: source.id,
replaces: failed.map(({ id }) => id).join(),
target: `image ${name}`,
reason: `${region.name} has no copy of ${source.id} from ${fleet.leadRegion}`,
},
]
}
function planWaitForImage({ fleet, region, inventory } , source ) {
if (!(0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .av)(fleet, region.name)) return []
const [copy] = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .vw)(inventory.owned, source)
if (copy?.state === 'available') return []
const name = copy?.id ?? (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__ .vC)(fleet, source)
const reason = copy === undefined ? 'an instance needs the whole copy' : 'a copy is already on its way'
return [{ kind: 'await-image', imageId: copy?.id, target: `image ${name}`, reason }]
}
function planImageRemoval({ owned } , image , reason ) {
const { id } = image
const ours = new Set(owned.snapshots.map((snapshot) => snapshot.id))
return [
{ kind: 'remove-image', imageId: id, target: `image ${id}`, reason },
...(0,_aws_images_js__WEBPACK_IMPORTED_MODULE_0__ .Ns)(image)
.filter((snapshotId) => ours.has(snapshotId))
.map((snapshotId) => {
return { kind: 'delete-snapshot', snapshotId, target: `snapshot ${snapshotId}`, reason }
}),
]
}
function planOrphan(snapshotId ) {
return {
kind: 'delete-snapshot',
snapshotId,
target: `snapshot ${snapshotId}`,
reason: 'no image of the fleet refers to it',
}
}
function listOrphanSnapshots({ owned } ) {
if (owned.images.some(_parts_js__WEBPACK_IMPORTED_MODULE_1__ .q_)) return []
const used = new Set(owned.images.flatMap(_aws_images_js__WEBPACK_IMPORTED_MODULE_0__ .Ns))
return owned.snapshots.filter(({ id }) => !used.has(id)).map(({ id }) => id)
}
}),
5782:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
n: () => ( findNamesakesOn)
});
var _instance_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7373);
var _steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5881);
function findNamesakesOn(namesakes ) {
return namesakes
.filter(({ state }) => (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_1__ .M)(state))
.map(({ id, state }) =>
(0,_steps_js__WEBPACK_IMPORTED_MODULE_0__ .lm)('running', `instance ${id} carries the fleet's name, is not ours, and is ${state}: only you stop it`, id),
)
}
}),
3661:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( describeParts),
x: () => ( describeInstance)
});
var _aws_origin_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9754);
var _aws_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6342);
var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3923);
var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2050);
var _lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2294);
var _plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4388);
function describeParts(
{ fleet, region, clock } ,
{ inventory } ,
home ,
) {
const { owned } = inventory
const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .qN)(fleet, region.name)
const copies = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .cJ)(owned)
const current = home?.image === undefined ? undefined : (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .vw)(owned, home.image)[0]
const image = atHome ? home?.image : (current ?? copies[0])
const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair)
const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup)
const runner =
owned.instances.find((one) => home !== undefined && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .Oz)(one, home) && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .i_)(one)) ??
owned.instances.find(_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .i_) ??
owned.instances[0]
return {
image:
runner && (0,_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Hp)(runner.tags)
? describeBase(runner, home)
: image && describeImage(image, atHome || image === current),
keyPair: keyPair?.id,
securityGroup: group?.id,
instance: runner && describeInstance(runner, clock.now()),
}
}
function describeInstance(instance , now ) {
const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .IL)(instance, now)
return {
id: instance.id,
state: instance.state,
type: instance.type,
zone: instance.zone,
address: instance.publicIp,
image: instance.imageId,
setup: (0,_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Ju)(instance.tags)?.hash,
lastStart: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(instance.launchTime),
lease: holder && (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__ .sG)(holder),
holder: holder && { kind: holder.kind, until: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(holder.until), runId: holder.runId },
slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Dk.slot],
}
}
function describeBase({ architecture, tags } , home ) {
const base = (0,_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Hp)(tags)
const id = tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__ .Dk.image]
if (base === undefined || id === undefined) return undefined
const newest = home?.base && (0,_aws_origin_js__WEBPACK_IMPORTED_MODULE_5__ .Q)(home.base, architecture)
const [name, created] = [base.name, (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(base.created)]
return { id, name, state: 'available', created, current: newest?.id === id, snapshots: [] }
}
function describeImage(image , current ) {
return {
id: image.id,
name: image.name,
state: image.state,
created: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__ .fU)(image.created),
source: (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ .vz)(image),
current,
snapshots: (0,_aws_images_js__WEBPACK_IMPORTED_MODULE_0__ .Ns)(image),
}
}
}),
3640:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
p: () => ( describeStops),
y: () => ( describePlanned)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _instance_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7373);
var _text_dollars_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5345);
function describePlanned(steps , logger ) {
for (const { kind, target, reason } of steps) logger.info(`would ${kind} ${target}: ${reason}`)
return steps.map(({ kind, target, reason }) => ({ kind, target, reason, outcome: 'planned', seconds: 0 }))
}
function describeStops(
{ clock, region } ,
machines ,
results ,
) {
const now = clock.now()
return machines.map(({ instance: { id, launchTime, state, type }, reason }, index) => {
const result = results[index]
const outcome = result?.status !== 'fulfilled' ? 'failed' : result.value ? 'done' : 'skipped'
const on = (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_2__ .M)(state) ? { onSince: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(launchTime) } : {}
const cost = (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_2__ .M)(state) ? (0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_1__ .p)((0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .O1)(launchTime, now), region.prices[type]) : undefined
const told = cost === undefined ? on : { ...on, costDollars: cost }
return { kind: 'stop-instance', target: `instance ${id}`, outcome, reason, seconds: 0, ...told }
})
}
}),
3478:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
MAX_TRIES: () => ( MAX_TRIES),
dueState: () => ( dueState),
findSlot: () => ( findSlot),
nextTriesTag: () => ( nextTriesTag),
orderDue: () => ( orderDue)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _cron_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2466);
const MAX_TRIES = 3
const CLOCK_SKEW_MILLISECONDS = 3_600_000
function findSlot(tag ) {
if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(tag)) return undefined
const slot = new Date(tag)
return Number.isNaN(slot.getTime()) || (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot) !== tag ? undefined : slot
}
function nextTriesTag({ slot, triesTag } ) {
const tries = findTries(triesTag)
return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot)}/${tries?.slot.getTime() === slot.getTime() ? tries.count + 1 : 1}`
}
function dueState(options
) {
const { region, timezone, now } = options
const never = { due: false, slot: undefined, next: undefined, tries: 0, notes: [] }
if (!region.enabled) return { ...never, reason: 'disabled in the fleet file' }
if (region.cron === undefined) return { ...never, reason: 'has no cron line, so it runs on demand only' }
const slot = (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__ .kc)(region.cron, timezone, now)
const next = (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__ .yo)(region.cron, timezone, now)
const { served, tries, notes } = readTags(options)
const count = slot !== undefined && tries?.slot.getTime() === slot.getTime() ? tries.count : 0
const base = { slot, next, tries: count, notes }
if (slot === undefined) return { ...base, due: false, reason: 'has had no slot yet' }
if (served !== undefined && slot <= served) {
return { ...base, due: false, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot)} has been served` }
}
if (count >= MAX_TRIES) {
return { ...base, due: false, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot)} is given up after ${count} failed starts` }
}
const lastSlot = latestOf(served, tries?.slot)
const since = served === undefined ? 'has never run' : `last served ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(served)}`
const again = count === 0 ? '' : `, after ${count} failed ${count === 1 ? 'start' : 'starts'}`
return { ...base, slot, due: true, lastSlot, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(slot)} is due${again}: ${since}` }
}
function orderDue (list , limit ) {
const ordered = [...list].sort(
(a, b) => (a.lastSlot?.getTime() ?? 0) - (b.lastSlot?.getTime() ?? 0) || a.slot.getTime() - b.slot.getTime(),
)
return limit === 'all' ? ordered : ordered.slice(0, limit)
}
function readTags(options ) {
const notes = []
const isPossible = (slot ) => slot.getTime() <= options.now.getTime() + CLOCK_SKEW_MILLISECONDS
const note = (tag , value ) => notes.push(`servicemon:${tag} can't be "${value}"; taken as absent`)
let served = options.slotTag === undefined ? undefined : findSlot(options.slotTag)
if (served !== undefined && !isPossible(served)) served = undefined
if (options.slotTag !== undefined && served === undefined) note('slot', options.slotTag)
let tries = findTries(options.triesTag)
if (tries !== undefined && !isPossible(tries.slot)) tries = undefined
if (options.triesTag !== undefined && tries === undefined) note('tries', options.triesTag)
return { served, tries, notes }
}
function findTries(tag ) {
const [, slotText, countText] = /^([^/]*)\/([1-9]\d{0,3})$/.exec(tag ?? '') ?? []
const slot = slotText === undefined ? undefined : findSlot(slotText)
return slot === undefined ? undefined : { slot, count: Number(countText) }
}
function latestOf(a , b ) {
if (a === undefined || b === undefined) return a ?? b
return a > b ? a : b
}
})
};
