export const id = 754;
export const ids = [754];
export const modules = {

/***/ 1922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeHome: () => (/* binding */ observeHome),
/* harmony export */   unreadableHome: () => (/* binding */ unreadableHome)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5687);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);
/* harmony import */ var _key_pairs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5578);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9506);
/* harmony import */ var _security_groups_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9828);






/** Reads home: exactly one image of that name owned by the account, key pair, group, and the profile's name. */
async function observeHome(ec2, fleet) {
    const problems = [];
    const say = (sentence) => {
        problems.push(sentence);
        return null;
    };
    const [images, keyPairs, groups, instances] = await Promise.all([
        (0,_images_js__WEBPACK_IMPORTED_MODULE_1__/* .listImages */ .v8)(ec2, [{ Name: 'name', Values: [fleet.image] }]),
        fleet.keyPair === undefined
            ? Promise.resolve([])
            : (0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_3__/* .listKeyPairs */ .lY)(ec2, { Filters: [{ Name: 'key-name', Values: [fleet.keyPair] }] }),
        (0,_security_groups_js__WEBPACK_IMPORTED_MODULE_5__/* .listSecurityGroups */ .zw)(ec2, [{ Name: 'group-name', Values: [fleet.securityGroup] }]),
        fleet.instance.profile === undefined
            ? (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .listInstances */ .ND)(ec2, [{ Name: 'tag:Name', Values: [fleet.name] }])
            : Promise.resolve([]),
    ]);
    const originals = instances.filter(({ tags, state }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwned */ .go)(tags, fleet.name) && state !== 'terminated' && state !== 'shutting-down');
    return {
        region: fleet.home,
        image: (await pickImage(ec2, images, { fleet, say })) ?? undefined,
        keyPair: fleet.keyPair === undefined
            ? undefined
            : (pickOne(keyPairs, `key pair ${fleet.keyPair}`, fleet, say) ?? undefined),
        securityGroup: pickOne(groups, `security group ${fleet.securityGroup}`, fleet, say) ?? undefined,
        profile: fleet.instance.profile ?? pickProfile(originals, fleet, say) ?? undefined,
        problems,
    };
}
/** A home that can't be read: check says so in each region, and goes on with what it can see there. */
function unreadableHome(fleet, error) {
    const problem = `home ${fleet.home} can't be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error).join(': ')}`;
    const nothing = { image: undefined, keyPair: undefined, securityGroup: undefined, profile: undefined };
    return { region: fleet.home, ...nothing, problems: [problem] };
}
async function pickImage(ec2, images, { fleet, say }) {
    // Asked for only then: it looks through the images of everybody.
    const [other] = images.length === 0 ? await (0,_images_js__WEBPACK_IMPORTED_MODULE_1__/* .listImagesOfAnybody */ ._6)(ec2, fleet.image) : [];
    if (other !== undefined) {
        return say(`image ${other.name} (${other.id}) in home ${fleet.home} belongs to account ${other.ownerId}, not to this one`);
    }
    const image = pickOne(images, `image ${fleet.image}`, fleet, say);
    if (image === null || image.state === 'available')
        return image;
    const why = image.stateReason === undefined ? '' : ` (${image.stateReason})`;
    return say(`image ${image.name} (${image.id}) in home ${fleet.home} is ${image.state}${why}, not available`);
}
function pickOne(found, what, fleet, say) {
    const [one, ...more] = found;
    if (one === undefined)
        return say(`${what} does not exist in home ${fleet.home} of this account`);
    if (more.length === 0)
        return one;
    return say(`${what} is ambiguous in home ${fleet.home}: ${found.map(({ id }) => id).join(', ')}`);
}
function pickProfile(originals, fleet, say) {
    const [model, ...more] = originals;
    const hint = 'name the instance profile as instance.profile in the fleet file';
    if (model === undefined) {
        return say(`no instance tagged Name=${fleet.name} in home ${fleet.home} to take the instance profile from; ${hint}`);
    }
    if (more.length > 0) {
        const ids = originals.map(({ id }) => id).join(', ');
        return say(`several instances tagged Name=${fleet.name} in home ${fleet.home} (${ids}); ${hint}`);
    }
    return model.profile ?? say(`instance ${model.id} in home ${fleet.home} has no instance profile; ${hint}`);
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


/***/ }),

/***/ 5088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ fuseRefusal)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9580);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
// A machine whose fuse is not armed: its word is an error, and a mark on it, so that provision proves it anew.



/**
 * Takes the tag of the proved fuse off a machine that says it has none, since provision goes by that tag.
 *
 * @returns the error to throw
 */
async function fuseRefusal({ clients, logger, region }, { instanceId }, message) {
    await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTags */ ._M)(clients.ec2, instanceId, [_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fuse]).catch((error) => {
        logger.info(`tag ${_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fuse} of instance ${instanceId} could not be taken off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error).join(': ')}`);
    });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(message, {
        hint: `Run mode provision for ${region.name}: its proof boot installs the fuse.`,
    });
}


/***/ }),

/***/ 4201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   Hl: () => (/* binding */ isLostToAnother),
/* harmony export */   oD: () => (/* binding */ busyRefusal)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7121);
// Two that have started one machine, which EC2 can't prevent: a lock on the machine is the last judge, and whoever loses
// there leaves the machine to the other.



/** What to throw when the machine has said that another payload is at work on it. */
function busyRefusal({ instanceId }, { holder = 'unknown' }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('busy', `instance ${instanceId} is running the payload of run ${holder}; it was left alone`, {
        hint: 'Two runs had started it at the same moment. Try again when that one has ended.',
    });
}
function isBusy(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_ && error.status === 'busy';
}
/**
 * Whether the machine is to be left on for somebody else. Its word alone isn't enough for that, only another run that
 * holds a live lease: else nobody would ever stop it.
 */
async function isLostToAnother({ clients, clock }, { instanceId, runId }, error) {
    if (!isBusy(error))
        return false;
    const instance = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .findInstance */ .XD)(clients.ec2, instanceId);
    return instance !== undefined && (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .liveLeases */ ._c)(instance, clock.now()).some((lease) => lease.runId !== runId);
}


/***/ }),

/***/ 2959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ getRunner)
/* harmony export */ });
/* harmony import */ var _aws_home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1922);
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2393);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9201);
// Finding the one machine of a region that runs payloads, and whether it may be used now.







/**
 * The region's one ready machine. Of two the one of home's current image, if that is unique; never the last one seen.
 *
 * @throws ActionError when there is none, Refusal when several could be meant or a power-off wouldn't stop it
 */
async function getRunner(context) {
    const { aws, clients, clock, fleet, logger, region, signal } = context;
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .listRunners */ .I7)(await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name));
    const ready = runners.filter(_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .isReady */ .i_);
    const [first] = ready;
    if (first === undefined) {
        const unproven = runners.map(({ id, state }) => `${id} (${state})`).join(', ');
        const what = runners.length === 0
            ? `region ${region.name} has no instance of the fleet`
            : `region ${region.name} has no instance that came through its proof boot: ${unproven}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ(what, { hint: `Run mode provision for ${region.name}.` });
    }
    let runner = first;
    if (ready.length > 1) {
        const { image } = await (0,_aws_home_js__WEBPACK_IMPORTED_MODULE_0__.observeHome)(aws(fleet.home).ec2, fleet);
        const current = ready.filter((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .isOfImage */ .$x)(one, image));
        const [only, ...more] = current;
        if (only === undefined || more.length > 0) {
            const list = ready.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_6__/* .formatTime */ .fU)(launchTime)})`);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Refusal */ .P_('refused', `region ${region.name} has several ready instances: ${list.join(', ')}`, {
                hint: 'Terminate all but one, or clear and provision the region.',
            });
        }
        runner = only;
    }
    await assertStoppable(context, runner);
    if (runner.state !== 'stopping')
        return runner;
    logger.info(`instance ${runner.id} is stopping: waiting until it is stopped`);
    return (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForState */ .oJ)(clients.ec2, { id: runner.id, states: ['stopped'], limitSeconds: 300, clock, signal });
}
/** A machine that a power-off would terminate, or that may not be stopped, is not started. */
async function assertStoppable({ clients }, { id }) {
    const { shutdownBehavior, stopProtection } = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .getInstanceAttributes */ .bD)(clients.ec2, id);
    if (shutdownBehavior !== 'stop') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Refusal */ .P_('refused', `instance ${id}: a power-off from inside would ${shutdownBehavior} it`, {
            hint: 'Provision the region: that sets it right.',
        });
    }
    if (stopProtection) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Refusal */ .P_('refused', `instance ${id} is protected against being stopped`, {
            hint: 'Take the stop protection off; a machine that is on costs money.',
        });
    }
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);




/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name);
    const copies = owned.images.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isHomeOriginal */ .V)(tags));
    const current = home?.image === undefined ? undefined : (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listCurrentCopies */ .vw)(owned, home.image)[0];
    const image = atHome ? home?.image : (current ?? copies[0]);
    const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair);
    const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup);
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listRunners */ .I7)(owned.instances);
    const runner = runners.find((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfImage */ .$x)(one, home?.image) && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isReady */ .i_)(one)) ?? runners[0];
    return {
        ...(image === undefined ? {} : { image: describeImage(image, atHome || image === current) }),
        ...(keyPair === undefined ? {} : { keyPair: keyPair.id }),
        ...(group === undefined ? {} : { securityGroup: group.id }),
        ...(runner === undefined ? {} : { instance: describeInstance(runner, clock.now()) }),
    };
}
/** An instance as results tell it. */
function describeInstance(instance, now) {
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(instance, now);
    return {
        id: instance.id,
        state: instance.state,
        type: instance.type,
        zone: instance.zone,
        ...(instance.publicIp === undefined ? {} : { address: instance.publicIp }),
        lastStart: (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(instance.launchTime),
        ...(holder === undefined ? {} : { lease: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .describeHolder */ .sG)(holder) }),
        ...(instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] === undefined ? {} : { slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] }),
    };
}
function describeImage(image, current) {
    const source = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(image);
    return {
        id: image.id,
        name: image.name,
        state: image.state,
        created: (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(image.created),
        ...(source === undefined ? {} : { source }),
        current,
        snapshots: image.devices.map(({ snapshotId }) => snapshotId),
    };
}


/***/ })

};
