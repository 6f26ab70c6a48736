"""How letters speak of a law in each language, so that one wording can serve several laws."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from dueprocess.law.regime import Statute


class LawWords(BaseModel):
    """The words of one law, for wording that several share: `{{ law.short }}`, `{{ law.time_limit }}` and so on.

    Attributes:
        short: `the Act` or `the Regulations`.
        of_it: `of the Act`; in Welsh `o'r Ddeddf`, where the article is joined to the word before it.
        provision: what it is divided into: `section`, `regulation` or `Article`.
        ground: what a refusal rests on: `exemption` or `exception`.
        time_limit: where the time to answer stands.
        clarification: where it stands that the authority may ask, and what the reply does to the time.
        fees: where it stands that a fee may be asked for first.
        extension: where it stands that the answer may take longer; empty where it may not.
        advice: where the duty to advise stands.
        review: by what a review is asked for: `internal review`, `reconsideration` or `review`.
        commissioner_right: where the right to go to the Commissioner stands.
    """

    model_config = ConfigDict(frozen=True)

    short: str
    of_it: str
    provision: str
    ground: str
    time_limit: str
    clarification: str
    fees: str
    extension: str
    advice: str
    review: str
    commissioner_right: str


_ENGLISH: Mapping[Statute, LawWords] = {
    Statute.FOIA_2000: LawWords(
        short="the Act",
        of_it="of the Act",
        provision="section",
        ground="exemption",
        time_limit="section 10",
        clarification="sections 1(3) and 10(6)",
        fees="section 9",
        extension="section 10(3)",
        advice="section 16",
        review="internal review",
        commissioner_right="section 50",
    ),
    Statute.EIR_2004: LawWords(
        short="the Regulations",
        of_it="of the Regulations",
        provision="regulation",
        ground="exception",
        time_limit="regulation 5(2)",
        clarification="regulation 9",
        fees="regulation 8",
        extension="regulation 7",
        advice="regulation 9(1)",
        review="reconsideration",
        commissioner_right="regulation 18",
    ),
    Statute.FOISA_2002: LawWords(
        short="the Act",
        of_it="of the Act",
        provision="section",
        ground="exemption",
        time_limit="section 10",
        clarification="sections 1(3) and 10(1)(b)",
        fees="section 9",
        extension="",
        advice="section 15",
        review="review",
        commissioner_right="section 47(1)",
    ),
    Statute.EISR_2004: LawWords(
        short="the Regulations",
        of_it="of the Regulations",
        provision="regulation",
        ground="exception",
        time_limit="regulation 5(2)(a)",
        clarification="regulation 9",
        fees="regulation 8",
        extension="regulation 7",
        advice="regulation 9(1)",
        review="review",
        commissioner_right="regulation 17",
    ),
    Statute.UK_GDPR: LawWords(
        short="the UK GDPR",
        of_it="of the UK GDPR",
        provision="Article",
        ground="exemption",
        time_limit="Article 12(3)",
        clarification="Article 12A",
        fees="Article 12(5)",
        extension="Article 12(3)",
        advice="Article 12(2)",
        review="review",
        commissioner_right="Article 77",
    ),
}

_WELSH: Mapping[Statute, LawWords] = {
    Statute.FOIA_2000: LawWords(
        short="y Ddeddf",
        of_it="o\u2019r Ddeddf",
        provision="adran",
        ground="esemptiad",
        time_limit="adran 10",
        clarification="adrannau 1(3) a 10(6)",
        fees="adran 9",
        extension="adran 10(3)",
        advice="adran 16",
        review="adolygiad mewnol",
        commissioner_right="adran 50",
    ),
    Statute.EIR_2004: LawWords(
        short="y Rheoliadau",
        of_it="o\u2019r Rheoliadau",
        provision="rheoliad",
        ground="eithriad",
        time_limit="rheoliad 5(2)",
        clarification="rheoliad 9",
        fees="rheoliad 8",
        extension="rheoliad 7",
        advice="rheoliad 9(1)",
        review="ailystyried",
        commissioner_right="rheoliad 18",
    ),
}


def law_words(statute: Statute, language: str = "en") -> LawWords:
    """The words of a law in a language; the English ones where it has none in that language."""
    return (_WELSH if language == "cy" else _ENGLISH).get(statute, _ENGLISH[statute])
