export const id = 451;
export const ids = [451];
export const modules = {

/***/ 3451:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_TRIES: () => (/* binding */ MAX_TRIES),
/* harmony export */   dueState: () => (/* binding */ dueState),
/* harmony export */   findSlot: () => (/* binding */ findSlot),
/* harmony export */   nextTriesTag: () => (/* binding */ nextTriesTag),
/* harmony export */   orderDue: () => (/* binding */ orderDue),
/* harmony export */   slotTag: () => (/* binding */ slotTag)
/* harmony export */ });
/* harmony import */ var _cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2731);
// Whether a region is due, told from nothing but its cron line, the tags of its instance and the clock,
// so that dropped, late and doubled ticks of the scheduler can do no harm.

/** After so many failed starts a slot counts as served, as failed: the next slot begins anew. */
const MAX_TRIES = 3;
/** Clocks of two runners may differ by some; a slot later than this can't have been served. In milliseconds. */
const CLOCK_SKEW = 3_600_000;
/** A slot as the value of `servicemon:slot`: ISO 8601 in UTC, to the second. */
function slotTag(slot) {
    return slot.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
/** The slot that a tag's value tells, or undefined when it isn't one. */
function findSlot(tag) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(tag))
        return undefined;
    const slot = new Date(tag);
    // 30 February is read as 2 March: only what reads back the same is a date.
    return Number.isNaN(slot.getTime()) || slotTag(slot) !== tag ? undefined : slot;
}
/** The value of `servicemon:tries` after one more failed start for the slot. */
function nextTriesTag({ slot, triesTag }) {
    const tries = findTries(triesTag);
    return `${slotTag(slot)}/${tries?.slot.getTime() === slot.getTime() ? tries.count + 1 : 1}`;
}
/**
 * Whether the region is due: its latest slot is later than the one in its instance's `servicemon:slot` tag.
 * Never run is due at once. Three failed starts in `servicemon:tries` count as served.
 */
function dueState(options) {
    const { region, timezone, now } = options;
    const never = { due: false, slot: undefined, next: undefined, tries: 0, notes: [] };
    if (!region.enabled)
        return { ...never, reason: 'disabled in the fleet file' };
    if (region.cron === undefined)
        return { ...never, reason: 'has no cron line, so it runs on demand only' };
    const slot = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .latestSlot */ .kc)(region.cron, timezone, now);
    const next = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .nextSlot */ .yo)(region.cron, timezone, now);
    const { served, tries, notes } = readTags(options);
    const count = slot !== undefined && tries?.slot.getTime() === slot.getTime() ? tries.count : 0;
    const base = { slot, next, tries: count, notes };
    if (slot === undefined)
        return { ...base, due: false, reason: 'has had no slot yet' };
    if (served !== undefined && slot <= served) {
        return { ...base, due: false, reason: `slot ${slotTag(slot)} has been served` };
    }
    if (count >= MAX_TRIES) {
        return { ...base, due: false, reason: `slot ${slotTag(slot)} is given up after ${count} failed starts` };
    }
    const lastSlot = latestOf(served, tries?.slot);
    const since = served === undefined ? 'has never run' : `last served ${slotTag(served)}`;
    const again = count === 0 ? '' : `, after ${count} failed ${count === 1 ? 'start' : 'starts'}`;
    return { ...base, slot, due: true, lastSlot, reason: `slot ${slotTag(slot)} is due${again}: ${since}` };
}
/**
 * The due ones in the order to serve them, cut to the limit: those first that have waited longest since the last slot
 * they were served or tried, never-started ones before all; ties by their slot, then by the list's order.
 * It isn't the due slot's own age: among regions with many slots, a limit would then starve the one with the later minute.
 */
function orderDue(list, limit) {
    const ordered = [...list].sort((a, b) => (a.lastSlot?.getTime() ?? 0) - (b.lastSlot?.getTime() ?? 0) || a.slot.getTime() - b.slot.getTime());
    return limit === 'all' ? ordered : ordered.slice(0, limit);
}
function readTags(options) {
    const notes = [];
    const isPossible = (slot) => slot.getTime() <= options.now.getTime() + CLOCK_SKEW;
    const note = (tag, value) => notes.push(`servicemon:${tag} can't be "${value}"; taken as absent`);
    let served = options.slotTag === undefined ? undefined : findSlot(options.slotTag);
    // A slot in the future, believed, would keep the region quiet until then.
    if (served !== undefined && !isPossible(served))
        served = undefined;
    if (options.slotTag !== undefined && served === undefined)
        note('slot', options.slotTag);
    let tries = findTries(options.triesTag);
    if (tries !== undefined && !isPossible(tries.slot))
        tries = undefined;
    if (options.triesTag !== undefined && tries === undefined)
        note('tries', options.triesTag);
    return { served, tries, notes };
}
function findTries(tag) {
    const [, slotText, countText] = /^([^/]*)\/([1-9]\d{0,3})$/.exec(tag ?? '') ?? [];
    const slot = slotText === undefined ? undefined : findSlot(slotText);
    return slot === undefined ? undefined : { slot, count: Number(countText) };
}
function latestOf(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return a > b ? a : b;
}


/***/ })

};
