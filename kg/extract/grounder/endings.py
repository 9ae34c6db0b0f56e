"""Words that are an end of a name: "Sonnet" of "Claude 3.5 Sonnet", "Foo" of "Foo Labs"."""

from __future__ import annotations

import re

from kg.extract.grounder.names import Names
from kg.extract.grounder.occurrence import is_name_of
from kg.identifiers import fold
from kg.model import Mention

__all__ = ["begins_name", "ends_name", "opens_name", "stands_alone"]

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_RUN = r"(?<![\w.])((?:[A-Z]\w*|\d\w*)(?:\.\w+)*(?:[ -](?:[A-Z]\w*|\d\w*)(?:\.\w+)*)*)[ -]"


def begins_name(label: str, words: str, names: Names) -> bool:
    """Return whether the words are the label of a company without what firms add to a name.

    They may name another thing too: "Foo" a product and the company "Foo AI".
    """
    head, _, form = label.rpartition(" ")
    head = head.rstrip(",")
    return fold(head) == fold(words) and form.strip("().,").casefold() in names.cues.forms


#: a word with a capital or a digit that goes on or leads up to a name
_MORE = re.compile(r"[ -](?:[A-Z][\w.-]*|\d[\w.-]*)")
_LESS = re.compile(r"([A-Z]\w*(?:\.\w+)*)[ -]$")
#: a shorter word is no name of a firm that is cut short
_SHORTEST_HEAD = 4


def stands_alone(text: str, start: int, end: int, names: Names) -> bool:
    """Return whether no longer name goes on at the place: "Foo" is not told of by "Foo Voice 2"."""
    before = _LESS.search(text, max(0, start - 30), start)
    opening = {*names.cues.openers, *names.cues.anaphors, *names.cues.filler}
    led = before is not None and before[1].casefold() not in opening
    return not led and _MORE.match(text, end) is None


def opens_name(label: str, start: int, end: int, text: str, names: Names) -> bool:
    """Return whether the place holds the first word of a name that the text has whole before.

    "Calyx" is "Calyx Semiconductor" where the whole name stands before, nothing else that the text
    names before begins with the word, and the word names nothing else and nothing at all.
    """
    head, words = label.partition(" ")[0], text[start:end]
    known = names.owner(fold(head))
    if words != head or " " not in label or known not in (None, label) or not _is_name(head, names):
        return False
    if not stands_alone(text, start, end, names):
        return False
    before = text[:start]
    whole = re.search(rf"(?<![\w-]){re.escape(label)}(?![\w-])", before)
    return whole is not None and not _begins_another(label, head, before)


def _is_name(head: str, names: Names) -> bool:
    """Return whether the word can be a name by itself: not "New", "American" or "GPT"."""
    nations = {word for every in names.cues.nationalities.values() for word in every}
    plain = head.casefold()
    common = plain in nations or plain in names.cues.openers or plain in names.cues.fresh
    return len(head) >= _SHORTEST_HEAD and head[0].isupper() and not head.isupper() and not common


def _begins_another(label: str, head: str, before: str) -> bool:
    """Return whether the text has the word in small letters, or before another word with a capital.

    A version behind it ("Calyx 4", "Calyx N4") makes a thing of the same firm.
    """
    if re.search(rf"(?<![\w-]){re.escape(head.casefold())}(?![\w-])", before):
        return True
    found = re.findall(rf"(?<![\w-])({re.escape(head)}[ -][A-Z][A-Za-z.]*)(?![\w-])", before)
    return any(not label.startswith(one.rstrip(".")) for one in found)


def ends_name(
    label: str, here: Mention, text: str, mentions: tuple[Mention, ...], names: Names
) -> bool:
    """Return whether the words at the place are the last ones of the label, and can be no other's.

    A mention must record where the whole name stands before them, or where its other words do:
    in the same sentence ("the Foo 3 family: Opus, Sonnet"), or in an earlier one that lists them
    too. Behind a sentence's end no other name before may have the same end.
    """
    words = text[here.start : here.end]
    head = _head(label, words)
    if not head or names.owner(fold(words)) not in (None, label):
        return False
    before = [one for one in mentions if not one.anaphor and one.end <= here.start]
    whole = [one for one in before if fold(one.name) == fold(label) and _names(one, text, names)]
    parts = [one for one in before if fold(one.name) == fold(head) and _names(one, text, names)]
    if whole:
        return _is_alone(label, words, text[: here.end], names)
    if any(not _SENTENCE_END.search(text, one.end, here.start) for one in parts):
        return True
    listed = any(_is_listed(one, words, text) for one in parts)
    return listed and _is_alone(label, words, text[: here.end], names)


def _head(label: str, words: str) -> str:
    """Return the label without these words at its end, or nothing when it does not end so."""
    cut = len(label) - len(words)
    if cut < 2 or label[cut:] != words or label[cut - 1] not in " -":
        return ""
    return label[: cut - 1]


def _names(one: Mention, text: str, names: Names) -> bool:
    inside = 0 <= one.start < one.end <= len(text)
    return inside and is_name_of(one.name, text[one.start : one.end], names)


def _is_listed(one: Mention, words: str, text: str) -> bool:
    """Return whether the words stand in the sentence of the mention, behind it."""
    stop = _SENTENCE_END.search(text, one.end)
    end = stop.start() if stop else len(text)
    return bool(re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text[one.end : end]))


def _is_alone(label: str, words: str, before: str, names: Names) -> bool:
    """Return whether no other name before has the same end: "Claude 3 Opus", "Claude 4 Opus"."""
    key, cues = fold(label), names.cues
    opening = {*cues.anaphors, *cues.filler, *cues.openers}
    for match in re.finditer(_RUN + re.escape(words) + r"(?![\w-])", before):
        named = match[1].split(" ")
        while named and named[0].casefold() in opening:
            named = named[1:]
        if not named:
            continue
        spoken = fold(" ".join([*named, words]))
        if not (key.endswith(spoken) or spoken.endswith(key)):
            return False
    return True
