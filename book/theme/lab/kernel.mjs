/* The page's side of the worker: ask it to run something, stop it, start it anew. */
const here = new URL(import.meta.url);

export class Stopped extends Error {}

export class Kernel {
  #worker = null;
  #warm = false;
  #asked = null;
  #count = 0;

  /* `setup`: addresses of the kernel and of our Python, and the files beside the notebook; `seconds`: limit of a run. */
  constructor(setup, seconds) {
    this.setup = setup;
    this.seconds = seconds;
  }

  warm() {
    if (!this.#worker) this.#send({ type: "warm" });
  }

  get busy() { return this.#asked !== null; }

  /* Run a request of the harness; `say` gets "starting", "loading" (with a package) and "running". Rejects with Stopped. */
  run(request, say) {
    if (this.busy) return Promise.reject(new Error("busy"));
    return new Promise((resolve, reject) => {
      this.#asked = { id: ++this.#count, say, resolve, reject, clock: 0 };
      say(this.#warm ? "running" : "starting");
      this.#send({ type: "run", id: this.#count, request });
    });
  }

  /* End the run at once; the next one gets a new Python, which starts in the background. */
  stop(reason = "stopped") {
    const asked = this.#asked;
    this.#end();
    this.warm();
    asked?.reject(new Stopped(reason));
  }

  #send(message) {
    if (!this.#worker) {
      this.#worker = new Worker(new URL(`worker.mjs${here.search}`, here), { type: "module" });
      this.#worker.onmessage = ({ data }) => this.#hear(data);
      this.#worker.onerror = (event) => { event.preventDefault(); this.#fail(event.message || "The worker could not be started."); };
    }
    this.#worker.postMessage({ ...message, setup: this.setup });
  }

  #hear(data) {
    const asked = this.#asked;
    if (data.type === "ready") this.#warm = true;
    else if (data.type === "crash") this.#fail(data.message);
    else if (!asked) return;
    else if (data.type === "loading") asked.say("loading", data.text);
    else if (data.id !== asked.id) return;
    else if (data.type === "started") {
      asked.say("running");
      asked.clock = setTimeout(() => this.stop("late"), this.seconds * 1000);
    } else if (data.type === "result") {
      clearTimeout(asked.clock);
      this.#asked = null;
      asked.resolve(data);
    }
  }

  /* Python itself broke, or never came: whoever waits learns why, and the next run tries again. */
  #fail(message) {
    const asked = this.#asked;
    this.#end();
    asked?.reject(new Error(message));
  }

  #end() {
    clearTimeout(this.#asked?.clock);
    this.#asked = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#warm = false;
  }
}
