/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <math.h>

#include "balik-date-text.h"
#include "balik-number-format.h"
#include "balik-number-parser.h"

/*
 * What a person types as a number, in locales with other digits and signs. The
 * first byte chooses the locale and the kind. What is read is a number, and is
 * the same when it is shown in full and read back.
 */

static const char *const names[] = { "C",  "id_ID", "th-TH-u-nu-thai", "vi_VN", "de_CH", "fr_FR",
                                     "hi", "fa_IR", "my_MM",           "km_KH", "en_IN", "tr_TR" };

static void
check_number (BalikLocale *locale, const char *text, BalikTextKind kind)
{
  g_autoptr (GError) error = NULL;
  BalikTextFlags flags;
  double value = 0;

  g_autofree char *shown = NULL;
  double again = 0;

  if (!balik_text_parse_number (locale, text, kind, &value, &flags, &error))
    {
      g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_true (isfinite (value));
  shown = balik_text_format_for_entry (locale, value, kind);
  g_assert_true (balik_text_parse_number (locale, shown, kind, &again, &flags, &error));
  g_assert_cmpfloat (value, ==, again);
}

static void
check_money (BalikLocale *locale, const char *text)
{
  g_autoptr (GError) error = NULL;
  BalikTextFlags flags;
  double value = 0;

  if (!balik_text_parse_money (locale, text, "IDR", &value, &flags, &error))
    g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
  else
    g_assert_true (isfinite (value));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static BalikLocale *locales[G_N_ELEMENTS (names)];
  g_autofree char *text = NULL;
  BalikLocale *locale;
  int year, month;

  if (size < 1)
    return 0;
  if (locales[0] == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      locales[i] = balik_locale_new (names[i]);
  locale = locales[(data[0] / 3u) % G_N_ELEMENTS (names)];
  text = g_strndup ((const char *)data + 1, size - 1);
  if (data[0] % 3 == BALIK_TEXT_MONEY)
    check_money (locale, text);
  else
    check_number (locale, text, data[0] % 3);
  (void)balik_text_parse_year_month (text, &year, &month);
  return 0;
}
