"""Calls that may go wrong run in child processes with limits on time, memory and output.

What belongs here: starting the children, handing them calls, and turning a hang, a crash or a bomb into a
`Result` that costs one call only. What does not: what the calls do, or what their failure means to anyone.

A child is a fresh interpreter (neither a fork of a parent that may hold threads, nor a copy of its main
module), so that it starts the same way under a command, a test or a Dagster run, on Linux and macOS. It
serves many calls, and is replaced when it dies, is stopped, or has grown too large.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import importlib
import io
import math
import operator
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Generic, TypeVar, cast

Key = TypeVar("Key")
Value = TypeVar("Value")

MIB = 1024 * 1024
_HEADER = struct.Struct(">Q")
_CHUNK = 1 << 20
_START_SECONDS = 120.0
_ENDING_SECONDS = 5.0
_OUT_OF_MEMORY = 77
_ORPHANED = 78
_WATCH_SECONDS = 0.2
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_BOOT = "import sys; sys.path[:] = {path!r}; from pipeline.sandbox import _serve; _serve()"


class SandboxError(RuntimeError):
    """No child could be started: a fault of this installation or machine, not of any one call."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may cost: seconds of a processor, bytes of memory, bytes of output as pickled or staged.

    By the clock it may take `patience` times these seconds: a busy machine makes honest work wait, and what hangs
    uses no processor.
    """

    seconds: float = 60.0
    patience: float = 5.0
    memory: int = 2048 * MIB
    output: int = 64 * MIB

    @property
    def by_the_clock(self) -> float:
        """Seconds after which a call is stopped, whatever it did."""
        return self.seconds * self.patience


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """How a call ended.

    `outcome` is `done` (with `value`), `raised` (the function raised; `reason` is the traceback without
    values), `timed_out`, `crashed` or `too_large` (memory or output); `reason` says so in a sentence.
    """

    outcome: str
    value: Value | None = None
    reason: str = ""


def run_each(
    function: Callable[..., Value],
    jobs: Iterable[tuple[Key, tuple[Any, ...]]],
    workers: int,
    limits: Limits,
) -> Iterator[tuple[Key, Result[Value]]]:
    """Calls the module-level `function` with each job's arguments in up to `workers` children.

    Yields `(key, result)` in order of completion. `jobs` is drawn from as children fall idle, so it may be
    long or lazy. A call whose child died is made once more, since something else on the machine may have ended it.
    Raises SandboxError where no child can start; nothing that a call does raises here.
    """
    if function.__module__ == "__main__" or "<locals>" in function.__qualname__:
        raise ValueError(f"{function.__qualname__} must stand at the top level of an importable module")
    first_calls = ((key, arguments, False) for key, arguments in jobs)
    second_calls: list[tuple[Key, tuple[Any, ...], bool]] = []
    idle: list[_Child] = []
    busy: dict[_Child, tuple[Key, tuple[Any, ...], bool]] = {}
    try:
        while True:
            while len(busy) < max(1, workers):
                call = second_calls.pop() if second_calls else next(first_calls, None)
                if call is None:
                    break
                child = idle.pop() if idle else _Child(function, limits)
                busy[child] = call
                child.call(call[1])
            if not busy:
                return
            for child, result in _wait(list(busy)):
                key, arguments, is_second = busy.pop(child)
                if child.alive:
                    idle.append(child)
                if result.outcome == "crashed" and not is_second:
                    second_calls.append((key, arguments, True))
                elif result.outcome == "crashed" and child.is_starting:
                    raise SandboxError(result.reason)
                else:
                    yield key, result
    finally:
        for child in (*idle, *busy):
            child.kill()


# ---------------------------------------------------------------- the parent's side


class _Child:
    """One child process and the state of its current call."""

    def __init__(self, function: Callable[..., Any], limits: Limits) -> None:
        self.limits = limits
        self.alive = True
        self._received = bytearray()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to: IO[bytes] = self._process.stdin
        self.fileno = self._process.stdout.fileno
        os.set_blocking(self.fileno(), False)
        self._send(pickle.dumps((function.__module__, function.__qualname__, limits)))
        self.deadline = time.monotonic() + _START_SECONDS
        self.is_starting = True

    def call(self, arguments: tuple[Any, ...]) -> None:
        """Hands the call over; the clock runs from when the child is ready for it."""
        if not self.is_starting:
            self.deadline = time.monotonic() + self.limits.by_the_clock
        self._send(pickle.dumps(arguments))

    def _send(self, frame: bytes) -> None:
        # A child that has died shows itself where its answer is awaited.
        with contextlib.suppress(BrokenPipeError):
            self._to.write(_HEADER.pack(len(frame)) + frame)
            self._to.flush()

    def receive(self) -> Result[Any] | None:
        """The result, if all of it has come; None while the child is still at work."""
        closed = self._read_all()
        if len(self._received) > self.limits.output + MIB:
            self.kill()
            return _too_much_output(self.limits)
        while (frame := self._frame()) is not None:
            if not self.is_starting:
                outcome, value, reason, last = pickle.loads(frame)
                if last or closed:
                    self.kill()
                return Result(outcome, _unpickled(value) if outcome == "done" else None, reason)
            failure = pickle.loads(frame)
            if failure:
                self.kill()
                raise SandboxError(f"A child process could not start:\n{failure}")
            self.is_starting = False
            self.deadline = time.monotonic() + self.limits.by_the_clock
        return self._ended() if closed else None

    def _read_all(self) -> bool:
        """Takes what has come; True when the child has closed its end."""
        with contextlib.suppress(BlockingIOError):
            while len(self._received) <= self.limits.output + MIB:
                chunk = os.read(self.fileno(), _CHUNK)
                if not chunk:
                    return True
                self._received += chunk
        return False

    def _frame(self) -> bytes | None:
        if len(self._received) < _HEADER.size:
            return None
        (size,) = _HEADER.unpack_from(self._received)
        end = _HEADER.size + size
        if len(self._received) < end:
            return None
        frame = bytes(self._received[_HEADER.size : end])
        del self._received[:end]
        return frame

    def _ended(self) -> Result[Any]:
        # Its end of the pipe is closed, but it may need a moment more to leave its exit code.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING_SECONDS)
        self.kill()
        code = self._process.returncode
        how = f"by signal {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
        if self.is_starting:
            return Result("crashed", reason=f"A child process ended {how} before it was ready.")
        if code == _OUT_OF_MEMORY:
            return _too_much_memory(self.limits)
        if code == -signal.SIGXCPU:
            return _too_long(f"{self.limits.seconds:g} s of a processor")
        return Result("crashed", reason=f"The process that did the work ended {how}.")

    def time_out(self) -> Result[Any]:
        """Stops the child, whose time is over."""
        self.kill()
        if self.is_starting:
            raise SandboxError(f"A child process was not ready after {_START_SECONDS:.0f} s.")
        return _too_long(f"{self.limits.by_the_clock:g} s by the clock")

    def kill(self) -> None:
        """Ends the child and whatever it started; harmless when it has ended by itself."""
        self.alive = False
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


def _wait(children: list[_Child]) -> list[tuple[_Child, Result[Any]]]:
    """Waits until one child or more has a result or has run out of time."""
    while True:
        patience = max(0.0, min(child.deadline for child in children) - time.monotonic())
        poll = select.poll()
        for child in children:
            poll.register(child.fileno(), select.POLLIN | select.POLLHUP)
        ready = {descriptor for descriptor, _ in poll.poll(patience * 1000 + 1)}
        ended: list[tuple[_Child, Result[Any]]] = []
        for child in children:
            result = child.receive() if child.fileno() in ready else None
            if result is None and time.monotonic() >= child.deadline:
                result = child.time_out()
            if result is not None:
                ended.append((child, result))
        if ended:
            return ended


def _too_long(allowed: str) -> Result[Any]:
    return Result("timed_out", reason=f"It took longer than the {allowed} allowed.")


def _too_much_output(limits: Limits) -> Result[Any]:
    return Result("too_large", reason=f"It gave more output than the {limits.output / MIB:g} MiB allowed.")


def _too_much_memory(limits: Limits) -> Result[Any]:
    return Result("too_large", reason=f"It needed more memory than the {limits.memory / MIB:g} MiB allowed.")


# ---------------------------------------------------------------- the child's side


def _serve() -> None:
    """The child's life: learn the function and the limits, then answer call after call until told no more."""
    calls, answers = _private_streams()
    first = _read(calls)
    if first is None:
        return
    module, name, limits = pickle.loads(first)
    try:
        _limit_memory(limits.memory)
        function: Any = importlib.import_module(module)
        for part in name.split("."):
            function = getattr(function, part)
    except BaseException:
        _write(answers, pickle.dumps(traceback.format_exc()))
        return
    _collect_rarely()
    _write(answers, pickle.dumps(""))
    while (frame := _read(calls)) is not None:
        _limit_seconds(limits.seconds)
        answer = _answer(function, frame, limits)
        grown = _resident_memory() > limits.memory // 2
        _write(answers, pickle.dumps((*answer, grown)))


def _answer(function: Callable[..., Any], frame: bytes, limits: Limits) -> tuple[str, bytes, str]:
    try:
        with _no_collection():
            return ("done", _pickled(function(*pickle.loads(frame)), limits.output), "")
    except _TooMuchError:
        return ("too_large", b"", _too_much_output(limits).reason)
    except MemoryError:
        return ("too_large", b"", _too_much_memory(limits).reason)
    except Exception as error:
        return ("raised", b"", _where(error))


class _TooMuchError(Exception):
    pass


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow past a ceiling."""

    def __init__(self, ceiling: int) -> None:
        super().__init__()
        self._ceiling = ceiling

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._ceiling:
            raise _TooMuchError
        return super().write(data)


class _Pickler(pickle.Pickler):
    """A pickler that takes records apart by their fields, several times faster than they do it themselves."""

    def reducer_override(self, obj: Any) -> Any:
        kind = type(obj)
        take = _fields_of(cast("Hashable", kind))
        return NotImplemented if take is None else (kind, take(obj))


@functools.cache
def _fields_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the fields of a record of that kind as its arguments; None for all that is no plain record."""
    if not dataclasses.is_dataclass(kind) or not all(field.init for field in dataclasses.fields(kind)):
        return None
    names = [field.name for field in dataclasses.fields(kind)]
    return operator.attrgetter(*names) if len(names) > 1 else None


def _pickled(value: Any, ceiling: int) -> bytes:
    buffer = _Bounded(ceiling)
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def _unpickled(data: bytes) -> Any:
    with _no_collection():
        return pickle.loads(data)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the collector from walking over and over through a million records that are all in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _collect_rarely() -> None:
    """Lets the collector look for rings among a hundred thousand new records at a time: nearly all of what a document
    becomes lives until it is sent, and what was imported lives for ever."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _where(error: BaseException) -> str:
    """The kind of fault and its lines of code; never its message, which may quote what a file holds."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    lines = [f"{os.path.basename(f.filename)}:{f.lineno} in {f.name}" for f in frames]  # noqa: PTH119
    return f"{type(error).__name__} at " + " > ".join(lines)


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the parent, moved away from stdin and stdout so that no library can write into them."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return calls, answers


def _read(stream: IO[bytes]) -> bytes | None:
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (size,) = _HEADER.unpack(header)
    return stream.read(size)


def _write(stream: IO[bytes], frame: bytes) -> None:
    stream.write(_HEADER.pack(len(frame)) + frame)
    stream.flush()


def _limit_seconds(seconds: float) -> None:
    """Has the kernel end this process, by SIGXCPU, once it has used so many seconds more of a processor, rounded up."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))


def _limit_memory(memory: int) -> None:
    """Two fences: a watch on what is resident, and behind it the kernel's on private memory where it has one.

    Libraries abort where the kernel gives them no more, which looks like any other crash.
    """
    if sys.platform == "linux":
        behind = memory + memory // 4
        resource.setrlimit(resource.RLIMIT_DATA, (behind, behind))
        # Address space that is only reserved costs nothing; some libraries reserve a great deal.
        resource.setrlimit(resource.RLIMIT_AS, (memory + 8192 * MIB, memory + 8192 * MIB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_watch, args=(memory, os.getppid()), daemon=True).start()


def _watch(memory: int, parent: int) -> None:
    while True:
        time.sleep(_WATCH_SECONDS)
        if _resident_memory() > memory:
            os._exit(_OUT_OF_MEMORY)
        if os.getppid() != parent:
            os._exit(_ORPHANED)


def _resident_memory() -> int:
    """Bytes resident now; where the system doesn't say, the most there ever were."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT
