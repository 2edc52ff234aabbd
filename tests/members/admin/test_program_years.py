"""Program years in the back office: drafts are edited, previewed, copied and published; published ones are read."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent, ProgramYear, ProgramYearCondition
from tests.factories import members, staff
from tests.reading import as_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return staff.signed_in(roles.PROGRAM_OWNER)


@pytest.fixture
def draft():
    return members.program_year(year=2031, published=False)


def address(year, name="change"):
    return reverse(f"admin:members_programyear_{name}", args=[year.pk])


def filled_in(client, year, **changes):
    """What the browser would send back, with changes."""
    response = client.get(address(year))
    form = response.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data |= {form[name].html_initial_name: data[name] for name in form.fields if form[name].field.show_hidden_initial}
    for formset in [inline.formset for inline in response.context["inline_admin_formsets"]]:
        for each in [formset.management_form, *formset.forms]:
            data |= {each[name].html_name: each[name].value() for name in each.fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    return {**data, **changes}


def test_a_draft_is_changed_and_the_change_written_down(owner, draft):
    response = owner.post(address(draft), filled_in(owner, draft, cost_threshold="1300.50", vendor_name="New Reviews"))
    assert response.status_code == 302, response.context["errors"]
    draft.refresh_from_db()
    assert (str(draft.cost_threshold), draft.vendor_name) == ("1300.50", "New Reviews")
    event = AuditEvent.objects.get(verb="program_year.changed")
    assert set(event.values["fields"]) == {"cost_threshold", "vendor_name"}
    assert event.actor == owner.user.username


def test_what_a_browser_does_to_the_ends_of_lines_is_no_change(owner, draft):
    sent = filled_in(owner, draft, min_drugs="7", return_address=draft.return_address.replace("\n", "\r\n"))
    assert owner.post(address(draft), sent).status_code == 302
    assert AuditEvent.objects.get(verb="program_year.changed").values["fields"] == ["min_drugs"]
    assert ProgramYear.objects.get(pk=draft.pk).return_address == draft.return_address


def test_a_condition_is_added_and_another_taken_out(owner, draft):
    data = filled_in(owner, draft) | {
        "conditions-TOTAL_FORMS": "7",
        "conditions-0-DELETE": "on",
        "conditions-6-slug": "asthma",
        "conditions-6-position": "9",
        "conditions-6-program_year": str(draft.pk),
    }
    assert owner.post(address(draft), data).status_code == 302
    assert draft.condition_slugs() == [*members.CONDITIONS[1:], "asthma"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("min_conditions", "4", "two or three conditions"),
        ("min_drugs", "9", "two to eight drugs"),
        ("cost_threshold", "0", "above zero"),
        ("closes_at", "07:00", "must close after it opens"),
        ("weekdays_only_from", "April", "month and day"),
    ],
)
def test_a_broken_rule_is_told_in_words_at_its_field(owner, draft, field, value, words):
    response = owner.post(address(draft), filled_in(owner, draft, **{field: value}))
    form = response.context["adminform"].form
    assert list(form.errors) == [field]
    assert words in str(form.errors[field])
    draft.refresh_from_db()
    assert str(getattr(draft, field)) != value


def test_a_condition_twice_is_told_at_the_list(owner, draft):
    data = filled_in(owner, draft) | {"conditions-0-slug": members.CONDITIONS[1]}
    response = owner.post(address(draft), data)
    assert response.status_code == 200
    assert "Please correct the error" in response.text


def test_a_published_year_is_read_only_for_all(owner):
    year = members.program_year()
    page = owner.get(address(year)).text
    assert 'name="min_drugs"' not in page
    assert 'name="conditions-0-slug"' not in page
    assert owner.post(address(year), {"min_drugs": "2"}).status_code == 403


def test_a_year_published_while_its_form_was_open_keeps_its_facts(owner, draft, monkeypatch):
    data = filled_in(owner, draft, vendor_name="Too late")

    def publish_meanwhile(self, request, obj, form, change):
        with connection.cursor() as cursor:
            cursor.execute(
                "update members_programyear set published_at = now(), published_by = 'other' where id = %s", [obj.pk]
            )
        obj.save()

    monkeypatch.setattr("members.admin.program_years.ProgramYearAdmin.save_model", publish_meanwhile)
    response = owner.post(address(draft), data, follow=True)
    assert "Nothing was saved" in response.text
    assert ProgramYear.objects.get(pk=draft.pk).vendor_name == "Example Reviews"


def test_a_draft_is_previewed_by_staff_and_hidden_from_the_public(owner, draft, client):
    page = owner.get(address(draft, "preview"))
    assert "Preview of 2031" in page.text
    assert "Only staff can see this page" in page.text
    assert client.get("/2031/").status_code == 404
    spanish = owner.get(address(draft, "preview"), {"language": "es"})
    assert 'lang="es"' in spanish.text[:200]


def test_answers_are_tried_against_a_drafts_rules_and_not_counted(owner, draft, monkeypatch):
    monkeypatch.setattr("members.services.self_check_counts.count", lambda **_: pytest.fail("counted"))
    draft.min_drugs = 2
    draft.save()
    there = owner.get(address(draft, "preview")).context["self_check_at"]
    assert "What you answer here is not counted." in owner.get(there).text
    answers = {"conditions": draft.condition_slugs()[:3], "drug_count": "2", "annual_cost": "$9,000", "at_risk": "no"}
    tried = owner.post(there, answers)
    assert tried.context["outcome"] == "may-qualify"
    assert "Preview of 2031" in tried.text
    assert f'action="{there}"' in tried.text
    assert "no-store" in tried["Cache-Control"]
    assert owner.post(there, {**answers, "drug_count": "1"}).context["outcome"] == "not-by-these-answers"
    assert owner.post(there, {"drug_count": "many"}).status_code == 422
    assert 'lang="es"' in owner.post(there.replace("=en", "=es"), answers).text[:200]


def test_publishing_needs_to_be_confirmed(owner, draft):
    response = owner.post(address(draft, "publish"), {})
    assert response.status_code == 422
    assert "looked at the preview" in response.text
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_draft_is_published_by_name(owner, draft):
    response = owner.post(address(draft, "publish"), {"sure": "on"}, follow=True)
    assert "2031 is published." in response.text
    draft.refresh_from_db()
    assert draft.is_published
    assert draft.published_by == owner.user.username


def test_publishing_twice_is_refused_with_a_word(owner, draft):
    owner.post(address(draft, "publish"), {"sure": "on"})
    response = owner.post(address(draft, "publish"), {"sure": "on"})
    assert response.status_code == 422
    assert "published already" in response.text


def test_what_is_missing_for_publishing_is_listed(owner):
    draft = members.program_year(year=2031, published=False, conditions=("asthma",), vendor_key="", vendor_name="")
    text = owner.post(address(draft, "publish"), {"sure": "on"}).text
    assert "shorter than the number needed" in text
    assert "Name the vendor" in text


def test_a_published_year_is_copied_to_the_next(owner):
    source = members.program_year(year=2030)
    assert owner.get(address(source, "copy")).context["form"]["year"].value() == 2031
    response = owner.post(address(source, "copy"), {"year": "2031"}, follow=True)
    copy = ProgramYear.objects.get(year=2031)
    assert response.redirect_chain[-1][0] == address(copy)
    assert copy.published_at is None
    assert copy.condition_slugs() == source.condition_slugs()
    assert AuditEvent.objects.get(verb="program_year.copied").actor == owner.user.username


@pytest.mark.parametrize(
    ("year", "words"), [("2030", "already exists"), ("", "required"), ("1999", "2006"), ("x", "whole")]
)
def test_a_copy_to_a_year_that_cannot_be_is_refused_in_words(owner, year, words):
    source = members.program_year(year=2030)
    response = owner.post(address(source, "copy"), {"year": year})
    assert response.status_code == 422
    assert words in response.text
    assert ProgramYear.objects.count() == 1
    assert ProgramYearCondition.objects.count() == len(members.CONDITIONS)


NEXT_YEAR = {"sure": "on", "on_month": "10", "on_day": "15", "on_year": str(members.this_year() + 1)}


def test_a_draft_is_published_on_a_later_day_and_taken_back(owner, draft):
    response = owner.post(address(draft, "publish"), NEXT_YEAR, follow=True)
    assert "will be published on October 15" in as_read(response.text)
    draft.refresh_from_db()
    assert not draft.is_published
    assert timezone.localtime(draft.published_at).strftime("%m-%d %H:%M") == "10-15 00:00"
    assert 'name="min_drugs"' not in owner.get(address(draft)).text
    owner.post(address(draft, "take-back"), {"reason": "a wrong amount"})
    draft.refresh_from_db()
    assert draft.published_at is None
    assert 'name="min_drugs"' in owner.get(address(draft)).text


@pytest.mark.parametrize(
    ("year", "words"),
    [("2020", "after today"), ("2199", "two years"), ("", "must include a year"), ("x", "as numbers")],
)
def test_a_day_of_publishing_that_cannot_be_is_told_in_words(owner, draft, year, words):
    response = owner.post(address(draft, "publish"), {**NEXT_YEAR, "on_year": year})
    assert response.status_code == 422
    assert words in response.text
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_stale_form_is_refused_with_what_the_other_changed_and_keeps_what_was_typed(owner, draft):
    data = filled_in(owner, draft, vendor_name="My Reviews")
    other = staff.signed_in(roles.PROGRAM_OWNER)
    assert other.post(address(draft), filled_in(other, draft, phone="1-800-555-0111")).status_code == 302
    refused = owner.post(address(draft), data)
    form = refused.context["adminform"].form
    words = " ".join(form.non_field_errors())
    assert other.user.username in words
    assert "1-800-555-0111" in words
    assert form["vendor_name"].value() == "My Reviews"
    draft.refresh_from_db()
    assert draft.vendor_name == "Example Reviews"
    again = data | {"seen": form["seen"].value()}
    assert owner.post(address(draft), again).status_code == 302


def test_a_changed_year_is_approved_by_another_before_it_is_published(owner, draft):
    owner.post(address(draft), filled_in(owner, draft, vendor_name="New Reviews"))
    assert owner.post(address(draft, "publish"), {"sure": "on"}).status_code == 422
    supervisor = staff.signed_in(roles.SUPERVISOR)
    for client, status in ((owner, 422), (supervisor, 302)):
        seen = client.get(address(draft, "approve")).context["form"]["seen"].value()
        assert client.post(address(draft, "approve"), {"sure": "on", "seen": seen}).status_code == status
    assert owner.post(address(draft, "publish"), {"sure": "on"}).status_code == 302


def test_what_was_looked_at_before_a_change_is_not_approved(owner, draft):
    supervisor = staff.signed_in(roles.SUPERVISOR)
    ProgramYear.objects.update(min_drugs=7)
    seen = supervisor.get(address(draft, "approve")).context["form"]["seen"].value()
    owner.post(address(draft), filled_in(owner, draft, vendor_name="New Reviews"))
    refused = supervisor.post(address(draft, "approve"), {"sure": "on", "seen": seen})
    assert refused.status_code == 422
    assert "changed this year since you opened it" in refused.text


def test_the_owner_sees_every_difference_to_the_year_before(owner, draft):
    assert "no year before" in owner.get(address(draft, "differences")).text
    members.program_year(year=2030, min_drugs=5)
    page = owner.get(address(draft, "differences")).text
    assert "drugs needed" in page.lower()
    assert "<td>5</td><td>8</td>" in page


def test_a_preview_is_kept_nowhere(owner, draft):
    assert "no-store" in owner.get(address(draft, "preview"))["Cache-Control"]
