"""The name of a model that goes on in words: "Foo 5.6 Luna", "Foo Fable 5"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.names.proper import is_heading
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, UNSURE, VERSIONED, Span

__all__ = ["is_own_end", "with_longer_models"]

_GOES_ON = "a name that goes on behind a model's"
#: one or two words as the end of a name has them
_WORDS = re.compile(r"[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})?")
#: the name of a model without its family ("Fable 5")
_SHORT = re.compile(r"[A-Z][a-z]+[ -]\d[\w.-]*(?: [A-Z][a-z]+)?")
_OWN_END = re.compile(r".*\d\S* (?P<end>[A-Z][a-z]{2,})")


def with_longer_models(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; a model's name and the unknown words behind it name another model.

    So do the name of a family and an unknown name with a version behind it. A name that the
    running text has so is one in headings too, where any word has a capital.
    """
    found: list[Span] = []
    made: set[str] = set()
    for one in spans:
        last = found[-1] if found else None
        if last and text[last.end : one.start] == " " and (whole := _whole(text, last, one, rules)):
            found[-1] = whole
            made.add(whole.label)
        else:
            found.append(one)
    return _without_family(text, [_as_made(text, one, sorted(made)) for one in found], rules)


def is_own_end(label: str, end: str, rules: Rules) -> bool:
    """Return whether a model of this label is the one of its line that is called by its last word.

    >>> from kg.rulebook import read_rules
    >>> rules = read_rules()
    >>> is_own_end("Foo 5.6 Luna", "Luna", rules), is_own_end("Foo 5 Pro", "Pro", rules)
    (True, False)
    """
    hit = _OWN_END.fullmatch(label)
    return hit is not None and hit["end"] == end and end not in _common(rules)


def _common(rules: Rules) -> set[str]:
    """Return the words that end the names of many models, or none."""
    table = rules.models
    return {*table["suffixes"], *table["middles"], *table["lines"], *table["plain_ends"]}


def _whole(text: str, last: Span, one: Span, rules: Rules) -> Span | None:
    """Return the name of which the two are the parts, or None when they are two names."""
    label = text[last.start : one.end]
    if _is_model(text, last) and _is_end(one, rules) and not _in_title(text, one.start):
        if rules.turns["lengthening"]["says"].match(text, one.end):
            return None
        reason = VERSIONED if last.kind == NAME else _GOES_ON
        sure = last.kind == NAME or text.count(label) > 1
        return Span(last.start, one.end, last.kind, label, 1 if sure else UNSURE, reason=reason)
    family = last.kind in ("Product", "ModelFamily", "AIModel") and not last.anaphor
    named = family and text[last.start : last.end] in rules.models["families"]
    if named and one.kind == NAME and one.reason == VERSIONED and not one.known:
        return replace(one, start=last.start, kind="AIModel", label=label, reason=_GOES_ON)
    return None


def _in_title(text: str, at: int) -> bool:
    """Return whether the line is a question as titles are, where a capital shows no name."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[begin : end if end >= 0 else len(text)].strip()
    return line.endswith(("?", "!")) and is_heading(line.rstrip("?!"))


def _is_model(text: str, last: Span) -> bool:
    """Return whether the name is that of a model with its version, as the text has it."""
    sort = last.kind == "AIModel" or (last.kind == NAME and last.reason == VERSIONED)
    return sort and not last.anaphor and bool(re.search(r"\d", text[last.start : last.end]))


def _is_end(one: Span, rules: Rules) -> bool:
    """Return whether an unknown name may be the end of a model's."""
    words = re.split("[ -]", one.label)
    free = one.kind == NAME and one.weight == -1 and _WORDS.fullmatch(one.label) is not None
    person = len(words) > 1 and words[0] in rules.naming["first_names"]
    return free and not person and set(rules.models["plain_ends"]).isdisjoint(words)


def _as_made(text: str, one: Span, labels: list[str]) -> Span:
    """Return the span, or the longer name that the text has and that begins so here."""
    for label in labels if one.kind in ("AIModel", NAME) else []:
        end = one.start + len(label)
        longer = end > one.end and text.startswith(label, one.start)
        if longer and not re.match(r"[\w-]", text[end : end + 1]):
            return replace(one, end=end, label=label, known=False, reason=_GOES_ON)
    return one


def _without_family(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; "Fable 5" is the one model of the text with a family before that."""
    whole: dict[str, set[str]] = {}
    for one in spans:
        family, _, rest = one.label.partition(" ")
        if one.kind == "AIModel" and family in rules.models["families"]:
            whole.setdefault(rest, set()).add(one.label)
    return [_with_family(text, one, whole.get(one.label, set())) for one in spans]


def _with_family(text: str, one: Span, labels: set[str]) -> Span:
    short = one.kind in ("AIModel", NAME) and not one.known and _SHORT.fullmatch(one.label)
    if not short or len(labels) != 1 or text[one.start : one.end] != one.label:
        return one
    # another firm's thing may have the same name: it is looked at
    why = "its name without the family"
    return replace(one, kind="AIModel", label=min(labels), weight=UNSURE, reason=why)
