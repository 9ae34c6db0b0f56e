"use strict";

/** What is switched off, and which claims are left; `apply` tells everything that listens. */
const filters = {
  off: { kind: new Set(), document: new Set(), modality: new Set(), status: new Set() },
  only: { contested: false, self: false },
  time: { from: "", until: "", undated: true },
  left: new Set(DATA.claims.keys()),
  listeners: [],

  isActive() {
    return FILTER_NAMES.some((name) => this.says(name));
  },

  /** Whether an assertion passes; `skip` names a filter that is taken as switched off. */
  assertionPasses(assertion, skip) {
    return (
      (skip === "document" || !this.off.document.has(documentOf(assertion))) &&
      (skip === "modality" || !this.off.modality.has(assertion.modality)) &&
      (skip === "self" || !this.only.self || assertion.self === true)
    );
  },

  claimPasses(claim, skip) {
    return (
      (skip === "status" || !this.off.status.has(claim.status)) &&
      (skip === "contested" || !this.only.contested || isDisputed(claim)) &&
      (skip === "time" || timePasses(claim)) &&
      (skip === "kind" || !this.off.kind.size || kindPasses(claim)) &&
      claim.assertions.some((one) => this.assertionPasses(one, skip))
    );
  },

  apply() {
    const numbers = [...DATA.claims.keys()];
    this.left = new Set(this.isActive()
      ? numbers.filter((number) => this.claimPasses(DATA.claims[number])) : numbers);
    this.listeners.forEach((listener) => listener());
  },

  /** Switch one filter off, or all of them. */
  clear(names = FILTER_NAMES) {
    for (const name of names) {
      if (name in this.off) this.off[name].clear();
      else if (name in this.only) this.only[name] = false;
      else this.time = { from: "", until: "", undated: true };
    }
  },

  reset(names) {
    this.clear(names);
    drawFilters();
    this.apply();
  },

  /** In words, what one filter keeps out; empty when it is switched off. */
  says(name) {
    if (name === "time") return timeSays();
    if (name in this.only) return this.only[name] ? `only ${ONLY[name]} claims` : "";
    const called = {
      kind: (one) => KINDS.get(one).label,
      document: (one) => DATA.documents[one].label,
      modality: (one) => term(one).label,
      status: (one) => term(one).label,
    };
    const off = [...this.off[name]].map(called[name]);
    return off.length ? `without ${name} ${off.join(", ")}` : "";
  },
};

const ONLY = { contested: "disputed", self: "self-interested" };
const FILTER_NAMES = ["kind", "document", "modality", "status", "contested", "self", "time"];

/** Whether the classes of subject and object are switched on. */
function kindPasses({ subject, object }) {
  const isOff = (one) => one !== undefined && filters.off.kind.has(DATA.entities[one].kind);
  return !isOff(subject) && !isOff(object);
}

function checkbox(group, key, label, count, icon, says) {
  const set = filters.off[group];
  const input = el("input", { type: "checkbox", checked: !set.has(key) });
  input.addEventListener("change", () => {
    if (input.checked) set.delete(key);
    else set.add(key);
    filters.apply();
  });
  const name = el("span", { class: "name" }, label);
  const row = el("label", { title: says || null }, input, icon, name);
  return el("li", {}, row, el("span", { class: "count" }, grouped(count)));
}

function filterGroup(title, rows, open) {
  const list = el("ul", {}, rows);
  return el("details", { open }, el("summary", {}, title), list);
}

function countClaims(test) {
  return DATA.claims.filter(test).length;
}

/** How many claims there are of each modality, status and kind of "only", counted once. */
const TALLY = tallied();

function tallied() {
  const found = { modality: {}, status: {}, contested: 0, self: 0, undated: 0 };
  const more = (counts, name) => { counts[name] = (counts[name] || 0) + 1; };
  for (const claim of DATA.claims) {
    for (const name of distinct(claim.assertions, (one) => one.modality)) more(found.modality, name);
    more(found.status, claim.status);
    found.contested += isDisputed(claim);
    found.self += claim.assertions.some((one) => one.self);
    found.undated += !claim.span;
  }
  return found;
}

function kindRows() {
  return DATA.kinds.map((one) =>
    checkbox("kind", one.id, one.label, one.count, kindIcon(one.id), one.says));
}

function documentRows() {
  return DATA.documents.map((one, number) =>
    checkbox("document", number, one.label, one.count, null, one.title));
}

function modalityRows() {
  return MODALITIES.map((name) => {
    const count = TALLY.modality[name];
    const mark = lineSample(name === "stated" ? "solid" : "dashed");
    return count ? checkbox("modality", name, term(name).label, count, mark, term(name).says) : null;
  });
}

function statusRows() {
  return STATUSES.map((name) => {
    const count = TALLY.status[name];
    const mark = el("span", { class: `dot ${name}` });
    return count ? checkbox("status", name, term(name).label, count, mark, term(name).says) : null;
  });
}

function onlyRow(name, label, count, says) {
  const input = el("input", { type: "checkbox", role: "switch", checked: filters.only[name] });
  input.addEventListener("change", () => {
    filters.only[name] = input.checked;
    filters.apply();
  });
  const text = el("span", { class: "name" }, label);
  return el("li", {}, el("label", { title: says }, input, text), el("span", { class: "count" }, grouped(count)));
}

function onlyRows() {
  return [
    onlyRow("contested", `${ONLY.contested} only`, TALLY.contested,
      "every side of every disagreement, also of those that a person has judged"),
    onlyRow("self", `${ONLY.self} only`, TALLY.self, term("selfInterested").says),
  ];
}

function drawFilters() {
  const open = [...byId("filters").querySelectorAll("details:not(.time)")].map((one) => one.open);
  const groups = [
    ["Show", onlyRows()],
    ["Entities", kindRows()],
    ["Documents", documentRows()],
    ["How it is said", modalityRows()],
    ["Status of the claim", statusRows()],
  ];
  const reset = button("Reset filters", () => filters.reset(), { class: "reset", id: "reset" });
  const wide = matchMedia("(min-height: 700px)").matches;
  const drawn = groups.map(([title, rows], number) =>
    filterGroup(title, rows.filter(Boolean), open[number] ?? (number < 4 || wide)));
  drawn.splice(1, 0, timeGroup());
  replaceChildren(byId("filters"), drawn, reset);
}

/** A short line as the graph draws it: solid, dashed or contested. */
function lineSample(kind) {
  const line = svg("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: `sample ${kind}` });
  return svg("svg", { viewBox: "0 0 22 16", width: 22, height: 14, "aria-hidden": "true" }, line);
}
