export const id = 281;
export const ids = [281];
export const modules = {

/***/ 1281:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readHistory: () => (/* binding */ readHistory)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9373);
/* harmony import */ var _schedule_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5409);
// What GitHub's API tells of this workflow's past. Loaded by rotate only, and never in its way.



/** An answer that takes longer isn't worth waiting for. */
const LIMIT_MILLISECONDS = 15_000;
/** 300 runs: a tick every five minutes is 288 a day. */
const PAGES = 3;
/**
 * The runs of a workflow in the last day, and the repository's last push.
 *
 * Needs `actions: read` in a private repository, nothing more than the default in a public one.
 *
 * @param repository `owner/name`
 * @param file the workflow file's name below .github/workflows
 */
async function readHistory(options) {
    const { token, repository, file, now } = options;
    const [owner = '', repo = ''] = repository.split('/');
    const { rest } = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token);
    // With each call: given to the client, it would take the place of the proxy's fetch that stands there.
    const request = { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) };
    const created = `>=${(0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAfter */ ._I)(now, -_schedule_history_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_SECONDS */ .fo).toISOString()}`;
    const pages = Array.from({ length: PAGES }, (_, index) => index + 1);
    const [{ data: about }, ...answers] = await Promise.all([
        rest.repos.get({ owner, repo, request }),
        ...pages.map((page) => rest.actions.listWorkflowRuns({ owner, repo, workflow_id: file, created, per_page: 100, page, request })),
    ]);
    const runs = answers
        .flatMap(({ data }) => data.workflow_runs)
        .map((run) => ({ event: run.event, created: new Date(run.created_at) }));
    return { runs, lastPush: about.private ? undefined : new Date(about.pushed_at) };
}


/***/ })

};
