"use strict";

/** The canvas: nodes and lines as they are built, repainted for theme, filters and selection. */
const view = {
  network: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  hovered: null,
  hoveredLine: null,
  shown: new Set(),
  near: new Set(),
  linked: new Set(),
  unit: 1,
  crowd: 1,
  few: false,
  lines: 0,
  painted: new Map(),
};

function startGraph() {
  stretchToCanvas();
  const { nodes, edges } = fresh(looks());
  view.nodes.add(GRAPH.nodes.map((node, at) => ({ ...node, ...nodes[at], label: undefined })));
  view.edges.add(GRAPH.edges.map((edge, at) => ({ ...edge, ...edges[at] })));
  const data = { nodes: view.nodes, edges: view.edges };
  view.network = new vis.Network(byId("canvas"), data, OPTIONS);
  view.network.on("click", clicked);
  view.network.on("hoverNode", (event) => hover("hovered", event.node));
  view.network.on("blurNode", () => hover("hovered", null));
  view.network.on("hoverEdge", (event) => hover("hoveredLine", event.edge));
  view.network.on("blurEdge", () => hover("hoveredLine", null));
  view.network.on("afterDrawing", drawLabels);
  view.network.on("dragging", (event) => event.nodes.forEach(dragged));
  byId("canvas").addEventListener("pointerleave", () => {
    hover("hovered", null);
    hover("hoveredLine", null);
  });
  fitGraph();
}

function dragged(id) {
  const place = view.network.getPosition(id);
  Object.assign(NODE.get(id), place);
  view.painted.delete(id);
  if (focused() === null) focus.home.set(id, place);
}

function hover(what, id) {
  if (view[what] === id) return;
  view[what] = id;
  byId("canvas").classList.toggle("pointing", view.hovered !== null || view.hoveredLine !== null);
  redrawSoon();
}

function clicked(event) {
  if (event.nodes.length) select({ type: "entity", number: event.nodes[0] });
  else if (event.edges.length) select({ type: "line", id: event.edges[0] });
  else select({ type: "overview" });
}

/** Stretch the layout to the proportions of the canvas, so that none of it stays empty. */
function stretchToCanvas() {
  if (!GRAPH.nodes.length) return;
  const box = bounds(GRAPH.nodes);
  const canvas = byId("canvas").getBoundingClientRect();
  if (!box.width || !box.height || !canvas.width || !canvas.height) return;
  const wanted = (canvas.width - 110) / Math.max(canvas.height - 90, 60);
  const factor = Math.sqrt(Math.min(Math.max(wanted / (box.width / box.height), 0.4), 2.6));
  for (const node of GRAPH.nodes) {
    node.x *= factor;
    node.y /= factor;
  }
  const scale = fitting(bounds(GRAPH.nodes), canvas);
  view.unit = Math.min(Math.max(1 / scale, 0.8), 3) * (canvas.width < 600 ? 0.62 : 0.82);
  view.dashes = [5 * view.unit, 4 * view.unit];
  view.dots = [1.2 * view.unit, 4 * view.unit];
  // Many nodes are drawn smaller, so that they do not cover each other.
  view.crowd = Math.min(1, Math.sqrt(165 / GRAPH.nodes.length));
  for (const node of GRAPH.nodes) {
    node.size *= view.unit * view.crowd;
    focus.home.set(node.id, { x: node.x, y: node.y });
  }
}

/** The scale at which a box of the layout fills the canvas, with a rim for labels. */
function fitting(box, canvas) {
  const across = (canvas.width - 110) / Math.max(box.width, 120);
  const down = (canvas.height - 90) / Math.max(box.height, 120);
  return Math.min(across, down, 1.6);
}

function bounds(nodes) {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Fit all that is shown; in a small room what is selected, not nearer than its surroundings bear. */
function fitGraph(whole = false) {
  const canvas = byId("canvas").getBoundingClientRect();
  const all = GRAPH.nodes.filter((node) => view.shown.has(node.id));
  const small = !whole && canvas.width < 620 && focused() === null;
  const near = small ? all.filter(({ id }) => view.near.has(id)) : [];
  const nodes = near.length ? near : all;
  if (!nodes.length || !canvas.width) return;
  const box = bounds(nodes);
  const scale = Math.min(fitting(box, canvas), 2.4 * fitting(bounds(all), canvas));
  const position = { x: box.left + box.width / 2, y: box.top + box.height / 2 + 8 / scale };
  view.network.moveTo({ position, scale });
}

/** Bring an entity into sight, gently, when it is not there. */
function reveal(number) {
  if (!NODE.has(number)) return undefined;
  if (focused() !== null) return fitGraph();
  const place = view.network.canvasToDOM(NODE.get(number));
  const canvas = byId("canvas").getBoundingClientRect();
  const inside = place.x > 60 && place.y > 40 && place.x < canvas.width - 60 &&
    place.y < canvas.height - 60;
  if (inside) return undefined;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const position = { x: NODE.get(number).x, y: NODE.get(number).y };
  return view.network.moveTo({ position, animation: still ? false : { duration: 300 } });
}

/** Which entities and lines the selection is about; both empty when nothing is selected. */
function measureSelection() {
  view.near = new Set();
  view.linked = new Set();
  const claims = selectedClaims().filter((number) => filters.left.has(number));
  for (const number of claims) {
    const claim = DATA.claims[number];
    const lines = linesBehind(claim).filter((line) => EDGE.has(line));
    lines.forEach((line) => view.linked.add(line));
    if (!lines.length && NODE.has(claim.subject)) view.near.add(claim.subject);
  }
  if (state.selection.type === "line") view.linked.add(state.selection.id);
  for (const line of view.linked) {
    view.near.add(EDGE.get(line).from);
    view.near.add(EDGE.get(line).to);
  }
  const { type, number } = state.selection;
  if (type === "entity" && NODE.has(number)) view.near.add(number);
}

/** Show the graph as filters, selection and theme want it; vis is told of what has changed alone. */
function paint() {
  if (!view.network) return;
  const { nodes, edges } = fresh(looks());
  view.edges.update(edges);
  view.nodes.update(nodes);
  redrawSoon();
}

/** Draw once before the next frame, however often it is asked; labels and rings may be all that changes. */
function redrawSoon() {
  view.network.body.emitter.emit("_requestRedraw");
}

/** How each node and line looks now; on the way, what is shown and what the selection is about. */
function looks() {
  measureSelection();
  placeNodes();
  view.few = filters.left.size < 120;
  const edges = GRAPH.edges.map(edgeLooks);
  const alive = GRAPH.edges.filter((_, at) => !edges[at].hidden);
  view.shown = new Set(alive.flatMap((edge) => [edge.from, edge.to]));
  const extra = focused() === null ? [...view.near, ...alone()] : focus.reach.keys();
  for (const number of extra) if (NODE.has(number)) view.shown.add(number);
  view.lines = alive.length;
  return { nodes: GRAPH.nodes.map(nodeLooks), edges };
}

/** The looks that are not painted yet. */
function fresh({ nodes, edges }) {
  const isNew = (one) => {
    const text = JSON.stringify(one);
    const old = view.painted.get(one.id);
    view.painted.set(one.id, text);
    return old !== text;
  };
  return { nodes: nodes.filter(isNew), edges: edges.filter(isNew) };
}

/** What is spoken of by a claim that is left and draws no line: a value, a word, a date. */
function alone() {
  return leftOf(LINELESS).map((number) => DATA.claims[number].subject);
}

/** Whether a line has a claim that is left; one of the query alone goes by the classes of its ends. */
function isAlive(id) {
  const claims = CLAIMS_ON.get(id);
  if (claims.length || !ASKED) return claims.some((number) => filters.left.has(number));
  return !id.split("-").some((one) => filters.off.kind.has(DATA.entities[Number(one)].kind));
}

function nodeLooks(node) {
  const kind = KINDS.get(DATA.entities[node.id].kind);
  const fill = isDark() ? kind.dark : kind.light;
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    hidden: !view.shown.has(node.id),
    opacity: focused() !== null || !view.near.size || view.near.has(node.id) ? 1 : 0.16,
    borderWidth: view.unit,
    color: { background: fill, border: colour("stage") },
  };
}

function edgeLooks(edge) {
  const claims = CLAIMS_ON.get(edge.id).filter((number) => filters.left.has(number));
  const linked = view.linked.has(edge.id);
  const quiet = view.near.size > 0 && !linked && focused() === null;
  const contested = claims.some((number) => isContested(DATA.claims[number]));
  const paintName = contested ? "contested" : linked ? "accent" : "edge";
  const opacity = quiet ? 0.1 : linked ? 0.95 : contested || view.few ? 0.85 : 0.5;
  return {
    id: edge.id,
    hidden: !isAlive(edge.id) || !inReach(edge),
    width: view.unit * (0.55 + 0.4 * Math.sqrt(claims.length) + (linked ? 0.6 : 0)),
    dashes: dashesOf(edge.id, claims),
    arrows: { to: { enabled: true, scaleFactor: 0.36 * view.unit } },
    color: { color: colour(paintName), opacity, inherit: false },
  };
}

/** Solid for a fact, dashed for what is only said, dotted for what the query alone draws. */
function dashesOf(id, claims) {
  if (ASKED && !CLAIMS_ON.get(id).length) return view.dots;
  return claims.some((number) => isFact(DATA.claims[number])) ? false : view.dashes;
}

/** Whether a document that is not filtered out says it in its own voice. */
function isFact(claim) {
  return claim.assertions.some((one) => one.modality === "stated" && filters.assertionPasses(one));
}
