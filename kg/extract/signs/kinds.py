"""Groups of kinds of names that are told of alike, in small letters as signs write them."""

from __future__ import annotations

__all__ = ["BODIES", "FIRMS", "PERSON", "PERSONS_OR_BODIES", "THINGS", "UNSURE_FIRMS"]

PERSON = "person"
#: who makes, owns and buys: what "the company" may stand for
FIRMS = ("company", "division", "organization")
#: a name of unknown class may be a firm's too
UNSURE_FIRMS = frozenset((*FIRMS, "name"))
#: every organization: of a publisher and a government other things are told than of a firm
BODIES = (*FIRMS, "publisher", "government")
#: who can be the subject of what somebody does or says
PERSONS_OR_BODIES = (*BODIES, PERSON)
#: what firms make and give a name: what "it" may stand for beside a firm
THINGS = ("aimodel", "modelfamily", "product", "hardware")
