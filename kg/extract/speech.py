"""Who speaks in a sentence, for which part of it, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.masking import Masked
from kg.extract.patterns import Patterns
from kg.extract.spans import NAME, Span

__all__ = ["Voice", "main_subject", "voices"]

WHO = "{who:Organization|Person|Group|Name}"


@dataclass(frozen=True)
class Voice:
    """A speaker with the part of the masked sentence that is theirs.

    `who` is None where the words name nobody. `sure` says that the speaker is named right there;
    `at` is the place of an adverb ("reportedly"), which reaches only what stands around it.
    """

    start: int
    end: int
    who: Span | None
    modality: str
    hedge: str = ""
    denied: bool = False
    sure: bool = True
    at: int = -1


@dataclass(frozen=True)
class _Rule:
    expression: re.Pattern[str]
    scope: str
    modality: str
    denied: bool
    unnamed: bool


def _either(words: list[str]) -> str:
    return f"(?:{'|'.join(words).replace(' ', '_')})"


@lru_cache(maxsize=4)
def _rules(patterns: Patterns) -> tuple[_Rule, ...]:
    found = []
    for row in patterns.rules.speech["frames"]:
        for modality, words in patterns.rules.speech["verbs"].items():
            if modality not in row.get("modalities", patterns.rules.speech["verbs"]):
                continue
            body = row["pattern"].replace("{said}", _either(words)).replace("{who}", WHO)
            expression = (patterns.lead() if row.get("lead") == "true" else "") + patterns.free(
                body
            )
            denied = modality == "denied"
            said = "claimed" if denied else modality
            found.append(
                _Rule(re.compile(expression), row["scope"], said, denied, "unnamed" in row)
            )
    return tuple(found)


@lru_cache(maxsize=4)
def _unnamed(patterns: Patterns) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w-])(?:{one})(?![\w-])" for one in _hearsay(patterns)))


def _hearsay(patterns: Patterns) -> list[str]:
    return list(patterns.rules.speech["hearsay"])


def voices(masked: Masked, patterns: Patterns) -> list[Voice]:
    """Return every voice of the sentence, the narrower ones first."""
    found: list[Voice] = []
    for rule in _rules(patterns):
        for match in rule.expression.finditer(masked.text):
            found += _voice(masked, rule, match)
    for match in _unnamed(patterns).finditer(masked.text):
        at = match.start() if match[0].endswith("ly") else -1
        found.append(Voice(0, len(masked.text), None, "alleged", match[0], at=at))
    return sorted(found, key=lambda one: (one.who is None, one.end - one.start))


def _voice(masked: Masked, rule: _Rule, match: re.Match[str]) -> Iterator[Voice]:
    named = match.groupdict().get("who")
    who = _span_of(masked, named) if named else main_subject(masked, match.start())
    if rule.unnamed or (who and who.kind == NAME):
        who = None
    begin, end = 0, len(masked.text)
    if rule.scope == "after":
        begin = match.end()
        stop = re.search(r";|, (?:but|while|whereas) ", masked.text[begin:])
        end = begin + stop.start() if stop else end
    elif rule.scope == "before":
        end = match.start()
        begin = masked.text.rfind(";", 0, end) + 1
    yield Voice(begin, end, who, rule.modality, denied=rule.denied, sure=bool(named))


def _span_of(masked: Masked, sign: str) -> Span:
    return masked.spans[int(sign.partition("#")[2].rstrip(">"))]


_SUBJECTS = ("company", "division", "publisher", "person", "government", "organization")


def main_subject(masked: Masked, before: int, kinds: tuple[str, ...] = _SUBJECTS) -> Span | None:
    """Return the name of these kinds with which the sentence opens, up to a place.

    By default an organization or a person. None when none stands before the place, or when the
    first one does not open it.
    """
    found = re.compile(rf"<(?:{'|'.join(kinds)})#(\d+)>")
    hits = list(found.finditer(masked.text, 0, before))
    if not hits:
        return None
    first = masked.spans[int(hits[0][1])]
    labels = {masked.spans[int(hit[1])].label for hit in hits}
    front = masked.text[: hits[0].start()]
    opens = not re.search(
        r"\b(?:of|by|for|from|with|to|at|in|on|after|than)\s+(?:[^\s,]+\s+)?$", front
    )
    owner = masked.text[hits[0].end() : hits[0].end() + 2].startswith("'")
    listed = re.match(rf"\s*(?:,|and|&)\s+{found.pattern}", masked.text[hits[0].end() :])
    return first if opens and not listed and (len(labels) == 1 or not owner) else None
