/** The table: the same incidents as the map, sortable, any number of them; the way for those to whom a map says nothing. */

/** @import { State } from "../state.js" */

import { h, mark } from "../dom.js";
import { symbolOf } from "../symbols.js";
import { VirtualList } from "../panel/list.js";

const ROW_PX = 34;
const COLUMNS = /** @type {const} */ (["date", "category", "place", "country", "killed", "injured", "perpetrators", "source"]);

export class Table {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    const { t } = state.strings;
    /** @type {typeof COLUMNS[number]} */
    this.by = "date";
    this.down = true;
    /** @type {Uint32Array} */
    this.rows = new Uint32Array(0);
    this.head = h("div", { class: "gm-row gm-table-head", role: "row", aria: { rowindex: 1 } });
    this.list = new VirtualList({ height: ROW_PX, render: (index) => this.row(index), role: "rowgroup", label: t("table.rows"), class: "gm-table-body" });
    this.grid = h("div", { class: "gm-table", role: "grid", aria: { label: t("table.label"), colcount: COLUMNS.length } }, h("div", { role: "rowgroup", class: "gm-table-top" }, this.head), this.list.element);
    this.element = h("section", { class: "gm-table-pane", aria: { label: t("table.label") } }, this.grid);
    this.current = 0;
    this.visible = false;
    this.grid.addEventListener("keydown", (event) => this.onKey(event));
    state.on("filter", () => this.refresh());
    state.on("listed", () => this.refresh());
    state.on("select", () => this.follow());
    this.drawHead();
  }

  /** @param {boolean} visible */
  setVisible(visible) {
    this.visible = visible;
    if (visible) this.refresh();
  }

  drawHead() {
    const { t } = this.state.strings;
    this.head.replaceChildren(
      ...COLUMNS.map((name) =>
        h(
          "div",
          { role: "columnheader", class: `gm-cell gm-cell-${name}`, aria: { sort: this.by === name ? (this.down ? "descending" : "ascending") : "none" } },
          h("button", { type: "button", class: "gm-sort", on: { click: () => this.sortBy(name) } }, t(`fields.${name}`), h("span", { class: "gm-arrow", aria: { hidden: true } }, this.by === name ? (this.down ? "▾" : "▴") : "")),
        ),
      ),
    );
  }

  /** @param {typeof COLUMNS[number]} name */
  sortBy(name) {
    this.down = this.by === name ? !this.down : name === "date" || name === "killed" || name === "injured";
    this.by = name;
    this.drawHead();
    /** @type {HTMLElement | null} */ (this.head.querySelector(`.gm-cell-${name} button`))?.focus();
    this.refresh();
  }

  refresh() {
    if (!this.visible) return;
    const { state } = this;
    this.rows = this.sorted();
    this.current = Math.min(this.current, Math.max(0, this.rows.length - 1));
    this.grid.setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.list.setCount(this.rows.length);
    if (state.selection >= 0) this.follow();
  }

  /** @returns {Uint32Array} */
  sorted() {
    const { state, by, down } = this;
    const shown = state.filters.shownRows();
    if (by === "date") return down ? state.shownByDate() : state.shownByDate().slice().reverse();
    const ranks = this.ranks(by);
    const room = 2 ** 21;
    const most = 2 ** 31;
    const keys = new Float64Array(shown.length);
    for (let i = 0; i < shown.length; i += 1) {
      const rank = ranks(shown[i]);
      keys[i] = (rank < 0 ? most : down ? most - 1 - rank : rank) * room + i;
    }
    keys.sort();
    return Uint32Array.from(keys, (key) => shown[key % room]);
  }

  /**
   * @param {typeof COLUMNS[number]} by
   * @returns {(row: number) => number} a number to sort by, -1 for what is unknown
   */
  ranks(by) {
    const { state } = this;
    if (by === "killed" || by === "injured") return (row) => state.rows.value(by, row) ?? state.rows.value(`${by}_low`, row) ?? -1;
    /** @type {Map<string, number>} */
    const rank = new Map();
    const texts = new Set();
    const shown = state.filters.shownRows();
    for (let i = 0; i < shown.length; i += 1) texts.add(this.text(by, shown[i]));
    texts.delete("");
    const order = new Intl.Collator(state.strings.language, { numeric: true });
    [...texts].sort(order.compare).forEach((text, nth) => rank.set(text, nth));
    return (row) => rank.get(this.text(by, row)) ?? -1;
  }

  /**
   * @param {typeof COLUMNS[number]} name
   * @param {number} row
   * @returns {string}
   */
  text(name, row) {
    const { words, rows } = this.state;
    if (name === "date") return words.date(row);
    if (name === "category") return words.category(row);
    if (name === "place") return words.place(row);
    if (name === "killed" || name === "injured") return words.count(rows.value(name, row), rows.value(`${name}_low`, row), rows.value(`${name}_high`, row)) ?? "";
    if (name === "perpetrators") return words.who(row)?.names.join("; ") ?? "";
    if (name === "source") return rows.source(row);
    return rows.value(name, row) ?? "";
  }

  /** @param {number} index */
  row(index) {
    const { state } = this;
    const row = this.rows[index];
    return h(
      "div",
      {
        role: "row",
        class: "gm-row",
        tabindex: index === this.current ? "0" : "-1",
        aria: { rowindex: index + 2, selected: row === state.selection },
        on: { click: () => this.open(index), mouseenter: () => state.point(row), mouseleave: () => state.point(-1) },
      },
      COLUMNS.map((name) =>
        h("div", { role: "gridcell", class: `gm-cell gm-cell-${name}`, dir: "auto" }, name === "category" ? mark(symbolOf(state.rows.value("category", row)), 15) : null, h("span", {}, this.text(name, row))),
      ),
    );
  }

  /** @param {number} index */
  open(index) {
    this.current = index;
    this.state.select(this.rows[index], { from: "table" });
  }

  follow() {
    if (!this.visible) return;
    const at = this.rows.indexOf(this.state.selection);
    if (at >= 0) {
      this.current = at;
      this.list.show(at);
    } else this.list.update(true);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!(event.target instanceof HTMLElement) || event.target.closest(".gm-table-head")) return;
    const page = Math.floor(this.list.element.clientHeight / ROW_PX) - 1;
    const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity })[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.current = Math.max(0, Math.min(this.rows.length - 1, this.current + step));
      this.list.show(this.current, true);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.open(this.current);
    }
  }
}
