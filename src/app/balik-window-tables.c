/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-csv-dialog.h"
#include "balik-csv-tasks.h"
#include "balik-file-name.h"
#include "balik-plan-compare.h"
#include "balik-text-fill.h"
#include "balik-window-private.h"

/* Tables of the open plan, out to files and in from a file. */

typedef struct
{
  BalikWindow *window;
  BalikCsvTable table;
} Export;

static void
imported_cb (BalikWindow *self, const char *summary)
{
  /* Translators: %s are counts, as “12 changes, 1 new” */
  g_autofree char *message = balik_text_fill (_ ("The table is imported: %s."), summary, NULL);

  balik_window_show_undoable (self, message);
}

static void
import_table (BalikWindow *self, GFile *file)
{
  AdwDialog *dialog = balik_csv_dialog_new (self->document, file);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
import_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    balik_window_show_dialog_error (self, error);
  else if (self->document != NULL)
    import_table (self, file);
}

static void
set_filter (GtkFileDialog *dialog)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
}

static void
choose_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import a Table"));
  set_filter (dialog);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, import_ready_cb, g_object_ref (widget));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (balik_csv_export_finish (result, &error))
    balik_window_show_message (self, _ ("The export is done."));
  else
    balik_window_show_message (self, error->message);
}

static void
start_export (BalikWindow *self, BalikCsvTable table, GFile *target)
{
  g_autoptr (BalikPlan) snapshot = NULL;

  if (self->document == NULL)
    return;
  snapshot = balik_plan_compare_copy (balik_document_get_plan (self->document));
  balik_csv_export_async (snapshot, table, target, exported_cb, g_object_ref (self));
}

static void
file_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Export *export = data;
  g_autoptr (BalikWindow) self = export->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    balik_window_show_dialog_error (self, error);
  else
    start_export (self, export->table, file);
}

static void
folder_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder
      = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder == NULL)
    balik_window_show_dialog_error (self, error);
  else
    start_export (self, BALIK_CSV_N_TABLES, folder);
}

static void
choose_file (BalikWindow *self, BalikCsvTable table)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  BalikPlan *plan = balik_document_get_plan (self->document);
  g_autofree char *stem
      = g_strdup_printf ("%s – %s", balik_plan_get_title (plan), balik_csv_table_get_title (table));
  g_autofree char *name = balik_text_make_file_name (stem, "csv");
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->table = table;
  gtk_file_dialog_set_title (dialog, _ ("Export a Table"));
  gtk_file_dialog_set_initial_name (dialog, name);
  set_filter (dialog);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, file_ready_cb, export);
}

static void
choose_folder (BalikWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Export All Tables into a Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, folder_ready_cb,
                                 g_object_ref (self));
}

static void
export_chosen_cb (BalikWindow *self, const char *response, AdwAlertDialog *dialog)
{
  AdwComboRow *row = g_object_get_data (G_OBJECT (dialog), "table-row");
  const guint selected = adw_combo_row_get_selected (row);

  if (!g_str_equal (response, "export") || self->document == NULL)
    return;
  if (selected == 0)
    choose_folder (self);
  else
    choose_file (self, (BalikCsvTable)(selected - 1));
}

/* The first choice is all of them. */
static GtkWidget *
new_table_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) tables = gtk_string_list_new (NULL);

  gtk_string_list_append (tables, C_ ("table", "All, into a folder"));
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    gtk_string_list_append (tables, balik_csv_table_get_title (table));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("csv", "Table"));
  /* A dialog of this kind is too narrow for both beside each other with large text. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (tables));
  return row;
}

static void
export_tables (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Export Tables"),
      _ ("Spreadsheet programs open them. Change numbers there, save as CSV, and import the table "
         "again.")));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = new_table_row ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_alert_dialog_set_extra_child (dialog, group);
  g_object_set_data (G_OBJECT (dialog), "table-row", row);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "export", _ ("_Export…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "export", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "export");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  return g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".tsv");
}

static gboolean
dropped_cb (BalikWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (self->document == NULL || files == NULL || !is_table (files->data)
      || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return FALSE;
  if (files->next != NULL)
    balik_window_show_message (self, _ ("Tables are imported one at a time. Drop one of them."));
  else
    import_table (self, files->data);
  return TRUE;
}

/* Before fields of the window take the file for a text. */
void
balik_window_accept_tables (BalikWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Installs them; called once, from the class of windows. */
void
balik_window_install_table_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-tables", NULL, export_tables);
  gtk_widget_class_install_action (widget_class, "win.import-table", NULL, choose_import);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "win.export-tables", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "win.import-table", NULL);
}
