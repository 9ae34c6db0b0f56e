"use strict";

/** Search with suggestions over labels and aliases; arrows move, Enter goes, Esc leaves. */
const finder = { found: [], active: -1, names: null };

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** All names with the letters that they are found by; made when somebody first searches. */
function allNames() {
  finder.names ??= DATA.entities.flatMap((entity, number) =>
    [entity.label, ...entity.aliases].map((name) => ({ number, name, key: folded(name) })));
  return finder.names;
}

/** The words of a name; "V3" and "2.5-Max" are two each, so that any way of writing finds them. */
function tokens(text) {
  return text.match(/\p{L}+|\p{N}+/gu) || [];
}

/** How well a name fits: less is better, undefined when it does not. */
function fit(name, sought) {
  const at = name.key.indexOf(sought.text);
  if (name.key === sought.text) return 0;
  if (at === 0) return 1;
  if (at > 0) return /[^\p{L}\p{N}]/u.test(name.key[at - 1]) ? 2 : 4;
  name.tokens ??= tokens(name.key);
  const whole = sought.tokens.every((one) => name.tokens.some((other) => other.startsWith(one)));
  return whole && sought.tokens.length ? 3 : undefined;
}

/** The best entities for some letters, each once, with the name that matched. */
function suggestions(letters) {
  const text = folded(letters.trim());
  if (!text) return [];
  const sought = { text, tokens: tokens(text) };
  const best = new Map();
  for (const one of allNames()) {
    const { number, name } = one;
    const rank = fit(one, sought) + (name === DATA.entities[number].label ? 0 : 0.5);
    if (Number.isNaN(rank)) continue;
    if (!best.has(number) || best.get(number).rank > rank) best.set(number, { number, name, rank });
  }
  const order = (a, b) => a.rank - b.rank || weight(b.number) - weight(a.number) || a.number - b.number;
  return [...best.values()].sort(order).slice(0, 12);
}

function drawSuggestions() {
  const box = byId("found");
  const typed = byId("find").value.trim();
  const rows = finder.found.map((one, place) => suggestion(one, place));
  const none = typed && !rows.length
    ? el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing has this name.")
    : null;
  replaceChildren(box, rows, none);
  box.hidden = !rows.length && !none;
  byId("find").setAttribute("aria-expanded", String(!box.hidden));
  const active = finder.active >= 0 ? `found-${finder.active}` : "";
  if (active) byId("find").setAttribute("aria-activedescendant", active);
  else byId("find").removeAttribute("aria-activedescendant");
  if (active) byId(active).scrollIntoView({ block: "nearest" });
}

function suggestion({ number, name }, place) {
  const entity = DATA.entities[number];
  const alias = name === entity.label ? null : el("span", { class: "alias" }, name);
  const total = weight(number) + ABOUT[number].voice.length + ABOUT[number].reported.length;
  const row = el("li", { id: `found-${place}`, role: "option",
    "aria-selected": String(place === finder.active) },
    kindIcon(entity.kind), el("span", { class: "name" }, entity.label, alias),
    el("span", { class: "count" }, grouped(total)));
  row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
  return row;
}

function choose(place) {
  const one = finder.found[place];
  if (!one) return;
  byId("find").value = "";
  closeSuggestions();
  select({ type: "entity", number: one.number }, { reveal: true, focus: true });
}

function closeSuggestions() {
  finder.found = [];
  finder.active = -1;
  drawSuggestions();
  byId("found").hidden = true;
  byId("find").setAttribute("aria-expanded", "false");
}

function startSearch() {
  const input = byId("find");
  input.addEventListener("input", () => {
    finder.found = suggestions(input.value);
    finder.active = finder.found.length ? 0 : -1;
    drawSuggestions();
  });
  input.addEventListener("blur", closeSuggestions);
  input.addEventListener("keydown", searchKey);
}

function searchKey(event) {
  const count = finder.found.length;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && count) {
    event.preventDefault();
    finder.active = (finder.active + steps[event.key] + count) % count;
    drawSuggestions();
  } else if (event.key === "Enter") {
    event.preventDefault();
    choose(Math.max(finder.active, 0));
  } else if (event.key === "Escape") {
    event.stopPropagation();
    byId("find").value = "";
    closeSuggestions();
    byId("find").blur();
  }
}
