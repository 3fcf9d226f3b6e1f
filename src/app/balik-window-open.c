/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-opening-tasks.h"
#include "balik-recovered-row.h"
#include "balik-text-fill.h"
#include "balik-ways-dialog.h"
#include "balik-window-private.h"

/*
 * From a file to an open plan in a window:
 *
 *   look, in a thread ──▶ open already: its window comes to the front
 *                    ├──▶ work was left of it: the user chooses
 *                    └──▶ open it, in a thread
 */

typedef struct
{
  BalikWindow *window;
  BalikLook *look;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  balik_look_free (choice->look);
  g_free (choice);
}

/* Whether this window may open a plan now. Until it ends, no other may; @file is what it opens. */
gboolean
balik_window_begin_opening (BalikWindow *self, GFile *file)
{
  if (self->is_opening)
    {
      balik_window_show_message (self, _ ("Another plan is just being opened here."));
      return FALSE;
    }
  self->is_opening = TRUE;
  g_set_object (&self->opening_file, file);
  return TRUE;
}

void
balik_window_end_opening (BalikWindow *self)
{
  self->is_opening = FALSE;
  g_clear_object (&self->opening_file);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikStore) store = balik_store_open_finish (result, &error);
  g_autoptr (GFile) file = g_object_ref (self->opening_file);
  g_autoptr (BalikDocument) document = NULL;

  balik_window_end_opening (self);
  if (store == NULL)
    {
      balik_window_show_failure (self, file, error);
      return;
    }
  document = balik_document_new (store);
  balik_window_set_document (self, document);
}

static void
open_saved (BalikWindow *self, GFile *file)
{
  if (balik_window_begin_opening (self, file))
    balik_store_open_async (file, NULL, opened_cb, g_object_ref (self));
}

static void
open_left_cb (BalikWaysDialog *dialog, const Choice *choice)
{
  balik_window_open_left (choice->window, choice->look->left);
}

static void
open_saved_cb (BalikWaysDialog *dialog, const Choice *choice)
{
  open_saved (choice->window, choice->look->file);
}

static void
ask_which (BalikWindow *self, BalikLook *look)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  g_autofree char *amount = balik_recovered_dup_amount (look->left, locale);
  /* Translators: %s is the name of a file */
  g_autofree char *sentence = balik_text_fill (
      _ ("Balik has kept work on “%s” that is not in the file yet."), look->left->name, NULL);
  BalikWaysDialog *dialog = balik_ways_dialog_new (_ ("There Is Recovered Work"), sentence);
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (self);
  choice->look = look;
  balik_ways_dialog_add_way (dialog, "left", _ ("Go On with the Recovered Work"), amount);
  balik_ways_dialog_add_way (dialog, "saved", _ ("Open the File As It Was Saved"),
                             _ ("The recovered work stays on the start page"));
  g_signal_connect_data (dialog, "chosen::left", G_CALLBACK (open_left_cb), choice, choice_free, 0);
  g_signal_connect (dialog, "chosen::saved", G_CALLBACK (open_saved_cb), choice);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (BalikLook) look = balik_look_finish (result);
  BalikWindow *other;

  balik_window_end_opening (self);
  other = balik_window_find_for_file (gtk_window_get_application (GTK_WINDOW (self)), look->file);
  if (other != NULL)
    {
      gtk_window_present (GTK_WINDOW (other));
      /* It is not needed then. */
      if (self->is_for_file && balik_window_is_free (self))
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (look->left != NULL)
    ask_which (self, g_steal_pointer (&look));
  else
    open_saved (self, look->file);
}

/**
 * balik_window_find_for_file:
 * @application: (nullable): the application
 * @file: a file
 *
 * Returns: (transfer none) (nullable): the window that has it open, or is opening it
 */
BalikWindow *
balik_window_find_for_file (GtkApplication *application, GFile *file)
{
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    {
      BalikWindow *self = BALIK_IS_WINDOW (l->data) ? l->data : NULL;
      GFile *own = NULL;

      if (self != NULL && self->is_opening)
        own = self->opening_file;
      else if (self != NULL && self->document != NULL)
        own = balik_store_get_file (balik_document_get_store (self->document));
      if (own != NULL && g_file_equal (own, file))
        return self;
    }
  return NULL;
}

/**
 * balik_window_new_for_file:
 * @application: the application
 * @file: a plan file, or a plan as JSON
 *
 * Returns: (transfer none): a window that opens the plan
 */
BalikWindow *
balik_window_new_for_file (AdwApplication *application, GFile *file)
{
  BalikWindow *self = balik_window_new (application);

  self->is_for_file = TRUE;
  balik_window_open_file (self, file);
  return self;
}

/**
 * balik_window_open_file:
 * @self: a window
 * @file: a plan file, or a plan as JSON
 *
 * Opens a plan in this window, in the background; one that is open already
 * comes to the front in its own. If it cannot be opened the window says why.
 */
void
balik_window_open_file (BalikWindow *self, GFile *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (BALIK_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!balik_window_begin_opening (self, file))
    return;
  name = g_file_get_basename (file);
  if (name != NULL && g_str_has_suffix (name, ".json"))
    balik_window_import_file (self, file);
  else
    balik_look_async (file, looked_cb, g_object_ref (self));
}
