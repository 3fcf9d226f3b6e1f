/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-assumed-list.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

/* The numbers that nobody has confirmed yet, as rows that lead to them. */

/* More rows than this are a burden; the rest is found in Numbers. */
#define MAX_ROWS 12

static char *
dup_holder_name (BalikItem *item)
{
  const char *key = balik_fields_find (balik_item_get_kind (item), "name") != NULL ? "name" : NULL;

  if (balik_item_get_kind (item) == BALIK_ITEM_MATERIAL)
    key = "id";
  if (balik_item_get_kind (item) == BALIK_ITEM_PART)
    key = "material";
  return g_strdup (key != NULL ? balik_item_get_text (item, key) : "");
}

static void
add_row (GtkListBox *list, BalikItem *item, const BalikField *field)
{
  GtkWidget *row = adw_action_row_new ();
  BalikValue *origin = balik_item_get_origin (item, field->key);
  g_autofree char *name = dup_holder_name (item);
  g_autofree char *title = NULL;

  if (*name != '\0')
    /* Translators: what a number belongs to, then its name, as "Uniform set: Monthly fee" */
    title = g_strdup_printf (_ ("%s: %s"), name, _ (field->label));
  else
    title = g_strdup (_ (field->label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               balik_value_get_origin_part (origin, BALIK_ORIGIN_NOTE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "plan.show-number");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xs)", balik_item_get_id (item),
                                    field->key);
  gtk_list_box_append (list, row);
}

static guint
add_assumed_of (GtkListBox *list, BalikItem *item, guint n_before)
{
  guint n_fields = 0;
  guint n = n_before;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (balik_field_is_number (&fields[i]) && fields[i].label != NULL
          && balik_item_is_assumed (item, fields[i].key) && n++ < MAX_ROWS)
        add_row (list, item, &fields[i]);
      if (fields[i].type == BALIK_FIELD_LIST && strcmp (fields[i].key, "canvas.cards") != 0)
        {
          GListModel *children = balik_item_get_list (item, fields[i].key);

          for (guint j = 0; j < g_list_model_get_n_items (children); j++)
            {
              g_autoptr (BalikItem) child = g_list_model_get_item (children, j);

              n = add_assumed_of (list, child, n);
            }
        }
    }
  return n;
}

/**
 * balik_assumed_list_fill:
 * @list: a list box, which is emptied first
 * @plan: a plan
 *
 * Lists the numbers that are only assumed. A row leads to its number.
 *
 * Returns: how many there are in all
 */
guint
balik_assumed_list_fill (GtkListBox *list, BalikPlan *plan)
{
  guint n_assumed;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), 0);
  g_return_val_if_fail (BALIK_IS_PLAN (plan), 0);

  gtk_list_box_remove_all (list);
  n_assumed = add_assumed_of (list, balik_plan_get_root (plan), 0);
  if (n_assumed > MAX_ROWS)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text = g_strdup_printf (
          /* Translators: %u is how many numbers more are assumed than are listed */
          ngettext ("and %u more in Numbers", "and %u more in Numbers", n_assumed - MAX_ROWS),
          n_assumed - MAX_ROWS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "plan.place");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "numbers");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (list, row);
    }
  return n_assumed;
}
