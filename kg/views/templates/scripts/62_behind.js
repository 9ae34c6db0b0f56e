"use strict";

/** What stands behind a claim, where that is more than one document. */
function behindLine({ behind }) {
  if (!behind || behind.documents < 2) return null;
  const said = [
    plural(behind.documents, "document"),
    plural(behind.claimants, "claimant"),
    plural(behind.origins, "independent origin"),
  ];
  return el("p", { class: "behind", title: term("originCount").says }, said.join(", "));
}

/** The claims that look like rivals of a claim and are none, each with the reason. */
function likesBlock({ likes }) {
  if (!likes) return null;
  return el("div", { class: "likes" },
    el("p", {}, el("strong", {}, "Looks different, but both can hold")),
    el("ul", {}, likes.map(({ claim, reason }) => el("li", {}, claimLink(claim),
      el("span", { class: "voices" }, ` – ${reason}`)))));
}

/** A link to a claim, with an address of its own. */
function claimLink(number) {
  const claim = DATA.claims[number];
  return claimAnchor(number, leadWords(claim), claim.sentence);
}

function claimAnchor(number, ...words) {
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select({ type: "claim", number }, { focus: true });
  };
  const { id } = DATA.claims[number];
  const href = `#claim=${encodeURIComponent(id).replaceAll("%2F", "/")}`;
  return el("a", { href, class: "entity", click: go }, words);
}

/** With which documents a document shares wording, the most first. */
function sharedWording({ overlaps }) {
  if (!overlaps.length) return null;
  const rows = overlaps.map((one) => el("li", {}, entityLink(DATA.documents[one.document].entity),
    ` · ${plural(one.runs, "five-word run")}, ${one.share.toLocaleString("en")} % of the shorter one `,
    one.same && badge("self", "counts as one origin", term("sameOrigin").says)));
  return el("div", { class: "shared" }, el("h3", { class: "part" }, "Shares wording with"),
    el("ul", {}, rows));
}

/** What the document calls by a name of its own. */
function ownNames({ names: own }) {
  if (!own.length) return null;
  const rows = own.map(({ name, entity }) =>
    el("li", {}, el("q", { class: "words" }, name), " means ", entityLink(entity)));
  return el("div", { class: "shared" }, el("h3", { class: "part" }, "Calls by another name"),
    el("ul", {}, rows));
}
