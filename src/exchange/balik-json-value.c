/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-json-value-private.h"

/* One value of a plan from and to JSON. What a field may hold is told by its row alone. */

#define MAX_SHOWN 40

/* The start of a text, short enough to stand in a sentence. */
char *
balik_json_shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

/* What stands in the file, to be told in a sentence. */
char *
balik_json_describe (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *shown = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("an object in braces"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    /* Translators: %u is how many elements a list in a file has */
    return g_strdup_printf (ngettext ("a list of %u", "a list of %u",
                                      json_array_get_length (json_node_get_array (node))),
                            json_array_get_length (json_node_get_array (node)));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_node_get_double (node)));
  shown = balik_json_shorten (json_node_get_string (node));
  /* Translators: %s is a text that stands in a file */
  return g_strdup_printf (_ ("“%s”"), shown);
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Whether a whole number is the same as a double; others are rounded as all numbers are. */
static gboolean
is_exact (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return ABS (json_node_get_int (node)) <= G_GINT64_CONSTANT (9007199254740992);
  return fabs (json_node_get_double (node)) <= 9007199254740992.0;
}

static char *
refuse_number (const BalikField *field, JsonNode *node)
{
  g_autofree char *shown = balik_json_describe (node);

  if (field->flags & BALIK_FIELD_NO_RANGE)
    /* Translators: the name of a number, then what stands in the file instead */
    return g_strdup_printf (_ ("“%s” is %s, but it must be a number."),
                            balik_field_get_label (field), shown);
  /* Translators: the name of a number, then what stands in the file instead */
  return g_strdup_printf (_ ("“%s” is %s, but it must be a number, or a list of three: low, likely "
                             "and high."),
                          balik_field_get_label (field), shown);
}

static BalikValue *
read_number (const BalikField *field, JsonNode *node, char **message)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const guint n_points = array != NULL ? json_array_get_length (array) : 1;
  double points[3];

  if (n_points != 1 && n_points != 3)
    {
      *message = refuse_number (field, node);
      return NULL;
    }
  for (guint i = 0; i < n_points; i++)
    {
      JsonNode *point = array != NULL ? json_array_get_element (array, i) : node;

      if (!is_number (point) || (array != NULL && n_points == 1))
        {
          *message = refuse_number (field, is_number (point) ? node : point);
          return NULL;
        }
      points[i] = json_node_get_double (point);
      /* The reader has told that this number is too large. */
      if (!isfinite (points[i]))
        return NULL;
      if (field->type == BALIK_FIELD_INTEGER && !is_exact (point))
        {
          g_autofree char *shown = balik_json_describe (point);

          /* Translators: the name of a number, then its value */
          *message = g_strdup_printf (_ ("“%s” is %s, but it must not be beyond 9007199254740992, "
                                         "so that every digit is kept."),
                                      balik_field_get_label (field), shown);
          return NULL;
        }
    }
  return array != NULL ? balik_value_new_range (points[0], points[1], points[2])
                       : balik_value_new_number (points[0]);
}

static BalikValue *
read_texts (const BalikField *field, JsonNode *node, char **message)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (is_text (element))
        g_ptr_array_add (texts, (char *)json_node_get_string (element));
    }
  if (array == NULL || texts->len < json_array_get_length (array))
    {
      g_autofree char *shown = balik_json_describe (node);

      /* Translators: the name of a list of texts, then what stands in the file instead */
      *message = g_strdup_printf (_ ("“%s” is %s, but it must be a list of texts."),
                                  balik_field_get_label (field), shown);
      return NULL;
    }
  g_ptr_array_add (texts, NULL);
  return balik_value_new_texts ((const char *const *)texts->pdata);
}

/*
 * @field must not be a section, a list or a season. Without a value, @message
 * tells why in a sentence; it is NULL where the reader has told already.
 */
BalikValue *
balik_json_value_read (const BalikField *field, JsonNode *node, char **message)
{
  *message = NULL;
  switch (field->type)
    {
    case BALIK_FIELD_NUMBER:
    case BALIK_FIELD_INTEGER:
      return read_number (field, node, message);
    case BALIK_FIELD_TEXT:
    case BALIK_FIELD_CHOICE:
    case BALIK_FIELD_MONTH:
      if (!is_text (node))
        {
          g_autofree char *shown = balik_json_describe (node);

          /* Translators: the name of a text, then what stands in the file instead */
          *message = g_strdup_printf (_ ("“%s” is %s, but it must be a text in quotation marks."),
                                      balik_field_get_label (field), shown);
          return NULL;
        }
      return balik_value_new_text (json_node_get_string (node));
    case BALIK_FIELD_TEXTS:
      return read_texts (field, node, message);
    case BALIK_FIELD_SECTION:
    case BALIK_FIELD_LIST:
    case BALIK_FIELD_SEASON:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
write_origin (BalikJsonWriter *writer, const char *name, const BalikValue *value)
{
  static const char *const parts[] = { "kind", "note", "source", "date" };

  balik_json_writer_open (writer, name, '{');
  for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
    if (*balik_value_get_origin_part (value, i) != '\0')
      balik_json_writer_text (writer, parts[i], balik_value_get_origin_part (value, i));
  balik_json_writer_close (writer, '}');
}

void
balik_json_value_write (BalikJsonWriter *writer, const char *name, const BalikValue *value)
{
  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_PRESENT:
      balik_json_writer_open (writer, name, '{');
      balik_json_writer_close (writer, '}');
      break;
    case BALIK_VALUE_NUMBER:
      if (balik_value_is_range (value))
        {
          const double points[] = { balik_value_get_low (value), balik_value_get_number (value),
                                    balik_value_get_high (value) };

          balik_json_writer_numbers (writer, name, points, G_N_ELEMENTS (points));
        }
      else
        balik_json_writer_number (writer, name, balik_value_get_number (value));
      break;
    case BALIK_VALUE_TEXT:
      balik_json_writer_text (writer, name, balik_value_get_text (value));
      break;
    case BALIK_VALUE_TEXTS:
      {
        const char *const *texts = balik_value_get_texts (value);

        balik_json_writer_open (writer, name, '[');
        for (guint i = 0; texts[i] != NULL; i++)
          balik_json_writer_text (writer, NULL, texts[i]);
        balik_json_writer_close (writer, ']');
        break;
      }
    case BALIK_VALUE_ORIGIN:
      write_origin (writer, name, value);
      break;
    default:
      g_return_if_reached ();
    }
}
