"use strict";

/**
 * Make an element. Strings become text nodes and attributes, never markup; handlers are given
 * as functions. Nothing from the data may reach the page in any other way.
 */
function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

function replaceChildren(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

function button(label, onclick, properties) {
  return el("button", { type: "button", click: onclick, ...properties }, label);
}

/** A link out of the page; only web addresses become one. */
function outLink(address, ...children) {
  if (!/^https?:\/\//i.test(address)) return el("span", {}, ...children);
  const rel = "noopener noreferrer";
  return el("a", { class: "out", href: address, target: "_blank", rel }, ...children);
}

/** A whole number with commas; the browser's own tables of languages cost 80 ms to load. */
function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function plural(count, one, many) {
  return `${grouped(count)} ${count === 1 ? one : many || one + "s"}`;
}

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 1l6.5 7L8 15L1.5 8z",
  triangle: "M8 1.8L15 14H1z",
  triangleDown: "M8 14.2L15 2H1z",
  hexagon: "M4.6 2h6.8L15 8l-3.6 6H4.6L1 8z",
  star: "M8 .8l2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12.1l-4.5 2.6 1.1-5.1L.7 6.1l5.2-.5z",
};

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The mark of a class of entities, in the shape and colour that it has in the graph. */
function kindIcon(kind) {
  const look = KINDS.get(kind);
  const mark = svg("path", { d: SHAPES[look.shape] || SHAPES.dot, "data-kind": kind });
  mark.setAttribute("fill", isDark() ? look.dark : look.light);
  const box = { viewBox: "0 0 16 16", width: 14, height: 14, class: "icon", "aria-hidden": "true" };
  return svg("svg", box, mark);
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The colours of the style sheet that the canvas needs, read once for each theme. */
const palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "label", "stage", "edge", "accent", "contested"]) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function colour(name) {
  return palette[name];
}
