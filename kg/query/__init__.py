"""Run the .rq files and answer what commands ask."""
