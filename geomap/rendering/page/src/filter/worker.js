/** Searches blocks off the page's own thread: {vocabulary}, then {words, text, rows} for each block; answers with each row's bits. */

import { inflate } from "../data/bytes.js";
import { matchBlock } from "./match.js";

/** @type {string[]} */
let vocabulary = [];

self.addEventListener("message", async ({ data }) => {
  if (data.vocabulary) vocabulary = data.vocabulary;
  else {
    const found = matchBlock(await inflate(data.text), vocabulary, data.words, data.rows);
    self.postMessage({ nth: data.nth, turn: data.turn, found }, { transfer: [found.buffer] });
  }
});
