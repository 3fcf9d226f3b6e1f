/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-blank-plan.h"
#include "balik-file-name.h"
#include "balik-file-tasks.h"
#include "balik-json-export.h"
#include "balik-plan-view.h"
#include "balik-store-copy.h"
#include "balik-typing.h"
#include "balik-window-private.h"

/* What a person does to plans as a whole: open, save, copy, export, leave. */

static GListModel *
new_filters (const char *name, const char *pattern)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

/* For friends: a dialog for one kind of files. */
GtkFileDialog *
balik_window_new_file_dialog (const char *title, const char *name, const char *pattern)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_filters (name, pattern);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  return dialog;
}

static char *
dup_file_name (BalikWindow *self, const char *extension)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  BalikStore *store = balik_document_get_store (self->document);

  /* Not the name of what it was recovered from. */
  return balik_text_make_file_name (balik_store_is_recovered (store) ? balik_store_get_name (store)
                                                                     : balik_plan_get_title (plan),
                                    extension);
}

/* A dialog that was closed is no error worth a message. */
void
balik_window_show_dialog_error (BalikWindow *self, const GError *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    balik_window_show_message (self, error->message);
}

static void
show_plan (BalikWindow *self, BalikPlan *plan)
{
  g_autoptr (BalikStore) store = balik_store_new_for_plan (plan, balik_plan_get_title (plan));
  g_autoptr (BalikDocument) document = balik_document_new (store);

  balik_window_set_document (self, document);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_import_finish (result, &error);

  balik_window_end_opening (self);
  if (plan != NULL)
    show_plan (self, plan);
  else
    balik_window_show_message (self, error->message);
}

static void
open_chosen (BalikWindow *self, GObject *data)
{
  balik_window_open_file (self, G_FILE (data));
}

static void
open_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      balik_window_show_dialog_error (self, error);
      return;
    }
  balik_window_leave (self, open_chosen, G_OBJECT (file));
}

static void
open_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Plans"));
  gtk_file_filter_add_pattern (filter, "*.balik");
  gtk_file_filter_add_pattern (filter, "*.json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Open a Plan"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, open_ready_cb, g_object_ref (widget));
}

/* A plan that cannot go into its file says so in its header. */
static void
show_save_error (BalikWindow *self, BalikStore *store, const GError *error)
{
  if (error != NULL && balik_store_get_state (store) != BALIK_STORE_FAILED)
    balik_window_show_message (self, error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  balik_store_publish_finish (BALIK_STORE (source), result, &error);
  show_save_error (self, BALIK_STORE (source), error);
}

/* A plan that gets a file, and who waits for that. */
typedef struct
{
  BalikWindow *window;
  BalikWindowSaved saved;
  gpointer data;
} Saving;

static void
finish_saving (Saving *saving, const GError *error)
{
  if (saving->saved != NULL)
    saving->saved (saving->window, error == NULL, saving->data);
  g_object_unref (saving->window);
  g_free (saving);
}

static void
saved_to_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  balik_store_publish_to_finish (BALIK_STORE (source), result, &error);
  show_save_error (saving->window, BALIK_STORE (source), error);
  finish_saving (saving, error);
}

static void
save_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  BalikDocument *document = saving->window->document;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    balik_window_show_dialog_error (saving->window, error);
  if (file == NULL || document == NULL)
    finish_saving (saving, error);
  else
    balik_store_publish_to_async (balik_document_get_store (document), file, saved_to_cb, saving);
}

/* For friends: gives the plan a file, another one where it has one. */
void
balik_window_ask_where_to_save (BalikWindow *self, BalikWindowSaved saved, gpointer data)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (GtkFileDialog) dialog
      = balik_window_new_file_dialog (_ ("Save the Plan"), _ ("Plans"), "*.balik");
  g_autofree char *name = dup_file_name (self, "balik");

  gtk_file_dialog_set_initial_name (dialog, name);
  saving->window = g_object_ref (self);
  saving->saved = saved;
  saving->data = data;
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_ready_cb, saving);
}

static void
save_elsewhere (GtkWidget *widget, const char *action, GVariant *parameter)
{
  balik_window_ask_where_to_save (BALIK_WINDOW (widget), NULL, NULL);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  BalikStore *store = balik_document_get_store (self->document);

  balik_typing_take (GTK_ROOT (self));
  if (balik_store_get_file (store) == NULL)
    balik_window_ask_where_to_save (self, NULL, NULL);
  else if (balik_store_get_state (store) == BALIK_STORE_READ_ONLY
           && balik_store_has_changes (store))
    gtk_widget_activate_action (
        widget, balik_store_is_newer (store) ? "win.save-fitting" : "win.save-elsewhere", NULL);
  else
    balik_store_publish_async (store, saved_cb, g_object_ref (self));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (balik_store_copy_finish (BALIK_STORE (source), result, NULL, &error))
    balik_window_show_message (self, _ ("The copy is saved. You go on in the plan itself."));
  else
    balik_window_show_message (self, error->message);
}

static void
copy_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    balik_window_show_dialog_error (self, error);
  else if (self->document != NULL)
    balik_store_copy_async (balik_document_get_store (self->document), file, BALIK_COPY_WHOLE, NULL,
                            copied_cb, g_object_ref (self));
}

static void
save_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog
      = balik_window_new_file_dialog (_ ("Save a Copy"), _ ("Plans"), "*.balik");
  g_autofree char *name = dup_file_name (self, "balik");

  balik_typing_take (GTK_ROOT (self));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, copy_ready_cb, g_object_ref (self));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    balik_window_show_message (self, error->message);
}

static void
export_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    {
      balik_window_show_dialog_error (self, error);
      return;
    }
  if (self->document == NULL)
    return;
  bytes = balik_json_export (balik_document_get_plan (self->document));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       exported_cb, g_object_ref (self));
}

static void
export_json (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog
      = balik_window_new_file_dialog (_ ("Export as JSON"), _ ("JSON"), "*.json");
  g_autofree char *name = dup_file_name (self, "json");

  balik_typing_take (GTK_ROOT (self));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, export_ready_cb, g_object_ref (self));
}

static void
show_start_page (BalikWindow *self, GObject *data)
{
  balik_window_set_document (self, NULL);
  balik_start_page_update (self->start_page);
}

static void
close_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  balik_window_leave (BALIK_WINDOW (widget), show_start_page, NULL);
}

static void
open_template (GtkWidget *widget, const char *action, GVariant *parameter)
{
  balik_window_open_template (BALIK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static char *
dup_country (void)
{
  const char *name = setlocale (LC_MESSAGES, NULL);
  const char *territory = name != NULL ? strchr (name, '_') : NULL;

  return territory != NULL ? g_strndup (territory + 1, 2) : NULL;
}

static void
new_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  g_autofree char *country = dup_country ();
  g_autofree char *currency = g_strndup (localeconv ()->int_curr_symbol, 3);
  g_autoptr (BalikPlan) plan
      = balik_blank_plan_new (g_variant_get_string (parameter, NULL), country, currency);

  show_plan (self, plan);
  balik_plan_view_set_place (BALIK_PLAN_VIEW (adw_bin_get_child (self->plan_bin)), "guide");
}

static void
open_uri (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  balik_window_open_file (BALIK_WINDOW (widget), file);
}

/* Begins a plan from a JSON file, in the background. */
void
balik_window_import_file (BalikWindow *self, GFile *file)
{
  balik_import_async (file, imported_cb, g_object_ref (self));
}

/* Installs what a window can do; called once, from its class. */
void
balik_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_plan);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-elsewhere", NULL, save_elsewhere);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "win.export-json", NULL, export_json);
  gtk_widget_class_install_action (widget_class, "win.close-plan", NULL, close_plan);
  gtk_widget_class_install_action (widget_class, "win.open-template", "s", open_template);
  gtk_widget_class_install_action (widget_class, "win.new-plan", "s", new_plan);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.save-copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

/* Enables what makes sense with, or without, an open plan. */
void
balik_window_update_actions (BalikWindow *self)
{
  static const char *const needs_plan[]
      = { "win.save",          "win.save-elsewhere", "win.save-copy",  "win.export-json",
          "win.close-plan",    "win.duplicate",      "win.share-copy", "win.show-other",
          "win.versions",      "win.forget",         "win.missing",    "win.save-fitting",
          "win.export-tables", "win.import-table" };

  for (guint i = 0; i < G_N_ELEMENTS (needs_plan); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needs_plan[i], self->document != NULL);
}
