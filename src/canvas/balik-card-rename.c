/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-card-editor.h"
#include "balik-card-view-private.h"

/* Changing a card: its title in its place, the rest in a popover. */

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
type_title (BalikCardView *self, const char *title)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.type-text", "(xss)",
                              balik_item_get_id (self->card), "title", title);
}

/* Ends typing a title; @takes says whether what was typed holds. */
void
balik_card_view_stop_rename (BalikCardView *self, gboolean takes)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *typed = NULL;
  gboolean has_focus;

  if (entry == NULL)
    return;
  typed = dup_typed (entry);
  has_focus = (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gtk_widget_set_visible (self->title, TRUE);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (entry, FALSE);
  balik_card_view_update_number (self);
  takes = takes && *typed != '\0';
  if (takes)
    type_title (self, typed);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.end-typing", "b", takes);
}

/* The title may have changed elsewhere, as by undo. */
void
balik_card_view_follow_rename (BalikCardView *self)
{
  const char *title = balik_item_get_text (self->card, "title");
  g_autofree char *typed = self->entry != NULL ? dup_typed (self->entry) : NULL;

  if (typed == NULL || balik_typing_is_pending (self->typing) || g_str_equal (typed, title))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  balik_typing_forget (self->typing);
}

static void
entry_changed_cb (BalikCardView *self)
{
  balik_typing_go_on (self->typing);
}

static void
entry_paused_cb (BalikCardView *self)
{
  g_autofree char *typed = self->entry != NULL ? dup_typed (self->entry) : NULL;

  if (typed != NULL && *typed != '\0')
    type_title (self, typed);
}

static void
entry_activate_cb (GtkEntry *entry, BalikCardView *self)
{
  balik_card_view_stop_rename (self, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              BalikCardView *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  balik_card_view_stop_rename (self, FALSE);
  return TRUE;
}

static void
entry_finished_cb (BalikCardView *self)
{
  balik_card_view_stop_rename (self, TRUE);
}

static void
entry_icon_cb (GtkEntry *entry, GtkEntryIconPosition position, BalikCardView *self)
{
  balik_card_view_stop_rename (self, TRUE);
  balik_card_view_open_editor (self);
}

/* It stays when the focus has left it, which is still under way then. */
static GtkWidget *
build_renamer (BalikCardView *self)
{
  GtkEventController *key;
  GtkWidget *entry = gtk_entry_new ();

  /* The plan's own undo is the one that counts. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "view-more-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Text, colour and number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title of the card"), -1);
  key = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  self->typing = balik_typing_new (entry);
  g_signal_connect (key, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_object (self->typing, "paused", G_CALLBACK (entry_paused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typing, "finished", G_CALLBACK (entry_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (entry, "icon-press", G_CALLBACK (entry_icon_cb), self);
  gtk_widget_add_controller (entry, key);
  gtk_widget_insert_after (entry, GTK_WIDGET (self), self->title);
  return entry;
}

/**
 * balik_card_view_start_rename:
 * @self: a card view
 *
 * Lets the title be typed in its place. Enter ends that, Escape brings back the
 * title that was there before.
 */
void
balik_card_view_start_rename (BalikCardView *self)
{
  g_return_if_fail (BALIK_IS_CARD_VIEW (self));

  if (self->entry != NULL)
    return;

  if (self->renamer == NULL)
    self->renamer = build_renamer (self);
  self->entry = self->renamer;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), balik_item_get_text (self->card, "title"));
  balik_typing_forget (self->typing);

  gtk_widget_set_visible (self->title, FALSE);
  gtk_widget_set_visible (self->number_box, FALSE);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
}

/**
 * balik_card_view_get_entry:
 * @self: a card view
 *
 * Returns: (transfer none) (nullable): the entry while its title is typed
 */
GtkWidget *
balik_card_view_get_entry (BalikCardView *self)
{
  g_return_val_if_fail (BALIK_IS_CARD_VIEW (self), NULL);

  return self->entry;
}

static void
editor_closed_cb (GtkPopover *editor, BalikCardView *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * balik_card_view_open_editor:
 * @self: a card view
 *
 * Opens what changes text, colour and number.
 *
 * Returns: (transfer none): the popover
 */
GtkWidget *
balik_card_view_open_editor (BalikCardView *self)
{
  g_return_val_if_fail (BALIK_IS_CARD_VIEW (self), NULL);

  balik_card_view_stop_rename (self, TRUE);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = balik_card_editor_new (self->plan, self->card, self->locale);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (editor_closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self->editor));
  return self->editor;
}
