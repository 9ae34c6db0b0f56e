"use strict";

/** Start the page: draw what is fixed, listen, and follow the address. */
function start() {
  readPalette();
  const documents = plural(DATA.documents.length, "document");
  byId("lead").textContent = `${plural(DATA.claims.length, "claim")} from ${documents}. ` +
    "Click an entity or a line to read who says so, how surely, and where.";
  startSearch();
  startTable();
  startGraph();
  startTools();
  filters.listeners.push(() => {
    if (state.following) return; // the selection that follows draws everything
    paint();
    drawPanel();
    VIEWS[state.view]();
    drawSummary();
    writeAddress(true);
  });
  addEventListener("popstate", followAddress);
  addEventListener("hashchange", followAddress);
  addEventListener("keydown", pageKey);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themeChanged);
  followAddress();
  themeChanged();
  document.documentElement.dataset.ready = "true";
}

function startTools() {
  byId("fit").addEventListener("click", () => fitGraph(true));
  for (const name of Object.keys(VIEWS)) {
    byId(`show-${name}`).addEventListener("click", () => { showView(name); writeAddress(); });
  }
  startExports();
  byId("theme").addEventListener("click", () => {
    keepTheme(isDark() ? "light" : "dark");
    setTheme(isDark() ? "light" : "dark");
    writeAddress(true);
  });
  byId("show-filters").addEventListener("click", () => toggleFilters());
  for (const link of document.querySelectorAll("a.skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      byId(link.dataset.focus).focus();
    });
  }
  new ResizeObserver(resized()).observe(byId("canvas"));
}

function toggleFilters(open = !document.body.classList.contains("filtering")) {
  document.body.classList.toggle("filtering", open);
  byId("show-filters").setAttribute("aria-expanded", String(open));
}

/** Fit again when the canvas gets another size than it had at the start. */
function resized() {
  const size = () => `${byId("canvas").offsetWidth} ${byId("canvas").offsetHeight}`;
  let last = size();
  return () => {
    if (size() === last || !byId("canvas").offsetWidth) return;
    last = size();
    requestAnimationFrame(() => { paint(); fitGraph(); });
  };
}

/** The theme that was chosen on this page before; a file or a frame may have no storage. */
function keptTheme() {
  try {
    const kept = localStorage.getItem("airace-theme");
    return ["light", "dark"].includes(kept) ? kept : "";
  } catch {
    return "";
  }
}

function keepTheme(theme) {
  try {
    localStorage.setItem("airace-theme", theme);
  } catch {
    // without storage the address alone keeps it
  }
}

/** Take a theme, or with none what the system has. */
function setTheme(theme) {
  if (theme === (document.documentElement.dataset.theme || "")) return;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  themeChanged();
}

function themeChanged() {
  readPalette();
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  for (const mark of document.querySelectorAll("path[data-kind]")) {
    const look = KINDS.get(mark.dataset.kind);
    mark.setAttribute("fill", isDark() ? look.dark : look.light);
  }
  paint();
}

function pageKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) &&
    !/^(checkbox|radio)$/.test(event.target.type);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("find").focus();
  } else if (event.key === "Escape") {
    if (document.body.classList.contains("filtering")) toggleFilters(false);
    else if (state.selection.type !== "overview") select({ type: "overview" });
  }
}

start();
