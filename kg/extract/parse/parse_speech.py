"""The speaker of a clause that is what somebody says, where only the parse shows who speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.parse.bearers import Bearers
from kg.extract.parse.roles import Roles
from kg.extract.parse.setting import Setting
from kg.extract.reference.speech import Voice
from kg.extract.signs.patterns import Patterns
from kg.parsing.tree import Word

__all__ = ["speaker", "speech_modality"]


@lru_cache(maxsize=4)
def _verbs(patterns: Patterns) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("|".join(rows)), modality)
        for modality, rows in patterns.rules.speech["verbs"].items()
    )


def speech_modality(verb: Word, patterns: Patterns) -> str:
    """Return how a verb of speech puts forward what is said; nothing when it is none."""
    rows = _verbs(patterns)
    return next((how for verbs, how in rows if verbs.fullmatch(verb.text.lower())), "")


def speaker(setting: Setting, bearers: Bearers, patterns: Patterns) -> Voice | None:
    """Return the voice of the clause, for the whole sentence; None when it is nobody's speech."""
    verb = setting.speech
    how = speech_modality(verb, patterns) if verb else ""
    if verb is None or not how:
        return None
    kinds = frozenset(patterns.kinds("Organization") + patterns.kinds("Person"))
    subjects = [] if Roles(bearers.tree).is_passive(verb) else Roles(bearers.tree).subjects(verb)
    named = [span for word in subjects for _, span in bearers.spans(word, kinds)]
    who = named[0] if len(named) == 1 else None
    size = len(bearers.spelt.masked.text)
    denied = how == "denied"
    return Voice(0, size, who, "claimed" if denied else how, denied=denied, sure=False)
