export const id = 130;
export const ids = [130];
export const modules = {

/***/ 130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actionLog: () => (/* binding */ actionLog)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 20 modules
var core = __webpack_require__(3218);
;// CONCATENATED MODULE: ./src/text/foreign.ts
// Makes text that is not ours inert: it can never act as a command of the runner, whatever bytes it holds.
/**
 * Splits foreign text into lines that the runner only prints.
 *
 * The runner takes `::name::` after leading white space and `##[name]` anywhere in a line for commands, and ends a line
 * at `\r\n`, `\r` or `\n`. It looks for both as its language compares texts, which is blind to characters without width.
 * So: split at all three, break `##[` with a space, begin each line with a bar, and show control characters as pictures
 * (tabs stay). The exact bytes are in the output file; the log is for reading.
 */
function foreignLines(text) {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.at(-1) === '')
        lines.pop();
    return lines.map((line) => `| ${inertInline(line)}`);
}
/** `##[` and a leading `::`, with whatever isn't to be seen between their characters, such as a zero-width space. */
const OLD_COMMAND = /(#[\p{Default_Ignorable_Code_Point}\p{Cf}]*#[\p{Default_Ignorable_Code_Point}\p{Cf}]*)\[/gu;
const COMMAND = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}]*:[\p{Default_Ignorable_Code_Point}\p{Cf}]*:/u;
/** Foreign text inside a line of ours: one line, control characters as pictures, `##[` and `::` broken. */
function inertInline(text) {
    return (text
        // eslint-disable-next-line no-control-regex -- control characters are what this is about
        .replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
        .replace(/[\u007f-\u009f\u2028\u2029]/g, '\u2421')
        .replace(OLD_COMMAND, '$1 ['));
}
/** A whole line of the log as the runner may see it: like `inertInline`, and a leading `::` is no command either. */
function inertLine(text) {
    const line = inertInline(text);
    return COMMAND.test(line) ? `| ${line}` : line;
}

;// CONCATENATED MODULE: ./src/action-log.ts
// The job log as GitHub's runner reads it: every line made inert, annotations through @actions/core.


/** The logger of both entries. */
const actionLog = {
    info: (text) => writeLines(text.split(/\r\n|\r|\n/)),
    warning: (text) => core/* warning */.$e(inertAnnotation(text)),
    error: (text) => core/* error */.z3(inertAnnotation(text)),
    debug: (text) => core/* debug */.Yz(inertInline(text)),
    foreign: (lines) => writeLines(lines),
    group: (title, work) => core/* group */.Os(inertInline(title), work),
};
/** An annotation may have several lines: core escapes their ends. */
function inertAnnotation(text) {
    return text.split('\n').map(inertInline).join('\n');
}
function writeLines(lines) {
    if (lines.length > 0)
        core/* info */.pq(lines.map(inertLine).join('\n'));
}


/***/ })

};
