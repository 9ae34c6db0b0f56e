"""The one grounder: what a passage carries of a claim, whoever proposed it; it knows no rules."""
