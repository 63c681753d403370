// Answers the quiz of a page: a form per question, feedback at once, the score of first tries kept in the browser.

for (const quiz of document.querySelectorAll("[data-quiz]")) {
  const key = `bpcourse-quiz-${quiz.dataset.quiz}`;
  const tries = recall(key);
  for (const form of quiz.querySelectorAll("[data-question]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const feedback = judge(form);
      if (!feedback) return;
      show(form, feedback);
      const judged = !("missing" in feedback.dataset);
      if (judged && !(form.dataset.question in tries)) {
        tries[form.dataset.question] = "right" in feedback.dataset;
        localStorage.setItem(key, JSON.stringify(tries));
      }
      if ("right" in feedback.dataset) solve(quiz.dataset.quiz, form.dataset.question);
      score(quiz, tries);
    });
  }
  score(quiz, tries);
}

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

// What was answered rightly at whatever try; the page "Your progress" counts it.
function solve(quiz, question) {
  const key = `bpcourse-solved-${quiz}`;
  const before = recall(key);
  const solved = new Set(Array.isArray(before) ? before : []);
  localStorage.setItem(key, JSON.stringify([...solved.add(question)]));
}

function judge(form) {
  const chosen = form.querySelector("input[type=radio]:checked");
  if (chosen) return chosen.closest(".bp-option").querySelector(".bp-feedback");
  const field = form.querySelector("input[type=text]");
  return field ? judgeNumber(form, field.value) : null;
}

function judgeNumber(form, typed) {
  const number = readNumber(typed);
  if (number === null) return form.querySelector("[data-missing]");
  const fits = (place) => Math.abs(number - Number(place.dataset.value)) <= Number(place.dataset.tolerance) + 1e-9;
  return [...form.querySelectorAll("[data-value]")].find(fits) ?? form.querySelector("[data-otherwise]");
}

function readNumber(typed) {
  const plain = typed.normalize("NFKC").replace(/[\s,%]|CNY|元/gi, "");
  const matched = /^([+-]?\d*\.?\d+)(万|亿|million|m|k)?$/i.exec(plain);
  if (!matched) return null;
  const scale = { 万: 1e4, 亿: 1e8, million: 1e6, m: 1e6, k: 1e3 }[matched[2]?.toLowerCase()] ?? 1;
  return Number(matched[1]) * scale;
}

function show(form, feedback) {
  const told = form.querySelector(".bp-told");
  told.replaceChildren(...[...feedback.childNodes].map((node) => node.cloneNode(true)));
  told.dataset.verdict = "right" in feedback.dataset ? "right" : "wrong";
}

function score(quiz, tries) {
  const line = quiz.querySelector(".bp-score");
  const results = Object.values(tries);
  if (results.length === 0) return;
  const right = results.filter(Boolean).length;
  const all = quiz.querySelectorAll("[data-question]").length;
  line.textContent = line.dataset.text.replace("{right}", right).replace("{all}", all);
}
