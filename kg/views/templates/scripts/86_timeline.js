"use strict";

const timeline = { until: 300 };

/** The timeline: a row a date, in order; how it is known is told by shape, colour and words. */
function momentRows() {
  return [...filters.left].filter((number) => DATA.claims[number].dated).map((number) => {
    const claim = DATA.claims[number];
    const told = claim.assertions.filter((one) => filters.assertionPasses(one));
    return { number, claim, told, span: claim.span, disputed: claim.disagreements.length > 0,
      inferred: told.every((one) => one.inferred) };
  }).sort((a, b) => (a.span.join() < b.span.join() ? -1 : a.span.join() > b.span.join() ? 1 : 0) ||
    a.number - b.number);
}

/** The day as a number, days since 1970. */
function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / 86400000;
}

/** A scale that gives short gaps room and long ones little: 0 to 1 for each day that is named. */
function timeScale(rows) {
  const days = [...new Set(rows.flatMap((row) => row.span))].sort();
  const places = new Map();
  let at = 0;
  days.forEach((day, place) => {
    if (place) at += Math.log2(2 + dayNumber(day) - dayNumber(days[place - 1]));
    places.set(day, at);
  });
  return (day) => (at ? places.get(day) / at : 0.5);
}

/** Days that can be written under the axis without touching each other. */
function timeTicks(rows, scale) {
  const days = [...new Set(rows.flatMap((row) => row.span))].sort();
  const kept = [];
  for (const day of [days[0], days.at(-1), ...days]) {
    if (day && kept.every((other) => Math.abs(scale(other) - scale(day)) >= 0.38)) kept.push(day);
  }
  return kept.sort();
}

function drawTimeline() {
  const rows = momentRows();
  const scale = timeScale(rows);
  const ticks = timeTicks(rows, scale);
  const head = el("div", { class: "sheet-head" }, el("h2", {}, "Timeline"),
    el("p", { class: "note" }, "Each row is a date that documents give, as wide as it is vague. ",
      "Long gaps are drawn short. Click an event to read what is said about it."), timelineKey());
  const list = el("ol", { class: "moments" },
    el("li", { class: "moment axis", "aria-hidden": "true" }, el("span", {}),
      el("span", { class: "track" }, ticks.map((day) => tick(day, scale))), el("span", {})),
    rows.slice(0, timeline.until).map((row) => momentRow(row, scale, ticks)));
  const left = rows.length - timeline.until;
  const more = left > 0
    ? button(left > BATCH ? `Show ${BATCH} more of ${grouped(left)}` : `Show the other ${left}`,
      () => { timeline.until += BATCH; drawTimeline(); }, { class: "small" }) : null;
  const none = el("p", { class: "notice" }, "No claim that is left gives a date. ",
    filters.isActive() ? button("Reset filters", () => filters.reset(), { class: "small" }) : null);
  replaceChildren(byId("timeline"), head, rows.length ? [list, more] : none, undatedEvents(rows));
}

function timelineKey() {
  const kinds = [["stated", "date stated"], ["inferred", "inferred, in part at least"],
    ["disputed", "disputed"], ["disputed inferred", "disputed, inferred"],
    ["stated said", "only claimed, predicted or asked"]];
  return el("ul", { class: "time-key" }, kinds.map(([kind, words]) =>
    el("li", {}, el("span", { class: `mark ${kind}`, "aria-hidden": "true" }), words)));
}

/** Put an element at a share of its parent; through the object model, which the policy allows. */
function across(node, from, until) {
  node.style.left = `${(100 * from).toFixed(2)}%`;
  if (until !== undefined) node.style.width = `${(100 * (until - from)).toFixed(2)}%`;
  return node;
}

function tick(day, scale) {
  const place = scale(day);
  const side = place < 0.08 ? "first" : place > 0.92 ? "last" : "";
  return across(el("span", { class: `tick ${side}` }, dayWords(day)), place);
}

function momentRow({ number, claim, told, span, disputed, inferred }, scale, ticks) {
  const how = manner(claim);
  const look = [disputed ? "disputed" : "stated", inferred && "inferred", how !== "stated" && "said"]
    .filter(Boolean).join(" ");
  const event = DATA.entities[claim.subject];
  const label = event.kind === "Event" ? event.label : `${event.label}: ${term(claim.predicate).label}`;
  const open = button([kindIcon(event.kind), el("span", {}, label)],
    () => select({ type: "entity", number: claim.subject }, { reveal: true, focus: true }),
    { class: "event", "data-event": event.id });
  const [first, last] = span.map(scale);
  const track = el("span", { class: "track", "aria-hidden": "true" },
    ticks.map((day) => across(el("i", { class: "grid" }), scale(day))),
    across(el("i", { class: `span ${look}` }), first, last),
    across(el("i", { class: `mark ${look}` }), (first + last) / 2));
  const chips = [how !== "stated" && badge(how, term(how).label, term(how).says), disputed && badge("contested", "disputed"), inferred && badge("asked", "inferred")];
  const documents = new Set(told.map((one) => DATA.documents[documentOf(one)].label));
  return el("li", { class: "moment", "data-claim": claim.id, "data-look": look }, open, track,
    el("span", { class: "when" }, claimAnchor(number, claim.value || spanWords(span)), " ", chips,
      el("span", { class: "voices" }, [...documents].join(", "))));
}

/** Events that claims speak of and nothing dates. */
function undatedEvents(rows) {
  const dated = new Set(rows.map((row) => row.claim.subject));
  const named = new Set([...filters.left].flatMap((number) =>
    [DATA.claims[number].subject, DATA.claims[number].object]));
  const left = [...named].filter((one) =>
    one !== undefined && DATA.entities[one].kind === "Event" && !dated.has(one));
  if (!left.length) return null;
  const ordered = left.sort((a, b) => weight(b) - weight(a) || a - b);
  const list = beginning(el("ul", {}), ordered, (one) => el("li", {}, entityLink(one)), 60);
  return el("section", { class: "undated" }, el("h3", {}, `${plural(left.length, "event")} without a date`),
    list);
}
