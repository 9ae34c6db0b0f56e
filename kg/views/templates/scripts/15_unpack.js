"use strict";

/** The data as records again: kg/views/compact.py says how they are written as columns. */
function unpacked(data) {
  const entities = recordsOf(data.entities);
  const places = recordsOf(data.places);
  for (const place of places) {
    place.end += place.start;
  }
  const assertions = recordsOf(data.claims.assertions);
  const claims = recordsOf(data.claims);
  let first = 0;
  for (const claim of claims) {
    claim.assertions = claim.assertions === 1 ? [assertions[first]]
      : assertions.slice(first, first + claim.assertions);
    first += claim.assertions.length;
    if (data.marks) claim.sentence = unmarked(claim, entities, data.marks);
  }
  return { ...data, entities, places, claims };
}

function recordsOf({ count, columns }) {
  const lists = Object.entries(columns).map(([name, column]) => [name, valuesOf(column, count)]);
  // What all records have goes first: copies of one record are made at once, and are small.
  const whole = lists.filter(([, values]) => !values.includes(null));
  const first = Object.fromEntries(whole.map(([name, values]) => [name, values[0]]));
  const found = Array.from({ length: count }, () => ({ ...first }));
  for (const [name, values] of lists) {
    for (let number = 0; number < count; number += 1) {
      if (values[number] !== null) found[number][name] = values[number];
    }
  }
  return found;
}

function valuesOf(column, count) {
  if (Array.isArray(column)) return column;
  if (column.words) return column.at.map((place) => column.words[place]);
  if (column.text !== undefined) {
    const { prefix, width, text } = column;
    return Array.from({ length: count }, (_, place) => prefix + text.slice(place * width, (place + 1) * width));
  }
  const values = new Array(count).fill(column.usual);
  let at = 0;
  column.steps.forEach((step, place) => {
    at += step;
    values[at] = column.but[place];
  });
  return values;
}

/** The sentence with what its marks stand for: labels of subject, object and qualifier, the value. */
function unmarked(claim, entities, marks) {
  let { sentence } = claim;
  // From the last to the first, as they were put in from the first to the last.
  for (let place = marks.length - 1; place >= 0; place -= 1) {
    const at = sentence.indexOf(marks[place]);
    if (at < 0) continue;
    const end = place === 0 ? claim.subject : place === 1 ? claim.object : claim.others[0];
    const said = place === 3 ? claim.value : entities[end].label;
    sentence = sentence.slice(0, at) + said + sentence.slice(at + 1);
  }
  return sentence;
}

/** The address of a place; where the data leave it out, its document and its words give it. */
function linkOf(place) {
  return place.link ?? passageLink(DATA.documents[place.document].url, place.words);
}

/** The address with a text fragment, as kg/views/places.py makes it. */
function passageLink(address, words) {
  if (!address || !words) return address;
  const code = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  const text = encodeURIComponent(words).replace(/[!'()*-]/g, code);
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}
