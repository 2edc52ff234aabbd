"""What a form that staff sent is answered with, whatever its service says."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from members.admin.answers import TOO_LATE, answered
from members.services.status import TransitionRefused


class Typed(forms.Form):
    code = forms.CharField()


class Row:
    read = 0

    def refresh_from_db(self):
        self.read += 1


def refusing(error):
    def do():
        raise error

    return do


AT_CODE = ValidationError({"code": "Choose another code."})
CASES = {
    "done": ({"code": "INF"}, lambda: "words", (302, "words"), {}, 0),
    "not valid": ({}, lambda: "words", (422, None), {"code": ["This field is required."]}, 0),
    "too late": ({"code": "INF"}, refusing(TransitionRefused("x")), (409, None), {"__all__": [str(TOO_LATE)]}, 1),
    "refused": ({"code": "INF"}, refusing(ValidationError(["a", "b"])), (422, None), {"__all__": ["a", "b"]}, 1),
    "at its place": ({"code": "INF"}, refusing(AT_CODE), (422, None), {"code": ["Choose another code."]}, 1),
}


@pytest.mark.parametrize(("typed", "do", "answer", "errors", "read"), CASES.values(), ids=CASES.keys())
def test_a_form_is_answered_in_one_way(typed, do, answer, errors, read):
    form, row = Typed(typed), Row()
    assert answered(form, do, record=row) == answer
    assert (form.errors, row.read) == (errors, read)
