/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-value-columns.h"

#include <math.h>
#include <string.h>

/* The cells of a value. */
enum
{
  TYPE,
  LOW,
  LIKELY,
  HIGH,
  TEXT,
};

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

static void
set_number (BalikCell *cell, double number)
{
  *cell = (BalikCell){ .type = BALIK_CELL_NUMBER, .number = number };
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
 * balik_value_fill_cells:
 * @value: a value
 * @cells: (out caller-allocates): room for %BALIK_VALUE_N_CELLS cells
 *
 * Puts @value into cells; those that it does not need become empty.
 *
 * Returns: (transfer full) (nullable): what the last cell lends, to be freed after the cells
 */
char *
balik_value_fill_cells (const BalikValue *value, BalikCell *cells)
{
  const char *word = balik_value_get_type_word (value);
  char *text;

  for (guint i = 0; i < BALIK_VALUE_N_CELLS; i++)
    cells[i] = (BalikCell){ .type = BALIK_CELL_NULL };
  balik_cell_set_text (&cells[TYPE], word, strlen (word));
  if (balik_value_get_value_type (value) == BALIK_VALUE_NUMBER)
    {
      set_number (&cells[LIKELY], balik_value_get_number (value));
      if (balik_value_is_range (value))
        {
          set_number (&cells[LOW], balik_value_get_low (value));
          set_number (&cells[HIGH], balik_value_get_high (value));
        }
      return NULL;
    }
  text = dup_text_column (value);
  if (text != NULL)
    balik_cell_set_text (&cells[TEXT], text, strlen (text));
  return text;
}

static gboolean
get_number (const BalikCell *cell, double *number)
{
  *number = cell->number;
  return cell->type == BALIK_CELL_NUMBER && isfinite (*number);
}

static gboolean
is_null (const BalikCell *cell)
{
  return cell->type == BALIK_CELL_NULL;
}

static BalikValue *
new_number (const BalikCell *cells, gboolean is_range)
{
  double low, likely, high;

  if (!get_number (&cells[LIKELY], &likely) || !is_null (&cells[TEXT]))
    return NULL;
  if (!is_range)
    return is_null (&cells[LOW]) && is_null (&cells[HIGH]) ? balik_value_new_number (likely) : NULL;
  if (!get_number (&cells[LOW], &low) || !get_number (&cells[HIGH], &high))
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
 * balik_value_new_from_cells:
 * @cells: %BALIK_VALUE_N_CELLS cells from anywhere
 *
 * Returns: (transfer full) (nullable): the value, %NULL where it is not as
 *     balik_value_fill_cells() writes one
 */
BalikValue *
balik_value_new_from_cells (const BalikCell *cells)
{
  const char *word = cells[TYPE].text;

  if (word == NULL)
    return NULL;
  if (strcmp (word, "number") == 0 || strcmp (word, "range") == 0)
    return new_number (cells, strcmp (word, "range") == 0);

  if (!is_null (&cells[LOW]) || !is_null (&cells[LIKELY]) || !is_null (&cells[HIGH]))
    return NULL;
  if (strcmp (word, "present") == 0)
    return is_null (&cells[TEXT]) ? balik_value_new_present () : NULL;
  if (cells[TEXT].text == NULL)
    return NULL;
  if (strcmp (word, "text") == 0)
    return balik_value_new_text (cells[TEXT].text);
  if (strcmp (word, "texts") == 0 || strcmp (word, "origin") == 0)
    return new_texts (cells[TEXT].text, strcmp (word, "origin") == 0);
  return NULL;
}
