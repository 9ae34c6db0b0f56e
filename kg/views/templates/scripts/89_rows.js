"use strict";

/** The claims that are left, for taking away: as CSV, and as the query that gives the same rows. */
const CSV_COLUMNS = ["claim", "sentence", "status", "claimant", "modality", "polarity", "selfInterested",
  "document", "paragraph", "words", "earliest", "latest", "assertion"];

/** One row an assertion that passes the filters, in the order of the query. */
function exportRows() {
  const base = namespaceOf("id");
  const whole = (id) => (/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : base + id);
  const rows = [...filters.left].flatMap((number) => {
    const claim = DATA.claims[number];
    return claim.assertions.filter((one) => filters.assertionPasses(one)).map((one) => {
      const place = DATA.places[one.place];
      const [earliest, latest] = claim.span || ["", ""];
      return [whole(claim.id), claim.sentence, claim.status, DATA.entities[one.claimant].label,
        one.modality, one.polarity, String(one.self === true), DATA.documents[place.document].label,
        String(place.paragraph), place.words, earliest, latest, whole(one.id)];
    });
  });
  return rows.sort((a, b) => compareText(a[0], b[0]) || compareText(a[12], b[12]));
}

function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows as CSV; a cell that a spreadsheet would take for a formula is disarmed. */
function csvText() {
  const cell = (text) => {
    const risky = /^[=+\-@\t\r\n]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
    const safe = risky ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [CSV_COLUMNS, ...exportRows()].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function namespaceOf(prefix) {
  return DATA.query.match(new RegExp(`PREFIX ${prefix}: <([^>]*)>`))?.[1] || "";
}

/** An identifier as a term of SPARQL; letters that an address cannot have are encoded. */
function termOf(id, prefix = "id") {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : namespaceOf(prefix) + id;
  const code = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  return `<${whole.replace(/[\u0000-\u0020<>"{}|^`\\]/g, code)}>`;
}

/** The filters as lines of SPARQL. */
function queryFilters() {
  const { off, only, time } = filters;
  const list = (names) => names.map((name) => termOf(name, "air")).join(", ");
  const lines = [];
  if (off.document.size) {
    const names = [...off.document].map((one) => termOf(DATA.entities[DATA.documents[one].entity].id));
    lines.push(`FILTER(?document_ NOT IN (${names.join(", ")}))`);
  }
  if (off.modality.size) lines.push(`FILTER(?modality_ NOT IN (${list([...off.modality])}))`);
  if (off.status.size) lines.push(`FILTER(?status_ NOT IN (${list([...off.status])}))`);
  if (only.contested) lines.push(`FILTER EXISTS { ?disagreement ${termOf("member", "air")} ?claim }`);
  if (only.self) lines.push("FILTER(?selfInterested = true)");
  const classes = [...off.kind].flatMap((kind) => KINDS.get(kind).classes);
  if (classes.length) for (const end of ["subject", "object"]) lines.push(...notOfKind(end, classes));
  if (!time.undated) lines.push("FILTER(BOUND(?earliest))");
  const day = (text) => `"${text}"^^xsd:date`;
  if (time.from) lines.push(`FILTER(!BOUND(?latest) || ?latest >= ${day(time.from)})`);
  if (time.until) lines.push(`FILTER(!BOUND(?earliest) || ?earliest <= ${day(time.until)})`);
  return lines;
}

/** An entity is of a class when it is of none below it. */
function notOfKind(end, classes) {
  return ["FILTER NOT EXISTS {",
    `  VALUES ?off { ${classes.map((name) => termOf(name, "air")).join(" ")} }`,
    `  ?${end} a ?off .`,
    `  FILTER NOT EXISTS { ?${end} a ?below . ?below rdfs:subClassOf ?off . FILTER(?below != ?off) }`,
    "}"];
}

/** The query that gives the rows of the CSV; it runs in any SPARQL engine that holds the graph. */
function queryText() {
  const close = DATA.query.lastIndexOf("}\nORDER BY");
  const lines = queryFilters().map((line) => `  ${line}\n`).join("");
  return DATA.query.slice(0, close) + lines + DATA.query.slice(close);
}
