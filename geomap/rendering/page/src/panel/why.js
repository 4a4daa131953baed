/** Why an incident stands where it does: the places that were weighed, what each is, and what spoke for it. */

/** @import { Strings } from "../strings.js" */

import { h } from "../dom.js";

/** @typedef {{name?: string, admin1?: string, country?: string, feature_code?: string, population?: number, score?: number, reasons?: string[]}} Weighed */

/**
 * @param {Weighed[]} places the chosen one first
 * @param {Strings} strings
 * @returns {HTMLElement | null}
 */
export function whyHere(places, strings) {
  if (!places.length) return null;
  const { t } = strings;
  const best = Math.max(...places.map(({ score }) => Number(score) || 0), 0.01);
  return h(
    "details",
    { class: "gm-why" },
    h("summary", {}, t("card.why_here")),
    h("p", {}, t("card.why_hint")),
    h("ol", {}, places.map((place) => candidate(place, best, strings))),
  );
}

/**
 * @param {Weighed} place
 * @param {number} best score
 * @param {Strings} strings
 */
function candidate(place, best, strings) {
  const { t } = strings;
  const score = Number(place.score) || 0;
  const kind = place.feature_code ? strings.table.kinds[place.feature_code] ?? strings.table.kinds[place.feature_code.slice(0, 3)] ?? null : null;
  const people = place.population ? t("card.people", { n: place.population }) : null;
  const reasons = (place.reasons ?? []).map((name) => strings.table.reasons[name]).filter((words) => typeof words === "string");
  const containers = [place.name, place.admin1, place.country].filter((name, nth, all) => name && all.indexOf(name) === nth);
  return h(
    "li",
    {},
    h("span", { class: "gm-why-name", dir: "auto" }, containers.join(", ")),
    h("meter", { min: 0, max: best, value: score, aria: { label: t("card.score") } }),
    h("span", { class: "gm-number" }, strings.number(Math.round(score * 100) / 100)),
    h("span", { class: "gm-why-about" }, [kind, people].filter(Boolean).join(" · ")),
    reasons.length ? h("ul", { class: "gm-reasons" }, reasons.map((words) => h("li", {}, words))) : null,
  );
}
