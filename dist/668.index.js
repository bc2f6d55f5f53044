export const id = 668;
export const ids = [668];
export const modules = {

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ SECRETS_SECONDS),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7390);
// What a payload travels with, as one block of bytes: its text, its environment, and which secrets the machine is to read
// for it. Pure. Only the names of secrets are known here; their values never leave the machine.


const maxPayloadBytes = 256 * 1024;
const maxEnvBytes = 64 * 1024;
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
    const text = Object.entries(env)
        .map(([name, value]) => {
        assertName(name, 'run.env');
        if (value.includes('\0'))
            throw notSent(`the variable ${name} holds a NUL`, 'run.env');
        return `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`;
    })
        .join('');
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxEnvBytes)
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`sending the payload: its environment has ${bytes} bytes, at most ${maxEnvBytes} can be sent`, {
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
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(738);
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
function fuseFiles(fuseSeconds) {
    return {
        timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', wholeNumber(fuseSeconds))),
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
/** With `hasSecrets` the machine has to be able to read secrets. */
function proveCommand(o) {
    const variables = { wait_seconds: o.waitSeconds, more_tools: o.hasSecrets ? secretsTool : '' };
    return script(variables, files.common, files.prove);
}
/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
function payloadCommands(request) {
    const runId = checkedRunId(request.runId);
    const { bytes, payloadBytes, envBytes } = (0,_bundle_js__WEBPACK_IMPORTED_MODULE_4__/* .bundleOf */ .c)(request);
    const hasSecrets = Object.keys(request.secrets).length > 0;
    const encoded = compressed(bytes);
    const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : [];
    const run = script({
        run_id: runId,
        sent_at: hundredths(request.sentAt),
        not_after: epochSeconds(request.notAfter),
        deadline: epochSeconds(request.deadline),
        timeout_seconds: request.timeoutSeconds,
        cap_bytes: request.outputCapBytes,
        run_user: checkedUser(request.user),
        more_tools: hasSecrets ? secretsTool : '',
        region: request.region,
        secrets_seconds: _bundle_js__WEBPACK_IMPORTED_MODULE_4__/* .SECRETS_SECONDS */ ._,
        part_count: parts.length,
        payload_bytes: payloadBytes,
        env_bytes: envBytes,
        bundle_sha256: sha256(bytes),
        bundle: parts.length === 0 ? encoded : '',
        supervise_sh: compressed(withoutComments(files.common + files.supervise)),
        launch_sh: compressed(withoutComments(files.launch)),
    }, files.common, ...(hasSecrets ? [files.secrets] : []), files.payload);
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
    return script({ sent_at: hundredths(o.sentAt), deadline: epochSeconds(o.deadline) }, files.common, files.deadline);
}
/** Hundredths of a second since the epoch, as the kernel tells its uptime. */
function hundredths(time) {
    return Math.floor(time.getTime() / 10);
}
function installer(fuseSeconds) {
    const { timer, service, script: fuse } = fuseFiles(fuseSeconds);
    const variables = {
        fuse_seconds: fuseSeconds,
        fuse_timer: base64(timer),
        fuse_service: base64(service),
        fuse_script: base64(fuse),
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

/***/ 6668:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkRegion: () => (/* binding */ checkRegion)
/* harmony export */ });
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9000);
/* harmony import */ var _plan_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7913);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8828);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9356);




/** Looks at one region. `drifted` when it isn't as its fleet wants it, which includes not provisioned. */
async function checkRegion(context, home) {
    const { clock, fleet, region } = context;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .l)(context);
    const { inventory, attributes } = seen;
    const now = clock.now();
    const findings = (0,_plan_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .listFindings */ .F$)({
        fleet,
        region,
        home,
        inventory,
        attributes,
        fuseTag: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .fuseTag */ ._c)(fleet.fuseSeconds),
        now,
    });
    const parts = (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .describeParts */ .M)(context, seen, home);
    const defects = findings.filter((finding) => finding.defect);
    const summary = defects.length > 0
        ? defects.map(({ text }) => text).join('; ')
        : parts.instance?.lease === undefined
            ? 'ready'
            : `in use: ${parts.instance.lease}`;
    return { status: defects.length > 0 ? 'drifted' : 'ok', summary, ...parts, steps: [], findings };
}


/***/ }),

/***/ 8828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _aws_instances_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2393);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);
// Reading a region for provision and check: what it holds, and the attributes of its machines.



/** Reads the region once. Only adopt looks further into what is not ours: the user data of others is an attribute, too. */
async function observe({ clients, fleet, region }, { adopt = false } = {}) {
    const inventory = await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .observeRegion */ .BF)(clients.ec2, region.name, fleet);
    const foreign = adopt && !(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name) ? inventory.foreign.instances : [];
    const instances = [...(0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listRunners */ .I7)(inventory.owned.instances), ...foreign];
    const attributes = await Promise.all(instances.map(async ({ id }) => [id, await (0,_aws_instances_js__WEBPACK_IMPORTED_MODULE_0__/* .getInstanceAttributes */ .bD)(clients.ec2, id)]));
    return { inventory, attributes: new Map(attributes) };
}


/***/ }),

/***/ 7913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ listFindings),
/* harmony export */   lm: () => (/* binding */ notice)
/* harmony export */ });
/* unused harmony export defect */
/* harmony import */ var _aws_key_pairs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5578);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
/* harmony import */ var _aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9828);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7121);
/* harmony import */ var _instance_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1116);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9201);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2365);








/** All findings of a region, defects first. */
function listFindings(facts) {
    const runners = (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .listRunners */ .I7)(facts.inventory.owned.instances);
    if (isEmpty(facts.inventory.owned)) {
        const nothing = defect('missing', "not provisioned: nothing here is the fleet's own");
        return [...facts.home.problems.map((text) => defect('missing', text)), nothing, ...findForeign(facts)];
    }
    const findings = [
        ...facts.home.problems.map((text) => defect('missing', text)),
        ...findImages(facts),
        ...findKeyPair(facts),
        ...findSecurityGroup(facts),
        ...findRunners(facts, runners),
        ...runners.flatMap((runner) => findRunner(facts, runner)),
        ...findLeftovers(facts),
        ...findForeign(facts),
    ];
    return findings.sort((a, b) => Number(b.defect) - Number(a.defect));
}
function isEmpty(owned) {
    return Object.values(owned).every((things) => things.length === 0);
}
/** Something that keeps the region from being as its fleet wants it. */
function defect(code, text, resource) {
    return { code, defect: true, text, ...(resource === undefined ? {} : { resource }) };
}
/** Something worth knowing. */
function notice(code, text, resource) {
    return { ...defect(code, text, resource), defect: false };
}
function findImages({ fleet, region, home, inventory }) {
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name) || home.image === undefined)
        return [];
    const source = home.image;
    const copies = (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .listCopies */ .cJ)(inventory.owned);
    const current = (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .listCurrentCopies */ .vw)(inventory.owned, source);
    const findings = copies.filter(_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFailedImage */ .Ns).map(({ id, state, stateReason }) => {
        return defect('leftover', `image ${id} is ${state}${stateReason === undefined ? '' : `: ${stateReason}`}`, id);
    });
    if (current.length > 1) {
        findings.push(defect('duplicate', `several copies of ${source.id}: ${current.map(({ id }) => id).join(', ')}`));
    }
    const [copy] = current;
    if (copy === undefined)
        findings.push(defect('missing', `no copy of home's image ${source.id}`));
    else if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnderway */ .q_)(copy))
        findings.push(defect('missing', `image ${copy.id} is still being copied`, copy.id));
    for (const old of copies.filter((one) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(one) !== source.id)) {
        findings.push(defect('outdated', `image ${old.id} is a copy of ${(0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(old) ?? 'an unknown image'}, not of home's current ${source.id}`, old.id));
    }
    return findings;
}
function findKeyPair({ fleet, region, home, inventory }) {
    const name = fleet.keyPair;
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name) || name === undefined)
        return [];
    const pair = inventory.owned.keyPairs.find((one) => one.name === name);
    if (pair === undefined)
        return [defect('missing', `no key pair ${name}`)];
    if (home.keyPair?.publicKey === undefined || pair.publicKey === undefined)
        return [];
    if ((0,_aws_key_pairs_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameKey */ .yL)(pair.publicKey, home.keyPair.publicKey))
        return [];
    return [defect('drift', `key pair ${name} is another key than home's; delete it to have it imported again`, pair.id)];
}
function findSecurityGroup({ fleet, region, home, inventory }) {
    const groups = inventory.owned.securityGroups.filter(({ name }) => name === fleet.securityGroup);
    const { wanted, left } = (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .splitRules */ .KV)(home);
    const open = ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name) ? [home.securityGroup] : groups).flatMap((group) => group === undefined ? [] : findOpenIngress(group));
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name))
        return open;
    const notices = left.map((rule) => notice('rule-left-out', `home's rule "${(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)}" refers to a thing of one region and was not copied`));
    const [group] = groups;
    if (group === undefined)
        return [defect('missing', `no security group ${fleet.securityGroup}`), ...notices];
    if (home.securityGroup === undefined)
        return [...open, ...notices];
    if (group.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.state] === 'creating') {
        return [defect('missing', `security group ${group.id} has not all of its rules yet`, group.id), ...notices];
    }
    const { missing, extra } = (0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .compareRules */ .Do)(wanted, group.rules);
    return [
        ...missing.map((rule) => drift(group, `lacks home's rule "${(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)}"`)),
        ...extra.map((rule) => drift(group, `has a rule that home has not: "${(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)}"`)),
        ...open,
        ...notices,
    ];
}
function drift({ id }, what) {
    return defect('drift', `security group ${id} ${what}`, id);
}
function findOpenIngress({ id, rules }) {
    const isOpen = ({ direction, peer }) => direction === 'ingress' && (peer.kind === 'ipv4' || peer.kind === 'ipv6') && peer.cidr.endsWith('/0');
    return rules
        .filter(isOpen)
        .map((rule) => notice('open-ingress', `security group ${id} is open to everybody: ${(0,_aws_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRule */ .IO)(rule)}`, id));
}
function findRunners({ home }, runners) {
    if (runners.length === 0)
        return [defect('missing', 'no instance')];
    const current = runners.filter((runner) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfImage */ .$x)(runner, home.image));
    const old = runners.filter((runner) => !current.includes(runner));
    const ids = (instances) => instances.map(({ id, state, launchTime }) => `${id} (${state}, last start ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_6__/* .formatTime */ .fU)(launchTime)})`).join(', ');
    const findings = current.length > 1 ? [defect('duplicate', `several instances: ${ids(current)}`)] : [];
    if (home.image === undefined)
        return findings;
    return [
        ...findings,
        ...old.map(({ id }) => defect('outdated', `instance ${id} is not of home's current image ${home.image?.id ?? ''}`, id)),
    ];
}
function findRunner(facts, runner) {
    const { fleet, home, attributes, fuseTag, now, region } = facts;
    const { id, tags, state } = runner;
    const findings = [];
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .findHolder */ .IL)(runner, now);
    if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isOn */ .M)(state) && holder === undefined)
        findings.push(defect('running', `instance ${id} is ${state}, and nobody holds it`, id));
    if ((0,_instance_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isOn */ .M)(state) && holder?.kind === 'hold') {
        findings.push(notice('running', `instance ${id} is ${state}, held by ${(0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .describeHolder */ .sG)(holder)}`, id));
    }
    if (!(0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isReady */ .i_)(runner))
        findings.push(defect('unproven', `instance ${id} has not come through its proof boot`, id));
    else if (tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.fuse] !== fuseTag)
        findings.push(defect('fuse', `instance ${id} has not the current fuse`, id));
    const given = attributes.get(id);
    if (given !== undefined && given.shutdownBehavior !== 'stop') {
        findings.push(defect('shutdown-behavior', `instance ${id}: a power-off from inside would ${given.shutdownBehavior} it`, id));
    }
    if (given?.stopProtection === true)
        findings.push(defect('stop-protection', `instance ${id} is protected against being stopped`, id));
    if (runner.metadataTokens !== 'required') {
        const say = fleet.instance.metadata === 'required' ? defect : notice;
        findings.push(say('imdsv1', `instance ${id} answers IMDSv1`, id));
    }
    if (!region.types.includes(runner.type)) {
        findings.push(defect('drift', `instance ${id} is a ${runner.type}, and the fleet wants ${region.types.join(' or ')}`, id));
    }
    if (home.profile !== undefined && runner.profile !== home.profile) {
        findings.push(defect('drift', `instance ${id} has instance profile ${runner.profile ?? 'none'}, and the fleet wants ${home.profile}`, id));
    }
    const live = new Set((0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .liveLeases */ ._c)(runner, now).map(({ runId }) => runId));
    for (const { runId } of (0,_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLeases */ .t9)(tags).filter((lease) => !live.has(lease.runId))) {
        findings.push(notice('uncollected', `run ${runId} has not been collected from instance ${id}: the next run brings what it may have left`, id));
    }
    return findings;
}
function findLeftovers({ inventory }) {
    const { owned } = inventory;
    return [
        ...(0,_images_js__WEBPACK_IMPORTED_MODULE_5__/* .listOrphanSnapshots */ .ED)(inventory).map((id) => defect('leftover', `snapshot ${id} belongs to no image of the fleet`, id)),
        ...owned.volumes
            .filter(({ state }) => state === 'available')
            .map(({ id, sizeGiB }) => defect('leftover', `volume ${id} (${sizeGiB} GiB) belongs to no instance`, id)),
    ];
}
function findForeign({ fleet, region, inventory }) {
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_4__/* .isHome */ .qN)(fleet, region.name))
        return [];
    const { foreign } = inventory;
    const named = (what, items) => items.map(({ id }) => notice('foreign', `${what} ${id} carries the fleet's name and is not ours`, id));
    return [
        ...named('instance', foreign.instances),
        ...named('image', foreign.images),
        ...named('snapshot', foreign.snapshots),
        ...named('volume', foreign.volumes),
        ...named('key pair', foreign.keyPairs),
        ...named('security group', foreign.securityGroups),
    ];
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
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9201);

/** The copy of home's image, in place of copies that failed. None in home. */
function planImage({ fleet, region, inventory }, source) {
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isHome */ .qN)(fleet, region.name))
        return [];
    const failed = (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .listCopies */ .cJ)(inventory.owned).filter((image) => (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceOf */ .vz)(image) === source.id && (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFailedImage */ .Ns)(image));
    const removals = failed.flatMap((image) => {
        const why = image.stateReason === undefined ? '' : `: ${image.stateReason}`;
        return planImageRemoval(inventory, image, `the copy is ${image.state}${why}`);
    });
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .listCurrentCopies */ .vw)(inventory.owned, source).length > 0)
        return removals;
    const name = (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .copyName */ .vC)(fleet, source);
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
    if ((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isHome */ .qN)(fleet, region.name))
        return [];
    const [copy] = (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .listCurrentCopies */ .vw)(inventory.owned, source);
    if (copy?.state === 'available')
        return [];
    const name = copy?.id ?? (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .copyName */ .vC)(fleet, source);
    const reason = copy === undefined ? 'an instance needs the whole copy' : 'a copy is already on its way';
    return [{ kind: 'await-image', imageId: copy?.id, target: `image ${name}`, reason }];
}
/** An image, and those of its snapshots that are ours as well. */
function planImageRemoval({ owned }, { id, devices }, reason) {
    const ours = new Set(owned.snapshots.map((snapshot) => snapshot.id));
    return [
        { kind: 'remove-image', imageId: id, target: `image ${id}`, reason },
        ...devices
            .filter(({ snapshotId }) => ours.has(snapshotId))
            .map(({ snapshotId }) => {
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
    if (owned.images.some(_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnderway */ .q_))
        return [];
    const used = new Set(owned.images.flatMap(({ devices }) => devices.map(({ snapshotId }) => snapshotId)));
    return owned.snapshots.filter(({ id }) => !used.has(id)).map(({ id }) => id);
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ describeParts),
/* harmony export */   x: () => (/* binding */ describeInstance)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9506);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9373);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7121);
/* harmony import */ var _plan_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9201);




/** The parts of a region as results tell them. */
function describeParts({ fleet, region, clock }, { inventory }, home) {
    const { owned } = inventory;
    const atHome = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHome */ .qN)(fleet, region.name);
    const copies = owned.images.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isHomeOriginal */ .V)(tags));
    const current = home?.image === undefined ? undefined : (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listCurrentCopies */ .vw)(owned, home.image)[0];
    const image = atHome ? home?.image : (current ?? copies[0]);
    const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair);
    const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup);
    const runners = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .listRunners */ .I7)(owned.instances);
    const runner = runners.find((one) => (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfImage */ .$x)(one, home?.image) && (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .isReady */ .i_)(one)) ?? runners[0];
    return {
        ...(image === undefined ? {} : { image: describeImage(image, atHome || image === current) }),
        ...(keyPair === undefined ? {} : { keyPair: keyPair.id }),
        ...(group === undefined ? {} : { securityGroup: group.id }),
        ...(runner === undefined ? {} : { instance: describeInstance(runner, clock.now()) }),
    };
}
/** An instance as results tell it. */
function describeInstance(instance, now) {
    const holder = (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .findHolder */ .IL)(instance, now);
    return {
        id: instance.id,
        state: instance.state,
        type: instance.type,
        zone: instance.zone,
        ...(instance.publicIp === undefined ? {} : { address: instance.publicIp }),
        lastStart: (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(instance.launchTime),
        ...(holder === undefined ? {} : { lease: (0,_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .describeHolder */ .sG)(holder) }),
        ...(instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] === undefined ? {} : { slot: instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.slot] }),
    };
}
function describeImage(image, current) {
    const source = (0,_plan_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(image);
    return {
        id: image.id,
        name: image.name,
        state: image.state,
        created: (0,_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(image.created),
        ...(source === undefined ? {} : { source }),
        current,
        snapshots: image.devices.map(({ snapshotId }) => snapshotId),
    };
}


/***/ }),

/***/ 640:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "9e61124cc7c4bf7dc261.sh";

/***/ }),

/***/ 8559:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "06b43ccbb895fbbb6e2f.sh";

/***/ }),

/***/ 6203:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "0c6c4a82598cbfdb9921.sh";

/***/ }),

/***/ 4426:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "3ec7dd6da8d73978f13e.sh";

/***/ }),

/***/ 2335:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "dccabb74ba0230da55ce.sh";

/***/ }),

/***/ 3231:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "74e8e0420af885b37922.sh";

/***/ }),

/***/ 5925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "ec2e495f7f8eba228de9.sh";

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

module.exports = __webpack_require__.p + "c513676f8f24106351a9.sh";

/***/ }),

/***/ 1186:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "739c433a9d4086466753.sh";

/***/ }),

/***/ 170:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "f441f8d4130f79bec181.sh";

/***/ }),

/***/ 733:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "6308b663effa056db92a.sh";

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

module.exports = __webpack_require__.p + "cd2e1f059db6e538e72b.sh";

/***/ })

};
