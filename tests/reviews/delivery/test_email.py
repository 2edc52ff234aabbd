"""The mail server's answers, from a real connection: taken, to be tried again, refused, or not known."""

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reviews.delivery import email
from reviews.delivery.email import Email, NotKnown, NotTaken, Refused

LETTER = Email(to="maria@example.com", subject="Hola", body="Adiós\n", calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
Server = Callable[..., list[bytes]]


class MailServer:
    """Speaks just enough SMTP; ``answers`` are other replies by command, empty to hang up."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers, self.heard = answers, b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        try:
            line, _ = self.socket.accept()
        except OSError:
            return
        with line, line.makefile("rwb") as talk:
            self._say(talk, "220 ready")
            while command := talk.readline().decode().strip():
                if not self._answer(talk, command):
                    return

    def _answer(self, talk: Any, command: str) -> bool:
        word = command.split()[0].upper()
        reply = self.answers.get(word, "354 go on" if word == "DATA" else "250 ok")
        if reply and word == "DATA" and reply.startswith("354"):
            self._say(talk, reply)
            while (row := talk.readline()) not in (b".\r\n", b""):
                self.heard += row
            reply = self.answers.get("END", "250 taken")
        if reply:
            self._say(talk, reply)
        return bool(reply) and word != "QUIT"

    def _say(self, talk: Any, words: str) -> None:
        talk.write(words.encode() + b"\r\n")
        talk.flush()


@pytest.fixture
def server(settings: Any) -> Iterator[Callable[..., MailServer]]:
    made: list[MailServer] = []

    def start(**answers: str) -> MailServer:
        made.append(MailServer(answers))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", made[-1].port, 5
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        return made[-1]

    yield start
    for each in made:
        each.socket.close()
        each.thread.join(5)


def test_what_is_taken_came_whole(server: Any) -> None:
    running = server()
    email.hand_over(LETTER)
    assert b"Adi" in running.heard
    assert b"text/calendar" in running.heard
    assert b"To: maria@example.com" in running.heard


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"MAIL": "451 later"}, NotTaken),
        ({"RCPT": "450 mailbox busy"}, NotTaken),
        ({"RCPT": "550 maria@example.com is unknown"}, Refused),
        ({"END": "552 too large"}, Refused),
        ({"END": "452 no room"}, NotTaken),
        ({"END": ""}, NotKnown),
        ({"RCPT": ""}, NotKnown),
    ],
)
def test_each_answer_is_read_right_and_repeats_no_address(
    server: Any, answers: dict[str, str], error: type[Exception]
) -> None:
    server(**answers)
    with pytest.raises(error) as caught:
        email.hand_over(LETTER)
    assert "maria" not in str(caught.value)


def test_nobody_there(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    with pytest.raises(NotTaken, match="ConnectionRefusedError"):
        email.hand_over(LETTER)


def test_the_default_is_a_file_without_personal_data_in_its_name(settings: Any, tmp_path: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "e-mail"
    email.hand_over(LETTER)
    (written,) = (tmp_path / "e-mail").iterdir()
    assert "maria" not in written.name
    assert b"To: maria@example.com" in written.read_bytes()
