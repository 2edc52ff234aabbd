"""Accounts of staff and what they may, read at the beginning of every page of the back office."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission, User
from django.db.models import F, QuerySet

from mtmsite.compiled import Compiled


def _named(permissions: QuerySet[Permission]) -> QuerySet[Permission]:
    return permissions.annotate(app=F("content_type__app_label")).only("codename").order_by()


ACCOUNT = Compiled(lambda key: User.objects.filter(pk=key))
OWN = Compiled(lambda key: _named(Permission.objects.filter(user=key)))
OF_GROUPS = Compiled(lambda key: _named(Permission.objects.filter(group__user=key)))


class StaffBackend(AuthenticationBackend):
    """The library's, with statements that are put together once."""

    def get_user(self, user_id: int) -> User | None:
        user = next(iter(ACCOUNT(user_id)), None)
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """As the names that ``has_perm`` takes; asked for once for each account that was read."""
        if obj is None and user_obj.is_active and not user_obj.is_superuser and not hasattr(user_obj, "_perm_cache"):
            found: list[Any] = [*OWN(user_obj.pk), *OF_GROUPS(user_obj.pk)]
            user_obj._perm_cache = {f"{each.app}.{each.codename}" for each in found}
        return super().get_all_permissions(user_obj, obj)
