"""Results into files of every format."""
