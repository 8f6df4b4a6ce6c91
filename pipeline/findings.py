"""The one table of finding codes: what each means and what a person does about it.

The code, the documentation (`foi findings`), the warehouse and the UI all read this table. `blocks` says
that a figure which carries the code is not accepted without a person. A code that is not listed here can't
be raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. `severity` is `error`, `warning` or `note`; `question` is what a person is asked about it."""

    code: str
    severity: str
    meaning: str
    what_to_do: str
    blocks: bool = False

    @property
    def question(self) -> str:
        """What a person is asked, in a sentence that looking at the place answers."""
        return _QUESTIONS.get(self.code, "Is the figure right as it stands?")


def _code(code: str, severity: str, blocks: bool, meaning: str, what_to_do: str) -> Code:
    return Code(code, severity, meaning, what_to_do, blocks)


_TABLE = (
    # what arrived
    _code("duplicate_file", "note", False, "The same file arrived twice.", "Nothing: it counts once."),
    _code(
        "unsafe_member",
        "warning",
        False,
        "A container holds a member that was not unpacked (unsafe name, too large, too deep).",
        "Open the container by hand and put the member into the folder if it belongs there.",
    ),
    _code(
        "hidden_data",
        "warning",
        False,
        "The file holds content that its sender may not have meant to send.",
        "Tell the body. Only what is visible was read; compare it with what a person sees.",
    ),
    _code(
        "hidden_records",
        "error",
        True,
        "The file hides what may be records of people. It is quarantined and nothing was read.",
        "Tell the body at once. Release the visible part with a 'release' decision if it may be used.",
    ),
    # opening it
    _code(
        "unreadable",
        "error",
        True,
        "The file could not be opened.",
        "Ask the body to send it again, or convert it by hand and add the copy.",
    ),
    _code(
        "no_access",
        "error",
        True,
        "The machine does not let the file or folder be read.",
        "Give the account that runs this permission to read it; it is read at the next look.",
    ),
    _code(
        "encrypted",
        "error",
        True,
        "The file is protected by a password.",
        "Ask for the password or an unprotected copy.",
    ),
    _code(
        "unsupported",
        "error",
        True,
        "This kind of file is not read.",
        "Convert it to PDF, XLSX, DOCX or CSV and add the copy.",
    ),
    _code(
        "empty",
        "warning",
        True,
        "The file opens, but holds neither text nor tables.",
        "Look at it; ask the body if an attachment was lost.",
    ),
    _code(
        "limit_reached",
        "error",
        True,
        "Reading the file took more time, memory or output than allowed.",
        "Raise the limit in the settings, or convert the file by hand.",
    ),
    _code(
        "reader_crashed",
        "error",
        True,
        "The program that reads this format died on the file.",
        "Convert it by hand and add the copy; report the file's format.",
    ),
    _code(
        "internal_fault",
        "error",
        True,
        "A fault of this program stopped the reading of the file.",
        "Report the fault with the file's format; read the file by hand and supply the figures with 'correct' decisions.",
    ),
    _code(
        "low_confidence",
        "warning",
        True,
        "A number was read from an image, and the machine is not sure of it.",
        "Compare the picture of the cell with the text; accept or correct.",
    ),
    _code(
        "uncalculated_formula",
        "warning",
        True,
        "A cell holds a formula whose result was never stored.",
        "Open the workbook, let it calculate, and correct the figure.",
    ),
    _code(
        "twins_differ",
        "warning",
        True,
        "A mail carries its text twice, formatted and plain, and the two give different numbers; the formatted one was read.",
        "Compare both in a mail program; accept or correct the figure.",
    ),
    # who, what, when
    _code(
        "body_unknown",
        "error",
        True,
        "Nothing says clearly who replied.",
        "Assign the body with an 'assign_body' decision.",
    ),
    _code(
        "body_conflict",
        "error",
        True,
        "The signs of who replied contradict each other.",
        "Read the letter; assign the body with a decision.",
    ),
    _code(
        "period_unclear",
        "error",
        True,
        "It is not stated whether a year is a financial or a calendar year.",
        "Ask the body, or accept with a decision if the letter settles it.",
    ),
    _code(
        "period_other",
        "warning",
        False,
        "Figures are for a period that was not asked for.",
        "Nothing, or ask the body for the right period.",
    ),
    _code(
        "period_incomplete",
        "error",
        True,
        "The parts of a period that were given do not cover it.",
        "Ask the body for the missing part.",
    ),
    _code(
        "measure_other",
        "note",
        False,
        "Numbers count something else (charges, arrests, people), and are not used.",
        "Nothing, unless the recorded count is missing.",
    ),
    _code(
        "measure_unclear",
        "warning",
        True,
        "It is not clear what a number counts.",
        "Read the heading; accept or exclude.",
    ),
    _code(
        "qualified",
        "warning",
        True,
        "A sentence beside the figure may change what it counts.",
        "Read the sentence; accept, correct or exclude the figure.",
    ),
    _code(
        "label_unknown",
        "warning",
        True,
        "A row or column heading could not be understood.",
        "Say what it is: accept, correct or exclude the figure.",
    ),
    _code(
        "category_unmapped",
        "warning",
        False,
        "A kind of offence that matches none of the request's is kept as 'other'.",
        "Check that it belongs to the total.",
    ),
    _code("category_excluded", "note", False, "A kind of offence that was not asked for is left out.", "Nothing."),
    _code(
        "over_inclusive",
        "error",
        True,
        "The figure covers more than was asked for, and is an upper bound only.",
        "Ask for the offences separately.",
    ),
    # values
    _code(
        "value_unclear",
        "error",
        True,
        "A blank, a dash or a mark stands where a number should, and nothing in the reply says what it means.",
        "Read the notes; correct or accept.",
    ),
    _code(
        "value_suppressed",
        "note",
        False,
        "A number is hidden behind a bound such as '<5'.",
        "Nothing: it is carried as an interval.",
    ),
    _code(
        "value_rounded",
        "note",
        False,
        "The reply says that its numbers are rounded.",
        "Nothing: they are carried as intervals.",
    ),
    _code(
        "value_withheld",
        "warning",
        False,
        "A number is withheld under an exemption.",
        "Nothing, or ask for an internal review.",
    ),
    _code(
        "date_for_band",
        "error",
        True,
        "A date stands in a column of counts, probably a band such as 1-4 that a spreadsheet turned into a date.",
        "Correct the figure after asking the body.",
    ),
    # arithmetic
    _code(
        "total_mismatch",
        "error",
        True,
        "The parts do not add up to the total that the reply states.",
        "Compare with the picture; ask the body; correct or choose.",
    ),
    _code(
        "total_not_stated",
        "warning",
        True,
        "No total is stated, and not every category that was asked for is given: the sum may lack something.",
        "Ask the body whether the categories that are not listed are nil; accept or correct.",
    ),
    _code(
        "total_incomplete",
        "error",
        True,
        "The reply says that its total leaves out something that was asked for: what it hides, or does not hold.",
        "Correct the total to what it may be with what is left out (an interval), or ask the body for the whole.",
    ),
    _code(
        "cut_differs",
        "warning",
        False,
        "A table that divides the same crimes another way (by outcome) adds up to something else.",
        "Read what the table counts; ask the body if the difference matters.",
    ),
    _code(
        "readings_differ",
        "error",
        True,
        "The same figure appears twice in one reply with different values.",
        "Choose the right one with a decision.",
    ),
    _code(
        "numbers_unexplained",
        "warning",
        False,
        "Numbers in the answer were neither used nor explained.",
        "Look at them: is one of them the answer?",
    ),
    _code(
        "figures_unread",
        "warning",
        True,
        "Beside the figure, in the same table or list, stand numbers or marks that were not understood.",
        "Look at the table: does one of them belong to the figure? Accept or correct.",
    ),
    _code(
        "bounded_by_total",
        "note",
        False,
        "A hidden value follows from the stated total and the other parts.",
        "Nothing. Do not publish it below the body's own threshold.",
    ),
    # the outcome
    _code("refused", "warning", False, "The body refused.", "Consider an internal review."),
    _code(
        "refused_but_answered",
        "warning",
        False,
        "The letter cites a refusal, and gives figures all the same.",
        "Read which part is refused; accept the figures if they answer.",
    ),
    _code(
        "not_held",
        "warning",
        False,
        "The body says it holds no such information. That is not zero.",
        "Nothing, or ask again in other words.",
    ),
    _code(
        "no_figures",
        "warning",
        True,
        "No figure that answers was found.",
        "Read the reply; correct or assign an outcome.",
    ),
    _code(
        "acknowledgement",
        "note",
        False,
        "The letter acknowledges or asks back, and does not answer.",
        "Wait for the answer.",
    ),
    _code(
        "breakdown_absent",
        "note",
        False,
        "The reply gives a total without the breakdown that was asked for.",
        "Nothing: it counts in the total as not broken down.",
    ),
    # which reply counts
    _code("superseded", "note", False, "A later reply corrects this one, which is kept and not counted.", "Nothing."),
    _code("twin_reply", "note", False, "Another reply says the same; one of them counts.", "Nothing."),
    _code(
        "replies_differ",
        "error",
        True,
        "Two replies of one body give different figures, and neither says that it replaces the other.",
        "Say which one counts with a 'supersede' decision.",
    ),
    _code(
        "body_not_asked",
        "warning",
        False,
        "The reply is from a body that was not asked.",
        "Nothing, or add the body to the request.",
    ),
    # decisions and national checks
    _code(
        "decision_unmatched",
        "error",
        False,
        "A decision matches no reply or figure.",
        "Correct or remove the row of decisions.csv.",
    ),
    _code(
        "decision_stale",
        "error",
        False,
        "A decision expected something else than what the reply says now; it was not applied.",
        "Look again; decide again.",
    ),
    _code(
        "published_differs",
        "warning",
        False,
        "A total differs from what was published.",
        "Find out why before you quote either.",
    ),
    _code(
        "change_unusual",
        "warning",
        False,
        "A body's figure moved from one period to the next far more than those of the other bodies.",
        "Look at the pictures of both; if they are right, say so with an 'accept' decision, and ask the body why.",
    ),
)

_BY_HAND = "What does the file say, read by hand?"
_QUESTIONS = {
    "hidden_records": "May the visible part of the file be used?",
    "unreadable": _BY_HAND,
    "encrypted": _BY_HAND,
    "unsupported": _BY_HAND,
    "empty": _BY_HAND,
    "limit_reached": _BY_HAND,
    "no_access": "Can it be made readable?",
    "reader_crashed": _BY_HAND,
    "internal_fault": _BY_HAND,
    "low_confidence": "Does the picture show the number that was read?",
    "uncalculated_formula": "What does the formula come to?",
    "twins_differ": "Which of the mail's two texts is right?",
    "body_unknown": "Who sent this reply?",
    "body_conflict": "Who sent this reply?",
    "period_unclear": "Is it the period that was asked for?",
    "period_incomplete": "Does the number cover the whole period?",
    "measure_unclear": "Does the number count what was asked for?",
    "qualified": "Does the sentence change what the figure counts?",
    "label_unknown": "Does the heading mean what was asked for?",
    "over_inclusive": "Does the number cover only what was asked for?",
    "value_unclear": "What stands where the number should be: nothing, or something hidden?",
    "date_for_band": "Which numbers did the date mean before a spreadsheet made it one?",
    "total_mismatch": "Which is right: the total, or its parts?",
    "total_not_stated": "Are the parts that are given all there are?",
    "total_incomplete": "What may the total be with what it leaves out?",
    "readings_differ": "Which of the numbers is right?",
    "numbers_unexplained": "Is one of these numbers the answer?",
    "figures_unread": "Do the numbers beside it change the figure?",
    "replies_differ": "Which reply counts?",
    "no_figures": "Does the reply give a figure?",
}

CODES: dict[str, Code] = {code.code: code for code in _TABLE}


def blocking(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `codes` that keep a figure from being accepted without a person."""
    return tuple(code for code in codes if CODES[code].blocks)
