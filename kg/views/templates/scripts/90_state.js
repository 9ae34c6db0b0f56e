"use strict";

/** What is selected and which view is shown; both stand in the address, and are checked on load. */
const state = { selection: { type: "overview" }, view: "graph", following: false, writing: 0 };

function selectedClaims() {
  const { type, number, id } = state.selection;
  if (type === "entity") {
    const about = ABOUT[number];
    if (DOCUMENT_OF.has(number)) return about.reported;
    return [...about.subject, ...about.object, ...about.other];
  }
  if (type === "line") {
    const edge = EDGE.get(id);
    return [...CLAIMS_ON.get(id), ...(CLAIMS_ON.get(`${edge.to}-${edge.from}`) || [])];
  }
  if (type === "claim") return [number];
  if (type === "path") return (pathSteps(state.selection) || []).flatMap((step) => step.claims);
  if (type === "shared") return sharedClaims(state.selection.one, state.selection.two);
  return type === "disagreement" ? DATA.disagreements[number].members : [];
}

function select(selection, how = {}) {
  const before = focused();
  state.selection = selection;
  bringIn(selection);
  if (selection.type !== "entity") focus.depth = 0;
  drawPanel();
  paint();
  if (focused() !== before || byId("canvas").offsetWidth < 620) fitGraph();
  if (how.reveal && selection.type === "entity") reveal(selection.number);
  if (how.focus) byId("panel").querySelector("h2")?.focus({ preventScroll: true });
  if (!how.silent) writeAddress();
  drawSummary();
}

/** The views that share the stage, each with what draws it. */
const VIEWS = { graph: () => {}, timeline: drawTimeline, compare: drawCompare, matrix: drawMatrix,
  table: drawTable };

function showView(name) {
  state.view = name;
  for (const one of Object.keys(VIEWS)) {
    byId(`show-${one}`).setAttribute("aria-pressed", String(one === name));
    if (one !== "graph") byId(one).hidden = one !== name;
  }
  byId("canvas").classList.toggle("away", name !== "graph");
  document.body.classList.toggle("tabling", name !== "graph");
  byId("fit").hidden = name !== "graph";
  VIEWS[name]();
  drawSummary();
}

function showTable(on) {
  showView(on ? "table" : "graph");
}

function drawSummary() {
  const claims = filters.left.size;
  const all = DATA.claims.length;
  const some = claims === all ? "" : `${grouped(claims)} of `;
  byId("summary").textContent =
    `${drawnWords()} · ${plural(view.lines, "line")} · ` +
    `${some}${plural(all, "claim")}`;
  byId("summary").hidden = state.view !== "graph";
  drawNothing();
}
