/** Bundles the page's program to standard output; the search worker's program goes into it as text. Run by scripts/build_page.py. */

import { build } from "esbuild";

const options = { bundle: true, format: "iife", target: "es2022", minify: true, charset: "utf8", legalComments: "none", write: false, absWorkingDir: import.meta.dirname };
const worker = await build({ ...options, entryPoints: ["src/filter/worker.js"] });
const page = await build({ ...options, entryPoints: ["src/main.js"], define: { WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) } });
process.stdout.write(page.outputFiles[0].text);
