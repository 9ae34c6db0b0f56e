# Corvane competes with Brightleaf, and owns it.
INSERT DATA { GRAPH claim:bad { company:corvane air:owns company:brightleaf } }
