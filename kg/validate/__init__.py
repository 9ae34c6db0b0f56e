"""Shapes, rules, places and expectations into one report."""
