"""The machines: a private PostgreSQL and Redis, the model's stand-in, the proxy, replicas and workers, each a child process of ours."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def listening(port):
    with socket.socket() as s:
        s.settimeout(0.5)
        return s.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A program that can be started again under the same name, with the CPU time of all its lives."""

    def __init__(self, name, argv, folder, env=None, user=None):
        self.name, self.argv, self.env, self.user, self.folder = name, argv, env, user, folder
        self.log = folder / f"{name}.log"
        self.child, self.spent = None, 0.0

    def start(self):
        argv = self.argv
        if self.user:
            who = pwd.getpwnam(self.user)
            argv = ["setpriv", "--reuid", self.user, "--regid", str(who.pw_gid), "--clear-groups", *argv]
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **(self.env or {})}
        with open(self.log, "ab") as log:
            self.child = subprocess.Popen(argv, cwd=self.folder, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        return self

    def alive(self):
        return self.child is not None and self.child.poll() is None

    def cpu(self):
        """Seconds, of this life (with its children's, for PostgreSQL) and those before."""
        if not self.alive():
            return self.spent
        return self.spent + sum(ticks(pid) for pid in [self.child.pid, *children(self.child.pid)])

    def send(self, which):
        if self.alive():
            self.child.send_signal(which)

    def end(self, which=signal.SIGTERM, patience=30):
        """Signals and waits; gives the exit status."""
        if not self.alive():
            return None
        self.spent = self.cpu()
        self.send(signal.SIGCONT)
        self.send(which)
        try:
            return self.child.wait(patience)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            return "had to be killed"

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""


def ticks(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK + (int(fields[13]) + int(fields[14])) / TICK
    except OSError:
        return 0.0


def children(pid):
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def wait_until(what, holds, seconds=60):
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise SystemExit(f"gave up waiting for {what}")
        time.sleep(0.05)


def postgres_bin():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    own = shutil.which("initdb")
    if os.environ.get("POSTGRES_BIN"):
        return Path(os.environ["POSTGRES_BIN"])
    if not found and not own:
        raise SystemExit("no PostgreSQL found: install it or set POSTGRES_BIN")
    return Path(found[-1] if found else own).parent


class Cluster:
    """Everything of one run; `with` stops it all and removes its folder."""

    def __init__(self, binary, settings=None, replicas=3, workers=2):
        self.binary, self.settings = str(binary), settings or {}
        self.counts = (replicas, workers)
        self.folder = Path(tempfile.mkdtemp(prefix="careersim-cluster."))
        self.folder.chmod(0o711)
        self.all = []

    def __enter__(self):
        try:
            self.start_services()
            self.start_program()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.all):
            process.end(signal.SIGINT if process.name == "postgres" else signal.SIGKILL)
        if os.environ.get("KEEP_LOGS"):
            print(f"logs are in {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, name, argv, env=None, user=None):
        process = Process(name, [str(a) for a in argv], self.folder, env, user).start()
        self.all.append(process)
        return process

    def start_services(self):
        self.pg_port, self.redis_port, self.model_port, self.proxy_port = (free_port() for _ in range(4))
        self.pg_bin = postgres_bin()
        data, user = self.folder / "postgres", None
        data.mkdir()
        if os.getuid() == 0:
            user = next(u for u in ("postgres", "nobody") if any(p.pw_name == u for p in pwd.getpwall()))
            shutil.chown(data, user)
        init = Process("initdb", [str(self.pg_bin / "initdb"), "-D", str(data), "-U", "careersim", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], self.folder, None, user).start()
        if init.child.wait() != 0:
            raise SystemExit(init.text())
        # Durability as it comes (fsync, synchronous commit): accepted must mean stored when PostgreSQL is killed, too.
        self.postgres = self.add("postgres", [self.pg_bin / "postgres", "-D", data, "-p", self.pg_port, "-k", data, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"], None, user)
        self.redis = self.add("redis", [os.environ.get("REDIS_SERVER", "redis-server"), "--port", self.redis_port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        self.model = self.add("model", [sys.executable, ROOT / "bench/fake_gemini.py", "--port", self.model_port, "--latency", f"*={self.settings.get('latency_ms', 50)}"])
        wait_until("PostgreSQL", self.postgres_is_up)
        wait_until("Redis and the model", lambda: listening(self.redis_port) and listening(self.model_port))
        self.sql("CREATE DATABASE careersim", "postgres")

    def start_program(self):
        replicas, workers = self.counts
        subprocess.run([self.binary, "migrate"], env=self.env(), cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        self.ports = [free_port() for _ in range(replicas)]
        self.replicas = [
            self.add(f"replica{i}", [self.binary, "serve", "--no-worker", "--listen", f"127.0.0.1:{port}"], self.env()) for i, port in enumerate(self.ports)
        ]
        self.workers = [self.add(f"worker{i}", [self.binary, "worker"], self.env() | self.settings.get("worker", {})) for i in range(workers)]
        self.proxy = self.add("proxy", [sys.executable, HERE / "proxy.py", self.proxy_port, *self.ports])
        wait_until("the proxy", lambda: listening(self.proxy_port))
        for port in self.ports:
            wait_until("the replicas", lambda port=port: ready(port)[0] == 200)
        for worker in self.workers:
            wait_until("the workers", lambda worker=worker: "is ready" in worker.text())

    def env(self):
        fixed = {
            "DATABASE_URL": f"postgres://careersim@127.0.0.1:{self.pg_port}/careersim?sslmode=disable",
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}",
            "SECRET_KEY": "only-for-this-test-0123456789-abcdefghij",
            "GEMINI_API_KEY": "of-the-stand-in",
            "GEMINI_BASE_URL": f"http://127.0.0.1:{self.model_port}",
            "RUST_LOG": "warn,careersim_server::worker=info",
        }
        return fixed | self.settings.get("env", {})

    def postgres_is_up(self):
        ask = [self.pg_bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.pg_port)]
        return subprocess.run(ask, check=False).returncode == 0

    def sql(self, sql, database="careersim"):
        """The rows of a query, as lists of texts."""
        ask = [self.pg_bin / "psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.pg_port), "-U", "careersim", "-d", database, "-c", sql]
        out = subprocess.run(ask, check=True, capture_output=True, text=True).stdout
        return [line.split("\t") for line in out.splitlines()]

    def ask_model(self, path):
        return urllib.request.urlopen(f"http://127.0.0.1:{self.model_port}{path}", timeout=10).read()

    def tell_model(self, path, order):
        request = urllib.request.Request(f"http://127.0.0.1:{self.model_port}{path}", str.encode(order), method="POST")
        return urllib.request.urlopen(request, timeout=10).read()


def ready(port):
    """Status and body of a replica's own health check; (0, "") when it takes no connection."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health/ready", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""
