/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-table.h"

#include "balik-csv-table-private.h"
#include "balik-csv-writer.h"

/* A table of a plan → rows of cells. Only numbers of the plan are written as numbers. */

typedef struct
{
  BalikPlan *plan;
  BalikCsvTable table;
  BalikCsvExportFlags flags;
  BalikCsvWriter *writer;
} Export;

static void
write_heading (Export *self, const char *heading, const char *words)
{
  g_autofree char *both = NULL;

  if ((self->flags & BALIK_CSV_EXPORT_WORDS) && words != NULL)
    both = g_strdup_printf ("%s (%s)", heading, words);
  balik_csv_writer_text (self->writer, both != NULL ? both : heading);
}

static void
write_number_headings (Export *self)
{
  static const char *const headings[] = { BALIK_CSV_THING,  BALIK_CSV_LABEL, BALIK_CSV_LOW,
                                          BALIK_CSV_LIKELY, BALIK_CSV_HIGH,  BALIK_CSV_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    write_heading (self, headings[i], NULL);
  for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
    write_heading (self, balik_csv_origin_headings[i], NULL);
}

static void
write_list_headings (Export *self)
{
  const BalikItemKind kind = balik_csv_table_get_kind (self->table);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  if (balik_csv_table_has_thing (self->table))
    write_heading (self, BALIK_CSV_THING, NULL);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *low = g_strconcat (fields[i].key, BALIK_CSV_DOT_LOW, NULL);
      g_autofree char *high = g_strconcat (fields[i].key, BALIK_CSV_DOT_HIGH, NULL);
      g_autofree char *words
          = fields[i].label != NULL ? balik_csv_dup_label (kind, &fields[i]) : NULL;

      if (!balik_csv_field_is_column (&fields[i]))
        continue;
      write_heading (self, fields[i].key, words);
      if (!balik_field_is_number (&fields[i]))
        continue;
      write_heading (self, low, NULL);
      write_heading (self, high, NULL);
    }
}

/* A range has three points, a number one. */
static void
write_point (Export *self, const BalikValue *value, double (*get) (const BalikValue *))
{
  if (value != NULL && (get == balik_value_get_number || balik_value_is_range (value)))
    balik_csv_writer_number (self->writer, get (value));
  else
    balik_csv_writer_text (self->writer, "");
}

static void
write_number_row (Export *self, BalikItem *item, const char *path, const BalikField *field)
{
  g_autofree char *value_path
      = *path != '\0' ? g_strconcat (path, ".", field->key, NULL) : g_strdup (field->key);
  g_autofree char *thing = balik_csv_dup_thing (item);
  g_autofree char *label = balik_csv_dup_label (balik_item_get_kind (item), field);
  g_autofree char *unit = balik_csv_dup_unit (field, balik_plan_get_currency (self->plan));
  BalikValue *value = balik_item_get_value (item, field->key);
  BalikValue *origin = balik_item_get_origin (item, field->key);

  balik_csv_writer_text (self->writer, value_path);
  balik_csv_writer_text (self->writer, thing);
  balik_csv_writer_text (self->writer, label);
  write_point (self, value, balik_value_get_low);
  write_point (self, value, balik_value_get_number);
  write_point (self, value, balik_value_get_high);
  balik_csv_writer_text (self->writer, unit);
  for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
    balik_csv_writer_text (self->writer,
                           origin != NULL ? balik_value_get_origin_part (origin, i) : "");
  balik_csv_writer_end_row (self->writer);
}

static void
write_item_row (Export *self, BalikItem *item, const char *path)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  balik_csv_writer_text (self->writer, path);
  if (balik_csv_table_has_thing (self->table))
    {
      g_autofree char *thing = balik_csv_dup_thing (item);

      balik_csv_writer_text (self->writer, thing);
    }
  for (guint i = 0; i < n_fields; i++)
    {
      BalikValue *value = balik_item_get_value (item, fields[i].key);

      if (balik_field_is_number (&fields[i]))
        {
          write_point (self, value, balik_value_get_number);
          write_point (self, value, balik_value_get_low);
          write_point (self, value, balik_value_get_high);
        }
      else if (balik_csv_field_is_column (&fields[i]))
        balik_csv_writer_text (self->writer, balik_item_get_text (item, fields[i].key));
    }
  balik_csv_writer_end_row (self->writer);
}

/* Each item once, with its path: asking it for its own would count through its list. */
static void
write_items (Export *self, BalikItem *item, const char *path)
{
  const BalikItemKind kind = balik_item_get_kind (item);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  if (self->table != BALIK_CSV_NUMBERS && kind == balik_csv_table_get_kind (self->table))
    write_item_row (self, item, path);
  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      if (self->table == BALIK_CSV_NUMBERS && balik_csv_lists_number (item, &fields[i]))
        write_number_row (self, item, path, &fields[i]);
      if (fields[i].type != BALIK_FIELD_LIST)
        continue;
      list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);
          g_autofree char *number = g_strdup_printf ("%u", j);
          const gboolean by_id
              = fields[i].item_kind == BALIK_ITEM_MATERIAL && balik_item_has (child, "id");
          g_autofree char *child_path
              = g_strconcat (path, *path != '\0' ? "." : "", fields[i].key, ".",
                             by_id ? balik_item_get_text (child, "id") : number, NULL);

          write_items (self, child, child_path);
        }
    }
}

/**
 * balik_csv_export:
 * @plan: a plan
 * @table: one of its tables
 * @flags: how to write it
 *
 * Writes a table for spreadsheet programs. Its first heading tells the import
 * that Balik wrote it, and which table it is.
 *
 * Returns: (transfer full): the file, the same bytes in every locale but for
 *     labels and the words of headings
 */
GBytes *
balik_csv_export (BalikPlan *plan, BalikCsvTable table, BalikCsvExportFlags flags)
{
  Export self = { .plan = plan, .table = table, .flags = flags };
  g_autofree char *mark = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (table < BALIK_CSV_N_TABLES, NULL);

  mark = g_strconcat (BALIK_CSV_MARK, balik_csv_table_get_name (table), NULL);
  self.writer = balik_csv_writer_new (flags & BALIK_CSV_EXPORT_MARK);
  balik_csv_writer_text (self.writer, mark);
  if (table == BALIK_CSV_NUMBERS)
    write_number_headings (&self);
  else
    write_list_headings (&self);
  balik_csv_writer_end_row (self.writer);
  write_items (&self, balik_plan_get_root (plan), "");
  return balik_csv_writer_finish (self.writer);
}
