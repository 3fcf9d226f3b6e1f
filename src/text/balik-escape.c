/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-escape.h"

#include <string.h>

/* Texts from anywhere on one line, with nothing in them that hides or that a terminal obeys. */

/* Direction marks are of the kind "format". */
static gboolean
is_hidden (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_escaped (GString *escaped, gunichar c, const char *also)
{
  if (c == '\n')
    g_string_append (escaped, "\\n");
  else if (c == '\t')
    g_string_append (escaped, "\\t");
  else if (is_hidden (c))
    g_string_append_printf (escaped, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c);
  else
    {
      if (c == '\\' || (c < 128 && strchr (also, (int)c) != NULL))
        g_string_append_c (escaped, '\\');
      g_string_append_unichar (escaped, c);
    }
}

/**
 * balik_text_escape:
 * @text: a text from anywhere, perhaps not UTF-8
 * @also: letters of ASCII that get a backslash too, as what ends the text where it is shown
 *
 * Writes control, format and direction characters and line ends as \n, \t or
 * by their number, as \u200B; a backslash becomes two, and a byte that is not
 * UTF-8 is \xFF.
 *
 * Returns: (transfer full): valid UTF-8 on one line, different for different texts
 */
char *
balik_text_escape (const char *text, const char *also)
{
  GString *escaped;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (also != NULL, NULL);

  escaped = g_string_new (NULL);
  while (*text != '\0')
    {
      const gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          g_string_append_printf (escaped, "\\x%02X", (guint)(guint8)*text);
          text++;
          continue;
        }
      append_escaped (escaped, c, also);
      text = g_utf8_next_char (text);
    }
  return g_string_free_and_steal (escaped);
}
