/** What a reader may write for a value: the forms that merging/entries.py reads. */

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const COUNT = /^(\d{1,9}|\d{1,9}\s*(\.\.|-|to)\s*\d{1,9}|\d{1,9}\s*\+|(>=|at least|<=|at most|up to|~|about)\s*\d{1,9})$/i;

/**
 * @param {string} text
 * @returns {boolean} whether it is a day, a month, a year, two of these divided by a slash, or "unknown"
 */
export function isDate(text) {
  if (text === "unknown") return true;
  const [first, last, ...more] = text.split("/");
  return more.length === 0 && isPeriod(first) && (last === undefined || (isPeriod(last) && last >= first.slice(0, last.length)));
}

/** @param {string} text */
function isPeriod(text) {
  return PERIOD.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/**
 * @param {string} text
 * @returns {boolean} whether it is a number such as 5, 3..7, 31+, at most 5, about 30, or "unknown"
 */
export function isCount(text) {
  return text === "unknown" || COUNT.test(text);
}

/**
 * @param {string | null} first ISO day
 * @param {string | null} last
 * @param {string | null} precision
 * @returns {string} the date as such an entry
 */
export function dateEntry(first, last, precision) {
  if (!first || !last || precision === "unknown") return "unknown";
  if (precision === "month" && first.slice(0, 7) === last.slice(0, 7)) return first.slice(0, 7);
  if (precision === "year" && first.slice(0, 4) === last.slice(0, 4)) return first.slice(0, 4);
  return first === last ? first : `${first}/${last}`;
}

/**
 * @param {number | null} best
 * @param {number | null} low
 * @param {number | null} high
 * @returns {string} the number as such an entry
 */
export function countEntry(best, low, high) {
  if (low !== null && high !== null && low !== high) return `${low}..${high}`;
  if (best !== null) return String(best);
  if (low !== null) return high === null ? `${low}+` : String(low);
  return high === null ? "unknown" : `at most ${high}`;
}
