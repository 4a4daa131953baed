/** The panel beside the map: the list, a card, or a report. */

/** @import { State } from "../state.js" */
/** @import { MarkLayer } from "../map/layer.js" */

import { fill, h, icon } from "../dom.js";
import { CorrectionForm } from "../corrections/form.js";
import { Card } from "./card.js";
import { IncidentList } from "./incidents.js";
import { Story } from "./story.js";
import { Reading } from "./reading.js";

/** How much of a small screen the sheet takes when it is up; the style sheet has the same. */
const SHEET = { card: 0.6, reading: 0.84 };

export class Panel {
  /**
   * @param {State} state
   * @param {MarkLayer} layer
   * @param {{choosers: import("../corrections/form.js").Choosers, story: import("./story.js").StoryTold | null}} parts
   */
  constructor(state, layer, { choosers, story }) {
    this.state = state;
    const { t } = state.strings;
    /** @type {"list" | "card" | "reading" | "story"} */
    this.mode = "list";
    this.list = new IncidentList(state, (row) => layer.scene.isDrawn(row));
    const form = new CorrectionForm(state, choosers);
    this.card = new Card(state, { openReading: (row, docId) => this.openReading(row, docId), back: () => state.select(-1), correct: (row, details) => form.show(row, details) });
    this.story = story ? new Story(state, story, this.card, { open: () => this.openStory(), moved: () => this.onStep() }) : null;
    if (this.story) this.list.element.prepend(this.story.invitation);
    this.reading = new Reading(state);
    this.bar = h("div", { class: "gm-panel-bar" });
    this.body = h("div", { class: "gm-panel-body" });
    this.grip = h("button", { type: "button", class: "gm-grip", aria: { label: t("panel.grip"), expanded: false }, on: { click: () => this.raise() } });
    this.element = h("aside", { class: "gm-panel", aria: { label: t("panel.label") } }, this.grip, this.bar, this.body);
    layer.onPlace = (rows) => {
      state.select(-1, { from: "map" });
      this.list.show("place", rows);
      this.raise(true);
    };
    layer.covered = () => this.covered(layer.map.getContainer());
    state.on("select", (detail) => this.onSelect(detail));
    this.set("list");
  }

  /**
   * On a small screen: makes the sheet higher or lower.
   * @param {boolean} [up]
   */
  raise(up = !this.element.classList.contains("gm-up")) {
    this.element.classList.toggle("gm-up", up);
    this.grip.setAttribute("aria-expanded", String(up));
  }

  /**
   * @param {HTMLElement} map
   * @returns {number} how much of the map lies under the panel where that is a sheet, once it is up
   */
  covered(map) {
    if (getComputedStyle(this.element).position !== "fixed") return 0;
    const part = !this.element.classList.contains("gm-up") ? 0 : this.mode === "reading" ? SHEET.reading : SHEET.card;
    return Math.max(0, map.getBoundingClientRect().bottom - innerHeight * (1 - part));
  }

  /** @param {{from?: string}} detail */
  onSelect({ from }) {
    if (from === "story") return;
    if (this.state.selection < 0) {
      if (this.mode !== "reading" || from !== "map") this.set("list");
      return;
    }
    if (this.mode === "reading") {
      const report = this.reading.report;
      if (from === "reading" || report?.spans.some(([, , row]) => row === this.state.selection)) {
        this.drawBar();
        return;
      }
    }
    this.set("card");
    this.raise(true);
    this.card.show().then(() => {
      if (from === "list" || from === "table") this.card.element.querySelector("h2")?.focus({ preventScroll: true });
    });
  }

  /**
   * @param {number} row
   * @param {string | null} docId
   */
  async openReading(row, docId) {
    if (!docId) return;
    if (row !== this.state.selection) this.state.select(row);
    this.set("reading");
    await this.reading.open(docId);
    this.reading.title.focus({ preventScroll: true });
  }

  /** @param {number} [step] */
  openStory(step = 0) {
    this.story?.go(step);
  }

  /** After a step of the story. */
  onStep() {
    if (this.mode !== "story") this.set("story");
    else this.drawBar();
    this.raise(true);
  }

  /** @param {1 | -1} step to the next or previous incident, of the story while it is told */
  move(step) {
    if (this.mode === "story" && this.story) this.story.go(this.story.at + step);
    else this.state.move(step);
  }

  /** @param {"list" | "card" | "reading" | "story"} mode */
  set(mode) {
    this.mode = mode;
    this.element.dataset.mode = mode;
    document.documentElement.classList.toggle("gm-is-list", mode === "list");
    document.documentElement.classList.toggle("gm-is-reading", mode === "reading");
    document.documentElement.classList.toggle("gm-is-story", mode === "story");
    fill(this.body, { list: this.list, card: this.card, reading: this.reading, story: /** @type {Story} */ (this.story) }[mode].element);
    this.drawBar();
    if (mode === "list") this.list.refresh();
  }

  drawBar() {
    const { state, mode } = this;
    const { t } = state.strings;
    const button = (/** @type {string} */ label, /** @type {any} */ sign, /** @type {() => void} */ press) =>
      h("button", { type: "button", class: "gm-tool", title: label, aria: { label }, on: { click: press } }, icon(sign));
    this.bar.hidden = mode === "list";
    if (mode === "list") return;
    const told = mode === "story" ? this.story : null;
    const order = told?.steps ?? state.shownByDate();
    const at = told?.at ?? state.shownByDate().indexOf(state.selection);
    fill(
      this.bar,
      h("button", { type: "button", class: "gm-back", on: { click: () => (mode === "reading" && state.selection >= 0 ? this.backToCard() : state.select(-1)) } }, icon("back"), t(mode === "reading" && state.selection >= 0 ? "panel.card" : "panel.list")),
      h("span", { class: "gm-grow" }),
      at >= 0 ? h("span", { class: "gm-number gm-note" }, t("panel.nth", { nth: at + 1, total: order.length })) : null,
      button(t("panel.previous"), state.strings.rtl ? "next" : "previous", () => this.move(-1)),
      button(t("panel.next"), state.strings.rtl ? "previous" : "next", () => this.move(1)),
      button(t("panel.close"), "close", () => {
        this.set("list");
        state.select(-1);
      }),
    );
  }

  backToCard() {
    this.set("card");
    this.card.show();
  }
}
