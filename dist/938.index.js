export const id = 938;
export const ids = [938];
export const modules = {

/***/ 5687:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ listSnapshots),
/* harmony export */   Cj: () => (/* binding */ deleteSnapshot),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   L1: () => (/* binding */ copyImage),
/* harmony export */   Ns: () => (/* binding */ snapshotIds),
/* harmony export */   _6: () => (/* binding */ listImagesOfAnybody),
/* harmony export */   _k: () => (/* binding */ deregisterImage),
/* harmony export */   v8: () => (/* binding */ listImages)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
/* harmony import */ var _filters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7678);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9580);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
// Machine images and their snapshots: finding, copying, removing.





/** The snapshots that an image is made of. */
function snapshotIds({ devices }) {
    return devices.flatMap(({ snapshotId }) => snapshotId ?? []);
}
/** Images of this account that match, all pages; disabled ones included, so that they can be named. */
async function listImages(ec2, filters) {
    const images = [];
    const query = { Owners: ['self'], Filters: filters, IncludeDisabled: true };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .paginateDescribeImages */ .XiR)({ client: ec2 }, query)) {
        images.push(...(page.Images ?? []).map(parseImage));
    }
    return images.filter(({ name, tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_3__/* .isMeant */ .E)(filters, { tags, values: { name } }));
}
/** Images of a name, whoever owns them, as far as this account may see them. */
async function listImagesOfAnybody(ec2, name) {
    const images = [];
    const query = { Filters: [{ Name: 'name', Values: [name] }] };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .paginateDescribeImages */ .XiR)({ client: ec2 }, query)) {
        images.push(...(page.Images ?? []).map(parseImage));
    }
    return images.filter((image) => image.name === name);
}
/** One image by its id, of whatever owner; undefined when it isn't there. */
async function findImage(ec2, id) {
    try {
        const images = [];
        for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .paginateDescribeImages */ .XiR)({ client: ec2 }, { ImageIds: [id], IncludeDisabled: true })) {
            images.push(...(page.Images ?? []).map(parseImage));
        }
        return images[0];
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/** Snapshots of this account that match, all pages. */
async function listSnapshots(ec2, filters) {
    const snapshots = [];
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .paginateDescribeSnapshots */ .CdA)({ client: ec2 }, { OwnerIds: ['self'], Filters: filters })) {
        for (const snapshot of page.Snapshots ?? []) {
            snapshots.push({
                id: snapshot.SnapshotId ?? '',
                state: snapshot.State ?? 'unknown',
                progress: snapshot.Progress ?? '',
                volumeGiB: snapshot.VolumeSize ?? 0,
                tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTags */ .rL)(snapshot.Tags),
            });
        }
    }
    return snapshots.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_3__/* .isMeant */ .E)(filters, { tags }));
}
/**
 * Starts a copy of an image into the client's region and gives the new image's id; the copy goes on by itself.
 * Image and snapshots are tagged in the same call, so that nothing untagged can be left over.
 */
async function copyImage(ec2, request) {
    const tags = (0,_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .tagList */ .Tw)(request.tags);
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .CopyImageCommand */ .SDF({
        Name: request.name,
        Description: `Copy of ${request.sourceImageId} from ${request.sourceRegion}`,
        SourceImageId: request.sourceImageId,
        SourceRegion: request.sourceRegion,
        ClientToken: request.clientToken,
        ...(request.kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: request.kmsKey }),
        TagSpecifications: [
            { ResourceType: 'image', Tags: tags },
            { ResourceType: 'snapshot', Tags: tags },
        ],
    }));
    if (answer.ImageId === undefined)
        throw new Error('CopyImage answered without an image id');
    return answer.ImageId;
}
/** Takes an image out of the register; already gone is success. Its snapshots stay, and are deleted one by one. */
async function deregisterImage(ec2, id) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .DeregisterImageCommand */ .x2c({ ImageId: id }));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            throw error;
    }
}
/** Deletes a snapshot; already gone is success. Throws InvalidSnapshot.InUse while an image still refers to it. */
async function deleteSnapshot(ec2, id) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .DeleteSnapshotCommand */ .tZN({ SnapshotId: id }));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            throw error;
    }
}
function parseImage(image) {
    return {
        id: image.ImageId ?? '',
        name: image.Name ?? '',
        state: image.State ?? 'unknown',
        stateReason: image.StateReason?.Message,
        ownerId: image.OwnerId ?? '',
        created: new Date(image.CreationDate ?? 0),
        architecture: image.Architecture ?? 'x86_64',
        enaSupport: image.EnaSupport ?? false,
        rootDevice: image.RootDeviceName ?? '/dev/xvda',
        devices: (image.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) => DeviceName === undefined || Ebs === undefined
            ? []
            : [
                {
                    name: DeviceName,
                    snapshotId: Ebs.SnapshotId,
                    encrypted: Ebs.Encrypted ?? false,
                    // One that isn't known to go is told to.
                    deleteOnTermination: Ebs.DeleteOnTermination ?? false,
                    volumeGiB: Ebs.VolumeSize,
                    volumeType: Ebs.VolumeType,
                    iops: Ebs.Iops,
                    throughput: Ebs.Throughput,
                },
            ]),
        sourceImageId: image.SourceImageId,
        sourceRegion: image.SourceImageRegion,
        tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTags */ .rL)(image.Tags),
    };
}


/***/ }),

/***/ 7803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ stopInstance),
/* harmony export */   Hd: () => (/* binding */ isTerminal),
/* harmony export */   Jh: () => (/* binding */ terminateInstance),
/* harmony export */   Z$: () => (/* binding */ askToStop),
/* harmony export */   _i: () => (/* binding */ startInstance),
/* harmony export */   oJ: () => (/* binding */ waitForState)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5193);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _instance_state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1116);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(119);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9378);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9210);
/* harmony import */ var _late_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6438);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.









/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120;
const LOOK_EVERY_SECONDS = 2;
/** A machine that is still seen on so long after it was asked to stop has not heard. */
const ASK_AGAIN_SECONDS = 5;
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.';
/**
 * Waits until an instance is in one of the states, and gives it. One that is terminated is waited for no longer.
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
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
                        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
                    });
                }
                if (seen === undefined || states.includes(seen.state))
                    return seen;
                if (isTerminal(seen))
                    throw neverError(seen, states);
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
        });
    }
}
function neverError({ id, state, stateReason }, states) {
    const reason = stateReason ?? 'no reason given';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
        hint: (0,_late_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .fixForStateReason */ ._)(stateReason),
    });
}
/** Such an instance never comes back. */
function isTerminal({ state }) {
    return state === 'terminated' || state === 'shutting-down';
}
/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
async function startInstance(ec2, id, { clock, signal }) {
    await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StartInstancesCommand */ .a9E({ InstanceIds: [id] })), {
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.start,
        clock,
        signal,
    });
}
/** Asks EC2 once to stop an instance; nothing is confirmed. */
async function askToStop(ec2, id) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StopInstancesCommand */ .esG({ InstanceIds: [id] }));
}
/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success, and so is a launch of somebody else's, since EC2 took our stop: that one isn't ours to stop,
 * and is given as it is. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, to be told when nothing else does
 */
async function stopInstance(ec2, { id, offBy, clock, signal, limitSeconds = _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop, }) {
    const hint = offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_7__/* .formatTime */ .fU)(offBy)} at the latest. ${MAY_BE_ON}`;
    const started = clock.elapsed();
    let state = 'not seen yet';
    let trouble;
    let forced = false;
    let accepted = false;
    let takenAt;
    let asked = Number.NEGATIVE_INFINITY;
    const ask = async (Force) => {
        asked = clock.elapsed();
        try {
            await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .StopInstancesCommand */ .esG({ InstanceIds: [id], ...(Force ? { Force } : {}) }));
            accepted = true;
            takenAt ??= clock.now();
        }
        catch (error) {
            const passes = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrongState */ .b4)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error);
            // A terminated instance has lost its tags, and with them what allowed the role to stop it.
            if (!passes && !((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnauthorized */ .Tk)(error) && (await isTerminated(ec2, id)))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`stopping instance ${id}, which may still be on`, { cause: error, hint });
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
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error)) {
                const what = `instance ${id} was asked to stop and can't be looked at, so it may still be on`;
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(what, { cause: error, hint });
            }
            trouble = error;
            return undefined;
        }
        state = instance?.state ?? 'gone';
        if (state === 'terminated')
            return { instance };
        if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt)
            return { instance };
        if (state === 'stopped' || state === 'gone') {
            if (accepted || clock.elapsed() - started > _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .STALE_READ_SECONDS */ .N0)
                return { instance };
            await ask(false);
        }
        else if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isOn */ .M)(state) && (!accepted || clock.elapsed() - asked > ASK_AGAIN_SECONDS))
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
            hint,
        });
    }
}
async function isTerminated(ec2, id) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id).catch(() => undefined);
    return instance?.state === 'terminated' || instance?.state === 'shutting-down';
}
/** Terminates an instance and waits until it is terminated; gone already is success. */
async function terminateInstance(ec2, id, { clock, signal }) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_6__/* .TerminateInstancesCommand */ .NaF({ InstanceIds: [id] }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error))
            return;
        throw error;
    }
    let state = 'not seen yet';
    try {
        await (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: _phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop,
            clock,
            signal,
            look: async () => {
                state = (await (0,_instances_js__WEBPACK_IMPORTED_MODULE_3__/* .findInstance */ .XD)(ec2, id))?.state;
                return state === undefined || state === 'terminated' ? true : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof _poll_js__WEBPACK_IMPORTED_MODULE_4__/* .PollTimeout */ .lb))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${id} is ${state} and not terminated, ${_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT */ .uK.stop} s after it was asked to`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
        });
    }
}


/***/ }),

/***/ 9210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ setInstanceType),
/* harmony export */   J1: () => (/* binding */ getCpuCredits),
/* harmony export */   MZ: () => (/* binding */ setMetadataTokens),
/* harmony export */   ND: () => (/* binding */ listInstances),
/* harmony export */   P6: () => (/* binding */ setCpuCredits),
/* harmony export */   XD: () => (/* binding */ findInstance),
/* harmony export */   bD: () => (/* binding */ getInstanceAttributes),
/* harmony export */   e7: () => (/* binding */ setMetadataHops),
/* harmony export */   jH: () => (/* binding */ runInstance),
/* harmony export */   qp: () => (/* binding */ getInstanceStatus),
/* harmony export */   rq: () => (/* binding */ setShutdownBehaviorStop)
/* harmony export */ });
/* unused harmony export profileName */
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9378);
/* harmony import */ var _filters_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7678);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9580);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9506);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5672);
// EC2 instances: our view of them, and every operation on them.







/** One instance, or undefined when AWS doesn't know it. */
async function findInstance(ec2, id) {
    try {
        const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .DescribeInstancesCommand */ .bNs({ InstanceIds: [id] }));
        const [instance] = (answer.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? []);
        return instance === undefined ? undefined : parseInstance(instance);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/** All instances that match, all pages. Terminated ones stay visible for about an hour and have lost their tags. */
async function listInstances(ec2, filters) {
    const instances = [];
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .paginateDescribeInstances */ .H0T)({ client: ec2 }, { Filters: filters })) {
        for (const { Instances } of page.Reservations ?? [])
            instances.push(...(Instances ?? []).map(parseInstance));
    }
    return instances.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_5__/* .isMeant */ .E)(filters, { tags }));
}
/** Shutdown behaviour and stop protection of an instance. */
async function getInstanceAttributes(ec2, id) {
    const [behavior, protection] = await Promise.all([
        ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .DescribeInstanceAttributeCommand */ .cyP({ InstanceId: id, Attribute: 'instanceInitiatedShutdownBehavior' })),
        ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .DescribeInstanceAttributeCommand */ .cyP({ InstanceId: id, Attribute: 'disableApiStop' })),
    ]);
    return {
        shutdownBehavior: behavior.InstanceInitiatedShutdownBehavior?.Value ?? 'stop',
        stopProtection: protection.DisableApiStop?.Value ?? false,
    };
}
/** EC2's two status checks, `ok`, `impaired`, `initializing` or `insufficient-data`: of the host and of the machine. */
async function getInstanceStatus(ec2, id) {
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .DescribeInstanceStatusCommand */ .o0z({ InstanceIds: [id] }));
    const [status] = answer.InstanceStatuses ?? [];
    return { system: status?.SystemStatus?.Status ?? 'unknown', machine: status?.InstanceStatus?.Status ?? 'unknown' };
}
/** Sets what a power-off from inside leads to: `stop`, so that a fuse ends the bill and keeps the machine. */
async function setShutdownBehaviorStop(ec2, id) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .ModifyInstanceAttributeCommand */ .ho4({ InstanceId: id, InstanceInitiatedShutdownBehavior: { Value: 'stop' } }));
}
/** Changes the type of a stopped instance (EC2 allows it in that state only). */
async function setInstanceType(ec2, id, type) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .ModifyInstanceAttributeCommand */ .ho4({ InstanceId: id, InstanceType: { Value: type } }));
}
/** Sets whether the metadata service insists on session tokens (IMDSv2). */
async function setMetadataTokens(ec2, id, tokens) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .ModifyInstanceMetadataOptionsCommand */ .a5G({ InstanceId: id, HttpTokens: tokens }));
}
/**
 * Sets how many hops away the metadata service answers. The tokens are named with it, since the roles allow a change of
 * the metadata options by what it makes of them.
 */
async function setMetadataHops(ec2, id, { hops, tokens }) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .ModifyInstanceMetadataOptionsCommand */ .a5G({ InstanceId: id, HttpPutResponseHopLimit: hops, HttpTokens: tokens }));
}
/** The credit option of an instance of a burstable type, `standard` or `unlimited`; EC2 refuses to be asked for others. */
async function getCpuCredits(ec2, id) {
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .DescribeInstanceCreditSpecificationsCommand */ .dmh({ InstanceIds: [id] }));
    return answer.InstanceCreditSpecifications?.[0]?.CpuCredits;
}
/**
 * Sets the credit option of an instance of a burstable type, on or off.
 *
 * @throws ActionError when EC2 refuses, which it tells in an answer that counts as good
 *   (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html)
 */
async function setCpuCredits(ec2, id, credits) {
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .ModifyInstanceCreditSpecificationCommand */ .htf({
        InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: credits }],
    }));
    const [refusal] = answer.UnsuccessfulInstanceCreditSpecifications ?? [];
    if (refusal === undefined)
        return;
    const { Code = 'no code', Message = 'no reason given' } = refusal.Error ?? {};
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`setting instance ${id} to ${credits} CPU credits: ${Message} (${Code})`, {
        hint: 'Take instance.credits out of the fleet file, or name types that have CPU credits.',
    });
}
/** Makes one instance. A profile that was just made is waited for, for two minutes and on that message only. */
async function runInstance(ec2, request, { clock, signal }) {
    const answer = await (0,_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .retryWhile */ .i9)(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isProfileNotYetKnown */ .Sb, () => ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_4__/* .RunInstancesCommand */ .zq7({ ...request, MinCount: 1, MaxCount: 1 })), { everySeconds: 5, limitSeconds: 120, clock, signal });
    const [instance] = answer.Instances ?? [];
    if (instance === undefined)
        throw new Error('RunInstances answered without an instance');
    return parseInstance(instance);
}
/** From `arn:aws:iam::123456789012:instance-profile/path/NAVO-ssm` the name behind the last slash. */
function profileName(arn) {
    return arn?.split('/').at(-1);
}
function parseInstance(instance) {
    return {
        id: instance.InstanceId ?? '',
        state: instance.State?.Name ?? 'unknown',
        stateReason: instance.StateReason?.Message ?? instance.StateTransitionReason,
        type: instance.InstanceType ?? '',
        zone: instance.Placement?.AvailabilityZone ?? '',
        imageId: instance.ImageId ?? '',
        launchTime: instance.LaunchTime ?? new Date(0),
        keyName: instance.KeyName,
        vpcId: instance.VpcId,
        subnetId: instance.SubnetId,
        securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        profile: profileName(instance.IamInstanceProfile?.Arn),
        publicIp: instance.PublicIpAddress,
        privateIp: instance.PrivateIpAddress,
        metadataTokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
        metadataHops: instance.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
        volumeIds: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
        rootVolumeId: (instance.BlockDeviceMappings ?? []).find(({ DeviceName }) => DeviceName === instance.RootDeviceName)
            ?.Ebs?.VolumeId,
        tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .parseTags */ .rL)(instance.Tags),
    };
}


/***/ }),

/***/ 2393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ observeRegion),
/* harmony export */   Oq: () => (/* binding */ listOtherFleets),
/* harmony export */   qH: () => (/* binding */ listOwnedInstances),
/* harmony export */   tB: () => (/* binding */ listNamesakes),
/* harmony export */   yi: () => (/* binding */ listVolumes)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5193);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5687);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _key_pairs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5578);
/* harmony import */ var _filters_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7678);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9580);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9506);
/* harmony import */ var _security_groups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9828);
// One read of a region: everything that is the fleet's or carries its name, split by who owns it.








/**
 * Reads a region, everything at the same time. Our things are found by tag, look-alikes by name, so that what isn't
 * ours is seen and named, never used.
 */
async function observeRegion(ec2, region, fleet) {
    const ours = { Name: `tag:${_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet}`, Values: [fleet.name] };
    const named = { Name: 'tag:Name', Values: [fleet.name] };
    const imageNames = { Name: 'name', Values: [fleet.image, `${fleet.image}-ami-*`] };
    const groupName = { Name: 'group-name', Values: [fleet.securityGroup] };
    const keyName = fleet.keyPair === undefined ? [] : [{ Name: 'key-name', Values: [fleet.keyPair] }];
    const [instances, images, snapshots, volumes, keyPairs, securityGroups] = await Promise.all([
        either([(0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, [ours]), (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, [named])]),
        either([(0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .listImages */ .v8)(ec2, [ours]), (0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .listImages */ .v8)(ec2, [imageNames])]),
        either([(0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .listSnapshots */ .Cb)(ec2, [ours]), (0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .listSnapshots */ .Cb)(ec2, [named])]),
        either([listVolumes(ec2, [ours]), listVolumes(ec2, [named])]),
        either([
            (0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeyPairs */ .lY)(ec2, { Filters: [ours] }),
            keyName.length === 0 ? Promise.resolve([]) : (0,_key_pairs_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeyPairs */ .lY)(ec2, { Filters: keyName }),
        ]),
        either([(0,_security_groups_js__WEBPACK_IMPORTED_MODULE_4__/* .listSecurityGroups */ .zw)(ec2, [ours]), (0,_security_groups_js__WEBPACK_IMPORTED_MODULE_4__/* .listSecurityGroups */ .zw)(ec2, [groupName])]),
    ]);
    const held = (wanted) => ({
        instances: instances.filter(({ tags, state }) => wanted(tags) && state !== 'terminated' && state !== 'shutting-down'),
        images: images.filter(({ tags, state }) => wanted(tags) && state !== 'deregistered'),
        snapshots: snapshots.filter(({ tags }) => wanted(tags)),
        volumes: volumes.filter(({ tags }) => wanted(tags)),
        keyPairs: keyPairs.filter(({ tags }) => wanted(tags)),
        securityGroups: securityGroups.filter(({ tags }) => wanted(tags)),
    });
    return {
        region,
        owned: held((tags) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet.name)),
        foreign: held((tags) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet.name)),
    };
}
/** The fleet's own instances of a region, terminated ones left out: what run, start and stop need to know. */
async function listOwnedInstances(ec2, fleet) {
    const instances = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, [{ Name: `tag:${_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet}`, Values: [fleet] }]);
    return instances.filter(({ tags, state }) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down');
}
/** Instances that carry the fleet's name and aren't its own, such as home's original; terminated ones left out. */
async function listNamesakes(ec2, fleet) {
    const instances = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, [{ Name: 'tag:Name', Values: [fleet] }]);
    return instances.filter(({ tags, state }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down');
}
/** The names of other fleets that have machines or images in a region. */
async function listOtherFleets(ec2, fleet) {
    const tagged = [{ Name: 'tag-key', Values: [_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet] }];
    const [instances, images] = await Promise.all([(0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, tagged), (0,_images_js__WEBPACK_IMPORTED_MODULE_0__/* .listImages */ .v8)(ec2, tagged)]);
    const living = instances.filter(({ state }) => state !== 'terminated' && state !== 'shutting-down');
    const names = [...living, ...images].flatMap(({ tags }) => tags[_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet] ?? []);
    return [...new Set(names)].filter((name) => name !== fleet).sort();
}
/** Volumes that match, all pages. */
async function listVolumes(ec2, filters) {
    const volumes = [];
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__/* .paginateDescribeVolumes */ .cpp)({ client: ec2 }, { Filters: filters })) {
        for (const volume of page.Volumes ?? []) {
            volumes.push({
                id: volume.VolumeId ?? '',
                state: volume.State ?? 'unknown',
                sizeGiB: volume.Size ?? 0,
                type: volume.VolumeType ?? 'unknown',
                encrypted: volume.Encrypted ?? false,
                instanceId: volume.Attachments?.[0]?.InstanceId,
                device: volume.Attachments?.[0]?.Device,
                tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .parseTags */ .rL)(volume.Tags),
            });
        }
    }
    return volumes.filter(({ tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_7__/* .isMeant */ .E)(filters, { tags }));
}
async function either(lists) {
    const byId = new Map((await Promise.all(lists)).flat().map((item) => [item.id, item]));
    return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}


/***/ }),

/***/ 5578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lY: () => (/* binding */ listKeyPairs),
/* harmony export */   pF: () => (/* binding */ importKeyPair),
/* harmony export */   yL: () => (/* binding */ isSameKey),
/* harmony export */   z9: () => (/* binding */ deleteKeyPair)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
/* harmony import */ var _filters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7678);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9580);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
// Key pairs: reading home's public key, importing it elsewhere.





/** Key pairs that match, with their public keys (DescribeKeyPairs has no pages). */
async function listKeyPairs(ec2, query) {
    try {
        const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .DescribeKeyPairsCommand */ .DRu({ ...query, IncludePublicKey: true }));
        return (answer.KeyPairs ?? [])
            .map((pair) => ({
            id: pair.KeyPairId ?? '',
            name: pair.KeyName ?? '',
            fingerprint: pair.KeyFingerprint ?? '',
            publicKey: pair.PublicKey?.trim(),
            tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTags */ .rL)(pair.Tags),
        }))
            .filter(({ name, tags }) => (0,_filters_js__WEBPACK_IMPORTED_MODULE_4__/* .isMeant */ .E)(query.Filters, { tags, values: { 'key-name': name } }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return [];
        throw error;
    }
}
/** Imports a public key under a name, tagged in the same call. Throws InvalidKeyPair.Duplicate for a taken name. */
async function importKeyPair(ec2, { name, publicKey, tags }) {
    await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .ImportKeyPairCommand */ .OmI({
        KeyName: name,
        PublicKeyMaterial: new TextEncoder().encode(publicKey),
        TagSpecifications: [{ ResourceType: 'key-pair', Tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagList */ .Tw)(tags) }],
    }));
}
/** Deletes a key pair by its id, so that a pair of the same name made meanwhile is left alone; gone is success. */
async function deleteKeyPair(ec2, id) {
    try {
        await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_2__/* .DeleteKeyPairCommand */ .EWB({ KeyPairId: id }));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            throw error;
    }
}
/** Whether two public keys are the same key; the comment behind a key doesn't count. */
function isSameKey(one, other) {
    const bare = (key) => key?.trim().split(/\s+/).slice(0, 2).join(' ');
    return bare(one) === bare(other);
}


/***/ }),

/***/ 6438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ fixForStateReason)
/* harmony export */ });
// A start that EC2 took and gave up: what its reason means, and what to do about it.
/** The codes are those of *StateReason* in EC2's API reference. */
const FIXES = [
    [
        /VolumeLimitExceeded/,
        "The account's limit of EBS volumes is reached in that region: delete volumes, or ask for a higher quota.",
    ],
    [
        /InsufficientInstanceCapacity/,
        'EC2 has no machine of that type to give: try again later, or name more instance types in the fleet file.',
    ],
    [/InvalidSnapshot/, 'The snapshot that its disk is made from is gone: clear the region and provision it anew.'],
    [
        /Client\.InternalError/,
        "Most often the disk's KMS key may not be used: allow the key to the role, or set another kms-key and provision the region anew.",
    ],
    [/Client\.(UserInitiated|InstanceInitiated)/, 'Somebody or something stopped it while it started: try again.'],
    [/Server\./, "The fault is EC2's own: try again."],
];
/** What to do, by EC2's reason such as `Client.VolumeLimitExceeded: Volume limit exceeded`. */
function fixForStateReason(reason) {
    const [, fix] = FIXES.find(([code]) => code.test(reason ?? '')) ?? [];
    return fix ?? 'See what EC2 says of the instance in its console, and try again.';
}


/***/ }),

/***/ 658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ describeLoss),
/* harmony export */   EH: () => (/* binding */ renewLease),
/* harmony export */   Mf: () => (/* binding */ claimInstance),
/* harmony export */   de: () => (/* binding */ expireLeases),
/* harmony export */   wL: () => (/* binding */ releaseLease),
/* harmony export */   y2: () => (/* binding */ setLeaseEnd)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9506);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5672);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9580);







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
    const { instance, fleet, runId, leaseSeconds, clock, logger } = options;
    const release = () => releaseLease({ ec2, logger }, { instanceId: instance.id, runId });
    const before = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(instance, clock.now());
    if (before !== undefined)
        return { kind: 'lost', holder: before, reason: 'it is in use' };
    const claimed = clock.now();
    const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsAfter */ ._I)(claimed, leaseSeconds);
    await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .doing */ .Yp)(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () => (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instance.id], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) }));
    const lose = async (holder, reason) => {
        await release();
        return { kind: 'lost', holder, reason };
    };
    const now = await lookAgain(ec2, options).catch(async (error) => {
        await release();
        throw error;
    });
    if (now === undefined || ['shutting-down', 'terminated'].includes(now.state)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
            hint: 'Somebody terminated it. Run mode provision for the region.',
        });
    }
    if (!(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(now.tags, fleet))
        return lose(undefined, 'it is no longer ours');
    const [first] = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .liveLeases */ ._c)(now, clock.now());
    const isHeld = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .liveHold */ .iV)(now, clock.now()) !== undefined;
    if (first?.runId !== runId || isHeld)
        return lose((0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(now, clock.now()), 'another claim came first');
    if (now.state !== instance.state)
        return lose(undefined, `it went from ${instance.state} to ${now.state} meanwhile`);
    return { kind: 'won', instance: now, until };
}
/** The instance, later, with our claim on it: a read that doesn't show the tag just written is older than that. */
async function lookAgain(ec2, { instance, runId, clock, signal }) {
    await clock.sleep(SETTLE_SECONDS, signal);
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
        throw error;
    }
}
/** Writes a run's lease anew, as from now: who waits long with a stopped machine would lose the claim otherwise. */
async function renewLease(ec2, options) {
    const { instanceId, runId, leaseSeconds, clock } = options;
    const claimed = clock.now();
    const until = (0,_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsAfter */ ._I)(claimed, leaseSeconds);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed, until }) });
}
/**
 * Sets a new end to a run's lease on a machine that is on, with the claim's own time: what its phases so far have not
 * used isn't carried on. A lease that somebody has ended, as mode stop does, stays ended.
 */
async function setLeaseEnd(ec2, { instanceId, runId, until, clock }) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, instanceId);
    const now = clock.now();
    const own = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLeases */ .t9)(instance?.tags ?? {}).find((lease) => lease.runId === runId);
    if (own !== undefined && own.until <= now)
        return;
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [instanceId], { [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed: own?.claimed ?? now, until }) });
}
/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 * The tags are read right before, so that no key comes back that its own run has taken off meanwhile.
 *
 * @param runId only that run's; all of the instance's without it
 */
async function expireLeases(ec2, id, { clock, runId }) {
    const instance = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_2__/* .findInstance */ .XD)(ec2, id);
    const now = clock.now();
    const ended = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLeases */ .t9)(instance?.tags ?? {})
        .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
        .map((lease) => [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(lease.runId), (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseValue */ .WR)({ claimed: lease.claimed, until: now })]);
    if (ended.length > 0)
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .putTags */ .Tm)(ec2, [id], Object.fromEntries(ended));
}
/**
 * Takes a run's lease off an instance, once that is stopped for certain, or was never started. It never throws: a tag
 * that can't be removed must neither hide why a run failed nor fail a good one. The log says what it costs.
 */
async function releaseLease({ ec2, logger }, { instanceId, runId }) {
    try {
        await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .removeTags */ ._M)(ec2, instanceId, [(0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseKey */ .aW)(runId)]);
    }
    catch (error) {
        logger.info(`the lease of run ${runId} could not be taken off instance ${instanceId}, and counts until its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error).join(': ')}`);
    }
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
