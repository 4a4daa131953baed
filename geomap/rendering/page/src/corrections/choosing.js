/** Asks a reader for a point on the map, or for another incident: a banner says what is wanted, Escape gives up. */

/** @import { State } from "../state.js" */

import { h } from "../dom.js";

const DECIMALS = 4;

export class Chooser {
  /**
   * @param {State} state
   * @param {L.Map} map
   */
  constructor(state, map) {
    this.state = state;
    this.map = map;
    this.text = h("span", {});
    const { t } = state.strings;
    this.banner = h("div", { class: "gm-banner", role: "status" }, this.text, h("button", { type: "button", class: "gm-button", on: { click: () => this.cancel() } }, t("correct.cancel")));
    this.banner.hidden = true;
    map.getContainer().append(this.banner);
    L.DomEvent.disableClickPropagation(this.banner);
    /** @type {(() => void) | null} */
    this.giveUp = null;
  }

  /** @returns {boolean} whether something was being asked */
  cancel() {
    const { giveUp } = this;
    giveUp?.();
    return giveUp !== null;
  }

  /**
   * @param {string} words
   * @param {string} name a class of the map while it asks
   * @param {() => void} giveUp
   */
  ask(words, name, giveUp) {
    this.cancel();
    const container = this.map.getContainer();
    this.text.textContent = words;
    this.banner.hidden = false;
    container.classList.add(name);
    this.giveUp = giveUp;
    return () => {
      this.giveUp = null;
      this.banner.hidden = true;
      container.classList.remove(name);
    };
  }

  /** @returns {Promise<{longitude: number, latitude: number} | null>} where the reader clicks, or the middle of the map on Enter */
  point() {
    const { map, state } = this;
    return new Promise((resolve) => {
      const done = (/** @type {L.LatLng | null} */ at) => {
        finish();
        state.silent = false;
        map.off("click", click);
        map.getContainer().removeEventListener("keydown", press);
        const round = (/** @type {number} */ value) => Number(value.toFixed(DECIMALS));
        resolve(at ? { longitude: round(at.wrap().lng), latitude: round(at.lat) } : null);
      };
      const click = (/** @type {L.LeafletMouseEvent} */ { latlng }) => done(latlng);
      const press = (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" || event.target !== map.getContainer()) return;
        event.preventDefault();
        done(map.getCenter());
      };
      const finish = this.ask(state.strings.t("correct.ask_point"), "gm-aiming", () => done(null));
      state.silent = true;
      map.on("click", click);
      map.getContainer().addEventListener("keydown", press);
      map.getContainer().focus({ preventScroll: true });
    });
  }

  /**
   * @param {number} row the incident that asks
   * @returns {Promise<number>} the row of another incident, -1 for none
   */
  incident(row) {
    const { state } = this;
    return new Promise((resolve) => {
      const done = (/** @type {number} */ chosen) => {
        finish();
        state.asked = null;
        state.select(row);
        resolve(chosen === row ? -1 : chosen);
      };
      const finish = this.ask(state.strings.t("correct.ask_incident"), "gm-choosing", () => done(-1));
      state.select(-1);
      state.asked = done;
    });
  }
}
