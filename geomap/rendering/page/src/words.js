/** Says a record in words, with its precision: "9 March 2023, year inferred", "somewhere in Balkh Province", "at least 31 killed". */

/** @import { Rows } from "./data/rows.js" */
/** @import { Strings } from "./strings.js" */

import { LINES } from "./data/shapes.js";

const EFFECTS = ["killed", "injured", "detained", "abducted"];
const PLACE_WITHIN = 4;
const COUNTRY = 6;
/** Vague, and at sea or in the air: drawn as circles. */
const VAGUE = new Set([5, 7]);

export class Words {
  /**
   * @param {Rows} rows
   * @param {Strings} strings
   */
  constructor(rows, strings) {
    this.rows = rows;
    this.strings = strings;
  }

  /** @param {number} row @returns {string} */
  category(row) {
    return this.strings.name("categories", this.rows.value("category", row));
  }

  /** @param {number} row @returns {string} when, as short as it can be said truly */
  date(row) {
    const { rows, strings } = this;
    const [first, last] = [rows.day(row), rows.lastDay(row)];
    if (first === null || last === null) return strings.t("when.unknown");
    const precision = rows.value("date_precision", row) ?? guessPrecision(first, last);
    if (precision === "unknown") return strings.t("when.unknown");
    if (precision === "day" && first === last) return strings.day(first, "day");
    const year = new Date(first * 864e5).getUTCFullYear();
    if (precision === "month" || precision === "range" || precision === "season") {
      if (isMonthStart(first) && isMonthEnd(last)) return this.months(first, last);
    }
    if (precision === "year" && year === new Date(last * 864e5).getUTCFullYear()) return strings.day(first, "year");
    if (first === last) return strings.day(first, "day");
    return strings.range(first, last, "day");
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  months(first, last) {
    const [from, to] = [new Date(first * 864e5), new Date(last * 864e5)];
    const whole = from.getUTCFullYear() === to.getUTCFullYear() && from.getUTCMonth() === 0 && to.getUTCMonth() === 11;
    return whole ? this.strings.day(first, "year") : this.strings.range(first, last, "month");
  }

  /**
   * @param {number} row
   * @param {string | null} [dateWords] as the report has them
   * @returns {string | null} how the date is known, where it is not simply stated
   */
  dateBasis(row, dateWords = null) {
    const { rows, strings } = this;
    if (rows.day(row) === null) return null;
    const basis = rows.value("date_basis", row);
    if (basis === "relative") return strings.t("when.relative");
    if (basis !== "inferred") return null;
    const precision = rows.value("date_precision", row);
    const yearAlone = (precision === "day" || precision === "month") && (dateWords === null || (/\p{L}/u.test(dateWords) && !/\d{4}/.test(dateWords)));
    return strings.t(yearAlone ? "when.year_inferred" : "when.inferred");
  }

  /** @param {number} row @returns {string} the shortest name of the place; with the part of it, or the border, that the report means */
  place(row) {
    const { rows, strings } = this;
    const direction = rows.value("place_direction", row);
    const name = rows.value("place_words", row) ?? rows.value("place", row);
    if (name && direction && strings.table.parts[direction]) return strings.t(`parts.${direction}`, { place: name });
    return name ?? rows.value("admin1", row) ?? rows.value("country", row) ?? (rows.position(row) ? strings.t("where.coordinates") : strings.t("where.unknown"));
  }

  /** @param {number} row @returns {string} where, with its precision */
  where(row) {
    const { rows, strings } = this;
    const place = this.place(row);
    if (!rows.position(row) && !rows.value("place", row) && !rows.value("country", row)) return strings.t("where.unknown");
    const precision = rows.value("where_prec", row);
    const shape = rows.shape(row);
    if (precision === 5 && shape?.kind === LINES) return strings.t("where.along", { place });
    return strings.t(precision ? `where.prec_${precision}` : "where.plain", { place });
  }

  /** @param {number} row @returns {string} what contains the place, and how far off the mark may be */
  whereMore(row) {
    const { rows, strings } = this;
    const place = this.place(row);
    const containers = [rows.value("admin1", row), rows.value("country", row)].filter((name, nth, all) => name && name !== place && all.indexOf(name) === nth);
    const uncertainty = rows.value("coordinate_uncertainty_m", row);
    const precision = rows.value("where_prec", row) ?? 0;
    const round = !rows.shape(row) || (VAGUE.has(precision) && rows.shape(row)?.kind !== LINES);
    const within = uncertainty && precision > 1 && round ? strings.t("where.within", { distance: this.distance(uncertainty) }) : null;
    return [containers.join(", "), within].filter(Boolean).join(" · ");
  }

  /** @param {number} metres */
  distance(metres) {
    const { strings } = this;
    if (metres < 950) return strings.t("where.metres", { n: Math.round(metres / 10) * 10 });
    return strings.t("where.kilometres", { n: metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000) });
  }

  /** @param {number} row @returns {boolean} whether a point would say more than is known */
  isWide(row) {
    return (this.rows.value("where_prec", row) ?? 0) >= PLACE_WITHIN;
  }

  /** @param {number} row */
  isCountry(row) {
    return (this.rows.value("where_prec", row) ?? 0) >= COUNTRY;
  }

  /** @param {number} row @returns {{effect: string, text: string}[]} such as "at least 31 killed" */
  counts(row) {
    const { rows, strings } = this;
    return EFFECTS.flatMap((effect) => {
      const [best, low, high] = [effect, `${effect}_low`, `${effect}_high`].map((field) => rows.value(field, row));
      const text = this.count(best, low, high);
      return text === null ? [] : [{ effect, text: strings.t(`effects.${effect}`, { count: text, n: best ?? low ?? high ?? 0 }) }];
    });
  }

  /**
   * @param {number | null} best
   * @param {number | null} low
   * @param {number | null} high
   * @returns {string | null}
   */
  count(best, low, high) {
    const { strings } = this;
    if (low !== null && high !== null && low !== high) {
      const span = strings.t("count.between", { low, high });
      return best !== null && best !== low && best !== high ? strings.t("count.best", { best, span }) : span;
    }
    if (best !== null && low !== null && high === null && low <= best) return best === low ? strings.t("count.at_least", { n: low }) : strings.t("count.best_least", { best, low });
    if (best !== null) return high === null || high === best ? strings.number(best) : strings.t("count.at_most", { n: high });
    if (low !== null && high !== null) return strings.number(low);
    if (low !== null) return strings.t("count.at_least", { n: low });
    return high === null ? null : strings.t("count.at_most", { n: high });
  }

  /**
   * Who, and whether it is known, claimed or said: `attribution` is one word, or "IS-K: claimed; according to the police".
   * @param {number} row
   * @param {string | null} [told] the attribution where it is not in memory
   * @returns {{label: string, names: string[], note: string} | null}
   */
  who(row, told = null) {
    const { rows, strings } = this;
    const names = listOf(rows.value("perpetrators", row));
    if (!names.length) return null;
    const known = (/** @type {string} */ word) => Object.hasOwn(strings.table.attributions, word);
    const parts = listOf(rows.value("attribution", row) ?? told);
    const words = parts.map((part) => (known(part) ? part : (names.map((name) => (part.startsWith(`${name}: `) ? part.slice(name.length + 2) : "")).find(known) ?? "")));
    const first = words.find(Boolean) ?? "stated";
    const note = parts.filter((_, nth) => words[nth] !== first).join("; ");
    return { label: strings.t(`attributions.${first}`), names, note };
  }

  /** @param {number} row @returns {string} "Assassination, Mazar-i-Sharif" */
  headline(row) {
    const { rows, strings } = this;
    const values = { what: this.category(row), place: this.place(row) };
    if (!rows.value("place", row) && !rows.value("admin1", row) && !rows.value("country", row)) return strings.t(rows.position(row) ? "headline" : "headline_nowhere", values);
    if (rows.shape(row)?.kind === LINES) return strings.t("headline_along", values);
    return strings.t(this.isWide(row) ? "headline_wide" : "headline", values);
  }
}

/** @param {unknown} value @returns {string[]} */
export function listOf(value) {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split(";").map((item) => item.trim()) : [];
}

/**
 * @param {number} first
 * @param {number} last
 */
function guessPrecision(first, last) {
  if (first === last) return "day";
  return last - first > 360 ? "year" : "range";
}

/** @param {number} day */
function isMonthStart(day) {
  return new Date(day * 864e5).getUTCDate() === 1;
}

/** @param {number} day */
function isMonthEnd(day) {
  return isMonthStart(day + 1);
}
