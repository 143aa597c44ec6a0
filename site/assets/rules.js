// Filters of the list of rules. Without scripts the whole list is shown.
"use strict";

(() => {
  const marker = document.querySelector("[data-rule-filters]");
  if (!marker) {
    return;
  }

  const topics = [...document.querySelectorAll("article h2")].map((heading) => {
    const holder = heading.nextElementSibling;
    const table = holder.matches("table") ? holder : holder.querySelector("table");
    table.dataset.rules = "";
    const rows = [...table.tBodies[0].rows].map((row) => ({
      row,
      severities: row.cells[1].textContent.split(",").map((word) => word.trim()),
      hasFix: row.cells[2].textContent.trim() === "yes",
      text: row.textContent.toLowerCase(),
    }));
    return { heading, holder, rows, title: heading.firstChild.textContent.trim() };
  });

  const field = (label, control) => {
    const element = document.createElement("label");
    element.append(label, control);
    return element;
  };
  const select = (options) => {
    const element = document.createElement("select");
    for (const [value, text] of options) {
      element.append(new Option(text, value));
    }
    return element;
  };

  const words = document.createElement("input");
  words.type = "search";
  words.placeholder = "name or words";
  const topic = select([["", "all"], ...topics.map((each) => [each.title, each.title])]);
  const severity = select([["", "all"], ["error", "error"], ["warning", "warning"], ["note", "note"]]);
  const fix = select([["", "all"], ["yes", "with a fix"]]);
  const count = document.createElement("output");
  count.className = "rule-count";

  const form = document.createElement("form");
  form.className = "rule-filters";
  form.append(
    field("Find", words), field("Topic", topic), field("Severity", severity), field("Fix", fix), count);
  form.addEventListener("submit", (event) => event.preventDefault());
  marker.replaceWith(form);

  const matches = (rule) =>
    words.value.toLowerCase().split(/\s+/).every((word) => rule.text.includes(word))
    && (!severity.value || rule.severities.includes(severity.value))
    && (!fix.value || rule.hasFix);

  const apply = () => {
    let shown = 0;
    for (const each of topics) {
      let shownHere = 0;
      for (const rule of each.rows) {
        const isShown = (!topic.value || topic.value === each.title) && matches(rule);
        rule.row.hidden = !isShown;
        shownHere += isShown ? 1 : 0;
      }
      each.heading.hidden = shownHere === 0;
      each.holder.hidden = shownHere === 0;
      shown += shownHere;
    }
    count.textContent = shown === 1 ? "1 rule" : `${shown} rules`;
  };

  form.addEventListener("input", apply);
  apply();
})();
