"""Whether a claim of a made-up text is kept."""

from __future__ import annotations

from typing import Any

from kg.extract.llm.objecting import Reader
from tests.extract.gold import shipped as read
from tests.extract.llm.asking import proposed, shipped
from tests.extract.llm.standin import claim, fixed

__all__ = ["kept"]

_CLASSES = {
    "Ann Roe": "Person", "Ben Dahl": "Person", "Oslo": "Place", "Bergen": "Place",
    "robotics": "Field", "optics": "Field", "Lantern 3": "ModelFamily", "Lantern 3 Pro": "AIModel",
    "Lantern 3.5 Aria": "AIModel", "Lantern 3 Aria": "AIModel", "The Bergen Post": "Publisher",
    "record shops": "Group", "long-time clients": "Group", "laser-bonded layers": "Technique",
}  # fmt: skip


def kept(text: str, subject: str, prop: str, value: str, **more: Any) -> bool:
    """Return whether the claim is kept of the whole text, or of its `quote`."""
    quote = more.pop("quote", text.split("\n")[-1])
    number = text[: text.index(quote)].count("\n") + 1
    names = {"subject": subject, "object": value, "by": more.get("by", "")}
    if "said" in more:
        del names["object"]
    classes = {f"{key}_class": _class(name) for key, name in names.items() if name}
    one = claim(quote, number, subject, prop, value, **{**classes, **more})
    found, run, _, _ = proposed(
        fixed(one), text, shipped(), published="2025-06-03", reader=Reader(*read())
    )
    assert run.claims == 1
    return bool(found.candidates)


def _class(name: str) -> str:
    return _CLASSES.get(name, "Event" if " of " in name else "Company")
