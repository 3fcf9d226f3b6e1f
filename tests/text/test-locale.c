/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-locale.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-number-parser.h"

#include <locale.h>

static void
test_names_are_understood (void)
{
  static const char *const rows[][3] = {
    { "id_ID.UTF-8", "id_ID", "," },
    { "id_ID", "id_ID", "," },
    { "id-ID", "id_ID", "," },
    { "de_DE@euro", "de_DE", "," },
    { "C", "en", "." },
    { "C.UTF-8", "en", "." },
    { "POSIX", "en", "." },
    { "", "en", "." },
    { "../../etc", "en", "." },
    { "th_TH.TIS-620", "th_TH", "." },
    { "sr_RS@latin", "sr_Latn_RS", "," },
    { "ar-EG-u-nu-latn", "ar_EG@numbers=latn", "." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i][0]);

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpstr (balik_locale_get_name (locale), ==, rows[i][1]);
      g_assert_cmpstr (balik_locale_get_words_name (locale), ==, rows[i][1]);
      g_assert_cmpstr (balik_locale_get_decimal_separator (locale), ==, rows[i][2]);
    }
}

static void
test_long_name_is_english (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autoptr (BalikLocale) locale = balik_locale_new (name);

  g_assert_cmpstr (balik_locale_get_name (locale), ==, "en");
}

static void
test_default_follows_environment (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C"));
  g_setenv ("LANGUAGE", "id:en", TRUE);
  {
    g_autoptr (BalikLocale) locale = balik_locale_new_default ();

    /* As in gettext, no language is asked for in the locale C. */
    g_assert_cmpstr (balik_locale_get_name (locale), ==, "en");
    g_assert_cmpstr (balik_locale_get_words_name (locale), ==, "en");
  }

  g_assert_nonnull (setlocale (LC_MESSAGES, "C.UTF-8"));
  {
    g_autoptr (BalikLocale) locale = balik_locale_new_default ();

    g_assert_cmpstr (balik_locale_get_name (locale), ==, "en");
    g_assert_cmpstr (balik_locale_get_words_name (locale), ==, "id");
  }

  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C");
}

static void
test_words_and_numbers_differ (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_for_words ("de_DE", "en_US");
  g_autofree char *text = balik_text_format_money_short (locale, 1420000.0, "LAK", 3);

  g_assert_cmpstr (text, ==, "1,42 million kip");
}

static void
test_boxed_copy_is_a_reference (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("lo_LA");
  BalikLocale *copy = g_boxed_copy (BALIK_TYPE_LOCALE, locale);

  g_assert_true (copy == locale);
  g_boxed_free (BALIK_TYPE_LOCALE, copy);
  g_assert_cmpstr (balik_locale_get_name (locale), ==, "lo_LA");
}

static gpointer
work_in_thread (gpointer data)
{
  BalikLocale *locale = data;
  guint n_wrong = 0;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *money = balik_text_format_money_short (locale, 142.3e6, "LAK", 3);
      g_autofree char *entry = balik_text_format_for_entry (locale, i + 0.25, BALIK_TEXT_PLAIN);
      double value = 0.0;

      if (g_strcmp0 (money, "142 ລ້ານ kip") != 0)
        n_wrong++;
      if (!balik_text_parse_number (locale, entry, BALIK_TEXT_PLAIN, &value, NULL, NULL)
          || value != i + 0.25)
        n_wrong++;
    }

  return GUINT_TO_POINTER (n_wrong);
}

static void
test_threads_share_one (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("lo_LA");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("text", work_in_thread, locale);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/locale/names-are-understood", test_names_are_understood);
  g_test_add_func ("/text/locale/long-name-is-english", test_long_name_is_english);
  g_test_add_func ("/text/locale/default-follows-environment", test_default_follows_environment);
  g_test_add_func ("/text/locale/words-and-numbers-differ", test_words_and_numbers_differ);
  g_test_add_func ("/text/locale/boxed-copy-is-a-reference", test_boxed_copy_is_a_reference);
  g_test_add_func ("/text/locale/threads-share-one", test_threads_share_one);

  return g_test_run ();
}
