"""Whether a sentence tells of a claim's subject, or of another that stands there.

A name may stand in a passage and have no part in what it tells: in one list with the other part, in
a clause by the way that is closed before, or in a sentence before, where the next tells of another.
"""

from __future__ import annotations

from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.regions import Region
from kg.extract.grounder.standing import Passage
from kg.identifiers import fold
from kg.model import Candidate, Range
from kg.model.segments import paragraphs, sentences

__all__ = ["of_another"]

Span = tuple[int, int]


def of_another(claim: Candidate, passage: Passage, region: Region) -> str:
    """Return of whom the words tell instead of the claim's parts, or nothing."""
    if not region.named or region.nominal or region.owned or region.exemplified:
        return ""
    rule = passage.names.vocabulary.properties[claim.predicate]
    if rule.range is Range.ENTITY and not rule.symmetric and _in_one_list(region):
        return "its two parts only stand in one list"
    if _left_behind(region):
        return "one of its parts only stands in a clause by the way"
    other = _other_head(claim, passage, region) or _called_so(claim, passage, region)
    return f"that sentence tells of {other}" if other else ""


def _in_one_list(region: Region) -> bool:
    """Return whether the parts are names of one list: "joined by Foo, Bar and Baz"."""
    first, second = sorted(region.parts)
    turns, text = region.cues.turns, region.text
    between = text[first[1] : second[0]]
    if not (text[first[0]].isupper() and text[second[0]].isupper()):
        return False
    if turns["listed"].fullmatch(between) is None or turns["joins"].search(between) is None:
        return False
    if text[second[1] : second[1] + 1] in ("'", "’"):
        return False
    return between.strip() != "," or turns["list_on"].match(text, second[1]) is not None


def _left_behind(region: Region) -> bool:
    """Return whether one part stands in a clause by the way that ends before the other."""
    first, second = sorted(region.parts)
    turns, text = region.cues.turns, region.text
    for one in turns["inner"].finditer(text, *region.sentence):
        inside = one.start() < first[0] and first[1] < one.end() <= second[0]
        heads = not text[one.start() + 1 : first[0]].strip()
        if inside and not heads and turns["verb_on"].match(text, one.end()):
            return True
    return False


def _other_head(claim: Candidate, passage: Passage, region: Region) -> str:
    """Return the name with which the sentence of the object begins, where the subject has none."""
    subject, told = region.parts
    text = passage.text
    here = next((one for one in _sentences(text) if one[0] <= told[0] < one[1]), None)
    if here is None or subject[1] > here[0]:
        return ""
    head = region.cues.turns["other_head"].match(text, *here)
    if head is None or head.start("name") <= told[0] < head.end("name"):
        return ""
    name, names = head["name"], passage.names
    if isinstance(names, KnownNames):
        kinds = {names.kind_of(one) for one in (name, claim.subject)} - {""}
        if len(kinds) > 1:
            return ""
    if _is_own(name, claim.subject, passage):
        return ""
    return name if _is_name(name, head.start("name"), text, passage) else ""


def _called_so(claim: Candidate, passage: Passage, region: Region) -> str:
    """Return which other name is called by the object right there: "chip giant Foo"."""
    turns, text, told = region.cues.turns, region.text, region.parts[1]
    if not text[told[0] : told[1]].strip() or passage.places(claim.object) != [told]:
        return ""
    behind = turns["kind_named"].match(text, told[1])
    before = turns["named_kind"].search(text, region.sentence[0], told[0])
    before = before if turns["kind_on"].match(text, told[1]) else None
    found = [one["name"] for one in (behind, before) if one]
    return next((one for one in found if not _is_own(one, claim.subject, passage)), "")


def _is_own(name: str, subject: str, passage: Passage) -> bool:
    """Return whether the name is one of the subject, or shares a word with it."""
    own = {fold(one) for one in passage.names.names_of(subject)}
    own |= {fold(one) for each in passage.names.names_of(subject) for one in each.split()}
    return fold(name) in own or any(fold(one) in own for one in name.split())


def _is_name(name: str, at: int, text: str, passage: Passage) -> bool:
    """Return whether a capital at the head of a sentence makes a name: it stands elsewhere."""
    if passage.names.owner(fold(name)) is not None:
        return True
    cues = passage.names.cues
    if name.casefold() in {*cues.openers, *cues.anaphors, *cues.filler}:
        return False
    places = (one for one in _places(name, text) if one != at)
    return any(text[max(0, one - 2) : one - 1].islower() for one in places)


def _places(name: str, text: str) -> list[int]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + 1)
    return found


def _sentences(text: str) -> list[Span]:
    return [one for line in paragraphs(text) for one in sentences(text, *line)]
