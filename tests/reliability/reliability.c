/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reliability.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-plan-file.h"
#include "faulty-io.h"
#include "plan-fixture.h"
#include "store-fixture.h"

static gint64 deadline;

static double
get_number (const char *name, double fallback)
{
  const char *text = g_getenv (name);

  return text != NULL && *text != '\0' ? g_ascii_strtod (text, NULL) : fallback;
}

void
reliability_init (int *argc, char ***argv)
{
  const double minutes = get_number ("BALIK_TEST_MINUTES", 0);

  /* What is tested is not the disk of this computer. */
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  /* Each fault would tell of itself. */
  faulty_io_init ();
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (minutes > 0)
    deadline = g_get_monotonic_time () + (gint64)(minutes * 60 * G_USEC_PER_SEC);
}

gboolean
reliability_is_soak (void)
{
  return g_strcmp0 (g_getenv ("BALIK_TEST_TIER"), "soak") == 0;
}

guint
reliability_count (guint commit, guint soak)
{
  const guint count = reliability_is_soak () ? soak : commit;

  return MAX (1, (guint)(count * get_number ("BALIK_TEST_SCALE", 1)));
}

/* Whether there is time left. */
gboolean
reliability_goes_on (void)
{
  return deadline == 0 || g_get_monotonic_time () < deadline;
}

guint32
reliability_seed (void)
{
  const double seed = get_number ("BALIK_TEST_SEED", 0);
  const guint32 number = seed > 0 ? (guint32)seed : (guint32)g_test_rand_int ();

  /* The store's own choices of names are part of a run. */
  g_random_set_seed (number);
  return number;
}

void
reliability_report (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("reliability: %s", text);
}

static BalikItem *
pick (BalikPlan *plan, const char *list, GRand *rand)
{
  GListModel *items = balik_item_get_list (balik_plan_get_root (plan), list);
  const guint n_items = g_list_model_get_n_items (items);
  g_autoptr (BalikItem) item = NULL;

  if (n_items == 0)
    return NULL;
  item = g_list_model_get_item (items, g_rand_int (rand) % n_items);
  return item;
}

static void
add_item (BalikPlan *plan, BalikEditGroup *group, GRand *rand, guint number)
{
  static const struct
  {
    const char *list;
    BalikItemKind kind;
    const char *key;
  } kinds[] = {
    { "canvas.cards", BALIK_ITEM_CARD, "title" },
    { "overheads", BALIK_ITEM_OVERHEAD, "name" },
    { "investments", BALIK_ITEM_INVESTMENT, "name" },
    { "grants", BALIK_ITEM_GRANT, "name" },
  };
  const guint which = g_rand_int (rand) % G_N_ELEMENTS (kinds);
  GListModel *items = balik_item_get_list (balik_plan_get_root (plan), kinds[which].list);
  const guint n_items = g_list_model_get_n_items (items);
  const gint64 id = balik_plan_reserve_id (plan);
  g_autofree char *text = g_strdup_printf ("Number %u – ຂໍ້ %u", number, which);

  balik_edit_group_insert (group, id, kinds[which].kind, BALIK_PLAN_ROOT_ID, kinds[which].list,
                           g_rand_int (rand) % (n_items + 1));
  balik_edit_group_take (group, id, kinds[which].key, balik_value_new_text (text));
}

static void
set_value (BalikPlan *plan, BalikEditGroup *group, GRand *rand, guint number)
{
  static const char *const paths[]
      = { "lines.0.price.unit", "lines.0.demand.start_per_month", "lines.0.takeback.reuse.share" };
  const char *path = paths[g_rand_int (rand) % G_N_ELEMENTS (paths)];
  const double value = g_rand_double (rand);
  g_autofree char *origin = g_strconcat (path, BALIK_ORIGIN_SUFFIX, NULL);
  g_autofree char *text
      = g_rand_boolean (rand)
            ? g_strdup_printf ("%.17g", value)
            : g_strdup_printf ("[%.17g, %.17g, %.17g]", value / 2, value, (value + 1) / 2);

  plan_fixture_add (group, plan, path, text);
  plan_fixture_add (group, plan, origin, number % 2 == 0 ? "@guess" : "@quote");
}

static const char *const lists[] = { "canvas.cards", "canvas.cards", "overheads", "grants" };

/* What the plan's rules refuse is no act: the next one is. */
void
act_do (BalikPlan *plan, BalikHistory *history, GRand *rand, guint number)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Act");
  const guint what = g_rand_int (rand) % 16;
  BalikItem *item = pick (plan, lists[g_rand_int (rand) % G_N_ELEMENTS (lists)], rand);
  BalikItem *card = pick (plan, "canvas.cards", rand);
  g_autofree char *text = g_strdup_printf ("Act %u", number);
  g_autofree char *long_text = g_strnfill (number % 7 == 0 ? 3000 : 10, (char)('a' + number % 26));

  if (history != NULL && what >= 13)
    {
      if (what < 15 && balik_history_can_undo (history))
        balik_history_undo (history, NULL);
      else if (balik_history_can_redo (history))
        balik_history_redo (history, NULL);
      return;
    }
  if (what <= 3 || item == NULL || card == NULL)
    add_item (plan, group, rand, number);
  else if (what == 4)
    balik_edit_group_remove (group, item);
  else if (what == 5)
    balik_edit_group_move (group, balik_item_get_id (item),
                           balik_item_get_position (item) == 0 ? 1 : 0);
  else if (what <= 8)
    set_value (plan, group, rand, number);
  else if (what <= 10)
    balik_edit_group_take (group, balik_item_get_id (card), "text",
                           balik_value_new_text (long_text));
  else if (what == 11)
    balik_edit_group_set (group, balik_item_get_id (card), "text", NULL);
  else
    {
      add_item (plan, group, rand, number);
      set_value (plan, group, rand, number);
      balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "title", balik_value_new_text (text));
      if (item != card)
        balik_edit_group_remove (group, item);
    }
  balik_plan_apply (plan, group, NULL);
}

char *
act_dup_digest (BalikPlan *plan)
{
  g_autofree char *dump = plan_fixture_dump (plan);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

/* In this process: how the file is read elsewhere is another test's matter. */
BalikPlan *
world_read (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlanFile) file = NULL;

  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  if (size < 512)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "Too short.");
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  file = balik_plan_file_read_bytes (bytes, "plan", NULL, error);
  return file != NULL ? balik_plan_rows_build (file->rows, "plan", error) : NULL;
}

/* NULL where there is none, or none that opens. */
char *
world_read_digest (const char *path)
{
  g_autoptr (BalikPlan) plan = world_read (path, NULL);

  return plan != NULL ? act_dup_digest (plan) : NULL;
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          empty (path);
          g_rmdir (path);
        }
      else
        g_unlink (path);
    }
}

/* As at the beginning: a plan, and nothing of Balik's. */
void
world_reset (World *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->start, &size);
  g_autoptr (GError) error = NULL;

  g_chmod (self->folder, 0700);
  empty (self->folder);
  empty (self->state);
  g_mkdir_with_parents (self->state, 0700);
  g_file_set_contents (self->path, data, (gssize)size, &error);
  g_assert_no_error (error);
}

World *
world_new (void)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GFile) file = NULL;
  char *data = NULL;
  gsize size = 0;

  self->folder = store_fixture_make_folder ();
  self->state = g_strdup (g_get_user_state_dir ());
  g_mkdir_with_parents (self->state, 0700);
  file = store_fixture_write (self->folder, "plan.balik");
  self->path = g_file_get_path (file);
  g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));
  self->start = g_bytes_new_take (data, size);
  self->digest = world_read_digest (self->path);
  g_assert_nonnull (self->digest);
  world_reset (self);
  return self;
}

void
world_free (World *self)
{
  empty (self->state);
  store_fixture_remove_folder (g_steal_pointer (&self->folder));
  g_free (self->path);
  g_free (self->state);
  g_free (self->digest);
  g_bytes_unref (self->start);
  g_free (self);
}

/*
 * The paths of all plans where the user keeps them. Anything else there is an
 * error, unless the medium brings back what was taken away.
 */
GPtrArray *
world_list_plans (World *self, gboolean may_have_strays)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (may_have_strays && g_str_has_prefix (name, ".balik-"))
        continue;
      if (*name == '.' || !g_str_has_suffix (name, ".balik"))
        g_error ("“%s” was left beside the plan.", name);
      g_ptr_array_add (plans, g_build_filename (self->folder, name, NULL));
    }
  return plans;
}

/* Nothing is left of the work, and nothing unfinished beside the plan. */
void
world_assert_tidy (World *self, gboolean may_have_strays)
{
  g_autofree char *work = g_build_filename (self->state, "balik", "work", NULL);
  g_autofree char *list = store_fixture_list (work);
  g_autoptr (GPtrArray) plans = world_list_plans (self, may_have_strays);

  g_assert_cmpstr (list, ==, "");
  g_assert_cmpuint (plans->len, >, 0);
  g_assert_cmpuint (faulty_io_get_n_open (), ==, 0);
}

void
world_run_main (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
world_drop_store (BalikStore *store)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}
