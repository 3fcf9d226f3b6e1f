/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-field-check.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

/* The rules that a value must keep by itself, as its row tells. */

/* Years of four digits that every calendar can write, those after a plan too. */
#define FIRST_YEAR "1000"
#define LAST_YEAR "9000"

/* A number as it stands in a sentence about a rule: plain, in no language. */
char *
balik_field_format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const gboolean is_whole = number == floor (number) && fabs (number) < 1e17;

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, is_whole ? "%.0f" : "%.15g", number));
}

/**
 * balik_field_get_label:
 * @field: a row
 *
 * Returns: its name in the user's language; its key where it has none
 */
const char *
balik_field_get_label (const BalikField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->label != NULL ? _ (field->label) : field->key;
}

static char *
check_bound (const BalikField *field, double number)
{
  g_autofree char *shown = balik_field_format_number (number);
  g_autofree char *min = balik_field_format_number (field->min);
  g_autofree char *max = balik_field_format_number (field->max);
  const gboolean is_low
      = (field->flags & BALIK_FIELD_ABOVE_MIN) ? number <= field->min : number < field->min;

  if (!isfinite (number))
    /* Translators: %s is the name of a number, as "Monthly fee" */
    return g_strdup_printf (_ ("“%s” must be a number that can be written out."),
                            balik_field_get_label (field));
  if (field->type == BALIK_FIELD_INTEGER && number != floor (number))
    /* Translators: the name of a number, then its value */
    return g_strdup_printf (_ ("“%s” is %s, but it must be a whole number."),
                            balik_field_get_label (field), shown);
  if (is_low && (field->flags & BALIK_FIELD_ABOVE_MIN))
    /* Translators: the name of a number, its value, the bound */
    return g_strdup_printf (_ ("“%s” is %s, but it must be more than %s."),
                            balik_field_get_label (field), shown, min);
  if ((is_low || number > field->max) && field->max < 1e9 && field->min > -1e15)
    /* Translators: the name of a number, its value, the smallest and largest allowed */
    return g_strdup_printf (_ ("“%s” is %s, but it must be from %s to %s."),
                            balik_field_get_label (field), shown, min, max);
  if (is_low)
    /* Translators: the name of a number, its value, the smallest allowed */
    return g_strdup_printf (_ ("“%s” is %s, but it must be at least %s."),
                            balik_field_get_label (field), shown, min);
  if (number > field->max)
    /* Translators: the name of a number, its value, the largest allowed */
    return g_strdup_printf (_ ("“%s” is %s, but it must be at most %s."),
                            balik_field_get_label (field), shown, max);
  return NULL;
}

static char *
check_number (const BalikField *field, const BalikValue *value)
{
  const double points[] = { balik_value_get_low (value), balik_value_get_number (value),
                            balik_value_get_high (value) };

  if (balik_value_is_range (value) && (field->flags & BALIK_FIELD_NO_RANGE))
    /* Translators: %s is the name of a number */
    return g_strdup_printf (_ ("“%s” must be one number; it cannot be a range."),
                            balik_field_get_label (field));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      char *message = NULL;

      /* Ranges of whole numbers are rounded after a draw, so they need not be whole. */
      if (field->type == BALIK_FIELD_INTEGER && balik_value_is_range (value))
        {
          BalikField loose = *field;

          loose.type = BALIK_FIELD_NUMBER;
          message = check_bound (&loose, points[i]);
        }
      else
        message = check_bound (field, points[i]);
      if (message != NULL)
        return message;
    }
  if (points[0] > points[1] || points[1] > points[2])
    {
      g_autofree char *low = balik_field_format_number (points[0]);
      g_autofree char *likely = balik_field_format_number (points[1]);
      g_autofree char *high = balik_field_format_number (points[2]);

      /* Translators: the name of a number, then its low, likely and high value */
      return g_strdup_printf (_ ("“%s” goes from %s over %s to %s, but the low value must not be "
                                 "above the likely one, nor that above the high one."),
                              balik_field_get_label (field), low, likely, high);
    }
  return NULL;
}

static gboolean
is_month (const char *text)
{
  if (strlen (text) != 7 || text[4] != '-')
    return FALSE;
  for (guint i = 0; i < 7; i++)
    if (i != 4 && !g_ascii_isdigit (text[i]))
      return FALSE;
  return strcmp (text + 5, "01") >= 0 && strcmp (text + 5, "12") <= 0;
}

static gboolean
is_code (const char *text, gsize length)
{
  if (*text == '\0')
    return TRUE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isupper (*c))
      return FALSE;
  return strlen (text) == length;
}

static char *
check_text (const BalikField *field, const char *text)
{
  if (field->type == BALIK_FIELD_CHOICE && !balik_field_has_choice (field, text))
    {
      g_auto (GStrv) words = balik_field_dup_choices (field);
      g_autofree char *list = g_strjoinv (", ", words);

      /* Translators: the name of a choice, the word given, the words allowed */
      return g_strdup_printf (_ ("“%s” is “%s”, but it must be one of: %s."),
                              balik_field_get_label (field), text, list);
    }
  if (field->type == BALIK_FIELD_MONTH && !is_month (text))
    /* Translators: the name of a month, the text given */
    return g_strdup_printf (_ ("“%s” is “%s”, but it must be a year and a month, as 2027-06."),
                            balik_field_get_label (field), text);
  if (field->type == BALIK_FIELD_MONTH
      && (strncmp (text, FIRST_YEAR, 4) < 0 || strncmp (text, LAST_YEAR, 4) > 0))
    /* Translators: the name of a month, the text given, the first and the last year allowed */
    return g_strdup_printf (_ ("“%s” is “%s”, but its year must be from %s to %s."),
                            balik_field_get_label (field), text, FIRST_YEAR, LAST_YEAR);
  if (strcmp (field->key, "country") == 0 && !is_code (text, 2))
    /* Translators: %s is the text given */
    return g_strdup_printf (_ ("The country is “%s”, but it must be two capital letters, as LA."),
                            text);
  if (strcmp (field->key, "currency") == 0 && !is_code (text, 3))
    /* Translators: %s is the text given */
    return g_strdup_printf (
        _ ("The currency is “%s”, but it must be three capital letters, as LAK."), text);
  if ((field->flags & BALIK_FIELD_REQUIRED) && *text == '\0')
    /* Translators: %s is the name of a text */
    return g_strdup_printf (_ ("“%s” must not be empty."), balik_field_get_label (field));
  return NULL;
}

static gboolean
is_date (const char *text)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint)g_ascii_strtoull (text, NULL, 10);
  month = (guint)g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint)g_ascii_strtoull (text + 8, NULL, 10);
  return year >= 1 && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static char *
check_origin (const BalikField *field, const BalikValue *origin)
{
  const BalikField *kind_field = balik_origin_kind_get_field ();
  const char *kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);
  const char *date = balik_value_get_origin_part (origin, BALIK_ORIGIN_DATE);

  if (!balik_field_has_choice (kind_field, kind))
    {
      g_auto (GStrv) words = balik_field_dup_choices (kind_field);
      g_autofree char *list = g_strjoinv (", ", words);

      /* Translators: the name of a number, the word given, the words allowed */
      return g_strdup_printf (_ ("The origin of “%s” is “%s”, but it must be one of: %s."),
                              balik_field_get_label (field), kind, list);
    }
  if (*date != '\0' && !is_date (date))
    /* Translators: the name of a number, then the date given */
    return g_strdup_printf (
        _ ("The origin of “%s” has the date “%s”, but it must be a day, as 2027-06-30."),
        balik_field_get_label (field), date);
  return NULL;
}

/**
 * balik_field_takes_type:
 * @field: a row
 * @type: a type of values, not that of origins
 *
 * Returns: whether the row holds values of that type
 */
gboolean
balik_field_takes_type (const BalikField *field, BalikValueType type)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->type)
    {
    case BALIK_FIELD_SECTION:
    case BALIK_FIELD_LIST:
      return type == BALIK_VALUE_PRESENT;
    case BALIK_FIELD_NUMBER:
    case BALIK_FIELD_INTEGER:
      return type == BALIK_VALUE_NUMBER;
    case BALIK_FIELD_TEXT:
    case BALIK_FIELD_CHOICE:
    case BALIK_FIELD_MONTH:
      return type == BALIK_VALUE_TEXT;
    case BALIK_FIELD_TEXTS:
      return type == BALIK_VALUE_TEXTS;
    case BALIK_FIELD_SEASON:
    default:
      return FALSE;
    }
}

/**
 * balik_field_check_value:
 * @field: a row
 * @value: a value of a type that it takes, or the origin of its number
 *
 * Returns: (transfer full) (nullable): the rule that @value breaks, in words
 */
char *
balik_field_check_value (const BalikField *field, const BalikValue *value)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_NUMBER:
      return balik_field_is_number (field) ? check_number (field, value) : NULL;
    case BALIK_VALUE_TEXT:
      return check_text (field, balik_value_get_text (value));
    case BALIK_VALUE_ORIGIN:
      return check_origin (field, value);
    case BALIK_VALUE_PRESENT:
    case BALIK_VALUE_TEXTS:
    default:
      return NULL;
    }
}
