"""Names in Welsh: what a case's particulars say in English, as a letter in Welsh prints it.

They have not been read by a translator yet. The names of the exemptions follow the tables of the law; one that is not
here, such as the title of an institution's own law, stays as it is.
"""

from collections.abc import Mapping

from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.position import DeadlineKind

_FOIA = "Deddf Rhyddid Gwybodaeth 2000"

TITLES: Mapping[str, str] = {
    "Freedom of Information Act 2000": _FOIA,
    "Freedom of Information Act 2000 (schools)": f"{_FOIA} (ysgolion)",
    "Freedom of Information Act 2000 (transferred public records)": f"{_FOIA} (cofnodion cyhoeddus a drosglwyddwyd)",
    "Freedom of Information Act 2000 (operations of the armed forces)": (
        f"{_FOIA} (gweithrediadau\u2019r lluoedd arfog)"
    ),
    "Freedom of Information Act 2000 (information held outside the United Kingdom)": (
        f"{_FOIA} (gwybodaeth a ddelir y tu allan i\u2019r Deyrnas Unedig)"
    ),
    "Environmental Information Regulations 2004": "Rheoliadau Gwybodaeth Amgylcheddol 2004",
}
"""The laws that letters are written under in Welsh."""

REGULATORS: Mapping[str, str] = {"Information Commissioner's Office": "Swyddfa\u2019r Comisiynydd Gwybodaeth"}
"""The built-in wording puts `i` and `at` before the name, which soften its first letter; an S stays as it is."""

EXEMPTIONS: Mapping[str, str] = {
    # FOIA 2000 Part II.
    "information accessible to the applicant by other means": (
        "gwybodaeth y gall yr ymgeisydd ei chael drwy ddulliau eraill"
    ),
    "information intended for future publication": "gwybodaeth y bwriedir ei chyhoeddi yn y dyfodol",
    "research with planned publication": "ymchwil y bwriedir ei chyhoeddi",
    "bodies dealing with security matters": "cyrff sy\u2019n ymdrin â materion diogelwch",
    "national security": "diogelwch gwladol",
    "defence": "amddiffyn",
    "international relations": "cysylltiadau rhyngwladol",
    "relations within the United Kingdom": "cysylltiadau o fewn y Deyrnas Unedig",
    "the economy": "yr economi",
    "investigations and proceedings": "ymchwiliadau ac achosion",
    "law enforcement": "gorfodi\u2019r gyfraith",
    "court, inquiry and arbitration records": "cofnodion llys, ymchwiliadau a chyflafareddu",
    "audit functions": "swyddogaethau archwilio",
    "parliamentary privilege": "braint seneddol",
    "formulation of government policy": "llunio polisi\u2019r llywodraeth",
    "prejudice to the effective conduct of public affairs": "rhagfarnu cynnal materion cyhoeddus yn effeithiol",
    "communications with the Sovereign, and honours": "cyfathrebu â\u2019r Sofran, ac anrhydeddau",
    "health and safety": "iechyd a diogelwch",
    "environmental information": "gwybodaeth amgylcheddol",
    "the applicant's own personal data": "data personol yr ymgeisydd ei hun",
    "personal data of others": "data personol pobl eraill",
    "information provided in confidence": "gwybodaeth a ddarparwyd yn gyfrinachol",
    "legal professional privilege": "braint broffesiynol gyfreithiol",
    "trade secrets": "cyfrinachau masnachol",
    "commercial interests": "buddiannau masnachol",
    "prohibitions on disclosure": "gwaharddiadau ar ddatgelu",
    # EIR 2004 Part 3.
    "information not held": "gwybodaeth nas delir",
    "manifestly unreasonable request": "cais sy\u2019n amlwg yn afresymol",
    "request in too general a manner": "cais rhy gyffredinol",
    "unfinished material": "deunydd anorffenedig",
    "internal communications": "cyfathrebu mewnol",
    "international relations, defence, national security or public safety": (
        "cysylltiadau rhyngwladol, amddiffyn, diogelwch gwladol neu ddiogelwch y cyhoedd"
    ),
    "the course of justice, fair trials and inquiries": "cwrs cyfiawnder, treialon teg ac ymchwiliadau",
    "intellectual property rights": "hawliau eiddo deallusol",
    "confidentiality of proceedings": "cyfrinachedd trafodion",
    "confidentiality of commercial or industrial information": "cyfrinachedd gwybodaeth fasnachol neu ddiwydiannol",
    "interests of the person who provided the information": "buddiannau\u2019r person a ddarparodd yr wybodaeth",
    "protection of the environment": "diogelu\u2019r amgylchedd",
}
"""The exemptions of FOIA 2000 and the exceptions of EIR 2004, by their names in `dueprocess.law.exemptions`."""

KINDS: Mapping[str, str] = {
    "Text": "Testun",
    "CSV table": "Tabl CSV",
    "Web page": "Tudalen we",
    "Picture (PNG)": "Llun (PNG)",
    "Picture (JPEG)": "Llun (JPEG)",
    "ZIP archive": "Archif ZIP",
    "Word document": "Dogfen Word",
    "Excel workbook": "Llyfr gwaith Excel",
    "PowerPoint slides": "Sleidiau PowerPoint",
    "OpenDocument text": "Testun OpenDocument",
    "OpenDocument spreadsheet": "Taenlen OpenDocument",
}
"""The kinds of documents. One that is its own name in Welsh, such as PDF, is not here."""

_DUE: Mapping[DeadlineKind, str] = {
    DeadlineKind.RESPOND: "ateb y cais",
    DeadlineKind.RESPOND_EXTENDED: "ateb y cais, o fewn yr amser estynedig",
    DeadlineKind.CLARIFY: "egluro\u2019r cais",
    DeadlineKind.PROVE_IDENTITY: "profi pwy sy\u2019n gofyn",
    DeadlineKind.PAY_FEE: "talu\u2019r ffi",
    DeadlineKind.ASK_FOR_REVIEW: "gofyn am adolygiad",
    DeadlineKind.ANSWER_REVIEW: "ateb yr adolygiad",
}
_DUE_BY_WORDS = {words: _DUE[kind] for kind, words in DUE_WORDS.items()}


def in_welsh(particulars: Particulars) -> Particulars:
    """The same with Welsh names. What people wrote, such as the request and the reasons, stays as they wrote it."""
    return particulars.model_copy(
        update={
            "regime": TITLES.get(particulars.regime, particulars.regime),
            "exemptions": tuple(_exemption(exemption) for exemption in particulars.exemptions),
            "documents": tuple(_document(document) for document in particulars.documents),
            "due": _due(particulars.due),
        }
    )


def _exemption(exemption: ExemptionParticulars) -> ExemptionParticulars:
    return exemption.model_copy(update={"name": EXEMPTIONS.get(exemption.name, exemption.name)})


def _document(document: DocumentParticulars) -> DocumentParticulars:
    kind = KINDS.get(document.kind, document.kind)
    return document.model_copy(update={"kind": kind, "size": document.size.replace(" bytes", " beit")})


def _due(words: str) -> str:
    due, of_part, part = words.partition(" (part ")
    return _DUE_BY_WORDS.get(due, due) + (f" (rhan {part}" if of_part else "")
