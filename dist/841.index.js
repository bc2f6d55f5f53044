export const id = 841;
export const ids = [841];
export const modules = {

/***/ 2337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ observeInstanceProfile)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);

/** AWS's own policies that let the agent register and take commands. */
const MANAGED_POLICIES = new Set([
    'AmazonSSMManagedInstanceCore',
    'AmazonSSMManagedEC2InstanceDefaultPolicy',
    'AmazonEC2RoleforSSM',
]);
/** What the agent cannot do without: registering, and a channel for commands. */
const NEEDED_ACTIONS = ['ssm:UpdateInstanceInformation', 'ssmmessages:CreateControlChannel'];
/**
 * Reads a profile from IAM: it exists, holds a role, EC2 may assume the role, and the role has the agent's rights.
 * Where IAM can't be read the answer is `unknown` with the reason: the proof boot will tell.
 */
async function observeInstanceProfile(iam, name) {
    try {
        return await inspect(iam, name);
    }
    catch (error) {
        const origin = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAwsOrigin */ .rA)(error);
        if (origin === undefined)
            throw error;
        return { kind: 'unknown', reason: `IAM ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnauthorized */ .Tk)(error) ? 'may' : 'could'} not be read (${origin})` };
    }
}
async function inspect(iam, name) {
    const { GetInstanceProfileCommand } = await __webpack_require__.e(/* import() */ 764).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const unusable = (reason) => ({ kind: 'unusable', reason });
    let role;
    try {
        const answer = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }));
        role = answer.InstanceProfile?.Roles?.[0];
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return unusable(`instance profile ${name} does not exist`);
        throw error;
    }
    if (role?.RoleName === undefined)
        return unusable(`instance profile ${name} holds no role`);
    if (!mayBeAssumedByEc2(role.AssumeRolePolicyDocument)) {
        return unusable(`EC2 may not assume role ${role.RoleName} of instance profile ${name} (see its trust policy)`);
    }
    const allowed = await listAllowedActions(iam, role.RoleName);
    const lacking = NEEDED_ACTIONS.filter((action) => !allowed.some((pattern) => matchesAction(pattern, action)));
    if (lacking.length > 0) {
        return unusable(`role ${role.RoleName} of instance profile ${name} lacks Systems Manager's rights (${lacking.join(', ')}); ` +
            'the AWS policy AmazonSSMManagedInstanceCore carries them');
    }
    return { kind: 'usable' };
}
/** Action patterns of all Allow statements of a role; for AWS's own agent policies the needed actions themselves. */
async function listAllowedActions(iam, roleName) {
    const sdk = await __webpack_require__.e(/* import() */ 764).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const actions = [];
    for await (const page of sdk.paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName })) {
        for (const { PolicyName = '', PolicyArn = '' } of page.AttachedPolicies ?? []) {
            if (/^arn:[^:]+:iam::aws:policy\//.test(PolicyArn) && MANAGED_POLICIES.has(PolicyName)) {
                return [...NEEDED_ACTIONS];
            }
            const { Policy } = await iam.send(new sdk.GetPolicyCommand({ PolicyArn }));
            const version = await iam.send(new sdk.GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId ?? 'v1' }));
            actions.push(...allowedActions(version.PolicyVersion?.Document));
        }
    }
    for await (const page of sdk.paginateListRolePolicies({ client: iam }, { RoleName: roleName })) {
        for (const PolicyName of page.PolicyNames ?? []) {
            const inline = await iam.send(new sdk.GetRolePolicyCommand({ RoleName: roleName, PolicyName }));
            actions.push(...allowedActions(inline.PolicyDocument));
        }
    }
    return actions;
}
/** IAM gives policy documents URL-encoded. */
function parseStatements(document) {
    const decoded = decodeURIComponent(document ?? '%7B%7D');
    const { Statement: statements = [] } = JSON.parse(decoded);
    return Array.isArray(statements) ? statements : [statements];
}
function allowedActions(document) {
    return parseStatements(document)
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action = [] }) => Action);
}
function mayBeAssumedByEc2(document) {
    return parseStatements(document).some(({ Effect, Principal }) => {
        const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [Principal ?? ''];
        return Effect === 'Allow' && services.some((service) => service === '*' || service.startsWith('ec2.amazonaws.com'));
    });
}
/** IAM's wildcards in an action pattern, `ssm:*` or `ssmmessages:Create?ontrol*`; case doesn't count. */
function matchesAction(pattern, action) {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.');
    return new RegExp(`^${source}$`, 'i').test(action);
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

/***/ 7841:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sY: () => (/* binding */ assertRunning),
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
 * the next of the region's types that the zone offers and the image fits. The change stays until provision undoes it.
 *
 * @param timeoutSeconds of the run: the lease is written anew at each attempt, since an old claim on a stopped machine
 *   counts as dead
 */
async function startWithPatience(context, { machine, instance, timeoutSeconds }) {
    const { clients, clock, logger, signal } = context;
    const attempt = async () => {
        signal.throwIfAborted();
        try {
            await (0,instance_lifecycle/* startInstance */._i)(clients.ec2, instance.id, context);
            return true;
        }
        catch (error) {
            if (!(0,aws_errors/* isWithoutCapacity */.Fb)(error))
                throw new errors/* ActionError */.lZ(`starting instance ${instance.id}`, { cause: error });
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
    for (const type of await listOthers(context, instance)) {
        logger.info(`no capacity for ${instance.type} in ${instance.zone}: changing the instance to ${type}`);
        await (0,instances/* setInstanceType */.A1)(clients.ec2, instance.id, type);
        if (await attempt())
            return;
    }
    throw new errors/* ActionError */.lZ(`EC2 has no capacity for instance ${instance.id} (${instance.type}) in ${instance.zone}`, {
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
// EXTERNAL MODULE: ./src/aws/instance-profiles.ts
var instance_profiles = __webpack_require__(2337);
;// CONCATENATED MODULE: ./src/machine/diagnose.ts
// Why a machine that runs doesn't answer: profile, agent, network or the machine itself, as far as AWS lets us see.


/** One sentence each on what was looked at; never throws, because it only helps to explain another error. */
async function diagnoseSilence(context, instance) {
    const sentences = await Promise.allSettled([
        describeStatus(context, instance),
        describeProfile(context, instance),
        Promise.resolve(describeNetwork(instance)),
    ]);
    return sentences
        .map((sentence) => sentence.status === 'fulfilled' ? sentence.value : `(not looked at: ${String(sentence.reason)})`)
        .join(' ');
}
async function describeStatus({ clients }, { id }) {
    const { system, machine } = await (0,instances/* getInstanceStatus */.qp)(clients.ec2, id);
    if (system === 'impaired')
        return "EC2's system status check fails: stop and start it, which moves it to another host.";
    if (machine === 'impaired')
        return 'The instance status check fails: the operating system does not come up.';
    return `EC2's status checks say ${system} and ${machine}.`;
}
async function describeProfile({ aws, fleet }, { profile }) {
    if (profile === undefined)
        return 'It has no instance profile, so its agent has no rights: clear and provision the region.';
    const state = await (0,instance_profiles/* observeInstanceProfile */.T)(await aws(fleet.home).iam(), profile);
    if (state.kind === 'unusable')
        return `Its ${state.reason}.`;
    if (state.kind === 'usable')
        return `Instance profile ${profile} carries the agent's rights.`;
    return `Check that instance profile ${profile} carries AmazonSSMManagedInstanceCore (${state.reason}).`;
}
function describeNetwork({ publicIp, subnetId }) {
    const agent = 'the image has the Systems Manager agent, and it starts at boot';
    return publicIp === undefined
        ? `It has no public address: check that subnet ${subnetId ?? '(unknown)'} reaches the ssm endpoints by NAT or VPC endpoints, and that ${agent}.`
        : `It has a public address: check that its security group lets HTTPS out, and that ${agent}.`;
}

;// CONCATENATED MODULE: ./src/machine/boot.ts
// The machine's way up and down, shared by run, start and proof boots: started, answering, stopped for certain.











/** How long reads may contradict a call of ours before they are believed. */
const STALE_READ_SECONDS = 30;
const LOOK_EVERY_SECONDS = 2;
/** Starts a claimed instance, after the post step has been told of it; one that nobody should have left on is stopped first. */
async function startMachine(context, start) {
    const { clients, clock, job, logger, signal } = context;
    const { machine, instance, timeoutSeconds } = start;
    const { instanceId, runId } = machine;
    job.remember(machine);
    if ((0,lease/* isOn */.Mp)(instance.state)) {
        logger.info(`instance ${instanceId} is on although nobody holds it: stopping it first`);
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
                wasOn ||= (0,lease/* isOn */.Mp)(state);
                const settled = wasOn || clock.elapsed() - started > STALE_READ_SECONDS;
                if (instance !== undefined && settled && !(0,lease/* isOn */.Mp)(state) && state !== 'unknown') {
                    throw new errors/* ActionError */.lZ(`instance ${id} was started and went ${state}: ${instance.stateReason ?? 'no reason given'}`, {
                        hint: 'EC2 gives the reason above; a disk key that may not be used and a volume limit are the usual ones.',
                    });
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
                    await assertRunning(clients.ec2, instance.id);
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof poll/* PollTimeout */.lb))
            throw error;
        const seen = agent === undefined ? 'it never registered' : `its last ping was at ${(0,src_clock/* formatTime */.fU)(agent.lastPing)}`;
        throw new errors/* ActionError */.lZ(`instance ${instance.id} runs, and Systems Manager has not heard from it within ${lease/* READY_LIMIT_SECONDS */.E8} s: ${seen}`, { cause: error, hint: await diagnoseSilence(context, instance) });
    }
}
/** Throws when the instance is no longer running: then nothing that is waited for on it will come. */
async function assertRunning(ec2, id) {
    const instance = await (0,instances/* findInstance */.XD)(ec2, id);
    if (instance?.state === 'running')
        return;
    throw new errors/* ActionError */.lZ(`instance ${id} is ${instance?.state ?? 'gone'} in the middle of the work: ${instance?.stateReason ?? 'no reason given'}`, { hint: 'Somebody or something stopped it, such as its fuse, the payload, or a person.' });
}
/**
 * Stops the machine and waits until it is; works on when the job is cancelled, since that is when it matters.
 * Throws when it can't be confirmed: the post step and the fuse remain.
 *
 * @param offBy when the machine's fuse switches it off at the latest; without it, the fuse's time from now
 */
async function stopMachine(context, machine, offBy = (0,src_clock/* secondsAfter */._I)(context.clock.now(), context.fleet.fuseSeconds)) {
    const instance = await (0,instance_lifecycle/* stopInstance */.Ac)(context.clients.ec2, { id: machine.instanceId, clock: context.clock }).catch((cause) => {
        throw new errors/* ActionError */.lZ(`instance ${machine.instanceId} in ${machine.region} is not known to be stopped`, {
            cause,
            hint: `Its fuse switches it off at ${(0,src_clock/* formatTime */.fU)(offBy)} at the latest; mode stop does it now, and so does the EC2 console.`,
        });
    });
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
