/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-plan-file.h"
#include "balik-schema.h"
#include "balik-store.h"
#include "plan-file-fixture.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* Reading a plan file: what is believed, what is not, and what is left alone. */

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
test_round_trip_examples (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) names = store_fixture_list_examples ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (BalikPlan) plan = store_fixture_import (g_ptr_array_index (names, i));
      g_autoptr (BalikPlan) again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
      again = balik_store_read_plan (fixture->file, NULL, &error);
      g_assert_no_error (error);
      store_fixture_assert_same (plan, again);
    }
}

static void
test_round_trip_rich (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) again = balik_store_read_plan (fixture->file, NULL, &error);
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
test_empty_plan (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (BalikPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
  again = balik_store_read_plan (fixture->file, NULL, &error);
  g_assert_no_error (error);
  store_fixture_assert_same (plan, again);
}

static void
test_same_content_same_bytes (PlanFileFixture *fixture, gconstpointer data)
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
test_large (PlanFileFixture *fixture, gconstpointer data)
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
  again = balik_store_read_plan (fixture->file, NULL, &error);
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
test_leaves_file_alone (PlanFileFixture *fixture, gconstpointer data)
{
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *hash = store_fixture_hash (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autofree char *hash_after = NULL;
  g_autofree char *list = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, NULL, NULL);

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
test_tells_nothing_of_its_writer (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = plan_file_load (fixture->file);

  g_assert_false (contains (bytes, g_get_host_name ()));
  g_assert_false (contains (bytes, g_get_home_dir ()));
  g_assert_false (contains (bytes, fixture->folder));
  g_assert_false (contains (bytes, "/tmp"));
  g_assert_true (contains (bytes, "doc_uuid"));
}

static void
test_not_a_plan (PlanFileFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (4096, 'x');
  g_autoptr (GFile) other = store_fixture_file (fixture->folder, "other");
  g_autoptr (GFile) missing = store_fixture_file (fixture->folder, "missing");
  g_autoptr (GFile) below = store_fixture_file (fixture->folder, "plan.balik/below");
  g_autoptr (GFile) dangling = store_fixture_file (fixture->folder, "dangling");

  plan_file_save (other, text, 4096);
  plan_file_assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  plan_file_save (other, text, 511);
  plan_file_assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  plan_file_save (other, text, 0);
  plan_file_assert_refused (other, BALIK_STORE_ERROR_NOT_A_PLAN);
  plan_file_assert_refused (missing, BALIK_STORE_ERROR_NOT_FOUND);
  plan_file_assert_refused (below, BALIK_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink ("nowhere", g_file_peek_path (dangling)), ==, 0);
  plan_file_assert_refused (dangling, BALIK_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test ("nowhere", G_FILE_TEST_EXISTS));
}

static void
test_not_a_file (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) fifo = store_fixture_file (fixture->folder, "fifo");
  g_autoptr (GFile) folder = store_fixture_file (fixture->folder, "folder");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");

  g_assert_cmpint (mkfifo (g_file_peek_path (fifo), 0600), ==, 0);
  plan_file_assert_refused (fifo, BALIK_STORE_ERROR_NOT_A_PLAN);
  g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
  plan_file_assert_refused (folder, BALIK_STORE_ERROR_NOT_A_PLAN);
  plan_file_assert_refused (device, BALIK_STORE_ERROR_NOT_A_PLAN);
}

static void
test_too_large (PlanFileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (truncate (g_file_peek_path (fixture->file), 128 * 1024 * 1024 + 1), ==, 0);
  plan_file_assert_refused (fixture->file, BALIK_STORE_ERROR_TOO_LARGE);
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
  /* A newer Balik would have said so in the table too. */
  { "newer-version", "PRAGMA user_version = 2", BALIK_STORE_ERROR_DAMAGED },
  { "negative-version", "PRAGMA user_version = -1", BALIK_STORE_ERROR_DAMAGED },
  { "no-version", "PRAGMA user_version = 0", BALIK_STORE_ERROR_DAMAGED },
  { "no-table", "DROP TABLE value", BALIK_STORE_ERROR_DAMAGED, "lacks a table" },
  { "view-for-table", "DROP TABLE item; CREATE VIEW item AS SELECT 1 AS id",
    BALIK_STORE_ERROR_DAMAGED, "lacks a table" },
  { "no-column",
    "CREATE TABLE other (key TEXT PRIMARY KEY); DROP TABLE meta; ALTER TABLE other RENAME TO meta",
    BALIK_STORE_ERROR_DAMAGED, "its tables" },
  { "computed-column",
    "DROP TABLE meta; CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT AS (hex (key)))",
    BALIK_STORE_ERROR_DAMAGED, "its tables" },
  { "utf-16", "PRAGMA writable_schema = ON", BALIK_STORE_ERROR_NOT_A_PLAN },
  { "changed-text", "UPDATE value SET text = 'x' WHERE key = 'title'", BALIK_STORE_ERROR_CHANGED,
    "outside Balik" },
  { "changed-number", "UPDATE value SET likely = 0.15 WHERE key = 'rates.discount'",
    BALIK_STORE_ERROR_CHANGED, "outside Balik" },
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
test_foreign (PlanFileFixture *fixture, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const char *sql = foreign[i].sql;

  if (g_str_equal (foreign[i].name, "utf-16"))
    {
      g_unlink (g_file_peek_path (fixture->file));
      sql = "PRAGMA encoding = 'UTF-16le'; PRAGMA application_id = 0x42414c4b;"
            " PRAGMA user_version = 1; CREATE TABLE item (id)";
      store_fixture_run_sql (fixture->file, sql);
      plan_file_assert_refused (fixture->file, BALIK_STORE_ERROR_DAMAGED);
      return;
    }
  store_fixture_run_sql (fixture->file, sql);
  plan_file_assert_refused_with (fixture->file, foreign[i].code, foreign[i].words);
}

/* Rewritten by another program without any change, a plan is still one. */
static void
test_vacuumed_and_logged (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, NULL, NULL);
  g_autoptr (BalikPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_run_sql (fixture->file, "PRAGMA page_size = 1024; VACUUM;"
                                        " PRAGMA journal_mode = WAL");
  again = balik_store_read_plan (fixture->file, NULL, &error);
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
test_min_reader (PlanFileFixture *fixture, gconstpointer data)
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
test_cut (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = plan_file_load (fixture->file);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);
  g_autoptr (GFile) cut = store_fixture_file (fixture->folder, "cut.balik");

  for (gsize length = 0; length < size; length += 512)
    {
      plan_file_save (cut, content, length);
      if (length < 512)
        plan_file_assert_refused_with (cut, BALIK_STORE_ERROR_NOT_A_PLAN, "shorter");
      else
        plan_file_assert_refused_with (cut, BALIK_STORE_ERROR_DAMAGED, "not whole");
    }
}

/* A page that belongs to nothing could hold anything. */
static void
test_stray_page (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = plan_file_load (fixture->file);
  gsize size;
  const guint8 *content = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 4096);

  memcpy (longer, content, size);
  g_assert_cmpuint (longer[31], <, 255);
  longer[31]++;
  plan_file_save (fixture->file, longer, size + 4096);
  plan_file_assert_refused (fixture->file, BALIK_STORE_ERROR_DAMAGED);
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
test_flipped_bits (PlanFileFixture *fixture, gconstpointer data)
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
test_first_page (PlanFileFixture *fixture, gconstpointer data)
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
test_side_files (PlanFileFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "plan.balik-journal", "plan.balik-wal" };
  /* A journal that names the file to be deleted with it. */
  static const char journal[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7victim";
  g_autoptr (GFile) victim = store_fixture_file (fixture->folder, "victim");

  plan_file_save (victim, "canary", 6);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) side = store_fixture_file (fixture->folder, names[i]);
      g_autoptr (BalikPlan) plan = NULL;
      g_autofree char *stamp = NULL;
      g_autofree char *stamp_after = NULL;

      plan_file_save (side, "", 0);
      plan = balik_store_read_plan (fixture->file, NULL, NULL);
      g_assert_nonnull (plan);

      plan_file_save (side, journal, sizeof journal);
      stamp = store_fixture_stamp (side);
      plan_file_assert_refused (fixture->file, BALIK_STORE_ERROR_SIDE_FILES);
      stamp_after = store_fixture_stamp (side);
      g_assert_cmpstr (stamp, ==, stamp_after);
      g_assert_true (g_file_query_exists (victim, NULL));
      g_assert_true (g_file_delete (side, NULL, NULL));
    }
}

#define ADD(path, func) \
  g_test_add (path, PlanFileFixture, NULL, plan_file_set_up, func, plan_file_tear_down)

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

      g_test_add (path, PlanFileFixture, GUINT_TO_POINTER (i), plan_file_set_up, test_foreign,
                  plan_file_tear_down);
    }
  ADD ("/store/plan-file/accepts/vacuumed-and-logged", test_vacuumed_and_logged);
  ADD ("/store/plan-file/flipped-bits", test_flipped_bits);
  ADD ("/store/plan-file/first-page", test_first_page);

  return g_test_run ();
}
