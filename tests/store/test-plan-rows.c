/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-file.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* Rows as a file may hold them: what makes no plan is refused. */

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/plan-rows/refuses/trees", test_refuses_trees);
  g_test_add_func ("/store/plan-rows/refuses/broken-rules", test_refuses_broken_rules);

  return g_test_run ();
}
