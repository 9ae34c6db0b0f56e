"use strict";

/**
 * The time filter: a window of days, and whether claims without a date stay. A claim is dated by
 * itself or by the events in it. The bars are the periods in which something is dated, the empty
 * ones left out, so that one early date does not press all others together.
 */
const DATED = DATA.claims.filter((claim) => claim.span);
const PERIODS = periods(DATED.flatMap((claim) => claim.span));

/** The days, months, quarters, years or decades that the dates fall in, in order, 24 at most. */
function periods(days) {
  const sizes = [dayPeriod, monthPeriod, yearPeriod, decadePeriod];
  for (const size of sizes) {
    const found = new Map(days.map(size).map((one) => [one.first, one]));
    if (found.size <= 24 || size === decadePeriod) {
      return [...found.values()].sort((a, b) => (a.first < b.first ? -1 : 1));
    }
  }
  return [];
}

function dayPeriod(day) {
  return { first: day, last: day };
}

function monthPeriod(day) {
  const [year, month] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { first: `${day.slice(0, 7)}-01`, last: `${day.slice(0, 7)}-${last}` };
}

function yearPeriod(day) {
  return { first: `${day.slice(0, 4)}-01-01`, last: `${day.slice(0, 4)}-12-31` };
}

function decadePeriod(day) {
  return { first: `${day.slice(0, 3)}0-01-01`, last: `${day.slice(0, 3)}9-12-31` };
}

/** Whether the days that the claim may mean meet the window. */
function timePasses(claim) {
  const { from, until, undated } = filters.time;
  if (!claim.span) return undated;
  return (!until || claim.span[0] <= until) && (!from || claim.span[1] >= from);
}

function timeSays() {
  const { from, until, undated } = filters.time;
  const window = [from && `from ${dayWords(from)}`, until && `until ${dayWords(until)}`];
  return [...window, undated ? "" : "only dated claims"].filter(Boolean).join(" ");
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day as people write it: 29 Jan 2025. */
function dayWords(day) {
  const [year, month, of] = day.split("-").map(Number);
  return `${of} ${MONTHS[month - 1]} ${year}`;
}

/** Two days as one span of time, as short as it can be said. */
function spanWords([first, last]) {
  if (first === last) return dayWords(first);
  if (yearPeriod(first).first === first && yearPeriod(first).last === last) return first.slice(0, 4);
  const [year, month] = first.split("-").map(Number);
  if (monthPeriod(first).first === first && monthPeriod(first).last === last) {
    return `${MONTHS[month - 1]} ${year}`;
  }
  return `${dayWords(first)} – ${dayWords(last)}`;
}

function timeGroup() {
  const box = el("input", { type: "checkbox", checked: filters.time.undated, id: "undated" });
  box.addEventListener("change", () => {
    filters.time.undated = box.checked;
    drawWindow();
    filters.apply();
  });
  const row = el("li", {}, el("label", {}, box, el("span", { class: "name" }, "without a date")),
    el("span", { class: "count" }, grouped(TALLY.undated)));
  const open = byId("filters").querySelector("details.time")?.open ?? true;
  const group = el("details", { class: "time", open }, el("summary", {}, "Time"),
    PERIODS.length > 1 ? [histogram(), slider("from"), slider("until")] : null,
    el("p", { class: "window", id: "window" }, windowWords()), el("ul", {}, row));
  return group;
}

function windowWords() {
  if (!PERIODS.length) return "No claim has a date.";
  const { from, until } = filters.time;
  return `${dayWords(from || PERIODS[0].first)} – ${dayWords(until || PERIODS.at(-1).last)}`;
}

/** A bar a period: how many claims may fall in it; those out of the window are pale. */
function histogram() {
  const counts = PERIODS.map(({ first, last }) =>
    DATED.filter(({ span }) => span[0] <= last && span[1] >= first).length);
  const most = Math.max(1, ...counts);
  const wide = 180 / PERIODS.length;
  const bars = PERIODS.map((one, place) => {
    const high = Math.max(2, (36 * counts[place]) / most);
    const bar = svg("rect", { x: place * wide + 0.5, y: 38 - high, width: Math.max(wide - 1, 0.5),
      height: high, rx: 1, "data-period": place, class: inWindow(one) ? "bar" : "bar out" });
    bar.append(svg("title", {}, `${spanWords([one.first, one.last])}: ${plural(counts[place], "claim")}`));
    return bar;
  });
  return svg("svg", { viewBox: "0 0 180 38", preserveAspectRatio: "none", class: "histogram", role: "img",
    "aria-label": `Claims by date, from ${windowWords()}` }, ...bars);
}

function inWindow({ first, last }) {
  const { from, until } = filters.time;
  return (!until || first <= until) && (!from || last >= from);
}

/** Where the slider stands for the day of the window. */
function standing(end) {
  const day = filters.time[end];
  if (!day) return end === "from" ? 0 : PERIODS.length - 1;
  const found = end === "from" ? PERIODS.findIndex((one) => one.last >= day)
    : PERIODS.findLastIndex((one) => one.first <= day);
  return found < 0 ? (end === "from" ? PERIODS.length - 1 : 0) : found;
}

function slider(end) {
  const label = end === "from" ? "Earliest" : "Latest";
  const input = el("input", { type: "range", min: 0, max: PERIODS.length - 1, step: 1,
    "aria-label": label, id: `time-${end}`, value: standing(end),
    "aria-valuetext": dayWords(PERIODS[standing(end)].first) });
  input.addEventListener("input", () => {
    moveWindow(end, Number(input.value));
    drawWindow();
    filters.apply();
  });
  return input;
}

/** Move one end of the window to a period; the other end gives way. */
function moveWindow(end, place) {
  const { time } = filters;
  time[end] = end === "from" ? (place > 0 ? PERIODS[place].first : "")
    : (place < PERIODS.length - 1 ? PERIODS[place].last : "");
  if (end === "from" && time.until && time.until < time.from) time.until = PERIODS[place].last;
  if (end === "until" && time.from && time.until && time.from > time.until) {
    time.from = place > 0 ? PERIODS[place].first : "";
  }
}

/** Show the window as it is now, without taking the sliders away from under the pointer. */
function drawWindow() {
  byId("window").textContent = windowWords();
  for (const bar of document.querySelectorAll("rect[data-period]")) {
    bar.setAttribute("class", inWindow(PERIODS[bar.dataset.period]) ? "bar" : "bar out");
  }
  for (const end of ["from", "until"]) {
    const input = byId(`time-${end}`);
    if (!input) continue;
    input.value = standing(end);
    const { first, last } = PERIODS[standing(end)];
    input.setAttribute("aria-valuetext", dayWords(end === "from" ? first : last));
  }
}
