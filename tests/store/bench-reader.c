/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "balik-plan-file.h"
#include "balik-store.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * What the process of its own costs: a plan is read here and there in turn, so
 * that both meet the same load. The median of each, and their ratio.
 */

typedef struct
{
  const char *name;
  guint n_cards;
  guint n_letters;
  guint n_runs;
} Size;

static const Size sizes[] = {
  { "small", 10, 100, 101 },
  { "10,000 cards", 10000, 200, 15 },
  { "1,250 cards of 100,000 letters", 1250, 100000, 5 },
  { "100,000 cards", 100000, 200, 3 },
};

static GBytes *
make_bytes (const Size *size)
{
  BalikPlan *plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Fill");
  g_autofree char *text = g_strnfill (size->n_letters, 'w');
  g_autoptr (BalikPlanRows) rows = NULL;
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (guint i = 0; i < size->n_cards; i++)
    {
      const gint64 id = balik_plan_reserve_id (plan);
      g_autofree char *title = g_strdup_printf ("Card %u", i);

      balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                               G_MAXUINT);
      balik_edit_group_take (group, id, "title", balik_value_new_text (title));
      balik_edit_group_take (group, id, "text", balik_value_new_text (text));
    }
  g_assert_true (balik_plan_load (plan, group, NULL));
  rows = balik_plan_rows_new_from_plan (plan);
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  g_object_unref (plan);
  return bytes;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a;
  const double y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
test_size (PlanFileFixture *fixture, gconstpointer data)
{
  const Size *size = data;
  g_autoptr (GBytes) bytes = make_bytes (size);
  g_autofree double *here = g_new (double, size->n_runs);
  g_autofree double *apart = g_new (double, size->n_runs);

  plan_file_save (fixture->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < size->n_runs; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) file = NULL;
      g_autoptr (BalikPlanFile) same = NULL;

      g_test_timer_start ();
      file = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
      here[i] = g_test_timer_elapsed ();
      g_assert_no_error (error);
      g_test_timer_start ();
      same = balik_plan_file_read (g_file_peek_path (fixture->file), NULL, &error);
      apart[i] = g_test_timer_elapsed ();
      g_assert_no_error (error);
    }
  qsort (here, size->n_runs, sizeof *here, compare);
  qsort (apart, size->n_runs, sizeof *apart, compare);
  g_test_message ("%s (%.1f MB): in this process %.4f s, in its own %.4f s, ratio %.2f", size->name,
                  (double)g_bytes_get_size (bytes) / 1e6, here[size->n_runs / 2],
                  apart[size->n_runs / 2], apart[size->n_runs / 2] / here[size->n_runs / 2]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/reader/time/%s", sizes[i].name);

      g_test_add (path, PlanFileFixture, &sizes[i], plan_file_set_up, test_size,
                  plan_file_tear_down);
    }

  return g_test_run ();
}
