"""From a text to proposed claims: mentions, figures, dates, and the relations between them."""
