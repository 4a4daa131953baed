/** Files of what is shown: GeoJSON and CSV with the fields of the flat record, under their names; cells that a spreadsheet would run are guarded. */

/** @import { State } from "../state.js" */

import { listOf } from "../words.js";

export const FIELDS = [
  ...["incident_id", "category", "status", "date", "date_end", "date_precision", "date_basis", "country", "country_code", "admin1", "admin1_code", "place", "place_id"],
  ...["longitude", "latitude", "where_prec", "coordinate_uncertainty_m", "perpetrators", "targets", "weapons", "killed", "killed_low", "killed_high", "injured", "injured_low"],
  ...["injured_high", "detained", "abducted", "quote", "title", "publisher", "published", "doc_id", "quote_start", "quote_end", "sources", "score"],
];
const LISTS = new Set(["perpetrators", "targets", "weapons"]);
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * @param {State} state
 * @param {(record: Record<string, any>, row: number) => string} line
 * @param {string[]} parts what came before; the lines are added
 */
async function eachShown(state, line, parts) {
  const { rows } = state;
  const shown = state.filters.shownRows();
  for (let i = 0; i < shown.length; i += 1) {
    const row = shown[i];
    const details = await rows.details(row);
    /** @type {Record<string, any>} */
    const record = {};
    for (const field of FIELDS) {
      const value = rows.value(field, row) ?? details[field] ?? null;
      record[field] = LISTS.has(field) && value !== null ? listOf(value).join("; ") : value;
    }
    parts.push(line(record, i));
  }
}

/**
 * @param {State} state
 * @returns {Promise<Blob>}
 */
export async function toGeoJson(state) {
  const parts = ['{"type":"FeatureCollection","features":[\n'];
  await eachShown(
    state,
    (record, nth) => {
      const { longitude, latitude, ...rest } = record;
      const geometry = longitude === null ? null : { type: "Point", coordinates: [longitude, latitude] };
      const id = record.incident_id;
      return `${nth ? ",\n" : ""}${JSON.stringify({ type: "Feature", ...(id ? { id } : {}), geometry, properties: { ...rest, longitude, latitude } })}`;
    },
    parts,
  );
  parts.push("\n]}\n");
  return new Blob(parts, { type: "application/geo+json" });
}

/**
 * @param {State} state
 * @returns {Promise<Blob>}
 */
export async function toCsv(state) {
  const parts = [`\ufeff${FIELDS.join(",")}\r\n`];
  await eachShown(state, (record) => `${FIELDS.map((field) => cell(record[field])).join(",")}\r\n`, parts);
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/**
 * @param {unknown} value
 * @returns {string} a cell: text that a spreadsheet would take for a formula gets an apostrophe before it
 */
export function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
