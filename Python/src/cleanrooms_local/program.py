"""Where the program is that this package brings along."""

import os
import shutil
import sysconfig
from pathlib import Path

NAME = "cleanrooms-local"


class ProgramNotFound(FileNotFoundError):
    """There is no program to run."""


def find_program() -> str:
    """The path of the program.

    It is what ``CLEANROOMS_BINARY`` names, else the script that was installed with this package, wherever pip put that, else
    what the search path has.

    Raises ProgramNotFound, which names the places that were looked at.
    """
    if named := os.environ.get("CLEANROOMS_BINARY"):
        if not os.access(named, os.X_OK):
            raise ProgramNotFound(f"CLEANROOMS_BINARY is {named}, which is no program that can be run.")
        return named
    places = list(dict.fromkeys(_places()))
    for place in places:
        if os.access(place, os.X_OK):
            return str(place)
    if found := shutil.which(NAME):
        return found
    raise ProgramNotFound(f"There is no {NAME} in {', '.join(str(place.parent) for place in places)}, nor on the search path.")


def _places() -> list[Path]:
    package = Path(__file__).resolve().parent
    schemes: list[str] = [sysconfig.get_path("scripts")]
    # `pip install --user`
    schemes += [sysconfig.get_path("scripts", scheme=name) for name in sysconfig.get_scheme_names() if name.endswith("_user")]
    # `pip install --prefix` and `--target`, which are on no path of sysconfig's.
    beside = [package.parents[2] / "bin", package.parent / "bin"] if len(package.parents) > 2 else []
    return [Path(directory) / NAME for directory in schemes] + [directory / NAME for directory in beside]
