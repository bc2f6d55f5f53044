export const id = 75;
export const ids = [75];
export const modules = {

/***/ 75:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ applySteps)
});

// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/plan/steps.ts
var steps = __webpack_require__(2960);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/machine/boot.ts + 1 modules
var boot = __webpack_require__(7302);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-cjs/index.js
var dist_cjs = __webpack_require__(5193);
// EXTERNAL MODULE: ./src/aws/errors.ts
var aws_errors = __webpack_require__(9378);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/instance-lifecycle.ts
var instance_lifecycle = __webpack_require__(7803);
// EXTERNAL MODULE: ./src/aws/key-pairs.ts
var key_pairs = __webpack_require__(5578);
// EXTERNAL MODULE: ./src/aws/inventory.ts
var inventory = __webpack_require__(2393);
// EXTERNAL MODULE: ./src/aws/security-groups.ts
var security_groups = __webpack_require__(9828);
;// CONCATENATED MODULE: ./src/aws/kinds.ts





/** The tags of a thing; undefined when it isn't there. */
async function findTags(ec2, kind, id) {
    switch (kind) {
        case 'instance':
            return (await (0,instances/* findInstance */.XD)(ec2, id))?.tags;
        case 'image':
            return (await (0,aws_images/* findImage */.F1)(ec2, id))?.tags;
        case 'snapshot':
            return (await (0,aws_images/* listSnapshots */.Cb)(ec2, [{ Name: 'snapshot-id', Values: [id] }]))[0]?.tags;
        case 'volume':
            return (await (0,inventory/* listVolumes */.yi)(ec2, [{ Name: 'volume-id', Values: [id] }]))[0]?.tags;
        case 'security group':
            return (await (0,security_groups/* listSecurityGroups */.zw)(ec2, [{ Name: 'group-id', Values: [id] }]))[0]?.tags;
        case 'key pair':
            return (await (0,key_pairs/* listKeyPairs */.lY)(ec2, { KeyPairIds: [id] }))[0]?.tags;
    }
}

// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
;// CONCATENATED MODULE: ./src/aws/last-look.ts



const RETAGGED_HINT = 'Somebody changed its tags meanwhile, so it was left alone, and so was what depends on it. Run this mode again.';
const HELD_HINT = 'It was free when the plan was made. It was left alone, and so was what depends on it: run this mode again when it has been let go.';
const UNNAMED_HINT = 'It was left alone, and so was what depends on it. Run this mode again: its plan names what would be lost.';
/**
 * Looks at a machine right before it is changed, stopped or deleted. Gives why it has to be left alone: it isn't ours any
 * more, somebody holds it, or it holds output that the plan didn't name. One that is gone is nobody's, and so is let pass.
 *
 * Between this look and the call that follows remain some milliseconds, or the seconds for which EC2 throttles that call.
 * A run that claims just then waits three seconds and looks once more before it starts the machine (`claimInstance`), so it
 * finds it changed, or gone, and has lost nothing. To claim the machine oneself would close that gap too, at the price of
 * a key that a killed job leaves, and that the next plan would take for a run's output.
 */
async function lookAgain(ec2, { id, clock, ...basis }) {
    const instance = await (0,instances/* findInstance */.XD)(ec2, id);
    return instance === undefined ? undefined : whyKept(instance, basis, clock.now());
}
/** The same, for a machine that was just read. */
function whyKept(instance, { fleet, planned, own, endsDisk }, now) {
    const { id, state, tags } = instance;
    // It has lost its tags, and nobody can hold it any more.
    if (state === 'terminated')
        return undefined;
    const retagged = whyNotOurs(`instance ${id}`, tags, fleet);
    if (retagged !== undefined)
        return retagged;
    const holder = findOtherHolder(instance, { planned, own }, now);
    if (holder !== undefined) {
        return { reason: `instance ${id} is held by ${(0,lease/* describeHolder */.sG)(holder)}`, hint: HELD_HINT };
    }
    const known = new Set([...(0,lease/* parseLeases */.t9)(planned?.tags ?? {}).map(({ runId }) => runId), ...own]);
    const unnamed = (0,lease/* parseLeases */.t9)(tags).flatMap(({ runId }) => (known.has(runId) ? [] : [runId]));
    // Whatever leaves the disk as it is leaves the output there for the next run.
    if (unnamed.length === 0 || !endsDisk)
        return undefined;
    return {
        reason: `run ${unnamed.join(', ')} may have left output on instance ${id} since the plan was made`,
        hint: UNNAMED_HINT,
    };
}
/** Why a thing may not be touched, by its tags alone. */
function whyNotOurs(what, tags, fleet) {
    if (!(0,src_tags/* isOwned */.go)(tags, fleet))
        return { reason: `${what} no longer carries the fleet's tag`, hint: RETAGGED_HINT };
    return (0,src_tags/* isHomeOriginal */.V)(tags) ? { reason: `${what} is an original of home`, hint: RETAGGED_HINT } : undefined;
}
/** Whoever holds it but for this job; a proof boot that the plan knew of was weighed there. */
function findOtherHolder(instance, { planned, own }, now) {
    const ownKeys = new Set([...own].map(lease/* leaseKey */.aW));
    const tags = Object.fromEntries(Object.entries(instance.tags).filter(([key]) => !ownKeys.has(key)));
    const holder = (0,lease/* findHolder */.IL)({ ...instance, tags }, now);
    const isKnown = planned !== undefined && planned.launchTime >= instance.launchTime;
    return holder?.kind === 'proof boot' && isKnown ? undefined : holder;
}

// EXTERNAL MODULE: ./src/aws/poll.ts
var poll = __webpack_require__(5672);
;// CONCATENATED MODULE: ./src/aws/deletions.ts
// Deleting what is ours: whatever the plan says, each thing is looked at again right before it is deleted.











/** A group stays in use for a while after its last instance is terminated. */
const IN_USE_LIMIT_SECONDS = 120;
/**
 * Deletes one thing if, at this moment, it is the fleet's own and no original of home, and, of a machine, nobody holds it
 * and no output is on it that the plan didn't name. While something uses it the deletion is tried again, and each time it
 * is looked at first.
 *
 * @throws ActionError when it is still in use after two minutes, or a machine isn't terminated after ten
 */
async function deleteOwned(ec2, deleting) {
    const { what, id, clock, signal } = deleting;
    return untilUnused(ec2, { what, id, clock, signal }, async () => {
        const seen = await look(ec2, deleting);
        if (seen === 'gone')
            return { kind: 'gone' };
        if (seen !== undefined)
            return { kind: 'kept', ...seen };
        await remove(ec2, what, id, { clock, signal });
        return { kind: 'deleted' };
    });
}
/** Whether a thing is still there, and why it is to be kept. */
async function look(ec2, deleting) {
    const { what, id, fleet, planned, own = new Set(), clock } = deleting;
    if (what !== 'instance') {
        const tags = await findTags(ec2, what, id);
        return tags === undefined ? 'gone' : whyNotOurs(`${what} ${id}`, tags, fleet);
    }
    const instance = await (0,instances/* findInstance */.XD)(ec2, id);
    if (instance === undefined || instance.state === 'terminated')
        return 'gone';
    return whyKept(instance, { fleet, planned, own, endsDisk: true }, clock.now());
}
async function remove(ec2, what, id, waiting) {
    switch (what) {
        case 'instance':
            return (0,instance_lifecycle/* terminateInstance */.Jh)(ec2, id, waiting);
        case 'image':
            return (0,aws_images/* deregisterImage */._k)(ec2, id);
        case 'key pair':
            return (0,key_pairs/* deleteKeyPair */.z9)(ec2, id);
        case 'volume':
            return deleteVolume(ec2, id);
        case 'snapshot':
            return (0,aws_images/* deleteSnapshot */.Cj)(ec2, id);
        case 'security group':
            return (0,security_groups/* deleteSecurityGroup */.dl)(ec2, id);
    }
}
async function deleteVolume(ec2, id) {
    try {
        await ec2.send(new dist_cjs/* DeleteVolumeCommand */.Pbn({ VolumeId: id }));
    }
    catch (error) {
        if (!(0,aws_errors/* isNotFound */.c4)(error))
            throw error;
    }
}
/** AWS sees a thing in use for a while after its user is gone; after two minutes it's left, and who uses it is named. */
async function untilUnused(ec2, { what, id, clock, signal }, attempt) {
    let last;
    try {
        return await (0,poll/* poll */.wt)({
            everySeconds: 3,
            limitSeconds: IN_USE_LIMIT_SECONDS,
            clock,
            signal,
            look: async () => {
                try {
                    return await attempt();
                }
                catch (error) {
                    if (!(0,aws_errors/* isInUse */.ly)(error))
                        throw error;
                    last = error;
                    return undefined;
                }
            },
        });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        const users = what === 'security group' ? await listUsers(ec2, id) : [];
        const by = users.length === 0 ? '' : `; it is used by ${users.join(', ')}`;
        throw new errors/* ActionError */.lZ(`${what} ${id} is still in use after ${IN_USE_LIMIT_SECONDS} s${by}`, {
            cause: last,
            hint: 'Free it and run this mode again: what is done stays done.',
        });
    }
}
/** Network interfaces in a group, and other groups whose rules refer to it, either way. */
async function listUsers(ec2, groupId) {
    const Values = [groupId];
    const [interfaces, from, to] = await Promise.all([
        ec2.send(new dist_cjs/* DescribeNetworkInterfacesCommand */.B1p({ Filters: [{ Name: 'group-id', Values }] })),
        (0,security_groups/* listSecurityGroups */.zw)(ec2, [{ Name: 'ip-permission.group-id', Values }]),
        (0,security_groups/* listSecurityGroups */.zw)(ec2, [{ Name: 'egress.ip-permission.group-id', Values }]),
    ]);
    const groups = new Set([...from, ...to].map(({ id }) => id).filter((id) => id !== groupId));
    return [
        ...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId = '', Attachment }) => Attachment?.InstanceId === undefined
            ? `network interface ${NetworkInterfaceId}`
            : `instance ${Attachment.InstanceId}`),
        ...[...groups].map((id) => `security group ${id}`),
    ];
}

// EXTERNAL MODULE: ./src/aws/tags.ts
var aws_tags = __webpack_require__(9580);
// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/phases.ts
var phases = __webpack_require__(119);
// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
;// CONCATENATED MODULE: ./src/left-over/collect.ts
// Bringing in what earlier runs left on a machine that is about to be replaced: nobody's output is deleted unseen.







/** Boots a machine, brings all output whose runs did not collect it, and stops it. Throws when some is left. */
async function collectOutput(context, instanceId) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const instance = await (0,instances/* findInstance */.XD)(clients.ec2, instanceId);
    if (instance === undefined)
        return;
    const machine = { region: region.name, instanceId, runId: job.newRunId() };
    const leaseSeconds = (0,phases/* collectingBootSeconds */.wR)(fleet.run.outputCapBytes);
    await (0,recover/* dropGivenUp */.OA)(context, instance);
    const claim = await (0,leases/* claimInstance */.Mf)(clients.ec2, {
        ...{ instance, fleet: fleet.name, runId: machine.runId, clock, logger, signal },
        leaseSeconds,
    });
    if (claim.kind === 'lost') {
        throw new errors/* ActionError */.lZ(`instance ${instanceId} can't be started to collect output: ${(0,leases/* describeLoss */.$4)(claim)}`, {
            hint: 'Provision again when it has been let go.',
        });
    }
    await (0,boot/* stopAndRelease */.Di)(context, machine, async () => {
        const start = { machine, instance: claim.instance, leaseSeconds };
        const ready = await (0,boot/* bringUp */.qh)(context, start);
        await (0,recover/* recoverOutput */.WB)(context, ready.instance, machine);
    });
    const left = (0,lease/* parseLeases */.t9)((await (0,instances/* findInstance */.XD)(clients.ec2, instanceId))?.tags ?? {})
        .map(({ runId }) => runId)
        .filter((runId) => runId !== machine.runId);
    if (left.length > 0) {
        throw new errors/* ActionError */.lZ(`output of run ${left.join(', ')} on instance ${instanceId} could not be collected, so the instance is kept`, { hint: 'The reason is in the log. Provision again: it tries anew. Clear deletes the output with the machine.' });
    }
}

// EXTERNAL MODULE: ./src/machine/instance-type.ts
var instance_type = __webpack_require__(6455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/aws/client-token.ts
// Client tokens: the same request asked twice has one effect, for as long as EC2 remembers the token.

/** A token from everything that makes a request what it is; 64 characters, which is EC2's limit. */
function clientToken(inputs) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(inputs)).digest('hex');
}

// EXTERNAL MODULE: ./src/plan/parts.ts
var parts = __webpack_require__(9201);
;// CONCATENATED MODULE: ./src/apply/presence.ts
// Whether a thing that is waited for is there: EC2 may not know for a while what it has just made, and reads may leave out
// what exists (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html).




/** How long EC2 may not know an id that it has just given. */
const NEW_ID_LIMIT_SECONDS = 120;
/**
 * Gives a function that is told of each look whether the thing was seen. What was there and is missing from every look for
 * half a minute is gone; an id that was never seen is unknown after two minutes.
 *
 * @param wasSeen whether it has been seen before
 */
function followPresence(clock, wasSeen = false) {
    let known = wasSeen;
    let seenLast = clock.elapsed();
    return (isSeen) => {
        if (isSeen) {
            known = true;
            seenLast = clock.elapsed();
            return 'there';
        }
        const seconds = clock.elapsed() - seenLast;
        if (known)
            return seconds < poll/* STALE_READ_SECONDS */.N0 ? 'missing' : 'gone';
        return seconds < NEW_ID_LIMIT_SECONDS ? 'missing' : 'unknown';
    };
}
/** Looks for a thing until EC2 shows it. Throws an ActionError when it hasn't for two minutes. */
async function awaitNew({ clock, signal }, what, look) {
    try {
        return await (0,poll/* poll */.wt)({ look, everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal });
    }
    catch (cause) {
        if (!(cause instanceof poll/* PollTimeout */.lb))
            throw cause;
        throw new errors/* ActionError */.lZ(`${what} is not known to EC2, after ${NEW_ID_LIMIT_SECONDS} s of looking for it`, {
            cause,
            hint: 'Somebody removed it, or EC2 is slow: provision again.',
        });
    }
}
/**
 * What has a name that is taken: ours, as soon as EC2 shows it with our tag; after half a minute whatever is shown, if
 * anything. It may be one that a lost answer was about, which lists leave out for a moment.
 */
async function awaitOurs({ clock, fleet, signal }, look) {
    let seen;
    const isOurs = async () => {
        seen = await look();
        return (seen !== undefined && (0,src_tags/* isOwned */.go)(seen.tags, fleet.name)) || undefined;
    };
    await (0,poll/* poll */.wt)({ look: isOurs, everySeconds: 2, limitSeconds: poll/* STALE_READ_SECONDS */.N0, clock, signal }).catch((error) => {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
    });
    return seen;
}
/** Repeats a call for two minutes while EC2 says that something it names is not there: it may have been made just now. */
function onceKnown({ clock, signal }, call) {
    return (0,poll/* retryWhile */.i9)(aws_errors/* isNotFound */.c4, call, { everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal });
}

// EXTERNAL MODULE: ./src/fleet/credits.ts
var fleet_credits = __webpack_require__(7586);
// EXTERNAL MODULE: ./src/guest/commands.ts + 1 modules
var guest_commands = __webpack_require__(1889);
;// CONCATENATED MODULE: ./src/apply/instance-request.ts





/** Whether an instance of ours, not necessarily of this request, is what the request would make. */
function isAsWanted(instance, request) {
    const isRunner = instance.tags[src_tags/* TAG */.Dk.role] === 'runner' && ['proving', 'ready'].includes(instance.tags[src_tags/* TAG */.Dk.state] ?? '');
    return (isRunner &&
        !(0,instance_lifecycle/* isTerminal */.Hd)(instance) &&
        instance.imageId === request.ImageId &&
        instance.type === request.InstanceType &&
        instance.subnetId === request.SubnetId &&
        instance.keyName === request.KeyName &&
        instance.profile === request.IamInstanceProfile?.Name &&
        instance.securityGroupIds.join() === request.SecurityGroupIds?.join());
}
/** The request for an instance: the same parts make the same request, byte for byte. */
function buildRequest({ fleet, region }, { place, refused, source, imageId, groupId, devices }) {
    const credits = (0,fleet_credits/* creditsOf */.y)(fleet.instance, place.type);
    const hops = fleet.instance.metadataHops;
    const mappings = mapDisks(devices, region.kmsKey);
    const instanceTags = (0,src_tags/* creationTags */.ZU)(fleet, {
        [src_tags/* TAG */.Dk.role]: 'runner',
        [src_tags/* TAG */.Dk.state]: 'proving',
        [src_tags/* TAG */.Dk.image]: source.image.id,
        ...(0,src_tags/* refusedTag */.bZ)(refused),
    });
    return {
        ImageId: imageId,
        InstanceType: place.type,
        SubnetId: place.subnetId,
        SecurityGroupIds: [groupId],
        ...(fleet.keyPair === undefined ? {} : { KeyName: fleet.keyPair }),
        IamInstanceProfile: { Name: source.profile },
        MetadataOptions: {
            HttpTokens: fleet.instance.metadata,
            HttpEndpoint: 'enabled',
            ...(hops === undefined ? {} : { HttpPutResponseHopLimit: hops }),
        },
        // EC2 refuses it for a type without credits.
        ...(credits === undefined ? {} : { CreditSpecification: { CpuCredits: credits } }),
        InstanceInitiatedShutdownBehavior: 'stop',
        ...(mappings.length === 0 ? {} : { BlockDeviceMappings: mappings }),
        UserData: Buffer.from((0,guest_commands/* userData */.sw)(fleet.fuseSeconds)).toString('base64'),
        TagSpecifications: [
            { ResourceType: 'instance', Tags: (0,aws_tags/* tagList */.Tw)(instanceTags) },
            { ResourceType: 'volume', Tags: (0,aws_tags/* tagList */.Tw)((0,src_tags/* creationTags */.ZU)(fleet)) },
            { ResourceType: 'network-interface', Tags: (0,aws_tags/* tagList */.Tw)((0,src_tags/* creationTags */.ZU)(fleet)) },
        ],
    };
}
/**
 * Mappings for the disks that may not be as the image has them: an image may say that a disk outlives its instance, which
 * would be paid for with nobody knowing, and a key encrypts. Any other disk has none, and so is the image's own in all.
 */
function mapDisks(devices, kmsKey) {
    return devices
        .filter(({ deleteOnTermination }) => !deleteOnTermination || kmsKey !== undefined)
        .map((device) => mapDisk(device, kmsKey));
}
/**
 * A disk with the image's type, size, IOPS and throughput: what a mapping leaves out may be EC2's own and not the
 * image's. IOPS may be named for some types only, throughput for gp3 only
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html).
 */
function mapDisk({ name, volumeGiB, volumeType, iops, throughput }, kmsKey) {
    const hasIops = volumeType === 'gp3' || volumeType === 'io1' || volumeType === 'io2';
    return {
        DeviceName: name,
        Ebs: {
            DeleteOnTermination: true,
            ...(volumeGiB === undefined ? {} : { VolumeSize: volumeGiB }),
            ...(volumeType === undefined ? {} : { VolumeType: volumeType }),
            ...(hasIops && iops !== undefined ? { Iops: iops } : {}),
            ...(volumeType === 'gp3' && throughput !== undefined ? { Throughput: throughput } : {}),
            ...(kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: kmsKey }),
        },
    };
}

// EXTERNAL MODULE: ./src/aws/late-failure.ts
var late_failure = __webpack_require__(6438);
;// CONCATENATED MODULE: ./src/apply/launch.ts
// Waiting for a machine that is to be proved: one that dies, or vanishes, meanwhile is told at once, with EC2's own reason.







/**
 * Waits until a machine that was launched runs.
 *
 * @throws ActionError with EC2's *StateReason* and the fix when it goes another way, such as `terminated` for
 *   `Client.VolumeLimitExceeded`, which EC2 notices only after RunInstances has succeeded
 *   (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html)
 */
function waitForLaunch(context, id) {
    return waitFor(context, id, {
        states: ['running'],
        isDead: (state) => (0,instance_lifecycle/* isTerminal */.Hd)({ state }) || state.startsWith('stop'),
    });
}
/** Waits until a machine that is there is on, or off for good; at most 5 minutes. Throws when it is terminated. */
function waitUntilSettled(context, id) {
    return waitFor(context, id, { states: ['pending', 'running', 'stopped'], isDead: (state) => (0,instance_lifecycle/* isTerminal */.Hd)({ state }) });
}
/** What to tell of an instance that was launched and has died of it. */
function launchFailure({ id, state, stateReason }) {
    return new errors/* ActionError */.lZ(`instance ${id} was started and went ${state}: ${stateReason ?? 'no reason given'}`, {
        hint: (0,late_failure/* fixForStateReason */._)(stateReason),
    });
}
async function waitFor({ clients, clock, signal }, id, { states, isDead }) {
    const presenceOf = followPresence(clock);
    let state = 'unknown';
    const look = async () => {
        const instance = await (0,instances/* findInstance */.XD)(clients.ec2, id);
        const presence = presenceOf(instance !== undefined);
        if (presence === 'unknown' || presence === 'gone')
            throw absence(id, presence);
        state = instance?.state ?? state;
        if (instance !== undefined && isDead(state))
            throw launchFailure(instance);
        return states.includes(state) ? instance : undefined;
    };
    try {
        return await (0,poll/* poll */.wt)({ look, everySeconds: 2, limitSeconds: phases/* LIMIT */.uK.running, clock, signal });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        const wanted = states.join(' or ');
        throw new errors/* ActionError */.lZ(`instance ${id} is ${state} and not ${wanted} after ${phases/* LIMIT */.uK.running} s`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
        });
    }
}
function absence(id, presence) {
    if (presence === 'gone') {
        return new errors/* ActionError */.lZ(`instance ${id} is no longer known to EC2, and was a moment ago`, {
            hint: 'Somebody terminated it. Provision again: it makes another one.',
        });
    }
    return new errors/* ActionError */.lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
    });
}

;// CONCATENATED MODULE: ./src/apply/make.ts
// Making a region's instance, tagged by the call that creates it, where EC2 has room for one.











/** A token may stand for instances that are long terminated; more generations than these mean something else. */
const MAX_GENERATIONS = 20;
/** For a client token that EC2 knows with other parameters behind it. */
const TOKEN_HINT = 'Nothing was made. Try again in a day, when EC2 has forgotten the earlier request.';
/**
 * Makes the instance: tags, group, profile, metadata options, shutdown behaviour, disks and fuse in the one call. Where
 * EC2 refuses the type, its quota is used up, or there is none to give, comes the next place of the step; a type that is
 * refused for more than its zone isn't asked for again. The instance is on, and in `progress` from the answer on.
 *
 * @throws ActionError when EC2 makes none in any of the places, when the instance died at once, or when EC2 gives one that
 *   is gone for each of twenty tokens
 */
async function makeInstance(context, step, { source, progress }) {
    const { clients, job, logger } = context;
    const imageId = step.made.imageId ?? progress.imageId;
    const groupId = step.made.securityGroupId ?? progress.securityGroupId;
    if (imageId === undefined || groupId === undefined)
        throw new Error('an instance needs an image and a group');
    const { devices } = await awaitNew(context, `image ${imageId}`, () => (0,aws_images/* findImage */.F1)(clients.ec2, imageId));
    const runId = job.newRunId();
    const refused = [];
    let refusal;
    for (const place of [step.place, ...step.others]) {
        if (refused.includes(place.type))
            continue;
        const request = buildRequest(context, { place, refused, source, imageId, groupId, devices });
        try {
            progress.made = await launch(context, { request, replaces: step.replaces, runId });
            logger.info(`instance ${progress.made.instance.id}, ${place.type} in ${place.zone}`);
            return;
        }
        catch (error) {
            if (!(0,aws_errors/* isRefusedType */.pl)(error))
                throw error;
            refusal = error;
            if (!(0,aws_errors/* isRefusedInZone */.AC)(error))
                refused.push(place.type);
            logger.info(`EC2 makes no ${place.type} in ${place.zone}: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
        }
    }
    throw noneMade(step, refusal);
}
function noneMade({ place, others }, cause) {
    const tried = [place, ...others].map(({ type, zone }) => `${type} in ${zone}`).join(', ');
    const message = (0,aws_errors/* isWithoutCapacity */.Fb)(cause)
        ? `EC2 has no capacity for an instance (${tried})`
        : `EC2 makes no instance (${tried})`;
    return new errors/* ActionError */.lZ(message, {
        cause,
        hint: 'Nothing was made. Name more instance types in the fleet file, ask for a higher quota where one is used up, or try again later.',
    });
}
/**
 * Launches one instance. The client token is a hash of what it is made from and a counter, which goes up while the token
 * stands for an instance that is gone (EC2 remembers tokens for a day or more). The post step is told before each call
 * that there will be one, and no call that fails takes that back: of its attempts one may have been carried out all the
 * same.
 */
async function launch(context, { request, replaces, runId }) {
    const { clock, fleet, job, region, signal } = context;
    const expected = { region: region.name, runId, fleet: fleet.name };
    for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
        signal.throwIfAborted();
        const since = clock.now();
        job.expect({ ...expected, since });
        const ClientToken = clientToken([request, replaces, generation]);
        const made = await runOrFind(context, { ...request, ClientToken });
        if (made === undefined || isOfEarlier(made, since))
            continue;
        if ((0,instance_lifecycle/* isTerminal */.Hd)(made)) {
            job.forget({ runId });
            throw launchFailure(made);
        }
        const machine = { region: region.name, instanceId: made.id, runId };
        job.remember(machine);
        return { machine, instance: made };
    }
    // Each call was answered by one that is gone: none of them has made anything.
    job.forget({ runId });
    throw new errors/* ActionError */.lZ(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
        hint: 'Try again in a day, when EC2 has forgotten them.',
    });
}
/** Between the runner's clock and EC2's, in seconds; a launch within it is taken for that of this very call. */
const CLOCK_MARGIN_SECONDS = 60;
/** Whether an answer is about an instance that was launched, and ended, before it was asked for. */
function isOfEarlier(made, since) {
    return (0,instance_lifecycle/* isTerminal */.Hd)(made) && (0,src_clock/* secondsBetween */.O1)(made.launchTime, since) > CLOCK_MARGIN_SECONDS;
}
/**
 * Makes an instance, and gives it as it is now; undefined when the token stands for one that is terminated. Where EC2
 * knows the token from another request, one of ours that is what was wanted will do.
 */
async function runOrFind(context, request) {
    const { clients, fleet, logger } = context;
    try {
        const made = await onceKnown(context, () => (0,instances/* runInstance */.jH)(clients.ec2, request, context));
        return (await (0,instances/* findInstance */.XD)(clients.ec2, made.id)) ?? made;
    }
    catch (cause) {
        if ((0,aws_errors/* isTokenOfTerminated */.MQ)(cause))
            return undefined;
        if (!(0,aws_errors/* isTokenMismatch */.aF)(cause))
            throw cause;
        const same = (await (0,inventory/* listOwnedInstances */.qH)(clients.ec2, fleet.name)).find((instance) => isAsWanted(instance, request));
        if (same === undefined) {
            throw new errors/* ActionError */.lZ(`EC2 knows this request for an instance by other parameters, and no instance of fleet ${fleet.name} is as wanted`, { cause, hint: TOKEN_HINT });
        }
        logger.info(`EC2 knows this request already: instance ${same.id} is as wanted, and is taken`);
        return same;
    }
}

;// CONCATENATED MODULE: ./src/apply/copy.ts
// Copying home's image into a region, and waiting for it: minutes in earnest, so progress is shown.










/** Copies of large images take long; a job has six hours, and the next provision resumes. */
const COPY_LIMIT_SECONDS = 3 * 3600;
const LOOK_EVERY_SECONDS = 5;
/** How long to wait for room among the copies that EC2 takes at a time. */
const FULL_LIMIT_SECONDS = 1800;
/**
 * Starts a copy; the same one asked for twice is one copy, by its client token. While EC2 has too many copies under way
 * it waits for half an hour.
 */
async function startCopy(context, copy) {
    const { clients, clock, fleet, logger, region, signal } = context;
    const request = {
        name: copy.name,
        sourceImageId: copy.sourceImageId,
        sourceRegion: fleet.home,
        kmsKey: region.kmsKey,
        tags: (0,src_tags/* creationTags */.ZU)(fleet, { [src_tags/* TAG */.Dk.image]: copy.sourceImageId }),
    };
    const what = `copying image ${fleet.image} from ${fleet.home} to ${region.name}`;
    let isTold = false;
    const passes = (error) => {
        if (!(0,aws_errors/* isTooManyCopies */.bm)(error))
            return false;
        if (!isTold)
            logger.info(`${what}: EC2 has as many copies under way as it takes at a time; waiting`);
        isTold = true;
        return true;
    };
    try {
        return await (0,poll/* retryWhile */.i9)(passes, () => (0,aws_images/* copyImage */.L1)(clients.ec2, { ...request, clientToken: clientToken([request, copy.replaces]) }), { everySeconds: 30, limitSeconds: FULL_LIMIT_SECONDS, clock, signal });
    }
    catch (cause) {
        if ((0,aws_errors/* isTooManyCopies */.bm)(cause)) {
            throw new errors/* ActionError */.lZ(`${what}: EC2 has had no room for another copy for ${FULL_LIMIT_SECONDS} s`, {
                cause,
                hint: 'Nothing of this copy was begun; provision again later.',
            });
        }
        if ((0,aws_errors/* isTokenMismatch */.aF)(cause))
            return findSameCopy(context, copy, cause);
        throw new errors/* ActionError */.lZ(what, { cause, hint: 'Provision again when the reason is gone: it goes on from there.' });
    }
}
/** A copy of ours of the same image, as it is wanted, in place of a request that EC2 takes for another one. */
async function findSameCopy({ clients, fleet, logger, region }, copy, cause) {
    const isEncryptedAsWanted = ({ devices }) => region.kmsKey === undefined || devices.every(({ encrypted, snapshotId }) => encrypted || snapshotId === undefined);
    const same = (await (0,aws_images/* listImages */.v8)(clients.ec2, [{ Name: `tag:${src_tags/* TAG */.Dk.fleet}`, Values: [fleet.name] }])).find((image) => image.name === copy.name &&
        (0,parts/* sourceOf */.vz)(image) === copy.sourceImageId &&
        !(0,parts/* isFailedImage */.Ns)(image) &&
        isEncryptedAsWanted(image));
    if (same === undefined) {
        throw new errors/* ActionError */.lZ(`EC2 knows this request for a copy by other parameters, and no image of fleet ${fleet.name} is as wanted`, { cause, hint: TOKEN_HINT });
    }
    logger.info(`EC2 knows this request already: image ${same.id} is as wanted, and is taken`);
    return same.id;
}
/**
 * Waits until a copy of `source` is available, and gives its id. A copy that fails is removed, and made once more; the
 * error says EC2's reason. A wait that is cut short leaves the copy to go on by itself.
 */
async function awaitImage(context, copyId, source) {
    const imageId = await findCopy(context, copyId, source);
    const failure = await waitForCopy(context, imageId);
    if (failure === undefined)
        return imageId;
    context.logger.info(`${failure}; copying once more`);
    const name = (0,parts/* copyName */.vC)(context.fleet, source);
    const second = await startCopy(context, { name, sourceImageId: source.id, replaces: imageId });
    const again = await waitForCopy(context, second);
    if (again === undefined)
        return second;
    throw new errors/* ActionError */.lZ(again, {
        hint: `${describeKey(context)}Both copies were removed; provision again when the reason is gone.`,
    });
}
/** A key that may not be used is noticed late: CopyImage itself succeeds. */
function describeKey({ region }) {
    return region.kmsKey === undefined
        ? ''
        : `The copy is encrypted with ${region.kmsKey} of ${region.name}, which EC2 tries only once the copy is under way: ` +
            "the key has to exist there, be enabled, and be usable by this role, as home's own key; docs/permissions.md has the policy. ";
}
/** So many copies of the same image, each cleared away since, are thinkable within the day that EC2 remembers them. */
const copy_MAX_GENERATIONS = 10;
/**
 * EC2 remembers a request for longer than its image may live: then it gives the id of one that is gone, and whoever
 * wants the image has to ask anew. Gives the id of a copy that is there.
 */
async function findCopy(context, copyId, source) {
    const { clients, clock, logger, signal } = context;
    const name = (0,parts/* copyName */.vC)(context.fleet, source);
    let imageId = copyId;
    for (let generation = 0; generation < copy_MAX_GENERATIONS; generation += 1) {
        const id = imageId;
        const presenceOf = followPresence(clock);
        const look = async () => {
            const presence = presenceOf(isRegistered(await (0,aws_images/* findImage */.F1)(clients.ec2, id)));
            return presence === 'missing' ? undefined : presence;
        };
        const limitSeconds = 2 * NEW_ID_LIMIT_SECONDS;
        if ((await (0,poll/* poll */.wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal })) === 'there')
            return id;
        logger.info(`image ${id} is not known to EC2: it is one that was cleared away; copying anew`);
        imageId = await startCopy(context, { name, sourceImageId: source.id, replaces: id });
    }
    throw new errors/* ActionError */.lZ(`EC2 gives an image that is gone for each of ${copy_MAX_GENERATIONS} requests`, {
        hint: 'Try again in a day, when EC2 has forgotten them.',
    });
}
/** EC2 may show an image for a while after it was taken out of the register. */
function isRegistered(image) {
    return image !== undefined && image.state !== 'deregistered';
}
/**
 * Gives undefined when the image is available, or why its copy failed; then the failed copy is removed.
 *
 * @throws ActionError when somebody takes the image out of the register meanwhile, or it takes longer than three hours
 */
async function waitForCopy(context, imageId) {
    const { clients, clock, logger, region, signal } = context;
    const presenceOf = followPresence(clock, true);
    let shown = '';
    const look = async () => {
        const seen = await (0,aws_images/* findImage */.F1)(clients.ec2, imageId);
        if (presenceOf(isRegistered(seen)) === 'gone')
            throw deregistered(imageId);
        if (!isRegistered(seen))
            return undefined;
        if (seen.state === 'available' || (0,parts/* isFailedImage */.Ns)(seen))
            return seen;
        const progress = await describeProgress(context, seen);
        if (progress !== shown)
            logger.info(`image ${imageId} is ${seen.state}, ${progress}`);
        shown = progress;
        return undefined;
    };
    try {
        const image = await (0,poll/* poll */.wt)({
            ...{ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds: COPY_LIMIT_SECONDS, clock, signal },
        });
        if (image.state === 'available')
            return undefined;
        await removeCopy(context, image);
        return describeFailure(image, context);
    }
    catch (error) {
        const goesOn = { cause: error, hint: 'The copy goes on by itself; provision again later, and it resumes there.' };
        if (error instanceof poll/* PollTimeout */.lb) {
            throw new errors/* ActionError */.lZ(`image ${imageId} is still being copied after ${COPY_LIMIT_SECONDS} s`, goesOn);
        }
        if (signal.aborted)
            throw new errors/* ActionError */.lZ(`image ${imageId} is still being copied to ${region.name}`, goesOn);
        throw error;
    }
}
/** What a failed copy leaves: its entry, and snapshots that would be paid for. */
async function removeCopy({ clients, clock, fleet }, image) {
    await deleteOwned(clients.ec2, { what: 'image', id: image.id, fleet: fleet.name, clock });
    for (const snapshotId of (0,aws_images/* snapshotIds */.Ns)(image)) {
        await deleteOwned(clients.ec2, { what: 'snapshot', id: snapshotId, fleet: fleet.name, clock });
    }
}
function deregistered(imageId) {
    return new errors/* ActionError */.lZ(`image ${imageId} is gone, and was still being copied: somebody took it out of the register`, {
        hint: 'Provision again: it copies anew.',
    });
}
function describeFailure({ id, state, stateReason }, { fleet, region }) {
    const why = stateReason ?? 'EC2 gives no reason';
    return `copying image ${fleet.image} from ${fleet.home} to ${region.name} failed: ${id} is ${state}: ${why}`;
}
/** EC2 shows no progress of an image, but one of each of its snapshots. */
async function describeProgress({ clients }, image) {
    const ids = (0,aws_images/* snapshotIds */.Ns)(image);
    if (ids.length === 0)
        return 'its snapshots are not there yet';
    const snapshots = await (0,aws_images/* listSnapshots */.Cb)(clients.ec2, [{ Name: 'snapshot-id', Values: ids }]);
    return `snapshots at ${snapshots.map(({ progress }) => (progress === '' ? '0%' : progress)).join(', ')}`;
}

;// CONCATENATED MODULE: ./src/apply/source.ts
/** For a name that somebody took between plan and creation. */
const TAKEN_HINT = 'Somebody has just made it: rename or remove it, and provision again.';

;// CONCATENATED MODULE: ./src/apply/key-pair.ts
// A region's key pair: home's public key under our tag.






/** Imports home's public key. A pair of that name that came meanwhile is fine when it's ours. */
async function ensureKeyPair(context, { name, publicKey }) {
    const { clients, fleet } = context;
    try {
        await (0,key_pairs/* importKeyPair */.pF)(clients.ec2, { name, publicKey, tags: (0,src_tags/* creationTags */.ZU)(fleet) });
    }
    catch (error) {
        if (!(0,aws_errors/* isDuplicate */.KD)(error))
            throw error;
        const pair = await awaitOurs(context, async () => {
            return (await (0,key_pairs/* listKeyPairs */.lY)(clients.ec2, { Filters: [{ Name: 'key-name', Values: [name] }] }))[0];
        });
        if (pair === undefined || !(0,src_tags/* isOwned */.go)(pair.tags, fleet.name)) {
            throw new errors/* ActionError */.lZ(`the name ${name} is taken by a foreign key pair (${pair?.id ?? 'unknown'})`, {
                cause: error,
                hint: TAKEN_HINT,
            });
        }
    }
}

// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/machine/guest-command.ts
var guest_command = __webpack_require__(6889);
;// CONCATENATED MODULE: ./src/apply/prove.ts
// The proof boot: the region can run it, Systems Manager reaches it, cloud-init is through, and the fuse is armed.














/** How long cloud-init may take in the first boot, in seconds. */
const CLOUD_INIT_SECONDS = 300;
/**
 * Boots an instance, proves it, stops it, and marks it as ready. One that is already in its proof boot, from this or an
 * interrupted provision, is proved as it runs. From the moment it may be on it is stopped however this ends.
 *
 * @param made the instance as RunInstances gave it, when this job has just made it: then it is on, and nobody else's
 */
async function proveInstance(context, machine, made) {
    const { clients, fleet, job, logger } = context;
    const { instanceId } = machine;
    const seen = made ?? (await waitUntilSettled(context, instanceId));
    if (isUnderway(context, seen, made)) {
        job.remember(machine);
        await (0,boot/* stopAfter */.TL)(context, machine, {
            work: async () => {
                await waitForLaunch(context, instanceId);
                await proveBoot(context, machine, await (0,boot/* waitUntilReady */.bs)(context, instanceId));
            },
            stop: () => (0,boot/* stopMachine */.mv)(context, machine),
        });
    }
    else {
        const leaseSeconds = (0,phases/* proofBootSeconds */.M_)(fleet.run.outputCapBytes);
        const instance = await claimForProof(context, machine, { instance: seen, leaseSeconds });
        await (0,boot/* stopAndRelease */.Di)(context, machine, async () => {
            await (0,aws_tags/* putTags */.Tm)(clients.ec2, [instanceId], { [src_tags/* TAG */.Dk.state]: 'proving' });
            await proveBoot(context, machine, await (0,boot/* bringUp */.qh)(context, { machine, instance, leaseSeconds }));
        });
    }
    await markReady(context, instanceId);
    logger.info(`instance ${instanceId} is ready, and stopped`);
}
/**
 * Whether the boot that is under way will do: that of an instance just made, or one that an interrupted provision left.
 * An adopted machine may have been on for days: only a boot of its own proves it. Somebody else's claim is somebody
 * else's proof: the machine has to be claimed then, and that is lost.
 */
function isUnderway(context, { state, tags, launchTime }, made) {
    if (!(0,instance_state/* isOn */.M)(state))
        return false;
    if (made !== undefined)
        return true;
    const isHeld = (0,lease/* liveLeases */._c)({ state, tags, launchTime }, context.clock.now()).length > 0;
    return tags[src_tags/* TAG */.Dk.state] === 'proving' && !isHeld && (tags[src_tags/* TAG */.Dk.fuse] !== undefined || isNew(context, launchTime));
}
/** Claims a machine, and gives it as it is since then. Throws when it is somebody else's. */
async function claimForProof({ clients, clock, fleet, logger, signal }, { instanceId, runId }, { instance, leaseSeconds }) {
    const claim = await (0,leases/* claimInstance */.Mf)(clients.ec2, {
        ...{ instance, fleet: fleet.name, runId, leaseSeconds, clock, logger, signal },
    });
    if (claim.kind === 'won')
        return claim.instance;
    throw new errors/* ActionError */.lZ(`instance ${instanceId} can't be proved now: ${(0,leases/* describeLoss */.$4)(claim)}`, {
        hint: 'Try again when it has been let go.',
    });
}
/** Asks a machine that answers for its proof, and brings what runs have left on it. */
async function proveBoot(context, machine, { instance }) {
    await proveFuse(context, machine);
    // Keys of runs, and of proofs that were cut short, that would have the next run look for their output. Minutes have
    // passed since the machine was looked at.
    await (0,recover/* recoverOutput */.WB)(context, (await (0,instances/* findInstance */.XD)(context.clients.ec2, machine.instanceId)) ?? instance, machine);
}
async function markReady(context, instanceId) {
    const { clients, fleet } = context;
    await (0,aws_tags/* putTags */.Tm)(clients.ec2, [instanceId], {
        ...(await inheritedTags(context, instanceId)),
        [src_tags/* TAG */.Dk.state]: 'ready',
        [src_tags/* TAG */.Dk.fuse]: (0,guest_commands/* fuseTag */._c)(fleet.fuseSeconds),
    });
}
function isNew({ clock }, launchTime) {
    return clock.now().getTime() - launchTime.getTime() < 20 * 60_000;
}
/** Asks the machine; where the fuse isn't ours or isn't armed it is installed by command, and asked once more. */
async function proveFuse(context, machine) {
    const { fleet, logger } = context;
    const wanted = (0,guest_commands/* fuseTag */._c)(fleet.fuseSeconds);
    const isProved = ({ fuse, installed }) => fuse === 'armed' && installed === wanted;
    let proof = await askForProof(context, machine);
    if (!isProved(proof)) {
        logger.info(`the fuse is ${proof.fuse}, its files ${proof.installed}: installing it by command`);
        await (0,guest_command/* guestCommand */.WG)(context, machine, { what: 'install', commands: (0,guest_commands/* installCommand */.Je)(fleet.fuseSeconds), seconds: 60 });
        proof = await askForProof(context, machine);
    }
    const { instanceId } = machine;
    if (!isProved(proof)) {
        throw new errors/* ActionError */.lZ(`the fuse of instance ${instanceId} can't be armed: the timer is ${proof.fuse}`, {
            hint: 'The image needs systemd; see docs/troubleshooting.md.',
        });
    }
    if (!proof.canPowerOff)
        throw new errors/* ActionError */.lZ(`instance ${instanceId} can't power itself off: no systemctl poweroff there`, {
            hint: "Unmask poweroff.target in home's image, make it anew, and provision again.",
        });
    if (proof.missingTools.length > 0) {
        throw new errors/* ActionError */.lZ(`the image of instance ${instanceId} lacks ${proof.missingTools.join(', ')}`, {
            hint: "Install them in home's image, make it anew, and provision again; aws, the AWS command line, is for run.secrets.",
        });
    }
    if (proof.unfitTools !== '') {
        throw new errors/* ActionError */.lZ(`the tools of instance ${instanceId} are not fit for a run: ${proof.unfitTools}`, {
            hint: "Install GNU's or uutils' coreutils of this year in home's image, make room on its disk if that can't be written to, make the image anew, and provision again.",
        });
    }
    logger.info(`cloud-init: ${proof.cloudInit}; fuse armed; ${proof.os}, systemd ${proof.systemdVersion}`);
}
async function askForProof(context, machine) {
    const { clock, fleet } = context;
    const hasSecrets = Object.keys(fleet.run.secrets).length > 0;
    const commands = (0,guest_commands/* proveCommand */.m7)({
        waitSeconds: CLOUD_INIT_SECONDS,
        hasSecrets,
        deadline: (0,phases/* deadlineFor */.Ar)('proof', clock.now(), fleet.run),
    });
    const reply = await (0,guest_command/* guestCommand */.WG)(context, machine, { what: 'prove', commands, seconds: CLOUD_INIT_SECONDS + 60 });
    if (reply.kind === 'proof')
        return reply;
    throw new errors/* ActionError */.lZ(`instance ${machine.instanceId} answered ${reply.kind} when asked for its proof`, {
        hint: 'Provision again: its proof boot is repeated.',
    });
}
/** A replacement goes on with the slots of the instance it replaces. */
async function inheritedTags({ clients, fleet }, instanceId) {
    const self = await (0,instances/* findInstance */.XD)(clients.ec2, instanceId);
    if (self?.tags[src_tags/* TAG */.Dk.slot] !== undefined)
        return {};
    const others = (await (0,inventory/* listOwnedInstances */.qH)(clients.ec2, fleet.name)).filter(({ id }) => id !== instanceId);
    const slots = others.flatMap(({ tags }) => tags[src_tags/* TAG */.Dk.slot] ?? []).sort();
    const latest = slots.at(-1);
    return latest === undefined ? {} : { [src_tags/* TAG */.Dk.slot]: latest };
}

;// CONCATENATED MODULE: ./src/apply/security-group.ts
// A region's security group: home's rules under our tag, unfinished until all of them are set.








/** Makes the group with home's rules. It's tagged as unfinished until all of them are set. */
async function ensureSecurityGroup(context, { vpcId }, source) {
    const { clients, fleet } = context;
    const name = fleet.securityGroup;
    const tags = (0,src_tags/* creationTags */.ZU)(fleet, { [src_tags/* TAG */.Dk.state]: 'creating' });
    const description = source.home.securityGroup?.description ?? name;
    let groupId;
    try {
        groupId = await (0,security_groups/* createSecurityGroup */.ij)(clients.ec2, { name, description, vpcId, tags });
    }
    catch (error) {
        if (!(0,aws_errors/* isDuplicate */.KD)(error))
            throw error;
        const filters = [
            { Name: 'group-name', Values: [name] },
            { Name: 'vpc-id', Values: [vpcId] },
        ];
        const group = await awaitOurs(context, async () => (await (0,security_groups/* listSecurityGroups */.zw)(clients.ec2, filters))[0]);
        if (group === undefined || !(0,src_tags/* isOwned */.go)(group.tags, fleet.name)) {
            throw new errors/* ActionError */.lZ(`the name ${name} is taken by a foreign security group (${group?.id ?? 'unknown'})`, {
                cause: error,
                hint: TAKEN_HINT,
            });
        }
        groupId = group.id;
    }
    await completeSecurityGroup(context, groupId, source);
    return groupId;
}
/**
 * Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. A group
 * that EC2 doesn't show yet is waited for: its own rules aren't none.
 */
async function completeSecurityGroup(context, groupId, source) {
    const { clients, logger } = context;
    const { ec2 } = clients;
    const filters = [{ Name: 'group-id', Values: [groupId] }];
    const group = await awaitNew(context, `security group ${groupId}`, async () => {
        return (await (0,security_groups/* listSecurityGroups */.zw)(ec2, filters))[0];
    });
    const { wanted, left } = (0,parts/* splitRules */.KV)(source.home);
    const { missing, extra } = (0,security_groups/* compareRules */.Do)(wanted, group.rules);
    const egress = extra.filter(({ direction }) => direction === 'egress');
    await onceKnown(context, () => (0,security_groups/* authorizeRules */.TS)(ec2, groupId, missing));
    await onceKnown(context, () => (0,security_groups/* revokeEgressRules */.ZL)(ec2, groupId, egress));
    await onceKnown(context, () => (0,aws_tags/* putTags */.Tm)(ec2, [groupId], { [src_tags/* TAG */.Dk.state]: 'ready' }));
    const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`;
    logger.info(`security group ${groupId} has ${wanted.length} rules${note}`);
}

;// CONCATENATED MODULE: ./src/apply/carry-out.ts
// From a step to its operation: one exhaustive switch. Whatever concerns a machine that is there is preceded by a last look.















/** Does one step. Gives why, when it was left alone after all. */
async function carryOut(context, step, means) {
    switch (step.kind) {
        case 'adopt':
            return adopt(context, step, means);
        case 'set-tags':
            return setTags(context, step);
        case 'stop-instance':
        case 'set-shutdown-behavior':
        case 'set-metadata-tokens':
        case 'set-metadata-hops':
        case 'set-instance-type':
        case 'set-credits':
        case 'prove-instance':
        case 'collect-output':
            return change(context, step, means);
        case 'terminate-instance':
        case 'remove-image':
        case 'delete-snapshot':
        case 'delete-volume':
        case 'delete-security-group':
        case 'delete-key-pair':
            return carry_out_remove(context, step, means);
        case 'copy-image':
        case 'await-image':
        case 'import-key-pair':
        case 'create-security-group':
        case 'complete-security-group':
        case 'run-instance':
            await make(context, step, means);
            return undefined;
    }
}
async function make(context, step, { progress, source }) {
    switch (step.kind) {
        case 'copy-image':
            progress.imageId = await startCopy(context, step);
            return;
        case 'await-image':
            progress.imageId = await awaitImage(context, needed(step.imageId ?? progress.imageId), needed(source).image);
            return;
        case 'import-key-pair':
            return ensureKeyPair(context, step);
        case 'create-security-group':
            progress.securityGroupId = await ensureSecurityGroup(context, step, needed(source));
            return;
        case 'complete-security-group':
            await completeSecurityGroup(context, step.groupId, needed(source));
            progress.securityGroupId = step.groupId;
            return;
        case 'run-instance':
            return makeInstance(context, step, { source: needed(source), progress });
    }
}
/** Changes a machine that is there, or proves the one that was just made, which nobody else can hold. */
async function change(context, step, means) {
    const { clients, clock } = context;
    const id = step.instanceId;
    if (id === undefined) {
        const { machine, instance } = needed(means.progress.made);
        // From here on the proof sees to it that it is stopped.
        means.progress.made = undefined;
        await proveInstance(context, machine, instance);
        return undefined;
    }
    const kept = await lookAgain(clients.ec2, { ...basisOf(context, means, id), id, endsDisk: false, clock });
    if (kept === undefined)
        await changeNow(context, step, id);
    return kept;
}
async function changeNow(context, step, id) {
    const { clients, fleet, job, region } = context;
    const { ec2 } = clients;
    switch (step.kind) {
        case 'stop-instance':
            return (0,instance_lifecycle/* stopInstance */.Ac)(ec2, { ...context, id });
        case 'set-shutdown-behavior':
            return (0,instances/* setShutdownBehaviorStop */.rq)(ec2, id);
        case 'set-metadata-tokens':
            return (0,instances/* setMetadataTokens */.MZ)(ec2, id, fleet.instance.metadata);
        case 'set-metadata-hops':
            return (0,instances/* setMetadataHops */.e7)(ec2, id, step);
        case 'set-instance-type':
            // EC2 changes the type of a stopped instance only.
            await (0,instance_lifecycle/* stopInstance */.Ac)(ec2, { ...context, id });
            return (0,instance_type/* changeType */.J)(context, id, step.type);
        case 'set-credits':
            return (0,instances/* setCpuCredits */.P6)(ec2, id, step.credits);
        case 'prove-instance':
            return proveInstance(context, { region: region.name, instanceId: id, runId: job.newRunId() });
        case 'collect-output':
            return collectOutput(context, id);
    }
}
function basisOf({ fleet }, { planned, own }, id) {
    return { fleet: fleet.name, own, planned: planned.find((instance) => instance.id === id) };
}
/** Takes things over. A machine is waited for until EC2 shows it as ours: the steps that follow go by that. */
async function adopt(context, { ids, tags }, means) {
    const { clients, clock, fleet, signal } = context;
    const { ec2 } = clients;
    const id = ids.find((one) => one.startsWith('i-'));
    const instance = id === undefined ? undefined : await (0,instances/* findInstance */.XD)(ec2, id);
    // Somebody may have taken it over already, and use it.
    if (instance?.tags[src_tags/* TAG */.Dk.fleet] !== undefined) {
        const kept = whyKept(instance, { ...basisOf(context, means, instance.id), endsDisk: false }, clock.now());
        if (kept !== undefined)
            return kept;
    }
    await (0,aws_tags/* putTags */.Tm)(ec2, ids, tags);
    if (id === undefined)
        return undefined;
    await (0,poll/* poll */.wt)({
        ...{ everySeconds: 2, limitSeconds: poll/* STALE_READ_SECONDS */.N0, clock, signal },
        look: async () => (0,src_tags/* isOwned */.go)((await (0,instances/* findInstance */.XD)(ec2, id))?.tags ?? {}, fleet.name) || undefined,
    });
    return undefined;
}
/** Sets the fleet file's tags on what is ours, in whoever's hands: no claim depends on them. */
async function setTags({ clients, fleet }, { what, id, tags }) {
    const found = await findTags(clients.ec2, what, id);
    if (found === undefined)
        return undefined;
    const kept = whyNotOurs(`${what} ${id}`, found, fleet.name);
    if (kept === undefined)
        await (0,aws_tags/* putTags */.Tm)(clients.ec2, [id], tags);
    return kept;
}
async function carry_out_remove(context, step, means) {
    const { clients, clock, signal } = context;
    const { what, id } = deletable(step);
    const deletion = await deleteOwned(clients.ec2, { ...basisOf(context, means, id), what, id, clock, signal });
    return deletion.kind === 'kept' ? deletion : undefined;
}
function deletable(step) {
    switch (step.kind) {
        case 'terminate-instance':
            return { what: 'instance', id: step.instanceId };
        case 'remove-image':
            return { what: 'image', id: step.imageId };
        case 'delete-snapshot':
            return { what: 'snapshot', id: step.snapshotId };
        case 'delete-volume':
            return { what: 'volume', id: step.volumeId };
        case 'delete-security-group':
            return { what: 'security group', id: step.groupId };
        case 'delete-key-pair':
            return { what: 'key pair', id: step.keyPairId };
    }
}
/** What an earlier step should have made; steps are skipped when one that they depend on failed. */
function needed(made) {
    if (made === undefined)
        throw new Error('an earlier step did not make what this one needs');
    return made;
}

;// CONCATENATED MODULE: ./src/apply/apply.ts






const AGAIN_HINT = 'What is done stays done: run this mode again when the reason is gone.';
/**
 * Applies steps in their order. What depended on a failed step is skipped and says so; the rest goes on. A cancelled
 * job stops between steps. A machine that was made and that nobody came to prove is stopped in the end.
 */
async function applySteps(given, steps, { source, planned = [] } = {}) {
    const own = new Set();
    const context = notingRunIds(given, own);
    const { clock, logger } = context;
    const means = {
        source,
        planned,
        own,
        progress: { imageId: undefined, securityGroupId: undefined, made: undefined },
    };
    const outcomes = [];
    let firstError;
    for (const step of steps) {
        const { kind, target } = step;
        const started = clock.now();
        const { outcome, reason, error } = whySkipped(context, step, outcomes) ?? (await applyStep(context, step, means));
        const seconds = Math.round((0,src_clock/* secondsBetween */.O1)(started, clock.now()) * 10) / 10;
        outcomes.push({ kind, target, outcome, reason, seconds });
        if (outcome !== 'done')
            logger.info(`${kind} ${target}: ${outcome}: ${reason}`);
        firstError ??= error;
    }
    const { made } = means.progress;
    if (made !== undefined) {
        try {
            await (0,boot/* stopMachine */.mv)(context, made.machine);
        }
        catch (error) {
            return { outcomes, error };
        }
    }
    return { outcomes, error: firstError };
}
/** Each run id that the steps ask for is a claim of this job's own: it binds others only. */
function notingRunIds(context, own) {
    const newRunId = () => {
        const runId = context.job.newRunId();
        own.add(runId);
        return runId;
    };
    return { ...context, job: { ...context.job, newRunId } };
}
/** What keeps a step from being begun: one that it depends on was not done, or the job is cancelled. */
function whySkipped({ signal }, step, outcomes) {
    const blocker = outcomes.find(({ kind, outcome }) => outcome !== 'done' && (0,steps/* dependsOn */.fr)(step.kind, kind));
    if (blocker !== undefined) {
        return { outcome: 'skipped', reason: `${blocker.kind} of ${blocker.target} was not done`, error: undefined };
    }
    return signal.aborted ? { outcome: 'skipped', reason: 'the job was cancelled', error: signal.reason } : undefined;
}
async function applyStep(context, step, means) {
    const { kind, target } = step;
    context.logger.info(`${kind} ${target}: ${step.reason}`);
    try {
        const kept = await carryOut(context, step, means);
        return kept === undefined ? { outcome: 'done', reason: step.reason, error: undefined } : leftAlone(kept);
    }
    catch (cause) {
        const error = cause instanceof errors/* ActionError */.lZ ? cause : new errors/* ActionError */.lZ(`${kind} ${target}`, { cause, hint: AGAIN_HINT });
        return { outcome: 'failed', reason: (0,report_errors/* describeTrouble */.LC)((0,report_errors/* errorResult */.WG)(cause)), error };
    }
}
function leftAlone({ reason, hint }) {
    return { outcome: 'skipped', reason, error: new errors/* ActionError */.lZ(reason, { hint }) };
}


/***/ })

};
