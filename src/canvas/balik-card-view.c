/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-break-marks.h"
#include "balik-card-drag.h"
#include "balik-card-editor.h"
#include "balik-card-number.h"
#include "balik-card-view-private.h"
#include "balik-text-fill.h"

/**
 * BalikCardView:
 *
 * A sticky card: its title, and at the end the number that it is linked to.
 *
 * It follows its card by itself. What a person does to it goes to the board as
 * an action ("board.set-text"…): it knows neither board nor block.
 */

G_DEFINE_FINAL_TYPE (BalikCardView, balik_card_view, GTK_TYPE_WIDGET)

static void
set_marked_text (GtkWidget *label, const char *text)
{
  g_autofree char *marked = balik_text_add_break_marks (text);

  gtk_label_set_text (GTK_LABEL (label), marked);
}

static void
update_accessible (BalikCardView *self, const BalikCardNumber *number)
{
  g_autofree char *spoken = balik_card_dup_spoken (self->card, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  balik_item_get_text (self->card, "text"), -1);
}

static void
update_title (BalikCardView *self)
{
  const char *title = balik_item_get_text (self->card, "title");
  const char *text = balik_item_get_text (self->card, "text");
  g_autofree char *quoted = NULL;

  if (*title == '\0')
    title = _ ("Card without a title");
  else if (self->is_promise)
    {
      /* Translators: %s is what the firm promises, in its own words */
      quoted = balik_text_fill (_ ("“%s”"), title, NULL);
      title = quoted;
    }
  set_marked_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *text != '\0' ? text : NULL);
}

static void
update_colour (BalikCardView *self)
{
  const char *colour = balik_item_get_text (self->card, "colour");

  if (self->colour != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);
  self->colour = g_intern_string (colour);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->colour);
}

static void
card_changed_cb (BalikCardView *self)
{
  update_title (self);
  balik_card_view_follow_rename (self);
  update_colour (self);
  balik_card_view_update_number (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BalikCardView *self)
{
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->entry != NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_SECONDARY)
    balik_card_view_open_editor (self);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2)
    balik_card_view_start_rename (self);
  else
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BalikCardView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  balik_card_view_open_editor (self);
}

static void
number_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BalikCardView *self)
{
  if (!gtk_widget_contains (self->number_box, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-number", "x",
                              balik_item_get_id (self->card));
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, BalikCardView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.select", "x",
                              balik_item_get_id (self->card));
}

static void
balik_card_view_dispose (GObject *object)
{
  BalikCardView *self = BALIK_CARD_VIEW (object);

  self->entry = NULL;
  g_clear_pointer (&self->renamer, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->number_box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_object (&self->card);
  g_clear_pointer (&self->locale, balik_locale_unref);

  G_OBJECT_CLASS (balik_card_view_parent_class)->dispose (object);
}

static void
balik_card_view_class_init (BalikCardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_card_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
new_label (float xalign, int max_width_chars, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_width_chars);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_controllers (BalikCardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *number = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect (number, "released", G_CALLBACK (number_released_cb), self);
  gtk_widget_add_controller (self->number_box, GTK_EVENT_CONTROLLER (number));
  g_signal_connect (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  balik_card_drag_add_source (self);
}

static void
balik_card_view_init (BalikCardView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->title = new_label (0, 28, "title");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_valign (self->title, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));

  self->number_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->number_box, "number");
  gtk_widget_set_valign (self->number_box, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->number_box, _ ("Show in Numbers"));
  gtk_widget_set_cursor_from_name (self->number_box, "pointer");
  self->value = new_label (1, 14, "value");
  gtk_label_set_wrap (GTK_LABEL (self->value), FALSE);
  gtk_widget_set_halign (self->value, GTK_ALIGN_END);
  self->unit = new_label (1, 14, "unit");
  gtk_box_append (GTK_BOX (self->number_box), self->value);
  gtk_box_append (GTK_BOX (self->number_box), self->unit);
  gtk_widget_set_parent (self->number_box, GTK_WIDGET (self));
  add_controllers (self);
}

/**
 * balik_card_view_new:
 * @plan: a plan
 * @card: one of its cards
 * @locale: how numbers are written
 *
 * Returns: (transfer floating): a view of @card
 */
GtkWidget *
balik_card_view_new (BalikPlan *plan, BalikItem *card, BalikLocale *locale)
{
  BalikCardView *self = g_object_new (BALIK_TYPE_CARD_VIEW, NULL);

  self->plan = g_object_ref (plan);
  self->card = g_object_ref (card);
  self->locale = balik_locale_ref (locale);
  g_signal_connect_object (card, "changed", G_CALLBACK (card_changed_cb), self, G_CONNECT_SWAPPED);
  card_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * balik_card_view_get_card:
 * @self: a card view
 *
 * Returns: (transfer none): its card
 */
BalikItem *
balik_card_view_get_card (BalikCardView *self)
{
  g_return_val_if_fail (BALIK_IS_CARD_VIEW (self), NULL);

  return self->card;
}

/**
 * balik_card_view_set_place:
 * @self: a card view
 * @index: its place in its block, from 0
 * @n_cards: how many cards the block has
 *
 * Tells screen readers where the card is.
 */
void
balik_card_view_set_place (BalikCardView *self, guint index, guint n_cards)
{
  g_return_if_fail (BALIK_IS_CARD_VIEW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int)index + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)n_cards,
                                  -1);
}

/**
 * balik_card_view_set_promise:
 * @self: a card view
 * @is_promise: whether it is the firm's promise
 *
 * The promise is written large and in quotes, its number below it.
 */
void
balik_card_view_set_promise (BalikCardView *self, gboolean is_promise)
{
  GtkLayoutManager *layout;

  g_return_if_fail (BALIK_IS_CARD_VIEW (self));

  if (self->is_promise == is_promise)
    return;

  self->is_promise = is_promise;
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), is_promise ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), is_promise ? 3 : 8);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->number_box),
                                  is_promise ? GTK_ORIENTATION_HORIZONTAL
                                             : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->number_box), is_promise ? 5 : 0);
  gtk_widget_set_halign (self->number_box, is_promise ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->unit), is_promise ? -1 : 14);
  if (is_promise)
    gtk_widget_add_css_class (GTK_WIDGET (self), "promise");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "promise");
  update_title (self);
}

/**
 * balik_card_view_set_selected:
 * @self: a card view
 * @is_selected: whether it is the one that keys and buttons are about
 *
 * Marks the card as selected, or no longer.
 */
void
balik_card_view_set_selected (BalikCardView *self, gboolean is_selected)
{
  g_return_if_fail (BALIK_IS_CARD_VIEW (self));

  if (is_selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

/**
 * balik_card_view_update_number:
 * @self: a card view
 *
 * Shows the linked number as it is now.
 */
void
balik_card_view_update_number (BalikCardView *self)
{
  g_autoptr (BalikCardNumber) number = NULL;

  g_return_if_fail (BALIK_IS_CARD_VIEW (self));

  number = balik_card_number_new_for_card (self->plan, self->card, self->locale);
  gtk_widget_set_visible (self->number_box, number != NULL && self->entry == NULL);
  if (number != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->value), number->value);
      set_marked_text (self->unit, number->unit);
      gtk_widget_set_visible (self->unit, *number->unit != '\0');
      if (number->is_assumed)
        gtk_widget_add_css_class (self->value, "assumed");
      else
        gtk_widget_remove_css_class (self->value, "assumed");
    }
  update_accessible (self, number);
}
