# A denied claim stands as a fact.
INSERT DATA { company:corvane air:backedBy company:brightleaf }
