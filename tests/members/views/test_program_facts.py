"""Every fact of the sponsor's program page is on ours, section by section, for both of its years."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from members.services import program_years
from tests.reading import as_read

pytestmark = pytest.mark.django_db

BOTH_YEARS = {
    "nature of the program": (
        "It is free. You pay nothing. It is a service, not a plan benefit.",
        "invited to a program that fits their own health and their own medicines",
        "If you are chosen, we suggest that you take full part",
        "You can say no to a review",
        "A talk with a health care professional. It helps you manage your health problems.",
        "If you qualify, the plan puts you in the program. You do not have to do anything.",
    ),
    "medicine review": (
        "It comes with an appointment form and a toll-free phone number",
        "On this call you can ask for a review. You can also choose to leave the program.",
        "Mail the form back or call the toll-free number",
        "You get an appointment by phone. It is just for you, one on one.",
        "licensed pharmacy intern. A pharmacist then directly guides the intern",
        "pharmacist or other health care provider",
        "Is each one right for you?",
        "medicines your doctor prescribed",
        "medicines you buy without a prescription",
        "herbal products and supplements",
        "samples from your doctor",
        "goals for each health problem",
        "any trouble with your medicines",
        "Ask all your questions",
        "A medicine review once a year",
        "Comprehensive Medication Review, or CMR",
        "It sums up the talk and says what you can do next",
        "Personal Medication List and Medication Action Plan",
    ),
    "checks": (
        "checks the medicines of all members in it",
        "even if you do not have a review. They stop only if you leave the program",
        "at least every three months, each time we get new records of your prescriptions",
        "ways to save money",
        "treatment that follows national guidelines",
        "taking medicines as prescribed",
        "safety",
        "the most serious point comes first",
        "we tell you or your doctor that a change may help",
        "You may also get a letter that explains it",
        "Some checks are done by looking at records. Others are done by talking with you.",
        "After a check or a review we may reach you or your doctor",
        *("in person", "by phone call", "by text message", "by mail", "by e-mail", "exchange of data", "by fax"),
        "you can ask for a full review on that call. It goes as described above.",
        "Targeted Medication Review, or TMR",
    ),
    "what one gets": (
        "A letter that tells you how to get started",
        "A blank medication list that you can print and fill in",
        "Medicare’s rules for these programs (CMS.gov, in English)",
    ),
    "how long": ("It starts when you qualify", "may be signed up again in January"),
    "contact": (
        "1-800-200-4255",
        "TTY 711",
        "April 1 to September 30: Monday to Friday, 8 a.m. to 8 p.m.",
        "October 1 to March 31: every day, 8 a.m. to 8 p.m.",
        "All times are Eastern time.",
    ),
    "who qualifies": (
        "all three of these must be true",
        "at least 3 of the health problems",
        "at least 8 medicines that Medicare Part D covers",
        *("Chronic heart failure", "Diabetes", "Hypertension (high blood pressure)", "Depression"),
        *("Dyslipidemia (high cholesterol)", "End-stage renal disease (ESRD)", "arthritis or osteoporosis"),
        "A second way to qualify",
    ),
    "calls": (
        "your bank account or your credit card",
        "your Social Security number",
        "hang up. Then call Member Service",
    ),
    "legal statements": (
        "HMO and PPO plan with a Medicare contract",
        *("Anthem Insurance Companies, Inc.", "Blue Cross & Blue Shield of Rhode Island", "Shield of Vermont"),
        "Medicare-approved Part D sponsor",
        "independent licensee of the Blue Cross and Blue Shield Association",
        *("Y0014_22146", "S2893_2244", "last updated January 1, 2023"),
    ),
}
OF_YEAR = {
    2023: (
        "In 2023, Outcomes Inc. calls members",
        "CVS Caremark is an independent company",
        "more than $4,935 a year",
        "ends on December 31, 2023",
        "We do not have the numbers that the calls come from",
    ),
    2022: (
        "In 2022, MedWiseRx calls members",
        "Express Scripts, Inc. (ESI) takes care of the pharmacy benefits",
        "more than $4,696 a year",
        *("Asthma", "Chronic obstructive pulmonary disease (COPD)"),
        "ends on December 31, 2022",
    ),
}


@pytest.fixture
def words(client: Client, year: int) -> str:
    program_years.load(by="test")
    html = client.get(f"/{year}/").text.split("<body", 1)[1]
    return re.sub(r"\s+", " ", as_read(strip_tags(html))).replace("&amp;", "&").replace("&#x27;", "'")


@pytest.mark.parametrize("year", sorted(OF_YEAR))
@pytest.mark.parametrize("section", BOTH_YEARS)
def test_every_fact_that_both_years_share(words: str, year: int, section: str) -> None:
    assert [fact for fact in BOTH_YEARS[section] if fact not in words] == []


@pytest.mark.parametrize("year", sorted(OF_YEAR))
def test_every_fact_of_one_year(words: str, year: int) -> None:
    assert [fact for fact in OF_YEAR[year] if fact not in words] == []


@pytest.mark.parametrize("path", ["/complaints/", "/es/complaints/"])
def test_the_complaint_line_with_the_broker(client: Client, path: str) -> None:
    program_years.load(by="test")
    page = client.get(path).text.split("<main")[1]
    assert "1-800-200-4255" in page
    assert "TTY 711" in page
