"use strict";

/** Shortest paths over the lines that the filters leave: fewest steps, then the strongest words. */
function pathClaims(from, to) {
  const both = [`${from}-${to}`, `${to}-${from}`].flatMap((id) => CLAIMS_ON.get(id) || []);
  return both.filter((number) => filters.left.has(number) && affirms(DATA.claims[number]));
}

function affirms(claim) {
  return claim.assertions.some((one) => one.polarity === "affirmed" && !replacedBy(one)
    && !one.garbled && filters.assertionPasses(one));
}

/** How weak the best word for a step is: a fact before a claim, a claim before an opinion. */
function weakness(numbers) {
  return Math.min(...numbers.map((number) => {
    const claim = DATA.claims[number];
    const words = claim.assertions.filter((one) => filters.assertionPasses(one));
    const best = Math.min(...words.map((one) => MODALITIES.indexOf(one.modality)));
    return isContested(claim) ? Math.max(best, 1) : best;
  }));
}

/** What each entity is joined with by claims that are left and affirmed, with their weakness. */
function joins() {
  const found = new Map();
  const put = (one, other, cost) => {
    if (!found.has(one)) found.set(one, new Map());
    const known = found.get(one).get(other) ?? Infinity;
    found.get(one).set(other, Math.min(known, cost));
  };
  for (const [id, numbers] of CLAIMS_ON) {
    const left = numbers.filter((number) => filters.left.has(number) && affirms(DATA.claims[number]));
    if (!left.length) continue;
    const [from, to] = id.split("-").map(Number);
    const cost = weakness(left);
    put(from, to, cost);
    put(to, from, cost);
  }
  return found;
}

/** The entities along the shortest path, both ends included; null when there is none. */
function shortestPath(from, to) {
  const graph = joins();
  let ring = new Map([[from, { cost: 0, before: null }]]);
  const known = new Map(ring);
  while (ring.size && !known.has(to)) {
    const next = new Map();
    for (const [one, { cost }] of [...ring].sort(([a], [b]) => a - b)) {
      for (const [other, more] of graph.get(one) || []) {
        if (known.has(other)) continue;
        const better = !next.has(other) || cost + more < next.get(other).cost;
        if (better) next.set(other, { cost: cost + more, before: one });
      }
    }
    next.forEach((value, one) => known.set(one, value));
    ring = next;
  }
  if (!known.has(to)) return null;
  const path = [];
  for (let one = to; one !== null; one = known.get(one).before) path.unshift(one);
  return path;
}

/** The steps of a path, each with its two entities and its claims. */
function pathSteps({ from, to }) {
  const path = shortestPath(from, to);
  return path && path.slice(1).map((two, place) =>
    ({ one: path[place], two, claims: pathClaims(path[place], two) }));
}
