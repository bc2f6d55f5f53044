export const id = 938;
export const ids = [938];
export const modules = {

/***/ 7803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ stopInstance),
/* harmony export */   Jh: () => (/* binding */ terminateInstance),
/* harmony export */   Z$: () => (/* binding */ askToStop),
/* harmony export */   _i: () => (/* binding */ startInstance),
/* harmony export */   oJ: () => (/* binding */ waitForState)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5193);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _instance_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1116);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9378);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5672);
// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.







/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120;
const LOOK_EVERY_SECONDS = 2;
/** EC2 takes up to a few minutes to stop a machine; one that takes longer hangs. */
const STOP_LIMIT_SECONDS = 600;
/** A machine that is still seen on so long after it was asked to stop has not heard. */
const ASK_AGAIN_SECONDS = 5;
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.';
/**
 * Waits until an instance is in one of the states, and gives it.
 *
 * @param limitSeconds after which it throws an ActionError that names the state last seen
 */
async function waitForState(ec2, { id, states, limitSeconds, clock, signal, }) {
    let seen;
    const started = clock.elapsed();
    try {
        return await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds,
            clock,
            signal,
            look: async () => {
                seen = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id);
                if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
                        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
                    });
                }
                return seen !== undefined && states.includes(seen.state) ? seen : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
        });
    }
}
/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
async function startInstance(ec2, id, { clock, signal }) {
    await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrongState */ .b4, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .StartInstancesCommand */ .a9E({ InstanceIds: [id] })), {
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: 300,
        clock,
        signal,
    });
}
/** Asks EC2 once to stop an instance; nothing is confirmed. */
async function askToStop(ec2, id) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .StopInstancesCommand */ .esG({ InstanceIds: [id] }));
}
/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, to be told when nothing else does
 */
async function stopInstance(ec2, { id, offBy, clock, signal, limitSeconds = STOP_LIMIT_SECONDS, }) {
    const hint = offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTime */ .fU)(offBy)} at the latest. ${MAY_BE_ON}`;
    const started = clock.elapsed();
    let state = 'not seen yet';
    let trouble;
    let forced = false;
    let accepted = false;
    let asked = Number.NEGATIVE_INFINITY;
    const ask = async (Force) => {
        asked = clock.elapsed();
        try {
            await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .StopInstancesCommand */ .esG({ InstanceIds: [id], ...(Force ? { Force } : {}) }));
            accepted = true;
        }
        catch (error) {
            const passes = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrongState */ .b4)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error);
            // A terminated instance has lost its tags, and with them what allowed the role to stop it.
            if (!passes && !((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnauthorized */ .Tk)(error) && (await isTerminated(ec2, id)))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`stopping instance ${id}, which may still be on`, { cause: error, hint });
            }
            trouble = error;
        }
    };
    const look = async () => {
        let instance;
        try {
            instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id);
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error)) {
                const what = `instance ${id} was asked to stop and can't be looked at, so it may still be on`;
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(what, { cause: error, hint });
            }
            trouble = error;
            return undefined;
        }
        state = instance?.state ?? 'gone';
        if (state === 'terminated')
            return { instance };
        if (state === 'stopped' || state === 'gone') {
            if (accepted || clock.elapsed() - started > _poll_js__WEBPACK_IMPORTED_MODULE_3__/* .STALE_READ_SECONDS */ .N0)
                return { instance };
            await ask(false);
        }
        else if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_6__/* .isOn */ .M)(state) && (!accepted || clock.elapsed() - asked > ASK_AGAIN_SECONDS))
            await ask(false);
        if (state === 'stopping' && !forced && clock.elapsed() - started > limitSeconds / 2) {
            forced = true;
            await ask(true);
        }
        return undefined;
    };
    await ask(false);
    try {
        const { instance } = await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal });
        return instance;
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and not stopped, ${limitSeconds} s after it was asked to`, {
            cause: trouble ?? error,
            hint,
        });
    }
}
async function isTerminated(ec2, id) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id).catch(() => undefined);
    return instance?.state === 'terminated' || instance?.state === 'shutting-down';
}
/** Terminates an instance and waits until it is terminated; gone already is success. */
async function terminateInstance(ec2, id, { clock, signal }) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .TerminateInstancesCommand */ .NaF({ InstanceIds: [id] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error))
            return;
        throw error;
    }
    let state = 'not seen yet';
    try {
        await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: STOP_LIMIT_SECONDS,
            clock,
            signal,
            look: async () => {
                state = (await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id))?.state;
                return state === undefined || state === 'terminated' ? true : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_3__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and not terminated, ${STOP_LIMIT_SECONDS} s after it was asked to`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
        });
    }
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9506);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9580);






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
    const { instance, fleet, runId, timeoutSeconds, clock, signal } = options;
    const before = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(instance, clock.now());
    if (before !== undefined)
        return { kind: 'lost', holder: before, reason: 'it is in use' };
    const claimed = clock.now();
    const until = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseEnd */ .iJ)(claimed, timeoutSeconds);
    await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .doing */ .Yp)(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () => (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .putTags */ .Tm)(ec2, [instance.id], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) }));
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
    const now = await findClaimed(ec2, options);
    if (now === undefined || ['shutting-down', 'terminated'].includes(now.state)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
            hint: 'Somebody terminated it. Run mode provision for the region.',
        });
    }
    if (!(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(now.tags, fleet))
        return lose(undefined, 'it is no longer ours');
    const [first] = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .liveLeases */ ._c)(now, clock.now());
    if (first?.runId !== runId)
        return lose((0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(now, clock.now()), 'another claim came first');
    if (now.state !== instance.state)
        return lose(undefined, `it went from ${instance.state} to ${now.state} meanwhile`);
    return { kind: 'won', instance: now, until };
}
/** The instance with our claim on it: a read that doesn't show the tag just written is older than that. */
async function findClaimed(ec2, { instance, runId, clock, signal }) {
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
        await releaseLease(ec2, instance.id, runId);
        throw error;
    }
}
/** Writes a run's lease anew, as from now: who waits long with a stopped machine would lose the claim otherwise. */
async function renewLease(ec2, options) {
    const { instanceId, runId, timeoutSeconds, clock } = options;
    const claimed = clock.now();
    const until = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseEnd */ .iJ)(claimed, timeoutSeconds);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .putTags */ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) });
}
/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 *
 * @param runId only that run's; all of the instance's without it
 */
async function expireLeases(ec2, { id, tags }, { clock, runId }) {
    const now = clock.now();
    const ended = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLeases */ .t9)(tags)
        .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
        .map((lease) => [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(lease.runId), (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed: lease.claimed, until: now })]);
    if (ended.length > 0)
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .putTags */ .Tm)(ec2, [id], Object.fromEntries(ended));
}
/** Takes a run's lease off an instance. */
async function releaseLease(ec2, instanceId, runId) {
    await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .doing */ .Yp)(`taking the lease of run ${runId} off instance ${instanceId}`, () => (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTags */ ._M)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]));
}


/***/ }),

/***/ 7938:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stopRegion: () => (/* binding */ stopRegion)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2393);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9506);
/* harmony import */ var _aws_leases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(658);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9580);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7121);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3916);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2287);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9356);
// Mode stop: every machine of the fleet in the region is stopped, whatever its lease. The panic button.










/** Stops one region's machines side by side; one that can't be stopped doesn't keep the others on. */
async function stopRegion(context) {
    const { clients, clock, fleet, logger } = context;
    const instances = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .listOwnedInstances */ .qH)(clients.ec2, fleet.name);
    const results = await Promise.allSettled(instances.map((instance) => stopOne(context, instance)));
    const failed = results.filter((result) => result.status === 'rejected');
    const stopped = results.filter((result) => result.status === 'fulfilled' && result.value).length;
    const [first] = instances;
    const base = {
        ...(first === undefined
            ? {}
            : {
                instance: { ...(0,_report_parts_js__WEBPACK_IMPORTED_MODULE_8__/* .describeInstance */ .x)(first, clock.now()), state: failed.length === 0 ? 'stopped' : first.state },
            }),
        steps: instances.map(({ id }, index) => ({
            ...{ kind: 'stop-instance', target: `instance ${id}`, seconds: 0 },
            outcome: describeOutcome(results[index]),
            reason: instances[index]?.state ?? '',
        })),
        findings: [],
    };
    const summary = stopped === 0 ? 'nothing was on' : `${stopped} stopped`;
    logger.info(summary);
    if (failed.length === 0)
        return { status: 'ok', summary, ...base };
    const reasons = failed.map(({ reason }) => reason);
    const all = reasons.map((reason) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .describeError */ .Uc)(reason)[0]).join('; ');
    const error = (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .errorResult */ .WG)(reasons.length === 1 ? reasons[0] : new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ(all, { cause: reasons[0] }));
    return { status: 'failed', summary: `${failed.length} not confirmed as stopped`, ...base, error };
}
function describeOutcome(result) {
    if (result?.status !== 'fulfilled')
        return 'failed';
    return result.value ? 'done' : 'skipped';
}
/** Stops one machine and ends the claims on it. Gives whether it was on. */
async function stopOne({ clients, clock, logger }, instance) {
    const { id, state, tags } = instance;
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .findHolder */ .IL)(instance, clock.now());
    const wasOn = state !== 'stopped';
    if (wasOn) {
        logger.info(`instance ${id} is ${state}${holder === undefined ? '' : `, held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_5__/* .describeHolder */ .sG)(holder)}`}: stopping it`);
        await (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__/* .stopInstance */ .Ac)(clients.ec2, { id, clock });
        logger.info(`instance ${id} is stopped`);
    }
    await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_4__/* .expireLeases */ .de)(clients.ec2, instance, { clock });
    if (tags[_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.hold] !== undefined)
        await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .removeTags */ ._M)(clients.ec2, id, [_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.hold]);
    return wasOn;
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);




/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name);
    const copies = owned.images.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isHomeOriginal */ .V)(tags));
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
        ...(instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] === undefined ? {} : { slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] }),
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


/***/ })

};
