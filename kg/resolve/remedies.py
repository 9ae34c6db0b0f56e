"""What a person may do about cells that cannot be expressed, by the reason for which they are."""

from __future__ import annotations

__all__ = ["REMEDIES", "remedy"]

#: the start of a reason, and what to do
REMEDIES = {
    "a name that stands for several": "say in `names:` of the mapping which one is meant",
    "a name that is not known, and a qualifier makes none": (
        "write `create: true` in the qualifier, or add it to data/entities; or drop the qualifier"
    ),
    "a name that is not known": "add it to data/entities, or write `create: true` in the rule",
    "a name that stands for another class": "correct `class` in the rule, or the name in `names:`",
    "control characters": "take them out of the table; they may be invisible",
    "a formula in the place of a name": "export the values, not the formulas",
    "the error of a formula": "mend it in the spreadsheet, or list it under `absent:`",
    "an object in the place of a name": "export flat records, one value a cell",
    "a name without letters": "list it under `absent:` when it means that nothing is known",
    "more than 120 characters": "put the column in `skip:` if it is a text",
    "more than eight words": "no sentence is taken over: make it a `note:`, or put it in `skip:`",
    "not a date of the form": "give the form or forms as `date:`, such as [%d/%m/%Y, %B %Y]",
    "a date that two of the forms": "keep the one of the forms in `date:` that is meant",
    "a point where decimals": 'write the cell as the others, or drop `decimal: ","`',
    "a number in another unit": "give the rule the `unit:` of the cells; no currency is converted",
    "not a number": 'commas: `table: {decimal: ","}`; words for nothing: `absent:`',
    "a number out of all bounds": "correct the cell",
    "a number of more than": "write `significant:` in the rule",
    "not as many values as": "correct the separators in one of the two columns",
    "no value for the qualifier": "fill the qualifier's column in, or drop it from the rule",
    "a word of confidence": "list the word under `confidence:`",
    "a row without a claimant": "name who says it in that column",
    "a row without a subject": "name what the row is about, or take the row out",
    "a column that the mapping does not name": "give it a rule, or a reason in `skip:`",
    "a source without a web address": "nothing, where the words are no address",
    "a note without a value": "nothing, where the value is not known",
    "a column of the mapping that the table lacks": "correct its name, or take its rule out",
    "two rows about one subject": "merge them, or let the subject's column tell them apart",
    "more claims than a build holds": "load a part, or build where there are 9 GB a million claims",
    "the table has no rows": "name a table with rows below its head",
}


def remedy(reason: str) -> str:
    """Return what to do about a reason; nothing for one that is not known.

    >>> remedy("no value for the qualifier 'category'")
    "fill the qualifier's column in, or drop it from the rule"
    """
    return next((fix for start, fix in REMEDIES.items() if reason.startswith(start)), "")
