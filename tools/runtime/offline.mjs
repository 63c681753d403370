// Writes the site's service worker: after one visit all pages and their tools are there without a network.
//
//   node offline.mjs SITE_FOLDER
//
// A new version of the site replaces what is kept, file by file; the plan lies elsewhere and is not touched.

import { generateSW } from "workbox-build";

const LARGEST = 16 * 1024 * 1024; // Python itself has 10 MB

const made = await generateSW({
  globDirectory: process.argv[2],
  globPatterns: [
    "*.{html,js,ico,svg,png,webmanifest}",
    "{en,zh}/**/*.{html,js,css,svg,json}",
    "runtime/*",
    "lab/static/pyodide/pyodide{.mjs,.asm.mjs,.asm.wasm,-lock.json}",
  ],
  globIgnores: ["sw.js", "404.html", "card.png", "**/_static/exports/**", "**/plan.schema.json"],
  swDest: `${process.argv[2]}/sw.js`,
  maximumFileSizeToCacheInBytes: LARGEST,
  ignoreURLParametersMatching: [/./], // a search is a page with a question
  skipWaiting: true,
  clientsClaim: true,
  cleanupOutdatedCaches: true,
  inlineWorkboxRuntime: true,
  sourcemap: false,
  mode: "production",
});
for (const warning of made.warnings) console.error(warning);
console.log(JSON.stringify({ files: made.count, bytes: made.size }));
process.exitCode = made.warnings.length ? 1 : 0;
