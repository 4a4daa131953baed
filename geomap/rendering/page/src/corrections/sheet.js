/** What has been marked so far: a button in the header that says how many, and the page with the file to download. */

/** @import { State } from "../state.js" */

import { fill, h, icon } from "../dom.js";
import { save } from "../ui/exports.js";
import { pendingItem } from "./form.js";

const FILE = "corrections.csv";

/**
 * @param {State} state
 * @param {boolean} dated whether the workspace has corrections already, whose file this one must not replace
 * @returns {{button: HTMLElement, dialog: HTMLDialogElement}}
 */
export function correctionSheet(state, dated) {
  const { t } = state.strings;
  const book = /** @type {NonNullable<State["corrections"]>} */ (state.corrections);
  const count = h("span", { class: "gm-count" });
  const button = h("button", { type: "button", class: "gm-button gm-noted", aria: { haspopup: "dialog" }, on: { click: () => dialog.showModal() } }, icon("pencil"), h("span", { class: "gm-noted-word" }, t("correct.title")), count);
  const close = h("button", { type: "button", class: "gm-tool", aria: { label: t("help.close") }, on: { click: () => dialog.close() } }, icon("close"));
  const list = h("ol", { class: "gm-noted-list" });
  const who = h("input", { type: "text", value: book.who, autocomplete: "name" });
  who.addEventListener("input", () => book.sign(who.value));
  const status = h("span", { class: "gm-note", role: "status" });
  const download = h("button", { type: "button", class: "gm-button gm-primary" }, icon("download"), FILE);
  download.addEventListener("click", () => {
    const stamp = new Date().toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
    save(new Blob([book.toCsv()], { type: "text/csv;charset=utf-8" }), dated ? FILE.replace(".", `-${stamp}.`) : FILE);
    book.saved = true;
    book.keep();
    status.textContent = t("correct.saved");
  });
  const dialog = h(
    "dialog",
    { class: "gm-help gm-noted-sheet", aria: { label: t("correct.title") } },
    h("div", { class: "gm-help-head" }, h("h2", {}, t("correct.title")), close),
    h("p", {}, t("correct.how")),
    list,
    h("label", { class: "gm-who" }, h("span", {}, t("correct.who")), who),
    h("div", { class: "gm-correct-buttons" }, download, status),
  );
  const draw = () => {
    count.textContent = state.strings.number(book.rows.length);
    button.setAttribute("aria-label", `${t("correct.title")} ${count.textContent}`);
    button.hidden = book.rows.length === 0;
    status.textContent = "";
    if (!book.rows.length && dialog.open) dialog.close();
    fill(list, ...book.rows.map((row) => h("li", {}, h("span", { class: "gm-note", dir: "auto" }, row.about ?? row.incident_id), h("ul", { class: "gm-pending" }, pendingItem(state, row)))));
  };
  state.on("corrections", draw);
  window.addEventListener("beforeunload", (event) => {
    if (!book.saved && !book.store) event.preventDefault();
  });
  draw();
  return { button, dialog };
}
