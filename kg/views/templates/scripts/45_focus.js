"use strict";

/** Focus: the selected entity in the middle, what it is joined with round it, by class. */
const focus = { on: false, home: new Map() };
const KIND_ORDER = new Map(DATA.kinds.map((kind, place) => [kind.id, place]));

/** The entity in the middle, or null when nothing is focused. */
function focused() {
  const { type, number } = state.selection;
  return focus.on && type === "entity" && NODE.has(number) ? number : null;
}

/** What an entity is joined with by lines that are not filtered out, class by class. */
function neighbours(number) {
  const alive = LINES_OF.get(number).filter((id) =>
    CLAIMS_ON.get(id).some((claim) => filters.left.has(claim)));
  const found = new Set(alive.flatMap((id) => [EDGE.get(id).from, EDGE.get(id).to]));
  found.delete(number);
  const kind = (one) => KIND_ORDER.get(DATA.entities[one].kind);
  return [...found].sort((a, b) => kind(a) - kind(b) || weight(b) - weight(a) || a - b);
}

/** Put every node where it belongs: at home, or on an oval round the focused one. */
function placeNodes() {
  for (const node of GRAPH.nodes) Object.assign(node, focus.home.get(node.id));
  const middle = focused();
  if (middle === null) return;
  const { width, height } = byId("canvas").getBoundingClientRect();
  const stretch = Math.sqrt(Math.min(Math.max(width / Math.max(height, 1), 0.5), 2));
  const around = neighbours(middle);
  const rings = around.length > 44 ? [1, 0.62, 0.81] : around.length > 16 ? [1, 0.72] : [1];
  around.forEach((number, place) => {
    const angle = (2 * Math.PI * place) / around.length - Math.PI / 2;
    const reach = 300 * view.unit * rings[place % rings.length];
    const node = NODE.get(number);
    node.x = NODE.get(middle).x + reach * stretch * Math.cos(angle);
    node.y = NODE.get(middle).y + (reach / stretch) * Math.sin(angle);
  });
}

function setFocus(on) {
  if (focus.on === on) return;
  focus.on = on;
  paint();
  fitGraph();
  drawSummary();
}

/** The button in the panel of an entity that has lines. */
function focusButton(number) {
  if (!NODE.has(number)) return null;
  const press = (event) => {
    setFocus(!focus.on);
    event.currentTarget.setAttribute("aria-pressed", String(focus.on));
    writeAddress();
  };
  return button("Focus", press, { class: "small focus", "aria-pressed": String(focus.on),
    title: "Put it in the middle, with what it is joined with round it" });
}
