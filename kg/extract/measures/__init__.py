"""Figures and times in a text: quantities, prices, dates, and times that lean on another day."""
