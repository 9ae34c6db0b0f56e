"""The relations that a sentence tells of, who puts them forward, and what speaks against them."""
