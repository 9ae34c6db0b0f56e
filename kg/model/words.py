"""The closed word lists: modality, polarity, bound, status, kind, verdict, severity."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Bound", "Kind", "Modality", "Polarity", "Severity", "Status", "Verdict"]


class Modality(StrEnum):
    """How a claim is put forward; definitions stand in the ontology."""

    STATED = "stated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    OPINION = "opinion"
    ASKED = "asked"


class Polarity(StrEnum):
    """Whether a claim is put forward as true or as not true."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Bound(StrEnum):
    """The bound word of a quantity."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    UP_TO = "up to"


class Status(StrEnum):
    """What becomes of a claim by all its assertions, strongest first (DESIGN section 2)."""

    CONTESTED = "contested"
    STATED = "stated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    OPINION = "opinion"
    ASKED = "asked"
    GARBLED = "garbled"
    SUPERSEDED = "superseded"


class Kind(StrEnum):
    """In what two claims disagree."""

    VALUE = "byValue"
    DATE = "byDate"
    ENTITY = "byEntity"
    ORDER = "byOrder"
    POLARITY = "byPolarity"
    STATUS = "byStatus"
    JUDGEMENT = "byJudgement"


class Verdict(StrEnum):
    """A person's verdict on a disagreement."""

    POSSIBLY_DIFFERENT_EVENTS = "possiblyDifferentEvents"
    GARBLED_SOURCE = "garbledSource"
    SETTLED = "settled"


class Severity(StrEnum):
    """How bad a finding of the checks is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
