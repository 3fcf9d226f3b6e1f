/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "example-plans.h"

#include "balik-json-import.h"

static BalikPlan *
load_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_json_import_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

GPtrArray *
example_plans_list (void)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".result.json"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (plans, load_path (path));
      }
  g_assert_cmpuint (plans->len, >=, 12);
  return plans;
}

BalikPlan *
example_plan_load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "examples", file, NULL);

  return load_path (path);
}
