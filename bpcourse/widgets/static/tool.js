// The page's side of a tool: sends what the learner does, and shows what came back.
// It knows nothing of any tool; markup, numbers and sentences all come from Python (bpcourse/widgets/tool.py).

/**
 * Bring the tool inside `root` to life.
 * send(event) passes an event on; call the returned function with each patch that answers it.
 */
export function mount(root, send) {
  let waiting = false;
  const queue = [];

  // One event at a time: while an answer is on its way, a field keeps only its newest text.
  function post(event) {
    const same = queue.findIndex((other) => event.type === "input" && other.type === "input" && other.name === event.name);
    if (same >= 0) queue.splice(same, 1);
    queue.push(event);
    flush();
  }

  function flush() {
    if (waiting || queue.length === 0) return;
    waiting = true;
    send(queue.shift());
  }

  root.addEventListener("input", ({ target }) => {
    const name = target.dataset?.name;
    if (!name) return;
    const value = target.type === "checkbox" ? (target.checked ? "on" : "") : target.value;
    mirror(root, target, value);
    post({ type: "input", name, value });
  });

  root.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-press]");
    if (button && root.contains(button)) post({ type: "press", name: button.dataset.press });
  });

  root.addEventListener("change", async ({ target }) => {
    if (!("open" in (target.dataset ?? {})) || target.files.length === 0) return;
    const name = target.dataset.open;
    const text = await target.files[0].text();
    target.value = "";
    post({ type: "open", name, text });
  });

  post({ type: "hello" });

  return function apply(patch) {
    keepFocus(root, () => {
      if (patch.page !== undefined) root.innerHTML = patch.page;
      for (const [name, html] of Object.entries(patch.slots ?? {})) fill(root, name, html);
      for (const [name, text] of Object.entries(patch.fields ?? {})) write(root, name, text);
      markErrors(root);
    });
    if (patch.focus) reach(named(root, patch.focus));
    if (patch.download) hand(patch.download);
    waiting = false;
    flush();
  };
}

/** anywidget's entry point: a view of a ToolWidget in a notebook. */
export default {
  render({ model, el }) {
    el.innerHTML = model.get("html");
    const apply = mount(el, (event) => model.send(event));
    model.on("msg:custom", apply);
    return () => model.off("msg:custom", apply);
  },
};

function fields(root, name) {
  return root.querySelectorAll(`[data-name="${CSS.escape(name)}"]`);
}

// A slider and its exact field show one value.
function mirror(root, edited, value) {
  for (const other of fields(root, edited.dataset.name)) {
    if (other !== edited && other.type !== "radio") other.value = value;
  }
}

function named(root, name) {
  const key = CSS.escape(name);
  return root.querySelector(`[data-name="${key}"], [data-press="${key}"]`);
}

// A field in a folded part cannot take the keyboard: unfold it first.
function reach(element) {
  for (let part = element?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  element?.focus();
}

function write(root, name, text) {
  for (const field of fields(root, name)) {
    if (field.type === "checkbox") field.checked = text !== "";
    else if (field.type === "radio") field.checked = field.value === text;
    else if (field.value !== text) field.value = text;
  }
}

function fill(root, name, html) {
  const place = root.querySelector(`[data-slot="${CSS.escape(name)}"]`);
  if (place) place.innerHTML = html;
}

function markErrors(root) {
  for (const place of root.querySelectorAll('[data-slot^="error:"]')) {
    const wrong = place.textContent !== "";
    for (const field of fields(root, place.dataset.slot.slice("error:".length))) {
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
}

// Replaced markup must not take the keyboard away from whoever is typing or tabbing.
function keepFocus(root, change) {
  const before = root.ownerDocument.activeElement;
  const inside = before && root.contains(before) ? before : null;
  const key = inside && (inside.id ? `#${CSS.escape(inside.id)}` : selectorOf(inside));
  const caret = inside && "selectionStart" in inside ? [inside.selectionStart, inside.selectionEnd] : null;
  change();
  if (!key || inside.isConnected) return;
  const after = root.querySelector(key);
  after?.focus({ preventScroll: true });
  if (caret && caret[0] !== null && after?.setSelectionRange) after.setSelectionRange(...caret);
}

function selectorOf(element) {
  const { press, name } = element.dataset;
  if (press) return `[data-press="${CSS.escape(press)}"]`;
  if (name && element.type === "radio") return `[data-name="${CSS.escape(name)}"][value="${CSS.escape(element.value)}"]`;
  return name ? `[data-name="${CSS.escape(name)}"]` : null;
}

function hand({ name, type, text, base64 }) {
  const content = base64 === undefined ? text : Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
