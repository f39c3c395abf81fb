"""The image as a container of Testcontainers, for projects that run their other services so.

It needs the extra ``testcontainers`` and an engine of containers::

    with CleanRoomsContainer(seed="two-members") as emulator:
        publisher = emulator.server.client("222222222222")
"""

from __future__ import annotations

import time
from typing import Any

from testcontainers.core.container import DockerContainer

from cleanrooms_local.server import REGION, Server

# The image that `make image` builds and tags.
IMAGE = "cleanrooms-local"
PORT = 4566
# How long a start may take, seeds included.
_SECONDS = 60


class CleanRoomsContainer(DockerContainer):
    """Clean Rooms Local in a container, started on a free port of this machine and removed with the block.

    - ``image``: the image, with its tag.
    - ``seed``: what it begins with; several with commas.
    - ``region``: the region of clients that name none.
    - ``options``: the options of ``cleanrooms-local serve``, with underscores, as variables of the container's.
    """

    def __init__(self, image: str = IMAGE, *, seed: str | None = None, region: str = REGION, **options: Any) -> None:
        super().__init__(image)
        self.with_exposed_ports(PORT)
        self._region = region
        self._token = options.get("control_token")
        for name, value in {"seed": seed, **options}.items():
            if value is not None:
                self.with_env(f"CLEANROOMS_{name.upper()}", str(value).lower() if isinstance(value, bool) else str(value))
        self._server: Server | None = None

    def start(self) -> CleanRoomsContainer:
        """Starts the container, and returns once the server is seeded and answers."""
        super().start()
        self._server = Server(self.url, token=self._token, region=self._region)
        end = time.monotonic() + _SECONDS
        while not self._server.ready():
            if time.monotonic() > end:
                self.stop()
                raise TimeoutError(f"The emulator in the container was not ready within {_SECONDS} seconds.")
            time.sleep(0.1)
        return self

    @property
    def url(self) -> str:
        """Where the API answers on this machine."""
        return f"http://{self.get_container_host_ip()}:{self.get_exposed_port(PORT)}"

    @property
    def server(self) -> Server:
        """What a test does with it: clients, time, outcomes, faults and what was called."""
        if self._server is None:
            raise RuntimeError("The container has not been started.")
        return self._server
