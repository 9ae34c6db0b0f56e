"use strict";

/** What can be taken away: the picture as PNG or SVG, the claims as CSV, and their query. */
const EXPORTS = [
  ["PNG of the graph", exportPng], ["SVG of the graph", exportSvg],
  ["CSV of the claims shown", exportCsv], ["SPARQL for the same rows", openQuery],
];

function startExports() {
  const menu = byId("export-menu");
  const open = (on) => {
    menu.hidden = !on;
    byId("export").setAttribute("aria-expanded", String(on));
  };
  replaceChildren(menu, EXPORTS.map(([label, act]) => el("li", {},
    button(label, () => { open(false); byId("export").focus(); act(); }))));
  byId("export").addEventListener("click", () => {
    open(menu.hidden);
    if (!menu.hidden) menu.querySelector("button").focus();
  });
  const box = byId("export").parentElement;
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) open(false); });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    event.stopPropagation();
    open(false);
    byId("export").focus();
  });
}

/** Hand a file to the browser's downloads. */
function save(name, content) {
  const address = URL.createObjectURL(content);
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function exportCsv() {
  save("claims.csv", new Blob(["\ufeff", csvText()], { type: "text/csv;charset=utf-8" }));
}

function exportSvg() {
  save("graph.svg", new Blob([svgText()], { type: "image/svg+xml" }));
}

/** The canvas as it is seen, on the ground that it has on the page. */
function exportPng() {
  const seen = document.querySelector("#canvas canvas");
  const copy = el("canvas", { width: seen.width, height: seen.height });
  const context = copy.getContext("2d");
  context.fillStyle = colour("stage");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(seen, 0, 0);
  copy.toBlob((blob) => save("graph.png", blob), "image/png");
}

/** The graph as SVG, drawn from the positions; the serializer escapes whatever a name holds. */
function svgText() {
  const nodes = GRAPH.nodes.filter((node) => view.shown.has(node.id));
  const box = nodes.length ? bounds(nodes) : { left: 0, top: 0, width: 100, height: 100 };
  const rim = 90 * view.unit;
  const size = [box.left - rim, box.top - rim, box.width + 2 * rim, box.height + 2 * rim];
  const ground = { x: size[0], y: size[1], width: size[2], height: size[3], fill: colour("stage") };
  const drawing = svg("svg", { viewBox: size.map((one) => one.toFixed(1)).join(" "),
    width: Math.round(size[2] / view.unit), height: Math.round(size[3] / view.unit) },
  svg("title", {}, xmlText(document.title)), svg("rect", ground),
  svg("g", { fill: "none", stroke: colour("edge") }, ...GRAPH.edges.map(svgEdge).filter(Boolean)),
  svg("g", {}, ...nodes.map(svgNode)),
  svg("g", { "font-family": "system-ui, sans-serif", "text-anchor": "middle", fill: colour("label") },
    ...nodes.map(svgLabel)));
  return new XMLSerializer().serializeToString(drawing);
}

/** Text without the letters that XML cannot hold. */
function xmlText(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

function svgEdge(edge) {
  const looks = edgeLooks(edge);
  if (looks.hidden) return null;
  const [from, to] = [NODE.get(edge.from), NODE.get(edge.to)];
  const line = svg("line", { x1: from.x.toFixed(1), y1: from.y.toFixed(1), x2: to.x.toFixed(1),
    y2: to.y.toFixed(1), stroke: looks.color.color, "stroke-opacity": looks.color.opacity,
    "stroke-width": looks.width.toFixed(2) });
  if (looks.dashes) line.setAttribute("stroke-dasharray", looks.dashes.map((one) => one.toFixed(1)).join(" "));
  return line;
}

function svgNode(node) {
  const kind = KINDS.get(DATA.entities[node.id].kind);
  const scale = node.size / 7;
  return svg("path", { d: SHAPES[kind.shape] || SHAPES.dot, fill: isDark() ? kind.dark : kind.light,
    transform: `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)}) scale(${scale.toFixed(2)}) translate(-8 -8)` },
  svg("title", {}, xmlText(DATA.entities[node.id].label)));
}

function svgLabel(node) {
  const size = 10 * view.unit;
  return svg("text", { x: node.x.toFixed(1), y: (node.y + node.size + size).toFixed(1),
    "font-size": size.toFixed(1) }, xmlText(DATA.entities[node.id].label));
}

/** The query in a box, to copy. */
function openQuery() {
  const box = el("textarea", { readonly: true, rows: 18, spellcheck: "false", id: "query-text",
    "aria-label": "SPARQL query" });
  box.value = queryText();
  const said = el("span", { role: "status", class: "note" });
  const copy = button("Copy", async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      said.textContent = "Copied.";
    } catch {
      said.textContent = "Selected: press Ctrl+C to copy.";
    }
  });
  const dialog = byId("query");
  replaceChildren(dialog, el("h2", {}, "The query behind what is shown"),
    el("p", { class: "note" }, "It gives the rows of the CSV, one an assertion. Run it with ",
      el("code", {}, "kg sparql -f FILE"), " or in any SPARQL engine that holds the graph."),
    box, el("div", { class: "tools-of" }, copy, button("Close", () => dialog.close()), said));
  dialog.showModal();
  box.focus();
  box.setSelectionRange(0, 0);
  box.scrollTop = 0;
}
