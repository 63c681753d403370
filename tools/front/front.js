// Opens the course in the language the reader chose before, else in the browser's.

const chosen = (() => {
  try {
    return localStorage.getItem("bpcourse-language");
  } catch {
    return null;
  }
})();
const wanted = [chosen, ...navigator.languages].find((tag) => /^(en|zh)\b/i.test(tag ?? "")) ?? "en";
location.replace(`${wanted.slice(0, 2).toLowerCase()}/book/index.html`);
