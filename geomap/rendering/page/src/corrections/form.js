/** The part of a card where a reader says what is wrong with the record: its category, status, date, numbers or place, or that it is no incident of its own. */

/** @import { State } from "../state.js" */
/** @import { Correction } from "./book.js" */

import table from "../../categories.json";
import { fill, h, icon } from "../dom.js";
import { identify } from "./book.js";
import { countEntry, dateEntry, isCount, isDate } from "./entries.js";
import { correctionWords } from "./words.js";

const STATUSES = ["occurred", "attempted", "planned", "threatened", "denied"];
const COUNTS = ["killed", "injured"];

/** @typedef {{choosePoint: (row: number) => Promise<{longitude: number, latitude: number} | null>, chooseIncident: (row: number) => Promise<number>}} Choosers */

export class CorrectionForm {
  /**
   * @param {State} state
   * @param {Choosers} choosers
   */
  constructor(state, choosers) {
    this.state = state;
    this.choosers = choosers;
    this.element = h("details", { class: "gm-correct" });
    this.pending = h("ul", { class: "gm-pending" });
    this.problem = h("p", { class: "gm-problem", role: "alert" });
    this.row = -1;
    /** @type {ReturnType<typeof identify>} */
    this.name = null;
    /** @type {{name: string, input: HTMLInputElement | HTMLSelectElement, was: string, isRight: (value: string) => boolean}[]} */
    this.fields = [];
    state.on("corrections", () => this.drawPending());
  }

  /**
   * @param {number} row
   * @param {Record<string, any>} details
   * @returns {HTMLElement | null} null where a correction could not say which incident it means
   */
  show(row, details) {
    const { state } = this;
    const { t } = state.strings;
    const name = identify(details, state.rows.value("doc_id", row) ?? details.doc_id ?? null);
    if (!state.corrections || !name) return null;
    if (row !== this.row) this.element.open = false;
    this.row = row;
    this.name = name;
    this.problem.textContent = "";
    this.note = h("input", { type: "text", autocomplete: "off" });
    this.fields = this.makeFields(row);
    const form = h(
      "form",
      { class: "gm-correct-form", novalidate: true },
      h("p", { class: "gm-note" }, t("correct.hint")),
      this.fields.map((field) => labelled(t(`correct.${field.name}`), field.input)),
      h("button", { type: "button", class: "gm-button", on: { click: () => this.choosePoint() } }, icon("target"), t("correct.choose_point")),
      labelled(t("correct.note"), this.note),
      this.problem,
      h("div", { class: "gm-correct-buttons" }, h("button", { type: "submit", class: "gm-button gm-primary" }, t("correct.keep"))),
      h(
        "div",
        { class: "gm-correct-buttons gm-fate" },
        h("button", { type: "button", class: "gm-link", on: { click: () => this.add({ action: "drop" }) } }, t("correct.drop")),
        details.incident_id ? h("button", { type: "button", class: "gm-link", on: { click: () => this.merge() } }, t("correct.merge")) : null,
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
    fill(this.element, h("summary", {}, t("correct.label")), this.pending, form);
    this.drawPending();
    return this.element;
  }

  /** @param {number} row */
  makeFields(row) {
    const { rows, strings } = this.state;
    const value = (/** @type {string} */ name) => rows.value(name, row);
    const select = (/** @type {string} */ name, /** @type {string[]} */ codes, /** @type {string} */ names) => {
      const was = String(value(name) ?? "");
      const all = codes.includes(was) ? codes : [was, ...codes];
      const input = h("select", {}, all.map((code) => h("option", { value: code, selected: code === was }, strings.name(names, code || null))));
      return { name, input, was, isRight: () => true };
    };
    const text = (/** @type {string} */ name, /** @type {string} */ was, /** @type {(value: string) => boolean} */ isRight, /** @type {string} */ inputmode = "text") => ({
      name, was, isRight, input: h("input", { type: "text", value: was, autocomplete: "off", spellcheck: "false", inputmode, dir: "ltr" }),
    });
    const at = rows.position(row);
    const isWithin = (/** @type {number} */ limit) => (/** @type {string} */ given) => given.trim() !== "" && Math.abs(Number(given)) <= limit;
    return [
      select("category", Object.keys(table.categories), "categories"),
      select("status", STATUSES, "statuses"),
      text("date", dateEntry(value("date"), value("date_end"), value("date_precision")), isDate),
      ...COUNTS.map((name) => text(name, countEntry(value(name), value(`${name}_low`), value(`${name}_high`)), isCount)),
      text("latitude", at ? String(at.latitude) : "", isWithin(90), "decimal"),
      text("longitude", at ? String(at.longitude) : "", isWithin(180), "decimal"),
    ];
  }

  /** Takes what was changed in the fields. */
  keep() {
    const { t } = this.state.strings;
    const changed = this.fields.filter(({ input, was }) => input.value.trim() !== was);
    for (const { input } of this.fields) input.removeAttribute("aria-invalid");
    const moved = changed.some(({ name }) => name === "longitude" || name === "latitude");
    const wrong = this.fields.find((field) => (changed.includes(field) || (moved && field.name.endsWith("itude"))) && !field.isRight(field.input.value.trim()));
    if (wrong || !changed.length) {
      this.problem.textContent = t(wrong ? `correct.wrong_${COUNTS.includes(wrong.name) ? "count" : wrong.name.endsWith("itude") ? "point" : wrong.name}` : "correct.nothing");
      wrong?.input.setAttribute("aria-invalid", "true");
      wrong?.input.focus();
      return;
    }
    const number = (/** @type {string} */ name) => Number(this.fields.find((field) => field.name === name)?.input.value);
    for (const { name, input } of changed) if (!name.endsWith("itude")) this.add({ action: "set", field: name, value: input.value.trim() });
    if (moved) this.add({ action: "move", longitude: number("longitude"), latitude: number("latitude") });
    this.problem.textContent = "";
  }

  /** @param {Pick<Correction, "action" | "field" | "value" | "longitude" | "latitude">} change */
  add(change) {
    const { state } = this;
    const note = this.note?.value.trim();
    state.corrections?.add({ .../** @type {NonNullable<typeof this.name>} */ (this.name), ...change, about: state.words.headline(this.row), when: new Date().toISOString().slice(0, 10), ...(note ? { note } : {}) });
    state.emit("corrections");
  }

  async choosePoint() {
    const { row } = this;
    const point = await this.choosers.choosePoint(row);
    if (!point || this.row !== row) return;
    for (const { name, input } of this.fields) if (name === "longitude" || name === "latitude") input.value = String(point[name]);
    this.element.open = true;
    this.keep();
  }

  async merge() {
    const { row, state } = this;
    const other = await this.choosers.chooseIncident(row);
    if (other < 0 || this.row !== row) return;
    const { incident_id: id } = await state.rows.details(other);
    if (id) this.add({ action: "merge", value: id });
  }

  drawPending() {
    const { state } = this;
    const book = state.corrections;
    if (!book || !this.name) return;
    const rows = book.rows.filter((row) => row.incident_id === this.name?.incident_id && (row.incident_id !== "" || row.quote === this.name?.quote));
    fill(this.pending, ...rows.map((row) => pendingItem(state, row)));
    this.pending.hidden = rows.length === 0;
    if (rows.length) this.element.open = true;
  }
}

/**
 * A change that has been noted, with a way to take it back.
 * @param {State} state
 * @param {Correction} correction
 */
export function pendingItem(state, correction) {
  const { t } = state.strings;
  const said = correctionWords(correction, state.strings);
  const undo = () => {
    state.corrections?.remove(correction);
    state.emit("corrections");
  };
  return h("li", {}, h("span", { dir: "auto" }, said), h("button", { type: "button", class: "gm-tool", title: t("correct.undo"), aria: { label: `${t("correct.undo")}: ${said}` }, on: { click: undo } }, icon("close")));
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
function labelled(label, input) {
  return h("label", {}, h("span", {}, label), input);
}
