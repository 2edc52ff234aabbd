"""The second step of signing in."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest


class SecondStep(AuthenticateStage):
    """Left out only for who comes from a provider whose own second factor is trusted by a setting."""

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        from_provider = any(record["method"] == "socialaccount" for record in records)
        if from_provider and settings.OIDC_TRUST_SECOND_FACTOR:
            return False
        return super()._should_handle(request)
