// The page "Your progress": counts quizzes (kept by quiz.js) and exercises (kept by their checks in my_progress.json,
// in the storage that the site's JupyterLab shares), and shows the certificate when everything is done.

const FILE = "my_progress.json";
const view = document.querySelector("[data-progress]");
const certificate = view.querySelector("[data-certificate]");
const nameField = certificate.querySelector("[data-name]");

nameField.value = recall("bpcourse-name") ?? "";
nameField.addEventListener("input", () => {
  keep("bpcourse-name", nameField.value);
  showName();
});
certificate.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!nameField.value.trim()) {
    nameField.focus();
    return;
  }
  document.documentElement.dataset.print = "certificate";
  print();
});
addEventListener("afterprint", () => delete document.documentElement.dataset.print);
addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
showName();
refresh();

async function refresh() {
  const quizzes = allQuizzes();
  show(quizzes, {});
  try {
    const storage = await sharedStorage();
    const file = await storage.getItem(FILE);
    const progress = read(file);
    show(quizzes, progress.tasks ?? {});
    await share(storage, file, progress, quizzes);
  } catch (reason) {
    console.warn("The exercises' progress cannot be read:", reason);
  }
}

function allQuizzes() {
  const quizzes = { first: {}, solved: {} };
  for (const row of view.querySelectorAll("[data-chapter]")) {
    const chapter = row.dataset.chapter;
    const first = recall(`bpcourse-quiz-${chapter}`);
    const solved = recall(`bpcourse-solved-${chapter}`);
    if (first) quizzes.first[chapter] = first;
    if (solved) quizzes.solved[chapter] = solved;
  }
  return quizzes;
}

function show(quizzes, tasks) {
  const sums = { questions: 0, tasks: 0, open: 0, points: 0, whole: 0 };
  for (const row of view.querySelectorAll("[data-chapter]")) {
    const first = quizzes.first[row.dataset.chapter] ?? {};
    const solved = quizzes.solved[row.dataset.chapter] ?? [];
    for (const cell of row.querySelectorAll("[data-ids]")) {
      const ids = JSON.parse(cell.dataset.ids);
      const isQuiz = cell.dataset.count === "questions";
      const isDone = (id) => (isQuiz ? first[id] === true || solved.includes(id) : tasks[id]?.done === true);
      const atOnce = (id) => (isQuiz ? first[id] === true : isDone(id) && !tasks[id].wrong?.length);
      const done = ids.filter(isDone);
      cell.textContent = `${done.length} / ${ids.length}`;
      if (cell.dataset.count === "reflections") continue;
      sums.whole += ids.length;
      sums.points += (done.length + ids.filter(atOnce).length) / 2;
      if (isQuiz) sums.questions += done.length;
      else sums.open += ids.length - done.length;
    }
  }
  conclude(sums);
}

function conclude({ questions, open, points, whole }) {
  const missing = Math.max(0, Number(view.dataset.wanted) - questions);
  const complete = open === 0 && missing === 0;
  const score = `${Math.round((100 * points) / whole)}%`;
  view.querySelector(".bp-still-to-do").textContent = complete
    ? view.dataset.complete.replace("{score}", score)
    : view.dataset.still.replace("{open_tasks}", open).replace("{questions}", missing);
  certificate.hidden = !complete;
  if (!complete) return;
  const day = recall("bpcourse-completed") ?? today();
  keep("bpcourse-completed", day);
  const result = certificate.querySelector('[data-shown="result"]');
  result.textContent = result.dataset.text.replace("{score}", score).replace("{date}", day);
}

function showName() {
  certificate.querySelector('[data-shown="name"]').textContent = nameField.value.trim();
}

// Hand the quizzes to the notebooks, which cannot see what a page keeps for itself.
async function share(storage, file, progress, quizzes) {
  if (!Object.keys(quizzes.first).length || same(progress.quizzes, quizzes)) return;
  const text = JSON.stringify({ version: 1, tasks: {}, ...progress, quizzes }, null, 1);
  const now = new Date().toISOString();
  await storage.setItem(FILE, {
    name: FILE,
    path: FILE,
    created: file?.created ?? now,
    last_modified: now,
    format: "text",
    mimetype: "application/json",
    type: "file",
    content: text,
    size: new TextEncoder().encode(text).length,
    writable: true,
  });
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function sharedStorage() {
  await import(new URL("../../runtime/localforage.js", import.meta.url));
  return window.localforage.createInstance({ name: "bpcourse", storeName: "files", version: 1 });
}

// JupyterLab keeps a file as text, as base64 or, for JSON, as the value itself.
function read(file) {
  if (!file?.content) return {};
  if (typeof file.content !== "string") return file.content;
  const bytes = () => Uint8Array.from(atob(file.content), (letter) => letter.codePointAt(0));
  return JSON.parse(file.format === "base64" ? new TextDecoder().decode(bytes()) : file.content);
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets the name with the page.
  }
}
