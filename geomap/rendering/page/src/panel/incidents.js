/** The list of incidents: what is shown, what is not on the map, or what is at one place; in step with the filters. */

/** @import { State } from "../state.js" */

import { h, mark } from "../dom.js";
import { symbolOf } from "../symbols.js";
import { VirtualList } from "./list.js";

const ROW_PX = 66;

export class IncidentList {
  /**
   * @param {State} state
   * @param {(row: number) => boolean} isDrawn
   */
  constructor(state, isDrawn) {
    this.state = state;
    this.isDrawn = isDrawn;
    /** @type {"shown" | "nowhere" | "place"} */
    this.mode = "shown";
    /** @type {ArrayLike<number>} */
    this.rows = [];
    /** @type {number[]} */
    this.place = [];
    this.nowhereCount = 0;
    const { t } = state.strings;
    this.list = new VirtualList({ height: ROW_PX, render: (index) => this.item(index), role: "list", label: t("list.label"), class: "gm-list" });
    this.tabs = h("div", { class: "gm-tabs", role: "group", aria: { label: t("list.label") } });
    this.empty = h("div", { class: "gm-empty" }, h("p", { class: "gm-empty-title" }, t("list.none")), h("p", {}, t("list.none_hint")), this.button(t("clear"), "gm-button", () => state.clear()));
    this.element = h("div", { class: "gm-incidents" }, this.tabs, this.empty, this.list.element);
    state.on("filter", () => this.refresh());
    state.on("listed", () => this.refresh());
    state.on("select", () => this.mark());
    this.list.element.addEventListener("keydown", (event) => this.onKey(event));
  }

  /**
   * @param {string} label
   * @param {string} name
   * @param {() => void} press
   */
  button(label, name, press) {
    return h("button", { type: "button", class: name, on: { click: press } }, label);
  }

  /**
   * @param {"shown" | "nowhere" | "place"} mode
   * @param {number[]} [rows] of a place
   */
  show(mode, rows = []) {
    this.mode = mode;
    this.place = rows;
    this.refresh();
    this.list.element.scrollTop = 0;
  }

  refresh() {
    const { state } = this;
    const shown = state.shownByDate();
    const nowhere = state.filters.shown <= 200_000 ? shown.filter((row) => !this.isDrawn(row)) : shown.filter((row) => row >= state.rows.located);
    this.nowhereCount = nowhere.length;
    if (this.mode === "nowhere" && !nowhere.length) this.mode = "shown";
    this.rows = this.mode === "shown" ? shown : this.mode === "nowhere" ? nowhere : this.place.filter((row) => state.filters.isShown(row));
    this.drawTabs(shown.length);
    this.empty.hidden = this.rows.length > 0;
    this.list.element.hidden = this.rows.length === 0;
    this.list.setCount(this.rows.length);
  }

  /** @param {number} shown */
  drawTabs(shown) {
    const { t } = this.state.strings;
    const tab = (/** @type {"shown" | "nowhere" | "place"} */ mode, /** @type {string} */ label, /** @type {number} */ count) =>
      h(
        "button",
        { type: "button", class: "gm-tab", aria: { pressed: this.mode === mode }, on: { click: () => this.show(mode, this.place) } },
        h("span", {}, label),
        h("span", { class: "gm-count" }, this.state.strings.number(count)),
      );
    const tabs = [tab("shown", t("list.shown"), shown)];
    if (this.place.length) tabs.push(tab("place", t("list.here"), this.place.length));
    if (this.nowhereCount) tabs.push(tab("nowhere", t("list.nowhere"), this.nowhereCount));
    this.tabs.replaceChildren(...tabs);
  }

  /** @param {number} index */
  item(index) {
    const { state } = this;
    const { words } = state;
    const row = this.rows[index];
    const counts = words.counts(row).filter(({ effect }) => effect === "killed" || effect === "injured");
    const date = words.date(row);
    return h(
      "div",
      { role: "listitem", class: "gm-item-slot" },
      h(
        "button",
        {
          type: "button",
          class: "gm-item",
          aria: { current: row === state.selection },
          on: { click: () => state.select(row, { from: "list" }), mouseenter: () => state.point(row), mouseleave: () => state.point(-1) },
        },
        mark(symbolOf(state.rows.value("category", row)), 20),
        h(
          "span",
          { class: "gm-item-text" },
          h("span", { class: "gm-item-title", dir: "auto" }, words.headline(row)),
          h("span", { class: "gm-item-line" }, date, words.dateBasis(row) ? h("i", {}, ` · ${words.dateBasis(row)}`) : null),
          h("span", { class: "gm-item-line" }, counts.length ? h("b", {}, counts.map(({ text }) => text).join(", ")) : words.who(row)?.names.join(", ") ?? ""),
        ),
      ),
    );
  }

  mark() {
    const at = Array.prototype.indexOf.call(this.rows, this.state.selection);
    if (at >= 0) this.list.show(at);
    else this.list.update(true);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const slot = event.target instanceof HTMLElement ? event.target.closest("[data-index]") : null;
    if (!step || !(slot instanceof HTMLElement)) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(this.rows.length - 1, Number(slot.dataset.index) + step));
    this.list.show(to);
    this.list.find(to)?.querySelector("button")?.focus();
  }
}
