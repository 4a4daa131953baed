/** A list or table of any length: only the rows that can be seen are in the page. */

import { h } from "../dom.js";

const SPARE_ROWS = 8;
/** Browsers lose count of pixels beyond this height; longer lists scroll in proportion. */
const MOST_PX = 8_000_000;

export class VirtualList {
  /**
   * @param {{height: number, render: (index: number) => HTMLElement, role: string, label: string, class?: string}} options `height` of a row in pixels
   */
  constructor({ height, render, role, label, class: name = "" }) {
    this.height = height;
    this.render = render;
    this.count = 0;
    this.from = -1;
    this.to = -1;
    this.body = h("div", { class: "gm-virtual-body", role, aria: { label } });
    this.element = h("div", { class: `gm-virtual ${name}`, on: { scroll: () => this.update() } }, this.body);
    new ResizeObserver(() => this.update(true)).observe(this.element);
  }

  /** @param {number} count */
  setCount(count) {
    this.count = count;
    this.total = Math.min(count * this.height, MOST_PX);
    this.body.style.height = `${this.total}px`;
    this.update(true);
  }

  /** Pixels that the list would be taller than the page's one, at the present scroll. */
  offset() {
    const { element, count, height, total = 0 } = this;
    const view = element.clientHeight;
    if (count * height <= MOST_PX || total <= view) return 0;
    return (element.scrollTop / (total - view)) * (count * height - total);
  }

  /** @param {boolean} [anew] whether rows have changed */
  update(anew = false) {
    const { element, height, count } = this;
    if (!element.clientHeight) return;
    const offset = this.offset();
    const top = element.scrollTop + offset;
    const from = Math.max(0, Math.floor(top / height) - SPARE_ROWS);
    const to = Math.min(count, Math.ceil((top + element.clientHeight) / height) + SPARE_ROWS);
    if (!anew && from === this.from && to === this.to && !offset) return;
    this.from = from;
    this.to = to;
    const focused = document.activeElement instanceof HTMLElement && this.body.contains(document.activeElement) ? document.activeElement.dataset.index : null;
    const rows = [];
    for (let index = from; index < to; index += 1) {
      const row = this.render(index);
      row.dataset.index = String(index);
      row.style.transform = `translateY(${index * height - offset}px)`;
      row.style.height = `${height}px`;
      rows.push(row);
    }
    this.body.replaceChildren(...rows);
    if (focused) this.find(Number(focused))?.focus({ preventScroll: true });
  }

  /** @param {number} index @returns {HTMLElement | undefined} */
  find(index) {
    return /** @type {HTMLElement[]} */ ([...this.body.children]).find((row) => row.dataset.index === String(index));
  }

  /**
   * @param {number} index
   * @param {boolean} [focus]
   */
  show(index, focus = false) {
    const { element, height, count, total = 0 } = this;
    const view = element.clientHeight;
    const scale = count * height <= MOST_PX || total <= view ? 1 : (total - view) / (count * height - view);
    const top = element.scrollTop + this.offset();
    if (index * height < top) element.scrollTop = index * height * scale;
    else if ((index + 1) * height > top + view) element.scrollTop = ((index + 1) * height - view) * scale;
    this.update(true);
    if (focus) this.find(index)?.focus({ preventScroll: true });
  }
}
