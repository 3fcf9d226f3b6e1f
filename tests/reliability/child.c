/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "child.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A reader gets the whole word or the end: words are shorter than what a pipe keeps together. */
static gboolean
read_word (int fd, guint32 *word)
{
  gssize n;

  do
    n = read (fd, word, sizeof *word);
  while (n < 0 && errno == EINTR);
  return n == sizeof *word;
}

static gboolean
write_word (int fd, guint32 word)
{
  gssize n;

  do
    n = write (fd, &word, sizeof word);
  while (n < 0 && errno == EINTR);
  return n == sizeof word;
}

/* With a state folder of its own, or with that of the parent. */
void
child_start (Child *self, const char *state, const char *const *args)
{
  g_auto (GStrv) envp = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME", state, TRUE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (char *)"/proc/self/exe");
  for (guint i = 0; args[i] != NULL; i++)
    g_ptr_array_add (argv, (char *)args[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async_with_pipes (NULL, (char **)argv->pdata, envp, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &self->pid, &self->in, &self->out, NULL, &error);
  g_assert_no_error (error);
}

/* %FALSE once it has ended. */
gboolean
child_hear (Child *self, guint32 *word)
{
  return read_word (self->out, word);
}

void
child_tell (Child *self, guint32 word)
{
  g_assert_true (write_word (self->in, word));
}

void
child_signal (Child *self, int number)
{
  g_assert_cmpint (kill (self->pid, number), ==, 0);
}

/* Waits for its end; what it said before can still be heard. */
int
child_end (Child *self)
{
  int status = 0;

  close (self->in);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_spawn_close_pid (self->pid);
  return status;
}

void
child_say (guint32 word)
{
  if (!write_word (STDOUT_FILENO, word))
    _exit (1);
}

gboolean
child_listen (guint32 *word)
{
  return read_word (STDIN_FILENO, word);
}
