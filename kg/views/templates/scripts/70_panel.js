"use strict";

/** The panel on the right: what is selected, with every claim behind it. */
const PANELS = {
  overview: overviewPanel,
  entity: ({ number }) => (DOCUMENT_OF.has(number) ? documentPanel(number) : entityPanel(number)),
  line: linePanel,
  claim: claimPanel,
  disagreement: disagreementPanel,
  path: pathPanel,
  shared: sharedPanel,
};

function drawPanel() {
  const panel = byId("panel");
  replaceChildren(panel, PANELS[state.selection.type](state.selection));
  panel.scrollTop = 0;
  document.body.classList.toggle("selected", state.selection.type !== "overview");
  document.body.classList.toggle("comparing", showsSides(state.selection));
}

/** Whether the panel needs room for sides that stand beside each other. */
function showsSides({ type, number }) {
  return type === "disagreement" || (type === "claim" && DATA.claims[number].disagreements.length > 0);
}

function panelHead(kicker, title, ...rest) {
  const close = button("Close", () => select({ type: "overview" }),
    { class: "close", "aria-label": "Close and show the overview" });
  return el("div", { class: "head" }, close,
    el("p", { class: "kicker" }, kicker), el("h2", { tabindex: -1 }, title), ...rest);
}

function hiddenNotice(all, left) {
  if (all === left) return null;
  return el("p", { class: "notice" }, `${plural(all - left, "claim is", "claims are")} filtered out. `,
    button("Reset filters", () => filters.reset(), { class: "small" }));
}

function entityPanel(number) {
  const entity = DATA.entities[number];
  const about = ABOUT[number];
  const left = Object.fromEntries(Object.entries(about).map(([name, of]) => [name, leftOf(of)]));
  const groups = groupsByProperty(left, number);
  const shown = left.subject.length + left.object.length + left.other.length;
  return [
    panelHead([kindIcon(entity.kind), entity.type], entity.label, names(entity), counts(left),
      entityTools(number)),
    hiddenNotice(weight(number), shown),
    expansionNotice(number),
    disagreementsOf(number),
    shown || left.voice.length ? null : el("p", { class: "notice" }, "No claim is about it."),
    voiceGroup(left.voice, number), openGroups(groups, number),
  ];
}

/** The groups, the first ones open until there is enough to read. */
function openGroups(groups, number) {
  let budget = 30;
  return groups.map(({ title, numbers }) => {
    const open = budget > 0;
    budget -= numbers.length;
    return claimGroup(title, numbers, number, open);
  });
}

/** The entity's own words: open for people, who are mostly there for what they say. */
function voiceGroup(numbers, number) {
  if (!numbers.length) return null;
  const open = numbers.length <= 12 || !weight(number);
  return claimGroup("says", inReadingOrder(numbers), number, open);
}

function names(entity) {
  const aliases = entity.aliases.length
    ? el("p", { class: "aliases" }, "also ", entity.aliases.join(", ")) : null;
  const note = entity.note ? el("p", { class: "note" }, entity.note) : null;
  return [aliases, note];
}

function counts(left) {
  const all = new Set([...left.subject, ...left.object, ...left.other]);
  const claims = [...all].map((number) => DATA.claims[number]);
  const documents = new Set(claims.flatMap((claim) =>
    claim.assertions.filter((one) => !replacedBy(one)).map(documentOf)));
  const contested = claims.filter(isContested).length;
  const superseded = claims.filter((claim) => claim.status === "superseded").length;
  const said = [plural(all.size, "claim"), plural(documents.size, "document")];
  if (contested) said.push(`${contested} contested`);
  if (superseded) said.push(`${superseded} superseded`);
  if (left.voice.length) said.push(`${left.voice.length} of its own`);
  return el("p", { class: "counts" }, said.join(" · "));
}

function disagreementsOf(number) {
  const about = [...ABOUT[number].subject, ...ABOUT[number].object];
  const found = new Set(about.flatMap((claim) => DATA.claims[claim].disagreements));
  if (!found.size) return null;
  return el("div", { class: "disputes" },
    el("h3", { class: "part" }, "Sources disagree"),
    [...found].sort((a, b) => a - b).map((at) => disagreementBlock(at, false)));
}

function documentPanel(number) {
  const source = DOCUMENT_OF.get(number);
  const one = DATA.documents[source];
  const left = inReadingOrder(leftOf(ABOUT[number].reported), source);
  const rows = [["publisher", one.publisher], ["author", one.author], ["published", one.issued]]
    .filter(([, text]) => text)
    .flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]);
  const own = leftOf(ABOUT[number].subject);
  return [
    panelHead("document", one.title || one.label, el("p", { class: "aliases" }, one.label),
      el("dl", { class: "remarks" }, rows),
      one.url ? el("p", {}, outLink(one.url, "Open the publisher's page")) : null),
    one.replaced ? el("p", { class: "notice" }, `Replaced by ${one.replaced}: compared no more.`) : null,
    hiddenNotice(ABOUT[number].reported.length, left.length),
    ownNames(one), sharedWording(one),
    own.length ? claimGroup("about the document", own, null, true) : null,
    claimGroup("claims that it reports, in reading order", left, number, true),
  ];
}

function linePanel({ id }) {
  const edge = EDGE.get(id);
  const back = EDGE.get(`${edge.to}-${edge.from}`);
  const left = weightiestFirst(leftOf(CLAIMS_ON.get(id)));
  const title = [entityLink(edge.from), " → ", entityLink(edge.to)];
  const other = back && leftOf(CLAIMS_ON.get(back.id)).filter((number) => !left.includes(number));
  return [
    panelHead("line", title, el("p", { class: "counts" }, plural(left.length, "claim"))),
    askedNotice(id), hiddenNotice(CLAIMS_ON.get(id).length, left.length),
    left.map((number) => claimCard(number, null)),
    other && other.length ? claimGroup("the other way round", weightiestFirst(other), null, true) : null,
  ];
}

/** On a line that a view's own query draws: what it says, and whether claims stand behind it. */
function askedNotice(id) {
  if (!ASKED) return null;
  const behind = CLAIMS_ON.get(id).length
    ? "The claims about both are below." : "No claim is about both.";
  return el("p", { class: "notice" }, el("strong", {}, "from your query: "), ASKED.get(id).join(", "),
    `. ${behind}`);
}

function claimPanel({ number }) {
  const claim = DATA.claims[number];
  const whole = claim.disagreements.map((at) => disagreementBlock(at, true));
  const card = claimCard(number, null);
  card.querySelectorAll(".against").forEach((one) => one.remove());
  // Where sides follow, a long card must not push them out of sight.
  const open = !whole.length || claim.assertions.length < 3;
  card.querySelectorAll("details.passage").forEach((one) => { one.open = open; });
  return [panelHead("claim", term(claim.predicate).label), card,
    whole.length ? [el("h3", { class: "part" }, whole.length > 1 ? "Disagreements, side by side" : "Side by side"), whole] : null];
}

function disagreementPanel({ number }) {
  const one = DATA.disagreements[number];
  const title = `${DATA.entities[one.subject].label}: ${term(one.property).label}`;
  return [panelHead("disagreement", title), disagreementBlock(number, true, false)];
}
