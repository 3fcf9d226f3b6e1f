/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "balik-csv-reader.h"
#include "balik-csv-writer.h"

static void
test_bytes (void)
{
  BalikCsvWriter *writer = balik_csv_writer_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  const char expected[] = "\xEF\xBB\xBF\"a\",\"say \"\"hm\"\"\"\r\n\"\",\"-1.5\"\r\n\"'-1.5\"\r\n";

  balik_csv_writer_text (writer, "a");
  balik_csv_writer_text (writer, "say \"hm\"");
  balik_csv_writer_end_row (writer);
  balik_csv_writer_text (writer, "");
  balik_csv_writer_number (writer, -1.5);
  balik_csv_writer_end_row (writer);
  balik_csv_writer_text (writer, "-1.5");
  balik_csv_writer_end_row (writer);
  bytes = balik_csv_writer_finish (writer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
test_guard (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "", "" },
    { "a=1", "a=1" },
    { "=1+1", "'=1+1" },
    { "+1", "'+1" },
    { "-1", "'-1" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\ta", "'\ta" },
    { "\ra", "'\ra" },
    { "\na", "'\na" },
    { " =1", "' =1" },
    { "\xC2\xA0=1", "'\xC2\xA0=1" },
    { "\xE3\x80\x80=1", "'\xE3\x80\x80=1" },
    { "\xE2\x80\x8B=1", "'\xE2\x80\x8B=1" },
    { "\xEF\xBB\xBF=1", "'\xEF\xBB\xBF=1" },
    { " \t", "' \t" },
    { "＝1", "'＝1" },
    { "＋1", "'＋1" },
    { "－1", "'－1" },
    { "＠1", "'＠1" },
    { "﹦1", "'﹦1" },
    { "a\n=1", "a\n=1" },
    { "'a", "'a" },
    { "'", "'" },
    { "'=1", "''=1" },
    { "'' =1", "''' =1" },
    { "' a", "' a" },
    { "Rent", "Rent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = balik_csv_guard (cases[i].text);

      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpstr (balik_csv_unguard (written), ==, cases[i].text);
    }
}

/* Guarded, written, read and unguarded, any texts are as before. */
static void
test_random_texts_survive (void)
{
  static const char *const signs[] = { "'", "=",  "+", "-", "@", "\t",       "\r", "\n",
                                       " ", "\"", ",", ";", "a", "\xC2\xA0", "＝", "ລ" };
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const BalikCsvForm form = { BALIK_CSV_ENCODING_UTF_8, ',' };

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 5000; run++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      BalikCsvWriter *writer = balik_csv_writer_new (run % 2 == 0);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BalikCsvRows) rows = NULL;

      for (guint i = 0; i < 4; i++)
        {
          GString *text = g_string_new (NULL);

          for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
            g_string_append (text, signs[g_rand_int_range (rand, 0, G_N_ELEMENTS (signs))]);
          balik_csv_writer_text (writer, text->str);
          g_ptr_array_add (texts, g_string_free (text, FALSE));
        }
      balik_csv_writer_end_row (writer);
      bytes = balik_csv_writer_finish (writer);
      rows = balik_csv_read (bytes, &form, NULL);

      g_assert_cmpuint (balik_csv_rows_get_n_problems (rows), ==, 0);
      g_assert_cmpuint (balik_csv_rows_get_n_rows (rows), ==, 1);
      g_assert_cmpuint (balik_csv_rows_get_n_cells (rows, 0), ==, texts->len);
      for (guint i = 0; i < texts->len; i++)
        g_assert_cmpstr (balik_csv_unguard (balik_csv_rows_get_cell (rows, 0, i)), ==,
                         g_ptr_array_index (texts, i));
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" },          { 1500000, "1500000" }, { -3, "-3" },
    { 0.125, "0.125" },  { 0.1, "0.1" },         { 0.07 * 3, "0.21000000000000002" },
    { 1e300, "1e+300" }, { 1e-9, "1e-09" },
  };
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = balik_csv_format_number (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 20000; i++)
    {
      const double number = ldexp (g_rand_double (rand) - 0.5, g_rand_int_range (rand, -200, 200));
      g_autofree char *text = balik_csv_format_number (number);

      g_assert_true (g_ascii_strtod (text, NULL) == number);
      g_assert_null (strchr (text, ','));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-writer/bytes", test_bytes);
  g_test_add_func ("/exchange/csv-writer/guards-formulas", test_guard);
  g_test_add_func ("/exchange/csv-writer/random-texts-survive", test_random_texts_survive);
  g_test_add_func ("/exchange/csv-writer/numbers-are-exact", test_numbers);

  return g_test_run ();
}
