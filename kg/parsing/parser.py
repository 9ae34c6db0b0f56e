"""The parser: sentences in, trees out. The library is imported when the first one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kg.parsing.package import ModelPackage
from kg.parsing.tree import Tree, Word

__all__ = ["Parser"]

#: parts of the model that nothing here reads; names come from the lexicon
LEFT_OUT = ["ner", "senter"]
#: sentences parsed together; the same for every run, so that rounding is the same too
BATCH = 64


class Parser:
    """Parses sentences with the model of a package.

    A parser is a name only until it is asked for trees: it may be sent to another process, and
    each process loads the model once. Raises MissingExtra then when the extra `nlp` is not there,
    and DataError when the package's files are not those that are meant.
    """

    def __init__(self, package: ModelPackage) -> None:
        self.package = package

    def trees(self, sentences: Sequence[str]) -> list[Tree]:
        """Return a tree for each sentence, in the same order."""
        if not sentences:
            return []
        pipeline = _loaded(self.package)
        return [_tree(parsed) for parsed in pipeline.pipe(sentences, batch_size=BATCH)]


@lru_cache(maxsize=1)
def _loaded(package: ModelPackage) -> Any:  # noqa: ANN401 - a library without fixed types
    folder = package.checked_folder()
    import spacy

    return spacy.load(folder, exclude=LEFT_OUT)


def _tree(parsed: Any) -> Tree:  # noqa: ANN401 - a library without fixed types
    return Tree(
        tuple(
            Word(
                number=one.i, text=one.text, lemma=one.lemma_.casefold(), tag=one.tag_,
                relation=one.dep_, head=one.head.i, start=one.idx, end=one.idx + len(one.text),
            )
            for one in parsed
        )
    )  # fmt: skip
