/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-numbers-rows.h"

#include <string.h>

#include <adwaita.h>

#include "balik-choice-row.h"
#include "balik-number-row.h"
#include "balik-plan-acts.h"
#include "balik-plan-ids.h"
#include "balik-section-row.h"
#include "balik-text-row.h"

/* Rows for the fields of a plan: which kind a field gets, and what has to change with it. */

static const char *
get_new_text (BalikEditGroup *group, BalikItem *item, const char *key)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);

      if (edit->item == balik_item_get_id (item) && g_strcmp0 (edit->key, key) == 0
          && edit->after != NULL)
        return balik_value_get_text (edit->after);
    }
  return NULL;
}

static void
complete_offer_cb (BalikFieldEditor *editor, BalikEditGroup *group, gpointer data)
{
  BalikItem *line = balik_field_editor_get_item (editor);
  const char *offer = get_new_text (group, line, "offer");

  if (offer != NULL)
    balik_plan_acts_complete_offer (group, line, offer);
}

static void
complete_material_cb (BalikFieldEditor *editor, BalikEditGroup *group, gpointer data)
{
  BalikItem *material = balik_field_editor_get_item (editor);
  const char *id = get_new_text (group, material, "id");

  if (id != NULL)
    balik_plan_rename_material (balik_field_editor_get_plan (editor), group,
                                balik_item_get_text (material, "id"), id);
}

static GtkWidget *
new_material_row (BalikFieldEditor *editor)
{
  BalikPlan *plan = balik_field_editor_get_plan (editor);
  GListModel *materials = balik_item_get_list (balik_plan_get_root (plan), "materials");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (materials); i++)
    {
      g_autoptr (BalikItem) material = g_list_model_get_item (materials, i);

      g_strv_builder_add (builder, balik_item_get_text (material, "id"));
    }
  codes = g_strv_builder_end (builder);
  return balik_choice_row_new_for_codes (editor, (const char *const *)codes);
}

static GtkWidget *
new_row (BalikFieldEditor *editor)
{
  const BalikField *field = balik_field_editor_get_field (editor);
  const BalikItemKind kind = balik_item_get_kind (balik_field_editor_get_item (editor));

  if (balik_field_is_number (field))
    return balik_number_row_new (editor);
  if (kind == BALIK_ITEM_PART)
    return new_material_row (editor);
  if (field->type == BALIK_FIELD_CHOICE || strcmp (field->key, "country") == 0
      || strcmp (field->key, "currency") == 0)
    return balik_choice_row_new (editor);
  return balik_text_row_new (editor);
}

/**
 * balik_numbers_row_new:
 * @document: an open plan
 * @item: an item of it
 * @field: the row of a key that holds one value
 * @page: what has a property "narrow" that the row follows
 *
 * Returns: (transfer floating): a row that edits it
 */
GtkWidget *
balik_numbers_row_new (BalikDocument *document,
                       BalikItem *item,
                       const BalikField *field,
                       GObject *page)
{
  g_autoptr (BalikFieldEditor) editor = NULL;
  GtkWidget *row;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (document), NULL);

  editor = balik_field_editor_new (balik_document_get_plan (document),
                                   balik_document_get_history (document),
                                   balik_document_get_locale (document), item, field->key);
  if (strcmp (field->key, "offer") == 0)
    g_signal_connect (editor, "complete", G_CALLBACK (complete_offer_cb), NULL);
  if (balik_item_get_kind (item) == BALIK_ITEM_MATERIAL && strcmp (field->key, "id") == 0)
    g_signal_connect (editor, "complete", G_CALLBACK (complete_material_cb), NULL);
  row = new_row (editor);
  g_object_bind_property (page, "narrow", row,
                          BALIK_IS_CHOICE_ROW (row) ? "use-subtitle" : "narrow",
                          G_BINDING_SYNC_CREATE);
  return row;
}

/**
 * balik_numbers_row_get_editor:
 * @row: any widget
 *
 * Returns: (transfer none) (nullable): what edits the row's value, %NULL where
 *     it is not such a row
 */
BalikFieldEditor *
balik_numbers_row_get_editor (GtkWidget *row)
{
  if (BALIK_IS_NUMBER_ROW (row))
    return balik_number_row_get_editor (BALIK_NUMBER_ROW (row));
  if (BALIK_IS_TEXT_ROW (row))
    return balik_text_row_get_editor (BALIK_TEXT_ROW (row));
  if (BALIK_IS_CHOICE_ROW (row))
    return balik_choice_row_get_editor (BALIK_CHOICE_ROW (row));
  return NULL;
}

/**
 * balik_numbers_row_find:
 * @widget: where to look
 * @item: an item
 * @key: (nullable): one of its keys, %NULL for the first that is shown
 *
 * Returns: (transfer none) (nullable): the row of that number, or the switch of
 *     the section that it is in
 */
GtkWidget *
balik_numbers_row_find (GtkWidget *widget, BalikItem *item, const char *key)
{
  BalikFieldEditor *editor = balik_numbers_row_get_editor (widget);
  GtkWidget *toggle = NULL;

  if (editor != NULL)
    return balik_field_editor_get_item (editor) == item
                   && (key == NULL || strcmp (balik_field_editor_get_key (editor), key) == 0)
               ? widget
               : NULL;
  if (BALIK_IS_SECTION_ROW (widget))
    return key != NULL && balik_section_row_is_for (BALIK_SECTION_ROW (widget), item, key) ? widget
                                                                                           : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = balik_numbers_row_find (child, item, key);

      /* A switch is the next best thing; the innermost comes last. */
      if (found != NULL && !BALIK_IS_SECTION_ROW (found))
        return found;
      if (found != NULL)
        toggle = found;
    }
  return toggle;
}

/**
 * balik_numbers_row_reveal:
 * @row: a row
 *
 * Opens every fold that it is in, and puts the keyboard focus into it.
 */
void
balik_numbers_row_reveal (GtkWidget *row)
{
  for (GtkWidget *above = gtk_widget_get_parent (row); above != NULL;
       above = gtk_widget_get_parent (above))
    if (ADW_IS_EXPANDER_ROW (above))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (above), TRUE);
  gtk_widget_grab_focus (row);
}
