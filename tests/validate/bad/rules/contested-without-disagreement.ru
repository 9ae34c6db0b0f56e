# The only disagreement of two contested claims lets go of them.
DELETE { ?disagreement air:member ?claim }
WHERE { ?disagreement air:kind air:byValue ; air:member ?claim }
