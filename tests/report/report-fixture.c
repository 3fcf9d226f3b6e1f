/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report-fixture.h"

#include "balik-json-import.h"
#include "balik-projection.h"

/* Plans to report on: every example and template, and some that strain a page. */

static void
add_files (GPtrArray *files, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".result.json"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
report_fixture_list_files (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *examples = g_test_build_filename (G_TEST_DIST, "data", "examples", NULL);
  g_autofree char *templates = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", NULL);

  add_files (files, examples);
  add_files (files, templates);
  g_ptr_array_sort (files, compare_paths);
  g_assert_cmpuint (files->len, >=, 15);

  return files;
}

char *
report_fixture_dup_example (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "examples", name, NULL);
}

BalikPlan *
report_fixture_load (const char *path, ReportFixtureEdit edit)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BalikPlan *plan;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  if (edit != NULL)
    edit (json_node_get_object (json_parser_get_root (parser)));
  text = json_to_string (json_parser_get_root (parser), FALSE);
  bytes = g_bytes_new (text, strlen (text));
  plan = balik_json_import (bytes, NULL, &error);
  g_assert_no_error (error);

  return plan;
}

BalikReport *
report_fixture_new (BalikPlan *plan, const char *locale_name, BalikPaper paper)
{
  g_autoptr (BalikLocale) locale = balik_locale_new (locale_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikResult) result = balik_project (plan, &error);

  g_assert_no_error (error);

  return balik_report_new (plan, result, locale, paper);
}

/* Twenty years and five lines. */
void
report_fixture_make_large (JsonObject *plan)
{
  JsonArray *lines = json_object_get_array_member (plan, "lines");
  JsonNode *first = json_array_get_element (lines, 0);

  json_object_set_int_member (plan, "years", 20);
  for (int i = 1; i < 5; i++)
    {
      g_autoptr (JsonNode) copy = json_node_copy (first);
      g_autofree char *text = json_to_string (copy, FALSE);
      g_autoptr (JsonNode) line = json_from_string (text, NULL);
      g_autofree char *id = g_strdup_printf ("line-%d", i);
      g_autofree char *name = g_strdup_printf ("Winter uniform of school number %d", i);

      json_object_set_string_member (json_node_get_object (line), "id", id);
      json_object_set_string_member (json_node_get_object (line), "name", name);
      json_array_add_element (lines, g_steal_pointer (&line));
    }
}

/* Names as long as nobody writes them, one in a script without spaces. */
void
report_fixture_make_wordy (JsonObject *plan)
{
  JsonArray *lines = json_object_get_array_member (plan, "lines");
  g_autoptr (GString) title = g_string_new (NULL);

  for (int i = 0; i < 40; i++)
    g_string_append (title, "ຊຸດນັກຮຽນທີ່ກັບຄືນມາ");
  json_object_set_string_member (plan, "title", title->str);
  json_object_set_string_member (plan, "business",
                                 "The Extraordinarily Long-Winded Cooperative of Tailors, Menders "
                                 "and Launderers of Greater Vientiane, Savannakhet and Pakse");
  json_object_set_string_member (json_array_get_object_element (lines, 0), "name",
                                 "Donaudampfschifffahrtsgesellschaftskapitänsuniformjackenknopf"
                                 "reparaturdienstleistung");
}

void
report_fixture_make_empty (JsonObject *plan)
{
  json_object_set_array_member (plan, "lines", json_array_new ());
}

/* No title, no country, no currency and no loan. */
void
report_fixture_make_poor (JsonObject *plan)
{
  const char *const members[] = { "title", "country", "currency", "loan", "grants" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_remove_member (plan, members[i]);
}
