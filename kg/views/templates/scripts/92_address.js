"use strict";

/**
 * The whole state in the address: what is selected, which view, every filter. On the way back each
 * part is looked up among what is here; what is not found is left out, and the page says so.
 */
function namesOfSelection({ type, number, id, from, to, one, two }) {
  const entity = (at) => DATA.entities[at].id;
  const source = (at) => entity(DATA.documents[at].entity);
  if (type === "entity") return ["entity", entity(number)];
  if (type === "claim") return ["claim", DATA.claims[number].id];
  if (type === "disagreement") return ["disagreement", DATA.disagreements[number].id];
  if (type === "path") return ["path", `${entity(from)}~${entity(to)}`];
  if (type === "shared") return ["shared", `${source(one)}~${source(two)}`];
  const ends = id.split("-").map(Number);
  return ["line", ends.map(entity).join("~")];
}

function addressWords() {
  const words = new URLSearchParams();
  if (state.selection.type !== "overview") words.set(...namesOfSelection(state.selection));
  if (state.view !== "graph") words.set("view", state.view);
  if (focused() !== null) words.set("focus", String(focus.depth));
  const pair = compare.pair.map((one) => (one === undefined ? "" : DATA.entities[one].id));
  if (pair.some(Boolean)) words.set("pair", pair.join("~"));
  const { off, only, time } = filters;
  off.kind.forEach((one) => words.append("no-kind", one));
  off.document.forEach((one) => words.append("no-document", DATA.entities[DATA.documents[one].entity].id));
  off.modality.forEach((one) => words.append("no-modality", one));
  off.status.forEach((one) => words.append("no-status", one));
  Object.keys(only).filter((name) => only[name]).forEach((name) => words.append("only", name));
  if (time.from) words.set("from", time.from);
  if (time.until) words.set("until", time.until);
  if (!time.undated) words.set("undated", "no");
  if (table.words) words.set("find", table.words);
  if (table.sort !== "claim" || table.down) words.set("sort", `${table.down ? "-" : ""}${table.sort}`);
  const theme = document.documentElement.dataset.theme;
  if (theme) words.set("theme", theme);
  return words;
}

/** Write the state into the address; `replaced` leaves no step in the history. */
function writeAddress(replaced = false) {
  if (state.following) return;
  clearTimeout(state.writing);
  if (replaced) state.writing = setTimeout(() => putAddress("replaceState"), 120);
  else putAddress("pushState");
}

function putAddress(how) {
  if (location.protocol === "about:") return; // a notebook cell has no address of its own
  const hash = `#${addressWords().toString().replaceAll("%2F", "/").replaceAll("%7E", "~")}`;
  if (hash !== location.hash && (hash !== "#" || location.hash)) history[how](null, "", hash);
}

/** Look up two names with a ~ between them; undefined unless both are known. */
function pairOf(text, known) {
  const found = text.split("~").map((name) => known(name));
  return found.length === 2 && !found.includes(undefined) ? found : undefined;
}

function knownDocument(id) {
  return DOCUMENT_OF.get(ENTITY_AT.get(id));
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)) &&
    new Date(dayNumber(text) * 86400000).toISOString().startsWith(text);
}

/** A reader a word of the address: it writes what it understands into `found`, or returns false. */
const READERS = new Map(Object.entries({
  entity: (text, found) => chosen(found, { type: "entity", number: ENTITY_AT.get(text) }),
  claim: (text, found) => chosen(found, { type: "claim", number: CLAIM_AT.get(text) }),
  disagreement: (text, found) => chosen(found, { type: "disagreement", number: DISAGREEMENT_AT.get(text) }),
  line: (text, found) => {
    const id = pairOf(text, (name) => ENTITY_AT.get(name))?.join("-");
    return chosen(found, { type: "line", id: CLAIMS_ON.has(id) ? id : undefined });
  },
  path: (text, found) => {
    const [from, to] = pairOf(text, (name) => ENTITY_AT.get(name)) || [];
    return from !== to && chosen(found, { type: "path", from, to });
  },
  shared: (text, found) => {
    const [one, two] = pairOf(text, knownDocument) || [];
    return one !== two && chosen(found, { type: "shared", one, two });
  },
  view: (text, found) => text in VIEWS && Object.hasOwn(VIEWS, text) && put(found, "view", text),
  focus: (text, found) => DEPTHS.includes(Number(text)) && put(found, "focus", Number(text)),
  pair: (text, found) => {
    const pair = text.split("~").map((name) => (name ? ENTITY_AT.get(name) : null));
    if (pair.length !== 2 || pair.includes(undefined)) return false;
    return put(found, "pair", pair.map((one) => one ?? undefined));
  },
  "no-kind": (text, found) => KINDS.has(text) && found.off.kind.add(text),
  "no-document": (text, found) => knownDocument(text) !== undefined && found.off.document.add(knownDocument(text)),
  "no-modality": (text, found) => MODALITIES.includes(text) && found.off.modality.add(text),
  "no-status": (text, found) => STATUSES.includes(text) && found.off.status.add(text),
  only: (text, found) => Object.hasOwn(ONLY, text) && put(found.only, text, true),
  from: (text, found) => isDay(text) && put(found.time, "from", text),
  until: (text, found) => isDay(text) && put(found.time, "until", text),
  undated: (text, found) => text === "no" && put(found.time, "undated", false),
  find: (text, found) => text.length <= 200 && put(found, "words", text),
  sort: (text, found) => COLUMNS.some(([name]) => name === text.replace(/^-/, "")) &&
    put(found, "sort", { sort: text.replace(/^-/, ""), down: text.startsWith("-") }),
  theme: (text, found) => ["light", "dark"].includes(text) && put(found, "theme", text),
}));

function put(found, name, value) {
  found[name] = value;
  return true;
}

function chosen(found, selection) {
  return !Object.values(selection).includes(undefined) && put(found, "selection", selection);
}

/** What the address says, as far as it names things that are here; `unknown` is the rest. */
function readAddress() {
  const found = {
    selection: { type: "overview" }, view: "graph", focus: 0, pair: [undefined, undefined],
    off: { kind: new Set(), document: new Set(), modality: new Set(), status: new Set() },
    only: { contested: false, self: false }, time: { from: "", until: "", undated: true },
    words: "", sort: { sort: "claim", down: false }, theme: "", unknown: [],
  };
  for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
    if (!READERS.get(name)?.(text, found)) found.unknown.push(text ? `${name}=${text}` : name);
  }
  const { from, until } = found.time;
  if (from && until && from > until) {
    found.unknown.push(`from=${from}&until=${until}`);
    Object.assign(found.time, { from: "", until: "" });
  }
  return found;
}

function followAddress() {
  const found = readAddress();
  state.following = true;
  clearTimeout(state.writing);
  for (const [name, set] of Object.entries(found.off)) filters.off[name] = set;
  Object.assign(filters, { only: found.only, time: found.time });
  compare.pair = found.pair;
  table.words = byId("table-words").value = found.words;
  Object.assign(table, found.sort);
  setTheme(found.theme || keptTheme());
  drawFilters();
  filters.apply();
  showView(found.view);
  focus.depth = found.focus;
  select(found.selection, { silent: true, reveal: true });
  state.following = false;
  tellUnknown(found.unknown);
}

/** Say which parts of the address name nothing; they were ignored. */
function tellUnknown(unknown) {
  const note = byId("ignored");
  note.hidden = !unknown.length;
  const parts = unknown.slice(0, 4).map((text) => (text.length > 48 ? `${text.slice(0, 47)}…` : text));
  const more = unknown.length > 4 ? ` and ${unknown.length - 4} more` : "";
  replaceChildren(note, el("span", {}, "Ignored in the address, because nothing here has that name: ",
    el("code", {}, parts.join("  ")), more, ". "),
  button("Dismiss", () => { note.hidden = true; }, { class: "small" }));
}
