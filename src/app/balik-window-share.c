/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-file-name.h"
#include "balik-store-copy.h"
#include "balik-window-private.h"

/* A copy for strangers: what it leaves out is said before it is written. */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (balik_store_copy_finish (BALIK_STORE (source), result, NULL, &error))
    balik_window_show_message (self,
                               _ ("The copy to share is saved. You go on in the plan itself."));
  else
    balik_window_show_message (self, error->message);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->document != NULL)
    balik_store_copy_async (balik_document_get_store (self->document), file, BALIK_COPY_TO_SHARE,
                            NULL, copied_cb, g_object_ref (self));
}

static void
chosen_cb (BalikWindow *self, const char *response)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (!g_str_equal (response, "save") || self->document == NULL)
    return;
  /* Translators: the name of a file with a copy to give away; %s is the title of a plan */
  title = g_strdup_printf (_ ("%s (to share)"),
                           balik_plan_get_title (balik_document_get_plan (self->document)));
  name = balik_text_make_file_name (title, "balik");
  dialog = balik_window_new_file_dialog (_ ("Share a Copy"), _ ("Plans"), "*.balik");
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, ready_cb, g_object_ref (self));
}

static void
share_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  g_autofree char *removed
      = balik_store_dup_removed_words (balik_document_get_store (self->document));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Share a Copy"), removed));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Installs it; called once, from the class of windows. */
void
balik_window_install_share (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.share-copy", NULL, share_copy);
}
