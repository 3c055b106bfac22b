/* Put before Jupyter Book by `course serve`: after a save only the saved page is made anew.

   mystmd resolves, finishes and writes every page of the project after each save (`fastProcessFile` of myst-cli 1.x,
   bundled in jupyter-book 2.1); with 400 pages that takes seconds, and the other pages come out as they were, but for
   the words of links into the saved page. Its three loops over all pages are narrowed here to the saved one. If another
   release has other loops, nothing is changed, and the preview is as slow as Jupyter Book itself. */
"use strict";
const Module = require("node:module");

const LOOPS = [
  [/\[\.\.\.pages\.map\(\((\w+)\) => \1\.file\), \.\.\.fileParts\]/g, "[file, ...fileParts]", 2],
  [/(?<=Promise\.all\()pages(?=\.map\(async \(page\d*\) => \{\s*return writeFile\d*\()/g, "pages.filter((page) => page.file === file)", 1],
];

function narrowed(source) {
  const start = source.indexOf("async function fastProcessFile(");
  const end = source.indexOf("\nasync function ", start + 1);
  if (start < 0 || end < 0) return source;
  let part = source.slice(start, end);
  for (const [loop, instead, times] of LOOPS) {
    if ((part.match(loop) || []).length !== times) return source;
    part = part.replace(loop, instead);
  }
  return source.slice(0, start) + part + source.slice(end);
}

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, file, ...more) {
  return compile.call(this, /[\\/]jupyter-book\.cjs$/.test(file) ? narrowed(source) : source, file, ...more);
};
module.exports = { narrowed };
