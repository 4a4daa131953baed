// Prints what check-geojson and geojsonhint find wrong with the GeoJSON on stdin, as one JSON list.
const text = require("fs").readFileSync(0, "utf8");
const { getIssues } = require("@placemarkio/check-geojson");
const { hint } = require("@mapbox/geojsonhint");
console.log(JSON.stringify([...getIssues(text), ...hint(text)].map((found) => found.message)));
