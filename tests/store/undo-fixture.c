/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "undo-fixture.h"

#include <string.h>

#include "balik-recoverable.h"
#include "plan-fixture.h"

void
undo_fixture_act (BalikStore *store, const char *label, const char *path, const char *text)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (label);
  g_autoptr (GError) error = NULL;

  plan_fixture_add (group, balik_store_get_plan (store), path, text);
  balik_plan_apply (balik_store_get_plan (store), group, &error);
  g_assert_no_error (error);
}

void
undo_fixture_undo (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_history_undo (balik_store_get_history (store), &error);
  g_assert_no_error (error);
}

void
undo_fixture_redo (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_history_redo (balik_store_get_history (store), &error);
  g_assert_no_error (error);
}

void
undo_fixture_flush (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_store_flush (store, &error);
  g_assert_no_error (error);
}

BalikStore *
undo_fixture_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);

  g_assert_no_error (error);
  return store;
}

/* Lets go of a store as a crash would: nothing is closed or tidied. */
void
undo_fixture_drop (BalikStore *store)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  /* Jobs that are not done hold the store. */
  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}

void
undo_fixture_close (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_store_close (store, &error);
  g_assert_no_error (error);
  undo_fixture_drop (store);
}

/* The only work that was left. */
BalikStore *
undo_fixture_recover (void)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  g_assert_cmpuint (found->len, ==, 1);
  store = balik_store_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  return store;
}

BalikStore *
undo_fixture_crash (BalikStore *store)
{
  undo_fixture_flush (store);
  undo_fixture_drop (store);
  return undo_fixture_recover ();
}

/* The database of the only work folder. */
char *
undo_fixture_find_work (void)
{
  g_autofree char *root = g_build_filename (g_get_user_state_dir (), "balik", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  char *found = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strlen (name) == 16)
      {
        g_assert_null (found);
        found = g_build_filename (root, name, "work.db", NULL);
      }
  g_assert_nonnull (found);
  return found;
}

/* Each act as "label@place;", with a bar between those done and those taken back. */
void
undo_fixture_assert_acts (BalikStore *store, const char *expected)
{
  guint n_done = 0;
  g_autoptr (GPtrArray) acts = balik_history_dup_acts (balik_store_get_history (store), &n_done);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < acts->len; i++)
    g_string_append_printf (shown, "%s%s@%s;", i == n_done ? "|" : "",
                            balik_edit_group_get_label (g_ptr_array_index (acts, i)),
                            balik_edit_group_get_place (g_ptr_array_index (acts, i)));
  if (n_done == acts->len)
    g_string_append_c (shown, '|');
  g_assert_cmpstr (shown->str, ==, expected);
}
