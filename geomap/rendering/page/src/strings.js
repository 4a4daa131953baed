/** The interface's words in the page's language: `t("shown", {shown: 12, total: 40})`; numbers and days as that language writes them. */

const FORMATS = /** @type {const} */ ({
  day: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  monthShort: { month: "short" },
  year: { year: "numeric" },
  dayShort: { day: "numeric", month: "short", year: "numeric" },
});

/** @typedef {keyof typeof FORMATS} Format */

export class Strings {
  /**
   * @param {Record<string, any>} table
   * @param {string} language
   */
  constructor(table, language) {
    this.table = table;
    this.language = table.locale ?? language;
    this.rtl = table.direction === "rtl";
    this.plurals = new Intl.PluralRules(this.language);
    this.numbers = new Intl.NumberFormat(this.language);
    this.short = new Intl.NumberFormat(this.language, { notation: "compact", maximumFractionDigits: 1 });
    /** @type {Map<Format, Intl.DateTimeFormat>} */
    this.formats = new Map();
    /** @type {Intl.NumberFormat | null} */
    this.years = null;
  }

  /**
   * Makes a format when it is first asked for: each takes a millisecond or two.
   * @param {Format} name
   */
  format(name) {
    let format = this.formats.get(name);
    if (!format) {
      format = new Intl.DateTimeFormat(this.language, { ...FORMATS[name], calendar: "gregory", timeZone: "UTC" });
      this.formats.set(name, format);
    }
    return format;
  }

  /**
   * @param {string} key with dots for tables within tables
   * @param {Record<string, string | number>} [values] put for {name}; the entry of a table of plurals is chosen by `n`
   * @returns {string} the key itself where there is no such entry
   */
  t = (key, values = {}) => {
    let entry = key.split(".").reduce((table, part) => (table && Object.hasOwn(table, part) ? table[part] : undefined), /** @type {any} */ (this.table));
    if (entry && typeof entry === "object") entry = entry[this.plurals.select(Number(values.n ?? 0))] ?? entry.other;
    if (typeof entry !== "string") return key;
    return entry.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? this.number(values[name]) : String(values[name] ?? "")));
  };

  /**
   * The word for a value of a known list, or the value itself, made readable.
   * @param {string} table
   * @param {string | null} value
   */
  name(table, value) {
    if (value === null) return this.t("unknown");
    const names = this.table[table] ?? {};
    return Object.hasOwn(names, value) ? names[value] : value.replaceAll("_", " ");
  }

  /** @param {string} code of a language @returns {string} its name, or the code where nobody knows it */
  languageName(code) {
    try {
      return new Intl.DisplayNames(this.language, { type: "language" }).of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** @param {number} value */
  number(value) {
    return this.numbers.format(value);
  }

  /** @param {number} value such as 12K */
  compact(value) {
    return value < 10_000 ? this.number(value) : this.short.format(value);
  }

  /** @param {number} value written without groups */
  year(value) {
    this.years ??= new Intl.NumberFormat(this.language, { useGrouping: false });
    return this.years.format(value);
  }

  /**
   * @param {number} day since 1970
   * @param {Format} format
   */
  day(day, format) {
    return this.format(format).format(day * 86_400_000);
  }

  /**
   * @param {number} first since 1970
   * @param {number} last
   * @param {Format} format
   * @returns {string} such as "10–31 March 2023"
   */
  range(first, last, format) {
    return this.format(format).formatRange(first * 86_400_000, last * 86_400_000);
  }

  /** @param {string[]} items "a, b and c" */
  list(items) {
    return new Intl.ListFormat(this.language, { type: "conjunction" }).format(items);
  }
}
