"use strict";

/** The data as records again: kg/views/compact.py says how they are written as columns. */
function unpacked(data) {
  const entities = recordsOf(data.entities);
  const places = recordsOf(data.places);
  for (const place of places) {
    place.end += place.start;
    place.link ??= passageLink(data.documents[place.document].url, place.words);
  }
  const assertions = recordsOf(data.claims.assertions);
  const claims = recordsOf(data.claims);
  let first = 0;
  for (const claim of claims) {
    claim.assertions = assertions.slice(first, first + claim.assertions);
    first += claim.assertions.length;
    if (data.marks) claim.sentence = unmarked(claim, entities, data.marks);
  }
  return { ...data, entities, places, claims };
}

function recordsOf({ count, columns }) {
  const names = Object.keys(columns);
  const found = Array.from({ length: count }, () => ({}));
  for (const name of names) {
    const values = valuesOf(columns[name], count);
    for (let number = 0; number < count; number += 1) {
      const value = values[number];
      if (value !== null) found[number][name] = value;
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
  const list = Array.isArray(column.usual);
  const values = Array.from({ length: count }, () => (list ? [...column.usual] : column.usual));
  let at = 0;
  column.steps.forEach((step, place) => {
    at += step;
    values[at] = column.but[place];
  });
  return values;
}

/** The sentence with what its marks stand for: labels of subject, object and qualifier, the value. */
function unmarked(claim, entities, marks) {
  const ends = [claim.subject, claim.object, claim.others[0]];
  const said = [...ends.map((one) => (one === undefined ? "" : entities[one].label)), claim.value || ""];
  let sentence = claim.sentence;
  // From the last to the first, as they were put in from the first to the last.
  for (let place = marks.length - 1; place >= 0; place -= 1) {
    const at = sentence.indexOf(marks[place]);
    if (at >= 0) sentence = sentence.slice(0, at) + said[place] + sentence.slice(at + 1);
  }
  return sentence;
}

/** The address with a text fragment, as kg/views/places.py makes it. */
function passageLink(address, words) {
  if (!address || !words) return address;
  const code = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  const text = encodeURIComponent(words).replace(/[!'()*-]/g, code);
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}
