/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canvas-fixture.h"

static void
add_card (BalikPlan *plan,
          BalikEditGroup *group,
          guint position,
          const char *block,
          const char *title,
          const char *link)
{
  const char *const links[] = { link, NULL };
  gint64 id = balik_plan_reserve_id (plan);
  g_autofree char *name = g_strdup_printf ("card-%u", position);

  balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                           position);
  balik_edit_group_take (group, id, "id", balik_value_new_text (name));
  balik_edit_group_take (group, id, "block", balik_value_new_text (block));
  balik_edit_group_take (group, id, "title", balik_value_new_text (title));
  if (link != NULL)
    balik_edit_group_take (group, id, "links", balik_value_new_texts (links));
}

BalikPlan *
canvas_fixture_new_plan (void)
{
  BalikPlan *plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set up");
  g_autoptr (GError) error = NULL;
  gint64 line = balik_plan_reserve_id (plan);

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "currency", balik_value_new_text ("LAK"));
  balik_edit_group_insert (group, line, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", 0);
  balik_edit_group_take (group, line, "id", balik_value_new_text ("uniform"));
  balik_edit_group_take (group, line, "name", balik_value_new_text ("Uniform set"));
  balik_edit_group_take (group, line, "offer", balik_value_new_text ("lease"));
  balik_edit_group_take (group, line, "product.life_months", balik_value_new_number (26));
  balik_edit_group_take (group, line, "product.life_months" BALIK_ORIGIN_SUFFIX,
                         balik_value_new_origin ("guess", "", "", ""));
  balik_edit_group_take (group, line, "price.fee_per_month", balik_value_new_number (23000));
  balik_edit_group_take (group, line, "linear.displacement", balik_value_new_number (0.9));
  add_card (plan, group, 0, "partners", "Schools", NULL);
  add_card (plan, group, 1, "product", "Lasts", "lines.0.product.life_months");
  add_card (plan, group, 2, "partners", "Tailor", NULL);
  add_card (plan, group, 3, "offer", "Always fits", "lines.0.price.fee_per_month");
  add_card (plan, group, 4, "trust", "Swapped", NULL);
  balik_plan_load (plan, group, &error);
  g_assert_no_error (error);
  return plan;
}

BalikItem *
canvas_fixture_get_card (BalikPlan *plan, const char *title)
{
  GListModel *cards = balik_plan_get_cards (plan);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      /* The plan keeps it. */
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);

      if (g_str_equal (balik_item_get_text (card, "title"), title))
        return card;
    }
  return NULL;
}

char *
canvas_fixture_dup_titles (BalikPlan *plan, const char *block)
{
  GListModel *cards = balik_plan_get_cards (plan);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);

      if (g_str_equal (balik_item_get_text (card, "block"), block))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "",
                                balik_item_get_text (card, "title"));
    }
  return g_strdup (titles->str);
}

void
canvas_fixture_apply (BalikPlan *plan, BalikEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (group);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  balik_edit_group_unref (group);
}

void
canvas_fixture_undo (BalikHistory *history)
{
  g_autoptr (GError) error = NULL;

  balik_history_undo (history, &error);
  g_assert_no_error (error);
}
