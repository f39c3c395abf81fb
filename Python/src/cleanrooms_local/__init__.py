"""Clean Rooms Local: a local emulator of AWS Clean Rooms, and what tests steer it with."""

from cleanrooms_local.control import ControlError, Query, Rows
from cleanrooms_local.emulator import Emulator, EmulatorError
from cleanrooms_local.program import ProgramNotFound, find_program
from cleanrooms_local.server import Server

__all__ = ["ControlError", "Emulator", "EmulatorError", "ProgramNotFound", "Query", "Rows", "Server", "find_program"]
