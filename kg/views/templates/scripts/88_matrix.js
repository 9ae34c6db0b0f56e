"use strict";

/** The agreement matrix: documents against documents, and the claims that several of them tell. */
const matrix = { until: 150 };

/** The documents that put a claim forward under the filters; with `affirmed`, those that affirm it. */
function tellers(claim, affirmed) {
  return new Set(claim.assertions
    .filter((one) => filters.assertionPasses(one) && (!affirmed || one.polarity === "affirmed"))
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

function drawMatrix() {
  const rows = toldBySeveral();
  const head = el("div", { class: "sheet-head" }, el("h2", {}, "Who agrees with whom"),
    el("p", { class: "note" }, "How many claims each two documents both affirm, and on how many they stand ",
      "against each other. A number opens the list."));
  const below = el("div", { class: "sheet-head" },
    el("h2", {}, `${plural(rows.length, "claim")} told by two or more documents`),
    el("p", { class: "note" }, "A mark a document: how it tells the claim. Contested ones come first."));
  const more = rows.length > matrix.until
    ? button(`Show all ${rows.length}`, () => { matrix.until = Infinity; drawMatrix(); }, { class: "small" }) : null;
  replaceChildren(byId("matrix"), head, wide("Documents against documents", documentSquare()),
    below, rows.length ? wide("Claims by document", claimGrid(rows.slice(0, matrix.until))) : null, more);
}

function wide(label, child) {
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": label }, child);
}

function documentSquare() {
  const documents = [...DATA.documents.keys()];
  const counts = documents.map((one) => documents.map((two) => sharedClaims(one, two).length));
  const most = Math.max(1, ...counts.flatMap((row, one) => row.filter((_, two) => one !== two)));
  const heads = documents.map((one) => el("th", { scope: "col" }, DATA.documents[one].label));
  return el("table", { class: "square" },
    el("thead", {}, el("tr", {}, el("td", {}), heads)),
    el("tbody", {}, documents.map((one) => el("tr", {},
      el("th", { scope: "row" }, entityLink(DATA.documents[one].entity)),
      documents.map((two) => squareCell(one, two, counts[one][two], most))))));
}

function squareCell(one, two, count, most) {
  const names = [one, two].map((at) => DATA.documents[at].label);
  if (one === two) {
    const open = () => select({ type: "entity", number: DATA.documents[one].entity }, { focus: true });
    return el("td", { class: "own" }, button(String(count), open,
      { "aria-label": `${names[0]}: ${plural(count, "claim")} of its own`, title: "its own claims" }));
  }
  const against = disputesBetween(one, two).length;
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

function claimGrid(rows) {
  const heads = DATA.documents.map((one) => el("th", { scope: "col" }, one.label));
  return el("table", { class: "grid-of-claims" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Claim"), heads)),
    el("tbody", {}, rows.map((number) => {
      const claim = DATA.claims[number];
      return el("tr", { "data-claim": claim.id },
        el("th", { scope: "row" }, claimLink(number), " ",
          isContested(claim) ? badge("contested", term("contested").label) : null),
        DATA.documents.map((_, document) => el("td", {}, marksOf(claim, document))));
    })));
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
