/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-rows-private.h"

#include <string.h>

#include <glib/gi18n.h>

/*
 * Bytes → UTF-8. What is no character becomes U+FFFD and a problem with its
 * line, so that all of them are told at once. Windows-1252 is never guessed:
 * nearly every file would be readable in it, as rubbish.
 */

#define REPLACEMENT 0xFFFD

/* 0x80 to 0x9F; 0 where there is no character. */
static const guint16 windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

typedef struct
{
  BalikCsvRows *rows;
  const guint8 *in;
  const guint8 *end;
  char *out;
  guint line;
  gboolean after_cr;
} Decoder;

static BalikCsvEncoding
guess_encoding (const guint8 *bytes, gsize length)
{
  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
    return BALIK_CSV_ENCODING_UTF_16_LE;
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
    return BALIK_CSV_ENCODING_UTF_16_BE;
  return BALIK_CSV_ENCODING_UTF_8;
}

static void
put (Decoder *self, gunichar c)
{
  if (c == 0)
    {
      balik_csv_rows_add_problem (self->rows, self->line,
                                  _ ("There is a NUL, which no text has. The file is damaged, or "
                                     "it is written in another encoding."));
      c = REPLACEMENT;
    }
  if (c == '\r' || (c == '\n' && !self->after_cr))
    self->line++;
  self->after_cr = c == '\r';
  self->out += g_unichar_to_utf8 (c, self->out);
}

static void
put_broken (Decoder *self, const char *message)
{
  balik_csv_rows_add_problem (self->rows, self->line, message);
  self->after_cr = FALSE;
  self->out += g_unichar_to_utf8 (REPLACEMENT, self->out);
}

static void
decode_utf_8 (Decoder *self)
{
  while (self->in < self->end)
    {
      const gunichar c = *self->in < 0x80 ? *self->in
                                          : g_utf8_get_char_validated ((const char *)self->in,
                                                                       self->end - self->in);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          put_broken (self, _ ("There is something that is no UTF-8. If the file comes from an "
                               "older program, it may be in Windows-1252."));
          self->in++;
          /* The rest of a broken character is not another one. */
          while (self->in < self->end && (*self->in & 0xC0) == 0x80)
            self->in++;
          continue;
        }
      put (self, c);
      self->in += g_unichar_to_utf8 (c, NULL);
    }
}

static gunichar
take_utf_16 (Decoder *self, gboolean is_big)
{
  const gunichar unit = is_big ? (gunichar)(self->in[0] << 8 | self->in[1])
                               : (gunichar)(self->in[1] << 8 | self->in[0]);

  self->in += 2;
  return unit;
}

static void
decode_utf_16 (Decoder *self, gboolean is_big)
{
  while (self->end - self->in >= 2)
    {
      gunichar c = take_utf_16 (self, is_big);

      if (c >= 0xD800 && c < 0xDC00 && self->end - self->in >= 2)
        {
          const guint8 *before = self->in;
          const gunichar second = take_utf_16 (self, is_big);

          if (second >= 0xDC00 && second < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
          else
            self->in = before;
        }
      if (c >= 0xD800 && c < 0xE000)
        put_broken (self, _ ("There is half of a character of UTF-16."));
      else
        put (self, c);
    }
  if (self->in < self->end)
    put_broken (self, _ ("The file ends in the middle of a character of UTF-16."));
}

static void
decode_windows_1252 (Decoder *self)
{
  for (; self->in < self->end; self->in++)
    {
      const gunichar c
          = *self->in >= 0x80 && *self->in < 0xA0 ? windows_1252[*self->in - 0x80] : *self->in;

      if (c == 0 && *self->in != 0)
        put_broken (self, _ ("There is a byte that stands for nothing in Windows-1252."));
      else
        put (self, c);
    }
}

static void
skip_mark (Decoder *self, BalikCsvEncoding encoding)
{
  static const char *const marks[BALIK_CSV_N_ENCODINGS] = {
    [BALIK_CSV_ENCODING_UTF_8] = "\xEF\xBB\xBF",
    [BALIK_CSV_ENCODING_UTF_16_LE] = "\xFF\xFE",
    [BALIK_CSV_ENCODING_UTF_16_BE] = "\xFE\xFF",
  };
  const char *mark = marks[encoding];

  if (mark != NULL && (gsize)(self->end - self->in) >= strlen (mark)
      && memcmp (self->in, mark, strlen (mark)) == 0)
    self->in += strlen (mark);
}

/* Fills the text of @self, whose form says or learns the encoding. */
gboolean
balik_csv_rows_decode (BalikCsvRows *self, GBytes *bytes, GError **error)
{
  gsize length = 0;
  const guint8 *found = g_bytes_get_data (bytes, &length);
  /* Of no bytes the address may be no address. */
  const guint8 *data = found != NULL ? found : (const guint8 *)"";
  Decoder decoder = { .rows = self, .in = data, .end = data + length, .line = 1 };

  if (self->form.encoding == BALIK_CSV_ENCODING_GUESS)
    self->form.encoding = guess_encoding (data, length);
  /* No encoding needs more: a byte of Windows-1252 or of rubbish becomes three at most. */
  self->text = g_try_malloc (3 * length + 1);
  if (self->text == NULL)
    {
      g_set_error_literal (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_MEMORY,
                           _ ("There is not enough memory to read this file."));
      return FALSE;
    }
  decoder.out = self->text;
  if (length > 0)
    skip_mark (&decoder, self->form.encoding);
  switch (self->form.encoding)
    {
    case BALIK_CSV_ENCODING_UTF_16_LE:
    case BALIK_CSV_ENCODING_UTF_16_BE:
      decode_utf_16 (&decoder, self->form.encoding == BALIK_CSV_ENCODING_UTF_16_BE);
      break;
    case BALIK_CSV_ENCODING_WINDOWS_1252:
      decode_windows_1252 (&decoder);
      break;
    case BALIK_CSV_ENCODING_UTF_8:
    case BALIK_CSV_ENCODING_GUESS:
    case BALIK_CSV_N_ENCODINGS:
    default:
      decode_utf_8 (&decoder);
      break;
    }
  self->length = (gsize)(decoder.out - self->text);
  *decoder.out = '\0';
  return TRUE;
}
