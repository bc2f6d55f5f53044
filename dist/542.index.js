export const id = 542;
export const ids = [542];
export const modules = {

/***/ 2379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findAgent),
/* harmony export */   w: () => (/* binding */ isAgentOfBoot)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4736);
// The Systems Manager agent of an instance: whether it is there, and of which boot.

/** The agent's state, or undefined when Systems Manager lists no such instance (a stopped one isn't listed). */
async function findAgent(clients, instanceId) {
    const ssm = await clients.ssm();
    const answer = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_0__/* .DescribeInstanceInformationCommand */ .MXw({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] }));
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


/***/ }),

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
/* harmony export */   Z$: () => (/* binding */ askToStop),
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
/** Asks EC2 once to stop an instance; nothing is confirmed. */
async function askToStop(ec2, id) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__/* .StopInstancesCommand */ .esG({ InstanceIds: [id] }));
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

/***/ 658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ describeLoss),
/* harmony export */   EH: () => (/* binding */ renewLease),
/* harmony export */   Mf: () => (/* binding */ claimInstance),
/* harmony export */   de: () => (/* binding */ expireLeases),
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
/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 *
 * @param runId only that run's; all of the instance's without it
 */
async function expireLeases(ec2, { id, tags }, { clock, runId }) {
    const now = clock.now();
    const ended = (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLeases */ .t9)(tags)
        .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
        .map((lease) => [(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKey */ .aW)(lease.runId), (0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseValue */ .WR)({ claimed: lease.claimed, until: now })]);
    if (ended.length > 0)
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .putTags */ .T)(ec2, [id], Object.fromEntries(ended));
}
/** Takes a run's lease off an instance. */
async function releaseLease(ec2, instanceId, runId) {
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTags */ ._)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKey */ .aW)(runId)]);
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

/***/ 2833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ss: () => (/* binding */ cancelCommand),
  P3: () => (/* binding */ collectedCommand),
  uZ: () => (/* binding */ deadlineCommand),
  _c: () => (/* binding */ fuseTag),
  Je: () => (/* binding */ installCommand),
  Mh: () => (/* reexport */ parseGuestReply),
  Rv: () => (/* binding */ payloadCommands),
  m7: () => (/* binding */ proveCommand),
  UK: () => (/* binding */ readCommand),
  sw: () => (/* binding */ userData)
});

// UNUSED EXPORTS: fuseFiles, listCommand

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/guest-reply.ts
// What the instance answers, as values. A reply begins with `servicemon-reply 1 <kind>`, goes on with `<key> <value>`
// lines and finishes with `end`: SSM cuts long output anywhere, and a cut reply must not pass for a whole one.

const signalNames = [
    '0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM',
    'STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS',
].flatMap((names) => names.split(' '));
/** Throws when it isn't a whole reply of ours: empty, cut, or something else's words. */
function parseGuestReply(stdout) {
    const { kind, fields, rows } = parseFields(stdout);
    switch (kind) {
        case 'run':
            return {
                kind,
                runId: guest_reply_text(fields, 'run'),
                state: oneOf(guest_reply_text(fields, 'state'), ['running', 'ended', 'interrupted', 'unknown']),
                size: number(fields, 'size'),
                meta: fields.has('meta.end') ? parseMeta(fields) : undefined,
                chunk: parseChunk(fields),
            };
        case 'refused':
            return {
                kind,
                reason: oneOf(guest_reply_text(fields, 'reason'), refusalReasons),
                detail: fields.get('detail') ?? '',
                holder: fields.get('holder'),
            };
        case 'proof':
            return {
                kind,
                fuse: oneOf(guest_reply_text(fields, 'fuse'), ['armed', 'not-enabled', 'not-active', 'nothing-scheduled']),
                installed: guest_reply_text(fields, 'installed'),
                cloudInit: guest_reply_text(fields, 'cloud-init'),
                canPowerOff: guest_reply_text(fields, 'power-off') === 'yes',
                missingTools: (fields.get('missing-tools') ?? '').split(' ').filter((name) => name !== ''),
                os: guest_reply_text(fields, 'os'),
                systemdVersion: guest_reply_text(fields, 'systemd'),
                bootId: guest_reply_text(fields, 'boot'),
                uptimeSeconds: number(fields, 'uptime'),
                clock: time(fields, 'clock'),
            };
        case 'runs':
            return { kind, uncollected: rows.map(parseListedRun), leftOut: number(fields, 'left-out') };
        case 'done':
            return { kind, what: oneOf(guest_reply_text(fields, 'what'), ['installed', 'part', 'collected', 'deadline']) };
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
    'running',
    'unknown-run',
];
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
function parseMeta(fields) {
    const signal = number(fields, 'meta.signal', 0);
    const end = oneOf(guest_reply_text(fields, 'meta.end'), ['exited', 'signalled', 'interrupted', 'not-started', 'lost']);
    return {
        end,
        exitCode: end === 'exited' ? number(fields, 'meta.exit') : undefined,
        signal: end === 'signalled' ? `SIG${signalNames[signal] ?? signal}` : undefined,
        timedOut: fields.get('meta.timed-out') === '1',
        cancelled: fields.get('meta.cancelled') === '1',
        size: number(fields, 'meta.size'),
        total: number(fields, 'meta.total'),
        missing: oneOf(guest_reply_text(fields, 'meta.missing'), ['none', 'cap', 'disk']),
        sha256: guest_reply_text(fields, 'meta.sha256'),
        startedAt: time(fields, 'meta.started'),
        endedAt: time(fields, 'meta.ended'),
        bootId: guest_reply_text(fields, 'meta.boot'),
        detail: fields.get('meta.detail') ?? '',
    };
}
function parseChunk(fields) {
    const encoded = fields.get('chunk');
    if (encoded === undefined)
        return undefined;
    const bytes = (0,external_node_zlib_.gunzipSync)(Buffer.from(encoded, 'base64'));
    if (bytes.length !== number(fields, 'chunk-size'))
        throw new Error("a chunk of the instance's reply has lost bytes");
    return { offset: number(fields, 'offset'), bytes };
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
function guest_reply_text(fields, key) {
    const value = fields.get(key);
    if (value === undefined)
        throw new Error(`the instance's reply lacks ${key}`);
    return value;
}
function number(fields, key, otherwise) {
    if (otherwise !== undefined && !fields.has(key))
        return otherwise;
    return wholeNumber(guest_reply_text(fields, key), key);
}
function time(fields, key) {
    return new Date(number(fields, key) * 1000);
}
function wholeNumber(value, key) {
    if (!/^\d{1,15}$/.test(value))
        throw new Error(`the instance's reply has no number for ${key}: ${value}`);
    return Number(value);
}
function oneOf(value, known) {
    const found = known.find((candidate) => candidate === value);
    if (found === undefined)
        throw new Error(`the instance's reply holds an unknown word: ${value}`);
    return found;
}

;// CONCATENATED MODULE: ./src/guest.ts
// What is sent to the instance: the fuse's installer and the commands of a run, as text. Pure: files of src/guest/ and
// arguments in, text out. Foreign text (payload, environment) travels in base64 only, so nothing is ever interpolated.





/** EC2 takes 16 KB of user data, SSM 64 KB of document and parameters. */
const maxUserDataBytes = 16_000;
const maxCommandBytes = 60_000;
/** What of a payload, compressed and in base64, fits into the command of the run itself, and into one before it. */
const maxInlineBytes = 36 * 1024;
const maxPartBytes = 48 * 1024;
const maxPayloadBytes = 256 * 1024;
const maxEnvBytes = 64 * 1024;
/** Names that bash holds read-only: setting them would end the run before it began. */
const readonlyNames = new Set(['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']);
// Each with its own literal: that is how the bundler finds the files and carries them along.
const files = {
    timer: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(4209), __webpack_require__.b), 'utf8'),
    service: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3875), __webpack_require__.b), 'utf8'),
    fuse: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(2335), __webpack_require__.b), 'utf8'),
    install: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3231), __webpack_require__.b), 'utf8'),
    common: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(6203), __webpack_require__.b), 'utf8'),
    part: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(7627), __webpack_require__.b), 'utf8'),
    payload: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3290), __webpack_require__.b), 'utf8'),
    supervise: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3197), __webpack_require__.b), 'utf8'),
    launch: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(5925), __webpack_require__.b), 'utf8'),
    read: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(170), __webpack_require__.b), 'utf8'),
    collected: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(8559), __webpack_require__.b), 'utf8'),
    cancel: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(640), __webpack_require__.b), 'utf8'),
    list: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(9790), __webpack_require__.b), 'utf8'),
    deadline: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(4426), __webpack_require__.b), 'utf8'),
    prove: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(1186), __webpack_require__.b), 'utf8'),
};
/** The files that get installed, for this fuse time. */
function fuseFiles(fuseSeconds) {
    return {
        timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', guest_wholeNumber(fuseSeconds))),
        service: withoutComments(files.service),
        script: withoutComments(files.fuse),
    };
}
/** The installer as user data; the same text for the same fuse time, since it is behind a ClientToken. */
function userData(fuseSeconds) {
    const text = installer(fuseSeconds);
    if (Buffer.byteLength(text) > maxUserDataBytes)
        throw new Error('the user data is larger than EC2 takes');
    return text;
}
/** Value of the tag `servicemon:fuse`; the proof's `installed` says the same of the files on the machine. */
function fuseTag(fuseSeconds) {
    const { timer, service, script } = fuseFiles(fuseSeconds);
    return sha256(timer + service + script).slice(0, 16);
}
function installCommand(fuseSeconds) {
    return lines(installer(fuseSeconds));
}
function proveCommand(o) {
    return script({ wait_seconds: o.waitSeconds }, files.common, files.prove);
}
/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
function payloadCommands(request) {
    const runId = checkedRunId(request.runId);
    const payload = Buffer.from(request.payload, 'utf8');
    if (payload.length > maxPayloadBytes) {
        throw new errors/* ActionError */.lZ(`sending the payload: it has ${payload.length} bytes, at most ${maxPayloadBytes} can be sent`, {
            hint: 'fetch the program from within the payload, or shorten it',
        });
    }
    const bundle = Buffer.concat([payload, Buffer.from(envFile(request.env), 'utf8')]);
    const encoded = compressed(bundle);
    const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : [];
    const run = script({
        run_id: runId,
        sent_at: Math.floor(request.sentAt.getTime() / 10),
        not_after: epochSeconds(request.notAfter),
        deadline: epochSeconds(request.deadline),
        timeout_seconds: request.timeoutSeconds,
        cap_bytes: request.outputCapBytes,
        run_user: checkedUser(request.user),
        part_count: parts.length,
        payload_bytes: payload.length,
        bundle_sha256: sha256(bundle),
        bundle: parts.length === 0 ? encoded : '',
        supervise_sh: compressed(withoutComments(files.common + files.supervise)),
        launch_sh: compressed(withoutComments(files.launch)),
    }, files.common, files.payload);
    return [
        ...parts.map((part, index) => script({ run_id: runId, part_index: index, part }, files.common, files.part)),
        run,
    ];
}
function readCommand(o) {
    return script({ run_id: checkedRunId(o.runId), offset: o.offset }, files.common, files.read);
}
function collectedCommand(o) {
    return script({ run_id: checkedRunId(o.runId) }, files.common, files.collected);
}
function cancelCommand(o) {
    return script({ run_id: checkedRunId(o.runId) }, files.common, files.cancel);
}
function listCommand() {
    return script({}, files.common, files.list);
}
/** Sets the fuse's deadline without a run: for an operator's lease or hold. */
function deadlineCommand(o) {
    return script({ deadline: epochSeconds(o.deadline) }, files.common, files.deadline);
}
function installer(fuseSeconds) {
    const { timer, service, script: fuse } = fuseFiles(fuseSeconds);
    const variables = { fuse_timer: base64(timer), fuse_service: base64(service), fuse_script: base64(fuse) };
    return `${script(variables, files.install).join('\n')}\n`;
}
function script(variables, ...parts) {
    const assignments = Object.entries(variables).map(([name, value]) => `${name}='${harmless(value)}'`);
    const text = ['#!/bin/sh', ...assignments, ...parts.map(withoutComments)].join('\n');
    if (text.includes('{{'))
        throw new Error('SSM would resolve a {{…}} within this command');
    if (Buffer.byteLength(text) > maxCommandBytes)
        throw new Error('the command is larger than SSM takes');
    return lines(text);
}
/** Last line of defence: nothing that a shell, or SSM, could read as more than a word. */
function harmless(value) {
    if (typeof value === 'number')
        return guest_wholeNumber(value);
    if (!/^[A-Za-z0-9+/=._-]*$/.test(value))
        throw new Error('a value of a guest command holds unsafe characters');
    return value;
}
function guest_wholeNumber(value) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new Error(`not a whole number for the guest: ${value}`);
    return String(value);
}
function checkedRunId(runId) {
    if (!/^\d+-\d+-[0-9a-f]{8}$/.test(runId))
        throw new Error(`not a run id: ${JSON.stringify(runId)}`);
    return runId;
}
function checkedUser(user) {
    if (/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user))
        return user;
    throw new errors/* ActionError */.lZ(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
        hint: 'mend run.user',
    });
}
/** Shell text that exports the variables; sourced right before the payload. */
function envFile(env) {
    const text = Object.entries(env)
        .map(([name, value]) => {
        const problem = envProblem(name, value);
        if (problem !== undefined)
            throw new errors/* ActionError */.lZ(`sending the payload: ${problem}`, { hint: 'mend run.env' });
        return `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`;
    })
        .join('');
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxEnvBytes)
        return text;
    throw new errors/* ActionError */.lZ(`sending the payload: its environment has ${bytes} bytes, at most ${maxEnvBytes} can be sent`, {
        hint: 'shorten run.env',
    });
}
function envProblem(name, value) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return `${JSON.stringify(name)} is not the name of a variable`;
    if (readonlyNames.has(name))
        return `the variable ${name} is read-only in a shell`;
    if (value.includes('\0'))
        return `the variable ${name} holds a NUL`;
    return undefined;
}
/** Comments stay here: they explain to readers of the source, and the room in a command is short. */
function withoutComments(text) {
    return text.replace(/^[ \t]*#.*\n/gm, '').replace(/\n{2,}/g, '\n');
}
function chunksOf(text, size) {
    return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}
function epochSeconds(time) {
    return Math.floor(time.getTime() / 1000);
}
function lines(text) {
    return text.split('\n').filter((line) => line !== '');
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}
function compressed(data) {
    return (0,external_node_zlib_.gzipSync)(data, { level: 9 }).toString('base64');
}
function sha256(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
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


/***/ }),

/***/ 640:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "9b4d3d8207a2b6ec988e.sh";

/***/ }),

/***/ 8559:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "c48d6966692798b069fd.sh";

/***/ }),

/***/ 6203:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "683ea98822b26240564b.sh";

/***/ }),

/***/ 4426:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "66f64ed3eb6fdab4be67.sh";

/***/ }),

/***/ 2335:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "dccabb74ba0230da55ce.sh";

/***/ }),

/***/ 3231:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "6483f2430fa37bfb3f95.sh";

/***/ }),

/***/ 5925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d645097c764aea79157b.sh";

/***/ }),

/***/ 9790:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d518e18b501de0e274e7.sh";

/***/ }),

/***/ 7627:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d4803e503666ebc21c60.sh";

/***/ }),

/***/ 3290:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "1bbb33555d1f4aed3957.sh";

/***/ }),

/***/ 1186:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "739c433a9d4086466753.sh";

/***/ }),

/***/ 170:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "f441f8d4130f79bec181.sh";

/***/ }),

/***/ 3875:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "71a617c8d06c3a37e1a9.service";

/***/ }),

/***/ 4209:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a95054e1b79e15f8cbda.timer";

/***/ }),

/***/ 3197:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "feec797be2dfb12b3785.sh";

/***/ })

};
