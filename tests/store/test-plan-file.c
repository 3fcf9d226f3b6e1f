/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-plan-file.h"
#include "balik-schema.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* Reading a plan file: what is believed, what is not, and what is left alone. */

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->file = store_fixture_write (fixture->folder, "plan.balik");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  store_fixture_remove_folder (fixture->folder);
}

static void
assert_refused_with (GFile *file, BalikStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (file, &error);
  g_autofree char *name = g_file_get_basename (file);

  g_assert_null (plan);
  g_assert_error (error, BALIK_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”.", error->message, words);
}

static void
assert_refused (GFile *file, BalikStoreError code)
{
  assert_refused_with (file, code, NULL);
}

static GBytes *
load (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
save (GFile *file, gconstpointer data, gsize length)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), data, (gssize)length, NULL));
}

static GBytes *
make_bytes (BalikPlan *plan, void (*change) (BalikPlanMeta *meta))
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_set_str (&meta->doc_uuid, "0123456789abcdef0123456789abcdef");
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  if (change != NULL)
    change (meta);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_round_trip_examples (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) names = store_fixture_list_examples ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (BalikPlan) plan = store_fixture_import (g_ptr_array_index (names, i));
      g_autoptr (BalikPlan) again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
      again = balik_store_read_plan (fixture->file, &error);
      g_assert_no_error (error);
      store_fixture_assert_same (plan, again);
    }
}

static void
test_round_trip_rich (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) again = balik_store_read_plan (fixture->file, &error);
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanRows) rows_again = NULL;
  g_autofree char *digest = balik_plan_rows_dup_digest (rows);
  g_autofree char *digest_again = NULL;
  BalikItem *overhead;

  g_assert_no_error (error);
  /* SQLite keeps no minus before a nought, and the digest does not see it. */
  overhead = plan_fixture_find (again, "overheads.0", NULL);
  g_assert_cmpfloat (balik_item_get_number (overhead, "per_month"), ==, 0);
  rows_again = balik_plan_rows_new_from_plan (again);
  digest_again = balik_plan_rows_dup_digest (rows_again);
  g_assert_cmpstr (digest, ==, digest_again);
}

static void
test_empty_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (BalikPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
  again = balik_store_read_plan (fixture->file, &error);
  g_assert_no_error (error);
  store_fixture_assert_same (plan, again);
}

static void
test_same_content_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikPlan) twin = store_fixture_new_rich_plan ();
  g_autoptr (GBytes) a = make_bytes (plan, NULL);
  g_autoptr (GBytes) b = make_bytes (twin, NULL);
  g_autoptr (GBytes) c = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (plan_fixture_set (twin, "lines.0.price.unit", "[15, 20, 22.5]", &error));
  c = make_bytes (twin, NULL);
  g_assert_false (g_bytes_equal (a, c));
}

static BalikPlan *
make_large_plan (guint n_cards)
{
  BalikPlan *plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Fill");
  g_autofree char *text = g_strnfill (200, 'w');

  for (guint i = 0; i < n_cards; i++)
    {
      const gint64 id = balik_plan_reserve_id (plan);
      g_autofree char *title = g_strdup_printf ("Card %u", i);

      balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                               G_MAXUINT);
      balik_edit_group_take (group, id, "title", balik_value_new_text (title));
      balik_edit_group_take (group, id, "text", balik_value_new_text (text));
    }
  g_assert_true (balik_plan_load (plan, group, NULL));
  return plan;
}

static char *
dup_digest (BalikPlan *plan)
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);

  return balik_plan_rows_dup_digest (rows);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = make_large_plan (10000);
  g_autoptr (BalikPlan) again = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  double written;
  double read;

  g_test_timer_start ();
  g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
  written = g_test_timer_elapsed ();
  g_test_timer_start ();
  again = balik_store_read_plan (fixture->file, &error);
  read = g_test_timer_elapsed ();
  g_assert_no_error (error);
  digest = dup_digest (plan);
  digest_again = dup_digest (again);
  g_assert_cmpstr (digest, ==, digest_again);
  g_assert_cmpint (stat (g_file_peek_path (fixture->file), &info), ==, 0);
  g_test_message ("10,000 cards, %ld bytes: written in %.3f s, read in %.3f s", (long)info.st_size,
                  written, read);
}

/* What reading may not change: the file, its times, and the folder. */
static void
test_leaves_file_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *hash = store_fixture_hash (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autofree char *hash_after = NULL;
  g_autofree char *list = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, NULL);

  g_assert_nonnull (plan);
  stamp_after = store_fixture_stamp (fixture->file);
  hash_after = store_fixture_hash (fixture->file);
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (stamp, ==, stamp_after);
  g_assert_cmpstr (hash, ==, hash_after);
  g_assert_cmpstr (list, ==, "plan.balik;");
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return *text != '\0' && memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_tells_nothing_of_its_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = load (fixture->file);

  g_assert_false (contains (bytes, g_get_host_name ()));
  g_assert_false (contains (bytes, g_get_home_dir ()));
  g_assert_false (contains (bytes, fixture->folder));
  g_assert_false (contains (bytes, "/tmp"));
  g_assert_true (contains (bytes, "doc_uuid"));
}

static void
test_not_a_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (4096, 'x');
  g_autoptr (GFile) other = store_fixture_file (fixture->folder, "other");
  g_autoptr (GFile) missing = store_fixture_file (fixture->folder, "missing");
  g_autoptr (GFile) below = store_fixture_file (fixture->folder, "plan.balik/below");
  g_autoptr (GFile) dangling = store_fixture_file (fixture->folder, "dangling");

  save (other, text, 4096);
  assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  save (other, text, 511);
  assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  save (other, text, 0);
  assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  assert_refused (missing, BALIK_STORE_ERROR_NOT_FOUND);
  assert_refused (below, BALIK_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink ("nowhere", g_file_peek_path (dangling)), ==, 0);
  assert_refused (dangling, BALIK_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test ("nowhere", G_FILE_TEST_EXISTS));
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) fifo = store_fixture_file (fixture->folder, "fifo");
  g_autoptr (GFile) folder = store_fixture_file (fixture->folder, "folder");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");

  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);
  assert_refused (fifo, BALIK_STORE_ERROR_NOT_A_PLAN);
  g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
  assert_refused (folder, BALIK_STORE_ERROR_NOT_A_PLAN);
  assert_refused (device, BALIK_STORE_ERROR_NOT_A_PLAN);
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (truncate (g_file_peek_path (fixture->file), 128 * 1024 * 1024 + 1), ==, 0);
  assert_refused (fixture->file, BALIK_STORE_ERROR_TOO_LARGE);
}

/* Each as another program could leave a plan. */
static const struct
{
  const char *name;
  const char *sql;
  BalikStoreError code;
  const char *words;
} foreign[] = {
  { "application-id", "PRAGMA application_id = 1", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "working-copy", "PRAGMA application_id = 0x42414c57", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "newer-version", "PRAGMA user_version = 2", BALIK_STORE_ERROR_NEWER },
  { "negative-version", "PRAGMA user_version = -1", BALIK_STORE_ERROR_NEWER },
  { "no-version", "PRAGMA user_version = 0", BALIK_STORE_ERROR_DAMAGED },
  { "extra-table", "CREATE TABLE extra (a)", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "extra-index", "CREATE INDEX extra ON item (kind)", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "extra-view", "CREATE VIEW extra AS SELECT 1", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "extra-trigger", "CREATE TRIGGER extra AFTER INSERT ON item BEGIN DELETE FROM value; END",
    BALIK_STORE_ERROR_NOT_A_PLAN },
  { "statistics", "ANALYZE", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "no-table", "DROP TABLE value", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "new-column", "ALTER TABLE item ADD COLUMN more TEXT", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "view-for-table", "DROP TABLE item; CREATE VIEW item AS SELECT 1 AS id",
    BALIK_STORE_ERROR_NOT_A_PLAN },
  { "loose-table",
    "DROP TABLE meta; CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    BALIK_STORE_ERROR_NOT_A_PLAN },
  { "checked-table",
    "DROP TABLE meta; CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY CHECK "
    "(length (hex (zeroblob (60000000))) > 0), value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    BALIK_STORE_ERROR_NOT_A_PLAN },
  { "utf-16", "PRAGMA writable_schema = ON", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "changed-text", "UPDATE value SET text = 'x' WHERE type = 'text'", BALIK_STORE_ERROR_DAMAGED,
    "outside Balik" },
  { "changed-number", "UPDATE value SET likely = likely + 1 WHERE item = 1",
    BALIK_STORE_ERROR_DAMAGED, "outside Balik" },
  { "infinite", "UPDATE value SET likely = 9e999 WHERE type = 'number'", BALIK_STORE_ERROR_DAMAGED,
    "table “value”, row" },
  { "no-number", "UPDATE value SET likely = NULL WHERE type = 'number'", BALIK_STORE_ERROR_DAMAGED,
    "table “value”, row" },
  { "half-range", "UPDATE value SET high = NULL WHERE type = 'range'", BALIK_STORE_ERROR_DAMAGED,
    "table “value”, row" },
  { "unknown-type", "UPDATE value SET type = 'blob'", BALIK_STORE_ERROR_DAMAGED,
    "table “value”, row" },
  { "wrong-type",
    "UPDATE value SET type = 'text', text = 'x', low = NULL, likely = NULL,"
    " high = NULL WHERE type = 'number'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "unknown-key", "UPDATE value SET key = 'color' WHERE key = 'currency'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "unknown-kind", "UPDATE item SET kind = 'loan' WHERE kind = 'card'", BALIK_STORE_ERROR_DAMAGED,
    "table “item”, row" },
  { "unknown-list", "UPDATE item SET list = 'cards' WHERE kind = 'card'", BALIK_STORE_ERROR_DAMAGED,
    "table “item”, row" },
  { "value-of-nobody", "UPDATE value SET item = 1000000 WHERE key = 'currency'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "bad-texts", "UPDATE value SET text = 'a\\b' || char (10) WHERE type = 'texts'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "open-texts", "UPDATE value SET text = 'a' WHERE type = 'texts'", BALIK_STORE_ERROR_DAMAGED,
    "table “value”, row" },
  { "not-utf-8", "UPDATE value SET text = CAST (x'c328' AS TEXT) WHERE type = 'text'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "nul", "UPDATE value SET text = 'a' || char (0) || 'b' WHERE type = 'text'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "no-origin-parts", "UPDATE value SET text = 'quote' || char (10) WHERE type = 'origin'",
    BALIK_STORE_ERROR_DAMAGED, "table “value”, row" },
  { "nobody", "DELETE FROM item", BALIK_STORE_ERROR_DAMAGED },
  { "no-meta", "DELETE FROM meta", BALIK_STORE_ERROR_DAMAGED, "about itself" },
  { "no-seal", "DELETE FROM meta WHERE key = 'seal'", BALIK_STORE_ERROR_DAMAGED, "about itself" },
  { "other-id", "UPDATE meta SET value = 'ffffffffffffffffffffffffffffffff' WHERE key = 'doc_uuid'",
    BALIK_STORE_ERROR_DAMAGED, "about itself" },
  { "more-meta", "INSERT INTO meta VALUES ('path', '/etc')", BALIK_STORE_ERROR_DAMAGED,
    "about itself" },
};

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const char *sql = foreign[i].sql;

  if (g_str_equal (foreign[i].name, "utf-16"))
    {
      g_unlink (g_file_peek_path (fixture->file));
      sql = "PRAGMA encoding = 'UTF-16le'; PRAGMA application_id = 0x42414c4b;"
            " PRAGMA user_version = 1; CREATE TABLE item (id)";
      store_fixture_run_sql (fixture->file, sql);
      assert_refused (fixture->file, BALIK_STORE_ERROR_DAMAGED);
      return;
    }
  store_fixture_run_sql (fixture->file, sql);
  assert_refused_with (fixture->file, foreign[i].code, foreign[i].words);
}

/* Rewritten by another program without any change, a plan is still one. */
static void
test_vacuumed_and_logged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, NULL);
  g_autoptr (BalikPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_run_sql (fixture->file, "PRAGMA page_size = 1024; VACUUM;"
                                        " PRAGMA journal_mode = WAL");
  again = balik_store_read_plan (fixture->file, &error);
  g_assert_no_error (error);
  store_fixture_assert_same (plan, again);
}

static void
need_newer_reader (BalikPlanMeta *meta)
{
  meta->min_reader = BALIK_FORMAT_VERSION + 1;
}

/* Its writer could not read it again either, so it is made in two steps. */
static void
test_min_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  need_newer_reader (meta);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_null (bytes);
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "newer"));
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = load (fixture->file);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);
  g_autoptr (GFile) cut = store_fixture_file (fixture->folder, "cut.balik");

  for (gsize length = 0; length < size; length += 512)
    {
      save (cut, content, length);
      if (length < 512)
        assert_refused_with (cut, BALIK_STORE_ERROR_NOT_A_PLAN, "shorter");
      else
        assert_refused_with (cut, BALIK_STORE_ERROR_DAMAGED, "not whole");
    }
}

/* A page that belongs to nothing could hold anything. */
static void
test_stray_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = load (fixture->file);
  gsize size;
  const guint8 *content = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 4096);

  memcpy (longer, content, size);
  g_assert_cmpuint (longer[31], <, 255);
  longer[31]++;
  save (fixture->file, longer, size + 4096);
  assert_refused (fixture->file, BALIK_STORE_ERROR_DAMAGED);
}

/* 0: refused, 1: the same as before; anything else is a change that nobody saw. */
static int
read_flipped (const guint8 *content, gsize size, const BalikPlanFile *whole)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
  g_autofree char *digest = NULL;

  if (file == NULL)
    {
      g_assert_true (error->domain == BALIK_STORE_ERROR);
      return 0;
    }
  digest = balik_plan_rows_dup_digest (file->rows);
  return g_str_equal (digest, whole->meta->content_digest)
                 && g_str_equal (file->meta->doc_uuid, whole->meta->doc_uuid)
                 && file->meta->revision == whole->meta->revision
                 && g_str_equal (file->meta->parent_digest, whole->meta->parent_digest)
                 && file->meta->min_writer == whole->meta->min_writer
             ? 1
             : 2;
}

static void
test_flipped_bits (Fixture *fixture, gconstpointer data)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) names = store_fixture_list_examples ();
  guint counts[2] = { 0, 0 };

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (BalikPlan) plan = store_fixture_import (g_ptr_array_index (names, i));
      g_autoptr (GBytes) bytes = make_bytes (plan, NULL);
      g_autoptr (BalikPlanFile) whole = balik_plan_file_read_bytes (bytes, "Name", NULL, NULL);
      gsize size;
      const guint8 *content = g_bytes_get_data (bytes, &size);
      g_autofree guint8 *copy = g_memdup2 (content, size);

      for (guint flip = 0; flip < 300; flip++)
        {
          gsize offset;
          guint8 bit = (guint8)(1 << g_rand_int_range (rand, 0, 8));
          int outcome;

          /* Noughts are mostly unused. */
          do
            offset = (gsize)g_rand_int_range (rand, 0, (gint32)size);
          while (content[offset] == 0);
          copy[offset] ^= bit;
          outcome = read_flipped (copy, size, whole);
          if (outcome == 2)
            g_error ("%s: bit %u of byte %lu changes the plan unseen",
                     (const char *)g_ptr_array_index (names, i), bit, (gulong)offset);
          counts[outcome]++;
          copy[offset] = content[offset];
        }
    }
  g_test_message ("%u refused, %u did not change the plan", counts[0], counts[1]);
  g_assert_cmpuint (counts[0], >, counts[1]);
}

static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GBytes) bytes = make_bytes (plan, NULL);
  g_autoptr (BalikPlanFile) whole = balik_plan_file_read_bytes (bytes, "Name", NULL, NULL);
  gsize size;
  const guint8 *content = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (content, size);

  for (gsize offset = 0; offset < 4096; offset++)
    {
      const guint8 others[] = { 0, 0xff, content[offset] ^ 1, content[offset] ^ 0x80 };

      /* Beyond the header, one way to be wrong is enough. */
      for (guint i = offset < 100 ? 0 : 2 + offset % 2; i < G_N_ELEMENTS (others); i++)
        {
          copy[offset] = others[i];
          g_assert_cmpint (read_flipped (copy, size, whole), !=, 2);
        }
      copy[offset] = content[offset];
    }
}

static void
test_side_files (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "plan.balik-journal", "plan.balik-wal" };
  /* A journal that names the file to be deleted with it. */
  static const char journal[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7victim";
  g_autoptr (GFile) victim = store_fixture_file (fixture->folder, "victim");

  save (victim, "canary", 6);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) side = store_fixture_file (fixture->folder, names[i]);
      g_autoptr (BalikPlan) plan = NULL;
      g_autofree char *stamp = NULL;
      g_autofree char *stamp_after = NULL;

      save (side, "", 0);
      plan = balik_store_read_plan (fixture->file, NULL);
      g_assert_nonnull (plan);

      save (side, journal, sizeof journal);
      stamp = store_fixture_stamp (side);
      assert_refused (fixture->file, BALIK_STORE_ERROR_SIDE_FILES);
      stamp_after = store_fixture_stamp (side);
      g_assert_cmpstr (stamp, ==, stamp_after);
      g_assert_true (g_file_query_exists (victim, NULL));
      g_assert_true (g_file_delete (side, NULL, NULL));
    }
}

static BalikPlanRows *
make_rows (void)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();

  return balik_plan_rows_new_from_plan (plan);
}

static void
assert_not_built (const BalikPlanRows *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_plan_rows_build (rows, "Name", &error);

  g_assert_null (plan);
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED);
}

static BalikItemRow *
find_row (BalikPlanRows *rows, BalikItemKind kind)
{
  for (guint i = 0; i < rows->items->len; i++)
    {
      BalikItemRow *row = &g_array_index (rows->items, BalikItemRow, i);

      if (row->kind == kind)
        return row;
    }
  g_assert_not_reached ();
}

/* What a jail that was broken into could send: rows that fit one by one. */
static void
test_refuses_trees (void)
{
  static const struct
  {
    BalikItemKind kind;
    BalikItemRow change;
  } cases[] = {
    { BALIK_ITEM_CARD, { .id = 0, .position = 1 } },
    { BALIK_ITEM_CARD, { .position = 2 } },
    { BALIK_ITEM_CARD, { .parent = 1000 } },
    { BALIK_ITEM_CARD, { .list_key = "lines" } },
    { BALIK_ITEM_CARD, { .list_key = "product.materials" } },
    { BALIK_ITEM_CARD, { .kind = BALIK_ITEM_LINE } },
    { BALIK_ITEM_CARD, { .kind = BALIK_ITEM_PLAN } },
    { BALIK_ITEM_PART, { .parent = 1 } },
    { BALIK_ITEM_LINE, { .id = -5 } },
    { BALIK_ITEM_LINE, { .id = G_MAXINT64 } },
    { BALIK_ITEM_PLAN, { .position = 3 } },
    { BALIK_ITEM_PLAN, { .parent = 1 } },
    { BALIK_ITEM_PLAN, { .id = 7777 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikPlanRows) rows = make_rows ();
      BalikItemRow *row = find_row (rows, cases[i].kind);

      row->id = cases[i].change.id != 0 ? cases[i].change.id : row->id;
      row->kind = cases[i].change.kind != 0 ? cases[i].change.kind : row->kind;
      row->parent = cases[i].change.parent != 0 ? cases[i].change.parent : row->parent;
      row->list_key = cases[i].change.list_key != NULL ? cases[i].change.list_key : row->list_key;
      row->position += cases[i].change.position;
      if (cases[i].change.kind == 0 && cases[i].kind == BALIK_ITEM_CARD
          && cases[i].change.position == 0 && cases[i].change.parent == 0
          && cases[i].change.list_key == NULL)
        row->kind = BALIK_ITEM_PLAN;
      assert_not_built (rows);
    }
}

static void
test_refuses_broken_rules (void)
{
  static const struct
  {
    BalikItemKind kind;
    const char *key;
    const char *text;
  } cases[] = {
    { BALIK_ITEM_PLAN, "years", "1e300" },
    { BALIK_ITEM_PLAN, "years", "2.5" },
    { BALIK_ITEM_PLAN, "rates.discount", "[3, 2, 1]" },
    { BALIK_ITEM_PLAN, "currency", "'kip'" },
    { BALIK_ITEM_LINE, "offer", "'gift'" },
    { BALIK_ITEM_LINE, "price.unit#origin", "@rumour" },
    { BALIK_ITEM_LINE, "takeback.recycle.share", "1" },
    { BALIK_ITEM_CARD, "block", "'cellar'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikPlanRows) rows = make_rows ();
      gboolean is_found = FALSE;
      const gint64 id = find_row (rows, cases[i].kind)->id;
      BalikValueRow added = { .item = id, .key = cases[i].key };

      for (guint j = 0; j < rows->values->len; j++)
        {
          BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, j);

          if (row->item != id || !g_str_equal (row->key, cases[i].key))
            continue;
          balik_value_unref (row->value);
          row->value = plan_fixture_parse (cases[i].text);
          is_found = TRUE;
        }
      if (!is_found)
        {
          added.value = plan_fixture_parse (cases[i].text);
          g_array_append_val (rows->values, added);
        }
      assert_not_built (rows);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/plan-file/round-trip/examples", test_round_trip_examples);
  ADD ("/store/plan-file/round-trip/rich", test_round_trip_rich);
  ADD ("/store/plan-file/round-trip/empty", test_empty_plan);
  ADD ("/store/plan-file/round-trip/large", test_large);
  ADD ("/store/plan-file/same-content-same-bytes", test_same_content_same_bytes);
  ADD ("/store/plan-file/leaves-file-alone", test_leaves_file_alone);
  ADD ("/store/plan-file/tells-nothing-of-its-writer", test_tells_nothing_of_its_writer);
  ADD ("/store/plan-file/refuses/not-a-plan", test_not_a_plan);
  ADD ("/store/plan-file/refuses/not-a-file", test_not_a_file);
  ADD ("/store/plan-file/refuses/too-large", test_too_large);
  ADD ("/store/plan-file/refuses/min-reader", test_min_reader);
  ADD ("/store/plan-file/refuses/cut", test_cut);
  ADD ("/store/plan-file/refuses/stray-page", test_stray_page);
  ADD ("/store/plan-file/refuses/side-files", test_side_files);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/store/plan-file/refuses/foreign/%s", foreign[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_foreign, tear_down);
    }
  g_test_add_func ("/store/plan-file/refuses/trees", test_refuses_trees);
  g_test_add_func ("/store/plan-file/refuses/broken-rules", test_refuses_broken_rules);
  ADD ("/store/plan-file/accepts/vacuumed-and-logged", test_vacuumed_and_logged);
  ADD ("/store/plan-file/flipped-bits", test_flipped_bits);
  ADD ("/store/plan-file/first-page", test_first_page);

  return g_test_run ();
}
