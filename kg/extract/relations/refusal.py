"""Why a match may not be proposed: its clause doubts it, leaves it open, or tells of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.reference.speech import Voice
from kg.extract.relations.countering import countered
from kg.extract.relations.framing import Hit
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.words import words_of

__all__ = [
    "clause_before",
    "clause_behind",
    "is_bygone",
    "partaking",
    "refusal_of",
    "undone",
]


@dataclass(frozen=True)
class _Shared:
    """Where a subject is not, or not alone, that of its verb.

    `listed`: names in front of a single one that share its verb ("Foo, Bar and the startup");
    `inside`: what leads to a name that a comma closes, which then belongs to that clause, but for
    `spoken`: "said that" in front of the name;
    `other`: where a clause about another name begins between subject and verb (", Foo was");
    `saying`: where the subject only says something of another (", which said that Foo").
    """

    listed: re.Pattern[str]
    inside: re.Pattern[str]
    other: re.Pattern[str]
    spoken: re.Pattern[str]
    saying: re.Pattern[str]


@lru_cache(maxsize=4)
def _shared(patterns: Patterns) -> _Shared:
    joints, leading = patterns.listed("joints"), patterns.listed("leading_in")
    saying = patterns.listed("reporting")
    words, clause = r"(?:[a-z][\w-]*\s+)", r"(?:^|[,;:\u2014(\"]\s*|\bthat\s+)"
    return _Shared(
        listed=re.compile(
            rf"{clause}{words}{{0,6}}?<(?P<kind>\w+)#\d+>(?:,\s*<\w+#\d+>)*,?\s+{joints}\s+"
            rf"{words}{{0,3}}$"
        ),
        inside=re.compile(rf"(?<![\w-]){leading}\s"),
        other=re.compile(
            rf",\s+{words}{{0,3}}?<(?P<kind>\w+)#\d+>\s+{patterns.listed('finite')}(?![\w-])"
        ),
        spoken=re.compile(rf"(?<![\w-]){saying}\s+that\s+$"),
        saying=re.compile(
            rf",\s+(?:which|who)\s+{words}{{0,2}}?(?!t(?:old|ell)){saying}\s+(?:that\s+)?"
            rf"{words}{{0,3}}?<(?:company|organization|division|person|product|aimodel|name)#"
        ),
    )


def refusal_of(hit: Hit, text: str, voice: Voice | None, patterns: Patterns) -> str:
    """Return why the match may not be proposed, or nothing."""
    return next(_reasons(hit, text, voice, patterns), "")


def partaking(hit: Hit, masked: Masked, patterns: Patterns) -> str:
    """Return why "its" is not that of whom the sentence names as an object by the way, if it is."""
    for one in hit.slots.get("s", ()):
        meant = (each for each in masked.spans if (each.start, each.end) == one.antecedent)
        named = next((each for each in meant if not each.anaphor), None)
        by_the_way = patterns.turns["refusal"]["by_the_way"]
        if named and by_the_way.search(masked.text[: masked.place(named)]):
            return f"{named.label} is named by the way, and may not be meant"
    return ""


def _reasons(hit: Hit, text: str, voice: Voice | None, patterns: Patterns) -> Iterator[str]:
    before, behind = clause_before(text, hit.start), clause_behind(text, hit.end, patterns)
    for blocked in words_of(patterns, "blockers", "doubters").finditer(before):
        if not (_is_ahead(hit, patterns) and words_of(patterns, "talks").fullmatch(blocked[0])):
            yield f"'{blocked[0]}' keeps it from being said as a fact"
    if not_done := undone(hit, text, patterns):
        yield not_done
    yield from _unnamed(hit, text, voice, patterns)
    if refused := words_of(patterns, "conditions_behind").search(behind):
        yield f"'{refused[0]}' makes it depend on something"
    if gone := words_of(patterns, "undone").match(behind.lstrip()):
        yield f"'{gone[0]}' is said of it"
    later = words_of(patterns, "ahead_behind").match(behind.lstrip(" ,"))
    if later and not _is_ahead(hit, patterns):
        yield f"'{later[0]}' says that it lies ahead"
    if against := countered(hit, text, before, patterns):
        yield against
    yield from _limited(hit, before, behind, patterns)
    yield from _of_another(hit, text, before, patterns)


def _limited(hit: Hit, before: str, behind: str, patterns: Patterns) -> Iterator[str]:
    """Yield why it holds no more, not of the whole, or by another's doing, or was dismissed."""
    if " that " in f" {before}" and (gone := words_of(patterns, "dismissed").match(behind.strip())):
        yield f"'{gone[0]}' is said of it"
    if "crossed" in hit.frame.options and words_of(patterns, "caused").search(before):
        yield "another makes it do so"
    if "current" in hit.frame.options and is_bygone(before + hit.words, patterns):
        yield "it is no longer so"
    if "whole" in hit.frame.options:
        there = patterns.turns["refusal"]["there"].search(before)
        if there or words_of(patterns, "partial").match(behind.lstrip()):
            yield "it is a figure of a part only"


def is_bygone(words: str, patterns: Patterns) -> bool:
    """Return whether words say that it is no longer so; "a former employee who joined" do not."""
    gone = words_of(patterns, "moved_on").sub(" ", words)
    return words_of(patterns, "bygone").search(gone) is not None


def _is_ahead(hit: Hit, patterns: Patterns) -> bool:
    """Return whether the match tells itself that it might or will be."""
    told = hit.frame.modality == "predicted"
    return told or words_of(patterns, "modal").search(hit.between) is not None


def undone(hit: Hit, text: str, patterns: Patterns) -> str:
    """Return why what a noun names has not come about, or nothing: "dropped its takeover of"."""
    if "undoable" not in hit.frame.options:
        return ""
    found = words_of(patterns, "undoing").search(clause_before(text, hit.start) + hit.words)
    if found:
        return f"'{found[0]}' tells of what did not come about"
    tail = hit.words.rpartition(">")[2] + text[hit.end :]
    bought = words_of(patterns, "goods").match(tail.lstrip())
    return f"'{bought[0]}' of it, not the whole" if bought else ""


def _unnamed(hit: Hit, text: str, voice: Voice | None, patterns: Patterns) -> Iterator[str]:
    """Yield why nobody is known to say it."""
    if voice is not None:
        if voice.who is None and voice.modality != "alleged":
            yield "who says it is not named"
        return
    if words_of(patterns, "unattributed").search(clause_before(text, hit.start)):
        yield "who says it is not named"
    if words_of(patterns, "own_person").search(text, 0, hit.start):
        yield "it is not known who 'we' are"
    if text.count('"', 0, hit.start) % 2 == 1:
        yield "it stands in a quotation whose speaker is not named there"


def _of_another(hit: Hit, text: str, before: str, patterns: Patterns) -> Iterator[str]:
    """Yield why the subject of the match may not be that of its verb alone.

    What is found by weights (`weighed`) has been weighed with all names that stand between.
    """
    if "weighed" in hit.frame.options:
        return
    shared, turns = _shared(patterns), patterns.turns["refusal"]
    leading = shared.spoken.sub("", before)
    closed = turns["closed"].match(hit.between) and shared.inside.search(leading)
    if turns["with"].search(before) or closed or shared.saying.match(hit.between):
        yield "it stands in a clause about another"
    first = min(hit.slots.values(), key=lambda every: every[0].start)
    other = shared.other.search(hit.between)
    if other and _alike(other["kind"], first[0].kind, patterns):
        yield "another name stands nearer to the verb"
    listed = shared.listed.search(text[: hit.start])
    if len(first) == 1 and listed and _alike(listed["kind"], first[0].kind, patterns):
        yield "it is said of several together"


def _alike(kind: str, other: str, patterns: Patterns) -> bool:
    """Return whether two kinds of names may be subjects of one verb."""
    groups = ("Organization|Name", "AIModel|ModelFamily|Product|Hardware", "Person")
    sets = [set(patterns.kinds(one)) for one in groups]
    return any({kind, other.lower()} <= one for one in sets)


def clause_before(text: str, at: int) -> str:
    """Return the words of the clause that stand in front of a place."""
    begin = max(text.rfind(sign, 0, at) for sign in ";:\u2014")
    comma = text.rfind(", ", 0, at)
    return text[max(begin, comma) + 1 : at]


def clause_behind(text: str, at: int, patterns: Patterns) -> str:
    """Return the words behind a place, up to where another clause begins."""
    end = patterns.turns["refusal"]["clause_end"].search(text[at:])
    return text[at : at + end.start()] if end else text[at:]
