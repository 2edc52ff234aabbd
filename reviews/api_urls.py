"""The vendors' addresses below ``/api/vendor/v1/``: for machines, so in one language."""

from django.urls import URLPattern, path

from reviews.views import vendor_api, vendor_fhir

app_name = "vendor_api"
urlpatterns: list[URLPattern] = [
    path("events", vendor_api.events, name="events"),
    path("openapi.json", vendor_api.openapi, name="openapi"),
    path("fhir/ServiceRequest/<str:reference>", vendor_fhir.service_request, name="fhir_service_request"),
    path("fhir/Appointment/<str:reference>", vendor_fhir.appointment, name="fhir_appointment"),
]
