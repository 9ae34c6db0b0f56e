"""Sentences as signs: the rules as read, known names, masks, and the patterns put to them."""
