"use strict";

/** What is selected and which view is shown; both stand in the address, and are checked on load. */
const state = { selection: { type: "overview" }, table: false };

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
  return type === "disagreement" ? DATA.disagreements[number].members : [];
}

function select(selection, how = {}) {
  const before = focused();
  state.selection = selection;
  if (selection.type !== "entity") focus.on = false;
  drawPanel();
  paint();
  if (focused() !== before) fitGraph();
  if (how.reveal && selection.type === "entity") reveal(selection.number);
  if (how.focus) byId("panel").querySelector("h2")?.focus({ preventScroll: true });
  if (!how.silent) writeAddress();
  drawSummary();
}

function showTable(on) {
  state.table = on;
  byId("table").hidden = !on;
  byId("canvas").classList.toggle("away", on);
  document.body.classList.toggle("tabling", on);
  byId("show-graph").setAttribute("aria-pressed", String(!on));
  byId("show-table").setAttribute("aria-pressed", String(on));
  drawTable();
  drawSummary();
}

function addressOf({ type, number, id }) {
  if (type === "entity") return ["entity", DATA.entities[number].id];
  if (type === "claim") return ["claim", DATA.claims[number].id];
  if (type === "disagreement") return ["disagreement", DATA.disagreements[number].id];
  const edge = EDGE.get(id);
  return ["line", `${DATA.entities[edge.from].id}~${DATA.entities[edge.to].id}`];
}

function writeAddress() {
  const words = new URLSearchParams();
  if (state.selection.type !== "overview") words.set(...addressOf(state.selection));
  if (state.table) words.set("view", "table");
  if (focused() !== null) words.set("focus", "1");
  const hash = `#${words.toString().replaceAll("%2F", "/").replaceAll("%7E", "~")}`;
  if (hash !== location.hash && (hash !== "#" || location.hash)) history.pushState(null, "", hash);
}

/** The selection that the address names; the overview when it names nothing that is here. */
function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const known = [
    ["entity", ENTITY_AT], ["claim", CLAIM_AT], ["disagreement", DISAGREEMENT_AT],
  ];
  let selection = { type: "overview" };
  for (const [type, at] of known) {
    const number = at.get(words.get(type));
    if (number !== undefined) selection = { type, number };
  }
  const [from, to] = (words.get("line") || "").split("~").map((id) => ENTITY_AT.get(id));
  if (EDGE.has(`${from}-${to}`)) selection = { type: "line", id: `${from}-${to}` };
  return { selection, table: words.get("view") === "table", focus: words.get("focus") === "1" };
}

function followAddress() {
  const found = readAddress();
  showTable(found.table);
  focus.on = found.focus;
  select(found.selection, { silent: true, reveal: true });
}

function drawSummary() {
  const claims = filters.left.size;
  const all = claims === DATA.claims.length ? "" : ` of ${DATA.claims.length}`;
  byId("summary").textContent =
    `${plural(view.shown.size, "entity", "entities")} · ${plural(view.lines, "line")} · ` +
    `${claims}${all} ${claims === 1 ? "claim" : "claims"}`;
  byId("summary").hidden = state.table;
  const nothing = byId("nothing");
  nothing.hidden = claims > 0;
  if (claims === 0) {
    replaceChildren(nothing, el("p", {}, `No claim is left: ${filters.words() || "the graph is empty"}.`),
      button("Reset filters", () => filters.reset()));
  }
}
