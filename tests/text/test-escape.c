/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-escape.h"

static void
test_texts (void)
{
  static const char *const rows[][3] = {
    { "", "", "" },
    { "School uniforms", "\"", "School uniforms" },
    { "say \"yes\"", "\"", "say \\\"yes\\\"" },
    { "say \"yes\"", "", "say \"yes\"" },
    { "a/b = c", "/=", "a\\/b \\= c" },
    { "a\\n", "", "a\\\\n" },
    { "one\ntwo\ttab\r", "", "one\\ntwo\\ttab\\u000D" },
    { "\x1b[2J", "", "\\u001B[2J" },
    { "\xC2\x85\u2028\u2029", "", "\\u0085\\u2028\\u2029" },
    { "\u202Egpj.exe\u2066\u200F", "", "\\u202Egpj.exe\\u2066\\u200F" },
    { "ទិញ\u200Bលក់", "", "ទិញ\\u200Bលក់" },
    { "\U000E0041", "", "\\U000E0041" },
    { "ເຄື່ອງແບບ เครื่องแบบ é", "", "ເຄື່ອງແບບ เครื่องแบบ é" },
    { "caf\xff\xc3", "", "caf\\xFF\\xC3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *escaped = balik_text_escape (rows[i][0], rows[i][1]);

      g_assert_cmpstr (escaped, ==, rows[i][2]);
    }
}

/* Whatever the bytes are, the line can be shown, and no other bytes give it. */
static void
test_any_bytes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint first = 1; first < 256; first++)
    for (guint second = 1; second < 256; second++)
      {
        const char text[] = { (char)first, (char)second, '\0' };
        char *escaped = balik_text_escape (text, "");

        g_assert_true (g_utf8_validate (escaped, -1, NULL));
        for (const char *c = escaped; *c != '\0'; c = g_utf8_next_char (c))
          g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)));
        g_assert_true (g_hash_table_add (seen, escaped));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/escape/texts", test_texts);
  g_test_add_func ("/text/escape/any-bytes", test_any_bytes);

  return g_test_run ();
}
