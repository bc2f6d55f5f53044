export const id = 35;
export const ids = [35];
export const modules = {

/***/ 8828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2393);
/* harmony import */ var _fleet_credits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7586);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);
// Reading a region for provision and check: what it holds, and the attributes of its machines.




/** Reads the region once. Only adopt looks further into what is not ours: the user data of others is an attribute, too. */
async function observe({ clients, fleet, region }, { adopt = false } = {}) {
    const inventory = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .observeRegion */ .BF)(clients.ec2, region.name, fleet);
    const foreign = adopt && !(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name) ? inventory.foreign.instances : [];
    const instances = [...(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listRunners */ .I7)(inventory.owned.instances), ...foreign];
    const attributes = await Promise.all(instances.map(async ({ id, type }) => {
        const [own, cpuCredits] = await Promise.all([
            (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .getInstanceAttributes */ .bD)(clients.ec2, id),
            (0,_fleet_credits_js__WEBPACK_IMPORTED_MODULE_3__/* .creditsOf */ .y)(fleet.instance, type) === undefined ? undefined : (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .getCpuCredits */ .J1)(clients.ec2, id),
        ]);
        return [id, { ...own, cpuCredits }];
    }));
    return { inventory, attributes: new Map(attributes) };
}


/***/ }),

/***/ 807:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ isEmpty),
  F: () => (/* binding */ listFindings)
});

// EXTERNAL MODULE: ./src/aws/key-pairs.ts
var key_pairs = __webpack_require__(5578);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/aws/security-groups.ts
var security_groups = __webpack_require__(9828);
// EXTERNAL MODULE: ./src/clock.ts
var clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
// EXTERNAL MODULE: ./src/plan/parts.ts
var parts = __webpack_require__(9201);
// EXTERNAL MODULE: ./src/plan/images.ts
var plan_images = __webpack_require__(2365);
// EXTERNAL MODULE: ./src/plan/steps.ts
var steps = __webpack_require__(2960);
;// CONCATENATED MODULE: ./src/plan/hindrances.ts
// What keeps a run from claiming and starting a machine that looks ready: its tags, its claims, its type, its disks.


/** What of a runner would have a run fail before its payload. */
function findHindrances(facts, runner) {
    return [...findTags(runner), ...findMisfit(facts, runner), ...findDisks(facts, runner)];
}
/** A run writes its claim as a tag, and then the slot that it serves. */
function findTags({ id, tags }) {
    const count = Object.keys(tags).filter((key) => !key.startsWith('aws:')).length;
    const wanted = tags[src_tags/* TAG */.Dk.slot] === undefined ? 2 : 1;
    if (count + wanted <= src_tags/* MAX_TAGS */.x3)
        return [];
    const text = `instance ${id} has ${count} of the ${src_tags/* MAX_TAGS */.x3} tags that EC2 allows, and a run needs room for ${wanted}`;
    return [(0,steps/* defect */.gb)('tags', text, id)];
}
function findMisfit({ misfits }, { id, type }) {
    const reason = misfits?.get(id);
    return reason === undefined ? [] : [(0,steps/* defect */.gb)('drift', `instance ${id} can't be started as a ${type}: ${reason}`, id)];
}
/** Its disks against what RunInstances would make of the image now; as far as they are the fleet's, and the image is known. */
function findDisks({ home, inventory, region }, { id, imageId, rootVolumeId }) {
    if (rootVolumeId === undefined) {
        return [(0,steps/* defect */.gb)('disk', `instance ${id} has no disk attached at its root device, so it can't be started`, id)];
    }
    const { images, volumes } = inventory.owned;
    const image = [...images, ...(home.image === undefined ? [] : [home.image])].find((one) => one.id === imageId);
    return (image?.devices ?? []).flatMap((device) => {
        const volume = volumes.find((one) => device.name === image?.rootDevice ? one.id === rootVolumeId : one.instanceId === id && one.device === device.name);
        if (volume === undefined)
            return [];
        const wantsKey = device.encrypted || region.kmsKey !== undefined;
        return compareDisks(volume, device, wantsKey).map(([found, wanted]) => (0,steps/* defect */.gb)('disk', `the disk ${volume.id} of instance ${id} is ${found}, and would be ${wanted} by its image`, id));
    });
}
/** Pairs of what is and what would be. An account may encrypt disks whose image isn't. */
function compareDisks({ encrypted, sizeGiB, type }, { volumeGiB = sizeGiB, volumeType = type }, wantsKey) {
    return [
        ...(type === volumeType ? [] : [[type, volumeType]]),
        ...(sizeGiB === volumeGiB ? [] : [[`${sizeGiB} GiB`, `${volumeGiB} GiB`]]),
        ...(encrypted || !wantsKey ? [] : [['not encrypted', 'encrypted']]),
    ];
}

// EXTERNAL MODULE: ./src/plan/namesakes.ts
var namesakes = __webpack_require__(459);
// EXTERNAL MODULE: ./src/plan/runner-findings.ts
var runner_findings = __webpack_require__(9704);
// EXTERNAL MODULE: ./src/plan/fleet-tags.ts
var fleet_tags = __webpack_require__(7973);
;// CONCATENATED MODULE: ./src/plan/findings.ts
// What is wrong, or worth knowing, about a region: pure, for check's table and for every mode's result.












/** All findings of a region, defects first. */
function listFindings(facts) {
    const runners = (0,parts/* listRunners */.I7)(facts.inventory.owned.instances);
    if (isEmpty(facts.inventory.owned)) {
        const nothing = (0,steps/* defect */.gb)('missing', "not provisioned: nothing here is the fleet's own");
        return [
            ...facts.home.problems.map((text) => (0,steps/* defect */.gb)('missing', text)),
            ...[nothing, ...findForeign(facts), ...findLookAlikeKeys(facts)],
        ];
    }
    const findings = [
        ...facts.home.problems.map((text) => (0,steps/* defect */.gb)('missing', text)),
        ...findImages(facts),
        ...findKeyPair(facts),
        ...findSecurityGroup(facts),
        ...findRunners(facts, runners),
        ...runners.flatMap((runner) => [...(0,runner_findings/* findRunner */.C)(facts, runner), ...findHindrances(facts, runner)]),
        ...findUntagged(facts),
        ...findLeftovers(facts),
        ...findForeign(facts),
        ...findLookAlikeKeys(facts),
    ];
    return findings.sort((a, b) => Number(b.defect) - Number(a.defect));
}
/** Whether a region holds nothing of the fleet's own: never provisioned, or cleared. */
function isEmpty(owned) {
    return Object.values(owned).every((things) => things.length === 0);
}
function findImages({ fleet, region, home, inventory }) {
    if ((0,parts/* isHome */.qN)(fleet, region.name) || home.image === undefined)
        return [];
    const source = home.image;
    const copies = (0,parts/* listCopies */.cJ)(inventory.owned);
    const current = (0,parts/* listCurrentCopies */.vw)(inventory.owned, source);
    const findings = copies.filter(parts/* isFailedImage */.Ns).map(({ id, state, stateReason }) => {
        return (0,steps/* defect */.gb)('leftover', `image ${id} is ${state}${stateReason === undefined ? '' : `: ${stateReason}`}`, id);
    });
    if (current.length > 1) {
        findings.push((0,steps/* defect */.gb)('duplicate', `several copies of ${source.id}: ${current.map(({ id }) => id).join(', ')}`));
    }
    const [copy] = current;
    if (copy === undefined)
        findings.push((0,steps/* defect */.gb)('missing', `no copy of home's image ${source.id}`));
    else if ((0,parts/* isUnderway */.q_)(copy))
        findings.push((0,steps/* defect */.gb)('missing', `image ${copy.id} is still being copied`, copy.id));
    for (const old of copies.filter((one) => (0,parts/* sourceOf */.vz)(one) !== source.id)) {
        findings.push((0,steps/* defect */.gb)('outdated', `image ${old.id} is a copy of ${(0,parts/* sourceOf */.vz)(old) ?? 'an unknown image'}, not of home's current ${source.id}`, old.id));
    }
    return findings;
}
function findKeyPair({ fleet, region, home, inventory }) {
    const name = fleet.keyPair;
    if ((0,parts/* isHome */.qN)(fleet, region.name) || name === undefined)
        return [];
    const pair = inventory.owned.keyPairs.find((one) => one.name === name);
    if (pair === undefined)
        return [(0,steps/* defect */.gb)('missing', `no key pair ${name}`)];
    if (home.keyPair?.publicKey === undefined || pair.publicKey === undefined)
        return [];
    if ((0,key_pairs/* isSameKey */.yL)(pair.publicKey, home.keyPair.publicKey))
        return [];
    return [(0,steps/* defect */.gb)('drift', `key pair ${name} is another key than home's; delete it to have it imported again`, pair.id)];
}
function findSecurityGroup({ fleet, region, home, inventory }) {
    const groups = inventory.owned.securityGroups.filter(({ name }) => name === fleet.securityGroup);
    const { wanted, left } = (0,parts/* splitRules */.KV)(home);
    const open = ((0,parts/* isHome */.qN)(fleet, region.name) ? [home.securityGroup] : groups).flatMap((group) => group === undefined ? [] : findOpenIngress(group));
    if ((0,parts/* isHome */.qN)(fleet, region.name))
        return open;
    const notices = left.map((rule) => (0,steps/* notice */.lm)('rule-left-out', `home's rule "${(0,security_groups/* describeRule */.IO)(rule)}" refers to a thing of one region and was not copied`));
    const [group] = groups;
    if (group === undefined)
        return [(0,steps/* defect */.gb)('missing', `no security group ${fleet.securityGroup}`), ...notices];
    if (home.securityGroup === undefined)
        return [...open, ...notices];
    if (group.tags[src_tags/* TAG */.Dk.state] === 'creating') {
        return [(0,steps/* defect */.gb)('missing', `security group ${group.id} has not all of its rules yet`, group.id), ...notices];
    }
    const { missing, extra } = (0,security_groups/* compareRules */.Do)(wanted, group.rules);
    return [
        ...missing.map((rule) => drift(group, `lacks home's rule "${(0,security_groups/* describeRule */.IO)(rule)}"`)),
        ...extra.map((rule) => drift(group, `has a rule that home has not: "${(0,security_groups/* describeRule */.IO)(rule)}"`)),
        ...open,
        ...notices,
    ];
}
function drift({ id }, what) {
    return (0,steps/* defect */.gb)('drift', `security group ${id} ${what}`, id);
}
function findOpenIngress({ id, rules }) {
    const isOpen = ({ direction, peer }) => direction === 'ingress' && (peer.kind === 'ipv4' || peer.kind === 'ipv6') && peer.cidr.endsWith('/0');
    return rules
        .filter(isOpen)
        .map((rule) => (0,steps/* notice */.lm)('open-ingress', `security group ${id} is open to everybody: ${(0,security_groups/* describeRule */.IO)(rule)}`, id));
}
function findRunners({ home }, runners) {
    if (runners.length === 0)
        return [(0,steps/* defect */.gb)('missing', 'no instance')];
    const current = runners.filter((runner) => (0,parts/* isOfImage */.$x)(runner, home.image));
    const old = runners.filter((runner) => !current.includes(runner));
    const ids = (instances) => instances.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,clock/* formatTime */.fU)(launchTime)})`).join(', ');
    const findings = current.length > 1 ? [(0,steps/* defect */.gb)('duplicate', `several instances: ${ids(current)}`)] : [];
    if (home.image === undefined)
        return findings;
    return [
        ...findings,
        ...old.map(({ id }) => (0,steps/* defect */.gb)('outdated', `instance ${id} is not of home's current image ${home.image?.id ?? ''}`, id)),
    ];
}
function findUntagged({ fleet, inventory }) {
    return (0,fleet_tags/* listUntagged */.Mq)(fleet, inventory).map(({ what, id, missing }) => (0,steps/* defect */.gb)('untagged', `${what} ${id} lacks ${(0,fleet_tags/* describeTags */.FE)(missing)}`, id));
}
function findLeftovers({ inventory }) {
    const { owned } = inventory;
    return [
        ...(0,plan_images/* listOrphanSnapshots */.ED)(inventory).map((id) => (0,steps/* defect */.gb)('leftover', `snapshot ${id} belongs to no image of the fleet`, id)),
        ...owned.volumes
            .filter(({ state }) => state === 'available')
            .map(({ id, sizeGiB }) => (0,steps/* defect */.gb)('leftover', `volume ${id} (${sizeGiB} GiB) belongs to no instance`, id)),
    ];
}
function findForeign({ fleet, region, inventory }) {
    const { foreign } = inventory;
    const on = (0,namesakes/* findNamesakesOn */.n)(foreign.instances);
    // Home's originals are meant to be there.
    if ((0,parts/* isHome */.qN)(fleet, region.name))
        return on;
    const named = (what, items) => items.map(({ id }) => (0,steps/* notice */.lm)('foreign', `${what} ${id} carries the fleet's name and is not ours`, id));
    return [
        ...on,
        ...named('instance', foreign.instances.filter(({ state }) => !(0,instance_state/* isOn */.M)(state))),
        ...named('image', foreign.images),
        ...named('snapshot', foreign.snapshots),
        ...named('volume', foreign.volumes),
        ...named('key pair', foreign.keyPairs),
        ...named('security group', foreign.securityGroups),
    ];
}
/** Our keys in small letters, with how we write them. */
const KEYS = new Map(Object.values(src_tags/* TAG */.Dk).map((key) => [key.toLowerCase(), key]));
/**
 * Tags whose keys are ours but for upper and lower case. IAM takes such a key for ours, and with both on a thing for
 * neither; we, like EC2, don't (IAM User Guide, "IAM JSON policy elements: Condition"): what is foreign could be deleted
 * by our roles, and what is ours no more be changed.
 */
function findLookAlikeKeys({ inventory }) {
    return ['owned', 'foreign'].flatMap((whose) => Object.values(inventory[whose])
        .flat()
        .flatMap(({ id, tags }) => Object.keys(tags).flatMap((key) => {
        const ours = KEYS.get(key.toLowerCase());
        if (ours === undefined || ours === key)
            return [];
        const text = `${id} carries a tag ${key}, which IAM takes for ${ours}: remove it`;
        return [whose === 'owned' ? (0,steps/* defect */.gb)('tags', text, id) : (0,steps/* notice */.lm)('tags', text, id)];
    })));
}


/***/ }),

/***/ 7973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FE: () => (/* binding */ describeTags),
/* harmony export */   Mq: () => (/* binding */ listUntagged),
/* harmony export */   Vd: () => (/* binding */ planTags)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9201);


/**
 * What of ours lacks the fleet file's tags. Home's originals are never changed, so in home only machines and their disks
 * are looked at. Tags that were taken out of the file aren't known any more, and stay.
 */
function listUntagged(fleet, { owned, region }) {
    const { instances, volumes, images, snapshots, keyPairs, securityGroups } = owned;
    const list = (what, things) => things
        .filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isHomeOriginal */ .V)(tags))
        .map(({ id, tags }) => ({ what, id, missing: (0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .missingTags */ .Ys)(fleet.tags, tags) }))
        .filter(({ missing }) => Object.keys(missing).length > 0);
    const machines = [...list('instance', instances), ...list('volume', volumes)];
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isHome */ .qN)(fleet, region))
        return machines;
    return [
        ...machines,
        ...list('image', images),
        ...list('snapshot', snapshots),
        ...list('key pair', keyPairs),
        ...list('security group', securityGroups),
    ];
}
/** Sets the fleet file's tags on what lacks them, but for what the plan removes anyway. */
function planTags(fleet, inventory, steps) {
    const removed = new Set(steps.flatMap(idOfRemoval));
    for (const { id, instanceId } of inventory.owned.volumes) {
        if (instanceId !== undefined && removed.has(instanceId))
            removed.add(id);
    }
    return listUntagged(fleet, inventory)
        .filter(({ id }) => !removed.has(id))
        .map(({ what, id, missing }) => ({
        kind: 'set-tags',
        what,
        id,
        tags: missing,
        target: `${what} ${id}`,
        reason: `it lacks ${describeTags(missing)}`,
    }));
}
/** `the tag CostCenter=4711`. */
function describeTags(tags) {
    const all = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    return `the tag${all.length === 1 ? '' : 's'} ${all.join(', ')}`;
}
function idOfRemoval(step) {
    if (step.kind === 'terminate-instance')
        return [step.instanceId];
    if (step.kind === 'remove-image')
        return [step.imageId];
    return step.kind === 'delete-snapshot' ? [step.snapshotId] : [];
}


/***/ }),

/***/ 2365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ listOrphanSnapshots),
/* harmony export */   Fz: () => (/* binding */ planImage),
/* harmony export */   Nc: () => (/* binding */ planImageRemoval),
/* harmony export */   Q3: () => (/* binding */ planOrphan),
/* harmony export */   kQ: () => (/* binding */ awaitImage)
/* harmony export */ });
/* harmony import */ var _aws_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5687);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9201);
// The image part of a provision plan: the copy of home's image, and what of ours is no longer needed.


/** The copy of home's image, in place of copies that failed. None in home. */
function planImage({ fleet, region, inventory }, source) {
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isHome */ .qN)(fleet, region.name))
        return [];
    const failed = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .listCopies */ .cJ)(inventory.owned).filter((image) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceOf */ .vz)(image) === source.id && (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedImage */ .Ns)(image));
    const removals = failed.flatMap((image) => {
        const why = image.stateReason === undefined ? '' : `: ${image.stateReason}`;
        return planImageRemoval(inventory, image, `the copy is ${image.state}${why}`);
    });
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .listCurrentCopies */ .vw)(inventory.owned, source).length > 0)
        return removals;
    const name = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .copyName */ .vC)(fleet, source);
    return [
        ...removals,
        {
            kind: 'copy-image',
            name,
            sourceImageId: source.id,
            replaces: failed.map(({ id }) => id).join(),
            target: `image ${name}`,
            reason: `${region.name} has no copy of ${source.id} from ${fleet.home}`,
        },
    ];
}
/** The wait comes after key pair and group: they are made while AWS copies. */
function awaitImage({ fleet, region, inventory }, source) {
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isHome */ .qN)(fleet, region.name))
        return [];
    const [copy] = (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .listCurrentCopies */ .vw)(inventory.owned, source);
    if (copy?.state === 'available')
        return [];
    const name = copy?.id ?? (0,_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .copyName */ .vC)(fleet, source);
    const reason = copy === undefined ? 'an instance needs the whole copy' : 'a copy is already on its way';
    return [{ kind: 'await-image', imageId: copy?.id, target: `image ${name}`, reason }];
}
/** An image, and those of its snapshots that are ours as well. */
function planImageRemoval({ owned }, image, reason) {
    const { id } = image;
    const ours = new Set(owned.snapshots.map((snapshot) => snapshot.id));
    return [
        { kind: 'remove-image', imageId: id, target: `image ${id}`, reason },
        ...(0,_aws_images_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotIds */ .Ns)(image)
            .filter((snapshotId) => ours.has(snapshotId))
            .map((snapshotId) => {
            return { kind: 'delete-snapshot', snapshotId, target: `snapshot ${snapshotId}`, reason };
        }),
    ];
}
/** Deletes a snapshot that nothing refers to. */
function planOrphan(snapshotId) {
    return {
        kind: 'delete-snapshot',
        snapshotId,
        target: `snapshot ${snapshotId}`,
        reason: 'no image of the fleet refers to it',
    };
}
/** Snapshots of ours that no image of ours refers to. A pending copy's snapshots aren't listed in its image yet. */
function listOrphanSnapshots({ owned }) {
    if (owned.images.some(_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnderway */ .q_))
        return [];
    const used = new Set(owned.images.flatMap(_aws_images_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotIds */ .Ns));
    return owned.snapshots.filter(({ id }) => !used.has(id)).map(({ id }) => id);
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


/***/ })

};
