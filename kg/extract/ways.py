"""The ways of a frame followed in a tree: from its head to the words that fill a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse_frame import Step
from kg.extract.roles import Roles
from kg.parsing.tree import Tree, Word

__all__ = ["Ways"]

_RELATIONS = {
    "modifier": ("compound", "nmod", "nummod", "amod", "quantmod"),
    "attribute": ("attr", "acomp", "oprd"),
    "adverb": ("npadvmod", "advmod"),
    "helper": ("aux",),
}
_OWNERS = ("its", "their", "his", "her")


@dataclass(frozen=True)
class Ways:
    """Follows ways in one tree."""

    tree: Tree

    def follow(self, head: Word, way: tuple[Step, ...]) -> list[Word]:
        """Return the words to which a way leads from a head."""
        words = [head]
        for step in way:
            words = [found for one in words for found in self._step(one, step)]
        return words

    def _step(self, word: Word, step: Step) -> list[Word]:
        found = [one for way in step.ways for one in self._reached(word, way)]
        return [one for one in found if not step.lemmas or one.lemma in step.lemmas]

    def _reached(self, word: Word, way: str) -> list[Word]:
        roles = Roles(self.tree)
        match way:
            case "self":
                return [word]
            case "subject":
                return roles.subjects(word)
            case "object":
                return roles.objects(word)
            case "apposed":
                return list(roles.described(word))
            case "poss":
                return list(self._owners(word))
            case "relative":
                return list(self.tree.parts(word, "relcl", "acl"))
            case "governing":
                return [one for one in self.tree.upwards(word) if one.tag.startswith("V")]
        if way in _RELATIONS:
            return list(self.tree.parts(word, *_RELATIONS[way]))
        return self._behind(word, way)

    def _owners(self, word: Word) -> Iterator[Word]:
        """Yield who owns it; "its" is the subject of the nearest verb above that has another."""
        for one in self.tree.parts(word, "poss"):
            if one.text.lower() in _OWNERS:
                yield from self._meant(one, word)
            else:
                yield one

    def _meant(self, owner: Word, owned: Word) -> list[Word]:
        for verb in self.tree.upwards(owned):
            if verb.tag.startswith("V"):
                subjects = Roles(self.tree).subjects(verb)
                if subjects and owned not in subjects:
                    return [one for one in subjects if one.number < owner.number]
        return []

    def _behind(self, word: Word, preposition: str) -> list[Word]:
        return [
            one
            for prep in self.tree.parts(word, "prep", "agent", "dative")
            if prep.text.lower() == preposition
            for one in self.tree.parts(prep, "pobj", "pcomp")
        ]
