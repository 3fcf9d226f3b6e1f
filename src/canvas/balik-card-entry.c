/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-entry.h"

#include <glib/gi18n.h>

#include "balik-text-fill.h"
#include "balik-typing.h"

/**
 * BalikCardEntry:
 *
 * Where the titles of new cards are typed. Enter makes a card and waits for the
 * next title, Escape takes it back and ends; what was typed is never lost by going
 * elsewhere.
 *
 * A title is a card of the plan as soon as the typing pauses, and goes on being
 * typed here. It is hidden while nobody adds cards.
 */
struct _BalikCardEntry
{
  GtkWidget parent_instance;

  const BalikBlock *block;
  GtkWidget *entry;
  BalikTyping *typing;
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikCardEntry, balik_card_entry, GTK_TYPE_WIDGET)

static void
emit_ended (BalikCardEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/* A title on its way to being another one is empty at times. */
static gboolean
take (BalikCardEntry *self)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*title == '\0')
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "board.type-card", "(ss)", self->block->id, title);
  return TRUE;
}

static gboolean
finish (BalikCardEntry *self)
{
  const gboolean is_card = take (self);

  gtk_widget_activate_action (GTK_WIDGET (self), "board.end-typing", "b", is_card);
  balik_card_entry_clear (self);
  return is_card;
}

static void
activate_cb (GtkEntry *entry, BalikCardEntry *self)
{
  if (!finish (self))
    emit_ended (self);
}

static void
changed_cb (BalikCardEntry *self)
{
  balik_typing_go_on (self->typing);
}

static void
paused_cb (BalikCardEntry *self)
{
  take (self);
}

static void
finished_cb (BalikCardEntry *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  finish (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BalikCardEntry *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "board.end-typing", "b", FALSE);
  balik_card_entry_clear (self);
  emit_ended (self);
  return TRUE;
}

static gboolean
balik_card_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BALIK_CARD_ENTRY (widget)->entry);
}

static void
balik_card_entry_dispose (GObject *object)
{
  g_clear_pointer (&BALIK_CARD_ENTRY (object)->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (balik_card_entry_parent_class)->dispose (object);
}

static void
balik_card_entry_class_init (BalikCardEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_card_entry_dispose;
  widget_class->grab_focus = balik_card_entry_grab_focus;

  /**
   * BalikCardEntry::ended:
   * @self: an entry
   *
   * Emitted when no more cards are to be added; focus is to go elsewhere.
   */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", BALIK_TYPE_CARD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardentry");
}

static void
balik_card_entry_init (BalikCardEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  self->typing = balik_typing_new (self->entry);
  /* The plan's own undo is the one that counts. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("New card"));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (self->typing, "paused", G_CALLBACK (paused_cb), self);
  g_signal_connect_swapped (self->typing, "finished", G_CALLBACK (finished_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_controller (self->entry, key);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * balik_card_entry_new:
 * @block: the block that the cards are for
 *
 * Returns: (transfer floating): a hidden entry
 */
GtkWidget *
balik_card_entry_new (const BalikBlock *block)
{
  BalikCardEntry *self = g_object_new (BALIK_TYPE_CARD_ENTRY, NULL);
  /* Translators: %s is the name of a block of the canvas, as "Partners" */
  g_autofree char *label = balik_text_fill (_ ("Title of a new card in %s"), _ (block->name), NULL);

  self->block = block;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Enter adds the card, Escape ends"), -1);
  return GTK_WIDGET (self);
}

/**
 * balik_card_entry_start:
 * @self: an entry
 *
 * Shows it and lets a title be typed.
 */
void
balik_card_entry_start (BalikCardEntry *self)
{
  g_return_if_fail (BALIK_IS_CARD_ENTRY (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

/**
 * balik_card_entry_stop:
 * @self: an entry
 *
 * Hides it. The focus should be elsewhere already.
 */
void
balik_card_entry_stop (BalikCardEntry *self)
{
  g_return_if_fail (BALIK_IS_CARD_ENTRY (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * balik_card_entry_clear:
 * @self: an entry
 *
 * Makes it empty: what was typed is a card by now, or was taken back.
 */
void
balik_card_entry_clear (BalikCardEntry *self)
{
  g_return_if_fail (BALIK_IS_CARD_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  balik_typing_forget (self->typing);
}
