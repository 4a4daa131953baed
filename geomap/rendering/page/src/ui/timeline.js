/** Time below the map: a histogram with a brush, steps and play. Paler bars are incidents whose date is known less exactly than a bar. */

/** @import { State } from "../state.js" */

import { fill, h, icon, svg } from "../dom.js";

const HEIGHT_PX = 46;
const BEAT_MS = 900;
const LABEL_PX = 58;

export class Timeline {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    const { t } = state.strings;
    this.plot = svg("svg", { class: "gm-plot", aria: { hidden: true } });
    this.axis = h("div", { class: "gm-axis", aria: { hidden: true } });
    this.from = this.handle("timeline.from", 0);
    this.to = this.handle("timeline.to", 1);
    this.field = h("div", { class: "gm-time-field" }, this.plot, this.from, this.to, this.axis);
    this.playing = 0;
    this.play = h("button", { type: "button", class: "gm-tool", on: { click: () => this.toggle() } });
    const stepper = (/** @type {-1 | 1} */ step, /** @type {string} */ label) =>
      h("button", { type: "button", class: "gm-tool gm-step", title: label, aria: { label }, on: { click: () => this.step(step) } }, icon(step < 0 ? "previous" : "next"));
    const steps = h("div", { class: "gm-steps", dir: "ltr" }, stepper(-1, t("timeline.earlier")), this.play, stepper(1, t("timeline.later")));
    this.text = h("span", { class: "gm-time-text" });
    this.undated = h("input", { type: "checkbox", on: { change: () => this.setUndated() } });
    this.undatedLabel = h("label", { class: "gm-undated" }, this.undated, h("span", {}, t("timeline.undated", { n: state.time.undated })));
    this.reset = h("button", { type: "button", class: "gm-link", on: { click: () => this.set(null) } }, t("timeline.all"));
    this.element = h(
      "section",
      { class: "gm-timeline", aria: { label: t("timeline.label") } },
      h("div", { class: "gm-time-head" }, steps, this.text, this.reset, h("span", { class: "gm-grow" }), this.undatedLabel),
      this.field,
    );
    this.element.hidden = state.time.bins.length === 0;
    this.field.addEventListener("pointerdown", (event) => this.drag(event));
    new ResizeObserver(() => this.draw()).observe(this.field);
    state.on("filter", () => this.draw());
    this.draw();
  }

  /**
   * @param {string} name
   * @param {0 | 1} side
   */
  handle(name, side) {
    return h("div", { class: "gm-handle", role: "slider", tabindex: "0", aria: { label: this.state.strings.t(name) }, on: { keydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event, side) } });
  }

  get last() {
    return this.state.time.bins.length - 1;
  }

  /** @returns {[number, number]} */
  get brush() {
    return this.state.time.brush ?? [0, this.last];
  }

  /** @param {[number, number] | null} brush */
  set(brush) {
    const whole = brush && brush[0] <= 0 && brush[1] >= this.last;
    this.state.time.set(this.state.filters, whole ? null : brush);
    this.state.filtered();
  }

  setUndated() {
    this.state.time.withUndated = this.undated.checked;
    this.set(this.state.time.brush);
  }

  draw() {
    const { time, strings } = this.state;
    const width = this.field.clientWidth;
    const { bins, exact, spread } = time;
    if (!width || !bins.length) return;
    const step = width / bins.length;
    const most = Math.max(1, ...exact.map((count, nth) => count + spread[nth]));
    const gap = step > 4 ? 1 : 0;
    const [low, high] = this.brush;
    const bar = (/** @type {number} */ nth, /** @type {number} */ count, /** @type {number} */ below, /** @type {string} */ name) => {
      const height = count ? Math.max(1.5, (count / most) * (HEIGHT_PX - 4)) : 0;
      const base = below ? Math.max(1.5, (below / most) * (HEIGHT_PX - 4)) : 0;
      const inside = nth >= low && nth <= high ? "" : " gm-out";
      return svg("rect", { class: `${name}${inside}`, x: nth * step + gap / 2, width: Math.max(0.5, step - gap), y: HEIGHT_PX - height - base, height });
    };
    this.plot.setAttribute("viewBox", `0 0 ${width} ${HEIGHT_PX}`);
    const bars = bins.flatMap((_, nth) => [exact[nth] ? bar(nth, exact[nth], 0, "gm-exact") : null, spread[nth] ? bar(nth, spread[nth], exact[nth], "gm-spread") : null]);
    const shade = time.brush ? svg("rect", { class: "gm-brush", x: low * step, width: (high - low + 1) * step, y: 0, height: HEIGHT_PX }) : null;
    fill(this.plot, shade, ...bars);
    this.drawAxis(width, step);
    this.drawHandles(step);
    const chosen = Boolean(time.brush);
    this.text.textContent = low === high ? this.name(low) : strings.t("timeline.span", { first: this.name(low), last: this.name(high) });
    this.reset.hidden = !chosen;
    this.undatedLabel.hidden = !time.undated || !chosen;
    this.undated.checked = time.withUndated;
    const label = strings.t(this.playing ? "timeline.pause" : "timeline.play");
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    fill(this.play, icon(this.playing ? "pause" : "play"));
  }

  /** @param {number} step */
  drawHandles(step) {
    const [low, high] = this.brush;
    for (const [handle, at, bin] of /** @type {[HTMLElement, number, number][]} */ ([[this.from, low * step, low], [this.to, (high + 1) * step, high]])) {
      handle.style.transform = `translateX(${at}px)`;
      handle.setAttribute("aria-valuemin", "0");
      handle.setAttribute("aria-valuemax", String(this.last));
      handle.setAttribute("aria-valuenow", String(bin));
      handle.setAttribute("aria-valuetext", this.name(bin));
    }
  }

  /**
   * @param {number} width
   * @param {number} step
   */
  drawAxis(width, step) {
    const { bins, unit } = this.state.time;
    const { strings } = this.state;
    /** @type {HTMLElement[]} */
    const labels = [];
    let free = -Infinity;
    bins.forEach(({ start }, nth) => {
      const date = new Date(start * 864e5);
      const opens = unit === "day" ? date.getUTCDate() === 1 || nth === 0 : unit === "decade" || unit === "year" || date.getUTCMonth() === 0 || nth === 0;
      const at = nth * step;
      if (!opens || at < free || at > width - LABEL_PX / 2) return;
      const next = unit === "month" && nth === 0 ? (12 - date.getUTCMonth()) * step : Infinity;
      if (nth === 0 && next < LABEL_PX * 0.8) return;
      free = at + LABEL_PX;
      const label = h("span", {}, strings.day(start, unit === "day" ? "monthShort" : "year"));
      label.style.transform = `translateX(${at}px)`;
      labels.push(label);
    });
    fill(this.axis, ...labels);
  }

  /** @param {number} step moves the span by its own length, earlier or later; begins at the first or the last bar */
  step(step) {
    const { brush } = this.state.time;
    if (!brush) {
      const bin = step > 0 ? 0 : this.last;
      this.set([bin, bin]);
      return;
    }
    const length = brush[1] - brush[0] + 1;
    const low = Math.max(0, Math.min(this.last - length + 1, brush[0] + step * length));
    this.set([low, low + length - 1]);
  }

  /** @param {number} bin */
  name(bin) {
    const { bins, unit } = this.state.time;
    const { strings } = this.state;
    const { start, end } = bins[Math.max(0, Math.min(this.last, bin))];
    if (unit === "day") return strings.day(start, "dayShort");
    if (unit === "month") return strings.day(start, "month");
    if (unit === "quarter") return `${strings.day(start, "monthShort")}–${strings.day(end - 1, "monthShort")} ${strings.day(start, "year")}`;
    return unit === "year" ? strings.day(start, "year") : `${strings.day(start, "year")}–${strings.day(end - 1, "year")}`;
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const box = this.field.getBoundingClientRect();
    const binAt = (/** @type {PointerEvent} */ { clientX }) => Math.max(0, Math.min(this.last, Math.floor(((clientX - box.left) / box.width) * (this.last + 1))));
    const first = binAt(event);
    let fixed = first;
    const handle = event.target instanceof HTMLElement ? event.target.closest(".gm-handle") : null;
    if (handle) fixed = handle === this.from ? this.brush[1] : this.brush[0];
    let moved = false;
    const move = (/** @type {PointerEvent} */ next) => {
      const bin = binAt(next);
      moved ||= bin !== first;
      if (moved) this.set([Math.min(fixed, bin), Math.max(fixed, bin)]);
    };
    const up = () => {
      this.field.removeEventListener("pointermove", move);
      if (!moved && !handle) this.set([first, first]);
    };
    this.field.setPointerCapture(event.pointerId);
    this.field.addEventListener("pointermove", move);
    this.field.addEventListener("pointerup", up, { once: true });
    this.field.addEventListener("pointercancel", up, { once: true });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {0 | 1} side
   */
  onKey(event, side) {
    const step = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -Infinity, End: Infinity })[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const brush = /** @type {[number, number]} */ ([...this.brush]);
    const [low, high] = side ? [brush[0], this.last] : [0, brush[1]];
    brush[side] = Math.max(low, Math.min(high, brush[side] + step));
    this.set(brush);
  }

  toggle() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = 0;
      this.draw();
      return;
    }
    if (!this.state.time.brush) this.set([0, Math.max(0, Math.round((this.last + 1) / 12) - 1)]);
    this.playing = window.setInterval(() => this.beat(), BEAT_MS);
    this.draw();
  }

  beat() {
    const [low, high] = this.brush;
    if (high >= this.last) this.toggle();
    else this.set([low + 1, high + 1]);
  }
}
