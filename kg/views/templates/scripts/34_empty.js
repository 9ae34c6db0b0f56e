"use strict";

/** When nothing is left: which filter empties it, what each gives back, and a reset. */
function drawNothing() {
  const nothing = byId("nothing");
  nothing.hidden = filters.left.size > 0 || (ASKED !== null && !DATA.claims.length);
  if (!nothing.hidden) replaceChildren(nothing, DATA.claims.length ? reasons() : noGraph());
}

function noGraph() {
  return el("p", {}, "No claim is here: the graph is empty. Add a document and its claims, and ",
    "build again.");
}

/** How many claims would be left if one filter were switched off. */
function leftWithout(name) {
  return countClaims((claim) => filters.claimPasses(claim, name));
}

function reasons() {
  const active = FILTER_NAMES.filter((name) => filters.says(name));
  const rows = active.map((name) => ({ name, words: filters.says(name), back: leftWithout(name) }));
  const guilty = rows.filter((row) => row.back > 0);
  const head = guilty.length
    ? "No claim is left. Switching off any one of these brings claims back:"
    : "No claim is left. These filters together leave none, and no single one is the cause:";
  const items = (guilty.length ? guilty : rows).map(({ name, words, back }) => el("li", {},
    el("span", {}, words),
    button(back ? `Switch off (${back})` : "Switch off", () => filters.reset([name]),
      { class: "small", "aria-label": `Switch off: ${words}` })));
  return [el("p", {}, head), el("ul", { class: "reasons" }, items),
    button("Reset filters", () => filters.reset())];
}
