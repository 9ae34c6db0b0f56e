"""The main text of a web page, block by block, and what the page says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import UnreadableDocument
from kg.identifiers import fold
from kg.reading.metadata import Metadata
from kg.reading.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_webpage"]

_OUTSIDE = "the main text was not told apart; all headings, paragraphs and list items were taken"
#: marks that begin a block of its own, in trafilatura's tree and in a page's own
_BLOCKS = {
    "body", "div", "p", "head", "item", "list", "quote", "code", "table", "row", "doc", "main",
    "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "tr", "blockquote",
    "pre", "section", "article", "figure", "figcaption", "fw", "ab", "q-block",
}  # fmt: skip
_BREAKS = {"lb", "br"}
_CELLS = {"cell", "td", "th"}
_DEEPEST = 60


def read_webpage(page: str, settings: Settings) -> tuple[str, Metadata, tuple[str, ...]]:
    """Return the main text of the page, what it says of itself, and notes.

    Headings, paragraphs, list items and table rows are paragraphs; a line break is a line end.
    Nothing is fetched and no script is run. Raises UnreadableDocument for a page without text.
    """
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        tree = _fragment(page)
    published = _published(tree, settings)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    found = bare_extraction(tree, include_comments=False, with_metadata=True)
    body = getattr(found, "body", None)
    blocks = list(_blocks(body)) if body is not None else []
    notes: list[str] = []
    if not blocks:
        blocks = list(_blocks(_without(_fragment(page), settings.beside)))
        notes.append(_OUTSIDE)
    if not blocks:
        raise _no_text()
    metadata = Metadata(
        title=getattr(found, "title", "") or " ".join(tree.xpath("string(//title)").split()),
        author=getattr(found, "author", "") or "",
        publisher=getattr(found, "sitename", "") or "",
        url=getattr(found, "url", "") or "",
        published=published,
        language=language,
    )
    return _joined(metadata.title, blocks, notes), metadata, tuple(notes)


def _fragment(page: str) -> _Element:
    """Return the tree of what trafilatura takes for no page, such as a single paragraph."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return document_fromstring(page.encode(), parser=parser)
    except (LxmlError, ValueError) as error:
        raise _no_text() from error


def _no_text() -> Exception:
    what = "no text was found in this page"
    return UnreadableDocument.single("", what, "save the page whole, or copy its text into a file")


def _joined(title: str, blocks: list[str], notes: list[str]) -> str:
    """Return the blocks as a text that begins with the title, where the page states one."""
    if title and fold(title) not in {fold(block) for block in blocks[:5]}:
        blocks = [title, *blocks]
        notes.append("its title was put before the main text")
    return "\n\n".join(blocks) + "\n"


def _blocks(body: _Element) -> Iterator[str]:
    """Yield the text of each block, space folded; never recursive, however deep the page is."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    for event, node in iterwalk(body, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        begins = event == "start"
        if tag in _BLOCKS and (text := _folded(parts)):
            yield text
        if tag in _BLOCKS:
            parts = []
        if begins and tag:
            parts += _opening(tag, parts, node.text)
        if not begins and node is not body:
            parts.append(_space(node.tail))
    if text := _folded(parts):
        yield text


def _opening(tag: str, parts: list[str], text: str | None) -> list[str]:
    """Return what a mark adds as it opens: a line end, a bar between cells, its text."""
    if tag in _BREAKS:
        return ["\n", _space(text)]
    bar = " | " if tag in _CELLS and "".join(parts).strip() else ""
    return [bar, _space(text)]


def _space(text: str | None) -> str:
    return (text or "").replace("\r", " ").replace("\n", " ")


def _folded(parts: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _without(tree: _Element, beside: tuple[str, ...]) -> _Element:
    """Return the tree without the marks that hold no article."""
    from lxml.etree import strip_elements

    strip_elements(tree, "head", *beside, with_tail=False)
    return tree


def _published(tree: _Element, settings: Settings) -> str:
    """Return the date of publication as the page writes it; empty for none.

    Only what its head, its structured data or a `time` mark states counts: dates guessed from
    the words or from the address are none.
    """
    for script in tree.xpath('//script[@type="application/ld+json"]')[:20]:
        found = _dated(_json(script.text or ""), settings.json_dates)
        if found:
            return found
    stated = {
        (node.get("property") or node.get("name") or node.get("itemprop") or "").lower(): node
        for node in reversed(tree.xpath("//meta[@content]"))
    }
    for name in settings.meta_dates:
        if name.lower() in stated:
            return str(stated[name.lower()].get("content"))
    times = tree.xpath('//time[@datetime][@pubdate or @itemprop="datePublished"]/@datetime')
    times = times or tree.xpath("//article//time[@datetime]/@datetime")
    return str(times[0]) if times else ""


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _dated(value: Any, names: tuple[str, ...], depth: int = 0) -> str:  # noqa: ANN401
    """Return the first date in structured data, outer ones first."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        for name in names:
            if isinstance(value.get(name), str):
                return str(value[name])
        value = list(value.values())
    if isinstance(value, list):
        return next((found for one in value if (found := _dated(one, names, depth + 1))), "")
    return ""
