/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-file-name.h"

#include <string.h>

#define SEED 20270601
#define N_RANDOM 5000

static void
test_names (void)
{
  static const char *const rows[][2] = {
    { "School uniforms", "School uniforms.balik" },
    { "  School \t\n uniforms?  ", "School uniforms.balik" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.balik" },
    { "", "Plan.balik" },
    { "...", "Plan.balik" },
    { " . - ", "Plan.balik" },
    { "../../etc/passwd", "etc-passwd.balik" },
    { "-rf", "rf.balik" },
    { "trailing dot.", "trailing dot.balik" },
    { "CON", "_CON.balik" },
    { "nul", "_nul.balik" },
    { "Com1.txt", "_Com1.txt.balik" },
    { "a\u200Cb\u200D", "a\u200Cb\u200D.balik" },
    { "LPT¹", "_LPT¹.balik" },
    { "aux .old", "_aux .old.balik" },
    { "Console", "Console.balik" },
    { "COM10", "COM10.balik" },
    { "\u202Egpj.exe", "gpj.exe.balik" },
    { "a\x01"
      "b",
      "a b.balik" },
    { "caf\xff\xfe", "caf.balik" },
    { "ເຄື່ອງແບບ", "ເຄື່ອງແບບ.balik" },
    { "e\u0301t\u00E9", "été.balik" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = balik_text_make_file_name (rows[i][0], "balik");

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
}

static void
test_extension_is_optional (void)
{
  g_autofree char *name = balik_text_make_file_name ("Plan", NULL);

  g_assert_cmpstr (name, ==, "Plan");
}

/* Thai "ที่" is one grapheme of three characters, nine bytes. */
static void
test_long_title_is_cut_at_a_grapheme (void)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  gsize length;

  for (int i = 0; i < 40; i++)
    g_string_append (title, "ที่");

  name = balik_text_make_file_name (title->str, "balik");
  length = strlen (name);
  stem = g_strndup (name, length - strlen (".balik"));

  g_assert_cmpuint (length, <=, BALIK_FILE_NAME_MAX_BYTES);
  g_assert_cmpuint (length, >=, BALIK_FILE_NAME_MAX_BYTES - 10);
  g_assert_cmpuint (strlen (stem) % 9, ==, 0);
  g_assert_true (g_str_has_suffix (stem, "ที่"));
}

static void
test_long_device_name_stays_short (void)
{
  g_autofree char *rest = g_strnfill (300, 'x');
  g_autofree char *title = g_strconcat ("con.", rest, NULL);
  g_autofree char *name = balik_text_make_file_name (title, "balik");

  g_assert_true (g_str_has_prefix (name, "_con.x"));
  g_assert_cmpuint (strlen (name), ==, BALIK_FILE_NAME_MAX_BYTES);
}

static void
test_random_titles_are_safe (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *title = g_new0 (char, 300);
      g_autofree char *name = NULL;
      int length = g_rand_int_range (rand, 0, 299);

      for (int k = 0; k < length; k++)
        title[k] = (char)g_rand_int_range (rand, 1, 256);

      name = balik_text_make_file_name (title, "pdf");

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, BALIK_FILE_NAME_MAX_BYTES);
      g_assert_cmpuint (strlen (name), >, strlen (".pdf"));
      g_assert_true (strpbrk (name, "/\\:*?\"<>|\n\t") == NULL);
      g_assert_true (*name != '.' && *name != ' ' && *name != '-');
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/file-name/names", test_names);
  g_test_add_func ("/text/file-name/extension-is-optional", test_extension_is_optional);
  g_test_add_func ("/text/file-name/long-title-is-cut-at-a-grapheme",
                   test_long_title_is_cut_at_a_grapheme);
  g_test_add_func ("/text/file-name/long-device-name-stays-short",
                   test_long_device_name_stays_short);
  g_test_add_func ("/text/file-name/random-titles-are-safe", test_random_titles_are_safe);

  return g_test_run ();
}
