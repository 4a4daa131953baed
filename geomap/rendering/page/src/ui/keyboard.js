/** Keys for everything, and the page that lists them. Single letters can be switched off there (WCAG 2.1.4). */

/** @import { Strings } from "../strings.js" */

import { h, icon } from "../dom.js";

/** @typedef {Record<string, {keys: string[], act: () => void}>} Commands by the name of their string */

/**
 * @param {Commands} commands
 * @param {Strings} strings
 * @returns {{help: () => void, dialog: HTMLDialogElement}}
 */
export function makeKeyboard(commands, { t }) {
  const letters = h("input", { type: "checkbox", checked: true });
  const close = h("button", { type: "button", class: "gm-tool", aria: { label: t("help.close") } }, icon("close"));
  const dialog = h(
    "dialog",
    { class: "gm-help", aria: { label: t("help.label") } },
    h("div", { class: "gm-help-head" }, h("h2", {}, t("help.label")), close),
    h("p", {}, t("help.about")),
    h("dl", {}, Object.entries(commands).flatMap(([name, { keys }]) => [h("dt", {}, keys.map((key) => h("kbd", {}, key))), h("dd", {}, t(`keys.${name}`))])),
    h("label", { class: "gm-switch" }, letters, t("help.letters")),
    h("h3", {}, t("help.reading")),
    h("p", {}, t("help.honest")),
    h("p", { class: "gm-note" }, t("credits.long")),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  const byKey = new Map(Object.values(commands).flatMap(({ keys, act }) => keys.map((key) => [key, act])));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const { target } = event;
    const typing = target instanceof HTMLInputElement && target.type !== "checkbox";
    if (event.key === "Escape" && typing && target.value) return;
    if (event.key !== "Escape" && (typing || !letters.checked)) return;
    const act = byKey.get(event.key === "Escape" ? "Esc" : event.key);
    if (!act) return;
    event.preventDefault();
    act();
  });
  return { help: () => dialog.showModal(), dialog };
}
