/** Says a correction in words: "Category: Raid", "Moved to 36.7, 67.1". */

/** @import { Strings } from "../strings.js" */
/** @import { Correction } from "./book.js" */

const TABLES = /** @type {Record<string, string>} */ ({ category: "categories", status: "statuses" });

/**
 * @param {Correction} correction
 * @param {Strings} strings
 * @returns {string}
 */
export function correctionWords({ action, field = "", value = "", longitude, latitude }, strings) {
  const { t } = strings;
  if (action === "drop") return t("correct.dropped");
  if (action === "move") return t("correct.moved", { position: `${latitude}, ${longitude}` });
  if (action === "merge") return t("correct.merged", { id: value });
  return `${t(`correct.${field}`)}: ${TABLES[field] ? strings.name(TABLES[field], value) : value}`;
}
