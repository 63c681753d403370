// Runs the tools of a page: Python in a worker of its own, so that the page stays quick whatever it computes.
//
// Messages in:  {tool, event, language}   an event of the page (see bpcourse/widgets/tool.py)
// Messages out: {progress}                 what is happening while Python starts
//               {ready: true}              Python is there
//               {tool, patch}              the answer to an event
//               {failed}                   why it cannot run here

import { loadPyodide } from "../lab/static/pyodide/pyodide.mjs";
import "./localforage.js";

const FOLDER = "/plan";
// The same database as the site's JupyterLab: its files, and so the plan, are seen from pages and notebooks alike.
const storage = self.localforage.createInstance({ name: "bpcourse", storeName: "files", version: 1 });
const kept = new Map();

const starting = start().catch((error) => {
  self.postMessage({ failed: String(error?.message ?? error) });
  throw error;
});

self.onmessage = async ({ data }) => {
  const { python, receive } = await starting;
  await bringIn(python);
  const patch = receive(data.tool, JSON.stringify(data.event), data.language, `${FOLDER}/my_plan.json`);
  await putAway(python);
  self.postMessage({ tool: data.tool, patch: JSON.parse(patch) });
};

async function start() {
  const here = new URL(".", import.meta.url);
  const library = unpacked(new URL("python.pack", here));
  const course = unpacked(new URL("course.pack", here));
  self.postMessage({ progress: "python" });
  const python = await loadPyodide({
    indexURL: new URL("../lab/static/pyodide/", here).href,
    stdLibURL: URL.createObjectURL(new Blob([await library])),
  });
  self.postMessage({ progress: "course" });
  python.unpackArchive(await course, "zip", { extractDir: "/lib/course" });
  python.FS.mkdirTree(FOLDER);
  const receive = python.runPython(`
import sys
sys.path.insert(0, "/lib/course")
from bpcourse.studio import receive
receive
`);
  self.postMessage({ ready: true });
  return { python, receive };
}

// A packed file: modules compiled beforehand, compressed as a whole.
async function unpacked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Plan files (my_plan.json and the versions kept beside it) live at the top of JupyterLab's storage.
function isPlan(name) {
  return name.startsWith("my_plan") && name.endsWith(".json");
}

async function bringIn(python) {
  for (const name of (await storage.keys()).filter(isPlan)) {
    const text = textOf(await storage.getItem(name));
    if (text !== null && kept.get(name) !== text) {
      python.FS.writeFile(`${FOLDER}/${name}`, text);
      kept.set(name, text);
    }
  }
}

async function putAway(python) {
  for (const name of python.FS.readdir(FOLDER).filter(isPlan)) {
    const text = python.FS.readFile(`${FOLDER}/${name}`, { encoding: "utf8" });
    if (kept.get(name) === text) continue;
    const now = new Date().toISOString();
    const before = await storage.getItem(name);
    await storage.setItem(name, {
      name,
      path: name,
      created: before?.created ?? now,
      last_modified: now,
      format: "text",
      mimetype: "application/json",
      type: "file",
      content: text,
      size: new TextEncoder().encode(text).length,
      writable: true,
    });
    kept.set(name, text);
  }
}

// JupyterLab keeps a file as text, as base64 or, for JSON, as the value itself.
function textOf(file) {
  if (!file || file.content === null || file.content === undefined) return null;
  if (typeof file.content !== "string") return JSON.stringify(file.content, null, 2);
  if (file.format !== "base64") return file.content;
  return new TextDecoder().decode(Uint8Array.from(atob(file.content), (letter) => letter.codePointAt(0)));
}
