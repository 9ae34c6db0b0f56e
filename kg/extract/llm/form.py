"""How a server is asked for the form of an answer: by its schema, by JSON only, or in words."""

from __future__ import annotations

import json
from typing import Any

from kg.extract.llm.settings import BOUND, JSON, SCHEMA

__all__ = ["asked_form", "with_schema"]


def asked_form(form: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the field of a request that asks for the form; none where words alone ask for it.

    >>> asked_form("json_object", {}), asked_form("text", {})
    ({'response_format': {'type': 'json_object'}}, {})
    """
    if form == SCHEMA:
        bound = {"name": "claims", "strict": True, "schema": schema}
        return {"response_format": {"type": SCHEMA, "json_schema": bound}}
    if form == BOUND:
        return {"response_format": {"type": JSON, "schema": schema}}
    return {"response_format": {"type": JSON}} if form == JSON else {}


def with_schema(messages: list[dict[str, str]], schema: dict[str, Any]) -> list[dict[str, str]]:
    r"""Return the messages with the schema behind the rules, for a server that takes none.

    >>> with_schema([{"role": "system", "content": "List."}], {"type": "object"})[0]["content"]
    'List.\n\nAnswer with one JSON object of this schema and nothing else:\n{"type":"object"}'
    """
    asked = "Answer with one JSON object of this schema and nothing else:"
    told = json.dumps(schema, separators=(",", ":"))
    first, *rest = messages
    return [{**first, "content": f"{first['content']}\n\n{asked}\n{told}"}, *rest]
