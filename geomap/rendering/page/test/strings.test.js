import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Strings } from "../src/strings.js";

const table = (language) => JSON.parse(readFileSync(new URL(`../strings/${language}.json`, import.meta.url), "utf8"));

test("plurals are each language's own", () => {
  const english = new Strings(table("en"), "en");
  assert.deepEqual([1, 2, 1200].map((n) => english.t("incidents", { n })), ["1 incident", "2 incidents", "1,200 incidents"]);
  const russian = new Strings(table("ru"), "ru");
  assert.equal(new Set([1, 3, 5].map((n) => russian.t("story.steps", { n }).replace(/\d/, ""))).size, 3);
});

test("a word that is not there is its key, and never something of the table's own making", () => {
  const english = new Strings(table("en"), "en");
  for (const key of ["nothing", "constructor", "fields.__proto__", "fields.toString"]) assert.equal(english.t(key), key);
  assert.equal(english.name("categories", "car_theft"), "car theft");
  assert.equal(english.name("categories", null), "unknown");
});

test("text put into a sentence stays text", () => {
  const english = new Strings(table("en"), "en");
  assert.equal(english.t("headline", { what: "{place}", place: "<b>" }), "{place}, <b>");
});

test("a year has no thousands, and a language that nobody knows is its code", () => {
  const english = new Strings(table("en"), "en");
  assert.equal(english.year(2023), "2023");
  assert.equal(english.languageName("fa"), "Persian");
  assert.equal(english.languageName("??"), "??");
});
