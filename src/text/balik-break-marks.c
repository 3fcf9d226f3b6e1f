/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-break-marks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/*
 * Lao, Khmer and Burmese put no space between words, and Pango does not know
 * where lines may break: one label could push a window wider than the screen.
 * ICU has dictionaries for them; a zero width space at each of its breaks tells
 * Pango.
 */

#define ZERO_WIDTH_SPACE "\u200B"

static gboolean
needs_marks (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_unbroken_script (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar)*p >= 0xE0 && needs_marks (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* A break between a space or a mark and a word is one already. */
static gboolean
wants_mark (const char *text, int32_t position)
{
  const char *next = text + position;
  const char *previous;

  if (position <= 0 || *next == '\0')
    return FALSE;

  previous = g_utf8_prev_char (next);

  return needs_marks (g_utf8_get_char (previous)) && needs_marks (g_utf8_get_char (next));
}

/**
 * balik_text_add_break_marks:
 * @text: text in UTF-8, plain or Pango markup
 *
 * Puts a zero width space (U+200B) where a line of Lao, Khmer or Burmese may
 * break. Text in other scripts stays as it is; doing it twice changes nothing.
 *
 * This is for showing only: strip the marks before text is copied, searched,
 * saved or compared.
 *
 * Returns: (transfer full): @text with marks
 */
char *
balik_text_add_break_marks (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *utext;
  UBreakIterator *lines;
  GString *marked;
  int32_t last = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL) || !has_unbroken_script (text))
    return g_strdup (text);

  marked = g_string_sized_new (strlen (text) * 5 / 4);
  utext = utext_openUTF8 (NULL, text, -1, &status);
  lines = ubrk_open (UBRK_LINE, "", NULL, 0, &status);
  ubrk_setUText (lines, utext, &status);

  if (U_SUCCESS (status))
    {
      int32_t position;

      ubrk_first (lines);
      while ((position = ubrk_next (lines)) != UBRK_DONE)
        if (wants_mark (text, position))
          {
            g_string_append_len (marked, text + last, position - last);
            g_string_append (marked, ZERO_WIDTH_SPACE);
            last = position;
          }
    }
  g_string_append (marked, text + last);

  ubrk_close (lines);
  utext_close (utext);

  return g_string_free_and_steal (marked);
}

/**
 * balik_text_strip_break_marks:
 * @text: text that was shown
 *
 * Takes every zero width space out. So two texts compare equal whether somebody
 * typed such spaces, as some do in Khmer, or not.
 *
 * Returns: (transfer full): @text without marks
 */
char *
balik_text_strip_break_marks (const char *text)
{
  GString *stripped;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_string_new (text);
  g_string_replace (stripped, ZERO_WIDTH_SPACE, "", 0);

  return g_string_free_and_steal (stripped);
}
