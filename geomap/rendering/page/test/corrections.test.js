import assert from "node:assert/strict";
import { test } from "node:test";

import { CorrectionBook, identify } from "../src/corrections/book.js";
import { countEntry, dateEntry, isCount, isDate } from "../src/corrections/entries.js";

const HEADER = "incident_id,action,field,value,longitude,latitude,who,when,note,doc_id,quote\r\n";

function shelf() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
}

test("dates and numbers are those that a build reads", () => {
  for (const right of ["2023-03-09", "2023-03", "2023", "2023-03-10/2023-03-31", "2023/2024", "unknown"]) assert.ok(isDate(right), right);
  for (const wrong of ["", "9 March", "2023-02-30", "2023-13", "2023-03-31/2023-03-10", "23", "2023-3-9", "2021/2022/2023"]) assert.ok(!isDate(wrong), wrong);
  for (const right of ["0", "5", "3..7", "31+", "at most 5", "about 30", "unknown"]) assert.ok(isCount(right), right);
  for (const wrong of ["", "-1", "many", "1.5", "1e3", "12345678901"]) assert.ok(!isCount(wrong), wrong);
});

test("what a record says is written as such an entry", () => {
  assert.equal(dateEntry("2023-03-01", "2023-03-31", "month"), "2023-03");
  assert.equal(dateEntry("2023-03-09", "2023-03-09", "day"), "2023-03-09");
  assert.equal(dateEntry("2023-03-10", "2023-03-31", "range"), "2023-03-10/2023-03-31");
  assert.equal(dateEntry(null, null, "unknown"), "unknown");
  assert.equal(countEntry(null, 31, null), "31+");
  assert.equal(countEntry(4, 4, 4), "4");
  assert.equal(countEntry(5, 3, 7), "3..7");
  assert.equal(countEntry(null, null, null), "unknown");
});

test("a later change of the same thing takes the place of the earlier", () => {
  const book = new CorrectionBook({ key: "a" });
  book.add({ incident_id: "i-1", action: "set", field: "date", value: "2023" });
  book.add({ incident_id: "i-1", action: "set", field: "killed", value: "4" });
  book.add({ incident_id: "i-1", action: "set", field: "date", value: "2022" });
  book.add({ incident_id: "i-1", action: "merge", value: "i-2" });
  book.add({ incident_id: "i-1", action: "drop" });
  assert.deepEqual(book.rows.map(({ action, field, value }) => [action, field, value]), [["set", "killed", "4"], ["set", "date", "2022"], ["drop", undefined, undefined]]);
});

test("the file guards formulas and quotes commas", () => {
  const book = new CorrectionBook({ key: "a" });
  book.sign(" A. Reader ");
  book.add({ incident_id: "i-1", action: "move", longitude: -67.5, latitude: 36.7, note: "=1+1, they say", about: "never written" });
  assert.equal(book.toCsv(), `${HEADER}i-1,move,,,-67.5,36.7,A. Reader,,"'=1+1, they say",,\r\n`);
  assert.equal(new CorrectionBook({ key: "b" }).toCsv(), HEADER);
});

test("what was noted is there again when the page is opened again, and only there", () => {
  const store = shelf();
  const book = new CorrectionBook({ key: "a", store });
  book.add({ incident_id: "i-1", action: "drop" });
  book.sign("me");
  const again = new CorrectionBook({ key: "a", store });
  assert.deepEqual([again.rows.length, again.who, again.saved], [1, "me", false]);
  assert.equal(new CorrectionBook({ key: "other", store }).rows.length, 0);
  again.remove(again.rows[0]);
  assert.equal(new CorrectionBook({ key: "a", store }).rows.length, 0);
});

test("a store that is broken or forbidden is no matter", () => {
  const broken = { getItem: () => "{", setItem: () => { throw new Error("full"); }, removeItem: () => {} };
  const book = new CorrectionBook({ key: "a", store: broken });
  book.add({ incident_id: "i-1", action: "drop" });
  assert.equal(book.rows.length, 1);
});

test("a row finds its incident by its id, or by the words of its document", () => {
  assert.deepEqual(identify({ incident_id: "i-1" }, null), { incident_id: "i-1" });
  assert.deepEqual(identify({ quote: "x".repeat(500) }, "d"), { incident_id: "", doc_id: "d", quote: "x".repeat(400) });
  assert.equal(identify({ quote: "words" }, null), null);
});
