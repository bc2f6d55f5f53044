export const id = 668;
export const ids = [668];
export const modules = {

/***/ 4898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VW: () => (/* binding */ whyUnfit),
/* harmony export */   Zo: () => (/* binding */ findPlacement),
/* harmony export */   fx: () => (/* binding */ listFittingTypes),
/* harmony export */   jE: () => (/* binding */ listEnabledRegions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
// Where in a region an instance can be put: instance types on offer, subnets, and whether the region is enabled at all.


/** Names of the regions that the account may use, by DescribeRegions; `not-opted-in` ones are left out. */
async function listEnabledRegions(ec2) {
    const answer = await ec2.send(new _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .DescribeRegionsCommand */ .cAn({ AllRegions: true }));
    return new Set((answer.Regions ?? []).flatMap(({ RegionName, OptInStatus }) => RegionName === undefined || OptInStatus === 'not-opted-in' ? [] : [RegionName]));
}
/**
 * The first of the region's types that a zone with a usable subnet offers and that fits the image (architecture, and
 * ENA where the type insists on it); then the other types, each in its first zone, and then all of them in their next
 * ones. All are of one VPC. Never makes a network: without a default VPC a subnet has to be given.
 */
async function findPlacement(ec2, region, image) {
    const subnets = await findSubnets(ec2, region);
    if (typeof subnets === 'string')
        return { kind: 'none', reason: subnets };
    const vpcId = subnets[0]?.vpcId;
    const none = (reason) => ({
        kind: 'none',
        reason,
        ...(vpcId === undefined ? {} : { vpcId }),
    });
    const types = [...region.types];
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, types), listTypes(ec2, types)]);
    const reasons = [];
    const ofTypes = [];
    for (const type of types) {
        const zones = zonesOfType.get(type) ?? new Set();
        const usable = subnets.filter(({ zone }) => zones.has(zone));
        const misfit = describeMisfit(type, facts.get(type), image);
        if (zones.size === 0)
            reasons.push(`${type} is not offered there`);
        else if (misfit !== undefined)
            reasons.push(misfit);
        else if (usable.length === 0) {
            reasons.push(`${type} is offered in ${[...zones].sort().join(', ')}, and no usable subnet is in those zones`);
        }
        else
            ofTypes.push(usable.map(({ id, zone, vpcId: vpc }) => ({ type, zone, subnetId: id, vpcId: vpc })));
    }
    const [place, ...others] = inTurns(ofTypes);
    return place === undefined ? none(`no instance type fits: ${reasons.join('; ')}`) : { kind: 'place', place, others };
}
/** The first of each list, then the second of each, and so on. */
function inTurns(lists) {
    const longest = Math.max(0, ...lists.map(({ length }) => length));
    return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
/** Those of the types, in their order, that a zone offers and that fit the image. */
async function listFittingTypes(ec2, { types, zone, image }) {
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [...types]), listTypes(ec2, [...types])]);
    return types.filter((type) => zonesOfType.get(type)?.has(zone) === true && describeMisfit(type, facts.get(type), image) === undefined);
}
/** Why an image can't boot on a type in a zone, as a sentence; undefined when it can, as far as EC2 tells. */
async function whyUnfit(ec2, { type, zone, image }) {
    const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [type]), listTypes(ec2, [type])]);
    if (zonesOfType.get(type)?.has(zone) !== true)
        return `${type} is not offered in ${zone}`;
    return describeMisfit(type, facts.get(type), image);
}
/** Why an image can't boot on a type, as a sentence; undefined when it can, as far as EC2 tells. */
function describeMisfit(type, facts, image) {
    if (facts === undefined)
        return undefined;
    if (!facts.architectures.includes(image.architecture)) {
        return `${type} is ${facts.architectures.join('/')} and the image is ${image.architecture}`;
    }
    return facts.needsEna && !image.enaSupport ? `${type} needs an image with ENA support` : undefined;
}
/** Usable subnets in the order of their zones, or a sentence that says why there are none. */
async function findSubnets(ec2, region) {
    if (region.subnet !== undefined) {
        const subnets = await listSubnets(ec2, { SubnetIds: [region.subnet] });
        return subnets.length > 0 ? subnets : `subnet ${region.subnet} does not exist there, or has no free address`;
    }
    const vpcs = [];
    const isDefault = [{ Name: 'is-default', Values: ['true'] }];
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeVpcs */ .$vN)({ client: ec2 }, { Filters: isDefault })) {
        vpcs.push(...(page.Vpcs ?? []).flatMap(({ VpcId }) => VpcId ?? []));
    }
    const [vpcId] = vpcs;
    if (vpcId === undefined)
        return 'the region has no default VPC; give a subnet in the fleet file';
    const subnets = await listSubnets(ec2, {
        Filters: [
            { Name: 'vpc-id', Values: [vpcId] },
            { Name: 'default-for-az', Values: ['true'] },
        ],
    });
    return subnets.length > 0 ? subnets : `default VPC ${vpcId} has no default subnet with a free address`;
}
async function listSubnets(ec2, query) {
    const found = [];
    try {
        for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeSubnets */ .vvt)({ client: ec2 }, query))
            found.push(...(page.Subnets ?? []));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return [];
        throw error;
    }
    return found
        .filter(({ State, AvailableIpAddressCount }) => State !== 'pending' && (AvailableIpAddressCount ?? 1) > 0)
        .map(({ SubnetId = '', AvailabilityZone = '', VpcId = '' }) => ({
        id: SubnetId,
        zone: AvailabilityZone,
        vpcId: VpcId,
    }))
        .sort((a, b) => (a.zone < b.zone ? -1 : 1));
}
async function listOfferings(ec2, types) {
    const zones = new Map();
    const query = {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: types }],
    };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeInstanceTypeOfferings */ .JQz)({ client: ec2 }, query)) {
        for (const { InstanceType = '', Location = '' } of page.InstanceTypeOfferings ?? []) {
            zones.set(InstanceType, (zones.get(InstanceType) ?? new Set()).add(Location));
        }
    }
    return zones;
}
/** Facts about types, by a filter: asking for them by name fails whole when a region doesn't know one. */
async function listTypes(ec2, types) {
    const facts = new Map();
    const query = { Filters: [{ Name: 'instance-type', Values: types }] };
    for await (const page of (0,_aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_1__/* .paginateDescribeInstanceTypes */ .RTj)({ client: ec2 }, query)) {
        for (const { InstanceType = '', ProcessorInfo, NetworkInfo } of page.InstanceTypes ?? []) {
            facts.set(InstanceType, {
                architectures: ProcessorInfo?.SupportedArchitectures ?? [],
                needsEna: NetworkInfo?.EnaSupport === 'required',
            });
        }
    }
    return facts;
}


/***/ }),

/***/ 6668:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkRegion: () => (/* binding */ checkRegion)
/* harmony export */ });
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2393);
/* harmony import */ var _aws_placement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4898);
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1889);
/* harmony import */ var _plan_findings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(807);
/* harmony import */ var _plan_former_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9818);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9201);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8828);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9356);








/** Looks at one region. `absent` when nothing of the fleet is there, `drifted` when it isn't as its fleet wants it. */
async function checkRegion(context, home) {
    const { clients, clock, fleet, region } = context;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .l)(context);
    const { inventory, attributes } = seen;
    if (region.isFormer === true)
        return checkFormer(context, seen, home);
    const misfits = await findMisfits(context, seen, home);
    const now = clock.now();
    const others = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .isEmpty */ .I)(inventory.owned) ? await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_0__/* .listOtherFleets */ .Oq)(clients.ec2, fleet.name) : [];
    const listed = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .listFindings */ .F)({
        fleet,
        region,
        home,
        inventory,
        attributes,
        fuseTag: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .fuseTag */ ._c)(fleet.fuseSeconds),
        misfits,
        now,
    });
    const findings = [...listed, ...(0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__/* .findOtherFleets */ .Zo)(others)];
    const parts = (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .describeParts */ .M)(context, seen, home);
    const defects = findings.filter((finding) => finding.defect);
    const summary = defects.length > 0 ? defects.map(({ text }) => text).join('; ') : describeUse(parts.instance);
    const found = defects.length > 0 ? 'drifted' : 'ok';
    return { status: (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .isEmpty */ .I)(inventory.owned) ? 'absent' : found, summary, ...parts, steps: [], findings };
}
/** Looks at a region that the fleet file doesn't have: it is well when nothing of the fleet is there. */
function checkFormer(context, seen, home) {
    const { clock, fleet, logger, region } = context;
    const findings = (0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__/* .findFormer */ .tn)({ inventory: seen.inventory, now: clock.now() });
    const rest = { ...(0,_report_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .describeParts */ .M)(context, seen, home), steps: [], findings };
    if (findings.length === 0)
        return { status: 'ok', summary: 'not in the fleet file, and empty', ...rest };
    const what = (0,_plan_former_js__WEBPACK_IMPORTED_MODULE_4__/* .describeClearing */ .Xy)({ region: region.name, fleet: fleet.name });
    logger.info(`what is left here costs money: ${what}`);
    const summary = `not in the fleet file, and not empty: ${what}`;
    return { status: 'drifted', summary, ...rest };
}
/** What a run that came now would find. */
function describeUse(instance) {
    if (instance?.lease !== undefined)
        return `in use: ${instance.lease}`;
    return instance?.state === 'stopping' ? 'ready once it is stopped' : 'ready';
}
/** Which runners can't be started as what they are, and why; only where their image is known. */
async function findMisfits({ clients }, { inventory }, { image: original }) {
    const images = [...inventory.owned.images, ...(original === undefined ? [] : [original])];
    const found = await Promise.all((0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .listRunners */ .I7)(inventory.owned.instances).map(async ({ id, type, zone, imageId }) => {
        const image = images.find((one) => one.id === imageId);
        return [id, image === undefined ? undefined : await (0,_aws_placement_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnfit */ .VW)(clients.ec2, { type, zone, image })];
    }));
    return new Map(found.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, reason]])));
}


/***/ })

};
