// Light or dark: what the reader chose, else what their system says. Runs before the page is drawn.

const chosen = (() => {
  try {
    return localStorage.getItem("bpcourse-mode");
  } catch {
    return null;
  }
})();
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function show(mode) {
  root.dataset.theme = mode;
  const button = document.querySelector("[data-mode]");
  if (button) button.setAttribute("aria-pressed", String(mode === "dark"));
}

show(chosen ?? (system.matches ? "dark" : "light"));

// A table wider than the screen scrolls by itself, and then by keyboard as well.
function showScrolling() {
  for (const frame of document.querySelectorAll(".c-table")) {
    if (frame.scrollWidth > frame.clientWidth) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", frame.dataset.label);
    }
  }
}

addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-mode]");
  button.hidden = false;
  show(root.dataset.theme);
  button.addEventListener("click", () => {
    const mode = root.dataset.theme === "dark" ? "light" : "dark";
    show(mode);
    try {
      localStorage.setItem("bpcourse-mode", mode);
    } catch {
      // A browser that keeps nothing shows the system's mode again on the next page.
    }
  });

  // The same place in the other language, and the choice is kept for the front door.
  const other = document.querySelector("[data-language]");
  other?.addEventListener("click", () => {
    other.hash = location.hash;
    try {
      localStorage.setItem("bpcourse-language", other.hreflang);
    } catch {
      // Without storage the front door goes by the browser's language again.
    }
  });

  showScrolling();
  // What was folded has its width only now.
  document.addEventListener("toggle", showScrolling, true);
});

// Keep the course for use without a network: once the reader has shown that they read, and unless they save on data. On
// "localhost" a page must show what was written a moment ago.
const site = new URL("../../", document.currentScript.src);
const signs = ["pointerdown", "keydown", "scroll"];

function keep() {
  for (const sign of signs) removeEventListener(sign, keep);
  if (site.hostname === "localhost" || navigator.connection?.saveData) return;
  navigator.serviceWorker?.register(new URL("sw.js", site)).catch(() => {
    // Where it is not allowed, the course needs a network as any site does.
  });
}

for (const sign of signs) addEventListener(sign, keep, { passive: true });
