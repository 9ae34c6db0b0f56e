# Corvane competes with Brightleaf, and Brightleaf not with Corvane.
DELETE DATA { company:brightleaf air:competesWith company:corvane }
