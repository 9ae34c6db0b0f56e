"""Who does what to whom in a parsed sentence, whatever the voice of the verb and its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.parsing.tree import Tree, Word

__all__ = ["Roles"]

_RELATIVE = ("which", "that", "who", "whom")
#: words before a clause without a subject of its own, whose subject is then that of the main one
_SHARING = ("after", "by", "since", "in", "while", "with", "when", "despite", "upon", "through")


@dataclass(frozen=True)
class Roles:
    """The roles that words of one tree play; a role that is not certain has nobody.

    `leaving` are verbs of which an infinitive says what the one who leaves does then.
    """

    tree: Tree
    leaving: frozenset[str] = frozenset()

    def subjects(self, verb: Word) -> list[Word]:
        """Return who does it: the subject of an active verb, or "by ..." of a passive one."""
        if self.is_passive(verb):
            agents = self.tree.parts(verb, "agent")
            return [one for agent in agents for one in self.tree.parts(agent, "pobj")]
        return self._list(self._surface(verb))

    def objects(self, verb: Word) -> list[Word]:
        """Return to what it is done: the object of an active verb, the subject of a passive one."""
        if self.is_passive(verb):
            return [*self._list(self._surface(verb)), *self.tree.parts(verb, "dobj")]
        found = [one for one in self.tree.parts(verb, "dobj") if one.text.lower() not in _RELATIVE]
        for one in self.tree.parts(verb, "prt"):
            found += self.tree.parts(one, "pobj")
        return found or self._list(self._shared_object(verb) or self._antecedent_object(verb))

    def is_passive(self, verb: Word) -> bool:
        """Return whether the verb is passive, or a participle that describes what it is done to."""
        if self.tree.part(verb, "auxpass", "nsubjpass"):
            return True
        bare = verb.tag == "VBN" and not self.tree.part(verb, "aux", "nsubj", "dobj")
        if bare and verb.relation == "conj":
            above = self.tree.above(verb)
            return above is not None and self.is_passive(above)
        return bare and verb.relation in ("acl", "advcl", "relcl") and not self._is_finite(verb)

    def _is_finite(self, verb: Word) -> bool:
        """Return whether what a parser takes for a participle is the verb of a short sentence."""
        above = self.tree.above(verb)
        if above is None or self.tree.above(above) is not None or not above.tag.startswith("NNP"):
            return False
        between = self.tree.words[above.number + 1 : verb.number]
        return not self.tree.part(verb, "agent") and all(one.tag == "RB" for one in between)

    def own_subject(self, verb: Word) -> Word | None:
        """Return the subject that stands with the verb itself, or None."""
        return self.tree.part(verb, "nsubj", "nsubjpass")

    def _list(self, word: Word | None) -> list[Word]:
        return [word] if word else []

    def _surface(self, verb: Word) -> Word | None:
        """Return the subject in grammar, of the verb or of that with which it shares one."""
        own = self.own_subject(verb)
        if own is not None:
            return self._meant(own, verb)
        above = self.tree.above(verb)
        return self._of_other(verb, above) if above else None

    def _meant(self, subject: Word, verb: Word) -> Word | None:
        """Return the subject; for "which" what it stands for."""
        if subject.text.lower() not in _RELATIVE or subject.tag == "DT":
            return subject
        above = self.tree.above(verb)
        if above is not None and self.is_cleft(verb, above):
            return self.tree.part(above, "attr")
        clause = next((one for one in self.tree.upwards(verb) if one.relation == "relcl"), None)
        return self.tree.above(clause) if clause else None

    def is_cleft(self, verb: Word, above: Word) -> bool:
        """Return whether the verb is that of "it was Foo that made Bar"."""
        relative = any(one.text.lower() in _RELATIVE for one in self.tree.parts(verb, "nsubj"))
        it = any(one.text.lower() == "it" for one in self.tree.parts(above, "nsubj"))
        found = verb.relation == "ccomp" and above.lemma == "be" and relative and it
        return found and not self.tree.part(above, "neg")

    def _of_other(self, verb: Word, above: Word) -> Word | None:
        """Return the subject of a verb that has none of its own."""
        match verb.relation:
            case "conj" if above.tag.startswith("V"):
                return self._surface(above)
            case "xcomp" if above.lemma in self.leaving or not self.tree.part(above, "dobj"):
                return self._surface(above)
            case "advcl":
                return self._of_main(verb, above)
            case "acl" if verb.tag in ("VBG", "VBN"):
                return None if self._is_loose(verb, above) else above
            case "acl" | "relcl" if verb.relation == "acl" or verb.tag == "VB":
                return self._of_intention(above)
            case "pcomp" if above.lemma in _SHARING:
                main = self.tree.above(above)
                return self._surface(main) if main and main.tag.startswith("V") else None
        return None

    def _of_main(self, verb: Word, main: Word) -> Word | None:
        """Return the subject of a clause that shares that of the main one."""
        if verb.tag == "VB" and not self.tree.part(verb, "mark"):
            return self._surface(main)
        if verb.tag in ("VBG", "VBN") and self._shares(verb):
            return self._absolute(verb, main) or self._surface(main)
        return None

    def _is_loose(self, verb: Word, above: Word) -> bool:
        """Return whether a participle may be of another word: "a round led by Foo, valued at"."""
        prep = self.tree.above(above)
        comma = self.tree.words[verb.number - 1].text == ","
        return comma and prep is not None and prep.relation == "agent"

    def _absolute(self, verb: Word, above: Word) -> Word | None:
        """Return Foo of "it grew with Foo leading the round", where a parser takes it for "it"."""
        for prep in self.tree.parts(above, "prep"):
            for one in self.tree.parts(prep, "pobj") if prep.lemma == "with" else ():
                parts = [part for part in self.tree.words if one in self.tree.upwards(part)]
                if parts[-1].number == verb.number - 1:
                    return one
        return None

    def _of_intention(self, noun: Word) -> Word | None:
        """Return who is "in talks to" do it, or has "a plan to"."""
        if noun.relation == "appos":
            return self.tree.above(noun)
        verb = next((one for one in self.tree.upwards(noun) if one.tag.startswith("V")), None)
        near = verb is not None and noun.relation in ("pobj", "dobj", "attr")
        return self._surface(verb) if verb and near else None

    def _shares(self, verb: Word) -> bool:
        marks = self.tree.parts(verb, "mark")
        return all(one.lemma in _SHARING for one in marks)

    def _shared_object(self, verb: Word) -> Word | None:
        """Return the object of "builds and sells Foo" for the first verb."""
        for other in self.tree.parts(verb, "conj"):
            if other.number - verb.number <= 2 and not self.own_subject(other):
                return self.tree.part(other, "dobj")
        return None

    def _antecedent_object(self, verb: Word) -> Word | None:
        """Return what "which Foo made", or "the model Foo made", is said of."""
        if verb.relation != "relcl" or self.own_subject(verb) is None:
            return None
        if self.tree.part(verb, "dobj") or not self._is_gap(verb):
            return self.tree.above(verb) if self._has_relative(verb) else None
        return self.tree.above(verb)

    def _has_relative(self, verb: Word) -> bool:
        return any(one.text.lower() in _RELATIVE for one in self.tree.parts(verb, "dobj"))

    def _is_gap(self, verb: Word) -> bool:
        subject = self.own_subject(verb)
        return subject is not None and subject.text.lower() not in _RELATIVE

    def described(self, word: Word) -> Iterator[Word]:
        """Yield what a noun also names: its apposition, what it is apposed to, "X is a noun"."""
        for one in self.tree.parts(word, "appos"):
            if self._is_set_off(one) and self._last_before(word, one) is word:
                yield one
        above = self.tree.above(word)
        if above is None:
            return
        if word.relation == "appos" and self._is_set_off(word):
            yield self._last_before(above, word)
        if word.relation == "attr" and above.lemma == "be":
            yield from self._list(self._surface(above))

    def _last_before(self, first: Word, word: Word) -> Word:
        """Return the name of a list that one thing is apposed to: the last in front of it."""
        at: Word | None = first
        while at is not None and word.tag in ("NN", "NNP"):
            first = at
            joined = self.tree.parts(at, "conj")
            at = next((one for one in joined if one.number < word.number), None)
        return first

    def _is_set_off(self, word: Word) -> bool:
        """Return whether an apposition is one: now and then a parser takes a list's end for it."""
        first = min(one.number for one in self.tree.words if word in self.tree.upwards(one))
        return first == 0 or self.tree.words[first - 1].tag not in ("CC", "POS")
