"""The words by which a noun phrase is told from what stands around it, as expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.signs.patterns import Patterns

__all__ = ["PhraseWords", "phrase_words"]


@dataclass(frozen=True)
class PhraseWords:
    """What is put to the words of a phrase, each an expression.

    `skip`: what in front of it is no part; `stop`: what ends it; `open`: what shows behind it that
    it was none; `generic`: heads that name no field; `tail`: what is dropped from its end;
    `field`: fields of one word; `doing` and `ing`: with what an activity and a noun in -ing begin;
    `audience`: for whom something is; `vague`: what in front of "models" does not say which, and
    `some` not all; `kept`, `whole`: what is a field in spite of its head; `det`: articles in front;
    `joint`: what stands between two of a list, `last` before its last one;
    `inner`: what may stand within one though it looks like the noun of a clause ("news agencies");
    `owning`: what shows whose they are, a part of the name ("the world's largest banks");
    `late`: a participle, which ends it behind a word; `gerund`: what may be an activity.
    """

    skip: re.Pattern[str]
    stop: re.Pattern[str]
    open: re.Pattern[str]
    generic: re.Pattern[str]
    tail: re.Pattern[str]
    field: re.Pattern[str]
    doing: re.Pattern[str]
    ing: re.Pattern[str]
    audience: re.Pattern[str]
    vague: re.Pattern[str]
    some: re.Pattern[str]
    kept: re.Pattern[str]
    whole: re.Pattern[str]
    det: re.Pattern[str]
    joint: re.Pattern[str]
    last: re.Pattern[str]
    late: re.Pattern[str]
    gerund: re.Pattern[str]
    inner: re.Pattern[str]
    owning: re.Pattern[str]


@lru_cache(maxsize=4)
def phrase_words(patterns: Patterns) -> PhraseWords:
    """Return the expressions, made of the lists of concepts.yaml."""

    def made(name: str, behind: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:{patterns.listed(name)}){behind}")

    return PhraseWords(
        skip=re.compile(rf"(?:(?:{patterns.listed('concept_skip')}) ?)*(?<![^ ])"),
        stop=made("concept_stop", r"(?![\w-])"),
        open=made("concept_open", r"(?![\w-])"),
        generic=made("concept_generic"),
        tail=made("concept_tail"),
        field=made("concept_field"),
        doing=made("concept_doing"),
        ing=made("concept_noun_ing"),
        audience=made("concept_audience"),
        vague=made("concept_vague"),
        some=made("concept_some"),
        kept=made("concept_kept"),
        whole=made("concept_whole"),
        det=made("concept_det", " "),
        joint=patterns.turns["phrases"]["joint"],
        last=patterns.turns["phrases"]["and"],
        late=patterns.turns["phrases"]["late"],
        gerund=patterns.turns["phrases"]["gerund"],
        inner=made("concept_inner"),
        owning=patterns.turns["phrases"]["owning"],
    )
