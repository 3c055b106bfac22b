/* Put before Jupyter Book whenever it is started: the same pages with less work.

   Some steps of mystmd (myst-cli 1.x, bundled in jupyter-book 2.1) are done for each page or each cell over all pages of
   the project, and nearly always for nothing: with 4,000 pages they need more memory than Node has. Each change below
   skips one of them where its result is not used. A change that does not find what it knows, in another release, is
   left out, and that step is as slow as in Jupyter Book itself. */
"use strict";
const Module = require("node:module");

const NEAR = 3000;
const HAS_TOC = '(function holds(node) { return node.type === "toc" || (node.children ?? []).some(holds); })(mdast2)';
const PAGE = "/[.](md|ipynb)$/.test(file)";
const OWN = "(await getRawFrontmatterFromFile(session, file, undefined))";
const PROJECT =
  "((state) => { const { currentProjectPath: path, projects } = state.local.config; return path && projects[require('node:path').resolve(path)]; })";
const ONE_FOR_ALL = `
  const { extensions: keyed, markdownit: asked } = $1(opts);
  const key = JSON.stringify([keyed, asked]);
  const made = (createTokenizer.made ??= new Map());
  if (!made.has(key)) made.set(key, newTokenizer(opts));
  return made.get(key);
}
function newTokenizer(opts) {`;
const BY_TYPE = `$&
  if (/^[A-Za-z]+(,\\s*[A-Za-z]+)*$/.test(selector)) {
    const types = new Set(selector.split(/,\\s*/)), found = new Set();
    (function look(node) {
      if (types.has(node?.type)) found.add(node);
      if (Array.isArray(node?.children)) node.children.forEach(look);
    })(tree);
    return [...found];
  }`;

/* Each: where it stands, what is changed in the text that follows, and into what. */
const CHANGES = {
  // The list of all pages is for pages with a `toc` directive.
  toc: ["async function postProcessMdast(", /if \(site\)(?= \{\s+buildTocTransform\(mdast2,)/, `if (site && ${HAS_TOC})`],
  // The exports of all pages are looked through for a page that offers some of them as downloads.
  downloads: ["async function resolvePageDownloads(", /\(session, file, projectPath\) \{/, `$&\n  if (${PAGE} && !${OWN}?.downloads) return void 0;`],
  // The settings are read again for a page that has exports.
  exports: ["async function resolvePageExports(", /\(session, file\) \{/, `$&\n  const own = ${PAGE} && ${OWN};\n  if (own && !own.exports && !own.export) return [];`],
  // All settings, the list of pages among them, are copied for the sake of one, for each cell.
  settings: ["function getMystParserOptions(", /selectCurrentProjectConfig(?=\(session\.store\.getState\(\)\)\?\.settings\?\.parser;)/, PROJECT],
  // A parser with the patterns of all top-level domains is made for each cell; those with the same options can be one.
  parser: ["function createTokenizer(opts) {", /(?<=^function createTokenizer\(opts\) \{)(?=\s+const parsedOpts = (parseOptions\d*)\(opts\);)/, ONE_FOR_ALL],
  // Most looks into a page are for nodes of some types, which needs no matching of rules; the order is the same.
  select: ["// node_modules/unist-util-select/index.js", /function selectAll\(selector, tree\) \{(?=\s+const state = createState\(selector, tree\);)/, BY_TYPE],
  // core-js puts a slow JSON.stringify in place of Node's for the sake of JSON.rawJSON, which nobody here calls.
  json: ['// node_modules/core-js/modules/esnext.json.raw-json.js', /(?<=arity: 3, forced: )!NATIVE_RAW_JSON(?= \}, \{\s+stringify: function)/, "false"],
};

function changed(source, [place, what, instead]) {
  const start = source.indexOf(place);
  if (start < 0 || source.indexOf(place, start + 1) > 0) return source;
  const part = source.slice(start, start + NEAR);
  return source.slice(0, start) + part.replace(what, instead) + source.slice(start + NEAR);
}

function lighter(source, names = Object.keys(CHANGES)) {
  return names.reduce((text, name) => changed(text, CHANGES[name]), source);
}

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, file, ...more) {
  return compile.call(this, /[\\/]jupyter-book\.cjs$/.test(file) ? lighter(source) : source, file, ...more);
};
module.exports = { lighter, names: Object.keys(CHANGES) };
