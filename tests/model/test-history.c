/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-history.h"
#include "plan-fixture.h"

static void
set (BalikPlan *plan, const char *label, const char *path, const char *text)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (label);
  g_autoptr (GError) error = NULL;

  plan_fixture_add (group, plan, path, text);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static double
get_price (BalikPlan *plan)
{
  return balik_item_get_number (plan_fixture_find (plan, "lines.0", NULL), "price.unit");
}

static void
test_undo_and_redo (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);

  g_assert_false (balik_history_can_undo (history));
  g_assert_null (balik_history_get_undo_label (history));
  set (plan, "Price", "lines.0.price.unit", "30");
  set (plan, "Title", "title", "'Tables'");
  g_assert_cmpstr (balik_history_get_undo_label (history), ==, "Title");

  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "Chairs");
  g_assert_cmpstr (balik_history_get_undo_label (history), ==, "Price");
  g_assert_cmpstr (balik_history_get_redo_label (history), ==, "Title");
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 20);
  g_assert_false (balik_history_can_undo (history));

  g_assert_true (balik_history_redo (history, NULL));
  g_assert_true (balik_history_redo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 30);
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "Tables");
  g_assert_false (balik_history_can_redo (history));
}

static void
test_typing_merges_until_sealed (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);

  set (plan, "Price", "lines.0.price.unit", "3");
  set (plan, "Price", "lines.0.price.unit", "35");
  balik_history_seal (history);
  set (plan, "Price", "lines.0.price.unit", "356");
  set (plan, "Price", "lines.0.price.unit", "3567");

  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 35);
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 20);
  g_assert_false (balik_history_can_undo (history));
  g_assert_true (balik_history_redo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 35);
}

static void
test_undo_seals (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);

  set (plan, "Price", "lines.0.price.unit", "3");
  balik_history_seal (history);
  set (plan, "Price", "lines.0.price.unit", "4");
  g_assert_true (balik_history_undo (history, NULL));
  set (plan, "Price", "lines.0.price.unit", "5");
  g_assert_false (balik_history_can_redo (history));
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpfloat (get_price (plan), ==, 3);
}

static void
test_history_keeps_its_own_copy (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  g_autoptr (BalikEditGroup) first = balik_edit_group_new ("Price");

  plan_fixture_add (first, plan, "lines.0.price.unit", "3");
  g_assert_true (balik_plan_apply (plan, first, NULL));
  set (plan, "Price", "lines.0.price.unit", "4");
  g_assert_cmpfloat (balik_value_get_number (balik_edit_group_get_edit (first, 0)->after), ==, 3);
  g_assert_cmpfloat (get_price (plan), ==, 4);
}

/* What the signal told, each as "change:what the title became:label:place;". */
static void
recorded_cb (BalikHistory *history,
             BalikHistoryChange change,
             BalikEditGroup *applied,
             BalikEditGroup *act,
             GString *told)
{
  static const char *const names[] = { "new", "merged", "undone", "redone" };
  const BalikEdit *edit = balik_edit_group_get_edit (applied, 0);

  g_string_append_printf (told, "%s:%s:%s:%s;", names[change],
                          edit->after != NULL ? balik_value_get_text (edit->after) : "-",
                          balik_edit_group_get_label (act), balik_edit_group_get_place (act));
}

static void
assert_told (GString *told, const char *expected)
{
  g_assert_cmpstr (told->str, ==, expected);
  g_string_truncate (told, 0);
}

static void
test_tells_what_each_group_was (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (history, "recorded", G_CALLBACK (recorded_cb), told);
  balik_history_set_place (history, "numbers");
  set (plan, "Title", "title", "'A'");
  assert_told (told, "new:A:Title:numbers;");
  set (plan, "Title", "title", "'AB'");
  assert_told (told, "merged:AB:Title:numbers;");
  balik_history_seal (history);
  set (plan, "Title", "title", "'ABC'");
  assert_told (told, "new:ABC:Title:numbers;");

  balik_history_set_place (history, "guide");
  g_assert_true (balik_history_undo (history, NULL));
  assert_told (told, "undone:AB:Title:numbers;");
  g_assert_true (balik_history_undo (history, NULL));
  assert_told (told, "undone:Chairs:Title:numbers;");
  g_assert_true (balik_history_redo (history, NULL));
  assert_told (told, "redone:AB:Title:numbers;");
  set (plan, "Name", "title", "'X'");
  assert_told (told, "new:X:Name:guide;");
  g_assert_false (balik_history_can_redo (history));
}

/* Nothing is told of what did not happen. */
static void
test_tells_nothing_of_refused_groups (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (history, "recorded", G_CALLBACK (recorded_cb), told);
  g_assert_false (plan_fixture_set (plan, "years", "-1", &error));
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
  assert_told (told, "");
  g_assert_false (balik_history_can_undo (history));
}

static void
test_each_act_keeps_its_place (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);

  g_assert_cmpstr (balik_history_get_place (history), ==, "");
  g_assert_null (balik_history_get_undo_place (history));
  balik_history_set_place (history, "canvas");
  set (plan, "Title", "title", "'A'");
  /* The same words typed elsewhere are another act. */
  balik_history_set_place (history, "guide");
  set (plan, "Title", "title", "'B'");
  g_assert_cmpstr (balik_history_get_undo_place (history), ==, "guide");
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpstr (balik_history_get_undo_place (history), ==, "canvas");
  g_assert_cmpstr (balik_history_get_redo_place (history), ==, "guide");
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_cmpstr (balik_history_get_redo_place (history), ==, "canvas");
  g_assert_null (balik_history_get_undo_place (history));
}

/* Acts that were kept go back and forth as if nothing had come between. */
static void
test_acts_come_back (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) first = balik_history_new (plan);
  g_autoptr (BalikHistory) second = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  guint n_done = 0;

  balik_history_set_place (first, "canvas");
  set (plan, "One", "title", "'A'");
  set (plan, "Two", "title", "'B'");
  set (plan, "Three", "title", "'C'");
  g_assert_true (balik_history_undo (first, NULL));
  acts = balik_history_dup_acts (first, &n_done);
  g_assert_cmpuint (acts->len, ==, 3);
  g_assert_cmpuint (n_done, ==, 2);
  g_clear_object (&first);

  second = balik_history_new (plan);
  balik_history_load (second, acts, n_done);
  g_assert_cmpstr (balik_history_get_undo_label (second), ==, "Two");
  g_assert_cmpstr (balik_history_get_redo_label (second), ==, "Three");
  g_assert_cmpstr (balik_history_get_undo_place (second), ==, "canvas");
  g_assert_true (balik_history_redo (second, NULL));
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "C");
  g_assert_true (balik_history_undo (second, NULL));
  g_assert_true (balik_history_undo (second, NULL));
  g_assert_true (balik_history_undo (second, NULL));
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "Chairs");
  g_assert_false (balik_history_can_undo (second));

  /* What was kept is sealed: the same words now are another act. */
  g_assert_true (balik_history_redo (second, NULL));
  set (plan, "One", "title", "'D'");
  g_assert_true (balik_history_undo (second, NULL));
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "A");
}

/* A random walk over edits of all kinds. */

static void
add_random_setting (GRand *rand, BalikPlan *plan, BalikEditGroup *group)
{
  static const struct
  {
    const char *path;
    const char *texts[4];
  } choices[] = {
    { "title", { "'A'", "'B'", "-", "''" } },
    { "years", { "1", "5", "9", "21" } },
    { "loan", { "+", "-", "+", "-" } },
    { "loan.amount", { "0", "500", "[1, 2, 3]", "-1" } },
    { "loan.amount#origin", { "@quote", "@guess", "-", "@hearsay" } },
    { "rates.discount", { "[0.1, 0.2, 0.3]", "0.1", "-", "-2" } },
    { "rates.tax.kind", { "'profit'", "'turnover'", "-", "'x'" } },
  };
  const guint which = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (choices));

  plan_fixture_add (group, plan, choices[which].path,
                    choices[which].texts[g_rand_int_range (rand, 0, 4)]);
}

static void
add_random_item (GRand *rand, BalikPlan *plan, BalikEditGroup *group)
{
  static const struct
  {
    const char *list_key;
    BalikItemKind kind;
    const char *key;
  } choices[] = {
    { "materials", BALIK_ITEM_MATERIAL, "id" },
    { "overheads", BALIK_ITEM_OVERHEAD, "name" },
    { "investments", BALIK_ITEM_INVESTMENT, "name" },
    { "grants", BALIK_ITEM_GRANT, "name" },
    { "lines", BALIK_ITEM_LINE, "id" },
    { "canvas.cards", BALIK_ITEM_CARD, "id" },
  };
  const guint which = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (choices));
  const gint64 id = balik_plan_reserve_id (plan);
  g_autofree char *name = g_strdup_printf ("n%" G_GINT64_FORMAT, id);

  balik_edit_group_insert (group, id, choices[which].kind, BALIK_PLAN_ROOT_ID,
                           choices[which].list_key, (guint)g_rand_int_range (rand, 0, 5));
  balik_edit_group_take (group, id, choices[which].key, balik_value_new_text (name));
  if (choices[which].kind == BALIK_ITEM_LINE)
    balik_edit_group_insert (group, balik_plan_reserve_id (plan), BALIK_ITEM_PART, id,
                             "product.materials", 0);
}

static BalikItem *
pick_random_item (GRand *rand, BalikPlan *plan)
{
  static const char *const keys[]
      = { "materials", "overheads", "investments", "grants", "lines", "canvas.cards" };
  GListModel *list = balik_item_get_list (balik_plan_get_root (plan),
                                          keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))]);
  const guint n_items = g_list_model_get_n_items (list);
  g_autoptr (BalikItem) item = NULL;

  if (n_items == 0)
    return NULL;
  item = g_list_model_get_item (list, (guint)g_rand_int_range (rand, 0, (int)n_items));
  return item;
}

static BalikEditGroup *
make_random_group (GRand *rand, BalikPlan *plan)
{
  BalikEditGroup *group = balik_edit_group_new ("Random");
  const int n_edits = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n_edits; i++)
    {
      const int kind = g_rand_int_range (rand, 0, 8);
      BalikItem *item = pick_random_item (rand, plan);

      if (kind < 3)
        add_random_setting (rand, plan, group);
      else if (kind < 5)
        add_random_item (rand, plan, group);
      else if (kind < 6 && item != NULL)
        balik_edit_group_remove (group, item);
      else if (item != NULL)
        balik_edit_group_move (group, balik_item_get_id (item),
                               (guint)g_rand_int_range (rand, 0, 6));
    }
  return group;
}

/* Digests after each step; the plan's and the history's way back and forth must meet them all. */
static void
walk_back_and_forth (BalikPlan *plan, BalikHistory *history, GPtrArray *states)
{
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *state = NULL;
      g_autoptr (GError) error = NULL;

      balik_history_undo (history, &error);
      g_assert_no_error (error);
      state = plan_fixture_dump (plan);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, i - 1));
    }
  g_assert_false (balik_history_can_undo (history));
  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *state = NULL;
      g_autoptr (GError) error = NULL;

      balik_history_redo (history, &error);
      g_assert_no_error (error);
      state = plan_fixture_dump (plan);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, i));
    }
  g_assert_false (balik_history_can_redo (history));
}

static void
test_random_walk (gconstpointer data)
{
  const guint32 seed = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint n_refused = 0;

  g_test_message ("seed %u", seed);
  g_ptr_array_add (states, plan_fixture_dump (plan));
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (BalikEditGroup) group = make_random_group (rand, plan);
      g_autofree char *state = NULL;
      gboolean done;

      balik_history_seal (history);
      done = balik_edit_group_get_n_edits (group) > 0 && balik_plan_apply (plan, group, NULL);
      state = plan_fixture_dump (plan);
      if (done)
        g_ptr_array_add (states, g_steal_pointer (&state));
      else
        {
          n_refused++;
          g_assert_cmpstr (state, ==, g_ptr_array_index (states, states->len - 1));
        }
    }
  g_test_message ("%u done, %u refused", states->len - 1, n_refused);
  g_assert_cmpuint (states->len, >, 60);
  g_assert_cmpuint (n_refused, >, 10);
  walk_back_and_forth (plan, history, states);
}

static void
test_random_walk_with_merging (void)
{
  const guint32 seed = 77;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  g_autofree char *first = plan_fixture_dump (plan);
  g_autofree char *last = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Random");

      add_random_setting (rand, plan, group);
      (void)balik_plan_apply (plan, group, NULL);
    }
  last = plan_fixture_dump (plan);
  while (balik_history_can_undo (history))
    g_assert_true (balik_history_undo (history, NULL));
  back = plan_fixture_dump (plan);
  g_assert_cmpstr (back, ==, first);
  while (balik_history_can_redo (history))
    g_assert_true (balik_history_redo (history, NULL));
  again = plan_fixture_dump (plan);
  g_assert_cmpstr (again, ==, last);
}

static void
test_history_lets_go_of_the_plan (void)
{
  BalikPlan *plan = plan_fixture_new ();
  BalikHistory *history = balik_history_new (plan);

  set (plan, "Price", "lines.0.price.unit", "3");
  g_assert_finalize_object (history);
  set (plan, "Price", "lines.0.price.unit", "4");
  g_assert_finalize_object (plan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/model/history/typing-merges", test_typing_merges_until_sealed);
  g_test_add_func ("/model/history/undo-seals", test_undo_seals);
  g_test_add_func ("/model/history/own-copy", test_history_keeps_its_own_copy);
  g_test_add_func ("/model/history/tells/each", test_tells_what_each_group_was);
  g_test_add_func ("/model/history/tells/refused", test_tells_nothing_of_refused_groups);
  g_test_add_func ("/model/history/place", test_each_act_keeps_its_place);
  g_test_add_func ("/model/history/load", test_acts_come_back);
  g_test_add_func ("/model/history/lets-go", test_history_lets_go_of_the_plan);
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/model/history/random-walk/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random_walk);
    }
  g_test_add_func ("/model/history/random-walk/merging", test_random_walk_with_merging);
  return g_test_run ();
}
