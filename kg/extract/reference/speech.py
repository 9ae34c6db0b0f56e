"""Who speaks in a sentence, for which part of it, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.signs.expressions import compiled
from kg.extract.signs.masking import Masked
from kg.extract.signs.outline import Outline, outline, outlined
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import NAME, UNSURE, Span
from kg.extract.signs.subjects import described, main_subject

__all__ = ["Voice", "voices"]

WHO = "{who:Organization|Person|Group|Name}"


@dataclass(frozen=True)
class Voice:
    """A speaker with the part of the masked sentence that is theirs.

    `who` is None where nobody can be named. `sure` says that the speaker is named right there;
    `at` is the place of an adverb ("reportedly"), which reaches only what stands around it; `since`
    that of words that reach nothing that ends before them ("bought Foo, and is said to"); `via` is
    the medium that carried the words ("told Foo News").
    """

    start: int
    end: int
    who: Span | None
    modality: str
    hedge: str = ""
    denied: bool = False
    sure: bool = True
    at: int = -1
    since: int = -1
    via: Span | None = None


@dataclass(frozen=True)
class _Rule:
    """Where a speaker stands: by name, or in words ("the company") for one of `kinds`."""

    pattern: str
    lead: str
    outline: Outline
    scope: str
    modality: str
    denied: bool
    unnamed: bool
    kinds: tuple[str, ...] = ()


def _either(words: list[str]) -> str:
    return f"(?:{'|'.join(words).replace(' ', '_')})"


@lru_cache(maxsize=4)
def _rules(patterns: Patterns) -> tuple[_Rule, ...]:
    speech = patterns.rules.speech
    return tuple(
        one
        for row in speech["frames"]
        for modality, words in speech["verbs"].items()
        if modality in row.get("modalities", speech["verbs"])
        for one in _of_row(row, modality, words, patterns)
    )


def _of_row(
    row: dict[str, str], modality: str, words: list[str], patterns: Patterns
) -> Iterator[_Rule]:
    """Yield the rules of a frame for the verbs of one modality, one for each who may be meant."""
    lead = patterns.lead() if row.get("lead") == "true" else ""
    denied = modality == "denied"
    said = "claimed" if denied else modality
    named = row["pattern"].replace("{said}", _either(words)).replace("{who}", WHO)
    meant = patterns.rules.speech["described"] if "{desc}" in named else {"": ""}
    for kinds, description in meant.items():
        body = named.replace("{desc}", f"(?P<desc>{description})")
        yield _Rule(
            body, lead, outline(patterns, body), row["scope"], said, denied, "unnamed" in row,
            tuple(patterns.kinds(kinds)) if kinds else (),
        )  # fmt: skip


@lru_cache(maxsize=512)
def _expression(rule: _Rule, patterns: Patterns) -> re.Pattern[str]:
    return compiled(rule.lead + patterns.free(rule.pattern))


@lru_cache(maxsize=4)
def _unnamed(patterns: Patterns) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w-])(?:{one})(?![\w-])" for one in _hearsay(patterns)))


def _hearsay(patterns: Patterns) -> list[str]:
    return list(patterns.rules.speech["hearsay"])


@lru_cache(maxsize=4)
def _carried(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a medium that carries words: "told Foo News"."""
    return re.compile(patterns.free(patterns.rules.speech["carried"]))


def voices(masked: Masked, patterns: Patterns, earlier: Sequence[Masked] = ()) -> list[Voice]:
    """Return every voice of the sentence, the narrower ones first.

    `earlier` are the sentences before it of which a speaker who is only described may be one.
    """
    found: list[Voice] = []
    seen = outlined(masked.text, patterns)
    for rule in _rules(patterns):
        if not seen.holds(rule.outline):
            continue
        for match in _expression(rule, patterns).finditer(masked.text):
            found += _voice(masked, rule, match, earlier, patterns)
    found = [replace(one, via=_via(one, masked, patterns)) for one in found]
    for match in _unnamed(patterns).finditer(masked.text):
        at = match.start() if match[0].endswith("ly") else -1
        since = match.start() if match[0].endswith(" to") else -1
        whole = len(masked.text)
        found.append(Voice(0, whole, None, "alleged", match[0], at=at, since=since))
    return sorted(found, key=lambda one: (one.who is None, one.end - one.start))


def _voice(
    masked: Masked,
    rule: _Rule,
    match: re.Match[str],
    earlier: Sequence[Masked],
    patterns: Patterns,
) -> Iterator[Voice]:
    named = match.groupdict().get("who")
    if rule.kinds:
        who = described(masked, match.span("desc"), rule.kinds, earlier, patterns)
    else:
        who = _span_of(masked, named) if named else main_subject(masked, match.start(), patterns)
    if who and who.kind == NAME and rule.scope == "all":
        who = replace(who, kind="Organization", weight=UNSURE, reason="it is the source of a claim")
    if rule.unnamed or (who and who.kind == NAME):
        who = None
    begin, end = 0, len(masked.text)
    if rule.scope == "after":
        begin = match.end()
        stop = patterns.turns["speech"]["stop"].search(masked.text[begin:])
        end = begin + stop.start() if stop else end
    elif rule.scope == "before":
        end = match.start()
        begin = masked.text.rfind(";", 0, end) + 1
    yield Voice(begin, end, who, rule.modality, denied=rule.denied, sure=bool(named))


def _span_of(masked: Masked, sign: str) -> Span:
    return masked.spans[int(sign.partition("#")[2].rstrip(">"))]


def _via(voice: Voice, masked: Masked, patterns: Patterns) -> Span | None:
    """Return the one medium that carried the words, where it is named beside the speaker."""
    if voice.who is None:
        return None
    found = {}
    for match in _carried(patterns).finditer(masked.text):
        span = _span_of(masked, match["via"])
        found[span.label] = span
    return next(iter(found.values())) if len(found) == 1 else None
