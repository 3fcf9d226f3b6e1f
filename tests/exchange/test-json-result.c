/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-import.h"
#include "balik-json-result.h"
#include "balik-projection.h"
#include "json-compare.h"

/* The results JSON has the keys, lengths and nulls of the examples' results. The engine's tests
 * compare the numbers closely; here they tell that each stands at its name. */

static void compare_shapes (const char *path, JsonNode *expected, JsonNode *actual, double scale);

static double
get_scale (JsonArray *array)
{
  double scale = 1;

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      scale = MAX (scale, ABS (json_array_get_double_element (array, i)));
  return scale;
}

static void
compare_objects (const char *path, JsonObject *expected, JsonObject *actual)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *inner = g_strconcat (path, ".", name, NULL);
      JsonNode *other = json_object_get_member (actual, name);

      if (other == NULL)
        g_error ("%s is missing.", inner);
      compare_shapes (inner, member, other, 0);
    }
  g_assert_cmpuint (json_object_get_size (expected), ==, json_object_get_size (actual));
}

static void
compare_shapes (const char *path, JsonNode *expected, JsonNode *actual, double scale)
{
  if (json_node_get_node_type (expected) != json_node_get_node_type (actual))
    g_error ("%s is another kind of thing.", path);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    compare_objects (path, json_node_get_object (expected), json_node_get_object (actual));
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *array = json_node_get_array (expected);

      g_assert_cmpuint (json_array_get_length (array), ==,
                        json_array_get_length (json_node_get_array (actual)));
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s.%u", path, i);

          compare_shapes (inner, json_array_get_element (array, i),
                          json_array_get_element (json_node_get_array (actual), i),
                          get_scale (array));
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (expected) && json_node_get_value_type (expected) == G_TYPE_STRING)
    g_assert_cmpstr (json_node_get_string (expected), ==, json_node_get_string (actual));
  else if (JSON_NODE_HOLDS_VALUE (expected))
    {
      const double a = json_node_get_double (expected);
      const double b = json_node_get_double (actual);

      if (ABS (a - b) > 1e-6 * MAX (MAX (1, scale), ABS (a)))
        g_error ("%s is %.12g, but should be %.12g.", path, b, a);
    }
}

static void
test_results_look_like_the_examples (void)
{
  g_autoptr (GPtrArray) names = json_compare_list_plans ("examples");

  g_assert_cmpuint (names->len, >=, 12);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".json"));
      g_autofree char *result_name = g_strconcat (stem, ".result.json", NULL);
      g_autoptr (GBytes) bytes = json_compare_load ("examples", name);
      g_autoptr (GBytes) expected_bytes = json_compare_load ("examples", result_name);
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlan) plan = balik_json_import (bytes, NULL, &error);
      g_autoptr (BalikResult) result = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (JsonNode) expected = NULL;
      g_autoptr (JsonNode) actual = NULL;

      g_test_message ("%s", name);
      g_assert_no_error (error);
      result = balik_project (plan, &error);
      g_assert_no_error (error);
      written = balik_json_export_result (result);
      expected = json_compare_parse (expected_bytes);
      actual = json_compare_parse (written);
      compare_shapes (stem, expected, actual, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json/result/like-the-examples", test_results_look_like_the_examples);
  return g_test_run ();
}
