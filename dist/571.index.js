export const id = 571;
export const ids = [571];
export const modules = {

/***/ 1627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pb: () => (/* binding */ describeCommandFailure),
/* harmony export */   S8: () => (/* binding */ sendCommand),
/* harmony export */   Ss: () => (/* binding */ cancelCommand),
/* harmony export */   cR: () => (/* binding */ waitForCommand)
/* harmony export */ });
/* unused harmony exports findCommandResult, isFinished */
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4736);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9378);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5672);
// Systems Manager's Run Command: sending, finding again when an answer is lost, and waiting.





const DOCUMENT = 'AWS-RunShellScript';
/** The least that SendCommand takes; a command must not lie in wait for the next boot. */
const DELIVERY_SECONDS = 30;
/** How long an invocation may be unknown after its command was accepted. */
const UNKNOWN_LIMIT_SECONDS = 60;
const UNFINISHED = ['Pending', 'InProgress', 'Delayed', 'Cancelling'];
/**
 * Sends a command and gives its id. SendCommand has no client token, so it is never simply repeated: when the answer
 * is lost the command is looked for by its comment, and sent again only when it isn't there. For that the command has
 * to be one that may arrive twice, as the guest's are: a run id is run once.
 */
async function sendCommand(clients, request, clock) {
    const ssm = await clients.ssmOnce();
    const sentAfter = clock.now();
    const send = async () => {
        const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__/* .SendCommandCommand */ .VWR({
            DocumentName: DOCUMENT,
            InstanceIds: [request.instanceId],
            Parameters: {
                commands: [...request.commands],
                executionTimeout: [String(Math.min(172_800, Math.max(5, Math.ceil(request.executionSeconds))))],
            },
            TimeoutSeconds: DELIVERY_SECONDS,
            Comment: request.comment,
        }));
        const id = answer.Command?.CommandId;
        if (id === undefined)
            throw new Error('SendCommand answered without a command id');
        return id;
    };
    // Within the ready window InvalidInstanceId passes: the agent was just seen, another part of AWS hasn't heard yet.
    const patient = () => (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isInvalidInstanceId */ .Eo, send, { everySeconds: 2, limitSeconds: 60, clock });
    for (let attempt = 1;; attempt += 1) {
        try {
            return await patient();
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error) || attempt === 5)
                throw error;
            await clock.sleep(attempt);
            const found = await findCommand(clients, request, sentAfter);
            if (found !== undefined)
                return found;
        }
    }
}
/** Looks for a command that was sent to an instance since a time, by its comment. */
async function findCommand(clients, { instanceId, comment }, since) {
    const ssm = await clients.ssm();
    const query = {
        InstanceId: instanceId,
        // The filter is exclusive and has whole seconds.
        Filters: [{ key: 'InvokedAfter', value: (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTime */ .fU)(new Date(since.getTime() - 60_000)) }],
    };
    for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__/* .paginateListCommands */ .sgX)({ client: ssm }, query)) {
        const found = page.Commands?.find(({ Comment, RequestedDateTime }) => Comment === comment && (RequestedDateTime ?? since).getTime() >= since.getTime() - 5_000);
        if (found?.CommandId !== undefined)
            return found.CommandId;
    }
    return undefined;
}
/** One look at a command on an instance; undefined when it isn't known (yet). */
async function findCommandResult(clients, { commandId, instanceId }) {
    const ssm = await clients.ssm();
    try {
        const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__/* .GetCommandInvocationCommand */ .ryN({ CommandId: commandId, InstanceId: instanceId }));
        return {
            commandId,
            status: answer.Status ?? 'Pending',
            statusDetails: (answer.StatusDetails ?? answer.Status ?? '').replaceAll(' ', ''),
            stdout: answer.StandardOutputContent ?? '',
            stderr: answer.StandardErrorContent ?? '',
        };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/** Whether a command has ended, one way or the other. */
function isFinished({ status }) {
    return !UNFINISHED.includes(status);
}
/**
 * Waits for a command to end.
 *
 * @param watch called at every look; what it throws ends the wait (a dead machine's command stays InProgress for hours)
 */
async function waitForCommand(clients, options) {
    const { commandId, instanceId, everySeconds, limitSeconds, clock, signal, watch } = options;
    const started = clock.elapsed();
    try {
        return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)({
            everySeconds,
            limitSeconds,
            clock,
            signal,
            look: async () => {
                const result = await findCommandResult(clients, { commandId, instanceId });
                if (result !== undefined && isFinished(result))
                    return result;
                if (result === undefined && clock.elapsed() - started > UNKNOWN_LIMIT_SECONDS) {
                    await assertListed(clients, { commandId, instanceId });
                }
                await watch?.();
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`command ${commandId} on instance ${instanceId} has not ended after ${limitSeconds} s`, {
            cause: error,
        });
    }
}
async function assertListed(clients, { commandId, instanceId }) {
    const ssm = await clients.ssm();
    const query = { CommandId: commandId, InstanceId: instanceId };
    for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__/* .paginateListCommandInvocations */ .ayw)({ client: ssm }, query)) {
        if ((page.CommandInvocations ?? []).length > 0)
            return;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`command ${commandId} was accepted, and instance ${instanceId} never got it`);
}
/** Cancels a command; one that has ended or isn't known is left as it is. */
async function cancelCommand(clients, { commandId, instanceId }) {
    const ssm = await clients.ssm();
    try {
        await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_2__/* .CancelCommandCommand */ .tal({ CommandId: commandId, InstanceIds: [instanceId] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCode */ .z8)(error) !== 'InvalidCommandId' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCode */ .z8)(error) !== 'DuplicateInstanceId')
            throw error;
    }
}
/** One clear sentence for a command that didn't come to its end on the machine. */
function describeCommandFailure({ status, statusDetails }) {
    switch (statusDetails) {
        case 'DeliveryTimedOut':
            return 'Systems Manager could not deliver the command in time';
        case 'ExecutionTimedOut':
            return 'the agent ended the command, which took longer than it may';
        case 'Undeliverable':
            return 'Systems Manager could not reach the agent';
        case 'Terminated':
            return 'Systems Manager gave the command up after too many failures';
        case 'InvalidPlatform':
            return 'the instance is no Linux machine';
        case 'AccessDenied':
            return 'Systems Manager was denied access to the instance';
        case 'RateExceeded':
            return "Systems Manager's limit of commands was exceeded";
        case 'Cancelled':
            return 'the command was cancelled';
        default:
            return `the command ended as ${statusDetails === '' ? status : statusDetails}`;
    }
}


/***/ }),

/***/ 7803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ stopInstance),
/* harmony export */   Jh: () => (/* binding */ terminateInstance),
/* harmony export */   _i: () => (/* binding */ startInstance),
/* harmony export */   oJ: () => (/* binding */ waitForState)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9378);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9210);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.






/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120;
const LOOK_EVERY_SECONDS = 2;
/** EC2 takes up to a few minutes to stop a machine; one that takes longer hangs. */
const STOP_LIMIT_SECONDS = 600;
/** A machine that is still seen on so long after it was asked to stop has not heard, or was still pending. */
const ASK_AGAIN_SECONDS = 5;
/**
 * Waits until an instance is in one of the states, and gives it.
 *
 * @param limitSeconds after which it throws an ActionError that names the state last seen
 */
async function waitForState(ec2, { id, states, limitSeconds, clock, signal, }) {
    let seen;
    const started = clock.elapsed();
    try {
        return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds,
            clock,
            signal,
            look: async () => {
                seen = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id);
                if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is not known to EC2`, { hint: 'Run mode provision for the region.' });
                }
                return seen !== undefined && states.includes(seen.state) ? seen : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`, { cause: error });
    }
}
/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
async function startInstance(ec2, id, { clock, signal }) {
    await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__/* .StartInstancesCommand */ .a9E({ InstanceIds: [id] })), {
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: 300,
        clock,
        signal,
    });
}
/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that hangs in `stopping` for half the time is forced.
 * Gone already is success. Throws an ActionError when it isn't stopped within the limit.
 */
async function stopInstance(ec2, { id, clock, signal, limitSeconds = STOP_LIMIT_SECONDS }) {
    const started = clock.elapsed();
    let state = 'not seen yet';
    let trouble;
    let forced = false;
    let asked = Number.NEGATIVE_INFINITY;
    const ask = async (Force) => {
        asked = clock.elapsed();
        try {
            await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__/* .StopInstancesCommand */ .esG({ InstanceIds: [id], ...(Force ? { Force } : {}) }));
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error) && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4)(error) && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`stopping instance ${id}, which may still be on`, { cause: error });
            }
            trouble = error;
        }
    };
    const look = async () => {
        let instance;
        try {
            instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id);
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error))
                throw error;
            trouble = error;
            return undefined;
        }
        state = instance?.state ?? 'gone';
        if (['stopped', 'terminated', 'gone'].includes(state))
            return { instance };
        if ((0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .isOn */ .Mp)(state) && clock.elapsed() - asked > ASK_AGAIN_SECONDS)
            await ask(false);
        if (state === 'stopping' && !forced && clock.elapsed() - started > limitSeconds / 2) {
            forced = true;
            await ask(true);
        }
        return undefined;
    };
    await ask(false);
    try {
        const { instance } = await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal });
        return instance;
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and not stopped, ${limitSeconds} s after it was asked to`, {
            cause: trouble ?? error,
            hint: 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.',
        });
    }
}
/** Terminates an instance and waits until it is terminated; gone already is success. */
async function terminateInstance(ec2, id, { clock, signal }) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__/* .TerminateInstancesCommand */ .NaF({ InstanceIds: [id] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error))
            return;
        throw error;
    }
    await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: STOP_LIMIT_SECONDS,
        clock,
        signal,
        look: async () => {
            const state = (await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id))?.state;
            return state === undefined || state === 'terminated' ? true : undefined;
        },
    });
}


/***/ }),

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

/***/ 658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ describeLoss),
/* harmony export */   EH: () => (/* binding */ renewLease),
/* harmony export */   Mf: () => (/* binding */ claimInstance),
/* harmony export */   wL: () => (/* binding */ releaseLease)
/* harmony export */ });
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7121);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2856);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9580);




/** Why a claim was lost: who holds the instance, where that is known. */
function describeLoss({ holder, reason }) {
    return holder === undefined ? reason : `held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .describeHolder */ .sG)(holder)}`;
}
/** Time for the claims of others to become visible; the machine is off meanwhile, so nothing is billed. */
const SETTLE_SECONDS = 3;
/**
 * Claims an instance for a run: writes the run's own lease key, waits, and reads again. The earliest live claim goes
 * on (ties by run id); everybody else deletes their own key. Any hold, any lease and any change of state since
 * `instance` was read lose the claim as well.
 */
async function claimInstance(ec2, options) {
    const { instance, fleet, runId, timeoutSeconds, clock, signal } = options;
    const before = (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .findHolder */ .IL)(instance, clock.now());
    if (before !== undefined)
        return { kind: 'lost', holder: before, reason: 'it is in use' };
    const claimed = clock.now();
    const until = (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseEnd */ .iJ)(claimed, timeoutSeconds);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .putTags */ .T)(ec2, [instance.id], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseValue */ .WR)({ claimed, until }) });
    const lose = async (holder, reason) => {
        await releaseLease(ec2, instance.id, runId);
        return { kind: 'lost', holder, reason };
    };
    try {
        await clock.sleep(SETTLE_SECONDS, signal);
    }
    catch (error) {
        await releaseLease(ec2, instance.id, runId);
        throw error;
    }
    const now = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .findInstance */ .XD)(ec2, instance.id);
    if (now === undefined || !(0,_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwned */ .go)(now.tags, fleet))
        return lose(undefined, 'it is gone, or no longer ours');
    const [first] = (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .liveLeases */ ._c)(now, clock.now());
    if (first?.runId !== runId)
        return lose((0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .findHolder */ .IL)(now, clock.now()), 'another claim came first');
    if (now.state !== instance.state)
        return lose(undefined, `it went from ${instance.state} to ${now.state} meanwhile`);
    return { kind: 'won', instance: now, until };
}
/** Writes a run's lease anew, as from now: who waits long with a stopped machine would lose the claim otherwise. */
async function renewLease(ec2, options) {
    const { instanceId, runId, timeoutSeconds, clock } = options;
    const claimed = clock.now();
    const until = (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseEnd */ .iJ)(claimed, timeoutSeconds);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .putTags */ .T)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseValue */ .WR)({ claimed, until }) });
}
/** Takes a run's lease off an instance. */
async function releaseLease(ec2, instanceId, runId) {
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTags */ ._)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKey */ .aW)(runId)]);
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

/***/ 9580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ putTags),
/* harmony export */   _: () => (/* binding */ removeTags)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5193);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
// Writing and removing tags on EC2 resources.


/** Writes tags on resources; a tag of the same key is overwritten. Needs no more than ec2:CreateTags. */
async function putTags(ec2, ids, tags) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .CreateTagsCommand */ .RmG({ Resources: [...ids], Tags: (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .tagList */ .Tw)(tags) }));
}
/**
 * Removes tags by their keys; keys that aren't there are no error. Never called without keys: DeleteTags would then
 * strip every tag of the resource.
 */
async function removeTags(ec2, id, keys) {
    if (keys.length === 0)
        return;
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .DeleteTagsCommand */ .MVD({ Resources: [id], Tags: keys.map((Key) => ({ Key })) }));
}


/***/ }),

/***/ 3579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sY: () => (/* binding */ assertRunning),
  ei: () => (/* binding */ startMachine),
  TL: () => (/* binding */ stopAfter),
  mv: () => (/* binding */ stopMachine),
  bs: () => (/* binding */ waitUntilReady)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ssm/dist-cjs/index.js
var dist_cjs = __webpack_require__(4736);
;// CONCATENATED MODULE: ./src/aws/agents.ts
// The Systems Manager agent of an instance: whether it is there, and of which boot.

/** The agent's state, or undefined when Systems Manager lists no such instance (a stopped one isn't listed). */
async function findAgent(clients, instanceId) {
    const ssm = await clients.ssm();
    const answer = await ssm.send(new dist_cjs/* DescribeInstanceInformationCommand */.MXw({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] }));
    const info = answer.InstanceInformationList?.find(({ InstanceId }) => InstanceId === instanceId);
    if (info === undefined)
        return undefined;
    return {
        online: info.PingStatus === 'Online',
        lastPing: info.LastPingDateTime ?? new Date(0),
        agentVersion: info.AgentVersion,
    };
}
/**
 * Whether the agent of this very boot is there: an `Online` of the boot before may linger, so the ping must not be
 * older than the instance's last launch. Both times are AWS's.
 */
function isAgentOfBoot(agent, launchTime) {
    return agent?.online === true && agent.lastPing >= launchTime;
}

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
                agent = await findAgent(clients, instance.id);
                if (agent !== undefined && isAgentOfBoot(agent, instance.launchTime))
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
 */
async function stopMachine(context, machine) {
    const instance = await (0,instance_lifecycle/* stopInstance */.Ac)(context.clients.ec2, { id: machine.instanceId, clock: context.clock });
    context.logger.info(`instance ${machine.instanceId} is ${instance?.state ?? 'gone'}`);
    context.job.forget(machine);
    return instance;
}
/**
 * Does the work while the machine is on, and stops the machine however the work ends; a failed stop outranks what made
 * the work fail.
 *
 * @param stop how to stop, told what the work threw
 */
async function stopAfter(context, work, stop) {
    let outcome;
    try {
        outcome = { value: await work() };
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


/***/ }),

/***/ 6889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ guestCommand)
/* harmony export */ });
/* harmony import */ var _aws_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1627);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _guest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2833);
// One short command of ours on a machine that is up: sent, waited for, and its reply as a value.



/** Numbers the commands of this process: each has to be found again by its comment alone when an answer is lost. */
let sent = 0;
/** Runs one short command of ours on the machine and gives its reply. */
async function guestCommand(context, { instanceId, runId }, { what, commands, seconds }) {
    const { clients, clock, signal } = context;
    sent += 1;
    const comment = `servicemon ${what} ${runId} #${sent}`;
    const commandId = await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .sendCommand */ .S8)(clients, { instanceId, commands, comment, executionSeconds: seconds }, clock);
    const result = await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .waitForCommand */ .cR)(clients, {
        commandId,
        instanceId,
        everySeconds: 1,
        limitSeconds: seconds + 90,
        clock,
        signal,
    });
    try {
        return (0,_guest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGuestReply */ .Mh)(result.stdout);
    }
    catch (error) {
        const said = result.stderr === '' ? '' : `; it said: ${result.stderr.slice(0, 500)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`command ${what} on instance ${instanceId}: ${(0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .describeCommandFailure */ .Pb)(result)}${said}`, {
            cause: error,
        });
    }
}


/***/ })

};
