export const id = 302;
export const ids = [302];
export const modules = {

/***/ 4898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VW: () => (/* binding */ whyUnfit),
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
 * ENA where the type insists on it); then the other types, each in its first zone, and then all of them in their next
 * ones. All are of one VPC. Never makes a network: without a default VPC a subnet has to be given.
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
    const ofTypes = [];
    for (const type of types) {
        const zones = zonesOfType.get(type) ?? new Set();
        const usable = subnets.filter(({ zone }) => zones.has(zone));
        const misfit = describeMisfit(type, facts.get(type), image);
        if (zones.size === 0)
            reasons.push(`${type} is not offered there`);
        else if (misfit !== undefined)
            reasons.push(misfit);
        else if (usable.length === 0) {
            reasons.push(`${type} is offered in ${[...zones].sort().join(', ')}, and no usable subnet is in those zones`);
        }
        else
            ofTypes.push(usable.map(({ id, zone, vpcId: vpc }) => ({ type, zone, subnetId: id, vpcId: vpc })));
    }
    const [place, ...others] = inTurns(ofTypes);
    return place === undefined ? none(`no instance type fits: ${reasons.join('; ')}`) : { kind: 'place', place, others };
}
/** The first of each list, then the second of each, and so on. */
function inTurns(lists) {
    const longest = Math.max(0, ...lists.map(({ length }) => length));
    return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
/** Those of the types, in their order, that a zone offers and that fit the image. */
async function listFittingTypes(ec2, { types, zone, image }) {
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [...types]), listTypes(ec2, [...types])]);
    return types.filter((type) => zonesOfType.get(type)?.has(zone) === true && describeMisfit(type, facts.get(type), image) === undefined);
}
/** Why an image can't boot on a type in a zone, as a sentence; undefined when it can, as far as EC2 tells. */
async function whyUnfit(ec2, { type, zone, image }) {
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [type]), listTypes(ec2, [type])]);
    if (zonesOfType.get(type)?.has(zone) !== true)
        return `${type} is not offered in ${zone}`;
    return describeMisfit(type, facts.get(type), image);
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

/***/ 7302:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qh: () => (/* binding */ bringUp),
  TL: () => (/* binding */ stopAfter),
  Di: () => (/* binding */ stopAndRelease),
  bN: () => (/* binding */ stopAtOnce),
  mv: () => (/* binding */ stopMachine),
  bs: () => (/* binding */ waitUntilReady)
});

// UNUSED EXPORTS: startMachine

// EXTERNAL MODULE: ./src/aws/agents.ts
var agents = __webpack_require__(2379);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/instance-lifecycle.ts
var instance_lifecycle = __webpack_require__(7803);
// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/aws/late-failure.ts
var late_failure = __webpack_require__(6438);
// EXTERNAL MODULE: ./src/aws/poll.ts
var poll = __webpack_require__(5672);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/phases.ts
var phases = __webpack_require__(119);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/aws/errors.ts
var aws_errors = __webpack_require__(9378);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/aws/placement.ts
var placement = __webpack_require__(4898);
// EXTERNAL MODULE: ./src/machine/instance-type.ts
var instance_type = __webpack_require__(6455);
;// CONCATENATED MODULE: ./src/machine/capacity.ts
// Starting when EC2 has no machine of a type to give: patience first, then the next of the fleet's types that fits.







/** Seconds between the attempts: capacity comes back within minutes, or not for a long time. */
const WAITS_SECONDS = [15, 30, 60, 120];
/**
 * Starts a stopped instance. While EC2 has no capacity for its type it waits, about four minutes in all; a type that it
 * refuses for another reason isn't waited for. Then come the region's other types that the zone offers and the image
 * fits, each until EC2 takes one. That change stays until provision undoes it; whatever else happens, a cancel
 * included, the instance gets its own type back.
 *
 * @throws ActionError when EC2 took none of the types, or refused the start for a reason of its own
 */
async function startWithPatience(context, start) {
    const { logger } = context;
    const { instance } = start;
    const { type, zone } = instance;
    let refusal = await startAsItIs(context, start);
    if (refusal === undefined)
        return;
    let refused = type;
    const others = await listOthers(context, instance);
    try {
        for (const other of others) {
            logger.info(`${describeRefusal(refusal, refused)} in ${zone}: changing the instance to ${other}`);
            refusal = await attempt(context, instance, () => (0,instance_type/* changeType */.J)(context, instance.id, other));
            if (refusal === undefined)
                return;
            refused = other;
        }
    }
    catch (error) {
        await setBack(context, instance);
        throw error;
    }
    if (others.length > 0)
        await setBack(context, instance);
    const tried = [type, ...others].join(', ');
    const message = (0,aws_errors/* isWithoutCapacity */.Fb)(refusal)
        ? `EC2 has no capacity for instance ${instance.id} (${tried}) in ${zone}`
        : `EC2 does not start instance ${instance.id} (${tried}) in ${zone}`;
    throw new errors/* ActionError */.lZ(message, {
        cause: refusal,
        hint: 'It stays stopped. Try again later, or name more instance types in the fleet file.',
    });
}
/** Gives an instance that is off its own type back; where that can't be done the log says so, and nothing is thrown. */
async function setBack(context, { id, type }) {
    try {
        await (0,instance_type/* changeType */.J)(context, id, type);
    }
    catch (error) {
        context.logger.info(`instance ${id} could not be changed back to ${type}, provision does it: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
    }
}
/** Tries with the type that the instance has, as long as it's capacity that is missing. Gives EC2's refusal, if it is one of the type. */
async function startAsItIs(context, { machine, instance, leaseSeconds }) {
    const { clients, clock, logger, signal } = context;
    const { id, type, zone } = instance;
    for (const seconds of WAITS_SECONDS) {
        const refusal = await attempt(context, instance);
        if (!(0,aws_errors/* isWithoutCapacity */.Fb)(refusal))
            return refusal;
        logger.info(`no capacity for ${type} in ${zone}: trying again in ${seconds} s`);
        await clock.sleep(seconds, signal);
        await (0,leases/* renewLease */.EH)(clients.ec2, { instanceId: id, runId: machine.runId, leaseSeconds, clock });
    }
    return attempt(context, instance);
}
/** Starts once. Gives EC2's refusal when it is one of the type, undefined when the start was taken; throws all else. */
async function attempt(context, { id }, change = () => Promise.resolve()) {
    context.signal.throwIfAborted();
    try {
        await change();
        await (0,instance_lifecycle/* startInstance */._i)(context.clients.ec2, id, context);
        return undefined;
    }
    catch (error) {
        if (context.signal.aborted || !(0,aws_errors/* isRefusedType */.pl)(error))
            throw new errors/* ActionError */.lZ(`starting instance ${id}`, { cause: error });
        return error;
    }
}
function describeRefusal(refusal, type) {
    return (0,aws_errors/* isWithoutCapacity */.Fb)(refusal)
        ? `no capacity for ${type}`
        : `EC2 does not start a ${type} (${(0,aws_errors/* describeAwsOrigin */.rA)(refusal) ?? String(refusal)})`;
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
// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
// EXTERNAL MODULE: ./src/machine/watch.ts
var watch = __webpack_require__(7382);
;// CONCATENATED MODULE: ./src/machine/boot.ts
// The machine's way up and down, shared by run, start and proof boots: started, answering, stopped for certain.
















const LOOK_EVERY_SECONDS = 2;
/**
 * Starts a claimed instance and waits until its agent answers. One that was changed to another type and doesn't come up
 * is stopped here and changed back: else each later run would begin with a type that can't be started.
 *
 * @param onRunning told when it runs, from when on it is billed, whatever comes
 */
async function bringUp(context, start, onRunning) {
    const { clients, clock, logger } = context;
    const { id, type } = start.instance;
    try {
        await startMachine(context, start);
        return await waitUntilReady(context, id, { launchedBefore: start.instance.launchTime, onRunning });
    }
    catch (error) {
        try {
            const seen = await (0,instances/* findInstance */.XD)(clients.ec2, id);
            if (seen !== undefined && seen.type !== type) {
                await (0,instance_lifecycle/* stopInstance */.Ac)(clients.ec2, { id, clock });
                await setBack(context, start.instance);
            }
        }
        catch (trouble) {
            logger.info(`instance ${id} may not be a ${type} any more: ${(0,errors/* describeError */.Uc)(trouble).join(': ')}`);
        }
        throw error;
    }
}
/** Starts a claimed instance, after the post step has been told of it; one that nobody should have left on is stopped first. */
async function startMachine(context, start) {
    const { clients, clock, job, logger, signal } = context;
    const { machine, instance, leaseSeconds } = start;
    const { instanceId, runId } = machine;
    job.remember({ ...machine, launchedBefore: instance.launchTime });
    if ((0,instance_state/* isOn */.M)(instance.state)) {
        logger.info(`instance ${instanceId} is on although nobody holds it: stopping it first`);
        await (0,recover/* recoverBeforeStop */.oP)(context, instance, machine);
        await (0,instance_lifecycle/* stopInstance */.Ac)(clients.ec2, { id: instanceId, clock, signal });
        await (0,leases/* renewLease */.EH)(clients.ec2, { instanceId, runId, leaseSeconds, clock });
    }
    await startWithPatience(context, start);
}
/**
 * Waits until the instance runs and its agent answers from this very boot.
 *
 * @param launchedBefore when it was launched the time before: what is later is this start
 * @param onRunning told when it runs
 * @throws ActionError when the start failed late, with EC2's reason, or when the agent never came
 */
async function waitUntilReady(context, id, { launchedBefore, onRunning } = {}) {
    const { logger, clock } = context;
    const instance = await waitUntilRunning(context, id, launchedBefore);
    const runningSince = clock.now();
    onRunning?.({ instance, runningSince });
    logger.info(`instance ${id} is running in ${instance.zone}, launched ${(0,src_clock/* formatTime */.fU)(instance.launchTime)}`);
    const agent = await waitForAgent(context, instance);
    logger.info(`Systems Manager is online (agent ${agent.agentVersion ?? 'of unknown version'})`);
    return { instance, runningSince };
}
async function waitUntilRunning({ clients, clock, signal }, id, launchedBefore) {
    const started = clock.elapsed();
    let state = 'unknown';
    let wasOn = false;
    try {
        return await (0,poll/* poll */.wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: phases/* LIMIT */.uK.running,
            clock,
            signal,
            look: async () => {
                const instance = await (0,instances/* findInstance */.XD)(clients.ec2, id);
                state = instance?.state ?? 'unknown';
                if (instance !== undefined && state === 'running')
                    return instance;
                if (instance === undefined || state === 'unknown')
                    return undefined;
                wasOn ||= (0,instance_state/* isOn */.M)(state) || (launchedBefore !== undefined && instance.launchTime > launchedBefore);
                const settled = wasOn || (0,instance_lifecycle/* isTerminal */.Hd)(instance) || clock.elapsed() - started > poll/* STALE_READ_SECONDS */.N0;
                if (settled && !(0,instance_state/* isOn */.M)(state)) {
                    throw new errors/* ActionError */.lZ(`instance ${id} was started and went ${state}: ${instance.stateReason ?? 'no reason given'}`, { hint: (0,late_failure/* fixForStateReason */._)(instance.stateReason) });
                }
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        throw new errors/* ActionError */.lZ(`instance ${id} is ${state} and not running, ${phases/* LIMIT */.uK.running} s after its start`, {
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
            limitSeconds: phases/* LIMIT */.uK.agent,
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
        const seen = describeAgent(agent, instance);
        throw new errors/* ActionError */.lZ(`instance ${instance.id} runs, and Systems Manager has not heard from it within ${phases/* LIMIT */.uK.agent} s: ${seen}`, { cause: error, hint: await (0,diagnose/* diagnoseSilence */.Q)(context, instance) });
    }
}
/** A machine that isn't listed has been heard of before if it came through a proof boot, or has served a slot. */
function describeAgent(agent, { tags }) {
    if (agent !== undefined)
        return `its last ping was at ${(0,src_clock/* formatTime */.fU)(agent.lastPing)}`;
    const answered = tags[src_tags/* TAG */.Dk.state] === 'ready' || tags[src_tags/* TAG */.Dk.fuse] !== undefined || tags[src_tags/* TAG */.Dk.slot] !== undefined;
    return answered ? 'it answered in earlier boots, and is not listed now' : 'it has not registered';
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
/**
 * Does the work on a claimed machine, stops it, and gives the claim back, however the work ends: but not before the stop
 * is confirmed. By its lease the post step knows that the machine is this job's to stop.
 */
async function stopAndRelease(context, machine, work) {
    const { clients, logger } = context;
    return stopAfter(context, machine, {
        work,
        stop: async () => {
            await stopMachine(context, machine);
            await (0,leases/* releaseLease */.wL)({ ec2: clients.ec2, logger }, machine);
        },
    });
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

/***/ 6455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ changeType)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _fleet_credits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7586);
// Changing an instance's type together with what depends on the type: its CPU credits.


/**
 * Changes the type of a stopped instance, and sets the fleet's CPU credits anew where the type has any: which ones EC2
 * takes over from the type before isn't documented, and `unlimited` may cost several times the machine.
 */
async function changeType({ clients, fleet }, id, type) {
    await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .setInstanceType */ .A1)(clients.ec2, id, type);
    const credits = (0,_fleet_credits_js__WEBPACK_IMPORTED_MODULE_1__/* .creditsOf */ .y)(fleet.instance, type);
    if (credits !== undefined)
        await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .setCpuCredits */ .P6)(clients.ec2, id, credits);
}


/***/ })

};
