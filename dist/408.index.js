export const id = 408;
export const ids = [408,318];
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
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2856);
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
    const originals = instances.filter(({ tags, state }) => !(0,_ownership_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwned */ .go)(tags, fleet.name) && state !== 'terminated' && state !== 'shutting-down');
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

/***/ 5088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ fuseRefusal)
/* harmony export */ });
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9580);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
// A machine whose fuse is not armed: its word is an error, and a mark on it, so that provision proves it anew.



/**
 * Takes the tag of the proved fuse off a machine that says it has none, since provision goes by that tag.
 *
 * @returns the error to throw
 */
async function fuseRefusal({ clients, logger, region }, { instanceId }, message) {
    await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTags */ ._)(clients.ec2, instanceId, [_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fuse]).catch((error) => {
        logger.info(`tag ${_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fuse} of instance ${instanceId} could not be taken off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error).join(': ')}`);
    });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(message, {
        hint: `Run mode provision for ${region.name}: its proof boot installs the fuse.`,
    });
}


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MA: () => (/* binding */ assertWhole),
/* harmony export */   ar: () => (/* binding */ readChunk),
/* harmony export */   ov: () => (/* binding */ readOutput),
/* harmony export */   s: () => (/* binding */ take)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _guest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2833);
/* harmony import */ var _guest_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6889);



/** The agent runs five commands at a time; one is left for whoever looks in. */
const READS_AT_ONCE = 4;
/**
 * Reads what is on the machine of a run's output, from where `output` stands to its end. Gives the last reply, whose
 * state is `unknown` when the machine has never heard of the run.
 *
 * How much fits into one reply depends on how well the output compresses, so the next few offsets are guessed from the
 * last chunk: a guess too short only overlaps, one too long is read again.
 */
async function readOutput(context, machine, output) {
    let guess = 0;
    for (;;) {
        const before = output.size;
        const ahead = guess === 0 ? 1 : READS_AT_ONCE;
        const offsets = Array.from({ length: ahead }, (_, index) => before + index * guess);
        const replies = await Promise.all(offsets.map((offset) => readChunk(context, machine, offset)));
        for (const reply of replies)
            take(reply, output);
        guess = replies[0]?.chunk?.bytes.length ?? 0;
        const last = replies.reduce((one, other) => (other.size > one.size ? other : one));
        if (output.size === before || output.size >= last.size)
            return last;
    }
}
/** One look at a run on the machine, with as much of its output from the offset as fits into an answer. */
async function readChunk(context, machine, offset) {
    const { runId, instanceId } = machine;
    const commands = (0,_guest_js__WEBPACK_IMPORTED_MODULE_1__/* .readCommand */ .UK)({ runId, offset });
    const reply = await (0,_guest_command_js__WEBPACK_IMPORTED_MODULE_2__/* .guestCommand */ .W)(context, machine, { what: `read-${offset}`, commands, seconds: 60 });
    if (reply.kind === 'run')
        return reply;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instanceId} answered ${describeReply(reply)} when asked for the output of run ${runId}`);
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
/* harmony export */   W: () => (/* binding */ recoverOutput)
/* harmony export */ });
/* harmony import */ var _aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(658);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7121);
/* harmony import */ var _report_live_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6614);
/* harmony import */ var _guest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2833);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8568);
/* harmony import */ var _guest_command_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6889);
// Output of runs whose job died before collecting it: found by the lease keys that are left, delivered by the next run.







/**
 * Brings what earlier runs left on a machine that is up, and takes their lease keys off it. What can't be brought
 * keeps its key and is named: it never keeps the next run from its work.
 */
async function recoverOutput(context, instance, own) {
    const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .liveLeases */ ._c)(instance, context.clock.now()).map(({ runId }) => runId));
    const left = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLeases */ .t9)(instance.tags).filter(({ runId }) => runId !== own.runId && !live.has(runId));
    for (const { runId } of left) {
        try {
            if ((0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunId */ .Pk)(runId))
                await recoverOne(context, { ...own, runId });
            await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)(context.clients.ec2, instance.id, runId);
        }
        catch (error) {
            context.logger.info(`output of run ${runId} could not be recovered: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error).join(': ')}`);
        }
    }
}
async function recoverOne(context, machine) {
    const { job, logger } = context;
    const { runId } = machine;
    const path = job.outputFile(machine);
    const lines = [];
    const output = (0,_report_live_output_js__WEBPACK_IMPORTED_MODULE_3__/* .openLiveOutput */ .W)(path, (more) => lines.push(...more));
    const { state, meta } = await (0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .readOutput */ .ov)(context, machine, output);
    // Its payload goes on: what it writes from now on must not be lost.
    if (state === 'running')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`run ${runId} is still going on`);
    if (meta === undefined)
        output.end();
    else
        (0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .assertWhole */ .MA)(machine, { meta, output });
    if (state === 'unknown') {
        logger.info(`run ${runId} left nothing on the machine`);
        return;
    }
    logger.info(`recovered output of run ${runId} (${state}, ${output.size} bytes), also in ${path}:`);
    logger.foreign(lines);
    await (0,_guest_command_js__WEBPACK_IMPORTED_MODULE_6__/* .guestCommand */ .W)(context, machine, { what: 'collected', commands: (0,_guest_js__WEBPACK_IMPORTED_MODULE_4__/* .collectedCommand */ .P3)({ runId }), seconds: 60 });
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
    const { aws, clients, clock, fleet, region, signal } = context;
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .listRunners */ .I7)(await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name));
    const ready = runners.filter(_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .isReady */ .i_);
    const [first] = ready;
    if (first === undefined) {
        const unproven = runners.map(({ id, state }) => `${id} (${state})`).join(', ');
        const what = runners.length === 0 ? 'no instance of the fleet' : `no instance that came through its proof boot: ${unproven}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ(`region ${region.name} has ${what}`, { hint: `Run mode provision for ${region.name}.` });
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

/***/ 1408:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRegion: () => (/* binding */ runRegion)
});

// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/ownership.ts
var ownership = __webpack_require__(2856);
// EXTERNAL MODULE: ./src/aws/tags.ts
var aws_tags = __webpack_require__(9580);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/report/live-output.ts
var live_output = __webpack_require__(6614);
// EXTERNAL MODULE: ./src/schedule.ts
var schedule = __webpack_require__(6318);
// EXTERNAL MODULE: ./src/machine/boot.ts + 2 modules
var boot = __webpack_require__(7841);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/report/parts.ts
var parts = __webpack_require__(9356);
// EXTERNAL MODULE: ./src/aws/commands.ts
var aws_commands = __webpack_require__(1627);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/guest.ts + 1 modules
var guest = __webpack_require__(2833);
// EXTERNAL MODULE: ./src/machine/cancellation.ts
var cancellation = __webpack_require__(7214);
// EXTERNAL MODULE: ./src/machine/fuse.ts
var fuse = __webpack_require__(5088);
// EXTERNAL MODULE: ./src/machine/guest-command.ts
var guest_command = __webpack_require__(6889);
// EXTERNAL MODULE: ./src/machine/output.ts
var machine_output = __webpack_require__(8568);
;// CONCATENATED MODULE: ./src/machine/payload.ts
// The payload on a machine that is up: handed over, followed while it runs, and its output brought in, whole.











/** TERM, then 20 s, then KILL; and room for the wrapper itself. */
const ENDING_SECONDS = 60;
/** A command that the agent doesn't even begin is cancelled by then. */
const UNDELIVERED_SECONDS = 120;
/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3;
/**
 * Runs a payload and gives how it went. Its output goes into `output` while it runs, and is complete at the end.
 *
 * @throws ActionError when the wrapper refused it, the machine died, or the output can't be had whole
 */
async function runPayload(context, machine, { order, output }) {
    const { clients } = context;
    const { instanceId } = machine;
    for (let sending = 1;; sending += 1) {
        const { commandId, deadline } = await handOver(context, machine, order);
        let cancelled;
        const cancel = () => (cancelled ??= (0,aws_commands/* cancelCommand */.Ss)(clients, { commandId, instanceId }).catch((cause) => {
            context.logger.info(`command ${commandId} could not be cancelled: ${(0,errors/* describeError */.Uc)(cause).join(': ')}`);
        }));
        try {
            return await (0,cancellation/* whenCancelled */.M)(context.signal, cancel, async () => {
                const end = await follow(context, machine, { commandId, deadline, order, output });
                return collect(context, machine, { end, output });
            });
        }
        catch (error) {
            // Whatever went wrong, nothing of ours may lie in wait for the next boot. A cancelled job has seconds left, and
            // they belong to the stop.
            await (context.signal.aborted ? Promise.race([cancel(), (0,promises_.setTimeout)(CANCEL_SECONDS * 1000)]) : cancel());
            const again = error instanceof NotDelivered && sending === 1 && (await (0,machine_output/* readChunk */.ar)(context, machine, 0)).state === 'unknown';
            if (!again)
                throw error;
            context.logger.info(`${error.message}; sending it once more`);
        }
    }
}
/** Time that a cancellation may take from a job that is being cancelled. */
const CANCEL_SECONDS = 1.5;
/** The machine never got to hear of a command that Systems Manager had accepted. */
class NotDelivered extends errors/* ActionError */.lZ {
}
/** Sends the payload; a long one travels in several commands. Gives the command that runs it, and the run's deadline. */
async function handOver(context, machine, order) {
    const { clients, clock, fleet, logger, signal } = context;
    const { instanceId, runId } = machine;
    const now = clock.now();
    const wall = order.timeoutSeconds + ENDING_SECONDS;
    const deadline = (0,src_clock/* secondsAfter */._I)(now, wall + lease/* COLLECT_MARGIN_SECONDS */.mX);
    const lists = (0,guest/* payloadCommands */.Rv)({
        runId,
        payload: order.command,
        user: fleet.run.user,
        env: fleet.run.env,
        timeoutSeconds: order.timeoutSeconds,
        sentAt: now,
        notAfter: (0,src_clock/* secondsAfter */._I)(now, lease/* DEAD_CLAIM_SECONDS */.oI),
        deadline,
        outputCapBytes: fleet.run.outputCapBytes,
    });
    for (const [index, commands] of lists.slice(0, -1).entries()) {
        const reply = await (0,guest_command/* guestCommand */.W)(context, machine, { what: `part-${index}`, commands, seconds: 60 });
        await assertTaken(context, machine, reply);
    }
    signal.throwIfAborted();
    const comment = `servicemon run ${runId}`;
    const commands = lists.at(-1) ?? [];
    order.onHandOver();
    const commandId = await (0,aws_commands/* sendCommand */.S8)(clients, { instanceId, commands, comment, executionSeconds: wall + 120 }, clock);
    logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`);
    return { commandId, deadline };
}
/** Reads the output while the payload runs, and watches the machine; ends when the command has. */
async function follow(context, machine, { commandId, deadline, order, output, }) {
    const { clients, clock, fleet, signal } = context;
    const { instanceId } = machine;
    const sent = clock.elapsed();
    // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
    const longest = (0,src_clock/* secondsAfter */._I)(clock.now(), order.timeoutSeconds + ENDING_SECONDS + UNDELIVERED_SECONDS + 60);
    const progress = { accepted: false };
    const accept = async () => {
        if (progress.accepted)
            return;
        progress.accepted = true;
        await order.onAccepted(deadline);
    };
    let lastRead = sent;
    let unanswered = 0;
    const result = await (0,aws_commands/* waitForCommand */.cR)(clients, {
        ...{ commandId, instanceId, clock, signal },
        everySeconds: 2,
        limitSeconds: Number.POSITIVE_INFINITY,
        watch: async () => {
            if (clock.now() > longest)
                throw new errors/* ActionError */.lZ(`command ${commandId} on instance ${instanceId} has not ended`);
            if (clock.elapsed() - lastRead < fleet.run.pollSeconds)
                return;
            await (0,boot/* assertRunning */.sY)(clients.ec2, instanceId);
            const reply = await (0,machine_output/* readChunk */.ar)(context, machine, output.size).catch((error) => {
                unanswered += 1;
                if (signal.aborted || unanswered >= READS_UNANSWERED)
                    throw error;
                context.logger.info(`instance ${instanceId} did not answer for now: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
                return undefined;
            });
            lastRead = clock.elapsed();
            if (reply === undefined)
                return;
            unanswered = 0;
            if (reply.state === 'unknown') {
                if (clock.elapsed() - sent < UNDELIVERED_SECONDS)
                    return;
                throw new NotDelivered(`command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${UNDELIVERED_SECONDS} s`);
            }
            await accept();
            (0,machine_output/* take */.s)(reply, output);
            if (reply.state === 'interrupted')
                throw interrupted(machine);
        },
    });
    const reply = parseEnd(result, machine);
    if (reply !== undefined) {
        // The agent sends an unfinished command again after a reboot; the wrapper refuses to run it twice.
        if (reply.kind === 'refused' && reply.reason === 'already-run') {
            await accept();
            throw interrupted(machine);
        }
        if (reply.kind === 'refused')
            order.onRefused();
        await assertTaken(context, machine, reply);
        await accept();
        if (reply.kind === 'run')
            (0,machine_output/* take */.s)(reply, output);
    }
    return result;
}
function interrupted({ instanceId, runId }) {
    return new errors/* ActionError */.lZ(`the payload on instance ${instanceId} was interrupted: the machine rebooted in the middle of it`, {
        hint: `What it had written stays there; the next run in the region brings it as output of run ${runId}.`,
    });
}
/** Brings in what is missing of the output, checks size and hash, and tells the machine that it has been collected. */
async function collect(context, machine, { end, output }) {
    const { instanceId, runId } = machine;
    const final = parseEnd(end, machine);
    let meta = final?.kind === 'run' ? final.meta : undefined;
    if (meta === undefined || output.size < meta.size)
        meta = (await (0,machine_output/* readOutput */.ov)(context, machine, output)).meta;
    if (meta === undefined) {
        // The command is over and the wrapper has not come to its end: it was killed, or the agent gave up on it.
        await (0,guest_command/* guestCommand */.W)(context, machine, { what: 'cancel', commands: (0,guest/* cancelCommand */.Ss)({ runId }), seconds: 60 });
        throw new errors/* ActionError */.lZ(`the payload on instance ${instanceId} was cut off: ${(0,aws_commands/* describeCommandFailure */.Pb)(end)}`);
    }
    (0,machine_output/* assertWhole */.MA)(machine, { meta, output });
    await markCollected(context, machine);
    return meta;
}
/** Lets the machine prune the run's folder some day; the output is here, so nothing is lost when it doesn't hear. */
async function markCollected(context, machine) {
    const commands = (0,guest/* collectedCommand */.P3)({ runId: machine.runId });
    try {
        await (0,guest_command/* guestCommand */.W)(context, machine, { what: 'collected', commands, seconds: 60 });
    }
    catch (error) {
        if (context.signal.aborted)
            throw error;
        context.logger.info(`the machine was not told that its output is collected: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
    }
}
/** The wrapper's last word; undefined when the command ended without one. */
function parseEnd(result, { instanceId }) {
    if (result.stdout === '')
        return undefined;
    try {
        return (0,guest/* parseGuestReply */.Mh)(result.stdout);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ(`the payload's wrapper on instance ${instanceId} gave no answer that can be read`, {
            cause: error,
        });
    }
}
async function assertTaken(context, machine, reply) {
    if (reply.kind !== 'refused')
        return;
    const { instanceId } = machine;
    if (reply.reason === 'busy') {
        const holder = reply.holder ?? 'unknown';
        throw new errors/* Refusal */.P_('busy', `instance ${instanceId} is running the payload of run ${holder}; it was left alone`);
    }
    const message = `instance ${instanceId} refused the payload (${reply.reason}): ${reply.detail}`;
    throw reply.reason === 'fuse' ? await (0,fuse/* fuseRefusal */._)(context, machine, message) : new errors/* ActionError */.lZ(message);
}

;// CONCATENATED MODULE: ./src/machine/phases.ts
// The phases of a run with their times: what the log, the result and the bill are told from.

/** An empty record. */
function recordPhases(clock) {
    const done = [];
    return {
        done,
        async during(name, work) {
            const started = clock.now();
            try {
                return await work();
            }
            finally {
                const seconds = Math.round((0,src_clock/* secondsBetween */.O1)(started, clock.now()) * 10) / 10;
                done.push({ name, started: (0,src_clock/* formatTime */.fU)(started), seconds });
            }
        },
    };
}

// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
// EXTERNAL MODULE: ./src/machine/runner.ts
var machine_runner = __webpack_require__(2959);
;// CONCATENATED MODULE: ./src/machine/run-record.ts



/** The least that EC2 bills for a start. */
const MINIMUM_BILLED_SECONDS = 60;
/** Why a payload that came to its end is no success; its own exit code, signal or timeout, as they were. */
function payloadFailure(meta, { fleet }) {
    if (meta.timedOut)
        return new errors/* ActionError */.lZ('the payload was ended at its timeout');
    switch (meta.end) {
        case 'signalled':
            return new errors/* ActionError */.lZ(`the payload was ended by ${meta.signal ?? 'a signal'}`);
        case 'interrupted':
            return new errors/* ActionError */.lZ(`the payload was interrupted: ${meta.detail === '' ? 'the machine went down or rebooted' : meta.detail}`);
        case 'not-started':
            return new errors/* ActionError */.lZ(`the payload could not be started: ${meta.detail}`);
        case 'lost':
            return new errors/* ActionError */.lZ('the payload ended, and its exit code could not be read');
        case 'exited':
            if (meta.exitCode !== 0)
                return new errors/* ActionError */.lZ(`the payload ended with exit code ${meta.exitCode ?? 'unknown'}`);
    }
    const kept = `${meta.size} of ${meta.total} bytes of output were kept`;
    switch (meta.missing) {
        case 'none':
            return undefined;
        case 'cap':
            return new errors/* ActionError */.lZ(`${kept}: it is over the cap of ${fleet.run.outputCapBytes} bytes`, {
                hint: 'Raise run.output-cap in the fleet file, or write less.',
            });
        case 'disk':
            return new errors/* ActionError */.lZ(`${kept}: the disk of the instance is full`);
    }
}
/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed`: what a run cost in time. */
function describeBill(progress, now) {
    const phases = progress.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`);
    return `${phases.join(', ')}; ${billedSeconds(progress, now) ?? 0} s billed on a ${progress.instance.type}`;
}
/** EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }, now) {
    if (runningSince === undefined)
        return undefined;
    return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil((0,src_clock/* secondsBetween */.O1)(runningSince, stoppingSince ?? now)));
}
/** A run as it stands in the result, as far as it got. */
function describeRun({ clock }, progress) {
    const { instance, machine, meta, output, outputFile, phases } = progress;
    const billed = billedSeconds(progress, clock.now());
    return {
        status: 'ok',
        summary: '',
        instance: { ...(0,parts/* describeInstance */.x)(instance, clock.now()) },
        steps: [],
        findings: [],
        run: {
            runId: machine.runId,
            phases: [...phases.done],
            ...(meta?.exitCode === undefined ? {} : { exitCode: meta.exitCode }),
            ...(meta?.signal === undefined ? {} : { signal: meta.signal }),
            timedOut: meta?.timedOut ?? false,
            outputBytes: output.size,
            outputFile,
            ...(billed === undefined ? {} : { billedSeconds: billed }),
        },
    };
}

;// CONCATENATED MODULE: ./src/modes/run.ts
// Mode run: claim, start, payload, output, stop. However it ends, the machine is stopped, or the step says that it isn't.

















/** Runs the payload on the region's machine. */
async function runRegion(context, request) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const phases = recordPhases(clock);
    const runner = await phases.during('find', () => (0,machine_runner/* getRunner */.f)(context));
    const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() };
    logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`);
    const claim = await phases.during('claim', () => (0,leases/* claimInstance */.Mf)(clients.ec2, {
        ...{ instance: runner, fleet: fleet.name, runId: machine.runId, clock, signal },
        timeoutSeconds: request.timeoutSeconds,
    }));
    if (claim.kind === 'lost')
        return describeLost(context, request, { runner, claim });
    const served = request.ifDue ? whyNotDue(context, claim.instance) : undefined;
    if (served !== undefined) {
        await (0,leases/* releaseLease */.wL)(clients.ec2, runner.id, machine.runId);
        logger.info(`skipped: ${served}`);
        return { status: 'skipped', summary: served, steps: [], findings: [] };
    }
    const outputFile = job.outputFile(machine);
    const progress = {
        ...{ machine, phases, outputFile, instance: claim.instance },
        output: (0,live_output/* openLiveOutput */.W)(outputFile, (lines) => logger.foreign(lines)),
        ...{ runningSince: undefined, stoppingSince: undefined, offBy: undefined, stillOn: false, meta: undefined },
        ...{ mayHaveBegun: false, accepted: false },
    };
    try {
        await useMachine(context, request, progress);
        logger.info(describeBill(progress, clock.now()));
    }
    catch (error) {
        progress.output.end();
        const result = { ...describeRun(context, progress), summary: describeFailure(error) };
        if (isBusy(error) && request.ifDue)
            return { ...result, status: 'skipped' };
        return { ...result, status: isBusy(error) ? 'busy' : 'failed', error: (0,report_errors/* errorResult */.WG)(error) };
    }
    const { meta } = progress;
    const failure = meta === undefined ? new errors/* ActionError */.lZ('the payload left no record') : payloadFailure(meta, context);
    const result = describeRun(context, progress);
    if (failure === undefined)
        return { ...result, status: 'ok', summary: 'payload ended with exit code 0' };
    return { ...result, status: 'failed', summary: failure.message, error: (0,report_errors/* errorResult */.WG)(failure) };
}
async function useMachine(context, request, progress) {
    const { clients } = context;
    const { machine, phases } = progress;
    const { instanceId } = machine;
    const slot = servedSlot(context, request);
    const order = {
        command: request.command ?? context.fleet.run.command,
        timeoutSeconds: request.timeoutSeconds,
        onHandOver: () => {
            progress.mayHaveBegun = true;
        },
        onRefused: () => {
            progress.mayHaveBegun = false;
        },
        onAccepted: async (deadline) => {
            progress.accepted = true;
            progress.offBy = deadline;
            if (slot === undefined)
                return;
            // A payload that runs is not given up for a tag: at worst its slot is run once more.
            await (0,aws_tags/* putTags */.T)(clients.ec2, [instanceId], { [ownership/* TAG */.Dk.slot]: (0,schedule.slotTag)(slot) }).catch((error) => {
                context.logger.info(`slot ${(0,schedule.slotTag)(slot)} could not be recorded as served: ${String(error)}`);
            });
        },
    };
    try {
        await (0,boot/* stopAfter */.TL)(context, machine, {
            work: async () => {
                await phases.during('boot', () => run_boot(context, progress, request.timeoutSeconds));
                const { output } = progress;
                await (0,recover/* recoverOutput */.W)(context, progress.instance, machine);
                progress.meta = await phases.during('payload', () => runPayload(context, machine, { order, output }));
            },
            stop: (error) => phases.during('stop', () => letGo(context, progress, error)),
        });
    }
    catch (error) {
        if (!progress.accepted && slot !== undefined && !isBusy(error))
            await countTry(context, progress.instance, slot);
        if (!progress.stillOn)
            await leaveLease(context, progress);
        throw error;
    }
    await removeLease(context, progress);
}
/**
 * Once the payload may have begun its output may still be on the machine: then the lease key stays, and says whose it
 * is. It's over, though: it must not keep the next run from coming for that output.
 */
async function leaveLease(context, progress) {
    if (!progress.mayHaveBegun) {
        await removeLease(context, progress);
        return;
    }
    const { clients, clock, logger } = context;
    const { runId } = progress.machine;
    // A tag that can't be written only makes others wait for the claim's end.
    await (0,leases/* expireLeases */.de)(clients.ec2, progress.instance, { clock, runId }).catch((error) => {
        logger.info(`the lease of run ${runId} could not be ended before its time: ${String(error)}`);
    });
}
/** The lease key goes when the machine is stopped and its output has been collected. */
async function removeLease({ clients }, progress) {
    const { instanceId, runId } = progress.machine;
    await (0,leases/* releaseLease */.wL)(clients.ec2, instanceId, runId);
    const tags = Object.entries(progress.instance.tags).filter(([key]) => key !== (0,lease/* leaseKey */.aW)(runId));
    progress.instance = { ...progress.instance, tags: Object.fromEntries(tags) };
}
async function run_boot(context, progress, timeoutSeconds) {
    const { machine } = progress;
    progress.stillOn = true;
    await (0,boot/* startMachine */.ei)(context, { machine, instance: progress.instance, timeoutSeconds });
    const { instance, runningSince } = await (0,boot/* waitUntilReady */.bs)(context, machine.instanceId);
    progress.instance = instance;
    progress.runningSince = runningSince;
    progress.offBy = (0,src_clock/* secondsAfter */._I)(instance.launchTime, context.fleet.fuseSeconds);
}
/**
 * Stops the machine, unless somebody else's payload runs on it: the loser of that race stops nothing. The machine's
 * word alone isn't enough for that, only another run that holds a live lease: else nobody would ever stop it.
 */
async function letGo(context, progress, error) {
    progress.stoppingSince = context.clock.now();
    if (isBusy(error) && (await isHeldByAnother(context, progress.machine)))
        context.job.forget(progress.machine);
    else
        progress.instance = (await (0,boot/* stopMachine */.mv)(context, progress.machine, progress.offBy)) ?? progress.instance;
    progress.stillOn = false;
}
async function isHeldByAnother({ clients, clock }, { instanceId, runId }) {
    const instance = await (0,instances/* findInstance */.XD)(clients.ec2, instanceId);
    return instance !== undefined && (0,lease/* liveLeases */._c)(instance, clock.now()).some((lease) => lease.runId !== runId);
}
function isBusy(error) {
    return error instanceof errors/* Refusal */.P_ && error.status === 'busy';
}
/** The slot that a run serves: none when its command is not the fleet's own, or the region has no schedule. */
function servedSlot({ clock, fleet, region }, { command }) {
    if (command !== undefined || region.cron === undefined)
        return undefined;
    return (0,schedule.latestSlot)(region.cron, fleet.timezone, clock.now());
}
/** A start that came to nothing before the payload began; after three the slot is given up. */
async function countTry({ clients, logger }, { id, tags }, slot) {
    const tries = (0,schedule.nextTriesTag)({ slot, triesTag: tags[ownership/* TAG */.Dk.tries] });
    await (0,aws_tags/* putTags */.T)(clients.ec2, [id], { [ownership/* TAG */.Dk.tries]: tries }).catch((error) => {
        logger.info(`the failed try could not be recorded: ${String(error)}`);
    });
}
function whyNotDue({ clock, fleet, region }, { tags }) {
    const state = (0,schedule.dueState)({
        ...{ region, timezone: fleet.timezone, now: clock.now() },
        ...{ slotTag: tags[ownership/* TAG */.Dk.slot], triesTag: tags[ownership/* TAG */.Dk.tries] },
    });
    return state.due ? undefined : state.reason;
}
function describeLost({ clock, logger }, { ifDue }, { runner, claim }) {
    const summary = `instance ${runner.id} is ${runner.state}, ${(0,leases/* describeLoss */.$4)(claim)}; it was left alone`;
    logger.info(ifDue ? `skipped: ${summary}` : `busy: ${summary}`);
    const instance = (0,parts/* describeInstance */.x)(runner, clock.now());
    if (ifDue)
        return { status: 'skipped', summary, instance, steps: [], findings: [] };
    const error = (0,report_errors/* errorResult */.WG)(new errors/* Refusal */.P_('busy', summary, { hint: 'Try again when it has been let go, or run mode stop.' }));
    return { status: 'busy', summary, instance, steps: [], findings: [], error };
}
function describeFailure(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 6614:
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
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7962);
// Payload output on its way into the job log and the output file: chunks of bytes in, whole inert lines out.




/** A line without end must not fill the memory, nor be held back from the log for ever. */
const LONGEST_LINE = 64 * 1024;
/** Opens the output file, empty, with its folder. */
function openLiveOutput(path, log) {
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
        log((0,_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .foreignLines */ .Y0)(rest.slice(0, whole)));
        rest = rest.slice(whole);
    };
    return {
        get size() {
            return size;
        },
        write(bytes) {
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
                log((0,_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .foreignLines */ .Y0)(rest));
            digest = hash.digest('hex');
            return digest;
        },
    };
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);




/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name);
    const copies = owned.images.filter(({ tags }) => !(0,_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .isHomeOriginal */ .V)(tags));
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
        ...(instance.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] === undefined ? {} : { slot: instance.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] }),
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


/***/ }),

/***/ 6318:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_TRIES: () => (/* binding */ MAX_TRIES),
/* harmony export */   dueState: () => (/* binding */ dueState),
/* harmony export */   findSlot: () => (/* binding */ findSlot),
/* harmony export */   latestSlot: () => (/* reexport safe */ _cron_js__WEBPACK_IMPORTED_MODULE_0__.kc),
/* harmony export */   nextSlot: () => (/* reexport safe */ _cron_js__WEBPACK_IMPORTED_MODULE_0__.yo),
/* harmony export */   nextTriesTag: () => (/* binding */ nextTriesTag),
/* harmony export */   orderDue: () => (/* binding */ orderDue),
/* harmony export */   slotTag: () => (/* binding */ slotTag)
/* harmony export */ });
/* harmony import */ var _cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5085);
// Whether a region is due, told from nothing but its cron line, the tags of its instance and the clock,
// so that dropped, late and doubled ticks of the scheduler can do no harm.


/** After so many failed starts a slot counts as served, as failed: the next slot begins anew. */
const MAX_TRIES = 3;
/** Clocks of two runners may differ by some; a slot later than this can't have been served. In milliseconds. */
const CLOCK_SKEW = 3_600_000;
/** A slot as the value of `servicemon:slot`: ISO 8601 in UTC, to the second. */
function slotTag(slot) {
    return slot.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
/** The slot that a tag's value tells, or undefined when it isn't one. */
function findSlot(tag) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(tag))
        return undefined;
    const slot = new Date(tag);
    // 30 February is read as 2 March: only what reads back the same is a date.
    return Number.isNaN(slot.getTime()) || slotTag(slot) !== tag ? undefined : slot;
}
/** The value of `servicemon:tries` after one more failed start for the slot. */
function nextTriesTag({ slot, triesTag }) {
    const tries = findTries(triesTag);
    return `${slotTag(slot)}/${tries?.slot.getTime() === slot.getTime() ? tries.count + 1 : 1}`;
}
/**
 * Whether the region is due: its latest slot is later than the one in its instance's `servicemon:slot` tag.
 * Never run is due at once. Three failed starts in `servicemon:tries` count as served.
 */
function dueState(options) {
    const { region, timezone, now } = options;
    const never = { due: false, slot: undefined, next: undefined, tries: 0, notes: [] };
    if (!region.enabled)
        return { ...never, reason: 'disabled in the fleet file' };
    if (region.cron === undefined)
        return { ...never, reason: 'has no cron line, so it runs on demand only' };
    const slot = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .latestSlot */ .kc)(region.cron, timezone, now);
    const next = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .nextSlot */ .yo)(region.cron, timezone, now);
    const { served, tries, notes } = readTags(options);
    const count = slot !== undefined && tries?.slot.getTime() === slot.getTime() ? tries.count : 0;
    const base = { slot, next, tries: count, notes };
    if (slot === undefined)
        return { ...base, due: false, reason: 'has had no slot yet' };
    if (served !== undefined && slot <= served) {
        return { ...base, due: false, reason: `slot ${slotTag(slot)} has been served` };
    }
    if (count >= MAX_TRIES) {
        return { ...base, due: false, reason: `slot ${slotTag(slot)} is given up after ${count} failed starts` };
    }
    const lastSlot = latestOf(served, tries?.slot);
    const since = served === undefined ? 'has never run' : `last served ${slotTag(served)}`;
    const again = count === 0 ? '' : `, after ${count} failed ${count === 1 ? 'start' : 'starts'}`;
    return { ...base, slot, due: true, lastSlot, reason: `slot ${slotTag(slot)} is due${again}: ${since}` };
}
/**
 * The due ones in the order to serve them, cut to the limit: those first that have waited longest since the last slot
 * they were served or tried, never-started ones before all; ties by their slot, then by the list's order.
 * It isn't the due slot's own age: among regions with many slots, a limit would then starve the one with the later minute.
 */
function orderDue(list, limit) {
    const ordered = [...list].sort((a, b) => (a.lastSlot?.getTime() ?? 0) - (b.lastSlot?.getTime() ?? 0) || a.slot.getTime() - b.slot.getTime());
    return limit === 'all' ? ordered : ordered.slice(0, limit);
}
function readTags(options) {
    const notes = [];
    const isPossible = (slot) => slot.getTime() <= options.now.getTime() + CLOCK_SKEW;
    const note = (tag, value) => notes.push(`servicemon:${tag} can't be "${value}"; taken as absent`);
    let served = options.slotTag === undefined ? undefined : findSlot(options.slotTag);
    // A slot in the future, believed, would keep the region quiet until then.
    if (served !== undefined && !isPossible(served))
        served = undefined;
    if (options.slotTag !== undefined && served === undefined)
        note('slot', options.slotTag);
    let tries = findTries(options.triesTag);
    if (tries !== undefined && !isPossible(tries.slot))
        tries = undefined;
    if (options.triesTag !== undefined && tries === undefined)
        note('tries', options.triesTag);
    return { served, tries, notes };
}
function findTries(tag) {
    const [, slotText, countText] = /^([^/]*)\/([1-9]\d{0,3})$/.exec(tag ?? '') ?? [];
    const slot = slotText === undefined ? undefined : findSlot(slotText);
    return slot === undefined ? undefined : { slot, count: Number(countText) };
}
function latestOf(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return a > b ? a : b;
}


/***/ })

};
