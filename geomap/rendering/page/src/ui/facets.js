/** The filters: for each facet its entries with live counts; the categories' list is also the map's legend of symbols. */

/** @import { State } from "../state.js" */
/** @import { Facet } from "../filter/filters.js" */

import { fill, h, icon, mark } from "../dom.js";
import { symbolOf } from "../symbols.js";
import { facetLabel } from "./print.js";

const FIRST = 7;
const MOST = 150;
const SEARCH_FROM = 15;
const CLOSED = new Set(["where_prec", "status"]);
/** Facets in an order of their own; the others come by how many. */
const SORTED = new Set(["year", "where_prec"]);

export class FacetList {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    const { t } = state.strings;
    this.clear = h("button", { type: "button", class: "gm-link", on: { click: () => state.clear() } }, t("clear"));
    this.body = h("div", { class: "gm-facets" });
    this.close = h("button", { type: "button", class: "gm-button gm-only-small", on: { click: () => document.documentElement.classList.remove("gm-filtering") } });
    this.element = h("nav", { class: "gm-filters", id: "gm-filters", aria: { label: t("filters") } }, h("div", { class: "gm-filters-head" }, h("h2", {}, t("filters")), this.clear), this.body, this.close);
    /** @type {{facet: Facet, draw: () => void, element: HTMLElement}[]} */
    this.sections = [];
    state.on("listed", () => this.build());
    state.on("filter", () => this.refresh());
  }

  build() {
    this.sections = this.state.filters.facets.map((facet) => this.section(facet));
    fill(this.body, ...this.sections.map(({ element }) => element));
    this.refresh();
  }

  refresh() {
    const { filters, strings } = this.state;
    for (const { draw } of this.sections) draw();
    this.clear.hidden = !filters.active;
    this.close.textContent = strings.t("show_n", { n: filters.shown });
  }

  /** @param {Facet} facet */
  section(facet) {
    const { strings } = this.state;
    const label = strings.t(`facets.${facet.name}`);
    const list = h("ul", { class: "gm-entries", aria: { label } });
    const more = h("button", { type: "button", class: "gm-link" });
    const search = facet.entries.length > SEARCH_FROM ? h("input", { type: "search", class: "gm-find", placeholder: strings.t("find_in", { what: label.toLocaleLowerCase() }), aria: { label: strings.t("find_in", { what: label }) } }) : null;
    const view = { all: false, query: "" };
    const draw = () => this.drawEntries(facet, list, more, view);
    search?.addEventListener("input", () => {
      view.query = search.value.trim().toLocaleLowerCase();
      draw();
    });
    more.addEventListener("click", () => {
      view.all = !view.all;
      draw();
    });
    const element = h("details", { class: "gm-facet", open: !CLOSED.has(facet.name) }, h("summary", {}, h("span", {}, label), icon("down")), search, list, more);
    return { facet, draw, element };
  }

  /**
   * @param {Facet} facet
   * @param {HTMLElement} list
   * @param {HTMLElement} more
   * @param {{all: boolean, query: string}} view
   */
  drawEntries(facet, list, more, view) {
    const { strings, filters } = this.state;
    const counts = filters.counts.get(facet.name) ?? new Uint32Array(facet.entries.length);
    const chosen = /** @type {Set<number>} */ (filters.chosen.get(facet.name));
    const total = this.totals(facet);
    const entries = this.sorted(facet, total)
      .filter((entry) => !view.query || this.label(facet, entry).toLocaleLowerCase().includes(view.query))
      .sort((a, b) => (SORTED.has(facet.name) ? 0 : Number(chosen.has(b)) - Number(chosen.has(a))));
    const room = view.all || view.query ? MOST : FIRST + 1 >= entries.length ? FIRST + 1 : FIRST;
    const most = Math.max(1, ...counts);
    const focused = document.activeElement instanceof HTMLInputElement && list.contains(document.activeElement) ? document.activeElement.value : null;
    fill(list, ...entries.slice(0, room).map((entry) => this.entry(facet, entry, counts[entry], chosen.has(entry), most)));
    if (focused !== null) /** @type {HTMLElement | null} */ (list.querySelector(`input[value="${CSS.escape(focused)}"]`))?.focus();
    const left = entries.length - Math.min(room, entries.length);
    more.hidden = left === 0 && !view.all;
    more.textContent = view.all ? (left ? strings.t("narrow", { n: left }) : strings.t("fewer")) : strings.t("more_n", { n: left });
  }

  /** @param {Facet} facet @returns {Uint32Array} how many each entry has without any filter */
  totals(facet) {
    const known = /** @type {any} */ (facet);
    if (!known.totals) {
      const byCode = new Uint32Array(facet.lists ? facet.lists.length : facet.entries.length);
      for (let i = 0; i < facet.codes.length; i += 1) byCode[facet.codes[i]] += 1;
      known.totals = byCode;
      if (facet.lists) {
        known.totals = new Uint32Array(facet.entries.length);
        facet.lists.forEach((list, code) => list.forEach((entry) => (known.totals[entry] += byCode[code])));
      }
    }
    return known.totals;
  }

  /**
   * @param {Facet} facet
   * @param {Uint32Array} totals
   * @returns {number[]} entries that have anything, unknown last
   */
  sorted(facet, totals) {
    const present = Array.from(facet.entries.keys()).filter((entry) => totals[entry] > 0);
    if (!SORTED.has(facet.name)) present.sort((a, b) => totals[b] - totals[a] || this.label(facet, a).localeCompare(this.label(facet, b)));
    return [...present.filter((entry) => entry !== 0), ...present.filter((entry) => entry === 0)];
  }

  /**
   * @param {Facet} facet
   * @param {number} entry
   */
  label(facet, entry) {
    return facetLabel(this.state, facet, entry);
  }

  /**
   * @param {Facet} facet
   * @param {number} entry
   * @param {number} count
   * @param {boolean} chosen
   * @param {number} most
   */
  entry(facet, entry, count, chosen, most) {
    const { state } = this;
    const toggle = () => {
      const entries = new Set(state.filters.chosen.get(facet.name));
      if (!entries.delete(entry)) entries.add(entry);
      state.choose(facet.name, entries);
    };
    const bar = h("span", { class: "gm-bar", aria: { hidden: true } });
    bar.style.transform = `scaleX(${count / most})`;
    return h(
      "li",
      {},
      h(
        "label",
        { class: `gm-entry${count ? "" : " gm-zero"}${entry === 0 ? " gm-unknown" : ""}` },
        bar,
        h("input", { type: "checkbox", value: String(entry), checked: chosen, on: { change: toggle } }),
        facet.name === "category" ? mark(symbolOf(facet.entries[entry]), 17) : null,
        h("span", { class: "gm-entry-name", dir: "auto" }, this.label(facet, entry)),
        h("span", { class: "gm-count" }, state.strings.number(count)),
      ),
    );
  }
}
