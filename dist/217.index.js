export const id = 217;
export const ids = [217];
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

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ SECRETS_SECONDS),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7390);
/* harmony import */ var _text_shell_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6933);
// What a payload travels with, as one block of bytes: its text, its environment, and which secrets the machine is to read
// for it. Pure. Only the names of secrets are known here; their values never leave the machine.



const maxPayloadBytes = 256 * 1024;
/** How long the machine may take to read all secrets of a run. */
const SECRETS_SECONDS = 60;
/** Throws an ActionError when something is too long, or no variable of a shell. */
function bundleOf({ payload, env, secrets }) {
    const text = Buffer.from(payload, 'utf8');
    if (text.length > maxPayloadBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`sending the payload: it has ${text.length} bytes, at most ${maxPayloadBytes} can be sent`, {
            hint: 'fetch the program from within the payload, or shorten it',
        });
    }
    const variables = Buffer.from(envFile(env), 'utf8');
    const list = Buffer.from(secretsList(secrets), 'utf8');
    return {
        bytes: Buffer.concat([text, variables, list]),
        payloadBytes: text.length,
        envBytes: variables.length,
    };
}
/** Shell text that exports the variables; sourced right before the payload. */
function envFile(env) {
    for (const [name, value] of Object.entries(env)) {
        assertName(name, 'run.env');
        if (value.includes('\0'))
            throw notSent(`the variable ${name} holds a NUL`, 'run.env');
    }
    const text = (0,_text_shell_js__WEBPACK_IMPORTED_MODULE_2__/* .exportLines */ .E)(env);
    const bytes = Buffer.byteLength(text);
    if (bytes <= _fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ENV_BYTES */ .Lp)
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`sending the payload: its environment has ${bytes} bytes, at most ${_fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ENV_BYTES */ .Lp} can be sent`, {
        hint: 'shorten run.env',
    });
}
/** A line for each: the variable's name, a space, the parameter's. */
function secretsList(secrets) {
    return Object.entries(secrets)
        .map(([name, parameter]) => {
        assertName(name, 'run.secrets');
        if (!/^\/[\w./-]+$/.test(parameter)) {
            throw notSent(`${JSON.stringify(parameter)} is not the path of a parameter`, 'run.secrets');
        }
        return `${name} ${parameter}\n`;
    })
        .join('');
}
function assertName(name, key) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        throw notSent(`${JSON.stringify(name)} is not the name of a variable`, key);
    if (_fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .READONLY_NAMES */ .cH.includes(name))
        throw notSent(`the variable ${name} is read-only in a shell`, key);
}
function notSent(problem, key) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`sending the payload: ${problem}`, { hint: `mend ${key}` });
}


/***/ }),

/***/ 1889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ss: () => (/* binding */ cancelCommand),
  P3: () => (/* binding */ collectedCommand),
  uZ: () => (/* binding */ deadlineCommand),
  _c: () => (/* binding */ fuseTag),
  Je: () => (/* binding */ installCommand),
  Rv: () => (/* binding */ payloadCommands),
  m7: () => (/* binding */ proveCommand),
  UK: () => (/* binding */ readCommand),
  sw: () => (/* binding */ userData)
});

// UNUSED EXPORTS: fuseFiles, listCommand

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/phases.ts
var phases = __webpack_require__(119);
// EXTERNAL MODULE: ./src/guest/bundle.ts
var bundle = __webpack_require__(738);
;// CONCATENATED MODULE: ./src/guest/script.ts
// The text of a command: a script of the shell, of variables and files of this folder. Nothing foreign is interpolated.
/** SSM takes 64 KB of document and parameters. */
const maxCommandBytes = 60_000;
/**
 * A command's lines: variables in front, then its files. Throws when it is larger than SSM takes, or when SSM would read a
 * part of it as a reference to a parameter.
 */
function script_script(variables, ...parts) {
    const assignments = Object.entries(variables).map(([name, value]) => `${name}='${harmless(value)}'`);
    const text = ['#!/bin/sh', ...assignments, ...parts.map(withoutComments)].join('\n');
    if (text.includes('{{'))
        throw new Error('SSM would resolve a {{…}} within this command');
    if (Buffer.byteLength(text) > maxCommandBytes)
        throw new Error('the command is larger than SSM takes');
    return lines(text);
}
/** Last line of defence: nothing that a shell, or SSM, could read as more than a word. */
function harmless(value) {
    if (typeof value === 'number')
        return wholeNumber(value);
    if (!/^[A-Za-z0-9+/=._-]*$/.test(value))
        throw new Error('a value of a guest command holds unsafe characters');
    return value;
}
/** A number as the guest's shell can read it. */
function wholeNumber(value) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new Error(`not a whole number for the guest: ${value}`);
    return String(value);
}
/** Comments stay here: they explain to readers of the source, and the room in a command is short. */
function withoutComments(text) {
    return text.replace(/^[ \t]*#.*\n/gm, '').replace(/\n{2,}/g, '\n');
}
/** The lines of a text, as SSM takes them. */
function lines(text) {
    return text.split('\n').filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./src/guest/commands.ts
// What is sent to the instance: the fuse's installer and the commands of a run, as text. Pure: files of src/guest/ and
// arguments in, text out. Foreign text (payload, environment) travels in base64 only, so nothing is ever interpolated.







/** EC2 takes 16 KB of user data. */
const maxUserDataBytes = 16_000;
/** What of a payload, compressed and in base64, fits into the command of the run itself, and into one before it. */
const maxInlineBytes = 36 * 1024;
const maxPartBytes = 48 * 1024;
/** What reads secrets: not a tool of every image. */
const secretsTool = 'aws';
// Each with its own literal: that is how the bundler finds the files and carries them along.
const files = {
    timer: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(4209), __webpack_require__.b), 'utf8'),
    service: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3875), __webpack_require__.b), 'utf8'),
    idleTimer: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(6964), __webpack_require__.b), 'utf8'),
    idleService: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(9902), __webpack_require__.b), 'utf8'),
    fuse: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(2335), __webpack_require__.b), 'utf8'),
    install: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3231), __webpack_require__.b), 'utf8'),
    common: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(6203), __webpack_require__.b), 'utf8'),
    part: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(7627), __webpack_require__.b), 'utf8'),
    secrets: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(733), __webpack_require__.b), 'utf8'),
    payload: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3290), __webpack_require__.b), 'utf8'),
    supervise: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3197), __webpack_require__.b), 'utf8'),
    launch: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(5925), __webpack_require__.b), 'utf8'),
    read: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(170), __webpack_require__.b), 'utf8'),
    collected: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(8559), __webpack_require__.b), 'utf8'),
    cancel: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(640), __webpack_require__.b), 'utf8'),
    list: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(9790), __webpack_require__.b), 'utf8'),
    deadline: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(4426), __webpack_require__.b), 'utf8'),
    prove: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(1186), __webpack_require__.b), 'utf8'),
};
/** The files that get installed, for this fuse time. */
function fuseFiles(fuseSeconds, idleSeconds = phases/* LIMIT */.uK.idle) {
    return {
        timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', wholeNumber(fuseSeconds))),
        service: withoutComments(files.service),
        script: withoutComments(files.fuse),
        idleTimer: withoutComments(files.idleTimer.replace('@IDLE_SECONDS@', wholeNumber(idleSeconds))),
        idleService: withoutComments(files.idleService),
    };
}
/** The installer as user data; the same text for the same fuse time, since it is behind a ClientToken. */
function userData(fuseSeconds, idleSeconds = phases/* LIMIT */.uK.idle) {
    const text = installer(fuseSeconds, idleSeconds);
    if (Buffer.byteLength(text) > maxUserDataBytes)
        throw new Error('the user data is larger than EC2 takes');
    return text;
}
/** Value of the tag `servicemon:fuse`; the proof's `installed` says the same of the files on the machine. */
function fuseTag(fuseSeconds) {
    const { timer, service, script, idleTimer, idleService } = fuseFiles(fuseSeconds);
    return sha256(timer + service + script + idleTimer + idleService).slice(0, 16);
}
function installCommand(fuseSeconds) {
    return lines(installer(fuseSeconds, phases/* LIMIT */.uK.idle));
}
/** With `hasSecrets` the machine has to be able to read secrets. */
function proveCommand(o) {
    const more_tools = o.hasSecrets ? secretsTool : '';
    const variables = { wait_seconds: o.waitSeconds, more_tools, until: epochSeconds(o.deadline) };
    return script_script(variables, files.common, files.prove);
}
/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
function payloadCommands(request) {
    const runId = checkedRunId(request.runId);
    const { bytes, payloadBytes, envBytes } = (0,bundle/* bundleOf */.c)(request);
    const hasSecrets = Object.keys(request.secrets).length > 0;
    const encoded = compressed(bytes);
    const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : [];
    const waiting = Math.min(epochSeconds(request.sentAt) + phases/* LIMIT */.uK.idle, epochSeconds(request.deadline));
    const run = script_script({
        run_id: runId,
        sent_at: epochHundredths(request.sentAt),
        not_after: epochSeconds(request.notAfter),
        deadline: epochSeconds(request.deadline),
        timeout_seconds: request.timeoutSeconds,
        boot_seconds: request.waitForBootSeconds,
        cap_bytes: request.outputCapBytes,
        run_user: checkedUser(request.user),
        more_tools: hasSecrets ? secretsTool : '',
        region: request.region,
        secrets_seconds: bundle/* SECRETS_SECONDS */._,
        part_count: parts.length,
        payload_bytes: payloadBytes,
        env_bytes: envBytes,
        bundle_sha256: sha256(bytes),
        bundle: parts.length === 0 ? encoded : '',
        supervise_sh: compressed(withoutComments(files.common + files.supervise)),
        launch_sh: compressed(withoutComments(files.launch)),
    }, files.common, ...(hasSecrets ? [files.secrets] : []), files.payload);
    return [
        ...parts.map((part, index) => script_script({ run_id: runId, part_index: index, part, until: waiting }, files.common, files.part)),
        run,
    ];
}
function readCommand(o) {
    const variables = { run_id: checkedRunId(o.runId), offset: o.offset, until: epochSeconds(o.deadline) };
    return script_script(variables, files.common, files.read);
}
function collectedCommand(o) {
    return script_script({ run_id: checkedRunId(o.runId) }, files.common, files.collected);
}
function cancelCommand(o) {
    return script_script({ run_id: checkedRunId(o.runId) }, files.common, files.cancel);
}
function listCommand() {
    return script({}, files.common, files.list);
}
/** Sets the fuse's deadline without a run: for an operator's lease or hold. */
function deadlineCommand(o) {
    return script_script({ sent_at: epochHundredths(o.sentAt), deadline: epochSeconds(o.deadline) }, files.common, files.deadline);
}
function installer(fuseSeconds, idleSeconds) {
    const { timer, service, script: fuse, idleTimer, idleService } = fuseFiles(fuseSeconds, idleSeconds);
    const variables = {
        fuse_seconds: fuseSeconds,
        fuse_timer: base64(timer),
        fuse_service: base64(service),
        fuse_script: base64(fuse),
        idle_seconds: idleSeconds,
        idle_timer: base64(idleTimer),
        idle_service: base64(idleService),
    };
    return `${script_script(variables, files.install).join('\n')}\n`;
}
function checkedRunId(runId) {
    if (!/^\d+-\d+-[0-9a-f]{8}$/.test(runId))
        throw new Error(`not a run id: ${JSON.stringify(runId)}`);
    return runId;
}
function checkedUser(user) {
    if (/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user))
        return user;
    throw new errors/* ActionError */.lZ(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
        hint: 'mend run.user',
    });
}
function chunksOf(text, size) {
    return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}
function epochSeconds(time) {
    return Math.floor(time.getTime() / 1000);
}
function epochHundredths(time) {
    return Math.floor(time.getTime() / 10);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}
function compressed(data) {
    return (0,external_node_zlib_.gzipSync)(data, { level: 9 }).toString('base64');
}
function sha256(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
}


/***/ }),

/***/ 640:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "05fe1d32171a122d6719.sh";

/***/ }),

/***/ 8559:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "06b43ccbb895fbbb6e2f.sh";

/***/ }),

/***/ 6203:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "81ac49ac7ad08ace84f7.sh";

/***/ }),

/***/ 4426:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "4b1e2292ee3ecc97ad64.sh";

/***/ }),

/***/ 2335:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "004b2715f1185586fcd3.sh";

/***/ }),

/***/ 3231:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "63cd9db070f84612fa5d.sh";

/***/ }),

/***/ 5925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "5a0a590ca23ca82c8183.sh";

/***/ }),

/***/ 9790:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d518e18b501de0e274e7.sh";

/***/ }),

/***/ 7627:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "7d0420d14b87c10f9eaf.sh";

/***/ }),

/***/ 3290:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "7bcd4d635989f0c8b166.sh";

/***/ }),

/***/ 1186:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "6f86705dff9d741b2cd4.sh";

/***/ }),

/***/ 170:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "1ca7be54d4e90a35eea7.sh";

/***/ }),

/***/ 733:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "ea48fc2be15e3973330d.sh";

/***/ }),

/***/ 3875:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "71a617c8d06c3a37e1a9.service";

/***/ }),

/***/ 4209:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a95054e1b79e15f8cbda.timer";

/***/ }),

/***/ 9902:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "6d045885430ce99a1050.service";

/***/ }),

/***/ 6964:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a172a8041dc1afa09c35.timer";

/***/ }),

/***/ 3197:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "b14d9f7f66d78d1d4557.sh";

/***/ })

};
