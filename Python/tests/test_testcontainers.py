"""The container of Testcontainers, whose engine is stood in for: a process of the program answers at its port."""

import pytest
from cleanrooms_local import Emulator

testcontainers = pytest.importorskip("cleanrooms_local.testcontainers")


@pytest.fixture
def engine(monkeypatch):
    """What an engine does, without one: it starts the program with the container's variables, and forwards its port."""
    started = []

    def start(container):
        emulator = Emulator(environment=dict(container.env))
        emulator.start()
        started.append(emulator)
        return container

    base = testcontainers.DockerContainer
    monkeypatch.setattr(base, "__init__", lambda self, image: self.__dict__.update(image=image, env={}, ports={}))
    monkeypatch.setattr(base, "start", start)
    monkeypatch.setattr(base, "stop", lambda self, *_, **__: started.pop().stop())
    monkeypatch.setattr(base, "get_container_host_ip", lambda self: "127.0.0.1")
    monkeypatch.setattr(base, "get_exposed_port", lambda self, port: int(started[-1].url.rsplit(":", 1)[1]) if str(port) in map(str, self.ports) else None)
    yield started
    assert started == []


def test_it_is_ready_inside_of_the_block(engine):
    with testcontainers.CleanRoomsContainer(seed="two-members", lifecycle="immediate", strict_catalog=True) as emulator:
        assert emulator.image == "cleanrooms-local"
        assert len(emulator.server.client("222222222222").list_memberships()["membershipSummaries"]) == 1
        assert emulator.server.control.call("GET", "/catalog")["strict"]
        assert emulator.server.url == emulator.url


def test_a_token_is_the_clients_too(engine):
    with testcontainers.CleanRoomsContainer("registry.example.com/cleanrooms-local:0.1.0", control_token="secret") as emulator:
        assert emulator.server.now().year >= 2024


def test_one_that_was_not_started_has_no_server(engine):
    with pytest.raises(RuntimeError, match="not been started"):
        testcontainers.CleanRoomsContainer().server
