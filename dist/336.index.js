export const id = 336;
export const ids = [336];
export const modules = {

/***/ 9336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startRegion: () => (/* binding */ startRegion)
/* harmony export */ });
/* harmony import */ var _aws_leases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(658);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9506);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(9580);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _guest_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9000);
/* harmony import */ var _lease_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7121);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2287);
/* harmony import */ var _machine_boot_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3010);
/* harmony import */ var _machine_cancellation_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7214);
/* harmony import */ var _report_parts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9356);
/* harmony import */ var _machine_fuse_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5088);
/* harmony import */ var _machine_guest_command_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6889);
/* harmony import */ var _machine_rival_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4201);
/* harmony import */ var _machine_runner_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2959);
// Mode start: an operator's half of a run. The machine stays on, under a lease, and its fuse is set to the lease's end.















/**
 * Starts the region's machine and says how to get a shell on it. A start that fails is stopped again, unless a run that
 * has started the machine as well is at work on it.
 */
async function startRegion(context, request) {
    const { clients, clock, fleet, job, logger, region, signal } = context;
    const runner = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)(`looking for the machine of ${region.name}: nothing was started`, () => (0,_machine_runner_js__WEBPACK_IMPORTED_MODULE_11__/* .getRunner */ .f)(context));
    const machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() };
    const { timeoutSeconds } = request;
    const claim = await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .claimInstance */ .Mf)(clients.ec2, {
        ...{ instance: runner, fleet: fleet.name, runId: machine.runId, clock, signal },
        timeoutSeconds,
    });
    if (claim.kind === 'lost') {
        const error = new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Refusal */ .P_('busy', `instance ${runner.id} is ${runner.state}, ${(0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .describeLoss */ .$4)(claim)}; it was left alone`, { hint: 'Try again when it has been let go, or run mode stop.' });
        return { status: 'busy', summary: error.message, steps: [], findings: [], error: (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .errorResult */ .WG)(error) };
    }
    try {
        const { instance } = await (0,_machine_cancellation_js__WEBPACK_IMPORTED_MODULE_12__/* .whenCancelled */ .M)(signal, () => (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_6__/* .stopAtOnce */ .bN)(context, machine), async () => {
            await (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_6__/* .startMachine */ .ei)(context, { machine, instance: claim.instance, timeoutSeconds });
            return (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_6__/* .waitUntilReady */ .bs)(context, runner.id);
        });
        const longest = (0,_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .secondsAfter */ ._I)(instance.launchTime, fleet.fuseSeconds);
        const wanted = (0,_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .secondsAfter */ ._I)(clock.now(), Math.max(timeoutSeconds, request.holdSeconds ?? 0));
        const end = wanted < longest ? wanted : longest;
        await setFuse(context, machine, end);
        // A run's lease has room for boot and collecting; the operator's ends with the machine's time.
        await (0,_aws_tags_js__WEBPACK_IMPORTED_MODULE_14__/* .putTags */ .Tm)(clients.ec2, [runner.id], {
            [(0,_lease_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseKey */ .aW)(machine.runId)]: (0,_lease_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseValue */ .WR)({ claimed: clock.now(), until: end }),
            ...(request.holdSeconds === undefined ? {} : { [_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.hold]: (0,_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .formatTime */ .fU)(end) }),
        });
        job.forget(machine);
        logger.info(`instance ${runner.id} is on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .formatTime */ .fU)(end)}, when its fuse switches it off; it costs money until then`);
        logger.info(`a shell on it: aws ssm start-session --region ${region.name} --target ${runner.id}`);
        const summary = `on until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_13__/* .formatTime */ .fU)(end)}`;
        return { status: 'ok', summary, instance: (0,_report_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .describeInstance */ .x)(instance, clock.now()), steps: [], findings: [] };
    }
    catch (error) {
        if (await (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_10__/* .isLostToAnother */ .Hl)(context, machine, error)) {
            job.forget(machine);
            await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)(clients.ec2, runner.id, machine.runId);
            throw error;
        }
        const stopped = await (0,_machine_boot_js__WEBPACK_IMPORTED_MODULE_6__/* .stopMachine */ .mv)(context, machine);
        await (0,_aws_leases_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseLease */ .wL)(clients.ec2, runner.id, machine.runId);
        const left = `start of instance ${runner.id}, which is ${stopped?.state ?? 'gone'}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(left, { cause: error });
    }
}
async function setFuse(context, machine, deadline) {
    const reply = await (0,_machine_guest_command_js__WEBPACK_IMPORTED_MODULE_9__/* .guestCommand */ .WG)(context, machine, {
        what: 'deadline',
        commands: (0,_guest_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .deadlineCommand */ .uZ)({ deadline, sentAt: context.clock.now() }),
        seconds: 60,
    });
    if (reply.kind !== 'refused')
        return;
    if (reply.reason === 'busy')
        throw (0,_machine_rival_js__WEBPACK_IMPORTED_MODULE_10__/* .busyRefusal */ .oD)(machine, reply);
    const message = `the fuse of instance ${machine.instanceId} can't be set (${reply.reason}): ${reply.detail}`;
    throw reply.reason === 'fuse'
        ? await (0,_machine_fuse_js__WEBPACK_IMPORTED_MODULE_8__/* .fuseRefusal */ ._)(context, machine, message)
        : new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(message, { hint: 'It is stopped again. Start it anew.' });
}


/***/ })

};
