"""What speaks for a relation: words between and beside two names, however they are written."""

from __future__ import annotations

import pytest

from tests.extract.learned.making import reading, signs, table


def test_words_between_are_signs_without_their_endings_and_names_without_their_labels() -> None:
    found = signs("{1:Company Foo} acquired rival {2:Company Bar} today.")
    assert {"between: acquir", "between: rival", "all: acquir rival", "two: ^ acquir"} <= found
    assert {"apart: 2", "behind 2: today", "opens", "kind 1: company", "listed: acquire"} <= found
    assert not any("foo" in one.lower() or "bar" in one.lower() for one in found)


def test_words_of_one_meaning_give_the_same_sign() -> None:
    for verb in ("snaffled", "bought", "acquires"):
        assert "meant: buy" in signs(f"{{1:Company Foo}} {verb} {{2:Company Bar}}.")
    assert "meant: buy" not in signs("{1:Company Foo} sued {2:Company Bar}.")
    assert "meant: sue" in signs("{1:Company Foo} sued {2:Company Bar}.")


def test_a_beginning_counts_only_with_few_letters_behind_it() -> None:
    meanings = table().meanings
    assert meanings.of("acquires") == ("buy",)
    assert meanings.of("acquisitiveness") == ()
    assert meanings.of("bought") == ("buy",)
    assert meanings.of("boughten") == ()


def test_members_of_a_list_have_the_words_around_the_list() -> None:
    alone = signs("{1:Company Foo} bought {2:Company Bar} today.")
    _, every = reading(
        "{1:Company Foo} bought {3:Company Baz}, {4:Company Qux} and {2:Company Bar} today."
    )
    read = reading(
        "{1:Company Foo} bought {3:Company Baz}, {4:Company Qux} and {2:Company Bar} today."
    )[0]
    last = next(one for one in every if (one.first.number, one.second.number) == (0, 3))
    found = frozenset(read.signs(last))
    assert "list 2" in found
    assert "list 2" not in alone
    kept = {"between: bought", "all: bought", "apart: 1", "names between: 0"}
    assert kept <= alone & found


def test_a_heading_and_a_word_that_refers_are_signs() -> None:
    assert "heading" in signs("# {1:Company Foo} bought {2:Company Bar}")
    assert "heading" not in signs("{1:Company Foo} bought {2:Company Bar}")
    found = signs("{1=Company It} bought {2:Company Bar}")
    assert "leans 1" in found
    assert "leans 2" not in found


def test_words_in_front_and_behind_are_signs_where_they_stand_near() -> None:
    found = signs("A lawsuit by {1:Company Foo} against {2:Company Bar} was settled by all.")
    assert {"meant before: sue", "meant: sue ~ -", "first: word", "behind 2: was"} <= found
    far = signs("A lawsuit that nobody here has read by {1:Company Foo} against {2:Company Bar}.")
    assert "meant before: sue" not in far


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("", "apart: 0"), ("a b", "apart: 2"), ("a b c d", "apart: 3-5"), ("a " * 11, "apart: 11-20"),
     ("a " * 21, "apart: >20")],
)  # fmt: skip
def test_distance_counts_in_steps(words: str, wanted: str) -> None:
    assert wanted in signs(f"{{1:Company Foo}} {words} {{2:Company Bar}}")


def test_neighbours_without_a_word_between_have_signs() -> None:
    found = signs("{1:Company Foo} {2:Company Bar}")
    assert {"apart: 0", "all: ", "ends: $ ^", "two: ^ $"} <= found


def test_of_many_words_between_the_outer_ones_are_pairs() -> None:
    words = " ".join(f"w{chr(97 + at)}" for at in range(12))
    found = signs(f"{{1:Company Foo}} {words} {{2:Company Bar}}")
    assert {"two: wd ...", "two: ... wi", "between: wf"} <= found
    assert "two: we wf" not in found
    assert not any(one.startswith("all:") for one in found)


def test_signs_are_those_of_the_words_and_not_of_the_names() -> None:
    one = signs("{1:Company Foo} sued {2:Company Bar} in May.")
    other = signs("{1:Company A Much Longer Name} sued {2:Company Quux} in May.")
    assert one == other
