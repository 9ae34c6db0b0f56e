"""Decisions carried over to a text that has changed, where what was decided still stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.corpus.decisions import Choice, Decision, DecisionsFile
from kg.corpus.leaning import lead_stands
from kg.model import Candidate, Locator, Tier

__all__ = ["Carried", "Move", "carry"]

#: a place as it was, and where it is in the changed text: nowhere is None
Move = tuple[Locator, Locator | None]

_OPTION = re.compile(r"(?:^|, )([A-Za-z][A-Za-z0-9_]*): ")


@dataclass(frozen=True)
class Carried:
    """The decisions for the changed text: how many accepted claims stand in it as they did.

    `asked` are the claims that were accepted on words that the text no longer has: they are
    proposed again where it makes them elsewhere. Those of them whose own words stand, and only
    those before them do not, are `unled`, each with the place where it stood.
    """

    file: DecisionsFile
    accepted: int
    asked: tuple[str, ...]
    unled: tuple[tuple[Locator, str], ...] = ()


def carry(file: DecisionsFile, moves: Iterable[Move], text: str) -> Carried:
    """Return the decisions as they are for the text in which the passages of the claims moved so.

    An accepted claim stays accepted where its passage, word for word, still stands, and the words
    before it on which it leans; a rejected one stays rejected wherever it stands.
    """
    spots = {(was.sha256, was.start): (was, now) for was, now in moves}
    found, asked, unled, accepted = [], [], [], 0
    for one in file.decisions:
        claim, now = _moved(file.document, one, spots.values())
        if claim is None or now is None:
            found.append(one)
            asked += [one.became or one.was] if claim is not None else []
        elif lead_stands(one.leans, text, now.start):
            found.append(replace(one, id=claim.model_copy(update={"locator": now}).id))
            accepted += 1
        else:
            asked.append(one.became or one.was)
            unled.append((claim.locator, one.became or one.was))
    decisions = tuple({one.id: one for one in found}.values())
    done = replace(file, decisions=decisions).moved()
    return Carried(done, accepted, tuple(asked), tuple(unled))


def _moved(
    document: str, one: Decision, moves: Iterable[Move]
) -> tuple[Candidate | None, Locator | None]:
    """Return the accepted proposal at the place of a passage, and where that is now; or neither.

    The identifier, a digest of claim and place, tells which place it was, and how to read the line.
    """
    if one.choice is Choice.ACCEPTED and one.id.startswith("candidate/"):
        for was, now in moves:
            for claim in _readings(document, one.was, was):
                if claim.id == one.id:
                    return claim, now
    return None, None


def _readings(document: str, line: str, at: Locator) -> Iterator[Candidate]:
    """Yield the claims that may have been written on one line so.

    A value with what looks like another option in it is not read: its claim is asked again.
    """
    cuts = [match.start() for match in re.finditer(r" \(", line)] if line.endswith(")") else []
    for cut in (len(line), *cuts):
        parts = _OPTION.split(line[cut + 2 : -1])[1:] if cut < len(line) else []
        options = tuple(zip(parts[::2], parts[1::2], strict=True))
        words = line[:cut].split(" ")
        for number in range(1, len(words) - 1):
            yield Candidate(
                document=document,
                subject=" ".join(words[:number]),
                predicate=words[number],
                object=" ".join(words[number + 1 :]),
                options=options,
                locator=at,
                tier=Tier.B,
                rule="",
            )
