"""Claims by what a user typed: an identifier, the start of one, or a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import UnknownName
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.phrase import filled
from kg.graph.question import entity_term, read_question, text_term
from kg.query.assertions import Row, read_rows, rows_of
from kg.query.claims import STRENGTH
from kg.query.lists import Listed, open_list

__all__ = ["get_claim", "read_sentences"]

_WHOLE, _HEX = re.compile("[0-9a-f]{16}"), re.compile("[0-9a-f]+")
#: how much of an identifier must be written, so that it is not taken for a word
SHORTEST = 4
#: of more claims than this only those that begin alike are offered in place of an unknown one
MANY = 20_000
#: so many places of a sentence are tried as the one where its qualifiers begin
MOST_READINGS = 4


def read_sentences(engine: Engine, queries: Path, claims: list[str] | None = None) -> list[Row]:
    """Return `claim` and `sentence` of these claims, or of every claim, by sentence."""
    return rows_of(engine, queries, "sentences", **({} if claims is None else {"claim": claims}))


def get_claim(engine: Engine, queries: Path, wanted: str) -> list[Row]:
    """Return the rows of one claim, named by its identifier, the start of it, or its sentence.

    What holds in both directions (A competes with B) is found in either. Raises UnknownName when
    none, or more than one, answers to it.
    """
    of = engine, queries
    plain = wanted.removeprefix(ID).removeprefix("claim:").removeprefix("claim/").strip()
    known = _found(*of, plain)
    if not known:
        turned = _turned(*of, plain)
        known = sorted({key for one in turned for key in _found(*of, one)})
    if len(known) == 1:
        return read_rows(*of, claim=known)
    if known:
        fix = f"write more of it: {', '.join(known[:5])}"
        raise UnknownName.single("", f"'{wanted}' is the start of {len(known)} claims", fix)
    if _starting(*of, plain):
        what = f"'{wanted}' is too short for the start of an identifier"
        raise UnknownName.single("", what, f"write {SHORTEST} signs of it at least")
    raise UnknownName.single("", f"there is no claim '{wanted}'", _near(*of, plain))


def _found(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the claims that answer to it, those with exactly these words before any other."""
    named = _written_out(engine, queries, plain)
    if len(named) == 1:
        return named
    starting = _starting(engine, queries, plain) if len(plain) >= SHORTEST else []
    return sorted({*named, *starting, *_alike(engine, queries, plain)})


def _written_out(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the claims with exactly this identifier or this sentence: no need to read all."""
    leads = ("", *(f"{how}: " for how in (*STRENGTH, "denied", "garbled")))
    bare = {plain.removeprefix(lead) for lead in leads}
    question = read_question(queries / "commands" / "sentences.rq")
    fixed = {"sentence": [f"{text_term(one)}@en" for one in sorted(bare)]}
    if _WHOLE.fullmatch(plain):
        fixed = {"claim": [entity_term(f"claim/{plain}")]}
    return sorted({row["claim"].removeprefix(ID) for row in engine.texts(question.bound(fixed))})


def _starting(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the claims whose identifier begins so."""
    if not _HEX.fullmatch(plain):
        return []
    key, listed = f"claim/{plain}", open_list(engine, queries, "claims")
    if listed is None:
        known = [row["claim"].removeprefix(ID) for row in read_sentences(engine, queries)]
    else:
        first, end = listed.beginning(key)
        known = listed.some(first, end - first) if first < end else []
    return [one for one in known if one.startswith(key)]


def _alike(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the claims with this sentence in whatever case."""
    wanted, listed = plain.casefold(), open_list(engine, queries, "sentences")
    leads = ("", *(f"{how}: " for how in (*STRENGTH, "denied", "garbled", "superseded")))
    bare = {wanted.removeprefix(lead) for lead in leads}
    rows = (
        read_sentences(engine, queries)
        if listed is None
        else [row for one in sorted(bare) for row in _around(listed, one)]
    )
    return [row["claim"].removeprefix(ID) for row in rows if row["sentence"].casefold() in bare]


def _around(listed: Listed, key: str) -> list[Row]:
    first, end = listed.around(key)
    claims = listed.some(first, end - first) if first < end else []
    return read_sentences(listed.engine, listed.queries, claims)


def _turned(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the sentence the other way round, where its property holds in both directions.

    What narrows it keeps its place at the end: "A competes with B in C" turns to "B competes
    with A in C". A name may hold the words of a qualifier, so each reading is returned.
    """
    found = []
    for row in rows_of(engine, queries, "symmetric"):
        first, _, rest = row["phrase"].partition("{s}")
        between, _, last = rest.partition("{o}")
        parts = map(re.escape, (first, between, last))
        pattern = "{}(?P<s>.+){}(?P<o>.+){}".format(*parts)
        match = re.fullmatch(pattern, plain, re.IGNORECASE)
        if match:
            for name, narrowed in _narrowed(engine, queries, match["o"]):
                turned = filled(row["phrase"], {"s": name, "o": match["s"]})
                found.append(f"{turned}{narrowed}")
    return found


def _narrowed(engine: Engine, queries: Path, words: str) -> list[tuple[str, str]]:
    """Return where the name in front may end and the qualifiers begin: whole, then each way."""
    leads = {row["phrase"].partition("{q}")[0] for row in rows_of(engine, queries, "qualifiers")}
    lead = re.compile("|".join(rf" {re.escape(one)}" for one in sorted(leads)), re.IGNORECASE)
    places = [match.start() for match in lead.finditer(words)][:MOST_READINGS]
    return [(words, ""), *((words[:at], words[at:]) for at in places)]


def _near(engine: Engine, queries: Path, wanted: str) -> str:
    """Return the sentences nearest to what was wanted, as the cure of an error."""
    from kg.resolve.suggestion import near_names

    listed = open_list(engine, queries, "sentences")
    many = listed is not None and listed.size > MANY
    rows = _around(listed, wanted.casefold()) if listed and many else []
    rows = rows if many or not wanted else read_sentences(engine, queries)
    sentences = [row["sentence"] for row in rows]
    near = _holding(wanted, sentences) or near_names(wanted, sentences) if wanted else []
    return f"did you mean: {' | '.join(near)}" if near else "`kg show ENTITY` lists claims"


def _holding(wanted: str, sentences: list[str], most: int = 3) -> list[str]:
    """Return the shortest sentences that hold the words as they stand: a claim without its ends.

    >>> _holding("a beats b", ["A beats B in coding", "A beats B", "C beats A"])
    ['A beats B', 'A beats B in coding']
    """
    words = wanted.casefold()
    held = {one for one in sentences if words in one.casefold()}
    return sorted(held, key=lambda one: (len(one), one))[:most]
