/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-worker-private.h"

#include <glib/gi18n.h>

#include "balik-kept-acts.h"
#include "balik-kept.h"

/* Versions of the plan stay on this computer, unless somebody said otherwise. */

/**
 * balik_store_worker_set_keeps_nothing:
 * @self: a worker
 * @keeps_nothing: whether nothing of the plan shall stay on this computer
 *
 * May be called in any thread.
 */
void
balik_store_worker_set_keeps_nothing (BalikStoreWorker *self, gboolean keeps_nothing)
{
  g_atomic_int_set (&self->keeps_nothing, keeps_nothing);
}

/**
 * balik_store_worker_set_removable:
 * @self: a worker
 * @is_removable: whether the medium of the file can be taken away
 *
 * May be called in any thread.
 */
void
balik_store_worker_set_removable (BalikStoreWorker *self, gboolean is_removable)
{
  g_atomic_int_set (&self->is_removable, is_removable);
}

/* For friends: a sentence for the user about what came of publishing; takes @note. */
void
balik_store_worker_take_note (BalikStoreWorker *self, char *note)
{
  g_ptr_array_add (self->notes, note);
}

/**
 * balik_store_worker_dup_notes:
 * @self: a worker
 *
 * Forgets what is worth telling of the last publishing.
 *
 * Returns: (transfer full) (nullable): it, in whole sentences
 */
char *
balik_store_worker_dup_notes (BalikStoreWorker *self)
{
  char *notes;

  if (self->notes->len == 0)
    return NULL;
  g_ptr_array_add (self->notes, NULL);
  notes = g_strjoinv (" ", (char **)self->notes->pdata);
  g_ptr_array_set_size (self->notes, 0);
  return notes;
}

static void
note_failure (BalikStoreWorker *self, const GError *error)
{
  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_FULL))
    balik_store_worker_take_note (
        self, g_strdup (_ ("This computer has no room left for earlier versions of the plan.")));
  else
    balik_store_worker_take_note (
        self, g_strdup_printf (
                  /* Translators: %s is a whole sentence with the reason */
                  _ ("Earlier versions of the plan could not be kept on this computer. %s"),
                  error->message));
}

/* For friends: keeps a version. That it cannot is told, and no reason to fail. */
void
balik_store_worker_keep (BalikStoreWorker *self,
                         BalikVersionKind kind,
                         GBytes *bytes,
                         const char *digest)
{
  g_autoptr (GError) error = NULL;

  if (!g_atomic_int_get (&self->keeps_nothing)
      && !balik_kept_add (self->info->meta->doc_uuid, kind, bytes, digest,
                          g_get_real_time () / G_USEC_PER_SEC, &balik_kept_limits, &error))
    note_failure (self, error);
}

/**
 * balik_store_worker_keep_opened:
 * @self: a worker
 *
 * Keeps the file as the session began with it, once, before anything is done to it.
 */
void
balik_store_worker_keep_opened (BalikStoreWorker *self)
{
  if (self->is_opened_kept || self->source == NULL)
    return;
  self->is_opened_kept = TRUE;
  balik_store_worker_keep (self, BALIK_VERSION_OPENED, self->source,
                           self->info->meta->content_digest);
}

/*
 * For friends: what is kept of what the user did before, or no acts. Acts that
 * are not acts of @rows are no reason not to open them.
 */
BalikActs *
balik_store_worker_find_acts (BalikStoreWorker *self, const BalikPlanRows *rows)
{
  const BalikPlanMeta *meta = self->info->meta;
  g_autoptr (BalikActs) acts = balik_kept_acts_read (meta->doc_uuid, meta->content_digest);
  g_autoptr (BalikPlan) walked = NULL;
  BalikActs *other;

  if (acts->groups->len == 0)
    return g_steal_pointer (&acts);
  walked = balik_plan_rows_build (rows, self->info->name, NULL);
  if (walked != NULL && balik_acts_fit (acts, walked))
    {
      self->kept_acts = balik_acts_copy (acts);
      return g_steal_pointer (&acts);
    }
  g_message ("What was done before in “%s” cannot be undone.", self->info->name);
  other = balik_acts_new ();
  g_set_str (&other->place, acts->place);
  return other;
}

/**
 * balik_store_worker_keep_acts:
 * @self: a worker of a plan whose file has all
 * @acts: what its user did
 *
 * Keeps what undo needs until the plan is opened again, unless nothing shall stay.
 */
void
balik_store_worker_keep_acts (BalikStoreWorker *self, const BalikActs *acts)
{
  const BalikPlanMeta *meta = self->info->meta;

  if (self->path == NULL)
    return;
  if (g_atomic_int_get (&self->keeps_nothing) || (acts->groups->len == 0 && *acts->place == '\0'))
    {
      balik_kept_acts_forget (meta->doc_uuid);
      return;
    }
  if (self->kept_acts != NULL && balik_acts_equal (self->kept_acts, acts))
    return;
  balik_kept_acts_write (meta->doc_uuid, meta->content_digest, acts);
}
