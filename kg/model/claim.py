"""Claims and their assertions: what is said, and who says it where."""

from __future__ import annotations

from functools import cached_property

from kg.identifiers import digest
from kg.model.base import Noun
from kg.model.cell import Cell
from kg.model.date import PartialDate
from kg.model.quantity import Quantity
from kg.model.words import Modality, Polarity

__all__ = [
    "MOST_WORDS", "Assertion", "Claim", "EntityRef", "Locator", "Text", "Value", "value_key",
    "value_text",
]  # fmt: skip

#: the most decisive words of a passage: more would be a quotation (DESIGN, section 7)
MOST_WORDS = 8


class EntityRef(Noun):
    """An entity as the object of a claim."""

    id: str


class Text(Noun):
    """Words of our own as the object of a claim."""

    text: str


Value = EntityRef | Quantity | PartialDate | Text


def value_key(value: Value) -> str:
    """Return the text by which two values are the same or not.

    >>> value_key(EntityRef(id="model/x")), value_key(Text(text="a  Model"))
    ('model/x', 'a model')
    """
    if isinstance(value, EntityRef):
        return value.id
    if isinstance(value, PartialDate):
        return value.edtf
    return " ".join(value.text.casefold().split())


def value_text(value: Value, labels: dict[str, str]) -> str:
    """Return the value in words; `labels` gives the label of each entity id."""
    return labels[value.id] if isinstance(value, EntityRef) else value.text


class Claim(Noun):
    """One proposition. Equal propositions have equal identifiers, whoever asserts them."""

    subject: str
    predicate: str
    object: Value
    qualifiers: tuple[tuple[str, Value], ...] = ()

    @cached_property
    def id(self) -> str:
        """The identifier: a digest of the normalised proposition."""
        pairs = sorted((name, value_key(value)) for name, value in self.qualifiers)
        rest = [part for pair in pairs for part in pair]
        return "claim/" + digest([self.subject, self.predicate, value_key(self.object), *rest])


class Locator(Noun):
    """The place of a passage: code points from `start` up to `end`, and its paragraph from 1."""

    start: int
    end: int
    paragraph: int
    words: str
    sha256: str

    @property
    def place(self) -> str:
        """Return the place as one text, by which two assertions are the same or not."""
        return f"{self.start}-{self.end}"


class Assertion(Noun):
    """One occurrence of a claim in a document, with who puts it forward and how.

    It stands in a passage of a text or in a cell of a table. `anchor` is the event from which a
    relative date was counted; `confidence` the document's own word for how sure the value is.
    What is `superseded` stands in a release of a table that a later one replaces: it is kept, and
    takes part in no comparison. `garbled` is the reason for which a person judged the place to be
    garbled: what it says is kept as it stands, and is taken for no fact.
    """

    claim: Claim
    document: str
    claimant: str
    modality: Modality
    polarity: Polarity
    locator: Locator | Cell
    channel: str = ""
    hedge: str = ""
    said: str = ""
    inferred: str = ""
    anchor: str = ""
    note: str = ""
    confidence: str = ""
    superseded: bool = False
    garbled: str = ""

    @property
    def stands(self) -> bool:
        """Whether it takes part in comparisons: neither superseded nor judged to be garbled."""
        return not self.superseded and not self.garbled

    @cached_property
    def id(self) -> str:
        """The identifier: a digest of claim, claimant, document and place."""
        place = self.locator.place
        return "assertion/" + digest([self.claim.id, self.claimant, self.document, place])
