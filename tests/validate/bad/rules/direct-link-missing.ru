# The score is stated and uncontested, but has no plain triple.
DELETE { ?model air:scored ?score } WHERE { ?model air:scored ?score }
