"""The process beside the emulator that has a Spark session: queries for `serve`, one script for `job`.

It speaks JSON lines: requests on standard input, answers on what was standard output when it began. What Spark or a script prints goes to
standard error. It ends, with all it started, when standard input ends or its parent has gone.

    serve   {"id": 1, "op": "sql", "run": "…", "tables": […], "views": [[name, query]], "sql": "…", "timeZone": "UTC", "out": "folder"}
            {"id": 2, "op": "cancel", "run": "…"}    {"id": 3, "op": "ping"}
    job     {"id": 1, "op": "job", "tables": […], "script": "file", "archives": […], "parameters": {…}, "isDetailed": false, "out": "folder"}

    {"event": "ready", …}    {"event": "enclosed", "left": […]}    {"event": "refused", "message": "…"}    {"event": "progress", "run": "…", "done": 3, "all": 12}
    {"id": 1, "ok": true, …}    {"id": 1, "ok": false, "kind": "…", "condition": "…", "message": "…"}
"""

import json
import os
import re
import shutil
import signal
import sys
import threading
import time

from frames import quoted, table_frame, write_rows

CONFIG = json.loads(os.environ.pop("CLEANROOMS_SPARK", "{}"))
FOLDER = CONFIG.get("folder", ".")
MASTER = CONFIG.get("master", "local[2]")
IS_CONNECT = MASTER.startswith("sc://")
# Whether Spark reads and writes the files that the emulator does.
HAS_FILES = CONFIG.get("hasFiles", True)

wire = None
wire_lock = threading.Lock()


def send(message):
    data = (json.dumps(message) + "\n").encode()
    with wire_lock:
        while data:
            data = data[os.write(wire, data):]


def end(status=0, sweep=True):
    """Ends this process and all of its group, the JVM too, and leaves no file where nobody else sees to that."""
    if sweep and FOLDER != ".":
        shutil.rmtree(CONFIG.get("home", FOLDER), ignore_errors=True)
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        pass
    try:
        if os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
    finally:
        os._exit(status)


def watch_parent(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    end()


class Requests:
    """Lines of standard input, read from the first moment on, so that its end is seen while Spark starts."""

    def __init__(self):
        self.lines, self.changed = [], threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in sys.stdin.buffer:
            with self.changed:
                self.lines.append(line)
                self.changed.notify()
        end()

    def next(self):
        with self.changed:
            while not self.lines:
                self.changed.wait()
            return json.loads(self.lines.pop(0))


# Failures

CONDITION = re.compile(r"\[([A-Z][A-Z0-9_]{3,}(?:\.[A-Z0-9_]+)?)\] ?([^\n]*)")
JAVA = re.compile(r"((?:java|org\.apache\.spark)\.[\w.]*(?:Exception|Error)): ?([^\n]*)")
MEMORY = ("OutOfMemoryError", "GC overhead limit", "Total size of serialized results", "SparkOutOfMemoryError", "Not enough memory to build")
# The statuses of Java's -XX:+ExitOnOutOfMemoryError, and of Spark's own handler.
OUT_OF_MEMORY = (3, 52)
# What a driver says once its cluster has taken its application away, or never took it: its context has stopped for good.
STOPPED = ("stopped SparkContext", "LiveListenerBus is stopped", "SparkContext was shut down", "SparkContext has been shutdown",
           "Master removed our application", "All masters are unresponsive", "application has been killed")
LOST = ("Py4JNetworkError", "ConnectionRefusedError", "ConnectionResetError", "EOFError", "BrokenPipeError", "SparkConnectGrpcException")


def failure(error):
    """What an exception comes to: kind, condition and a sentence."""
    text, name = str(error), type(error).__name__
    condition = None
    for method in ("getErrorClass", "getCondition"):
        if condition is None and hasattr(error, method):
            try:
                condition = getattr(error, method)()
            except Exception:
                pass
    # What failed to be written says why further down.
    found = next((match for match in CONDITION.finditer(text) if match.group(1) != "TASK_WRITE_FAILED"), None)
    message = found.group(2) if found else text.split("\n")[0]
    condition = condition or (found and found.group(1))
    java = JAVA.search(text)
    if any(word in text for word in MEMORY):
        kind = "memory"
    elif any(word in text for word in STOPPED):
        kind, condition, message = "lost", None, "the cluster has taken the application away, or does not answer"
    elif condition in ("SPARK_JOB_CANCELLED", "OPERATION_CANCELED") or ("cancelled" in text and "job" in text.lower()):
        kind = "cancelled"
    elif (name in LOST and not condition) or "Answer from Java side is empty" in text or "Error while sending" in text:
        kind = "lost"
    elif name in ("AnalysisException", "ParseException"):
        kind = "analysis"
    else:
        kind = "runtime"
    if kind == "runtime" and not condition and java:
        condition, message = java.group(1).rsplit(".", 1)[-1], java.group(2)
    return {"ok": False, "kind": kind, "condition": condition, "message": message[:500], "class": name}


# Sessions


def properties():
    """What every session has, and what `--spark-conf` says instead."""
    values = {
        "spark.sql.ansi.enabled": "true",
        "spark.sql.ansi.doubleQuotedIdentifiers": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        # A partition whose files are gone fails the query.
        "spark.sql.files.ignoreMissingFiles": "false",
    }
    if not IS_CONNECT:
        values.update({
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.catalogImplementation": "in-memory",
            "spark.sql.warehouse.dir": os.path.join(FOLDER, "warehouse"),
            "spark.local.dir": os.path.join(FOLDER, "scratch"),
            "spark.log.level": "ERROR",
        })
    if HAS_FILES:
        values.update({"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"})
    if MASTER.startswith("local"):
        values.update({
            "spark.driver.extraJavaOptions":
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError -Djava.net.preferIPv4Stack=true "
                f"-Djava.io.tmpdir={FOLDER}/scratch",
        })
    values.update(CONFIG.get("conf", {}))
    return values


def first_session():
    from pyspark.sql import SparkSession

    if IS_CONNECT:
        return connect_session()
    os.makedirs(os.path.join(FOLDER, "scratch"), exist_ok=True)
    builder = SparkSession.builder.appName("cleanrooms-local").master(MASTER)
    for name, value in properties().items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def connect_session():
    from pyspark.sql import SparkSession

    session = SparkSession.builder.remote(MASTER).create()
    for name, value in properties().items():
        if name.startswith("spark.sql."):
            session.conf.set(name, value)
    return session


def new_session(spark):
    """A session of its own, so that the views of two queries never meet."""
    return connect_session() if IS_CONNECT else spark.newSession()


# Queries


class Server:
    def __init__(self, requests):
        self.requests = requests
        self.cancelled, self.sessions, self.waiting = set(), {}, {}

    def run(self):
        started = time.time()
        self.spark = first_session()
        import pyspark

        if not IS_CONNECT:
            threading.Thread(target=self.watch_jvm, daemon=True).start()
        send({"event": "ready", "version": self.spark.version, "client": pyspark.__version__, "seconds": round(time.time() - started, 2)})
        while True:
            request = self.requests.next()
            if request["op"] == "sql":
                if IS_CONNECT:
                    threading.Thread(target=self.answer, args=(request,), daemon=True).start()
                else:
                    from pyspark import InheritableThread

                    InheritableThread(target=self.answer, args=(request,), daemon=True).start()
            elif request["op"] == "cancel":
                self.cancel(request["run"])
                send({"id": request["id"], "ok": True})
            else:
                send({"id": request["id"], "ok": True})

    def watch_jvm(self):
        """A JVM that has gone takes this process with it, and nobody waits for what it was doing."""
        status = self.spark.sparkContext._gateway.proc.wait()
        # Of its own accord it ends when its memory is full.
        self.give_up(f"the JVM has ended with status {status}", "memory" if status in OUT_OF_MEMORY else "lost")

    def cancel(self, run):
        self.cancelled.add(run)
        try:
            if not IS_CONNECT:
                self.spark.sparkContext.cancelJobGroup(run)
            elif run in self.sessions:
                self.sessions[run].interruptAll()
        except Exception:
            # What cannot be cancelled is ended by the emulator, with this process.
            pass

    def answer(self, request):
        run, done = request["run"], threading.Event()
        self.waiting[request["id"]] = run
        try:
            if not IS_CONNECT:
                self.spark.sparkContext.setJobGroup(run, run, True)
                threading.Thread(target=self.tell_progress, args=(run, done), daemon=True).start()
            answer = {"ok": True, **self.query(request)}
        except BaseException as error:
            answer = failure(error)
        finally:
            done.set()
            session = self.sessions.pop(run, None)
            if IS_CONNECT and session is not None:
                session.stop()
        if run in self.cancelled:
            self.cancelled.discard(run)
            answer = {"ok": False, "kind": "cancelled", "condition": None, "message": "cancelled"}
        if answer.get("kind") in ("lost", "runtime") and not IS_CONNECT and self.has_lost_jvm():
            # Who watches the JVM knows why, and ends this process before the time is over.
            time.sleep(5)
            answer["kind"] = "lost"
        self.waiting.pop(request["id"], None)
        send({"id": request["id"], **answer})

    def give_up(self, reason, kind="lost"):
        """Ends this process and whatever waits for it."""
        for number in list(self.waiting):
            send({"id": number, "ok": False, "kind": kind, "condition": None, "message": reason})
        print(reason, file=sys.stderr, flush=True)
        end(1, sweep=False)

    def has_lost_jvm(self):
        """Whether the JVM has ended, or does so at this moment."""
        try:
            self.spark.sparkContext._jvm.java.lang.System.currentTimeMillis()
            return False
        except Exception:
            return True

    def query(self, request):
        session = new_session(self.spark)
        session.conf.set("spark.sql.session.timeZone", request["timeZone"])
        self.sessions[request["run"]] = session
        for table in request["tables"]:
            table_frame(session, table, HAS_FILES).createOrReplaceTempView(quoted(table["name"]))
        for name, query in request["views"]:
            session.sql(query).createOrReplaceTempView(quoted(name))
        frame = session.sql(request["sql"])
        columns = [[field.name, field.dataType.simpleString()] for field in frame.schema.fields]
        if request["run"] in self.cancelled:
            return {}
        return {"columns": columns, "files": write_rows(frame, request["out"], HAS_FILES)}

    def tell_progress(self, run, done):
        told = None
        tracker = self.spark.sparkContext.statusTracker()
        while not done.wait(1):
            try:
                stages = [tracker.getStageInfo(stage) for job in tracker.getJobIdsForGroup(run)
                          for stage in getattr(tracker.getJobInfo(job), "stageIds", [])]
                now = (sum(stage.numCompletedTasks for stage in stages if stage), sum(stage.numTasks for stage in stages if stage))
            except Exception:
                return
            if now != told and now[1]:
                told = now
                send({"event": "progress", "run": run, "done": now[0], "all": now[1]})


def check():
    """Says in one sentence what is missing, or nothing."""
    import importlib.metadata
    import importlib.util
    import subprocess

    if importlib.util.find_spec("pyspark") is None:
        return f"{sys.executable} has no pyspark: install it by `{sys.executable} -m pip install pyspark==3.5.3`, or by `make spark`."
    version = importlib.metadata.version("pyspark")
    if IS_CONNECT:
        for name in ("grpc", "pandas", "pyarrow"):
            if importlib.util.find_spec(name) is None:
                return f"{sys.executable} has no {name}, which Spark Connect needs: install pyspark[connect]=={version}."
        return None
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java")
    if not java or not os.access(java, os.X_OK):
        return "There is no Java: install OpenJDK 17, or set JAVA_HOME."
    said = subprocess.run([java, "-version"], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False).stderr.decode(errors="replace")
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    number = int(found.group(1)) if found else 0
    if version.startswith("3.") and number not in (8, 11, 17):
        return f"Spark {version} runs on Java 8, 11 and 17, and {java} is Java {number}: set JAVA_HOME to another one."
    return None


def main(mode):
    global wire
    if mode == "check":
        # Whoever waits for this has nothing else to do.
        signal.alarm(30)
        sentence = check()
        print(sentence or "")
        return sys.exit(1 if sentence else 0)
    # What anybody prints is no answer.
    wire = os.dup(1)
    os.dup2(2, 1)
    if mode == "job":
        from jobs import enclose

        left = enclose(FOLDER, CONFIG.get("readable", []), MASTER.startswith("local"))
        send({"event": "enclosed", "left": left})
    threading.Thread(target=watch_parent, args=(os.getppid(),), daemon=True).start()
    requests = Requests()
    try:
        if mode == "job":
            from jobs import run_job

            run_job(requests.next(), send, failure, first_session, FOLDER, HAS_FILES)
        else:
            Server(requests).run()
    except BaseException as error:
        send({"event": "refused", "message": failure(error)["message"]})
    end(1, sweep=False)


if __name__ == "__main__":
    main(sys.argv[1])
