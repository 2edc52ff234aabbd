"""The OpenAPI document is true: schemathesis asks the running site whatever it allows, and whatever it does not."""

import copy
import json
import time
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reviews.documents import openapi
from reviews.models import EventType, VendorEvent
from tests.factories import exchange

EVERYTHING = [EventType(type).value for type in EventType]
BOUNDED = settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def operation(*types: str) -> Any:
    """``POST /events``, for these types only."""
    document = copy.deepcopy(openapi.build())
    body = document["paths"]["/events"]["post"]["requestBody"]["content"]["application/json"]
    refs = body["schema"]["discriminator"]["mapping"]
    body["schema"] = {"oneOf": [{"$ref": refs[type]} for type in types]}
    return schemathesis.openapi.from_dict(document)["/events"]["POST"]


def post(url: str, body: Any) -> httpx.Response:
    text = body.decode(errors="replace") if isinstance(body, bytes) else json.dumps(body)
    headers = exchange.headers(text, webhook_id=exchange.new_id())
    return httpx.post(f"{url}{exchange.EVENTS}", content=text.encode(), headers=headers, timeout=20)


def about(body: Any, known: dict[str, Any]) -> Any:
    """The same message about somebody real, so that it gets past the door and is applied."""
    return {**body, "data": {**body["data"], **known}, "test": False}


def test_the_document_describes_every_type_and_answer() -> None:
    document = openapi.build()
    assert document["openapi"].startswith("3.1")
    schema = document["paths"]["/events"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert sorted(schema["discriminator"]["mapping"]) == sorted(EVERYTHING)
    assert set(document["paths"]["/events"]["post"]["responses"]) == {"200", "401", "409", "413", "422"}
    text = json.dumps(document)
    for ref in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert ref in document["components"]["schemas"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("type", EVERYTHING)
def test_what_the_document_allows_has_an_answer_that_it_describes(live_server: Any, type: str) -> None:
    request = exchange.told_request()
    assert request.member
    known = {"program_year": request.program_year.year, "reference": request.reference}
    known["member_id"] = request.member.member_id

    @BOUNDED
    @given(case=operation(type).as_strategy(generation_mode=GenerationMode.POSITIVE))
    def ask(case: Case) -> None:
        for body in (case.body, about(case.body, known)):
            answer = post(live_server.url, body)
            assert answer.status_code in (200, 422), answer.text
            # That somebody is a member of that vendor's is more than a schema can say.
            case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    ask()
    least = exchange.message(type, request)
    assert post(live_server.url, least).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_the_document_forbids_is_refused_and_nothing_kept(live_server: Any) -> None:
    exchange.told_request()

    @settings(BOUNDED, max_examples=80)
    @given(case=operation(*EVERYTHING).as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: Case) -> None:
        body = case.body if isinstance(case.body, bytes | dict | list | str | int | float | bool) else None
        answer = post(live_server.url, body)
        assert answer.status_code == 422, (body, answer.text)
        assert answer.json()["errors"]

    started = time.monotonic()
    ask()
    assert not VendorEvent.objects.exists()
    assert time.monotonic() - started < 60
