"""What a match is worth: who puts it forward, how, and how far it may be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.framing import Hit
from kg.extract.patterns import Patterns
from kg.extract.reading import Sentence
from kg.extract.speech import Voice
from kg.model import Tier

__all__ = ["Verdict", "judge"]


#: what stands between commas or brackets tells of the subject, not of the verb
_ASIDE = re.compile(r",[^,]*,|\([^()]*\)")
#: how many signs in front of a match an adverb may stand that weakens it
NEAR = 25


@dataclass(frozen=True)
class Verdict:
    """Tier and options of a match; `reason` says why it is none, where it is none."""

    tier: Tier
    options: tuple[tuple[str, str], ...] = ()
    voice: Voice | None = None
    reason: str = ""
    ahead: bool = False


@lru_cache(maxsize=4)
def _words(patterns: Patterns, *names: str) -> re.Pattern[str]:
    body = "|".join(patterns.listed(name) for name in names)
    return re.compile(rf"(?<![\w'-])(?:{body})(?![\w-])")


def judge(hit: Hit, sentence: Sentence, heard: list[Voice], patterns: Patterns) -> Verdict:
    """Return what the match is worth in its sentence."""
    text = sentence.masked.text
    before = _clause_before(text, hit.start)
    if "presupposed" in hit.frame.options:
        return _presupposed(hit, sentence, patterns)
    if blocked := _words(patterns, "blockers").search(before):
        return Verdict(Tier.B, reason=f"'{blocked[0]}' keeps it from being said as a fact")
    voice = next((one for one in heard if _reaches(one, hit)), None)
    if voice is None and _in_quotes(text, hit.start):
        return Verdict(Tier.B, reason="it stands in a quotation whose speaker is not named there")
    options, ahead = _options(hit, voice, text, patterns)
    behind = _clause_behind(text, hit.end)
    if refused := _words(patterns, "conditions_behind").search(behind):
        return Verdict(Tier.B, reason=f"'{refused[0]}' makes it depend on something")
    late = _words(patterns, "conditions").search(behind)
    if late and not ahead:
        options.setdefault("modality", "predicted")
        options.setdefault("hedge", late[0])
    plainly = not (ahead or late or "hedge" in options or text.rstrip().endswith("?"))
    if text.rstrip().endswith("?"):
        options["modality"] = "asked"
    sure = hit.frame.tier is Tier.A and plainly and (voice is None or _is_sure(voice))
    explicit = _is_explicit(hit)
    tier = Tier.A if sure and explicit else Tier.B
    return Verdict(tier, tuple(options.items()), voice, ahead=ahead)


def _presupposed(hit: Hit, sentence: Sentence, patterns: Patterns) -> Verdict:
    """Return the verdict on what a sentence takes for granted, whoever says the rest of it."""
    around = _clause_before(sentence.masked.text, hit.start) + hit.words
    if "current" in hit.frame.options and _words(patterns, "bygone").search(around):
        return Verdict(Tier.B, reason="it is no longer so")
    return Verdict(hit.frame.tier if _is_explicit(hit) else Tier.B)


def _is_explicit(hit: Hit) -> bool:
    """Return whether each part of the match is named where it is meant."""
    return not any(one.anaphor or one.carried for every in hit.slots.values() for one in every)


def _is_sure(voice: Voice) -> bool:
    return voice.who is not None and voice.sure


def _reaches(voice: Voice, hit: Hit) -> bool:
    """Return whether the match lies in what the voice says."""
    inside = voice.start <= hit.start and hit.end <= voice.end + 1
    return inside and (voice.at < 0 or hit.start - NEAR <= voice.at <= hit.end)


def _clause_before(text: str, at: int) -> str:
    """Return the words of the clause that stand in front of a place."""
    begin = max(text.rfind(sign, 0, at) for sign in ";:\u2014")
    comma = text.rfind(", ", 0, at)
    return text[max(begin, comma) + 1 : at]


def _clause_behind(text: str, at: int) -> str:
    """Return the words behind a place, up to where another clause begins."""
    end = re.search(r";|\u2014|,? (?:although|though|but|while|whereas) ", text[at:])
    return text[at : at + end.start()] if end else text[at:]


def _in_quotes(text: str, at: int) -> bool:
    return text.count('"', 0, at) % 2 == 1


def _options(
    hit: Hit, voice: Voice | None, text: str, patterns: Patterns
) -> tuple[dict[str, str], bool]:
    """Return the options of the claim, and whether it lies ahead."""
    options = _of_voice(voice) if voice else {}
    verb = _ASIDE.sub(" ", hit.between)
    ahead = _words(patterns, "modal", "plan", "toward_to").search(verb)
    if ahead:
        options["hedge"] = ahead[0].strip()
        if not (voice and voice.who) or not _words(patterns, "unreal").search(ahead[0]):
            options["modality"] = "predicted"
    elif hit.frame.modality:
        options["modality"] = hit.frame.modality
    if _words(patterns, "neg").search(verb) or (voice and voice.denied):
        options["denied"] = "true"
    around = verb + " " + text[max(0, hit.start - 30) : hit.start]
    if "modality" not in options and (soft := _words(patterns, "hedges").search(around)):
        options.update({"modality": "alleged", "hedge": soft[0]})
    return options, bool(ahead)


def _of_voice(voice: Voice) -> dict[str, str]:
    """Return the options that say who speaks and how."""
    options = {}
    if voice.who is not None:
        options["by"] = voice.who.label
    if voice.modality != "claimed" or voice.who is None:
        options["modality"] = voice.modality
    if voice.hedge:
        options["hedge"] = voice.hedge
    return options
