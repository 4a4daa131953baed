/** The bar on top: what this is, how many are shown, search, the ways to look, what to take away. */

/** @import { State } from "../state.js" */

import { fill, h, icon } from "../dom.js";
import { Search } from "../filter/search.js";

const WAIT_MS = 180;
const VIEWS = /** @type {const} */ (["map", "split", "table"]);

export class Header {
  /**
   * @param {State} state
   * @param {string} title
   * @param {{setView: (view: string) => void, menu: HTMLElement, noted: HTMLElement, help: () => void}} doors
   */
  constructor(state, title, doors) {
    this.state = state;
    const { t } = state.strings;
    this.search = new Search(state.rows, state.strings);
    this.shown = h("p", { class: "gm-shown", role: "status" });
    this.progress = h("progress", { class: "gm-progress", max: 1, value: 0, aria: { label: t("search.progress") } });
    this.progress.hidden = true;
    this.input = h("input", { type: "search", class: "gm-search-input", id: "gm-search", placeholder: t("search.placeholder"), aria: { label: t("search.label") }, autocomplete: "off", spellcheck: "false" });
    this.input.addEventListener("input", () => this.later());
    this.views = h("div", { class: "gm-views", role: "group", aria: { label: t("views.label") } });
    this.setView = doors.setView;
    this.filterButton = h(
      "button",
      { type: "button", class: "gm-button gm-only-small gm-filter-button", aria: { controls: "gm-filters" }, on: { click: () => document.documentElement.classList.toggle("gm-filtering") } },
      icon("filter"),
      t("filters"),
    );
    this.element = h(
      "header",
      { class: "gm-header" },
      h("div", { class: "gm-title" }, h("h1", { dir: "auto", title }, title), this.shown),
      h("div", { class: "gm-search", role: "search" }, icon("search"), this.input, this.progress),
      h("div", { class: "gm-tools" }, this.filterButton, this.views, doors.noted, doors.menu, h("button", { type: "button", class: "gm-tool", title: t("help.label"), aria: { label: t("help.label") }, on: { click: doors.help } }, icon("help"))),
    );
    state.on("filter", () => this.draw());
    state.on("search", () => {
      if (this.input.value !== state.query) this.input.value = state.query;
    });
    this.draw();
  }

  draw() {
    const { filters, strings, rows } = this.state;
    this.shown.textContent = filters.active ? strings.t("shown", { shown: filters.shown, total: rows.count }) : strings.t("incidents", { n: rows.count });
  }

  /** @param {string} view */
  drawViews(view) {
    const { t } = this.state.strings;
    fill(
      this.views,
      ...VIEWS.map((name) =>
        h("button", { type: "button", class: `gm-view gm-view-${name}`, aria: { pressed: view === name }, on: { click: () => this.setView(name) } }, t(`views.${name}`)),
      ),
    );
  }

  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.find(this.input.value), WAIT_MS);
  }

  /** @param {string} query */
  async find(query) {
    const { state } = this;
    state.query = query.trim();
    if (!state.query) {
      this.search.stop();
      this.progress.hidden = true;
      state.filters.pass("text", null);
      state.filtered();
      return;
    }
    await this.search.run(state.query, (found, part) => {
      this.progress.hidden = part === 1;
      this.progress.value = part;
      state.filters.pass("text", (row) => found[row] === 1);
      state.filtered();
    });
  }
}
