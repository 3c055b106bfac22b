/* Live preview: mystmd's content server says RELOAD on its websocket when a file was saved. */
(() => {
  "use strict";
  const port = document.currentScript.dataset.socketPort;

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const place = scrollY;
    const open = [...document.querySelectorAll(".cw-article details")].map((box) => box.open);
    for (const part of [".cw-article", ".cw-navigation", ".cw-outline"]) {
      const old = document.querySelector(part);
      const now = fresh.querySelector(part);
      if (old && now) old.replaceChildren(...now.childNodes);
    }
    document.title = fresh.title;
    const boxes = [...document.querySelectorAll(".cw-article details")];
    if (boxes.length === open.length) boxes.forEach((box, at) => { box.open = open[at]; });
    window.courseEnhance(document.querySelector(".cw-article"));
    scrollTo({ top: place, behavior: "instant" });
  }

  function listen(wait) {
    const socket = new WebSocket(`ws://${location.hostname}:${port}/socket`);
    socket.addEventListener("open", () => { wait = 500; });
    socket.addEventListener("message", (event) => {
      if (JSON.parse(event.data).type === "RELOAD") refresh();
    });
    socket.addEventListener("close", () => setTimeout(() => listen(Math.min(wait * 2, 8000)), wait));
  }
  listen(500);
})();
