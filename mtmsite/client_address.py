"""Where a request came from, seen through the proxies in front."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's address, an IPv6 one as its /64 network; empty when it cannot be told.

    With ``PROXIES`` in front, each adds the address it was asked by to ``X-Forwarded-For``; what stands further left
    may be invented by the client. Without that header nobody is told from anybody, so nobody is counted.
    """
    if not settings.PROXIES:
        return _network(request.META.get("REMOTE_ADDR", ""))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return _network(hops[-settings.PROXIES].strip()) if len(hops) >= settings.PROXIES else ""


def _network(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)
