export const id = 336;
export const ids = [336];
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

/***/ 9336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startRegion: () => (/* binding */ startRegion)
/* harmony export */ });
/* harmony import */ var _aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(658);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9580);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1889);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7121);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(119);
/* harmony import */ var _plan_steps_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2960);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2287);
/* harmony import */ var _machine_boot_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7302);
/* harmony import */ var _machine_cancellation_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7214);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9356);
/* harmony import */ var _machine_fuse_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5088);
/* harmony import */ var _machine_guest_command_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6889);
/* harmony import */ var _machine_recover_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7001);
/* harmony import */ var _machine_rival_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4201);
/* harmony import */ var _machine_runner_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2959);
// Mode start: an operator's half of a run. The machine stays on, under a hold, and its fuse is set to the hold's end.


















/**
 * Starts the region's machine and says how to get a shell on it. A start that fails is stopped again, unless a run that
 * has started the machine as well is at work on it.
 */
async function startRegion(context, request) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const runner = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,_machine_runner_js__WEBPACK_IMPORTED_MODULE_14__/* .getRunner */ .f)(context));
    const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() };
    const leaseSeconds = (0,_phases_js__WEBPACK_IMPORTED_MODULE_5__/* .runSeconds */ .Rl)({ ...fleet.run, timeoutSeconds: request.holdSeconds });
    await (0,_machine_recover_js__WEBPACK_IMPORTED_MODULE_12__/* .dropGivenUp */ .OA)(context, runner);
    const claim = await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .claimInstance */ .Mf)(clients.ec2, {
        ...{ instance: runner, fleet: fleet.name, runId: machine.runId, clock, logger, signal },
        leaseSeconds,
    });
    if (claim.kind === 'lost') {
        const error = new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Refusal */ .P_('busy', `instance ${runner.id} is ${runner.state}, ${(0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .describeLoss */ .$4)(claim)}; it was left alone`, { hint: 'Try again when it has been let go, or run mode stop.' });
        return { status: 'busy', summary: error.message, steps: [], findings: [], error: (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .errorResult */ .WG)(error) };
    }
    try {
        const { instance } = await (0,_machine_cancellation_js__WEBPACK_IMPORTED_MODULE_15__/* .whenCancelled */ .M)(signal, () => (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_8__/* .stopAtOnce */ .bN)(context, machine), () => (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_8__/* .bringUp */ .qh)(context, { machine, instance: claim.instance, leaseSeconds }));
        return await leaveOn(context, request, { machine, instance });
    }
    catch (error) {
        throw await takeBack(context, machine, error);
    }
}
/**
 * Sets the fuse to the end of the operator's time and makes a hold of the lease, which was for the boot: no run's output
 * will be asked for. Says how to get a shell.
 */
async function leaveOn(context, { holdSeconds }, { machine, instance }) {
    const { clients, clock, job, logger, region } = context;
    const { id } = instance;
    const end = (0,_clock_js__WEBPACK_IMPORTED_MODULE_16__/* .secondsAfter */ ._I)(clock.now(), holdSeconds);
    await setFuse(context, machine, end);
    // First the one, then the other: in between it is held twice, and never by nobody.
    const hold = { [_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.hold]: (0,_clock_js__WEBPACK_IMPORTED_MODULE_16__/* .formatTime */ .fU)(end) };
    await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_17__/* .putTags */ .Tm)(clients.ec2, [id], hold);
    await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)({ ec2: clients.ec2, logger }, machine);
    job.forget(machine);
    logger.info(`instance ${id} is on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_16__/* .formatTime */ .fU)(end)}, when its fuse switches it off; it costs money until then`);
    const left = Object.entries(instance.tags).filter(([key]) => key !== (0,_lease_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseKey */ .aW)(machine.runId));
    const tags = { ...Object.fromEntries(left), ...hold };
    const shell = (0,_plan_steps_js__WEBPACK_IMPORTED_MODULE_6__/* .notice */ .lm)('shell', `a shell on it: aws ssm start-session --region ${region.name} --target ${id}`, id);
    return {
        ...{ status: 'ok', summary: `on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_16__/* .formatTime */ .fU)(end)}`, steps: [], findings: [shell] },
        instance: (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_9__/* .describeInstance */ .x)({ ...instance, tags }, clock.now()),
    };
}
/** Stops a machine whose start failed, unless another run is at work on it, and gives the error to throw. */
async function takeBack(context, machine, error) {
    const { clients, job, logger } = context;
    if (await (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_13__/* .isLostToAnother */ .Hl)(context, machine, error)) {
        job.forget(machine);
        await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)({ ec2: clients.ec2, logger }, machine);
        return error;
    }
    const stopped = await (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_8__/* .stopMachine */ .mv)(context, machine).catch((failed) => {
        logger.info((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error).join(': '));
        throw failed;
    });
    await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)({ ec2: clients.ec2, logger }, machine);
    const left = `start of instance ${machine.instanceId}, which is ${stopped?.state ?? 'gone'}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(left, { cause: (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_13__/* .isBusy */ .A5)(error) ? (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_13__/* .unfoundedBusy */ .sY)(machine, error) : error });
}
async function setFuse(context, machine, deadline) {
    const reply = await (0,_machine_guest_command_js__WEBPACK_IMPORTED_MODULE_11__/* .guestCommand */ .WG)(context, machine, {
        what: 'deadline',
        commands: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .deadlineCommand */ .uZ)({ deadline, sentAt: context.clock.now() }),
        seconds: 60,
    });
    if (reply.kind !== 'refused')
        return;
    if (reply.reason === 'busy')
        throw (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_13__/* .busyRefusal */ .oD)(machine, reply);
    const message = `the fuse of instance ${machine.instanceId} can't be set (${reply.reason}): ${reply.detail}`;
    throw reply.reason === 'fuse'
        ? await (0,_machine_fuse_js__WEBPACK_IMPORTED_MODULE_10__/* .fuseRefusal */ ._)(context, machine, message)
        : new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(message, { hint: 'It is stopped again. Start it anew.' });
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
