export const id = 127;
export const ids = [127,451];
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
    const problem = `home ${fleet.home} can't be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorLine */ .BP)(error)}`;
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
        logger.info(`tag ${_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fuse} of instance ${instanceId} could not be taken off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorLine */ .BP)(error)}`);
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
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(119);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9201);
// Finding the one machine of a region that runs payloads, and whether it may be used now.








/**
 * The region's one ready machine. Of two the one of home's current image, if that is unique; never the last one seen.
 *
 * @throws ActionError when there is none, Refusal when several could be meant or a power-off wouldn't stop it
 */
async function getRunner(context) {
    const { aws, clients, clock, fleet, logger, region, signal } = context;
    const runners = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name);
    const ready = runners.filter(_plan_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .isReady */ .i_);
    const [first] = ready;
    if (first === undefined) {
        const unproven = runners.map(({ id, state }) => `${id} (${state})`).join(', ');
        const what = runners.length === 0
            ? `region ${region.name} has no instance of the fleet`
            : `region ${region.name} has no instance that came through its proof boot: ${unproven}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .lZ(what, { hint: `Run mode provision for ${region.name}.` });
    }
    let runner = first;
    if (ready.length > 1) {
        const { image } = await (0,_aws_home_js__WEBPACK_IMPORTED_MODULE_0__.observeHome)(aws(fleet.home).ec2, fleet);
        const current = ready.filter((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .isOfImage */ .$x)(one, image));
        const [only, ...more] = current;
        if (only === undefined || more.length > 0) {
            const list = ready.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTime */ .fU)(launchTime)})`);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .Refusal */ .P_('refused', `region ${region.name} has several ready instances: ${list.join(', ')}`, {
                hint: 'Terminate all but one, or clear and provision the region.',
            });
        }
        runner = only;
    }
    await assertStoppable(context, runner);
    if (runner.state !== 'stopping')
        return runner;
    logger.info(`instance ${runner.id} is stopping: waiting until it is stopped`);
    return (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForState */ .oJ)(clients.ec2, { id: runner.id, states: ['stopped'], limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_6__/* .LIMIT */ .uK.find, clock, signal });
}
/** A machine that a power-off would terminate, or that may not be stopped, is not started. */
async function assertStoppable({ clients }, { id }) {
    const { shutdownBehavior, stopProtection } = await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .getInstanceAttributes */ .bD)(clients.ec2, id);
    if (shutdownBehavior !== 'stop') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .Refusal */ .P_('refused', `instance ${id}: a power-off from inside would ${shutdownBehavior} it`, {
            hint: 'Provision the region: that sets it right.',
        });
    }
    if (stopProtection) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .Refusal */ .P_('refused', `instance ${id} is protected against being stopped`, {
            hint: 'Take the stop protection off; a machine that is on costs money.',
        });
    }
}


/***/ }),

/***/ 3508:
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
// EXTERNAL MODULE: ./src/machine/boot.ts + 1 modules
var boot = __webpack_require__(7302);
// EXTERNAL MODULE: ./src/machine/cancellation.ts
var cancellation = __webpack_require__(7214);
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
// EXTERNAL MODULE: ./src/machine/guest-command.ts
var guest_command = __webpack_require__(6889);
// EXTERNAL MODULE: ./src/machine/output.ts
var machine_output = __webpack_require__(8568);
// EXTERNAL MODULE: ./src/machine/watch.ts
var machine_watch = __webpack_require__(7382);
// EXTERNAL MODULE: ./src/guest/bundle.ts
var bundle = __webpack_require__(738);
// EXTERNAL MODULE: ./src/guest/reply.ts + 1 modules
var reply = __webpack_require__(8189);
// EXTERNAL MODULE: ./src/machine/fuse.ts
var fuse = __webpack_require__(5088);
// EXTERNAL MODULE: ./src/machine/rival.ts
var rival = __webpack_require__(4201);
;// CONCATENATED MODULE: ./src/payload/refusal.ts



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
};
/** The error for a payload that the machine has refused; a machine without a fuse is to be proved anew. */
async function refusal(context, machine, reply) {
    if (reply.reason === 'busy')
        return (0,rival/* busyRefusal */.oD)(machine, reply);
    const message = `instance ${machine.instanceId} refused the payload (${reply.reason}): ${reply.detail}`;
    if (reply.reason === 'fuse')
        return (0,fuse/* fuseRefusal */._)(context, machine, message);
    return new errors/* ActionError */.lZ(message, { hint: AFTER_REFUSAL[reply.reason] });
}

;// CONCATENATED MODULE: ./src/payload/stage.ts
// How far a run has come with its machine, and how often to look whether it has come further.
/** EC2 bills this much for each start, so within it no haste saves anything. */
const MINIMUM_BILLED_SECONDS = 60;
/** What a look may be late by, as a share of what is billed already. */
const SHARE = 0.003;
const CLOSEST_SECONDS = 0.25;
const FARTHEST_SECONDS = 2;
/** The least that EC2 bills for a start, or what is billed of it so far, in whole seconds. */
function billedFor(seconds) {
    return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(seconds));
}
/** How long to wait until the next look for the payload's end, on a machine that has run for so many seconds. */
function pauseAfter(secondsOn) {
    const pause = Math.max(MINIMUM_BILLED_SECONDS - secondsOn, secondsOn * SHARE);
    return Math.min(FARTHEST_SECONDS, Math.max(CLOSEST_SECONDS, pause));
}

;// CONCATENATED MODULE: ./src/payload/follow.ts
// A payload on its way: one loop waits for its command's end, another brings its output, until one of them has its end.












/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3;
/** How long one such look may take, beside the time that the machine itself waits for something new. */
const READ_SECONDS = 60;
/** For as long a look waits on the machine: a payload that writes nothing costs it three commands a minute. */
const LONG_LOOK_SECONDS = 20;
/** A payload that was handed over sets the machine's deadline itself, and its looks leave that alone. */
const NO_DEADLINE = new Date(0);
const UNDELIVERED_HINT = 'Nothing has run, and the command was cancelled: run again.';
const CUT_OFF_HINT = 'What the payload had written comes with the next run in the region.';
/** The machine never got to hear of a command that Systems Manager had accepted. */
class NotDelivered extends errors/* ActionError */.lZ {
}
/** Follows a payload to its end. Which of the two loops comes to it first says how it went, and ends the other. */
async function follow(context, handed, work) {
    let stage = 'handed over';
    const take = async () => {
        if (stage === 'taken')
            return;
        stage = 'taken';
        await work.order.onTaken();
    };
    const over = new AbortController();
    const signal = AbortSignal.any([context.signal, over.signal]);
    const watch = (0,machine_watch/* watchMachine */.Pf)({ ...context, signal }, work.instance);
    const path = { handed, work, take, isTaken: () => stage === 'taken', watch, signal };
    const output = bringOutput(context, path);
    const end = awaitEnd(context, path);
    try {
        const first = await Promise.race([end, output]);
        const last = first === 'told by output' ? await output : first;
        over.abort(new Error('the payload has ended'));
        // Nobody is left to hear of the one that comes second, and its command is cancelled while the machine is stopped.
        for (const loop of [output, end])
            loop.catch(() => undefined);
        return 'refusal' in last ? { stage: 'on', error: last.refusal } : { stage, ...last };
    }
    catch (error) {
        over.abort(error);
        await Promise.allSettled([output, end]);
        return { stage, error };
    }
}
/** Waits for the end of the payload's command, and gives what the wrapper said. */
async function awaitEnd(context, path) {
    const { machine, output } = path.work;
    const command = await awaitCommand(context, path);
    if ((0,commands/* isUndelivered */.I0)(command) && !path.isTaken()) {
        // Systems Manager has given up; its agent may have it all the same.
        await (0,guest_command/* abandonCommand */.Du)(context, { commandId: command.commandId, instanceId: machine.instanceId });
        throw new NotDelivered(`command ${command.commandId} for instance ${machine.instanceId}: ${(0,commands/* describeCommandFailure */.Pb)(command)}`, { hint: UNDELIVERED_HINT });
    }
    const reply = parseEnd(command, machine);
    if (reply === undefined) {
        const { state } = await (0,machine_output/* readChunk */.ar)({ ...context, signal: path.signal }, machine, output.size);
        if (state !== 'unknown')
            await path.take();
        return { command };
    }
    if (reply.kind === 'refused') {
        // The run id is ours alone: an earlier sending has begun it, whose answer was lost, or a reboot has cut it off.
        if (reply.reason === 'already-run')
            return 'told by output';
        return { refusal: await refusal(context, machine, reply) };
    }
    await path.take();
    if (reply.kind !== 'run')
        return { command };
    (0,machine_output/* assertAskedFor */.Yn)(machine, reply, Math.min(reply.chunk?.offset ?? 0, output.size));
    (0,machine_output/* takeChunk */.Nd)(reply, output);
    return { last: reply };
}
/** Waits for the payload's command. One that nobody waits for any more is cancelled: it must not lie in wait. */
async function awaitCommand(context, { handed: { commandId }, work, watch, signal }) {
    const { clients, clock, fleet } = context;
    const { machine, order, runningSince } = work;
    const { instanceId } = machine;
    // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
    const longest = (0,src_clock/* secondsAfter */._I)(clock.now(), (0,src_phases/* handOverSeconds */.ZV)(fleet.run) + order.timeoutSeconds + src_phases/* LIMIT */.uK.ending);
    let cancelled;
    const cancel = () => (cancelled ??= (0,guest_command/* abandonCommand */.Du)(context, { commandId, instanceId }));
    const wait = () => (0,commands/* waitForCommand */.cR)(clients, {
        commandId,
        instanceId,
        clock,
        signal,
        limitSeconds: Number.POSITIVE_INFINITY,
        everySeconds: () => pauseAfter((0,src_clock/* secondsBetween */.O1)(runningSince, clock.now())),
        until: async () => {
            await watch();
            if (clock.now() <= longest)
                return false;
            throw new errors/* ActionError */.lZ(`command ${commandId} on instance ${instanceId} has not ended`, { hint: CUT_OFF_HINT });
        },
    });
    try {
        return await (0,cancellation/* whenCancelled */.M)(signal, cancel, wait);
    }
    catch (error) {
        await cancel();
        throw error;
    }
}
/** Brings output as the machine writes it, until the machine says that the run is over. */
async function bringOutput(context, { handed: { commandId }, work, take, isTaken, watch, signal }) {
    const { clock, fleet } = context;
    const { machine, output } = work;
    const handedOver = clock.elapsed();
    const look = patientLook({ ...context, signal }, work, watch);
    for (;;) {
        const began = clock.elapsed();
        const reply = await look();
        signal.throwIfAborted();
        if (reply?.state === 'unknown') {
            assertStillDelivering(context, {
                commandId,
                instanceId: machine.instanceId,
                seconds: clock.elapsed() - handedOver,
            });
        }
        else if (reply !== undefined) {
            await take();
            (0,machine_output/* takeChunk */.Nd)(reply, output);
            if (reply.state !== 'running')
                return { last: reply };
        }
        // Whether it was delivered is not left to wait for, however seldom the output is wanted.
        const every = isTaken() ? fleet.run.pollSeconds : Math.min(fleet.run.pollSeconds, machine_watch/* LONGEST_LOOK_SECONDS */.fY);
        await clock.sleep(Math.max(0, every - (clock.elapsed() - began)), signal);
    }
}
/** Gives a look at the output; it gives undefined when the machine leaves it unanswered for now. */
function patientLook(context, { machine, instance, output }, watch) {
    const { logger, signal } = context;
    let unanswered = 0;
    return async () => {
        try {
            const look = { waitSeconds: LONG_LOOK_SECONDS, limitSeconds: READ_SECONDS, deadline: NO_DEADLINE, watch };
            const reply = await (0,machine_output/* readChunk */.ar)(context, machine, output.size, look);
            unanswered = 0;
            return reply;
        }
        catch (error) {
            unanswered += 1;
            if (signal.aborted || error instanceof machine_watch/* MachineLost */.AB)
                throw error;
            if (unanswered >= READS_UNANSWERED) {
                throw (0,commands/* isUnended */.wA)(error) ? (0,machine_watch/* silent */.Ku)(instance, `has left ${unanswered} looks unanswered`, error) : error;
            }
            logger.info(`instance ${machine.instanceId} did not answer for now: ${(0,errors/* errorLine */.BP)(error)}`);
            return undefined;
        }
    };
}
/** Throws NotDelivered when a payload should have begun by now: its boot is through, and its secrets are read. */
function assertStillDelivering({ fleet: { run } }, { commandId, instanceId, seconds }) {
    const secretsSeconds = Object.keys(run.secrets).length > 0 ? bundle/* SECRETS_SECONDS */._ : 0;
    const limit = src_phases/* LIMIT */.uK.delivery + run.waitForBootSeconds + secretsSeconds;
    if (seconds < limit)
        return;
    throw new NotDelivered(`command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${limit} s`, { hint: UNDELIVERED_HINT });
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

;// CONCATENATED MODULE: ./src/payload/payload.ts
// The payload on a machine that is up: handed over, followed while it runs, and its output brought in, whole.











/** Runs a payload. Its output goes into `output` while it runs, and is complete when the stage is `ended`. Never throws. */
async function runPayload(context, work) {
    for (let sending = 1;; sending += 1) {
        const one = await runOnce(context, work, sending);
        const { error } = one.outcome;
        if (!(error instanceof NotDelivered) || sending >= src_phases/* HAND_OVERS */.CS)
            return one;
        try {
            if ((await (0,machine_output/* readChunk */.ar)(context, work.machine, 0)).state !== 'unknown') {
                await work.order.onTaken();
                return { outcome: { stage: 'taken', error } };
            }
        }
        catch (trouble) {
            return { outcome: { stage: 'handed over', error: trouble } };
        }
        context.logger.info(`${error.message}; sending it once more`);
    }
}
/** Hands a payload over, follows it, and brings in the rest of its output. */
async function runOnce(context, work, sending) {
    // What was sent once may have begun, whatever the machine knew of it when it was asked.
    let stage = sending === 1 ? 'on' : 'handed over';
    let offBy;
    // Beside the hand-over: it makes the claim shorter, and nothing waits for that.
    const renewed = renewForPayload(context, work, sending);
    try {
        const order = orderFor(context, work);
        await sendParts(context, work.machine, order.parts);
        context.signal.throwIfAborted();
        stage = 'handed over';
        const handed = await handOver(context, work, order);
        const followed = await follow(context, handed, work);
        stage = followed.stage;
        if (stage === 'taken')
            offBy = handed.deadline;
        if ('error' in followed)
            throw followed.error;
        return { outcome: { stage: 'ended', meta: await collect(context, work, followed) }, offBy };
    }
    catch (error) {
        return { outcome: { stage, error: error instanceof machine_watch/* MachineLost */.AB ? interrupted(work.machine, error) : error }, offBy };
    }
    finally {
        await renewed;
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
        logger.info(`the lease of run ${machine.runId} keeps its end: ${(0,errors/* errorLine */.BP)(error)}`);
    }
}
function orderFor({ clock, fleet, region }, { machine, order, uncollected }) {
    const { timeoutSeconds } = order;
    const now = clock.now();
    const deadline = (0,src_phases/* deadlineFor */.Ar)('hand-over', now, { ...fleet.run, timeoutSeconds });
    const lists = (0,guest_commands/* payloadCommands */.Rv)({
        runId: machine.runId,
        payload: order.command,
        user: fleet.run.user,
        env: fleet.run.env,
        secrets: fleet.run.secrets,
        region: region.name,
        timeoutSeconds,
        waitForBootSeconds: fleet.run.waitForBootSeconds,
        sentAt: now,
        notAfter: (0,src_clock/* secondsAfter */._I)(now, src_phases/* LIMIT */.uK.handOver),
        deadline,
        outputCapBytes: fleet.run.outputCapBytes,
        uncollected,
    });
    return { parts: lists.slice(0, -1), commands: lists.at(-1) ?? [], deadline };
}
async function sendParts(context, machine, parts) {
    for (const [index, commands] of parts.entries()) {
        const reply = await (0,guest_command/* guestCommand */.WG)(context, machine, { what: `part-${index}`, commands, seconds: 60 });
        if (reply.kind === 'refused')
            throw await refusal(context, machine, reply);
    }
}
/** Sends the command of the run itself. Throws when it is not known to have been sent. */
async function handOver(context, { machine: { instanceId, runId }, order }, { commands, deadline }) {
    const executionSeconds = (0,src_phases/* handOverSeconds */.ZV)(context.fleet.run) + order.timeoutSeconds + src_phases/* LIMIT */.uK.ending;
    const comment = `servicemon run ${runId}`;
    const commandId = await (0,guest_command/* sendToMachine */.Jz)(context, { instanceId, commands, comment, executionSeconds });
    context.logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`);
    return { commandId, deadline };
}
function interrupted({ runId }, cause) {
    const hint = `What the payload had written is on its disk: the next run in the region brings it as output of run ${runId}.`;
    return new errors/* ActionError */.lZ('the payload was interrupted', {
        cause,
        hint: cause.diskIsGone ? (cause.hint ?? '') : `${cause.hint ?? ''} ${hint}`,
    });
}
/** Brings in what is missing of the output, and checks its size and hash. */
async function collect(context, { machine, output }, end) {
    let meta = 'last' in end ? end.last.meta : undefined;
    if (meta === undefined || output.size < meta.size) {
        const limitSeconds = (0,src_phases/* collectSeconds */.ez)(context.fleet.run.outputCapBytes);
        const last = await (0,machine_output/* readOutput */.ov)(context, machine, { output, limitSeconds });
        meta = last.meta;
        if (meta === undefined)
            throw await cutOff(context, machine, { state: last.state, end });
    }
    if (meta.bootWaitSeconds > 0)
        context.logger.info(describeBootWait(meta));
    (0,machine_output/* assertWhole */.MA)(machine, { meta, output });
    return meta;
}
/** The error for a payload whose command is over, and of whose end the machine knows nothing. */
async function cutOff(context, machine, { state, end }) {
    const { instanceId, runId } = machine;
    const how = 'command' in end ? (0,commands/* describeCommandFailure */.Pb)(end.command) : 'its machine could not record how it ended';
    if (state === 'unknown') {
        return new errors/* ActionError */.lZ(`the payload was not begun on instance ${instanceId}: ${how}`, { hint: 'Nothing has run.' });
    }
    // The wrapper has not come to its end: it was killed, or the agent gave up on it.
    await (0,guest_command/* guestCommand */.WG)(context, machine, { what: 'cancel', commands: (0,guest_commands/* cancelRunCommand */.RU)({ runId }), seconds: 60 });
    return new errors/* ActionError */.lZ(`the payload on instance ${instanceId} was cut off: ${how}`, {
        hint: 'It is not run again. What it had written comes with the next run in the region.',
    });
}
function describeBootWait({ bootWaitSeconds, stillStarting }) {
    const waited = `the payload waited ${bootWaitSeconds} s for the machine's boot`;
    if (stillStarting.length === 0)
        return waited;
    return `${waited}, and began all the same; still starting were ${stillStarting.join(', ')}`;
}

;// CONCATENATED MODULE: ./src/payload/phase-record.ts
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
function describeLeft({ machine, instance, left }) {
    const state = left === 'unconfirmed' ? 'may still be on' : `is ${instance.state}`;
    return `run ${machine.runId} on instance ${machine.instanceId}, which ${state}`;
}
/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed on a t3.micro, about 0.00065 USD`: what a run cost. */
function describeBill({ region }, run) {
    const phases = run.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`);
    const { type } = run.instance;
    const billed = billedSeconds(run);
    const cost = costDollars(billed, region.prices[type]);
    const about = cost === undefined ? '' : `, about ${(0,dollars/* formatDollars */.n)(cost)} USD`;
    return `${phases.join(', ')}; ${billed ?? 0} s billed on a ${type}${about}`;
}
/** In US dollars, unrounded; undefined where nothing is billed, or the fleet file has no price. */
function costDollars(seconds, hourlyPrice) {
    return seconds === undefined || hourlyPrice === undefined ? undefined : (seconds / 3600) * hourlyPrice;
}
/** EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }) {
    return runningSince === undefined ? undefined : billedFor((0,src_clock/* secondsBetween */.O1)(runningSince, stoppingSince));
}
/** A run as it stands in the result, as far as it got. */
function describeRun({ clock, region }, run) {
    const { instance, machine, meta, output, outputFile, phases, slot } = run;
    const billed = billedSeconds(run);
    return {
        status: 'ok',
        summary: '',
        instance: (0,parts/* describeInstance */.x)(instance, clock.now()),
        steps: [],
        findings: [],
        run: {
            runId: machine.runId,
            phases: [...phases.done],
            exitCode: meta?.exitCode,
            signal: meta?.signal,
            timedOut: meta?.timedOut ?? false,
            outputBytes: output.size,
            outputFile,
            slot: slot && (0,src_clock/* formatTime */.fU)(slot.time),
            lateSeconds: slot?.lateSeconds,
            billedSeconds: billed,
            costDollars: costDollars(billed, region.prices[instance.type]),
        },
    };
}

// EXTERNAL MODULE: ./src/aws/tags.ts
var aws_tags = __webpack_require__(9580);
// EXTERNAL MODULE: ./src/schedule/due.ts
var due = __webpack_require__(3451);
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
        region,
        timezone: fleet.timezone,
        now: clock.now(),
        slotTag: tags[src_tags/* TAG */.Dk.slot],
        triesTag: tags[src_tags/* TAG */.Dk.tries],
    });
    return state.due ? undefined : state.reason;
}
/** Writes the slot down as served. A payload that runs is not given up for a tag: at worst its slot is run once more. */
async function recordServed({ clients, logger }, { instanceId }, { time }) {
    await (0,aws_tags/* putTags */.Tm)(clients.ec2, [instanceId], { [src_tags/* TAG */.Dk.slot]: (0,src_clock/* formatTime */.fU)(time) }).catch((error) => {
        logger.info(`slot ${(0,src_clock/* formatTime */.fU)(time)} could not be recorded as served: ${String(error)}`);
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
    const phases = recordPhases(context.clock);
    const claimed = await claimMachine(context, request, phases);
    if ('status' in claimed)
        return claimed;
    const use = await useMachine(context, request, claimed);
    const left = await letGo(context, claimed, use);
    const instance = await settleTags(context, claimed, { ...use, ...left });
    return tell(context, request, { ...claimed, ...use, ...left, instance });
}
/** Claims the machine for a new run, or gives the result of a run that isn't to be, or isn't due. */
async function claimMachine(context, request, phases) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const runner = await phases.during('find', () => (0,errors/* doing */.Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,machine_runner/* getRunner */.f)(context)));
    const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() };
    logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`);
    await (0,recover/* dropGivenUp */.OA)(context, runner);
    const claim = await phases.during('claim', () => (0,leases/* claimInstance */.Mf)(clients.ec2, {
        instance: runner,
        fleet: fleet.name,
        runId: machine.runId,
        clock,
        logger,
        signal,
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
    const output = await openOutput(context, machine, outputFile);
    return { machine, instance: claim.instance, phases, output, outputFile, slot };
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
/** Starts the machine and runs the payload on it. It is on afterwards, however that went; a cancelled job stops it at once. */
async function useMachine(context, request, claimed) {
    const { fleet, signal } = context;
    const { machine, output, phases, slot } = claimed;
    const leaseSeconds = (0,src_phases/* runSeconds */.Rl)({ ...fleet.run, timeoutSeconds: request.timeoutSeconds });
    const order = {
        command: request.command ?? fleet.run.command,
        timeoutSeconds: request.timeoutSeconds,
        onTaken: async () => (slot === undefined ? undefined : recordServed(context, machine, slot)),
    };
    let up = { instance: claimed.instance };
    const work = async () => {
        const { instance, runningSince } = await phases.during('boot', () => (0,boot/* bringUp */.qh)(context, { machine, instance: claimed.instance, leaseSeconds }, ({ instance, runningSince }) => {
            up = { instance, runningSince, offBy: (0,src_clock/* secondsAfter */._I)(instance.launchTime, fleet.fuseSeconds) };
        }));
        await (0,recover/* recoverOutput */.WB)(context, instance, machine);
        const uncollected = otherRuns(claimed);
        const { offBy = up.offBy, outcome } = await phases.during('payload', () => runPayload(context, { machine, instance, runningSince, order, output, uncollected }));
        return { ...up, offBy, ...outcome };
    };
    try {
        return await (0,cancellation/* whenCancelled */.M)(signal, () => (0,boot/* stopAtOnce */.bN)(context, machine), work);
    }
    catch (error) {
        return { ...up, stage: 'on', error };
    }
}
/** Runs that have a key on the machine beside this one: their output may still be there. */
function otherRuns({ instance, machine }) {
    return (0,lease/* parseLeases */.t9)(instance.tags)
        .map(({ runId }) => runId)
        .filter((runId) => runId !== machine.runId && (0,lease/* isRunId */.Pk)(runId));
}
/**
 * Stops the machine, unless another's payload runs on it: the loser of that race stops nothing. A stop that failed outranks
 * what went wrong before.
 */
async function letGo(context, { machine, phases }, use) {
    const { clock, job, logger } = context;
    const stoppingSince = clock.now();
    return phases.during('stop', async () => {
        try {
            if (await (0,rival/* isLostToAnother */.Hl)(context, machine, use.error)) {
                job.forget(machine);
                return { stoppingSince, left: 'to another', trouble: use.error, instance: use.instance };
            }
            const stopped = await (0,boot/* stopMachine */.mv)(context, machine, use.offBy);
            const trouble = (0,rival/* isBusy */.A5)(use.error) ? (0,rival/* unfoundedBusy */.sY)(machine, use.error) : use.error;
            return { stoppingSince, left: 'off', trouble, instance: stopped ?? { ...use.instance, state: 'gone' } };
        }
        catch (trouble) {
            if (use.error !== undefined)
                logger.info((0,errors/* errorLine */.BP)(use.error));
            return { stoppingSince, left: 'unconfirmed', trouble, instance: use.instance };
        }
    });
}
/**
 * Leaves on the machine what the next one has to know: a try that came to nothing, and the lease key for as long as output
 * may be on it. Gives the instance with the tags that it has then.
 */
async function settleTags(context, { machine, slot }, run) {
    const { clients, clock, logger, signal } = context;
    const { instance, left, stage } = run;
    const isFailedStart = stage !== 'taken' && stage !== 'ended';
    if (isFailedStart && slot !== undefined && !signal.aborted && left !== 'to another') {
        await countTry(context, instance, slot);
    }
    // By its lease the post step knows that the machine is this job's to stop.
    if (left === 'unconfirmed')
        return instance;
    if (stage === 'handed over' || stage === 'taken') {
        // The key says whose output it is. It is over, though: it must not keep the next run from coming for that output. A
        // tag that can't be written only makes others wait for the claim's end.
        await (0,leases/* expireLeases */.de)(clients.ec2, instance.id, { clock, runId: machine.runId }).catch((cause) => {
            logger.info(`the lease of run ${machine.runId} could not be ended before its time: ${String(cause)}`);
        });
        return instance;
    }
    await (0,leases/* releaseLease */.wL)({ ec2: clients.ec2, logger }, machine);
    const tags = Object.entries(instance.tags).filter(([key]) => key !== (0,lease/* leaseKey */.aW)(machine.runId));
    return { ...instance, tags: Object.fromEntries(tags) };
}
/** The run as its region's result. */
function tell(context, { ifDue }, run) {
    run.output.end();
    if (run.trouble === undefined || run.runningSince !== undefined)
        context.logger.info(describeBill(context, run));
    const result = describeRun(context, run);
    const isThrough = run.stage === 'ended' && run.trouble === undefined;
    const failure = isThrough ? payloadFailure(run.meta, context) : run.trouble;
    if (isThrough && failure === undefined) {
        return { ...result, status: 'ok', summary: 'payload ended with exit code 0' };
    }
    const failed = { ...result, summary: (0,errors/* describeError */.Uc)(failure).messages[0] };
    if (run.left === 'to another' && ifDue)
        return { ...failed, status: 'skipped' };
    const told = new errors/* ActionError */.lZ(describeLeft(run), { cause: failure });
    return { ...failed, status: run.left === 'to another' ? 'busy' : 'failed', error: (0,report_errors/* errorResult */.WG)(told) };
}
/** What a log has to tell so that it can be read alone, long after: from which image, and for which slot. */
function describeOrigin({ logger }, { imageId, tags }, slot) {
    const source = tags[src_tags/* TAG */.Dk.image];
    const from = source === undefined || source === imageId ? '' : `, a copy of ${source}`;
    const serves = slot === undefined
        ? 'serves no slot'
        : `serves slot ${(0,src_clock/* formatTime */.fU)(slot.time)}, ${(0,duration/* formatDuration */.a3)(slot.lateSeconds)} late`;
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


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _aws_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5687);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9201);





/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name);
    const copies = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .listCopies */ .cJ)(owned);
    const current = home?.image === undefined ? undefined : (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .listCurrentCopies */ .vw)(owned, home.image)[0];
    const image = atHome ? home?.image : (current ?? copies[0]);
    const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair);
    const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup);
    const runner = owned.instances.find((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfImage */ .$x)(one, home?.image) && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isReady */ .i_)(one)) ?? owned.instances[0];
    return {
        image: image && describeImage(image, atHome || image === current),
        keyPair: keyPair?.id,
        securityGroup: group?.id,
        instance: runner && describeInstance(runner, clock.now()),
    };
}
/** An instance as results tell it. */
function describeInstance(instance, now) {
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .findHolder */ .IL)(instance, now);
    return {
        id: instance.id,
        state: instance.state,
        type: instance.type,
        zone: instance.zone,
        address: instance.publicIp,
        image: instance.imageId,
        lastStart: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(instance.launchTime),
        lease: holder && (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .describeHolder */ .sG)(holder),
        slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.slot],
    };
}
function describeImage(image, current) {
    return {
        id: image.id,
        name: image.name,
        state: image.state,
        created: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(image.created),
        source: (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(image),
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
/* harmony export */   orderDue: () => (/* binding */ orderDue)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9373);
/* harmony import */ var _cron_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2731);
// Whether a region is due, told from nothing but its cron line, the tags of its instance and the clock,
// so that dropped, late and doubled ticks of the scheduler can do no harm.


/** After so many failed starts a slot counts as served, as failed: the next slot begins anew. */
const MAX_TRIES = 3;
/** Clocks of two runners may differ by some; a slot later than this can't have been served. */
const CLOCK_SKEW_MILLISECONDS = 3_600_000;
/** The slot that a tag's value tells, or undefined when it isn't one. */
function findSlot(tag) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(tag))
        return undefined;
    const slot = new Date(tag);
    // 30 February is read as 2 March: only what reads back the same is a date.
    return Number.isNaN(slot.getTime()) || (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(slot) !== tag ? undefined : slot;
}
/** The value of `servicemon:tries` after one more failed start for the slot. */
function nextTriesTag({ slot, triesTag }) {
    const tries = findTries(triesTag);
    return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(slot)}/${tries?.slot.getTime() === slot.getTime() ? tries.count + 1 : 1}`;
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
    const slot = (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__/* .latestSlot */ .kc)(region.cron, timezone, now);
    const next = (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__/* .nextSlot */ .yo)(region.cron, timezone, now);
    const { served, tries, notes } = readTags(options);
    const count = slot !== undefined && tries?.slot.getTime() === slot.getTime() ? tries.count : 0;
    const base = { slot, next, tries: count, notes };
    if (slot === undefined)
        return { ...base, due: false, reason: 'has had no slot yet' };
    if (served !== undefined && slot <= served) {
        return { ...base, due: false, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(slot)} has been served` };
    }
    if (count >= MAX_TRIES) {
        return { ...base, due: false, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(slot)} is given up after ${count} failed starts` };
    }
    const lastSlot = latestOf(served, tries?.slot);
    const since = served === undefined ? 'has never run' : `last served ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(served)}`;
    const again = count === 0 ? '' : `, after ${count} failed ${count === 1 ? 'start' : 'starts'}`;
    return { ...base, slot, due: true, lastSlot, reason: `slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(slot)} is due${again}: ${since}` };
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
    const isPossible = (slot) => slot.getTime() <= options.now.getTime() + CLOCK_SKEW_MILLISECONDS;
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
