"""What the parse of a sentence adds: who does what to whom, whatever the order of the words."""
