"""From enrolment to a review: a letter in the mail drop, one notice, its form scanned and keyed, a review asked for."""

import datetime
import io
import json
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import zxingcpp
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from members import roles
from members.services import targeting
from members.services.targeting import Order
from reviews.models import Letter, MemberRequest, VendorNotice
from tests.factories import introductions, members, reviews, staff
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def drop(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DROP = tmp_path / "mail-drop"
    settings.UNDO_WINDOW = datetime.timedelta(0)
    return settings.MAIL_DROP


def sweep() -> dict[str, Any]:
    out = io.StringIO()
    call_command("sweep", "--json", stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return report


def scanned(pdf: Path) -> str:
    """What the mail desk's scanner reads on the form."""
    with pymupdf.open(pdf) as document:
        for page in document:
            picture = Image.open(io.BytesIO(page.get_pixmap(dpi=200).tobytes("png"))).convert("L")
            for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.Code128):
                return str(code.text)
    return ""


def rep() -> Client:
    user = User.objects.create_user("rep1", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.REP)[0])
    client = Client()
    staff.sign_in(client, user)
    return client


def test_from_enrolment_to_a_review(drop: Path) -> None:
    today = timezone.localdate()
    person = members.member(at_risk_start=datetime.date(2020, 1, 1))
    members.coverage(person, datetime.date(2020, 1, 1))
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        assert targeting.run(Order(program_year=reviews.todays_year(), as_of=today), by="test").newly_enrolled == 1
        report = sweep()
        assert (report["introductions"], report["mailed"]) == ({"due": 1}, 1)
        again = sweep()
        assert (again["introductions"], again["letters"], again["notices"], again["mailed"]) == ({}, {}, {}, 0)

        letter = Letter.objects.get()
        pdf = drop / today.isoformat() / f"{letter.pk}.pdf"
        reference = scanned(pdf)
        assert reference == letter.form_reference
        enrolled = inbox.received()
        assert [event["body"]["type"] for event in enrolled] == ["member.enrolled"]
        assert enrolled[0]["body"]["data"]["reference"] == reference

        client, page = rep(), reverse("admin:reviews_memberrequest_paper_add")
        assert "Maria Lopez" in client.post(page, {"reference": reference}).content.decode()
        assert client.post(page, introductions.paper_post(letter, reference=reference)).status_code == 302
        assert sweep()["mailed"] == 1
        request = MemberRequest.objects.get()
        assert (request.choice, request.source, request.state) == ("review", "paper", "told")
        types = [event["body"]["type"] for event in inbox.received()]
        assert types == ["member.enrolled", "review.requested"]
        assert {event["deliveries"] for event in inbox.received()} == {1}
    assert VendorNotice.objects.exclude(state="acknowledged").count() == 0
    assert len(list(drop.rglob("*.pdf"))) == 2
