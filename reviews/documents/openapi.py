"""The OpenAPI 3.1 document of the vendors' addresses, made from the declarations that validate their messages."""

from functools import cache
from typing import Any

from reviews.documents.vendor_events import EVENTS, MESSAGE

Json = dict[str, Any]
PREFIX = "/api/vendor/v1"
FHIR = "application/fhir+json"
SIGNATURE_HEADERS = {
    "webhook-id": "Your idempotency key: the same message always comes under the same one",
    "webhook-timestamp": "Seconds since 1970; within five minutes of ours",
    "webhook-signature": "v1, and the HMAC-SHA256 of id, timestamp and body in base64 (Standard Webhooks)",
}
DESCRIPTION = """Signed after the Standard Webhooks convention with the secret that the plan gave you. While a key is
changed, sign with either: both verify. Messages may come in any order and any number of times. A message that is
refused with 422 was not kept at all: mend it and send it again, under the same id or another one."""


@cache
def build() -> Json:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "MTM program: vendor exchange", "version": "1", "description": DESCRIPTION},
        "servers": [{"url": PREFIX}],
        "paths": {
            "/events": {"post": _events()},
            "/fhir/ServiceRequest/{reference}": {"get": _fhir("ServiceRequest", "A request as FHIR R4B has it")},
            "/fhir/Appointment/{reference}": {"get": _fhir("Appointment", "Its appointment, made or proposed")},
            "/openapi.json": {"get": _this()},
        },
        "components": {"schemas": {**_schemas(), "Problem": PROBLEM, "Taken": TAKEN}},
    }


def _events() -> Json:
    refs = {event.model_fields["type"].annotation.__args__[0]: event.__name__ for event in EVENTS}  # type: ignore
    mapping = {name: f"#/components/schemas/{model}" for name, model in refs.items()}
    message = {
        "oneOf": [{"$ref": ref} for ref in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }
    return {
        "summary": "Tell the plan what happened",
        "operationId": "tell",
        "parameters": [_header(name, words) for name, words in SIGNATURE_HEADERS.items()],
        "requestBody": {"required": True, "content": {"application/json": {"schema": message}}},
        "responses": {
            "200": _answer("Taken now, or taken before", "Taken", "application/json"),
            "401": _answer("Not signed, or too old", "Problem"),
            "409": _answer("Another message came under this id", "Problem"),
            "413": _answer("Too large", "Problem", "application/json"),
            "422": _answer("Not taken, and why: a JSON pointer and a reason for each error", "Problem"),
        },
    }


def _fhir(resource: str, summary: str) -> Json:
    signed = "Signed as messages are, with the method and the path in the place of a body: GET and a space before it"
    reference = {"name": "reference", "in": "path", "required": True, "schema": {"type": "string"}}
    found = {"description": f"FHIR R4B {resource}", "content": {FHIR: {"schema": OBJECT}}}
    refused = {"description": "OperationOutcome", "content": {FHIR: {"schema": OBJECT}}}
    return {
        "summary": summary,
        "description": signed,
        "operationId": f"read{resource}",
        "parameters": [reference, *(_header(name, words) for name, words in SIGNATURE_HEADERS.items())],
        "responses": {"200": found, "401": refused, "404": refused},
    }


def _header(name: str, words: str) -> Json:
    return {
        "name": name,
        "in": "header",
        "required": True,
        "description": words,
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    }


def _answer(words: str, schema: str, kind: str = "application/problem+json") -> Json:
    return {"description": words, "content": {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def _this() -> Json:
    return {
        "summary": "This document",
        "operationId": "describe",
        "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": OBJECT}}}},
    }


def _schemas() -> Json:
    described = MESSAGE.json_schema(ref_template="#/components/schemas/{model}")
    schemas: Json = described["$defs"]
    return schemas


OBJECT: Json = {"type": "object"}
ERROR: Json = {
    "type": "object",
    "required": ["pointer", "reason"],
    "properties": {"pointer": {"type": "string"}, "reason": {"type": "string"}},
}
PROBLEM: Json = {
    "type": "object",
    "required": ["title", "status"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "errors": {"type": "array", "items": ERROR},
    },
}
TAKEN: Json = {
    "type": "object",
    "required": ["status"],
    "properties": {"status": {"enum": ["accepted", "repeated"]}},
}
