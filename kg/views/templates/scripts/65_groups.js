"use strict";

const FIRST = 40;

/** Claims under one heading; a long list shows its beginning and a button for the rest. */
function claimGroup(title, numbers, about, open) {
  const body = el("div", {});
  const card = (number) => claimCard(number, about);
  const fill = () => {
    if (!body.hasChildNodes()) body.append(...beginning(el("div", { class: "claims" }), numbers, card, FIRST));
  };
  const head = el("summary", {}, el("h3", {}, title), el("span", { class: "count" }, grouped(numbers.length)));
  const group = el("details", { class: "group", open }, head, body);
  group.addEventListener("toggle", () => { if (group.open) fill(); });
  if (open) fill();
  return group;
}

/**
 * The claims by property. First what joins the entity with others, then how that reads from their
 * side, then what is said of the entity alone, and last where it is only named.
 */
function groupsByProperty(about, number) {
  const groups = new Map();
  const put = (key, title, claim) => {
    if (!groups.has(key)) groups.set(key, { title, numbers: [] });
    groups.get(key).numbers.push(claim);
  };
  for (const claim of about.subject) {
    const name = DATA.claims[claim].predicate;
    put(`${ends(DATA.claims[claim]) ? 0 : 2}${term(name).label}`, term(name).label, claim);
  }
  for (const claim of about.object) {
    const name = DATA.claims[claim].predicate;
    put(`1${term(name).label}`, reversed(name, number), claim);
  }
  if (about.other.length) groups.set("3", { title: "named in passing", numbers: about.other });
  for (const group of groups.values()) group.numbers = weightiestFirst(group.numbers);
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** What is disputed, then what most documents tell, then by the sentence: digests are no order. */
function weightiestFirst(numbers) {
  const told = (claim) => new Set(claim.assertions.map(documentOf)).size;
  const rows = numbers.map((number) => ({ number, claim: DATA.claims[number] }))
    .map((one) => ({ ...one, disputed: isDisputed(one.claim), told: told(one.claim) }));
  return rows.sort((a, b) => b.disputed - a.disputed || b.told - a.told ||
    (a.claim.sentence < b.claim.sentence ? -1 : 1)).map((one) => one.number);
}

/** How a property reads from its object: "… outperforms Qwen 3". */
function reversed(name, number) {
  const phrase = term(name).phrase;
  if (!phrase) return `${term(name).label}: ${DATA.entities[number].label}`;
  return phrase.split("{s}").join("…").split("{o}").join(DATA.entities[number].label);
}

function leftOf(numbers) {
  return numbers.filter((number) => filters.left.has(number));
}

function inReadingOrder(numbers, source) {
  const key = (number) => {
    const place = DATA.places[shownOf(DATA.claims[number], source)[0].place];
    return [place.document, place.start];
  };
  return [...numbers].sort((a, b) => {
    const [one, two] = [key(a), key(b)];
    return one[0] - two[0] || one[1] - two[1] || a - b;
  });
}
