"""The partner that does the reviews of a program year."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from members.models.base import Record


class Channel(models.TextChoices):
    HTTPS = "https", _("HTTPS, each notice at once")
    FILE = "file", _("a file a day")


def monday_to_friday() -> list[int]:
    """Until a vendor says otherwise."""
    return [0, 1, 2, 3, 4]


class Vendor(Record):
    """Where a vendor's notices go. Its signing secret is a setting (``VENDOR_SECRETS``), never a row.

    A vendor in test mode is told of nobody: real notices wait, and test notices go to an address of their own.
    """

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    channel = models.CharField(_("takes notices by"), max_length=10, choices=Channel.choices, default=Channel.HTTPS)
    endpoint = models.URLField(_("address for notices"), blank=True)
    list_endpoint = models.URLField(_("address of its list of requests"), blank=True)
    file_layout = models.CharField(_("layout of its files"), max_length=10, default="1")
    works_on = ArrayField(
        models.PositiveSmallIntegerField(choices=list(WEEKDAYS.items())),
        verbose_name=_("days on which it calls"),
        help_text=_("0 is Monday, 6 is Sunday. Times are offered to members on these days, holidays left out."),
        default=monday_to_friday,
    )
    on_hold = models.BooleanField(_("hold all notices"), default=False)
    test_mode = models.BooleanField(_("test mode"), default=False)
    test_endpoint = models.URLField(_("address for tests"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("vendor")
        verbose_name_plural = _("vendors")
        constraints = [
            models.CheckConstraint(
                condition=Q(test_endpoint="") | ~Q(test_endpoint=models.F("endpoint")),
                name="tests_have_an_address_of_their_own",
                violation_error_code="test_endpoint",
                violation_error_message=_("Tests need an address of their own, apart from that of real notices."),
            ),
            models.CheckConstraint(
                condition=Q(works_on__len__gte=1, works_on__contained_by=list(WEEKDAYS)), name="works_on_some_weekdays"
            ),
        ]

    def __str__(self) -> str:
        return self.name
