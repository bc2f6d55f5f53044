export const id = 489;
export const ids = [489];
export const modules = {

/***/ 2393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ observeRegion),
/* harmony export */   qH: () => (/* binding */ listOwnedInstances),
/* harmony export */   yi: () => (/* binding */ listVolumes)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ec2__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5193);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5687);
/* harmony import */ var _instances_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _key_pairs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5578);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2856);
/* harmony import */ var _security_groups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9828);
// One read of a region: everything that is the fleet's or carries its name, split by who owns it.






/**
 * Reads a region, everything at the same time. Our things are found by tag, look-alikes by name, so that what isn't
 * ours is seen and named, never used.
 */
async function observeRegion(ec2, region, fleet) {
    const ours = { Name: `tag:${_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet}`, Values: [fleet.name] };
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
        owned: held((tags) => (0,_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet.name)),
        foreign: held((tags) => !(0,_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet.name)),
    };
}
/** The fleet's own instances of a region, terminated ones left out: what run, start and stop need to know. */
async function listOwnedInstances(ec2, fleet) {
    const instances = await (0,_instances_js__WEBPACK_IMPORTED_MODULE_1__/* .listInstances */ .ND)(ec2, [{ Name: `tag:${_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk.fleet}`, Values: [fleet] }]);
    return instances.filter(({ tags, state }) => (0,_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwned */ .go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down');
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
                encrypted: volume.Encrypted ?? false,
                instanceId: volume.Attachments?.[0]?.InstanceId,
                tags: (0,_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTags */ .rL)(volume.Tags),
            });
        }
    }
    return volumes;
}
async function either(lists) {
    const byId = new Map((await Promise.all(lists)).flat().map((item) => [item.id, item]));
    return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}


/***/ }),

/***/ 2833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ss: () => (/* binding */ cancelCommand),
  P3: () => (/* binding */ collectedCommand),
  uZ: () => (/* binding */ deadlineCommand),
  _c: () => (/* binding */ fuseTag),
  Je: () => (/* binding */ installCommand),
  Mh: () => (/* reexport */ parseGuestReply),
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
;// CONCATENATED MODULE: ./src/guest-reply.ts
// What the instance answers, as values. A reply begins with `servicemon-reply 1 <kind>`, goes on with `<key> <value>`
// lines and finishes with `end`: SSM cuts long output anywhere, and a cut reply must not pass for a whole one.

const signalNames = [
    '0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM',
    'STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS',
].flatMap((names) => names.split(' '));
/** Throws when it isn't a whole reply of ours: empty, cut, or something else's words. */
function parseGuestReply(stdout) {
    const { kind, fields, rows } = parseFields(stdout);
    switch (kind) {
        case 'run':
            return {
                kind,
                runId: guest_reply_text(fields, 'run'),
                state: oneOf(guest_reply_text(fields, 'state'), ['running', 'ended', 'interrupted', 'unknown']),
                size: number(fields, 'size'),
                meta: fields.has('meta.end') ? parseMeta(fields) : undefined,
                chunk: parseChunk(fields),
            };
        case 'refused':
            return {
                kind,
                reason: oneOf(guest_reply_text(fields, 'reason'), refusalReasons),
                detail: fields.get('detail') ?? '',
                holder: fields.get('holder'),
            };
        case 'proof':
            return {
                kind,
                fuse: oneOf(guest_reply_text(fields, 'fuse'), ['armed', 'not-enabled', 'not-active', 'nothing-scheduled']),
                installed: guest_reply_text(fields, 'installed'),
                cloudInit: guest_reply_text(fields, 'cloud-init'),
                canPowerOff: guest_reply_text(fields, 'power-off') === 'yes',
                missingTools: (fields.get('missing-tools') ?? '').split(' ').filter((name) => name !== ''),
                os: guest_reply_text(fields, 'os'),
                systemdVersion: guest_reply_text(fields, 'systemd'),
                bootId: guest_reply_text(fields, 'boot'),
                uptimeSeconds: number(fields, 'uptime'),
                clock: time(fields, 'clock'),
            };
        case 'runs':
            return { kind, uncollected: rows.map(parseListedRun), leftOut: number(fields, 'left-out') };
        case 'done':
            return { kind, what: oneOf(guest_reply_text(fields, 'what'), ['installed', 'part', 'collected', 'deadline']) };
        default:
            throw new Error(`the instance's reply is of an unknown kind: ${kind}`);
    }
}
const refusalReasons = [
    'late',
    'fuse',
    'already-run',
    'busy',
    'user',
    'parts',
    'disk',
    'tools',
    'running',
    'unknown-run',
];
function parseFields(stdout) {
    const lines = stdout.split('\n');
    const first = lines.findIndex((line) => line.startsWith('servicemon-reply '));
    const last = lines.indexOf('end', first);
    if (first === -1)
        throw new Error(`the instance gave no reply of ours, but ${describeOutput(stdout)}`);
    const [, version, kind] = (lines[first] ?? '').split(' ');
    if (version !== '1' || kind === undefined)
        throw new Error(`the instance's reply is of another version: ${version}`);
    if (last === -1)
        throw new Error(`the instance's reply was cut off: ${describeOutput(stdout)}`);
    const pairs = lines.slice(first + 1, last).map((line) => {
        const space = line.indexOf(' ');
        return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
    });
    return {
        kind,
        fields: new Map(pairs),
        rows: pairs.filter(([key]) => key === 'row').map(([, value]) => value),
    };
}
function describeOutput(stdout) {
    return stdout === '' ? 'nothing' : `${stdout.length} characters beginning ${JSON.stringify(stdout.slice(0, 60))}`;
}
function parseMeta(fields) {
    const signal = number(fields, 'meta.signal', 0);
    const end = oneOf(guest_reply_text(fields, 'meta.end'), ['exited', 'signalled', 'interrupted', 'not-started', 'lost']);
    return {
        end,
        exitCode: end === 'exited' ? number(fields, 'meta.exit') : undefined,
        signal: end === 'signalled' ? `SIG${signalNames[signal] ?? signal}` : undefined,
        timedOut: fields.get('meta.timed-out') === '1',
        cancelled: fields.get('meta.cancelled') === '1',
        size: number(fields, 'meta.size'),
        total: number(fields, 'meta.total'),
        missing: oneOf(guest_reply_text(fields, 'meta.missing'), ['none', 'cap', 'disk']),
        sha256: guest_reply_text(fields, 'meta.sha256'),
        startedAt: time(fields, 'meta.started'),
        endedAt: time(fields, 'meta.ended'),
        bootId: guest_reply_text(fields, 'meta.boot'),
        detail: fields.get('meta.detail') ?? '',
    };
}
function parseChunk(fields) {
    const encoded = fields.get('chunk');
    if (encoded === undefined)
        return undefined;
    const bytes = (0,external_node_zlib_.gunzipSync)(Buffer.from(encoded, 'base64'));
    if (bytes.length !== number(fields, 'chunk-size'))
        throw new Error("a chunk of the instance's reply has lost bytes");
    return { offset: number(fields, 'offset'), bytes };
}
function parseListedRun(row) {
    const [runId = '', state = '', size = '', started = ''] = row.split(' ');
    return {
        runId,
        state: oneOf(state, ['running', 'ended', 'interrupted']),
        size: wholeNumber(size, 'size'),
        startedAt: new Date(wholeNumber(started, 'started') * 1000),
    };
}
function guest_reply_text(fields, key) {
    const value = fields.get(key);
    if (value === undefined)
        throw new Error(`the instance's reply lacks ${key}`);
    return value;
}
function number(fields, key, otherwise) {
    if (otherwise !== undefined && !fields.has(key))
        return otherwise;
    return wholeNumber(guest_reply_text(fields, key), key);
}
function time(fields, key) {
    return new Date(number(fields, key) * 1000);
}
function wholeNumber(value, key) {
    if (!/^\d{1,15}$/.test(value))
        throw new Error(`the instance's reply has no number for ${key}: ${value}`);
    return Number(value);
}
function oneOf(value, known) {
    const found = known.find((candidate) => candidate === value);
    if (found === undefined)
        throw new Error(`the instance's reply holds an unknown word: ${value}`);
    return found;
}

;// CONCATENATED MODULE: ./src/guest.ts
// What is sent to the instance: the fuse's installer and the commands of a run, as text. Pure: files of src/guest/ and
// arguments in, text out. Foreign text (payload, environment) travels in base64 only, so nothing is ever interpolated.





/** EC2 takes 16 KB of user data, SSM 64 KB of document and parameters. */
const maxUserDataBytes = 16_000;
const maxCommandBytes = 60_000;
/** What of a payload, compressed and in base64, fits into the command of the run itself, and into one before it. */
const maxInlineBytes = 36 * 1024;
const maxPartBytes = 48 * 1024;
const maxPayloadBytes = 256 * 1024;
const maxEnvBytes = 64 * 1024;
/** Names that bash holds read-only: setting them would end the run before it began. */
const readonlyNames = new Set(['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']);
// Each with its own literal: that is how the bundler finds the files and carries them along.
const files = {
    timer: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(4209), __webpack_require__.b), 'utf8'),
    service: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3875), __webpack_require__.b), 'utf8'),
    fuse: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(2335), __webpack_require__.b), 'utf8'),
    install: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(3231), __webpack_require__.b), 'utf8'),
    common: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(6203), __webpack_require__.b), 'utf8'),
    part: (0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(7627), __webpack_require__.b), 'utf8'),
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
function fuseFiles(fuseSeconds) {
    return {
        timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', guest_wholeNumber(fuseSeconds))),
        service: withoutComments(files.service),
        script: withoutComments(files.fuse),
    };
}
/** The installer as user data; the same text for the same fuse time, since it is behind a ClientToken. */
function userData(fuseSeconds) {
    const text = installer(fuseSeconds);
    if (Buffer.byteLength(text) > maxUserDataBytes)
        throw new Error('the user data is larger than EC2 takes');
    return text;
}
/** Value of the tag `servicemon:fuse`; the proof's `installed` says the same of the files on the machine. */
function fuseTag(fuseSeconds) {
    const { timer, service, script } = fuseFiles(fuseSeconds);
    return sha256(timer + service + script).slice(0, 16);
}
function installCommand(fuseSeconds) {
    return lines(installer(fuseSeconds));
}
function proveCommand(o) {
    return script({ wait_seconds: o.waitSeconds }, files.common, files.prove);
}
/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
function payloadCommands(request) {
    const runId = checkedRunId(request.runId);
    const payload = Buffer.from(request.payload, 'utf8');
    if (payload.length > maxPayloadBytes) {
        throw new errors/* ActionError */.lZ(`sending the payload: it has ${payload.length} bytes, at most ${maxPayloadBytes} can be sent`, {
            hint: 'fetch the program from within the payload, or shorten it',
        });
    }
    const bundle = Buffer.concat([payload, Buffer.from(envFile(request.env), 'utf8')]);
    const encoded = compressed(bundle);
    const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : [];
    const run = script({
        run_id: runId,
        sent_at: Math.floor(request.sentAt.getTime() / 10),
        not_after: epochSeconds(request.notAfter),
        deadline: epochSeconds(request.deadline),
        timeout_seconds: request.timeoutSeconds,
        cap_bytes: request.outputCapBytes,
        run_user: checkedUser(request.user),
        part_count: parts.length,
        payload_bytes: payload.length,
        bundle_sha256: sha256(bundle),
        bundle: parts.length === 0 ? encoded : '',
        supervise_sh: compressed(withoutComments(files.common + files.supervise)),
        launch_sh: compressed(withoutComments(files.launch)),
    }, files.common, files.payload);
    return [
        ...parts.map((part, index) => script({ run_id: runId, part_index: index, part }, files.common, files.part)),
        run,
    ];
}
function readCommand(o) {
    return script({ run_id: checkedRunId(o.runId), offset: o.offset }, files.common, files.read);
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
    return script({ deadline: epochSeconds(o.deadline) }, files.common, files.deadline);
}
function installer(fuseSeconds) {
    const { timer, service, script: fuse } = fuseFiles(fuseSeconds);
    const variables = { fuse_timer: base64(timer), fuse_service: base64(service), fuse_script: base64(fuse) };
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
        return guest_wholeNumber(value);
    if (!/^[A-Za-z0-9+/=._-]*$/.test(value))
        throw new Error('a value of a guest command holds unsafe characters');
    return value;
}
function guest_wholeNumber(value) {
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
    throw new errors/* ActionError */.lZ(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
        hint: 'mend run.user',
    });
}
/** Shell text that exports the variables; sourced right before the payload. */
function envFile(env) {
    const text = Object.entries(env)
        .map(([name, value]) => {
        const problem = envProblem(name, value);
        if (problem !== undefined)
            throw new errors/* ActionError */.lZ(`sending the payload: ${problem}`, { hint: 'mend run.env' });
        return `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`;
    })
        .join('');
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxEnvBytes)
        return text;
    throw new errors/* ActionError */.lZ(`sending the payload: its environment has ${bytes} bytes, at most ${maxEnvBytes} can be sent`, {
        hint: 'shorten run.env',
    });
}
function envProblem(name, value) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return `${JSON.stringify(name)} is not the name of a variable`;
    if (readonlyNames.has(name))
        return `the variable ${name} is read-only in a shell`;
    if (value.includes('\0'))
        return `the variable ${name} holds a NUL`;
    return undefined;
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
function lines(text) {
    return text.split('\n').filter((line) => line !== '');
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

/***/ 7121:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ READY_LIMIT_SECONDS),
/* harmony export */   IL: () => (/* binding */ findHolder),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   WR: () => (/* binding */ leaseValue),
/* harmony export */   _c: () => (/* binding */ liveLeases),
/* harmony export */   aW: () => (/* binding */ leaseKey),
/* harmony export */   iJ: () => (/* binding */ leaseEnd),
/* harmony export */   mX: () => (/* binding */ COLLECT_MARGIN_SECONDS),
/* harmony export */   oI: () => (/* binding */ DEAD_CLAIM_SECONDS),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   t9: () => (/* binding */ parseLeases)
/* harmony export */ });
/* unused harmony exports PROVING_SECONDS, liveHold */
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9373);
// Claims on an instance, as its tags tell: leases of runs, an operator's hold, and the protection of a proof boot.


/** Longest time from StartInstances to an agent that answers, in seconds. */
const READY_LIMIT_SECONDS = 600;
/** Room in a lease beside payload and boot: TERM and KILL, collecting 4 MiB in chunks of 24,000 bytes, stopping. */
const COLLECT_MARGIN_SECONDS = 720;
/** A claim on a machine that is still off after this time is dead: its job ended before the start. */
const DEAD_CLAIM_SECONDS = 300;
/** From the last look at a stopped machine to its launch: whoever takes longer than that writes the claim anew. */
const START_MARGIN_SECONDS = 60;
/** How long a proof boot is left alone, from the instance's launch. */
const PROVING_SECONDS = 1200;
/** Whether a text is a run id, `<GITHUB_RUN_ID>-<attempt>-<8 random hex>`; a tag's key may hold anything. */
function isRunId(text) {
    return /^\d+-\d+-[0-9a-f]{8}$/.test(text);
}
/** The tag key of a run's lease. */
function leaseKey(runId) {
    return `${_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.lease}${runId}`;
}
/** The tag value of a lease: `<claimed>/<until>`, an ISO 8601 interval. */
function leaseValue({ claimed, until }) {
    return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(claimed)}/${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(until)}`;
}
/** When a run that claims now will have let go of the machine at the latest. */
function leaseEnd(claimed, timeoutSeconds) {
    return (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsAfter */ ._I)(claimed, READY_LIMIT_SECONDS + timeoutSeconds + COLLECT_MARGIN_SECONDS);
}
/** All leases in an instance's tags, earliest first, ties by run id. A value that can't be read counts as ended. */
function parseLeases(tags) {
    return Object.entries(tags)
        .filter(([key]) => key.startsWith(_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.lease))
        .map(([key, value]) => {
        const [claimed, until] = value.split('/').map((part) => new Date(part));
        const dead = new Date(0);
        return { runId: key.slice(_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.lease.length), claimed: validOr(claimed, dead), until: validOr(until, dead) };
    })
        .sort((a, b) => a.claimed.getTime() - b.claimed.getTime() || (a.runId < b.runId ? -1 : 1));
}
/** The end of an operator's hold, while it lasts. */
function liveHold(tags, now) {
    const until = new Date(tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.hold] ?? Number.NaN);
    return until > now ? until : undefined;
}
/**
 * The leases that bind others now, earliest first. A claim that was five minutes old while the machine was still off is
 * dead, and stays dead when somebody else has started the machine since: its age counts to that start.
 */
function liveLeases({ state, launchTime, tags }, now) {
    const [unstarted, limit] = state === 'stopped' ? [now, DEAD_CLAIM_SECONDS] : [launchTime, DEAD_CLAIM_SECONDS + START_MARGIN_SECONDS];
    return parseLeases(tags).filter(({ claimed, until }) => until > now && (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsBetween */ .O1)(claimed, unstarted) <= limit);
}
/** Who holds the instance at `now`; of several leases the earliest, since that is the one that goes on. */
function findHolder(instance, now) {
    const [lease] = liveLeases(instance, now);
    if (lease !== undefined)
        return { kind: 'lease', until: lease.until, runId: lease.runId };
    const hold = liveHold(instance.tags, now);
    if (hold !== undefined)
        return { kind: 'hold', until: hold };
    const proved = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsAfter */ ._I)(instance.launchTime, PROVING_SECONDS);
    if (instance.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.state] === 'proving' && isOn(instance.state) && proved > now) {
        return { kind: 'proof boot', until: proved };
    }
    return undefined;
}
/** `run 123-1-9f8e7d6c until 2026-11-24T07:10:00Z`, to tell others who holds a machine and until when. */
function describeHolder({ kind, until, runId }) {
    return `${runId === undefined ? `a ${kind}` : `run ${runId}`} until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(until)}`;
}
/** Whether the instance is on or about to be: what is billed, or soon will be. */
function isOn(state) {
    return state === 'running' || state === 'pending';
}
function validOr(time, otherwise) {
    return time === undefined || Number.isNaN(time.getTime()) ? otherwise : time;
}


/***/ }),

/***/ 9201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ isOfImage),
/* harmony export */   I7: () => (/* binding */ listRunners),
/* harmony export */   KV: () => (/* binding */ splitRules),
/* harmony export */   Ns: () => (/* binding */ isFailedImage),
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   hE: () => (/* binding */ listNameHolders),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   qN: () => (/* binding */ isHome),
/* harmony export */   vC: () => (/* binding */ copyName),
/* harmony export */   vw: () => (/* binding */ listCurrentCopies),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9828);


/** States of an image that will never become available. */
const FAILED_IMAGE_STATES = ['failed', 'error', 'invalid', 'disabled', 'transient'];
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
    return image.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.image] ?? image.sourceImageId;
}
/** Whether an image can no longer become available. */
function isFailedImage({ state }) {
    return FAILED_IMAGE_STATES.includes(state);
}
/** Our images of a region that aren't originals of home. */
function listCopies(owned) {
    return owned.images.filter(({ tags }) => tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.role] !== 'home');
}
/** Our copies of home's current image that are, or may yet become, available. */
function listCurrentCopies(owned, source) {
    return listCopies(owned).filter((image) => sourceOf(image) === source.id && !isFailedImage(image));
}
/** The instances that run payloads; a builder of bake's isn't one. */
function listRunners(owned) {
    return owned.filter(({ tags }) => tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.role] !== 'builder');
}
/** Whether an instance was made from the given image of home. */
function isOfImage(instance, image) {
    return image !== undefined && instance.tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.image] === image.id;
}
/** Whether an instance has come through its proof boot. */
function isReady({ tags }) {
    return tags[_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.state] === 'ready';
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

module.exports = __webpack_require__.p + "9b4d3d8207a2b6ec988e.sh";

/***/ }),

/***/ 8559:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "c48d6966692798b069fd.sh";

/***/ }),

/***/ 6203:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "683ea98822b26240564b.sh";

/***/ }),

/***/ 4426:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "66f64ed3eb6fdab4be67.sh";

/***/ }),

/***/ 2335:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "dccabb74ba0230da55ce.sh";

/***/ }),

/***/ 3231:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "6483f2430fa37bfb3f95.sh";

/***/ }),

/***/ 5925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d645097c764aea79157b.sh";

/***/ }),

/***/ 9790:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d518e18b501de0e274e7.sh";

/***/ }),

/***/ 7627:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d4803e503666ebc21c60.sh";

/***/ }),

/***/ 3290:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "1bbb33555d1f4aed3957.sh";

/***/ }),

/***/ 1186:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "739c433a9d4086466753.sh";

/***/ }),

/***/ 170:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "f441f8d4130f79bec181.sh";

/***/ }),

/***/ 3875:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "71a617c8d06c3a37e1a9.service";

/***/ }),

/***/ 4209:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a95054e1b79e15f8cbda.timer";

/***/ }),

/***/ 3197:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "feec797be2dfb12b3785.sh";

/***/ })

};
