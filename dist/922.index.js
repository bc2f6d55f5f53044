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


/***/ })

};
