"""Relations read by weights that were learned from labelled sentences."""
