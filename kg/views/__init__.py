"""Results into pages."""

from kg.views.page import build_page

__all__ = ["build_page"]
