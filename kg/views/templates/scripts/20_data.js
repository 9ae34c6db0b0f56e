"use strict";

const DATA = unpacked(JSON.parse(byId("claims").textContent));
const GRAPH = JSON.parse(byId("graph").textContent);
const OPTIONS = JSON.parse(byId("options").textContent);

const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
/** The positions of records by their identifiers; made when the first is asked for. */
class Index {
  constructor(records) {
    this.records = records;
    this.known = null;
  }

  get(id) {
    this.known ??= new Map(this.records.map((one, number) => [one.id, number]));
    return this.known.get(id);
  }
}

const ENTITY_AT = new Index(DATA.entities);
const CLAIM_AT = new Index(DATA.claims);
const DISAGREEMENT_AT = new Index(DATA.disagreements);
const DOCUMENT_OF = new Map(DATA.documents.map((one, number) => [one.entity, number]));
const NODE = new Map(GRAPH.nodes.map((node) => [node.id, node]));
const EDGE = new Map(GRAPH.edges.map((edge) => [edge.id, edge]));

const MODALITIES = ["stated", "claimed", "alleged", "predicted", "opinion", "asked"];
const STATUSES = ["contested", ...MODALITIES, "garbled", "superseded"];

function term(name) {
  return DATA.terms[name] || { label: name, says: "" };
}

/** The pair of entities that a claim joins, as the builder decides it; null when there is none. */
function ends(claim) {
  const target = claim.object ?? claim.others[0] ?? claim.subject;
  return target === claim.subject ? null : `${claim.subject}-${target}`;
}

/** The lines that a view's own query draws, each with the words of its properties; null when claims do. */
const ASKED = DATA.links.length ? new Map() : null;
for (const { source, target, label } of DATA.links) {
  const id = `${source}-${target}`;
  ASKED.set(id, [...new Set([...(ASKED.get(id) || []), label])]);
}

/** The lines that a claim stands behind: its own, or all that the query draws between what it is about. */
function linesBehind(claim) {
  if (!ASKED) {
    const own = ends(claim);
    return own ? [own] : [];
  }
  const about = [...new Set([claim.subject, claim.object, ...claim.others])];
  return about.flatMap((one) => about.map((two) => `${one}-${two}`)).filter((id) => ASKED.has(id));
}

const ABOUT = DATA.entities.map(() => ({ subject: [], object: [], other: [], voice: [], reported: [] }));
/** The claims on each line, also on lines that a large graph does not draw at first. */
const CLAIMS_ON = new Map([...(ASKED ? ASKED.keys() : []), ...GRAPH.edges.map((edge) => edge.id)]
  .map((id) => [id, []]));
/** The claims that no line stands for: they give values, words or dates. */
const LINELESS = [];
/** The entities at the end of a line, drawn or not. */
const JOINED = new Set();

/** What each of some records gives, each once; most claims have one assertion only. */
function distinct(records, of) {
  return records.length === 1 ? [of(records[0])] : new Set(records.map(of));
}

DATA.claims.forEach((claim, number) => {
  ABOUT[claim.subject].subject.push(number);
  if (claim.object !== undefined && claim.object !== claim.subject) {
    ABOUT[claim.object].object.push(number);
  }
  for (const other of distinct(claim.others, (one) => one)) {
    if (other !== claim.subject && other !== claim.object) ABOUT[other].other.push(number);
  }
  for (const voice of distinct(claim.assertions, (one) => one.claimant)) {
    if (!DOCUMENT_OF.has(voice)) ABOUT[voice].voice.push(number);
  }
  for (const document of distinct(claim.assertions, documentOf)) {
    ABOUT[DATA.documents[document].entity].reported.push(number);
  }
  const lines = linesBehind(claim);
  if (!lines.length) LINELESS.push(number);
  for (const line of lines) {
    const known = CLAIMS_ON.get(line);
    if (known) known.push(number);
    else CLAIMS_ON.set(line, [number]);
    if (!ASKED) JOINED.add(claim.subject).add(claim.object ?? claim.others[0]);
  }
});
for (const { source, target } of DATA.links) JOINED.add(source).add(target);

function documentOf(assertion) {
  return DATA.places[assertion.place].document;
}

/** What the release is called that took the place of an assertion's document; nothing where none did. */
function replacedBy(assertion) {
  return DATA.documents[documentOf(assertion)].replaced;
}

/** The assertions of a claim without those of replaced releases; all, where there are no others. */
function currentOf(assertions) {
  const found = assertions.filter((one) => !replacedBy(one));
  return found.length ? found : assertions;
}

/** How many claims are about an entity: as subject, object or qualifier. */
function weight(number) {
  const about = ABOUT[number];
  return about.subject.length + about.object.length + about.other.length;
}

function isContested(claim) {
  return claim.status === "contested";
}

/** Whether sources disagree about it, also where a person has settled it. */
function isDisputed(claim) {
  return isContested(claim) || claim.disagreements.length > 0;
}

/**
 * The strongest manner in which a claim is put forward; `denied` when all who speak of it deny it,
 * `superseded` when only replaced releases of a table do, `garbled` when only places do that a
 * person judged to be garbled.
 */
function manner(claim) {
  if (claim.status === "superseded" || claim.status === "garbled") return claim.status;
  const standing = claim.assertions.filter((one) => !one.garbled);
  if (standing.every((one) => one.polarity === "denied")) return "denied";
  return MODALITIES[Math.min(...standing.map((one) => MODALITIES.indexOf(one.modality)))];
}

/** What goes before a sentence so that nothing but what is stated reads as a fact. */
function leadOf(claim) {
  const how = manner(claim);
  return how === "stated" ? "" : `${term(how).label}: `;
}

function reading(claim) {
  return leadOf(claim) + claim.sentence;
}

/** The lines that touch an entity, as ids of edges. */
const LINES_OF = new Map(GRAPH.nodes.map((node) => [node.id, []]));
for (const edge of GRAPH.edges) {
  LINES_OF.get(edge.from).push(edge.id);
  LINES_OF.get(edge.to).push(edge.id);
}

/** The entities that disagreements are about. */
const DISPUTED = new Set(DATA.disagreements.map((one) => one.subject));
