/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-preview-private.h"
#include "balik-csv-table-private.h"
#include "balik-field-check.h"

/*
 * The rows of a list. A row finds its thing by the path or, where things have
 * ids, by the id; a row without a path is a new thing. The order of the rows
 * does not matter.
 */

typedef struct
{
  BalikCsvPreview *preview;
  BalikItemKind kind;
  GHashTable *by_id; /* id → item, for kinds that have one */
  GHashTable *found; /* the items that the file has */
} ListReader;

static void
list_all (BalikCsvPreview *self, GPtrArray *items, BalikItem *holder, const char *list_key)
{
  GListModel *list = balik_item_get_list (holder, list_key);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
}

/* Everything that the table shows. */
static GPtrArray *
list_items (BalikCsvPreview *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *list_key = balik_csv_table_get_list_key (self->table);
  GListModel *lines = balik_plan_get_lines (self->plan);

  if (list_key != NULL)
    list_all (self, items, balik_plan_get_root (self->plan), list_key);
  for (guint i = 0; list_key == NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BalikItem) line = g_list_model_get_item (lines, i);

      list_all (self, items, line, "product.materials");
      list_all (self, items, line, "linear.materials");
    }
  return items;
}

/* The list that a new row comes into; NULL where its path names something else. */
static BalikItem *
find_list (ListReader *self, const char *path, const char **list_key)
{
  g_autofree char *key = NULL;
  BalikItem *holder;
  const BalikField *field;

  *list_key = balik_csv_table_get_list_key (self->preview->table);
  if (*path == '\0' && *list_key != NULL)
    return balik_plan_get_root (self->preview->plan);
  holder = balik_plan_find_path (self->preview->plan, path, &key);
  field = key != NULL ? balik_fields_find (balik_item_get_kind (holder), key) : NULL;
  if (field == NULL || field->type != BALIK_FIELD_LIST || field->item_kind != self->kind)
    return NULL;
  *list_key = field->key;
  return holder;
}

/* The thing that a row is about. */
static BalikItem *
find_item (ListReader *self, guint row, const char *path)
{
  g_autofree char *id = balik_csv_preview_dup_cell (self->preview, row, "id");
  g_autofree char *key = NULL;
  BalikItem *item = NULL;

  /* Cards are moved about, so their id tells more than their place. */
  if (*id != '\0' && (self->kind == BALIK_ITEM_CARD || *path == '\0'))
    item = g_hash_table_lookup (self->by_id, id);
  if (item == NULL && *path != '\0')
    item = balik_plan_find_path (self->preview->plan, path, &key);
  return item != NULL && key == NULL && balik_item_get_kind (item) == self->kind ? item : NULL;
}

/* What a cell with a text says. */
static BalikCsvCell
read_text (BalikCsvPreview *self,
           guint row,
           const BalikField *field,
           const char *current,
           BalikValue **value,
           char **message)
{
  g_autofree char *text = field->type == BALIK_FIELD_CHOICE
                              ? balik_csv_preview_dup_word (self, row, field->key)
                              : balik_csv_preview_dup_cell (self, row, field->key);
  g_autoptr (BalikValue) found = NULL;

  if (strcmp (text, current) == 0)
    return BALIK_CSV_CELL_SAME;
  if (*text == '\0')
    return BALIK_CSV_CELL_EMPTY;
  found = balik_value_new_text (text);
  *message = balik_field_check_value (field, found);
  if (*message != NULL)
    return BALIK_CSV_CELL_REFUSED;
  *value = g_steal_pointer (&found);
  return BALIK_CSV_CELL_READ;
}

/* What the cells of a row say of one field; of a new thing if there is no @item. */
static BalikCsvCell
read_field (BalikCsvPreview *self,
            guint row,
            BalikItem *item,
            const BalikField *field,
            BalikValue **value,
            char **message)
{
  g_autofree char *low = g_strconcat (field->key, BALIK_CSV_DOT_LOW, NULL);
  g_autofree char *high = g_strconcat (field->key, BALIK_CSV_DOT_HIGH, NULL);
  const char *const headings[3] = { low, field->key, high };
  const char *current = "";

  if (!balik_csv_field_is_column (field) || !balik_csv_preview_has_column (self, field->key))
    return BALIK_CSV_CELL_SAME;
  if (balik_field_is_number (field))
    return balik_csv_preview_read_points (
        self, row, field, headings, item != NULL ? balik_item_get_value (item, field->key) : NULL,
        value, message);
  if (item != NULL)
    current = balik_item_get_text (item, field->key);
  return read_text (self, row, field, current, value, message);
}

static void
add_cell (ListReader *self,
          guint row,
          BalikItem *item,
          const BalikField *field,
          BalikCsvCell cell,
          BalikValue *value,
          char *message)
{
  g_autofree char *low = g_strconcat (field->key, BALIK_CSV_DOT_LOW, NULL);
  g_autofree char *high = g_strconcat (field->key, BALIK_CSV_DOT_HIGH, NULL);
  const char *const headings[3] = { low, field->key, high };

  balik_csv_preview_add_cell (self->preview, row, item, field, headings, cell, value, message);
}

static void
read_old (ListReader *self, guint row, BalikItem *item)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (self->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      BalikValue *value = NULL;
      char *message = NULL;
      const BalikCsvCell cell = read_field (self->preview, row, item, &fields[i], &value, &message);

      /* A default choice that is not stated cannot go either. */
      if (cell == BALIK_CSV_CELL_EMPTY && !balik_item_has (item, fields[i].key))
        continue;
      add_cell (self, row, item, &fields[i], cell, value, message);
    }
}

/* A new thing comes whole or not at all. */
static void
read_new (ListReader *self, guint row, const char *path, BalikItem *holder, const char *list_key)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (self->kind, &n_fields);
  BalikCsvEntry *entry = balik_csv_preview_add (self->preview, BALIK_CSV_NEW,
                                                balik_csv_rows_get_line (self->preview->rows, row),
                                                NULL, NULL, *path != '\0' ? path : list_key);

  entry->kind = self->kind;
  entry->item = balik_item_get_id (holder);
  entry->list_key = g_intern_string (list_key);
  for (guint i = 0; i < n_fields; i++)
    {
      BalikValue *value = NULL;
      char *message = NULL;
      const BalikCsvCell cell = read_field (self->preview, row, NULL, &fields[i], &value, &message);

      if (cell == BALIK_CSV_CELL_READ)
        {
          if (*entry->after == '\0')
            {
              g_free (entry->after);
              entry->after = balik_csv_dup_value_words (self->preview, value);
            }
          balik_csv_entry_take (entry, fields[i].key, NULL, value);
        }
      else if (message != NULL && entry->outcome != BALIK_CSV_REFUSED)
        {
          g_free (entry->message);
          entry->message = message;
          entry->column = fields[i].key;
          entry->outcome = cell == BALIK_CSV_CELL_ASKS ? BALIK_CSV_ASKED : BALIK_CSV_REFUSED;
        }
      else
        g_free (message);
    }
}

static void
refuse_unknown (ListReader *self, guint row, const char *path)
{
  balik_csv_preview_refuse_row (
      self->preview, row, path,
      *path != '\0' && self->kind == BALIK_ITEM_PART
          /* Translators: %s is a path as it stands in the file; the other paths as they stand */
          ? g_strdup_printf (_ ("The plan has no “%s”. For a new row write the list that it "
                                "belongs to, as “lines.0.product.materials”."),
                             path)
          : *path != '\0'
                /* Translators: %s is a path as it stands in the file, as “overheads.7” */
                ? g_strdup_printf (
                      _ ("The plan has no “%s”. For a new row leave the first cell empty."), path)
                : g_strdup (_ ("A new row needs the list that it belongs to in its first cell, as "
                               "“lines.0.product.materials”.")));
}

static void
read_row (ListReader *self, guint row)
{
  g_autofree char *path = balik_csv_preview_dup_path (self->preview, row);
  BalikItem *item;
  BalikItem *holder;
  const char *list_key = NULL;

  if (balik_csv_preview_is_blank (self->preview, row))
    return;
  item = find_item (self, row, path);
  if (item != NULL)
    {
      g_autofree char *what = g_strdup_printf ("%" G_GINT64_FORMAT, balik_item_get_id (item));

      g_hash_table_add (self->found, item);
      if ((!balik_csv_table_has_thing (self->preview->table)
           || balik_csv_preview_check_thing (self->preview, row, item, path))
          && balik_csv_preview_see (self->preview, row, path, what))
        read_old (self, row, item);
      return;
    }
  holder = find_list (self, path, &list_key);
  if (holder != NULL)
    read_new (self, row, path, holder, list_key);
  else
    refuse_unknown (self, row, path);
}

static void
add_missing (ListReader *self, BalikItem *item)
{
  BalikCsvEntry *entry = balik_csv_preview_add (
      self->preview, self->preview->settings.removes ? BALIK_CSV_REMOVED : BALIK_CSV_KEPT, 0, item,
      NULL, NULL);

  entry->list_key = balik_item_get_list_key (item);
  g_free (entry->before);
  entry->before = balik_csv_dup_thing (item);
}

void
balik_csv_preview_read_list (BalikCsvPreview *self)
{
  g_autoptr (GPtrArray) items = list_items (self);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  ListReader reader = { self, balik_csv_table_get_kind (self->table), by_id, found };

  if (balik_fields_find (reader.kind, "id") != NULL)
    for (guint i = 0; i < items->len; i++)
      g_hash_table_insert (by_id, (char *)balik_item_get_text (g_ptr_array_index (items, i), "id"),
                           g_ptr_array_index (items, i));
  for (guint row = 1; row < balik_csv_rows_get_n_rows (self->rows); row++)
    read_row (&reader, row);
  for (guint i = 0; i < items->len; i++)
    if (!g_hash_table_contains (found, g_ptr_array_index (items, i)))
      add_missing (&reader, g_ptr_array_index (items, i));
}
