/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-row-words.h"

#include <string.h>

#include "balik-field-check.h"

/* What the words in rows mean: kinds, lists and keys. */

/**
 * balik_rows_find_kind:
 * @name: a text from a file
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
balik_rows_find_kind (const char *name, BalikItemKind *kind)
{
  for (guint i = 0; i < BALIK_ITEM_N_KINDS; i++)
    if (strcmp (balik_item_kind_get_name (i), name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * balik_rows_find_list_key:
 * @key: a text from a file
 *
 * Keys of a file itself are not interned.
 *
 * Returns: (nullable): the same as a string that stays; %NULL where it is no list
 */
const char *
balik_rows_find_list_key (const char *key)
{
  static const BalikItemKind holders[] = { BALIK_ITEM_PLAN, BALIK_ITEM_LINE };

  if (*key == '\0')
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      const BalikField *field = balik_fields_find (holders[i], key);

      if (field != NULL && field->type == BALIK_FIELD_LIST)
        return g_intern_string (key);
    }
  return NULL;
}

/**
 * balik_rows_find_field:
 * @kind: a kind of item
 * @key: a key of it
 *
 * Returns: (nullable): the row of @key; of an origin, the row of the number that it is about
 */
const BalikField *
balik_rows_find_field (BalikItemKind kind, const char *key)
{
  g_autofree char *base = NULL;

  if (!g_str_has_suffix (key, BALIK_ORIGIN_SUFFIX))
    return balik_fields_find (kind, key);
  base = g_strndup (key, strlen (key) - strlen (BALIK_ORIGIN_SUFFIX));
  return balik_fields_find (kind, base);
}

/**
 * balik_rows_key_takes:
 * @kind: a kind of item
 * @key: a text from a file
 * @value: a value
 *
 * Returns: whether @value is what @key of such an item holds
 */
gboolean
balik_rows_key_takes (BalikItemKind kind, const char *key, const BalikValue *value)
{
  const BalikField *field = balik_rows_find_field (kind, key);
  const BalikValueType type = balik_value_get_value_type (value);

  if (field == NULL)
    return FALSE;
  if (g_str_has_suffix (key, BALIK_ORIGIN_SUFFIX))
    return balik_field_has_origin (field) && type == BALIK_VALUE_ORIGIN;
  return balik_field_takes_type (field, type);
}
