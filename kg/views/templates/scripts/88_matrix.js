"use strict";

/** The agreement matrix: documents against documents, and the claims that several of them tell. */
const matrix = { until: 150, documents: 30 };

/**
 * The documents that put a claim forward under the filters; with `affirmed`, those that affirm it.
 * Replaced releases are none.
 */
function tellers(claim, affirmed) {
  return new Set(claim.assertions
    .filter((one) => !replacedBy(one) && filters.assertionPasses(one) && (!affirmed || one.polarity === "affirmed"))
    .map(documentOf));
}

function sharedClaims(one, two) {
  return [...filters.left].filter((number) => {
    const told = tellers(DATA.claims[number], true);
    return told.has(one) && told.has(two);
  });
}

/** The disagreements in which the two documents stand on different sides. */
function disputesBetween(one, two) {
  const on = (side, document) => side.assertions.map(assertionAt)
    .some((said) => documentOf(said) === document && filters.assertionPasses(said));
  return [...DATA.disagreements.keys()].filter((at) => {
    const { sides, members } = DATA.disagreements[at];
    if (!members.some((number) => filters.left.has(number))) return false;
    return sides.some((mine) => on(mine, one) && sides.some((theirs) => theirs !== mine && on(theirs, two)));
  });
}

/** How many claims each two documents both affirm; in the diagonal, how many each affirms. */
function sharedCounts() {
  const counts = DATA.documents.map(() => new Array(DATA.documents.length).fill(0));
  for (const number of filters.left) {
    const told = [...tellers(DATA.claims[number], true)];
    for (const one of told) for (const two of told) counts[one][two] += 1;
  }
  return counts;
}

/** On how many disagreements each two documents stand on different sides. */
function disputeCounts() {
  const counts = DATA.documents.map(() => new Array(DATA.documents.length).fill(0));
  for (const { sides, members } of DATA.disagreements) {
    if (!members.some((number) => filters.left.has(number))) continue;
    const on = sides.map((side) => new Set(side.assertions.map(assertionAt)
      .filter((said) => filters.assertionPasses(said)).map(documentOf)));
    const pairs = new Set(on.flatMap((mine) => on.filter((theirs) => theirs !== mine)
      .flatMap((theirs) => [...mine].flatMap((one) => [...theirs].map((two) => `${one}-${two}`)))));
    for (const [one, two] of [...pairs].map((pair) => pair.split("-"))) counts[one][two] += 1;
  }
  return counts;
}

/** The documents that are compared: all but replaced releases. */
const COMPARED = [...DATA.documents.keys()].filter((one) => !DATA.documents[one].replaced);

/** The documents that have a row: all of a few, of many those that most claims come from. */
function documentsShown() {
  const all = [...COMPARED];
  if (all.length <= matrix.documents) return all;
  const told = (one) => ABOUT[DATA.documents[one].entity].reported.length;
  const best = new Set(all.sort((a, b) => told(b) - told(a) || a - b).slice(0, matrix.documents));
  return COMPARED.filter((one) => best.has(one));
}

function drawMatrix() {
  const rows = toldBySeveral();
  const documents = documentsShown();
  const head = el("div", { class: "sheet-head" }, el("h2", {}, "Who agrees with whom"),
    el("p", { class: "note" }, "How many claims each two documents both affirm, and on how many they stand ",
      "against each other. A number opens the list."), documentsNotice(documents.length));
  const below = el("div", { class: "sheet-head" },
    el("h2", {}, `${plural(rows.length, "claim")} told by two or more documents`),
    el("p", { class: "note" }, "A mark a document: how it tells the claim. Contested ones come first."));
  const left = rows.length - matrix.until;
  const more = left > 0
    ? button(left > BATCH ? `Show ${BATCH} more of ${grouped(left)}` : `Show the other ${left}`,
      () => { matrix.until += BATCH; drawMatrix(); }, { class: "small" }) : null;
  replaceChildren(byId("matrix"), head, wide("Documents against documents", documentSquare(documents)), below,
    rows.length ? wide("Claims by document", claimGrid(rows.slice(0, matrix.until), documents)) : null, more);
}

/** Of many documents: how many have a row, and a way to see all. */
function documentsNotice(shown) {
  const all = COMPARED.length;
  if (shown === all) return null;
  return el("p", { class: "notice" },
    `The ${shown} of ${grouped(all)} documents that most claims come from. `,
    button(`Show all ${grouped(all)}`, () => { matrix.documents = Infinity; drawMatrix(); }, { class: "small" }));
}

function wide(label, child) {
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": label }, child);
}

function documentSquare(documents) {
  const counts = sharedCounts();
  const disputes = disputeCounts();
  const most = documents.reduce((best, one) => documents.reduce((known, two) =>
    (one === two ? known : Math.max(known, counts[one][two])), best), 1);
  const heads = documents.map((one) => el("th", { scope: "col" }, DATA.documents[one].label));
  return el("table", { class: "square" },
    el("thead", {}, el("tr", {}, el("td", {}), heads)),
    el("tbody", {}, documents.map((one) => el("tr", {},
      el("th", { scope: "row" }, entityLink(DATA.documents[one].entity)),
      documents.map((two) => squareCell(one, two, counts[one][two], disputes[one][two], most))))));
}

function squareCell(one, two, count, against, most) {
  const names = [one, two].map((at) => DATA.documents[at].label);
  if (one === two) {
    const open = () => select({ type: "entity", number: DATA.documents[one].entity }, { focus: true });
    return el("td", { class: "own" }, button(String(count), open,
      { "aria-label": `${names[0]}: ${plural(count, "claim")} of its own`, title: "its own claims" }));
  }
  const open = () => select({ type: "shared", one, two }, { focus: true });
  const label = `${names.join(" and ")}: ${plural(count, "shared claim")}${against ? `, ${against} disputed` : ""}`;
  const cell = el("td", { "data-pair": `${one}-${two}` }, button([el("strong", {}, String(count)),
    against ? el("span", { class: "disputes" }, `${against} disputed`) : null], open, { "aria-label": label }));
  cell.style.setProperty("--share", `${Math.round(55 * Math.sqrt(count / most))}%`);
  return cell;
}

/** The claims that two or more documents tell, contested and widely told ones first. */
function toldBySeveral() {
  const count = new Map([...filters.left].map((number) => [number, tellers(DATA.claims[number]).size]));
  return [...filters.left].filter((number) => count.get(number) > 1).sort((a, b) =>
    isContested(DATA.claims[b]) - isContested(DATA.claims[a]) || count.get(b) - count.get(a) || a - b);
}

function claimGrid(rows, documents) {
  const rest = COMPARED.length > documents.length;
  const heads = documents.map((one) => el("th", { scope: "col" }, DATA.documents[one].label));
  if (rest) heads.push(el("th", { scope: "col" }, "other documents"));
  return el("table", { class: "grid-of-claims" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Claim"), heads)),
    el("tbody", {}, rows.map((number) => {
      const claim = DATA.claims[number];
      return el("tr", { "data-claim": claim.id },
        el("th", { scope: "row" }, claimLink(number), " ",
          isContested(claim) ? badge("contested", term("contested").label) : null),
        documents.map((document) => el("td", {}, marksOf(claim, document))),
        rest && el("td", {}, othersOf(claim, documents)));
    })));
}

/** How many documents without a column tell a claim. */
function othersOf(claim, documents) {
  const count = [...tellers(claim)].filter((one) => !documents.includes(one)).length;
  return count ? String(count) : el("span", { class: "none" }, "–");
}

/** How one document tells a claim: each way once; denied is said too. */
function marksOf(claim, document) {
  const told = claim.assertions.filter((one) => documentOf(one) === document && filters.assertionPasses(one));
  const ways = new Map(told.map((one) => [`${one.modality} ${one.polarity}`, one]));
  if (!ways.size) return el("span", { class: "none" }, "–");
  return [...ways.values()].map((one) => {
    const denied = one.polarity === "denied";
    return el("span", { class: `way ${denied ? "denied" : one.modality}` },
      `${denied ? "denied, " : ""}${term(one.modality).label}`);
  });
}
