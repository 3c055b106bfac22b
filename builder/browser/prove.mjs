// Runs requests in Pyodide under Node, as the page's worker does: `node prove.mjs KERNEL_FOLDER JOBS_FILE`.
// Prints one JSON line for each job: {name, result} or {name, crash}.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { python, modules } = JSON.parse(await readFile(file, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const py = await loadPyodide({ indexURL: `${folder}/`, stdout: () => {}, stderr: () => {} });
for (const [name, source] of Object.entries(python)) {
  py.FS.mkdirTree(`/course/${name.slice(0, name.lastIndexOf("/"))}`);
  py.FS.writeFile(`/course/${name}`, source);
}
py.runPython("import os, sys; sys.path.append('/course'); os.environ['MPLBACKEND'] = 'agg'");
const harness = py.pyimport("builder.browser.harness");
for (const [module, { files, jobs }] of Object.entries(modules)) {
  py.FS.mkdirTree(`/work/${module}`);
  py.FS.chdir(`/work/${module}`);
  py.runPython("import sys; [sys.modules.pop(name) for name, value in list(sys.modules.items()) if str(getattr(value, '__file__', '') or '').startswith('/work/')]");
  harness.prepare(JSON.stringify(files));
  for (const { name, request } of jobs) {
    const asked = JSON.stringify(request);
    try {
      await py.loadPackagesFromImports(harness.code_to_load(asked), { messageCallback: () => {} });
      console.log(JSON.stringify({ name, result: JSON.parse(harness.answer(asked)) }));
    } catch (fault) {
      console.log(JSON.stringify({ name, crash: String(fault).slice(0, 500) }));
    }
  }
}
