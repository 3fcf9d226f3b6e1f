/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-store-copy.h"
#include "open-fixture.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* Copies are plans of their own. */

static void
take_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static char *
copy (BalikStore *store, GFile *file, BalikCopyKind kind, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *words = NULL;

  balik_store_copy_async (store, file, kind, NULL, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  balik_store_copy_finish (store, result, &words, error);
  return words;
}

static void
test_whole (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "copy.balik");
  g_autoptr (BalikPlanFile) ours = NULL;
  g_autoptr (BalikPlanFile) theirs = NULL;
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_set_title (store, "Benches");
  g_assert_null (copy (store, place, BALIK_COPY_WHOLE, &error));
  g_assert_no_error (error);

  open_fixture_assert_title (place, "Benches");
  open_fixture_assert_title (fixture->file, "Stools");
  g_assert_true (balik_store_has_changes (store));
  g_assert_true (g_file_equal (balik_store_get_file (store), fixture->file));

  ours = open_fixture_read (fixture->file);
  theirs = open_fixture_read (place);
  g_assert_cmpstr (ours->meta->doc_uuid, !=, theirs->meta->doc_uuid);
  g_assert_cmpint (theirs->meta->revision, ==, 1);
  g_assert_cmpstr (theirs->meta->parent_digest, ==, "");
  open_fixture_close (store);
}

static void
test_not_over_itself (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, "Stools");
  g_assert_null (copy (store, fixture->file, BALIK_COPY_TO_SHARE, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  open_fixture_close (store);
}

static void
set_origin (BalikPlan *plan, const char *key, const char *kind, const char *note)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Origin");
  g_autoptr (GError) error = NULL;
  const gint64 line = balik_item_get_id (plan_fixture_find (plan, "lines.0", NULL));
  g_autofree char *origin_key = g_strconcat (key, BALIK_ORIGIN_SUFFIX, NULL);

  balik_edit_group_take (group, line, origin_key,
                         balik_value_new_origin (kind, note, "source of it", "2026-02-03"));
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static void
set_private_texts (BalikPlan *plan)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Texts");
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "business",
                         balik_value_new_text ("Kham and daughters"));
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "notes",
                         balik_value_new_text ("Do not tell Kham"));
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  set_origin (plan, "price.unit", "quote", "Kham said so");
  set_origin (plan, "product.unit_cost", "guess", "Kham thinks so");
  set_origin (plan, "demand.start_per_month", "typical range", "Everybody has this text");
}

static void
assert_holds (GFile *file, const char *text, gboolean is_there)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &data, &length, NULL));
  g_assert_cmpint (memmem (data, length, text, strlen (text)) != NULL, ==, is_there);
}

static void
test_to_share (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "share.balik");
  g_autofree char *before = NULL;
  g_autofree char *words = NULL;
  g_autoptr (BalikPlan) shared = NULL;
  g_autoptr (GError) error = NULL;
  BalikValue *origin;

  set_private_texts (balik_store_get_plan (store));
  open_fixture_publish (store);
  before = balik_store_dup_removed_words (store);
  words = copy (store, place, BALIK_COPY_TO_SHARE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, before);
  g_assert_nonnull (strstr (words, "The name of the business is taken out."));
  g_assert_nonnull (strstr (words, "The notes on the plan are taken out."));
  g_assert_nonnull (strstr (words, "Who said it is taken out of 2 numbers."));

  assert_holds (fixture->file, "Kham", TRUE);
  assert_holds (place, "Kham", FALSE);
  assert_holds (place, "Everybody has this text", TRUE);

  /* That somebody said the price, and when, stays; so does the plan itself. */
  shared = balik_store_read_plan (place, NULL, &error);
  g_assert_no_error (error);
  origin = balik_item_get_origin (plan_fixture_find (shared, "lines.0", NULL), "price.unit");
  g_assert_cmpstr (balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND), ==, "quote");
  g_assert_cmpstr (balik_value_get_origin_part (origin, BALIK_ORIGIN_DATE), ==, "2026-02-03");
  g_assert_cmpstr (balik_value_get_origin_part (origin, BALIK_ORIGIN_NOTE), ==, "");
  g_assert_cmpstr (balik_plan_get_title (shared), ==, "Chairs");
  /* The open plan has lost nothing. */
  g_assert_cmpstr (
      balik_item_get_text (balik_plan_get_root (balik_store_get_plan (store)), "business"), ==,
      "Kham and daughters");
  open_fixture_close (store);
}

static void
test_nothing_to_take_out (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_import ("rent-refill-jar.json");
  BalikStore *store = balik_store_new_for_plan (plan, "Jar");
  g_autofree char *words = balik_store_dup_removed_words (store);

  g_assert_true (g_str_has_prefix (words, "The copy has no history"));
  g_assert_nonnull (strstr (words, "stay as they are"));
  balik_store_discard (store);
  open_fixture_finalize (store);
}

static void
test_duplicate (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *other;

  open_fixture_set_title (store, "Stools");
  balik_store_duplicate_async (store, NULL, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  other = balik_store_duplicate_finish (store, result, &error);
  g_assert_no_error (error);

  g_assert_null (balik_store_get_file (other));
  g_assert_cmpstr (balik_store_get_name (other), ==, "plan (copy)");
  g_assert_cmpstr (balik_store_get_doc_id (other), !=, balik_store_get_doc_id (store));
  open_fixture_set_title (other, "Benches");
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Stools");
  g_clear_object (&result);

  balik_store_discard (other);
  open_fixture_finalize (other);
  open_fixture_close (store);
  open_fixture_assert_title (fixture->file, "Stools");
}

#define ADD(path, func) \
  g_test_add (path, OpenFixture, NULL, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/copy/whole", test_whole);
  ADD ("/store/copy/not-over-itself", test_not_over_itself);
  ADD ("/store/copy/to-share", test_to_share);
  ADD ("/store/copy/nothing-to-take-out", test_nothing_to_take_out);
  ADD ("/store/copy/duplicate", test_duplicate);

  return g_test_run ();
}
