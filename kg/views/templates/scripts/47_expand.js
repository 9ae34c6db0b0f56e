"use strict";

/**
 * A large graph starts with its backbone. What is selected is drawn too, with at most 40 of what
 * it is joined with; the panel says how many more there are. Closing goes back to the backbone.
 */
const STEP = 40;
const MOST = { nodes: 240, edges: 600 };
const SHOWN_FIRST = GRAPH.nodes.length;
const grown = { nodes: new Set(), edges: new Set(), all: null };

function isLarge() {
  return JOINED.size > SHOWN_FIRST;
}

/** All lines of an entity, drawn or not, with the entity at the other end. */
function everyLine(number) {
  if (!grown.all) {
    grown.all = new Map();
    for (const line of CLAIMS_ON.keys()) {
      const [from, to] = line.split("-").map(Number);
      for (const [one, other] of [[from, to], [to, from]]) {
        if (!grown.all.has(one)) grown.all.set(one, []);
        grown.all.get(one).push({ line, other });
      }
    }
  }
  return grown.all.get(number) || [];
}

/** What an entity is joined with by claims that are left: the most claims first. */
function joinedWith(number) {
  const found = new Map();
  for (const { line, other } of everyLine(number)) {
    const claims = leftOf(CLAIMS_ON.get(line)).length;
    if (!isAlive(line)) continue;
    const one = found.get(other) || { other, claims: 0, lines: [] };
    one.claims += claims;
    one.lines.push(line);
    found.set(other, one);
  }
  return [...found.values()].sort((a, b) =>
    b.claims - a.claims || weight(b.other) - weight(a.other) || a.other - b.other);
}

/** Whether the graph would be too slow with another 40; then the next selection starts afresh. */
function isFull() {
  return grown.nodes.size + STEP > MOST.nodes || grown.edges.size + STEP > MOST.edges;
}

function isDrawn({ lines }) {
  return lines.every((line) => EDGE.has(line));
}

/** Draw what a selection needs; with nothing selected, go back to the backbone. */
function bringIn({ type, number, id }) {
  if (!isLarge() || !view.network) return;
  if (type === "overview" || isFull()) collapse();
  if (type === "entity") expand(number);
  if (type === "line") drawLine(id);
  const claims = type === "claim" ? [number] : type === "disagreement" ? DATA.disagreements[number].members
    : type === "path" ? selectedClaims() : [];
  for (const claim of claims.slice(0, STEP)) {
    const lines = linesBehind(DATA.claims[claim]);
    lines.forEach(drawLine);
    if (!lines.length) addNode(DATA.claims[claim].subject);
  }
  showGrown();
}

/** Hand what is new to vis at once; one by one each would cost a whole pass. */
function showGrown() {
  const fresh = (one) => grown.nodes.has(one.id) && !view.nodes.get(one.id);
  view.nodes.add(GRAPH.nodes.filter(fresh).map((node) => ({ ...node })));
  const added = GRAPH.edges.filter((one) => grown.edges.has(one.id) && !view.edges.get(one.id));
  view.edges.add(added.map((edge) => ({ ...edge })));
}

function expand(number) {
  if (!JOINED.has(number)) return;
  addNode(number);
  const missing = joinedWith(number).filter((one) => !isDrawn(one));
  for (const { other, lines } of missing.slice(0, STEP)) {
    addNode(other, number);
    lines.forEach(drawLine);
  }
}

/** Draw a line and both its ends; the same between two entities the other way round. */
function drawLine(line) {
  const [from, to] = line.split("-").map(Number);
  addNode(from, NODE.has(to) ? to : undefined);
  addNode(to, from);
  addEdge(line, from, to);
  if (CLAIMS_ON.has(`${to}-${from}`)) addEdge(`${to}-${from}`, to, from);
}

function addEdge(id, from, to) {
  if (EDGE.has(id)) return;
  const bent = CLAIMS_ON.has(`${to}-${from}`);
  const smooth = bent ? { enabled: true, type: "curvedCW", roundness: 0.12 } : false;
  const edge = { id, from, to, smooth };
  GRAPH.edges.push(edge);
  EDGE.set(id, edge);
  for (const one of [from, to]) LINES_OF.get(one).push(id);
  grown.edges.add(id);
}

function addNode(number, beside) {
  if (NODE.has(number)) return;
  const parent = beside ?? joinedWith(number).find(({ other }) => NODE.has(other))?.other;
  const place = freePlace(parent);
  const size = view.unit * view.crowd * (4 + 1.7 * Math.min(Math.sqrt(weight(number)), 10));
  const node = { id: number, shape: KINDS.get(DATA.entities[number].kind).shape, size, ...place };
  GRAPH.nodes.push(node);
  NODE.set(number, node);
  LINES_OF.set(number, []);
  focus.home.set(number, place);
  RANK.set(number, RANK.size);
  grown.nodes.add(number);
}

/** The first free place on rings round an entity, or round the middle; always the same one. */
function freePlace(parent) {
  const box = bounds(GRAPH.nodes.length ? GRAPH.nodes : [{ x: 0, y: 0 }]);
  const middle = focus.home.get(parent) || { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const homes = [...focus.home.values()];
  const room = 30 * view.unit;
  for (let ring = 1; ring < 60; ring += 1) {
    const many = 6 + 5 * ring;
    for (let step = 0; step < many; step += 1) {
      const angle = 2 * Math.PI * (step / many) + ring * 2.4;
      const reach = room * (0.6 + 0.9 * ring);
      const spot = { x: middle.x + 1.35 * reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) };
      const near = (one) => Math.abs(one.x - spot.x) < 1.35 * room && Math.abs(one.y - spot.y) < room;
      if (!homes.some(near)) return spot;
    }
  }
  return { ...middle };
}

/** Take away everything that selecting has drawn. */
function collapse() {
  if (!grown.nodes.size && !grown.edges.size) return;
  view.edges.remove([...grown.edges]);
  view.nodes.remove([...grown.nodes]);
  for (const id of [...grown.edges, ...grown.nodes]) view.painted.delete(id);
  GRAPH.edges = GRAPH.edges.filter((edge) => !grown.edges.has(edge.id));
  GRAPH.nodes = GRAPH.nodes.filter((node) => !grown.nodes.has(node.id));
  for (const id of grown.edges) EDGE.delete(id);
  for (const number of grown.nodes) {
    [NODE, LINES_OF, RANK, focus.home].forEach((of) => of.delete(number));
  }
  for (const [number, lines] of LINES_OF) LINES_OF.set(number, lines.filter((id) => EDGE.has(id)));
  grown.nodes.clear();
  grown.edges.clear();
}

/** In the panel of an entity: how many of its neighbours are drawn, and how to draw more. */
function expansionNotice(number) {
  if (!isLarge() || !JOINED.has(number)) return null;
  const joined = joinedWith(number);
  const drawn = joined.filter(isDrawn).length;
  if (drawn === joined.length) return null;
  const more = Math.min(STEP, joined.length - drawn);
  const press = () => {
    select(state.selection);
    byId("draw-more")?.focus();
  };
  return el("p", { class: "notice expansion" },
    `${drawn} of ${grouped(joined.length)} neighbours are drawn, those with the most claims first. `,
    "All claims are listed below. ",
    isFull() ? "The graph holds no more: search or click a name to go on from there."
      : button(`Draw ${more} more`, press, { class: "small", id: "draw-more" }));
}

/** How many entities are drawn, for the line of numbers under the graph. */
function drawnWords() {
  const drawn = plural(view.shown.size, "entity", "entities");
  return isLarge() ? `${drawn} of ${grouped(JOINED.size)} drawn, the best joined first` : drawn;
}
