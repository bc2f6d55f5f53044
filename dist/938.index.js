export const id = 938;
export const ids = [938];
export const modules = {

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
        const stopped = await (0,_aws_instance_lifecycle_js__WEBPACK_IMPORTED_MODULE_1__/* .stopInstance */ .Ac)(clients.ec2, { id, clock });
        logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`);
    }
    await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_4__/* .expireLeases */ .de)(clients.ec2, id, { clock });
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


/***/ })

};
