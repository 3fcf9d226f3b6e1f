/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "no-network.h"

/*
 * The program in all journeys: Balik, where the kernel ends it if it makes a
 * socket for a network. So each journey also shows that there is none.
 */

int
main (int argc, char *argv[])
{
  if (!no_network_forbid ())
    {
      fputs ("The network could not be forbidden.\n", stderr);
      return 126;
    }
  argv[0] = (char *)PROGRAM;
  execv (PROGRAM, argv);
  perror (PROGRAM);
  return 127;
}
