/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-numbers-lines.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-choice-words.h"

/* The lines of a plan as a menu, and when it or the rows have to be made anew. */

static void
append_line (GMenu *menu, BalikItem *line)
{
  g_autofree char *name = balik_numbers_lines_dup_name (line);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, balik_item_get_id (line));
  g_autoptr (GMenuItem) entry = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (entry, "numbers.line", "s", id);
  g_menu_append_item (menu, entry);
}

static GMenuModel *
new_offer_menu (void)
{
  const BalikField *field = balik_fields_find (BALIK_ITEM_LINE, "offer");
  g_auto (GStrv) offers = balik_field_dup_choices (field);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; offers[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (balik_choice_get_words (offers[i]), NULL);

      g_menu_item_set_action_and_target (entry, "numbers.add-line", "s", offers[i]);
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

/**
 * balik_numbers_lines_new_menu:
 * @plan: a plan
 *
 * Returns: (transfer full): a menu to choose among its lines, add, duplicate
 *     and remove one
 */
GMenuModel *
balik_numbers_lines_new_menu (BalikPlan *plan)
{
  GListModel *lines = balik_plan_get_lines (plan);
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenuModel) offers = new_offer_menu ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BalikItem) line = g_list_model_get_item (lines, i);

      append_line (choices, line);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_submenu (acts, _ ("_Add a Line"), offers);
  g_menu_append (acts, _ ("_Duplicate"), "numbers.duplicate-line");
  g_menu_append (acts, _ ("_Remove"), "numbers.remove-line");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  return G_MENU_MODEL (menu);
}

/**
 * balik_numbers_lines_dup_name:
 * @line: a line
 *
 * Returns: (transfer full): what to call it
 */
char *
balik_numbers_lines_dup_name (BalikItem *line)
{
  const char *name = balik_item_get_text (line, "name");

  /* Translators: stands for a line of a plan that has no name */
  return g_strdup (*name != '\0' ? name : _ ("Line without name"));
}

/**
 * balik_numbers_lines_are_touched:
 * @group: edits that were applied
 *
 * Returns: whether the menu of lines has to be made anew
 */
gboolean
balik_numbers_lines_are_touched (BalikEditGroup *group)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);

      if (edit->item_kind != BALIK_ITEM_LINE)
        continue;
      if (edit->kind != BALIK_EDIT_SET || strcmp (edit->key, "name") == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * balik_numbers_rows_are_touched:
 * @group: edits that were applied
 *
 * Returns: whether other rows are to be seen than before: a line, an offer or
 *     a section has come or gone
 */
gboolean
balik_numbers_rows_are_touched (BalikEditGroup *group)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);
      const BalikField *field;

      if (edit->kind != BALIK_EDIT_SET)
        {
          if (edit->item_kind == BALIK_ITEM_LINE)
            return TRUE;
          continue;
        }
      field = balik_fields_find (edit->item_kind, edit->key);
      if (field != NULL
          && (strcmp (edit->key, "offer") == 0 || (field->flags & BALIK_FIELD_OPTIONAL) != 0))
        return TRUE;
    }
  return FALSE;
}
