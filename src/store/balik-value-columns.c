/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-value-columns.h"

#include <math.h>
#include <string.h>

/*
 * Several texts share one column: each is followed by a line feed, and a line
 * feed or backslash inside a text is written as \n or \\.
 */

static char *
join_texts (const char *const *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      for (const char *c = texts[i]; *c != '\0'; c++)
        if (*c == '\n')
          g_string_append (joined, "\\n");
        else if (*c == '\\')
          g_string_append (joined, "\\\\");
        else
          g_string_append_c (joined, *c);
      g_string_append_c (joined, '\n');
    }
  return g_string_free_and_steal (joined);
}

/* NULL where the text is not as join_texts () writes it. */
static GStrv
split_texts (const char *joined)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = joined; *c != '\0'; c++)
    {
      if (*c == '\n')
        {
          g_strv_builder_add (texts, text->str);
          g_string_truncate (text, 0);
          continue;
        }
      if (*c == '\\')
        {
          c++;
          if (*c != 'n' && *c != '\\')
            return NULL;
          g_string_append_c (text, *c == 'n' ? '\n' : '\\');
          continue;
        }
      g_string_append_c (text, *c);
    }
  return text->len == 0 ? g_strv_builder_end (texts) : NULL;
}

/**
 * balik_value_get_type_word:
 * @value: a value
 *
 * Returns: the code word of its type in files
 */
const char *
balik_value_get_type_word (const BalikValue *value)
{
  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_PRESENT:
      return "present";
    case BALIK_VALUE_NUMBER:
      return balik_value_is_range (value) ? "range" : "number";
    case BALIK_VALUE_TEXT:
      return "text";
    case BALIK_VALUE_TEXTS:
      return "texts";
    case BALIK_VALUE_ORIGIN:
      return "origin";
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
bind_number (const BalikValue *value,
             BalikDatabase *database,
             sqlite3_stmt *statement,
             int place,
             GError **error)
{
  int result = sqlite3_bind_double (statement, place + 1, balik_value_get_number (value));

  if (!balik_database_check (database, result, error))
    return FALSE;
  if (!balik_value_is_range (value))
    return TRUE;
  result = sqlite3_bind_double (statement, place, balik_value_get_low (value));
  if (!balik_database_check (database, result, error))
    return FALSE;
  result = sqlite3_bind_double (statement, place + 2, balik_value_get_high (value));
  return balik_database_check (database, result, error);
}

static char *
dup_text_column (const BalikValue *value)
{
  const char *parts[BALIK_ORIGIN_N_PARTS + 1] = { NULL };

  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_TEXT:
      return g_strdup (balik_value_get_text (value));
    case BALIK_VALUE_TEXTS:
      return join_texts (balik_value_get_texts (value));
    case BALIK_VALUE_ORIGIN:
      for (guint part = 0; part < BALIK_ORIGIN_N_PARTS; part++)
        parts[part] = balik_value_get_origin_part (value, part);
      return join_texts (parts);
    case BALIK_VALUE_PRESENT:
    case BALIK_VALUE_NUMBER:
    default:
      return NULL;
    }
}

/**
 * balik_value_bind:
 * @value: a value
 * @database: a database
 * @statement: a statement of it, with no values bound yet
 * @place: the parameter of the type, which the other four follow
 * @error: why not
 *
 * Gives @value to @statement; columns that it does not need stay NULL.
 *
 * Returns: whether that went well
 */
gboolean
balik_value_bind (const BalikValue *value,
                  BalikDatabase *database,
                  sqlite3_stmt *statement,
                  int place,
                  GError **error)
{
  g_autofree char *text = NULL;

  if (!balik_database_bind_text (database, statement, place, balik_value_get_type_word (value),
                                 error))
    return FALSE;
  if (balik_value_get_value_type (value) == BALIK_VALUE_NUMBER)
    return bind_number (value, database, statement, place + 1, error);
  text = dup_text_column (value);
  return text == NULL || balik_database_bind_text (database, statement, place + 4, text, error);
}

static gboolean
is_null (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

static gboolean
get_number (sqlite3_stmt *statement, int column, double *number)
{
  if (sqlite3_column_type (statement, column) != SQLITE_FLOAT)
    return FALSE;
  *number = sqlite3_column_double (statement, column);
  return isfinite (*number);
}

static BalikValue *
new_number (sqlite3_stmt *statement, int column, gboolean is_range)
{
  double low, likely, high;

  if (!get_number (statement, column + 1, &likely) || !is_null (statement, column + 3))
    return NULL;
  if (!is_range)
    return is_null (statement, column) && is_null (statement, column + 2)
               ? balik_value_new_number (likely)
               : NULL;
  if (!get_number (statement, column, &low) || !get_number (statement, column + 2, &high))
    return NULL;
  return balik_value_new_range (low, likely, high);
}

static BalikValue *
new_texts (const char *text, gboolean is_origin)
{
  g_auto (GStrv) texts = split_texts (text);

  if (texts == NULL)
    return NULL;
  if (!is_origin)
    return balik_value_new_texts ((const char *const *)texts);
  if (g_strv_length (texts) != BALIK_ORIGIN_N_PARTS)
    return NULL;
  return balik_value_new_origin (texts[BALIK_ORIGIN_KIND], texts[BALIK_ORIGIN_NOTE],
                                 texts[BALIK_ORIGIN_SOURCE], texts[BALIK_ORIGIN_DATE]);
}

/**
 * balik_value_new_from_columns:
 * @statement: a statement that stands on a row
 * @column: the column of the type, which the other four follow
 *
 * Looks at what is there, not at what the table declares.
 *
 * Returns: (transfer full) (nullable): the value, %NULL where it is not as
 *     balik_value_bind() writes one
 */
BalikValue *
balik_value_new_from_columns (sqlite3_stmt *statement, int column)
{
  g_autofree char *word = balik_database_dup_text (statement, column);
  g_autofree char *text = balik_database_dup_text (statement, column + 4);
  gboolean has_numbers;

  if (word == NULL)
    return NULL;
  if (strcmp (word, "number") == 0 || strcmp (word, "range") == 0)
    return new_number (statement, column + 1, strcmp (word, "range") == 0);

  has_numbers = !is_null (statement, column + 1) || !is_null (statement, column + 2)
                || !is_null (statement, column + 3);
  if (has_numbers)
    return NULL;
  if (strcmp (word, "present") == 0)
    return is_null (statement, column + 4) ? balik_value_new_present () : NULL;
  if (text == NULL)
    return NULL;
  if (strcmp (word, "text") == 0)
    return balik_value_new_text (text);
  if (strcmp (word, "texts") == 0 || strcmp (word, "origin") == 0)
    return new_texts (text, strcmp (word, "origin") == 0);
  return NULL;
}
