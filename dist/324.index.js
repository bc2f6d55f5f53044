export const id = 324;
export const ids = [324];
export const modules = {

/***/ 8324:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assertConfirmed: () => (/* binding */ assertConfirmed),
  clearRegion: () => (/* binding */ clearRegion)
});

// EXTERNAL MODULE: ./src/aws/inventory.ts
var aws_inventory = __webpack_require__(2393);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/plan/parts.ts
var parts = __webpack_require__(9201);
;// CONCATENATED MODULE: ./src/plan/clear.ts





/**
 * Plans an empty region. Home's originals are never in the plan: they carry no tag of ours, or the role `home`, or, in a
 * region that became home later, the names that every other region is made from.
 */
function planClear({ fleet, inventory, now }) {
    const { owned } = inventory;
    const reasons = owned.instances.flatMap((instance) => {
        const holder = (0,lease/* findHolder */.IL)(instance, now);
        return holder === undefined ? [] : [`instance ${instance.id} is held by ${(0,lease/* describeHolder */.sG)(holder)}`];
    });
    if (reasons.length > 0)
        return { kind: 'refused', reasons };
    const steps = [
        ...planInstances(withoutOriginals(owned.instances)),
        ...planDisks(fleet, inventory),
        ...planNetworkAndKeys(fleet, inventory),
    ];
    return { kind: 'steps', steps };
}
/** Without originals: those of the role, and those of the name that the region's own have when it is home. */
function withoutOriginals(items, originalName) {
    return items.filter(({ tags, name }) => !(0,src_tags/* isHomeOriginal */.V)(tags) && (originalName === undefined || name !== originalName));
}
function planInstances(instances) {
    return instances.map(({ id: instanceId, state, tags, type }) => {
        const uncollected = (0,lease/* parseLeases */.t9)(tags).map(({ runId }) => runId);
        const loss = uncollected.length === 0
            ? ''
            : `; what run ${uncollected.join(', ')} may have left on it was not collected, and is lost`;
        const reason = `${type}, ${(0,instance_state/* isOn */.M)(state) ? 'on although nobody holds it' : state}${loss}`;
        return { kind: 'terminate-instance', instanceId, target: `instance ${instanceId}`, reason };
    });
}
/** Volumes, images and snapshots: those of originals stay, and those of instances go with them. */
function planDisks(fleet, { owned, region }) {
    const images = withoutOriginals(owned.images, (0,parts/* isHome */.qN)(fleet, region) ? fleet.image : undefined);
    const kept = new Set(owned.images.filter((image) => !images.includes(image)).flatMap(aws_images/* snapshotIds */.Ns));
    const ofInstances = new Set(owned.instances.flatMap(({ volumeIds }) => volumeIds));
    const volumes = withoutOriginals(owned.volumes).filter(({ id }) => !ofInstances.has(id));
    const snapshots = withoutOriginals(owned.snapshots).filter(({ id }) => !kept.has(id));
    return [
        ...volumes.map(({ id, sizeGiB }) => {
            return {
                kind: 'delete-volume',
                volumeId: id,
                target: `volume ${id}`,
                reason: `${sizeGiB} GiB without an instance`,
            };
        }),
        ...images.map(({ id, name }) => {
            return { kind: 'remove-image', imageId: id, target: `image ${id}`, reason: name };
        }),
        ...snapshots.map(({ id, volumeGiB }) => {
            return { kind: 'delete-snapshot', snapshotId: id, target: `snapshot ${id}`, reason: `${volumeGiB} GiB` };
        }),
    ];
}
function planNetworkAndKeys(fleet, { owned, region }) {
    const atHome = (0,parts/* isHome */.qN)(fleet, region);
    const groups = withoutOriginals(owned.securityGroups, atHome ? fleet.securityGroup : undefined);
    const pairs = withoutOriginals(owned.keyPairs, atHome ? fleet.keyPair : undefined);
    return [
        ...groups.map(({ id, name }) => {
            return { kind: 'delete-security-group', groupId: id, target: `security group ${id}`, reason: name };
        }),
        ...pairs.map(({ id, name }) => {
            return { kind: 'delete-key-pair', keyPairId: id, target: `key pair ${id}`, reason: name };
        }),
    ];
}

// EXTERNAL MODULE: ./src/plan/former.ts
var former = __webpack_require__(9818);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/apply/apply.ts + 15 modules
var apply = __webpack_require__(75);
;// CONCATENATED MODULE: ./src/modes/clear.ts
// Mode clear: shows what it would delete, and deletes it only when the fleet's name is typed.






/** Throws when the confirmation is not the fleet's name: then nothing is deleted anywhere. */
function assertConfirmed({ confirm }, fleet) {
    if (confirm === undefined || confirm === fleet)
        return;
    throw new errors/* ActionError */.lZ(`confirm: must be the fleet's name, found "${confirm}"`, {
        hint: `Type confirm: ${fleet} to delete what is the fleet's, or leave it out to see the plan.`,
    });
}
/** Clears one region of everything that is the fleet's own; again is a no-op. */
async function clearRegion(context, { confirm, dryRun }) {
    const { clients, clock, fleet, logger, region } = context;
    const inventory = await (0,aws_inventory/* observeRegion */.BF)(clients.ec2, region.name, fleet);
    const plan = planClear({ fleet, inventory, now: clock.now() });
    if (plan.kind === 'refused') {
        const error = new errors/* ActionError */.lZ(plan.reasons.join('; '), {
            hint: 'Clear when it has been let go, or run mode stop first.',
        });
        for (const reason of plan.reasons)
            logger.info(`refused: ${reason}`);
        return { status: 'refused', summary: plan.reasons.join('; '), steps: [], findings: [], error: (0,report_errors/* errorResult */.WG)(error) };
    }
    const { steps } = plan;
    if (steps.length === 0) {
        logger.info('nothing to do: the region holds nothing of the fleet');
        const findings = (0,former/* findOtherFleets */.Zo)(await (0,aws_inventory/* listOtherFleets */.Oq)(clients.ec2, fleet.name));
        return { status: 'ok', summary: `empty, nothing to do${describeNext(region)}`, steps: [], findings };
    }
    if (confirm === undefined || dryRun) {
        for (const { kind, target, reason } of steps)
            logger.info(`would ${kind} ${target}: ${reason}`);
        logger.info(`nothing was deleted; type confirm: ${fleet.name} to do it`);
        const planned = steps.map(({ kind, target, reason }) => ({
            kind,
            target,
            reason,
            outcome: 'planned',
            seconds: 0,
        }));
        const summary = `planned, nothing deleted: ${steps.length} in all`;
        return { status: 'skipped', summary, steps: planned, findings: [] };
    }
    const { outcomes, error } = await (0,apply/* applySteps */.G)(context, steps, { planned: inventory.owned.instances });
    const done = outcomes.filter(({ outcome }) => outcome === 'done').length;
    if (error === undefined)
        return {
            status: 'ok',
            summary: `cleared: ${done} deleted${describeNext(region)}`,
            steps: [...outcomes],
            findings: [],
        };
    const summary = `${done} of ${steps.length} deletions done`;
    return { status: 'failed', summary, steps: [...outcomes], findings: [], error: (0,report_errors/* errorResult */.WG)(error) };
}
/** The roles keep a region that the fleet file no longer has until it is cleared, as it is now. */
function describeNext({ isFormer }) {
    return isFormer === true ? `; now ${former/* DEPLOY_WITHOUT_IT */.z0}` : '';
}


/***/ })

};
