/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-page.h"

#include <glib/gi18n.h>

#include "balik-file-name.h"
#include "balik-page-preview.h"
#include "balik-place-header.h"
#include "balik-report-tasks.h"

/**
 * BalikReportPage:
 *
 * Previews what will be printed, prints it and writes it as PDF.
 *
 * The report is made anew from each newer result, while it is shown.
 */
struct _BalikReportPage
{
  AdwBin parent_instance;

  BalikDocument *document;
  gboolean is_narrow;

  BalikReport *report;
  GPtrArray *previews; /* of BalikPagePreview, owned by the box */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkBox *box;
  GtkBox *top_box;
  GtkDropDown *paper_choice;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikReportPageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikReportPage, balik_report_page, ADW_TYPE_BIN)

/* In the order of the choice. */
static const BalikPaper papers[] = { BALIK_PAPER_A4, BALIK_PAPER_LETTER };

static gboolean
has_lines (BalikReportPage *self)
{
  return self->document != NULL
         && g_list_model_get_n_items (
                balik_plan_get_lines (balik_document_get_plan (self->document)))
                > 0;
}

static void
update_actions (BalikReportPage *self)
{
  gboolean is_enabled = has_lines (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", is_enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", is_enabled);
}

/* The report of the plan as it is now, whether it is shown or not. */
static BalikReport *
new_report (BalikReportPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_choice);

  return balik_report_new (balik_document_get_plan (self->document),
                           balik_document_get_result (self->document),
                           balik_document_get_locale (self->document),
                           papers[MIN (selected, G_N_ELEMENTS (papers) - 1)]);
}

static void
show_pages (BalikReportPage *self)
{
  guint n_pages = (guint)balik_report_get_n_pages (self->report);

  while (self->previews->len > n_pages)
    {
      gtk_box_remove (self->box,
                      GTK_WIDGET (g_ptr_array_index (self->previews, self->previews->len - 1)));
      g_ptr_array_set_size (self->previews, (int)self->previews->len - 1);
    }
  while (self->previews->len < n_pages)
    {
      GtkWidget *preview = balik_page_preview_new ();

      gtk_box_append (self->box, preview);
      g_ptr_array_add (self->previews, preview);
    }

  for (guint i = 0; i < n_pages; i++)
    balik_page_preview_set_page (BALIK_PAGE_PREVIEW (g_ptr_array_index (self->previews, i)),
                                 self->report, (int)i);
}

static void
update (BalikReportPage *self)
{
  gboolean is_filled = has_lines (self);

  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, is_filled ? "pages" : "empty");
  if (!is_filled)
    return;

  g_clear_pointer (&self->report, balik_report_unref);
  self->report = new_report (self);
  show_pages (self);
}

/* While another place is shown nothing is drawn; coming back draws once. */
static void
projected_cb (BalikReportPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    update_actions (self);
}

static void
paper_chosen_cb (BalikReportPage *self)
{
  if (self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
show_message (BalikReportPage *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Somebody who closes a dialog knows that nothing was done. */
static void
show_error (BalikReportPage *self, const GError *error)
{
  if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_message (self, error->message);
}

static GtkWindow *
get_window (BalikReportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikReportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!balik_report_send_finish (result, &error))
    show_error (self, error);
}

static void
print_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikReportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream
      = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  BalikReport *report;

  if (stream == NULL)
    {
      show_error (self, error);
      return;
    }
  if (!has_lines (self))
    return;
  report = new_report (self);
  balik_report_send_async (report, stream, sent_cb, g_object_ref (self));
  balik_report_unref (report);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (widget);
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  gboolean is_letter
      = papers[gtk_drop_down_get_selected (self->paper_choice)] == BALIK_PAPER_LETTER;
  GtkPaperSize *size = gtk_paper_size_new (is_letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_dialog_set_page_setup (dialog, setup);
  gtk_print_dialog_set_title (dialog, _ ("Print the Report"));
  gtk_print_dialog_print (dialog, get_window (self), NULL, NULL, print_ready_cb,
                          g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikReportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (balik_report_save_finish (result, &error))
    show_message (self, _ ("The report is saved as PDF."));
  else
    show_error (self, error);
}

static void
export_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikReportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  BalikReport *report;

  if (file == NULL)
    {
      show_error (self, error);
      return;
    }
  if (!has_lines (self))
    return;
  report = new_report (self);
  balik_report_save_async (report, file, saved_cb, g_object_ref (self));
  balik_report_unref (report);
}

static void
export_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const char *title = balik_plan_get_title (balik_document_get_plan (self->document));
  g_autofree char *name = balik_text_make_file_name (title != NULL ? title : "", "pdf");

  gtk_file_filter_set_name (filter, _ ("PDF"));
  gtk_file_filter_add_pattern (filter, "*.pdf");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Export as PDF"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), NULL, export_ready_cb, g_object_ref (self));
}

static void
set_document (BalikReportPage *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;

  if (document != NULL)
    g_signal_connect_object (document, "projected", G_CALLBACK (projected_cb), self,
                             G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
set_narrow (BalikReportPage *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), "narrow");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->top_box), is_narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
balik_report_page_map (GtkWidget *widget)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (widget);

  if (self->document != NULL)
    update (self);
  GTK_WIDGET_CLASS (balik_report_page_parent_class)->map (widget);
}

static void
balik_report_page_dispose (GObject *object)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_REPORT_PAGE);
  g_clear_object (&self->document);
  g_clear_pointer (&self->report, balik_report_unref);
  g_clear_pointer (&self->previews, g_ptr_array_unref);

  G_OBJECT_CLASS (balik_report_page_parent_class)->dispose (object);
}

static void
balik_report_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (object);

  switch ((BalikReportPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_report_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BalikReportPage *self = BALIK_REPORT_PAGE (object);

  switch ((BalikReportPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_report_page_class_init (BalikReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_report_page_dispose;
  object_class->get_property = balik_report_page_get_property;
  object_class->set_property = balik_report_page_set_property;
  widget_class->map = balik_report_page_map;

  /**
   * BalikReportPage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikReportPage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikReportPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BalikReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikReportPage, box);
  gtk_widget_class_bind_template_child (widget_class, BalikReportPage, top_box);
  gtk_widget_class_bind_template_child (widget_class, BalikReportPage, paper_choice);
  gtk_widget_class_bind_template_callback (widget_class, paper_chosen_cb);

  gtk_widget_class_install_action (widget_class, "report.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "report.export", NULL, export_pdf);
}

static void
balik_report_page_init (BalikReportPage *self)
{
  self->previews = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);

  /* What this country's printers hold. */
  if (g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0)
    gtk_drop_down_set_selected (self->paper_choice, 1);
}
