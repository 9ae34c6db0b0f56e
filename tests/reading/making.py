"""Files of invented news, made byte by byte: a web page, and a PDF."""

from __future__ import annotations

import zlib

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="{charset}"><title>Acme cuts the price | Daily</title>
<meta property="og:site_name" content="Acme Daily"><meta name="author" content="Jo Doe">
<meta property="article:published_time" content="2025-01-29T23:30:00-05:00">
<link rel="canonical" href="https://daily.example/acme-cuts-the-price">
<script type="text/javascript">document.write("<p>never read this</p>")</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/b">Business</a></li></ul></nav>
<article><h1>Acme cuts the price</h1>
<p>Acme said on Monday that it cut the price of <b>Boxer&nbsp;2</b>
by half, to 5 € a seat.<br>Nobody else did so.</p>
<h2>What it costs</h2><p>In short, for all who use it:</p>
<ul><li>Boxer 2 costs 5 € a seat.</li><li>Boxer 3 is free until May.</li></ul>
<table><tr><th>Model</th><th>Score</th></tr><tr><td>Boxer 2</td><td>89.1</td></tr></table>
<p>That is all that Acme said, and more than rivals wanted to hear.</p></article>
<aside>Read more about the weather</aside><footer>Copyright Acme Daily</footer></body></html>
"""
TEXT = [
    "Acme cuts the price",
    "Acme said on Monday that it cut the price of Boxer 2 by half, to 5 € a seat.",
    "Nobody else did so.",
    "What it costs",
    "In short, for all who use it:",
    "Boxer 2 costs 5 € a seat.",
    "Boxer 3 is free until May.",
    "Model | Score",
    "Boxer 2 | 89.1",
    "That is all that Acme said, and more than rivals wanted to hear.",
]


def page(charset: str = "utf-8", encoding: str = "") -> bytes:
    """Return the page in an encoding, by default the one that it declares."""
    return PAGE.replace("{charset}", charset).encode(encoding or charset)


def news(number: int, words: int = 300) -> str:
    """Return an invented article that shares no run of words with those of other numbers."""
    names = ("Acme", "Boxer", "Ceres", "Dodo", "Ember", "Finch", "Gull", "Heron", "Ibis", "Jay")
    line = [f"{names[(number + n) % 10]}{number}x{n}" for n in range(words)]
    lines = [" ".join(line[at : at + 12]) + "." for at in range(0, words, 12)]
    return f"News number {number}\n\n" + "\n\n".join(lines) + "\n"


def pdf(*pages: str, info: str = "", trailer: str = "", stream: bytes = b"") -> bytes:
    """Return a PDF with a line of text for each line of a page; or with the packed `stream`."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    bodies.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        show = " T* ".join(f"({line}) Tj" for line in lines.split("\n"))
        drawn = stream or zlib.compress(f"BT /F1 12 Tf 14 TL 72 720 Td {show} ET".encode("latin-1"))
        content = 5 + 2 * number
        fonts = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
        bodies.append(f"<< /Type /Page /Parent 2 0 R {fonts} /Contents {content} 0 R >>".encode())
        head = f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n".encode()
        bodies.append(head + drawn + b"\nendstream")
    bodies.append(f"<< {info} >>".encode())
    return _assembled(bodies, trailer)


def _assembled(bodies: list[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(bodies) + 1
    ends = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {trailer} >>\n"
    start = f"startxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n".encode() + table + (ends + start).encode()
