"""What is asked for, by whom and how; all as stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Choice(models.TextChoices):
    REVIEW = "review", _("Have a medicine review")
    NOT_NOW = "not_now", _("Not now, stay in the program")
    LEAVE = "leave", _("Leave the program")
    COME_BACK = "come_back", _("Come back into the program")


class Who(models.TextChoices):
    SELF = "self", _("the member")
    HELPER = "helper", _("someone helping")
    REPRESENTATIVE = "representative", _("a legal representative")


class Authority(models.TextChoices):
    ON_FILE = "on_file", _("on file with the plan")
    NOT_ON_FILE = "not_on_file", _("not on file")
    NOT_SURE = "not_sure", _("not sure")


class Source(models.TextChoices):
    WEB = "web", _("web site")
    PHONE = "phone", _("phone")
    PAPER = "paper", _("paper form")


class PartOfDay(models.TextChoices):
    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
