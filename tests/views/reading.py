"""How the tests read a page: by a parser, as a browser would, not by searching its text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.views.unpacking import unpacked

#: attributes by which an element makes a browser fetch something or go somewhere
ADDRESSES = {"src", "href", "srcset", "action", "formaction", "data", "poster", "background"}


@dataclass
class Element:
    """A start tag with its attributes, and the text up to its end where it is raw text."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page in order."""

    elements: list[Element] = field(default_factory=list)
    declaration: str = ""

    def __post_init__(self) -> None:
        """Start the parser."""
        super().__init__()
        self._within = False

    def handle_decl(self, decl: str) -> None:
        """Keep the document type."""
        self.declaration = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self._within = True
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note that the element that was opened last is at its end, or its parent is."""
        self._within = False

    def handle_data(self, data: str) -> None:
        """Keep what stands in the element that was opened last, until anything is closed."""
        if self._within:
            self.elements[-1].text += data

    def named(self, tag: str) -> list[Element]:
        """Return the elements with this tag."""
        return [one for one in self.elements if one.tag == tag]

    def block(self, identifier: str) -> Any:
        """Return the value of a JSON block."""
        found = [one for one in self.named("script") if one.attributes.get("id") == identifier]
        assert len(found) == 1
        return unpacked(json.loads(found[0].text))

    def addresses(self) -> list[str]:
        """Return every address that an attribute of the page names."""
        return [
            value
            for one in self.elements
            for name, value in one.attributes.items()
            if name in ADDRESSES
        ]


def read_page(html: str) -> Page:
    """Return the page, parsed whole."""
    page = Page()
    page.feed(html)
    page.close()
    return page
