"""Calls the WSGI application in this process, with cookies and the token of a form as a browser has them."""

import io
import re
from collections.abc import Mapping, Sequence
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Form = Mapping[str, str | Sequence[str]]


class Answer:
    """Status, headers and body of one answer."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []
        self.body = b""

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status, self.headers = status, headers


class Client:
    """One browser. Raises ``RuntimeError`` for an answer that was not expected: a fast error is no speed."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> str:
        """The page, whose form's token is kept for the next post."""
        text = self.call(path, expected="200").body.decode()
        found = TOKEN.search(text)
        self.token = found[1] if found else self.token
        return text

    def post(self, path: str, form: Form, *, expected: str = "302") -> Answer:
        body = urlencode({**form, "csrfmiddlewaretoken": self.token}, doseq=True).encode()
        return self.call(path, body, expected=expected)

    def call(self, path: str, body: bytes | None = None, *, expected: str) -> Answer:
        answer = Answer()
        chunks = self.application(self._environ(path, body), answer.start)
        answer.body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        if not answer.status.startswith(expected):
            raise RuntimeError(f"{path} answered {answer.status}, not {expected}")
        self._keep_cookies(answer)
        return answer

    def _environ(self, path: str, body: bytes | None) -> dict[str, Any]:
        path, _, query = path.partition("?")
        return {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(body or b"")),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "HTTP_HOST": "127.0.0.1",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body or b""),
            "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }

    def _keep_cookies(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
