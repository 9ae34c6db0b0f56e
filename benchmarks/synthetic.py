"""Synthetic assertions with the skew of real ones: the same numbers give the same assertions.

Subjects and documents follow Zipf's law. Most questions have one answer, which some assertions
repeat; a few hot questions have hundreds of rival values. The values are made of wordings by the
shipped tables; nouns are built without checks (`model_construct`), for which there is no time.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from kg.corpus.registry import read_tables
from kg.graph.ontology import read_vocabulary
from kg.model import (
    Assertion,
    Claim,
    EntityRef,
    Locator,
    Modality,
    Polarity,
    Text,
    Value,
    Vocabulary,
    parse_date,
    parse_quantity,
)
from kg.resources import shipped_root

__all__ = ["Synthetic", "shipped_vocabulary"]

HOT_QUESTIONS, HOT_SHARE = 12, 0.01
MODALITIES = [Modality.STATED] * 6 + [Modality.CLAIMED] * 2 + [Modality.ALLEGED, Modality.OPINION]


def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary of the shipped ontology."""
    return read_vocabulary(shipped_root())


@dataclass(frozen=True)
class _Values:
    """The values that claims choose from."""

    amounts: list[Value]
    scores: list[Value]
    dates: list[Value]
    texts: list[Value]

    @classmethod
    def made(cls) -> _Values:
        table = read_tables(shipped_root().table("wording.yaml"))
        bounds = ["", "", "", "about ", "nearly ", "over ", "under "]
        amounts = [
            parse_quantity(f"{bounds[n % 7]}{n}.{n % 10} million USD", table) for n in range(1, 800)
        ]
        dates = [
            parse_date(f"20{year}-{month:02}{day}", table)
            for year in range(18, 26)
            for month in range(1, 13)
            for day in ("", *(f"-{day:02}" for day in range(1, 29)), "-15~")
        ]
        return cls(
            amounts=list(amounts),
            scores=[parse_quantity(f"{n}.{tenth} percent", table)
                    for n in range(30, 99) for tenth in range(10)],
            dates=list(dates),
            texts=[Text(text=f"thing number {n}") for n in range(5000)],
        )  # fmt: skip


class _Zipf:
    """Draws of 0 to size - 1, the n-th as often as 1 / (n + 1)."""

    def __init__(self, size: int) -> None:
        self.sums = list(accumulate(1 / (n + 1) for n in range(size)))

    def draw(self, chance: random.Random) -> int:
        return bisect(self.sums, chance.random() * self.sums[-1])


class Synthetic:
    """So many assertions about models and events, the same for the same size and seed."""

    def __init__(self, size: int, seed: int = 3) -> None:
        """Prepare the subjects, documents and values of `size` assertions."""
        self.size = size
        self.chance = random.Random(seed)  # noqa: S311  # no secret hangs on it
        subjects = max(20, size // 4)
        self.subject = _Zipf(subjects)
        self.document = _Zipf(max(5, size // 200))
        self.models = [f"model/m{n}" for n in range(subjects)]
        self.events = [f"event/e{n}" for n in range(subjects)]
        self.tests = [EntityRef(id=f"benchmark/b{n}") for n in range(200)]
        self.refs = [EntityRef(id=one) for one in self.models]
        self.values = _Values.made()

    def labels(self) -> dict[str, str]:
        """Return a label for every entity."""
        ids = [*self.models, *self.events, *(one.id for one in self.tests)]
        return {one: one for one in ids}

    def assertions(self) -> Iterator[Assertion]:
        """Yield the assertions, one after the other."""
        said: list[Claim] = []
        for number in range(self.size):
            repeats = said and self.chance.random() < 0.15
            claim = self.chance.choice(said) if repeats else self._claim()
            if len(said) < 1000:
                said.append(claim)
            elif not repeats:
                said[number % 1000] = claim
            yield self._assertion(claim, number)

    def _assertion(self, claim: Claim, number: int) -> Assertion:
        chance = self.chance
        document = f"document/d{self.document.draw(chance)}"
        modality = chance.choice(MODALITIES)
        stated = modality in (Modality.STATED, Modality.OPINION)
        denied = chance.random() < 0.01
        return Assertion.model_construct(
            claim=claim,
            document=document,
            claimant=document if stated else f"company/c{chance.randrange(500)}",
            modality=modality,
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            locator=Locator.model_construct(start=number, end=number + 1, paragraph=1),
        )

    def _claim(self) -> Claim:
        chance = self.chance
        if chance.random() < HOT_SHARE:
            model = self.models[chance.randrange(HOT_QUESTIONS)]
            return _made(model, "trainingCost", chance.choice(self.values.amounts))
        kinds: list[Callable[[int], Claim]] = [
            self._scored, self._scored, self._dated, self._costs, self._beats, self._can,
        ]  # fmt: skip
        return chance.choice(kinds)(self.subject.draw(chance))

    def _scored(self, subject: int) -> Claim:
        test = self.tests[self.subject.draw(self.chance) % len(self.tests)]
        value = self._usual(self.values.scores, subject + len(test.id))
        return _made(self.models[subject], "scored", value, test)

    def _dated(self, subject: int) -> Claim:
        return _made(self.events[subject], "date", self._usual(self.values.dates, subject))

    def _costs(self, subject: int) -> Claim:
        value = self._usual(self.values.amounts, subject)
        return _made(self.models[subject], "trainingCost", value)

    def _beats(self, subject: int) -> Claim:
        other = self.refs[self.subject.draw(self.chance)]
        test = self.tests[subject % len(self.tests)]
        return _made(self.models[subject], "outperforms", other, test)

    def _can(self, subject: int) -> Claim:
        return _made(self.models[subject], "capability", self.chance.choice(self.values.texts))

    def _usual(self, known: list[Value], place: int) -> Value:
        """Return the one value that most give for this place, or now and then another."""
        moved = self.chance.randrange(len(known)) if self.chance.random() < 0.03 else 0
        return known[(place * 7 + moved) % len(known)]


def _made(subject: str, predicate: str, value: Value, test: EntityRef | None = None) -> Claim:
    qualifiers = (("onBenchmark", test),) if test else ()
    return Claim.model_construct(
        subject=subject, predicate=predicate, object=value, qualifiers=qualifiers
    )
