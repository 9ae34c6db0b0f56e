"""The only border between our values and RDF; the only place with IRIs."""
