/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-field-entry.h"

#include "balik-typing.h"

/**
 * BalikFieldEntry:
 *
 * An entry for one field among many: Enter and Down go to the next such entry,
 * Up to the one before, Esc asks for the old value.
 *
 * It tells when typing begins, goes on and ends, and shows what is wrong with
 * the text, but not before the typing pauses: half a number is no mistake.
 */
struct _BalikFieldEntry
{
  GtkEntry parent_instance;

  char *problem;
  char *next_problem;
  guint problem_id;
  BalikTyping *typing;
  gboolean is_showing;
  gboolean is_typing;
};

enum
{
  SIGNAL_STARTED,
  SIGNAL_TYPED,
  SIGNAL_PAUSED,
  SIGNAL_CANCELLED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

typedef enum
{
  PROP_PROBLEM = 1,
} BalikFieldEntryProperty;

static GParamSpec *props[PROP_PROBLEM + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikFieldEntry, balik_field_entry, GTK_TYPE_ENTRY)

#define PAUSE_MS 500

static void
emit_plain (BalikFieldEntry *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static gboolean
emit_cancelled (BalikFieldEntry *self)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0, &handled);
  return handled;
}

static void
show_problem (BalikFieldEntry *self, const char *problem)
{
  g_clear_handle_id (&self->problem_id, g_source_remove);
  g_clear_pointer (&self->next_problem, g_free);
  if (!g_set_str (&self->problem, problem))
    return;

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
show_next_problem (BalikFieldEntry *self)
{
  g_autofree char *problem = g_steal_pointer (&self->next_problem);

  if (problem != NULL)
    show_problem (self, problem);
}

static gboolean
typing_paused_cb (gpointer data)
{
  BalikFieldEntry *self = data;

  self->problem_id = 0;
  show_next_problem (self);
  return G_SOURCE_REMOVE;
}

/* All field entries below @widget that can take focus, in the order of the tree. */
static void
collect_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (BALIK_IS_FIELD_ENTRY (widget))
    {
      if (gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget))
        g_ptr_array_add (entries, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_entries (child, entries);
}

static gboolean
go_to_neighbour (BalikFieldEntry *self, int step)
{
  GtkWidget *top = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  guint place = 0;

  if (top == NULL)
    top = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (top == NULL)
    top = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  collect_entries (top, entries);
  if (!g_ptr_array_find (entries, self, &place) || (step < 0 && place == 0)
      || (step > 0 && place + 1 == entries->len))
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (entries, (guint)((int)place + step)));
}

static gboolean
key_pressed_cb (BalikFieldEntry *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Escape:
      return emit_cancelled (self);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_to_neighbour (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_to_neighbour (self, -1);
    default:
      return FALSE;
    }
}

static void
activate_cb (BalikFieldEntry *self)
{
  show_next_problem (self);

  /* A mistake is looked at before one goes on; the last entry takes its text all the same. */
  if (self->problem == NULL && !go_to_neighbour (self, 1))
    {
      emit_plain (self, SIGNAL_FINISHED);
      emit_plain (self, SIGNAL_STARTED);
    }
}

static void
paused_cb (BalikFieldEntry *self)
{
  emit_plain (self, SIGNAL_PAUSED);
}

static void
changed_cb (BalikFieldEntry *self)
{
  if (self->is_showing)
    return;
  balik_typing_go_on (self->typing);
  emit_plain (self, SIGNAL_TYPED);
}

static void
started_cb (BalikFieldEntry *self)
{
  if (self->is_typing)
    return;
  self->is_typing = TRUE;
  emit_plain (self, SIGNAL_STARTED);
}

static void
finished_cb (BalikFieldEntry *self)
{
  if (!self->is_typing)
    return;
  self->is_typing = FALSE;
  show_next_problem (self);
  emit_plain (self, SIGNAL_FINISHED);
}

static void
balik_field_entry_dispose (GObject *object)
{
  BalikFieldEntry *self = BALIK_FIELD_ENTRY (object);

  g_clear_handle_id (&self->problem_id, g_source_remove);
  balik_typing_forget (self->typing);

  G_OBJECT_CLASS (balik_field_entry_parent_class)->dispose (object);
}

static void
balik_field_entry_finalize (GObject *object)
{
  BalikFieldEntry *self = BALIK_FIELD_ENTRY (object);

  g_free (self->problem);
  g_free (self->next_problem);

  G_OBJECT_CLASS (balik_field_entry_parent_class)->finalize (object);
}

static void
balik_field_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikFieldEntry *self = BALIK_FIELD_ENTRY (object);

  switch ((BalikFieldEntryProperty)prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_field_entry_class_init (BalikFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_field_entry_dispose;
  object_class->finalize = balik_field_entry_finalize;
  object_class->get_property = balik_field_entry_get_property;

  /**
   * BalikFieldEntry:problem:
   *
   * What is wrong with the text, in words; %NULL where nothing is.
   */
  props[PROP_PROBLEM]
      = g_param_spec_string ("problem", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * BalikFieldEntry::started:
   * @self: an entry
   *
   * Emitted when the keyboard focus comes.
   */
  signals[SIGNAL_STARTED] = g_signal_new ("started", BALIK_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikFieldEntry::typed:
   * @self: an entry
   *
   * Emitted when the user changes the text.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", BALIK_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikFieldEntry::paused:
   * @self: an entry
   *
   * Emitted when what was typed is to be taken: the user has not typed for a
   * second, goes elsewhere or saves.
   */
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", BALIK_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikFieldEntry::cancelled:
   * @self: an entry
   *
   * Emitted when the user asks for the old value.
   *
   * Returns: whether there was something to bring back
   */
  signals[SIGNAL_CANCELLED]
      = g_signal_new ("cancelled", BALIK_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);

  /**
   * BalikFieldEntry::finished:
   * @self: an entry
   *
   * Emitted when the keyboard focus goes, or Enter is pressed in the last entry.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", BALIK_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_field_entry_init (BalikFieldEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* The plan's own undo is the one that counts. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->typing = balik_typing_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->typing, "started", G_CALLBACK (started_cb), self);
  g_signal_connect_swapped (self->typing, "paused", G_CALLBACK (paused_cb), self);
  g_signal_connect_swapped (self->typing, "finished", G_CALLBACK (finished_cb), self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
}

/**
 * balik_field_entry_new:
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
balik_field_entry_new (void)
{
  return g_object_new (BALIK_TYPE_FIELD_ENTRY, NULL);
}

/**
 * balik_field_entry_is_typing:
 * @self: an entry
 *
 * Returns: whether it has the keyboard focus
 */
gboolean
balik_field_entry_is_typing (BalikFieldEntry *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_ENTRY (self), FALSE);

  return self->is_typing;
}

/**
 * balik_field_entry_show_text:
 * @self: an entry
 * @text: what it shows
 *
 * Replaces the text, as nobody's typing.
 */
void
balik_field_entry_show_text (BalikFieldEntry *self, const char *text)
{
  g_return_if_fail (BALIK_IS_FIELD_ENTRY (self));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), text) == 0)
    return;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->is_showing = FALSE;
}

/**
 * balik_field_entry_get_problem:
 * @self: an entry
 *
 * Returns: (nullable): what is shown to be wrong with the text
 */
const char *
balik_field_entry_get_problem (BalikFieldEntry *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_ENTRY (self), NULL);

  return self->problem;
}

/**
 * balik_field_entry_set_problem:
 * @self: an entry
 * @problem: (nullable): what is wrong with the text, in words
 *
 * Shows a problem once typing pauses; takes one away at once.
 */
void
balik_field_entry_set_problem (BalikFieldEntry *self, const char *problem)
{
  g_return_if_fail (BALIK_IS_FIELD_ENTRY (self));

  if (problem == NULL || self->problem != NULL || !self->is_typing)
    {
      show_problem (self, problem);
      return;
    }
  g_set_str (&self->next_problem, problem);
  g_clear_handle_id (&self->problem_id, g_source_remove);
  self->problem_id = g_timeout_add (PAUSE_MS, typing_paused_cb, self);
}
