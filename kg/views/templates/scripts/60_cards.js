"use strict";

/**
 * One claim as a card: our sentence, its status, and who puts it forward, how and where.
 * `about` is the entity that needs no link; for a document only its own assertions are shown.
 */
function claimCard(number, about) {
  const source = DOCUMENT_OF.get(about);
  const claim = DATA.claims[number];
  const against = claim.disagreements.length ? againstLines(number) : null;
  return el("article", { class: `claim ${claim.status}`, "data-claim": claim.id },
    el("p", { class: "sentence" }, leadWords(claim), linkedSentence(claim, about),
      el("span", { class: "badges" }, claimBadges(claim, true))),
    behindLine(claim),
    el("ul", { class: "assertions" }, shownOf(claim, source).map(assertionRow)),
    against, likesBlock(claim));
}

function shownOf(claim, source) {
  if (source === undefined) return claim.assertions;
  return claim.assertions.filter((one) => documentOf(one) === source);
}

function badge(name, text, says) {
  return el("span", { class: `badge ${name}`, title: says || null }, text);
}

/** Status, denial and self-interest; after words that `lead` with the manner, not the same again. */
function claimBadges(claim, lead = false) {
  const how = manner(claim);
  const badges = lead && how === claim.status && how !== "stated" ? []
    : [badge(claim.status, term(claim.status).label, term(claim.status).says)];
  if (!(lead && how === "denied") && claim.assertions.some((one) => one.polarity === "denied")) {
    badges.push(badge("denied", "denied", term("denied").says));
  }
  if (claim.assertions.some((one) => one.self)) {
    badges.push(badge("self", "self-interested", term("selfInterested").says));
  }
  return badges;
}

/** The word that keeps the sentence from reading as a fact, in the colour of its manner. */
function leadWords(claim) {
  const how = manner(claim);
  return how === "stated" ? null
    : el("span", { class: `lead ${how}`, title: term(how).says }, leadOf(claim));
}

/** The sentence, with the names of other entities in it as links that go there. */
function linkedSentence(claim, about) {
  const parts = [claim.subject, claim.object, ...claim.others].filter((one) => one !== undefined);
  const found = [];
  let rest = claim.sentence;
  const names = [...new Set(parts)].map((one) => ({ one, label: DATA.entities[one].label }));
  while (rest) {
    const next = names
      .map(({ one, label }) => ({ one, label, at: rest.indexOf(label) }))
      .filter((name) => name.at >= 0 && name.label)
      .sort((a, b) => a.at - b.at || b.label.length - a.label.length)[0];
    if (!next) break;
    found.push(rest.slice(0, next.at));
    found.push(next.one === about ? el("strong", {}, next.label) : entityLink(next.one));
    rest = rest.slice(next.at + next.label.length);
  }
  return [...found, rest];
}

/** A link to an entity of the page; it has an address, so that it can be opened beside this one. */
function entityLink(number) {
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select({ type: "entity", number }, { reveal: true, focus: true });
  };
  const href = `#entity=${encodeURIComponent(DATA.entities[number].id).replaceAll("%2F", "/")}`;
  return el("a", { href, class: "entity", click: go }, DATA.entities[number].label);
}

/** Who, how, in which document, at which place; then the wording and what was noted. */
function assertionRow(assertion) {
  const place = DATA.places[assertion.place];
  const faded = filters.isActive() && !filters.assertionPasses(assertion) ? " faded" : "";
  return el("li", { class: `assertion${faded}`, "data-assertion": assertion.id },
    el("p", { class: "who" }, whoSays(assertion, place)),
    placeLine(place),
    remarks(assertion),
    place.context === undefined ? null : passage(place));
}

function whoSays(assertion, place) {
  const source = DATA.documents[place.document];
  const own = assertion.claimant === source.entity;
  const chip = el("span", { class: `modality ${assertion.modality}`,
    title: term(assertion.modality).says }, term(assertion.modality).label);
  const denied = assertion.polarity === "denied" && el("span", { class: "modality denied" }, "denied");
  const voice = own ? el("span", {}, "in its own voice") : [" by ", entityLink(assertion.claimant)];
  const self = assertion.self && el("span", { class: "self-mark" }, " speaking for its own side");
  const later = replacedBy(assertion);
  const replaced = later && el("span", { class: "modality superseded", title: term("superseded").says },
    `superseded by ${later}`);
  return [chip, denied, replaced, voice, self, el("span", { class: "where" }, " · ", entityLink(source.entity))];
}

/** The place in short: a paragraph of a text, or a row of a table. */
function placeMark(place) {
  return place.column ? `row ${place.paragraph}` : `¶${place.paragraph}`;
}

function placeLine(place) {
  const at = place.column ? `row ${place.paragraph}, column ${place.column}` : `paragraph ${place.paragraph}`;
  const words = place.words ? el("q", { class: "words" }, place.words) : "at the publisher";
  const address = linkOf(place);
  const link = address ? outLink(address, words) : place.words && words;
  return el("p", { class: "place" }, at, link ? [": ", link] : null);
}

function remarks(assertion) {
  const rows = [
    ["as worded", assertion.said],
    ["hedged by", assertion.hedge],
    ["through", assertion.channel],
    ["inferred", assertion.inferred],
    ["note", assertion.note],
    ["a person's verdict: garbled source", assertion.garbled],
  ].filter(([, text]) => text);
  if (!rows.length) return null;
  const cells = rows.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]);
  return el("dl", { class: "remarks" }, cells);
}

/** The paragraph with the passage marked; offsets are code points, as the data have them. */
function passage(place) {
  const context = DATA.contexts[place.context];
  const points = Array.from(context.text);
  const from = place.start - context.start;
  const to = place.end - context.start;
  const cut = (start, end) => points.slice(start, end).join("");
  const quote = el("blockquote", { lang: "en" },
    cut(0, from), el("mark", {}, cut(from, to)), cut(to));
  return el("details", { class: "passage" }, el("summary", {}, "the passage"), quote);
}
