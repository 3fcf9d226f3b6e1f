/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-dialog.h"

#include <glib/gi18n.h>

#include "balik-csv-changes.h"
#include "balik-csv-tasks.h"
#include "balik-plan-compare.h"
#include "balik-text-fill.h"

/**
 * BalikCsvDialog:
 *
 * Shows what a table in a file would change in the open plan, and changes it.
 *
 * The file is read once and looked at in a thread, anew for each choice of the
 * user; a newer look makes an older one void.
 */
struct _BalikCsvDialog
{
  AdwDialog parent_instance;

  BalikDocument *document;
  GFile *file;
  GBytes *bytes;
  BalikCsvSettings settings;
  BalikCsvLook *look;
  GCancellable *cancellable; /* of the look that is under way */
  gboolean is_filling;

  AdwPreferencesGroup *file_group;
  AdwComboRow *table_row;
  AdwComboRow *encoding_row;
  AdwComboRow *separator_row;
  AdwComboRow *decimal_row;
  AdwSwitchRow *removes_row;
  GtkSpinner *spinner;
  GtkLabel *finding_label;
  AdwStatusPage *status_page;
  GtkBox *changes_box;
  GtkButton *import_button;
};

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the rows of the choice. */
static const char separators[] = { ',', ';', '\t' };

G_DEFINE_FINAL_TYPE (BalikCsvDialog, balik_csv_dialog, ADW_TYPE_DIALOG)

static void
emit_imported (BalikCsvDialog *self, const char *summary)
{
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, summary);
}

static void
say (BalikCsvDialog *self, const char *finding)
{
  gtk_label_set_label (self->finding_label, finding);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), finding,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
clear_changes (BalikCsvDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes_box))) != NULL)
    gtk_box_remove (self->changes_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->status_page), FALSE);
}

static void
show_status (BalikCsvDialog *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);
  g_autofree char *both = g_strdup_printf ("%s. %s", title, description);

  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->status_page), TRUE);
  gtk_label_set_label (self->finding_label, "");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), both,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_separator (BalikCsvDialog *self, char separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == separator)
      adw_combo_row_set_selected (self->separator_row, i);
}

static void
show_encoding (BalikCsvDialog *self, BalikCsvEncoding encoding)
{
  if (encoding != BALIK_CSV_ENCODING_GUESS)
    adw_combo_row_set_selected (self->encoding_row, encoding - BALIK_CSV_ENCODING_UTF_8);
}

/* Without a table of its own, all tables, after a row for none of them. */
static GtkStringList *
new_tables (BalikCsvTable only)
{
  GtkStringList *tables = gtk_string_list_new (NULL);

  if (only < BALIK_CSV_N_TABLES)
    {
      gtk_string_list_append (tables, balik_csv_table_get_title (only));
      return tables;
    }
  gtk_string_list_append (tables, C_ ("table", "Not chosen"));
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    gtk_string_list_append (tables, balik_csv_table_get_title (table));
  return tables;
}

/* A file that says which table it is leaves nothing to choose. */
static void
show_table (BalikCsvDialog *self, const BalikCsvPreview *preview)
{
  const gboolean is_ours = preview != NULL && balik_csv_preview_is_ours (preview);
  const BalikCsvTable table
      = preview != NULL ? balik_csv_preview_get_table (preview) : self->settings.table;

  g_autoptr (GtkStringList) tables = new_tables (is_ours ? table : BALIK_CSV_N_TABLES);

  adw_combo_row_set_model (self->table_row, G_LIST_MODEL (tables));
  adw_combo_row_set_selected (self->table_row,
                              !is_ours && table < BALIK_CSV_N_TABLES ? table + 1 : 0);
}

static void
show_choices (BalikCsvDialog *self)
{
  const BalikCsvPreview *preview = self->look->preview;
  const gboolean asks = preview != NULL && balik_csv_preview_count (preview, BALIK_CSV_ASKED) > 0;

  self->is_filling = TRUE;
  show_table (self, preview);
  show_encoding (self, self->look->form.encoding);
  show_separator (self, self->look->form.separator);
  gtk_widget_set_visible (GTK_WIDGET (self->decimal_row),
                          asks || self->settings.decimal != BALIK_CSV_DECIMAL_ASK);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_group), TRUE);
  self->is_filling = FALSE;
}

static void
update_import (BalikCsvDialog *self)
{
  BalikCsvPreview *preview = self->look != NULL ? self->look->preview : NULL;
  const gboolean can_apply = preview != NULL && balik_csv_preview_can_apply (preview);
  const gboolean is_rest = can_apply && balik_csv_preview_count (preview, BALIK_CSV_REFUSED) > 0;

  gtk_button_set_label (self->import_button, is_rest ? _ ("_Import the Rest") : _ ("_Import"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tables.import", can_apply);
}

static gboolean
is_without_effect (const BalikCsvPreview *preview)
{
  return balik_csv_preview_get_n_problems (preview) == 0
         && balik_csv_preview_count (preview, BALIK_CSV_KEPT)
                == balik_csv_preview_get_entries ((BalikCsvPreview *)preview)->len;
}

static void
show_look (BalikCsvDialog *self)
{
  const BalikCsvPreview *preview = self->look->preview;
  g_autofree char *summary = NULL;

  show_choices (self);
  update_import (self);
  if (preview == NULL)
    {
      show_status (self, "dialog-warning-symbolic", _ ("Nothing Can Be Imported"),
                   self->look->failure);
      return;
    }
  if (is_without_effect (preview))
    show_status (self, "object-select-symbolic", _ ("Nothing Would Change"),
                 _ ("All that this table says is in the plan already."));
  else
    {
      summary = balik_csv_preview_dup_summary (preview);
      say (self, summary);
    }
  balik_csv_changes_fill (self->changes_box, preview);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikCsvDialog) self = data;
  g_autoptr (GError) error = NULL;
  BalikCsvLook *look = balik_csv_look_finish (result, &error);

  /* A newer look is under way, or the dialog is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  self->look = look;
  if (look == NULL)
    {
      show_status (self, "dialog-warning-symbolic", _ ("This File Cannot Be Read"), error->message);
      return;
    }
  if (self->bytes == NULL)
    self->bytes = g_bytes_ref (look->bytes);
  show_look (self);
}

static void
stop (BalikCsvDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_look (BalikCsvDialog *self)
{
  g_autoptr (BalikPlan) snapshot
      = balik_plan_compare_copy (balik_document_get_plan (self->document));

  stop (self);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->look, balik_csv_look_free);
  clear_changes (self);
  update_import (self);
  gtk_spinner_start (self->spinner);
  gtk_label_set_label (self->finding_label, _ ("Comparing the table with the plan…"));
  balik_csv_look_async (snapshot, self->file, self->bytes, &self->settings, self->cancellable,
                        looked_cb, g_object_ref (self));
}

/* Only what the user changed is decided; the rest goes on being looked up in the file. */
static void
choice_changed_cb (BalikCsvDialog *self, GParamSpec *pspec, GtkWidget *row)
{
  const guint table = adw_combo_row_get_selected (self->table_row);

  if (self->is_filling || self->document == NULL)
    return;
  if (row == GTK_WIDGET (self->table_row))
    self->settings.table = table > 0 ? (BalikCsvTable)(table - 1) : BALIK_CSV_N_TABLES;
  else if (row == GTK_WIDGET (self->encoding_row))
    self->settings.form.encoding
        = (BalikCsvEncoding)(BALIK_CSV_ENCODING_UTF_8
                             + adw_combo_row_get_selected (self->encoding_row));
  else if (row == GTK_WIDGET (self->separator_row))
    self->settings.form.separator = separators[adw_combo_row_get_selected (self->separator_row)];
  else if (row == GTK_WIDGET (self->decimal_row))
    self->settings.decimal = (BalikCsvDecimal)adw_combo_row_get_selected (self->decimal_row);
  else
    self->settings.removes = adw_switch_row_get_active (self->removes_row);
  start_look (self);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (BalikCsvDialog) self = g_object_ref (BALIK_CSV_DIALOG (widget));
  BalikPlan *plan = balik_document_get_plan (self->document);
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  BalikEditGroup *group;

  if (self->look == NULL || self->look->preview == NULL)
    return;
  summary = balik_csv_preview_dup_summary (self->look->preview);
  group = balik_csv_preview_new_edits (self->look->preview, plan, &error);
  if (group == NULL)
    {
      clear_changes (self);
      gtk_widget_action_set_enabled (widget, "tables.import", FALSE);
      show_status (self, "dialog-warning-symbolic", _ ("Nothing Was Imported"), error->message);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  if (balik_document_apply (self->document, group))
    emit_imported (self, summary);
}

static void
balik_csv_dialog_closed (AdwDialog *dialog)
{
  stop (BALIK_CSV_DIALOG (dialog));
}

static void
balik_csv_dialog_dispose (GObject *object)
{
  BalikCsvDialog *self = BALIK_CSV_DIALOG (object);

  stop (self);
  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_CSV_DIALOG);
  g_clear_pointer (&self->look, balik_csv_look_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_csv_dialog_parent_class)->dispose (object);
}

static void
balik_csv_dialog_class_init (BalikCsvDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_csv_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = balik_csv_dialog_closed;

  /**
   * BalikCsvDialog::imported:
   * @self: a dialog
   * @summary: what was imported, as “12 changes, 1 new”
   *
   * Emitted when the plan is changed.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", BALIK_TYPE_CSV_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-csv-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, file_group);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, table_row);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, separator_row);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, decimal_row);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, removes_row);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, finding_label);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, status_page);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, changes_box);
  gtk_widget_class_bind_template_child (widget_class, BalikCsvDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_install_action (widget_class, "tables.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "tables.import", NULL, import);
}

static void
balik_csv_dialog_init (BalikCsvDialog *self)
{
  self->settings.table = BALIK_CSV_N_TABLES;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * balik_csv_dialog_new:
 * @document: the open plan
 * @file: a table
 *
 * Returns: (transfer floating): a dialog that shows what it would change
 */
AdwDialog *
balik_csv_dialog_new (BalikDocument *document, GFile *file)
{
  BalikCsvDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (BALIK_TYPE_CSV_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->file = g_object_ref (file);
  name = g_filename_display_name (g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "");
  title = g_path_get_basename (name);
  adw_preferences_group_set_title (self->file_group, title);
  start_look (self);
  return ADW_DIALOG (self);
}
