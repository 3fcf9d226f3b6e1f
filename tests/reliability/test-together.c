/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "child.h"
#include "reliability.h"
#include "rights.h"
#include "store-fixture.h"

/*
 * Two people at one plan, each on a computer of their own, and a third who
 * replaces, deletes, renames, locks and hides the file meanwhile. At the end
 * the work of both, and all that the third put there, is in some file; whoever
 * could not save was told so. On one computer only one of the two gets the plan.
 */

#define CHILD "--work-together"
#define N_PEOPLE 2
#define N_ACTS 8
#define MAX_PAUSE 3000
#define ROUNDS_BETWEEN_ONE_COMPUTER 5

enum
{
  SAYS_OPEN,
  SAYS_IN_USE,
  SAYS_CLOSED,
  SAYS_NOT_CLOSED,
};

/* Nothing that goes wrong goes by in silence. */
static void
assert_told (BalikStore *store, gboolean is_done, const GError *error)
{
  g_assert_true (is_done == (error == NULL));
  g_assert_true (is_done || error->domain == BALIK_STORE_ERROR);
  g_assert_true (is_done || g_str_has_suffix (error->message, "."));
  g_assert_true (is_done || *balik_store_get_message (store) != '\0');
}

static void
publish (BalikStore *store)
{
  g_autoptr (GFile) before = g_object_ref (balik_store_get_file (store));
  g_autoptr (GError) error = NULL;
  const gboolean is_done = balik_store_publish (store, &error);

  assert_told (store, is_done, error);
  if (is_done && !g_file_equal (before, balik_store_get_file (store)))
    g_assert_cmpstr (balik_store_get_message (store), !=, "");
}

static gboolean
close_store (BalikStore *store)
{
  g_autoptr (GError) error = NULL;
  const gboolean is_closed = balik_store_close (store, &error);

  assert_told (store, is_closed, error);
  return is_closed;
}

/* As somebody does who is told that it must be somewhere else. */
static void
save_elsewhere (BalikStore *store, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("rescued-%d.balik", (int)getpid ());
  g_autoptr (GFile) file = store_fixture_file (folder, name);
  g_autoptr (GError) error = NULL;

  if (close_store (store))
    return;
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  balik_store_publish_to (store, file, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  g_assert_true (close_store (store));
}

static void
keep_digest (BalikStore *store)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "digest", NULL);
  g_autofree char *digest = act_dup_digest (balik_store_get_plan (store));

  g_assert_true (g_file_set_contents (path, digest, -1, NULL));
}

static void
work (BalikStore *store, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_ACTS; i++)
    {
      act_do (balik_store_get_plan (store), balik_store_get_history (store), rand, seed % 1000 + i);
      g_assert_true (balik_store_flush (store, NULL));
      if (g_rand_int_range (rand, 0, 3) == 0)
        publish (store);
      world_run_main ();
      g_usleep ((gulong)g_rand_int_range (rand, 0, MAX_PAUSE));
    }
}

static int
work_together (const char *path, const char *seed)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  BalikStore *store;
  gboolean is_closed;
  guint32 word;

  rights_drop ();
  store = balik_store_open (file, &error);
  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE))
    {
      child_say (SAYS_IN_USE);
      return 0;
    }
  if (store == NULL)
    g_error ("%s", error->message);
  child_say (SAYS_OPEN);
  g_assert_true (child_listen (&word));
  work (store, (guint32)g_ascii_strtoull (seed, NULL, 10));
  is_closed = close_store (store);
  child_say (is_closed ? SAYS_CLOSED : SAYS_NOT_CLOSED);
  g_assert_true (child_listen (&word));
  if (!is_closed)
    save_elsewhere (store, folder);
  keep_digest (store);
  child_say (SAYS_CLOSED);
  world_drop_store (store);
  return 0;
}

/* The third. */
typedef struct
{
  World *world;
  GRand *rand;
  char *away; /* where the folder is while it is not there */
  char *bin; /* what was deleted or replaced, under numbers */
  guint n_events;
  GPtrArray *hashes; /* of what was put there */
} Third;

static char *
next_in_bin (Third *self)
{
  return g_strdup_printf ("%s/%u.balik", self->bin, self->n_events);
}

/*
 * In one step, so that nothing is lost by the test itself, and between two
 * publications, as another Balik would: what knows no lock could come between
 * the last look at the file and the new one in its place.
 */
static void
put_there (Third *self, const char *data, gsize size)
{
  g_autofree char *path = next_in_bin (self);
  int folder = open (self->world->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (flock (folder, LOCK_EX), ==, 0);
  g_assert_true (g_file_set_contents (path, data, (gssize)size, NULL));
  if (renameat2 (AT_FDCWD, path, AT_FDCWD, self->world->path, RENAME_EXCHANGE) != 0)
    renameat2 (AT_FDCWD, path, AT_FDCWD, self->world->path, RENAME_NOREPLACE);
  close (folder);
}

static void
put_and_expect (Third *self, const char *data, gsize size)
{
  put_there (self, data, size);
  g_ptr_array_add (self->hashes,
                   g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size));
}

static void
put_other_plan (Third *self)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autofree char *path = g_build_filename (self->bin, "other", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *data = NULL;
  gsize size = 0;

  act_do (plan, NULL, self->rand, self->n_events);
  g_assert_true (balik_store_write_plan (plan, file, NULL));
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_unlink (path);
  put_and_expect (self, data, size);
}

/* The plan as both opened it, which they may change; no plan at all; another plan. */
static void
put_something (Third *self)
{
  g_autofree char *text = g_strdup_printf ("Shopping list %u", self->n_events);
  const int what = g_rand_int_range (self->rand, 0, 3);

  if (what == 0)
    put_there (self, g_bytes_get_data (self->world->start, NULL),
               g_bytes_get_size (self->world->start));
  else if (what == 1)
    put_and_expect (self, text, strlen (text));
  else
    put_other_plan (self);
}

static void
pause_a_little (Third *self)
{
  g_usleep ((gulong)g_rand_int_range (self->rand, 0, 2 * MAX_PAUSE));
}

static void
do_something (Third *self)
{
  static const mode_t modes[] = { 0000, 0400, 0444, 0600 };
  const World *world = self->world;
  g_autofree char *deleted = next_in_bin (self);
  g_autofree char *renamed = g_strdup_printf ("%s/renamed-%u.balik", world->folder, self->n_events);

  switch (g_rand_int_range (self->rand, 0, 7))
    {
    case 0:
    case 1:
      put_something (self);
      break;
    case 2:
      renameat2 (AT_FDCWD, world->path, AT_FDCWD, deleted, RENAME_NOREPLACE);
      break;
    case 3:
      renameat2 (AT_FDCWD, world->path, AT_FDCWD, renamed, RENAME_NOREPLACE);
      break;
    case 4:
      g_chmod (world->path, (int)modes[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (modes))]);
      break;
    case 5:
      g_chmod (world->folder, 0555);
      pause_a_little (self);
      g_chmod (world->folder, 0700);
      break;
    default:
      g_assert_cmpint (g_rename (world->folder, self->away), ==, 0);
      pause_a_little (self);
      g_assert_cmpint (g_rename (self->away, world->folder), ==, 0);
    }
  self->n_events++;
}

static void
add_files (GHashTable *digests, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      char *digest;

      g_assert_cmpint (g_chmod (path, 0600), ==, 0);
      g_hash_table_add (digests, store_fixture_hash (file));
      digest = world_read_digest (path);
      if (digest != NULL)
        g_hash_table_add (digests, digest);
    }
}

/* One of the two. */
typedef struct
{
  Child child;
  char *state;
  gboolean is_open;
  gboolean was_told;
} Person;

static guint32
hear (Person *self)
{
  guint32 word = G_MAXUINT32;

  if (!child_hear (&self->child, &word))
    g_error ("One of the two is gone.");
  return word;
}

static void
start (Person *self, World *world, guint32 seed)
{
  g_autofree char *text = g_strdup_printf ("%u", seed);
  const char *args[] = { CHILD, world->path, text, NULL };

  g_mkdir_with_parents (self->state, 0700);
  child_start (&self->child, self->state, args);
  self->is_open = hear (self) == SAYS_OPEN;
}

/* The digest of the plan that it had at last. */
static char *
finish (Person *self)
{
  g_autofree char *path = g_build_filename (self->state, "digest", NULL);
  g_autofree char *work = g_build_filename (self->state, "balik", "work", NULL);
  g_autofree char *left = NULL;
  char *digest = NULL;

  if (self->is_open)
    g_assert_cmpuint (hear (self), ==, SAYS_CLOSED);
  g_assert_cmpint (child_end (&self->child), ==, 0);
  close (self->child.out);
  if (!self->is_open)
    return NULL;
  left = store_fixture_list (work);
  g_assert_cmpstr (left, ==, "");
  g_assert_true (g_file_get_contents (path, &digest, NULL, NULL));
  return digest;
}

typedef struct
{
  guint rounds;
  guint events;
  guint told;
  guint beside;
} Count;

/* The last of each of the two, and all that was ever put into the folder by somebody else. */
static void
check_round (Third *third, Person *people, Count *count)
{
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) plans = NULL;
  char *last[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    last[i] = finish (&people[i]);
  add_files (digests, third->world->folder);
  add_files (digests, third->bin);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      /* Who took everything back has lost nothing when the other replaced the file. */
      if (last[i] != NULL && strcmp (last[i], third->world->digest) != 0
          && !g_hash_table_contains (digests, last[i]))
        g_error ("The work of person %u is in no file.", i);
      count->told += people[i].was_told ? 1 : 0;
      g_free (last[i]);
    }
  for (guint i = 0; i < third->hashes->len; i++)
    if (!g_hash_table_contains (digests, g_ptr_array_index (third->hashes, i)))
      g_error ("What was put there by somebody else is gone.");
  plans = world_list_plans (third->world, FALSE);
  count->beside += plans->len > 0 ? plans->len - 1 : 0;
}

static void
play_round (Third *third, guint32 seed, gboolean is_one_computer, Count *count)
{
  g_autofree char *first = g_build_filename (third->world->state, "first", NULL);
  g_autofree char *second = g_build_filename (third->world->state, "second", NULL);
  Person people[N_PEOPLE] = { { .state = first }, { .state = is_one_computer ? first : second } };
  guint n_open = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      start (&people[i], third->world, seed + i * 1000003);
      n_open += people[i].is_open ? 1 : 0;
    }
  g_assert_cmpuint (n_open, ==, is_one_computer ? 1 : N_PEOPLE);
  for (guint i = 0; i < N_PEOPLE; i++)
    if (people[i].is_open)
      child_tell (&people[i].child, 0);
  for (int i = g_rand_int_range (third->rand, 1, 8); i > 0; i--)
    {
      pause_a_little (third);
      do_something (third);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    people[i].was_told = people[i].is_open && hear (&people[i]) == SAYS_NOT_CLOSED;
  g_chmod (third->world->path, 0600);
  for (guint i = 0; i < N_PEOPLE; i++)
    if (people[i].is_open)
      child_tell (&people[i].child, 0);
  check_round (third, people, count);
  count->rounds++;
}

static void
test_together (void)
{
  const guint wanted = reliability_count (100, 5000);
  const guint32 seed = reliability_seed ();
  g_autoptr (World) world = world_new ();
  g_autofree char *away = g_strconcat (world->folder, "-away", NULL);
  Count count = { 0 };

  for (guint i = 0; i < wanted && reliability_goes_on (); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (~(seed + i));
      g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
      char *bin = store_fixture_make_folder ();
      Third third = { .world = world, .rand = rand, .away = away, .bin = bin, .hashes = hashes };

      g_test_message ("round %u, seed %u", i, seed + i);
      world_reset (world);
      play_round (&third, seed + i, i % ROUNDS_BETWEEN_ONE_COMPUTER == 0, &count);
      count.events += third.n_events;
      store_fixture_remove_folder (bin);
    }
  g_assert_cmpuint (count.beside, >, 0);
  reliability_report (
      "together: %u rounds, %u times the file was replaced, deleted, renamed, locked"
      " or hidden, %u further files, %u times told at closing, no version lost"
      " (seed %u)",
      count.rounds, count.events, count.beside, count.told, seed);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], CHILD))
    return work_together (argv[2], argv[3]);
  rights_drop ();
  reliability_init (&argc, &argv);

  g_test_add_func ("/reliability/together", test_together);

  return g_test_run ();
}
