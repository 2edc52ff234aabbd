from django.urls import URLPattern, URLResolver, path

from members.views import pages, program, self_check

urlpatterns: list[URLPattern | URLResolver] = [
    path("", program.home, name="home"),
    path("<int:year>/", program.program_year, name="program_year"),
    path("<int:year>/self-check/", self_check.self_check, name="self_check"),
    path("contact/", pages.contact, name="contact"),
    path("complaints/", pages.complaints, name="complaints"),
    path("glossary/", pages.glossary, name="glossary"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("nondiscrimination/", pages.nondiscrimination, name="nondiscrimination"),
]
