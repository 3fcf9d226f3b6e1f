/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-number-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-json-value-private.h"
#include "balik-number-format.h"
#include "balik-number-parser.h"

/*
 * A cell → a number. People write 1,234 for a thousand or for one and a bit,
 * and a file does not say where it comes from. So a cell is read as in the
 * user's own language, as where a point begins the decimals, and as where a
 * comma does. If all agree, that is the number; else the user is asked once
 * for the file. Sums are refused: in a table they are dates gone astray.
 */

void
balik_csv_numbers_init (BalikCsvNumbers *self, BalikLocale *locale, BalikCsvDecimal decimal)
{
  *self = (BalikCsvNumbers){ .locale = balik_locale_ref (locale),
                             .point = balik_locale_new ("en_US"),
                             .comma = balik_locale_new ("de_DE"),
                             .decimal = decimal,
                             .currency = "" };
}

void
balik_csv_numbers_clear (BalikCsvNumbers *self)
{
  balik_locale_unref (self->locale);
  balik_locale_unref (self->point);
  balik_locale_unref (self->comma);
}

/* A number as programs write it: digits, perhaps a point and more, perhaps a power. */
static gboolean
is_plain (const char *text)
{
  const char *c = text + (*text == '-' ? 1 : 0);
  const gsize n_whole = strspn (c, "0123456789");

  c += n_whole;
  if (*c == '.')
    {
      const gsize n_decimals = strspn (c + 1, "0123456789");

      if (n_whole == 0 || n_decimals == 0)
        return FALSE;
      c += 1 + n_decimals;
    }
  if (n_whole > 0 && (*c == 'e' || *c == 'E'))
    {
      c += c[1] == '-' || c[1] == '+' ? 2 : 1;
      if (!g_ascii_isdigit (*c))
        return FALSE;
      c += strspn (c, "0123456789");
    }
  return n_whole > 0 && *c == '\0';
}

/* One to three digits, a point, three digits: a thousand where a point sets thousands apart. */
static gboolean
could_be_thousands (const char *text)
{
  const char *c = text + (*text == '-' ? 1 : 0);
  const gsize n_whole = strspn (c, "0123456789");

  return n_whole >= 1 && n_whole <= 3 && *c != '0' && c[n_whole] == '.'
         && strspn (c + n_whole + 1, "0123456789") == 3 && c[n_whole + 4] == '\0';
}

static double
read_thousands (const char *text)
{
  const char *point = strchr (text, '.');
  g_autofree char *digits = g_strdup_printf ("%.*s%s", (int)(point - text), text, point + 1);

  return g_ascii_strtod (digits, NULL);
}

static gboolean
parse (BalikCsvNumbers *self,
       BalikLocale *locale,
       const BalikField *field,
       const char *text,
       double *number,
       BalikTextFlags *flags,
       GError **error)
{
  const gboolean is_money
      = field->unit >= BALIK_UNIT_MONEY && field->unit <= BALIK_UNIT_MONEY_PER_KWH;

  return is_money ? balik_text_parse_money (locale, text, self->currency, number, flags, error)
                  : balik_text_parse_number (locale, text, BALIK_TEXT_PLAIN, number, flags, error);
}

/* Whether the cell can only be a number with a comma before its decimals. */
gboolean
balik_csv_has_decimal_comma (BalikCsvNumbers *self, const char *text)
{
  double as_point;
  double as_comma;

  return strchr (text, ',') != NULL
         && balik_text_parse_number (self->comma, text, BALIK_TEXT_PLAIN, &as_comma, NULL, NULL)
         && as_comma != floor (as_comma)
         && balik_text_parse_number (self->point, text, BALIK_TEXT_PLAIN, &as_point, NULL, NULL)
         && as_point == as_comma;
}

static BalikCsvReading
ask (BalikCsvNumbers *self, const char *text, double as_point, double as_comma, char **message)
{
  g_autofree char *one = balik_text_format_for_entry (self->locale, as_point, BALIK_TEXT_PLAIN);
  g_autofree char *other = balik_text_format_for_entry (self->locale, as_comma, BALIK_TEXT_PLAIN);

  /* Translators: a number as it stands in a file, then the two numbers that it can be */
  *message = g_strdup_printf (_ ("“%s” can be %s with a decimal point or %s with a decimal comma. "
                                 "Say which one this file has."),
                              text, one, other);
  return BALIK_CSV_READ_ASKS;
}

static BalikCsvReading
refuse_sum (const BalikField *field, const char *text, char **message)
{
  g_autofree char *shown = balik_json_shorten (text);

  /* Translators: the name of a number, then what stands in the file */
  *message = g_strdup_printf (_ ("“%s” is “%s”, but it must be one number, not a sum or a date."),
                              balik_field_get_label (field), shown);
  return BALIK_CSV_READ_REFUSED;
}

static BalikCsvReading
read_plain (BalikCsvNumbers *self, const char *text, double *number, char **message)
{
  *number = g_ascii_strtod (text, NULL);
  if (!isfinite (*number))
    {
      g_autofree char *shown = balik_json_shorten (text);

      /* Translators: %s is a number that stands in a file */
      *message = g_strdup_printf (_ ("“%s” is too large to be computed with."), shown);
      return BALIK_CSV_READ_REFUSED;
    }
  if (!could_be_thousands (text) || self->decimal == BALIK_CSV_DECIMAL_POINT)
    return BALIK_CSV_READ_CLEAR;
  if (self->decimal == BALIK_CSV_DECIMAL_ASK && self->is_ours && !self->has_commas)
    return BALIK_CSV_READ_CLEAR;
  if (self->decimal == BALIK_CSV_DECIMAL_ASK)
    return ask (self, text, *number, read_thousands (text), message);
  *number = read_thousands (text);
  return BALIK_CSV_READ_CLEAR;
}

/*
 * Reads a cell that is not empty. Where it is not clear, @message tells why in
 * a sentence.
 */
BalikCsvReading
balik_csv_read_number (BalikCsvNumbers *self,
                       const BalikField *field,
                       const char *text,
                       double *number,
                       char **message)
{
  BalikLocale *const locales[] = { self->point, self->comma, self->locale };
  double readings[G_N_ELEMENTS (locales)];
  gboolean is_read[G_N_ELEMENTS (locales)];
  BalikTextFlags own_flags = BALIK_TEXT_CLEAR;
  g_autoptr (GError) error = NULL;

  *message = NULL;
  if (is_plain (text))
    return read_plain (self, text, number, message);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      BalikTextFlags flags = BALIK_TEXT_CLEAR;

      g_clear_error (&error);
      is_read[i] = parse (self, locales[i], field, text, &readings[i], &flags, &error);
      if (is_read[i] && (flags & BALIK_TEXT_SUM))
        return refuse_sum (field, text, message);
      own_flags = is_read[i] ? flags : BALIK_TEXT_CLEAR;
    }
  /* The last is the user's own: its sentence is the one that helps. */
  if (!is_read[0] && !is_read[1] && !is_read[2])
    {
      *message = g_strdup (error->message);
      return BALIK_CSV_READ_REFUSED;
    }
  for (guint i = 0; i < 2; i++)
    if (!is_read[i])
      readings[i] = is_read[2] ? readings[2] : readings[1 - i];
  if (self->decimal == BALIK_CSV_DECIMAL_ASK
      && (readings[0] != readings[1] || (!is_read[0] && (own_flags & BALIK_TEXT_AMBIGUOUS))))
    return ask (self, text, readings[0], readings[1], message);
  *number = readings[self->decimal == BALIK_CSV_DECIMAL_COMMA ? 1 : 0];
  return BALIK_CSV_READ_CLEAR;
}
