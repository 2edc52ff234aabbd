"""All addresses of the site. Spanish lives under /es/ with the same paths."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from mtmsite import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("members.machine_urls")),
    path("admin/", include("members.account_urls")),
    path("admin/", include("reviews.desk_urls")),
    path("admin/", admin.site.urls),
    path("api/vendor/v1/", include("reviews.api_urls")),
]
urlpatterns += i18n_patterns(
    path("", include("members.urls")),
    path("", include("reviews.urls")),
    prefix_default_language=False,
)

handler400 = "members.views.errors.bad_request"
handler403 = "members.views.errors.permission_denied"
handler404 = "members.views.errors.not_found"
handler500 = "members.views.errors.server_error"
