"""Files of each kind become the text that a reader sees; hostile ones do no harm."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kg.errors import UnreadableDocument
from kg.reading.article import Article, kind_of, read_article
from kg.reading.settings import Settings, read_settings
from kg.resources import shipped_root
from tests.reading.making import TEXT, page, pdf

LD = '<script type="application/ld+json">'
PARTS = "<p> </p> <div> <!-- --> &amp; <br> <li> <td> <b> Acme \x00 ä <! ]]> <?"
SETTINGS = read_settings(shipped_root().data / "reading.yaml")


def read(name: str, data: bytes) -> Article:
    return read_article(name, data, SETTINGS)


def refused(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as error:
        read(name, data)
    return str(error.value)


def blocks(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15", "utf-16", "gb18030"])
def test_a_page_gives_its_main_text_block_by_block(charset: str) -> None:
    found = read("page.html", page(charset))
    assert blocks(found) == TEXT
    assert found.notes == ()


def test_a_page_says_where_it_comes_from() -> None:
    said = read("page.html", page()).metadata
    assert (said.title, said.author) == ("Acme cuts the price", "Jo Doe")
    assert (said.publisher, said.published) == ("Acme Daily", "2025-01-29")
    assert (said.url, said.language) == ("https://daily.example/acme-cuts-the-price", "en-GB")
    assert said.missing == ()


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2024-05"}]}</script>',
            "2024-05",
        ),
        ('<script type="application/ld+json">{broken</script>', ""),
        ('<script type="application/ld+json">' + "[" * 9999 + "</script>", ""),
        ('<meta itemprop="datePublished" content="2024-05-06T01:02">', "2024-05-06"),
        ('<meta name="DC.date.issued" content="6 May 2024">', "2024-05-06"),
        ('<meta name="date" content="05/06/2024">', ""),
        ('<meta property="article:modified_time" content="2024-05-06">', ""),
        ('<link rel="canonical" href="https://a.example/2024/05/06/acme">', ""),
    ],
)
def test_a_date_is_taken_only_where_the_page_states_it(head: str, date: str) -> None:
    body = "<p>Acme said in 1995 that Boxer came in 1996, and so it was in 2001.</p>" * 9
    found = read("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert found.metadata.published == date


def test_a_title_outside_the_article_is_put_before_it() -> None:
    body = "<article>" + "<p>Acme said that Boxer is cheap, and it is so.</p>" * 8 + "</article>"
    data = f'<html><head><meta property="og:title" content="Cheap Boxer"></head>{body}</html>'
    found = read("a.html", data.encode())
    assert blocks(found)[0] == "Cheap Boxer"
    assert "title was put before" in found.notes[0]


def test_a_page_that_is_one_paragraph_is_read_too() -> None:
    assert "Acme released Boxer 2." in read("a.html", b"<p>Acme released Boxer 2.</p>").text


def test_no_script_of_a_page_gets_into_its_text() -> None:
    data = page().replace(b"</title>", b"</title><script>alert('x')</script>")
    data = data.replace(b"<p>That", b"<p><script>alert('y')</script><style>p{}</style>That")
    assert "alert" not in read("a.html", data).text


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;">]><html><body><p>Acme &c;&c;&c; is cheap.</p></body></html>',
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Acme &x; is'
        b" cheap.</p></body></html>",
        b'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"><html><body><p>Acme is cheap.</p>'
        b'<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe></body></html>',
    ],
)
def test_entities_are_neither_multiplied_nor_fetched(data: bytes) -> None:
    try:
        text = read("a.html", data).text
    except UnreadableDocument:
        return
    assert len(text) < 200
    assert "root:" not in text


@pytest.mark.parametrize("mark", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_a_page_nested_without_end_is_read_or_refused(mark: str) -> None:
    data = f"<html><body>{f'<{mark}>' * 20_000}Acme is cheap.</body></html>".encode()
    try:
        assert "Acme" in read("a.html", data).text
    except UnreadableDocument as error:
        assert "no text" in str(error)  # noqa: PT017


@given(st.lists(st.sampled_from(PARTS.split(" "))))
@hypothesis_settings(max_examples=30)
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    try:
        text = read("a.html", "".join(["<html>", *parts]).encode()).text
    except UnreadableDocument:
        return
    assert text.strip()


def test_markdown_is_kept_and_its_front_matter_is_not() -> None:
    data = b"---\ntitle: Boxer 2 is out\nauthors: [Jo Doe, Al Roe]\ndate: 2025-01-29\nlang: en\n"
    data += b"source: Acme Daily\n---\n\n# Heading\r\n\n* item **bold** [link](x)\n"
    found = read("a.md", data)
    assert found.text == "# Heading\n\n* item **bold** [link](x)\n"
    said = found.metadata
    assert (said.title, said.author) == ("Boxer 2 is out", "Jo Doe, Al Roe")
    assert (said.publisher, said.published, said.language) == ("Acme Daily", "2025-01-29", "en")
    assert "front matter was read" in found.notes[1]


@pytest.mark.parametrize(
    "front",
    [
        b"a: &a [x]\nb: *a\n",
        b"title: !!python/object:os.system x\n",
        b"title: [\n",
        b"[" * 5000 + b"\n",
    ],
)
def test_hostile_front_matter_is_left_out_and_told(front: bytes) -> None:
    found = read("a.md", b"---\n" + front + b"\n---\n# Boxer 2\n")
    assert (found.text, found.metadata.title) == ("# Boxer 2\n", "Boxer 2")
    assert "not understood" in found.notes[0]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert read("a.md", b"---\nAcme is cheap.\n").text == "---\nAcme is cheap.\n"


def test_a_plain_text_is_kept_as_it_is() -> None:
    found = read("a.txt", "Boxer 2 is out\n\n  “Cheap”,\tsaid Acme.  \n".encode())
    assert found.text == "Boxer 2 is out\n\n  “Cheap”,\tsaid Acme.  \n"
    assert (found.metadata.title, found.notes) == ("Boxer 2 is out", ())


def test_a_pdf_gives_paragraphs_again() -> None:
    lines = (
        "Acme cuts the price of its best model\n"
        "Acme said on Monday that it cut the price of the mo-\n"
        "del Boxer 2 by half. It was the first time that the\n"
        "model became cheaper, and it is open-\n"
        "source. The source is open."
    )
    found = read("a.pdf", pdf(lines, info="/Title (Boxer) /Author (Jo) /CreationDate (D:20250129)"))
    assert "the price of the model Boxer 2 by half. It was" in found.text
    assert "it is open-source. The source is open." in found.text
    assert (found.metadata.title, found.metadata.author) == ("Boxer", "Jo")
    assert found.metadata.published == ""


def test_what_stands_on_every_page_of_a_pdf_is_left_out() -> None:
    pages = [f"Acme Daily\nOn page {n} stands a line of its own.\n{n}" for n in (1, 2, 3, 4)]
    text = read("a.pdf", pdf(*pages)).text
    assert "Acme Daily" not in text
    assert text.split() == " ".join(page.split("\n")[1] for page in pages).split()


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44"
    f" /O <{'00' * 32}> /U <{'00' * 32}> >> /ID [<00><00>]"
)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n\t\r\n \xc2\xa0", "no text"),
        ("a.html", b"", "no text"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.md", b"---\ntitle: a\n---\n", "no text"),
        ("a.txt", bytes(5000), "binary"),
        ("a.txt", b"PK\x03\x04rest", "ZIP archive"),
        ("a.txt", b"\x1f\x8brest", "gzip"),
        ("a.pdf", b"%PDF-1.4 and no more", "cannot be read"),
        ("a.pdf", pdf(""), "may be a scan"),
        ("a.pdf", pdf("x", trailer=ENCRYPTED), "encrypted"),
        ("a.pdf", pdf("x", stream=zlib.compress(bytes(100_000_000), 1)), "cannot be read"),
        ("a.pdf", pdf("x").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "cannot be read"),
    ],
)  # fmt: skip
def test_what_holds_no_text_is_refused_and_says_why(name: str, data: bytes, says: str) -> None:
    assert says in refused(name, data)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"no pdf", "text"),
        ("saved", b"\xef\xbb\xbf \n<!-- " + b"<!-- " * 300 + b"--><!DOCTYPE html>", "html"),
        ("saved", b"<!-- a --> " * 150 + b"<body>", "text"),
        ("A.HTM", b"<p>", "html"),
        ("notes", b"plain", "text"),
    ],
)
def test_the_kind_is_that_of_the_bytes_then_of_the_name(
    name: str, data: bytes, kind: str, settings: Settings
) -> None:
    assert kind_of(name, data, settings) == kind
