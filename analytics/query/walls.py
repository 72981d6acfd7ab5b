"""The third wall: what the operating system holds a process to that runs a reader's SQL.

Laid by the process itself, for good, before it has seen the query. Which walls stand depends on the machine: each that
does is named, so that the page says no more than is true.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal

from analytics.query import limits

WALLS = ("process", "time", "memory", "writing", "children", "network", "files")

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
# The numbers of the Landlock calls are the same on every architecture.
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_ASK_VERSION = 1
# Rights over files by the version of Landlock that brought the last of them; over the network; over other processes.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_NETWORK_SINCE, _NETWORK_RIGHTS = 4, 0b11
_SCOPE_SINCE, _SCOPES = 6, 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


def hold() -> list[str]:
    """Lay the limits on this process, for good; the walls that stand. The release is not open yet."""
    for which, most in (
        (resource.RLIMIT_AS, limits.MEMORY_BYTES), (resource.RLIMIT_CPU, limits.CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, limits.OPEN_FILES), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        _limit(which, most)
    # Should the server die meanwhile, nobody ends this process: it ends itself.
    signal.setitimer(signal.ITIMER_REAL, 2 * limits.SECONDS)
    # The superuser is not held to a number of processes; asked before this process leaves its network, and with it
    # perhaps its user.
    children = ["children"] if os.getuid() else []
    return ["process", "time", "memory", "writing", *children, *(["network"] if leave_network() else [])]


def _limit(which: int, most: int) -> None:
    hard = resource.getrlimit(which)[1]
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Past its processor time the process is first told so: the signal names the reason.
    last = allowed + 1 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else allowed
    resource.setrlimit(which, (allowed, last))


def leave_network() -> bool:
    """Move this process to a network of its own, without any interface. False where the machine does not allow it."""
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK))


def close() -> list[str]:
    """Once the release is open: no process or thread is started, no other file opened. The walls that stand besides."""
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    return ["files"] if close_files() else []


def close_files() -> bool:
    """From now on no file or folder can be opened, made or changed, and where the kernel knows how, no connection made.

    False where the kernel does not know Landlock.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    rights = _Ruleset(max(bits for since, bits in _FILE_RIGHTS.items() if since <= version), 0, 0)
    size = 8
    if version >= _NETWORK_SINCE:
        rights.network, size = _NETWORK_RIGHTS, 16
    if version >= _SCOPE_SINCE:
        rights.scoped, size = _SCOPES, 24
    handle = libc.syscall(_CREATE_RULESET, ctypes.byref(rights), ctypes.c_size_t(size), 0)
    if handle < 0:
        return False
    try:
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
            return False
        return bool(libc.syscall(_RESTRICT_SELF, handle, 0) == 0)
    finally:
        os.close(handle)
