"""Roles in trees that are written out here, so that they are tested without the parser."""

from __future__ import annotations

import pytest

from kg.extract.parse.roles import Roles
from kg.parsing.tree import Tree, Word


def tree(*rows: str) -> Tree:
    """Return the tree of rows "word lemma tag relation head"."""
    words, at = [], 0
    for number, row in enumerate(rows):
        text, lemma, tag, relation, head = row.split()
        words.append(Word(number, text, lemma, tag, relation, int(head), at, at + len(text)))
        at += len(text) + 1
    return Tree(tuple(words))


def roles(made: Tree, verb: str) -> tuple[list[str], list[str]]:
    """Return subjects and objects of a verb, as they are spelt."""
    word = next(one for one in made.words if one.text == verb)
    found = Roles(made)
    return [one.text for one in found.subjects(word)], [one.text for one in found.objects(word)]


ACTIVE = ("Foo Foo NNP nsubj 1", "made make VBD ROOT 1", "Bar Bar NNP dobj 1")
PASSIVE = (
    "Bar Bar NNP nsubjpass 2", "was be VBD auxpass 2", "made make VBN ROOT 2",
    "by by IN agent 2", "Foo Foo NNP pobj 3",
)  # fmt: skip
RELATIVE = (
    "Bar Bar NNP nsubj 4", "which which WDT dobj 3", "Foo Foo NNP nsubj 3",
    "made make VBD relcl 0", "won win VBD ROOT 4",
)  # fmt: skip
BARE_RELATIVE = (
    "Bar Bar NNP nsubj 3", "Foo Foo NNP nsubj 2", "made make VBD relcl 0", "won win VBD ROOT 3",
)  # fmt: skip
PARTICIPLE = (
    "Bar Bar NNP nsubj 4", "made make VBN acl 0", "by by IN agent 1", "Foo Foo NNP pobj 2",
    "won win VBD ROOT 4",
)  # fmt: skip


@pytest.mark.parametrize("rows", [ACTIVE, PASSIVE, RELATIVE, BARE_RELATIVE, PARTICIPLE])
def test_the_roles_are_the_same_in_every_voice_and_clause(rows: tuple[str, ...]) -> None:
    assert roles(tree(*rows), "made") == (["Foo"], ["Bar"])


def test_verbs_that_are_joined_share_their_subject_and_not_their_objects() -> None:
    made = tree(
        "Foo Foo NNP nsubj 1", "sold sell VBD ROOT 1", "Baz Baz NNP dobj 1", "and and CC cc 1",
        "made make VBD conj 1", "Bar Bar NNP dobj 4",
    )  # fmt: skip
    assert roles(made, "made") == (["Foo"], ["Bar"])
    assert roles(made, "sold") == (["Foo"], ["Baz"])


def test_two_verbs_before_one_object_share_it() -> None:
    made = tree(
        "Foo Foo NNP nsubj 1", "makes make VBZ ROOT 1", "and and CC cc 1", "sells sell VBZ conj 1",
        "Bar Bar NNP dobj 3",
    )  # fmt: skip
    assert roles(made, "makes") == roles(made, "sells") == (["Foo"], ["Bar"])


def test_who_helps_another_make_it_is_not_the_one_who_makes_it() -> None:
    made = tree(
        "Foo Foo NNP nsubj 1", "helped help VBD ROOT 1", "Baz Baz NNP dobj 1",
        "make make VB xcomp 1", "Bar Bar NNP dobj 3",
    )  # fmt: skip
    assert roles(made, "make") == ([], ["Bar"])


def test_the_last_name_of_a_list_is_no_apposition() -> None:
    made = tree(
        "rivals rival NNS ROOT 0", "Foo Foo NNP appos 0", "and and CC cc 1", "Bar Bar NNP appos 0"
    )
    assert [one.text for one in Roles(made).described(made.words[0])] == ["Foo"]
