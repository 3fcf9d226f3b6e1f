/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-compact.h"

#include "balik-locale-private.h"
#include "balik-text-fill.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/*
 * Large numbers with a word: "142 million", "14 juta", "1.4 ล้าน".
 *
 * The words and their steps are CLDR's (ICU's compact form) in the language of
 * the sentences; the number before the word is ours, in the digits of the
 * locale for numbers. Steps differ: Burmese and Hindi count in 10⁷, Chinese in 10⁴.
 */

/* Below a million people read the number itself more easily. */
#define FIRST_WORD_EXPONENT 6
#define FIRST_SCALE_EXPONENT 4
#define MAX_EXPONENT 18
#define NO_NUMBER "\u2013"

typedef struct
{
  char *before;
  char *after;
  char *word;
  int n_integer;
  int n_words;
} CompactParts;

static void
compact_parts_clear (CompactParts *parts)
{
  g_clear_pointer (&parts->before, g_free);
  g_clear_pointer (&parts->after, g_free);
  g_clear_pointer (&parts->word, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CompactParts, compact_parts_clear)

static const UNumberFormatter *
ensure_formatter (BalikLocale *self)
{
  static const UChar skeleton[] = u"compact-long precision-unlimited group-off";
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *formatter;

  g_mutex_lock (&self->lock);
  if (self->compact == NULL)
    self->compact = unumf_openForSkeletonAndLocale (skeleton, -1, self->words, &status);
  if (U_FAILURE (status))
    g_clear_pointer (&self->compact, unumf_close);
  formatter = self->compact;
  g_mutex_unlock (&self->lock);

  return formatter;
}

static int
count_integer_digits (const UChar *text, int32_t start, int32_t end)
{
  int n_digits = 0;
  int32_t i = start;

  while (i < end)
    {
      UChar32 c;

      U16_NEXT (text, i, end, c);
      n_digits += u_isdigit (c) ? 1 : 0;
    }

  return n_digits;
}

/* Finds the number and the word in what ICU wrote. */
static gboolean
split_result (const UFormattedNumber *result, CompactParts *parts)
{
  UErrorCode status = U_ZERO_ERROR;
  const UFormattedValue *value = unumf_resultAsValue (result, &status);
  int32_t length = 0;
  const UChar *text = ufmtval_getString (value, &length, &status);
  UConstrainedFieldPosition *position = ucfpos_open (&status);
  int32_t number_start = length;
  int32_t number_end = 0;

  while (U_SUCCESS (status) && ufmtval_nextPosition (value, position, &status))
    {
      int32_t field = ucfpos_getField (position, &status);
      int32_t start = 0;
      int32_t end = 0;

      ucfpos_getIndexes (position, &start, &end, &status);
      if (field == UNUM_COMPACT_FIELD)
        {
          parts->n_words++;
          g_free (parts->word);
          parts->word = balik_locale_text_from_icu (text + start, end - start);
          continue;
        }
      if (field == UNUM_INTEGER_FIELD)
        parts->n_integer = count_integer_digits (text, start, end);

      number_start = MIN (number_start, start);
      number_end = MAX (number_end, end);
    }

  if (U_SUCCESS (status) && number_start < number_end)
    {
      parts->before = balik_locale_text_from_icu (text, number_start);
      parts->after = balik_locale_text_from_icu (text + number_end, length - number_end);
    }
  ucfpos_close (position);

  return parts->before != NULL && parts->n_words == 1 && parts->n_integer > 0;
}

/* Lets ICU write 0.digits × 10^exponent; FALSE if it has no single word for it. */
static gboolean
write_compact (BalikLocale *self, const char *digits, int exponent, CompactParts *parts)
{
  const UNumberFormatter *formatter = ensure_formatter (self);
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumber *result;
  g_autofree char *number = g_strdup_printf ("0.%se%d", digits, exponent);
  gboolean split = FALSE;

  if (formatter == NULL)
    return FALSE;

  result = unumf_openResult (&status);
  unumf_formatDecimal (formatter, number, -1, result, &status);
  if (U_SUCCESS (status))
    split = split_result (result, parts);
  unumf_closeResult (result);

  return split;
}

/*
 * How many places the word for a number of this size stands for, and the word.
 * Two of a thing is asked for, because one may be written without its number
 * (French "mille") or in the singular. Where CLDR has two words at once (Burmese
 * 10¹¹) a smaller one is taken; where it has none (Chinese 1000) there is no shift.
 */
static int
find_shift (BalikLocale *self, int exponent, char **word)
{
  int capped = MIN (exponent, MAX_EXPONENT);

  for (int e = capped; e > 3; e--)
    {
      g_auto (CompactParts) parts = { 0 };

      if (write_compact (self, "2", e, &parts))
        {
          if (word != NULL)
            *word = g_steal_pointer (&parts.word);
          return e - parts.n_integer;
        }
    }

  return 0;
}

/* Puts a mantissa in the place of ICU's number; the word agrees with the latter. */
static char *
write_with_word (BalikLocale *self, const BalikDecimal *number, int shift, const char *mantissa)
{
  g_auto (CompactParts) parts = { 0 };

  if (!write_compact (self, number->digits, number->exponent, &parts)
      || number->exponent - parts.n_integer != shift)
    {
      compact_parts_clear (&parts);
      parts = (CompactParts){ 0 };
      if (!write_compact (self, "2", shift + 1, &parts))
        return g_strdup (mantissa);
    }

  return g_strconcat (parts.before, mantissa, parts.after, NULL);
}

/**
 * balik_text_format_short:
 * @locale: a locale
 * @value: a number
 * @digits: how many digits carry meaning; %BALIK_TEXT_DIGITS unless known better
 *
 * Writes a number rounded, and from a million on with its word.
 *
 * Returns: (transfer full): "142 million", "14 juta" or "23,000"
 */
char *
balik_text_format_short (BalikLocale *locale, double value, int digits)
{
  g_autofree char *mantissa = NULL;
  BalikDecimal number;
  BalikDecimal shifted;
  int shift = 0;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  if (!isfinite (value))
    return g_strdup (NO_NUMBER);

  number = balik_decimal_from_double (value);
  balik_decimal_round_significant (&number, digits);

  if (number.exponent > FIRST_WORD_EXPONENT)
    shift = find_shift (locale, number.exponent, NULL);

  shifted = number;
  balik_decimal_shift (&shifted, -shift);
  mantissa = balik_locale_write (locale, &shifted, 0);
  if (shift == 0)
    return g_steal_pointer (&mantissa);

  return write_with_word (locale, &number, shift, mantissa);
}

/* The word of the smaller end, unless the larger would get over four digits. */
static int
find_range_shift (BalikLocale *self, const BalikDecimal *low, const BalikDecimal *high)
{
  int small = low->n_digits > 0 ? MIN (low->exponent, high->exponent) : high->exponent;
  int large = MAX (low->exponent, high->exponent);
  int shift = 0;

  if (large <= FIRST_WORD_EXPONENT)
    return 0;

  if (small > FIRST_WORD_EXPONENT)
    shift = find_shift (self, small, NULL);
  if (shift == 0 || large - shift > 4)
    shift = find_shift (self, large, NULL);

  return shift;
}

/**
 * balik_text_format_short_range:
 * @locale: a locale
 * @low: the low end
 * @high: the high end
 * @digits: how many digits carry meaning
 *
 * Writes both ends with one word: the same scale and the same decimals.
 *
 * Returns: (transfer full): "116–173 million", "630–1,020 million"
 */
char *
balik_text_format_short_range (BalikLocale *locale, double low, double high, int digits)
{
  BalikDecimal ends[2];
  BalikDecimal largest;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *joined = NULL;
  int shift;
  int decimals;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  if (!isfinite (low) || !isfinite (high))
    return g_strdup (NO_NUMBER);

  ends[0] = balik_decimal_from_double (low);
  ends[1] = balik_decimal_from_double (high);
  for (int i = 0; i < 2; i++)
    balik_decimal_round_significant (&ends[i], digits);
  largest = fabs (low) > fabs (high) ? ends[0] : ends[1];

  shift = find_range_shift (locale, &ends[0], &ends[1]);
  decimals = MAX (digits - (largest.exponent - shift), 0);
  for (int i = 0; i < 2; i++)
    {
      balik_decimal_shift (&ends[i], -shift);
      balik_decimal_round_decimals (&ends[i], decimals);
    }

  low_text = balik_locale_write (locale, &ends[0], 0);
  high_text = balik_locale_write (locale, &ends[1], 0);
  joined = balik_text_join_range (low_text, high_text, low < 0.0 || high < 0.0);
  if (shift == 0)
    return g_steal_pointer (&joined);

  return write_with_word (locale, &largest, shift, joined);
}

/**
 * balik_text_choose_scale:
 * @locale: a locale
 * @max_abs: the largest value that is shown, its sign left out
 * @word: (out) (transfer full) (optional): the word of the scale, such as
 *   "million" or "juta"; empty if there is none
 *
 * Chooses what the values of a chart or table are divided by, so that its title
 * carries the word and its figures stay short. Write the values divided with
 * `balik_text_format_number ()`.
 *
 * Returns: the divisor: 1 below ten thousand, then a power of ten
 */
double
balik_text_choose_scale (BalikLocale *locale, double max_abs, char **word)
{
  BalikDecimal number;
  BalikDecimal divisor = { .n_digits = 1, .digits = "1" };
  g_autofree char *found = NULL;
  int shift = 0;

  g_return_val_if_fail (locale != NULL, 1.0);

  if (isfinite (max_abs))
    {
      number = balik_decimal_from_double (max_abs);
      if (number.exponent > FIRST_SCALE_EXPONENT)
        shift = find_shift (locale, number.exponent, &found);
    }

  if (word != NULL)
    *word = shift > 0 ? g_steal_pointer (&found) : g_strdup ("");

  divisor.exponent = shift + 1;

  return balik_decimal_to_double (&divisor);
}
