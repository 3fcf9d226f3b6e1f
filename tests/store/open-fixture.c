/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "open-fixture.h"

#include <string.h>

#include "plan-fixture.h"
#include "store-fixture.h"

void
open_fixture_set_up (OpenFixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->file = store_fixture_write (fixture->folder, "plan.balik");
}

void
open_fixture_tear_down (OpenFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  store_fixture_remove_folder (fixture->folder);
  store_fixture_remove_folder (g_build_filename (g_get_user_state_dir (), "balik", NULL));
}

BalikStore *
open_fixture_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);

  g_assert_no_error (error);
  return store;
}

void
open_fixture_set_title (BalikStore *store, const char *title)
{
  g_autofree char *text = g_strdup_printf ("'%s'", title);
  g_autoptr (GError) error = NULL;

  plan_fixture_set (balik_store_get_plan (store), "title", text, &error);
  g_assert_no_error (error);
}

void
open_fixture_publish (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_store_publish (store, &error);
  g_assert_no_error (error);
}

BalikPlanFile *
open_fixture_read (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BalikPlanFile *read = balik_plan_file_read (g_file_peek_path (file), NULL, &error);

  g_assert_no_error (error);
  return read;
}

void
open_fixture_assert_title (GFile *file, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (balik_plan_get_title (plan), ==, title);
}

void
open_fixture_assert_says (BalikStore *store, const char *words)
{
  const char *message = balik_store_get_message (store);

  g_assert_true (g_str_has_suffix (message, "."));
  if (strstr (message, words) == NULL)
    g_error ("“%s” does not say “%s”.", message, words);
}

gboolean
open_fixture_wait_for_state (BalikStore *store, BalikStoreState state)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (balik_store_get_state (store) != state && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  return balik_store_get_state (store) == state;
}

/* Jobs that are not done hold the store. */
void
open_fixture_finalize (BalikStore *store)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}

void
open_fixture_close (BalikStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  balik_store_close (store, &error);
  g_assert_no_error (error);
  open_fixture_finalize (store);
  list = store_fixture_list_work ();
  g_assert_cmpstr (list, ==, "");
}
