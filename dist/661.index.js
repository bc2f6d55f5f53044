export const id = 661;
export const ids = [661];
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

/***/ 7661:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  observeHomeFacts: () => (/* binding */ observeHomeFacts),
  provisionRegion: () => (/* binding */ provisionRegion)
});

// EXTERNAL MODULE: ./src/aws/home.ts
var aws_home = __webpack_require__(1922);
// EXTERNAL MODULE: ./src/aws/instance-profiles.ts
var instance_profiles = __webpack_require__(2337);
// EXTERNAL MODULE: ./src/aws/placement.ts
var aws_placement = __webpack_require__(4898);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/guest/commands.ts + 1 modules
var commands = __webpack_require__(1889);
// EXTERNAL MODULE: ./src/plan/findings.ts + 1 modules
var findings = __webpack_require__(807);
// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
// EXTERNAL MODULE: ./src/lease.ts
var lease = __webpack_require__(7121);
// EXTERNAL MODULE: ./src/aws/images.ts
var aws_images = __webpack_require__(5687);
// EXTERNAL MODULE: ./src/plan/former.ts
var former = __webpack_require__(9818);
// EXTERNAL MODULE: ./src/plan/parts.ts
var parts = __webpack_require__(9201);
;// CONCATENATED MODULE: ./src/plan/adopt.ts




/**
 * Plans how foreign things of the fleet's name become ours. Nothing is taken over in home, nor without being asked,
 * nor when there are several of a kind: then the names are told.
 */
function planAdoption({ fleet, adopt, inventory }, { source, vpcId }) {
    const holders = (0,parts/* isHome */.qN)(fleet, inventory.region) ? [] : (0,parts/* listNameHolders */.hE)(fleet, inventory, vpcId);
    if (holders.length === 0)
        return { kind: 'adoption', steps: [], inventory };
    if (!adopt)
        return refuse(holders);
    const reasons = [
        ...[...Map.groupBy(holders, ({ what }) => what)].flatMap(([what, same]) => same.length === 1
            ? []
            : [`adopt takes over one ${what}, and there are several: ${same.map(({ id }) => id).join(', ')}`]),
        ...holders.flatMap(({ what, id, tags }) => tags[src_tags/* TAG */.Dk.fleet] === undefined ? [] : [`${what} ${id} belongs to fleet ${tags[src_tags/* TAG */.Dk.fleet] ?? ''}`]),
        ...holders.flatMap(({ what, id }) => {
            const own = what === 'instance' ? inventory.owned.instances : what === 'image' ? inventory.owned.images : [];
            const ids = own.map((one) => one.id).join(', ');
            return own.length === 0 ? [] : [`${what} ${id} is one too many: the fleet has ${ids} there`];
        }),
    ];
    if (reasons.length > 0)
        return { kind: 'refused', reasons, hint: 'Remove or rename what adopt may not take over.' };
    return { kind: 'adoption', ...takeOver(inventory, fleet, source, new Set(holders.map(({ id }) => id))) };
}
/** What belongs to another fleet can't be taken over; that fleet may be this one, by the name that it had before. */
function refuse(holders) {
    const fleets = [...new Set(holders.flatMap(({ tags }) => tags[src_tags/* TAG */.Dk.fleet] ?? []))];
    const reasons = holders.map(({ what, id, name, tags: { [src_tags/* TAG */.Dk.fleet]: fleet } }) => {
        const owner = fleet === undefined ? '' : ` of fleet ${fleet}`;
        return `the name ${name} is taken by a foreign ${what}${owner} (${id})`;
    });
    const hasNobodys = holders.some(({ tags }) => tags[src_tags/* TAG */.Dk.fleet] === undefined);
    const hints = [
        ...(hasNobodys ? ['Rename or remove them, or take them over with adopt: true.'] : []),
        ...fleets.map((fleet) => `${(0,former/* describeRenaming */.dM)(fleet)}.`),
    ];
    return { kind: 'refused', reasons, hint: hints.join(' ') };
}
function takeOver(inventory, fleet, source, ids) {
    const { foreign, owned } = inventory;
    const steps = [];
    const take = (what, items, more = () => ({})) => items
        .filter(({ id }) => ids.has(id))
        .map((item) => {
        const step = planTaking(fleet, source, { what, id: item.id, ...more(item) });
        steps.push(step);
        return { ...item, tags: { ...item.tags, ...step.tags } };
    });
    const keyPairs = [...owned.keyPairs, ...take('key pair', foreign.keyPairs)];
    const securityGroups = [...owned.securityGroups, ...take('security group', foreign.securityGroups)];
    // EC2 hasn't always kept an image's source: a copy of that age is taken for one of home's current image.
    const takenImages = take('image', foreign.images, (image) => ({
        tags: { [src_tags/* TAG */.Dk.image]: image.sourceImageId ?? source.id },
        parts: (0,aws_images/* snapshotIds */.Ns)(image),
    }));
    const sourceOfImage = (imageId) => [...takenImages, ...owned.images].find(({ id }) => id === imageId)?.tags[src_tags/* TAG */.Dk.image] ?? source.id;
    const takenInstances = take('instance', foreign.instances, ({ imageId, volumeIds }) => ({
        tags: { [src_tags/* TAG */.Dk.role]: 'runner', [src_tags/* TAG */.Dk.state]: 'proving', [src_tags/* TAG */.Dk.image]: sourceOfImage(imageId) },
        parts: volumeIds,
    }));
    const images = [...owned.images, ...takenImages];
    const instances = [...owned.instances, ...takenInstances];
    return { steps, inventory: { ...inventory, owned: { ...owned, keyPairs, securityGroups, images, instances } } };
}
function planTaking(fleet, source, { what, id, tags = {}, parts = [] }) {
    const made = tags[src_tags/* TAG */.Dk.image];
    const old = made === undefined || made === source.id ? '' : `; it is not of home's image ${source.id}, and gets replaced`;
    return {
        kind: 'adopt',
        ids: [id, ...parts],
        tags: (0,src_tags/* creationTags */.ZU)(fleet, tags),
        target: `${what} ${id}`,
        reason: `it carries the fleet's name, and adopt is true${old}`,
    };
}

// EXTERNAL MODULE: ./src/plan/fleet-tags.ts
var fleet_tags = __webpack_require__(7973);
// EXTERNAL MODULE: ./src/plan/images.ts
var plan_images = __webpack_require__(2365);
// EXTERNAL MODULE: ./src/fleet/credits.ts
var fleet_credits = __webpack_require__(7586);
// EXTERNAL MODULE: ./src/instance-state.ts
var instance_state = __webpack_require__(1116);
;// CONCATENATED MODULE: ./src/plan/runners.ts






/** What brings a region to one ready instance of home's current image, and to no other. */
function planRunner(facts, image, runners) {
    const current = runners.filter((runner) => (0,parts/* isOfImage */.$x)(runner, image));
    const outdated = runners.filter((runner) => !(0,parts/* isOfImage */.$x)(runner, image));
    const steps = [];
    if (current.length === 0)
        steps.push(...planNewRunner(facts, image, outdated));
    // Of several the one that is ready; where none is, any will do. Several ready ones are reported, never touched.
    const ready = current.filter(parts/* isReady */.i_);
    const [runner] = ready.length > 0 ? ready : current;
    if (runner !== undefined && ready.length <= 1) {
        steps.push(...planMending(facts, runner));
        const spare = current.filter((one) => one !== runner && (0,lease/* parseLeases */.t9)(one.tags).length === 0);
        steps.push(...spare.map(planSpare));
    }
    return [...steps, ...planRemovalOfOld(facts, image, outdated)];
}
/** A second instance that never got through its proof boot holds nobody's output. */
function planSpare({ id }) {
    return {
        kind: 'terminate-instance',
        instanceId: id,
        target: `instance ${id}`,
        reason: 'a second, unproven instance of the same image',
    };
}
function planNewRunner(facts, image, outdated) {
    const { fleet, region, inventory, placement } = facts;
    if (placement.kind === 'none')
        return [];
    const inHome = (0,parts/* isHome */.qN)(fleet, region.name);
    const copy = (0,parts/* listCurrentCopies */.vw)(inventory.owned, image)[0];
    const groups = inHome ? [facts.home.securityGroup] : inventory.owned.securityGroups;
    const group = groups.find((one) => one?.name === fleet.securityGroup && one.vpcId === placement.place.vpcId);
    const reason = outdated.length === 0
        ? `${region.name} has no instance of the fleet`
        : `${outdated.map(({ id }) => id).join(', ')} is not of home's current image ${image.id}`;
    return [
        {
            kind: 'run-instance',
            place: placement.place,
            others: placement.others,
            made: { imageId: inHome ? image.id : copy?.id, securityGroupId: group?.id },
            replaces: outdated.map(({ id }) => id),
            target: `instance ${placement.place.type} in ${placement.place.zone}`,
            reason,
        },
        {
            kind: 'prove-instance',
            instanceId: undefined,
            target: 'the new instance',
            reason: 'it counts as ready only when Systems Manager has answered and the fuse is armed',
        },
    ];
}
/** What can be set right on a runner as it is, while it is stopped; a boot proves it anew where that matters. */
function planMending(facts, runner) {
    const { fleet, region, attributes, placement, fuseTag } = facts;
    const target = `instance ${runner.id}`;
    const steps = [];
    const behavior = attributes.get(runner.id)?.shutdownBehavior ?? 'stop';
    if (behavior !== 'stop') {
        const reason = `a power-off from inside would ${behavior} it`;
        steps.push({ kind: 'set-shutdown-behavior', instanceId: runner.id, target, reason });
    }
    if (fleet.instance.metadata === 'required' && runner.metadataTokens !== 'required') {
        steps.push({ kind: 'set-metadata-tokens', instanceId: runner.id, target, reason: 'it still answers IMDSv1' });
    }
    steps.push(...planHops(facts, runner));
    const { type, zone } = choose(placement, runner);
    // In its own zone it may be a lesser choice that a run fell back on; elsewhere the first choice may not be on offer.
    if (type !== runner.type && (zone === runner.zone || !region.types.includes(runner.type))) {
        const reason = `it is a ${runner.type}, and the fleet's choice there is ${type}`;
        steps.push({ kind: 'set-instance-type', instanceId: runner.id, type, target, reason });
    }
    else
        steps.push(...planCredits(facts, runner));
    const doubt = (0,parts/* isReady */.i_)(runner)
        ? runner.tags[src_tags/* TAG */.Dk.fuse] === fuseTag
            ? steps.some(({ kind }) => kind === 'set-instance-type')
                ? 'its type changes'
                : undefined
            : 'its fuse is not the current one'
        : `it has not come through its proof boot${(0,instance_state/* isOn */.M)(runner.state) ? ' yet' : ''}`;
    if (doubt !== undefined)
        steps.push({ kind: 'prove-instance', instanceId: runner.id, target, reason: doubt });
    else if ((0,instance_state/* isOn */.M)(runner.state) && (0,lease/* findHolder */.IL)(runner, facts.now) === undefined) {
        steps.push({ kind: 'stop-instance', instanceId: runner.id, target, reason: 'it is on, and nobody holds it' });
    }
    return steps;
}
/** The metadata options change while a machine is on as well as off. IMDSv1 isn't let in again by the way. */
function planHops({ fleet }, { id, metadataHops, metadataTokens }) {
    const hops = fleet.instance.metadataHops;
    if (hops === undefined || hops === metadataHops)
        return [];
    const tokens = metadataTokens === 'required' ? 'required' : fleet.instance.metadata;
    const reason = `its metadata service answers ${(0,parts/* describeHops */.OI)(metadataHops)} away, and the fleet wants ${hops}`;
    return [{ kind: 'set-metadata-hops', instanceId: id, hops, tokens, target: `instance ${id}`, reason }];
}
/** A change of the type sets them as well. */
function planCredits({ fleet, attributes }, { id, type }) {
    const credits = (0,fleet_credits/* creditsOf */.y)(fleet.instance, type);
    const found = attributes.get(id)?.cpuCredits;
    if (credits === undefined || found === undefined || found === credits)
        return [];
    const reason = `its CPU credits are ${found}, and the fleet wants ${credits}`;
    return [{ kind: 'set-credits', instanceId: id, credits, target: `instance ${id}`, reason }];
}
/** The fleet's first choice, but for types that EC2 refused when the machine was made: it would refuse them again. */
function choose(placement, runner) {
    if (placement.kind === 'none')
        return runner;
    const refused = (0,src_tags/* parseRefused */.ac)(runner.tags);
    return [placement.place, ...placement.others].find(({ type }) => !refused.includes(type)) ?? runner;
}
/** The old instance, image and snapshots go when the new instance is proven and what runs left on the old one is here. */
function planRemovalOfOld({ fleet, region, inventory }, image, outdated) {
    const reason = `replaced by what is made from ${image.id}`;
    const steps = outdated.flatMap(({ id, tags }) => {
        const target = `instance ${id}`;
        const runs = (0,lease/* parseLeases */.t9)(tags).map(({ runId }) => runId);
        const left = `run ${runs.join(', ')} may have left output on it`;
        return [
            ...(runs.length === 0 ? [] : [{ kind: 'collect-output', instanceId: id, target, reason: left }]),
            { kind: 'terminate-instance', instanceId: id, target, reason },
        ];
    });
    if ((0,parts/* isHome */.qN)(fleet, region.name))
        return steps;
    const oldImages = (0,parts/* listCopies */.cJ)(inventory.owned).filter((copy) => (0,parts/* sourceOf */.vz)(copy) !== image.id);
    return [
        ...steps,
        ...oldImages.flatMap((old) => (0,plan_images/* planImageRemoval */.Nc)(inventory, old, reason)),
        ...(0,plan_images/* listOrphanSnapshots */.ED)(inventory).map(plan_images/* planOrphan */.Q3),
    ];
}

;// CONCATENATED MODULE: ./src/plan/provision.ts







const OBSTACLE_HINT = 'Nothing was changed: mend that, and provision again.';
/** Plans a region towards ready. A region that is ready gives no steps. */
function planProvision(facts) {
    const obstacles = listObstacles(facts);
    if (obstacles.length > 0)
        return { kind: 'refused', status: 'failed', reasons: obstacles, hint: OBSTACLE_HINT };
    const { home } = facts;
    const { image } = home;
    const vpcId = findVpc(facts);
    if (image === undefined || vpcId === undefined)
        throw new Error('an obstacle was not named');
    const adoption = planAdoption(facts, { source: image, vpcId });
    if (adoption.kind === 'refused')
        return { ...adoption, status: 'refused' };
    const after = { ...facts, inventory: adoption.inventory };
    const runners = (0,parts/* listRunners */.I7)(after.inventory.owned.instances);
    const changes = [
        ...adoption.steps,
        ...(0,plan_images/* planImage */.Fz)(after, image),
        ...planKeyPair(after, home),
        ...planSecurityGroup(after, vpcId),
        ...(0,plan_images/* awaitImage */.kQ)(after, image),
        ...planRunner(after, image, runners),
    ];
    const steps = [...changes, ...(0,fleet_tags/* planTags */.Vd)(facts.fleet, after.inventory, changes)];
    const held = describeHeld(facts, runners);
    if (held.length > 0 && steps.some(({ kind }) => TOUCHES_RUNNER.includes(kind))) {
        return { kind: 'refused', status: 'busy', reasons: held, hint: 'Try again when it has been let go.' };
    }
    return { kind: 'steps', steps };
}
/** Kinds of steps that may not happen under somebody's claim. */
const TOUCHES_RUNNER = [
    'run-instance',
    'prove-instance',
    'collect-output',
    'terminate-instance',
    'set-instance-type',
    'set-metadata-tokens',
    'set-metadata-hops',
    'set-credits',
    'set-shutdown-behavior',
];
/** A proof boot that was cut short binds others, not provision: it goes on from there. */
function describeHeld({ now }, runners) {
    return runners.flatMap((runner) => {
        const holder = (0,lease/* findHolder */.IL)(runner, now);
        return holder === undefined || holder.kind === 'proof boot'
            ? []
            : [`instance ${runner.id} is held by ${(0,lease/* describeHolder */.sG)(holder)}`];
    });
}
/** Where the region's parts belong: the VPC of a new instance, or else of the one that is there. */
function findVpc({ inventory, placement }) {
    return placement.kind === 'place' ? placement.place.vpcId : (placement.vpcId ?? inventory.owned.instances[0]?.vpcId);
}
/** What would make the plan fail half-way, found before anything is changed; only what the plan would really need. */
function listObstacles(facts) {
    const { fleet, region, home, inventory, placement, profile } = facts;
    const obstacles = [...home.problems];
    const { image } = home;
    const hasRunner = (0,parts/* listRunners */.I7)(inventory.owned.instances).some((runner) => (0,parts/* isOfImage */.$x)(runner, image));
    if (image !== undefined && placement.kind === 'none' && (!hasRunner || findVpc(facts) === undefined)) {
        obstacles.push(placement.reason);
    }
    const hasKeyPair = inventory.owned.keyPairs.some(({ name }) => name === fleet.keyPair);
    if (!(0,parts/* isHome */.qN)(fleet, region.name) &&
        !hasKeyPair &&
        home.keyPair !== undefined &&
        home.keyPair.publicKey === undefined) {
        obstacles.push(`EC2 does not give the public key of key pair ${home.keyPair.name} in home ${fleet.home}`);
    }
    const group = home.securityGroup;
    if ((0,parts/* isHome */.qN)(fleet, region.name) &&
        placement.kind === 'place' &&
        group !== undefined &&
        group.vpcId !== placement.place.vpcId) {
        obstacles.push(`security group ${group.id} is in ${group.vpcId}, and subnet ${placement.place.subnetId} in ${placement.place.vpcId}: ` +
            `set regions.${region.name}.subnet in the fleet file to one of ${group.vpcId}`);
    }
    if (profile.kind === 'unusable')
        obstacles.push(profile.reason);
    const mustCopy = image !== undefined && !(0,parts/* isHome */.qN)(fleet, region.name) && (0,parts/* listCurrentCopies */.vw)(inventory.owned, image).length === 0;
    if (mustCopy && image.devices.some(({ encrypted }) => encrypted) && region.kmsKey === undefined) {
        obstacles.push(`image ${image.id} is encrypted, and its copy needs a key of ${region.name}: ` +
            `set regions.${region.name}.kms-key in the fleet file, for instance to alias/aws/ebs`);
    }
    return obstacles;
}
function planKeyPair({ fleet, region, inventory }, { keyPair }) {
    const name = fleet.keyPair;
    if ((0,parts/* isHome */.qN)(fleet, region.name) || name === undefined || keyPair === undefined)
        return [];
    if (inventory.owned.keyPairs.some((pair) => pair.name === name))
        return [];
    const reason = `${region.name} has no key pair of that name`;
    return [{ kind: 'import-key-pair', name, publicKey: keyPair.publicKey ?? '', target: `key pair ${name}`, reason }];
}
function planSecurityGroup({ fleet, region, inventory }, vpcId) {
    if ((0,parts/* isHome */.qN)(fleet, region.name))
        return [];
    const target = `security group ${fleet.securityGroup}`;
    const group = inventory.owned.securityGroups.find((one) => one.name === fleet.securityGroup && one.vpcId === vpcId);
    if (group === undefined) {
        return [{ kind: 'create-security-group', vpcId, target, reason: `${vpcId} has no group of that name` }];
    }
    if (group.tags[src_tags/* TAG */.Dk.state] !== 'creating')
        return [];
    return [
        {
            kind: 'complete-security-group',
            groupId: group.id,
            target: `security group ${group.id}`,
            reason: 'it was created, and its rules were not all set',
        },
    ];
}

// EXTERNAL MODULE: ./src/plan/steps.ts
var steps = __webpack_require__(2960);
// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/apply/apply.ts + 15 modules
var apply = __webpack_require__(75);
// EXTERNAL MODULE: ./src/modes/observe.ts
var observe = __webpack_require__(8828);
// EXTERNAL MODULE: ./src/report/parts.ts
var report_parts = __webpack_require__(9356);
;// CONCATENATED MODULE: ./src/modes/provision.ts
// Mode provision: makes a region ready from home, mends what it finds, and does nothing where nothing is missing.












/** Reads home, the account's regions, and the instance profile. */
async function observeHomeFacts({ aws, fleet }) {
    const clients = aws(fleet.home);
    const [home, enabledRegions] = await Promise.all([(0,aws_home.observeHome)(clients.ec2, fleet), (0,aws_placement/* listEnabledRegions */.jE)(clients.ec2)]);
    const profile = home.profile === undefined
        ? { kind: 'unknown', reason: 'the name of the instance profile is not known' }
        : await (0,instance_profiles/* observeInstanceProfile */.T)(await clients.iam(), home.profile);
    return { home, enabledRegions, profile };
}
/**
 * Provisions one region. Everything that could fail is looked at before the first change.
 *
 * @throws ActionError when the account may not use the region
 */
async function provisionRegion(context, homeFacts, { adopt, dryRun }) {
    const { logger, region } = context;
    const { home, enabledRegions, profile } = homeFacts;
    if (!enabledRegions.has(region.name)) {
        throw new errors/* ActionError */.lZ(`region ${region.name} is not enabled for this account`, {
            hint: 'Enable it under AWS Regions in the console, or leave it out of the fleet file.',
        });
    }
    const { facts, seen } = await observeFacts(context, homeFacts, adopt);
    if (profile.kind === 'unknown')
        logger.info(`instance profile not looked at: ${profile.reason}`);
    const plan = planProvision(facts);
    if (plan.kind === 'refused')
        return describeRefusal(context, seen, { home, plan });
    if (plan.steps.length === 0)
        logger.info('nothing to do: the region is as its fleet wants it');
    if (dryRun)
        return describePlan(context, seen, { home, steps: plan.steps });
    return carryOutPlan(context, seen, { homeFacts, steps: plan.steps });
}
async function observeFacts(context, { home, profile }, adopt) {
    const { clients, clock, fleet, region } = context;
    const [seen, placement] = await Promise.all([
        (0,observe/* observe */.l)(context, { adopt }),
        home.image === undefined
            ? Promise.resolve({ kind: 'none', reason: 'home has no image to find an instance type for' })
            : (0,aws_placement/* findPlacement */.Zo)(clients.ec2, region, home.image),
    ]);
    const facts = {
        ...{ fleet, region, home, placement, profile, adopt },
        ...{ inventory: seen.inventory, attributes: seen.attributes },
        ...{ fuseTag: (0,commands/* fuseTag */._c)(fleet.fuseSeconds), now: clock.now() },
    };
    return { facts, seen };
}
function describeRefusal(context, seen, { home, plan }) {
    const { hint, reasons, status } = plan;
    for (const reason of reasons)
        context.logger.info(`${status}: ${reason}`);
    const summary = reasons.join('; ');
    const error = (0,report_errors/* errorResult */.WG)(new errors/* ActionError */.lZ(summary, hint === undefined ? {} : { hint }));
    return { status, summary, ...(0,report_parts/* describeParts */.M)(context, seen, home), steps: [], findings: [], error };
}
/** Applies the steps, and looks at what has come of it. */
async function carryOutPlan(context, seen, { homeFacts, steps }) {
    const { home, profile } = homeFacts;
    const source = home.image === undefined || home.profile === undefined
        ? undefined
        : { home, image: home.image, profile: home.profile };
    const { owned, foreign } = seen.inventory;
    const planned = [...owned.instances, ...foreign.instances];
    const { outcomes, error } = await (0,apply/* applySteps */.G)(context, steps, { source, planned });
    const after = steps.length === 0 ? seen : await (0,observe/* observe */.l)(context);
    const was = findRemaining(context, seen, home);
    const is = new Set((after === seen ? was : findRemaining(context, after, home)).map(({ text }) => text));
    // Right after our own calls EC2's reads may lag behind: only what was there before as well is believed.
    const findings = [...listUnknown(profile), ...was.filter(({ text }) => is.has(text))];
    const rest = { ...(0,report_parts/* describeParts */.M)(context, after, home), steps: [...outcomes], findings };
    if (error !== undefined) {
        const wasKept = !outcomes.some(({ outcome }) => outcome === 'failed');
        const summary = `not ready: a step ${wasKept ? 'was left undone' : 'failed'}`;
        return { status: 'failed', summary, ...rest, error: (0,report_errors/* errorResult */.WG)(error) };
    }
    if (findings.some(({ defect }) => defect))
        return { status: 'drifted', summary: 'provisioned, with findings', ...rest };
    return { status: 'ok', summary: outcomes.length === 0 ? 'ready, nothing to do' : 'ready', ...rest };
}
function describePlan(context, seen, { home, steps }) {
    for (const { kind, target, reason } of steps)
        context.logger.info(`would ${kind} ${target}: ${reason}`);
    return {
        status: steps.length === 0 ? 'ok' : 'skipped',
        summary: steps.length === 0 ? 'ready, nothing to do' : `${steps.length} steps planned, none done (dry run)`,
        ...(0,report_parts/* describeParts */.M)(context, seen, home),
        steps: steps.map(({ kind, target, reason }) => ({ kind, target, reason, outcome: 'planned', seconds: 0 })),
        findings: findRemaining(context, seen, home),
    };
}
/** What provision reports and never changes by itself. */
const REMAINING = [
    ...['drift', 'duplicate', 'stop-protection', 'uncollected', 'tags', 'disk'],
    ...['open-ingress', 'rule-left-out', 'foreign', 'unknown'],
];
function findRemaining({ clock, fleet, region }, { inventory, attributes }, home) {
    const now = clock.now();
    const facts = { fleet, region, home, inventory, attributes, fuseTag: (0,commands/* fuseTag */._c)(fleet.fuseSeconds), now };
    return (0,findings/* listFindings */.F)(facts).filter(({ code }) => REMAINING.includes(code));
}
function listUnknown(profile) {
    return profile.kind === 'unknown' ? [(0,steps/* notice */.lm)('unknown', `instance profile not looked at: ${profile.reason}`)] : [];
}


/***/ })

};
