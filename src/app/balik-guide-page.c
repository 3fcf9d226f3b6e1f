/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-page.h"

#include <glib/gi18n.h>

#include "balik-assumed-list.h"
#include "balik-guide-question.h"
#include "balik-guide-so-far.h"
#include "balik-place-header.h"
#include "balik-template.h"

/**
 * BalikGuidePage:
 *
 * Asks short questions; each answer sets numbers and writes cards.
 *
 * Which questions there are depends on the plan's model. It begins with the
 * first that is open, can be left at any of them, and ends with a list of what
 * is still assumed.
 */
struct _BalikGuidePage
{
  AdwBin parent_instance;

  BalikDocument *document;
  BalikPlan *template;
  GPtrArray *questions;
  guint current;
  gboolean is_narrow;
  gboolean is_begun;

  AdwWindowTitle *step_title;
  GtkProgressBar *progress_bar;
  GtkStack *stack;
  BalikGuideQuestion *question_view;
  BalikGuideSoFar *so_far;
  GtkLabel *end_label;
  GtkListBox *assumed_list;
  GtkLabel *narrow_headline;
  GtkWidget *hint_label;
  GtkWidget *skip_button;
  GtkWidget *next_button;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikGuidePageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikGuidePage, balik_guide_page, ADW_TYPE_BIN)

static gboolean
is_at_end (BalikGuidePage *self)
{
  return self->questions == NULL || self->current >= self->questions->len;
}

static void
update_actions (BalikGuidePage *self)
{
  const gboolean at_end = is_at_end (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.back", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.skip", !at_end);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.next",
                                 !at_end && balik_guide_question_can_answer (self->question_view));
  gtk_widget_set_visible (self->next_button, !at_end);
  gtk_widget_set_visible (self->skip_button, !at_end);
  gtk_widget_set_visible (self->hint_label, !at_end && !self->is_narrow);
}

static void
show_end (BalikGuidePage *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  guint n_assumed = balik_assumed_list_fill (self->assumed_list, plan);
  g_autofree char *text = NULL;

  if (n_assumed == 0)
    text = g_strdup (_ ("Every number is one that you know. Look at the results."));
  else
    /* Translators: %u is how many numbers are assumed */
    text = g_strdup_printf (ngettext ("%u number is still assumed. Replace it when you know it.",
                                      "%u numbers are still assumed. Replace them when you know "
                                      "them.",
                                      n_assumed),
                            n_assumed);
  gtk_label_set_label (self->end_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->assumed_list), n_assumed > 0);
  adw_window_title_set_title (self->step_title, _ ("Guide"));
  adw_window_title_set_subtitle (self->step_title, "");
  gtk_stack_set_visible_child_name (self->stack, "end");
}

static void
show_question (BalikGuidePage *self)
{
  const BalikQuestion *question = g_ptr_array_index (self->questions, self->current);
  /* Translators: which question this is, of how many */
  g_autofree char *place
      = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->questions->len);

  balik_guide_question_show (self->question_view, self->document, question, self->template);
  adw_window_title_set_title (self->step_title, _ (question->step));
  adw_window_title_set_subtitle (self->step_title, place);
  gtk_stack_set_visible_child_name (self->stack, "question");
}

static void
go_to (BalikGuidePage *self, guint index)
{
  balik_guide_question_finish (self->question_view);
  self->current = MIN (index, self->questions->len);
  if (is_at_end (self))
    show_end (self);
  else
    show_question (self);
  gtk_progress_bar_set_fraction (self->progress_bar, (double)self->current / self->questions->len);
  balik_guide_so_far_update (self->so_far, self->questions, self->current);
  update_actions (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static guint
find_first_open (BalikGuidePage *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (!balik_question_is_answered (g_ptr_array_index (self->questions, i),
                                     balik_document_get_plan (self->document)))
      return i;
  return 0;
}

static void
begin (BalikGuidePage *self)
{
  BalikModelMask model = balik_plan_get_model (balik_document_get_plan (self->document));
  const char *id = model == BALIK_FOR_REPAIR     ? "phone-repair"
                   : model == BALIK_FOR_TAKEBACK ? "office-chairs"
                                                 : "school-uniforms";
  g_autoptr (GError) error = NULL;

  self->is_begun = TRUE;
  self->questions = balik_questions_list (balik_document_get_plan (self->document));
  self->template = balik_template_load (id, &error);
  if (self->template == NULL)
    g_warning ("No typical values: %s", error->message);
  go_to (self, find_first_open (self));
}

static void
answered_cb (BalikGuidePage *self)
{
  if (!is_at_end (self) && balik_guide_question_answer (self->question_view))
    go_to (self, self->current + 1);
}

static void
update_headline (BalikGuidePage *self)
{
  g_autoptr (BalikHeadline) headline
      = balik_document_new_headline (self->document, BALIK_ANSWER_PAYBACK);

  gtk_label_set_label (self->narrow_headline, headline->title);
}

/* The plan changed, by what is typed or as undo does. */
static void
applied_cb (BalikGuidePage *self)
{
  if (!self->is_begun || is_at_end (self))
    return;
  balik_guide_question_update (self->question_view);
  balik_guide_so_far_update (self->so_far, self->questions, self->current);
  update_actions (self);
}

static void
next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answered_cb (BALIK_GUIDE_PAGE (widget));
}

static void
skip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (widget);

  go_to (self, self->current + 1);
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (widget);

  if (self->current > 0)
    go_to (self, self->current - 1);
}

static void
go_to_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (widget);
  const char *step = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    if (g_str_equal (((const BalikQuestion *)g_ptr_array_index (self->questions, i))->step, step))
      {
        go_to (self, i);
        return;
      }
}

static void
set_document (BalikGuidePage *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  g_signal_connect_object (document, "projected", G_CALLBACK (update_headline), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "drawn", G_CALLBACK (update_headline), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (balik_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
set_narrow (BalikGuidePage *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (GTK_WIDGET (self->so_far), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_headline), is_narrow);
  update_actions (self);
}

static void
balik_guide_page_map (GtkWidget *widget)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (widget);

  if (!self->is_begun && self->document != NULL)
    begin (self);
  GTK_WIDGET_CLASS (balik_guide_page_parent_class)->map (widget);
}

static void
balik_guide_page_dispose (GObject *object)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_GUIDE_PAGE);
  g_clear_object (&self->document);
  g_clear_object (&self->template);
  g_clear_pointer (&self->questions, g_ptr_array_unref);

  G_OBJECT_CLASS (balik_guide_page_parent_class)->dispose (object);
}

static void
balik_guide_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  switch ((BalikGuidePageProperty)prop_id)
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
balik_guide_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  switch ((BalikGuidePageProperty)prop_id)
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
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
  g_type_ensure (BALIK_TYPE_GUIDE_QUESTION);
  g_type_ensure (BALIK_TYPE_GUIDE_SO_FAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, step_title);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, question_view);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, so_far);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, end_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, assumed_list);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, narrow_headline);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, BalikGuidePage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
balik_guide_page_class_init (BalikGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_guide_page_dispose;
  object_class->get_property = balik_guide_page_get_property;
  object_class->set_property = balik_guide_page_set_property;
  widget_class->map = balik_guide_page_map;

  /**
   * BalikGuidePage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikGuidePage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "guide.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "guide.skip", NULL, skip);
  gtk_widget_class_install_action (widget_class, "guide.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "guide.go-to-step", "s", go_to_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "guide.back",
                                       NULL);
  bind_template (widget_class);
}

static void
balik_guide_page_init (BalikGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}
