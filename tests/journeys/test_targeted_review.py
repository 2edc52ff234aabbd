"""From a load of claims to an alert that the next load resolves: called, a review asked for, the doctor written to."""

import csv
import datetime
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import Member
from reviews.models import Letter, MemberRequest, TmrAlert, TmrOutreach
from reviews.services import matching, worklists
from reviews.services.tmr import due
from tests.factories import calls, reviews, staff, tmr

pytestmark = pytest.mark.django_db
NPI = "1234567893"
COLUMNS = ["claim_id", "member_id", "fill_date", "ndc", "quantity", "days_supply", "patient_paid", "gross_cost",
           "prescriber_npi", "pharmacy_npi", "part_d_covered", "adjustment"]  # fmt: skip


@pytest.fixture
def at_home(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DROP, settings.EXCHANGE_DIR = tmp_path / "drop", tmp_path / "exchange"
    settings.UNDO_WINDOW = datetime.timedelta(0)
    return tmp_path


def load(folder: Path, *claims: dict[str, str]) -> None:
    """A file of claims comes in, and whoever changed is reviewed, as after every load."""
    path = folder / f"claims-{len(list(folder.glob('*.csv')))}.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(claims)
    call_command("import_claims", str(path))
    due.review(by="worker")


def claim(key: str, person: Member, ndc: str, **changes: str) -> dict[str, str]:
    filled = timezone.localdate() - datetime.timedelta(days=40)
    return {
        "claim_id": key, "member_id": person.member_id, "fill_date": filled.isoformat(), "ndc": ndc, "quantity": "30",
        "days_supply": "30", "patient_paid": "5.00", "gross_cost": "10.00", "prescriber_npi": NPI,
        "part_d_covered": "Y", **changes,
    }  # fmt: skip


def waiting(key: str) -> list[Any]:
    return list(worklists.BY_KEY[key].rows())


def sweep() -> None:
    """Twice: what has left in the first is noted in it or in the second."""
    for _ in range(2):
        call_command("sweep")


def test_from_claims_to_an_alert_that_later_claims_resolve(at_home: Path) -> None:
    # given a member of the program; when claims tell of an opioid and a benzodiazepine together
    tmr.reference()
    year = reviews.todays_year()
    person = tmr.in_program(year, address1="1 Main Street", city="Boston", state="MA", zip_code="02110")
    load(at_home, claim("O1", person, tmr.OXYCODONE), claim("B1", person, tmr.LORAZEPAM))

    # then a high alert is on the worklist of the same day
    (alert,) = [each for each in waiting("tmr-due") if each.severity == "high"]
    rep = staff.signed_in(roles.REP)
    page = reverse("admin:reviews_tmralert_change", args=[alert.pk])
    assert rep.get(page).status_code == 200

    call_and_ask_for_a_review(rep, alert)
    told = write_to_prescriber(rep, alert)

    # when the reply form comes back, found by its reference
    found = rep.post(reverse("admin:reviews_tmralert_changelist"), {"q": told.reference}, follow=True)
    assert list(found.context["cl"].result_list) == [alert]
    said = {"by_whom": "prescriber", "reason": "lorazepam is tapered"}
    assert rep.post(reverse("admin:reviews_tmralert_accepted", args=[alert.pk]), said).status_code == 302
    assert alert not in waiting("tmr-due")

    # then the next load, in which the benzodiazepine was taken back, resolves the alert by itself
    load(at_home, claim("B1", person, tmr.LORAZEPAM, adjustment="void"))
    alert.refresh_from_db()
    assert [row.state for row in alert.statuses.all()] == ["open", "contacted", "accepted", "resolved"]


def call_and_ask_for_a_review(rep: Any, alert: TmrAlert) -> None:
    person, page = alert.member, reverse("admin:reviews_tmralert_change", args=[alert.pk])

    # when a rep calls, with the card that offers a review, and the member says yes
    assert rep.post(reverse("admin:reviews_tmralert_call", args=[alert.pk])).status_code == 302
    desk = reverse("desk", args=[person.pk])
    assert desk in rep.get(page).content.decode()
    act(rep, desk, "check", birth=person.birth_date, **calls.said(person))
    wish = {"windows": ["any_time"], "language": "en", "submission_key": str(uuid.uuid4())}
    act(rep, desk, "review", phone=person.phone, **wish)
    act(rep, desk, "close", code="REQ")

    # then the request is made and matched, and the alert counts as contacted
    request = MemberRequest.objects.get(member=person)
    assert (request.choice, request.state) == ("review", matching.RequestState.MATCHED)
    assert person.calls.get().purpose == "alert"
    alert.refresh_from_db()
    assert alert.current_state == "contacted"


def write_to_prescriber(rep: Any, alert: TmrAlert) -> TmrOutreach:
    # when the prescriber is written to
    who = {"npi": NPI, "name": "Dr. Ada Invented", "address1": "12 Clinic Street", "city": "Boston", "state": "MA"}
    url = reverse("admin:reviews_tmralert_prescriber", args=[alert.pk])
    assert rep.get(url).context["form"].initial["npi"] == NPI  # as the claims have it
    assert rep.post(url, {**who, "zip_code": "02108", "channel": "mail"}).status_code == 302
    sweep()

    # then the letter is in the mail drop, and after a fortnight without an answer it is on a list
    letter = Letter.objects.get(kind="alert_prescriber")
    assert letter.current_state == "mailed"
    told = letter.outreach
    assert told is not None
    assert told.current_state == "left"
    assert not waiting("tmr-silent")
    assert list(TmrAlert.objects.silent(told.answer_by + tmr.DAY)) == [alert]
    return told


def act(rep: Any, desk: str, slug: str, **typed: Any) -> None:
    """What a rep types on the desk."""
    day = typed.pop("birth", None)
    if day:
        typed |= {"birth_month": day.month, "birth_day": day.day, "birth_year": day.year}
    opened = rep.get(desk).context["opened"]
    answer = rep.post(f"{desk}{slug}/", {**typed, "opened": opened})
    assert answer.status_code == 302, answer.context["form"].errors
