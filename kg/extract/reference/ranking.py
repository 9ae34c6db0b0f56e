"""Who words at a place may mean where it is not sure, the likeliest first."""

from __future__ import annotations

from kg.extract.reference import central
from kg.extract.reference.candidates import Candidates
from kg.extract.reference.central import OWNING, Layers, Wanted
from kg.extract.reference.topic import joined_rounds
from kg.extract.signs.spans import Span

__all__ = ["ranked"]


def ranked(
    reading: Candidates, kinds: frozenset[str], options: frozenset[str], place: tuple[int, int],
    owner: str = "",
) -> tuple[tuple[Span, float], ...]:  # fmt: skip
    """Return who words at a place of the text may mean, the heaviest first.

    What they mean of an `owner` was told of with this one as the subject, or as its owner.
    No firm is meant where what has no name, or none of a known class, weighs more than all.
    """
    wanted = Wanted(kinds, options, reading.view.at(place[0]), reading.view.at(place[1]))
    layers = _without_givers(reading, reading.others(wanted), wanted)
    if owner:
        layers = [layer if central.is_owner_of(layer, owner) else [] for layer in layers[1:]]
    if "own" in options:
        layers = [[one for one in reading.clause(wanted.start) if one.kind in kinds], *layers]
    weights = reading.weights(layers, wanted)
    found = [(label, weight, one.span) for label, (weight, one) in weights.items() if one.span]
    found.sort(key=lambda one: (-one[1], one[0]))
    known = tuple((span, weight) for label, weight, span in found if label[0] != "?")
    most = max((weight for weight, _ in weights.values()), default=0.0)
    return () if "company" in kinds and known and known[0][1] < most else known


def _without_givers(reading: Candidates, layers: Layers, wanted: Wanted) -> Layers:
    """Return the layers without who gives money to another of the nearest that names any.

    Nothing is left where it could go to several.
    """
    near = next((layer for layer in layers if any(e.kind in OWNING for e in layer)), [])
    givers = {each.label for each in near if each.gives}
    rounds = joined_rounds(reading.view, wanted.start + 1, reading.discourse.patterns).values()
    joined = max(rounds, default=-1)
    givers |= {e.label for e in reading.told() if e.at < joined and e.role == "subject"}
    if "described" in wanted.options:
        return layers
    kept = [[each for each in layer if each.label not in givers] for layer in layers]
    told = [{e.label for e in layer if e.kind in wanted.kinds and e.span} for layer in kept]
    several = len(next((labels for labels in told if labels), ())) > 1
    return [] if givers and several else kept
