/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "work-case.h"

#include <json-glib/json-glib.h>

#include "balik-json-import.h"

/* Whether a node is a range: three numbers. */
static gboolean
is_range (JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  return json_array_get_length (array) == 3
         && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));
}

/* Leaves the likely number of each range. */
static void
make_object_certain (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *node = json_object_get_member (object, name->data);

      if (is_range (node))
        json_object_set_double_member (
            object, name->data, json_array_get_double_element (json_node_get_array (node), 1));
      else if (JSON_NODE_HOLDS_OBJECT (node))
        make_object_certain (json_node_get_object (node));
    }
}

/* Adds copies of the first line, in which nothing is uncertain. */
static void
add_lines (JsonArray *lines, guint n_lines)
{
  for (guint i = 1; i < n_lines; i++)
    {
      g_autofree char *text = json_to_string (json_array_get_element (lines, 0), FALSE);
      g_autofree char *id = g_strdup_printf ("line-%u", i + 1);
      JsonNode *line = json_from_string (text, NULL);

      json_object_set_string_member (json_node_get_object (line), "id", id);
      make_object_certain (json_node_get_object (line));
      json_array_add_element (lines, line);
    }
}

/* The plan whose speed is measured: a lease line with repair, take-back and 26
 * uncertain numbers, for some years, with some lines. */
BalikPlan *
work_case_new (int n_years, guint n_lines)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "work-case.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  BalikPlan *plan;
  char *text;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  json_object_set_int_member (root, "years", n_years);
  add_lines (json_object_get_array_member (root, "lines"), n_lines);
  text = json_to_string (json_parser_get_root (parser), FALSE);
  bytes = g_bytes_new_take (text, strlen (text));
  plan = balik_json_import (bytes, NULL, &error);
  g_assert_no_error (error);
  return plan;
}
