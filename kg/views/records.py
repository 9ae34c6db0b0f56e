"""What the page is told: plain records that are JSON as they stand.

Numbers that name another record are positions in the list of that record: an assertion's
`claimant` is a position in `entities`, its `place` one in `places`.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

__all__ = [
    "AssertionRecord",
    "BehindRecord",
    "ClaimRecord",
    "ContextRecord",
    "DisagreementRecord",
    "DocumentRecord",
    "EntityRecord",
    "KindRecord",
    "LikeRecord",
    "LinkRecord",
    "NamingRecord",
    "OverlapRecord",
    "PageData",
    "PlaceRecord",
    "SideRecord",
    "TermRecord",
]


class KindRecord(TypedDict):
    """A row of the legend: a class of entities with its looks and its number."""

    id: str
    label: str
    says: str
    shape: str
    light: str
    dark: str
    count: int
    classes: list[str]


class TermRecord(TypedDict):
    """A property or concept: its label, its definition, and how a claim of it reads.

    `symmetric` where a claim says of its object what it says of its subject.
    """

    label: str
    says: str
    phrase: NotRequired[str]
    symmetric: NotRequired[bool]


class EntityRecord(TypedDict):
    """An entity; `kind` names a row of the legend, `type` is its own class in words."""

    id: str
    label: str
    kind: str
    type: str
    aliases: list[str]
    note: NotRequired[str]


class OverlapRecord(TypedDict):
    """How many five-word runs a document shares with another, and if both are one origin."""

    document: int
    runs: int
    share: float
    same: bool


class NamingRecord(TypedDict):
    """A name that a document uses for an entity in its own way."""

    name: str
    entity: int


class DocumentRecord(TypedDict):
    """A document; `url` is empty unless it is http or https.

    `replaced` is what the release is called that took its place, where one did.
    """

    entity: int
    label: str
    title: str
    publisher: str
    author: str
    issued: str
    url: str
    count: int
    overlaps: list[OverlapRecord]
    names: list[NamingRecord]
    replaced: NotRequired[str]


class ContextRecord(TypedDict):
    """The paragraphs round a passage, and the code point at which they start in the text."""

    text: str
    start: int


class PlaceRecord(TypedDict):
    """Where it stands: code points from `start` to `end`, and a link that jumps there.

    A cell of a table has the name of its `column`; its `paragraph` is the row.
    """

    document: int
    paragraph: int
    start: int
    end: int
    words: str
    link: str
    column: NotRequired[str]
    context: NotRequired[int]


class AssertionRecord(TypedDict):
    """Who puts the claim forward, how and where; parts that are empty are left out."""

    id: str
    claimant: int
    modality: str
    polarity: str
    place: int
    self: NotRequired[bool]
    channel: NotRequired[str]
    hedge: NotRequired[str]
    said: NotRequired[str]
    inferred: NotRequired[str]
    note: NotRequired[str]
    garbled: NotRequired[str]


class BehindRecord(TypedDict):
    """How many documents (two at least), claimants and independent origins a claim has."""

    documents: int
    claimants: int
    origins: int


class LikeRecord(TypedDict):
    """A claim that looks like a rival, and why both can hold."""

    claim: int
    reason: str


class ClaimRecord(TypedDict):
    """A claim with its assertions; `object` is an entity, else `value` says it in words.

    `scope` has its qualifiers, each an entity or words; `span` the first and the last day that it
    may mean, `dated` when it gives them itself.
    """

    id: str
    sentence: str
    subject: int
    predicate: str
    status: str
    object: NotRequired[int]
    value: NotRequired[str]
    others: list[int]
    scope: NotRequired[list[tuple[str, int | str]]]
    span: NotRequired[tuple[str, str]]
    dated: NotRequired[bool]
    disagreements: list[int]
    assertions: list[AssertionRecord]
    behind: NotRequired[BehindRecord]
    likes: NotRequired[list[LikeRecord]]


class SideRecord(TypedDict):
    """One side: its claims, and the assertions that carry it, each a claim and a place in it.

    `upheld` where a person has settled that it holds.
    """

    label: str
    upheld: NotRequired[bool]
    claims: list[int]
    assertions: list[tuple[int, int]]


class DisagreementRecord(TypedDict):
    """Claims that cannot all hold, and why; `members` are positions in `claims`."""

    id: str
    kind: str
    subject: int
    property: str
    reason: str
    verdict: str
    judged: str
    members: list[int]
    sides: list[SideRecord]


class LinkRecord(TypedDict):
    """A line that a view's own query draws, and what its property is called."""

    source: int
    target: int
    label: str


class PageData(TypedDict):
    """Everything that the page shows; `query` asks any SPARQL engine for the same claims.

    With `links` these are the lines of the graph; without, the claims are.
    """

    kinds: list[KindRecord]
    terms: dict[str, TermRecord]
    entities: list[EntityRecord]
    documents: list[DocumentRecord]
    contexts: list[ContextRecord]
    places: list[PlaceRecord]
    claims: list[ClaimRecord]
    disagreements: list[DisagreementRecord]
    links: list[LinkRecord]
    query: str
