"""One PySpark script, in a process of its own that the machine keeps from the network and from other files where it can."""

import ctypes
import fcntl
import importlib.util
import os
import re
import socket
import struct
import sys
import tarfile
import traceback


class ScriptFault(Exception):
    """A script that is none: `kind` is `load` or `result`."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


# Enclosure

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
# Reference: https://docs.kernel.org/userspace-api/landlock.html
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
RULE_PATH_BENEATH = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REFER, TRUNCATE = 1, 2, 4, 8, 1 << 13, 1 << 14
# All that may be done to files in the first version: bits 0 to 12.
FIRST_VERSION = (1 << 13) - 1
NO_NEW_PRIVILEGES = 38

libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def call(function, *arguments):
    """A call of C with whole numbers as wide as registers."""
    return function(*[ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments])


def deny_network():
    """Leaves the machine's network for one with nothing but a loopback of its own."""
    user, group = os.getuid(), os.getgid()
    if call(libc.unshare, CLONE_NEWUSER | CLONE_NEWNET) != 0:
        # Root needs no users of its own.
        if call(libc.unshare, CLONE_NEWNET) != 0:
            return False
    else:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(text)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loopback:
        # SIOCSIFFLAGS with IFF_UP and IFF_RUNNING.
        fcntl.ioctl(loopback, 0x8914, struct.pack("16sh22x", b"lo", 0x41))
    return True


def deny_files(readable, writable):
    """Leaves nothing of the file system but these; Linux from 5.13 on."""
    version = call(libc.syscall, CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = FIRST_VERSION | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    ruleset = call(libc.syscall, CREATE_RULESET, ctypes.byref(ctypes.c_uint64(handled)), 8, 0)
    if ruleset < 0:
        return False
    for paths, allowed in ((readable, EXECUTE | READ_FILE | READ_DIR), (writable, handled)):
        for path in paths:
            if not os.path.exists(path):
                continue
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rights = allowed if os.path.isdir(path) else allowed & (EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE)
            rule = struct.pack("=Qi", rights, opened)
            done = call(libc.syscall, ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, 0)
            os.close(opened)
            if done != 0:
                return False
    done = call(libc.prctl, NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and call(libc.syscall, RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return done


def system_paths():
    """What Python, Java and Spark are made of."""
    import shutil

    paths = ["/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/proc", "/sys"]
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else shutil.which("java")
    if java:
        paths.append(os.path.dirname(os.path.dirname(os.path.realpath(java))))
    own = [sys.prefix, sys.base_prefix, os.path.realpath(sys.executable), os.path.dirname(os.path.abspath(__file__))]
    return paths + own + [path for path in sys.path if path] + list(filter(None, [os.environ.get("SPARK_HOME")]))


def enclose(folder, readable, is_local):
    """Denies what can be denied to this process and to all that it starts. Called before there are threads.

    Returns what could not be, for the log; a Spark that is elsewhere needs the network, and runs the script's frames where this machine
    has no say.
    """
    os.environ["TMPDIR"] = os.environ["HOME"] = folder
    left = []
    if libc is None:
        return ["network", "files"]
    try:
        if not is_local or not deny_network():
            left.append("network")
    except OSError:
        left.append("network")
    devices = [f"/dev/{name}" for name in ("null", "zero", "random", "urandom", "shm")]
    try:
        if not deny_files(system_paths() + readable, [folder] + devices):
            left.append("files")
    except OSError:
        left.append("files")
    return left


# Scripts

MOST_UNPACKED = 4 << 30


def unpack(archive, folder):
    """A virtual environment made by venv-pack, whose packages come first on the path."""
    target = os.path.join(folder, "environment")
    left = MOST_UNPACKED

    def keep(member, path):
        nonlocal left
        left -= member.size
        if left < 0:
            raise OSError("it unpacks to more than 4 GiB")
        try:
            return tarfile.data_filter(member, path)
        except tarfile.FilterError:
            # Such as the link to the Python that the environment was made with.
            return None

    try:
        with tarfile.open(archive) as packed:
            packed.extractall(target, filter=keep)
    except (tarfile.TarError, OSError, EOFError) as error:
        raise ScriptFault("load", f"The archive of packages cannot be unpacked: {error}")
    return [
        os.path.join(root, "site-packages")
        for root, names, _ in os.walk(target)
        if "site-packages" in names and root.startswith(os.path.join(target, "lib"))
    ]


def entry_point(path):
    spec = importlib.util.spec_from_file_location("user_script", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["user_script"] = module
    try:
        spec.loader.exec_module(module)
    except BaseException as error:
        traceback.print_exc()
        raise ScriptFault("load", f"The user script does not load: {type(error).__name__}: {error}")
    found = getattr(module, "entrypoint", None)
    if not callable(found):
        raise ScriptFault("load", "The user script has no function entrypoint(context).")
    return found


def frames_of(answer):
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, dict) or not results:
        raise ScriptFault("result", "entrypoint has to return {\"results\": {name: DataFrame}}.")
    for name, frame in results.items():
        if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9_\-.]{1,100}", name) or name.strip(".") == "":
            raise ScriptFault("result", "The names of results are made of letters, digits, underscores, hyphens and dots.")
        if not (type(frame).__name__ == "DataFrame" and type(frame).__module__.startswith("pyspark.sql")):
            raise ScriptFault("result", f"The result {name} is no DataFrame of Spark's but a {type(frame).__name__}.")
    return results


def run_job(request, send, failure, first_session, folder, has_files):
    """Runs the script, and says what it gave or why it gave nothing."""
    from frames import table_frame, write_rows

    try:
        paths = [path for archive in request["archives"] for path in unpack(archive, folder)]
        sys.path[:0] = paths
        if paths:
            # What Spark's own Python processes look into, for functions on rows.
            os.environ["PYTHONPATH"] = os.pathsep.join(paths + [os.environ.get("PYTHONPATH", "")])
        function = entry_point(request["script"])
        session = first_session()
        context = {
            "sparkSession": session,
            "referencedTables": {table["name"]: table_frame(session, table, has_files) for table in request["tables"]},
        }
        if request["parameters"] is not None:
            context["analysisParameters"] = request["parameters"]
        try:
            results = frames_of(function(context))
            told = []
            for number, (name, frame) in enumerate(results.items()):
                columns = [[field.name, field.dataType.simpleString()] for field in frame.schema.fields]
                told.append({
                    "name": name, "columns": columns, "folder": str(number),
                    "files": write_rows(frame, os.path.join(request["out"], str(number)), has_files),
                })
        except ScriptFault:
            raise
        except BaseException as error:
            traceback.print_exc()
            answer = failure(error)
            if answer["kind"] in ("runtime", "analysis", "cancelled"):
                answer["kind"] = "script"
            answer["message"] = traceback.format_exc()[-1500:] if request["isDetailed"] else type(error).__name__
            return send({"id": request["id"], **answer})
        send({"id": request["id"], "ok": True, "results": told})
    except ScriptFault as fault:
        message = str(fault) if request["isDetailed"] else str(fault).split(":")[0]
        send({"id": request["id"], "ok": False, "kind": fault.kind, "condition": None, "message": message[:1500]})
    except BaseException as error:
        traceback.print_exc()
        send({"id": request["id"], **failure(error)})
