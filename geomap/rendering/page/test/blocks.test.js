import assert from "node:assert/strict";
import { test } from "node:test";

import { readBlock, readQuotes } from "../src/data/blocks.js";
import { matchBlock } from "../src/filter/match.js";

const WORDS = ["bomb", "car", "the"];
const CODED = Uint8Array.of(0x82, 0x81, 0x80, 0x20, 0xff, 0xe2, 0x80, 0x94, 0xff, 0x20, 0x82, 0x00, 0x01);

test("codes become words again, with the spaces between them", () => {
  assert.deepEqual(readQuotes(CODED, WORDS), ["the car bomb — the", null]);
});

test("codes of two and three bytes count on from each other", () => {
  const words = Array.from({ length: 64 + 48 * 127 + 200 }, (_, nth) => `w${nth}`);
  const rank = (...bytes) => readQuotes(Uint8Array.from(bytes), words)[0];
  assert.equal(rank(0xbf), "w63");
  assert.equal(rank(0xc0, 0x80), "w64");
  assert.equal(rank(0xc1, 0x80), "w191");
  assert.equal(rank(0xef, 0xfe), "w6159");
  assert.equal(rank(0xf0, 0x80, 0x80), "w6160");
  assert.equal(rank(0xf0, 0x81, 0x81), `w${6160 + 128}`);
});

test("a block is its columns and its quotes, and is searched by word", () => {
  const json = new TextEncoder().encode('{"incident_id":["a","b"],"title":["Mazār","x"]}');
  const bytes = new Uint8Array(4 + json.length + CODED.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(CODED, 4 + json.length);
  assert.deepEqual(readBlock(bytes, WORDS).quote, ["the car bomb — the", null]);
  assert.deepEqual([...matchBlock(bytes, WORDS, ["car bomb", "mazar", "b"], 2)], [7, 4]);
});
