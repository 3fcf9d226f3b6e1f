/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-csv-reader.h"

/* What a file is read as, told as text: cells end with "|", rows with "/". */
static char *
dump_rows (const BalikCsvRows *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < balik_csv_rows_get_n_rows (rows); i++)
    {
      for (guint j = 0; j < balik_csv_rows_get_n_cells (rows, i); j++)
        g_string_append_printf (text, "%s|", balik_csv_rows_get_cell (rows, i, j));
      g_string_append_c (text, '/');
    }
  return g_string_free (text, FALSE);
}

static char *
dump_problem_lines (const BalikCsvRows *rows)
{
  GString *text = g_string_new (NULL);
  GPtrArray *problems = balik_csv_rows_get_problems (rows);

  for (guint i = 0; i < problems->len; i++)
    {
      const BalikCsvProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpuint (strlen (problem->message), >, 10);
      g_string_append_printf (text, "%u ", problem->line);
    }
  return g_string_free (text, FALSE);
}

static BalikCsvRows *
read_rows (const char *bytes, gsize length, BalikCsvForm form)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  BalikCsvRows *rows = balik_csv_read (data, &form, &error);

  g_assert_no_error (error);
  return rows;
}

typedef struct
{
  const char *text;
  const char *rows;
  const char *problems;
  char separator;
} Case;

static void
check_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const BalikCsvForm form = { BALIK_CSV_ENCODING_GUESS, cases[i].separator };
      g_autoptr (BalikCsvRows) rows = read_rows (cases[i].text, strlen (cases[i].text), form);
      g_autofree char *found = dump_rows (rows);
      g_autofree char *lines = dump_problem_lines (rows);

      g_assert_cmpstr (found, ==, cases[i].rows);
      g_assert_cmpstr (lines, ==, cases[i].problems);
      g_assert_true (g_utf8_validate (found, -1, NULL));
    }
}

static void
test_rows (void)
{
  static const Case cases[] = {
    { "", "", "" },
    { "a", "a|/", "" },
    { "a,b", "a|b|/", "" },
    { "a,b\n", "a|b|/", "" },
    { "a,b\r\nc,d\r\n", "a|b|/c|d|/", "" },
    { "a,b\rc,d\r", "a|b|/c|d|/", "" },
    { "a,b\n\nc", "a|b|/|/c|/", "" },
    { "a,\n,b\n", "a||/|b|/", "" },
    { ",", "||/", "" },
    { "\"a,b\",c", "a,b|c|/", "" },
    { "\"a\"\"b\",\"\"\"\"", "a\"b|\"|/", "" },
    { "\"\",\"\"\n", "||/", "" },
    { "\"a\nb\r\nc\rd\",e\r\nf", "a\nb\r\nc\rd|e|/f|/", "" },
    { "\xEF\xBB\xBF\"a\",b", "a|b|/", "" },
    { " a , b ", " a | b |/", "" },
    { "ລາວ,ខ្មែរ\n", "ລາວ|ខ្មែរ|/", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_separators (void)
{
  static const Case cases[] = {
    { "a;b;c\n1,5;2;3", "a|b|c|/1,5|2|3|/", "" },
    { "a\tb\n1,5\t2;3", "a|b|/1,5|2;3|/", "" },
    { "\"a;b;c\",d", "a;b;c|d|/", "" },
    { "a,b;c\n", "a|b;c|/", "" },
    { "a,b;c\n", "a,b|c|/", "", ';' },
    { "a,b\tc\n", "a,b|c|/", "", '\t' },
    { "one column\n1;2\n", "one column|/1|2|/", "" },
    { "sep=;\r\na,b;c\r\n", "a,b|c|/", "" },
    { "SEP=\t\na,b\tc", "a,b|c|/", "" },
    { "sep=;\na,b;c", "a|b;c|/", "", ',' },
    { "sep=:\na,b", "sep=:|/a|b|/", "" },
    { "sep=;", "sep=||/", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* All at once, each with its line. */
static void
test_lone_quotes (void)
{
  static const Case cases[] = {
    { "a\"b,c", "a\"b|c|/", "1 " },
    { "a,b\nc\"d\"e,f\n", "a|b|/c\"d\"e|f|/", "2 " },
    { "\"a\"b,c", "ab|c|/", "1 " },
    { "\"a\" ,c", "a |c|/", "1 " },
    { "\"a\nb\" x\nc\"\n", "a\nb x|/c\"|/", "2 3 " },
    { "a\n\"b\nc,d\n", "a|/b\nc,d\n|/", "2 " },
    { "\"", "|/", "1 " },
    { "5\",6\"\n7\"", "5\"|6\"|/7\"|/", "1 1 2 " },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_broken_utf_8 (void)
{
  static const Case cases[] = {
    { "a\xFF,b\n\xC3(,c\r\n\xE2\x82,d", "a\xEF\xBF\xBD|b|/\xEF\xBF\xBD(|c|/\xEF\xBF\xBD|d|/",
      "1 2 3 " },
    { "\xC0\xAF", "\xEF\xBF\xBD|/", "1 " },
    { "a\r\n\r\n\xED\xA0\x80", "a|/|/\xEF\xBF\xBD|/", "3 " },
    { "\xF4\x90\x80\x80", "\xEF\xBF\xBD|/", "1 " },
    { "\xE2\x82", "\xEF\xBF\xBD|/", "1 " },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_nul (void)
{
  const char bytes[] = "a\0b,c\n\0";
  const BalikCsvForm form = { 0 };
  g_autoptr (BalikCsvRows) rows = read_rows (bytes, sizeof bytes - 1, form);
  g_autofree char *found = dump_rows (rows);
  g_autofree char *lines = dump_problem_lines (rows);

  g_assert_cmpstr (found, ==,
                   "a\xEF\xBF\xBD"
                   "b|c|/\xEF\xBF\xBD|/");
  g_assert_cmpstr (lines, ==, "1 2 ");
}

static void
test_utf_16 (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    BalikCsvEncoding wanted;
    BalikCsvEncoding found;
    const char *rows;
    const char *problems;
  } cases[] = {
    { "\xFF\xFE"
      "a\0,\0b\0",
      8, 0, BALIK_CSV_ENCODING_UTF_16_LE, "a|b|/", "" },
    { "\xFE\xFF"
      "\0a\0,\0b",
      8, 0, BALIK_CSV_ENCODING_UTF_16_BE, "a|b|/", "" },
    { "a\0\n\0", 4, BALIK_CSV_ENCODING_UTF_16_LE, BALIK_CSV_ENCODING_UTF_16_LE, "a|/", "" },
    { "\xFF\xFE\x3D\xD8\x00\xDE", 6, 0, BALIK_CSV_ENCODING_UTF_16_LE, "😀|/", "" },
    { "\xFF\xFE\x00\xDE"
      "a\0",
      6, 0, BALIK_CSV_ENCODING_UTF_16_LE,
      "\xEF\xBF\xBD"
      "a|/",
      "1 " },
    { "\xFF\xFE\x3D\xD8"
      "a\0",
      6, 0, BALIK_CSV_ENCODING_UTF_16_LE,
      "\xEF\xBF\xBD"
      "a|/",
      "1 " },
    { "\xFF\xFE"
      "a\0\n\0b",
      7, 0, BALIK_CSV_ENCODING_UTF_16_LE, "a|/\xEF\xBF\xBD|/", "2 " },
    { "\xFF\xFE\0\0", 4, 0, BALIK_CSV_ENCODING_UTF_16_LE, "\xEF\xBF\xBD|/", "1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BalikCsvForm form = { cases[i].wanted, 0 };
      g_autoptr (BalikCsvRows) rows = read_rows (cases[i].bytes, cases[i].length, form);
      g_autofree char *found = dump_rows (rows);
      g_autofree char *lines = dump_problem_lines (rows);

      g_assert_cmpstr (found, ==, cases[i].rows);
      g_assert_cmpstr (lines, ==, cases[i].problems);
      g_assert_cmpint (balik_csv_rows_get_form (rows).encoding, ==, cases[i].found);
    }
}

static void
test_windows_1252 (void)
{
  const char text[] = "caf\xE9,\x80 5\n\x81,\x9C";
  const BalikCsvForm guessed = { 0 };
  const BalikCsvForm told = { BALIK_CSV_ENCODING_WINDOWS_1252, 0 };
  g_autoptr (BalikCsvRows) unread = read_rows (text, strlen (text), guessed);
  g_autoptr (BalikCsvRows) rows = read_rows (text, strlen (text), told);
  g_autofree char *found = dump_rows (rows);
  g_autofree char *lines = dump_problem_lines (rows);

  /* Never guessed: the user says so, or is told that it is no UTF-8. */
  g_assert_cmpint (balik_csv_rows_get_form (unread).encoding, ==, BALIK_CSV_ENCODING_UTF_8);
  g_assert_cmpuint (balik_csv_rows_get_n_problems (unread), >, 0);
  g_assert_cmpstr (found, ==, "café|€ 5|/\xEF\xBF\xBD|œ|/");
  g_assert_cmpstr (lines, ==, "2 ");
}

static void
test_lines (void)
{
  const char text[] = "a\r\n\"b\r\nb\rb\n\"\r\rc\n\nd";
  const guint expected[] = { 1, 2, 6, 7, 8, 9 };
  const BalikCsvForm form = { 0 };
  g_autoptr (BalikCsvRows) rows = read_rows (text, strlen (text), form);

  g_assert_cmpuint (balik_csv_rows_get_n_rows (rows), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (balik_csv_rows_get_line (rows, i), ==, expected[i]);
}

static void
assert_too_large (GString *text, const char *start)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;
  const BalikCsvForm form = { 0 };
  BalikCsvRows *rows = balik_csv_read (bytes, &form, &error);

  g_assert_null (rows);
  g_assert_error (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_SIZE);
  g_assert_true (g_str_has_prefix (error->message, start));
}

static GString *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return all;
}

static void
test_limits (void)
{
  g_autoptr (GString) largest_cell = repeat ("a", BALIK_CSV_MAX_CELL);
  g_autoptr (GString) columns = repeat (",", BALIK_CSV_MAX_COLUMNS - 1);
  g_autoptr (GString) most_rows = repeat ("\n", BALIK_CSV_MAX_ROWS);
  const BalikCsvForm form = { BALIK_CSV_ENCODING_GUESS, ',' };
  g_autoptr (BalikCsvRows) a = read_rows (largest_cell->str, largest_cell->len, form);
  g_autoptr (BalikCsvRows) b = read_rows (columns->str, columns->len, form);
  g_autoptr (BalikCsvRows) c = read_rows (most_rows->str, most_rows->len, form);

  g_assert_cmpuint (strlen (balik_csv_rows_get_cell (a, 0, 0)), ==, BALIK_CSV_MAX_CELL);
  g_assert_cmpuint (balik_csv_rows_get_n_cells (b, 0), ==, BALIK_CSV_MAX_COLUMNS);
  g_assert_cmpuint (balik_csv_rows_get_n_rows (c), ==, BALIK_CSV_MAX_ROWS);
  assert_too_large (repeat ("a", BALIK_CSV_MAX_CELL + 1), "Line 1:");
  assert_too_large (repeat (",", BALIK_CSV_MAX_COLUMNS), "Line 1:");
  assert_too_large (repeat ("\n", BALIK_CSV_MAX_ROWS + 1), "Line 200001:");
  assert_too_large (repeat ("0123456789", BALIK_CSV_MAX_SIZE / 10 + 1), "The file");
}

/* Every problem is counted, the first thousand are kept. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = repeat ("\xFF\n", 5000);
  const BalikCsvForm form = { 0 };
  g_autoptr (BalikCsvRows) rows = read_rows (text->str, text->len, form);

  g_assert_cmpuint (balik_csv_rows_get_n_problems (rows), ==, 5000);
  g_assert_cmpuint (balik_csv_rows_get_problems (rows)->len, ==, BALIK_CSV_MAX_PROBLEMS);
}

/* Any bytes are read as well-formed text, within their limits. */
static void
test_random_bytes (void)
{
  static const char signs[] = "\",;\t\r\na\xC3\xA9'=\0\xFF";
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 20000; run++)
    {
      char bytes[48];
      const gsize length = (gsize)g_rand_int_range (rand, 0, sizeof bytes);
      const BalikCsvForm form
          = { (BalikCsvEncoding)g_rand_int_range (rand, 0, BALIK_CSV_N_ENCODINGS),
              ",;\t\0"[g_rand_int_range (rand, 0, 4)] };
      g_autoptr (BalikCsvRows) rows = NULL;
      g_autofree char *found = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
      rows = read_rows (bytes, length, form);
      found = dump_rows (rows);
      g_assert_true (g_utf8_validate (found, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-reader/rows", test_rows);
  g_test_add_func ("/exchange/csv-reader/separators", test_separators);
  g_test_add_func ("/exchange/csv-reader/lone-quotes-are-told", test_lone_quotes);
  g_test_add_func ("/exchange/csv-reader/broken-utf-8-is-told", test_broken_utf_8);
  g_test_add_func ("/exchange/csv-reader/nul-is-told", test_nul);
  g_test_add_func ("/exchange/csv-reader/utf-16", test_utf_16);
  g_test_add_func ("/exchange/csv-reader/windows-1252-is-never-guessed", test_windows_1252);
  g_test_add_func ("/exchange/csv-reader/lines", test_lines);
  g_test_add_func ("/exchange/csv-reader/limits", test_limits);
  g_test_add_func ("/exchange/csv-reader/counts-all-problems", test_many_problems);
  g_test_add_func ("/exchange/csv-reader/random-bytes", test_random_bytes);

  return g_test_run ();
}
