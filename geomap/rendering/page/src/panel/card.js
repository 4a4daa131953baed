/** The card of an incident: what, when, where, who and how many, each with its precision, the quote with its telling words marked, and the sources. */

/** @import { State } from "../state.js" */

import { fill, h, icon, mark } from "../dom.js";
import { symbolOf } from "../symbols.js";
import { listOf } from "../words.js";
import { whyHere } from "./why.js";

/**
 * @typedef {{openReading: (row: number, docId: string | null) => void, back: () => void, correct?: (row: number, details: Record<string, any>) => HTMLElement | null}} Doors
 */

export class Card {
  /**
   * @param {State} state
   * @param {Doors} doors
   */
  constructor(state, doors) {
    this.state = state;
    this.doors = doors;
    this.element = h("article", { class: "gm-card", aria: { live: "polite" } });
  }

  /** Shows the selected incident: what is in memory at once, the quote when its block is open. */
  async show() {
    const { state } = this;
    const row = state.selection;
    this.element.setAttribute("aria-busy", "true");
    fill(this.element, ...this.head(row, {}), h("div", { class: "gm-skeleton" }));
    let details;
    try {
      details = await state.rows.details(row);
    } catch {
      details = {};
    }
    const { strings } = state;
    if (state.selection !== row) return;
    this.element.removeAttribute("aria-busy");
    fill(this.element, ...this.head(row, details), this.facts(row, details), this.quote(row, details), this.differ(details), this.others(row, details), whyHere(details.alternatives ?? [], strings), this.more(row, details), this.doors.correct?.(row, details) ?? null);
    this.element.scrollTop = 0;
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   */
  head(row, details) {
    const { words, strings, rows } = this.state;
    const status = rows.value("status", row);
    return [
      h(
        "div",
        { class: "gm-card-kind" },
        mark(symbolOf(rows.value("category", row)), 18),
        h("span", { dir: "auto" }, words.category(row)),
        status && status !== "occurred" ? h("span", { class: "gm-badge" }, strings.name("statuses", status)) : null,
        details.series === true || details.series === "True" ? h("span", { class: "gm-badge" }, strings.t("card.series")) : null,
      ),
      h("h2", { dir: "auto", tabindex: "-1" }, words.headline(row)),
    ];
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   */
  facts(row, details) {
    const { state } = this;
    const { words, strings } = state;
    const { t } = strings;
    const who = words.who(row, details.attribution ?? null);
    const counts = words.counts(row);
    const note = (/** @type {string | null | undefined} */ text) => (text ? h("span", { class: "gm-note", dir: "auto" }, text) : null);
    const asWritten = details.date_words ? t("when.as_written", { words: details.date_words }) : null;
    const basis = [words.dateBasis(row, details.date_words ?? null), asWritten].filter(Boolean).join(" · ");
    const entries = [
      [t("card.when"), words.date(row), note(basis)],
      [t("card.where"), words.where(row), note(words.whereMore(row))],
      who && [who.label, who.names.join("; "), note(who.note)],
      counts.length > 0 && [t("card.how_many"), counts.map(({ effect, text }) => h("span", { class: `gm-effect gm-effect-${effect}` }, text)), null],
      ...["targets", "weapons"].map((field) => {
        const items = listOf(state.rows.value(field, row) ?? details[field]);
        return items.length > 0 && [t(`card.${field}`), items.join("; "), null];
      }),
    ];
    return h(
      "dl",
      { class: "gm-facts" },
      entries.flatMap((entry) => (entry ? [h("dt", {}, /** @type {string} */ (entry[0])), h("dd", { dir: "auto" }, /** @type {any} */ (entry[1]), /** @type {any} */ (entry[2]))] : [])),
    );
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   */
  quote(row, details) {
    const { strings } = this.state;
    const source = this.source(row, details);
    if (!details.quote && !source.title) return null;
    return h(
      "figure",
      { class: "gm-quote" },
      details.quote ? h("blockquote", { dir: "auto" }, markWords(details.quote, details.marks ?? [], (field) => strings.name("telling", field.replace(/\[.*/, "")))) : null,
      h("figcaption", {}, this.sourceLine(source)),
      this.openButton(row, source.doc_id),
    );
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   * @returns {Record<string, any>}
   */
  source(row, details) {
    return Object.fromEntries(["title", "publisher", "file", "published", "doc_id", "page", "line"].map((field) => [field, this.state.rows.value(field, row) ?? details[field] ?? null]));
  }

  /** @param {Record<string, any>} source */
  sourceLine(source) {
    const { strings } = this.state;
    const day = source.published ? Date.parse(String(source.published).slice(0, 10)) / 864e5 : NaN;
    const published = Number.isNaN(day) ? source.published : strings.day(day, "dayShort");
    const name = source.title ?? (source.publisher ? null : source.file);
    return [
      name ? h("cite", { dir: "auto" }, name) : null,
      h("span", { dir: "auto" }, [source.publisher, published, source.page ? strings.t("card.page", { n: source.page }) : null, source.line ? strings.t("card.line", { n: source.line }) : null].filter(Boolean).join(", ") || (name ? strings.t("card.no_date") : strings.t("card.no_source"))),
    ];
  }

  /**
   * @param {number} row
   * @param {string | null} docId
   */
  openButton(row, docId) {
    const known = this.state.rows.documents.some((report) => report.doc_id === docId);
    return known ? h("button", { type: "button", class: "gm-button gm-open", on: { click: () => this.doors.openReading(row, docId) } }, icon("book"), this.state.strings.t("card.open")) : null;
  }

  /**
   * The other accounts of the same incident.
   * @param {number} row
   * @param {Record<string, any>} details
   */
  others(row, details) {
    const claims = (details.claims ?? []).filter((/** @type {any} */ claim) => claim.quote !== details.quote || claim.doc_id !== this.source(row, details).doc_id);
    if (!claims.length) return null;
    return h(
      "section",
      { class: "gm-others" },
      h("h3", {}, this.state.strings.t("card.others", { n: claims.length })),
      claims.map((/** @type {any} */ claim) =>
        h(
          "figure",
          { class: "gm-quote" },
          claim.quote ? h("blockquote", { dir: "auto" }, claim.quote) : null,
          h("figcaption", {}, this.sourceLine(claim)),
          this.openButton(row, claim.doc_id ?? null),
        ),
      ),
    );
  }

  /**
   * Where the accounts disagree, and what a person changed.
   * @param {Record<string, any>} details
   */
  differ(details) {
    const { strings } = this.state;
    const field = (/** @type {string} */ name) => strings.name("telling", name.replace(/\[.*/, ""));
    const differences = details.disagreements ?? [];
    const corrected = details.corrected ?? [];
    if (!differences.length && !corrected.length) return null;
    return h(
      "section",
      { class: "gm-differ" },
      differences.length ? h("h3", {}, strings.t("card.differ")) : null,
      differences.map((/** @type {any} */ one) => h("p", { dir: "auto" }, `${field(one.field)}: ${one.values.join(" / ")}`)),
      corrected.length ? h("p", { class: "gm-note" }, `${strings.t("card.corrected")}: ${corrected.map(field).join(", ")}`) : null,
    );
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   */
  more(row, details) {
    const { rows, strings } = this.state;
    const extra = /** @type {string[]} */ (rows.listed?.header.extra ?? []).filter((field) => details[field] !== null && details[field] !== undefined);
    const score = rows.value("score", row);
    const position = rows.position(row);
    const entries = [
      [strings.t("card.id"), details.incident_id],
      [strings.t("card.score"), score],
      [strings.t("card.position"), position && !this.state.words.isWide(row) ? `${position.latitude}, ${position.longitude}` : null],
      ...extra.map((field) => [field, String(details[field])]),
    ].filter(([, value]) => value !== null && value !== undefined);
    if (!entries.length) return null;
    return h("details", { class: "gm-more" }, h("summary", {}, strings.t("card.record")), h("dl", {}, entries.flatMap(([name, value]) => [h("dt", { dir: "auto" }, name), h("dd", { dir: "auto" }, value)])));
  }
}

/**
 * @param {string} text
 * @param {[string, number, number][]} marks field, start and end in UTF-16 units
 * @param {(field: string) => string} title
 * @returns {(Node | string)[]} the text with its telling words in mark elements, those that touch in one
 */
export function markWords(text, marks, title) {
  const edges = [...new Set([0, text.length, ...marks.flatMap(([, start, end]) => [start, end])])].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  const over = (/** @type {number} */ from, /** @type {number} */ to) =>
    marks.filter(([field, start, end]) => field !== "sentence" && start <= from && end >= to).map(([field]) => title(field));
  /** @type {(Node | string)[]} */
  const parts = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const from = edges[i];
    const fields = new Set(over(from, edges[i + 1]));
    while (fields.size && i + 2 < edges.length && over(edges[i + 1], edges[i + 2]).length) {
      i += 1;
      for (const field of over(edges[i], edges[i + 1])) fields.add(field);
    }
    const piece = text.slice(from, edges[i + 1]);
    parts.push(fields.size ? h("mark", { title: [...fields].join(", ") }, piece) : piece);
  }
  return parts;
}
