/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include "balik-recoverable.h"
#include "faulty-io.h"
#include "reliability.h"
#include "undo-fixture.h"

/*
 * Walks of acts, undo and redo beside a plain list of states. Now and then the
 * program crashes, or the plan is closed and opened again; in every fourth walk
 * calls to the system fail for a while. After each step the plan is that of the
 * list, and at the end all is taken back and done again.
 */

#define N_STEPS 200
#define N_STEPS_SOAK 500
#define WALKS_WITHOUT_FAULTS 4

typedef struct
{
  World *world;
  BalikStore *store;
  GRand *rand;
  GPtrArray *states; /* digests; the first is that before all acts */
  GPtrArray *names; /* of the acts that lead to the states from the second on */
  guint n_done;
  guint n_steps;
  guint n_restarts;
  guint n_faults;
} Walk;

/* An act is a new state or, where typing goes on, takes the place of the last one. */
static void
recorded_cb (Walk *self, BalikHistoryChange change, BalikEditGroup *applied, BalikEditGroup *act)
{
  if (change == BALIK_HISTORY_UNDONE || change == BALIK_HISTORY_REDONE)
    return;
  if (change == BALIK_HISTORY_MERGED)
    self->n_done--;
  g_ptr_array_set_size (self->states, (int)self->n_done + 1);
  g_ptr_array_set_size (self->names, (int)self->n_done);
  g_ptr_array_add (self->states, act_dup_digest (balik_store_get_plan (self->store)));
  g_ptr_array_add (self->names, g_strdup_printf ("%s@%s;", balik_edit_group_get_label (act),
                                                 balik_store_get_place (self->store)));
  self->n_done++;
}

static void
take_store (Walk *self, BalikStore *store)
{
  self->store = store;
  g_signal_connect_swapped (balik_store_get_history (store), "recorded", G_CALLBACK (recorded_cb),
                            self);
}

static void
assert_at_state (Walk *self)
{
  BalikHistory *history = balik_store_get_history (self->store);
  g_autofree char *state = act_dup_digest (balik_store_get_plan (self->store));

  g_assert_cmpstr (state, ==, g_ptr_array_index (self->states, self->n_done));
  g_assert_cmpint (balik_history_can_undo (history), ==, self->n_done > 0);
  g_assert_cmpint (balik_history_can_redo (history), ==, self->n_done < self->names->len);
}

static void
assert_same_acts (Walk *self)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i <= self->names->len; i++)
    {
      if (i == self->n_done)
        g_string_append_c (expected, '|');
      if (i < self->names->len)
        g_string_append (expected, g_ptr_array_index (self->names, i));
    }
  undo_fixture_assert_acts (self->store, expected->str);
}

static void
undo (Walk *self)
{
  undo_fixture_undo (self->store);
  self->n_done--;
}

static void
redo (Walk *self)
{
  undo_fixture_redo (self->store);
  self->n_done++;
}

static void
publish (BalikStore *store)
{
  g_autoptr (GError) error = NULL;

  balik_store_publish (store, &error);
  g_assert_no_error (error);
}

/* After a crash, from what was left, or from the file if that has all; else after a close. */
static BalikStore *
open_again (World *world)
{
  g_autoptr (GPtrArray) left = balik_store_list_recoverable ();
  g_autoptr (GFile) file = g_file_new_for_path (world->path);

  return left->len > 0 ? undo_fixture_recover () : undo_fixture_open (file);
}

static void
restart (Walk *self)
{
  g_autofree char *place = g_strdup (balik_store_get_place (self->store));
  const int how = g_rand_int_range (self->rand, 0, 3);

  undo_fixture_flush (self->store);
  if (how == 0)
    publish (self->store);
  if (how <= 1)
    undo_fixture_drop (self->store);
  else
    undo_fixture_close (self->store);
  take_store (self, open_again (self->world));
  self->n_restarts++;
  g_assert_cmpstr (balik_store_get_place (self->store), ==, place);
  assert_same_acts (self);
}

static void
act (Walk *self)
{
  act_do (balik_store_get_plan (self->store), NULL, self->rand, self->n_steps);
}

/* Acts go on while the disk does not take them, and are all kept once it does. */
static void
fail_for_a_while (Walk *self)
{
  static const int codes[] = { EIO, ENOSPC, EACCES, EROFS };
  const FaultyPlan plan = {
    .n = (guint)g_rand_int_range (self->rand, 1, 30),
    .for_good = g_rand_boolean (self->rand),
    .code = codes[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (codes))],
    .below = self->world->state,
    .kinds = FAULTY_ALL_FILES & ~(1U << FAULTY_LOCK),
  };

  undo_fixture_flush (self->store);
  faulty_io_plan (&plan);
  for (int i = g_rand_int_range (self->rand, 1, 6); i > 0; i--)
    {
      g_autoptr (GError) error = NULL;

      act (self);
      g_assert_true (balik_store_flush (self->store, &error) == (error == NULL));
      g_assert_true (error == NULL || error->domain == BALIK_STORE_ERROR);
      world_run_main ();
      assert_at_state (self);
    }
  self->n_faults += faulty_io_get_n_faults ();
  faulty_io_plan (NULL);
  publish (self->store);
}

static void
take_step (Walk *self, gboolean has_faults)
{
  static const char *const places[] = { "guide", "canvas", "numbers" };
  BalikHistory *history = balik_store_get_history (self->store);
  const int what = g_rand_int_range (self->rand, 0, 80);

  self->n_steps++;
  if (what < 40)
    act (self);
  else if (what < 58 && balik_history_can_undo (history))
    undo (self);
  else if (what < 70 && balik_history_can_redo (history))
    redo (self);
  else if (what < 74)
    balik_history_seal (history);
  else if (what < 77)
    balik_store_set_place (self->store, places[what - 74]);
  else if (what < 79 && has_faults)
    fail_for_a_while (self);
  else if (what == 79)
    restart (self);
  assert_at_state (self);
}

static void
take_all_back_and_again (Walk *self)
{
  while (self->n_done > 0)
    {
      undo (self);
      assert_at_state (self);
    }
  while (self->n_done < self->names->len)
    {
      redo (self);
      assert_at_state (self);
    }
}

static void
walk (Walk *self, guint32 seed, gboolean has_faults)
{
  const guint n_steps = reliability_is_soak () ? N_STEPS_SOAK : N_STEPS;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GFile) file = g_file_new_for_path (self->world->path);

  world_reset (self->world);
  self->rand = rand;
  self->n_done = 0;
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->states, 0);
  g_ptr_array_add (self->states, g_strdup (self->world->digest));
  take_store (self, undo_fixture_open (file));
  for (guint i = 0; i < n_steps; i++)
    take_step (self, has_faults);
  restart (self);
  take_all_back_and_again (self);
  undo_fixture_close (self->store);
  world_assert_tidy (self->world, FALSE);
}

static void
test_walks (void)
{
  const guint wanted = reliability_count (200, 10000);
  const guint32 seed = reliability_seed ();
  g_autoptr (World) world = world_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Walk self = { .world = world, .states = states, .names = names };
  guint n_done;

  for (n_done = 0; n_done < wanted && reliability_goes_on (); n_done++)
    {
      g_test_message ("walk %u, seed %u", n_done, seed + n_done);
      walk (&self, seed + n_done, n_done % WALKS_WITHOUT_FAULTS == WALKS_WITHOUT_FAULTS - 1);
    }
  g_assert_cmpuint (self.n_restarts, >, 0);
  reliability_report ("walks: %u with %u steps, %u restarts and %u faults, each state as in the "
                      "model (seed %u)",
                      n_done, self.n_steps, self.n_restarts, self.n_faults, seed);
}

int
main (int argc, char *argv[])
{
  reliability_init (&argc, &argv);

  g_test_add_func ("/reliability/walk", test_walks);

  return g_test_run ();
}
