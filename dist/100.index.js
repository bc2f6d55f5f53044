export const id = 100;
export const ids = [100,451];
export const modules = {

/***/ 100:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rotateRegion: () => (/* binding */ rotateRegion),
  tellSchedule: () => (/* binding */ tellSchedule)
});

// EXTERNAL MODULE: ./src/aws/inventory.ts
var inventory = __webpack_require__(2393);
// EXTERNAL MODULE: ./src/tags.ts
var tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/clock.ts
var src_clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/aws/instances.ts
var instances = __webpack_require__(9210);
// EXTERNAL MODULE: ./src/aws/instance-lifecycle.ts
var instance_lifecycle = __webpack_require__(7803);
// EXTERNAL MODULE: ./src/text/duration.ts
var duration = __webpack_require__(9495);
// EXTERNAL MODULE: ./src/phases.ts
var phases = __webpack_require__(119);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/machine/recover.ts
var recover = __webpack_require__(7001);
;// CONCATENATED MODULE: ./src/left-over/sweep.ts
// The sweep: what is on although nobody holds it any more is stopped, with its output brought in first where that can be.











/** Between the two reads that condemn a machine: a claim made at this very moment has to become visible. */
const SECOND_LOOK_SECONDS = 5;
/** Beyond the fuse's time: it counts from the boot, which comes after the launch, and a power-off takes a while. */
const OVERTIME_SECONDS = phases/* LIMIT */.uK.running + phases/* LIMIT */.uK.stop;
/** Stops what is on although nobody holds it, or for longer than its fuse allows, each condemned on two reads; one that can't be stopped hides no other. */
async function sweepRegion(context, instances) {
    const { clients, clock, fleet, signal } = context;
    const suspects = new Set(instances.filter((one) => whyOverdue(context, one) !== undefined).map(({ id }) => id));
    if (suspects.size === 0)
        return { steps: [], error: undefined };
    await clock.sleep(SECOND_LOOK_SECONDS, signal);
    const seen = await (0,inventory/* listOwnedInstances */.qH)(clients.ec2, fleet.name);
    const condemned = seen.flatMap((instance) => {
        const why = suspects.has(instance.id) ? whyOverdue(context, instance) : undefined;
        return why === undefined ? [] : [{ instance, why }];
    });
    const results = await Promise.allSettled(condemned.map(({ instance, why }) => stopOverdue(context, instance, why)));
    const [failure] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const steps = condemned.map(({ instance: { id, state }, why }, index) => ({
        ...{ kind: 'stop-instance', target: `instance ${id}`, seconds: 0 },
        outcome: describeOutcome(results[index]),
        reason: `${state}, ${why}`,
    }));
    return {
        steps,
        error: failure === undefined ? undefined : new errors/* ActionError */.lZ('sweeping the region', { cause: failure }),
    };
}
/** What condemns a machine that is on: nobody holds it, or it has outlived its fuse, whoever holds it. */
function whyOverdue({ clock, fleet }, instance) {
    if (!(0,instance_state/* isOn */.M)(instance.state))
        return undefined;
    const now = clock.now();
    const holder = (0,lease/* findHolder */.IL)(instance, now);
    if (holder === undefined)
        return 'held by nobody';
    const seconds = (0,src_clock/* secondsBetween */.O1)(instance.launchTime, now);
    if (seconds <= fleet.fuseSeconds + OVERTIME_SECONDS)
        return undefined;
    const [on, fuse] = [(0,duration/* formatDuration */.a3)(seconds), (0,duration/* formatDuration */.a3)(fleet.fuseSeconds)];
    return `on for ${on} with a fuse of ${fuse}, though held by ${(0,lease/* describeHolder */.sG)(holder)}`;
}
function describeOutcome(result) {
    if (result?.status !== 'fulfilled')
        return 'failed';
    return result.value ? 'done' : 'skipped';
}
/** Stops one machine. Gives false when somebody has claimed it, or put it off, while its output was brought in. */
async function stopOverdue(context, instance, why) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const { id, launchTime } = instance;
    if ((0,lease/* findHolder */.IL)(instance, clock.now()) === undefined) {
        logger.info(`instance ${id} is on since ${(0,src_clock/* formatTime */.fU)(launchTime)} and nobody holds it: stopping it`);
    }
    else
        logger.warning(`instance ${id} is ${why}: stopping it`);
    const machine = { region: region.name, instanceId: id, runId: job.newRunId() };
    if (await (0,recover/* recoverBeforeStop */.oP)(context, instance, machine)) {
        const now = await (0,instances/* findInstance */.XD)(clients.ec2, id);
        if (now === undefined || !(0,tags/* isOwned */.go)(now.tags, fleet.name) || whyOverdue(context, now) === undefined) {
            logger.info(`instance ${id} is ${now?.state ?? 'gone'} and no longer left over: not stopped`);
            return false;
        }
    }
    const stopped = await (0,instance_lifecycle/* stopInstance */.Ac)(clients.ec2, { id, clock, signal });
    logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`);
    return true;
}

// EXTERNAL MODULE: ./src/plan/namesakes.ts
var namesakes = __webpack_require__(459);
// EXTERNAL MODULE: ./src/plan/parts.ts
var parts = __webpack_require__(9201);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/schedule/due.ts
var schedule_due = __webpack_require__(3451);
// EXTERNAL MODULE: ./src/schedule/history.ts
var schedule_history = __webpack_require__(5409);
// EXTERNAL MODULE: ./src/github/workflow.ts
var workflow = __webpack_require__(2426);
// EXTERNAL MODULE: ./src/report/parts.ts
var report_parts = __webpack_require__(9356);
;// CONCATENATED MODULE: ./src/modes/rotate.ts













/** Sweeps one region and tells whether it is due. */
async function rotateRegion(context) {
    const { clients, clock, fleet } = context;
    const before = await (0,inventory/* listOwnedInstances */.qH)(clients.ec2, fleet.name);
    const swept = await sweepRegion(context, before);
    const instances = swept.steps.length === 0 ? before : await (0,inventory/* listOwnedInstances */.qH)(clients.ec2, fleet.name);
    const runners = (0,parts/* listRunners */.I7)(instances);
    const runner = runners.find(parts/* isReady */.i_);
    const base = {
        steps: swept.steps,
        findings: await lookForNamesakes(context),
        ...(runner === undefined ? {} : { instance: (0,report_parts/* describeInstance */.x)(runner, clock.now()) }),
    };
    if (swept.error !== undefined) {
        const summary = 'a machine that nobody holds could not be stopped';
        return { result: { status: 'failed', summary, ...base, error: (0,report_errors/* errorResult */.WG)(swept.error) }, due: undefined };
    }
    if (runner === undefined) {
        return { result: { ...describeIdle(context, runners), ...base }, due: undefined };
    }
    const { due, schedule, isHeld } = describePlace(context, runner);
    const result = { status: isHeld ? 'skipped' : 'ok', summary: schedule.reason, ...base, schedule };
    return { result, due };
}
/** A region without a machine that a run could start: there is nothing to do where none was ever made. */
function describeIdle({ region }, runners) {
    if (!region.enabled)
        return { status: 'ok', summary: 'disabled in the fleet file' };
    const ids = runners.map(({ id }) => id).join(', ');
    return ids === ''
        ? { status: 'ok', summary: 'not provisioned, so never due' }
        : { status: 'skipped', summary: `never due: ${ids} has not come through its proof boot` };
}
/** What isn't the fleet's own is looked at beside the work: that this fails is no trouble of the sweep. */
async function lookForNamesakes({ clients, fleet, logger }) {
    try {
        return (0,namesakes/* findNamesakesOn */.n)(await (0,inventory/* listNamesakes */.tB)(clients.ec2, fleet.name));
    }
    catch (error) {
        logger.info(`machines of the fleet's name that are not its own were not looked at: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
        return [];
    }
}
/** Tells how the schedule has fared, where GitHub tells; a rotation does its work without. */
async function tellSchedule({ clock, fleet, logger, variables }, token) {
    const repository = variables['GITHUB_REPOSITORY'];
    const file = (0,workflow/* findWorkflowFile */.Hn)(variables);
    if (token === undefined || repository === undefined || file === undefined)
        return undefined;
    try {
        const now = clock.now();
        const { readHistory } = await Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(281)]).then(__webpack_require__.bind(__webpack_require__, 1281));
        const history = await readHistory({ token, repository, file, now });
        const asks = (await (0,workflow/* findWorkflow */.$k)(variables))?.asks;
        const health = (0,schedule_history/* judgeSchedule */.No)(history, { asks, regions: fleet.regions, timezone: fleet.timezone, now });
        for (const line of (0,schedule_history/* describeSchedule */.Bg)(health, file))
            logger.info(line);
        if (health.warning !== undefined)
            logger.warning(health.warning);
        return (0,schedule_history/* describeTicks */.ar)(health);
    }
    catch (error) {
        logger.info(`schedule: GitHub does not tell how it fares: ${(0,errors/* describeError */.Uc)(error).join(': ')}`);
        return undefined;
    }
}
/** Where a machine's region stands in its schedule; a machine that somebody holds is not due, whatever its slot. */
function describePlace({ clock, fleet, logger, region }, runner) {
    const now = clock.now();
    const holder = (0,lease/* findHolder */.IL)(runner, now);
    const state = (0,schedule_due.dueState)({
        ...{ region, timezone: fleet.timezone, now },
        ...{ slotTag: runner.tags[tags/* TAG */.Dk.slot], triesTag: runner.tags[tags/* TAG */.Dk.tries] },
    });
    for (const note of state.notes)
        logger.info(`note: ${note}`);
    const due = state.due && holder === undefined ? state : undefined;
    const served = runner.tags[tags/* TAG */.Dk.slot];
    const schedule = {
        due: due !== undefined,
        reason: holder === undefined ? state.reason : `${state.reason}; held by ${(0,lease/* describeHolder */.sG)(holder)}`,
        ...(state.slot === undefined ? {} : { slot: (0,src_clock/* formatTime */.fU)(state.slot) }),
        ...(served === undefined ? {} : { served }),
        ...(state.next === undefined ? {} : { next: (0,src_clock/* formatTime */.fU)(state.next) }),
    };
    return { due, schedule, isHeld: state.due && holder !== undefined };
}


/***/ }),

/***/ 459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ findNamesakesOn)
/* harmony export */ });
/* harmony import */ var _instance_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1116);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2960);


/** Those of them that are on, and cost money until somebody stops them. */
function findNamesakesOn(namesakes) {
    return namesakes
        .filter(({ state }) => (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_1__/* .isOn */ .M)(state))
        .map(({ id, state }) => (0,_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('running', `instance ${id} carries the fleet's name, is not ours, and is ${state}: only you stop it`, id));
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


/***/ }),

/***/ 5409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ describeSchedule),
/* harmony export */   No: () => (/* binding */ judgeSchedule),
/* harmony export */   ar: () => (/* binding */ describeTicks),
/* harmony export */   fo: () => (/* binding */ DAY_SECONDS)
/* harmony export */ });
/* harmony import */ var _cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2731);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9373);
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9495);
// How the schedule has fared: ticks asked of GitHub and delivered by it, slots served late, and whether GitHub is about to
// switch it off. Pure: github/runs.ts reads what it is told from.



const DAY_SECONDS = 86_400;
/** GitHub starts most scheduled runs some minutes late: only more than that is worth a line. */
const LATE_SECONDS = 900;
/** GitHub switches schedules of a public repository off after 60 days without activity. */
const OFF_AFTER_DAYS = 60;
const WARN_FROM_DAYS = 45;
/** What the last day's runs say of the schedule. */
function judgeSchedule({ runs, lastPush }, context) {
    const { asks, now } = context;
    const day = { from: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAfter */ ._I)(now, -DAY_SECONDS), to: now };
    const counted = asks?.map((ask) => countTicks(ask, day));
    return {
        asked: counted?.reduce((sum, { ticks }) => sum + ticks, 0),
        delivered: runs.filter(({ event }) => event === 'schedule').length,
        late: listLate(runs.map(({ created }) => created), { ...context, day }),
        warning: lastPush === undefined ? undefined : describeIdleness(lastPush, now),
        misread: counted?.flatMap(({ misread }) => (misread === undefined ? [] : [misread])) ?? [],
    };
}
/** How many ticks GitHub makes of a line of the workflow file, and what is to be said of the line. */
function countTicks({ cron, timezone, line }, day) {
    const problem = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .isTimezone */ .KJ)(timezone)
        ? (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .findGitHubCronProblem */ .W_)(cron)
        : `must have a time zone of the IANA database, not "${timezone}"`;
    if (problem !== undefined)
        return { ticks: 0, misread: `line ${line}: cron ${problem}, found "${cron}": not counted` };
    const slots = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .listSlots */ .QY)(cron, timezone, day);
    let last;
    const ticks = slots.filter((slot) => {
        const isFree = last === undefined || (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsBetween */ .O1)(last, slot) >= _cron_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_INTERVAL_SECONDS */ .KQ;
        if (isFree)
            last = slot;
        return isFree;
    }).length;
    if (ticks === slots.length)
        return { ticks };
    const every = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_INTERVAL_SECONDS */ .KQ);
    return { ticks, misread: `line ${line}: cron "${cron}": GitHub ticks every ${every} at most, and is counted so` };
}
/** The day's slots whose first tick came more than a quarter of an hour after them, or has not come by then. */
function listLate(ticks, { regions, timezone, day, }) {
    return regions
        .filter(({ enabled }) => enabled)
        .flatMap(({ name, cron }) => (cron === undefined ? [] : (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .listSlots */ .QY)(cron, timezone, day)).map((slot) => {
        const after = ticks.filter((tick) => tick >= slot).map((tick) => (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsBetween */ .O1)(slot, tick));
        const seconds = after.length === 0 ? undefined : Math.round(Math.min(...after));
        return { region: name, slot, seconds };
    }))
        .filter(({ slot, seconds }) => (seconds ?? (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsBetween */ .O1)(slot, day.to)) > LATE_SECONDS);
}
function describeIdleness(lastPush, now) {
    const days = Math.floor((0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsBetween */ .O1)(lastPush, now) / DAY_SECONDS);
    if (days < WARN_FROM_DAYS)
        return undefined;
    const end = (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)((0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAfter */ ._I)(lastPush, OFF_AFTER_DAYS * DAY_SECONDS));
    return (`nobody has pushed to this repository for ${days} days: GitHub switches the schedules of a public repository off ` +
        `after ${OFF_AFTER_DAYS}, at about ${end}. Push something, or switch the workflow on again in the Actions tab`);
}
/** The same as it stands in the result. */
function describeTicks({ asked, delivered, late }) {
    return {
        ...(asked === undefined ? {} : { asked }),
        delivered,
        late: late.map(({ region, slot, seconds }) => ({
            ...{ region, slot: (0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(slot) },
            ...(seconds === undefined ? {} : { seconds }),
        })),
    };
}
/** The lines for the log, without the warning. */
function describeSchedule({ asked, delivered, late, misread }, file) {
    const of = asked === undefined ? '' : ` of ${asked}`;
    const byRegion = [...Map.groupBy(late, ({ region }) => region)];
    return [
        `schedule: ${delivered}${of} ticks were delivered in the last day`,
        ...misread.map((text) => `schedule: ${file} ${text}`),
        ...byRegion.map(([region, slots]) => `schedule: ${region} was late for ${slots.map(describeLate).join(', ')}`),
    ];
}
function describeLate({ slot, seconds }) {
    const by = seconds === undefined ? 'not yet ticked' : `by ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(Math.round(seconds / 60) * 60)}`;
    return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(slot)} (${by})`;
}


/***/ })

};
