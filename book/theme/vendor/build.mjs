// Bundles the editor and the scheduler of review cards into ../lab/ and writes the licences of what is in them beside them.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

async function bundle(source, file, options) {
  const made = await build({
    entryPoints: [source], outfile: `../lab/${file}`, metafile: true,
    bundle: true, minify: true, target: "es2022", legalComments: "none", ...options,
  });
  const names = new Set(Object.keys(made.metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  const parts = [...names].sort().map((name) => {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
  });
  const stem = file.replace(/\.m?js$/, "");
  writeFileSync(`../lab/${stem}.licences.txt`, `${file} contains these packages.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`);
}

await bundle("editor.src.mjs", "editor.mjs", { format: "esm" });
// A plain script, so that cards can be reviewed from a disk too.
await bundle("fsrs.src.mjs", "fsrs.js", { format: "iife", globalName: "courseFsrs" });
