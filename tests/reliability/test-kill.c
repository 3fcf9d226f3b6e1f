/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "balik-plan-rows.h"
#include "balik-recoverable.h"
#include "child.h"
#include "plan-fixture.h"
#include "reliability.h"
#include "store-fixture.h"

/*
 * Kills. A child edits a plan, takes back, does again, publishes, closes and
 * opens again, and says each act after the store said that it is kept; it is
 * killed at some moment. What is found is what all acts that were said make of
 * the plan, or one more, with all that can be undone and done again. The file
 * is the one that was published last, or the one that was being published.
 */

#define CHILD "--edit-until-killed"
#define MAX_ACTS 100000
#define ACTS_BETWEEN_PUBLISHES 5
#define ACTS_BETWEEN_SESSIONS 12
#define KILLS_A_PLAN 4
#define MAX_MICROSECONDS 40000

/* What the child says: the number of an act, and whether it is in the file too. */
#define SAY(number, is_published) ((guint32)(number) << 1 | ((is_published) ? 1 : 0))

static BalikStore *
open_plan (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
succeed (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error->message);
}

/* The child: never comes to an end by itself. */
static int
edit_until_killed (const char *path, const char *seed, const char *first)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_ascii_strtoull (seed, NULL, 10));
  const guint start = (guint)g_ascii_strtoull (first, NULL, 10);
  BalikStore *store = open_plan (path);
  g_autoptr (GError) error = NULL;

  child_say (SAY (start, TRUE));
  for (guint i = start + 1; i < MAX_ACTS; i++)
    {
      act_do (balik_store_get_plan (store), balik_store_get_history (store), rand, i);
      succeed (balik_store_flush (store, &error), error);
      child_say (SAY (i, FALSE));
      if (i % ACTS_BETWEEN_SESSIONS == 0)
        {
          succeed (balik_store_close (store, &error), error);
          child_say (SAY (i, TRUE));
          world_drop_store (store);
          store = open_plan (path);
        }
      else if (i % ACTS_BETWEEN_PUBLISHES == 0)
        {
          succeed (balik_store_publish (store, &error), error);
          child_say (SAY (i, TRUE));
        }
      world_run_main ();
    }
  return 0;
}

/* The plain replay of the same acts. */
typedef struct
{
  World *world;
  BalikPlan *plan;
  BalikHistory *history;
  guint n_acts;
} Replay;

static void
replay_clear (Replay *self)
{
  g_clear_object (&self->history);
  g_clear_object (&self->plan);
}

static void
replay_reset (Replay *self)
{
  g_autoptr (GError) error = NULL;

  replay_clear (self);
  world_reset (self->world);
  self->plan = world_read (self->world->path, &error);
  g_assert_no_error (error);
  self->history = balik_history_new (self->plan);
  self->n_acts = 0;
}

static void
replay_act (Replay *self, GRand *rand)
{
  self->n_acts++;
  act_do (self->plan, self->history, rand, self->n_acts);
  if (self->n_acts % ACTS_BETWEEN_SESSIONS == 0)
    balik_history_seal (self->history);
}

static void
add_state (GChecksum *sum, BalikPlan *plan)
{
  g_autofree char *dump = plan_fixture_dump (plan);

  g_checksum_update (sum, (const guchar *)dump, (gssize)strlen (dump));
}

/* The plan, and each state that undo and redo lead to; on a copy. */
static char *
dup_past (BalikPlan *plan, BalikHistory *history)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) copy = balik_plan_rows_build (rows, "Copy", &error);
  g_autoptr (BalikHistory) past = balik_history_new (copy);
  guint n_done = 0;
  g_autoptr (GPtrArray) acts = balik_history_dup_acts (history, &n_done);

  g_assert_no_error (error);
  balik_history_load (past, acts, n_done);
  add_state (sum, copy);
  while (balik_history_can_undo (past))
    {
      g_assert_true (balik_history_undo (past, NULL));
      add_state (sum, copy);
    }
  for (guint i = 0; balik_history_can_redo (past); i++)
    {
      g_assert_true (balik_history_redo (past, NULL));
      if (i >= n_done)
        add_state (sum, copy);
    }
  return g_strdup_printf ("%u of %u, %s", n_done, acts->len, g_checksum_get_string (sum));
}

/* What a child said before its end. */
typedef struct
{
  guint kept;
  guint published;
} Said;

static void
hear_all (Child *child, Said *said)
{
  guint32 word;

  while (child_hear (child, &word))
    {
      if ((word & 1) != 0)
        said->published = word >> 1;
      said->kept = word >> 1;
    }
  close (child->out);
}

static Said
run_and_kill (Replay *replay, guint32 seed, GRand *chance, const int *signals)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autofree char *first = g_strdup_printf ("%u", replay->n_acts);
  const char *args[] = { CHILD, replay->world->path, seed_text, first, NULL };
  Said said = { replay->n_acts, replay->n_acts };
  Child child;
  guint32 word;

  child_start (&child, replay->world->state, args);
  /* Now and then it has not even opened the plan. */
  if (g_rand_int_range (chance, 0, 8) != 0)
    g_assert_true (child_hear (&child, &word));
  for (guint i = 0; signals[i] != 0; i++)
    {
      /* What is tested is any moment, so there is nothing to wait for but time. */
      g_usleep ((gulong)g_rand_int_range (chance, 0, MAX_MICROSECONDS));
      child_signal (&child, signals[i]);
    }
  g_assert_true (WIFSIGNALED (child_end (&child)));
  hear_all (&child, &said);
  return said;
}

/*
 * A process that was just killed may hold its locks for a moment, or what it
 * was about to start does, between fork and exec. Nobody starts Balik again so fast.
 */
static GPtrArray *
list_left (World *world)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *work = g_build_filename (world->state, "balik", "work", NULL);

  for (;;)
    {
      g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
      g_autofree char *locked = store_fixture_list (work);

      if (found->len > 0 || *locked == '\0')
        return g_steal_pointer (&found);
      if (g_get_monotonic_time () > end)
        g_error ("“%s” is held by nobody, and not offered.", locked);
      g_usleep (1000);
    }
}

/* What this computer offers: work that was left, else the file, which then has all. */
static BalikStore *
find_plan (World *world)
{
  g_autoptr (GPtrArray) found = list_left (world);
  const BalikRecoverable *left;
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  if (found->len == 0)
    return open_plan (world->path);
  g_assert_cmpuint (found->len, ==, 1);
  left = g_ptr_array_index (found, 0);
  g_assert_cmpstr (left->name, ==, "plan.balik");
  g_assert_cmpstr (g_file_peek_path (left->file), ==, world->path);
  g_assert_cmpuint (left->n_changes, >, 0);
  g_assert_cmpint (left->modified, >, 0);
  store = balik_store_recover (left, &error);
  g_assert_no_error (error);
  g_assert_true (balik_store_has_changes (store));
  return store;
}

/* Replays what was said; the file may have any state from the one before the last publication. */
static gboolean
replay_said (Replay *self, GRand *rand, const Said *said, const char *in_file)
{
  gboolean is_good = FALSE;

  for (;;)
    {
      const gboolean may_be_in_file = self->n_acts == said->published
                                      || (self->n_acts == said->kept
                                          && (said->kept % ACTS_BETWEEN_PUBLISHES == 0
                                              || said->kept % ACTS_BETWEEN_SESSIONS == 0));

      if (may_be_in_file)
        {
          g_autofree char *digest = act_dup_digest (self->plan);

          is_good = is_good || g_strcmp0 (digest, in_file) == 0;
        }
      if (self->n_acts == said->kept)
        return is_good;
      replay_act (self, rand);
    }
}

/* Whether one act more than was said is there. */
static gboolean
check_found (Replay *replay, BalikStore *store, GRand *rand)
{
  g_autofree char *found = dup_past (balik_store_get_plan (store), balik_store_get_history (store));
  g_autofree char *expected = dup_past (replay->plan, replay->history);

  if (strcmp (found, expected) == 0)
    return FALSE;
  replay_act (replay, rand);
  g_free (expected);
  expected = dup_past (replay->plan, replay->history);
  if (strcmp (found, expected) != 0)
    g_error ("What was found is not the plan after %u acts or after %u.", replay->n_acts - 1,
             replay->n_acts);
  return TRUE;
}

static void
check_closed (Replay *replay, BalikStore *store)
{
  g_autofree char *digest = act_dup_digest (replay->plan);
  g_autofree char *in_file = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;

  balik_store_close (store, &error);
  g_assert_no_error (error);
  world_drop_store (store);
  in_file = world_read_digest (replay->world->path);
  g_assert_cmpstr (in_file, ==, digest);
  world_assert_tidy (replay->world, FALSE);
  /* The file is known as ours, even where the kill came just after it was put into place. */
  plans = world_list_plans (replay->world, FALSE);
  g_assert_cmpuint (plans->len, ==, 1);
  balik_history_seal (replay->history);
}

typedef struct
{
  guint kills;
  guint acts;
  guint more;
  guint left;
} Count;

static void
kill_once (Replay *replay, guint32 seed, const int *signals, Count *count)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (~seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const guint before = replay->n_acts;
  const Said said = run_and_kill (replay, seed, chance, signals);
  g_autofree char *in_file = world_read_digest (replay->world->path);
  BalikStore *store;

  g_test_message ("kill %u: acts %u to %u, %u published, seed %u", count->kills, before, said.kept,
                  said.published, seed);
  if (!replay_said (replay, rand, &said, in_file))
    g_error ("The file is neither the old nor the new one.");
  store = find_plan (replay->world);
  count->left += balik_store_has_changes (store) ? 1 : 0;
  count->more += check_found (replay, store, rand) ? 1 : 0;
  check_closed (replay, store);
  count->acts += replay->n_acts - before;
  count->kills++;
}

static void
test_killed (void)
{
  static const int signals[] = { SIGKILL, 0 };
  const guint wanted = reliability_count (500, 20000);
  const guint32 seed = reliability_seed ();
  g_autoptr (World) world = world_new ();
  Replay replay = { .world = world };
  Count count = { 0 };

  for (guint i = 0; i < wanted && reliability_goes_on (); i++)
    {
      if (i % KILLS_A_PLAN == 0)
        replay_reset (&replay);
      kill_once (&replay, seed + i, signals, &count);
    }
  replay_clear (&replay);
  g_assert_cmpuint (count.acts, >, 0);
  reliability_report ("kills: %u, %u acts kept, %u times one more than was said, %u times work was"
                      " left, 0 lost (seed %u)",
                      count.kills, count.acts, count.more, count.left, seed);
}

/* Stopped and going on, as in suspend; then ended by what is no kill. */
static void
test_signals (void)
{
  static const int last[] = { SIGTERM, SIGHUP, SIGPIPE, SIGINT };
  const guint wanted = reliability_count (60, 2000);
  const guint32 seed = reliability_seed ();
  g_autoptr (World) world = world_new ();
  Replay replay = { .world = world };
  Count count = { 0 };

  for (guint i = 0; i < wanted && reliability_goes_on (); i++)
    {
      const int signals[] = { SIGSTOP, SIGCONT, last[i % G_N_ELEMENTS (last)], 0 };

      if (i % KILLS_A_PLAN == 0)
        replay_reset (&replay);
      kill_once (&replay, seed + i, signals, &count);
    }
  replay_clear (&replay);
  reliability_report ("signals: %u ended, %u acts kept, 0 lost (seed %u)", count.kills, count.acts,
                      seed);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], CHILD))
    return edit_until_killed (argv[2], argv[3], argv[4]);
  reliability_init (&argc, &argv);

  g_test_add_func ("/reliability/kill/killed", test_killed);
  g_test_add_func ("/reliability/kill/signals", test_signals);

  return g_test_run ();
}
