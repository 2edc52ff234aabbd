"""What search engines may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# Personal pages say "noindex" in their headers; a robot must be able to read that, so they are not named here.
LINES = ["User-agent: *", "Disallow: /admin/", "Disallow: /api/", ""]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [*LINES, f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
