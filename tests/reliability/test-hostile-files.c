/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bad-plan.h"
#include "balik-store.h"
#include "hostile-sql.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * Files that somebody made to do harm, each opened as a user opens it, by the
 * reader's process. Whatever they are: Balik lives, does not wait, says a
 * sentence or opens the plan, and nothing in the folder is another than before.
 */

#define MAX_SECONDS 10.0
#define MAX_MEMORY_KIB (512 * 1024)

static guint n_files;
static guint n_opened;
static double slowest;

typedef struct
{
  PlanFileFixture file;
  GFile *canary;
  GBytes *good;
  guint n_notes;
} HostileFixture;

static void
set_up (HostileFixture *fixture, gconstpointer data)
{
  plan_file_set_up (&fixture->file, NULL);
  fixture->canary = store_fixture_file (fixture->file.folder, "canary");
  plan_file_save (fixture->canary, "alive", 5);
  fixture->good = plan_file_load (fixture->file.file);
}

static void
tear_down (HostileFixture *fixture, gconstpointer data)
{
  g_bytes_unref (fixture->good);
  g_object_unref (fixture->canary);
  plan_file_tear_down (&fixture->file, NULL);
}

/* Each name in the folder with what changes when it is touched. */
static char *
take_stock (const char *folder)
{
  g_autofree char *list = store_fixture_list (folder);
  g_auto (GStrv) names = g_strsplit (list, ";", -1);
  GString *stock = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      GStatBuf info;

      if (*names[i] == '\0' || g_lstat (path, &info) != 0)
        continue;
      g_string_append_printf (stock, "%s %ld %o %ld %ld.%09ld\n", names[i], (long)info.st_ino,
                              (guint)info.st_mode, (long)info.st_size, (long)info.st_mtim.tv_sec,
                              (long)info.st_mtim.tv_nsec);
    }
  return g_string_free (stock, FALSE);
}

/* A sentence that does nothing to whoever shows it. */
static void
assert_shown (const char *sentence)
{
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_str_has_suffix (sentence, "."));
}

/* Opens the file and looks around; returns whether it is a plan. */
static gboolean
open_it (HostileFixture *fixture, GFile *file, GError **error)
{
  g_autofree char *before = take_stock (fixture->file.folder);
  g_autofree char *after = NULL;
  g_autofree char *hash = store_fixture_hash (fixture->canary);
  g_autofree char *hash_after = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) reason = NULL;
  struct rusage usage;

  g_test_timer_start ();
  plan = balik_store_read_plan (file, &notes, &reason);
  slowest = MAX (slowest, g_test_timer_elapsed ());
  n_files++;
  after = take_stock (fixture->file.folder);
  hash_after = store_fixture_hash (fixture->canary);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (hash, ==, hash_after);
  g_assert_cmpfloat (slowest, <, MAX_SECONDS);
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
#ifndef BALIK_IS_INSTRUMENTED
  g_assert_cmpint (usage.ru_maxrss, <, MAX_MEMORY_KIB);
#endif
  fixture->n_notes = notes != NULL ? notes->len : 0;
  for (guint i = 0; i < fixture->n_notes; i++)
    assert_shown (g_ptr_array_index (notes, i));
  if (plan != NULL)
    {
      n_opened++;
      return TRUE;
    }
  g_assert_true (reason->domain == BALIK_STORE_ERROR);
  assert_shown (reason->message);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
assert_refused (HostileFixture *fixture, GFile *file)
{
  g_assert_false (open_it (fixture, file, NULL));
}

static void
save (GFile *file, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  plan_file_save (file, data, size);
}

static void
test_sql (HostileFixture *fixture, gconstpointer data)
{
  const HostileSql *hostile = data;
  g_autoptr (GBytes) bytes = bad_plan_run_sql (fixture->good, hostile->sql);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_opened;

  save (fixture->file.file, bytes);
  has_opened = open_it (fixture, fixture->file.file, &error);
  if (has_opened != (hostile->way == HOSTILE_LEFT_OUT))
    g_error ("%s: %s", hostile->name, has_opened ? "opened" : error->message);
  g_assert_true ((fixture->n_notes > 0) == has_opened);
  g_clear_error (&error);

  /* The same, if its maker knows how to seal. */
  sealed = bad_plan_reseal (bytes);
  save (fixture->file.file, sealed);
  has_opened = open_it (fixture, fixture->file.file, &error);
  if (has_opened != (hostile->way != HOSTILE_REFUSED))
    g_error ("%s: %s", hostile->name, has_opened ? "opened" : error->message);
}

/* A journal that is hot, changes nothing, and names a file to be deleted with it. */
static GBytes *
make_journal (GBytes *plan, const char *victim)
{
  static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  const guint32 n_pages = (guint32)(g_bytes_get_size (plan) / 4096);
  const guint32 numbers[] = { GUINT32_TO_BE (0), GUINT32_TO_BE (7), GUINT32_TO_BE (n_pages),
                              GUINT32_TO_BE (512), GUINT32_TO_BE (4096) };
  const guint32 lock_page = GUINT32_TO_BE (0x40000000 / 4096 + 1);
  const guint32 length = GUINT32_TO_BE ((guint32)strlen (victim));
  GByteArray *journal = g_byte_array_new ();
  guint32 sum = 0;

  g_byte_array_append (journal, magic, sizeof magic);
  g_byte_array_append (journal, (const guint8 *)numbers, sizeof numbers);
  g_byte_array_set_size (journal, 512);
  memset (journal->data + sizeof magic + sizeof numbers, 0, 512 - sizeof magic - sizeof numbers);
  for (const char *c = victim; *c != '\0'; c++)
    sum += (guint32)(signed char)*c;
  sum = GUINT32_TO_BE (sum);
  g_byte_array_append (journal, (const guint8 *)&lock_page, sizeof lock_page);
  g_byte_array_append (journal, (const guint8 *)victim, (guint)strlen (victim));
  g_byte_array_append (journal, (const guint8 *)&length, sizeof length);
  g_byte_array_append (journal, (const guint8 *)&sum, sizeof sum);
  g_byte_array_append (journal, magic, sizeof magic);
  return g_byte_array_free_to_bytes (journal);
}

/* First the proof that the trap works: any other program would have sprung it. */
static void
test_journal (HostileFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) journal = store_fixture_file (fixture->file.folder, "plan.balik-journal");
  g_autoptr (GFile) victim = store_fixture_file (fixture->file.folder, "victim");
  g_autoptr (GBytes) bytes = make_journal (fixture->good, g_file_peek_path (victim));
  g_autoptr (GError) error = NULL;

  save (journal, bytes);
  plan_file_save (victim, "x", 1);
  g_assert_false (open_it (fixture, fixture->file.file, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_SIDE_FILES);
  g_assert_true (g_file_query_exists (victim, NULL));

  store_fixture_run_sql (fixture->file.file, "SELECT count(*) FROM item");
  g_assert_false (g_file_query_exists (victim, NULL));
}

static void
test_log (HostileFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "plan.balik-wal", "plan.balik-shm" };
  g_autofree char *noise = g_strnfill (8192, '7');

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) side = store_fixture_file (fixture->file.folder, names[i]);

      plan_file_save (side, noise, 8192);
      /* Shared memory alone holds nothing, and is left alone. */
      g_assert_true (open_it (fixture, fixture->file.file, NULL) == (i == 1));
      g_assert_true (g_file_delete (side, NULL, NULL));
    }
}

/* What is behind the name is no file, or the name is no usual one. */
static void
test_kinds (HostileFixture *fixture, gconstpointer data)
{
  const char *folder = fixture->file.folder;
  g_autoptr (GFile) pipe = store_fixture_file (folder, "pipe");
  g_autoptr (GFile) below = store_fixture_file (folder, "folder");
  g_autoptr (GFile) loop = store_fixture_file (folder, "loop");
  g_autoptr (GFile) pool = store_fixture_file (folder, "pool");
  g_autoptr (GFile) dangling = store_fixture_file (folder, "dangling");
  g_autoptr (GFile) to_pipe = store_fixture_file (folder, "to-pipe");
  g_autoptr (GFile) local = store_fixture_file (folder, "socket");
  static const char *const devices[]
      = { "/dev/zero", "/dev/full", "/dev/tty", "/dev/null", "/proc/self/mem", "/proc/kmsg" };
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_cmpint (g_mkdir (g_file_peek_path (below), 0700), ==, 0);
  g_assert_cmpint (symlink ("pool", g_file_peek_path (loop)), ==, 0);
  g_assert_cmpint (symlink ("loop", g_file_peek_path (pool)), ==, 0);
  g_assert_cmpint (symlink ("nowhere", g_file_peek_path (dangling)), ==, 0);
  g_assert_cmpint (symlink ("pipe", g_file_peek_path (to_pipe)), ==, 0);
  g_strlcpy (address.sun_path, g_file_peek_path (local), sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (const struct sockaddr *)&address, sizeof address), ==, 0);

  assert_refused (fixture, pipe);
  assert_refused (fixture, below);
  assert_refused (fixture, loop);
  assert_refused (fixture, dangling);
  assert_refused (fixture, to_pipe);
  assert_refused (fixture, local);
  close (fd);
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      g_autoptr (GFile) device = g_file_new_for_path (devices[i]);

      assert_refused (fixture, device);
    }
}

static void
test_names (HostileFixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "file:plan.balik?mode=memory",
    "file:canary?vfs=unix-none",
    ":memory:",
    "-journal",
    "a\nb.balik",
    "%s%n%p.balik",
    "\xff\xfe.balik",
    "x\x1b[2J.balik",
    "-rf",
    "plan.balik ",
    "'; DROP TABLE item; --",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = store_fixture_file (fixture->file.folder, names[i]);

      save (file, fixture->good);
      g_assert_true (open_it (fixture, file, NULL));
      plan_file_save (file, "no plan", 7);
      assert_refused (fixture, file);
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
}

/* As large as a plan may be, and nothing in it. */
static void
test_sparse (HostileFixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file.file);
  gsize size;
  const guint8 *good = g_bytes_get_data (fixture->good, &size);
  g_autofree guint8 *copy = g_memdup2 (good, size);
  const guint32 n_pages = GUINT32_TO_BE (128 * 1024 * 1024 / 4096);

  plan_file_save (fixture->file.file, "", 0);
  g_assert_cmpint (truncate (path, 128 * 1024 * 1024), ==, 0);
  assert_refused (fixture, fixture->file.file);

  /* With the pages of a plan before it, and a header that claims all of it. */
  memcpy (copy + 28, &n_pages, sizeof n_pages);
  plan_file_save (fixture->file.file, copy, size);
  g_assert_cmpint (truncate (path, 128 * 1024 * 1024), ==, 0);
  assert_refused (fixture, fixture->file.file);
}

static void
test_unreadable (HostileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file.file), 0), ==, 0);
  /* The administrator may read all. */
  g_assert_true (open_it (fixture, fixture->file.file, NULL) == (geteuid () == 0));
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file.file), 0444), ==, 0);
  g_assert_true (open_it (fixture, fixture->file.file, NULL));
}

#define ADD(path, func) g_test_add (path, HostileFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  const HostileSql *sql;
  guint n_sql;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/reliability/hostile/journal", test_journal);
  ADD ("/reliability/hostile/log", test_log);
  ADD ("/reliability/hostile/kinds", test_kinds);
  ADD ("/reliability/hostile/names", test_names);
  ADD ("/reliability/hostile/sparse", test_sparse);
  ADD ("/reliability/hostile/unreadable", test_unreadable);
  sql = hostile_sql_get (&n_sql);
  for (guint i = 0; i < n_sql; i++)
    {
      g_autofree char *path = g_strdup_printf ("/reliability/hostile/%s", sql[i].name);

      g_test_add (path, HostileFixture, &sql[i], set_up, test_sql, tear_down);
    }

  result = g_test_run ();
  g_print ("%u hostile files, %u opened, the slowest in %.2f s\n", n_files, n_opened, slowest);
  return result;
}
