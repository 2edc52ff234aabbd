"""Who prescribed, as far as somebody typed it: claims tell the number (NPI) and nothing else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.models.base import Record

NPI = r"^[0-9]{10}$"
FAX = r"^\+1[2-9][0-9]{9}$"


class Prescriber(Record):
    """Name and ways to reach the prescriber with that NPI, as last typed."""

    npi = models.CharField(_("NPI"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=100)
    address1 = models.CharField(_("street"), max_length=100, blank=True)
    address2 = models.CharField(_("practice, floor or suite"), max_length=100, blank=True)
    city = models.CharField(_("city"), max_length=50, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    zip_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    fax = models.CharField(_("fax"), max_length=12, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("prescriber")
        verbose_name_plural = _("prescribers")
        constraints = [
            models.CheckConstraint(condition=Q(npi__regex=NPI), name="an_npi_has_ten_digits"),
            models.CheckConstraint(condition=~Q(name=""), name="a_prescriber_has_a_name"),
            models.CheckConstraint(condition=Q(fax="") | Q(fax__regex=FAX), name="a_fax_is_a_phone_number"),
            models.CheckConstraint(
                condition=Q(address1="", city="", state="", zip_code="")
                | ~Q(address1="") & ~Q(city="") & ~Q(state="") & ~Q(zip_code=""),
                name="a_prescribers_address_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address_lines(self) -> list[str]:
        """The lines below the name; empty where no address is known."""
        if not self.address1:
            return []
        return addresses.lines(**{part: getattr(self, part) for part in addresses.PARTS})
