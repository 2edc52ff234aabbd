"""One e-mail to the mail server, and what its answer means: taken, to be tried again, refused, or not known."""

import smtplib
from dataclasses import dataclass, field

from django.core import mail
from django.core.mail import EmailMessage

CALENDAR_NAME = "call.ics"  # the same for everybody


class NotTaken(OSError):
    """Surely not handed over; it may be tried again."""


class Refused(Exception):
    """The server takes it neither now nor later."""


class NotKnown(Exception):
    """The line broke after the e-mail had begun to go: it may have left, so it is not sent again."""


@dataclass(frozen=True, kw_only=True)
class Email:
    to: str
    subject: str
    body: str
    calendar: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def hand_over(email: Email) -> None:
    """Give it to the mail server of the settings. Raises ``NotTaken``, ``Refused`` or ``NotKnown``."""
    connection = mail.get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(_short(error)) from None
    try:
        connection.send_messages([_built(email)])
    except smtplib.SMTPRecipientsRefused as error:
        raise _by_code(max(code for code, _ in error.recipients.values())) from None
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code) from None
    except (OSError, smtplib.SMTPException) as error:
        raise NotKnown(_short(error)) from None
    finally:
        connection.close()


def _built(email: Email) -> EmailMessage:
    message = EmailMessage(subject=email.subject, body=email.body, to=[email.to], headers=email.headers)
    if email.calendar:
        message.attach(CALENDAR_NAME, email.calendar, "text/calendar")
    return message


def _by_code(code: int) -> NotTaken | Refused:
    """Answers of the 500s are for good; their words may repeat the address, so only the number is kept."""
    return Refused(f"SMTP {code}") if code >= 500 else NotTaken(f"SMTP {code}")


def _short(error: Exception) -> str:
    return type(error).__name__
