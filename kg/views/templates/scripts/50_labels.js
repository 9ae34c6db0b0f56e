"use strict";

/** Labels are drawn in screen pixels, the important first, and only where nothing is covered. */
const FACE = "ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const SIZES = new Map();
const RANK = new Map([...NODE.keys()].sort((a, b) => weight(b) - weight(a) || a - b)
  .map((number, place) => [number, place]));

function fontOf(number) {
  const chosen = state.selection.type === "entity" && state.selection.number === number;
  if (chosen) return `700 14px ${FACE}`;
  const place = RANK.get(number);
  if (place < 6) return `650 14px ${FACE}`;
  return place < 20 ? `500 13px ${FACE}` : `400 11.5px ${FACE}`;
}

/** The lines of a label, at most two, and its size in pixels. */
function shaped(context, number) {
  const font = fontOf(number);
  const key = `${font}|${number}`;
  if (!SIZES.has(key)) {
    context.font = font;
    const lines = wrapped(DATA.entities[number].label);
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    SIZES.set(key, { font, lines, width, height: lines.length * 14 });
  }
  return SIZES.get(key);
}

function wrapped(label) {
  if (label.length <= 19) return [label];
  const words = label.split(/\s+/);
  let first = words.shift();
  const half = Math.max(12, Math.min(label.length / 2 + 2, 22));
  while (words.length && (first + " " + words[0]).length <= half) first += " " + words.shift();
  const second = words.join(" ");
  return [clipped(first), clipped(second)].filter(Boolean);
}

function clipped(text) {
  return text.length > 26 ? text.slice(0, 25).trimEnd() + "…" : text;
}

function drawLabels(context) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const scale = view.network.getScale();
  const seen = visibleNodes(context, scale);
  for (const one of seen) drawRing(context, one);
  const { clientWidth, clientHeight } = context.canvas;
  const taken = new Taken(clientWidth, clientHeight);
  taken.add(summaryBox(clientHeight));
  for (const one of seen) taken.add(one.box);
  if (view.linked.size && view.linked.size <= 10) {
    for (const line of view.linked) drawLineLabel(context, line, taken);
  } else if (view.hoveredLine) drawLineLabel(context, view.hoveredLine, taken);
  for (const one of seen.sort((a, b) => a.order - b.order)) placeLabel(context, one, taken);
  if (ASKED && !view.linked.size && view.lines <= 60) drawAskedLabels(context, taken);
  context.restore();
}

/** The nodes in sight that may have a label, with the box that each covers on the screen. */
function visibleNodes(context, scale) {
  const { clientWidth, clientHeight } = context.canvas;
  const found = [];
  for (const node of GRAPH.nodes) {
    if (!view.shown.has(node.id)) continue;
    const at = view.network.canvasToDOM(node);
    if (at.x < -40 || at.y < -40 || at.x > clientWidth + 40 || at.y > clientHeight + 40) continue;
    if (view.near.size && !view.near.has(node.id) && node.id !== view.hovered) continue;
    const ring = DISPUTED.has(node.id) ? 5 : 0;
    const radius = node.size * scale * (ring && node.shape === "square" ? 1.3 : 1) + ring;
    const box = [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
    box.rank = ring ? 0 : RANK.get(node.id);
    found.push({ id: node.id, at, radius, box, order: labelOrder(node.id) });
  }
  return found;
}

/** The corner where the numbers of what is shown stand. */
function summaryBox(bottom) {
  return [0, bottom - 30, byId("summary").offsetWidth + 14, bottom];
}

/** A ring round what is selected, and a red one round what has contested claims. */
function drawRing(context, one) {
  const chosen = state.selection.type === "entity" && state.selection.number === one.id;
  if (!chosen && !DISPUTED.has(one.id)) return;
  context.beginPath();
  context.arc(one.at.x, one.at.y, one.radius + (chosen ? 4 : -2), 0, 2 * Math.PI);
  context.lineWidth = chosen ? 2.5 : 1.6;
  context.strokeStyle = chosen ? colour("ink") : colour("contested");
  context.stroke();
}

function labelOrder(number) {
  if (state.selection.type === "entity" && state.selection.number === number) return -2;
  if (number === view.hovered) return -1;
  return DISPUTED.has(number) ? RANK.get(number) / 4 : RANK.get(number);
}

function placeLabel(context, one, taken) {
  const { font, lines, width, height } = shaped(context, one.id);
  const { x, y } = one.at;
  const gap = one.radius + (one.order === -2 ? 8 : 3);
  const far = focused() !== null ? [0, 9, 16] : [0, 9];
  const places = far.flatMap((more) => corners(x, y, gap + more, width, height));
  const open = (rank) => ([left, top]) =>
    taken.isFree([left, top, left + width, top + height], one.box, rank);
  // An important label may lie on the nodes of much less important ones.
  const corner = places.find(open()) || (one.order < 20 && places.find(open(one.order + 12))) ||
    (one.order < 0 ? places[0] : null);
  if (!corner) return;
  taken.add([corner[0] - 6, corner[1] - 5, corner[0] + width + 6, corner[1] + height + 5]);
  const ink = colour(one.order < 20 || view.near.size ? "ink" : "label");
  drawLines(context, lines, font, corner, width, ink);
}

/** Where the upper left corner of a label may be, the best first: below, beside, above, askew. */
function corners(x, y, gap, width, height) {
  const askew = gap * 0.65;
  return [
    [x - width / 2, y + gap], [x + gap + 1, y - height / 2], [x - gap - 1 - width, y - height / 2],
    [x - width / 2, y - gap - height], [x + askew, y + askew], [x - askew - width, y + askew],
    [x + askew, y - askew - height], [x - askew - width, y - askew - height],
  ];
}

function drawLines(context, lines, font, [left, top], width, ink) {
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colour("stage");
  context.fillStyle = ink;
  lines.forEach((line, number) => {
    const y = top + 7 + number * 14;
    context.strokeText(line, left + width / 2, y);
    context.fillText(line, left + width / 2, y);
  });
}

/** On a small graph of a view's own query, every line says what it is, where there is room. */
function drawAskedLabels(context, taken) {
  for (const { id } of GRAPH.edges) {
    if (id !== view.hoveredLine && isAlive(id)) drawLineLabel(context, id, taken);
  }
}

/**
 * The property of most claims on a line, and how many other properties there are. What nobody
 * states says so: "denied: similar to".
 */
function lineText(claims) {
  const found = new Map();
  for (const claim of claims.map((number) => DATA.claims[number])) {
    const name = term(claim.predicate).label;
    found.set(name, [...(found.get(name) || []), leadOf(claim)]);
  }
  const [[name, leads], ...rest] = [...found].sort((a, b) => b[1].length - a[1].length);
  const first = leads.every((lead) => lead === leads[0]) ? leads[0] + name : name;
  return rest.length ? `${first} + ${rest.length}` : first;
}

/** What a line says, at its middle, when there is room. */
function drawLineLabel(context, id, taken) {
  const edge = EDGE.get(id);
  if (!isAlive(id)) return;
  const text = ASKED ? clipped(ASKED.get(id).join(", ")) : lineText(leftOf(CLAIMS_ON.get(id)));
  const font = `italic 500 11px ${FACE}`;
  context.font = font;
  const width = context.measureText(text).width;
  const from = view.network.canvasToDOM(NODE.get(edge.from));
  const to = view.network.canvasToDOM(NODE.get(edge.to));
  for (const share of [0.5, 0.62, 0.38]) {
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    const corner = [x - width / 2, y - 7];
    if (!taken.isFree([x - width / 2, y - 7, x + width / 2, y + 7], null)) continue;
    taken.add([corner[0] - 2, corner[1] - 1, corner[0] + width + 2, corner[1] + 15]);
    drawLines(context, [text], font, corner, width, colour("accent"));
    return;
  }
}
