"""airace: who says what about the AI industry, where exactly, and what speaks against it."""

__version__ = "0.1.0"
