"""The frozen nouns of the design; no RDF here."""

from kg.model.candidate import Candidate, Mention, NewEntity, Tier, Unsaid
from kg.model.cell import Cell, few_words, fragment_of
from kg.model.claim import (
    MOST_WORDS,
    Assertion,
    Claim,
    EntityRef,
    Locator,
    Text,
    Value,
    value_key,
    value_text,
)
from kg.model.corroboration import Corroboration, OriginRule, Overlap
from kg.model.date import PartialDate, parse_date
from kg.model.disagreement import Compatibility, Contradiction, Disagreement, Judgement, Side
from kg.model.entity import Document, Entity
from kg.model.figure import Figure, read_figure
from kg.model.quantity import (
    BoundRule,
    Conversion,
    Quantity,
    WordingTable,
    format_quantity,
    interval_text,
    parse_quantity,
)
from kg.model.relative import RelativeDate, arithmetic_text, parse_relative, shifted
from kg.model.vocabulary import Property, Qualifier, Range, Vocabulary
from kg.model.words import Bound, Kind, Modality, Polarity, Severity, Status, Verdict

__all__ = [
    "MOST_WORDS",
    "Assertion",
    "Bound",
    "BoundRule",
    "Candidate",
    "Cell",
    "Claim",
    "Compatibility",
    "Contradiction",
    "Conversion",
    "Corroboration",
    "Disagreement",
    "Document",
    "Entity",
    "EntityRef",
    "Figure",
    "Judgement",
    "Kind",
    "Locator",
    "Mention",
    "Modality",
    "NewEntity",
    "OriginRule",
    "Overlap",
    "PartialDate",
    "Polarity",
    "Property",
    "Qualifier",
    "Quantity",
    "Range",
    "RelativeDate",
    "Severity",
    "Side",
    "Status",
    "Text",
    "Tier",
    "Unsaid",
    "Value",
    "Verdict",
    "Vocabulary",
    "WordingTable",
    "arithmetic_text",
    "few_words",
    "format_quantity",
    "fragment_of",
    "interval_text",
    "parse_date",
    "parse_quantity",
    "parse_relative",
    "read_figure",
    "shifted",
    "value_key",
    "value_text",
]
