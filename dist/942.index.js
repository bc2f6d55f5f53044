export const id = 942;
export const ids = [942];
export const modules = {

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

/***/ 9000:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ installCommand),
/* harmony export */   P3: () => (/* binding */ collectedCommand),
/* harmony export */   Rv: () => (/* binding */ payloadCommands),
/* harmony export */   Ss: () => (/* binding */ cancelCommand),
/* harmony export */   UK: () => (/* binding */ readCommand),
/* harmony export */   _c: () => (/* binding */ fuseTag),
/* harmony export */   m7: () => (/* binding */ proveCommand),
/* harmony export */   sw: () => (/* binding */ userData),
/* harmony export */   uZ: () => (/* binding */ deadlineCommand)
/* harmony export */ });
/* unused harmony exports fuseFiles, listCommand */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(119);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(738);
// What is sent to the instance: the fuse's installer and the commands of a run, as text. Pure: files of src/guest/ and
// arguments in, text out. Foreign text (payload, environment) travels in base64 only, so nothing is ever interpolated.






/** EC2 takes 16 KB of user data, SSM 64 KB of document and parameters. */
const maxUserDataBytes = 16_000;
const maxCommandBytes = 60_000;
/** What of a payload, compressed and in base64, fits into the command of the run itself, and into one before it. */
const maxInlineBytes = 36 * 1024;
const maxPartBytes = 48 * 1024;
/** What reads secrets: not a tool of every image. */
const secretsTool = 'aws';
// Each with its own literal: that is how the bundler finds the files and carries them along.
const files = {
    timer: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(4209), __webpack_require__.b), 'utf8'),
    service: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(3875), __webpack_require__.b), 'utf8'),
    idleTimer: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(6964), __webpack_require__.b), 'utf8'),
    idleService: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(9902), __webpack_require__.b), 'utf8'),
    fuse: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(2335), __webpack_require__.b), 'utf8'),
    install: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(3231), __webpack_require__.b), 'utf8'),
    common: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(6203), __webpack_require__.b), 'utf8'),
    part: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(7627), __webpack_require__.b), 'utf8'),
    secrets: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(733), __webpack_require__.b), 'utf8'),
    payload: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(3290), __webpack_require__.b), 'utf8'),
    supervise: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(3197), __webpack_require__.b), 'utf8'),
    launch: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(5925), __webpack_require__.b), 'utf8'),
    read: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(170), __webpack_require__.b), 'utf8'),
    collected: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(8559), __webpack_require__.b), 'utf8'),
    cancel: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(640), __webpack_require__.b), 'utf8'),
    list: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(9790), __webpack_require__.b), 'utf8'),
    deadline: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(4426), __webpack_require__.b), 'utf8'),
    prove: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(new URL(/* asset import */ __webpack_require__(1186), __webpack_require__.b), 'utf8'),
};
/** The files that get installed, for this fuse time. */
function fuseFiles(fuseSeconds, idleSeconds = _phases_js__WEBPACK_IMPORTED_MODULE_4__/* .LIMIT */ .uK.idle) {
    return {
        timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', wholeNumber(fuseSeconds))),
        service: withoutComments(files.service),
        script: withoutComments(files.fuse),
        idleTimer: withoutComments(files.idleTimer.replace('@IDLE_SECONDS@', wholeNumber(idleSeconds))),
        idleService: withoutComments(files.idleService),
    };
}
/** The installer as user data; the same text for the same fuse time, since it is behind a ClientToken. */
function userData(fuseSeconds, idleSeconds = _phases_js__WEBPACK_IMPORTED_MODULE_4__/* .LIMIT */ .uK.idle) {
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
    return lines(installer(fuseSeconds, _phases_js__WEBPACK_IMPORTED_MODULE_4__/* .LIMIT */ .uK.idle));
}
/** With `hasSecrets` the machine has to be able to read secrets. */
function proveCommand(o) {
    const more_tools = o.hasSecrets ? secretsTool : '';
    const variables = { wait_seconds: o.waitSeconds, more_tools, until: epochSeconds(o.deadline) };
    return script(variables, files.common, files.prove);
}
/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
function payloadCommands(request) {
    const runId = checkedRunId(request.runId);
    const { bytes, payloadBytes, envBytes } = (0,_bundle_js__WEBPACK_IMPORTED_MODULE_5__/* .bundleOf */ .c)(request);
    const hasSecrets = Object.keys(request.secrets).length > 0;
    const encoded = compressed(bytes);
    const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : [];
    const waiting = Math.min(epochSeconds(request.sentAt) + _phases_js__WEBPACK_IMPORTED_MODULE_4__/* .LIMIT */ .uK.idle, epochSeconds(request.deadline));
    const run = script({
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
        secrets_seconds: _bundle_js__WEBPACK_IMPORTED_MODULE_5__/* .SECRETS_SECONDS */ ._,
        part_count: parts.length,
        payload_bytes: payloadBytes,
        env_bytes: envBytes,
        bundle_sha256: sha256(bytes),
        bundle: parts.length === 0 ? encoded : '',
        supervise_sh: compressed(withoutComments(files.common + files.supervise)),
        launch_sh: compressed(withoutComments(files.launch)),
    }, files.common, ...(hasSecrets ? [files.secrets] : []), files.payload);
    return [
        ...parts.map((part, index) => script({ run_id: runId, part_index: index, part, until: waiting }, files.common, files.part)),
        run,
    ];
}
function readCommand(o) {
    const variables = { run_id: checkedRunId(o.runId), offset: o.offset, until: epochSeconds(o.deadline) };
    return script(variables, files.common, files.read);
}
function collectedCommand(o) {
    return script({ run_id: checkedRunId(o.runId) }, files.common, files.collected);
}
function cancelCommand(o) {
    return script({ run_id: checkedRunId(o.runId) }, files.common, files.cancel);
}
function listCommand() {
    return script({}, files.common, files.list);
}
/** Sets the fuse's deadline without a run: for an operator's lease or hold. */
function deadlineCommand(o) {
    return script({ sent_at: epochHundredths(o.sentAt), deadline: epochSeconds(o.deadline) }, files.common, files.deadline);
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
    return `${script(variables, files.install).join('\n')}\n`;
}
function script(variables, ...parts) {
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
function wholeNumber(value) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new Error(`not a whole number for the guest: ${value}`);
    return String(value);
}
function checkedRunId(runId) {
    if (!/^\d+-\d+-[0-9a-f]{8}$/.test(runId))
        throw new Error(`not a run id: ${JSON.stringify(runId)}`);
    return runId;
}
function checkedUser(user) {
    if (/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user))
        return user;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
        hint: 'mend run.user',
    });
}
/** Comments stay here: they explain to readers of the source, and the room in a command is short. */
function withoutComments(text) {
    return text.replace(/^[ \t]*#.*\n/gm, '').replace(/\n{2,}/g, '\n');
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
function lines(text) {
    return text.split('\n').filter((line) => line !== '');
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}
function compressed(data) {
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.gzipSync)(data, { level: 9 }).toString('base64');
}
function sha256(data) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(data).digest('hex');
}


/***/ }),

/***/ 9201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ isOfImage),
/* harmony export */   I7: () => (/* binding */ listRunners),
/* harmony export */   KV: () => (/* binding */ splitRules),
/* harmony export */   Ns: () => (/* binding */ isFailedImage),
/* harmony export */   OI: () => (/* binding */ describeHops),
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   hE: () => (/* binding */ listNameHolders),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   qN: () => (/* binding */ isHome),
/* harmony export */   q_: () => (/* binding */ isUnderway),
/* harmony export */   vC: () => (/* binding */ copyName),
/* harmony export */   vw: () => (/* binding */ listCurrentCopies),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9828);


/** States of an image that will never become available. */
const FAILED_IMAGE_STATES = ['failed', 'error', 'invalid', 'disabled'];
/** EC2's documents name `transient` without saying what it is: it is waited out like a copy, never removed. */
const UNDERWAY_IMAGE_STATES = ['pending', 'transient'];
/** Whether the region is home, where originals are used as they are. */
function isHome(fleet, region) {
    return region === fleet.home;
}
/** The name of the copy of an image: it holds the source's id, so that an upgrade never clashes with the old copy. */
function copyName(fleet, source) {
    return `${fleet.image}-${source.id}`;
}
/** Id of the home image that an image of ours was copied from. */
function sourceOf(image) {
    return image.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.image] ?? image.sourceImageId;
}
/** Whether an image can no longer become available. */
function isFailedImage({ state }) {
    return FAILED_IMAGE_STATES.includes(state);
}
/** Whether an image may become available yet. */
function isUnderway({ state }) {
    return UNDERWAY_IMAGE_STATES.includes(state);
}
/** Our images of a region that aren't originals of home. */
function listCopies(owned) {
    return owned.images.filter(({ tags }) => tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.role] !== 'home');
}
/** Our copies of home's current image that are, or may yet become, available. */
function listCurrentCopies(owned, source) {
    return listCopies(owned).filter((image) => sourceOf(image) === source.id && !isFailedImage(image));
}
/** The instances that run payloads; a builder of bake's isn't one. */
function listRunners(owned) {
    return owned.filter(({ tags }) => tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.role] !== 'builder');
}
/** Whether an instance was made from the given image of home. */
function isOfImage(instance, image) {
    return image !== undefined && instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.image] === image.id;
}
/** Whether an instance has come through its proof boot. */
function isReady({ tags }) {
    return tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.state] === 'ready';
}
/** `2 hops`, as a distance from the metadata service. */
function describeHops(hops) {
    return hops === 1 ? '1 hop' : `${hops} hops`;
}
/** Home's rules that mean the same in every region, and those that can't be made elsewhere. */
function splitRules(home) {
    const rules = home.securityGroup?.rules ?? [];
    return { wanted: rules.filter(_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .canCrossRegions */ .C_), left: rules.filter((rule) => !(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .canCrossRegions */ .C_)(rule)) };
}
/** Foreign things that hold a name the fleet needs; in home these are the originals. */
function listNameHolders(fleet, { foreign }, vpcId) {
    return [
        ...foreign.instances.map(({ id, tags }) => ({ what: 'instance', id, name: fleet.name, tags })),
        ...foreign.images.map(({ id, name, tags }) => ({ what: 'image', id, name, tags })),
        ...foreign.keyPairs
            .filter(({ name }) => name === fleet.keyPair)
            .map(({ id, name, tags }) => ({ what: 'key pair', id, name, tags })),
        ...foreign.securityGroups
            .filter((group) => group.name === fleet.securityGroup && group.vpcId === vpcId)
            .map(({ id, name, tags }) => ({ what: 'security group', id, name, tags })),
    ];
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

module.exports = __webpack_require__.p + "825dad065e8d46254cb0.sh";

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

module.exports = __webpack_require__.p + "d74b310d914161b1454a.sh";

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
