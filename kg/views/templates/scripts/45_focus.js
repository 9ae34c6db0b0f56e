"use strict";

/** Focus: the selected entity in the middle, and round it what is one, two or three steps away. */
const focus = { depth: 0, reach: new Map(), home: new Map() };
const DEPTHS = [1, 2, 3];
const KIND_ORDER = new Map(DATA.kinds.map((kind, place) => [kind.id, place]));

/** The entity in the middle, or null when nothing is focused. */
function focused() {
  const { type, number } = state.selection;
  return focus.depth > 0 && type === "entity" && NODE.has(number) ? number : null;
}

/** What an entity is joined with by lines that are not filtered out, class by class. */
function neighbours(number) {
  const alive = LINES_OF.get(number).filter(isAlive);
  const found = new Set(alive.flatMap((id) => [EDGE.get(id).from, EDGE.get(id).to]));
  found.delete(number);
  const kind = (one) => KIND_ORDER.get(DATA.entities[one].kind);
  return [...found].sort((a, b) => kind(a) - kind(b) || weight(b) - weight(a) || a - b);
}

/** How many steps each entity is away from the middle, as far as the focus goes. */
function measureReach(middle) {
  const reach = new Map([[middle, 0]]);
  let ring = [middle];
  for (let step = 1; step <= focus.depth; step += 1) {
    const next = [];
    for (const one of ring.flatMap(neighbours)) {
      if (reach.has(one)) continue;
      reach.set(one, step);
      next.push(one);
    }
    ring = next;
  }
  return reach;
}

/** Whether a line is in the focus: it leads from within to what is reached. */
function inReach({ from, to }) {
  if (focused() === null) return true;
  const steps = [focus.reach.get(from), focus.reach.get(to)];
  return !steps.includes(undefined) && Math.min(...steps) < focus.depth;
}

/** Put every node where it belongs: at home, or on ovals round the focused one. */
function placeNodes() {
  for (const node of GRAPH.nodes) Object.assign(node, focus.home.get(node.id));
  const middle = focused();
  if (middle === null) return;
  focus.reach = measureReach(middle);
  const { width, height } = byId("canvas").getBoundingClientRect();
  const stretch = Math.sqrt(Math.min(Math.max(width / Math.max(height, 1), 0.5), 2));
  let inner = 0;
  for (let step = 1; step <= focus.depth; step += 1) {
    const ring = [...focus.reach].filter(([, steps]) => steps === step).map(([number]) => number);
    inner = placeRing(NODE.get(middle), ring, inner, stretch);
  }
}

/** Place a ring outside of another; a crowded one is spread over several ovals. */
function placeRing(middle, around, inner, stretch) {
  const first = inner === 0;
  const ovals = around.length > 44 ? 3 : around.length > 16 ? 2 : 1;
  const broad = (first ? 300 : 90 * ovals) * view.unit;
  around.forEach((number, place) => {
    const angle = (2 * Math.PI * place) / around.length - Math.PI / 2;
    const part = place % ovals;
    const share = first ? [1, ovals > 2 ? 0.62 : 0.72, 0.81][part] : (part + 1) / ovals;
    const reach = inner + broad * share + (first ? 0 : 40 * view.unit);
    const node = NODE.get(number);
    node.x = middle.x + reach * stretch * Math.cos(angle);
    node.y = middle.y + (reach / stretch) * Math.sin(angle);
  });
  return around.length ? inner + broad + (first ? 0 : 40 * view.unit) : inner;
}

function setFocus(depth) {
  if (focus.depth === depth) return;
  focus.depth = depth;
  paint();
  fitGraph();
  drawSummary();
  writeAddress();
}

/** The buttons in the panel of an entity that has lines: focus, and how far it goes. */
function focusButtons(number) {
  if (!NODE.has(number)) return null;
  const steps = el("span", { class: "switch", role: "group", "aria-label": "How far" });
  const main = button("Focus", () => { setFocus(focus.depth ? 0 : 1); draw(); },
    { class: "small focus", title: "Put it in the middle, with what it is joined with round it" });
  const draw = () => {
    main.setAttribute("aria-pressed", String(focus.depth > 0));
    steps.hidden = focus.depth === 0;
    [...steps.children].forEach((one, place) =>
      one.setAttribute("aria-pressed", String(focus.depth === DEPTHS[place])));
  };
  steps.append(...DEPTHS.map((depth) =>
    button(plural(depth, "step"), () => { setFocus(depth); draw(); }, { class: "small" })));
  draw();
  return [main, steps];
}
