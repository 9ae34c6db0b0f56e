"""Names in a text: the known ones, and new ones by their form and what stands around them."""
