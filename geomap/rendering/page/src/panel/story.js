/** A story: incidents in an order that somebody chose, a sentence for each; the map goes along. */

/** @import { State } from "../state.js" */
/** @import { Card } from "./card.js" */

import { fill, h, icon } from "../dom.js";

/**
 * @typedef {{title: string | null, steps: {row: number, sentence: string}[]}} StoryTold
 */

export class Story {
  /**
   * @param {State} state
   * @param {StoryTold} told
   * @param {Card} card shows each step's incident
   * @param {{open: () => void, moved: () => void}} doors
   */
  constructor(state, { title, steps }, card, doors) {
    this.state = state;
    this.steps = steps;
    this.card = card;
    this.doors = doors;
    this.at = 0;
    const { t } = state.strings;
    this.title = title ?? t("story.label");
    this.sentence = h("p", { class: "gm-story-sentence", dir: "auto", tabindex: "-1" });
    this.dots = h("ol", { class: "gm-story-dots", aria: { hidden: true } });
    this.next = h("button", { type: "button", class: "gm-button gm-primary", on: { click: () => this.go(this.at + 1) } });
    this.slot = h("div", { class: "gm-story-card" });
    this.element = h(
      "section",
      { class: "gm-story", aria: { label: this.title } },
      h("div", { class: "gm-story-head", aria: { live: "polite" } }, h("p", { class: "gm-story-title", dir: "auto" }, this.title), this.sentence, h("div", { class: "gm-story-foot" }, this.dots, this.next)),
      this.slot,
    );
    this.invitation = h(
      "button",
      { type: "button", class: "gm-story-open", on: { click: () => doors.open() } },
      icon("book"),
      h("span", { class: "gm-item-text" }, h("span", { class: "gm-item-title", dir: "auto" }, this.title), h("span", { class: "gm-item-line" }, t("story.steps", { n: steps.length }))),
      icon(state.strings.rtl ? "previous" : "next"),
    );
  }

  /** @param {number} step after the last comes the first */
  go(step) {
    const { state, steps } = this;
    this.at = (step + steps.length) % steps.length;
    const { row, sentence } = steps[this.at];
    const last = this.at === steps.length - 1;
    this.sentence.textContent = sentence;
    fill(this.dots, ...steps.map((_, nth) => h("li", { class: nth === this.at ? "gm-now" : "" })));
    this.next.textContent = state.strings.t(last ? "story.again" : "story.next");
    fill(this.slot, this.card.element);
    if (!state.filters.isShown(row)) state.clear();
    this.doors.moved();
    state.select(row, { from: "story" });
    this.element.scrollTop = 0;
    this.card.show();
  }
}
