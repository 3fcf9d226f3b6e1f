/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-card.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-chart-export.h"
#include "balik-file-name.h"
#include "balik-table-view.h"
#include "balik-widgets-resources.h"

/**
 * BalikChartCard:
 *
 * A chart on a card: its title, the chart or its table, and ways to take it
 * along.
 */
struct _BalikChartCard
{
  AdwBin parent_instance;

  BalikChartSpec *spec;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkToggleButton *table_button;
  GtkStack *stack;
  BalikChartView *view;
  AdwBin *table_bin;
};

G_DEFINE_FINAL_TYPE (BalikChartCard, balik_chart_card, ADW_TYPE_BIN)

/* The size of an exported chart: pixels, or points on paper. */
#define EXPORT_WIDTH 720
#define EXPORT_HEIGHT 400

static void
update_table (BalikChartCard *self)
{
  g_autoptr (BalikChartTable) table = NULL;

  if (!gtk_toggle_button_get_active (self->table_button) || self->spec == NULL)
    return;
  table = balik_chart_table_new (self->spec);
  adw_bin_set_child (self->table_bin, balik_table_view_new (table));
}

static void
table_toggled_cb (BalikChartCard *self)
{
  const gboolean is_table = gtk_toggle_button_get_active (self->table_button);

  update_table (self);
  gtk_stack_set_visible_child_name (self->stack, is_table ? "table" : "chart");
  if (!is_table)
    adw_bin_set_child (self->table_bin, NULL);
}

static void
copy_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (BALIK_CHART_CARD (widget)->view), "chart.copy-picture",
                              NULL);
}

static void
copy_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (BALIK_CHART_CARD (widget)->view), "chart.copy-table",
                              NULL);
}

typedef struct
{
  BalikChartSpec *spec;
  char *kind;
  GtkWindow *window;
} SaveData;

static void
save_data_free (SaveData *save)
{
  balik_chart_spec_unref (save->spec);
  g_free (save->kind);
  g_object_unref (save->window);
  g_free (save);
}

static gboolean
write_chart (const SaveData *save, GOutputStream *stream, GError **error)
{
  g_autoptr (BalikChartStyle) style = NULL;

  if (g_str_equal (save->kind, "csv"))
    {
      g_autoptr (BalikChartTable) table = balik_chart_table_new (save->spec);
      g_autofree char *csv = balik_chart_table_dup_csv (table);

      return g_output_stream_write_all (stream, csv, strlen (csv), NULL, NULL, error);
    }
  style = g_str_equal (save->kind, "pdf") ? balik_chart_style_new_print ()
                                          : balik_chart_style_new_light ();
  style->show_title = TRUE;
  if (g_str_equal (save->kind, "png"))
    return balik_chart_write_png (save->spec, style, EXPORT_WIDTH, EXPORT_HEIGHT, stream, error);
  if (g_str_equal (save->kind, "svg"))
    return balik_chart_write_svg (save->spec, style, EXPORT_WIDTH, EXPORT_HEIGHT, stream, error);
  return balik_chart_write_pdf (save->spec, style, EXPORT_WIDTH, EXPORT_HEIGHT, stream, error);
}

static void
show_error (GtkWindow *window, const GError *error)
{
  g_autoptr (GtkAlertDialog) alert = NULL;

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  alert = gtk_alert_dialog_new ("%s", _ ("The chart could not be saved."));
  gtk_alert_dialog_set_detail (alert, error->message);
  gtk_alert_dialog_show (alert, window);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SaveData *save = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_error (save->window, error);
  save_data_free (save);
}

static void
save_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SaveData *save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || !write_chart (save, stream, &error)
      || !g_output_stream_close (stream, NULL, &error))
    {
      show_error (save->window, error);
      save_data_free (save);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, save);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikChartCard *self = BALIK_CHART_CARD (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  SaveData *data;

  if (self->spec == NULL)
    return;
  data = g_new0 (SaveData, 1);
  data->spec = balik_chart_spec_ref (self->spec);
  data->kind = g_variant_dup_string (parameter, NULL);
  data->window = g_object_ref (GTK_WINDOW (gtk_widget_get_root (widget)));
  name = balik_text_make_file_name (balik_chart_spec_get_title (self->spec), data->kind);
  gtk_file_dialog_set_title (dialog, _ ("Save the Chart"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, data->window, NULL, save_ready_cb, data);
}

static void
balik_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BALIK_TYPE_CHART_CARD);
  g_clear_pointer (&BALIK_CHART_CARD (object)->spec, balik_chart_spec_unref);

  G_OBJECT_CLASS (balik_chart_card_parent_class)->dispose (object);
}

static void
balik_chart_card_class_init (BalikChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_chart_card_dispose;

  balik_widgets_get_resource ();
  g_type_ensure (BALIK_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, BalikChartCard, table_bin);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_install_action (widget_class, "card.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "card.copy-table", NULL, copy_table);
  gtk_widget_class_install_action (widget_class, "card.save", "s", save);
}

static void
balik_chart_card_init (BalikChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * balik_chart_card_get_view:
 * @self: a card
 *
 * Returns: (transfer none): what shows its chart
 */
BalikChartView *
balik_chart_card_get_view (BalikChartCard *self)
{
  g_return_val_if_fail (BALIK_IS_CHART_CARD (self), NULL);

  return self->view;
}

/**
 * balik_chart_card_set_spec:
 * @self: a card
 * @spec: a chart
 *
 * Shows a chart; one that has nothing to show hides the card.
 */
void
balik_chart_card_set_spec (BalikChartCard *self, BalikChartSpec *spec)
{
  const char *subtitle;

  g_return_if_fail (BALIK_IS_CHART_CARD (self));
  g_return_if_fail (spec != NULL);

  if (self->spec != spec)
    {
      g_clear_pointer (&self->spec, balik_chart_spec_unref);
      self->spec = balik_chart_spec_ref (spec);
    }

  subtitle = balik_chart_spec_get_subtitle (spec);
  gtk_label_set_label (self->title_label, balik_chart_spec_get_title (spec));
  gtk_label_set_label (self->subtitle_label, subtitle ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle && *subtitle);
  balik_chart_view_set_spec (self->view, spec);
  update_table (self);
  gtk_widget_set_visible (GTK_WIDGET (self), !balik_chart_spec_is_empty (spec));
}
