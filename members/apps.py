from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from members import (
            checks,  # noqa: F401 (registers its checks)
            roles,
        )
        from members.accounts import signals  # noqa: F401 (listens to the library for sign-in)

        post_migrate.connect(roles.after_migrate, dispatch_uid="members.roles")
