"""No test leaves the machine, and a warning is an error."""

import socket
import warnings

import httpx
import pytest
from pytest_socket import SocketConnectBlockedError


def test_an_address_beyond_loopback_is_refused() -> None:
    # pytest-socket warns before it raises, and here the warning is already an error.
    with pytest.raises((SocketConnectBlockedError, UserWarning)), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


def test_a_client_library_is_refused_too() -> None:
    with pytest.raises((SocketConnectBlockedError, UserWarning, httpx.ConnectError)):
        httpx.get("http://192.0.2.1/", timeout=1)


def test_no_name_server_is_asked() -> None:
    with pytest.raises(OSError, match="no name server"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_works() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("careless", UserWarning, stacklevel=1)
