/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-json-export.h"
#include "balik-projection.h"
#include "balik-report.h"
#include "open-fixture.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/*
 * A text that was deleted is nowhere: each text of each kind of thing gets a
 * text of its own, is published, and is deleted again. On a workshop computer
 * nothing is left of it on this computer either. What is published says nothing
 * of who wrote it where and when.
 */

#define CANARY_BYTES 32
#define MAX_SCANNED_BYTES (64 * 1024 * 1024)

typedef struct
{
  BalikPlan *plan;
  /* What all canaries have in common. */
  char *mark;
  GPtrArray *canaries;
  /* What brings the plan back to where it was, the last first. */
  GPtrArray *inverses;
} Cage;

static Cage *
cage_new (BalikPlan *plan)
{
  Cage *self = g_new0 (Cage, 1);

  self->plan = plan;
  self->mark = g_strdup_printf ("%08x%08x", g_test_rand_int (), g_test_rand_int ());
  self->canaries = g_ptr_array_new_with_free_func (g_free);
  self->inverses = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_edit_group_unref);
  return self;
}

static void
cage_free (Cage *self)
{
  g_ptr_array_unref (self->canaries);
  g_ptr_array_unref (self->inverses);
  g_free (self->mark);
  g_free (self);
}

static const char *
next_canary (Cage *self)
{
  char *canary = g_strdup_printf ("canary-%05u-%s-ab", self->canaries->len, self->mark);

  g_assert_cmpuint (strlen (canary), ==, CANARY_BYTES);
  g_ptr_array_add (self->canaries, canary);
  return canary;
}

/* One act; how it is undone is kept. Returns whether the plan takes it. */
static gboolean
apply (Cage *self, BalikEditGroup *group)
{
  if (!balik_plan_apply (self->plan, group, NULL))
    return FALSE;
  g_ptr_array_add (self->inverses, balik_edit_group_new_inverse (group));
  return TRUE;
}

static void
take_all_back (Cage *self)
{
  for (guint i = self->inverses->len; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;

      balik_plan_apply (self->plan, g_ptr_array_index (self->inverses, i - 1), &error);
      g_assert_no_error (error);
    }
}

static BalikValue *
new_value (Cage *self, const BalikField *field, const char *material)
{
  const char *texts[] = { NULL, NULL };

  if (field->type == BALIK_FIELD_TEXT)
    return balik_value_new_text (strcmp (field->key, "material") == 0 ? material
                                                                      : next_canary (self));
  texts[0] = next_canary (self);
  return balik_value_new_texts (texts);
}

/* The texts of the plan itself. */
static guint
fill_root (Cage *self)
{
  guint n_fields;
  const BalikField *fields = balik_fields_get (BALIK_ITEM_PLAN, &n_fields);
  guint n_filled = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (BalikEditGroup) group = NULL;

      if (fields[i].type != BALIK_FIELD_TEXT && fields[i].type != BALIK_FIELD_TEXTS)
        continue;
      /* Codes of two and three letters. */
      if (strcmp (fields[i].key, "country") == 0 || strcmp (fields[i].key, "currency") == 0)
        continue;
      group = balik_edit_group_new ("Root");
      if (g_str_has_prefix (fields[i].key, "template."))
        balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "template", balik_value_new_present ());
      balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, fields[i].key,
                             new_value (self, &fields[i], NULL));
      if (!apply (self, group))
        g_error ("“%s” takes no text.", fields[i].key);
      n_filled++;
    }
  return n_filled;
}

/* Another thing of a list, with all the texts that it can have. */
static guint
fill_new_item (Cage *self, gint64 parent, const BalikField *list, const char *material)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("New");
  const gint64 id = balik_plan_reserve_id (self->plan);
  guint n_fields;
  const BalikField *fields = balik_fields_get (list->item_kind, &n_fields);
  guint n_filled = 0;

  balik_edit_group_insert (group, id, list->item_kind, parent, g_intern_string (list->key), 0);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_TEXT || fields[i].type == BALIK_FIELD_TEXTS)
      {
        balik_edit_group_take (group, id, fields[i].key, new_value (self, &fields[i], material));
        n_filled++;
      }
  if (!apply (self, group))
    g_error ("“%s” takes no other.", list->key);
  return n_filled;
}

static guint
fill_lists (Cage *self, BalikItem *holder, const char *material)
{
  guint n_fields;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (holder), &n_fields);
  guint n_filled = 0;

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST && !(fields[i].flags & BALIK_FIELD_OPTIONAL))
      n_filled += fill_new_item (self, balik_item_get_id (holder), &fields[i], material);
  return n_filled;
}

/* Who said each number. */
static guint
fill_origins (Cage *self, BalikItem *item)
{
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  guint n_filled = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const BalikField *field = balik_fields_find (balik_item_get_kind (item), keys[i]);
      g_autofree char *key = g_strconcat (keys[i], BALIK_ORIGIN_SUFFIX, NULL);
      g_autoptr (BalikEditGroup) group = NULL;
      const char *note;

      if (field == NULL || !balik_field_has_origin (field))
        continue;
      group = balik_edit_group_new ("Origin");
      note = next_canary (self);
      balik_edit_group_take (
          group, balik_item_get_id (item), key,
          balik_value_new_origin ("quote", note, next_canary (self), "2026-02-03"));
      g_assert_true (apply (self, group));
      n_filled += 2;
    }
  return n_filled;
}

/* All texts of all kinds, but for two codes of a few letters. */
static guint
count_texts (void)
{
  guint n_texts = 0;

  for (BalikItemKind kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    {
      guint n_fields;
      const BalikField *fields = balik_fields_get (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        n_texts += fields[i].type == BALIK_FIELD_TEXT || fields[i].type == BALIK_FIELD_TEXTS;
    }
  return n_texts - 2;
}

static void
fill (Cage *self)
{
  BalikItem *root = balik_plan_get_root (self->plan);
  BalikItem *line = plan_fixture_find (self->plan, "lines.0", NULL);
  g_autoptr (BalikItem) first = NULL;
  const char *material;
  guint n_filled;

  g_assert_cmpuint (fill_origins (self, root) + fill_origins (self, line), >, 20);
  n_filled = fill_root (self) + fill_lists (self, root, NULL);
  first = g_list_model_get_item (balik_item_get_list (root, "materials"), 0);
  material = balik_item_get_text (first, "id");
  g_assert_true (g_str_has_prefix (material, "canary-"));
  n_filled += fill_lists (self, plan_fixture_find (self->plan, "lines.1", NULL), material);
  g_assert_cmpuint (n_filled, ==, count_texts ());
}

static gboolean
holds (gconstpointer data, gsize length, const char *text)
{
  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
assert_bytes_clean (Cage *self, GBytes *bytes, const char *what)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (holds (data, length, self->mark))
    g_error ("A deleted text is in %s.", what);
}

/* The first file below that holds a deleted text; how many were looked into. */
static char *
find_in_folder (Cage *self, const char *path, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *found = NULL;
  const char *name;

  while (dir != NULL && found == NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      struct stat info;
      gsize length = 0;

      if (lstat (child, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode))
        found = find_in_folder (self, child, n_files);
      if (!S_ISREG (info.st_mode) || info.st_size > MAX_SCANNED_BYTES
          || !g_file_get_contents (child, &data, &length, NULL))
        continue;
      if (holds (data, length, self->mark) || strstr (name, self->mark) != NULL)
        found = g_steal_pointer (&child);
      (*n_files)++;
    }
  return g_steal_pointer (&found);
}

static guint
assert_folder_clean (Cage *self, const char *path)
{
  guint n_files = 0;
  g_autofree char *found = find_in_folder (self, path, &n_files);

  if (found != NULL)
    g_error ("A deleted text is in “%s”.", found);
  return n_files;
}

static void
assert_computer (Cage *self, gboolean keeps_nothing)
{
  guint n_files = 0;
  g_autofree char *found = NULL;

  if (!keeps_nothing)
    {
      /* Where versions are kept it is, so that this would be seen. */
      found = find_in_folder (self, g_get_user_state_dir (), &n_files);
      g_assert_nonnull (found);
      return;
    }
  assert_folder_clean (self, g_get_user_state_dir ());
  assert_folder_clean (self, g_get_user_cache_dir ());
  assert_folder_clean (self, g_get_user_config_dir ());
  assert_folder_clean (self, g_get_user_data_dir ());
  assert_folder_clean (self, g_get_user_runtime_dir ());
  assert_folder_clean (self, g_get_home_dir ());
  assert_folder_clean (self, g_get_tmp_dir ());
  assert_folder_clean (self, "/dev/shm");
}

static void
assert_all_there (Cage *self, GFile *file)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &data, &length, NULL));
  for (guint i = 0; i < self->canaries->len; i++)
    if (!holds (data, length, g_ptr_array_index (self->canaries, i)))
      g_error ("“%s” was not published, so that nothing is tested.",
               (const char *)g_ptr_array_index (self->canaries, i));
}

static GBytes *
run_on (GBytes *bytes, const char *program, const char *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "-", last, NULL);
  GBytes *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
assert_exports_clean (Cage *self)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("C");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikResult) result = balik_project (self->plan, &error);
  g_autoptr (GBytes) json = balik_json_export (self->plan);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (BalikReport) report = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) info = NULL;

  g_assert_no_error (error);
  assert_bytes_clean (self, json, "the JSON");
  report = balik_report_new (self->plan, result, locale, BALIK_PAPER_A4);
  g_assert_true (balik_report_write_pdf (report, stream, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = run_on (pdf, "pdftotext", "-");
  info = run_on (pdf, "pdfinfo", NULL);
  g_assert_cmpuint (g_bytes_get_size (text), >, 1000);
  assert_bytes_clean (self, pdf, "the PDF");
  assert_bytes_clean (self, text, "the text of the PDF");
  assert_bytes_clean (self, info, "what the PDF says about itself");
}

static void
test_deleted (OpenFixture *fixture, gconstpointer data)
{
  const gboolean keeps_nothing = GPOINTER_TO_INT (data);
  BalikStore *store = open_fixture_open (fixture->file);
  Cage *cage = cage_new (balik_store_get_plan (store));

  balik_store_set_keeps_nothing (store, keeps_nothing);
  /* So that there is a copy of the version before, too. */
  balik_store_set_medium (store, "RED STICK");
  fill (cage);
  g_test_message ("%u texts, with the mark %s", cage->canaries->len, cage->mark);
  open_fixture_publish (store);
  assert_all_there (cage, fixture->file);

  take_all_back (cage);
  open_fixture_publish (store);
  g_assert_cmpuint (assert_folder_clean (cage, fixture->folder), ==, 2);
  assert_exports_clean (cage);
  open_fixture_close (store);
  g_assert_cmpuint (assert_folder_clean (cage, fixture->folder), ==, 2);
  assert_computer (cage, keeps_nothing);
  cage_free (cage);
}

/* Seconds, thousandths and millionths since 1970, as numbers of four and eight bytes. */
static void
assert_no_time (const guint8 *data, gsize length, gint64 from, gint64 to)
{
  for (gsize i = 0; i + 8 <= length; i++)
    {
      guint64 big = 0;
      guint64 little = 0;

      for (int k = 0; k < 8; k++)
        {
          big = big << 8 | data[i + k];
          little = little << 8 | data[i + 7 - k];
        }
      for (int shift = 0; shift <= 32; shift += 32)
        {
          g_assert_false ((gint64)(big >> shift) >= from && (gint64)(big >> shift) <= to);
          g_assert_false ((gint64)(little & G_MAXUINT32) >= from
                          && (gint64)(little & G_MAXUINT32) <= to);
        }
      for (gint64 unit = 1000; unit <= 1000000; unit *= 1000)
        g_assert_false (((gint64)big >= from * unit && (gint64)big <= to * unit)
                        || ((gint64)little >= from * unit && (gint64)little <= to * unit));
    }
}

/* The same in digits, and the hour of the day. */
static void
assert_no_time_text (const char *data, gsize length, gint64 from, gint64 to)
{
  for (gint64 second = from; second <= to; second++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (second);
      g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, second);
      g_autofree char *hour = g_date_time_format (time, "%H:%M:%S");

      g_assert_false (holds (data, length, digits));
      g_assert_false (holds (data, length, hour));
    }
}

static void
test_says_nothing (OpenFixture *fixture, gconstpointer data)
{
  const gint64 from = g_get_real_time () / G_USEC_PER_SEC;
  const char *const secrets[] = { g_get_user_name (), g_get_real_name (), g_get_host_name (),
                                  g_get_home_dir (),  fixture->folder,    g_get_user_state_dir () };
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_set_title (store, "Benches");
  open_fixture_close (store);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strlen (secrets[i]) > 3 && holds (bytes, length, secrets[i]))
      g_error ("The file says “%s”.", secrets[i]);
  assert_no_time ((const guint8 *)bytes, length, from, g_get_real_time () / G_USEC_PER_SEC);
  assert_no_time_text (bytes, length, from, g_get_real_time () / G_USEC_PER_SEC);
}

#define ADD(path, data, func) \
  g_test_add (path, OpenFixture, data, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *temporary = g_dir_make_tmp ("balik-canary-XXXXXX", NULL);
  int status;

  /* A place of its own, to be looked through. */
  g_setenv ("TMPDIR", temporary, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/reliability/canary/deleted", GINT_TO_POINTER (FALSE), test_deleted);
  ADD ("/reliability/canary/deleted-in-workshop", GINT_TO_POINTER (TRUE), test_deleted);
  ADD ("/reliability/canary/says-nothing", NULL, test_says_nothing);

  status = g_test_run ();
  store_fixture_remove_folder (g_steal_pointer (&temporary));
  return status;
}
