"use strict";

const FIRST_DISPUTES = 20;
const FIRST_DOCUMENTS = 30;

/** What the panel shows before anything is selected: how to read the page, and where to begin. */
function overviewPanel() {
  return [
    el("div", { class: "head" }, el("p", { class: "kicker" }, "start here"),
      el("h2", { tabindex: -1 }, "Who says what, and who disagrees"),
      el("p", { class: "note" }, `What ${plural(DATA.documents.length, "document")} say, claim by claim, `,
        "and each claim with the place where it stands. Nothing here is taken for true because it was repeated."),
      firstSteps()),
    disputesOverview(),
    el("h3", { class: "part" }, "How to read the graph"), readingKey(),
    el("h3", { class: "part" }, "Most talked about"), mostTalkedAbout(),
    el("h3", { class: "part" }, "Documents"), documentList(),
  ];
}

/** What to do first; the words for keys are those on the keyboard. */
function firstSteps() {
  const steps = [
    [el("strong", {}, "Click"), " an entity or a line: who says it, how surely, and at which paragraph."],
    [el("strong", {}, "Search"), " with ", el("kbd", {}, "/"), " for a name or an alias; ", el("kbd", {}, "Esc"), " leads back here."],
    [el("strong", {}, "Filter"), " by document, wording, status or time; all views follow."],
    [el("strong", {}, "Compare"), " two models, see the ", el("strong", {}, "timeline"), " or who ",
      el("strong", {}, "agrees"), " with whom; export what you see."],
  ];
  return el("ul", { class: "first-steps" }, steps.map((step) => el("li", {}, step)));
}

function disputesOverview() {
  if (!DATA.disagreements.length) return null;
  const every = [...DATA.disagreements.keys()];
  return [el("h3", { class: "part" }, `The sources disagree on ${grouped(every.length)}`),
    beginning(el("div", {}), every, (at) => disagreementBlock(at, false), FIRST_DISPUTES)];
}

function readingKey() {
  const rows = [
    [lineSample("solid"), "at least one document states it in its own voice"],
    [lineSample("dashed"), "only claimed, alleged, predicted, asked or an opinion"],
    [lineSample("contested"), "red line or ring: sources disagree about it"],
    [lineSample("thick"), "the thicker, the more claims"],
  ];
  if (ASKED) rows.unshift([lineSample("dotted"), "only your query draws it; behind all others are claims"]);
  if (KINDS.has("Event")) rows.push([kindIcon("Event"), "an event, joined to those who took part"]);
  return el("ul", { class: "key" }, rows.map(([mark, text]) => el("li", {}, mark, text)));
}

function mostTalkedAbout() {
  const top = [...DATA.entities.keys()].filter((number) => weight(number) > 0)
    .sort((a, b) => weight(b) - weight(a) || a - b).slice(0, 10);
  const most = Math.max(1, ...top.map(weight));
  return el("ol", { class: "ranking" }, top.map((number) => el("li", {},
    kindIcon(DATA.entities[number].kind), entityLink(number),
    el("meter", { min: 0, max: most, value: weight(number), "aria-hidden": "true" }),
    el("span", { class: "count" }, grouped(weight(number))))));
}

function documentList() {
  const row = (one) => el("li", {},
    entityLink(one.entity), el("span", { class: "count" }, plural(one.count, "assertion")),
    one.title ? el("p", {}, one.title) : null);
  return beginning(el("ul", { class: "documents" }), DATA.documents, row, FIRST_DOCUMENTS);
}
