"use strict";

/** A field that finds one entity by name or alias: letters, arrows, Enter; Escape gives it up. */
function picker(id, label, number, chosen) {
  const found = { rows: [], active: -1 };
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = el("input", { id, type: "search", role: "combobox", autocomplete: "off",
    spellcheck: "false", "aria-autocomplete": "list", "aria-controls": `${id}-list`,
    "aria-expanded": "false", placeholder: "name or alias …",
    value: number === undefined ? "" : DATA.entities[number].label });
  const close = () => { found.rows = []; draw(); };
  const choose = (place) => {
    const one = found.rows[place];
    if (!one) return;
    input.value = DATA.entities[one.number].label;
    close();
    chosen(one.number);
  };
  const draw = () => {
    replaceChildren(list, found.rows.map((one, place) => pickerRow(id, one, place, found, choose)));
    list.hidden = !found.rows.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${found.active}`);
    if (!list.hidden) byId(`${id}-${found.active}`)?.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => {
    Object.assign(found, { rows: suggestions(input.value), active: 0 });
    draw();
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => pickerKey(event, found, draw, choose, close));
  return el("div", { class: "picker" }, el("label", { for: id }, label), input, list);
}

function pickerRow(id, { number, name }, place, found, choose) {
  const entity = DATA.entities[number];
  const alias = name === entity.label ? null : el("span", { class: "alias" }, name);
  const row = el("li", { id: `${id}-${place}`, role: "option",
    "aria-selected": String(place === found.active) }, kindIcon(entity.kind),
    el("span", { class: "name" }, entity.label, alias));
  row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
  return row;
}

function pickerKey(event, found, draw, choose, close) {
  const count = found.rows.length;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && count) {
    event.preventDefault();
    found.active = (found.active + steps[event.key] + count) % count;
    draw();
  } else if (event.key === "Enter") {
    event.preventDefault();
    choose(Math.max(found.active, 0));
  } else if (event.key === "Escape" && count) {
    event.stopPropagation();
    close();
  }
}
