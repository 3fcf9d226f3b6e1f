/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include "balik-io.h"

/* Calls that go on where a signal came between, or where only a part was done. */

/**
 * balik_io_write_all:
 * @fd: a descriptor of a file
 * @data: bytes
 * @size: how many
 *
 * Returns: whether all of them are written; %FALSE with errno
 */
gboolean
balik_io_write_all (int fd, const void *data, gsize size)
{
  const guint8 *bytes = data;
  gsize done = 0;

  while (done < size)
    {
      gssize n = balik_io_write (fd, bytes + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize)n;
    }
  return TRUE;
}

/**
 * balik_io_sync:
 * @fd: a descriptor of a file or folder
 *
 * Returns: whether what it holds is on the medium; %FALSE with errno
 */
gboolean
balik_io_sync (int fd)
{
  int result;

  do
    result = balik_io_fsync (fd);
  while (result != 0 && errno == EINTR);
  return result == 0;
}
