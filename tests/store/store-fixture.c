/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <float.h>
#include <sqlite3.h>
#include <string.h>

#include <glib/gstdio.h>

#include "balik-json-import.h"
#include "balik-store.h"
#include "plan-fixture.h"

char *
store_fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("balik-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
store_fixture_remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_fixture_remove_folder (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted, each followed by a semicolon. */
char *
store_fixture_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *list = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s;", (const char *)g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

char *
store_fixture_list_work (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "balik", "work", NULL);

  return store_fixture_list (folder);
}

GFile *
store_fixture_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

char *
store_fixture_hash (GFile *file)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &data, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, length);
}

/* What changes when a file is written or replaced. */
char *
store_fixture_stamp (GFile *file)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (g_file_peek_path (file), &info), ==, 0);
  return g_strdup_printf ("%ld %ld %ld %ld.%09ld", (long)info.st_ino, (long)info.st_mode,
                          (long)info.st_size, (long)info.st_mtim.tv_sec,
                          (long)info.st_mtim.tv_nsec);
}

/* As another program might. */
void
store_fixture_run_sql (GFile *file, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (g_file_peek_path (file), &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

BalikPlan *
store_fixture_import (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_json_import_file (file, &problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* The names of all plans among the examples. */
GPtrArray *
store_fixture_list_examples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".result.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

/* Of every kind of value, and what is hard to write down. */
BalikPlan *
store_fixture_new_rich_plan (void)
{
  static const char *const links[] = { "b", "", "two\nlines", "back\\slash\\n", NULL };
  static const char *const no_links[] = { NULL };
  BalikPlan *plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Enrich");
  g_autoptr (GError) error = NULL;
  const gint64 first = balik_item_get_id (plan_fixture_find (plan, "canvas.cards.0", NULL));
  const gint64 second = balik_item_get_id (plan_fixture_find (plan, "canvas.cards.1", NULL));
  const gint64 overhead = balik_item_get_id (plan_fixture_find (plan, "overheads.0", NULL));
  const gint64 line = balik_item_get_id (plan_fixture_find (plan, "lines.0", NULL));

  balik_edit_group_take (group, first, "links", balik_value_new_texts (links));
  balik_edit_group_take (group, second, "links", balik_value_new_texts (no_links));
  balik_edit_group_take (
      group, first, "text",
      balik_value_new_text ("ເຮືອນ – ឆ្នាំ 🛠 \"quoted\" 'single'; DROP TABLE item"));
  balik_edit_group_take (group, second, "text", balik_value_new_text (""));
  balik_edit_group_take (group, overhead, "per_month",
                         balik_value_new_range (-DBL_MAX, -0.0, DBL_MIN));
  balik_edit_group_take (
      group, line, "price.unit" BALIK_ORIGIN_SUFFIX,
      balik_value_new_origin ("quote", "from the\nmarket \\", "s1", "2026-02-03"));
  g_assert_true (balik_plan_apply (plan, group, &error));
  g_assert_no_error (error);
  return plan;
}

GFile *
store_fixture_write (const char *folder, const char *name)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GError) error = NULL;
  GFile *file = store_fixture_file (folder, name);

  balik_store_write_plan (plan, file, &error);
  g_assert_no_error (error);
  return file;
}

static gint64
pick_card (GListModel *cards, GRand *rand)
{
  g_autoptr (BalikItem) card = g_list_model_get_item (
      cards, (guint)g_rand_int_range (rand, 0, (gint32)g_list_model_get_n_items (cards)));

  return balik_item_get_id (card);
}

/* One act of a user; the same numbers give the same acts. */
void
store_fixture_edit (BalikPlan *plan, GRand *rand, guint number)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Edit");
  g_autofree char *text = g_strdup_printf ("Act %u", number);
  GListModel *cards = balik_plan_get_cards (plan);
  const guint n_cards = g_list_model_get_n_items (cards);
  const guint what = n_cards < 3 ? 0 : (guint)g_rand_int_range (rand, 0, 6);
  g_autoptr (GError) error = NULL;

  if (what <= 1)
    {
      const gint64 id = balik_plan_reserve_id (plan);

      balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                               (guint)g_rand_int_range (rand, 0, (gint32)n_cards + 1));
      balik_edit_group_take (group, id, "title", balik_value_new_text (text));
    }
  else if (what == 2)
    balik_edit_group_move (group, pick_card (cards, rand),
                           (guint)g_rand_int_range (rand, 0, (gint32)n_cards));
  else if (what == 3)
    balik_edit_group_remove (group, balik_plan_get_item (plan, pick_card (cards, rand)));
  else if (what == 4)
    {
      balik_edit_group_take (group, pick_card (cards, rand), "text", balik_value_new_text (text));
      balik_edit_group_set (group, pick_card (cards, rand), "text", NULL);
    }
  else
    balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "title", balik_value_new_text (text));
  g_assert_true (balik_plan_apply (plan, group, &error));
  g_assert_no_error (error);
}

void
store_fixture_assert_same (BalikPlan *a, BalikPlan *b)
{
  g_autofree char *x = plan_fixture_dump (a);
  g_autofree char *y = plan_fixture_dump (b);

  g_assert_cmpstr (x, ==, y);
}
