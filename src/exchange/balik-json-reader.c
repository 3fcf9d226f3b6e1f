/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-json-import.h"
#include "balik-json-reader-private.h"

/*
 * Reads JSON (RFC 8259) into json-glib's nodes, and nothing that merely looks
 * like JSON: no comments, no trailing commas, no single quotes.
 *
 * JsonParser would accept those, keeps the last of two equal keys without a
 * word, rounds whole numbers that are too large, and has no limit of depth. A
 * plan from a stranger must not be changed or swallowed in silence, nor take
 * much time or memory before it is refused.
 */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  guint n_values;
  GString *path;
  GPtrArray *problems;
  GError *error;
} Reader;

/* Keys of one object with the same hash: more are no accident, but made to be slow. */
#define MAX_SAME_HASH 8

static JsonNode *read_value (Reader *self);

/* Line and column, both from 1, of where the reader is; columns count characters. */
static void
locate (const Reader *self, guint *line, guint *column)
{
  const char *line_start = self->start;

  *line = 1;
  for (const char *c = self->start; c < self->at; c++)
    if (*c == '\n')
      {
        *line += 1;
        line_start = c + 1;
      }
  *column = (guint)g_utf8_strlen (line_start, self->at - line_start) + 1;
}

static JsonNode *
fail (Reader *self, const char *what)
{
  guint line;
  guint column;

  if (self->error != NULL)
    return NULL;
  locate (self, &line, &column);
  /* Translators: the line and column of a mistake in a file, then a sentence about it */
  self->error = g_error_new (BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX,
                             _ ("Line %u, column %u: %s"), line, column, what);
  return NULL;
}

static void
add_problem (Reader *self, char *message)
{
  BalikProblem *problem;

  if (self->problems->len >= BALIK_JSON_MAX_PROBLEMS)
    {
      g_free (message);
      return;
    }
  problem = g_new0 (BalikProblem, 1);
  problem->path = g_strdup (self->path->str);
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static void
push_path (Reader *self, const char *name)
{
  if (self->path->len > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, name);
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

static gboolean
take (Reader *self, char c)
{
  skip_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        {
          fail (self, _ ("“\\u” must be followed by four hexadecimal digits."));
          return FALSE;
        }
      *unit = *unit * 16 + (gunichar)g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

static gboolean
read_unicode_escape (Reader *self, GString *text)
{
  gunichar unit;
  gunichar low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit >= 0xD800 && unit < 0xDC00 && self->end - self->at >= 2 && self->at[0] == '\\'
      && self->at[1] == 'u')
    {
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
      unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0;
    }
  if (unit == 0 || !g_unichar_validate (unit))
    {
      fail (self, _ ("This “\\u” stands for no character of a text."));
      return FALSE;
    }
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *text)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (self->at == self->end)
    return TRUE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self, text);
    }
  letter = *self->at != '\0' ? strchr (letters, *self->at) : NULL;
  if (letter == NULL)
    {
      fail (self, _ ("A backslash must be followed by one of \" \\ / b f n r t u."));
      return FALSE;
    }
  g_string_append_c (text, meanings[letter - letters]);
  self->at++;
  return TRUE;
}

/* The text after an opening quotation mark, up to the closing one. */
static char *
read_text (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (self->at < self->end && *self->at != '"')
    {
      const char *stretch = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\'
             && (guchar)*self->at >= 0x20)
        self->at++;
      g_string_append_len (text, stretch, self->at - stretch);
      if (self->at == self->end || *self->at == '"')
        break;
      if (*self->at != '\\')
        {
          fail (self, _ ("A text must not contain line ends or control characters; write \\n."));
          return NULL;
        }
      self->at++;
      if (!read_escape (self, text))
        return NULL;
    }
  if (self->at == self->end)
    {
      fail (self, _ ("A text is not closed with a quotation mark."));
      return NULL;
    }
  self->at++;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
skip_digits (Reader *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first;
}

/* Moves past a number; tells whether it is one, and whether it is written without point and e. */
static gboolean
skip_number (Reader *self, gboolean *is_whole)
{
  *is_whole = TRUE;
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      *is_whole = FALSE;
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *is_whole = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  return self->at == self->end || !(g_ascii_isalnum (*self->at) || *self->at == '.');
}

static JsonNode *
read_number (Reader *self)
{
  const char *first = self->at;
  g_autofree char *token = NULL;
  gboolean is_whole;
  double number;

  if (!skip_number (self, &is_whole))
    return fail (self, _ ("A number must be written as 12, -0.5 or 1e6, without other signs."));

  token = g_strndup (first, (gsize)(self->at - first));
  number = g_ascii_strtod (token, NULL);
  if (is_whole && number != 0)
    {
      gint64 whole;

      errno = 0;
      whole = g_ascii_strtoll (token, NULL, 10);
      if (errno == 0)
        return json_node_init_int (json_node_alloc (), whole);
    }
  if (!isfinite (number))
    /* Translators: %s is a number as it was written, as 1e999 */
    add_problem (self,
                 g_strdup_printf (_ ("The number %.40s is too large to compute with."), token));
  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
read_word (Reader *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i]);

      if ((gsize)(self->end - self->at) < length || memcmp (self->at, words[i], length) != 0)
        continue;
      self->at += length;
      return i == 2 ? json_node_init_null (json_node_alloc ())
                    : json_node_init_boolean (json_node_alloc (), i == 0);
    }
  return fail (self, _ ("Here must be a value: a text in quotation marks, a number, a list or an "
                        "object."));
}

static JsonNode *
read_list (Reader *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  const gsize path_length = self->path->len;

  if (!take (self, ']'))
    do
      {
        char place[16];
        JsonNode *element;

        g_snprintf (place, sizeof place, "%u", json_array_get_length (array));
        push_path (self, place);
        element = read_value (self);
        g_string_truncate (self->path, path_length);
        if (element == NULL)
          return NULL;
        json_array_add_element (array, element);
        if (take (self, ']'))
          break;
        if (!take (self, ','))
          return fail (self, _ ("Here must be a comma, or a bracket that closes the list."));
      }
    while (TRUE);
  return json_node_init_array (json_node_alloc (), array);
}

/* The key of a member and the colon after it. @hashes counts the keys of the
 * object by their hash. */
static char *
read_key (Reader *self, GHashTable *hashes)
{
  g_autofree char *name = NULL;
  gpointer hash;
  guint n_same;

  if (!take (self, '"'))
    {
      fail (self, _ ("Here must be a key in quotation marks."));
      return NULL;
    }
  name = read_text (self);
  if (name == NULL)
    return NULL;
  hash = GUINT_TO_POINTER (g_str_hash (name));
  n_same = GPOINTER_TO_UINT (g_hash_table_lookup (hashes, hash)) + 1;
  if (strlen (name) > BALIK_JSON_MAX_KEY || n_same > MAX_SAME_HASH)
    {
      fail (self, _ ("This key is too long, or there are too many like it."));
      return NULL;
    }
  g_hash_table_insert (hashes, hash, GUINT_TO_POINTER (n_same));
  if (!take (self, ':'))
    {
      fail (self, _ ("A key must be followed by a colon."));
      return NULL;
    }
  return g_steal_pointer (&name);
}

static JsonNode *
read_object (Reader *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  const gsize path_length = self->path->len;

  if (!take (self, '}'))
    do
      {
        g_autofree char *name = read_key (self, hashes);
        JsonNode *member;

        if (name == NULL)
          return NULL;
        push_path (self, name);
        if (json_object_has_member (object, name))
          /* Translators: %s is a key of a file */
          add_problem (self, g_strdup_printf (_ ("The key “%s” is there twice."), name));
        member = read_value (self);
        g_string_truncate (self->path, path_length);
        if (member == NULL)
          return NULL;
        json_object_set_member (object, name, member);
        if (take (self, '}'))
          break;
        if (!take (self, ','))
          return fail (self, _ ("Here must be a comma, or a brace that closes the object."));
      }
    while (TRUE);
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
read_value (Reader *self)
{
  JsonNode *node;

  skip_space (self);
  if (self->at == self->end)
    return fail (self, _ ("The file ends before it is complete."));
  if (self->n_values++ == BALIK_JSON_MAX_VALUES)
    return fail (self, _ ("The file has more numbers and texts than any plan needs."));
  if (*self->at == '"')
    {
      g_autofree char *text = NULL;

      self->at++;
      text = read_text (self);
      return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
    }
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return read_number (self);
  if (*self->at != '{' && *self->at != '[')
    return read_word (self);

  if (self->depth == BALIK_JSON_MAX_DEPTH)
    return fail (self, _ ("Lists and objects are inside one another too deeply."));
  self->depth++;
  node = *self->at++ == '{' ? read_object (self) : read_list (self);
  self->depth--;
  return node;
}

/*
 * @text need not end with a zero. Keys that are there twice and numbers that
 * are too large are added to @problems, since the rest can still be read;
 * such a number is infinite in the nodes.
 */
JsonNode *
balik_json_read (const char *text, gsize length, GPtrArray *problems, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  Reader self
      = { .start = text, .at = text, .end = text + length, .path = path, .problems = problems };

  /* Some editors begin UTF-8 files with a mark. */
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    self.at = self.start = text + 3;
  if (!g_utf8_validate_len (self.at, (gsize)(self.end - self.at), &self.at))
    fail (&self, _ ("The file is not a text in UTF-8."));
  else
    {
      self.at = self.start;
      node = read_value (&self);
      skip_space (&self);
      if (node != NULL && self.at < self.end)
        fail (&self, _ ("Here the file must end, because the first value is complete."));
    }
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  return g_steal_pointer (&node);
}
