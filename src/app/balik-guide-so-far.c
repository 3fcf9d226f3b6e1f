/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-so-far.h"

#include <glib/gi18n.h>

#include "balik-chart-builders.h"
#include "balik-chart-view.h"

/**
 * BalikGuideSoFar:
 *
 * Beside the questions: what the plan says by now, and which steps are done.
 */
struct _BalikGuideSoFar
{
  AdwBin parent_instance;

  BalikDocument *document;
  GtkLabel *count_label;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  BalikChartView *spark;
  GtkBox *step_box;
};

typedef enum
{
  PROP_DOCUMENT = 1,
} BalikGuideSoFarProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (BalikGuideSoFar, balik_guide_so_far, ADW_TYPE_BIN)

static void
update_headline (BalikGuideSoFar *self)
{
  g_autoptr (BalikHeadline) headline
      = balik_document_new_headline (self->document, BALIK_ANSWER_PAYBACK);

  gtk_label_set_label (self->title_label, headline->title);
  gtk_label_set_label (self->detail_label, headline->detail);
}

static void
projected_cb (BalikGuideSoFar *self)
{
  BalikResult *result = balik_document_get_result (self->document);
  g_autoptr (BalikChartSpec) spec = NULL;

  if (result == NULL)
    return;
  update_headline (self);
  spec = balik_chart_new_spark (balik_document_get_plan (self->document), result,
                                balik_document_get_locale (self->document));
  balik_chart_view_set_spec (self->spark, spec);
}

static void
set_document (BalikGuideSoFar *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  g_signal_connect_object (document, "projected", G_CALLBACK (projected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "drawn", G_CALLBACK (update_headline), self,
                           G_CONNECT_SWAPPED);
  projected_cb (self);
}

static void
balik_guide_so_far_dispose (GObject *object)
{
  BalikGuideSoFar *self = BALIK_GUIDE_SO_FAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_GUIDE_SO_FAR);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_guide_so_far_parent_class)->dispose (object);
}

static void
balik_guide_so_far_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BalikGuideSoFarProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, BALIK_GUIDE_SO_FAR (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_guide_so_far_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch ((BalikGuideSoFarProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (BALIK_GUIDE_SO_FAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_guide_so_far_class_init (BalikGuideSoFarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_guide_so_far_dispose;
  object_class->get_property = balik_guide_so_far_get_property;
  object_class->set_property = balik_guide_so_far_set_property;

  /**
   * BalikGuideSoFar:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-guide-so-far.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikGuideSoFar, count_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideSoFar, title_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideSoFar, detail_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideSoFar, spark);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideSoFar, step_box);
}

static void
balik_guide_so_far_init (BalikGuideSoFar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_step_row (const char *step, guint n_answered, guint n_questions, gboolean is_current)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_ (step));
  const gboolean is_done = n_answered == n_questions;
  /* Translators: how many of the questions of a step are answered, as "2 of 4" */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), n_answered, n_questions);
  GtkWidget *count_label = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "caption");
  gtk_widget_add_css_class (count_label, "dim-label");
  if (is_current)
    gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (
                      is_done ? "object-select-symbolic"
                              : (is_current ? "go-next-symbolic" : "radio-symbolic")));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "guide-step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (step),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.go-to-step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step);
  return button;
}

static void
update_steps (BalikGuideSoFar *self, GPtrArray *questions, guint current)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->step_box))) != NULL)
    gtk_box_remove (self->step_box, child);

  for (guint i = 0; i < questions->len;)
    {
      const char *step = ((const BalikQuestion *)g_ptr_array_index (questions, i))->step;
      guint n_questions = 0;
      guint n_answered = 0;
      gboolean is_current = FALSE;

      for (; i < questions->len; i++)
        {
          const BalikQuestion *question = g_ptr_array_index (questions, i);

          if (g_strcmp0 (question->step, step) != 0)
            break;
          n_questions++;
          n_answered += balik_question_is_answered (question, plan) ? 1 : 0;
          is_current = is_current || i == current;
        }
      gtk_box_append (self->step_box, new_step_row (step, n_answered, n_questions, is_current));
    }
}

/**
 * balik_guide_so_far_update:
 * @self: a view
 * @questions: (element-type BalikQuestion): the questions
 * @current: which is being asked
 *
 * Shows again which steps are done.
 */
void
balik_guide_so_far_update (BalikGuideSoFar *self, GPtrArray *questions, guint current)
{
  guint n_answered = 0;
  g_autofree char *text = NULL;

  g_return_if_fail (BALIK_IS_GUIDE_SO_FAR (self));

  for (guint i = 0; i < questions->len; i++)
    if (balik_question_is_answered (g_ptr_array_index (questions, i),
                                    balik_document_get_plan (self->document)))
      n_answered++;
  /* Translators: how many questions are answered, of how many */
  text
      = g_strdup_printf (ngettext ("With %u of %u answer", "With %u of %u answers", questions->len),
                         n_answered, questions->len);
  gtk_label_set_label (self->count_label, text);
  update_steps (self, questions, current);
}
