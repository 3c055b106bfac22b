// Bundles the editor into ../lab/editor.mjs and writes the licences of what is in it beside that file.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

const made = await build({
  entryPoints: ["editor.src.mjs"], outfile: "../lab/editor.mjs", metafile: true,
  bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none",
});
const names = new Set(Object.keys(made.metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
const parts = [...names].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync("../lab/editor.licences.txt", `editor.mjs contains these packages.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`);
