import assert from "node:assert/strict";
import { test } from "node:test";

import { plain, queryWords } from "../src/filter/match.js";

test("case and accents do not count", () => {
  assert.equal(plain("Ḩerāt ÉCOLE"), plain("herat ecole"));
  assert.equal(plain("İstanbul").startsWith("i"), true);
});

test("words in quotation marks stay together", () => {
  assert.deepEqual(queryWords('car "suicide  bomb" \u041a\u0430\u0431\u0443\u043b'), ["car", "suicide  bomb", "\u043a\u0430\u0431\u0443\u043b"]);
  assert.deepEqual(queryWords('"open'), ["open"]);
  assert.deepEqual(queryWords("   "), []);
  assert.equal(queryWords("a ".repeat(99)).length, 30);
});
