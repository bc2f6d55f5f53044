export const id = 764;
export const ids = [764,451];
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
/* harmony export */   oD: () => (/* binding */ busyRefusal),
/* harmony export */   sY: () => (/* binding */ unfoundedBusy)
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
/**
 * What to throw when nobody but the machine itself says that it is in use. Whoever is root there can have it say so for
 * ever: as `busy` that would silence the region without a word.
 */
function unfoundedBusy({ instanceId }, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(`instance ${instanceId} says that it runs another payload, and no other run has a live claim on it`, {
        cause,
        hint: 'Something of an earlier payload is left on its disk, or plays tricks. Terminate the instance and provision the region: home has the clean image.',
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
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(119);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9201);
// Finding the one machine of a region that runs payloads, and whether it may be used now.








/**
 * The region's one ready machine. Of two the one of home's current image, if that is unique; never the last one seen.
 *
 * @throws ActionError when there is none, Refusal when several could be meant or a power-off wouldn't stop it
 */
async function getRunner(context) {
    const { aws, clients, clock, fleet, logger, region, signal } = context;
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .listRunners */ .I7)(await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name));
    const ready = runners.filter(_plan_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .isReady */ .i_);
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
        const current = ready.filter((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .isOfImage */ .$x)(one, image));
        const [only, ...more] = current;
        if (only === undefined || more.length > 0) {
            const list = ready.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_7__/* .formatTime */ .fU)(launchTime)})`);
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
    return (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForState */ .oJ)(clients.ec2, { id: runner.id, states: ['stopped'], limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_5__/* .LIMIT */ .uK.find, clock, signal });
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

/***/ 2764:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRegion: () => (/* binding */ runRegion)
});

// EXTERNAL MODULE: ./src/aws/leases.ts
var leases = __webpack_require__(658);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/phases.ts
var src_phases = __webpack_require__(119);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/machine/live-output.ts
var live_output = __webpack_require__(6585);
// EXTERNAL MODULE: ./src/schedule/due.ts
var due = __webpack_require__(3451);
// EXTERNAL MODULE: ./src/machine/boot.ts + 1 modules
var boot = __webpack_require__(7302);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/text/duration.ts
var duration = __webpack_require__(9495);
// EXTERNAL MODULE: ./src/report/parts.ts
var parts = __webpack_require__(9356);
// EXTERNAL MODULE: ./src/aws/commands.ts
var commands = __webpack_require__(1627);
// EXTERNAL MODULE: ./src/guest/commands.ts + 1 modules
var guest_commands = __webpack_require__(1889);
// EXTERNAL MODULE: ./src/machine/cancellation.ts
var cancellation = __webpack_require__(7214);
// EXTERNAL MODULE: ./src/aws/poll.ts
var poll = __webpack_require__(5672);
// EXTERNAL MODULE: ./src/guest/reply.ts + 1 modules
var reply = __webpack_require__(8189);
// EXTERNAL MODULE: ./src/guest/bundle.ts
var bundle = __webpack_require__(738);
// EXTERNAL MODULE: ./src/machine/fuse.ts
var fuse = __webpack_require__(5088);
// EXTERNAL MODULE: ./src/machine/output.ts
var machine_output = __webpack_require__(8568);
// EXTERNAL MODULE: ./src/machine/rival.ts
var rival = __webpack_require__(4201);
// EXTERNAL MODULE: ./src/machine/watch.ts
var machine_watch = __webpack_require__(7382);
;// CONCATENATED MODULE: ./src/payload/follow.ts
// A payload on its way: its command and its output are followed, and its machine is watched, until all is over.











/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3;
/** How long one such look may take. */
const READ_SECONDS = 60;
const UNDELIVERED_HINT = 'Nothing has run, and the command was cancelled: run again.';
const CUT_OFF_HINT = 'What the payload had written comes with the next run in the region.';
/** What to do when a machine has refused a payload; of a fuse and of another payload more is said. */
const AFTER_REFUSAL = {
    late: "Nothing has run: run again. If it stays so, the machine's clock is wrong.",
    'already-run': 'A run id is run once: run again.',
    user: 'Name a user of the image as run.user in the fleet file.',
    parts: 'Nothing has run: run again.',
    disk: "Nothing has run. Make room in home's image, or make it with a larger disk, and provision.",
    tools: "Nothing has run. Install them in home's image, make it anew, and provision; aws, the AWS command line, is for run.secrets.",
    interpreter: "Nothing has run. Name a program of the image by its whole path in the first line of run.command, or install it in home's image, make it anew, and provision.",
    machine: 'Nothing has run: the machine has no memory or no process number left for what a boot begins. Run again; if it stays so, take a larger type, or begin less at boot.',
    secrets: "The payload was not begun. The parameter has to exist in this very region, and the machines' role has to be allowed to read it; see docs/configuration.md, Secrets.",
    running: 'Try again when it has ended.',
    'unknown-run': 'Run again.',
};
/** The machine never got to hear of a command that Systems Manager had accepted. */
class NotDelivered extends errors/* ActionError */.lZ {
}
/** Reads the output while the payload runs, and watches the machine; ends when the command, and the payload, have. */
async function follow(context, { commandId, deadline }, work) {
    const { clients, clock, fleet, signal } = context;
    const { machine, order, output } = work;
    const { instanceId } = machine;
    const sent = clock.elapsed();
    // Secrets are read, and the boot is waited for, before the payload counts as begun.
    const { secrets, waitForBootSeconds } = fleet.run;
    const undelivered = src_phases/* LIMIT */.uK.delivery + waitForBootSeconds + (Object.keys(secrets).length > 0 ? bundle/* SECRETS_SECONDS */._ : 0);
    // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
    const longest = (0,src_clock/* secondsAfter */._I)(clock.now(), (0,src_phases/* handOverSeconds */.ZV)(fleet.run) + order.timeoutSeconds + src_phases/* LIMIT */.uK.ending);
    const progress = { accepted: false, interrupted: false };
    const accept = async () => {
        if (progress.accepted)
            return;
        progress.accepted = true;
        await order.onAccepted(deadline);
    };
    const read = followOutput(context, work);
    const assertAlive = (0,machine_watch/* watchMachine */.Pf)(context, work.instance, fleet.run.pollSeconds);
    let lastRead = sent;
    const watch = async () => {
        await assertAlive();
        if (clock.now() > longest) {
            throw new errors/* ActionError */.lZ(`command ${commandId} on instance ${instanceId} has not ended`, { hint: CUT_OFF_HINT });
        }
        // Whether it was delivered is not left to wait for, however seldom the output is wanted.
        const readEvery = progress.accepted ? fleet.run.pollSeconds : Math.min(fleet.run.pollSeconds, machine_watch/* LONGEST_LOOK_SECONDS */.fY);
        if (clock.elapsed() - lastRead < readEvery)
            return undefined;
        const reply = await read();
        lastRead = clock.elapsed();
        if (reply?.state === 'unknown' && clock.elapsed() - sent >= undelivered) {
            throw new NotDelivered(`command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${undelivered} s`, { hint: UNDELIVERED_HINT });
        }
        if (reply === undefined || reply.state === 'unknown')
            return undefined;
        await accept();
        return reply;
    };
    const pace = { clock, signal, everySeconds: 2, limitSeconds: Number.POSITIVE_INFINITY };
    const result = await (0,commands/* waitForCommand */.cR)(clients, {
        ...{ ...pace, commandId, instanceId },
        // After a reboot the agent has the command run again; the wrapper refuses, and what is left is to collect.
        until: async () => (progress.interrupted = (await watch())?.state === 'interrupted'),
    });
    if (progress.interrupted)
        return result;
    if ((0,commands/* isUndelivered */.I0)(result) && !progress.accepted) {
        throw new NotDelivered(`command ${commandId} for instance ${instanceId}: ${(0,commands/* describeCommandFailure */.Pb)(result)}`, {
            hint: UNDELIVERED_HINT,
        });
    }
    const reply = parseEnd(result, machine);
    if (reply?.kind === 'refused' && reply.reason === 'already-run') {
        // The run id is ours alone: an earlier sending has begun it, whose answer was lost, or a reboot has cut it off.
        await accept();
        await (0,poll/* poll */.wt)({ ...pace, look: async () => ((await watch())?.state ?? 'running') !== 'running' || undefined });
    }
    else if (reply !== undefined) {
        if (reply.kind === 'refused')
            order.onRefused();
        await assertTaken(context, machine, reply);
        await accept();
        if (reply.kind === 'run') {
            (0,machine_output/* assertAskedFor */.Yn)(machine, reply, 0);
            (0,machine_output/* take */.s)(reply, output);
        }
    }
    return result;
}
/** Gives a look that reads what there is of the output; undefined when the machine leaves it unanswered for now. */
function followOutput(context, { machine, instance, output }) {
    const { logger, signal } = context;
    const { instanceId } = machine;
    let unanswered = 0;
    return async () => {
        try {
            const reply = await (0,machine_output/* readChunk */.ar)(context, machine, output.size, READ_SECONDS);
            unanswered = 0;
            (0,machine_output/* take */.s)(reply, output);
            return reply;
        }
        catch (error) {
            unanswered += 1;
            if (signal.aborted || error instanceof machine_watch/* MachineLost */.AB)
                throw error;
            if (unanswered >= READS_UNANSWERED) {
                throw (0,commands/* isUnended */.wA)(error) ? (0,machine_watch/* silent */.Ku)(instance, `has left ${unanswered} looks unanswered`, error) : error;
            }
            logger.info(`instance ${instanceId} did not answer for now: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
            return undefined;
        }
    };
}
/** The wrapper's last word; undefined when the command ended without one. */
function parseEnd(result, { instanceId }) {
    if (result.stdout === '')
        return undefined;
    try {
        return (0,reply/* parseGuestReply */.M)(result.stdout);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ(`the payload's wrapper on instance ${instanceId} gave no answer that can be read`, {
            cause: error,
            hint: CUT_OFF_HINT,
        });
    }
}
/** Throws unless the machine took the payload; a machine without a fuse is to be proved anew. */
async function assertTaken(context, machine, reply) {
    if (reply.kind !== 'refused')
        return;
    if (reply.reason === 'busy')
        throw (0,rival/* busyRefusal */.oD)(machine, reply);
    const message = `instance ${machine.instanceId} refused the payload (${reply.reason}): ${reply.detail}`;
    if (reply.reason === 'fuse')
        throw await (0,fuse/* fuseRefusal */._)(context, machine, message);
    throw new errors/* ActionError */.lZ(message, { hint: AFTER_REFUSAL[reply.reason] });
}

// EXTERNAL MODULE: ./src/machine/guest-command.ts
var guest_command = __webpack_require__(6889);
;// CONCATENATED MODULE: ./src/payload/payload.ts
// The payload on a machine that is up: handed over, followed while it runs, and its output brought in, whole.











/**
 * Runs a payload and gives how it went. Its output goes into `output` while it runs, and is complete at the end.
 *
 * @throws ActionError when the wrapper refused it, the machine died, or the output can't be had whole
 */
async function runPayload(context, work) {
    const { machine, order, output } = work;
    const { instanceId } = machine;
    for (let sending = 1;; sending += 1) {
        await renewForPayload(context, work, sending);
        const handed = await handOver(context, machine, order);
        const { commandId, deadline } = handed;
        let cancelled;
        const cancel = () => (cancelled ??= (0,guest_command/* abandonCommand */.Du)(context, { commandId, instanceId }));
        try {
            return await (0,cancellation/* whenCancelled */.M)(context.signal, cancel, async () => {
                const end = await follow(context, handed, work);
                return collect(context, machine, { end, output });
            });
        }
        catch (error) {
            await cancel();
            if (error instanceof machine_watch/* MachineLost */.AB)
                throw interrupted(machine, error);
            if (!(error instanceof NotDelivered) || sending >= src_phases/* HAND_OVERS */.CS)
                throw error;
            if ((await (0,machine_output/* readChunk */.ar)(context, machine, 0)).state !== 'unknown') {
                await order.onAccepted(deadline);
                throw error;
            }
            context.logger.info(`${error.message}; sending it once more`);
        }
    }
}
/** From here on the lease covers what is left of the run. One that can't be written counts as it was claimed, longer. */
async function renewForPayload(context, { machine, order }, sending) {
    const { clients, clock, fleet, logger } = context;
    const size = { ...fleet.run, timeoutSeconds: order.timeoutSeconds };
    const again = (src_phases/* HAND_OVERS */.CS - sending) * (0,src_phases/* handOverSeconds */.ZV)(fleet.run);
    const until = (0,src_clock/* secondsAfter */._I)(clock.now(), again + (0,src_phases/* restOfRunSeconds */.Kc)(size));
    try {
        await (0,leases/* setLeaseEnd */.y2)(clients.ec2, { ...machine, until, clock });
    }
    catch (error) {
        logger.info(`the lease of run ${machine.runId} keeps its end: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
    }
}
/** Sends the payload; a long one travels in several commands. */
async function handOver(context, machine, order) {
    const { clock, fleet, logger, signal } = context;
    const { instanceId, runId } = machine;
    const now = clock.now();
    const deadline = (0,src_phases/* deadlineFor */.Ar)('hand-over', now, { ...fleet.run, timeoutSeconds: order.timeoutSeconds });
    const executionSeconds = (0,src_phases/* handOverSeconds */.ZV)(fleet.run) + order.timeoutSeconds + src_phases/* LIMIT */.uK.ending;
    const lists = (0,guest_commands/* payloadCommands */.Rv)({
        runId,
        payload: order.command,
        user: fleet.run.user,
        env: fleet.run.env,
        secrets: fleet.run.secrets,
        region: context.region.name,
        timeoutSeconds: order.timeoutSeconds,
        waitForBootSeconds: fleet.run.waitForBootSeconds,
        sentAt: now,
        notAfter: (0,src_clock/* secondsAfter */._I)(now, src_phases/* LIMIT */.uK.handOver),
        deadline,
        outputCapBytes: fleet.run.outputCapBytes,
    });
    for (const [index, commands] of lists.slice(0, -1).entries()) {
        const reply = await (0,guest_command/* guestCommand */.WG)(context, machine, { what: `part-${index}`, commands, seconds: 60 });
        await assertTaken(context, machine, reply);
    }
    signal.throwIfAborted();
    const comment = `servicemon run ${runId}`;
    const commands = lists.at(-1) ?? [];
    order.onHandOver();
    const commandId = await (0,guest_command/* sendToMachine */.Jz)(context, { instanceId, commands, comment, executionSeconds });
    logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`);
    return { commandId, deadline };
}
function interrupted({ runId }, cause) {
    const hint = `What the payload had written is on its disk: the next run in the region brings it as output of run ${runId}.`;
    return new errors/* ActionError */.lZ('the payload was interrupted', {
        cause,
        hint: cause.diskIsGone ? (cause.hint ?? '') : `${cause.hint ?? ''} ${hint}`,
    });
}
/** Brings in what is missing of the output, checks size and hash, and tells the machine that it has been collected. */
async function collect(context, machine, { end, output }) {
    const { instanceId, runId } = machine;
    const final = parseEnd(end, machine);
    let meta = final?.kind === 'run' ? final.meta : undefined;
    const last = meta === undefined || output.size < meta.size
        ? await (0,machine_output/* readOutput */.ov)(context, machine, { output, limitSeconds: (0,src_phases/* collectSeconds */.ez)(context.fleet.run.outputCapBytes) })
        : undefined;
    meta = last === undefined ? meta : last.meta;
    if (meta === undefined) {
        if (last?.state === 'unknown') {
            throw new errors/* ActionError */.lZ(`the payload was not begun on instance ${instanceId}: ${(0,commands/* describeCommandFailure */.Pb)(end)}`, {
                hint: 'Nothing has run.',
            });
        }
        // The command is over and the wrapper has not come to its end: it was killed, or the agent gave up on it.
        await (0,guest_command/* guestCommand */.WG)(context, machine, { what: 'cancel', commands: (0,guest_commands/* cancelCommand */.Ss)({ runId }), seconds: 60 });
        throw new errors/* ActionError */.lZ(`the payload on instance ${instanceId} was cut off: ${(0,commands/* describeCommandFailure */.Pb)(end)}`, {
            hint: 'It is not run again. What it had written comes with the next run in the region.',
        });
    }
    if (meta.bootWaitSeconds > 0)
        context.logger.info(describeBootWait(meta));
    (0,machine_output/* assertWhole */.MA)(machine, { meta, output });
    await markCollected(context, machine);
    return meta;
}
function describeBootWait({ bootWaitSeconds, stillStarting }) {
    const waited = `the payload waited ${bootWaitSeconds} s for the machine's boot`;
    if (stillStarting.length === 0)
        return waited;
    return `${waited}, and began all the same; still starting were ${stillStarting.join(', ')}`;
}
/** Lets the machine prune the run's folder some day; the output is here, so nothing is lost when it doesn't hear. */
async function markCollected(context, machine) {
    const commands = (0,guest_commands/* collectedCommand */.P3)({ runId: machine.runId });
    try {
        await (0,guest_command/* guestCommand */.WG)(context, machine, { what: 'collected', commands, seconds: 60 });
    }
    catch (error) {
        if (context.signal.aborted)
            throw error;
        context.logger.info(`the machine was not told that its output is collected: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
    }
}

;// CONCATENATED MODULE: ./src/payload/phases.ts
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
// EXTERNAL MODULE: ./src/text/dollars.ts
var dollars = __webpack_require__(8496);
;// CONCATENATED MODULE: ./src/payload/run-record.ts




/** The least that EC2 bills for a start. */
const MINIMUM_BILLED_SECONDS = 60;
const TIMEOUT_HINT = 'What it had written is kept. If it needs longer, raise run.timeout or the input timeout.';
const KILLED_HINT = 'Most often that means that memory ran out: choose a larger type.';
const OWN_CODE_HINT = 'That is of your own command: its last words are in the log and in the output file.';
const KEPT_HINT = 'What it had written is in the log and in the output file.';
/** Why a payload that came to its end is no success; its own exit code, signal or timeout, as they were. */
function payloadFailure(meta, { fleet }) {
    if (meta.timedOut)
        return new errors/* ActionError */.lZ('the payload was ended at its timeout', { hint: TIMEOUT_HINT });
    switch (meta.end) {
        case 'signalled':
            return new errors/* ActionError */.lZ(`the payload was ended by ${meta.signal ?? 'a signal'}`, {
                hint: meta.signal === 'SIGKILL' ? KILLED_HINT : KEPT_HINT,
            });
        case 'interrupted':
            return new errors/* ActionError */.lZ(`the payload was interrupted: ${describeInterruption(meta)}`, {
                hint: `It is not run again. ${KEPT_HINT}`,
            });
        case 'not-started':
            return new errors/* ActionError */.lZ(`the payload could not be started: ${meta.detail}`, {
                hint: `It was to run as ${fleet.run.user}: look at run.user and run.env in the fleet file.`,
            });
        case 'lost':
            return new errors/* ActionError */.lZ('the payload ended, and its exit code could not be read', { hint: KEPT_HINT });
        case 'exited':
            if (meta.exitCode !== 0) {
                return new errors/* ActionError */.lZ(`the payload ended with exit code ${meta.exitCode ?? 'unknown'}`, {
                    hint: OWN_CODE_HINT,
                });
            }
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
            return new errors/* ActionError */.lZ(`${kept}: the disk of the instance is full`, {
                hint: "Make room in home's image, or make it with a larger disk, and provision.",
            });
    }
}
/** The machine is up again when it tells that it went down: so it rebooted. */
function describeInterruption({ detail }) {
    return detail === '' || detail === 'the machine went down' ? 'the machine rebooted in the middle of it' : detail;
}
/** `run 123-1-9f8e7d6c on instance i-1, which is stopped`: whose failure it is, and what is left behind. */
function describeLeft({ machine, instance, stillOn }) {
    const left = stillOn ? 'may still be on' : `is ${instance.state}`;
    return `run ${machine.runId} on instance ${machine.instanceId}, which ${left}`;
}
/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed on a t3.micro, about 0.00065 USD`: what a run cost. */
function describeBill({ clock, region }, progress) {
    const phases = progress.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`);
    const { type } = progress.instance;
    const billed = billedSeconds(progress, clock.now());
    const cost = costDollars(billed, region.prices[type]);
    const about = cost === undefined ? '' : `, about ${(0,dollars/* formatDollars */.n)(cost)} USD`;
    return `${phases.join(', ')}; ${billed ?? 0} s billed on a ${type}${about}`;
}
/** In US dollars, unrounded; undefined where nothing is billed, or the fleet file has no price. */
function costDollars(seconds, hourlyPrice) {
    return seconds === undefined || hourlyPrice === undefined ? undefined : (seconds / 3600) * hourlyPrice;
}
/** EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }, now) {
    if (runningSince === undefined)
        return undefined;
    return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil((0,src_clock/* secondsBetween */.O1)(runningSince, stoppingSince ?? now)));
}
/** A run as it stands in the result, as far as it got. */
function describeRun({ clock, region }, progress) {
    const { instance, machine, meta, output, outputFile, phases, slot } = progress;
    const billed = billedSeconds(progress, clock.now());
    const cost = costDollars(billed, region.prices[instance.type]);
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
            ...(slot === undefined ? {} : { slot: (0,src_clock/* formatTime */.fU)(slot.time), lateSeconds: slot.lateSeconds }),
            ...(billed === undefined ? {} : { billedSeconds: billed }),
            ...(cost === undefined ? {} : { costDollars: cost }),
        },
    };
}

// EXTERNAL MODULE: ./src/aws/tags.ts
var aws_tags = __webpack_require__(9580);
// EXTERNAL MODULE: ./src/schedule/cron.ts + 1 modules
var cron = __webpack_require__(2731);
;// CONCATENATED MODULE: ./src/payload/slot.ts





/** Gives the region's latest slot; none when the command is not the fleet's own, or the region has no schedule. */
function findServedSlot({ clock, fleet, region }, command) {
    if (command !== undefined || region.cron === undefined)
        return undefined;
    const now = clock.now();
    const time = (0,cron/* latestSlot */.kc)(region.cron, fleet.timezone, now);
    return time === undefined ? undefined : { time, lateSeconds: Math.round((0,src_clock/* secondsBetween */.O1)(time, now)) };
}
/** Why nothing is to be run in the region now, by its schedule and the machine's tags; undefined when it is due. */
function whyNotDue({ clock, fleet, region }, { tags }) {
    const state = (0,due.dueState)({
        ...{ region, timezone: fleet.timezone, now: clock.now() },
        ...{ slotTag: tags[src_tags/* TAG */.Dk.slot], triesTag: tags[src_tags/* TAG */.Dk.tries] },
    });
    return state.due ? undefined : state.reason;
}
/** Writes the slot down as served. A payload that runs is not given up for a tag: at worst its slot is run once more. */
async function recordServed({ clients, logger }, { instanceId }, { time }) {
    await (0,aws_tags/* putTags */.Tm)(clients.ec2, [instanceId], { [src_tags/* TAG */.Dk.slot]: (0,due.slotTag)(time) }).catch((error) => {
        logger.info(`slot ${(0,due.slotTag)(time)} could not be recorded as served: ${String(error)}`);
    });
}
/** Counts a start that came to nothing before the payload began; after three the slot is given up. */
async function countTry({ clients, logger }, { id, tags }, { time }) {
    const tries = (0,due.nextTriesTag)({ slot: time, triesTag: tags[src_tags/* TAG */.Dk.tries] });
    await (0,aws_tags/* putTags */.Tm)(clients.ec2, [id], { [src_tags/* TAG */.Dk.tries]: tries }).catch((error) => {
        logger.info(`the failed try could not be recorded: ${String(error)}`);
    });
}

;// CONCATENATED MODULE: ./src/modes/run.ts
// Mode run: claim, start, payload, output, stop. However it ends, the machine is stopped, or the step says that it isn't.



















/** Runs the payload on the region's machine. */
async function runRegion(context, request) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const phases = recordPhases(clock);
    const runner = await phases.during('find', () => (0,errors/* doing */.Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,machine_runner/* getRunner */.f)(context)));
    const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() };
    logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`);
    await (0,recover/* dropGivenUp */.OA)(context, runner);
    const claim = await phases.during('claim', () => (0,leases/* claimInstance */.Mf)(clients.ec2, {
        ...{ instance: runner, fleet: fleet.name, runId: machine.runId, clock, logger, signal },
        leaseSeconds: (0,src_phases/* runSeconds */.Rl)({ ...fleet.run, timeoutSeconds: request.timeoutSeconds }),
    }));
    if (claim.kind === 'lost')
        return describeLost(context, request, { runner, claim });
    const served = request.ifDue ? whyNotDue(context, claim.instance) : undefined;
    if (served !== undefined) {
        await (0,leases/* releaseLease */.wL)({ ec2: clients.ec2, logger }, machine);
        logger.info(`skipped: ${served}`);
        return { status: 'skipped', summary: served, steps: [], findings: [] };
    }
    const slot = findServedSlot(context, request.command);
    describeOrigin(context, claim.instance, slot);
    const outputFile = job.outputFile(machine);
    const progress = {
        ...{ machine, phases, outputFile, slot, instance: claim.instance },
        output: await openOutput(context, machine, outputFile),
        ...{ runningSince: undefined, stoppingSince: undefined, offBy: undefined, stillOn: false, meta: undefined },
        ...{ leftToRival: false, mayHaveBegun: false, accepted: false },
    };
    return carryOut(context, request, progress);
}
/** From the claim to the result, whatever comes. */
async function carryOut(context, request, progress) {
    const { logger } = context;
    try {
        await useMachine(context, request, progress);
        logger.info(describeBill(context, progress));
    }
    catch (error) {
        progress.output.end();
        if (progress.runningSince !== undefined)
            logger.info(describeBill(context, progress));
        const result = { ...describeRun(context, progress), summary: describeFailure(error) };
        if (progress.leftToRival && request.ifDue)
            return { ...result, status: 'skipped' };
        const told = new errors/* ActionError */.lZ(describeLeft(progress), { cause: error });
        return { ...result, status: progress.leftToRival ? 'busy' : 'failed', error: (0,report_errors/* errorResult */.WG)(told) };
    }
    const { meta } = progress;
    const failure = meta === undefined
        ? new errors/* ActionError */.lZ('the payload left no record', { hint: 'What it had written is in the log. Run again.' })
        : payloadFailure(meta, context);
    const result = describeRun(context, progress);
    if (failure === undefined)
        return { ...result, status: 'ok', summary: 'payload ended with exit code 0' };
    const told = new errors/* ActionError */.lZ(describeLeft(progress), { cause: failure });
    return { ...result, status: 'failed', summary: failure.message, error: (0,report_errors/* errorResult */.WG)(told) };
}
/** Opens the output file, or gives the claim back: nothing has been started. */
async function openOutput({ clients, fleet, logger }, machine, path) {
    try {
        return (0,live_output/* openLiveOutput */.W)(path, (lines) => logger.foreign(lines), fleet.run.outputCapBytes);
    }
    catch (cause) {
        await (0,leases/* releaseLease */.wL)({ ec2: clients.ec2, logger }, machine);
        throw new errors/* ActionError */.lZ(`the output file ${path} can't be written: nothing was started`, {
            cause,
            hint: 'Make room on the runner, or let its user write to RUNNER_TEMP, and run again.',
        });
    }
}
async function useMachine(context, request, progress) {
    const { machine, phases, slot } = progress;
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
            if (slot !== undefined)
                await recordServed(context, machine, slot);
        },
    };
    try {
        await (0,boot/* stopAfter */.TL)(context, machine, {
            work: async () => {
                await phases.during('boot', () => run_boot(context, progress, request.timeoutSeconds));
                const { output } = progress;
                await (0,recover/* recoverOutput */.WB)(context, progress.instance, machine);
                progress.meta = await phases.during('payload', () => runPayload(context, { machine, instance: progress.instance, order, output }));
            },
            stop: (error) => phases.during('stop', () => letGo(context, progress, error)),
        });
    }
    catch (error) {
        const isFailedStart = !progress.accepted && !context.signal.aborted && !progress.leftToRival;
        if (isFailedStart && slot !== undefined)
            await countTry(context, progress.instance, slot);
        if (!progress.stillOn)
            await leaveLease(context, progress);
        throw (0,rival/* isBusy */.A5)(error) && !progress.leftToRival ? (0,rival/* unfoundedBusy */.sY)(machine, error) : error;
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
    await (0,leases/* expireLeases */.de)(clients.ec2, progress.instance.id, { clock, runId }).catch((error) => {
        logger.info(`the lease of run ${runId} could not be ended before its time: ${String(error)}`);
    });
}
/** The lease key goes when the machine is stopped and its output has been collected. */
async function removeLease({ clients, logger }, progress) {
    const { runId } = progress.machine;
    await (0,leases/* releaseLease */.wL)({ ec2: clients.ec2, logger }, progress.machine);
    const tags = Object.entries(progress.instance.tags).filter(([key]) => key !== (0,lease/* leaseKey */.aW)(runId));
    progress.instance = { ...progress.instance, tags: Object.fromEntries(tags) };
}
async function run_boot(context, progress, timeoutSeconds) {
    const { machine } = progress;
    progress.stillOn = true;
    const leaseSeconds = (0,src_phases/* runSeconds */.Rl)({ ...context.fleet.run, timeoutSeconds });
    const start = { machine, instance: progress.instance, leaseSeconds };
    await (0,boot/* bringUp */.qh)(context, start, ({ instance, runningSince }) => {
        progress.instance = instance;
        progress.runningSince = runningSince;
        progress.offBy = (0,src_clock/* secondsAfter */._I)(instance.launchTime, context.fleet.fuseSeconds);
    });
}
/** Stops the machine, unless somebody else's payload runs on it: the loser of that race stops nothing. */
async function letGo(context, progress, error) {
    progress.stoppingSince = context.clock.now();
    progress.leftToRival = await (0,rival/* isLostToAnother */.Hl)(context, progress.machine, error);
    if (progress.leftToRival)
        context.job.forget(progress.machine);
    else {
        const stopped = await (0,boot/* stopMachine */.mv)(context, progress.machine, progress.offBy);
        progress.instance = stopped ?? { ...progress.instance, state: 'gone' };
    }
    progress.stillOn = false;
}
/** What a log has to tell so that it can be read alone, long after: from which image, and for which slot. */
function describeOrigin({ logger }, { imageId, tags }, slot) {
    const source = tags[src_tags/* TAG */.Dk.image];
    const from = source === undefined || source === imageId ? '' : `, a copy of ${source}`;
    const serves = slot === undefined
        ? 'serves no slot'
        : `serves slot ${(0,due.slotTag)(slot.time)}, ${(0,duration/* formatDuration */.a3)(slot.lateSeconds)} late`;
    logger.info(`image ${imageId}${from}; ${serves}`);
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

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _aws_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5687);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9201);





/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .isHome */ .qN)(fleet, region.name);
    const copies = owned.images.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isHomeOriginal */ .V)(tags));
    const current = home?.image === undefined ? undefined : (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .listCurrentCopies */ .vw)(owned, home.image)[0];
    const image = atHome ? home?.image : (current ?? copies[0]);
    const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair);
    const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup);
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .listRunners */ .I7)(owned.instances);
    const runner = runners.find((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .isOfImage */ .$x)(one, home?.image) && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .isReady */ .i_)(one)) ?? runners[0];
    return {
        ...(image === undefined ? {} : { image: describeImage(image, atHome || image === current) }),
        ...(keyPair === undefined ? {} : { keyPair: keyPair.id }),
        ...(group === undefined ? {} : { securityGroup: group.id }),
        ...(runner === undefined ? {} : { instance: describeInstance(runner, clock.now()) }),
    };
}
/** An instance as results tell it. */
function describeInstance(instance, now) {
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .findHolder */ .IL)(instance, now);
    return {
        id: instance.id,
        state: instance.state,
        type: instance.type,
        zone: instance.zone,
        ...(instance.publicIp === undefined ? {} : { address: instance.publicIp }),
        image: instance.imageId,
        lastStart: (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTime */ .fU)(instance.launchTime),
        ...(holder === undefined ? {} : { lease: (0,_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .describeHolder */ .sG)(holder) }),
        ...(instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.slot] === undefined ? {} : { slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.slot] }),
    };
}
function describeImage(image, current) {
    const source = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceOf */ .vz)(image);
    return {
        id: image.id,
        name: image.name,
        state: image.state,
        created: (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTime */ .fU)(image.created),
        ...(source === undefined ? {} : { source }),
        current,
        snapshots: (0,_aws_images_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotIds */ .Ns)(image),
    };
}


/***/ }),

/***/ 3451:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_TRIES: () => (/* binding */ MAX_TRIES),
/* harmony export */   dueState: () => (/* binding */ dueState),
/* harmony export */   findSlot: () => (/* binding */ findSlot),
/* harmony export */   nextTriesTag: () => (/* binding */ nextTriesTag),
/* harmony export */   orderDue: () => (/* binding */ orderDue),
/* harmony export */   slotTag: () => (/* binding */ slotTag)
/* harmony export */ });
/* harmony import */ var _cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2731);
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
