// Deletes what the course keeps in this browser, and nothing of another site at the same address.

const site = new URL("../../", import.meta.url);
const files = "bpcourse";
const PATIENCE = 5_000; // milliseconds
const lab = `JupyterLite Storage - ${site.pathname}`;

for (const place of document.querySelectorAll("[data-storage]")) {
  const ask = place.querySelector("[data-delete]");
  const keep = place.querySelector("[data-keep]");
  const told = place.querySelector("[role=status]");
  const question = ask.textContent;
  const rest = () => {
    ask.textContent = question;
    keep.hidden = true;
  };

  keep.addEventListener("click", () => {
    rest();
    told.textContent = place.dataset.kept;
    ask.focus();
  });
  ask.addEventListener("click", async () => {
    if (ask.hasAttribute("aria-disabled")) return;
    if (keep.hidden) {
      keep.hidden = false;
      ask.textContent = place.dataset.again;
      told.textContent = place.dataset.warning;
      return;
    }
    rest();
    told.textContent = place.dataset.working;
    ask.setAttribute("aria-disabled", "true");
    await report(place.dataset, told);
    ask.removeAttribute("aria-disabled");
  });
}

async function report(words, told) {
  try {
    const deleted = await deleteAll(words);
    told.textContent = deleted.length ? words.done : words.nothing;
    if (deleted.length) told.append(listOf(deleted));
  } catch (reason) {
    console.warn("Not everything could be deleted:", reason);
    told.textContent = reason === "blocked" ? words.blocked : words.failed;
  }
}

function listOf(sentences) {
  const list = document.createElement("ul");
  for (const sentence of sentences) list.appendChild(document.createElement("li")).textContent = sentence;
  return list;
}

async function deleteAll(words) {
  const names = await deleteFiles();
  const hadLab = await deleteLab();
  const copies = await deleteCopies();
  const entries = deleteEntries();
  const deleted = [];
  if (names.length) deleted.push(words.files.replace("{names}", () => names.join(", ")));
  if (entries) deleted.push(words.entries.replace("{count}", entries));
  if (hadLab) deleted.push(words.lab);
  if (copies) deleted.push(words.copy.replace("{count}", copies));
  return deleted;
}

function deleteEntries() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith("bpcourse-"));
  for (const key of keys) localStorage.removeItem(key);
  return keys.length;
}

async function deleteFiles() {
  if (!(await databases()).includes(files)) return [];
  const names = await namesIn(files);
  await deleteDatabase(files);
  return names;
}

async function deleteLab() {
  const found = (await databases()).filter((name) => name.startsWith(lab));
  for (const name of found) await deleteDatabase(name);
  return found.length > 0;
}

async function databases() {
  return (await indexedDB.databases()).map(({ name }) => name);
}

function namesIn(database) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const opened = opening.result;
      if (!opened.objectStoreNames.contains("files")) {
        opened.close();
        resolve([]);
        return;
      }
      const reading = opened.transaction("files").objectStore("files").getAllKeys();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opened.close();
        resolve(reading.result);
      };
    };
  });
}

// A page that holds on to a database is asked to let go, which it does a moment later.
function deleteDatabase(name) {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = resolve;
    deleting.onerror = () => reject(deleting.error);
    deleting.onblocked = () => setTimeout(reject, PATIENCE, "blocked");
  });
}

// The service worker first: one that is still being installed would fill the copy again.
async function deleteCopies() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers.filter(({ scope }) => scope.startsWith(site.href))) {
    await installed(worker.installing);
    await worker.unregister();
  }
  let count = 0;
  for (const name of (await self.caches?.keys()) ?? []) count += await emptied(name);
  return count;
}

function installed(worker) {
  if (!worker) return null;
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => worker.state !== "installing" && resolve());
    setTimeout(resolve, 30_000);
  });
}

async function emptied(name) {
  const cache = await caches.open(name);
  const ours = (await cache.keys()).filter(({ url }) => url.startsWith(site.href));
  await Promise.all(ours.map((request) => cache.delete(request)));
  if ((await cache.keys()).length === 0) await caches.delete(name);
  return ours.length;
}
