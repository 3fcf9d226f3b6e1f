/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "csv-fixture.h"
#include "plan-fixture.h"

/* Reads a cell as the fee of a rent: what is understood, "?" for a question, "!" for no number. */
static char *
read_cell (const char *cell, const char *locale_name, BalikCsvDecimal decimal, gboolean is_ours)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikLocale) locale = balik_locale_new (locale_name);
  g_autofree char *text = g_strdup_printf ("%s,likely\n\"overheads.0.per_month\",\"%s\"\n",
                                           is_ours ? "balik-numbers" : "path", cell);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = NULL;
  const BalikCsvEntry *entry;

  settings.table = BALIK_CSV_NUMBERS;
  settings.decimal = decimal;
  g_assert_true (plan_fixture_set (plan, "overheads.0.per_month", "77", NULL));
  preview = balik_csv_preview_new (plan, bytes, &settings, locale, NULL);
  g_assert_cmpuint (balik_csv_preview_get_entries (preview)->len, ==, 1);
  entry = g_ptr_array_index (balik_csv_preview_get_entries (preview), 0);
  if (entry->outcome == BALIK_CSV_ASKED)
    return g_strdup ("?");
  if (entry->outcome == BALIK_CSV_REFUSED)
    return g_strdup ("!");
  csv_fixture_apply (preview, plan);
  return g_strdup_printf (
      "%.15g",
      balik_item_get_number (plan_fixture_find (plan, "overheads.0.per_month", NULL), "per_month"));
}

typedef struct
{
  const char *cell;
  const char *locale;
  const char *asked; /* what is understood before anything was said */
  const char *point; /* with a decimal point */
  const char *comma; /* with a decimal comma */
} Case;

static void
test_foreign (void)
{
  static const Case cases[] = {
    { "1500", "en_US", "1500", "1500", "1500" },
    { "-3", "en_US", "-3", "-3", "-3" },
    { "12.5", "de_DE", "12.5", "12.5", "12.5" },
    { "12,5", "en_US", "12.5", "12.5", "12.5" },
    { "1.234", "en_US", "?", "1.234", "1234" },
    { "1,234", "en_US", "?", "1234", "1.234" },
    { "1,234", "de_DE", "?", "1234", "1.234" },
    { "1.234", "id_ID", "?", "1.234", "1234" },
    { "-1.001", "id_ID", "?", "-1.001", "-1001" },
    { "0.125", "de_DE", "0.125", "0.125", "0.125" },
    { "0,125", "en_US", "0.125", "0.125", "0.125" },
    { "1234.567", "de_DE", "1234.567", "1234.567", "1234.567" },
    { "1.500.000", "en_US", "1500000", "1500000", "1500000" },
    { "1,500,000", "de_DE", "1500000", "1500000", "1500000" },
    { "1.250,50", "en_US", "1250.5", "1250.5", "1250.5" },
    { "1 500 000", "en_US", "1500000", "1500000", "1500000" },
    { "1e6", "en_US", "1000000", "1000000", "1000000" },
    { "2.5E-3", "de_DE", "0.0025", "0.0025", "0.0025" },
    { "12.5%", "en_US", "0.125", "0.125", "0.125" },
    { "๑๒", "th_TH", "12", "12", "12" },
    { "150 LAK", "en_US", "150", "150", "150" },
    { "150 USD", "en_US", "!", "!", "!" },
    { "3*45000", "en_US", "!", "!", "!" },
    { "3-4", "en_US", "!", "!", "!" },
    { "3/4", "en_US", "!", "!", "!" },
    { "Rent", "en_US", "!", "!", "!" },
    { "1e999", "en_US", "!", "!", "!" },
    { "=1+1", "en_US", "!", "!", "!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *asked = read_cell (c->cell, c->locale, BALIK_CSV_DECIMAL_ASK, FALSE);
      g_autofree char *point = read_cell (c->cell, c->locale, BALIK_CSV_DECIMAL_POINT, FALSE);
      g_autofree char *comma = read_cell (c->cell, c->locale, BALIK_CSV_DECIMAL_COMMA, FALSE);

      g_test_message ("%s in %s", c->cell, c->locale);
      g_assert_cmpstr (asked, ==, c->asked);
      g_assert_cmpstr (point, ==, c->point);
      g_assert_cmpstr (comma, ==, c->comma);
    }
}

/* In a file of ours a point means decimals, whatever the locale; a comma is not ours. */
static void
test_ours (void)
{
  static const Case cases[] = {
    { "1.234", "de_DE", "1.234", "1.234", "1234" },
    { "1.234", "en_US", "1.234", "1.234", "1234" },
    { "1,234", "en_US", "?", "1234", "1.234" },
    { "12,5", "en_US", "12.5", "12.5", "12.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *asked = read_cell (c->cell, c->locale, BALIK_CSV_DECIMAL_ASK, TRUE);
      g_autofree char *comma = read_cell (c->cell, c->locale, BALIK_CSV_DECIMAL_COMMA, TRUE);

      g_assert_cmpstr (asked, ==, c->asked);
      g_assert_cmpstr (comma, ==, c->comma);
    }
}

/* A file of ours with commas was written anew: its points may set thousands apart. */
static void
test_ours_with_commas (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = csv_fixture_preview_text (plan,
                                                                  "balik-numbers;low;likely;high\n"
                                                                  "investments.0.amount;;1.234;\n"
                                                                  "grants.0.amount;;12,5;\n",
                                                                  &settings);
  g_autofree char *found = csv_fixture_dump (preview);

  g_assert_cmpstr (found, ==,
                   "asked 2 investments.0.amount amount: 500 → 1.234\n"
                   "changed 3 grants.0.amount amount: 50 → 12.5\n");
  g_assert_false (balik_csv_preview_can_apply (preview));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-number/foreign-files-ask", test_foreign);
  g_test_add_func ("/exchange/csv-number/our-files-have-points", test_ours);
  g_test_add_func ("/exchange/csv-number/our-files-with-commas-ask", test_ours_with_commas);

  return g_test_run ();
}
