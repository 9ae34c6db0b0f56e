"""What a part of a name stands for: "Lee" of "Ann Lee", "Foo" of "Foo Labs", "Ann and Bo Lee"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span

__all__ = ["short_forms", "with_shared_last_names", "without_sizes"]

#: the size with which the name of a model ends
_SIZE = re.compile(r"[ -]\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?$")


def short_forms(
    kinds: dict[str, tuple[str, str]], whole: dict[str, str], named: list[str], rules: Rules
) -> dict[str, tuple[str, str, str]]:
    """Return the classes, and the label that a last name or a short company name stands for.

    Of several that end so it stands for the one that is `named` first.
    """
    kinds = {**kinds, **dict(_with_last_names(kinds, rules))}
    found = {label: (kind, reason, label) for label, (kind, reason) in kinds.items()}
    parts = {*rules.naming["company_endings"], "ai"} - set(rules.naming["arm_endings"])
    every = {**{label: kind for label, (kind, _) in kinds.items()}, **whole}
    for label, kind in sorted(every.items(), key=lambda item: -named.index(item[0])):
        tokens = re.split(r"\s|\.(?=(?:AI|ai)$)", label)
        if len(tokens) < 2 or kind not in ("Person", "Company"):
            continue
        if kind == "Company" and tokens[-1] not in parts and not _is_begun(label, named, rules):
            continue
        short = tokens[-1] if kind == "Person" else label[: -len(tokens[-1]) - 1]
        family = tokens[0]
        if kind == "Person" and family in found and family not in rules.naming["first_names"]:
            found[family] = (kind, f"short for {label}", label)
        if short in found and (kind == "Person" or found[short][0] in ("", kind)):
            found[short] = (kind, f"short for {label}", label)
    return found


def _is_begun(label: str, named: list[str], rules: Rules) -> bool:
    """Return whether the text goes on to call a firm by the one word with which its name begins.

    No other name may begin so, and the whole name must stand first.
    """
    first, _, last = label.partition(" ")
    alike = {one for one in named if one.startswith(f"{first} ")}
    plain = " " not in last and last.isalpha() and last not in rules.naming["arm_endings"]
    return (
        plain
        and alike == {label}
        and first in named[named.index(label) :]
        and (first not in named[: named.index(label)])
    )


def without_sizes(
    found: dict[str, tuple[str, str, str]], models: Iterable[str], named: list[str]
) -> dict[str, tuple[str, str, str]]:
    """Return what names stand for; a model's without its size stands for the one that has it.

    It is named behind it first, and there is no other of this name with another size. One word
    may be its maker's too: something else must show that it is a model's. A figure in it makes
    it the name of another.

    >>> without_sizes({"Foo K": ("", "", "Foo K")}, ["Foo K 7B"], ["Foo K 7B", "Foo K"])["Foo K"]
    ('AIModel', 'short for Foo K 7B', 'Foo K 7B')
    """
    sized: dict[str, set[str]] = {}
    for label in models:
        if size := _SIZE.search(label):
            sized.setdefault(label[: size.start()], set()).add(label)
    made = dict(found)
    for short, whole in sized.items():
        label = min(whole)
        kind = found.get(short, ("None", "", ""))[0]
        sure = kind == "AIModel" or (not kind and " " in short)
        fits = len(whole) == 1 and not any(sign.isdigit() for sign in short)
        if sure and fits and named.index(label) < named.index(short):
            made[short] = ("AIModel", f"short for {label}", label)
    return made


def _with_last_names(
    kinds: dict[str, tuple[str, str]], rules: Rules
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the full names of unknown class whose last word alone is shown to be a person."""
    endings = set(rules.naming["company_endings"])
    for label, (kind, _) in kinds.items():
        first, _, last = label.rpartition(" ")
        shown = kinds.get(last, ("", ""))[0] == "Person" and last not in endings
        if not kind and shown and 0 < len(first.split()) < 3:
            yield label, ("Person", f"the text speaks of {last} as of a person")


def with_shared_last_names(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; "Ann" of "Ann and Bo Lee" is Ann Lee, wherever the text names her so."""
    first = set(rules.naming["first_names"]) - set(rules.naming["breakers"])
    shared: dict[str, str] = {}
    for one, other in pairwise(spans):
        words = text[other.start : other.end].split(" ")
        both = text[one.end : other.start] in (" and ", " & ")
        person = other.kind == "Person" and len(words) == 2 and words[0] in first
        if one.kind == NAME and one.label in first and both and person:
            shared.setdefault(one.label, f"{one.label} {words[1]}")
    return [_sharing(one, shared) for one in spans]


def _sharing(one: Span, shared: dict[str, str]) -> Span:
    if one.kind != NAME or one.label not in shared:
        return one
    label = shared[one.label]
    return replace(one, kind="Person", label=label, reason=f"short for {label}")
