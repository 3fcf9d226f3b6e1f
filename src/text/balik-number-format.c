/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-format.h"

#include "balik-locale-private.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * Numbers as text. The signs come from CLDR by way of BalikLocale; digits and
 * rounding are our own, so that a value is rounded as it is written (2.675 to
 * 2.68) and halves go away from zero.
 *
 * What is not a finite number is shown as a dash.
 */

#define NO_NUMBER "\u2013"

/* Beyond these an entry shows powers of ten. */
#define MAX_PLAIN_EXPONENT 15
#define MIN_PLAIN_EXPONENT -6

static gboolean
is_group_start (BalikLocale *self, int n_left)
{
  int n_after_primary = n_left - self->primary_group;

  return n_after_primary >= 0 && n_after_primary % self->secondary_group == 0;
}

/*
 * balik_locale_append:
 * @self: a locale
 * @to: the text to add to
 * @number: a number; its sign is left to the caller
 * @min_decimals: decimals to fill with zeros
 * @grouped: whether thousands are set apart
 *
 * Writes the digits of @number, all of them.
 */
void
balik_locale_append (BalikLocale *self,
                     GString *to,
                     const BalikDecimal *number,
                     int min_decimals,
                     gboolean grouped)
{
  int n_integer = MAX (number->exponent, 0);
  int n_decimals = MAX (MAX (number->n_digits - number->exponent, 0), min_decimals);

  if (number->n_digits == 0)
    {
      n_integer = 0;
      n_decimals = min_decimals;
    }

  if (n_integer == 0)
    g_string_append (to, self->digits[0]);

  for (int i = 0; i < n_integer + n_decimals; i++)
    {
      /* The i-th place, counted from the first digit of the integer part. */
      int place = number->exponent >= 0 ? i : i + number->exponent;
      int digit = place >= 0 && place < number->n_digits ? number->digits[place] - '0' : 0;

      if (i == n_integer)
        g_string_append (to, self->decimal);
      else if (i > 0 && i < n_integer && grouped && n_integer >= self->min_grouped_digits
               && is_group_start (self, n_integer - i))
        g_string_append (to, self->group);

      g_string_append (to, self->digits[digit]);
    }
}

/*
 * balik_locale_write:
 * @self: a locale
 * @number: a number, rounded as it shall be shown
 * @min_decimals: decimals to fill with zeros
 *
 * Returns: (transfer full): @number with its sign, thousands set apart
 */
char *
balik_locale_write (BalikLocale *self, const BalikDecimal *number, int min_decimals)
{
  GString *text = g_string_new (number->negative ? self->minus : "");

  balik_locale_append (self, text, number, min_decimals, TRUE);

  return g_string_free_and_steal (text);
}

/**
 * balik_text_format_number:
 * @locale: a locale
 * @value: a number
 * @min_decimals: decimals that are shown even if they are zero
 * @max_decimals: decimals that are kept
 *
 * Writes a number with its thousands set apart and U+2212 as its minus.
 *
 * Returns: (transfer full): text such as "1,234.5"
 */
char *
balik_text_format_number (BalikLocale *locale, double value, int min_decimals, int max_decimals)
{
  BalikDecimal number;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (min_decimals >= 0 && max_decimals >= min_decimals, NULL);

  if (!isfinite (value))
    return g_strdup (NO_NUMBER);

  number = balik_decimal_from_double (value);
  balik_decimal_round_decimals (&number, max_decimals);

  return balik_locale_write (locale, &number, min_decimals);
}

/**
 * balik_text_format_significant:
 * @locale: a locale
 * @value: a number
 * @digits: how many digits carry meaning, at least 1
 *
 * Writes a number rounded to what its uncertainty allows.
 *
 * Returns: (transfer full): with 2 digits "0.058", "3.1" or "320"
 */
char *
balik_text_format_significant (BalikLocale *locale, double value, int digits)
{
  BalikDecimal number;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  if (!isfinite (value))
    return g_strdup (NO_NUMBER);

  number = balik_decimal_from_double (value);
  balik_decimal_round_significant (&number, digits);

  return balik_locale_write (locale, &number, 0);
}

/**
 * balik_text_format_count:
 * @locale: a locale
 * @value: a number of things; the model has fractions of them
 *
 * Returns: (transfer full): a whole number such as "5,194"
 */
char *
balik_text_format_count (BalikLocale *locale, double value)
{
  return balik_text_format_number (locale, value, 0, 0);
}

/**
 * balik_text_format_percent:
 * @locale: a locale
 * @share: a share, 1 for all
 * @max_decimals: decimals of the per cent that are kept
 *
 * Returns: (transfer full): "35%" for 0.35 in English, "35 %" in German
 */
char *
balik_text_format_percent (BalikLocale *locale, double share, int max_decimals)
{
  BalikDecimal number;
  GString *text;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (max_decimals >= 0, NULL);

  if (!isfinite (share))
    return g_strdup (NO_NUMBER);

  number = balik_decimal_from_double (share);
  balik_decimal_shift (&number, 2);
  balik_decimal_round_decimals (&number, max_decimals);

  text = g_string_new (number.negative ? locale->minus : "");
  g_string_append (text, locale->percent_prefix);
  balik_locale_append (locale, text, &number, 0, TRUE);
  g_string_append (text, locale->percent_suffix);

  return g_string_free_and_steal (text);
}

/**
 * balik_text_format_for_entry:
 * @locale: a locale
 * @value: a number
 * @kind: what it stands for; a share of 0.125 is written "12.5"
 *
 * Writes all of a number, with as few digits as read back exactly, as somebody
 * would type it: the minus is the one on the keyboard and no unit is added.
 * `balik_text_parse_number ()` with the same locale and kind gives @value.
 *
 * Returns: (transfer full): text for an entry; empty if @value is not finite
 */
char *
balik_text_format_for_entry (BalikLocale *locale, double value, BalikTextKind kind)
{
  BalikDecimal number;
  GString *text;
  int power = 0;

  g_return_val_if_fail (locale != NULL, NULL);

  if (!isfinite (value))
    return g_strdup ("");

  number = balik_decimal_from_double (value);
  if (kind == BALIK_TEXT_PERCENT)
    balik_decimal_shift (&number, 2);

  if (number.exponent > MAX_PLAIN_EXPONENT || number.exponent < MIN_PLAIN_EXPONENT)
    {
      power = number.exponent - 1;
      number.exponent = 1;
    }

  text = g_string_new (number.negative ? "-" : "");
  balik_locale_append (locale, text, &number, 0, TRUE);
  if (power != 0)
    g_string_append_printf (text, "E%d", power);

  return g_string_free_and_steal (text);
}

/**
 * balik_text_format_range:
 * @locale: a locale
 * @low: the low end
 * @high: the high end
 * @max_decimals: decimals that are kept
 *
 * Returns: (transfer full): "28–40", or "−6.4 to 8" if an end is negative
 */
char *
balik_text_format_range (BalikLocale *locale, double low, double high, int max_decimals)
{
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  g_return_val_if_fail (locale != NULL, NULL);

  low_text = balik_text_format_number (locale, low, 0, max_decimals);
  high_text = balik_text_format_number (locale, high, 0, max_decimals);

  return balik_text_join_range (low_text, high_text, low < 0.0 || high < 0.0);
}

/**
 * balik_text_round_significant:
 * @value: a number
 * @digits: how many digits carry meaning, at least 1
 *
 * Returns: @value rounded as `balik_text_format_significant ()` shows it
 */
double
balik_text_round_significant (double value, int digits)
{
  BalikDecimal number;

  g_return_val_if_fail (digits >= 1, value);

  if (!isfinite (value))
    return value;

  number = balik_decimal_from_double (value);
  balik_decimal_round_significant (&number, digits);

  return balik_decimal_to_double (&number);
}
