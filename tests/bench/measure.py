"""Runs one command; prints wall time and processor time in seconds, peak memory in MB and the exit status.

The processor time is that of the command with all processes that it started, in user and in system mode.

A process of its own, and a small one: the kernel counts a child's peak from the size of the parent that started it.
"""

import os
import sys
import time

command = sys.argv[1:]
nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
begin = time.perf_counter()
process = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - begin
bytes_a_unit = 1 if sys.platform == "darwin" else 1024
processor = usage.ru_utime + usage.ru_stime
print(seconds, processor, usage.ru_maxrss * bytes_a_unit / 1e6, os.waitstatus_to_exitcode(status))
