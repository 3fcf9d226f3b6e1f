/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-start-page.h"

#include <glib/gi18n.h>

#include "balik-chart-view.h"
#include "balik-headline.h"
#include "balik-opening-tasks.h"
#include "balik-recent.h"
#include "balik-recovered-list.h"
#include "balik-simulation.h"
#include "balik-template.h"
#include "balik-wrapped-label.h"

/* Enough for the middle of a template, in a moment. */
#define TEMPLATE_RUNS 1000

/**
 * BalikStartPage:
 *
 * Where one begins: work that is in no file yet, plans that were open before, the
 * three ways to begin a new one, and templates.
 *
 * It asks for things through the window's actions. Plans are looked for, and
 * templates projected, in threads, so that the window is there at once.
 */
struct _BalikStartPage
{
  AdwBin parent_instance;

  BalikRecoveredList *recovered_list;
  GtkWidget *recent_section;
  GtkFlowBox *recent_box;
  GtkFlowBox *model_box;
  GtkListBox *template_list;
  GCancellable *cancellable;
  GCancellable *looking; /* for plans */
};

G_DEFINE_FINAL_TYPE (BalikStartPage, balik_start_page, ADW_TYPE_BIN)

typedef struct
{
  GPtrArray *templates;
  GPtrArray *summaries;
} TemplateList;

static void
template_list_free (gpointer data)
{
  TemplateList *list = data;

  g_ptr_array_unref (list->templates);
  g_ptr_array_unref (list->summaries);
  g_free (list);
}

static void
list_templates_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TemplateList *list = g_new0 (TemplateList, 1);
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();

  list->templates = balik_templates_list ();
  list->summaries = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->templates->len; i++)
    {
      const BalikTemplate *template = g_ptr_array_index (list->templates, i);
      g_autoptr (BalikPlan) plan = balik_template_load (template->id, NULL);
      g_autoptr (BalikResult) result = plan != NULL ? balik_project (plan, NULL) : NULL;

      g_autoptr (BalikSpread) spread
          = result != NULL ? balik_simulate (plan, TEMPLATE_RUNS, -1, 1, NULL) : NULL;
      g_autoptr (BalikHeadline) headline
          = result != NULL ? balik_headline_new (BALIK_ANSWER_PAYBACK, plan, result, spread, locale)
                           : NULL;

      g_ptr_array_add (list->summaries, g_strdup (headline != NULL ? headline->title : ""));
    }
  g_task_return_pointer (task, list, template_list_free);
}

static const char *
get_model_name (const char *model)
{
  if (g_str_equal (model, "repair"))
    return C_ ("model", "Repair");
  if (g_str_equal (model, "take-back"))
    return C_ ("model", "Take-back");
  if (g_str_equal (model, "mix"))
    return C_ ("model", "A mix");
  return C_ ("model", "Rent or lease");
}

static GtkWidget *
new_template_row (const BalikTemplate *template, const char *summary)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *model = balik_wrapped_label_new (get_model_name (template->model), "caption");
  /* Translators: a place, then what a template promises, as "Vientiane, Laos · Pays back in
   * month 31" */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), template->place, summary);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, template->story);
  gtk_label_set_wrap (GTK_LABEL (model), FALSE);
  gtk_widget_add_css_class (model, "pill-label");
  gtk_widget_set_valign (model, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), model);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-template");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", template->id);
  return row;
}

static void
templates_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BalikStartPage *self = BALIK_START_PAGE (source);
  TemplateList *list = g_task_propagate_pointer (G_TASK (result), NULL);

  if (list == NULL)
    return;
  for (guint i = 0; i < list->templates->len; i++)
    gtk_list_box_append (self->template_list,
                         new_template_row (g_ptr_array_index (list->templates, i),
                                           g_ptr_array_index (list->summaries, i)));
  template_list_free (list);
}

static GtkWidget *
new_spark (const BalikRecent *recent, BalikLocale *locale)
{
  GtkWidget *view = balik_chart_view_new ();
  g_autoptr (BalikChartSpec) spec = NULL;

  gtk_widget_set_focusable (view, FALSE);
  gtk_widget_set_can_target (view, FALSE);
  gtk_widget_set_size_request (view, 150, 72);
  if (recent->n_curve < 2)
    return view;
  spec = balik_chart_spec_new (BALIK_CHART_SPARK, locale);
  balik_chart_spec_set_title (spec, recent->title, "");
  balik_chart_spec_set_description (spec, recent->summary);
  balik_chart_spec_add_series (spec, recent->title, BALIK_CHART_BLUE, BALIK_CHART_SOLID,
                               recent->curve, recent->n_curve);
  balik_chart_view_set_spec (BALIK_CHART_VIEW (view), spec);
  return view;
}

static char *
dup_place_of (const BalikRecent *recent)
{
  g_autoptr (GFile) folder = NULL;

  if (recent->is_missing)
    return g_strdup (_ ("Not found where it was"));
  folder = g_file_get_parent (recent->file);
  return folder != NULL ? g_file_get_basename (folder) : g_strdup ("");
}

static void
set_recent_action (GtkWidget *button, const BalikRecent *recent)
{
  g_autofree char *uri = NULL;

  uri = g_file_get_uri (recent->file);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
}

static GtkWidget *
new_recent_card (const BalikRecent *recent, BalikLocale *locale)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *place = dup_place_of (recent);
  GtkWidget *title = balik_wrapped_label_new (recent->title, "heading");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_box_append (GTK_BOX (box), new_spark (recent, locale));
  gtk_box_append (GTK_BOX (box), title);
  if (*recent->summary != '\0')
    gtk_box_append (GTK_BOX (box), balik_wrapped_label_new (recent->summary, NULL));
  gtk_box_append (GTK_BOX (box), balik_wrapped_label_new (place, "dim-label"));
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "plan-card");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recent->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  recent->summary, -1);
  set_recent_action (button, recent);
  if (recent->is_missing)
    gtk_widget_add_css_class (button, "missing");
  return button;
}

/* Puts a button into a flow box; the box's own child must not take the focus too. */
static void
append_to_flow (GtkFlowBox *box, GtkWidget *button)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
}

static GtkWidget *
new_model_button (const char *model, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 24);
  gtk_widget_add_css_class (image, model);
  gtk_box_append (GTK_BOX (words), balik_wrapped_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (words), balik_wrapped_label_new (subtitle, "dim-label"));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "model-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-plan");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", model);
  return button;
}

static void
fill_models (BalikStartPage *self)
{
  append_to_flow (self->model_box,
                  new_model_button ("service", "balik-rent-symbolic", _ ("Rent or lease"),
                                    _ ("You keep it, they use it")));
  append_to_flow (self->model_box,
                  new_model_button ("repair", "balik-repair-symbolic", _ ("Repair"),
                                    _ ("Others sold it, you mend it")));
  append_to_flow (self->model_box,
                  new_model_button ("take-back", "balik-takeback-symbolic", _ ("Take back"),
                                    _ ("It comes back and lives on")));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BalikStartPage *self = BALIK_START_PAGE (source);
  g_autoptr (BalikStartList) list = balik_start_list_finish (result, NULL);
  g_autoptr (BalikLocale) locale = NULL;

  if (list == NULL)
    return;
  balik_recovered_list_set_work (self->recovered_list, list->left);
  locale = balik_locale_new_default ();
  gtk_flow_box_remove_all (self->recent_box);
  for (guint i = 0; i < list->recents->len && i < 8; i++)
    append_to_flow (self->recent_box,
                    new_recent_card (g_ptr_array_index (list->recents, i), locale));
  gtk_widget_set_visible (self->recent_section, list->recents->len > 0);
}

static void
balik_start_page_dispose (GObject *object)
{
  BalikStartPage *self = BALIK_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_START_PAGE);

  G_OBJECT_CLASS (balik_start_page_parent_class)->dispose (object);
}

static void
balik_start_page_class_init (BalikStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_start_page_dispose;

  g_type_ensure (BALIK_TYPE_RECOVERED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikStartPage, recovered_list);
  gtk_widget_class_bind_template_child (widget_class, BalikStartPage, recent_section);
  gtk_widget_class_bind_template_child (widget_class, BalikStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, BalikStartPage, model_box);
  gtk_widget_class_bind_template_child (widget_class, BalikStartPage, template_list);
}

static void
balik_start_page_init (BalikStartPage *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  fill_models (self);
  balik_start_page_update (self);

  task = g_task_new (self, self->cancellable, templates_ready_cb, NULL);
  g_task_set_source_tag (task, balik_start_page_init);
  g_task_run_in_thread (task, list_templates_thread);
}

/**
 * balik_start_page_update:
 * @self: a start page
 *
 * Looks again for what was left and what was open on this computer, in a thread.
 */
void
balik_start_page_update (BalikStartPage *self)
{
  g_return_if_fail (BALIK_IS_START_PAGE (self));

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  balik_start_list_async (self, self->looking, listed_cb, NULL);
}

/**
 * balik_start_page_get_left:
 * @self: a start page
 * @folder: a work folder
 *
 * Returns: (transfer none) (nullable): the work in it, if it is shown
 */
const BalikRecoverable *
balik_start_page_get_left (BalikStartPage *self, const char *folder)
{
  g_return_val_if_fail (BALIK_IS_START_PAGE (self), NULL);

  return balik_recovered_list_find (self->recovered_list, folder);
}
