/** The reading pane: a report's whole text, its incidents highlighted and linked both ways with the map. */

/** @import { State } from "../state.js" */

import { fill, h } from "../dom.js";
import { paragraphs } from "./paragraphs.js";

/**
 * @typedef {{doc_id: string, text: string, spans: [number, number, number, string][], pages: number[], title?: string, publisher?: string, published?: string,
 *   language?: string, url?: string}} Report
 */

export class Reading {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {Report | null} */
    this.report = null;
    this.text = h("div", { class: "gm-text", dir: "auto" });
    this.title = h("h2", { dir: "auto", tabindex: "-1" });
    this.about = h("p", { class: "gm-about" });
    this.element = h("article", { class: "gm-reading" }, this.title, this.about, this.text);
    this.text.addEventListener("click", (event) => this.choose(event));
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        if (this.choose(event)) event.preventDefault();
      }
    });
    state.on("select", () => this.follow());
    state.on("filter", () => this.dim());
  }

  /** @param {string} docId */
  async open(docId) {
    if (this.report?.doc_id !== docId) {
      const nth = this.state.rows.documents.findIndex((report) => report.doc_id === docId);
      this.element.setAttribute("aria-busy", "true");
      this.report = /** @type {Report} */ (await this.state.rows.reading(nth));
      this.element.removeAttribute("aria-busy");
      this.draw(this.report);
    }
    this.follow();
  }

  /** @param {Report} report */
  draw(report) {
    const { strings } = this.state;
    const count = new Set(report.spans.map(([, , row]) => row)).size;
    this.title.textContent = report.title ?? strings.t("reading.untitled");
    const language = report.language ? strings.languageName(report.language) : null;
    const said = [report.publisher, report.published, language, strings.t("reading.incidents", { n: count })].filter(Boolean);
    fill(this.about, h("span", { dir: "auto" }, said.join(" · ")), webLink(report.url, strings.t("reading.original")));
    if (report.language) this.text.lang = report.language;
    fill(this.text, paragraphs(report).flatMap(({ start, end, page }) => [page ? h("div", { class: "gm-page-start" }, strings.t("card.page", { n: page })) : null, h("p", { dir: "auto" }, this.pieces(report, start, end))]));
    this.dim();
  }

  /**
   * @param {Report} report
   * @param {number} start
   * @param {number} end
   * @returns {(Node | string)[]}
   */
  pieces(report, start, end) {
    const spans = report.spans.filter(([from, to]) => from < end && to > start);
    const edges = [...new Set([start, end, ...spans.flatMap(([from, to]) => [Math.max(from, start), Math.min(to, end)])])].sort((a, b) => a - b);
    /** @type {(Node | string)[]} */
    const parts = [];
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const piece = report.text.slice(edges[i], edges[i + 1]);
      const over = spans.filter(([from, to]) => from <= edges[i] && to >= edges[i + 1]);
      const rows = [...new Set(over.filter(([, , , field]) => field === "" || field === "sentence").map(([, , row]) => row))];
      const telling = over.filter(([, , , field]) => field !== "" && field !== "sentence").map(([, , row]) => row);
      if (!rows.length && !telling.length) parts.push(piece);
      else {
        const all = rows.length ? rows : [...new Set(telling)];
        parts.push(
          h(
            "mark",
            {
              class: telling.length ? "gm-telling" : "",
              role: "button",
              tabindex: "0",
              data: { rows: all.join(" "), telling: [...new Set(telling)].join(" ") },
              title: all.map((row) => this.state.words.headline(row)).join("\n"),
            },
            piece,
          ),
        );
      }
    }
    return parts;
  }

  /** @param {Event} event */
  choose(event) {
    const target = event.target instanceof HTMLElement ? event.target.closest("mark") : null;
    if (!target?.dataset.rows) return false;
    const rows = target.dataset.rows.split(" ").map(Number);
    const at = rows.indexOf(this.state.selection);
    this.state.select(rows[(at + 1) % rows.length], { from: "reading" });
    return true;
  }

  /** @returns {HTMLElement[]} */
  get marks() {
    return /** @type {HTMLElement[]} */ ([...this.text.querySelectorAll("mark")]);
  }

  /** Brings the selected incident's words into view. */
  follow() {
    const row = String(this.state.selection);
    /** @type {HTMLElement | undefined} */
    let first;
    for (const element of this.marks) {
      const own = element.dataset.rows?.split(" ").includes(row) ?? false;
      element.classList.toggle("gm-current", own);
      element.classList.toggle("gm-now", element.dataset.telling?.split(" ").includes(row) ?? false);
      element.toggleAttribute("aria-current", own);
      if (own) first ??= element;
    }
    if (first && this.element.isConnected && this.element.clientHeight) first.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  /** Pales what the filters hide. */
  dim() {
    for (const element of this.marks) element.classList.toggle("gm-dim", !element.dataset.rows?.split(" ").some((row) => this.state.filters.isShown(Number(row))));
  }
}

/** @returns {boolean} whether the reader wants less motion */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * @param {string | undefined} url
 * @param {string} words
 * @returns {HTMLElement | null} a link, only to the web
 */
function webLink(url, words) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, words);
}
