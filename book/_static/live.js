// Brings the tools of a page to life when asked to. One worker runs all of them.

import { mount } from "./tool.js";

const apply = new Map();
let worker = null;

for (const place of document.querySelectorAll("[data-live]")) {
  place.querySelector("[data-start]").addEventListener("click", () => start(place));
}

function start(place) {
  const name = place.dataset.live;
  if (apply.has(name)) return;
  const bar = place.querySelector(".bp-startbar");
  place.querySelector("[data-start]").disabled = true;
  say(bar, "python");
  apply.set(name, null);

  const root = document.createElement("div");
  root.innerHTML = place.querySelector(".bp-still").innerHTML;
  const language = document.documentElement.lang;
  const answer = mount(root, (event) => running().postMessage({ tool: name, event, language }));
  apply.set(name, (patch) => {
    if (!root.isConnected) {
      answer(patch);
      place.querySelector(".bp-still").replaceWith(root);
      bar.querySelector("[data-start]").hidden = true;
      say(bar, "ready");
      root.querySelector("input, select, textarea")?.focus({ preventScroll: true });
      place.dataset.state = "live";
      return;
    }
    answer(patch);
  });
}

function running() {
  if (worker) return worker;
  worker = new Worker(new URL("../../runtime/worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.tool) apply.get(data.tool)(data.patch);
    else if (data.progress) sayAll(data.progress);
    else if (data.failed) fail(data.failed);
  };
  worker.onerror = (event) => fail(event.message ?? "worker");
  return worker;
}

function fail(reason) {
  console.warn("The tools could not start:", reason);
  sayAll("failed");
}

function sayAll(message) {
  for (const place of document.querySelectorAll("[data-live]")) {
    if (apply.has(place.dataset.live) && place.dataset.state !== "live") say(place.querySelector(".bp-startbar"), message);
  }
}

function say(bar, message) {
  bar.querySelector(".bp-progress").textContent = bar.dataset[message];
}
