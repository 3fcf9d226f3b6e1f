/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-guide-reading.h"
#include "balik-stretch.h"
#include "balik-typing.h"

/**
 * BalikGuideQuestion:
 *
 * One question of the Guide with room for its answer.
 *
 * What is typed is taken as soon as the typing pauses, if it is an answer; all of
 * it is one act in the end, which Escape takes back. "I don't know" takes over
 * what the template of this model has, and leaves it marked as assumed.
 */
struct _BalikGuideQuestion
{
  AdwBin parent_instance;

  BalikDocument *document;
  const BalikQuestion *question;
  BalikValue *typical;
  BalikTyping *typing;
  BalikStretch *stretch;
  BalikValue *start; /* what the plan said before the typing */
  gboolean can_answer;
  gboolean is_showing;
  gboolean is_typed;
  gboolean is_taking;

  GtkLabel *title_label;
  GtkLabel *help_label;
  GtkWidget *answer_box;
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
  self->is_typed = TRUE;
  balik_typing_go_on (self->typing);
  value = read_answer (self, &reading, &error);
  set_can_answer (self, value != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label), FALSE);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    show_message (self, NULL, FALSE);
  else
    show_message (self, value != NULL ? reading : error->message, value == NULL);
}

/* The group that answers, more of it, or none where the plan says @value already. */
static BalikEditGroup *
new_answer (BalikGuideQuestion *self, BalikValue *value)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  g_autoptr (BalikValue) origin = NULL;

  if (balik_guide_has_value (self->question, plan, value))
    return NULL;
  if (balik_guide_is_number (self->question))
    origin = balik_value_new_origin ("own record", NULL, NULL, NULL);
  return balik_question_answer (self->question, plan, value, origin);
}

/* Where the old answer is typed again, all is as it was: also that it was assumed. */
static gboolean
take_value (BalikGuideQuestion *self, BalikValue *value, GError **error)
{
  g_autoptr (BalikEditGroup) group = NULL;

  if (!balik_stretch_has_begun (self->stretch))
    {
      g_clear_pointer (&self->start, balik_value_unref);
      self->start
          = balik_guide_dup_value (self->question, balik_document_get_plan (self->document));
    }
  group = new_answer (self, value);
  if (group == NULL
      || (balik_value_equal (self->start, value) && balik_stretch_take_back (self->stretch)))
    return TRUE;
  return balik_stretch_apply (self->stretch, group, error);
}

static gboolean
take (BalikGuideQuestion *self, GError **error)
{
  g_autoptr (BalikValue) value = read_answer (self, NULL, error);
  gboolean done;

  balik_typing_forget (self->typing);
  if (value == NULL)
    return FALSE;
  self->is_taking = TRUE;
  done = take_value (self, value, error);
  self->is_taking = FALSE;
  return done;
}

static void
paused_cb (BalikGuideQuestion *self)
{
  g_autoptr (GError) error = NULL;

  /* Why a text is no answer is shown while it is typed; rules of the plan are not. */
  if (!take (self, &error) && self->can_answer)
    show_message (self, error->message, TRUE);
}

static void
finished_cb (BalikGuideQuestion *self)
{
  if (self->stretch != NULL)
    balik_stretch_end (self->stretch);
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

  balik_guide_question_finish (self);
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
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
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
  self->is_typed = FALSE;
  set_can_answer (self, *text != '\0');
}

static gboolean
key_pressed_cb (BalikGuideQuestion *self, guint key)
{
  if (key != GDK_KEY_Escape || !self->is_typed)
    return FALSE;
  balik_typing_forget (self->typing);
  balik_stretch_take_back (self->stretch);
  show_value (self);
  return TRUE;
}

static void
balik_guide_question_dispose (GObject *object)
{
  BalikGuideQuestion *self = BALIK_GUIDE_QUESTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_GUIDE_QUESTION);
  g_clear_object (&self->stretch);
  g_clear_object (&self->document);
  g_clear_pointer (&self->start, balik_value_unref);
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
  gtk_widget_class_bind_template_child (widget_class, BalikGuideQuestion, answer_box);
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
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEntry *entries[3];

  gtk_widget_init_template (GTK_WIDGET (self));

  entries[0] = self->entry;
  entries[1] = self->low_entry;
  entries[2] = self->high_entry;
  /* The plan's own undo is the one that counts. */
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_enable_undo (GTK_EDITABLE (entries[i]), FALSE);
  self->typing = balik_typing_new (self->answer_box);
  g_signal_connect_object (self->typing, "paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typing, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->answer_box, keys);
}

/**
 * balik_guide_question_show:
 * @self: a question view
 * @document: the open plan
 * @question: the question to ask
 * @template: (nullable): a plan to take typical values from
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

  if (g_set_object (&self->document, document))
    {
      g_clear_object (&self->stretch);
      self->stretch = balik_stretch_new (balik_document_get_plan (document),
                                         balik_document_get_history (document));
    }
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
 * balik_guide_question_update:
 * @self: a question view that asks
 *
 * Shows the answer that the plan has now, but leaves alone what is being typed.
 */
void
balik_guide_question_update (BalikGuideQuestion *self)
{
  g_return_if_fail (BALIK_IS_GUIDE_QUESTION (self));

  if (!self->is_taking && !balik_typing_is_pending (self->typing))
    show_value (self);
}

/**
 * balik_guide_question_finish:
 * @self: a question view
 *
 * Takes what is typed, if it is an answer; what is typed from now on is another act.
 */
void
balik_guide_question_finish (BalikGuideQuestion *self)
{
  g_return_if_fail (BALIK_IS_GUIDE_QUESTION (self));

  if (balik_typing_is_pending (self->typing))
    take (self, NULL);
  finished_cb (self);
}

/**
 * balik_guide_question_answer:
 * @self: a question view
 *
 * Takes what is typed, and says what is wrong with it. An answer that says what the
 * plan says already changes nothing, so it stays assumed if it was.
 *
 * Returns: whether the plan now has the answer
 */
gboolean
balik_guide_question_answer (BalikGuideQuestion *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BALIK_IS_GUIDE_QUESTION (self), FALSE);

  if (take (self, &error))
    {
      finished_cb (self);
      return TRUE;
    }
  show_message (self, error->message, TRUE);
  return FALSE;
}
