"use strict";

/** Two things head to head: a row an attribute or benchmark, each value with who says so. */
const compare = { pair: [undefined, undefined] };
const SECTIONS = ["Between the two", "Benchmarks", "Both", "Only one of the two"];

function compareFrom(number) {
  compare.pair = [number, undefined];
  showView("compare");
  writeAddress();
  byId("compare-1").focus();
}

/** Pairs of one kind that many claims join, for a start. */
function likelyPairs() {
  const counts = new Map();
  for (const [id, numbers] of CLAIMS_ON) {
    const [one, two] = id.split("-").map(Number).sort((a, b) => a - b);
    if (DATA.entities[one].kind !== DATA.entities[two].kind) continue;
    const known = counts.get(`${one}-${two}`) || 0;
    counts.set(`${one}-${two}`, known + numbers.length);
  }
  const named = (id) => id.split("-").reduce((sum, one) => sum + weight(Number(one)), 0);
  return [...counts].sort(([a, x], [b, y]) => y - x || named(b) - named(a) || (a < b ? -1 : 1))
    .slice(0, 5).map(([id]) => id.split("-").map(Number));
}

function drawCompare() {
  const [one, two] = compare.pair;
  const choose = (at) => (number) => choosePair(compare.pair.map((old, place) => (place === at ? number : old)), at);
  const head = el("div", { class: "sheet-head" }, el("h2", {}, "Head to head"),
    el("p", { class: "note" }, "Choose two models or companies. Each value carries its status and who says so; ",
      "a source opens the claim."),
    el("div", { class: "pickers" }, picker("compare-0", "First", one, choose(0)),
      picker("compare-1", "Second", two, choose(1))));
  const ready = one !== undefined && two !== undefined && one !== two;
  replaceChildren(byId("compare"), head, ready ? comparison(one, two) : startPairs(one, two));
}

function choosePair(pair, at) {
  compare.pair = pair;
  drawCompare();
  writeAddress();
  if (at !== undefined) byId(`compare-${at}`).focus();
}

function startPairs(one, two) {
  const same = one !== undefined && one === two;
  const rows = likelyPairs().map((pair) => el("li", {},
    button(pair.map((at) => DATA.entities[at].label).join(" and "), () => choosePair(pair, 0))));
  return el("div", { class: "start" },
    el("p", {}, same ? "Both names stand for the same; choose another one. " : "",
      rows.length ? "Pairs that the documents set side by side most often:" : null),
    el("ul", { class: "pairs" }, rows));
}

/** What is said of an entity under the filters: attribute, value and claim. */
function attributesOf(number, other) {
  const events = ABOUT[number].object.filter((claim) => DATA.claims[claim].predicate === "concerns")
    .map((claim) => DATA.claims[claim].subject).filter((one) => DATA.entities[one].kind === "Event");
  const own = leftOf(ABOUT[number].subject).map((claim) => ownValue(claim, other));
  const said = leftOf(ABOUT[number].object)
    .filter((claim) => DATA.claims[claim].predicate !== "concerns")
    .filter((claim) => DATA.claims[claim].subject !== other || bothWays(claim))
    .map((claim) => reverseValue(claim, other));
  const happened = events.flatMap((event) => leftOf(ABOUT[event].subject)
    .filter((claim) => DATA.claims[claim].predicate !== "concerns")
    .map((claim) => ({ ...ownValue(claim), name: `${DATA.entities[event].type}: ${term(DATA.claims[claim].predicate).label}` })));
  return [...own, ...said, ...happened];
}

function scopeWords({ scope }, but) {
  return (scope || []).filter((part) => part !== but).map(([name, what]) => {
    const words = typeof what === "number" ? DATA.entities[what].label : what;
    const phrase = term(name).phrase || "{q}";
    return phrase.replace(/^\((.*)\)$/, "$1").split("{q}").join(words);
  }).join(", ");
}

function ownValue(number, other) {
  const claim = DATA.claims[number];
  const measured = claim.object === undefined && (claim.scope || []).find(([, what]) =>
    typeof what === "number" && DATA.entities[what].kind === "Benchmark");
  const value = claim.object === undefined ? claim.value : DATA.entities[claim.object].label;
  const scope = scopeWords(claim, measured);
  return { number, section: claim.object !== undefined && claim.object === other ? 0 : measured ? 1 : 2,
    name: measured ? DATA.entities[measured[1]].label : term(claim.predicate).label,
    value: scope ? `${value} (${scope})` : value };
}

/** Whether the claim says of its object what it says of its subject: who competes is competed with. */
function bothWays(number) {
  return Boolean(term(DATA.claims[number].predicate).symmetric);
}

/** The value of a claim in which the entity is the object; what joins the two stands with its subject. */
function reverseValue(number, other) {
  const claim = DATA.claims[number];
  const { label, phrase } = term(claim.predicate);
  const turned = phrase ? phrase.split("{s}").join("…").split("{o}").join("it") : `${label} (of it)`;
  const name = bothWays(number) ? label : turned;
  const scope = scopeWords(claim);
  const value = DATA.entities[claim.subject].label;
  return { number, section: claim.subject === other ? 0 : 2, name, value: scope ? `${value} (${scope})` : value };
}

/** The rows: what joins the two, benchmarks, what is known of both, and what of one alone. */
function compareRows(one, two) {
  const rows = new Map();
  [[one, two], [two, one]].forEach(([of, other], side) => {
    for (const value of attributesOf(of, other)) {
      const key = `${value.section}|${value.name}`;
      if (!rows.has(key)) rows.set(key, { section: value.section, name: value.name, sides: [[], []] });
      rows.get(key).sides[side].push(value);
    }
  });
  const all = [...rows.values()];
  for (const row of all) if (row.section === 2 && row.sides.some((side) => !side.length)) row.section = 3;
  return all.sort((a, b) => a.section - b.section || (a.name < b.name ? -1 : 1));
}

function comparison(one, two) {
  const rows = compareRows(one, two);
  if (!rows.length) return el("p", { class: "notice" }, "Under these filters nothing is said of either.");
  const heads = [one, two].map((at) => el("th", { scope: "col" }, kindIcon(DATA.entities[at].kind), " ", entityLink(at)));
  const bodies = SECTIONS.map((title, section) => {
    const own = rows.filter((row) => row.section === section);
    if (!own.length) return null;
    return el("tbody", {}, el("tr", { class: "section" }, el("th", { colspan: 3, scope: "rowgroup" }, title)),
      own.map(compareRow));
  });
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Comparison" },
    el("table", { class: "compare" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Attribute"), heads)), bodies));
}

function compareRow({ name, sides }) {
  return el("tr", {}, el("th", { scope: "row" }, name), sides.map((values) => el("td", {},
    values.length ? values.map(compareValue) : el("span", { class: "none" }, "nothing said"))));
}

/** A value with its status, and each passage that puts it forward as a link to the claim. */
function compareValue({ number, value }) {
  const claim = DATA.claims[number];
  const told = currentOf(claim.assertions.filter((one) => filters.assertionPasses(one)));
  const sources = told.map((one) => {
    const source = DATA.documents[documentOf(one)];
    const who = one.claimant === source.entity ? "" : ` · ${DATA.entities[one.claimant].label}`;
    const denied = one.polarity === "denied" ? " · denied" : "";
    return el("li", {}, claimAnchor(number, `${source.label} ${placeMark(DATA.places[one.place])}${who}${denied}`));
  });
  return el("div", { class: `value ${claim.status}`, "data-claim": claim.id },
    el("p", {}, el("span", { class: "said" }, value), " ", claimBadges(claim)), el("ul", { class: "sources" }, sources));
}
