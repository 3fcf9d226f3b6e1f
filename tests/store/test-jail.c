/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>

#include "balik-jail.h"

/* The reader's jail: each of these is tried by a process that went into it. */

static void
open_file (void)
{
  (void)!open ("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

static void
make_file (void)
{
  (void)!open ("/tmp/balik-jail-broken", O_WRONLY | O_CREAT, 0600);
}

static void
use_network (void)
{
  (void)!socket (AF_INET, SOCK_STREAM, 0);
}

static void
use_local_socket (void)
{
  int ends[2];

  (void)!socketpair (AF_UNIX, SOCK_STREAM, 0, ends);
}

static void
start_program (void)
{
  char *arguments[] = { (char *)"true", NULL };
  char *none[] = { NULL };

  (void)!execve ("/bin/true", arguments, none);
}

static void
start_process (void)
{
  (void)!syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
}

static void
kill_parent (void)
{
  (void)!kill (getppid (), SIGKILL);
}

static void
run_memory (void)
{
  (void)!mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void
write_elsewhere (void)
{
  (void)!write (STDERR_FILENO, "x", 1);
}

static const struct
{
  const char *name;
  void (*attempt) (void);
} attempts[] = {
  { "open-file", open_file },
  { "make-file", make_file },
  { "use-network", use_network },
  { "use-local-socket", use_local_socket },
  { "start-program", start_program },
  { "start-process", start_process },
  { "kill-parent", kill_parent },
  { "run-memory", run_memory },
  { "write-elsewhere", write_elsewhere },
};

/* Returns the status of a process that went to jail and did @act. */
static int
run_in_jail (void (*act) (void))
{
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      balik_jail_set_limits ();
      balik_jail_close_door ();
      act ();
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_forbidden (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const int status = run_in_jail (attempts[i].attempt);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGSYS);
  g_assert_false (g_file_test ("/tmp/balik-jail-broken", G_FILE_TEST_EXISTS));
}

/* What reading needs. */
static void
use_memory (void)
{
  for (guint i = 1; i < 24; i++)
    {
      guint8 *memory = malloc ((gsize)1 << i);

      if (memory == NULL)
        _exit (1);
      memset (memory, 1, (gsize)1 << i);
      memory = realloc (memory, (gsize)1 << (i + 1));
      if (memory == NULL || memory[0] != 1)
        _exit (2);
      free (memory);
    }
  if (g_get_monotonic_time () <= 0)
    _exit (3);
}

static void
test_memory (void)
{
  const int status = run_in_jail (use_memory);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
use_much_memory (void)
{
  if (malloc ((gsize)600 * 1024 * 1024) != NULL)
    _exit (1);
}

static void
test_much_memory (void)
{
  const int status = run_in_jail (use_much_memory);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Before the door closes: time is bounded, and what the parent had open is not. */
static void
test_limits (void)
{
  int fd = open ("/dev/null", O_RDONLY);
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      struct rlimit cpu = { 0 };
      struct rlimit core = { 1, 1 };

      balik_jail_set_limits ();
      getrlimit (RLIMIT_CPU, &cpu);
      getrlimit (RLIMIT_CORE, &core);
      _exit (fcntl (fd, F_GETFD) < 0 && cpu.rlim_max <= 10 && core.rlim_max == 0 ? 0 : 1);
    }
  close (fd);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/jail/limits", test_limits);
  g_test_add_func ("/reader/jail/allows/memory", test_memory);
  g_test_add_func ("/reader/jail/refuses/much-memory", test_much_memory);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/jail/refuses/%s", attempts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_forbidden);
    }

  return g_test_run ();
}
