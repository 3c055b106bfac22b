/* One Python for the page, off its main thread. The page ends runaway code by ending this worker. */
let ready = null;

async function start({ kernel, python, files }) {
  const { loadPyodide } = await import(`${kernel}pyodide.mjs`);
  const [py, ours] = await Promise.all([
    loadPyodide({ indexURL: kernel, stdout: () => {}, stderr: () => {} }),
    fetch(python).then((answer) => answer.json()),
  ]);
  for (const [name, source] of Object.entries(ours)) {
    py.FS.mkdirTree(`/course/${name.slice(0, name.lastIndexOf("/"))}`);
    py.FS.writeFile(`/course/${name}`, source);
  }
  py.FS.mkdirTree("/work");
  py.FS.chdir("/work");
  // Matplotlib's own choice here would draw with JavaScript from a string, which a strict policy forbids.
  py.runPython("import os, sys; sys.path.append('/course'); os.environ['MPLBACKEND'] = 'agg'");
  const harness = py.pyimport("builder.browser.harness");
  harness.prepare(JSON.stringify(files));
  return { py, harness };
}

/* Load what the code imports; the names of packages that the site does not have come back. */
async function load(py, code) {
  const failed = [];
  await py.loadPackagesFromImports(code, {
    messageCallback: (text) => { if (text.startsWith("Loading ")) postMessage({ type: "loading", text: text.slice(8).split(", ").slice(0, 3).join(", ") }); },
    errorCallback: (text) => failed.push(text),
  });
  return failed;
}

onmessage = async ({ data }) => {
  try {
    ready ??= start(data.setup);
    const { py, harness } = await ready;
    postMessage({ type: "ready" });
    if (data.type === "warm") return;
    const request = JSON.stringify(data.request);
    const code = harness.code_to_load(request);
    const failed = await load(py, code);
    harness.import_first(code);
    // The page's clock begins here: nobody's code is blamed for a slow line.
    postMessage({ type: "started", id: data.id });
    postMessage({ type: "result", id: data.id, failed, result: JSON.parse(harness.answer(request)) });
  } catch (fault) {
    postMessage({ type: "crash", id: data.id, message: String(fault?.message ?? fault).trim().split("\n").at(-1) });
  }
};
