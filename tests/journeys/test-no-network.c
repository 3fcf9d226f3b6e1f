/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "no-network.h"

/* That the journeys would see a network: what they forbid is forbidden. */

static int
run_forbidden (int family, int type)
{
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (!no_network_forbid ())
        _exit (1);
      (void)!socket (family, type, 0);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_network (void)
{
  static const int families[] = { AF_INET, AF_INET6 };
  static const int types[] = { SOCK_STREAM, SOCK_DGRAM };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (guint j = 0; j < G_N_ELEMENTS (types); j++)
      {
        const int status = run_forbidden (families[i], types[j]);

        g_assert_true (WIFSIGNALED (status));
        g_assert_cmpint (WTERMSIG (status), ==, SIGSYS);
      }
}

/* The desktop is behind one of these. */
static void
test_local (void)
{
  const int status = run_forbidden (AF_UNIX, SOCK_STREAM);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/no-network/forbids-network", test_network);
  g_test_add_func ("/reliability/no-network/allows-local", test_local);

  return g_test_run ();
}
