/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-locale-private.h"

#include <locale.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/**
 * BalikLocale:
 *
 * How numbers are written in one place, and in which language the words beside
 * them are.
 *
 * It takes its signs from CLDR, through ICU, when it is made, and never changes
 * afterwards; so threads may share one. There is no current locale: each call
 * that makes text is given one.
 */

#define MINUS_SIGN "\u2212"
#define SYMBOL_SIZE 32

G_DEFINE_BOXED_TYPE (BalikLocale, balik_locale, balik_locale_ref, balik_locale_unref)

/* "id_ID.UTF-8", "sr_RS@latin" and "th-TH-u-nu-thai" as ICU names them. */
static char *
dup_icu_name (const char *name)
{
  char buffer[ULOC_FULLNAME_CAPACITY] = { 0 };
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *base = g_strndup (name, strcspn (name, ".@"));
  const char *modifier = strchr (name, '@');

  if (*base == '\0' || g_str_equal (base, "C") || g_str_equal (base, "POSIX"))
    return g_strdup ("en");

  if (strchr (base, '-') != NULL)
    uloc_forLanguageTag (base, buffer, sizeof buffer, NULL, &status);
  else
    uloc_canonicalize (base, buffer, sizeof buffer, &status);

  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING || *buffer == '\0')
    return g_strdup ("en");

  if (modifier != NULL && strlen (base) == 5)
    {
      if (g_str_equal (modifier, "@latin"))
        return g_strdup_printf ("%.2s_Latn_%s", base, base + 3);
      if (g_str_equal (modifier, "@cyrillic"))
        return g_strdup_printf ("%.2s_Cyrl_%s", base, base + 3);
    }

  return g_strdup (buffer);
}

/*
 * balik_locale_text_from_icu:
 * @text: UTF-16 from ICU
 * @length: its length
 *
 * Returns: (transfer full): the same as UTF-8; empty if it is not well formed
 */
char *
balik_locale_text_from_icu (const UChar *text, int32_t length)
{
  char *utf8 = g_utf16_to_utf8 (text, length, NULL, NULL, NULL);

  return utf8 != NULL ? utf8 : g_strdup ("");
}

static char *
dup_symbol (const UNumberFormat *format, UNumberFormatSymbol symbol, const char *fallback)
{
  UChar buffer[SYMBOL_SIZE];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;

  if (format == NULL)
    return g_strdup (fallback);

  length = unum_getSymbol (format, symbol, buffer, SYMBOL_SIZE, &status);
  if (U_FAILURE (status) || length <= 0 || length > SYMBOL_SIZE)
    return g_strdup (fallback);

  return balik_locale_text_from_icu (buffer, length);
}

static char *
dup_affix (const UNumberFormat *format, UNumberFormatTextAttribute affix, const char *fallback)
{
  UChar buffer[SYMBOL_SIZE];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;

  if (format == NULL)
    return g_strdup (fallback);

  length = unum_getTextAttribute (format, affix, buffer, SYMBOL_SIZE, &status);
  if (U_FAILURE (status) || length < 0 || length > SYMBOL_SIZE)
    return g_strdup (fallback);

  return balik_locale_text_from_icu (buffer, length);
}

/* CLDR's sign may carry a direction mark, which is kept; a hyphen is not. */
static char *
dup_minus (const UNumberFormat *format)
{
  g_autofree char *symbol = dup_symbol (format, UNUM_MINUS_SIGN_SYMBOL, "-");
  g_autoptr (GString) sign = g_string_new (symbol);

  g_string_replace (sign, "-", MINUS_SIGN, 0);

  return g_string_free_and_steal (g_steal_pointer (&sign));
}

/* Spanish and others write 1500 and 15.000: four digits stay together. */
static int
find_min_grouped_digits (UNumberFormat *format, const char *group)
{
  UChar buffer[SYMBOL_SIZE];
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *text = NULL;
  int32_t length;

  if (format == NULL)
    return 4;

  unum_setAttribute (format, UNUM_MINIMUM_GROUPING_DIGITS, UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
  length = unum_format (format, 1234, buffer, SYMBOL_SIZE, NULL, &status);
  if (U_FAILURE (status) || length <= 0 || length > SYMBOL_SIZE)
    return 4;

  text = balik_locale_text_from_icu (buffer, length);

  return strstr (text, group) != NULL ? 4 : 5;
}

static void
load_numbers (BalikLocale *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *plain = unum_open (UNUM_DECIMAL, NULL, 0, self->name, NULL, &status);
  UNumberFormat *percent = unum_open (UNUM_PERCENT, NULL, 0, self->name, NULL, &status);
  int secondary = 0;

  self->decimal = dup_symbol (plain, UNUM_DECIMAL_SEPARATOR_SYMBOL, ".");
  self->group = dup_symbol (plain, UNUM_GROUPING_SEPARATOR_SYMBOL, ",");
  self->minus = dup_minus (plain);

  self->digits[0] = dup_symbol (plain, UNUM_ZERO_DIGIT_SYMBOL, "0");
  for (int i = 1; i < 10; i++)
    {
      const char ascii[2] = { (char)('0' + i), '\0' };

      self->digits[i] = dup_symbol (plain, UNUM_ONE_DIGIT_SYMBOL + i - 1, ascii);
    }

  self->primary_group = plain != NULL ? unum_getAttribute (plain, UNUM_GROUPING_SIZE) : 3;
  if (self->primary_group <= 0)
    self->primary_group = 3;
  secondary = plain != NULL ? unum_getAttribute (plain, UNUM_SECONDARY_GROUPING_SIZE) : 0;
  self->secondary_group = secondary > 0 ? secondary : self->primary_group;
  self->min_grouped_digits = find_min_grouped_digits (plain, self->group);

  self->percent_prefix = dup_affix (percent, UNUM_POSITIVE_PREFIX, "");
  self->percent_suffix = dup_affix (percent, UNUM_POSITIVE_SUFFIX, "%");

  unum_close (plain);
  unum_close (percent);
}

/**
 * balik_locale_new:
 * @name: a POSIX name such as "id_ID.UTF-8" or a BCP 47 tag such as "th-TH-u-nu-thai"
 *
 * Makes a locale whose numbers and words are both of @name. "C", and what is not
 * a name at all, give English.
 *
 * Returns: (transfer full): a locale
 */
BalikLocale *
balik_locale_new (const char *name)
{
  return balik_locale_new_for_words (name, name);
}

/**
 * balik_locale_new_for_words:
 * @numbers: the name of the locale for digits and separators
 * @words: the name of the locale for "million" and the names of months
 *
 * Makes a locale for people who read one language and count as another place
 * does. @words should be the language of the program's sentences.
 *
 * Returns: (transfer full): a locale
 */
BalikLocale *
balik_locale_new_for_words (const char *numbers, const char *words)
{
  BalikLocale *self;

  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (BalikLocale, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->name = dup_icu_name (numbers);
  self->words = dup_icu_name (words);
  load_numbers (self);

  return self;
}

/**
 * balik_locale_new_default:
 *
 * Makes the locale that the process has at this moment: numbers from
 * `LC_NUMERIC`, words from `LC_MESSAGES` and, as gettext does, `LANGUAGE`.
 *
 * Call it after `setlocale ()`, keep the result and pass it on.
 *
 * Returns: (transfer full): a locale
 */
BalikLocale *
balik_locale_new_default (void)
{
  const char *numbers = setlocale (LC_NUMERIC, NULL);
  const char *words = setlocale (LC_MESSAGES, NULL);
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *first = NULL;

  if (numbers == NULL)
    numbers = "C";
  if (words == NULL)
    words = "C";

  if (language != NULL && *language != '\0' && !g_str_equal (words, "C")
      && !g_str_equal (words, "POSIX"))
    {
      first = g_strndup (language, strcspn (language, ":"));
      words = first;
    }

  return balik_locale_new_for_words (numbers, words);
}

/**
 * balik_locale_ref:
 * @self: a locale
 *
 * Returns: (transfer full): @self
 */
BalikLocale *
balik_locale_ref (BalikLocale *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_locale_unref:
 * @self: (transfer full): a locale
 *
 * Lets go of @self.
 */
void
balik_locale_unref (BalikLocale *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->compact, unumf_close);
  g_free (self->month_pattern);
  g_free (self->short_month_pattern);
  g_free (self->day_pattern);
  g_free (self->time_pattern);
  for (int i = 0; i < 10; i++)
    g_free (self->digits[i]);
  g_free (self->decimal);
  g_free (self->group);
  g_free (self->minus);
  g_free (self->percent_prefix);
  g_free (self->percent_suffix);
  g_free (self->name);
  g_free (self->words);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * balik_locale_get_name:
 * @self: a locale
 *
 * Returns: ICU's name of the locale for numbers, such as "id_ID"
 */
const char *
balik_locale_get_name (BalikLocale *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * balik_locale_get_words_name:
 * @self: a locale
 *
 * Returns: ICU's name of the locale for words, such as "lo_LA"
 */
const char *
balik_locale_get_words_name (BalikLocale *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

/**
 * balik_locale_get_decimal_separator:
 * @self: a locale
 *
 * Returns: what stands before decimals, mostly "." or ","
 */
const char *
balik_locale_get_decimal_separator (BalikLocale *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->decimal;
}
