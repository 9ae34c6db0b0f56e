"""Who is named in the clause of a place only, and so is not meant there by "the firm"."""

from __future__ import annotations

from kg.extract.names.sorts import is_known_as
from kg.extract.reference.topic import companies, owners
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["is_told_ahead", "means_another", "of_clause"]


def is_told_ahead(front: str, patterns: Patterns) -> bool:
    """Return whether a company is told of before it is named: "Backed by Foo and Bar, the firm"."""
    return patterns.turns["clause_names"]["aside"].fullmatch(front) is not None


def of_clause(view: Masked, at: int, here: list[Span], patterns: Patterns) -> set[str]:
    """Return who is named in the clause of the place only.

    "Foo bought the firm" is not of Foo; nor are "backed by Foo, the firm" and "Foo said it
    bought the firm".
    """
    if is_told_ahead(view.text[:at], patterns):
        return {span.label for span in here}
    turns = patterns.turns["clause_names"]
    begin = max((hit.end() for hit in turns["clause"].finditer(view.text, 0, at)), default=0)
    if turns["pronoun"].search(view.text, begin, at):
        return {span.label for span in here}
    before = len(companies(view, begin, patterns))
    named = companies(view, at, patterns)[before:]
    return {span.label for span in named} - owners(view, begin, at)


def means_another(
    view: Masked, at: int, meant: Span, said: frozenset[str], patterns: Patterns
) -> bool:
    """Return whether a description may well be of another company that the sentence tells of.

    "Foo is to buy Bar as the Japanese group's boss" is of Foo, where Foo is known to be Japanese;
    and of whom "Foo is to buy Bar, giving the firm a chip" is nobody knows.
    """
    rules, here = patterns.rules, companies(view, at, patterns)
    others = [one for one in here if one.label != meant.label]
    if len(others) in (0, len(here)):
        return False
    inside = of_clause(view, at, here, patterns)
    fits = any(is_known_as(one.label, said, rules) for one in others if one.label not in inside)
    if fits and not is_known_as(meant.label, said, rules):
        return True
    giving = patterns.turns["clause_names"]["giving"].search(view.text[:at])
    return giving is not None and here[0].label != meant.label
