"""A network fitted to labelled sentences, by gradient descent over all relations at once.

`python -m benchmarks.network_report` learns from benchmarks/labelled/*.txt and from marked texts
that are given. It needs torch, safetensors and the published encoder (`network_model`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from benchmarks.learning import labels_of
from benchmarks.marked import Example
from benchmarks.network_model import Model
from kg.extract.learned.learning import asked
from kg.extract.learned.pairs import pairs
from kg.extract.learned.table import Table
from kg.extract.learned.tokens import tokens
from kg.extract.network.network import SURE, Asked
from kg.extract.network.pieces import Pieces
from kg.extract.network.shown import Shown, shown

__all__ = ["Lesson", "fit", "labels", "lessons", "roles"]

#: how often all is read, how many sentences at once, and how fast is learned by the encoder and
#: by what reads its pairs
EPOCHS, BATCH, ENCODER_RATE, PAIR_RATE = 7, 16, 1e-4, 1e-3
#: by how much each step changes the mean of all steps, which is what is kept
KEPT = 0.998
#: the part of the steps in which the rate grows
WARM = 0.1
_BUCKET = 20


@dataclass(frozen=True)
class Lesson:
    """A sentence as it is shown, the pairs in it, and for each the labels that hold of it."""

    shown: Shown
    asked: tuple[Asked, ...]
    holds: tuple[frozenset[str], ...]


def labels(table: Table) -> list[str]:
    """Return all labels of the table."""
    return [label for one in table.properties for label in one.labels]


def roles(table: Table) -> list[str]:
    """Return all roles of the table."""
    return sorted({role for one in table.properties for role in one.subjects | one.objects})


def lessons(examples: Iterable[Example], table: Table, pieces: Pieces) -> list[Lesson]:
    """Return the sentences with a pair that can be related."""
    made = (_lesson(one, table, pieces) for one in examples)
    return [one for one in made if one.asked]


def _lesson(example: Example, table: Table, pieces: Pieces) -> Lesson:
    masked = example.guess.masked
    whole = shown(masked.text, masked.spans, example.heading, pieces, table.shown)
    every = [
        pair for pair in pairs(example.guess, tokens(masked.text), table)
        if {pair.first.number, pair.second.number} <= whole.places.keys()
    ]  # fmt: skip
    holds = tuple(frozenset(labels_of(pair, example)) for pair in every)
    return Lesson(whole, tuple(asked(every)), holds)


@dataclass(frozen=True)
class _Batch:
    numbers: Tensor
    padded: Tensor
    asked: Tensor
    sure: Tensor
    holds: Tensor
    fits: Tensor


def fit(every: Sequence[Lesson], table: Table, epochs: int = EPOCHS, seed: int = 0) -> Model:
    """Return the model that was fitted; the same lessons and seed give much the same."""
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - an order, no secret
    model = Model(roles(table), labels(table))
    steps = epochs * -(-len(every) // BATCH)
    optimizer, schedule = _optimizer(model, steps)
    mean = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT)
    )
    for _ in range(epochs):
        model.train()
        for sentences in _batches(every, order):
            batch = _batch(sentences, model, table)
            found = model(batch.numbers, batch.padded, batch.asked, batch.sure)
            loss = nn.functional.binary_cross_entropy_with_logits(
                found, batch.holds, reduction="none"
            )
            optimizer.zero_grad()
            (10 * (loss * batch.fits).sum() / batch.fits.sum()).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(model)
    model.load_state_dict(mean.module.state_dict())
    return model.eval()


def _optimizer(model: Model, steps: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - torch's own
    """Return what changes the model, and how fast: faster at first, then ever slower."""
    pair = [
        one for name, one in model.named_parameters() if not name.startswith(("layers", "start"))
    ]
    encoder = [
        one for name, one in model.named_parameters() if name.startswith(("layers", "start"))
    ]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": pair, "lr": PAIR_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.02, 1 - step / steps)  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _batches(every: Sequence[Lesson], order: random.Random) -> list[list[Lesson]]:
    """Return the sentences in batches of much the same length, in another order each time."""
    mixed = order.sample(list(every), len(every))
    size = BATCH * _BUCKET
    found = []
    for at in range(0, len(mixed), size):
        near = sorted(mixed[at : at + size], key=lambda one: len(one.shown.numbers))
        found += [near[start : start + BATCH] for start in range(0, len(near), BATCH)]
    order.shuffle(found)
    return found


def _batch(sentences: Sequence[Lesson], model: Model, table: Table) -> _Batch:
    known = {role: number for number, role in enumerate(model.roles)}
    size = max(len(one.shown.numbers) for one in sentences)
    numbers = torch.tensor(
        [[*one.shown.numbers, *[0] * (size - len(one.shown.numbers))] for one in sentences]
    )
    padded = torch.tensor(
        [[at >= len(one.shown.numbers) for at in range(size)] for one in sentences]
    )
    rows, sure, holds, fits = [], [], [], []
    for at, one in enumerate(sentences):
        for pair, held in zip(one.asked, one.holds, strict=True):
            places = (*one.shown.places[pair.first], *one.shown.places[pair.second])
            rows.append([at, *places, *(known[role] for role in pair.roles)])
            sure.append([min(int(margin), SURE) / 3 for margin in pair.margins])
            holds.append([float(label in held) for label in model.labels])
            fits.append(_fitting(pair, model.labels, table))
    return _Batch(numbers, padded, *map(torch.tensor, (rows, sure, holds, fits)))


def _fitting(pair: Asked, every: Sequence[str], table: Table) -> list[float]:
    can: Mapping[str, object] = {label: one for one, label in table.fitting(*pair.roles)}
    return [float(label in can) for label in every]
