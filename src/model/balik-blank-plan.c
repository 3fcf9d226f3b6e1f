/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-blank-plan.h"

#include <string.h>

#include <glib/gi18n.h>

/* Where no template fits, a plan begins with one line in which only that is
 * stated what the rules demand. */

/* Of second-hand clothes sold, the share that kept somebody from buying new
 * ones: row displacement-resale of the reference data (WRAP 2025). The careful
 * choice until the owner knows better. */
#define CAREFUL_DISPLACEMENT 0.646
#define CAREFUL_DISPLACEMENT_SOURCE "wrap-2025"

static void
set_text (BalikEditGroup *group, gint64 item, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    balik_edit_group_take (group, item, key, balik_value_new_text (text));
}

static char *
dup_free_line_id (BalikPlan *plan)
{
  GListModel *lines = balik_plan_get_lines (plan);
  guint n_lines = g_list_model_get_n_items (lines);

  for (guint number = n_lines + 1;; number++)
    {
      char *id = g_strdup_printf ("line-%u", number);
      gboolean is_free = TRUE;

      for (guint i = 0; i < n_lines && is_free; i++)
        {
          g_autoptr (BalikItem) line = g_list_model_get_item (lines, i);

          is_free = strcmp (balik_item_get_text (line, "id"), id) != 0;
        }
      if (is_free)
        return id;
      g_free (id);
    }
}

/**
 * balik_blank_plan_state_displacement:
 * @group: a group of edits
 * @line: the id of a line
 *
 * Adds to @group that a careful share of what is offered replaces a new one,
 * marked as assumed. The rules demand that something is stated.
 */
void
balik_blank_plan_state_displacement (BalikEditGroup *group, gint64 line)
{
  balik_edit_group_take (group, line, "linear.displacement",
                         balik_value_new_number (CAREFUL_DISPLACEMENT));
  balik_edit_group_take (
      group, line, "linear.displacement" BALIK_ORIGIN_SUFFIX,
      balik_value_new_origin ("typical range",
                              _ ("Measured for second-hand clothes. Not every one that you offer "
                                 "keeps somebody from buying."),
                              CAREFUL_DISPLACEMENT_SOURCE, NULL));
}

/**
 * balik_blank_plan_add_line:
 * @plan: a plan
 * @group: a group of edits
 * @offer: sell, lease, rent or care
 * @name: (nullable): what is offered
 *
 * Adds to @group what makes a new line that obeys the rules.
 */
void
balik_blank_plan_add_line (BalikPlan *plan,
                           BalikEditGroup *group,
                           const char *offer,
                           const char *name)
{
  g_autofree char *line_id = NULL;
  gint64 id;

  g_return_if_fail (BALIK_IS_PLAN (plan));
  g_return_if_fail (group != NULL);

  id = balik_plan_reserve_id (plan);
  line_id = dup_free_line_id (plan);
  balik_edit_group_insert (group, id, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", G_MAXUINT);
  set_text (group, id, "id", line_id);
  set_text (group, id, "offer", offer);
  set_text (group, id, "name", name);
  balik_blank_plan_state_displacement (group, id);
}

static const char *
get_offer (const char *model)
{
  if (strcmp (model, "repair") == 0)
    return "care";
  return strcmp (model, "take-back") == 0 ? "sell" : "lease";
}

static void
add_sections (BalikEditGroup *group, gint64 line, const char *model)
{
  if (strcmp (model, "take-back") != 0)
    balik_edit_group_take (group, line, "repair", balik_value_new_present ());
  if (strcmp (model, "repair") != 0)
    balik_edit_group_take (group, line, "takeback", balik_value_new_present ());
}

/**
 * balik_blank_plan_new:
 * @model: service, repair or take-back
 * @country: (nullable): ISO 3166 letters
 * @currency: (nullable): ISO 4217 letters
 *
 * Returns: (transfer full): a plan for that model in which nothing is stated
 *     but what the rules demand
 */
BalikPlan *
balik_blank_plan_new (const char *model, const char *country, const char *currency)
{
  BalikPlan *plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (_ ("New Plan"));
  g_autoptr (GError) error = NULL;
  gint64 line;

  g_return_val_if_fail (model != NULL, plan);

  set_text (group, BALIK_PLAN_ROOT_ID, "country", country);
  set_text (group, BALIK_PLAN_ROOT_ID, "currency", currency);
  balik_blank_plan_add_line (plan, group, get_offer (model), NULL);
  line = balik_edit_group_get_edit (group, balik_edit_group_get_n_edits (group) - 1)->item;
  add_sections (group, line, model);
  if (!balik_plan_apply (plan, group, &error))
    g_critical ("A blank plan is refused: %s", error->message);
  return plan;
}
