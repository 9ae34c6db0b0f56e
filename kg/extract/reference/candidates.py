"""Who can be meant by words at a place of a sentence, and which one of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.names.sorts import fitting, telling
from kg.extract.reading import Sentence
from kg.extract.reference import central
from kg.extract.reference.central import OWNING, Layers, Wanted, of_trade
from kg.extract.reference.couples import couple
from kg.extract.reference.discourse import Discourse
from kg.extract.reference.salience import (
    ASIDE,
    IDLE,
    Referent,
    heaviest,
    referents,
    scale,
    weighed,
)
from kg.extract.reference.topic import joined_rounds
from kg.extract.signs.kinds import PERSON
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["Candidates", "Wanted"]


@lru_cache(maxsize=4)
def _expression(patterns: Patterns, name: str) -> re.Pattern[str]:
    """Return the expression of where a clause begins, of verbs of taking, and their like."""
    return re.compile(patterns.free(patterns.rules.speech["salience"][name]))


@dataclass
class Candidates:
    """Who a sentence tells of, in a view that grows as words are resolved, and who it follows."""

    view: Masked
    one: Sentence
    discourse: Discourse
    _known: tuple[Masked, tuple[Referent, ...]] | None = None

    def told(self) -> tuple[Referent, ...]:
        """Return what the view tells of."""
        if self._known is None or self._known[0] is not self.view:
            self._known = (self.view, referents(self.view, self.discourse.patterns))
        return self._known[1]

    def meant(self, wanted: Wanted) -> Span | None:
        """Return the one name that outweighs all others and is central; None when none is."""
        layers = self._owners(wanted) if "own" in wanted.options else self.others(wanted)
        weights = self.weights(layers, wanted)
        rules = scale(self.discourse.patterns)
        if not weights and "topical" in wanted.options:
            return self._topical(wanted)
        best = heaviest(weights, rules)
        if "described" in wanted.options and best is not None:
            best = self._of_trade(best, layers, set(weights), wanted)
        if best is None or best.role == ASIDE:
            return best.span if best else None
        plain = weighed(layers, wanted.kinds, rules)
        far = heaviest({label: plain[label] for label in weights}, rules, "sure") is not None
        far = far or self._is_sure(best.label, wanted)
        if not central.is_central(best, layers, set(weights), self.discourse.topic, far):
            return None
        words = self.view.text[wanted.start :] if "subject" in wanted.options else ""
        fits = not words or central.goes_on(best, layers, words, self.discourse.patterns)
        return best.span if fits and (not words or central.leads(best, layers)) else None

    def _topical(self, wanted: Wanted) -> Span | None:
        """Return what the text tells of, where nothing near could be meant by a description."""
        one = self.discourse.about(self.one, wanted.kinds - {"division"})
        fits = one is not None and (
            "described" not in wanted.options or self._fits([one.label], wanted)
        )
        return one if fits else None

    def two(self, wanted: Wanted) -> list[Span]:
        """Return the two names told of last, as they stand; none where there is a third."""
        found: dict[str, Span] = {}
        for layer in self.others(wanted):
            for each in layer:
                if each.kind in wanted.kinds and each.span and not each.span.plural:
                    found.setdefault(each.label, each.span)
            if len(found) > 1:
                break
        places = sorted(found.values(), key=lambda one: (one.antecedent or (one.start,))[0])
        return places if len(places) == 2 else []

    def joint(self, wanted: Wanted) -> list[Span]:
        """Return the two alike that the sentence before joins by "and"; none where it has others.

        Of the options, `leading` wants them as its subject.
        """
        last = self.discourse.last(self.one, "far" in wanted.options)
        if last is None:
            return []
        found = couple(last, wanted.kinds, self.discourse.patterns)
        if found is None:
            return []
        leads = scale(self.discourse.patterns).front.fullmatch(last.text, 0, found[0])
        return list(found[1]) if leads or "leading" not in wanted.options else []

    def ahead(self, at: int, wanted: Wanted) -> Span | None:
        """Return the subject that stands at a place behind the words."""
        for each in self.told():
            if each.at == at and each.role == "subject" and each.kind in wanted.kinds:
                return each.span
        return None

    def alone(self, wanted: Wanted) -> Span | None:
        """Return the subject of the sentence where nothing else could be meant.

        Who takes part in a round is not the one `valued` in it, but whose round that is.
        """
        here = [each for each in self.told() if each.at < wanted.start]
        here = [each for each in here if each.kind in OWNING]
        rounds = joined_rounds(self.view, wanted.start, self.discourse.patterns)
        joined = max(rounds.values(), default=-1) if "valued" in wanted.options else -1
        here = [each for each in here if each.at > joined]
        role = "subject" if joined < 0 else "owner"
        if len({each.label for each in here}) != 1 or here[0].role != role:
            return None
        return here[0].span if here[0].kind in wanted.kinds else None

    def weights(self, layers: Layers, wanted: Wanted) -> dict[str, tuple[float, Referent]]:
        """Return the weights; what the text is about weighs more, and so does what words fit."""
        rules, topic = scale(self.discourse.patterns), self.discourse.topic
        weights = weighed(layers, wanted.kinds, rules)
        if topic in weights:
            weights[topic] = (weights[topic][0] + rules.weights["topic"], weights[topic][1])
        if "described" not in wanted.options:
            return weights
        fits = self._fits(weights, wanted)
        more = rules.weights["fits"]
        return {
            label: (weight * (more if fits[label] else 1.0), one)
            for label, (weight, one) in weights.items()
            if label in fits
        }

    def _fits(self, labels: Iterable[str], wanted: Wanted) -> dict[str, bool]:
        """Return the labels of which the words can be said, and whether they are known to be so."""
        patterns = self.discourse.patterns
        said = telling(self.view, wanted.start, wanted.end, patterns)
        return fitting(labels, said, self.discourse.sorts, patterns.rules)

    def _is_sure(self, label: str, wanted: Wanted) -> bool:
        """Return whether a description is known to fit."""
        return "described" in wanted.options and self._fits([label], wanted).get(label, False)

    def _of_trade(
        self, best: Referent, layers: Layers, labels: set[str], wanted: Wanted
    ) -> Referent | None:
        """Return whom words mean that may tell of a trade, by what is known of the firms."""
        if self._is_sure(best.label, wanted):
            return best
        patterns = self.discourse.patterns
        said = telling(self.view, wanted.start, wanted.end, patterns)
        return of_trade(best, layers, labels, wanted, said, patterns.rules)

    def _back(self, wanted: Wanted) -> Layers:
        """Return what the sentences before tell of, the nearest first.

        Behind a subject that gives money to another, or buys it, "it" may mean either.
        """
        back = self.discourse.back(self.one, "far" in wanted.options)
        if "described" in wanted.options:
            return [list(told) for told in back]
        return [
            [replace(each, role="object") if each.gives else each for each in told] for told in back
        ]

    def clause(self, start: int) -> list[Referent]:
        """Return what is told of in the clause in front of the place."""
        clause = _expression(self.discourse.patterns, "clause")
        begin = max((hit.end() for hit in clause.finditer(self.view.text, 0, start)), default=0)
        return [each for each in self.told() if begin <= each.at < start]

    def _owners(self, wanted: Wanted) -> Layers:
        """Return who can own what follows: the subject of the clause, where no other is in it.

        Without a subject the one name of the sentence, else those before, where no other thing of
        the clause could own it.
        """
        inside = self.clause(wanted.start)
        rivals = wanted.kinds | ({"name"} if PERSON in wanted.kinds else OWNING)
        acting = [each for each in inside if each.role == "subject" and each.kind in rivals]
        if acting:
            return [acting[-1:]] if self._is_owner(acting[-1], inside, wanted) else []
        if any(each.kind in rivals - wanted.kinds and each.role not in IDLE for each in inside):
            return []
        here = [
            each for each in self.told() if each.at < wanted.start and each.kind in wanted.kinds
        ]
        if here:
            return [here] if len({each.label for each in here}) == 1 else []
        return [[], *self._back(wanted)]

    def _is_owner(self, acting: Referent, inside: Sequence[Referent], wanted: Wanted) -> bool:
        """Return whether the subject is the only one in its clause, and takes nobody else's."""
        named = {
            each.label for each in inside if each.kind in wanted.kinds and each.role not in IDLE
        }
        if acting.kind in wanted.kinds and self._grants(acting, wanted.start):
            return True
        taking = _expression(self.discourse.patterns, "taking")
        takes = PERSON not in wanted.kinds and taking.search(
            self.view.text, acting.at, wanted.start
        )
        return acting.kind in wanted.kinds and named == {acting.label} and not takes

    def _grants(self, acting: Referent, start: int) -> bool:
        """Return whether it gives or bars another access to what follows."""
        granting = _expression(self.discourse.patterns, "granting")
        behind = self.view.text.find(">", acting.at) + 1
        return bool(acting.span and granting.fullmatch(self.view.text, behind, start))

    def others(self, wanted: Wanted) -> Layers:
        """Return what can be meant, the nearest first, without who acts in the same clause.

        What a description is known to fit may be meant there too.
        """
        clause = [] if "acts" in wanted.options else self.clause(wanted.start)
        acting = {each.label for each in clause if each.role not in IDLE}
        if "described" in wanted.options:
            acting -= {label for label, sure in self._fits(acting, wanted).items() if sure}
        here = [each for each in self.told() if each.at < wanted.start]
        layers = [here, *self._back(wanted)]
        return [[each for each in layer if each.label not in acting] for layer in layers]
