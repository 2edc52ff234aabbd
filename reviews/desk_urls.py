"""Pages of the back office that belong to no single record, below ``/admin/``."""

from django.urls import path

from reviews.admin.find import find_member

urlpatterns = [path("find/", find_member, name="find_member")]
