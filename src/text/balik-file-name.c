/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-file-name.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/*
 * File names from titles that people type, safe on FAT sticks, on Windows and in
 * a terminal.
 */

#define FORBIDDEN "/\\:*?\"<>|"

/* Direction marks and the like could make a name look as if it were another. */
static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      /* These two join letters, and words in several of our languages need them. */
      return c != 0x200C && c != 0x200D;
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_edge (char c)
{
  return c == ' ' || c == '.' || c == '-';
}

/* Leaves out what no file name may have; runs of white space become one space. */
static char *
clean (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      else if (is_invisible (c) || c == 0xFFFD)
        continue;
      else if (c < 128 && strchr (FORBIDDEN, (int)c) != NULL)
        c = '-';

      if ((c == ' ' || c == '-') && name->len > 0 && name->str[name->len - 1] == (char)c)
        continue;
      g_string_append_unichar (name, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
trim_end (char *name)
{
  gsize length = strlen (name);

  while (length > 0 && is_edge (name[length - 1]))
    name[--length] = '\0';
}

static char *
dup_trimmed (const char *name)
{
  char *trimmed;

  while (is_edge (*name))
    name++;

  trimmed = g_strdup (name);
  trim_end (trimmed);

  return trimmed;
}

/* Cuts at the end of a grapheme: no letter loses its vowel signs. */
static void
cut (char *name, gsize max_bytes)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *text;
  UBreakIterator *graphemes;
  int32_t end = 0;

  if (strlen (name) <= max_bytes)
    return;

  text = utext_openUTF8 (NULL, name, -1, &status);
  graphemes = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  ubrk_setUText (graphemes, text, &status);
  if (U_SUCCESS (status))
    {
      end = ubrk_preceding (graphemes, (int32_t)max_bytes + 1);
      if (end == UBRK_DONE)
        end = 0;
    }
  ubrk_close (graphemes);
  utext_close (text);

  name[end] = '\0';
  trim_end (name);
}

/* Names of devices on Windows, with whatever extension. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", NULL };
  gsize length = strcspn (name, ".");
  g_autofree char *raw_stem = g_strndup (name, length);
  const char *stem = g_strchomp (raw_stem);
  const char *rest;

  for (int i = 0; devices[i] != NULL; i++)
    if (g_ascii_strcasecmp (stem, devices[i]) == 0)
      return TRUE;

  if (g_ascii_strncasecmp (stem, "COM", 3) != 0 && g_ascii_strncasecmp (stem, "LPT", 3) != 0)
    return FALSE;

  rest = stem + 3;

  return (g_ascii_isdigit (*rest) && rest[1] == '\0') || g_str_equal (rest, "¹")
         || g_str_equal (rest, "²") || g_str_equal (rest, "³");
}

/**
 * balik_text_make_file_name:
 * @title: what somebody called a thing
 * @extension: (nullable): what follows the last point, such as "balik"
 *
 * Makes a file name that any system takes: without signs that are forbidden
 * somewhere, without control and direction marks, not the name of a device, at
 * most %BALIK_FILE_NAME_MAX_BYTES long with its extension, never empty.
 *
 * It does not know which files exist.
 *
 * Returns: (transfer full): a name in UTF-8, without a folder
 */
char *
balik_text_make_file_name (const char *title, const char *extension)
{
  g_autofree char *cleaned = NULL;
  g_autofree char *name = NULL;
  gsize max_bytes = BALIK_FILE_NAME_MAX_BYTES;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (extension == NULL || strlen (extension) < 20, NULL);

  if (extension != NULL)
    max_bytes -= strlen (extension) + 1;

  cleaned = clean (title);
  name = dup_trimmed (cleaned);
  cut (name, max_bytes - 1);

  if (*name == '\0')
    {
      g_free (name);
      /* Translators: the file name of a plan that has no title */
      name = g_strdup (C_ ("file name", "Plan"));
    }

  if (is_reserved (name))
    {
      char *plain = g_steal_pointer (&name);

      name = g_strconcat ("_", plain, NULL);
      g_free (plain);
    }

  return extension != NULL ? g_strconcat (name, ".", extension, NULL) : g_steal_pointer (&name);
}
