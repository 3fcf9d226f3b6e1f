/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "balik-json-writer-private.h"

/*
 * Writes JSON as people read it: two spaces a level, lists of numbers on one
 * line, letters of all scripts as they are, and each number in the fewest
 * digits that give the same double again. JsonGenerator always writes 17.
 */
struct _BalikJsonWriter
{
  GString *text;
  guint depth;
  gboolean is_first;
};

BalikJsonWriter *
balik_json_writer_new (void)
{
  BalikJsonWriter *self = g_new0 (BalikJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->is_first = TRUE;
  return self;
}

/* Frees the writer. */
GBytes *
balik_json_writer_finish (BalikJsonWriter *self)
{
  GBytes *bytes;

  g_assert (self->depth == 0);

  g_string_append_c (self->text, '\n');
  bytes = g_string_free_to_bytes (self->text);
  g_free (self);
  return bytes;
}

static void
append_quoted (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    switch (*c)
      {
      case '"':
        g_string_append (text, "\\\"");
        break;
      case '\\':
        g_string_append (text, "\\\\");
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      default:
        if ((guchar)*c < 0x20)
          g_string_append_printf (text, "\\u%04x", (guint)*c);
        else
          g_string_append_c (text, *c);
      }
  g_string_append_c (text, '"');
}

/* Appends the shortest text, with a point, that is read as this very number. */
void
balik_json_append_number (GString *text, double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* JSON has no sign for these, and no figure that exists is one of them. */
  g_return_if_fail (isfinite (number));

  if (number == floor (number) && fabs (number) <= 9007199254740992.0)
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", number);
  else
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
        if (g_ascii_strtod (buffer, NULL) == number)
          break;
      }
  g_string_append (text, buffer);
}

/* Starts a value: the comma after the last, a new line, and the key in an object. */
static void
begin_value (BalikJsonWriter *self, const char *name)
{
  if (!self->is_first)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    g_string_append_printf (self->text, "\n%*s", (int)(2 * self->depth), "");
  if (name != NULL)
    {
      append_quoted (self->text, name);
      g_string_append (self->text, ": ");
    }
  self->is_first = FALSE;
}

/* @name is NULL in a list; @bracket is '{' or '['. */
void
balik_json_writer_open (BalikJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_first = TRUE;
}

void
balik_json_writer_close (BalikJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!self->is_first)
    g_string_append_printf (self->text, "\n%*s", (int)(2 * self->depth), "");
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

void
balik_json_writer_text (BalikJsonWriter *self, const char *name, const char *text)
{
  begin_value (self, name);
  append_quoted (self->text, text);
}

void
balik_json_writer_number (BalikJsonWriter *self, const char *name, double number)
{
  begin_value (self, name);
  balik_json_append_number (self->text, number);
}

void
balik_json_writer_null (BalikJsonWriter *self, const char *name)
{
  begin_value (self, name);
  g_string_append (self->text, "null");
}

/* A figure that does not exist is null. */
void
balik_json_writer_figure (BalikJsonWriter *self, const char *name, gboolean exists, double value)
{
  if (exists)
    balik_json_writer_number (self, name, value);
  else
    balik_json_writer_null (self, name);
}

void
balik_json_writer_numbers (BalikJsonWriter *self,
                           const char *name,
                           const double *numbers,
                           guint n_numbers)
{
  begin_value (self, name);
  g_string_append_c (self->text, '[');
  for (guint i = 0; i < n_numbers; i++)
    {
      if (i > 0)
        g_string_append (self->text, ", ");
      balik_json_append_number (self->text, numbers[i]);
    }
  g_string_append_c (self->text, ']');
}
