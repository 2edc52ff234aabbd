"""Form parts that forgive how people type: dates, money, plain text, choices with hints."""

from mtmsite.forms.base import ErrorSummaryMixin, PublicForm, first_control_id
from mtmsite.forms.choices import Checkboxes, Radios
from mtmsite.forms.dates import MemorableDateField, MemorableDateWidget, month_number
from mtmsite.forms.numbers import MoneyField, WholeNumberField
from mtmsite.forms.text import PlainTextField

__all__ = [
    "Checkboxes",
    "ErrorSummaryMixin",
    "MemorableDateField",
    "MemorableDateWidget",
    "MoneyField",
    "PlainTextField",
    "PublicForm",
    "Radios",
    "WholeNumberField",
    "first_control_id",
    "month_number",
]
