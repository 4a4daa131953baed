/** The printed sheet: title, filters, the map, the symbols in use, the incidents that are shown, the sources. */

/** @import { State } from "../state.js" */

import { fill, h, mark } from "../dom.js";
import { symbolOf } from "../symbols.js";

const MOST_ROWS = 120;
const MOST_SOURCES = 40;

/**
 * @param {State} state
 * @param {{title: string, credits: string[]}} page
 * @param {() => HTMLCanvasElement} picture
 * @returns {HTMLElement}
 */
export function printSheet(state, page, picture) {
  const sheet = h("section", { class: "gm-print gm-scope", aria: { hidden: true } });
  const draw = () => fill(sheet, h("h1", { dir: "auto" }, page.title), h("p", {}, filterWords(state)), picture(), legend(state), rows(state), sources(state), h("p", { class: "gm-note" }, page.credits.join(" ")));
  window.addEventListener("beforeprint", draw);
  window.addEventListener("afterprint", () => fill(sheet));
  return sheet;
}

/** @param {State} state @returns {string} "12 of 40 shown. Country: Tajikistan" */
export function filterWords(state) {
  const { strings, filters, time, rows } = state;
  const parts = filters.facets.flatMap((facet) => {
    const chosen = [.../** @type {Set<number>} */ (filters.chosen.get(facet.name))];
    return chosen.length ? [`${strings.t(`facets.${facet.name}`)}: ${chosen.map((entry) => facetLabel(state, facet, entry)).join(", ")}`] : [];
  });
  if (time.brush) parts.push(`${strings.t("timeline.label")}: ${strings.range(time.bins[time.brush[0]].start, time.bins[time.brush[1]].end - 1, "dayShort")}`);
  if (state.query) parts.push(`${strings.t("print.text")}: ${state.query}`);
  const shown = strings.t("shown", { shown: filters.shown, total: rows.count });
  return `${shown}. ${parts.length ? parts.join("; ") : strings.t("print.all")}`;
}

/**
 * @param {State} state
 * @param {import("../filter/filters.js").Facet} facet
 * @param {number} entry
 * @returns {string}
 */
export function facetLabel({ strings }, facet, entry) {
  const value = facet.entries[entry];
  if (value === null) return strings.t(`unknowns.${facet.name}`);
  if (facet.name === "year") return strings.year(Number(value));
  const table = { category: "categories", where_prec: "precisions", status: "statuses" }[facet.name];
  return table ? strings.name(table, value) : value;
}

/** @param {State} state */
function legend(state) {
  const facet = state.filters.facets.find(({ name }) => name === "category");
  const counts = state.filters.counts.get("category");
  if (!facet || !counts) return null;
  const present = facet.entries.map((_, entry) => entry).filter((entry) => counts[entry] > 0);
  return h(
    "ul",
    { class: "gm-print-legend" },
    present.map((entry) => h("li", {}, mark(symbolOf(facet.entries[entry]), 14), ` ${facetLabel(state, facet, entry)} (${state.strings.number(counts[entry])})`)),
  );
}

/** @param {State} state */
function rows(state) {
  const { words, strings } = state;
  const order = state.shownByDate();
  const left = order.length - MOST_ROWS;
  return h(
    "ol",
    {},
    Array.from(order.slice(0, MOST_ROWS), (row) => {
      const said = [words.date(row), words.dateBasis(row), words.where(row), ...words.counts(row).map(({ text }) => text)].filter(Boolean);
      return h("li", { dir: "auto" }, h("b", {}, words.headline(row)), `: ${said.join(" · ")}`);
    }),
    left > 0 ? h("li", {}, strings.t("print.more", { n: left })) : null,
  );
}

/** @param {State} state */
function sources(state) {
  const facet = state.filters.facets.find(({ name }) => name === "source");
  const counts = state.filters.counts.get("source");
  if (!facet || !counts) return null;
  const present = facet.entries.map((_, entry) => entry).filter((entry) => counts[entry] > 0 && facet.entries[entry] !== null);
  const left = present.length - MOST_SOURCES;
  return h(
    "div",
    {},
    h("h2", {}, state.strings.t("print.sources")),
    h("ul", {}, present.slice(0, MOST_SOURCES).map((entry) => h("li", { dir: "auto" }, facet.entries[entry])), left > 0 ? h("li", {}, state.strings.t("print.more", { n: left })) : null),
  );
}
