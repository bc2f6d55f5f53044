export const id = 922;
export const ids = [922];
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


/***/ })

};
