/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-typing.h"

/**
 * BalikTyping:
 *
 * Says when to take what somebody types: after a second of quiet, when the focus
 * goes, and when the window asks for it, as before it saves.
 *
 * It belongs to an area, a field or what holds some fields of one answer, and is
 * told of each change there. It knows neither the text nor what it is for. The keys
 * for undo and redo are the plan's there.
 */
struct _BalikTyping
{
  GObject parent_instance;

  guint quiet_id;
};

enum
{
  SIGNAL_STARTED,
  SIGNAL_PAUSED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikTyping, balik_typing, G_TYPE_OBJECT)

/* What was typed is kept after so much quiet, whatever happens then. */
#define QUIET_MS 1000

static void
emit_plain (BalikTyping *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static void
take (BalikTyping *self)
{
  if (self->quiet_id == 0)
    return;
  balik_typing_forget (self);
  emit_plain (self, SIGNAL_PAUSED);
}

static gboolean
quiet_cb (gpointer data)
{
  take (data);
  return G_SOURCE_REMOVE;
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  take (data);
}

static void
focus_enter_cb (BalikTyping *self)
{
  emit_plain (self, SIGNAL_STARTED);
}

static void
focus_leave_cb (BalikTyping *self)
{
  take (self);
  emit_plain (self, SIGNAL_FINISHED);
}

static void
add_step (GtkShortcutController *controller, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      controller, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, modifiers),
                                    gtk_named_action_new (action)));
}

/* The plan's own undo is the one that counts. A field keeps these keys to itself also
 * where it has no undo, and what is in a popover keeps them from the window. */
static GtkEventController *
new_steps (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_step (GTK_SHORTCUT_CONTROLLER (controller), GDK_CONTROL_MASK, "plan.undo");
  add_step (GTK_SHORTCUT_CONTROLLER (controller), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "plan.redo");
  return controller;
}

static void
balik_typing_dispose (GObject *object)
{
  balik_typing_forget (BALIK_TYPING (object));

  G_OBJECT_CLASS (balik_typing_parent_class)->dispose (object);
}

static void
balik_typing_class_init (BalikTypingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = balik_typing_dispose;

  /**
   * BalikTyping::started:
   * @self: a typing
   *
   * Emitted when the keyboard focus comes.
   */
  signals[SIGNAL_STARTED] = g_signal_new ("started", BALIK_TYPE_TYPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikTyping::paused:
   * @self: a typing
   *
   * Emitted when what was typed is to be taken. More may be typed after it.
   */
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", BALIK_TYPE_TYPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikTyping::finished:
   * @self: a typing
   *
   * Emitted when the keyboard focus has gone, after what was typed was taken.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", BALIK_TYPE_TYPING, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_typing_init (BalikTyping *self)
{
}

/**
 * balik_typing_new:
 * @area: what is typed into, or holds it
 *
 * Returns: (transfer none): what follows the typing there as long as @area lives
 */
BalikTyping *
balik_typing_new (GtkWidget *area)
{
  static const GActionEntry actions[] = { { .name = "take", .activate = take_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  BalikTyping *self = g_object_new (BALIK_TYPE_TYPING, NULL);

  g_object_set_data_full (G_OBJECT (area), "balik-typing", self, g_object_unref);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (area, focus);
  gtk_widget_add_controller (area, new_steps ());
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (area, "typing", G_ACTION_GROUP (group));
  return self;
}

/**
 * balik_typing_go_on:
 * @self: a typing
 *
 * Tells that something was typed.
 */
void
balik_typing_go_on (BalikTyping *self)
{
  g_return_if_fail (BALIK_IS_TYPING (self));

  balik_typing_forget (self);
  self->quiet_id = g_timeout_add (QUIET_MS, quiet_cb, self);
}

/**
 * balik_typing_forget:
 * @self: a typing
 *
 * Tells that nothing is to be taken, as after a text was replaced.
 */
void
balik_typing_forget (BalikTyping *self)
{
  g_return_if_fail (BALIK_IS_TYPING (self));

  g_clear_handle_id (&self->quiet_id, g_source_remove);
}

/**
 * balik_typing_is_pending:
 * @self: a typing
 *
 * Returns: whether something was typed that has not been taken yet
 */
gboolean
balik_typing_is_pending (BalikTyping *self)
{
  g_return_val_if_fail (BALIK_IS_TYPING (self), FALSE);

  return self->quiet_id != 0;
}

/**
 * balik_typing_take:
 * @root: a window
 *
 * Takes what is being typed in the window, wherever that is.
 */
void
balik_typing_take (GtkRoot *root)
{
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_ROOT (root));

  focus = gtk_root_get_focus (root);
  if (focus != NULL)
    gtk_widget_activate_action (focus, "typing.take", NULL);
}
