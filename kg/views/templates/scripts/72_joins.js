"use strict";

/** What an entity's panel offers: focus, the path to another one, and the comparison with it. */
function entityTools(number) {
  const open = (event) => {
    event.currentTarget.hidden = true;
    slot.append(pathPicker(number));
    byId("path-to").focus();
  };
  const slot = el("div", { class: "slot" });
  const path = JOINED.has(number)
    ? button("Path to …", open, { class: "small" }) : null;
  const compare = button("Compare with …", () => compareFrom(number), { class: "small" });
  return el("div", { class: "tools-of" }, focusButtons(number), path, compare, slot);
}

function pathPicker(from, to) {
  return picker("path-to", "Shortest path to", to, (chosen) => {
    if (chosen !== from) select({ type: "path", from, to: chosen }, { focus: true });
  });
}

/** A path: its steps in order, each with the claims along it. */
function pathPanel({ from, to }) {
  const steps = pathSteps({ from, to });
  const title = [entityLink(from), " to ", entityLink(to)];
  const count = steps ? new Set(steps.flatMap((one) => one.claims)).size : 0;
  const said = steps && el("p", { class: "counts" },
    `${plural(steps.length, "step")} · ${plural(count, "claim")} along the way`);
  const turn = button("Turn round", () => select({ type: "path", from: to, to: from }, { focus: true }),
    { class: "small" });
  return [
    panelHead("shortest path", title, said, el("div", { class: "tools-of" }, pathPicker(from, to), turn)),
    steps ? el("ol", { class: "steps" }, steps.map(stepBlock)) : noPath(),
  ];
}

function stepBlock({ one, two, claims }) {
  const title = `${DATA.entities[one].label} – ${DATA.entities[two].label}`;
  return el("li", {}, claimGroup(title, claims, null, true));
}

function noPath() {
  const active = filters.isActive();
  return el("p", { class: "notice" }, "No chain of affirmed claims joins the two",
    active ? " under these filters. " : ".",
    active ? button("Reset filters", () => filters.reset(), { class: "small" }) : null);
}

/** What two documents share: the claims that both affirm, and where they stand against each other. */
function sharedPanel({ one, two }) {
  const claims = sharedClaims(one, two);
  const against = disputesBetween(one, two);
  const names = [one, two].map((at) => entityLink(DATA.documents[at].entity));
  return [
    panelHead("two documents", [names[0], " and ", names[1]], el("p", { class: "counts" },
      `${plural(claims.length, "claim")} told by both · ${plural(against.length, "disagreement")}`)),
    against.length ? [el("h3", { class: "part" }, "They disagree"),
      against.map((at) => disagreementBlock(at, false))] : null,
    claims.length ? claimGroup("both affirm", claims, null, true)
      : el("p", { class: "notice" }, "No claim that is left is affirmed by both."),
  ];
}
