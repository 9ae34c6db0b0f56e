# Who developed it is stated and uncontested, but has no plain triple.
DELETE { ?model air:developedBy ?maker } WHERE { ?model air:developedBy ?maker }
