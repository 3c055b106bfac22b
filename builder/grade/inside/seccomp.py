"""A filter of system calls for student code: nothing that reaches into other processes, and no signals to the worker.

A program of classic BPF for seccomp(2); it cannot be taken off again and holds for everything that is started later.
"""

from __future__ import annotations

import ctypes
import platform
import struct

__all__ = ["forbid_reaching_out"]

_SET_SECCOMP, _MODE_FILTER, _SET_NO_NEW_PRIVS = 22, 2, 38  # linux/prctl.h, linux/seccomp.h
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data, little-endian

# asm/unistd.h: ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd, pidfd_send_signal, perf_event_open,
# userfaultfd, keyctl, add_key, request_key, bpf, unshare, mount, setns, io_uring_setup, rt_sigqueueinfo,
# rt_tgsigqueueinfo; shmget, semget, msgget and mq_open, whose objects would wait for the next student; then those whose
# first argument names a process: kill, tkill, tgkill, prlimit64.
_CALLS = {
    "x86_64": (
        0xC000003E,
        (101, 310, 311, 312, 438, 424, 298, 323, 250, 248, 249, 321, 272, 165, 308, 425, 129, 297, 29, 64, 68, 240),
        (62, 200, 234, 302),
    ),
    "aarch64": (
        0xC00000B7,
        (117, 270, 271, 272, 438, 424, 241, 282, 219, 217, 218, 280, 97, 40, 268, 425, 138, 240, 194, 190, 186, 180),
        (129, 130, 131, 261),
    ),
}


def forbid_reaching_out(worker: int) -> bool:
    """Set the filter for this process and its children; tell whether the system has it. `worker` gets no signals."""
    if platform.machine() not in _CALLS:
        return False
    arch, refused, aimed = _CALLS[platform.machine()]
    steps = [(_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, _NUMBER)]
    # Calls of the x32 form have other numbers, from this one on.
    steps += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _REFUSE)]
    for number in refused:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number in aimed:
        steps += [(_EQUAL, 0, 8, number), (_LOAD, 0, 0, _FIRST_ARGUMENT)]
        for pid in (1, worker):
            steps += [(_EQUAL, 0, 1, pid), (_RETURN, 0, 0, _REFUSE)]
        # A negative number means all processes, or a group of them.
        steps += [(_ANY_BIT, 0, 1, 0x80000000), (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    steps.append((_RETURN, 0, 0, _ALLOW))
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(held))
    libc = ctypes.CDLL(None)
    libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.create_string_buffer(program, len(program)), 0, 0) == 0)
