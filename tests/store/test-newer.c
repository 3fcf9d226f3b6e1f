/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-recoverable.h"
#include "balik-schema.h"
#include "open-fixture.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * Plans of a version to come. What lets this one read it is read, and never
 * changed; a copy of it is of our own version.
 */

static const char *const readable[] = { "v1-min-writer-2.balik", "v2-min-reader-1.balik" };

/* A copy of a kept file, in the folder of the test. */
static GFile *
copy_kept (PlanFileFixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "formats", name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFile *file = store_fixture_file (fixture->folder, name);

  g_file_copy (source, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
test_is_read_only (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = copy_kept (fixture, data);
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "copy.balik");
  g_autofree char *stamp = store_fixture_stamp (file);
  g_autofree char *stamp_after = NULL;
  g_autoptr (BalikPlanFile) copy = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *store = open_fixture_open (file);

  g_assert_true (balik_store_is_newer (store));
  g_assert_false (balik_store_is_recovered (store));
  g_assert_nonnull (balik_store_get_file (store));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_assert_cmpuint (balik_store_get_reading_notes (store)->len, >, 0);

  open_fixture_set_title (store, "Changed");
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (balik_store_publish_to (store, file, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (balik_store_publish_to (store, place, &error));
  g_assert_no_error (error);
  open_fixture_close (store);

  copy = open_fixture_read (place);
  g_assert_cmpint (copy->outcome, ==, BALIK_PLAN_OPENS);
  g_assert_cmpint (copy->meta->min_reader, ==, BALIK_FORMAT_VERSION);
  g_assert_cmpint (copy->meta->min_writer, ==, BALIK_FORMAT_VERSION);
  open_fixture_assert_title (place, "Changed");
  stamp_after = store_fixture_stamp (file);
  g_assert_cmpstr (stamp, ==, stamp_after);
}

/* After a crash, it is still not ours to change. */
static void
test_recovered_work (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = copy_kept (fixture, data);
  g_autofree char *stamp = store_fixture_stamp (file);
  g_autofree char *stamp_after = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *store = open_fixture_open (file);

  open_fixture_set_title (store, "Kept");
  g_assert_true (balik_store_flush (store, &error));
  open_fixture_finalize (store);

  left = balik_store_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 1);
  store = balik_store_recover (g_ptr_array_index (left, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  balik_store_discard (store);
  open_fixture_finalize (store);
  stamp_after = store_fixture_stamp (file);
  g_assert_cmpstr (stamp, ==, stamp_after);
}

/* What is known of it is under its digest; what is not, under the seal alone. */
static void
test_damage_is_seen (PlanFileFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    BalikStoreError code;
  } damages[] = {
    { "UPDATE value SET text = 'x' WHERE key = 'title' AND item = 1", BALIK_STORE_ERROR_CHANGED },
    { "UPDATE value SET key = 'tittle' WHERE key = 'title' AND item = 1",
      BALIK_STORE_ERROR_CHANGED },
    { "UPDATE value SET type = 'blob' WHERE key = 'title' AND item = 1",
      BALIK_STORE_ERROR_DAMAGED },
    { "UPDATE meta SET value = '1' WHERE key = 'min_writer'", BALIK_STORE_ERROR_DAMAGED },
    { "PRAGMA user_version = 3", BALIK_STORE_ERROR_DAMAGED },
    { "DROP TABLE value", BALIK_STORE_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GFile) file = copy_kept (fixture, "v2-min-reader-1.balik");

      if (i == 3)
        {
          g_object_unref (file);
          file = copy_kept (fixture, "v1-min-writer-2.balik");
        }
      store_fixture_run_sql (file, damages[i].sql);
      plan_file_assert_refused (file, damages[i].code);
    }
}

/* The forms that were shipped; a number that never was is none of an older Balik. */
static void
test_forms (PlanFileFixture *fixture, gconstpointer data)
{
  for (guint32 version = 1; version <= BALIK_SCHEMA_VERSION; version++)
    {
      const BalikSchemaForm *form = balik_schema_find_form (version);

      g_assert_nonnull (form);
      g_assert_cmpuint (form->version, ==, version);
      g_assert_nonnull (form->parts[0]);
    }
  g_assert_null (balik_schema_find_form (0));
  g_assert_null (balik_schema_find_form (BALIK_SCHEMA_VERSION + 1));

  store_fixture_run_sql (fixture->file, "PRAGMA user_version = 0");
  plan_file_assert_refused_with (fixture->file, BALIK_STORE_ERROR_DAMAGED, "first bytes");
}

static void
add (const char *path, gconstpointer data, void (*func) (PlanFileFixture *, gconstpointer))
{
  g_test_add (path, PlanFileFixture, data, plan_file_set_up, func, plan_file_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autofree char *reads = g_strconcat ("/store/newer/is-read-only/", readable[i], NULL);
      g_autofree char *recovers = g_strconcat ("/store/newer/recovered-work/", readable[i], NULL);

      add (reads, readable[i], test_is_read_only);
      add (recovers, readable[i], test_recovered_work);
    }
  add ("/store/newer/damage-is-seen", NULL, test_damage_is_seen);
  add ("/store/newer/forms", NULL, test_forms);

  return g_test_run ();
}
