/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bad-plan.h"
#include "balik-file-io.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * Damage by the medium: plans that were cut, and plans with wrong bytes. Each
 * is refused, or holds exactly what was saved: no changed content gets through.
 *
 * Most are read in this process, because that is the same code; every so many,
 * the reader's process has to say the same.
 */

#define N_FLIPS 1000
#define N_BETWEEN_SAMPLES 97
#define BYTES_BETWEEN_CUTS 512
#define PAGE_BYTES 4096
/* Each byte of the first page; of slow programs only some. */
#ifdef BALIK_IS_INSTRUMENTED
#define OFFSET_STEP 13
#else
#define OFFSET_STEP 1
#endif

static const char *const examples[] = { "rent-refill-jar.json", "stress-3.json", NULL };
#define N_PLANS G_N_ELEMENTS (examples)

typedef struct
{
  PlanFileFixture file;
  const char *name;
  guint8 *data;
  gsize size;
  BalikPlanFile *whole;
  char *raw_digest;

  guint n_files;
  guint n_apart;
  guint n_refused;
  guint n_same;
  /* Of those that plain SQLite reads: where the content is another. */
  guint n_changed;
  guint n_changed_unseen_by_sqlite;
} RotFixture;

static void
set_up (RotFixture *fixture, gconstpointer data)
{
  const char *example = examples[GPOINTER_TO_UINT (data)];
  g_autoptr (GBytes) bytes = bad_plan_new_good (example);
  g_autoptr (GError) error = NULL;

  plan_file_set_up (&fixture->file, NULL);
  fixture->name = example != NULL ? example : "rich plan";
  fixture->size = g_bytes_get_size (bytes);
  fixture->data = g_memdup2 (g_bytes_get_data (bytes, NULL), fixture->size);
  fixture->whole = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bad_plan_read_raw (fixture->data, fixture->size, &fixture->raw_digest), ==,
                   BAD_PLAN_PASSES_CHECK);
}

static void
tear_down (RotFixture *fixture, gconstpointer data)
{
  balik_plan_file_free (fixture->whole);
  g_free (fixture->raw_digest);
  g_free (fixture->data);
  plan_file_tear_down (&fixture->file, NULL);
}

/* The reader's process must come to the same end. */
static void
compare_apart (RotFixture *fixture, gsize size, const GError *error_here)
{
  const char *path = g_file_peek_path (fixture->file.file);
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *stamp_after = NULL;

  plan_file_save (fixture->file.file, fixture->data, size);
  stamp = store_fixture_stamp (fixture->file.file);
  file = balik_plan_file_read (path, NULL, &error);
  stamp_after = store_fixture_stamp (fixture->file.file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  fixture->n_apart++;
  if (error_here == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (bad_plan_is_same (file, fixture->whole));
    }
  else
    {
      g_assert_null (file);
      g_assert_error (error, error_here->domain, error_here->code);
    }
}

static gboolean
has_other_content (RotFixture *fixture, gsize size)
{
  g_autofree char *digest = NULL;
  const BadPlanRaw raw = bad_plan_read_raw (fixture->data, size, &digest);

  if (raw == BAD_PLAN_UNREADABLE || g_str_equal (digest, fixture->raw_digest))
    return FALSE;
  fixture->n_changed++;
  if (raw == BAD_PLAN_PASSES_CHECK)
    fixture->n_changed_unseen_by_sqlite++;
  return TRUE;
}

/* Reads the first bytes of the plan as it is now. */
static void
judge (RotFixture *fixture, gsize size, gboolean compares_content)
{
  g_autofree guint8 *copy = g_memdup2 (fixture->data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
  const gboolean is_changed = compares_content && has_other_content (fixture, size);

  fixture->n_files++;
  if (file == NULL)
    {
      g_assert_true (error->domain == BALIK_STORE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      fixture->n_refused++;
    }
  else
    {
      if (is_changed || !bad_plan_is_same (file, fixture->whole))
        g_error ("%s: content that was changed got through", fixture->name);
      fixture->n_same++;
    }
  if (fixture->n_files % N_BETWEEN_SAMPLES == 0)
    compare_apart (fixture, size, error);
}

static void
report (const RotFixture *fixture, const char *what)
{
  g_test_message ("%s, %s: %u files, %u refused, %u hold what was saved, 0 changed in silence; "
                  "%u of them by the reader's process",
                  fixture->name, what, fixture->n_files, fixture->n_refused, fixture->n_same,
                  fixture->n_apart);
}

static void
test_cuts (RotFixture *fixture, gconstpointer data)
{
  for (gsize size = BYTES_BETWEEN_CUTS; size < fixture->size; size += BYTES_BETWEEN_CUTS)
    judge (fixture, size, FALSE);
  /* Where the header was told, too. */
  for (gsize size = PAGE_BYTES; size < fixture->size; size += PAGE_BYTES)
    {
      fixture->data[30] = (guint8)(size / PAGE_BYTES >> 8);
      fixture->data[31] = (guint8)(size / PAGE_BYTES);
      judge (fixture, size, FALSE);
    }
  g_assert_cmpuint (fixture->n_refused, ==, fixture->n_files);
  report (fixture, "cut");
}

static void
test_first_page (RotFixture *fixture, gconstpointer data)
{
  for (gsize offset = 0; offset < PAGE_BYTES; offset += OFFSET_STEP)
    {
      const guint8 right = fixture->data[offset];
      const guint8 wrongs[] = { 0, 0xff, right ^ 1, right ^ 0x80 };

      for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
        {
          if (wrongs[i] == right)
            continue;
          fixture->data[offset] = wrongs[i];
          judge (fixture, fixture->size, FALSE);
        }
      fixture->data[offset] = right;
    }
  report (fixture, "wrong bytes in the first page");
}

static void
test_flips (RotFixture *fixture, gconstpointer data)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_FLIPS; i++)
    {
      const gsize offset = (gsize)g_rand_int_range (rand, 0, (gint32)fixture->size);
      const guint8 bit = (guint8)(1 << g_rand_int_range (rand, 0, 8));

      fixture->data[offset] ^= bit;
      judge (fixture, fixture->size, TRUE);
      fixture->data[offset] ^= bit;
    }
  report (fixture, "flipped bits");
  g_test_message ("seed %u; to plain SQLite %u flips change the content, of which its own check "
                  "misses %u; Balik reports all of them",
                  seed, fixture->n_changed, fixture->n_changed_unseen_by_sqlite);
  g_assert_cmpuint (fixture->n_changed, >, 0);
  g_assert_cmpuint (fixture->n_changed_unseen_by_sqlite, >, 0);
}

static void
add (const char *what, guint plan, void (*test) (RotFixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/reliability/bit-rot/%s/%s", what,
                                           examples[plan] != NULL ? examples[plan] : "rich");

  g_test_add (path, RotFixture, GUINT_TO_POINTER (plan), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint plan = 0; plan < N_PLANS; plan++)
    {
      add ("cuts", plan, test_cuts);
      add ("first-page", plan, test_first_page);
      add ("flips", plan, test_flips);
    }

  return g_test_run ();
}
