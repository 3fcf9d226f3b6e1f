/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-guide-reading.h"

/**
 * BalikGuideQuestion:
 *
 * One question of the Guide with room for its answer.
 *
 * Nothing of the plan changes while one types; the answer is applied as one
 * act, which balik_guide_question_answer() does. "I don't know" takes over what
 * the template of this model has, and leaves it marked as assumed.
 */
struct _BalikGuideQuestion
{
  AdwBin parent_instance;

  BalikDocument *document;
  const BalikQuestion *question;
  BalikValue *typical;
  gboolean can_answer;
  gboolean is_showing;

  GtkLabel *title_label;
  GtkLabel *help_label;
  GtkEntry *entry;
  GtkLabel *unit_label;
  GtkLabel *badge_label;
  GtkWidget *range_box;
  GtkEntry *low_entry;
  GtkEntry *high_entry;
  GtkLabel *message_label;
  GtkWidget *typical_box;
  GtkLabel *typical_label;
  GtkWidget *why_expander;
  GtkLabel *why_label;
  GtkWidget *find_out_expander;
  GtkLabel *find_out_label;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

typedef enum
{
  PROP_CAN_ANSWER = 1,
} BalikGuideQuestionProperty;

static GParamSpec *props[PROP_CAN_ANSWER + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikGuideQuestion, balik_guide_question, ADW_TYPE_BIN)

static void
emit_answered (BalikGuideQuestion *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
set_can_answer (BalikGuideQuestion *self, gboolean can_answer)
{
  if (self->can_answer == can_answer)
    return;
  self->can_answer = can_answer;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_ANSWER]);
}

static void
show_message (BalikGuideQuestion *self, const char *message, gboolean is_problem)
{
  gtk_label_set_label (self->message_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  if (is_problem)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
    }
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static BalikValue *
read_answer (BalikGuideQuestion *self, char **reading, GError **error)
{
  return balik_guide_read (self->question, balik_document_get_plan (self->document),
                           balik_document_get_locale (self->document),
                           gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                           gtk_editable_get_text (GTK_EDITABLE (self->low_entry)),
                           gtk_editable_get_text (GTK_EDITABLE (self->high_entry)), reading, error);
}

static void
changed_cb (BalikGuideQuestion *self)
{
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikValue) value = NULL;

  if (self->is_showing || self->question == NULL)
    return;
  value = read_answer (self, &reading, &error);
  set_can_answer (self, value != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label), FALSE);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    show_message (self, NULL, FALSE);
  else
    show_message (self, value != NULL ? reading : error->message, value == NULL);
}

static void
activate_cb (BalikGuideQuestion *self)
{
  emit_answered (self);
}

static void
typical_cb (BalikGuideQuestion *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  g_autofree char *note = balik_guide_dup_typical_note (self->question);
  g_autoptr (BalikValue) origin = balik_value_new_origin ("guess", note, NULL, NULL);

  if (balik_document_apply (self->document,
                            balik_question_answer (self->question, plan, self->typical, origin)))
    {
      balik_guide_question_show (self, self->document, self->question, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
}

static void
show_optional (GtkWidget *expander, GtkLabel *label, const char *text)
{
  gtk_widget_set_visible (expander, text != NULL);
  gtk_label_set_label (label, text != NULL ? _ (text) : "");
  gtk_expander_set_expanded (GTK_EXPANDER (expander), FALSE);
}

static void
show_typical (BalikGuideQuestion *self, BalikPlan *template)
{
  g_autofree char *text = NULL;

  if (template == NULL)
    return;
  g_clear_pointer (&self->typical, balik_value_unref);
  self->typical = balik_guide_find_typical (self->question,
                                            balik_document_get_plan (self->document), template);
  gtk_widget_set_visible (self->typical_box, self->typical != NULL);
  if (self->typical == NULL)
    return;
  text = balik_guide_dup_typical_words (self->question, balik_document_get_plan (self->document),
                                        balik_document_get_locale (self->document), self->typical,
                                        balik_plan_get_title (template));
  gtk_label_set_label (self->typical_label, text);
}

static void
show_value (BalikGuideQuestion *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  BalikLocale *locale = balik_document_get_locale (self->document);
  BalikItem *item = balik_question_find_item (self->question, plan);
  g_autofree char *text = balik_guide_dup_text (self->question, plan, locale, 0);
  g_autofree char *low = balik_guide_dup_text (self->question, plan, locale, -1);
  g_autofree char *high = balik_guide_dup_text (self->question, plan, locale, 1);
  g_autofree char *unit = balik_guide_dup_unit (self->question, plan, locale);

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_text (GTK_EDITABLE (self->low_entry), low);
  gtk_editable_set_text (GTK_EDITABLE (self->high_entry), high);
  gtk_label_set_label (self->unit_label, unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), *unit != '\0');
  gtk_widget_set_visible (self->range_box, balik_guide_is_number (self->question));
  gtk_entry_set_alignment (self->entry, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label),
                          item != NULL && self->question->key != NULL
                              && balik_item_is_assumed (item, self->question->key));
  show_message (self, NULL, FALSE);
  self->is_showing = FALSE;
  set_can_answer (self, *text != '\0');
}

static void
balik_guide_question_dispose (GObject *object)
{
  BalikGuideQuestion *self = BALIK_GUIDE_QUESTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_GUIDE_QUESTION);
  g_clear_object (&self->document);
  g_clear_pointer (&self->typical, balik_value_unref);

  G_OBJECT_CLASS (balik_guide_question_parent_class)->dispose (object);
}

static void
balik_guide_question_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BalikGuideQuestionProperty)prop_id)
    {
    case PROP_CAN_ANSWER:
      g_value_set_boolean (value, BALIK_GUIDE_QUESTION (object)->can_answer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-guide-question.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, title_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, help_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, entry);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, unit_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, badge_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, range_box);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, low_entry);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, high_entry);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, message_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, typical_box);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, typical_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, why_expander);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, why_label);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, find_out_expander);
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, find_out_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, typical_cb);
}

static void
balik_guide_question_class_init (BalikGuideQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_guide_question_dispose;
  object_class->get_property = balik_guide_question_get_property;

  /**
   * BalikGuideQuestion:can-answer:
   *
   * Whether what is typed is an answer.
   */
  props[PROP_CAN_ANSWER]
      = g_param_spec_boolean ("can-answer", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * BalikGuideQuestion::answered:
   *
   * Emitted when the person presses Enter.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", BALIK_TYPE_GUIDE_QUESTION, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
balik_guide_question_init (BalikGuideQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * balik_guide_question_show:
 * @self: a question view
 * @document: the open plan
 * @question: the question to ask
 * @template: (nullable): a plan to take typical values from; %NULL keeps those shown
 *
 * Asks a question, with what the plan already answers to it.
 */
void
balik_guide_question_show (BalikGuideQuestion *self,
                           BalikDocument *document,
                           const BalikQuestion *question,
                           BalikPlan *template)
{
  g_return_if_fail (BALIK_IS_GUIDE_QUESTION (self));
  g_return_if_fail (question != NULL);

  g_set_object (&self->document, document);
  self->question = question;
  gtk_label_set_label (self->title_label, _ (question->title));
  gtk_label_set_label (self->help_label, _ (question->help));
  show_optional (self->why_expander, self->why_label, question->why);
  show_optional (self->find_out_expander, self->find_out_label, question->find_out);
  show_typical (self, template);
  show_value (self);
}

/**
 * balik_guide_question_can_answer:
 * @self: a question view
 *
 * Returns: whether what is typed is an answer
 */
gboolean
balik_guide_question_can_answer (BalikGuideQuestion *self)
{
  g_return_val_if_fail (BALIK_IS_GUIDE_QUESTION (self), FALSE);

  return self->can_answer;
}

/**
 * balik_guide_question_answer:
 * @self: a question view
 *
 * Applies what is typed, as one act. An answer that says what the plan says
 * already changes nothing, so it stays assumed if it was.
 *
 * Returns: whether the plan now has the answer
 */
gboolean
balik_guide_question_answer (BalikGuideQuestion *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikValue) value = NULL;
  g_autoptr (BalikValue) origin = NULL;
  g_autoptr (BalikEditGroup) group = NULL;
  BalikPlan *plan;

  g_return_val_if_fail (BALIK_IS_GUIDE_QUESTION (self), FALSE);

  value = read_answer (self, NULL, &error);
  if (value == NULL)
    {
      show_message (self, error->message, TRUE);
      return FALSE;
    }
  plan = balik_document_get_plan (self->document);
  if (balik_guide_has_value (self->question, plan, value))
    return TRUE;

  if (balik_guide_is_number (self->question))
    origin = balik_value_new_origin ("own record", NULL, NULL, NULL);
  group = balik_question_answer (self->question, plan, value, origin);
  if (balik_plan_apply (plan, group, &error))
    return TRUE;
  show_message (self, error->message, TRUE);
  return FALSE;
}
