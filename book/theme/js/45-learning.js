/* The pages of progress and review: what they need is loaded there alone, as plain scripts, so that a disk will do. */
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("course-words").textContent);
  const load = (addresses) => {
    if (!addresses.length) return;
    const script = document.createElement("script");
    script.src = addresses[0];
    script.addEventListener("load", () => load(addresses.slice(1)));
    document.head.append(script);
  };
  load(page.learning?.scripts ?? []);
})();
