"""One writer per record: a lock of the operating system on the file, gone when its process ends anyhow."""

import sys

LOCKED_BYTE = 1 << 30
"""Where Windows locks: past the largest record, because a locked byte there can be read by nobody else."""

if sys.platform == "win32":
    import errno
    import msvcrt
    import os

    def lock_for_writing(descriptor: int) -> bool:
        """Take the lock on an open file; False when someone has it. OSError where files have no locks."""
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def lock_for_writing(descriptor: int) -> bool:
        """Take the lock on an open file; False when someone has it. OSError where files have no locks."""
        # flock, not lockf: a lockf lock is lost as soon as this process closes any other handle of the file.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
