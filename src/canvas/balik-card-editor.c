/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-editor.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-card-number.h"
#include "balik-card-swatches.h"
#include "balik-number-choice.h"
#include "balik-number-picker.h"
#include "balik-text-fill.h"
#include "balik-typing.h"

#define EDITOR_WIDTH 300
#define TEXT_HEIGHT 66

/**
 * BalikCardEditor:
 *
 * What can be changed of a card: title, text, colour, and the number that it
 * shows. A second page lists the plan's numbers.
 *
 * What was typed holds once the typing pauses, the focus leaves the field or the
 * popover closes.
 */
struct _BalikCardEditor
{
  GtkPopover parent_instance;

  BalikPlan *plan;
  BalikItem *card;
  BalikLocale *locale;
  GtkWidget *stack;
  GtkWidget *title;
  GtkWidget *text;
  BalikTyping *title_typing;
  BalikTyping *text_typing;
  GtkWidget *number_label;
  GtkWidget *number_button;
  GtkWidget *number_actions;
  GtkWidget *picker;
};

G_DEFINE_FINAL_TYPE (BalikCardEditor, balik_card_editor, GTK_TYPE_POPOVER)

/* As they would be taken now. */
static char *
dup_title (BalikCardEditor *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
}

static char *
dup_text (BalikCardEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* The card may have been taken away meanwhile, as by undo. */
static void
set_text (BalikCardEditor *self, const char *action, const char *key, const char *text)
{
  if (strcmp (balik_item_get_text (self->card, key), text) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(xss)", balik_item_get_id (self->card),
                                key, text);
}

static void
link_to (BalikCardEditor *self, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.link", "(xs)",
                              balik_item_get_id (self->card), path);
}

static void
colour_chosen_cb (GtkToggleButton *button, BalikCardEditor *self)
{
  if (gtk_toggle_button_get_active (button))
    set_text (self, "board.set-text", "colour", balik_card_swatch_get_colour (button));
}

static void
title_activate_cb (GtkEntry *entry, BalikCardEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
choose_cb (GtkButton *button, BalikCardEditor *self)
{
  balik_card_editor_show_numbers (self);
}

static void
unlink_cb (GtkButton *button, BalikCardEditor *self)
{
  link_to (self, "");
  gtk_widget_grab_focus (self->number_button);
}

static void
back_cb (GtkButton *button, BalikCardEditor *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "card");
  gtk_widget_grab_focus (self->number_button);
}

static void
picked_cb (BalikNumberPicker *picker, const char *path, BalikCardEditor *self)
{
  link_to (self, path);
  back_cb (NULL, self);
}

static void
show_number_cb (GtkButton *button, BalikCardEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-number", "x",
                              balik_item_get_id (self->card));
}

static void
delete_cb (GtkButton *button, BalikCardEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "board.delete", "x",
                              balik_item_get_id (self->card));
}

static void
update_number (BalikCardEditor *self)
{
  g_autoptr (BalikCardNumber) number
      = balik_card_number_new_for_card (self->plan, self->card, self->locale);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->number_actions, number != NULL);
  if (number != NULL)
    {
      name = balik_number_dup_name (number->item, number->key);
      value = balik_card_number_dup_text (number);
      /* Translators: the name of a number, then its value with unit */
      words = balik_text_fill (_ ("%s: %s"), name, value, NULL);
    }
  gtk_label_set_text (GTK_LABEL (self->number_label),
                      words != NULL ? words : _ ("Link to a number…"));
}

static void
take_title (BalikCardEditor *self)
{
  g_autofree char *title = dup_title (self);

  if (*title != '\0')
    set_text (self, "board.type-text", "title", title);
}

static void
take_text (BalikCardEditor *self)
{
  g_autofree char *text = dup_text (self);

  set_text (self, "board.type-text", "text", text);
}

static void
finished_cb (BalikCardEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.end-typing", "b", TRUE);
}

static void
closed_cb (BalikCardEditor *self)
{
  take_title (self);
  take_text (self);
  finished_cb (self);
}

static void
typed_cb (BalikTyping *typing)
{
  balik_typing_go_on (typing);
}

static void
card_title_changed_cb (BalikCardEditor *self)
{
  const char *title = balik_item_get_text (self->card, "title");
  g_autofree char *typed = dup_title (self);

  if (balik_typing_is_pending (self->title_typing) || g_str_equal (typed, title))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_editable_set_position (GTK_EDITABLE (self->title), -1);
  balik_typing_forget (self->title_typing);
}

static void
card_text_changed_cb (BalikCardEditor *self)
{
  const char *text = balik_item_get_text (self->card, "text");
  g_autofree char *typed = dup_text (self);

  if (balik_typing_is_pending (self->text_typing) || g_str_equal (typed, text))
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);
  balik_typing_forget (self->text_typing);
}

static void
balik_card_editor_dispose (GObject *object)
{
  BalikCardEditor *self = BALIK_CARD_EDITOR (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->card);
  g_clear_pointer (&self->locale, balik_locale_unref);

  G_OBJECT_CLASS (balik_card_editor_parent_class)->dispose (object);
}

static void
balik_card_editor_class_init (BalikCardEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = balik_card_editor_dispose;
}

static GtkWidget *
new_caption (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_field (GtkWidget *box, const char *words, GtkWidget *field, GtkWidget *labelled)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = new_caption (words);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (labelled), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  caption, NULL, -1);
  gtk_box_append (GTK_BOX (group), caption);
  gtk_box_append (GTK_BOX (group), field);
  gtk_box_append (GTK_BOX (box), group);
}

/* Of a field, in which @changing emits “changed”. */
static BalikTyping *
follow_typing (BalikCardEditor *self, GtkWidget *field, gpointer changing, GCallback take)
{
  BalikTyping *typing = balik_typing_new (field);

  g_signal_connect_object (changing, "changed", G_CALLBACK (typed_cb), typing, G_CONNECT_SWAPPED);
  g_signal_connect_object (typing, "paused", take, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (typing, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  return typing;
}

static GtkWidget *
build_text (BalikCardEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer;

  self->text = gtk_text_view_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_buffer_set_text (buffer, balik_item_get_text (self->card, "text"), -1);
  /* The plan's own undo is the one that counts. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->text_typing = follow_typing (self, self->text, buffer, G_CALLBACK (take_text));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_add_css_class (scroller, "card-text");
  return scroller;
}

static GtkWidget *
new_link_button (const char *words, GCallback callback, BalikCardEditor *self)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
build_number (BalikCardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->number_button = gtk_button_new ();
  self->number_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->number_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->number_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->number_label), 30);
  gtk_button_set_child (GTK_BUTTON (self->number_button), self->number_label);
  g_signal_connect (self->number_button, "clicked", G_CALLBACK (choose_cb), self);
  gtk_box_append (GTK_BOX (box), self->number_button);

  self->number_actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->number_actions),
                  new_link_button (_ ("Show in Numbers"), G_CALLBACK (show_number_cb), self));
  gtk_box_append (GTK_BOX (self->number_actions),
                  new_link_button (_ ("Unlink"), G_CALLBACK (unlink_cb), self));
  gtk_box_append (GTK_BOX (box), self->number_actions);
  return box;
}

static GtkWidget *
build_card_page (BalikCardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = build_text (self);
  GtkWidget *colours = balik_card_swatches_new (balik_item_get_text (self->card, "colour"),
                                                G_CALLBACK (colour_chosen_cb), self);
  GtkWidget *number = build_number (self);
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete Card"));

  self->title = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->title), balik_item_get_text (self->card, "title"));
  g_signal_connect (self->title, "activate", G_CALLBACK (title_activate_cb), self);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->title), FALSE);
  self->title_typing = follow_typing (self, self->title, self->title, G_CALLBACK (take_title));
  add_field (box, _ ("Title"), self->title, self->title);
  add_field (box, _ ("Text"), text, self->text);
  add_field (box, _ ("Colour"), colours, colours);
  add_field (box, _ ("Number"), number, number);
  gtk_widget_add_css_class (delete, "destructive-action");
  gtk_widget_set_halign (delete, GTK_ALIGN_END);
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), delete);
  return box;
}

static GtkWidget *
build_numbers_page (BalikCardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *heading = gtk_label_new (_ ("Number on the Card"));

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"),
                                  -1);
  g_signal_connect (back, "clicked", G_CALLBACK (back_cb), self);
  gtk_widget_add_css_class (heading, "heading");
  self->picker = balik_number_picker_new (self->plan, self->locale);
  g_signal_connect (self->picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (header), back);
  gtk_box_append (GTK_BOX (header), heading);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->picker);
  return box;
}

static void
balik_card_editor_init (BalikCardEditor *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_size_request (self->stack, EDITOR_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-editor");
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * balik_card_editor_new:
 * @plan: a plan
 * @card: one of its cards
 * @locale: how numbers are written
 *
 * Returns: (transfer floating): what changes @card
 */
GtkWidget *
balik_card_editor_new (BalikPlan *plan, BalikItem *card, BalikLocale *locale)
{
  BalikCardEditor *self = g_object_new (BALIK_TYPE_CARD_EDITOR, NULL);

  self->plan = g_object_ref (plan);
  self->card = g_object_ref (card);
  self->locale = balik_locale_ref (locale);
  gtk_stack_add_named (GTK_STACK (self->stack), build_card_page (self), "card");
  g_signal_connect_object (card, "changed::title", G_CALLBACK (card_title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "changed::text", G_CALLBACK (card_text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "changed::links", G_CALLBACK (update_number), self,
                           G_CONNECT_SWAPPED);
  update_number (self);
  return GTK_WIDGET (self);
}

/**
 * balik_card_editor_show_numbers:
 * @self: an editor
 *
 * Shows the list of numbers to link the card to.
 */
void
balik_card_editor_show_numbers (BalikCardEditor *self)
{
  g_return_if_fail (BALIK_IS_CARD_EDITOR (self));

  if (self->picker == NULL)
    gtk_stack_add_named (GTK_STACK (self->stack), build_numbers_page (self), "numbers");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "numbers");
  gtk_widget_child_focus (self->picker, GTK_DIR_TAB_FORWARD);
}
