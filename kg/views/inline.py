"""What goes into the one file: scripts, styles and data, each escaped for where it stands."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

import pyvis
from markupsafe import Markup

__all__ = ["TEMPLATES", "content_policy", "data_block", "joined", "script_block", "vis_network"]

TEMPLATES = Path(__file__).resolve().parent / "templates"

_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_UNSAFE = re.compile("[<>&]|[^\x00-\xff]")
_CLOSING = re.compile(r"</(script|style)", re.IGNORECASE)


def data_block(value: object) -> Markup:
    r"""Return the value as JSON that may stand inside a script element.

    Keys keep their order. Letters beyond Latin-1 are escaped: a browser then holds and reads
    one byte a letter in place of two. Raises ValueError for a number that JSON does not have.

    >>> print(data_block({"label": "</script><b>&\u2028"}))
    {"label":"\u003c/script\u003e\u003cb\u003e\u0026\u2028"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(_escaped, text))  # noqa: S704


def _escaped(match: re.Match[str]) -> str:
    """Return a letter as JSON escapes it, one above U+FFFF as two halves."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def script_block(code: str) -> Markup:
    r"""Return our own script or style with what would close its element broken up.

    >>> print(script_block('x = "</script>"'))
    x = "<\/script>"
    """
    plain = code.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(_CLOSING.sub(r"<\\/\1", plain))  # noqa: S704


def joined(folder: str) -> str:
    """Return the files of a folder under templates/ one after the other, in order of name."""
    paths = sorted((TEMPLATES / folder).iterdir())
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in paths) + "\n"


def vis_network() -> str:
    """Return the vis-network library that pyvis brings along, its licence note included."""
    return files(pyvis).joinpath(*_VIS).read_text(encoding="utf-8")


def content_policy(scripts: list[str], styles: list[str]) -> str:
    """Return a content security policy that lets these run and nothing else load.

    >>> content_policy([], [])
    "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'none'; style-src 'none'"
    """
    parts = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for name, blocks in (("script-src", scripts), ("style-src", styles)):
        allowed = " ".join(f"'sha256-{_sha256(block)}'" for block in blocks)
        parts.append(f"{name} {allowed or chr(39) + 'none' + chr(39)}")
    return "; ".join(parts)


def _sha256(block: str) -> str:
    return base64.b64encode(hashlib.sha256(block.encode()).digest()).decode("ascii")
