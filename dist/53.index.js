export const id = 53;
export const ids = [53];
export const modules = {

/***/ 8053:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ applySteps)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-cjs/index.js
var dist_cjs = __webpack_require__(5193);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/aws/errors.ts
var aws_errors = __webpack_require__(9378);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/instance-lifecycle.ts
var instance_lifecycle = __webpack_require__(7803);
// EXTERNAL MODULE: ./src/aws/inventory.ts
var inventory = __webpack_require__(2393);
// EXTERNAL MODULE: ./src/aws/key-pairs.ts
var key_pairs = __webpack_require__(5578);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/aws/poll.ts
var poll = __webpack_require__(5672);
// EXTERNAL MODULE: ./src/aws/security-groups.ts
var security_groups = __webpack_require__(9828);
;// CONCATENATED MODULE: ./src/aws/deletions.ts
// Deleting what is ours: whatever the plan says, the tags are read again right before each deletion.











/** A group stays in use for a while after its last instance is terminated. */
const IN_USE_LIMIT_SECONDS = 120;
/**
 * Deletes one thing if, at this moment, it is the fleet's own and no original of home. While something uses it the
 * deletion is tried again, and each time its tags are read first.
 */
async function deleteOwned(ec2, { what, id, fleet, ...waiting }) {
    return untilUnused(ec2, { what, id, ...waiting }, async () => {
        const tags = await readTags(ec2, what, id);
        if (tags === undefined)
            return { kind: 'gone' };
        if (!(0,src_tags/* isOwned */.go)(tags, fleet))
            return { kind: 'kept', reason: `${what} ${id} no longer carries the fleet's tag` };
        if ((0,src_tags/* isHomeOriginal */.V)(tags))
            return { kind: 'kept', reason: `${what} ${id} is an original of home` };
        await remove(ec2, what, id, waiting);
        return { kind: 'deleted' };
    });
}
async function readTags(ec2, what, id) {
    switch (what) {
        case 'instance': {
            const instance = await (0,instances/* findInstance */.XD)(ec2, id);
            return instance?.state === 'terminated' ? undefined : instance?.tags;
        }
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
var tags = __webpack_require__(9580);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
;// CONCATENATED MODULE: ./src/plan/steps.ts
/** Kinds whose failure makes a later kind pointless: an instance without its image, a group still in use. */
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
    'set-instance-type': ['adopt'],
    'prove-instance': ['run-instance', 'adopt', 'set-shutdown-behavior', 'set-metadata-tokens', 'set-instance-type'],
    'collect-output': ['run-instance', 'prove-instance'],
    'terminate-instance': ['run-instance', 'prove-instance', 'collect-output'],
    'remove-image': ['run-instance', 'prove-instance', 'collect-output'],
    'delete-snapshot': ['remove-image', 'prove-instance'],
    'delete-security-group': ['terminate-instance'],
};
/** Whether a step of kind `later` can't be done any more after a step of kind `failed` went wrong. */
function dependsOn(later, failed) {
    return NEEDS[later]?.includes(failed) ?? false;
}

// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/machine/boot.ts + 2 modules
var boot = __webpack_require__(3010);
// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
;// CONCATENATED MODULE: ./src/left-over/collect.ts
// Bringing in what earlier runs left on a machine that is about to be replaced: nobody's output is deleted unseen.






/** A collecting boot's claim: boot and stop have their own room in every lease. */
const COLLECT_SECONDS = 300;
/** Boots a machine, brings all output whose runs did not collect it, and stops it. Throws when some is left. */
async function collectOutput(context, instanceId) {
    const { clients, clock, fleet, job, region, signal } = context;
    const instance = await (0,instances/* findInstance */.XD)(clients.ec2, instanceId);
    if (instance === undefined)
        return;
    const machine = { region: region.name, instanceId, runId: job.newRunId() };
    const claim = await (0,leases/* claimInstance */.Mf)(clients.ec2, {
        ...{ instance, fleet: fleet.name, runId: machine.runId, clock, signal },
        timeoutSeconds: COLLECT_SECONDS,
    });
    if (claim.kind === 'lost') {
        throw new errors/* ActionError */.lZ(`instance ${instanceId} can't be started to collect output: ${(0,leases/* describeLoss */.$4)(claim)}`, {
            hint: 'Provision again when it has been let go.',
        });
    }
    try {
        await (0,boot/* stopAfter */.TL)(context, machine, {
            work: async () => {
                await (0,boot/* startMachine */.ei)(context, { machine, instance: claim.instance, timeoutSeconds: COLLECT_SECONDS });
                const ready = await (0,boot/* waitUntilReady */.bs)(context, instanceId);
                await (0,recover/* recoverOutput */.W)(context, ready.instance, machine);
            },
            stop: () => (0,boot/* stopMachine */.mv)(context, machine),
        });
    }
    finally {
        await (0,leases/* releaseLease */.wL)(clients.ec2, instanceId, machine.runId);
    }
    const left = (0,lease/* parseLeases */.t9)((await (0,instances/* findInstance */.XD)(clients.ec2, instanceId))?.tags ?? {})
        .map(({ runId }) => runId)
        .filter((runId) => runId !== machine.runId);
    if (left.length > 0) {
        throw new errors/* ActionError */.lZ(`output of run ${left.join(', ')} on instance ${instanceId} could not be collected, so the instance is kept`, { hint: 'The reason is in the log. Provision again: it tries anew. Clear deletes the output with the machine.' });
    }
}

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
// EXTERNAL MODULE: ./src/guest/commands.ts
var guest_commands = __webpack_require__(9000);
;// CONCATENATED MODULE: ./src/apply/make.ts












/** A token may stand for instances that are long terminated; more generations than these mean something else. */
const MAX_GENERATIONS = 20;
/** For a name that somebody took between plan and creation. */
const TAKEN_HINT = 'Somebody has just made it: rename or remove it, and provision again.';
/** For a client token that EC2 knows with other parameters behind it. */
const TOKEN_HINT = 'Nothing was made. Try again in a day, when EC2 has forgotten the earlier request.';
/** Imports home's public key. A pair of that name that came meanwhile is fine when it's ours. */
async function ensureKeyPair({ clients, fleet }, { name, publicKey }) {
    try {
        await (0,key_pairs/* importKeyPair */.pF)(clients.ec2, { name, publicKey, tags: (0,src_tags/* ownershipTags */.dt)(fleet.name) });
    }
    catch (error) {
        if (!(0,aws_errors/* isDuplicate */.KD)(error))
            throw error;
        const [pair] = await (0,key_pairs/* listKeyPairs */.lY)(clients.ec2, { Filters: [{ Name: 'key-name', Values: [name] }] });
        if (pair !== undefined && !(0,src_tags/* isOwned */.go)(pair.tags, fleet.name)) {
            throw new errors/* ActionError */.lZ(`the name ${name} is taken by a foreign key pair (${pair.id})`, {
                cause: error,
                hint: TAKEN_HINT,
            });
        }
    }
}
/** Makes the group with home's rules. It's tagged as unfinished until all of them are set. */
async function ensureSecurityGroup(context, { vpcId }, source) {
    const { clients, fleet } = context;
    const name = fleet.securityGroup;
    const tags = (0,src_tags/* ownershipTags */.dt)(fleet.name, { [src_tags/* TAG */.Dk.state]: 'creating' });
    const description = source.home.securityGroup?.description ?? name;
    let groupId;
    try {
        groupId = await (0,security_groups/* createSecurityGroup */.ij)(clients.ec2, { name, description, vpcId, tags });
    }
    catch (error) {
        if (!(0,aws_errors/* isDuplicate */.KD)(error))
            throw error;
        const groups = await (0,security_groups/* listSecurityGroups */.zw)(clients.ec2, [
            { Name: 'group-name', Values: [name] },
            { Name: 'vpc-id', Values: [vpcId] },
        ]);
        const [group] = groups;
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
/** Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. */
async function completeSecurityGroup({ clients, logger }, groupId, source) {
    const [group] = await (0,security_groups/* listSecurityGroups */.zw)(clients.ec2, [{ Name: 'group-id', Values: [groupId] }]);
    const { wanted, left } = (0,parts/* splitRules */.KV)(source.home);
    const { missing, extra } = (0,security_groups/* compareRules */.Do)(wanted, group?.rules ?? []);
    await (0,security_groups/* authorizeRules */.TS)(clients.ec2, groupId, missing);
    await (0,security_groups/* revokeEgressRules */.ZL)(clients.ec2, groupId, extra.filter(({ direction }) => direction === 'egress'));
    await (0,tags/* putTags */.Tm)(clients.ec2, [groupId], { [src_tags/* TAG */.Dk.state]: 'ready' });
    const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`;
    logger.info(`security group ${groupId} has ${wanted.length} rules${note}`);
}
/**
 * Makes the instance: tags, group, profile, metadata options, shutdown behaviour, disks and fuse in the one call.
 * The client token is a hash of what it is made from and a counter, which goes up while the token stands for an
 * instance that is gone (EC2 remembers tokens for a day or more). The instance is on, and in `progress` from the
 * answer on; the post step is told before the call that there will be one.
 */
async function makeInstance(context, step, { source, progress }) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const imageId = step.made.imageId ?? progress.imageId;
    const groupId = step.made.securityGroupId ?? progress.securityGroupId;
    if (imageId === undefined || groupId === undefined)
        throw new Error('an instance needs an image and a group');
    const image = await (0,aws_images/* findImage */.F1)(clients.ec2, imageId);
    const request = buildRequest(context, { step, source, imageId, groupId, devices: image?.devices ?? [] });
    const runId = job.newRunId();
    signal.throwIfAborted();
    job.expect({ region: region.name, runId, fleet: fleet.name, since: clock.now() });
    for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
        const token = clientToken([request, step.replaces, generation]);
        const made = await runOrFind(context, { ...request, ClientToken: token });
        const machine = { region: region.name, instanceId: made.id, runId };
        progress.machine = machine;
        job.remember(machine);
        const seen = (await (0,instances/* findInstance */.XD)(clients.ec2, made.id)) ?? made;
        if (seen.state !== 'terminated' && seen.state !== 'shutting-down') {
            logger.info(`instance ${made.id}, ${step.place.type} in ${step.place.zone}`);
            return;
        }
        progress.machine = undefined;
        job.forget(machine);
    }
    throw new errors/* ActionError */.lZ(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
        hint: 'Try again in a day, when EC2 has forgotten them.',
    });
}
/** Makes an instance; where EC2 knows the token from another request, one of ours that is what was wanted will do. */
async function runOrFind({ clients, clock, fleet, logger, signal }, request) {
    try {
        return await (0,instances/* runInstance */.jH)(clients.ec2, request, { clock, signal });
    }
    catch (cause) {
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
function isAsWanted(instance, request) {
    const isRunner = instance.tags[src_tags/* TAG */.Dk.role] === 'runner' && ['proving', 'ready'].includes(instance.tags[src_tags/* TAG */.Dk.state] ?? '');
    return (isRunner &&
        !['terminated', 'shutting-down'].includes(instance.state) &&
        instance.imageId === request.ImageId &&
        instance.type === request.InstanceType &&
        instance.subnetId === request.SubnetId &&
        instance.keyName === request.KeyName &&
        instance.profile === request.IamInstanceProfile?.Name &&
        instance.securityGroupIds.join() === request.SecurityGroupIds?.join());
}
function buildRequest({ fleet, region }, { step, source, imageId, groupId, devices, }) {
    const instanceTags = (0,src_tags/* ownershipTags */.dt)(fleet.name, {
        [src_tags/* TAG */.Dk.role]: 'runner',
        [src_tags/* TAG */.Dk.state]: 'proving',
        [src_tags/* TAG */.Dk.image]: source.image.id,
    });
    const key = region.kmsKey;
    return {
        ImageId: imageId,
        InstanceType: step.place.type,
        SubnetId: step.place.subnetId,
        SecurityGroupIds: [groupId],
        ...(fleet.keyPair === undefined ? {} : { KeyName: fleet.keyPair }),
        IamInstanceProfile: { Name: source.profile },
        MetadataOptions: { HttpTokens: fleet.instance.metadata, HttpEndpoint: 'enabled' },
        InstanceInitiatedShutdownBehavior: 'stop',
        // An image may say that its disks outlive the instance: they would be paid for with nobody knowing.
        BlockDeviceMappings: devices.map(({ name }) => ({
            DeviceName: name,
            Ebs: { DeleteOnTermination: true, ...(key === undefined ? {} : { Encrypted: true, KmsKeyId: key }) },
        })),
        UserData: Buffer.from((0,guest_commands/* userData */.sw)(fleet.fuseSeconds)).toString('base64'),
        TagSpecifications: [
            { ResourceType: 'instance', Tags: (0,tags/* tagList */.Tw)(instanceTags) },
            { ResourceType: 'volume', Tags: (0,tags/* tagList */.Tw)((0,src_tags/* ownershipTags */.dt)(fleet.name)) },
        ],
    };
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
        tags: (0,src_tags/* ownershipTags */.dt)(fleet.name, { [src_tags/* TAG */.Dk.image]: copy.sourceImageId }),
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
    const isEncryptedAsWanted = ({ devices }) => region.kmsKey === undefined || devices.every(({ encrypted }) => encrypted);
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
/** A new image may be unknown for so long. */
const NEW_ID_LIMIT_SECONDS = 120;
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
        try {
            const look = () => (0,aws_images/* findImage */.F1)(clients.ec2, id);
            await (0,poll/* poll */.wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal });
            return id;
        }
        catch (error) {
            if (!(error instanceof poll/* PollTimeout */.lb))
                throw error;
            logger.info(`image ${id} is not known to EC2: it is one that was cleared away; copying anew`);
            imageId = await startCopy(context, { name, sourceImageId: source.id, replaces: id });
        }
    }
    throw new errors/* ActionError */.lZ(`EC2 gives an image that is gone for each of ${copy_MAX_GENERATIONS} requests`, {
        hint: 'Try again in a day, when EC2 has forgotten them.',
    });
}
/** Gives undefined when the image is available, or why its copy failed; then the failed copy is removed. */
async function waitForCopy(context, imageId) {
    const { clients, clock, logger, region, signal } = context;
    let shown = '';
    try {
        const image = await (0,poll/* poll */.wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: COPY_LIMIT_SECONDS,
            clock,
            signal,
            look: async () => {
                const seen = await (0,aws_images/* findImage */.F1)(clients.ec2, imageId);
                if (seen === undefined || seen.state === 'available' || (0,parts/* isFailedImage */.Ns)(seen))
                    return seen;
                const progress = await describeProgress(context, seen);
                if (progress !== shown)
                    logger.info(`image ${imageId} is ${seen.state}, ${progress}`);
                shown = progress;
                return undefined;
            },
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
async function removeCopy({ clients, clock, fleet }, { id, devices }) {
    await deleteOwned(clients.ec2, { what: 'image', id, fleet: fleet.name, clock });
    for (const { snapshotId } of devices) {
        await deleteOwned(clients.ec2, { what: 'snapshot', id: snapshotId, fleet: fleet.name, clock });
    }
}
function describeFailure({ id, state, stateReason }, { fleet, region }) {
    const why = stateReason ?? 'EC2 gives no reason';
    return `copying image ${fleet.image} from ${fleet.home} to ${region.name} failed: ${id} is ${state}: ${why}`;
}
/** EC2 shows no progress of an image, but one of each of its snapshots. */
async function describeProgress({ clients }, image) {
    const ids = image.devices.map(({ snapshotId }) => snapshotId);
    if (ids.length === 0)
        return 'its snapshots are not there yet';
    const snapshots = await (0,aws_images/* listSnapshots */.Cb)(clients.ec2, [{ Name: 'snapshot-id', Values: ids }]);
    return `snapshots at ${snapshots.map(({ progress }) => (progress === '' ? '0%' : progress)).join(', ')}`;
}

// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/machine/guest-command.ts
var guest_command = __webpack_require__(6889);
;// CONCATENATED MODULE: ./src/apply/prove.ts
// The proof boot: the region can run it, Systems Manager reaches it, cloud-init is through, and the fuse is armed.












/** How long cloud-init may take in the first boot, in seconds. */
const CLOUD_INIT_SECONDS = 300;
/** A proof boot's claim: everything but the boot itself, which every lease has room for. */
const PROOF_SECONDS = 600;
/**
 * Boots an instance, proves it, stops it, and marks it as ready. An instance that is already in its proof boot, from
 * this or an interrupted provision, is proved as it runs. The machine is stopped however this ends.
 */
async function proveInstance(context, machine) {
    const { clients, fleet, logger } = context;
    const { instanceId } = machine;
    const claimed = await enterProofBoot(context, machine);
    try {
        await (0,boot/* stopAfter */.TL)(context, machine, {
            work: async () => {
                const { instance } = await (0,boot/* waitUntilReady */.bs)(context, instanceId);
                await proveFuse(context, machine);
                // Keys of runs, and of proofs that were cut short, that would have the next run look for their output.
                await (0,recover/* recoverOutput */.W)(context, instance, machine);
            },
            stop: () => (0,boot/* stopMachine */.mv)(context, machine),
        });
    }
    finally {
        if (claimed)
            await (0,leases/* releaseLease */.wL)(clients.ec2, instanceId, machine.runId);
    }
    await (0,tags/* putTags */.Tm)(clients.ec2, [instanceId], {
        ...(await inheritedTags(context, instanceId)),
        [src_tags/* TAG */.Dk.state]: 'ready',
        [src_tags/* TAG */.Dk.fuse]: (0,guest_commands/* fuseTag */._c)(fleet.fuseSeconds),
    });
    logger.info(`instance ${instanceId} is ready, and stopped`);
}
/** Brings the machine into its proof boot; gives whether it was claimed for that. */
async function enterProofBoot(context, machine) {
    const { clients, clock, fleet, job, signal } = context;
    const { instanceId: id, runId } = machine;
    const seen = await (0,instance_lifecycle/* waitForState */.oJ)(clients.ec2, {
        id,
        states: ['pending', 'running', 'stopped'],
        limitSeconds: 300,
        clock,
        signal,
    });
    if ((0,instance_state/* isOn */.M)(seen.state) && seen.tags[src_tags/* TAG */.Dk.state] === 'proving') {
        job.remember(machine);
        // An adopted machine may have been on for days: only a boot of its own proves it.
        if (seen.tags[src_tags/* TAG */.Dk.fuse] !== undefined || isNew(context, seen.launchTime))
            return false;
    }
    const claim = await (0,leases/* claimInstance */.Mf)(clients.ec2, {
        instance: seen,
        fleet: fleet.name,
        runId,
        timeoutSeconds: PROOF_SECONDS,
        clock,
        signal,
    });
    if (claim.kind === 'lost') {
        throw new errors/* ActionError */.lZ(`instance ${id} can't be proved now: ${(0,leases/* describeLoss */.$4)(claim)}`, {
            hint: 'Try again when it has been let go.',
        });
    }
    try {
        await (0,tags/* putTags */.Tm)(clients.ec2, [id], { [src_tags/* TAG */.Dk.state]: 'proving' });
        await (0,boot/* startMachine */.ei)(context, { machine, instance: seen, timeoutSeconds: PROOF_SECONDS });
    }
    catch (error) {
        await (0,leases/* releaseLease */.wL)(clients.ec2, id, runId);
        throw error;
    }
    return true;
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
    logger.info(`cloud-init: ${proof.cloudInit}; fuse armed; ${proof.os}, systemd ${proof.systemdVersion}`);
}
async function askForProof(context, machine) {
    const hasSecrets = Object.keys(context.fleet.run.secrets).length > 0;
    const commands = (0,guest_commands/* proveCommand */.m7)({ waitSeconds: CLOUD_INIT_SECONDS, hasSecrets });
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

;// CONCATENATED MODULE: ./src/apply/apply.ts
// Carries a plan out: one exhaustive switch from a step to its operation, and outcomes as values.













const AGAIN_HINT = 'What is done stays done: run this mode again when the reason is gone.';
const KEPT_HINT = 'Somebody changed its tags meanwhile, so it was left alone, and so was what depends on it. Run this mode again.';
/**
 * Applies steps in their order. What depended on a failed step is skipped and says so; the rest goes on. A cancelled
 * job stops between steps.
 */
async function applySteps(context, steps, source) {
    const { clock, logger, signal } = context;
    const progress = { imageId: undefined, securityGroupId: undefined, machine: undefined };
    const outcomes = [];
    let firstError;
    for (const step of steps) {
        const { kind, target } = step;
        const blocker = outcomes.find((done) => done.outcome !== 'done' && done.outcome !== 'planned' && blocks(done, step));
        if (blocker !== undefined || signal.aborted) {
            if (blocker === undefined)
                firstError ??= signal.reason;
            const reason = blocker === undefined ? 'the job was cancelled' : `${blocker.kind} of ${blocker.target} was not done`;
            outcomes.push({ kind, target, outcome: 'skipped', reason, seconds: 0 });
            logger.info(`${kind} ${target}: skipped, because ${reason}`);
            continue;
        }
        const started = clock.now();
        const took = () => Math.round((0,src_clock/* secondsBetween */.O1)(started, clock.now()) * 10) / 10;
        logger.info(`${kind} ${target}: ${step.reason}`);
        try {
            const kept = await applyStep(context, { step, source, progress });
            outcomes.push({
                kind,
                target,
                outcome: kept === undefined ? 'done' : 'skipped',
                reason: kept ?? step.reason,
                seconds: took(),
            });
            if (kept !== undefined) {
                firstError ??= new errors/* ActionError */.lZ(kept, { hint: KEPT_HINT });
                logger.info(`${kind} ${target}: left alone, because ${kept}`);
            }
        }
        catch (error) {
            firstError ??=
                error instanceof errors/* ActionError */.lZ ? error : new errors/* ActionError */.lZ(`${kind} ${target}`, { cause: error, hint: AGAIN_HINT });
            const reason = (0,report_errors/* describeTrouble */.LC)((0,report_errors/* errorResult */.WG)(error));
            outcomes.push({ kind, target, outcome: 'failed', reason, seconds: took() });
            logger.info(`${kind} ${target}: failed: ${reason}`);
        }
    }
    if (progress.machine !== undefined) {
        // It was made, and is on; nobody came to prove it.
        try {
            await (0,boot/* stopMachine */.mv)(context, progress.machine);
        }
        catch (error) {
            return { outcomes, error };
        }
    }
    return { outcomes, error: firstError };
}
function blocks(done, step) {
    return dependsOn(step.kind, done.kind);
}
/** Does one step. Gives a reason when it was left alone after all. */
async function applyStep(context, { step, source, progress }) {
    const { clients, fleet } = context;
    const { ec2 } = clients;
    switch (step.kind) {
        case 'copy-image':
            progress.imageId = await startCopy(context, step);
            return undefined;
        case 'await-image':
            progress.imageId = await awaitImage(context, needed(step.imageId ?? progress.imageId), needed(source).image);
            return undefined;
        case 'import-key-pair':
            await ensureKeyPair(context, step);
            return undefined;
        case 'create-security-group':
            progress.securityGroupId = await ensureSecurityGroup(context, step, needed(source));
            return undefined;
        case 'complete-security-group':
            await completeSecurityGroup(context, step.groupId, needed(source));
            progress.securityGroupId = step.groupId;
            return undefined;
        case 'run-instance':
            await makeInstance(context, step, { source: needed(source), progress });
            return undefined;
        case 'adopt':
            await (0,tags/* putTags */.Tm)(ec2, step.ids, step.tags);
            return undefined;
        case 'stop-instance':
            await (0,instance_lifecycle/* stopInstance */.Ac)(ec2, { ...context, id: step.instanceId });
            return undefined;
        case 'set-shutdown-behavior':
            await (0,instances/* setShutdownBehaviorStop */.rq)(ec2, step.instanceId);
            return undefined;
        case 'set-metadata-tokens':
            await (0,instances/* setMetadataTokens */.MZ)(ec2, step.instanceId, fleet.instance.metadata);
            return undefined;
        case 'set-instance-type':
            // EC2 changes the type of a stopped instance only; nobody holds it, or there would be no plan.
            await (0,instance_lifecycle/* stopInstance */.Ac)(ec2, { ...context, id: step.instanceId });
            await (0,instances/* setInstanceType */.A1)(ec2, step.instanceId, step.type);
            return undefined;
        case 'prove-instance':
            await proveInstance(context, takeMachine(context, progress, step.instanceId));
            return undefined;
        case 'collect-output':
            await collectOutput(context, step.instanceId);
            return undefined;
        case 'terminate-instance':
            return apply_remove(context, 'instance', step.instanceId);
        case 'remove-image':
            return apply_remove(context, 'image', step.imageId);
        case 'delete-snapshot':
            return apply_remove(context, 'snapshot', step.snapshotId);
        case 'delete-volume':
            return apply_remove(context, 'volume', step.volumeId);
        case 'delete-security-group':
            return apply_remove(context, 'security group', step.groupId);
        case 'delete-key-pair':
            return apply_remove(context, 'key pair', step.keyPairId);
    }
}
async function apply_remove(context, what, id) {
    const { clients, clock, fleet, signal } = context;
    const deletion = await deleteOwned(clients.ec2, { what, id, fleet: fleet.name, clock, signal });
    return deletion.kind === 'kept' ? deletion.reason : undefined;
}
/** The machine to prove: from here on the proof sees to it that it is stopped. */
function takeMachine({ job, region }, progress, instanceId) {
    const made = progress.machine;
    progress.machine = undefined;
    if (instanceId === undefined)
        return needed(made);
    return { region: region.name, instanceId, runId: job.newRunId() };
}
/** What an earlier step should have made; steps are skipped when one that they depend on failed. */
function needed(made) {
    if (made === undefined)
        throw new Error('an earlier step did not make what this one needs');
    return made;
}


/***/ }),

/***/ 4898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zo: () => (/* binding */ findPlacement),
/* harmony export */   fx: () => (/* binding */ listFittingTypes),
/* harmony export */   jE: () => (/* binding */ listEnabledRegions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
// Where in a region an instance can be put: instance types on offer, subnets, and whether the region is enabled at all.


/** Names of the regions that the account may use, by DescribeRegions; `not-opted-in` ones are left out. */
async function listEnabledRegions(ec2) {
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeRegionsCommand */ .cAn({ AllRegions: true }));
    return new Set((answer.Regions ?? []).flatMap(({ RegionName, OptInStatus }) => RegionName === undefined || OptInStatus === 'not-opted-in' ? [] : [RegionName]));
}
/**
 * The first of the region's types that a zone with a usable subnet offers and that fits the image (architecture, and
 * ENA where the type insists on it). Never makes a network: without a default VPC a subnet has to be given.
 */
async function findPlacement(ec2, region, image) {
    const subnets = await findSubnets(ec2, region);
    if (typeof subnets === 'string')
        return { kind: 'none', reason: subnets };
    const vpcId = subnets[0]?.vpcId;
    const none = (reason) => ({
        kind: 'none',
        reason,
        ...(vpcId === undefined ? {} : { vpcId }),
    });
    const types = [...region.types];
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, types), listTypes(ec2, types)]);
    const reasons = [];
    for (const type of types) {
        const zones = zonesOfType.get(type) ?? new Set();
        const subnet = subnets.find(({ zone }) => zones.has(zone));
        const misfit = describeMisfit(type, facts.get(type), image);
        if (zones.size === 0)
            reasons.push(`${type} is not offered there`);
        else if (misfit !== undefined)
            reasons.push(misfit);
        else if (subnet === undefined) {
            reasons.push(`${type} is offered in ${[...zones].sort().join(', ')}, and no usable subnet is in those zones`);
        }
        else
            return { kind: 'place', place: { type, zone: subnet.zone, subnetId: subnet.id, vpcId: subnet.vpcId } };
    }
    return none(`no instance type fits: ${reasons.join('; ')}`);
}
/** Those of the types, in their order, that a zone offers and that fit the image. */
async function listFittingTypes(ec2, { types, zone, image }) {
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [...types]), listTypes(ec2, [...types])]);
    return types.filter((type) => zonesOfType.get(type)?.has(zone) === true && describeMisfit(type, facts.get(type), image) === undefined);
}
/** Why an image can't boot on a type, as a sentence; undefined when it can, as far as EC2 tells. */
function describeMisfit(type, facts, image) {
    if (facts === undefined)
        return undefined;
    if (!facts.architectures.includes(image.architecture)) {
        return `${type} is ${facts.architectures.join('/')} and the image is ${image.architecture}`;
    }
    return facts.needsEna && !image.enaSupport ? `${type} needs an image with ENA support` : undefined;
}
/** Usable subnets in the order of their zones, or a sentence that says why there are none. */
async function findSubnets(ec2, region) {
    if (region.subnet !== undefined) {
        const subnets = await listSubnets(ec2, { SubnetIds: [region.subnet] });
        return subnets.length > 0 ? subnets : `subnet ${region.subnet} does not exist there, or has no free address`;
    }
    const vpcs = [];
    const isDefault = [{ Name: 'is-default', Values: ['true'] }];
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeVpcs */ .$vN)({ client: ec2 }, { Filters: isDefault })) {
        vpcs.push(...(page.Vpcs ?? []).flatMap(({ VpcId }) => VpcId ?? []));
    }
    const [vpcId] = vpcs;
    if (vpcId === undefined)
        return 'the region has no default VPC; give a subnet in the fleet file';
    const subnets = await listSubnets(ec2, {
        Filters: [
            { Name: 'vpc-id', Values: [vpcId] },
            { Name: 'default-for-az', Values: ['true'] },
        ],
    });
    return subnets.length > 0 ? subnets : `default VPC ${vpcId} has no default subnet with a free address`;
}
async function listSubnets(ec2, query) {
    const found = [];
    try {
        for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeSubnets */ .vvt)({ client: ec2 }, query))
            found.push(...(page.Subnets ?? []));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return [];
        throw error;
    }
    return found
        .filter(({ State, AvailableIpAddressCount }) => State !== 'pending' && (AvailableIpAddressCount ?? 1) > 0)
        .map(({ SubnetId = '', AvailabilityZone = '', VpcId = '' }) => ({
        id: SubnetId,
        zone: AvailabilityZone,
        vpcId: VpcId,
    }))
        .sort((a, b) => (a.zone < b.zone ? -1 : 1));
}
async function listOfferings(ec2, types) {
    const zones = new Map();
    const query = {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: types }],
    };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeInstanceTypeOfferings */ .JQz)({ client: ec2 }, query)) {
        for (const { InstanceType = '', Location = '' } of page.InstanceTypeOfferings ?? []) {
            zones.set(InstanceType, (zones.get(InstanceType) ?? new Set()).add(Location));
        }
    }
    return zones;
}
/** Facts about types, by a filter: asking for them by name fails whole when a region doesn't know one. */
async function listTypes(ec2, types) {
    const facts = new Map();
    const query = { Filters: [{ Name: 'instance-type', Values: types }] };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeInstanceTypes */ .RTj)({ client: ec2 }, query)) {
        for (const { InstanceType = '', ProcessorInfo, NetworkInfo } of page.InstanceTypes ?? []) {
            facts.set(InstanceType, {
                architectures: ProcessorInfo?.SupportedArchitectures ?? [],
                needsEna: NetworkInfo?.EnaSupport === 'required',
            });
        }
    }
    return facts;
}


/***/ }),

/***/ 3010:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ei: () => (/* binding */ startMachine),
  TL: () => (/* binding */ stopAfter),
  bN: () => (/* binding */ stopAtOnce),
  mv: () => (/* binding */ stopMachine),
  bs: () => (/* binding */ waitUntilReady)
});

// EXTERNAL MODULE: ./src/aws/agents.ts
var agents = __webpack_require__(2379);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/instance-lifecycle.ts
var instance_lifecycle = __webpack_require__(7803);
// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/aws/poll.ts
var poll = __webpack_require__(5672);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/aws/errors.ts
var aws_errors = __webpack_require__(9378);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/aws/placement.ts
var placement = __webpack_require__(4898);
;// CONCATENATED MODULE: ./src/machine/capacity.ts
// Starting when EC2 has no machine to give: patience first, then the next of the fleet's types that fits.







/** Seconds between the attempts: capacity comes back within minutes, or not for a long time. */
const WAITS_SECONDS = [15, 30, 60, 120];
/**
 * Starts a stopped instance. While EC2 has no capacity for its type it waits, about four minutes in all, and then takes
 * the next of the region's types that the zone offers and the image fits. That change stays until provision undoes it; when no
 * type has capacity, the instance is left as it was.
 *
 * @param timeoutSeconds of the run: the lease is written anew at each attempt, since an old claim on a stopped machine
 *   counts as dead
 */
async function startWithPatience(context, { machine, instance, timeoutSeconds }) {
    const { clients, clock, logger, signal } = context;
    let refusal;
    const attempt = async () => {
        signal.throwIfAborted();
        try {
            await (0,instance_lifecycle/* startInstance */._i)(clients.ec2, instance.id, context);
            return true;
        }
        catch (error) {
            if (!(0,aws_errors/* isWithoutCapacity */.Fb)(error))
                throw new errors/* ActionError */.lZ(`starting instance ${instance.id}`, { cause: error });
            refusal = error;
            return false;
        }
    };
    for (const seconds of WAITS_SECONDS) {
        if (await attempt())
            return;
        logger.info(`no capacity for ${instance.type} in ${instance.zone}: trying again in ${seconds} s`);
        await clock.sleep(seconds, signal);
        await (0,leases/* renewLease */.EH)(clients.ec2, { instanceId: instance.id, runId: machine.runId, timeoutSeconds, clock });
    }
    if (await attempt())
        return;
    const others = await listOthers(context, instance);
    for (const type of others) {
        logger.info(`no capacity for ${instance.type} in ${instance.zone}: changing the instance to ${type}`);
        await (0,instances/* setInstanceType */.A1)(clients.ec2, instance.id, type);
        if (await attempt())
            return;
    }
    if (others.length > 0)
        await (0,instances/* setInstanceType */.A1)(clients.ec2, instance.id, instance.type);
    const types = [instance.type, ...others].join(', ');
    throw new errors/* ActionError */.lZ(`EC2 has no capacity for instance ${instance.id} (${types}) in ${instance.zone}`, {
        cause: refusal,
        hint: 'It stays stopped. Try again later, or name more instance types in the fleet file.',
    });
}
async function listOthers({ clients, region }, { imageId, type, zone }) {
    const image = await (0,aws_images/* findImage */.F1)(clients.ec2, imageId);
    const others = region.types.filter((other) => other !== type);
    return image === undefined || others.length === 0 ? [] : (0,placement/* listFittingTypes */.fx)(clients.ec2, { types: others, zone, image });
}

// EXTERNAL MODULE: ./src/machine/cancellation.ts
var cancellation = __webpack_require__(7214);
// EXTERNAL MODULE: ./src/machine/diagnose.ts
var diagnose = __webpack_require__(5626);
;// CONCATENATED MODULE: ./src/machine/late-failure.ts
// A start that EC2 took and gave up: what its reason means, and what to do about it.
/** The codes are those of *StateReason* in EC2's API reference. */
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
];
/** What to do, by EC2's reason such as `Client.VolumeLimitExceeded: Volume limit exceeded`. */
function fixForStateReason(reason) {
    const [, fix] = FIXES.find(([code]) => code.test(reason ?? '')) ?? [];
    return fix ?? 'See what EC2 says of the instance in its console, and try again.';
}

// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
// EXTERNAL MODULE: ./src/machine/watch.ts
var watch = __webpack_require__(7382);
;// CONCATENATED MODULE: ./src/machine/boot.ts
// The machine's way up and down, shared by run, start and proof boots: started, answering, stopped for certain.















const LOOK_EVERY_SECONDS = 2;
/** Starts a claimed instance, after the post step has been told of it; one that nobody should have left on is stopped first. */
async function startMachine(context, start) {
    const { clients, clock, job, logger, signal } = context;
    const { machine, instance, timeoutSeconds } = start;
    const { instanceId, runId } = machine;
    job.remember({ ...machine, launchedBefore: instance.launchTime });
    if ((0,instance_state/* isOn */.M)(instance.state)) {
        logger.info(`instance ${instanceId} is on although nobody holds it: stopping it first`);
        await (0,recover/* recoverBeforeStop */.o)(context, instance, machine);
        await (0,instance_lifecycle/* stopInstance */.Ac)(clients.ec2, { id: instanceId, clock, signal });
        await (0,leases/* renewLease */.EH)(clients.ec2, { instanceId, runId, timeoutSeconds, clock });
    }
    await startWithPatience(context, start);
}
/**
 * Waits until the instance runs and its agent answers from this very boot.
 *
 * @returns the running instance, and when it was first seen running
 * @throws ActionError when the start failed late, with EC2's reason, or when the agent never came
 */
async function waitUntilReady(context, id) {
    const { logger, clock } = context;
    const instance = await waitUntilRunning(context, id);
    const runningSince = clock.now();
    logger.info(`instance ${id} is running in ${instance.zone}, launched ${(0,src_clock/* formatTime */.fU)(instance.launchTime)}`);
    const agent = await waitForAgent(context, instance);
    logger.info(`Systems Manager is online (agent ${agent.agentVersion ?? 'of unknown version'})`);
    return { instance, runningSince };
}
async function waitUntilRunning({ clients, clock, signal }, id) {
    const started = clock.elapsed();
    let state = 'unknown';
    let wasOn = false;
    try {
        return await (0,poll/* poll */.wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: lease/* READY_LIMIT_SECONDS */.E8,
            clock,
            signal,
            look: async () => {
                const instance = await (0,instances/* findInstance */.XD)(clients.ec2, id);
                state = instance?.state ?? 'unknown';
                if (instance !== undefined && state === 'running')
                    return instance;
                wasOn ||= (0,instance_state/* isOn */.M)(state);
                const settled = wasOn || clock.elapsed() - started > poll/* STALE_READ_SECONDS */.N0;
                if (instance !== undefined && settled && !(0,instance_state/* isOn */.M)(state) && state !== 'unknown') {
                    throw new errors/* ActionError */.lZ(`instance ${id} was started and went ${state}: ${instance.stateReason ?? 'no reason given'}`, { hint: fixForStateReason(instance.stateReason) });
                }
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        throw new errors/* ActionError */.lZ(`instance ${id} is ${state} and not running, ${lease/* READY_LIMIT_SECONDS */.E8} s after its start`, {
            cause: error,
            hint: 'It hangs in EC2: look at its status checks in the console, and try again.',
        });
    }
}
async function waitForAgent(context, instance) {
    const { clients, clock, signal } = context;
    let agent;
    let looks = 0;
    try {
        return await (0,poll/* poll */.wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: lease/* READY_LIMIT_SECONDS */.E8,
            clock,
            signal,
            look: async () => {
                agent = await (0,agents/* findAgent */.d)(clients, instance.id);
                if (agent !== undefined && (0,agents/* isAgentOfBoot */.w)(agent, instance.launchTime))
                    return agent;
                looks += 1;
                if (looks % 5 === 0)
                    await (0,watch/* getRunning */.GZ)(context, instance);
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        const seen = agent === undefined ? 'it never registered' : `its last ping was at ${(0,src_clock/* formatTime */.fU)(agent.lastPing)}`;
        throw new errors/* ActionError */.lZ(`instance ${instance.id} runs, and Systems Manager has not heard from it within ${lease/* READY_LIMIT_SECONDS */.E8} s: ${seen}`, { cause: error, hint: await (0,diagnose/* diagnoseSilence */.Q)(context, instance) });
    }
}
/**
 * Stops the machine and waits until it is; works on when the job is cancelled, since that is when it matters.
 * Throws when it can't be confirmed: the post step and the fuse remain.
 *
 * @param offBy when the machine's fuse switches it off at the latest; without it, the fuse's time from now
 */
async function stopMachine(context, machine, offBy = (0,src_clock/* secondsAfter */._I)(context.clock.now(), context.fleet.fuseSeconds)) {
    const { clients, clock } = context;
    const instance = await (0,instance_lifecycle/* stopInstance */.Ac)(clients.ec2, { id: machine.instanceId, offBy, clock });
    context.logger.info(`instance ${machine.instanceId} is ${instance?.state ?? 'gone'}`);
    context.job.forget(machine);
    return instance;
}
/**
 * Does the work while the machine is on, and stops the machine however the work ends; a failed stop outranks what made
 * the work fail. A cancelled job asks EC2 to stop it at once, and here only confirms it.
 *
 * @param stop how to stop, told what the work threw
 */
async function stopAfter(context, machine, { work, stop }) {
    let outcome;
    try {
        outcome = { value: await (0,cancellation/* whenCancelled */.M)(context.signal, () => stopAtOnce(context, machine), work) };
    }
    catch (error) {
        outcome = { error };
    }
    try {
        await stop('error' in outcome ? outcome.error : undefined);
    }
    catch (error) {
        if ('error' in outcome)
            context.logger.info((0,errors/* describeError */.Uc)(outcome.error).join(': '));
        throw error;
    }
    if ('error' in outcome)
        throw outcome.error;
    return outcome.value;
}
/** One call, of which the machine may hear before the work has ended. */
async function stopAtOnce({ clients, logger }, { instanceId }) {
    logger.info(`the job is being cancelled: stopping instance ${instanceId}`);
    await (0,instance_lifecycle/* askToStop */.Z$)(clients.ec2, instanceId).catch((error) => {
        logger.info(`instance ${instanceId} could not be stopped at once: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
    });
}


/***/ }),

/***/ 7214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ whenCancelled)
/* harmony export */ });
// What a cancelled job does at once: GitHub kills it within seconds, and the work may just be waiting for AWS.
/**
 * Does the work. When the job is cancelled meanwhile, `atOnce` is done at that very moment, beside whatever the work is
 * waiting for; the work then ends in its own time, and the caller confirms what was asked for.
 *
 * @param atOnce never rejects: there is nobody to hear of it
 */
async function whenCancelled(signal, atOnce, work) {
    const onAbort = () => void atOnce();
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await work();
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}


/***/ })

};
