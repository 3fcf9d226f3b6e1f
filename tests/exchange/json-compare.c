/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-compare.h"

#include <string.h>

/* Compares JSON by meaning, read by json-glib and not by the reader under test. */

JsonNode *
json_compare_parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);

  json_parser_load_from_data (parser, text, (gssize)size, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/* An empty text in an origin is the same as none. */
static gboolean
is_nothing (const char *path, JsonNode *node)
{
  return g_str_has_prefix (path, ".origins.") && JSON_NODE_HOLDS_VALUE (node)
         && g_strcmp0 (json_node_get_string (node), "") == 0;
}

static guint
count_members (const char *path, JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *node;
  guint n_members = 0;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, NULL, &node))
    n_members += is_nothing (path, node) ? 0 : 1;
  return n_members;
}

static void
compare (const char *path, JsonNode *a, JsonNode *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (b == NULL || json_node_get_node_type (a) != json_node_get_node_type (b))
    g_error ("%s is not the same kind of thing.", path);
  if (JSON_NODE_HOLDS_OBJECT (a))
    {
      g_assert_cmpuint (count_members (path, json_node_get_object (a)), ==,
                        count_members (path, json_node_get_object (b)));
      json_object_iter_init (&iter, json_node_get_object (a));
      while (json_object_iter_next (&iter, &name, &member))
        {
          g_autofree char *inner = g_strconcat (path, ".", name, NULL);

          if (!is_nothing (path, member))
            compare (inner, member, json_object_get_member (json_node_get_object (b), name));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (a))
    {
      const guint n = json_array_get_length (json_node_get_array (a));

      g_assert_cmpuint (n, ==, json_array_get_length (json_node_get_array (b)));
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s.%u", path, i);

          compare (inner, json_array_get_element (json_node_get_array (a), i),
                   json_array_get_element (json_node_get_array (b), i));
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (a) && json_node_get_value_type (a) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (a), ==, json_node_get_string (b));
  else if (json_node_get_double (a) != json_node_get_double (b))
    g_error ("%s is %.17g, but was %.17g.", path, json_node_get_double (b),
             json_node_get_double (a));
}

void
json_compare_assert_equal (JsonNode *a, JsonNode *b)
{
  compare ("", a, b);
}

/* A file of tests/data or, for "templates", of data. */
static char *
build_path (const char *folder, const char *name)
{
  if (g_str_equal (folder, "templates"))
    return g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
  return g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
}

GBytes *
json_compare_load (const char *folder, const char *name)
{
  g_autofree char *path = build_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize size = 0;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names of the plans in a folder, but not of results. */
GPtrArray *
json_compare_list_plans (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = build_path (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".result.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}
