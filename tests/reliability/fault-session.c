/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-session.h"

#include <string.h>

#include "balik-recoverable.h"
#include "balik-store-copy.h"
#include "faulty-io.h"
#include "store-fixture.h"

#define COPY_NAME "copy.balik"
#define ELSEWHERE_NAME "elsewhere.balik"
#define UNFINISHED_PREFIX ".balik-"
#define UNFINISHED_LENGTH (7 + 16)

FaultSession *
fault_session_new (World *world)
{
  FaultSession *self = g_new0 (FaultSession, 1);

  world_reset (world);
  self->world = world;
  self->path = g_strdup (world->path);
  self->digests = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->digests, g_strdup (world->digest));
  return self;
}

void
fault_session_free (FaultSession *self)
{
  g_assert_null (self->store);
  g_ptr_array_unref (self->digests);
  g_free (self->path);
  g_free (self->what);
  g_free (self);
}

static guint
get_last (FaultSession *self)
{
  return self->digests->len - 1;
}

static const char *
get_digest (FaultSession *self, guint act)
{
  return g_ptr_array_index (self->digests, act);
}

static gboolean
is_after (FaultSession *self, const char *digest, guint first, guint last)
{
  for (guint i = first; digest != NULL && i <= last; i++)
    if (strcmp (digest, get_digest (self, i)) == 0)
      return TRUE;
  return FALSE;
}

static void G_GNUC_NORETURN
fail (FaultSession *self, const char *words, const char *about)
{
  g_autofree char *fault = faulty_io_dup_last_fault ();

  g_error ("%s (%s): %s: %s", self->what, fault != NULL ? fault : "no call", words, about);
}

/* A whole sentence that names the plan. */
static void
assert_told (FaultSession *self, const char *message, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (message == NULL || !g_str_has_suffix (message, ".") || strstr (message, name) == NULL)
    fail (self, "is no sentence about the plan", message);
}

static void
take_error (FaultSession *self, const GError *error, const char *path)
{
  g_assert_nonnull (error);
  if (error->domain != BALIK_STORE_ERROR
      || g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED)
      || g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_CHANGED)
      || g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN))
    fail (self, "is not what is wrong", error->message);
  assert_told (self, error->message, path);
  self->n_errors++;
  world_run_main ();
  if (self->store != NULL)
    assert_told (self, balik_store_get_message (self->store), self->path);
}

gboolean
fault_session_open (FaultSession *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  self->store = balik_store_open (file, &error);
  if (self->store == NULL)
    {
      take_error (self, error, self->path);
      return FALSE;
    }
  digest = act_dup_digest (balik_store_get_plan (self->store));
  if (!is_after (self, digest, self->published, self->attempted))
    fail (self, "what was opened is not what was saved", self->path);
  return TRUE;
}

static void
keep (FaultSession *self)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (self->digests, act_dup_digest (balik_store_get_plan (self->store)));
  if (balik_store_flush (self->store, &error))
    self->kept = get_last (self);
  else
    take_error (self, error, self->path);
  world_run_main ();
}

/* Acts that the plan's rules refuse are none. */
void
fault_session_act (FaultSession *self)
{
  BalikPlan *plan = balik_store_get_plan (self->store);
  const guint number = self->digests->len;
  const char *before = get_digest (self, get_last (self));
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autofree char *digest = g_strdup (before);

  while (strcmp (digest, before) == 0)
    {
      act_do (plan, NULL, rand, number);
      g_free (digest);
      digest = act_dup_digest (plan);
    }
  keep (self);
}

void
fault_session_undo (FaultSession *self)
{
  g_assert_true (balik_history_can_undo (balik_store_get_history (self->store)));
  g_assert_true (balik_history_undo (balik_store_get_history (self->store), NULL));
  keep (self);
}

/* The file has all now; where it could not be replaced, it is another one. */
static void
follow_file (FaultSession *self)
{
  self->kept = self->published = self->attempted = get_last (self);
  g_free (self->path);
  self->path = g_file_get_path (balik_store_get_file (self->store));
}

gboolean
fault_session_publish (FaultSession *self)
{
  g_autoptr (GError) error = NULL;

  self->attempted = get_last (self);
  if (!balik_store_publish (self->store, &error))
    {
      take_error (self, error, self->path);
      return FALSE;
    }
  follow_file (self);
  return TRUE;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

void
fault_session_copy (FaultSession *self)
{
  g_autoptr (GFile) file = store_fixture_file (self->world->folder, COPY_NAME);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  balik_store_copy_async (self->store, file, BALIK_COPY_WHOLE, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!balik_store_copy_finish (self->store, result, NULL, &error))
    {
      take_error (self, error, g_file_peek_path (file));
      return;
    }
  self->copied = get_last (self);
}

gboolean
fault_session_close (FaultSession *self)
{
  g_autoptr (GError) error = NULL;

  self->attempted = get_last (self);
  if (!balik_store_close (self->store, &error))
    {
      take_error (self, error, self->path);
      return FALSE;
    }
  follow_file (self);
  world_drop_store (g_steal_pointer (&self->store));
  return TRUE;
}

/* Opens what was left, if that can be. */
void
fault_session_recover (FaultSession *self)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  g_autoptr (GError) error = NULL;

  if (found->len == 0)
    return;
  g_assert_cmpuint (found->len, ==, 1);
  self->store = balik_store_recover (g_ptr_array_index (found, 0), &error);
  if (self->store == NULL)
    take_error (self, error, self->path);
}

void
fault_session_run (FaultSession *self)
{
  if (fault_session_open (self))
    {
      fault_session_act (self);
      fault_session_act (self);
      fault_session_publish (self);
      fault_session_act (self);
      fault_session_undo (self);
      fault_session_publish (self);
      fault_session_act (self);
      fault_session_copy (self);
      fault_session_publish (self);
      if (!fault_session_close (self))
        return;
    }
  if (!fault_session_open (self))
    return;
  fault_session_act (self);
  fault_session_close (self);
}

/* Every plan is whole; what is not finished could not be taken away, and there is one a writer. */
void
fault_session_check (FaultSession *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->world->folder, 0, NULL);
  g_autoptr (GHashTable) strays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *digest = world_read_digest (self->path);
  g_autofree char *copy = g_build_filename (self->world->folder, COPY_NAME, NULL);
  g_autofree char *copy_digest = world_read_digest (copy);
  g_autofree char *list = store_fixture_list (self->world->folder);
  const char *name;

  if (!is_after (self, digest, self->published, self->attempted))
    fail (self, "is neither the old nor the new plan", self->path);
  if (self->copied > 0 && !is_after (self, copy_digest, self->copied, self->copied))
    fail (self, "is not what the plan was", copy);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->world->folder, name, NULL);
      g_autofree char *other = world_read_digest (path);

      /* The second file of a probe has the name of the first, and a dash. */
      if (g_str_has_prefix (name, UNFINISHED_PREFIX) && faulty_io_is_stuck (path))
        g_hash_table_add (strays, g_strndup (name, UNFINISHED_LENGTH));
      else if (!is_after (self, other, 0, get_last (self)))
        fail (self, "is no whole plan", path);
    }
  if (g_hash_table_size (strays) > (self->store != NULL ? 2 : 1))
    fail (self, "unfinished files pile up", list);
}

static void
go_on (FaultSession *self)
{
  g_autoptr (GFile) elsewhere = store_fixture_file (self->world->folder, ELSEWHERE_NAME);
  g_autoptr (GError) error = NULL;

  fault_session_act (self);
  if (self->kept != get_last (self))
    fail (self, "the work is not kept when all is well again", self->path);
  if (balik_store_get_state (self->store) == BALIK_STORE_READ_ONLY)
    {
      self->attempted = get_last (self);
      balik_store_publish_to (self->store, elsewhere, &error);
      g_assert_no_error (error);
      follow_file (self);
    }
  if (!fault_session_publish (self) || !fault_session_close (self))
    fail (self, "cannot be saved when all is well again", self->path);
}

/* As after a start: whatever was left is opened and brought into its file. */
static void
recover (FaultSession *self)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GError) error = NULL;
      BalikStore *store = balik_store_recover (g_ptr_array_index (found, i), &error);
      g_autofree char *digest = NULL;

      g_assert_no_error (error);
      digest = act_dup_digest (balik_store_get_plan (store));
      if (!is_after (self, digest, 0, get_last (self)))
        fail (self, "what was recovered is no plan that was there", self->path);
      self->attempted = get_last (self);
      balik_store_close (store, &error);
      g_assert_no_error (error);
      world_drop_store (store);
    }
}

/* What was kept is in one of the user's plans, and not only in the copy. */
static void
assert_kept (FaultSession *self)
{
  g_autoptr (GPtrArray) plans = world_list_plans (self->world, TRUE);

  for (guint i = 0; i < plans->len; i++)
    {
      const char *path = g_ptr_array_index (plans, i);
      g_autofree char *digest = world_read_digest (path);

      if (!g_str_has_suffix (path, COPY_NAME)
          && is_after (self, digest, self->kept, get_last (self)))
        return;
    }
  fail (self, "acts that were kept are lost", self->path);
}

void
fault_session_end (FaultSession *self, gboolean goes_on)
{
  fault_session_check (self);
  if (self->store != NULL && goes_on)
    go_on (self);
  if (self->store != NULL)
    world_drop_store (g_steal_pointer (&self->store));
  if (faulty_io_get_n_open () != 0)
    fail (self, "a file was left open", self->path);
  recover (self);
  fault_session_check (self);
  assert_kept (self);
  world_assert_tidy (self->world, TRUE);
}
