"use strict";

/** The table twin: the claims that are left, as rows that a screen reader can walk. */
const table = { sort: "claim", down: false, words: "", until: 200, texts: new Map(), order: null };

const TABLE_BATCH = 1000;

const COLUMNS = [
  ["claim", "Claim", (claim) => claim.sentence],
  ["status", "Status", (claim) => String(STATUSES.indexOf(claim.status))],
  ["who", "Who says so", (claim) => voices(claim).join("; ")],
  ["how", "How", (claim) => claim.assertions.map((one) => one.modality).join(" ")],
  ["where", "Where", (claim) => places(claim).join("; ")],
];

function voices(claim) {
  return [...new Set(currentOf(claim.assertions).map((one) => DATA.entities[one.claimant].label))];
}

function places(claim) {
  return [...new Set(currentOf(claim.assertions).map((one) =>
    `${DATA.documents[documentOf(one)].label} ${placeMark(DATA.places[one.place])}`))];
}

/** All words of a row, folded; kept, since every letter that is typed asks for them again. */
function wordsOf(number) {
  const claim = DATA.claims[number];
  if (!table.texts.has(number)) {
    table.texts.set(number, folded([claim.sentence, ...voices(claim), ...places(claim)].join(" ")));
  }
  return table.texts.get(number);
}

function tableRows() {
  const sought = folded(table.words).split(/\s+/);
  const rows = [...filters.left].filter((number) => {
    const text = table.words ? wordsOf(number) : "";
    return sought.every((word) => text.includes(word));
  });
  const key = COLUMNS.find(([name]) => name === table.sort)[2];
  const sign = table.down ? -1 : 1;
  const keys = new Map(rows.map((number) => [number, key(DATA.claims[number])]));
  table.order ??= new Intl.Collator("en").compare;
  return rows.sort((a, b) => sign * (table.order(keys.get(a), keys.get(b)) || a - b));
}

function drawTable() {
  if (byId("table").hidden) return;
  const rows = tableRows();
  const head = el("tr", {}, COLUMNS.map(([name, label]) => headCell(name, label)));
  const body = rows.slice(0, table.until).map(tableRow);
  const left = rows.length - table.until;
  const more = left > 0
    ? button(`Show ${grouped(Math.min(left, TABLE_BATCH))} more of ${grouped(left)}`,
      () => { table.until += TABLE_BATCH; drawTable(); }, { class: "small" })
    : null;
  const caption = el("caption", {}, `${plural(rows.length, "claim")} of ${grouped(DATA.claims.length)}`);
  replaceChildren(byId("rows"),
    el("table", {}, caption, el("thead", {}, head), el("tbody", {}, body)), more);
}

function headCell(name, label) {
  const sorted = table.sort === name;
  const order = sorted ? (table.down ? "descending" : "ascending") : null;
  const sort = button([label, sorted ? (table.down ? " ↓" : " ↑") : ""], () => {
    table.down = sorted && !table.down;
    table.sort = name;
    drawTable();
    writeAddress(true);
    byId(`sort-${name}`).focus();
  }, { id: `sort-${name}` });
  return el("th", { scope: "col", "aria-sort": order }, sort);
}

function tableRow(number) {
  const claim = DATA.claims[number];
  const open = button([leadWords(claim), claim.sentence], () => select({ type: "claim", number }, { focus: true }),
    { class: "link" });
  const how = [...new Set(claim.assertions.map((one) => one.modality))]
    .map((name) => el("span", { class: `modality ${name}` }, term(name).label));
  const self = claim.assertions.some((one) => one.self) ? badge("self", "self-interested") : null;
  const denied = claim.assertions.some((one) => one.polarity === "denied")
    ? badge("denied", "denied") : null;
  return el("tr", {}, el("th", { scope: "row" }, open),
    el("td", {}, badge(claim.status, term(claim.status).label)),
    el("td", {}, voices(claim).join("; ")), el("td", {}, how, " ", denied, self),
    el("td", {}, places(claim).join("; ")));
}

function startTable() {
  const input = el("input", { type: "search", id: "table-words",
    placeholder: "Words in the claim, its claimant or its document" });
  input.addEventListener("input", () => {
    table.words = input.value;
    drawTable();
    writeAddress(true);
  });
  const label = el("label", {}, "Find claims ", input);
  replaceChildren(byId("table"), el("div", { class: "table-tools" }, label),
    el("div", { id: "rows", class: "rows", tabindex: 0, role: "region", "aria-label": "Table of claims" }));
}
