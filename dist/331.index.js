export const id = 331;
export const ids = [331];
export const modules = {

/***/ 2379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findAgent),
/* harmony export */   w: () => (/* binding */ isAgentOfBoot)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4736);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
// The Systems Manager agent of an instance: whether it is there, and of which boot.


/**
 * The agent's state, or undefined when Systems Manager lists no such instance: a stopped one, or one that it hasn't heard
 * of yet, for which the API's list of errors has two words.
 */
async function findAgent(clients, instanceId) {
    const ssm = await clients.ssm();
    const command = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_1__/* .DescribeInstanceInformationCommand */ .MXw({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] });
    const answer = await ssm.send(command).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnknownToSystemsManager */ .NG)(error))
            throw error;
        return undefined;
    });
    const info = answer?.InstanceInformationList?.find(({ InstanceId }) => InstanceId === instanceId);
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


/***/ }),

/***/ 1627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I0: () => (/* binding */ isUndelivered),
/* harmony export */   Pb: () => (/* binding */ describeCommandFailure),
/* harmony export */   S8: () => (/* binding */ sendCommand),
/* harmony export */   Ss: () => (/* binding */ cancelCommand),
/* harmony export */   cR: () => (/* binding */ waitForCommand),
/* harmony export */   wA: () => (/* binding */ isUnended)
/* harmony export */ });
/* unused harmony exports findCommandResult, isFinished */
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4736);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9378);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5672);
// Systems Manager's Run Command: sending, finding again when an answer is lost, and waiting.





const DOCUMENT = 'AWS-RunShellScript';
/** The least that SendCommand takes; a command must not lie in wait for the next boot. */
const DELIVERY_SECONDS = 30;
/** How long an invocation may be unknown after its command was accepted. */
const UNKNOWN_LIMIT_SECONDS = 60;
/** What is known of a command that nobody has heard of yet. */
const NOTHING = { status: 'Pending', statusDetails: 'Pending', stdout: '', stderr: '' };
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
        const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__/* .SendCommandCommand */ .VWR({
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
    for (let attempt = 1;; attempt += 1) {
        try {
            return await send();
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
    for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__/* .paginateListCommands */ .sgX)({ client: ssm }, query)) {
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
        const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__/* .GetCommandInvocationCommand */ .ryN({ CommandId: commandId, InstanceId: instanceId }));
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
 * @param until called at every look at a command that has not ended; what it throws ends the wait (a dead machine's
 *   command stays InProgress for hours), and so does true
 */
async function waitForCommand(clients, options) {
    const { commandId, instanceId, everySeconds, limitSeconds, clock, signal, until } = options;
    const started = clock.elapsed();
    try {
        return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({
            everySeconds,
            limitSeconds,
            clock,
            signal,
            look: async () => {
                const known = await findCommandResult(clients, { commandId, instanceId });
                const isOverdue = known === undefined && clock.elapsed() - started > UNKNOWN_LIMIT_SECONDS;
                const result = isOverdue ? await getListedResult(clients, { commandId, instanceId }) : known;
                if (result !== undefined && isFinished(result))
                    return result;
                const isOver = await until?.();
                return isOver === true ? (result ?? { commandId, ...NOTHING }) : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_2__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`command ${commandId} on instance ${instanceId} has not ended after ${limitSeconds} s`, {
            cause: error,
            hint: 'The machine is very busy, or hangs: run again; if it stays so, look at it with mode start.',
        });
    }
}
/** The same from the list of invocations, which gives the first 2,500 characters of output only. */
async function getListedResult(clients, { commandId, instanceId }) {
    const ssm = await clients.ssm();
    const query = { CommandId: commandId, InstanceId: instanceId, Details: true };
    for await (const page of (0,_aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__/* .paginateListCommandInvocations */ .ayw)({ client: ssm }, query)) {
        const [listed] = page.CommandInvocations ?? [];
        if (listed === undefined)
            continue;
        return {
            commandId,
            status: listed.Status ?? 'Pending',
            statusDetails: (listed.StatusDetails ?? listed.Status ?? '').replaceAll(' ', ''),
            stdout: listed.CommandPlugins?.[0]?.Output ?? '',
            stderr: '',
        };
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`command ${commandId} was accepted, and instance ${instanceId} is not among those that were to get it`, { hint: 'Systems Manager has lost it: run again.' });
}
/** Whether the command never reached its machine in time; nothing is known of a machine's refusal then. */
function isUndelivered({ statusDetails }) {
    return statusDetails === 'DeliveryTimedOut';
}
/** Whether a wait for a command came to its end before the command did. */
function isUnended(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.cause instanceof _poll_js__WEBPACK_IMPORTED_MODULE_2__/* .PollTimeout */ .lb;
}
/** Cancels a command; one that has ended or isn't known is left as it is. */
async function cancelCommand(clients, { commandId, instanceId }) {
    const ssm = await clients.ssm();
    try {
        await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_3__/* .CancelCommandCommand */ .tal({ CommandId: commandId, InstanceIds: [instanceId] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCode */ .z8)(error) !== 'InvalidCommandId' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCode */ .z8)(error) !== 'DuplicateInstanceId')
            throw error;
    }
}
/** One clear sentence for a command that didn't come to its end on the machine. */
function describeCommandFailure({ status, statusDetails, }) {
    switch (statusDetails) {
        case 'DeliveryTimedOut':
            return 'Systems Manager could not deliver the command in time (DeliveryTimedOut)';
        case 'ExecutionTimedOut':
            return 'the agent ended the command, which took longer than it may (ExecutionTimedOut)';
        case 'Undeliverable':
            return 'Systems Manager could not reach the agent: look whether it runs in the image (Undeliverable)';
        case 'Terminated':
            return 'Systems Manager gave the command up after too many errors: run again (Terminated)';
        case 'InvalidPlatform':
            return "the machine is no Linux: the fleet's image has to be one (InvalidPlatform)";
        case 'AccessDenied':
            return 'the role may not send commands to this instance: compare its policy with docs/permissions.md (AccessDenied)';
        case 'RateExceeded':
            return "the account's limit of commands at once was exceeded: run again later (RateExceeded)";
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
/* harmony export */   Hd: () => (/* binding */ isTerminal),
/* harmony export */   Jh: () => (/* binding */ terminateInstance),
/* harmony export */   Z$: () => (/* binding */ askToStop),
/* harmony export */   _i: () => (/* binding */ startInstance),
/* harmony export */   oJ: () => (/* binding */ waitForState)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5193);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _instance_state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1116);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(119);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9378);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9210);
/* harmony import */ var _late_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6438);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.









/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120;
const LOOK_EVERY_SECONDS = 2;
/** A machine that is still seen on so long after it was asked to stop has not heard. */
const ASK_AGAIN_SECONDS = 5;
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.';
/**
 * Waits until an instance is in one of the states, and gives it. One that is terminated is waited for no longer.
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
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
                        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
                    });
                }
                if (seen === undefined || states.includes(seen.state))
                    return seen;
                if (isTerminal(seen))
                    throw neverError(seen, states);
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
        });
    }
}
function neverError({ id, state, stateReason }, states) {
    const reason = stateReason ?? 'no reason given';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
        hint: (0,_late_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .fixForStateReason */ ._)(stateReason),
    });
}
/** Such an instance never comes back. */
function isTerminal({ state }) {
    return state === 'terminated' || state === 'shutting-down';
}
/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
async function startInstance(ec2, id, { clock, signal }) {
    await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StartInstancesCommand */ .a9E({ InstanceIds: [id] })), {
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.start,
        clock,
        signal,
    });
}
/** Asks EC2 once to stop an instance; nothing is confirmed. */
async function askToStop(ec2, id) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StopInstancesCommand */ .esG({ InstanceIds: [id] }));
}
/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success, and so is a launch of somebody else's, since EC2 took our stop: that one isn't ours to stop,
 * and is given as it is. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, to be told when nothing else does
 */
async function stopInstance(ec2, { id, offBy, clock, signal, limitSeconds = _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop, }) {
    const hint = offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_7__/* .formatTime */ .fU)(offBy)} at the latest. ${MAY_BE_ON}`;
    const started = clock.elapsed();
    let state = 'not seen yet';
    let trouble;
    let forced = false;
    let accepted = false;
    let takenAt;
    let asked = Number.NEGATIVE_INFINITY;
    const ask = async (Force) => {
        asked = clock.elapsed();
        try {
            await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StopInstancesCommand */ .esG({ InstanceIds: [id], ...(Force ? { Force } : {}) }));
            accepted = true;
            takenAt ??= clock.now();
        }
        catch (error) {
            const passes = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error);
            // A terminated instance has lost its tags, and with them what allowed the role to stop it.
            if (!passes && !((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnauthorized */ .Tk)(error) && (await isTerminated(ec2, id)))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`stopping instance ${id}, which may still be on`, { cause: error, hint });
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
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error)) {
                const what = `instance ${id} was asked to stop and can't be looked at, so it may still be on`;
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(what, { cause: error, hint });
            }
            trouble = error;
            return undefined;
        }
        state = instance?.state ?? 'gone';
        if (state === 'terminated')
            return { instance };
        if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt)
            return { instance };
        if (state === 'stopped' || state === 'gone') {
            if (accepted || clock.elapsed() - started > _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .STALE_READ_SECONDS */ .N0)
                return { instance };
            await ask(false);
        }
        else if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isOn */ .M)(state) && (!accepted || clock.elapsed() - asked > ASK_AGAIN_SECONDS))
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
            hint,
        });
    }
}
async function isTerminated(ec2, id) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id).catch(() => undefined);
    return instance?.state === 'terminated' || instance?.state === 'shutting-down';
}
/** Terminates an instance and waits until it is terminated; gone already is success. */
async function terminateInstance(ec2, id, { clock, signal }) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .TerminateInstancesCommand */ .NaF({ InstanceIds: [id] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error))
            return;
        throw error;
    }
    let state = 'not seen yet';
    try {
        await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop,
            clock,
            signal,
            look: async () => {
                state = (await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id))?.state;
                return state === undefined || state === 'terminated' ? true : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and not terminated, ${_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop} s after it was asked to`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
        });
    }
}


/***/ }),

/***/ 2337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ listRoleFacts),
/* harmony export */   T: () => (/* binding */ observeInstanceProfile)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);

/**
 * Reads a profile from IAM: it exists, holds a role, and EC2 may assume the role. Where IAM can't be read the answer is
 * `unknown` with the reason: the proof boot will tell.
 */
async function observeInstanceProfile(iam, name) {
    try {
        return await inspect(iam, name);
    }
    catch (error) {
        return { kind: 'unknown', reason: `IAM ${describeRefusal(error)}` };
    }
}
/**
 * What a role has that decides over its machines, a fact each, for people: its attached policies, its inline policies,
 * its permissions boundary. A fact that may not be read says so. Session tags and an organisation's policies count as
 * well, and aren't the role's (IAM User Guide, "Policy evaluation logic").
 */
async function listRoleFacts(iam, roleName) {
    const facts = [
        ['attached policies', listAttachedPolicies],
        ['inline policies', listInlinePolicies],
        ['permissions boundary', listBoundaries],
    ];
    return Promise.all(facts.map(async ([what, list]) => {
        try {
            const names = await list(iam, roleName);
            return `${what} ${names.length === 0 ? 'none' : names.join(', ')}`;
        }
        catch (error) {
            return `${what} unknown (${describeRefusal(error)})`;
        }
    }));
}
/** What IAM answered instead; what isn't an answer of IAM's is thrown on. */
function describeRefusal(error) {
    const origin = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAwsOrigin */ .rA)(error);
    if (origin === undefined)
        throw error;
    return `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnauthorized */ .Tk)(error) ? 'may' : 'could'} not be read (${origin})`;
}
async function inspect(iam, name) {
    const { GetInstanceProfileCommand } = await __webpack_require__.e(/* import() */ 383).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
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
    return { kind: 'usable', role: role.RoleName };
}
async function listAttachedPolicies(iam, RoleName) {
    const { paginateListAttachedRolePolicies } = await __webpack_require__.e(/* import() */ 383).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const names = [];
    for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
        names.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []));
    }
    return names;
}
async function listInlinePolicies(iam, RoleName) {
    const { paginateListRolePolicies } = await __webpack_require__.e(/* import() */ 383).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const names = [];
    for await (const page of paginateListRolePolicies({ client: iam }, { RoleName })) {
        names.push(...(page.PolicyNames ?? []));
    }
    return names;
}
/** GetInstanceProfile and the lists leave it out; a role has one or none. */
async function listBoundaries(iam, RoleName) {
    const { GetRoleCommand } = await __webpack_require__.e(/* import() */ 383).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const arn = Role?.PermissionsBoundary?.PermissionsBoundaryArn;
    return arn === undefined ? [] : [arn.replace(/^[^/]*\//, '')];
}
/** IAM gives policy documents URL-encoded. */
function parseStatements(document) {
    const decoded = decodeURIComponent(document ?? '%7B%7D');
    const { Statement: statements = [] } = JSON.parse(decoded);
    return Array.isArray(statements) ? statements : [statements];
}
function mayBeAssumedByEc2(document) {
    return parseStatements(document).some(({ Effect, Principal }) => {
        const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [Principal ?? ''];
        return Effect === 'Allow' && services.some((service) => service === '*' || service.startsWith('ec2.amazonaws.com'));
    });
}


/***/ }),

/***/ 6438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ fixForStateReason)
/* harmony export */ });
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


/***/ }),

/***/ 658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ describeLoss),
/* harmony export */   EH: () => (/* binding */ renewLease),
/* harmony export */   Mf: () => (/* binding */ claimInstance),
/* harmony export */   de: () => (/* binding */ expireLeases),
/* harmony export */   wL: () => (/* binding */ releaseLease),
/* harmony export */   y2: () => (/* binding */ setLeaseEnd)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9506);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9580);







/** Why a claim was lost: who holds the instance, where that is known. */
function describeLoss({ holder, reason }) {
    return holder === undefined ? reason : `held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .describeHolder */ .sG)(holder)}`;
}
/** Time for the claims of others to become visible; the machine is off meanwhile, so nothing is billed. */
const SETTLE_SECONDS = 3;
/**
 * Claims an instance for a run: writes the run's own lease key, waits, and reads again. The earliest live claim goes
 * on (ties by run id); everybody else deletes their own key. Any hold, any lease and any change of state since
 * `instance` was read lose the claim as well.
 */
async function claimInstance(ec2, options) {
    const { instance, fleet, runId, leaseSeconds, clock, logger } = options;
    const release = () => releaseLease({ ec2, logger }, { instanceId: instance.id, runId });
    const before = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(instance, clock.now());
    if (before !== undefined)
        return { kind: 'lost', holder: before, reason: 'it is in use' };
    const claimed = clock.now();
    const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsAfter */ ._I)(claimed, leaseSeconds);
    await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .doing */ .Yp)(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () => (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instance.id], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) }));
    const lose = async (holder, reason) => {
        await release();
        return { kind: 'lost', holder, reason };
    };
    const now = await lookAgain(ec2, options).catch(async (error) => {
        await release();
        throw error;
    });
    if (now === undefined || ['shutting-down', 'terminated'].includes(now.state)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
            hint: 'Somebody terminated it. Run mode provision for the region.',
        });
    }
    if (!(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(now.tags, fleet))
        return lose(undefined, 'it is no longer ours');
    const [first] = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .liveLeases */ ._c)(now, clock.now());
    const isHeld = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .liveHold */ .iV)(now, clock.now()) !== undefined;
    if (first?.runId !== runId || isHeld)
        return lose((0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(now, clock.now()), 'another claim came first');
    if (now.state !== instance.state)
        return lose(undefined, `it went from ${instance.state} to ${now.state} meanwhile`);
    return { kind: 'won', instance: now, until };
}
/** The instance, later, with our claim on it: a read that doesn't show the tag just written is older than that. */
async function lookAgain(ec2, { instance, runId, clock, signal }) {
    await clock.sleep(SETTLE_SECONDS, signal);
    let seen;
    try {
        return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
            ...{ everySeconds: 2, limitSeconds: _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .STALE_READ_SECONDS */ .N0, clock, signal },
            look: async () => {
                seen = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, instance.id);
                const isOver = seen === undefined || seen.tags[(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)] !== undefined || seen.state === 'terminated';
                return isOver ? { seen } : undefined;
            },
        }).then((found) => found.seen);
    }
    catch (error) {
        if (error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb)
            return seen;
        throw error;
    }
}
/** Writes a run's lease anew, as from now: who waits long with a stopped machine would lose the claim otherwise. */
async function renewLease(ec2, options) {
    const { instanceId, runId, leaseSeconds, clock } = options;
    const claimed = clock.now();
    const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsAfter */ ._I)(claimed, leaseSeconds);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) });
}
/**
 * Sets a new end to a run's lease on a machine that is on, with the claim's own time: what its phases so far have not
 * used isn't carried on. A lease that somebody has ended, as mode stop does, stays ended.
 */
async function setLeaseEnd(ec2, { instanceId, runId, until, clock }) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, instanceId);
    const now = clock.now();
    const own = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLeases */ .t9)(instance?.tags ?? {}).find((lease) => lease.runId === runId);
    if (own !== undefined && own.until <= now)
        return;
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed: own?.claimed ?? now, until }) });
}
/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 * The tags are read right before, so that no key comes back that its own run has taken off meanwhile.
 *
 * @param runId only that run's; all of the instance's without it
 */
async function expireLeases(ec2, id, { clock, runId }) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id);
    const now = clock.now();
    const ended = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLeases */ .t9)(instance?.tags ?? {})
        .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
        .map((lease) => [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(lease.runId), (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed: lease.claimed, until: now })]);
    if (ended.length > 0)
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [id], Object.fromEntries(ended));
}
/**
 * Takes a run's lease off an instance, once that is stopped for certain, or was never started. It never throws: a tag
 * that can't be removed must neither hide why a run failed nor fail a good one. The log says what it costs.
 */
async function releaseLease({ ec2, logger }, { instanceId, runId }) {
    try {
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .removeTags */ ._M)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]);
    }
    catch (error) {
        logger.info(`the lease of run ${runId} could not be taken off instance ${instanceId}, and counts until its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error).join(': ')}`);
    }
}


/***/ }),

/***/ 8189:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ parseGuestReply)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/guest/fields.ts
// The words of a reply: its first line, its fields and its end, and fields as text, numbers, times and known words.
/** Throws when it isn't a whole reply of ours: empty, cut, or something else's words. */
function parseFields(stdout) {
    const lines = stdout.split('\n');
    const first = lines.findIndex((line) => line.startsWith('servicemon-reply '));
    const last = lines.indexOf('end', first);
    if (first === -1)
        throw new Error(`the instance gave no reply of ours, but ${describeOutput(stdout)}`);
    const [, version, kind] = (lines[first] ?? '').split(' ');
    if (version !== '1' || kind === undefined)
        throw new Error(`the instance's reply is of another version: ${version}`);
    if (last === -1)
        throw new Error(`the instance's reply was cut off: ${describeOutput(stdout)}`);
    if (lines.slice(last + 1).some((line) => line !== '')) {
        throw new Error(`the instance's reply goes on after its end: ${describeOutput(lines.slice(last + 1).join('\n'))}`);
    }
    const pairs = lines.slice(first + 1, last).map((line) => {
        const space = line.indexOf(' ');
        return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
    });
    return {
        kind,
        fields: new Map(pairs),
        rows: pairs.filter(([key]) => key === 'row').map(([, value]) => value),
    };
}
function describeOutput(stdout) {
    return stdout === '' ? 'nothing' : `${stdout.length} characters beginning ${JSON.stringify(stdout.slice(0, 60))}`;
}
/** A field that has to be there. */
function fields_text(fields, key) {
    const value = fields.get(key);
    if (value === undefined)
        throw new Error(`the instance's reply lacks ${key}`);
    return value;
}
/** A whole number of at most fifteen digits; `otherwise` where there is no such field. */
function number(fields, key, otherwise) {
    if (otherwise !== undefined && !fields.has(key))
        return otherwise;
    return wholeNumber(fields_text(fields, key), key);
}
/** A time in seconds since 1970. */
function time(fields, key) {
    return new Date(number(fields, key) * 1000);
}
/** What of a row or a field has to be a whole number. */
function wholeNumber(value, key) {
    if (!/^\d{1,15}$/.test(value))
        throw new Error(`the instance's reply has no number for ${key}: ${value}`);
    return Number(value);
}
/** A number that has a bound. */
function upTo(most, value, key) {
    if (value > most)
        throw new Error(`the instance's reply has ${value} for ${key}, and ${most} is the most`);
    return value;
}
/** One of the words that are known. */
function oneOf(value, known) {
    const found = known.find((candidate) => candidate === value);
    if (found === undefined)
        throw new Error(`the instance's reply holds an unknown word: ${value}`);
    return found;
}

;// CONCATENATED MODULE: ./src/guest/reply.ts
// What the instance answers, as values. A reply begins with `servicemon-reply 1 <kind>`, goes on with `<key> <value>`
// lines and finishes with `end`: SSM cuts long output anywhere, and a cut reply must not pass for a whole one.


const signalNames = [
    '0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM',
    'STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS',
].flatMap((names) => names.split(' '));
/** The most that common.sh puts into one reply. */
const MAX_CHUNK_BYTES = 1024 * 1024;
/** Throws when it isn't a whole reply of ours: empty, cut, or something else's words. */
function parseGuestReply(stdout) {
    const { kind, fields, rows } = parseFields(stdout);
    switch (kind) {
        case 'run':
            return {
                kind,
                runId: fields_text(fields, 'run'),
                state: oneOf(fields_text(fields, 'state'), ['running', 'ended', 'interrupted', 'unknown']),
                size: number(fields, 'size'),
                meta: fields.has('meta.end') ? parseMeta(fields) : undefined,
                chunk: parseChunk(fields),
            };
        case 'refused':
            return {
                kind,
                reason: oneOf(fields_text(fields, 'reason'), refusalReasons),
                detail: fields.get('detail') ?? '',
                holder: fields.get('holder'),
            };
        case 'proof':
            return {
                kind,
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
            };
        case 'runs':
            return { kind, uncollected: rows.map(parseListedRun), leftOut: number(fields, 'left-out') };
        case 'done':
            return { kind, what: oneOf(fields_text(fields, 'what'), ['installed', 'part', 'collected', 'deadline']) };
        default:
            throw new Error(`the instance's reply is of an unknown kind: ${kind}`);
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
    'running',
    'unknown-run',
];
function parseMeta(fields) {
    const signal = upTo(64, number(fields, 'meta.signal', 0), 'meta.signal');
    const end = oneOf(fields_text(fields, 'meta.end'), ['exited', 'signalled', 'interrupted', 'not-started', 'lost']);
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
        startedAt: time(fields, 'meta.started'),
        endedAt: time(fields, 'meta.ended'),
        bootId: fields_text(fields, 'meta.boot'),
        bootWaitSeconds: number(fields, 'meta.boot-waited', 0),
        stillStarting: (fields.get('meta.boot-starting') ?? '').split(' ').filter((unit) => unit !== ''),
        detail: fields.get('meta.detail') ?? '',
    };
}
function parseChunk(fields) {
    const encoded = fields.get('chunk');
    if (encoded === undefined)
        return undefined;
    const size = number(fields, 'chunk-size');
    if (size > MAX_CHUNK_BYTES)
        throw new Error(`a chunk of the instance's reply is too large: ${size} bytes`);
    return { offset: number(fields, 'offset'), bytes: unpack(Buffer.from(encoded, 'base64'), size) };
}
/** Not more than it says, and not less: a few kilobytes can unpack to gigabytes. */
function unpack(packed, size) {
    try {
        const bytes = (0,external_node_zlib_.gunzipSync)(packed, { maxOutputLength: Math.max(1, size) });
        if (bytes.length === size)
            return bytes;
    }
    catch (cause) {
        throw new Error(`a chunk of the instance's reply doesn't unpack to its ${size} bytes`, { cause });
    }
    throw new Error("a chunk of the instance's reply has lost bytes");
}
function parseListedRun(row) {
    const [runId = '', state = '', size = '', started = ''] = row.split(' ');
    return {
        runId,
        state: oneOf(state, ['running', 'ended', 'interrupted']),
        size: wholeNumber(size, 'size'),
        startedAt: new Date(wholeNumber(started, 'started') * 1000),
    };
}


/***/ }),

/***/ 5626:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ diagnoseSilence)
/* harmony export */ });
/* harmony import */ var _aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2337);
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9828);
// Why a machine that runs doesn't answer: status check, profile, network or agent, as far as AWS lets us see.



/**
 * Says which of status check, profile, network and agent it is, as far as that can be seen, and what was found of the
 * others. Never throws, because it only helps to explain another error.
 */
async function diagnoseSilence(context, instance) {
    const looks = await Promise.allSettled([
        lookAtStatus(context, instance),
        lookAtProfile(context, instance),
        lookAtNetwork(context, instance),
    ]);
    const signs = looks.map((look) => {
        if (look.status === 'fulfilled')
            return look.value;
        return { isCause: false, text: `(Not looked at: ${String(look.reason)}.)` };
    });
    const cause = signs.find(({ isCause }) => isCause);
    const others = signs.filter((sign) => sign !== cause).map(({ text }) => text);
    const agent = 'It is most likely the agent or its rights: the image has to have the Systems Manager agent and start it at boot, ' +
        'and the machine has to have what AWS asks for it.';
    return [cause?.text ?? agent, ...others].join(' ');
}
async function lookAtStatus({ clients }, { id }) {
    const { system, machine } = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .getInstanceStatus */ .qp)(clients.ec2, id);
    const isImpaired = (status) => status === 'impaired';
    if (isImpaired(system)) {
        const text = "It is the status check: EC2's check of the host fails. Try again: each start may take another host.";
        return { isCause: true, text };
    }
    if (isImpaired(machine)) {
        const text = 'It is the status check: that of the instance fails, so its operating system does not come up.';
        return { isCause: true, text };
    }
    return { isCause: false, text: `EC2's status checks say ${system} and ${machine}.` };
}
/**
 * What AWS asks for, beside the facts: Systems Manager User Guide, "Configure instance permissions required for Systems
 * Manager". Whether a role's policies come to that is IAM's to say; Default Host Management gives it without any.
 */
const ASKED_FOR = 'AWS asks that the role may do what AmazonSSMManagedInstanceCore allows, and that no boundary and no policy of the ' +
    'organization takes it away; or for Default Host Management in the region.';
async function lookAtProfile({ aws, fleet }, { profile }) {
    if (profile === undefined) {
        const text = `It is most likely the instance profile: the machine has none. ${ASKED_FOR} Clear and provision the region.`;
        return { isCause: true, text };
    }
    const iam = await aws(fleet.home).iam();
    const state = await (0,_aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__/* .observeInstanceProfile */ .T)(iam, profile);
    switch (state.kind) {
        case 'unusable':
            return { isCause: true, text: `It is the instance profile: ${state.reason}.` };
        case 'usable': {
            const facts = await (0,_aws_instance_profiles_js__WEBPACK_IMPORTED_MODULE_0__/* .listRoleFacts */ .M)(iam, state.role);
            const text = `Role ${state.role} of instance profile ${profile} has: ${facts.join('; ')}. ${ASKED_FOR}`;
            return { isCause: false, text };
        }
        case 'unknown':
            return { isCause: false, text: `Look at instance profile ${profile}, since ${state.reason}. ${ASKED_FOR}` };
    }
}
async function lookAtNetwork({ clients }, { publicIp, securityGroupIds, subnetId }) {
    if (publicIp === undefined) {
        const subnet = `subnet ${subnetId ?? '(unknown)'}`;
        const text = `It is most likely the network: the machine has no public address, so ${subnet} has to reach the ssm endpoints by NAT or VPC endpoints.`;
        return { isCause: true, text };
    }
    const groups = await (0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .listSecurityGroups */ .zw)(clients.ec2, [{ Name: 'group-id', Values: [...securityGroupIds] }]);
    if (groups.length > 0 && !groups.some(({ rules }) => rules.some(letsHttpsOut))) {
        const text = `It is the network: security group ${securityGroupIds.join(', ')} lets no HTTPS out.`;
        return { isCause: true, text };
    }
    return { isCause: false, text: 'It has a public address, and its security group lets HTTPS out.' };
}
function letsHttpsOut({ direction, protocol, fromPort = 0, toPort = 65_535 }) {
    if (direction !== 'egress')
        return false;
    return protocol === '-1' || (protocol === 'tcp' && fromPort <= 443 && toPort >= 443);
}


/***/ }),

/***/ 6889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ abandonCommand),
/* harmony export */   Jz: () => (/* binding */ sendToMachine),
/* harmony export */   WG: () => (/* binding */ guestCommand)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _aws_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1627);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9378);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _guest_reply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8189);
/* harmony import */ var _diagnose_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5626);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7382);
// One short command of ours on a machine that is up: sent, waited for, and its reply as a value.







/** Numbers the commands of this process: each has to be found again by its comment alone when an answer is lost. */
let sent = 0;
/** The agent was just seen, and another part of AWS may not have heard of it yet. */
const INVALID_LIMIT_SECONDS = 60;
/**
 * Sends a command to a machine that is up, and gives its id.
 *
 * @throws MachineLost when it isn't up any more, ActionError with a diagnosis when Systems Manager doesn't take it
 */
async function sendToMachine(context, request) {
    const { clients, clock, signal } = context;
    const started = clock.elapsed();
    for (;;) {
        try {
            return await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .sendCommand */ .S8)(clients, request, clock);
        }
        catch (error) {
            if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isInvalidInstanceId */ .Eo)(error))
                throw error;
            const instance = await (0,_watch_js__WEBPACK_IMPORTED_MODULE_6__/* .getRunning */ .GZ)(context, { id: request.instanceId });
            if (clock.elapsed() - started > INVALID_LIMIT_SECONDS) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(`Systems Manager takes no command for instance ${instance.id}, although it was online`, {
                    cause: error,
                    hint: await (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_5__/* .diagnoseSilence */ .Q)(context, instance),
                });
            }
            await clock.sleep(2, signal);
        }
    }
}
/** Time that a cancellation may take from a job that is being cancelled. */
const CANCEL_SECONDS = 1.5;
/**
 * Cancels a command that nobody waits for any more: whatever went wrong, nothing of ours may lie in wait for the next
 * boot. Never throws. A cancelled job has seconds left, and they belong to the stop.
 */
async function abandonCommand({ clients, logger, signal }, command) {
    const cancelled = (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelCommand */ .Ss)(clients, command).catch((cause) => {
        logger.info(`command ${command.commandId} could not be cancelled: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(cause).join(': ')}`);
    });
    await (signal.aborted ? Promise.race([cancelled, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(CANCEL_SECONDS * 1000)]) : cancelled);
}
/** Runs one short command of ours on the machine and gives its reply. */
async function guestCommand(context, { instanceId, runId }, { what, commands, seconds, limitSeconds = seconds + 90, }) {
    const { clients, clock, fleet, signal } = context;
    sent += 1;
    const comment = `servicemon ${what} ${runId} #${sent}`;
    const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds: seconds });
    const watch = (0,_watch_js__WEBPACK_IMPORTED_MODULE_6__/* .watchMachine */ .Pf)(context, { id: instanceId }, fleet.run.pollSeconds);
    const result = await (0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .waitForCommand */ .cR)(clients, {
        ...{ commandId, instanceId, everySeconds: 1, limitSeconds, clock, signal },
        // Most replies come at once; the machine is looked at only while one doesn't.
        until: async () => {
            await watch();
            return false;
        },
    }).catch(async (error) => {
        await abandonCommand(context, { commandId, instanceId });
        throw error;
    });
    try {
        return (0,_guest_reply_js__WEBPACK_IMPORTED_MODULE_4__/* .parseGuestReply */ .M)(result.stdout);
    }
    catch (error) {
        const said = result.stderr === '' ? '' : `; it said: ${result.stderr.slice(0, 500)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(`command ${what} on instance ${instanceId}: ${(0,_aws_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .describeCommandFailure */ .Pb)(result)}${said}`, {
            cause: error,
            hint: result.stdout === ''
                ? "Most likely its disk is full, so that its agent can't even keep an answer. Make room in home's image, or make it with a larger disk, and provision."
                : 'Run again; if it stays so, look at the machine: mode start leaves it on for you.',
        });
    }
}


/***/ }),

/***/ 6585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openLiveOutput)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7390);
/* harmony import */ var _text_foreign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1867);
// Payload output on its way into the job log and the output file: chunks of bytes in, whole inert lines out.





/** A line without end must not fill the memory, nor be held back from the log for ever. */
const LONGEST_LINE = 64 * 1024;
/**
 * Opens the output file, empty, with its folder.
 *
 * @param capBytes the machine keeps to run.output-cap by itself; whoever is root there can have it send for ever
 */
function openLiveOutput(path, log, capBytes = _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_OUTPUT_CAP_BYTES */ .mk) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(path, '');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    // Bytes that are no UTF-8 become U+FFFD in the log; a character that two chunks share is put together.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let size = 0;
    let rest = '';
    let digest;
    const show = (text) => {
        rest += text;
        // `\r\n` may come in two chunks: a lone `\r` at the end waits for what follows.
        const end = Math.max(rest.lastIndexOf('\n'), rest.slice(0, -1).lastIndexOf('\r')) + 1;
        const whole = rest.length > LONGEST_LINE && end === 0 ? rest.length : end;
        if (whole === 0)
            return;
        log((0,_text_foreign_js__WEBPACK_IMPORTED_MODULE_4__/* .foreignLines */ .Y0)(rest.slice(0, whole)));
        rest = rest.slice(whole);
    };
    return {
        get size() {
            return size;
        },
        write(more) {
            const bytes = more.subarray(0, capBytes - size);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(path, bytes);
            hash.update(bytes);
            size += bytes.length;
            show(decoder.decode(bytes, { stream: true }));
        },
        end() {
            if (digest !== undefined)
                return digest;
            show(decoder.decode());
            if (rest !== '')
                log((0,_text_foreign_js__WEBPACK_IMPORTED_MODULE_4__/* .foreignLines */ .Y0)(rest));
            digest = hash.digest('hex');
            return digest;
        },
    };
}


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MA: () => (/* binding */ assertWhole),
/* harmony export */   Yn: () => (/* binding */ assertAskedFor),
/* harmony export */   ar: () => (/* binding */ readChunk),
/* harmony export */   ov: () => (/* binding */ readOutput),
/* harmony export */   s: () => (/* binding */ take)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(119);
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1889);
/* harmony import */ var _guest_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6889);




/** The agent runs five commands at a time; one is left for whoever looks in. */
const READS_AT_ONCE = 4;
/** How long one read may take on a machine that is busy; the command itself has a minute. */
const READ_SECONDS = 150;
/**
 * Reads what is on the machine of a run's output, from where `output` stands to its end. Gives the last reply, whose
 * state is `unknown` when the machine has never heard of the run.
 *
 * How much fits into one reply depends on how well the output compresses, so the next few offsets are guessed from the
 * last chunk, as far as there is output: a guess too short only overlaps, one too long is read again.
 *
 * @param limitSeconds after which it throws an ActionError: a machine that answers for ever is billed for ever
 */
async function readOutput(context, machine, { output, limitSeconds }) {
    const { clock } = context;
    const end = clock.elapsed() + limitSeconds;
    let guess = 0;
    let known = 0;
    for (;;) {
        const before = output.size;
        const left = end - clock.elapsed();
        if (left <= 0)
            throw notInTime(machine, { output, limitSeconds });
        const ahead = guess === 0 ? 1 : Math.min(READS_AT_ONCE, Math.ceil((known - before) / guess));
        const offsets = Array.from({ length: ahead }, (_, index) => before + index * guess);
        const replies = await Promise.all(offsets.map((offset) => readChunk(context, machine, offset, Math.min(READ_SECONDS, left))));
        for (const reply of replies)
            take(reply, output);
        guess = replies[0]?.chunk?.bytes.length ?? 0;
        const last = replies.reduce((one, other) => (other.size > one.size ? other : one));
        if (output.size === before || output.size >= last.size)
            return last;
        known = last.size;
    }
}
function notInTime({ instanceId, runId }, { output, limitSeconds }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`the output of run ${runId} could not be read within ${Math.round(limitSeconds)} s: ${output.size} bytes have come`, { hint: `The rest is on instance ${instanceId}, and the next run in the region brings it.` });
}
/** One look at a run on the machine, with as much of its output from the offset as fits into an answer. */
async function readChunk(context, machine, offset, limitSeconds = READ_SECONDS) {
    const { runId, instanceId } = machine;
    const deadline = (0,_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .deadlineFor */ .Ar)('recovery', context.clock.now(), context.fleet.run);
    const commands = (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .readCommand */ .UK)({ runId, offset, deadline });
    const what = `read-${offset}`;
    const reply = await (0,_guest_command_js__WEBPACK_IMPORTED_MODULE_3__/* .guestCommand */ .WG)(context, machine, { what, commands, seconds: 60, limitSeconds });
    if (reply.kind === 'run') {
        assertAskedFor(machine, reply, offset);
        return reply;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instanceId} answered ${describeReply(reply)} when asked for the output of run ${runId}`);
}
/** Throws unless a reply is of that very run, and its chunk begins where it was to, and goes no further than the output. */
function assertAskedFor({ instanceId, runId }, { chunk, runId: answered, size }, offset) {
    const end = (chunk?.offset ?? 0) + (chunk?.bytes.length ?? 0);
    const isChunkRight = chunk === undefined || (chunk.offset === offset && end <= size);
    if (answered === runId && isChunkRight)
        return;
    const got = chunk === undefined ? '' : `, bytes ${chunk.offset} to ${end} of ${size}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instanceId} answered with output of run ${answered}${got}, when asked for that of run ${runId} from byte ${offset}`, {
        hint: 'The machine does not do what its scripts say. Terminate the instance and provision the region: home has the clean image.',
    });
}
/** Appends a chunk if it is the next one; what overlaps with bytes that came already is left out. */
function take({ chunk }, output) {
    if (chunk === undefined || chunk.offset > output.size)
        return;
    const fresh = chunk.bytes.subarray(output.size - chunk.offset);
    if (fresh.length > 0)
        output.write(fresh);
}
/** Throws unless all that the machine kept of a run's output is here, byte for byte. */
function assertWhole({ instanceId, runId }, { meta, output }) {
    const place = `on instance ${instanceId}, below /var/lib/servicemon/runs/${runId}`;
    if (output.size < meta.size) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`the output of run ${runId} is incomplete: ${output.size} of ${meta.size} bytes could be read`, { hint: `The rest is ${place}.` });
    }
    const hash = output.end();
    if (hash !== meta.sha256) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`the output of run ${runId} is not what the machine wrote: its sha256 is ${hash}, not ${meta.sha256}`, { hint: `The exact output is ${place}.` });
    }
}
function describeReply(reply) {
    return reply.kind === 'refused' ? `${reply.reason}: ${reply.detail}` : reply.kind;
}


/***/ }),

/***/ 7001:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ dropGivenUp),
/* harmony export */   WB: () => (/* binding */ recoverOutput),
/* harmony export */   oP: () => (/* binding */ recoverBeforeStop)
/* harmony export */ });
/* harmony import */ var _aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2379);
/* harmony import */ var _aws_leases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(658);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7121);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(119);
/* harmony import */ var _live_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6585);
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1889);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8568);
/* harmony import */ var _guest_command_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6889);
// Output of runs whose job died before collecting it: found by the lease keys that are left, delivered by the next run.









/**
 * Brings what earlier runs left on a machine that is up, and takes their lease keys off it. What can't be brought
 * keeps its key and is named: it never keeps the next run from its work.
 *
 * @param limitSeconds for all of it; by default the time for one whole output, so that each gets its turn some day
 */
async function recoverOutput(context, instance, own, limitSeconds = (0,_phases_js__WEBPACK_IMPORTED_MODULE_4__/* .collectSeconds */ .ez)(context.fleet.run.outputCapBytes)) {
    const { clients, clock, logger } = context;
    const end = clock.elapsed() + limitSeconds;
    const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .liveLeases */ ._c)(instance, clock.now()).map(({ runId }) => runId));
    const left = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLeases */ .t9)(instance.tags).filter(({ runId }) => runId !== own.runId && !live.has(runId));
    for (const { runId } of left) {
        try {
            const left = end - clock.elapsed();
            if ((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunId */ .Pk)(runId) && !(await recoverOne(context, { ...own, runId }, left)))
                continue;
            await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseLease */ .wL)({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId });
        }
        catch (error) {
            logger.info(`output of run ${runId} could not be recovered: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error).join(': ')}`);
        }
    }
}
/**
 * Takes the keys off that are given up (see `listGivenUp`), and names each in the log. Before a claim: EC2 takes no
 * 51st tag.
 */
async function dropGivenUp({ clients, clock, logger }, instance) {
    const now = clock.now();
    const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .liveLeases */ ._c)(instance, now).map(({ runId }) => runId));
    const left = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLeases */ .t9)(instance.tags).filter(({ runId }) => !live.has(runId));
    for (const { runId } of (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .listGivenUp */ .hD)(left, now)) {
        logger.info(`output of run ${runId} is given up: it could not be brought in for 30 days, or 20 later ones are left`);
        await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseLease */ .wL)({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId });
    }
}
/**
 * Brings what earlier runs left on a machine that is about to be stopped, if its agent answers. Gives whether that
 * took any time. Nothing of it keeps the machine on.
 */
async function recoverBeforeStop(context, instance, own) {
    if (instance.state !== 'running' || (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLeases */ .t9)(instance.tags).every(({ runId }) => runId === own.runId))
        return false;
    try {
        const agent = await (0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__/* .findAgent */ .d)(context.clients, instance.id);
        if (!(0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__/* .isAgentOfBoot */ .w)(agent, instance.launchTime))
            return false;
        await recoverOutput(context, instance, own, _phases_js__WEBPACK_IMPORTED_MODULE_4__/* .LIMIT */ .uK.beforeStop);
    }
    catch (error) {
        context.logger.info(`output on instance ${instance.id} was not looked for: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error).join(': ')}`);
    }
    return true;
}
/** Brings one run's output. Gives false when there may be more of it later. */
async function recoverOne(context, machine, limitSeconds) {
    const { job, logger } = context;
    const { runId } = machine;
    const path = job.outputFile(machine);
    const lines = [];
    const output = (0,_live_output_js__WEBPACK_IMPORTED_MODULE_5__/* .openLiveOutput */ .W)(path, (more) => lines.push(...more));
    const { state, meta } = await (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .readOutput */ .ov)(context, machine, { output, limitSeconds });
    if (state === 'running') {
        output.end();
        logger.info(`run ${runId} is still at work on the machine: its output is brought when it has ended`);
        return false;
    }
    if (meta === undefined)
        output.end();
    else
        (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .assertWhole */ .MA)(machine, { meta, output });
    if (state === 'unknown') {
        logger.info(`run ${runId} left nothing on the machine`);
        return true;
    }
    logger.info(`recovered output of run ${runId} (${state}, ${output.size} bytes), also in ${path}:`);
    logger.foreign(lines);
    await (0,_guest_command_js__WEBPACK_IMPORTED_MODULE_8__/* .guestCommand */ .WG)(context, machine, { what: 'collected', commands: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .collectedCommand */ .P3)({ runId }), seconds: 60 });
    return true;
}


/***/ }),

/***/ 7382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ MachineLost),
/* harmony export */   GZ: () => (/* binding */ getRunning),
/* harmony export */   Ku: () => (/* binding */ silent),
/* harmony export */   Pf: () => (/* binding */ watchMachine),
/* harmony export */   fY: () => (/* binding */ LONGEST_LOOK_SECONDS)
/* harmony export */ });
/* unused harmony export describeDeath */
/* harmony import */ var _aws_agents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2379);
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
// Whether a machine that should be at work still is: EC2's state and the agent's, and what a bad sign means.



/** The machine is no longer at work: nothing that is waited for on it will come. */
class MachineLost extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ {
    /** Whatever was on the machine is lost with it. */
    diskIsGone;
    constructor(message, { diskIsGone, ...options }) {
        super(message, options);
        this.diskIsGone = diskIsGone;
    }
}
/**
 * What EC2's word on a running instance means: undefined while it runs, else what has become of it. A read that is
 * older than its last start contradicts what we have seen already, and means nothing.
 */
function describeDeath({ launchTime }, seen) {
    if (seen === undefined)
        return 'is gone';
    if (launchTime !== undefined) {
        if (seen.launchTime < launchTime || seen.state === 'pending')
            return undefined;
        if (seen.launchTime > launchTime)
            return 'was stopped and started again';
    }
    if (seen.state === 'running')
        return undefined;
    return `is ${seen.state}: ${seen.stateReason ?? 'no reason given'}`;
}
/** Throws MachineLost when the instance no longer runs, or no longer as it was known; else gives it. */
async function getRunning({ clients }, known) {
    const seen = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .findInstance */ .XD)(clients.ec2, known.id);
    const death = describeDeath(known, seen);
    if (seen !== undefined && death === undefined)
        return seen;
    const diskIsGone = seen === undefined || ['shutting-down', 'terminated'].includes(seen.state);
    throw new MachineLost(`instance ${known.id} ${death ?? 'is gone'}, in the middle of the work`, {
        diskIsGone,
        hint: diskIsGone
            ? 'Somebody terminated it, and its disk is gone with it. Run mode provision for the region.'
            : 'Somebody or something stopped it, such as its fuse, the payload, or a person.',
    });
}
/**
 * At a shutdown the agent goes first, and the other services follow, mostly within half a minute: for as long EC2 still
 * says `running`, and then why it isn't any more. A halted machine is billed for that much longer.
 */
const LOST_SECONDS = 60;
const SILENT_HINT = 'Its operating system has halted or hangs, or its network is cut. It is billed until it is stopped.';
/** However seldom a payload is asked for its output: a machine that is off, or halted, is seen as such soon. */
const LONGEST_LOOK_SECONDS = 15;
/**
 * Gives a look at a machine that throws MachineLost when it is dead, stopped, or halted. It looks no more often than
 * every so many seconds, 15 at most, however often it is called. Silence counts from the first look that found it: one
 * bad look says nothing.
 */
function watchMachine(context, known, everySeconds) {
    const { clients, clock } = context;
    const interval = Math.min(everySeconds, LONGEST_LOOK_SECONDS);
    let looked = clock.elapsed();
    let silentSince;
    return async () => {
        if (clock.elapsed() - looked < interval)
            return;
        looked = clock.elapsed();
        const [agent] = await Promise.all([(0,_aws_agents_js__WEBPACK_IMPORTED_MODULE_0__/* .findAgent */ .d)(clients, known.id), getRunning(context, known)]);
        if (agent?.online === true)
            silentSince = undefined;
        else
            silentSince ??= clock.elapsed();
        if (silentSince === undefined || clock.elapsed() - silentSince < LOST_SECONDS)
            return;
        const isUnknown = agent === undefined;
        throw silent(known, isUnknown ? 'is no longer known to Systems Manager' : 'is lost to Systems Manager');
    };
}
/** The error for a machine that EC2 calls running, and that says nothing. */
function silent({ id }, how, cause) {
    return new MachineLost(`instance ${id} ${how}, and EC2 still calls it running`, {
        ...(cause === undefined ? {} : { cause }),
        diskIsGone: false,
        hint: SILENT_HINT,
    });
}


/***/ })

};
