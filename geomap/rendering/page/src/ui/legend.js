/** What the marks mean, on the map; the categories' symbols stand in the filters. */

/** @import { State } from "../state.js" */

import { h, svg } from "../dom.js";

const SIGNS = /** @type {Record<string, () => SVGElement[]>} */ ({
  point: () => [svg("circle", { class: "gm-sign-fill", cx: 14, cy: 9, r: 6 })],
  near: () => [svg("circle", { class: "gm-sign-dash", cx: 14, cy: 9, r: 8 }), svg("circle", { class: "gm-sign-fill", cx: 14, cy: 9, r: 3.5 })],
  area: () => [svg("path", { class: "gm-sign-hatch", d: "M3 15 13 3M8 16 20 2M15 16 26 4M21 16l5-6" }), svg("rect", { class: "gm-sign-dash", x: 2, y: 2, width: 24, height: 14, rx: 2 })],
  line: () => [svg("path", { class: "gm-sign-band", d: "M2 14C9 2 17 16 26 4" }), svg("path", { class: "gm-sign-dots", d: "M2 14C9 2 17 16 26 4" })],
  many: () => [svg("circle", { class: "gm-sign-ring", cx: 14, cy: 9, r: 6.5 })],
});

/** @param {State} state */
export function legend(state) {
  const { t } = state.strings;
  const sized = h("input", { type: "checkbox" });
  sized.addEventListener("change", () => {
    state.sized = sized.checked;
    state.emit("sized");
  });
  state.on("sized", () => {
    sized.checked = state.sized;
  });
  const hasKilled = ["killed", "killed_low"].some((name) => state.rows.find(name));
  return h(
    "details",
    { class: "gm-legend" },
    h("summary", {}, t("legend.label")),
    h(
      "ul",
      {},
      Object.entries(SIGNS).map(([name, draw]) => h("li", {}, svg("svg", { viewBox: "0 0 28 18", width: 28, height: 18, aria: { hidden: true } }, draw()), t(`legend.${name}`))),
    ),
    hasKilled ? h("label", { class: "gm-switch" }, sized, t("legend.sized")) : null,
  );
}
