/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-import.h"
#include "balik-json-result.h"
#include "balik-projection.h"
#include "result-compare.h"

/* The whole way from a file to its results, for every example: import, project,
 * compare with what an independent implementation gave. */

#define TOLERANCE 1e-9

static JsonObject *
load_json (const char *path, JsonParser **parser)
{
  g_autoptr (GError) error = NULL;

  *parser = json_parser_new ();
  json_parser_load_from_file (*parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (*parser));
}

static BalikResult *
project_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import_file (file, &problems, NULL, &error);
  BalikResult *result;

  g_assert_no_error (error);
  result = balik_project (plan, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_example (gconstpointer data)
{
  const char *path = data;
  g_autofree char *base = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *result_path = g_strconcat (base, ".result.json", NULL);
  g_autoptr (BalikResult) result = project_file (path);
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *where = NULL;
  double worst = result_compare (result, load_json (result_path, &parser), &where);

  g_test_message ("largest difference %g at %s", worst, where);
  g_assert_cmpfloat (worst, <=, TOLERANCE);
  g_assert_cmpfloat (balik_result_get_mass_balance_error (result), <=, 1e-9);
}

/* The results as JSON say the same as the results. */
static void
test_result_json (gconstpointer data)
{
  g_autoptr (BalikResult) result = project_file (data);
  g_autoptr (GBytes) bytes = balik_json_export_result (result);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *where = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  json_parser_load_from_data (parser, text, (gssize)length, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (
      result_compare (result, json_node_get_object (json_parser_get_root (parser)), &where), ==, 0);
}

/* Numbers that are allowed one by one may have products that are none. */
static void
test_too_large (void)
{
  static const char text[]
      = "{\"format\": \"balik-plan\", \"version\": 1, \"years\": 20, \"lines\": [{\"id\": \"a\","
        " \"demand\": {\"start_per_month\": 1e15, \"growth_per_year\": 1e15},"
        " \"price\": {\"unit\": 1e15}}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (balik_project (plan, &error));
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
}

int
main (int argc, char **argv)
{
  const char *source = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *folder = g_build_filename (source, "data", "examples", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = NULL;
      g_autofree char *test = NULL;
      g_autofree char *json_test = NULL;
      char *path;

      if (!g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".result.json"))
        continue;
      path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (paths, path);
      id = g_strndup (name, strlen (name) - strlen (".json"));
      test = g_strconcat ("/projection/examples/", id, NULL);
      json_test = g_strconcat ("/projection/result-json/", id, NULL);
      g_test_add_data_func (test, path, test_example);
      g_test_add_data_func (json_test, path, test_result_json);
    }
  g_assert_cmpuint (paths->len, >=, 12);
  g_test_add_func ("/projection/too-large", test_too_large);
  return g_test_run ();
}
