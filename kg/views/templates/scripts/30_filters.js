"use strict";

/** What is switched off, and which claims are left; `apply` tells everything that listens. */
const filters = {
  off: { kind: new Set(), document: new Set(), modality: new Set(), status: new Set() },
  only: { contested: false, self: false },
  left: new Set(DATA.claims.keys()),
  listeners: [],

  isActive() {
    return this.only.contested || this.only.self || Object.values(this.off).some((set) => set.size);
  },

  assertionPasses(assertion) {
    return (
      !this.off.document.has(documentOf(assertion)) &&
      !this.off.modality.has(assertion.modality) &&
      (!this.only.self || assertion.self === true)
    );
  },

  claimPasses(claim) {
    const kinds = [claim.subject, claim.object].filter((one) => one !== undefined);
    return (
      !this.off.status.has(claim.status) &&
      (!this.only.contested || isContested(claim)) &&
      !kinds.some((one) => this.off.kind.has(DATA.entities[one].kind)) &&
      claim.assertions.some((one) => this.assertionPasses(one))
    );
  },

  apply() {
    const numbers = [...DATA.claims.keys()];
    this.left = new Set(numbers.filter((number) => this.claimPasses(DATA.claims[number])));
    this.listeners.forEach((listener) => listener());
  },

  reset() {
    Object.values(this.off).forEach((set) => set.clear());
    this.only = { contested: false, self: false };
    drawFilters();
    this.apply();
  },

  /** In words, what is switched off; for the notice that nothing is left. */
  words() {
    const said = [];
    const names = {
      kind: (one) => KINDS.get(one).label,
      document: (one) => DATA.documents[one].label,
      modality: (one) => term(one).label,
      status: (one) => term(one).label,
    };
    for (const [group, set] of Object.entries(this.off)) {
      if (set.size) said.push(`without ${group} ${[...set].map(names[group]).join(", ")}`);
    }
    if (this.only.contested) said.push("only contested claims");
    if (this.only.self) said.push("only self-interested claims");
    return said.join("; ");
  },
};

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
  return el("li", {}, row, el("span", { class: "count" }, String(count)));
}

function filterGroup(title, rows, open) {
  const list = el("ul", {}, rows);
  return el("details", { open }, el("summary", {}, title), list);
}

function countClaims(test) {
  return DATA.claims.filter(test).length;
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
    const count = countClaims((claim) => claim.assertions.some((one) => one.modality === name));
    const mark = lineSample(name === "stated" ? "solid" : "dashed");
    return count ? checkbox("modality", name, term(name).label, count, mark, term(name).says) : null;
  });
}

function statusRows() {
  return STATUSES.map((name) => {
    const count = countClaims((claim) => claim.status === name);
    const mark = el("span", { class: `dot ${name}` });
    return count ? checkbox("status", name, term(name).label, count, mark, term(name).says) : null;
  });
}

function onlyRow(name, label, count) {
  const input = el("input", { type: "checkbox", role: "switch", checked: filters.only[name] });
  input.addEventListener("change", () => {
    filters.only[name] = input.checked;
    filters.apply();
  });
  const text = el("span", { class: "name" }, label);
  return el("li", {}, el("label", {}, input, text), el("span", { class: "count" }, String(count)));
}

function onlyRows() {
  const self = countClaims((claim) => claim.assertions.some((one) => one.self));
  return [
    onlyRow("contested", "contested only", countClaims(isContested)),
    onlyRow("self", "self-interested only", self),
  ];
}

function drawFilters() {
  const open = [...byId("filters").querySelectorAll("details")].map((one) => one.open);
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
  replaceChildren(byId("filters"), drawn, reset);
}

/** A short line as the graph draws it: solid, dashed or contested. */
function lineSample(kind) {
  const line = svg("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: `sample ${kind}` });
  return svg("svg", { viewBox: "0 0 22 16", width: 22, height: 14, "aria-hidden": "true" }, line);
}
