/** What a reader takes away: GeoJSON and CSV of what is shown, a picture, a link, a print. */

/** @import { State } from "../state.js" */

import { h, icon } from "../dom.js";

/**
 * @param {State} state
 * @param {Record<string, () => void | Promise<void>>} actions by name
 * @returns {HTMLElement}
 */
export function takeAwayMenu(state, actions) {
  const { t } = state.strings;
  const note = h("span", { class: "gm-visually-hidden", role: "status" });
  const items = Object.entries(actions).map(([name, act]) => {
    const label = t(`take.${name}`);
    const button = h("button", { type: "button", role: "menuitem", class: "gm-menu-item", tabindex: "-1" }, h("span", {}, label), h("span", { class: "gm-note" }, t(`take.${name}_hint`)));
    button.addEventListener("click", async () => {
      open(false);
      await act();
      note.textContent = t(`take.${name}_done`);
    });
    return button;
  });
  const menu = h("div", { class: "gm-menu", role: "menu", id: "gm-take", aria: { label: t("take.label") } }, items);
  menu.hidden = true;
  const button = h("button", { type: "button", class: "gm-button", aria: { label: t("take.label"), haspopup: "menu", expanded: false, controls: "gm-take" } }, icon("download"), h("span", {}, t("take.label")));
  const open = (/** @type {boolean} */ on) => {
    menu.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) items[0].focus();
  };
  button.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {any} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(at + step + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      open(false);
      button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const element = h("div", { class: "gm-take" }, button, menu, note);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && event.target instanceof Node && !element.contains(event.target)) open(false);
  });
  return element;
}
