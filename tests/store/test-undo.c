/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-rows.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"
#include "undo-fixture.h"

/*
 * What was done and taken back is the same after a crash as before it. Long
 * walks are those of tests/reliability/test-walk.c.
 */

#define N_BIG 10000

static BalikStore *
new_store (void)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();

  /* A database keeps no minus before a zero. */
  g_assert_true (plan_fixture_set (plan, "overheads.0.per_month", "[0, 1, 2]", NULL));
  return balik_store_new_for_plan (plan, "Walk");
}

static void
discard (BalikStore *store)
{
  g_autofree char *left = NULL;

  balik_store_discard (store);
  undo_fixture_drop (store);
  left = store_fixture_list_work ();
  g_assert_cmpstr (left, ==, "");
}

static void
test_recovered (void)
{
  BalikStore *store = new_store ();

  balik_store_set_place (store, "numbers");
  undo_fixture_act (store, "ປ່ຽນ “Years”", "years", "7");
  balik_store_set_place (store, "guide");
  undo_fixture_act (store, "Change Title", "title", "'A'");
  undo_fixture_act (store, "Remove Title", "title", "-");
  balik_store_set_place (store, "canvas");
  undo_fixture_undo (store);
  undo_fixture_assert_acts (store, "ປ່ຽນ “Years”@numbers;Change Title@guide;|Remove Title@guide;");

  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "ປ່ຽນ “Years”@numbers;Change Title@guide;|Remove Title@guide;");
  g_assert_cmpstr (balik_store_get_place (store), ==, "canvas");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Chairs");
  undo_fixture_undo (store);
  g_assert_cmpint (balik_plan_get_n_months (balik_store_get_plan (store)), !=, 7 * 12);

  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "|ປ່ຽນ “Years”@numbers;Change Title@guide;Remove Title@guide;");
  undo_fixture_redo (store);
  undo_fixture_redo (store);
  undo_fixture_redo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "");
  g_assert_cmpint (balik_plan_get_n_months (balik_store_get_plan (store)), ==, 7 * 12);
  discard (store);
}

/* A new act takes the place of those that were taken back, in the copy too. */
static void
test_new_act_drops_redo (void)
{
  BalikStore *store = new_store ();

  undo_fixture_act (store, "One", "title", "'1'");
  undo_fixture_act (store, "Two", "title", "'2'");
  undo_fixture_act (store, "Three", "title", "'3'");
  undo_fixture_undo (store);
  undo_fixture_undo (store);
  store = undo_fixture_crash (store);
  undo_fixture_act (store, "Four", "title", "'4'");
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "One@;Four@;|");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "1");
  discard (store);
}

/* However often typing was kept, it is one step. */
static void
test_typing_is_one_step (void)
{
  static const char *const texts[] = { "'T'", "'Ta'", "'Tab'", "'Table'" };
  BalikStore *store = new_store ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      undo_fixture_act (store, "Change Title", "title", texts[i]);
      undo_fixture_flush (store);
    }
  balik_history_seal (balik_store_get_history (store));
  undo_fixture_act (store, "Change Title", "title", "'Chair'");
  store = undo_fixture_crash (store);
  undo_fixture_assert_acts (store, "Change Title@;Change Title@;|");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Table");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Chairs");
  undo_fixture_redo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Table");

  /* Nobody was typing when it crashed, so typing starts anew. */
  store = undo_fixture_crash (store);
  undo_fixture_act (store, "Change Title", "title", "'Tables'");
  undo_fixture_assert_acts (store, "Change Title@;Change Title@;|");
  discard (store);
}

/* The place is kept without being a change of the plan. */
static void
test_place_is_no_change (void)
{
  BalikStore *store = new_store ();

  undo_fixture_act (store, "One", "title", "'1'");
  store = undo_fixture_crash (store);
  g_assert_cmpstr (balik_store_get_place (store), ==, "");
  balik_store_set_place (store, "results");
  balik_store_set_place (store, "report");
  store = undo_fixture_crash (store);
  g_assert_cmpstr (balik_store_get_place (store), ==, "report");
  undo_fixture_assert_acts (store, "One@;|");
  discard (store);
}

/* Of thousands of cards, looking for the place of each would take long. */
static char *
dup_digest (BalikStore *store)
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (balik_store_get_plan (store));

  return balik_plan_rows_dup_digest (rows);
}

static void
assert_digest (BalikStore *store, const char *expected)
{
  g_autofree char *digest = dup_digest (store);

  g_assert_cmpstr (digest, ==, expected);
}

static void
test_big_act (void)
{
  BalikStore *store = new_store ();
  BalikPlan *plan = balik_store_get_plan (store);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Import Cards");
  g_autofree char *before = dup_digest (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_BIG; i++)
    {
      const gint64 id = balik_plan_reserve_id (plan);
      g_autofree char *title = g_strdup_printf ("Card %u", i);

      balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                               G_MAXUINT);
      balik_edit_group_take (group, id, "title", balik_value_new_text (title));
      balik_edit_group_take (group, id, "block", balik_value_new_text ("reaching"));
    }
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  after = dup_digest (store);

  store = undo_fixture_crash (store);
  assert_digest (store, after);
  undo_fixture_undo (store);
  store = undo_fixture_crash (store);
  assert_digest (store, before);
  undo_fixture_redo (store);
  assert_digest (store, after);
  undo_fixture_flush (store);
  discard (store);
}

/* No text that was deleted, and no word of the history, is in what is handed on. */
static void
test_not_in_the_file (void)
{
  static const char *const canaries[] = { "CANARY-TYPED", "CANARY-LABEL", "CANARY-UNDONE" };
  char *folder = store_fixture_make_folder ();
  g_autoptr (GFile) file = store_fixture_write (folder, "plan.balik");
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);
  g_autofree char *work = undo_fixture_find_work ();
  g_autofree char *log = g_strconcat (work, "-wal", NULL);
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  undo_fixture_act (store, "CANARY-LABEL", "title", "'CANARY-TYPED'");
  undo_fixture_act (store, "Change Title", "title", "'CANARY-UNDONE'");
  undo_fixture_undo (store);
  undo_fixture_act (store, "Delete", "title", "'Clean'");
  balik_store_publish (store, &error);
  g_assert_no_error (error);

  /* It would prove nothing if it were nowhere. */
  g_assert_true (g_file_get_contents (log, &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_nonnull (memmem (data, length, canaries[i], strlen (canaries[i])));
  g_clear_pointer (&data, g_free);
  undo_fixture_close (store);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_null (memmem (data, length, canaries[i], strlen (canaries[i])));
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/undo/recovered", test_recovered);
  g_test_add_func ("/store/undo/new-act-drops-redo", test_new_act_drops_redo);
  g_test_add_func ("/store/undo/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/store/undo/place-is-no-change", test_place_is_no_change);
  g_test_add_func ("/store/undo/big-act", test_big_act);
  g_test_add_func ("/store/undo/not-in-the-file", test_not_in_the_file);

  return g_test_run ();
}
