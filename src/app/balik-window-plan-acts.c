/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-plan-view.h"
#include "balik-recent.h"
#include "balik-recoverable.h"
#include "balik-store-copy.h"
#include "balik-text-fill.h"
#include "balik-typing.h"
#include "balik-versions-dialog.h"
#include "balik-window-private.h"

/* What a person does to the open plan as a whole: its versions, copies of it, and
 * making this computer forget it. */

/* Shows another plan beside this one, in a window of its own. */
static void
show_in_new_window (BalikWindow *self, BalikStore *store)
{
  BalikWindow *window
      = balik_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_autoptr (BalikDocument) document = balik_document_new (store);

  balik_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

/* "Title (copy)" */
static char *
dup_copy_name (BalikPlan *plan)
{
  const char *title = balik_plan_get_title (plan);

  /* Translators: the name of a plan that is a copy; %s is the name of the other */
  return balik_text_fill (_ ("%s (copy)"), *title != '\0' ? title : _ ("Untitled Plan"), NULL);
}

static void
open_copy_cb (BalikWindow *self, BalikPlan *plan)
{
  g_autofree char *name = dup_copy_name (plan);
  g_autoptr (BalikStore) store = balik_store_new_for_plan (plan, name);

  show_in_new_window (self, store);
}

static void
duplicated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikStore) store
      = balik_store_duplicate_finish (BALIK_STORE (source), result, &error);

  if (store != NULL)
    show_in_new_window (self, store);
  else
    balik_window_show_message (self, error->message);
}

static void
duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);

  balik_store_duplicate_async (balik_document_get_store (self->document), NULL, duplicated_cb,
                               g_object_ref (self));
}

/* The version that somebody else saved, beside this one; then both are known. */
static void
show_other (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  GFile *file = balik_document_get_other_version (self->document);

  if (file == NULL)
    return;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
  balik_notices_hide (balik_document_get_notices (self->document), BALIK_NOTICE_CONFLICT);
}

static void
undo_cb (BalikWindow *self)
{
  gtk_widget_activate_action (adw_bin_get_child (self->plan_bin), "plan.undo", NULL);
}

/* Shows a message about an act, with a button that takes it back. */
void
balik_window_show_undoable (BalikWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, message);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  /* It takes back the last act: any other act, and leaving the plan, makes that another. */
  g_signal_connect_object (balik_document_get_plan (self->document), "applied",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_bin_get_child (self->plan_bin), "destroy",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
restored_cb (BalikWindow *self, const char *moment)
{
  /* Translators: %s is a time, as “Today 10:14” */
  g_autofree char *message = balik_text_fill (_ ("The version of %s is restored."), moment, NULL);

  balik_window_show_undoable (self, message);
}

static void
show_versions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  AdwDialog *dialog;

  balik_typing_take (GTK_ROOT (self));
  dialog = balik_versions_dialog_new (self->document);
  g_signal_connect_object (dialog, "open-copy", G_CALLBACK (open_copy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  if (balik_store_forget_plan_finish (result, &error))
    balik_window_show_message (self, _ ("This computer has forgotten the plan."));
  else
    balik_window_show_message (self, error->message);
  balik_start_page_update (self->start_page);
}

/* What is left here can only be taken away when the plan is closed: closing keeps a version. */
static void
closed_to_forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  BalikStore *store = BALIK_STORE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!balik_store_close_finish (store, result, &error))
    {
      g_application_release (g_application_get_default ());
      /* Translators: %s is a whole sentence with the reason */
      message = balik_text_fill (_ ("%s So this computer has not forgotten the plan."),
                                 error->message, NULL);
      balik_window_show_message (self, message);
      balik_start_page_update (self->start_page);
      return;
    }
  balik_recent_forget (balik_store_get_file (store));
  balik_store_forget_plan_async (balik_store_get_doc_id (store), forgotten_cb, g_object_ref (self));
}

static void
forget_chosen_cb (BalikWindow *self, const char *response)
{
  g_autoptr (BalikStore) store = NULL;

  if (!g_str_equal (response, "forget") || self->document == NULL)
    return;
  store = g_object_ref (balik_document_get_store (self->document));
  balik_window_drop_document (self);
  g_application_hold (g_application_get_default ());
  if (balik_store_get_file (store) != NULL)
    {
      balik_store_close_async (store, closed_to_forget_cb, g_object_ref (self));
      return;
    }
  balik_store_discard (store);
  balik_store_forget_plan_async (balik_store_get_doc_id (store), forgotten_cb, g_object_ref (self));
}

static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  BalikStore *store = balik_document_get_store (self->document);
  const gboolean has_file = balik_store_get_file (store) != NULL;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Forget This Plan?"), NULL));
  g_autofree char *body = NULL;

  if (has_file)
    /* Translators: %s is the name of a file */
    body = balik_text_fill (
        _ ("Its earlier versions, its undo steps and its place among the recent plans go away from "
           "this computer, and cannot be brought back. The file “%s” stays, with everything that "
           "is in the plan now."),
        balik_store_get_name (store), NULL);
  else
    body = g_strdup (_ ("This plan is in no file: all of it goes away, and cannot be brought back. "
                        "Save a copy first if you want to keep it."));
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (forget_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Installs them; called once, from the class of windows. */
void
balik_window_install_plan_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "win.show-other", NULL, show_other);
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, show_versions);
  gtk_widget_class_install_action (widget_class, "win.forget", NULL, forget);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.versions", NULL);
}
