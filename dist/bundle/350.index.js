export const id = 350;
export const ids = [350];
export const modules = {
5350:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
readHistory: () => ( readHistory)
});
var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8210);
var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2050);
var _schedule_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9812);
const LIMIT_MILLISECONDS = 15_000
const PAGES = 3
async function readHistory(options
) {
const { token, repository, file, now } = options
const [owner = '', repo = ''] = repository.split('/')
const { rest } = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__ .Q)(token)
const request = { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) }
const created = `>=${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(now, -_schedule_history_js__WEBPACK_IMPORTED_MODULE_2__ .fo).toISOString()}`
const pages = Array.from({ length: PAGES }, (_, index) => index + 1)
const [{ data: about }, ...answers] = await Promise.all([
rest.repos.get({ owner, repo, request }),
...pages.map((page) =>
rest.actions.listWorkflowRuns({ owner, repo, workflow_id: file, created, per_page: 100, page, request }),
),
])
const runs = answers
.flatMap(({ data }) => data.workflow_runs)
.map((run) => ({ event: run.event, title: run.display_title, created: new Date(run.created_at) }))
return { runs, lastPush: about.private ? undefined : new Date(about.pushed_at) }
}
})
};
