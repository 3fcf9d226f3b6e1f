/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-export.h"

#include <string.h>

#include "balik-json-extras-private.h"
#include "balik-json-import-private.h"
#include "balik-json-value-private.h"
#include "balik-json-writer-private.h"

static void write_members (BalikJsonWriter *writer, BalikItem *item, const char *prefix);

static gboolean
has_list (BalikItem *item, const char *key)
{
  return balik_item_has (item, key)
         || g_list_model_get_n_items (balik_item_get_list (item, key)) > 0;
}

/* Whether there is anything to write at or below @key. */
static gboolean
has_content (BalikItem *item, const char *key)
{
  const gsize length = strlen (key);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (strncmp (fields[i].key, key, length) != 0
          || (fields[i].key[length] != '.' && fields[i].key[length] != '\0'))
        continue;
      if (fields[i].type == BALIK_FIELD_LIST
              ? has_list (item, fields[i].key)
              : balik_item_has (item, fields[i].key)
                    && !balik_item_is_set_aside (item, fields[i].key))
        return TRUE;
    }
  return FALSE;
}

static void
write_season (BalikJsonWriter *writer, BalikItem *item, const char *name, const char *key)
{
  BalikValue *values[12];
  double numbers[12];
  gboolean is_plain = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *month = g_strdup_printf ("%s.%u", key, i);

      values[i] = balik_item_get_value (item, month);
      numbers[i] = balik_item_get_number (item, month);
      is_plain &= values[i] == NULL || !balik_value_is_range (values[i]);
    }
  if (is_plain)
    {
      balik_json_writer_numbers (writer, name, numbers, G_N_ELEMENTS (numbers));
      return;
    }
  balik_json_writer_open (writer, name, '[');
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i] != NULL)
      balik_json_value_write (writer, NULL, values[i]);
    else
      balik_json_writer_number (writer, NULL, numbers[i]);
  balik_json_writer_close (writer, ']');
}

static void
write_list (BalikJsonWriter *writer, BalikItem *item, const char *name, const BalikField *field)
{
  const gboolean by_id = field->item_kind == BALIK_ITEM_MATERIAL;
  GListModel *list = balik_item_get_list (item, field->key);

  balik_json_writer_open (writer, name, by_id ? '{' : '[');
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) child = g_list_model_get_item (list, i);

      balik_json_writer_open (writer, by_id ? balik_item_get_text (child, "id") : NULL, '{');
      write_members (writer, child, "");
      balik_json_writer_close (writer, '}');
    }
  balik_json_writer_close (writer, by_id ? '}' : ']');
}

static void
write_member (BalikJsonWriter *writer, BalikItem *item, const char *name, const char *key)
{
  const BalikField *field = balik_fields_find (balik_item_get_kind (item), key);
  g_autofree char *prefix = NULL;

  if (field != NULL && field->type == BALIK_FIELD_LIST)
    write_list (writer, item, name, field);
  else if (field != NULL && field->type == BALIK_FIELD_SEASON)
    write_season (writer, item, name, key);
  else if (field != NULL && field->type != BALIK_FIELD_SECTION)
    balik_json_value_write (writer, name, balik_item_get_value (item, key));
  else if (field == NULL || !(field->flags & BALIK_FIELD_OPTIONAL) || balik_item_has (item, key))
    {
      prefix = g_strconcat (key, ".", NULL);
      balik_json_writer_open (writer, name, '{');
      write_members (writer, item, prefix);
      balik_json_writer_close (writer, '}');
    }
}

/* Writes what stands at the keys that start with @prefix, in the order of the table. */
static void
write_members (BalikJsonWriter *writer, BalikItem *item, const char *prefix)
{
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const BalikItemKind kind = balik_item_get_kind (item);
  const gsize length = strlen (prefix);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *rest = fields[i].key + length;
      g_autofree char *key = NULL;

      if (strncmp (fields[i].key, prefix, length) != 0
          || (kind == BALIK_ITEM_MATERIAL && strcmp (rest, "id") == 0))
        continue;
      key = g_strndup (fields[i].key, length + strcspn (rest, "."));
      if (!has_content (item, key) || !g_hash_table_add (written, g_strdup (key)))
        continue;
      write_member (writer, item, key + length, key);
    }
}

/**
 * balik_json_export:
 * @plan: a plan
 *
 * Writes a plan in the interchange form of model.md: everything that it
 * states, in the order of the field tables, so that the same plan gives the
 * same bytes, and importing them gives the same plan.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
GBytes *
balik_json_export (BalikPlan *plan)
{
  BalikJsonWriter *writer;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  writer = balik_json_writer_new ();
  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_text (writer, "format", BALIK_JSON_FORMAT);
  balik_json_writer_number (writer, "version", BALIK_JSON_VERSION);
  write_members (writer, balik_plan_get_root (plan), "");
  balik_json_write_extras (writer, plan);
  balik_json_writer_close (writer, '}');
  return balik_json_writer_finish (writer);
}
