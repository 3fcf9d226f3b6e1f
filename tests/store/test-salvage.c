/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "balik-store-repair.h"
#include "salvage-fixture.h"
#include "store-fixture.h"

/* Saving what can be saved of a damaged plan, and saying what cannot. */

/* What the notes count is what is there, and no more than there was. */
static void
assert_counts (const BalikPlanFile *file, const BalikPlanRows *whole, gboolean may_add)
{
  static const char *const words[BALIK_ITEM_N_KINDS] = { NULL,
                                                         "materials could",
                                                         "overheads",
                                                         "investments",
                                                         "grants",
                                                         "products could",
                                                         "materials in products",
                                                         "cards" };

  for (guint kind = 1; kind < BALIK_ITEM_N_KINDS; kind++)
    {
      const guint n_there = salvage_fixture_count (file->rows, kind);
      const guint n_were = salvage_fixture_count (whole, kind);
      gboolean is_told = FALSE;

      for (guint i = 0; i < file->notes->len; i++)
        {
          const char *note = g_ptr_array_index (file->notes, i);
          guint n_saved, n_expected, n_lost;
          int at = 0;

          if (sscanf (note, "%u of about %u %n%*[a-z ]; %u", &n_saved, &n_expected, &at, &n_lost)
                  != 3
              || !g_str_has_prefix (note + at, words[kind]))
            continue;
          is_told = TRUE;
          if (n_saved != n_there || (!may_add && n_expected > n_were))
            g_error ("“%s”, but %u are there and %u were.", note, n_there, n_were);
          g_assert_cmpuint (n_expected, ==, n_saved + n_lost);
        }
      if (!is_told && !may_add)
        g_assert_cmpuint (n_there, <=, n_were);
    }
}

static BalikValue *
find_value (const BalikPlanRows *rows, gint64 item, const char *key)
{
  guint low = 0, high = rows->values->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, middle);
      const int order = row->item != item ? (row->item < item ? -1 : 1) : strcmp (row->key, key);

      if (order == 0)
        return row->value;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* How many things and values are there that were not. */
static guint
count_strange (const BalikPlanRows *rows, const BalikPlanRows *whole)
{
  guint n = 0;

  for (guint i = 0; i < rows->items->len; i++)
    {
      const BalikItemRow *row = &g_array_index (rows->items, BalikItemRow, i);
      const BalikItemRow *before = balik_plan_rows_find_item (whole, row->id);

      if (before != NULL && before->kind == row->kind && before->parent == row->parent
          && strcmp (before->list_key, row->list_key) == 0)
        continue;
      g_test_message ("thing %" G_GINT64_FORMAT " was not like this", row->id);
      n++;
    }
  for (guint i = 0; i < rows->values->len; i++)
    {
      const BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, i);
      BalikValue *before = find_value (whole, row->item, row->key);

      /* That a part of the plan is there may follow from its numbers. */
      if (before == NULL && balik_value_get_value_type (row->value) == BALIK_VALUE_PRESENT)
        continue;
      if (before != NULL && balik_value_equal (before, row->value))
        continue;
      g_test_message ("%s of %" G_GINT64_FORMAT " was not like this", row->key, row->item);
      n++;
    }
  return n;
}

/* What is said to have been changed on purpose, or could only be read in part. */
static guint
count_told_changes (const BalikPlanFile *file)
{
  static const char *const words[]
      = { "is not whole", "stands in its place", "or was used twice", "without any figure" };
  guint n = 0;

  for (guint i = 0; i < file->notes->len; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (strstr (g_ptr_array_index (file->notes, i), words[w]) != NULL)
        n += 2;
  return n;
}

static void
assert_saved (const BalikPlanFile *file, const Whole *whole, guint n_may_differ)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_plan_rows_build (file->rows, "Name", &error);
  const gboolean is_less = file->rows->items->len < whole->rows->items->len
                           || file->rows->values->len < whole->rows->values->len;

  g_assert_no_error (error);
  for (guint i = 0; g_test_verbose () && i < file->notes->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (file->notes, i));
  assert_counts (file, whole->rows,
                 n_may_differ > 0 || salvage_fixture_has_note (file, "without any figure"));
  g_assert_cmpuint (count_strange (file->rows, whole->rows), <=,
                    n_may_differ + count_told_changes (file));
  if (is_less)
    g_assert_false (salvage_fixture_has_note (file, "Nothing of the plan is lost"));
  for (guint i = 0; i < file->notes->len; i++)
    {
      const char *note = g_ptr_array_index (file->notes, i);

      g_assert_true (g_utf8_validate (note, -1, NULL));
      g_assert_true (g_str_has_suffix (note, "."));
    }
}

static void
test_undamaged (void)
{
  for (guint number = 0; number < N_WHOLE; number++)
    {
      Whole whole = salvage_fixture_make_whole (number);
      gsize size;
      const guint8 *data = g_bytes_get_data (whole.bytes, &size);
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) file = salvage_fixture_salvage (data, size, &error);
      g_autofree char *digest = balik_plan_rows_dup_digest (whole.rows);

      g_assert_no_error (error);
      assert_saved (file, &whole, 0);
      g_assert_cmpstr (file->meta->content_digest, ==, digest);
      g_assert_cmpuint (file->notes->len, ==, 1);
      g_assert_true (salvage_fixture_has_note (file, "Nothing of the plan is lost"));
      salvage_fixture_clear (&whole);
    }
}

typedef enum
{
  ZERO,
  NOISE,
  CUT,
  FLIP,
  N_DAMAGES,
} Damage;

/* Changes @data; returns the size that it has then. */
static gsize
damage (guint8 *data, gsize size, Damage what, GRand *rand)
{
  const gsize n_pages = size / PAGE;
  const guint n_times = (guint)g_rand_int_range (rand, 1, 4);

  if (what == CUT)
    return (gsize)g_rand_int_range (rand, 512, (gint32)size);
  for (guint i = 0; i < n_times; i++)
    {
      const gsize page = (gsize)g_rand_int_range (rand, 0, (gint32)n_pages);

      if (what == ZERO)
        memset (data + page * PAGE, 0, PAGE);
      else if (what == NOISE)
        for (gsize at = 0; at < PAGE; at++)
          data[page * PAGE + at] = (guint8)g_rand_int_range (rand, 0, 256);
      else
        data[page * PAGE + (gsize)g_rand_int_range (rand, 0, PAGE)]
            ^= (guint8)(1 << g_rand_int_range (rand, 0, 8));
    }
  return size;
}

#define N_TIMES 40

/* 3 plans × 4 kinds of damage × 40. */
static void
test_seeded_damage (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_saved = 0;
  guint n_refused = 0;
  guint64 n_values = 0, n_were = 0;

  g_test_message ("seed %u", seed);
  for (guint number = 0; number < N_WHOLE; number++)
    {
      Whole whole = salvage_fixture_make_whole (number);
      gsize size;
      const guint8 *data = g_bytes_get_data (whole.bytes, &size);

      for (guint i = 0; i < N_DAMAGES * N_TIMES; i++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          const Damage what = i % N_DAMAGES;
          const gsize left = damage (copy, size, what, rand);
          g_autoptr (GError) error = NULL;
          g_autoptr (BalikPlanFile) file = salvage_fixture_salvage (copy, left, &error);

          g_test_message ("plan %u, damage %u of kind %u", number, i, what);
          if (file != NULL)
            assert_saved (file, &whole, what == FLIP ? 6 : 0);
          n_saved += file != NULL ? 1 : 0;
          n_refused += file == NULL ? 1 : 0;
          n_values += file != NULL ? file->rows->values->len : 0;
          n_were += whole.rows->values->len;
        }
      salvage_fixture_clear (&whole);
    }
  g_test_message ("%u saved, %u held nothing; %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                  " values came back",
                  n_saved, n_refused, n_values, n_were);
  g_assert_cmpuint (n_saved, >, 5 * n_refused);
}

/* Whatever page is lost, what is on the others is saved. */
static void
test_each_page (void)
{
  for (guint number = 0; number < N_WHOLE; number++)
    {
      Whole whole = salvage_fixture_make_whole (number);
      gsize size;
      const guint8 *data = g_bytes_get_data (whole.bytes, &size);

      for (gsize page = 0; page < size / PAGE; page++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          g_autoptr (GError) error = NULL;
          g_autoptr (BalikPlanFile) file = NULL;

          memset (copy + page * PAGE, 0, PAGE);
          file = salvage_fixture_salvage (copy, size, &error);
          g_assert_no_error (error);
          assert_saved (file, &whole, 0);
          /* A page holds few rows; the trunk of a tree none that others do not have. */
          if (number == 2)
            g_assert_cmpuint (file->rows->values->len, >, whole.rows->values->len * 8 / 10);
        }
      salvage_fixture_clear (&whole);
    }
}

static guint32
get_root (const BalikPlanFile *file)
{
  return (guint32)g_array_index (file->rows->items, BalikItemRow, 0).id;
}

/* Without its first page a file has neither a name for its tables nor a way to them. */
static void
test_no_first_page (void)
{
  Whole whole = salvage_fixture_make_whole (2);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole.bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = NULL;

  memset (copy, 0, PAGE);
  file = salvage_fixture_salvage (copy, size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_root (file), ==, BALIK_PLAN_ROOT_ID);
  g_assert_cmpuint (file->rows->items->len, ==, whole.rows->items->len);
  g_assert_cmpuint (file->rows->values->len, ==, whole.rows->values->len);
  g_assert_true (salvage_fixture_has_note (file, "first bytes"));
  g_assert_true (salvage_fixture_has_note (file, "Nothing of the plan is lost"));
  g_assert_cmpstr (file->meta->doc_uuid, ==, "0123456789abcdef0123456789abcdef");
  salvage_fixture_clear (&whole);
}

static void
test_cut (void)
{
  Whole whole = salvage_fixture_make_whole (2);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole.bytes, &size);
  guint last = 0;

  for (gsize length = 3 * PAGE; length < size; length += PAGE / 2)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) file = salvage_fixture_salvage (data, length, &error);

      if (file == NULL)
        continue;
      assert_saved (file, &whole, 0);
      g_assert_true (salvage_fixture_has_note (file, "The file ends early"));
      last = file->rows->values->len;
    }
  g_assert_cmpuint (last, >, whole.rows->values->len * 9 / 10);
  salvage_fixture_clear (&whole);
}

/* The process without any rights finds what is found here. */
static void
test_apart (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (GFile) path = store_fixture_file (folder, "cards.balik");
  g_autoptr (GFile) journal = store_fixture_file (folder, "cards.balik-journal");
  Whole whole = salvage_fixture_make_whole (2);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole.bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) here = NULL;
      g_autoptr (BalikPlanFile) there = NULL;

      memset (copy + i * 4 * PAGE, 0, PAGE);
      g_assert_true (
          g_file_set_contents (g_file_peek_path (path), (const char *)copy, (gssize)size, NULL));
      here = salvage_fixture_salvage (copy, size, &error);
      g_assert_no_error (error);
      there = balik_plan_file_salvage (g_file_peek_path (path), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (there->outcome, ==, BALIK_PLAN_REPAIRED);
      g_assert_cmpstr (there->meta->content_digest, ==, here->meta->content_digest);
      g_assert_cmpstr (there->meta->doc_uuid, ==, here->meta->doc_uuid);
      g_assert_cmpuint (there->notes->len, ==, here->notes->len);
      for (guint n = 0; n < here->notes->len; n++)
        g_assert_true (salvage_fixture_has_note (there, g_ptr_array_index (here->notes, n)));
    }

  /* Unfinished changes beside it are not used, and said. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BalikPlanFile) file = NULL;

    g_assert_true (g_file_set_contents (g_file_peek_path (journal), "words", 5, NULL));
    file = balik_plan_file_salvage (g_file_peek_path (path), NULL, &error);
    g_assert_no_error (error);
    g_assert_true (salvage_fixture_has_note (file, "unfinished changes"));
  }
  salvage_fixture_clear (&whole);
  store_fixture_remove_folder (folder);
}

/* The window gets a new plan, and the file stays as it is. */
static void
test_store (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (GFile) path = store_fixture_write (folder, "chairs.balik");
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) more_notes = NULL;
  g_autoptr (GPtrArray) unused = NULL;
  gboolean is_recovered;
  g_autoptr (BalikStore) store = NULL;
  g_autoptr (BalikStore) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *stamp_after = NULL;

  /* Changed by somebody, but whole: taken as it is. */
  store_fixture_run_sql (path, "UPDATE value SET text = 'Stools' WHERE key = 'title' AND item = 1");
  stamp = store_fixture_stamp (path);
  g_assert_false (balik_store_check (path, &is_recovered, &unused, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  store = balik_store_repair (path, &notes, &error);
  g_assert_no_error (error);
  g_assert_null (balik_store_get_file (store));
  g_assert_cmpstr (balik_store_get_name (store), ==, "chairs (recovered)");
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Stools");
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "taken as it is"));
  g_assert_true (balik_store_is_recovered (store));
  g_assert_true (balik_store_get_reading_notes (store) == notes);
  stamp_after = store_fixture_stamp (path);
  g_assert_cmpstr (stamp, ==, stamp_after);
  balik_store_discard (store);

  store_fixture_run_sql (path, "DROP TABLE meta");
  g_assert_false (balik_store_check (path, &is_recovered, &unused, NULL));
  other = balik_store_repair (path, &more_notes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (other)), ==, "Stools");
  g_assert_cmpuint (more_notes->len, >, 0);
  balik_store_discard (other);
  store_fixture_remove_folder (folder);
}

static void
test_nothing (void)
{
  static const char *const words[] = { "", "a", "SQLite format 3" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree guint8 *data = g_malloc0 (3 * PAGE);
      g_autoptr (GError) error = NULL;

      memcpy (data, words[i], strlen (words[i]));
      g_assert_null (salvage_fixture_salvage (data, 3 * PAGE, &error));
      g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN);
    }
}

/* Bytes that never end well: every page a tree of itself, or of noise. */
static void
test_hostile (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Whole whole = salvage_fixture_make_whole (2);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole.bytes, &size);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) file = NULL;

      for (gsize page = 0; page < size / PAGE; page++)
        for (guint n = 0; n < 1 + i % 8; n++)
          copy[page * PAGE + (gsize)g_rand_int_range (rand, 0, n % 2 == 0 ? 16 : PAGE)]
              = (guint8)g_rand_int_range (rand, 0, 256);
      if (i % 3 == 0)
        for (gsize page = 1; page < size / PAGE; page++)
          memcpy (copy + page * PAGE, data + PAGE * (1 + i % (size / PAGE - 1)), PAGE);
      file = salvage_fixture_salvage (copy, size, &error);
      /* It stops itself before that; this only finds what does not. */
      g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
    }
  salvage_fixture_clear (&whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/salvage/undamaged", test_undamaged);
  g_test_add_func ("/store/salvage/seeded-damage", test_seeded_damage);
  g_test_add_func ("/store/salvage/each-page", test_each_page);
  g_test_add_func ("/store/salvage/no-first-page", test_no_first_page);
  g_test_add_func ("/store/salvage/cut", test_cut);
  g_test_add_func ("/store/salvage/apart", test_apart);
  g_test_add_func ("/store/salvage/store", test_store);
  g_test_add_func ("/store/salvage/nothing", test_nothing);
  g_test_add_func ("/store/salvage/hostile", test_hostile);

  return g_test_run ();
}
