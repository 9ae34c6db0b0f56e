"""The .rq files; they are read by kg.graph.question, which checks and questions share."""

from kg.graph.question import (
    Parameter,
    Question,
    entity_term,
    find_question,
    read_question,
    read_questions,
    text_term,
)

__all__ = [
    "Parameter",
    "Question",
    "entity_term",
    "find_question",
    "read_question",
    "read_questions",
    "text_term",
]
