"""Every rule word by which a case or the client says no, and when it does."""

from collections.abc import Mapping

NOT_OPENED: Mapping[str, str] = {
    "unreadable": "The start input is not one JSON object of the schema, or the day of receipt is in the future.",
    "unknown-authority": "No institution that the worker serves has this authority.",
    "impossible-request": "There is no such regime, or it was not in force on the day of receipt.",
    "institution-failed": "The institution cannot be asked, or gave an answer that cannot be used.",
    "id-too-long": "The workflow id is longer than 255 characters.",
}
"""Why the start of a case fails: the type of the error it ends with."""

NOT_TOLD: Mapping[str, str] = {
    "unreadable": "The message is not one JSON object of the schema.",
    "in-the-future": "The fact, or the corrected day of receipt, is dated after today.",
    "contradicts-the-case": "It cannot be true together with what the case was told before.",
    "outside-calendar": "A date needs the holidays of years that the case does not know; send `replan` first.",
    "case-closed": "The case has come to its end.",
    "already-decided": "The request has been decided, and this belongs before the decision.",
    "clarification-pending": "Clarification has been asked for and has not come.",
    "nothing-asked": "Clarification came that nobody had asked for.",
    "identity-pending": "Proof of identity has been asked for and has not come.",
    "asked-too-late": "The question came after the time limit, within which this law wants it asked.",
    "not-in-this-law": "The law that the request is answered under knows no such thing.",
    "fee-pending": "A fees notice waits for payment.",
    "nothing-charged": "A fee was paid that nobody had charged.",
    "fee-too-late": "The fees notice was given after the time limit.",
    "clock-not-running": "The clock waits for the applicant, so there is no limit to extend.",
    "extended-after-limit": "The extension was told after the limit it extends.",
    "not-an-extension": "The new date is not after the present one.",
    "not-for-public-interest": "The extension cites exemptions, and this law extends for complexity and volume.",
    "no-reason": "The extension does not say why the request needs the time.",
    "no-exemption": "The extension names no exemption whose public interest is weighed.",
    "only-absolute-exemptions": "The extension names absolute exemptions only; they have no public-interest test.",
    "not-late": "A delay was told, and the time to answer has not passed.",
    "incomplete-decision": "The decision lacks something that its notice must contain.",
    "answer-gives-away": "The decision neither confirms nor denies, and has an answer beside it.",
    "not-weighed": "The decision gives the public interest of an absolute exemption, which no letter would print.",
    "exemption-not-needed": "The decision cites an exemption, and its outcome rests on none.",
    "unknown-exemption": "There is no such exemption.",
    "not-an-ncnd-provision": "The provision cited does not remove the duty to confirm or deny.",
    "not-decided": "A review was asked for before a decision, and before the time to answer had passed.",
    "review-pending": "A review has been asked for already.",
    "no-review": "A review was extended or decided, and nobody had asked for one.",
    "extended-already": "The review, or the answer under a law that allows it once, has been extended already.",
    "no-such-letter": "No letter of this key waits for approval, or is held.",
    "letter-never-made": "The letter was held before it was made, so it cannot have gone out.",
    "impossible-day": "A letter went out between the day on which it was held and today.",
    "unlawful-letter": "The edited letter lacks a part that the law requires, or has one that it forbids.",
    "not-open": "The case is still being opened; ask again in a moment.",
    "unknown-authority": "`replan`, `calendar-changed`: the worker no longer serves this authority.",
    "impossible-request": "`replan`, `calendar-changed`: the regime is no longer known.",
    "institution-failed": "`replan`, `calendar-changed`: the institution cannot be asked, or its answer is of no use.",
}
"""Why an update or a query fails: the type of its error. The case is as it was."""

BY_THE_CLIENT: Mapping[str, str] = {
    "bad-key": "`open`: the key cannot be part of a case id.",
    "case-exists": "`open`: there is a case of this id already.",
    "case-closed": "`tell`: the case runs no more, so that Temporal finds nothing to update.",
    "not-open": "`read`: the case is still being opened.",
    "ended": "`open`, `wait`: the case was terminated or cancelled from outside.",
    "failed": "Temporal gave an error without a type.",
}
"""What `dueprocess.client` adds of its own, as the attribute `rule` of its errors."""
