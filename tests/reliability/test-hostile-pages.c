/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bad-plan.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * Pages that somebody bent by hand: trees that are rings, cells that lie over
 * each other, lengths that lead out of the file. Each is refused, or holds
 * exactly what was saved. Most are read in this process; every so many, the
 * reader's process has to say the same.
 */

#ifdef BALIK_IS_INSTRUMENTED
#define N_RANDOM 500
#else
#define N_RANDOM 4000
#endif
#define N_BETWEEN_SAMPLES 53
#define PAGE_BYTES 4096

typedef struct
{
  PlanFileFixture file;
  guint8 *good;
  guint8 *data;
  gsize size;
  guint32 n_pages;
  BalikPlanFile *whole;
  guint n_files;
  guint n_refused;
  guint n_apart;
} PagesFixture;

static void
set_up (PagesFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bad_plan_new_good ("stress-3.json");

  plan_file_set_up (&fixture->file, NULL);
  fixture->size = g_bytes_get_size (bytes);
  fixture->good = g_memdup2 (g_bytes_get_data (bytes, NULL), fixture->size);
  fixture->data = g_memdup2 (fixture->good, fixture->size);
  fixture->n_pages = (guint32)(fixture->size / PAGE_BYTES);
  fixture->whole = balik_plan_file_read_bytes (bytes, "Name", NULL, NULL);
  g_assert_nonnull (fixture->whole);
  g_assert_cmpuint (fixture->n_pages, >, 4);
}

static void
tear_down (PagesFixture *fixture, gconstpointer data)
{
  g_test_message (
      "%u files, %u refused, %u hold what was saved; %u of them by the reader's process",
      fixture->n_files, fixture->n_refused, fixture->n_files - fixture->n_refused,
      fixture->n_apart);
  balik_plan_file_free (fixture->whole);
  g_free (fixture->good);
  g_free (fixture->data);
  plan_file_tear_down (&fixture->file, NULL);
}

static void
compare_apart (PagesFixture *fixture, const GError *error_here)
{
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) error = NULL;

  plan_file_save (fixture->file.file, fixture->data, fixture->size);
  file = balik_plan_file_read (g_file_peek_path (fixture->file.file), NULL, &error);
  fixture->n_apart++;
  if (error_here != NULL)
    g_assert_error (error, error_here->domain, error_here->code);
  else
    g_assert_no_error (error);
}

/* Reads the bent plan and straightens it again. */
static void
judge (PagesFixture *fixture, const char *what, guint32 page)
{
  g_autoptr (GBytes) bytes = g_bytes_new (fixture->data, fixture->size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);

  fixture->n_files++;
  if (file == NULL)
    {
      g_assert_true (error->domain == BALIK_STORE_ERROR);
      fixture->n_refused++;
    }
  else if (!bad_plan_is_same (file, fixture->whole))
    g_error ("%s on page %u got through", what, page);
  if (fixture->n_files % N_BETWEEN_SAMPLES == 0)
    compare_apart (fixture, error);
  memcpy (fixture->data, fixture->good, fixture->size);
}

/* The header of a page's tree, from SQLite's "Database File Format" §1.6. */
static guint8 *
get_tree (PagesFixture *fixture, guint32 page)
{
  return fixture->data + (gsize)(page - 1) * PAGE_BYTES + (page == 1 ? 100 : 0);
}

static void
put_16 (guint8 *place, guint number)
{
  place[0] = (guint8)(number >> 8);
  place[1] = (guint8)number;
}

static void
put_32 (guint8 *place, guint32 number)
{
  const guint32 ordered = GUINT32_TO_BE (number);

  memcpy (place, &ordered, sizeof ordered);
}

static void
bend_tree (PagesFixture *fixture, guint32 page)
{
  static const guint8 kinds[] = { 0, 1, 2, 5, 10, 13, 255 };
  static const guint16 numbers[] = { 0, 1, 7, 8, 12, 100, 4095, 4096, 0x7fff, 0xffff };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      get_tree (fixture, page)[0] = kinds[i];
      judge (fixture, "another kind", page);
    }
  /* First free block, number of cells, start of the cells, and the first cells. */
  for (guint place = 1; place <= 14; place += place == 5 ? 3 : 2)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        put_16 (get_tree (fixture, page) + place, numbers[i]);
        judge (fixture, "another number", page);
      }
}

/* A child that is the page itself, the page of the header, a sister, or no page. */
static void
bend_links (PagesFixture *fixture, guint32 page)
{
  const guint32 targets[]
      = { 0, 1, page, page + 1, fixture->n_pages, fixture->n_pages + 1, 0x7fffffff, 0xffffffff };
  guint8 *tree = get_tree (fixture, page);
  const gboolean has_children = tree[0] == 2 || tree[0] == 5;

  for (guint i = 0; has_children && i < G_N_ELEMENTS (targets); i++)
    {
      guint first_cell;

      put_32 (tree + 8, targets[i]);
      judge (fixture, "another last child", page);
      first_cell = (guint)tree[12] << 8 | tree[13];
      put_32 (fixture->data + (gsize)(page - 1) * PAGE_BYTES + first_cell, targets[i]);
      judge (fixture, "another first child", page);
    }
}

/* The first cell says that it is longer than anything. */
static void
bend_cell (PagesFixture *fixture, guint32 page)
{
  static const guint8 lengths[][9] = {
    { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
    { 0x87, 0xff, 0xff, 0xff, 0x7f },
    { 0xff, 0xff, 0x7f },
    { 0x00 },
  };
  guint8 *tree = get_tree (fixture, page);
  const guint start = tree[0] == 2 || tree[0] == 5 ? 12 : 8;
  const guint cell = (guint)tree[start] << 8 | tree[start + 1];

  for (guint i = 0; cell > 0 && cell < PAGE_BYTES - 16 && i < G_N_ELEMENTS (lengths); i++)
    {
      memcpy (fixture->data + (gsize)(page - 1) * PAGE_BYTES + cell, lengths[i], sizeof lengths[i]);
      judge (fixture, "another length", page);
    }
}

static void
test_bent (PagesFixture *fixture, gconstpointer data)
{
  for (guint32 page = 1; page <= fixture->n_pages; page++)
    {
      bend_tree (fixture, page);
      bend_links (fixture, page);
      bend_cell (fixture, page);
    }
  g_assert_cmpuint (fixture->n_refused, >, fixture->n_files / 4);
}

/* One page instead of another, and two that changed places. */
static void
test_swapped (PagesFixture *fixture, gconstpointer data)
{
  for (guint32 a = 1; a <= fixture->n_pages; a++)
    for (guint32 b = 1; b <= fixture->n_pages; b++)
      {
        const guint8 *page_a = fixture->good + (gsize)(a - 1) * PAGE_BYTES;
        const guint8 *page_b = fixture->good + (gsize)(b - 1) * PAGE_BYTES;

        if (a == b)
          continue;
        memcpy (fixture->data + (gsize)(a - 1) * PAGE_BYTES, page_b, PAGE_BYTES);
        judge (fixture, "a copy of another page", a);
        memcpy (fixture->data + (gsize)(a - 1) * PAGE_BYTES, page_b, PAGE_BYTES);
        memcpy (fixture->data + (gsize)(b - 1) * PAGE_BYTES, page_a, PAGE_BYTES);
        judge (fixture, "a changed place", a);
      }
}

/* What stands in the header about pages, free ones too. */
static void
test_header (PagesFixture *fixture, gconstpointer data)
{
  const guint32 numbers[]
      = { 0,       1,          2,          fixture->n_pages, fixture->n_pages + 1,
          0x10000, 0x7fffffff, 0x80000000, 0xffffffff };

  for (guint place = 16; place < 100; place += 4)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        put_32 (fixture->data + place, numbers[i]);
        judge (fixture, "another number in the header", place);
      }
  for (guint page_bytes = 1; page_bytes <= 65536; page_bytes *= 2)
    {
      put_16 (fixture->data + 16, page_bytes == 65536 ? 1 : page_bytes);
      put_32 (fixture->data + 28, (guint32)(fixture->size / MAX (page_bytes, 1)));
      judge (fixture, "another page size", page_bytes);
    }
}

/* A ring of free pages: each page once as the first of them. */
static void
test_free_pages (PagesFixture *fixture, gconstpointer data)
{
  for (guint32 page = 1; page <= fixture->n_pages; page++)
    {
      guint8 *place = fixture->data + (gsize)(page - 1) * PAGE_BYTES;

      put_32 (fixture->data + 32, page);
      put_32 (fixture->data + 36, 1000000);
      judge (fixture, "a page in use that is free", page);
      put_32 (fixture->data + 32, page);
      put_32 (fixture->data + 36, 0xffffffff);
      put_32 (place, page);
      put_32 (place + 4, 0xffffffff);
      judge (fixture, "a ring of free pages", page);
    }
}

static void
test_random (PagesFixture *fixture, gconstpointer data)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      const guint n_changes = (guint)g_rand_int_range (rand, 1, 6);

      for (guint change = 0; change < n_changes; change++)
        {
          const gsize page = (gsize)g_rand_int_range (rand, 0, (gint32)fixture->n_pages);
          const gsize from = (gsize)g_rand_int_range (rand, 0, (gint32)fixture->size - 64);
          /* Near the start of a page is where its structure is. */
          const gsize offset = (gsize)(g_rand_double (rand) * g_rand_double (rand) * PAGE_BYTES);
          const gsize to = MIN (page * PAGE_BYTES + offset, fixture->size - 64);
          const gsize length = (gsize)g_rand_int_range (rand, 1, 64);

          if (g_rand_boolean (rand))
            memmove (fixture->data + to, fixture->data + from, length);
          else
            fixture->data[to] = (guint8)g_rand_int (rand);
        }
      judge (fixture, "something", i);
    }
  g_test_message ("seed %u", seed);
}

#define ADD(path, func) g_test_add (path, PagesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/reliability/hostile-pages/bent", test_bent);
  ADD ("/reliability/hostile-pages/swapped", test_swapped);
  ADD ("/reliability/hostile-pages/header", test_header);
  ADD ("/reliability/hostile-pages/free", test_free_pages);
  ADD ("/reliability/hostile-pages/random", test_random);

  return g_test_run ();
}
