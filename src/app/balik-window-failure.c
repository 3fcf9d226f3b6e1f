/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-moment-words.h"
#include "balik-opening-tasks.h"
#include "balik-recent.h"
#include "balik-store-repair.h"
#include "balik-text-fill.h"
#include "balik-ways-dialog.h"
#include "balik-window-private.h"

/* A plan that does not open: what is wrong, and the ways on that there are. */

typedef struct
{
  BalikWindow *window;
  GFile *file;
  GError *error;
  BalikRescue *rescue;
  gboolean is_tried; /* repairing it failed */
} Failure;

static Failure *
failure_new (BalikWindow *window, GFile *file, const GError *error)
{
  Failure *self = g_new0 (Failure, 1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);
  self->error = g_error_copy (error);
  return self;
}

static void
failure_free (Failure *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_error_free (self->error);
  g_clear_pointer (&self->rescue, balik_rescue_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Failure, failure_free)

static void
failure_closure_free (gpointer data, GClosure *closure)
{
  failure_free (data);
}

static void look_for_rescue (Failure *self);

static gboolean
is_error (const Failure *self, BalikStoreError code)
{
  return g_error_matches (self->error, BALIK_STORE_ERROR, (int)code);
}

static const char *
get_heading (const Failure *self)
{
  if (self->error->domain != BALIK_STORE_ERROR)
    return _ ("The Plan Does Not Open");
  switch ((BalikStoreError)self->error->code)
    {
    case BALIK_STORE_ERROR_DAMAGED:
      return _ ("The Plan Is Damaged");
    case BALIK_STORE_ERROR_CHANGED:
      return _ ("The Plan Is Not What Was Saved");
    case BALIK_STORE_ERROR_NEWER:
      return _ ("The Plan Needs a Newer Balik");
    case BALIK_STORE_ERROR_IN_USE:
      return _ ("The Plan Is Open Already");
    case BALIK_STORE_ERROR_NOT_FOUND:
      return _ ("The Plan Is Not There");
    case BALIK_STORE_ERROR_NOT_A_PLAN:
      return _ ("This Is Not a Plan");
    case BALIK_STORE_ERROR_IO:
    case BALIK_STORE_ERROR_READ_ONLY:
    case BALIK_STORE_ERROR_FULL:
    case BALIK_STORE_ERROR_SIDE_FILES:
    case BALIK_STORE_ERROR_TOO_LARGE:
    case BALIK_STORE_ERROR_NO_FILE:
    default:
      return _ ("The Plan Does Not Open");
    }
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Failure) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikStore) store = balik_store_repair_finish (result, NULL, &error);
  g_autoptr (BalikDocument) document = NULL;
  g_autoptr (BalikWindow) window = g_object_ref (self->window);

  balik_window_end_opening (window);
  if (store == NULL)
    {
      g_error_free (self->error);
      self->error = g_steal_pointer (&error);
      self->is_tried = TRUE;
      look_for_rescue (g_steal_pointer (&self));
      return;
    }
  document = balik_document_new (store);
  balik_window_set_document (window, document);
  balik_window_show_missing (window);
}

static void
repair_cb (BalikWaysDialog *dialog, const Failure *self)
{
  if (balik_window_begin_opening (self->window, NULL))
    balik_store_repair_async (self->file, NULL, repaired_cb,
                              failure_new (self->window, self->file, self->error));
}

/* What a copy lacks is not known, but when it was made is. */
static char *
dup_copy_note (const BalikGoodCopy *copy, const char *moment)
{
  /* Translators: %s is a time, as “Today 10:14” */
  return balik_text_fill (_ ("This is the plan as it was %s. What was changed later is missing."),
                          moment, NULL);
}

static void
open_copy (const Failure *self, gboolean is_beside)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();

  for (guint i = 0; i < self->rescue->copies->len; i++)
    {
      const BalikGoodCopy *copy = g_ptr_array_index (self->rescue->copies, i);
      g_autofree char *moment = balik_moment_dup_words (locale, copy->modified);
      g_autofree char *note = dup_copy_note (copy, moment);

      if (copy->is_beside != is_beside)
        continue;
      if (balik_window_begin_opening (self->window, NULL))
        balik_store_open_copy_async (self->file, copy->file, note, repaired_cb,
                                     failure_new (self->window, self->file, self->error));
      return;
    }
}

static void
open_kept_cb (BalikWaysDialog *dialog, const Failure *self)
{
  open_copy (self, FALSE);
}

static void
open_beside_cb (BalikWaysDialog *dialog, const Failure *self)
{
  open_copy (self, TRUE);
}

static void
try_again_cb (BalikWaysDialog *dialog, const Failure *self)
{
  balik_window_open_file (self->window, self->file);
}

static void
forget_cb (BalikWaysDialog *dialog, const Failure *self)
{
  balik_recent_forget (self->file);
  balik_start_page_update (self->window->start_page);
}

/* Where other bytes could be hidden in a file that says it is a plan. */
static gboolean
can_repair (const Failure *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  if (self->is_tried)
    return FALSE;
  return is_error (self, BALIK_STORE_ERROR_DAMAGED) || is_error (self, BALIK_STORE_ERROR_SIDE_FILES)
         || (is_error (self, BALIK_STORE_ERROR_NOT_A_PLAN) && g_str_has_suffix (name, ".balik"));
}

static void
add_copies (BalikWaysDialog *dialog, const Failure *self)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();

  for (guint i = 0; i < self->rescue->copies->len; i++)
    {
      const BalikGoodCopy *copy = g_ptr_array_index (self->rescue->copies, i);
      g_autofree char *moment = balik_moment_dup_words (locale, copy->modified);
      g_autofree char *base = g_file_get_basename (copy->file);
      g_autofree char *name = g_filename_display_name (base);
      g_autofree char *beside = NULL;
      g_autofree char *kept = NULL;

      if (copy->is_beside)
        {
          /* Translators: the name of a file, then a time */
          beside = balik_text_fill (_ ("“%1$s”, %2$s"), name, moment, NULL);
          balik_ways_dialog_add_way (dialog, "beside", _ ("Open the Copy Beside It"), beside);
        }
      else
        {
          /* Translators: %s is a time, as “Today 10:14” */
          kept = balik_text_fill (_ ("Kept on this computer: %s"), moment, NULL);
          balik_ways_dialog_add_way (dialog, "kept", _ ("Open the Last Good Copy"), kept);
        }
    }
}

static void
add_ways (BalikWaysDialog *dialog, const Failure *self)
{
  if (is_error (self, BALIK_STORE_ERROR_CHANGED) && !self->is_tried)
    balik_ways_dialog_add_way (dialog, "repair", _ ("Open as It Is"),
                               _ ("As a new plan; every rule of a plan holds in it"));
  /* What was saved once is better than what can be found. */
  add_copies (dialog, self);
  if (can_repair (self))
    balik_ways_dialog_add_way (dialog, "repair", _ ("Repair into a New Plan"),
                               _ ("Saves what can be read, and tells what is missing"));
  if (is_error (self, BALIK_STORE_ERROR_NOT_FOUND) || is_error (self, BALIK_STORE_ERROR_IO)
      || is_error (self, BALIK_STORE_ERROR_IN_USE) || is_error (self, BALIK_STORE_ERROR_SIDE_FILES))
    balik_ways_dialog_add_way (dialog, "again", _ ("Try Again"),
                               _ ("When what is in the way is gone"));
  if (self->rescue->is_recent && is_error (self, BALIK_STORE_ERROR_NOT_FOUND))
    balik_ways_dialog_add_way (dialog, "forget", _ ("Take It off the Start Page"),
                               _ ("It is no longer among the recent plans"));
}

static void
show (Failure *self)
{
  BalikWaysDialog *dialog = balik_ways_dialog_new (get_heading (self), self->error->message);

  add_ways (dialog, self);
  g_signal_connect_data (dialog, "chosen::repair", G_CALLBACK (repair_cb), self,
                         failure_closure_free, 0);
  g_signal_connect (dialog, "chosen::kept", G_CALLBACK (open_kept_cb), self);
  g_signal_connect (dialog, "chosen::beside", G_CALLBACK (open_beside_cb), self);
  g_signal_connect (dialog, "chosen::again", G_CALLBACK (try_again_cb), self);
  g_signal_connect (dialog, "chosen::forget", G_CALLBACK (forget_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

static void
rescue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Failure *self = data;

  balik_window_end_opening (self->window);
  self->rescue = balik_rescue_finish (result);
  show (self);
}

static void
look_for_rescue (Failure *self)
{
  if (balik_window_begin_opening (self->window, NULL))
    balik_rescue_async (self->file, rescue_cb, self);
  else
    failure_free (self);
}

/* Says why a plan does not open, and what can be done about it. */
void
balik_window_show_failure (BalikWindow *self, GFile *file, const GError *error)
{
  look_for_rescue (failure_new (self, file, error));
}
