/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-file-fixture.h"

#include <string.h>

#include "balik-store.h"
#include "store-fixture.h"

void
plan_file_set_up (PlanFileFixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->file = store_fixture_write (fixture->folder, "plan.balik");
}

void
plan_file_tear_down (PlanFileFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  store_fixture_remove_folder (fixture->folder);
}

void
plan_file_assert_refused_with (GFile *file, BalikStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (file, NULL, &error);
  g_autofree char *name = g_file_get_basename (file);

  g_assert_null (plan);
  g_assert_error (error, BALIK_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”.", error->message, words);
}

void
plan_file_assert_refused (GFile *file, BalikStoreError code)
{
  plan_file_assert_refused_with (file, code, NULL);
}

GBytes *
plan_file_load (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

void
plan_file_save (GFile *file, gconstpointer data, gsize length)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), data, (gssize)length, NULL));
}
