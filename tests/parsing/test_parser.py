"""The parser itself: nothing is loaded before it is asked, and then it gives trees."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.errors import MissingExtra
from kg.parsing.package import ModelPackage
from kg.parsing.parser import Parser
from kg.rulebook import read_parsing

PACKAGE = read_parsing().rules.package
needs_extra = pytest.mark.skipif(
    not PACKAGE.is_installed(), reason="the extra 'nlp' is not installed"
)


@pytest.mark.processes
def test_rules_and_parser_are_there_without_the_library_being_imported() -> None:
    code = "import sys; from kg.rulebook import read_parsing; p = read_parsing().parser;"
    code += "assert p.trees([]) == []; assert 'spacy' not in sys.modules, 'it was imported'"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_parser_without_its_package_says_so_when_it_is_asked() -> None:
    parser = Parser(ModelPackage("no_such_model_at_all", "data", "0", "pip install it"))
    with pytest.raises(MissingExtra):
        parser.trees(["Foo made Bar."])


@pytest.mark.whole
@needs_extra
def test_a_sentence_becomes_a_tree_with_places_and_heads() -> None:
    tree, other = Parser(PACKAGE).trees(["Norton released Turner in May.", "Wilson fell."])
    assert " ".join(one.text for one in tree.words) == "Norton released Turner in May ."
    verb = tree.words[1]
    assert (verb.lemma, verb.relation, verb.start, verb.end) == ("release", "ROOT", 7, 15)
    subject, item = tree.part(verb, "nsubj"), tree.part(verb, "dobj")
    assert [one.text for one in (subject, item) if one] == ["Norton", "Turner"]
    assert tree.above(verb) is None
    assert [one.text for one in other.words] == ["Wilson", "fell", "."]


@pytest.mark.whole
@needs_extra
def test_a_tree_does_not_depend_on_the_sentences_beside_it() -> None:
    parser = Parser(PACKAGE)
    sentences = [f"Norton has {number} rivals and sued Turner." for number in range(70)]
    together = parser.trees(sentences)
    assert [parser.trees([one])[0] for one in sentences] == together
