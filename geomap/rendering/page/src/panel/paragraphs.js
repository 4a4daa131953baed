/** Divides a report's text for reading: takes the text and where its pages start, gives the bounds of its paragraphs. */

/**
 * @param {{text: string, pages?: number[]}} report offsets in UTF-16 units
 * @returns {{start: number, end: number, page: number}[]} `page` is the number of the page that opens with the paragraph, 0 where none does
 */
export function paragraphs({ text, pages = [] }) {
  const bounds = [];
  let page = 0;
  for (const found of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]*)*/g)) {
    if (!found[0].trim()) continue;
    const start = found.index + found[0].length - found[0].trimStart().length;
    const end = found.index + found[0].length;
    const before = page;
    while (page < pages.length && pages[page] < end) page += 1;
    bounds.push({ start, end, page: page > before && pages.length > 1 ? page : 0 });
  }
  return bounds;
}
