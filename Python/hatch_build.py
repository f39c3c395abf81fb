"""Names the wheel for the system that its program runs on; hatchling by itself takes it for one without a program."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):
    """Sets the tag that Scripts/make-wheel found out: any Python 3, on this platform."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['CLEANROOMS_WHEEL_PLATFORM']}"
