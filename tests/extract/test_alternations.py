"""Frames of the parse under every alternation of a sentence, on invented texts of a table."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kg.corpus.plain import read_plain
from kg.model import Candidate
from kg.rulebook import read_parsing
from tests.extract.gold import FOLDER, proposals
from tests.extract.test_parsing import is_parsed, parsing

TABLE: dict[str, Any] = read_plain(FOLDER.parent / "alternations.yaml")
#: what stands between two sentences of a row, so that none leans on another
BETWEEN = "\n\nIt rained.\n\nThe sun came out.\n\nNobody came.\n\n"
#: what is so put forward is told as no fact
OPEN = ("denied", "asked")
#: rows that are tried in every run; the others are slow together
FIRST = ("released", "led", "acquired", "suit", "founded", "hired")

pytestmark = pytest.mark.skipif(
    not read_parsing().rules.package.is_installed(), reason="the extra 'nlp' is not installed"
)


def rows() -> list[Any]:
    return [
        pytest.param(row, id=row["name"], marks=() if row["name"] in FIRST else pytest.mark.slow)
        for row in TABLE["rows"]
    ]


def sentence(template: str, row: dict[str, Any]) -> str:
    names = ("past", "participle", "ing", "third")
    forms = dict(zip(names, TABLE["verbs"][row["verb"]], strict=True))
    text = template.format(S=row["S"], O=row["O"], T=row["T"], base=row["verb"], **forms)
    return text[0].upper() + text[1:] if not template.startswith("{S}") else text


@cache
def read(text: str) -> tuple[Candidate, ...]:
    return proposals(text, parsing=parsing()).candidates


def told(row: dict[str, Any], templates: dict[str, str]) -> dict[str, list[Candidate]]:
    """Return what is proposed of the row's claim, by the name of the template."""
    spelt = {name: sentence(text, row) for name, text in templates.items()}
    found: dict[str, list[Candidate]] = {name: [] for name in spelt}
    text = BETWEEN.join(spelt.values())
    for one in read(text):
        name = next(key for key, each in spelt.items() if is_in(one, text.index(each), len(each)))
        if is_claim(one, row["claim"]):
            found[name].append(one)
    return found


def is_in(one: Candidate, start: int, size: int) -> bool:
    return start <= one.locator.start < start + size or start < one.locator.end <= start + size


def is_claim(one: Candidate, claim: list[Any]) -> bool:
    triple = [one.subject, one.predicate, one.object]
    return [str(part) for part in claim] in (triple, triple[::-1])


def manner(one: Candidate) -> str:
    options = dict(one.options)
    plain = "claimed" if "by" in options else "stated"
    return "denied" if "denied" in options else options.get("modality", plain)


@pytest.mark.parametrize("row", rows())
def test_a_claim_is_found_in_every_form_of_its_sentence(row: dict[str, Any]) -> None:
    forms = {
        name: form
        for name, form in TABLE["forms"].items()
        if name not in row["but"] and ("passive" in row or "passive" not in form)
    }
    found = told(row, {name: form["text"] for name, form in forms.items()})
    wrong = {name: every for name, every in found.items() if not fits(every, forms[name]["told"])}
    assert {name: [manner(one) for one in every] for name, every in wrong.items()} == {}


def fits(every: list[Candidate], wanted: str) -> bool:
    return bool(every) and (wanted == "any" or wanted in {manner(one) for one in every})


@pytest.mark.parametrize("row", rows())
def test_the_parse_tells_nothing_that_the_sentence_leaves_open(row: dict[str, Any]) -> None:
    found = told(row, TABLE["traps"])
    wrong = {
        name: [one.rule for one in every if is_parsed(one) and manner(one) not in OPEN]
        for name, every in found.items()
    }
    assert {name: rules for name, rules in wrong.items() if rules} == {}
