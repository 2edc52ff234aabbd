"""Addresses for search engines, the same in every language."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, path

from members.sitemaps import SITEMAPS
from members.views.robots import robots

urlpatterns: list[URLPattern] = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
