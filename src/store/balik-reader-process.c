/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "balik-foreign.h"

/*
 * A process that reads a stranger's bytes in our place: see src/reader. It
 * gets them as its standard input, in memory that nobody can change any more,
 * and gives a stream of rows as its standard output. If it breaks down, takes
 * too long or talks nonsense, one plan is not opened, and that is all.
 */

/* Sanitizers make all slow. */
#ifdef BALIK_IS_INSTRUMENTED
#define MORE_SECONDS 60
#else
#define MORE_SECONDS 0
#endif

#define CHUNK_BYTES (64 * 1024)
#define PIPE_BYTES (1024 * 1024)
/* Above the standard descriptors, so that none is closed by putting another in place. */
#define FIRST_FD 10

extern char **environ;

struct _BalikReaderProcess
{
  char *name;
  pid_t pid;
  int output;
  gint64 deadline;
};

static const char *
get_program (void)
{
  const char *program = g_getenv ("BALIK_READER");

  return program != NULL && *program != '\0' ? program : BALIK_LIBEXECDIR "/balik-reader";
}

static gboolean
fail (const char *name, int code, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
               /* Translators: the name of a plan, then the system's words for what is wrong */
               _ ("“%s” could not be read: %s."), name, g_strerror (code));
  return FALSE;
}

static gboolean
fail_start (const char *name, int code, GError **error)
{
  g_autofree char *program = g_filename_display_name (get_program ());

  if (code == ENOENT || code == EACCES || code == ENOEXEC)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
                 /* Translators: the name of a plan, then the path of a program */
                 _ ("“%s” could not be read, because a part of Balik is missing: “%s”. "
                    "Install Balik again."),
                 name, program);
  else
    fail (name, code, error);
  return FALSE;
}

static int
lift (int fd)
{
  int lifted = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, FIRST_FD) : -1;
  const int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return lifted;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      const gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize)n;
    }
  return TRUE;
}

/* Memory with the bytes, which can be neither changed nor cut; -1 with errno. */
static int
make_input (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int fd = lift (memfd_create ("balik-plan", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  int code;

  if (fd >= 0 && write_all (fd, data, size)
      && fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
    return fd;
  code = errno;
  if (fd >= 0)
    close (fd);
  errno = code;
  return -1;
}

/* Whatever the thread that opens a plan does with signals, the reader starts afresh. */
static int
set_attributes (posix_spawnattr_t *attributes)
{
  sigset_t set;
  int result;

  sigemptyset (&set);
  result = posix_spawnattr_setsigmask (attributes, &set);
  sigaddset (&set, SIGPIPE);
  sigaddset (&set, SIGXCPU);
  sigaddset (&set, SIGCHLD);
  if (result == 0)
    result = posix_spawnattr_setsigdefault (attributes, &set);
  if (result == 0)
    result = posix_spawnattr_setflags (attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  return result;
}

static int
set_descriptors (posix_spawn_file_actions_t *actions, int input, int output)
{
  int result = posix_spawn_file_actions_adddup2 (actions, input, STDIN_FILENO);

  if (result == 0)
    result = posix_spawn_file_actions_adddup2 (actions, output, STDOUT_FILENO);
#ifndef BALIK_IS_INSTRUMENTED
  /* What a sanitizer finds shall be seen; nothing else shall reach a terminal. */
  if (result == 0)
    result = posix_spawn_file_actions_addopen (actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
  return result;
}

/* Not by fork (): a copy of a process with threads can hang in the first lock. */
static int
spawn (BalikReaderProcess *self, const char *mode, int input, int output)
{
  char *arguments[] = { (char *)"balik-reader", (char *)mode, self->name, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int result = posix_spawn_file_actions_init (&actions);

  if (result != 0)
    return result;
  result = posix_spawnattr_init (&attributes);
  if (result == 0)
    {
      result = set_attributes (&attributes);
      if (result == 0)
        result = set_descriptors (&actions, input, output);
      if (result == 0)
        result
            = posix_spawn (&self->pid, get_program (), &actions, &attributes, arguments, environ);
      posix_spawnattr_destroy (&attributes);
    }
  posix_spawn_file_actions_destroy (&actions);
  return result;
}

static gboolean
start (BalikReaderProcess *self, const char *mode, int input, GError **error)
{
  int ends[2];
  int output;
  int result;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return fail (self->name, errno, error);
  self->output = ends[0];
  output = lift (ends[1]);
  if (output < 0)
    return fail (self->name, errno, error);
  /* Fewer changes between the two processes; a smaller pipe does as well. */
  (void)fcntl (self->output, F_SETPIPE_SZ, PIPE_BYTES);
  result = spawn (self, mode, input, output);
  close (output);
  if (result == 0)
    return TRUE;
  self->pid = 0;
  return fail_start (self->name, result, error);
}

/**
 * balik_reader_process_new:
 * @bytes: what a file holds
 * @name: what messages call it
 * @mode: BALIK_READER_OPEN or BALIK_READER_SALVAGE
 * @error: why not
 *
 * Starts a reader and hands @bytes to it.
 *
 * Returns: (transfer full): the process
 */
BalikReaderProcess *
balik_reader_process_new (GBytes *bytes, const char *name, const char *mode, GError **error)
{
  g_autoptr (BalikReaderProcess) self = g_new0 (BalikReaderProcess, 1);
  int input = make_input (bytes);
  gboolean has_started;

  self->name = g_strdup (name);
  self->output = -1;
  if (input < 0)
    {
      fail (name, errno, error);
      return NULL;
    }
  has_started = start (self, mode, input, error);
  close (input);
  if (!has_started)
    return NULL;
  self->deadline
      = balik_foreign_get_deadline (g_bytes_get_size (bytes)) + MORE_SECONDS * G_USEC_PER_SEC;
  return g_steal_pointer (&self);
}

/* Returns its status, or -1 where somebody else took that. */
static int
end (BalikReaderProcess *self)
{
  int status = -1;
  pid_t pid;

  if (self->pid == 0)
    return -1;
  kill (self->pid, SIGKILL);
  do
    pid = waitpid (self->pid, &status, 0);
  while (pid < 0 && errno == EINTR);
  if (pid < 0)
    status = -1;
  self->pid = 0;
  return status;
}

/**
 * balik_reader_process_free:
 * @self: (transfer full): a process
 *
 * Stops it, if it is not at its end yet.
 */
void
balik_reader_process_free (BalikReaderProcess *self)
{
  end (self);
  if (self->output >= 0)
    close (self->output);
  g_free (self->name);
  g_free (self);
}

static gboolean
fail_slow (const char *name, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("Reading “%s” took too long and was stopped. No plan needs that long."), name);
  return FALSE;
}

/* Waits until there is something to read, or the end of the stream. */
static gboolean
wait_for_output (BalikReaderProcess *self,
                 const GPollFD *cancel,
                 GCancellable *cancellable,
                 GError **error)
{
  struct pollfd fds[2]
      = { { .fd = self->output, .events = POLLIN }, { .fd = cancel->fd, .events = POLLIN } };

  for (;;)
    {
      const gint64 left = self->deadline - g_get_monotonic_time ();
      int n_ready;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (left <= 0)
        return fail_slow (self->name, error);
      n_ready = poll (fds, cancel->fd >= 0 ? 2 : 1, (int)(left / 1000) + 1);
      if (n_ready < 0 && errno != EINTR)
        return fail (self->name, errno, error);
      if (n_ready > 0 && fds[0].revents != 0)
        return TRUE;
    }
}

/* At the end of the stream: whether the process ended as it should. */
static gboolean
check_end (BalikReaderProcess *self, const BalikRowParser *parser, GError **error)
{
  const int status = end (self);
  const gboolean was_stopped = WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL;

  /* It is stopped by us if it still lives, and then it has said all. */
  if (balik_row_parser_has_ended (parser)
      && (status == -1 || was_stopped || (WIFEXITED (status) && WEXITSTATUS (status) == 0)))
    return TRUE;
  if (status != -1 && WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    return fail_slow (self->name, error);
  return balik_row_stream_fail (self->name, error);
}

static gboolean
receive (BalikReaderProcess *self,
         BalikRowParser *parser,
         const GPollFD *cancel,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  for (;;)
    {
      gssize n;

      if (!wait_for_output (self, cancel, cancellable, error))
        return FALSE;
      n = read (self->output, chunk, CHUNK_BYTES);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (self->name, errno, error);
      if (n == 0)
        return check_end (self, parser, error);
      if (!balik_row_parser_feed (parser, chunk, (gsize)n, error))
        return FALSE;
    }
}

/**
 * balik_reader_process_receive:
 * @self: a process
 * @parser: takes what it says
 * @cancellable: (nullable): stops it
 * @error: why there is no plan
 *
 * Listens to the end.
 *
 * Returns: whether the stream is complete
 */
gboolean
balik_reader_process_receive (BalikReaderProcess *self,
                              BalikRowParser *parser,
                              GCancellable *cancellable,
                              GError **error)
{
  GPollFD cancel = { .fd = -1 };
  const gboolean has_fd = g_cancellable_make_pollfd (cancellable, &cancel);
  const gboolean is_complete
      = receive (self, parser, has_fd ? &cancel : &(GPollFD){ .fd = -1 }, cancellable, error);

  if (has_fd)
    g_cancellable_release_fd (cancellable);
  return is_complete;
}
