"""Whether the words of a passage give the value of a proposal: amounts, dates, distances."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grounder.amounts import read_amounts
from kg.extract.grounder.dating import DateWords, date_refusal, distance_refusal, read_date_words
from kg.extract.grounder.occurrence import folded_places
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.standing import Passage
from kg.identifiers import fold
from kg.model import Candidate, Range, RelativeDate, parse_date, parse_quantity, parse_relative

__all__ = ["value_refusals"]

Span = tuple[int, int]


def value_refusals(
    candidate: Candidate, kind: Range, passage: Passage
) -> Iterator[tuple[str, str]]:
    """Yield the part and the reason for each thing about the value that the words do not give."""
    options = dict(candidate.options)
    said, hedge = options.get("said", ""), options.get("hedge", "")
    if hedge and not folded_places(hedge, passage.words):
        yield "words", f"the passage does not hold the hedge '{hedge}'"
    places = _whole_places(said, passage.words)
    if said and not places:
        yield "value", f"the passage does not hold the wording '{said}'"
    elif kind in (Range.QUANTITY, Range.DATE) and not said:
        yield "value", f"how the passage words '{candidate.object}' is not given (said)"
    elif kind is Range.QUANTITY:
        yield from _amount(candidate, _chosen(candidate, places, passage), passage)
    elif kind is Range.DATE:
        yield from _date(candidate, said, _chosen(candidate, places, passage), passage)


def _whole_places(said: str, words: str) -> list[Span]:
    """Return where the wording stands, not begun or ended within a word or a number."""
    return [(a, b) for a, b in quote_places(said, words) if not (_cut(words, a) or _cut(words, b))]


def _cut(words: str, at: int) -> bool:
    """Return whether a cut at this place would go through a word or a number."""
    before, after = words[:at][-1:], words[at : at + 1]
    if before.isalnum() and after.isalnum():
        return True
    inner = before and before in ".," and words[: at - 1][-1:].isdigit() and after.isdigit()
    outer = after and after in ".," and before.isdigit() and words[at + 1 : at + 2].isdigit()
    return bool(inner or outer)


def _chosen(candidate: Candidate, places: list[Span], passage: Passage) -> list[Span]:
    """Return the places of the wording that a mention points to, else all of them."""
    said = dict(candidate.options).get("said", "")
    wanted = {fold(said), fold(candidate.object)}
    pointed = [
        (a, b)
        for a, b in places
        for one in passage.mentions
        if fold(one.name) in wanted and _overlap((a, b), one.start, one.end, passage.start)
    ]
    return pointed or places


def _overlap(place: Span, start: int, end: int, offset: int) -> bool:
    return place[0] + offset < end and start < place[1] + offset


def _amount(
    candidate: Candidate, places: list[Span], passage: Passage
) -> Iterator[tuple[str, str]]:
    """Refuse the amount unless it is what the wording gives, at each place where that stands."""
    try:
        wanted = parse_quantity(candidate.object, passage.names.table)
    except ValueError as error:
        yield "value", str(error)
        return
    readings = read_amounts(passage.words, passage.names)
    for start, end in places:
        inside = [one for one in readings if start <= one.start and one.end <= end]
        given = [quantity.text for one in inside for quantity in one.quantities]
        said = passage.words[start:end]
        if wanted.text not in given and wanted.text not in _shared(
            (start, end), wanted.unit, passage
        ):
            also = f"; they give {' or '.join(dict.fromkeys(given))}" if given else ""
            yield "value", f"the words '{said}' do not give {wanted.text}{also}"
            return


def _shared(place: Span, unit: str, passage: Passage) -> list[str]:
    """Return what a bare figure gives in a unit that the passage has elsewhere: "of which 6B".

    One that has a unit of its own, or is followed by what it counts, gives nothing.
    """
    said, words = passage.words[slice(*place)], passage.words
    turns = passage.names.cues.turns
    bare = turns["bare"].fullmatch(said) and turns["bare_behind"].match(words, place[1])
    if not (bare and unit.isalpha() and passage.holds_word(unit)):
        return []
    if any(_overlap(place, one.start, one.end, 0) for one in read_amounts(words, passage.names)):
        return []
    readings = read_amounts(f"{said} {unit}", passage.names)
    return [quantity.text for one in readings for quantity in one.quantities]


def _date(
    candidate: Candidate, said: str, places: list[Span], passage: Passage
) -> Iterator[tuple[str, str]]:
    relative = parse_relative(candidate.object)
    if relative is not None:
        yield from _distance(relative, said, passage)
        return
    try:
        parse_date(candidate.object, passage.names.table)
    except ValueError as error:
        yield "value", str(error)
        return
    for place in places:
        why = _day(candidate, said, place, passage)
        if why:
            yield "value", f"'{said}' does not give {candidate.object}: {why}"
            return


def _day(candidate: Candidate, said: str, place: Span, passage: Passage) -> str:
    """Return why the words at the place do not give the date, or nothing."""
    cues, inferred = passage.names.cues, dict(candidate.options).get("inferred", "")
    worded: list[DateWords | None] = [
        one
        for one in read_date_words(passage.words, cues)
        if one.start < place[1] and place[0] < one.end
    ]
    found = [date_refusal(candidate.object, one, said, inferred, cues) for one in worded or [None]]
    return "" if "" in found else found[0]


def _distance(relative: RelativeDate, said: str, passage: Passage) -> Iterator[tuple[str, str]]:
    why = distance_refusal(relative, said, passage.names.cues)
    if why:
        yield "value", why
    if passage.way(relative.anchor) is None:
        yield "object", f"the anchor '{relative.anchor}' does not stand in the passage"
