"use strict";

const BATCH = 200;

/**
 * The first of many things in a list, and below it a button for those that follow, some at a time.
 * `make` draws one; whoever pressed the button goes on at the first that is new.
 */
function beginning(list, things, make, first) {
  const more = el("div", { class: "more" });
  let drawn = 0;
  const draw = (until) => {
    list.append(...things.slice(drawn, until).map(make));
    drawn = Math.min(until, things.length);
    const left = things.length - drawn;
    const words = left > BATCH ? `Show ${BATCH} more of ${grouped(left)}` : `Show the other ${left}`;
    replaceChildren(more, left ? button(words, () => go(drawn), { class: "small" }) : null);
  };
  const go = (from) => {
    draw(from + BATCH);
    const next = list.children[from];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  };
  draw(first);
  return [list, more];
}
