"""The packet that follows a comprehensive medication review, as CMS prescribes it: frozen content, and the paper.

Cover Letter, things to do, medication list, in that order and never one without the others, then how to dispose of
medicines safely (Form CMS-10396; 42 CFR 423.153(d)(1)(vii)(D) and (E)). Content holds the words as they were: a packet
can be made again, byte for byte, after the words have changed.
"""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.encounter import Encounter, Medicine
from reviews.documents.form_sets import FormSet, form_set_of
from reviews.documents.inserts import safe_disposal
from reviews.documents.list_sheet import Contact, Sheet, Written
from reviews.documents.packet_words import PacketWords, packet_words
from reviews.documents.year_facts import YearFacts

KIND = "takeaway"
SUBJECT = _("Medication Therapy Management (MTM) program")
BLANK_ROWS = 3  # below the medicines, to write new ones in


@dataclass(frozen=True, kw_only=True)
class TakeBackSite:
    """A place that takes medicines back, as the plan has it on file."""

    name: str
    address: str


def content(
    *,
    encounter: Encounter,
    language: str,
    size: str,
    written_on: datetime.date,
    member_name: str,
    birth_date: datetime.date,
    address_lines: Sequence[str],
    year: YearFacts,
    copy_to: str = "",
    take_back_sites: Sequence[TakeBackSite] = (),
) -> dict[str, Any]:
    """Everything that the packet prints, as JSON. ``copy_to`` is the representative who gets a copy.

    Raises ``KeyError`` for an unknown language, ``ValueError`` for an unknown size, ``LookupError`` for a year that
    has no form.
    """
    form = form_set_of(year.year)
    words = packet_words(form.key, language)
    with translation.override(language):
        head = letter_paper.head(
            kind=KIND,
            subject=SUBJECT,
            language=language,
            size=size,
            written_on=written_on,
            member_name=member_name,
            address_lines=address_lines,
            year=year,
        )
        return {
            **head,
            "template_version": f"{head['template_version']}.{words.version}",
            "form_set": form.key,
            "cover": _cover(words, encounter, member_name, year),
            "to_do": _to_do(words, encounter, year),
            "list": _list(form, words, encounter, member_name, birth_date, written_on)
            | {"questions": words.list_questions.format(phone=year.phone, tty=year.tty)},
            "signed": _signature(encounter),
            "copy_to": copy_to,
            "disposal": asdict(safe_disposal(language)),
            "take_back_sites": [asdict(site) for site in take_back_sites],
        }


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """The packet as PDF/UA-1; the same content gives the same bytes."""
    return letter_paper.to_pdf(frozen, **drawn(frozen))


def drawn(frozen: dict[str, Any]) -> dict[str, Any]:
    """What the template shows besides the content."""
    return {"sheet": _sheet(frozen), "form": _form(frozen)}


def are_verified(frozen: dict[str, Any]) -> bool:
    """Whether somebody answers for the words of its form in its language, and they are still the same version."""
    words = packet_words(frozen["form_set"], frozen["language"])
    same = frozen["template_version"].rpartition(".")[2] == words.version
    disposal = safe_disposal(frozen["language"])
    return (
        same
        and words.is_verified
        and bool(_form(frozen).verified_by)
        and disposal.is_verified
        and frozen["disposal"]["version"] == disposal.version
    )


def _cover(words: PacketWords, encounter: Encounter, name: str, year: YearFacts) -> dict[str, Any]:
    day = phrases.long_date(encounter.held_on)
    spoke_with = encounter.spoke_with or ""
    thanks = words.thanks_other if spoke_with else words.thanks
    return {
        "salutation": words.salutation.format(name=name),
        "thanks": thanks.format(date=day, spoke_with=spoke_with),
        "enclosed": words.enclosed,
        "advice": list(words.advice),
        "call": words.call.format(phone=year.phone, tty=year.tty),
        "closing": words.closing.format(plan=year.sponsor_name),
    }


def _to_do(words: PacketWords, encounter: Encounter, year: YearFacts) -> dict[str, Any]:
    page = asdict(words.to_do)
    questions = words.to_do.questions.format(phone=year.phone, tty=year.tty)
    topics = [{"talked_about": each.talked_about, "what_to_do": list(each.what_to_do)} for each in encounter.to_do]
    return {**page, "questions": questions, "topics": topics}


def _list(
    form: FormSet,
    words: PacketWords,
    encounter: Encounter,
    name: str,
    birth_date: datetime.date,
    written_on: datetime.date,
) -> dict[str, Any]:
    """What stands on the medication list, by the keys of its form."""
    texts = {
        "name": name,
        "birth_date": phrases.long_date(birth_date),
        "prepared_on": phrases.long_date(written_on),
        **_boxes(form, encounter),
    }
    made = words.list_made.format(sources=_and(encounter.sources)) if encounter.sources else ""
    medicines = [_row(each) for each in encounter.medicines if each.stopped is None]
    return {"texts": texts, "medicines": medicines, "made": made}


def _boxes(form: FormSet, encounter: Encounter) -> dict[str, str]:
    """The newer form has a box for side effects of its own; the older one has them with the allergies."""
    allergies = ", ".join(encounter.allergies)
    side_effects = ", ".join(encounter.side_effects)
    none_known = gettext("None that we know of")
    other = encounter.other_information or ""
    if form.layout == "table":
        return {
            "allergies": allergies or none_known,
            "side_effects": side_effects or none_known,
            "other_information": other,
        }
    both = ", ".join(each for each in (allergies, side_effects) if each)
    return {"allergies": both or none_known, "other_information": other}


def _row(medicine: Medicine) -> dict[str, str]:
    return {
        "medication": medicine.name,
        "how": medicine.how or "",
        "why": medicine.why or "",
        "prescriber": medicine.prescriber or "",
        "started": phrases.long_date(medicine.started) if medicine.started else "",
    }


def _signature(encounter: Encounter) -> list[str]:
    """Who held the review; of an intern also the pharmacist who answers for it."""
    lines = [each for each in (encounter.provider_name, encounter.provider_title) if each]
    if encounter.supervised_by:
        lines.append(gettext("supervised by %(pharmacist)s") % {"pharmacist": encounter.supervised_by})
    return lines


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return gettext("%(all_but_last)s and %(last)s") % {"all_but_last": ", ".join(names[:-1]), "last": names[-1]}


def _form(frozen: dict[str, Any]) -> FormSet:
    return form_set_of(frozen["program_year"])


def _sheet(frozen: dict[str, Any]) -> Sheet:
    written = Written(texts=frozen["list"]["texts"], medicines=frozen["list"]["medicines"])
    return Sheet(
        form=_form(frozen),
        language=frozen["language"],
        size=frozen["size"],
        rows=len(written.medicines) + BLANK_ROWS,
        fillable=False,
        contact=Contact(phone=frozen["phone"], tty=frozen["tty"], hours=tuple(frozen["hours"])),
        written=written,
    )
