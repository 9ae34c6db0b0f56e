"""Cues: the words by which a proposed claim is held against its passage."""

from __future__ import annotations

import re

from pydantic import Field

from kg.model.base import Noun
from kg.model.spelt import SpeltNumbers

__all__ = ["Cues"]


class Cues(Noun):
    """The word lists of data/extraction/cues.yaml, in small letters.

    The file's head says what each of them is for. `endings`, `ordinals`, `codes`, `acronyms`,
    `grouping`, `holding`, `conditioned`, `ended`, `fronts`, `spelt`, `limits` and `turns` are
    those of data/extraction/grounding.yaml.
    """

    conditions: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    changing: tuple[str, ...] = ()
    scoring: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    affirming: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    filler: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    grouping: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    conditioned: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    sized: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    own_voice: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    bounds: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    after: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    magnitudes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    alike: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    nationalities: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ended: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    fronts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    numbers: dict[str, int] = Field(default_factory=dict)
    months: dict[str, int] = Field(default_factory=dict)
    endings: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    limits: dict[str, int] = Field(default_factory=dict)
    spelt: SpeltNumbers = SpeltNumbers()
    turns: dict[str, re.Pattern[str]] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """Return a hash by which patterns made from the lists are kept."""
        return hash((self.conditions, self.unsettled, self.negations, self.speech))
