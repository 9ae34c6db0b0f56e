"""The frames: every pattern is one, though it is made into an expression only when it is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.extract.relations.framing import hits
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import Span
from kg.resources import shipped_root
from tests.extract.gold import proposals, shipped

LEXICON, RULES = shipped()
PATTERNS = Patterns(RULES, LEXICON.vocabulary)


@pytest.mark.slow
@pytest.mark.parametrize("frame", RULES.frames, ids=lambda one: str(one.name))
def test_each_pattern_of_a_frame_can_be_compiled(frame: Frame) -> None:
    for pattern in frame.patterns:
        assert PATTERNS.compile(pattern).groupindex, pattern


def test_a_frame_is_put_to_a_sentence_that_has_its_kinds() -> None:
    text = "Foo acquired Bar."
    spans = [Span(0, 3, "Company", "Foo"), Span(13, 16, "Company", "Bar")]
    found = [one.frame.name for one in hits(mask(text, 0, len(text), spans), PATTERNS)]
    assert "acquired" in found
    assert not list(hits(mask(text, 0, len(text), []), PATTERNS))


def _twice(name: str, table: Any) -> Iterator[str]:
    if isinstance(table, Mapping):
        for key, value in table.items():
            yield from _twice(f"{name}.{key}", value)
    elif isinstance(table, list | tuple) and all(isinstance(one, str) for one in table):
        yield from (f"{name}: {one}" for one, number in Counter(table).items() if number > 1)
    elif isinstance(table, list | tuple):
        for number, one in enumerate(table):
            yield from _twice(f"{name}[{number}]", one)


@pytest.mark.parametrize("name", ["words", "models", "naming", "speech", "quantities", "events"])
def test_no_list_has_a_word_twice(name: str) -> None:
    assert list(_twice(name, getattr(RULES, name))) == []


def test_every_list_of_words_is_used() -> None:
    folder = shipped_root().data / "extraction"
    told = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.yaml")))
    code = "".join(
        path.read_text("utf-8") for path in sorted(Path(kg.__file__).parent.rglob("*.py"))
    )
    idle = [
        name
        for name in RULES.words
        if f"{{{name}}}" not in told
        and f"trigger: {name}\n" not in told
        and f"heads: {name}\n" not in told
        and f"led: {name}\n" not in told
        and f"lone: {name}\n" not in told
        and f'"{name}"' not in code
        and f"'{name}'" not in code
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("Claude 3 Opus is based on Llama 3, and GPT-4o on Qwen 2.5.", {"Llama 3"}),
        ("Cohere partnered with Figma, and OpenAI with Google.", {"Figma"}),
    ],
)
def test_a_clause_without_a_verb_has_a_subject_of_its_own(text: str, related: set[str]) -> None:
    assert {one.object for one in proposals(text).candidates} == related


def test_a_figure_behind_a_difference_is_that_of_neither() -> None:
    text = "On GSM8K, Claude 3 Opus trails GPT-4o by two points, at 88% versus 90%."
    assert {one.predicate for one in proposals(text).candidates} == {"outperforms"}
