/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include <glib/gstdio.h>

#include "balik-recoverable.h"
#include "plan-fixture.h"
#include "store-fixture.h"
#include "undo-fixture.h"

/* Work that was left and is of another version, or damaged; and what keeping it costs. */

#define N_FLIPS 300

static int n_warnings;

/* Counts the warnings that are about undo; others end the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0
        && strstr (fields[i].value, "cannot be undone") != NULL)
      {
        n_warnings++;
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, data);
}

static BalikStore *
new_store (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  return balik_store_new_for_plan (plan, "Damage");
}

static void
discard (BalikStore *store)
{
  balik_store_discard (store);
  undo_fixture_drop (store);
}

/* Acts of all kinds, of which the last is taken back. */
static void
do_some (BalikStore *store)
{
  BalikPlan *plan = balik_store_get_plan (store);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Cards");
  BalikItem *card = plan_fixture_find (plan, "canvas.cards.0", NULL);
  const gint64 id = balik_plan_reserve_id (plan);
  g_autoptr (GError) error = NULL;

  balik_edit_group_remove (group, card);
  balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards", 0);
  balik_edit_group_take (group, id, "title", balik_value_new_text ("New"));
  balik_edit_group_move (group, id, 1);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  undo_fixture_act (store, "Years", "years", "7");
  undo_fixture_act (store, "Title", "title", "'A'");
  undo_fixture_act (store, "Name", "title", "'B'");
  undo_fixture_undo (store);
  undo_fixture_flush (store);
}

static void
run_sql (const char *sql)
{
  g_autofree char *path = undo_fixture_find_work ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  store_fixture_run_sql (file, sql);
}

static void
test_old_work (void)
{
  BalikStore *store = new_store ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  do_some (store);
  before = plan_fixture_dump (balik_store_get_plan (store));
  undo_fixture_drop (store);
  run_sql ("DROP TABLE act; DROP TABLE edit; DROP INDEX item_place;"
           "DELETE FROM meta WHERE key IN ('acts_done', 'place', 'keeps_nothing');"
           "PRAGMA user_version = 1");

  store = undo_fixture_recover ();
  after = plan_fixture_dump (balik_store_get_plan (store));
  g_assert_cmpstr (before, ==, after);
  undo_fixture_assert_acts (store, "|");
  undo_fixture_act (store, "Title", "title", "'After'");
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "Title@;|");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "A");
  discard (store);
}

static void
test_newer_work (void)
{
  BalikStore *store = new_store ();
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *left = NULL;

  do_some (store);
  undo_fixture_drop (store);
  run_sql ("PRAGMA user_version = 3");
  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 0);
  left = undo_fixture_find_work ();
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
}

/* Without its past the plan is recovered, and has a new past from then on. */
static void
test_damaged_acts (gconstpointer data)
{
  BalikStore *store = new_store ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  do_some (store);
  before = plan_fixture_dump (balik_store_get_plan (store));
  undo_fixture_drop (store);
  run_sql (data);

  n_warnings = 0;
  store = undo_fixture_recover ();
  g_assert_cmpint (n_warnings, ==, 1);
  after = plan_fixture_dump (balik_store_get_plan (store));
  g_assert_cmpstr (before, ==, after);
  undo_fixture_assert_acts (store, "|");
  undo_fixture_act (store, "Title", "title", "'After'");
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "Title@;|");
  discard (store);
}

static void
write_file (const char *path, const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* Whatever bit is turned, work is recovered or refused, and can be undone or not. */
static void
try_flip (const char *path, const char *good, gsize length, GRand *rand)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *bad = g_memdup2 (good, length);
  const gsize place = (gsize)g_rand_int_range (rand, 0, (gint32)length);
  g_autoptr (GPtrArray) found = NULL;
  BalikStore *store = NULL;

  bad[place] = (char)(bad[place] ^ (1 << g_rand_int_range (rand, 0, 8)));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  remove_files (folder);
  write_file (path, bad, length);
  found = balik_store_list_recoverable ();
  if (found->len == 1)
    store = balik_store_recover (g_ptr_array_index (found, 0), NULL);
  if (store == NULL)
    return;
  while (balik_history_can_undo (balik_store_get_history (store))
         && balik_history_undo (balik_store_get_history (store), NULL))
    ;
  discard (store);
}

static void
test_flipped_bits (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  BalikStore *store = new_store ();
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;

  g_test_message ("seed %u", seed);
  do_some (store);
  path = undo_fixture_find_work ();
  undo_fixture_drop (store);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    try_flip (path, data, length, rand);
}

/* Overwrites all pages but the first that belong to the acts. */
static void
wreck_acts (const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (
                       db, "SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('act', 'edit')",
                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const gsize page = (gsize)sqlite3_column_int (statement, 0);

      g_assert_cmpuint (page * 4096, <=, length);
      memset (data + (page - 1) * 4096, 0x5a, 4096);
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  write_file (path, data, length);
}

/* Where what is damaged cannot even be taken out, the work moves to where it is whole. */
static void
test_wrecked_tables (void)
{
  BalikStore *store = new_store ();
  g_autofree char *path = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  do_some (store);
  before = plan_fixture_dump (balik_store_get_plan (store));
  path = undo_fixture_find_work ();
  undo_fixture_drop (store);
  wreck_acts (path);

  store = undo_fixture_recover ();
  after = plan_fixture_dump (balik_store_get_plan (store));
  g_assert_cmpstr (before, ==, after);
  moved = undo_fixture_find_work ();
  g_assert_cmpstr (path, !=, moved);
  undo_fixture_act (store, "Title", "title", "'After'");
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "Title@;|");
  discard (store);
}

/* All that was done while nothing could be kept is kept as soon as something can. */
static void
test_catches_up (void)
{
  g_autofree char *root = g_build_filename (g_get_user_state_dir (), "balik", NULL);
  g_autofree char *blocked = g_build_filename (root, "work", NULL);
  BalikStore *store;

  g_assert_cmpint (g_mkdir_with_parents (root, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  store = new_store ();
  undo_fixture_act (store, "One", "title", "'1'");
  undo_fixture_act (store, "Two", "title", "'2'");
  undo_fixture_act (store, "Three", "title", "'3'");
  undo_fixture_undo (store);
  g_assert_false (balik_store_flush (store, NULL));
  g_assert_cmpint (g_unlink (blocked), ==, 0);
  undo_fixture_undo (store);
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "One@;|Two@;Three@;");
  undo_fixture_redo (store);
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "One@;Two@;|Three@;");
  discard (store);
}

/* Files of SQLite that count how often they are brought down to the disk. */

typedef struct
{
  const sqlite3_io_methods *real;
  sqlite3_io_methods ours;
} Methods;

static sqlite3_vfs counting_vfs;
static Methods methods[8];
static int n_syncs;
static int n_main_syncs;
static GThread *main_thread;

static int
count_sync (sqlite3_file *file, int flags)
{
  const Methods *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (file->pMethods == &methods[i].ours)
      found = &methods[i];
  g_assert_nonnull (found);
  g_atomic_int_inc (&n_syncs);
  if (g_thread_self () == main_thread)
    g_atomic_int_inc (&n_main_syncs);
  return found->real->xSync (file, flags);
}

static void
count_syncs_of (sqlite3_file *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (methods[i].real == NULL)
        {
          methods[i].real = file->pMethods;
          methods[i].ours = *file->pMethods;
          methods[i].ours.xSync = count_sync;
        }
      if (methods[i].real == file->pMethods)
        {
          file->pMethods = &methods[i].ours;
          return;
        }
    }
  g_assert_not_reached ();
}

static int
open_counted (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
  sqlite3_vfs *real = vfs->pAppData;
  const int result = real->xOpen (real, name, file, flags, out);

  if (result == SQLITE_OK)
    count_syncs_of (file);
  return result;
}

static void
count_from_now (void)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  main_thread = g_thread_self ();
  counting_vfs = *real;
  counting_vfs.zName = "counting";
  counting_vfs.pAppData = real;
  counting_vfs.xOpen = open_counted;
  g_assert_cmpint (sqlite3_vfs_register (&counting_vfs, 1), ==, SQLITE_OK);
}

static void
assert_n_syncs (BalikStore *store, int expected)
{
  undo_fixture_flush (store);
  g_assert_cmpint (g_atomic_int_get (&n_syncs), ==, expected);
  g_assert_cmpint (g_atomic_int_get (&n_main_syncs), ==, 0);
  g_atomic_int_set (&n_syncs, 0);
}

/* A disk has to work once for each act, and never for a look around; nobody waits for it. */
static void
test_one_sync_an_act (void)
{
  sqlite3_vfs *before = sqlite3_vfs_find (NULL);
  BalikStore *store;

  count_from_now ();
  store = new_store ();
  /* The log begins with a sync of its own. */
  undo_fixture_act (store, "First", "years", "3");
  undo_fixture_flush (store);
  g_atomic_int_set (&n_syncs, 0);

  undo_fixture_act (store, "Title", "title", "'A'");
  assert_n_syncs (store, 1);
  undo_fixture_act (store, "Title", "title", "'AB'");
  assert_n_syncs (store, 1);
  undo_fixture_undo (store);
  assert_n_syncs (store, 1);
  undo_fixture_redo (store);
  assert_n_syncs (store, 1);
  balik_store_set_place (store, "report");
  assert_n_syncs (store, 0);
  for (guint i = 0; i < 20; i++)
    undo_fixture_act (store, "Years", "years", i % 2 == 0 ? "4" : "5");
  assert_n_syncs (store, 20);
  discard (store);
  g_assert_cmpint (sqlite3_vfs_register (before, 1), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_unregister (&counting_vfs), ==, SQLITE_OK);
}

static const char *const harms[] = {
  "UPDATE edit SET kind = 'zebra' WHERE act = 1",
  "UPDATE edit SET kind = 'move' WHERE act = 1",
  "UPDATE edit SET item_kind = 'zebra' WHERE act = 1",
  "UPDATE edit SET item_kind = 'card' WHERE act = 1",
  "UPDATE edit SET item = 0 WHERE act = 1",
  "UPDATE edit SET item = 999999 WHERE act = 1",
  "UPDATE edit SET item = 9223372036854775807 WHERE act = 0",
  "UPDATE edit SET key = 'nope' WHERE act = 1",
  "UPDATE edit SET key = '' WHERE act = 1",
  "UPDATE edit SET list = 'cards' WHERE kind = 'set'",
  "UPDATE edit SET list = 'lines' WHERE kind = 'insert'",
  "UPDATE edit SET list = 'nope' WHERE kind = 'insert'",
  "UPDATE edit SET parent = 7 WHERE kind = 'insert'",
  "UPDATE edit SET from_position = -1 WHERE kind = 'move'",
  "UPDATE edit SET from_position = 5 WHERE kind = 'move'",
  "UPDATE edit SET to_position = 9 WHERE kind = 'insert'",
  "UPDATE edit SET after_type = 'number' WHERE act = 2",
  "UPDATE edit SET after_type = NULL WHERE act = 2",
  "UPDATE edit SET after_text = 'other' WHERE act = 2",
  "UPDATE edit SET after_text = CAST (x'ff41' AS TEXT) WHERE act = 2",
  "UPDATE edit SET before_text = 'other' WHERE act = 3",
  "UPDATE edit SET number = 9 WHERE act = 2",
  "UPDATE edit SET act = 9 WHERE act = 2",
  "DELETE FROM edit WHERE act = 0 AND number = 0",
  "DELETE FROM act WHERE id = 0",
  "UPDATE act SET id = -1 WHERE id = 0",
  "UPDATE act SET label = CAST (x'ff' AS TEXT) WHERE id = 1",
  "UPDATE meta SET value = '99' WHERE key = 'acts_done'",
  "UPDATE meta SET value = '-1' WHERE key = 'acts_done'",
  "UPDATE meta SET value = '1' WHERE key = 'acts_done'",
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);

  g_test_add_func ("/store/undo-damage/old-work", test_old_work);
  g_test_add_func ("/store/undo-damage/newer-work", test_newer_work);
  g_test_add_func ("/store/undo-damage/flipped-bits", test_flipped_bits);
  g_test_add_func ("/store/undo-damage/wrecked-tables", test_wrecked_tables);
  g_test_add_func ("/store/undo-damage/catches-up", test_catches_up);
  g_test_add_func ("/store/undo-damage/one-sync-an-act", test_one_sync_an_act);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/undo-damage/acts/%u", i + 1);

      g_test_add_data_func (name, harms[i], test_damaged_acts);
    }
  return g_test_run ();
}
