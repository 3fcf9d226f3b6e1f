/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-file-name.h"
#include "balik-opening-tasks.h"
#include "balik-recovered-row.h"
#include "balik-text-fill.h"
#include "balik-window-private.h"

/* What a person does with work that is in no file yet: go on, save it elsewhere, discard it. */

typedef struct
{
  BalikWindow *window;
  BalikRecoverable *left;
  GFile *target;
} Act;

static Act *
act_new (BalikWindow *window, const BalikRecoverable *left)
{
  Act *act = g_new0 (Act, 1);

  act->window = g_object_ref (window);
  act->left = balik_recoverable_copy (left);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  balik_recoverable_free (act->left);
  g_clear_object (&act->target);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
act_closure_free (gpointer data, GClosure *closure)
{
  act_free (data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!balik_store_publish_to_finish (BALIK_STORE (source), result, &error))
    balik_window_show_message (self, error->message);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Act) act = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikStore) store = balik_store_recover_finish (result, &error);
  g_autoptr (BalikDocument) document = NULL;

  balik_window_end_opening (act->window);
  if (store == NULL)
    {
      balik_window_show_message (act->window, error->message);
      balik_start_page_update (act->window->start_page);
      return;
    }
  document = balik_document_new (store);
  balik_window_set_document (act->window, document);
  if (act->target != NULL)
    balik_store_publish_to_async (store, act->target, saved_cb, g_object_ref (act->window));
}

static void
go_on (Act *act)
{
  if (!balik_window_begin_opening (act->window, act->left->file))
    {
      act_free (act);
      return;
    }
  balik_store_recover_async (act->left, recovered_cb, act);
}

/* Goes on with work that was left. */
void
balik_window_open_left (BalikWindow *self, const BalikRecoverable *left)
{
  go_on (act_new (self, left));
}

/* Work that is not there any more is no error of the user: the list says what is. */
static const BalikRecoverable *
find_left (BalikWindow *self, GVariant *folder)
{
  return balik_start_page_get_left (self->start_page, g_variant_get_string (folder, NULL));
}

static void
open_left (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  const BalikRecoverable *left = find_left (self, parameter);

  if (left != NULL)
    balik_window_open_left (self, left);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Act) act = data;
  g_autoptr (GError) error = NULL;

  act->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (act->target != NULL)
    go_on (g_steal_pointer (&act));
  else
    balik_window_show_dialog_error (act->window, error);
}

static void
save_left (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  const BalikRecoverable *left = find_left (self, parameter);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  if (left == NULL)
    return;
  dialog = balik_window_new_file_dialog (_ ("Save the Plan"), _ ("Plans"), "*.balik");
  stem = g_str_has_suffix (left->name, ".balik")
             ? g_strndup (left->name, strlen (left->name) - strlen (".balik"))
             : g_strdup (left->name);
  name = balik_text_make_file_name (stem, "balik");
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, target_chosen_cb, act_new (self, left));
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (balik_left_discard_finish (result, &error))
    balik_window_show_message (self, _ ("The work is discarded."));
  else
    balik_window_show_message (self, error->message);
  balik_start_page_update (self->start_page);
}

static void
discard_chosen_cb (AdwAlertDialog *dialog, const char *response, const Act *act)
{
  if (g_str_equal (response, "discard"))
    balik_left_discard_async (act->left, discarded_cb, g_object_ref (act->window));
}

/* What goes away, and what stays. */
static char *
dup_loss (const BalikRecoverable *left)
{
  g_autofree char *number = g_strdup_printf ("%u", left->n_changes);

  if (left->file == NULL)
    /* Translators: %s is the name of a plan */
    return balik_text_fill (_ ("“%s” is in no file: all of it goes away, and cannot be brought "
                               "back."),
                            left->name, NULL);
  /* Translators: a number of changes, then the name of a file */
  return balik_text_fill (ngettext ("%1$s change that is not in “%2$s” goes away, and cannot be "
                                    "brought back. The file stays as it is.",
                                    "%1$s changes that are not in “%2$s” go away, and cannot be "
                                    "brought back. The file stays as it is.",
                                    left->n_changes),
                          number, left->name, NULL);
}

static void
discard_left (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  const BalikRecoverable *left = find_left (self, parameter);
  AdwAlertDialog *dialog;
  g_autofree char *loss = NULL;

  if (left == NULL)
    return;
  loss = dup_loss (left);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Discard This Work?"), loss));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (discard_chosen_cb), act_new (self, left),
                         act_closure_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Installs them; called once, from the class of windows. */
void
balik_window_install_left_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-left", "s", open_left);
  gtk_widget_class_install_action (widget_class, "win.save-left", "s", save_left);
  gtk_widget_class_install_action (widget_class, "win.discard-left", "s", discard_left);
}
