/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-typing.h"
#include "balik-window-private.h"

/* Leaving a plan that would be gone: it has no file, and on a workshop computer nothing
 * is kept. The session waits for the answer. */

typedef struct
{
  BalikWindow *window;
  BalikWindowNext next;
  GObject *data;
  guint cookie;
} Leaving;

static Leaving *
leaving_new (BalikWindow *self, BalikWindowNext next, GObject *data)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (self);
  leaving->next = next;
  g_set_object (&leaving->data, data);
  leaving->cookie = gtk_application_inhibit (
      gtk_window_get_application (GTK_WINDOW (self)), GTK_WINDOW (self),
      GTK_APPLICATION_INHIBIT_LOGOUT,
      balik_store_get_message (balik_document_get_store (self->document)));
  return leaving;
}

static void
leaving_free (Leaving *leaving)
{
  leaving->window->is_asking = FALSE;
  if (leaving->cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()), leaving->cookie);
  g_object_unref (leaving->window);
  g_clear_object (&leaving->data);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static void
go_on (Leaving *leaving)
{
  BalikWindow *window = leaving->window;

  window->is_asking = FALSE;
  leaving->next (window, leaving->data);
}

static void
saved_cb (BalikWindow *self, gboolean is_saved, gpointer data)
{
  g_autoptr (Leaving) leaving = data;

  if (is_saved)
    go_on (leaving);
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_application_release (g_application_get_default ());
}

static void
answered_cb (AdwAlertDialog *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Leaving) leaving = data;
  BalikWindow *self = leaving->window;
  const char *answer = adw_alert_dialog_choose_finish (dialog, result);
  g_autoptr (BalikStore) store = NULL;

  if (self->document == NULL)
    return;
  if (g_str_equal (answer, "save"))
    balik_window_ask_where_to_save (self, saved_cb, g_steal_pointer (&leaving));
  else if (g_str_equal (answer, "discard"))
    {
      store = g_object_ref (balik_document_get_store (self->document));
      balik_window_drop_document (self);
      /* The program must not end before it is gone. */
      g_application_hold (g_application_get_default ());
      balik_store_discard_async (store, discarded_cb, NULL);
      go_on (leaving);
    }
}

static AdwDialog *
new_question (BalikWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Save This Plan?"), NULL);

  adw_alert_dialog_set_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("It is in no file yet, and this is a workshop computer, which keeps nothing. What is not "
         "saved now is gone."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                  _ ("_Discard"), "save", _ ("_Save…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

/**
 * balik_window_must_ask:
 * @self: a window
 *
 * Returns: whether its plan would be gone if it were just closed
 */
gboolean
balik_window_must_ask (BalikWindow *self)
{
  BalikStore *store = self->document != NULL ? balik_document_get_store (self->document) : NULL;

  /* What is being typed may be the only change. */
  balik_typing_take (GTK_ROOT (self));
  return store != NULL && !self->is_ending && balik_store_get_keeps_nothing (store)
         && balik_store_get_file (store) == NULL && balik_store_has_changes (store);
}

/**
 * balik_window_leave:
 * @self: a window
 * @next: what closes its plan
 * @data: (nullable): for @next
 *
 * Calls it. Where the plan would be gone, the user is asked first, and it is called when
 * the plan is saved or may go.
 */
void
balik_window_leave (BalikWindow *self, BalikWindowNext next, GObject *data)
{
  if (!balik_window_must_ask (self))
    {
      next (self, data);
      return;
    }
  /* One question is enough. */
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (new_question (self)), GTK_WIDGET (self), NULL,
                           (GAsyncReadyCallback)answered_cb, leaving_new (self, next, data));
}
