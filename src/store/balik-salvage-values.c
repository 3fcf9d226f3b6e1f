/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-row-words.h"
#include "balik-salvage-private.h"

/* From rows to the values of the things that are kept, each looked at by itself. */

enum
{
  CELL_KEY = 1,
  CELL_TYPE = 2,
  CELL_TEXT = 6,
};

/* The part of a damaged text that can be shown; NULL where the row is no plain text. */
static char *
dup_readable_text (const BalikFoundRow *row, const BalikField *field)
{
  gsize length;

  if (row->bytes == NULL || field == NULL || field->type != BALIK_FIELD_TEXT
      || g_strcmp0 (row->cells[CELL_TYPE].text, "text") != 0
      || g_str_has_suffix (row->cells[CELL_KEY].text, BALIK_ORIGIN_SUFFIX))
    return NULL;
  /* Where a page is lost there are noughts. */
  length = strnlen (row->bytes, row->n_bytes);
  return length > 0 ? g_utf8_make_valid (row->bytes, (gssize)length) : NULL;
}

static gboolean
take_readable_text (BalikMending *self, const BalikFoundRow *row, const BalikField *field)
{
  g_autofree char *text = dup_readable_text (row, field);
  BalikCell cells[BALIK_ROW_MAX_CELLS];

  if (text == NULL)
    return FALSE;
  memcpy (cells, row->cells, sizeof cells);
  balik_cell_set_text (&cells[CELL_TEXT], text, strlen (text));
  if (!balik_plan_rows_take_value (self->rows, cells))
    return FALSE;
  balik_mending_note (self,
                      /* Translators: the name of a text, the name of a thing */
                      _ ("“%s” of “%s” is not whole: a part of it could not be read."),
                      balik_field_get_label (field), balik_mending_get_name (self, row->id));
  return TRUE;
}

/**
 * balik_mending_take_values:
 * @self: a mending with its things
 *
 * Takes the values of those things that are what such a thing may have.
 */
void
balik_mending_take_values (BalikMending *self)
{
  const GArray *values = self->found->rows[BALIK_TABLE_VALUE];

  for (guint i = 0; i < values->len; i++)
    {
      const BalikFoundRow *row = &g_array_index (values, BalikFoundRow, i);
      const BalikItemRow *item = balik_plan_rows_find_item (self->rows, row->id);
      const char *key = row->cells[CELL_KEY].text;
      const BalikField *field = item != NULL ? balik_rows_find_field (item->kind, key) : NULL;

      if (item == NULL)
        self->n_values_lost++;
      else if (!balik_plan_rows_take_value (self->rows, row->cells)
               && !take_readable_text (self, row, field))
        balik_mending_lose_value (self, row->id, key);
    }
}

static gboolean
has_value (GHashTable *present, gint64 item, const char *key)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", item, key);

  return !g_hash_table_add (present, g_steal_pointer (&name));
}

static guint
restore_above (BalikMending *self,
               GHashTable *present,
               gint64 item,
               BalikItemKind kind,
               const char *key)
{
  guint n_restored = 0;

  for (const char *dot = strchr (key, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *section = g_strndup (key, (gsize)(dot - key));
      const BalikField *field = balik_fields_find (kind, section);
      BalikValueRow row = { .item = item };

      if (field == NULL || field->type != BALIK_FIELD_SECTION || has_value (present, item, section))
        continue;
      row.key = g_intern_string (section);
      row.value = balik_value_new_present ();
      g_array_append_val (self->rows->values, row);
      n_restored++;
    }
  return n_restored;
}

/**
 * balik_mending_restore_sections:
 * @self: a mending with its values
 *
 * An optional section whose numbers are there was there itself.
 */
void
balik_mending_restore_sections (BalikMending *self)
{
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_values = self->rows->values->len;
  guint n_restored = 0;

  for (guint i = 0; i < n_values; i++)
    {
      const BalikValueRow *row = &g_array_index (self->rows->values, BalikValueRow, i);

      if (balik_value_get_value_type (row->value) == BALIK_VALUE_PRESENT)
        has_value (present, row->item, row->key);
    }
  for (guint i = 0; i < n_values; i++)
    {
      const BalikValueRow row = g_array_index (self->rows->values, BalikValueRow, i);
      const BalikItemRow *item = balik_plan_rows_find_item (self->rows, row.item);

      n_restored += restore_above (self, present, row.item, item->kind, row.key);
    }
  balik_plan_rows_sort (self->rows);
  if (n_restored > 0)
    balik_mending_note (
        self,
        /* Translators: a part of a plan is a loan, repair, a way to take things back and so on */
        ngettext ("That the plan has %u of its parts is lost, but not the part's numbers; it has "
                  "the part again.",
                  "That the plan has %u of its parts is lost, but not the parts' numbers; it has "
                  "the parts again.",
                  n_restored),
        n_restored);
}
