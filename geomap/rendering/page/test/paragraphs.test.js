import assert from "node:assert/strict";
import { test } from "node:test";

import { paragraphs } from "../src/panel/paragraphs.js";

test("blank lines divide paragraphs, single line ends do not", () => {
  const text = "One\nstill one\n\n \nTwo\n\n\nThree";
  assert.deepEqual(paragraphs({ text }).map(({ start, end }) => text.slice(start, end)), ["One\nstill one", "Two", "Three"]);
});

test("a page's number stands before its first paragraph, only where there are several", () => {
  const text = "One\n\nTwo\n\nThree";
  assert.deepEqual(paragraphs({ text, pages: [0, 5, 10] }).map(({ page }) => page), [1, 2, 3]);
  assert.deepEqual(paragraphs({ text, pages: [0, 10] }).map(({ page }) => page), [1, 0, 2]);
  assert.deepEqual(paragraphs({ text, pages: [0] }).map(({ page }) => page), [0, 0, 0]);
  assert.deepEqual(paragraphs({ text: "", pages: [0, 0] }), []);
});
