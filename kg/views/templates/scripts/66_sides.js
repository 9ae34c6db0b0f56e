"use strict";

/**
 * A disagreement: kind, reason, verdict if there is one, and its sides. In full, each side has
 * the assertions that carry it; in short, a line that names who is on it.
 */
function disagreementBlock(at, full, titled = true) {
  const one = DATA.disagreements[at];
  const title = `${DATA.entities[one.subject].label}: ${term(one.property).label}`;
  const go = () => select({ type: "disagreement", number: at }, { focus: true });
  const single = one.members.length === 1;
  return el("section", { class: "disagreement", "data-disagreement": one.id },
    titled && el("h3", {}, full ? title : button(title, go, { class: "link" })),
    el("p", { class: "why" }, badge("contested", term(one.kind).label, term(one.kind).says), " ",
      one.reason),
    one.verdict && el("p", { class: "verdict" }, verdictWords(one)),
    single && el("p", { class: "sentence" },
      full ? linkedSentence(DATA.claims[one.members[0]], null) : reading(DATA.claims[one.members[0]])),
    full ? el("div", { class: "sides" }, one.sides.map((side) => sideColumn(side, single, titled ? "h4" : "h3")))
      : shortSides(one.sides));
}

/** What a person judged, which side holds, and why where that is not the reason of the dispute itself. */
function verdictWords({ verdict, judged, reason, sides }) {
  const upheld = sides.find((one) => one.upheld);
  const holds = upheld ? `: “${upheld.label}” holds` : "";
  const why = judged && judged !== reason ? `: ${judged}` : "";
  return [el("strong", {}, "A person judged: "), term(verdict).label, holds, why];
}

/** One side: what it holds as its heading, and under each of its claims who says so and where. */
function sideColumn(side, single, heading) {
  const documents = new Set(side.assertions.map((pair) => documentOf(assertionAt(pair)))).size;
  const said = `${plural(side.assertions.length, "assertion")} in ${plural(documents, "document")}`;
  return el("section", { class: "side", "aria-label": `Side: ${side.label}` },
    el("div", { class: "side-head" }, el(heading, { class: "side-title" }, side.label),
      el("p", { class: "count" }, said)),
    side.claims.map((number) => sideClaim(side, number, single)));
}

function sideClaim(side, number, single) {
  const claim = DATA.claims[number];
  const carrying = side.assertions.filter(([of]) => of === number).map(assertionAt);
  const rest = claim.assertions.length - carrying.length;
  const open = () => select({ type: "claim", number }, { focus: true });
  return el("article", { class: `claim ${claim.status}`, "data-claim": claim.id },
    !single && el("p", { class: "sentence" }, leadWords(claim), linkedSentence(claim, null)),
    el("ul", { class: "assertions" }, carrying.map(assertionRow)),
    !single && rest > 0 && button(`${plural(rest, "other assertion")} of this claim`, open,
      { class: "small" }));
}

function assertionAt([claim, place]) {
  return DATA.claims[claim].assertions[place];
}

function shortSides(sides) {
  return el("ul", { class: "sides-short" }, sides.map((side) => el("li", {},
    el("strong", {}, side.label), voicesOf(side.assertions.map(assertionAt)))));
}

/** Who says so and at which paragraph, each once, in brackets. */
function voicesOf(assertions) {
  const voices = new Set(assertions.map((one) => {
    const source = DATA.documents[documentOf(one)];
    const own = one.claimant === source.entity;
    const who = own ? source.label : `${DATA.entities[one.claimant].label} in ${source.label}`;
    return `${who} ${placeMark(DATA.places[one.place])}`;
  }));
  return voices.size ? el("span", { class: "voices" }, ` (${[...voices].join("; ")})`) : null;
}

/**
 * Under a contested claim: the sides that do not hold it, or all of them where the documents
 * only treat this one claim unlike.
 */
function againstLines(number) {
  return DATA.claims[number].disagreements.map((at) => {
    const one = DATA.disagreements[at];
    const single = one.members.length === 1;
    const others = one.sides.filter((side) => single || !side.claims.includes(number));
    const title = single ? "Not all treat it alike " : "Against it ";
    return el("div", { class: "against" },
      el("p", {}, el("strong", {}, title), `(${term(one.kind).label})`),
      shortSides(others),
      button("Show all sides", () => select({ type: "disagreement", number: at }, { focus: true }),
        { class: "small" }));
  });
}
