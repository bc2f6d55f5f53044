export const id = 345;
export const ids = [345,318];
export const modules = {

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

/***/ 5345:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rotateRegion: () => (/* binding */ rotateRegion)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2393);
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2856);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9201);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2287);
/* harmony import */ var _schedule_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6318);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9356);
// Mode rotate: first stops what nobody holds any more, then says which regions are due.











/** Between the two reads that condemn a machine: a claim made at this very moment has to become visible. */
const SECOND_LOOK_SECONDS = 5;
/** Sweeps one region and tells whether it is due. */
async function rotateRegion(context) {
    const { clients, clock, fleet, logger, region } = context;
    const instances = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name);
    const swept = await sweep(context, instances);
    const runner = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .listRunners */ .I7)(instances).find(_plan_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .isReady */ .i_);
    const base = {
        steps: swept.steps,
        findings: [],
        ...(runner === undefined ? {} : { instance: (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .describeInstance */ .x)(runner, clock.now()) }),
    };
    if (swept.error !== undefined) {
        const summary = 'a machine that nobody holds could not be stopped';
        return { result: { status: 'failed', summary, ...base, error: (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .errorResult */ .WG)(swept.error) }, due: undefined };
    }
    if (runner === undefined) {
        const summary = region.enabled ? 'not provisioned, so never due' : 'disabled in the fleet file';
        return { result: { status: 'skipped', summary, ...base }, due: undefined };
    }
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .findHolder */ .IL)(runner, clock.now());
    const due = (0,_schedule_js__WEBPACK_IMPORTED_MODULE_8__.dueState)({
        ...{ region, timezone: fleet.timezone, now: clock.now() },
        ...{ slotTag: runner.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.slot], triesTag: runner.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.tries] },
    });
    for (const note of due.notes)
        logger.info(`note: ${note}`);
    const next = due.next === undefined ? '' : `, next slot ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_10__/* .formatTime */ .fU)(due.next)}`;
    const held = holder === undefined || !due.due ? undefined : `due, and held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .describeHolder */ .sG)(holder)}`;
    const summary = `${held ?? (due.due ? `due: ${due.reason}` : `not due: ${due.reason}`)}${next}`;
    const status = held === undefined ? 'ok' : 'skipped';
    return { result: { status, summary, ...base }, due: due.due && held === undefined ? due : undefined };
}
/** Stops what is on although nobody holds it, each condemned on two reads. */
async function sweep(context, instances) {
    const { clients, clock, fleet, logger, signal } = context;
    const isOverdue = (instance) => (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .isOn */ .Mp)(instance.state) && (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .findHolder */ .IL)(instance, clock.now()) === undefined;
    if (!instances.some(isOverdue))
        return { steps: [], error: undefined };
    const suspects = new Set(instances.filter(isOverdue).map(({ id }) => id));
    await clock.sleep(SECOND_LOOK_SECONDS, signal);
    const condemned = (await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name)).filter((one) => suspects.has(one.id) && isOverdue(one));
    const results = await Promise.allSettled(condemned.map(async ({ id, launchTime }) => {
        logger.info(`instance ${id} is on since ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_10__/* .formatTime */ .fU)(launchTime)} and nobody holds it: stopping it`);
        await (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__/* .stopInstance */ .Ac)(clients.ec2, { id, clock, signal });
    }));
    const failed = results.filter((result) => result.status === 'rejected');
    const steps = condemned.map(({ id }, index) => ({
        ...{ kind: 'stop-instance', target: `instance ${id}`, reason: 'nobody holds it', seconds: 0 },
        outcome: results[index]?.status === 'rejected' ? 'failed' : 'done',
    }));
    const [first] = failed;
    return {
        steps,
        error: first === undefined ? undefined : new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('sweeping the region', { cause: first.reason }),
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
