/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-typing.h"

/* When what is typed into a window is taken, and when not. */

typedef struct
{
  GtkWidget *window;
  GtkWidget *area;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *outside;
  BalikTyping *typing;
  GString *told;
} Fixture;

static void
started_cb (Fixture *self)
{
  g_string_append (self->told, "started;");
}

static void
paused_cb (Fixture *self)
{
  g_string_append (self->told, "paused;");
}

static void
finished_cb (Fixture *self)
{
  g_string_append (self->told, "finished;");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->told = g_string_new (NULL);
  self->area = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->first = gtk_entry_new ();
  self->second = gtk_entry_new ();
  self->outside = gtk_entry_new ();
  self->typing = balik_typing_new (self->area);
  g_signal_connect_swapped (self->first, "changed", G_CALLBACK (balik_typing_go_on), self->typing);
  g_signal_connect_swapped (self->second, "changed", G_CALLBACK (balik_typing_go_on), self->typing);
  g_signal_connect_swapped (self->typing, "started", G_CALLBACK (started_cb), self);
  g_signal_connect_swapped (self->typing, "paused", G_CALLBACK (paused_cb), self);
  g_signal_connect_swapped (self->typing, "finished", G_CALLBACK (finished_cb), self);
  gtk_box_append (GTK_BOX (self->area), self->first);
  gtk_box_append (GTK_BOX (self->area), self->second);
  gtk_box_append (GTK_BOX (box), self->area);
  gtk_box_append (GTK_BOX (box), self->outside);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->outside);
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
  g_string_truncate (self->told, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_string_free (self->told, TRUE);
}

static void
assert_told (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->told->str, ==, expected);
  g_string_truncate (self->told, 0);
}

static void
type (GtkWidget *entry)
{
  gtk_editable_insert_text (GTK_EDITABLE (entry), "a", -1, &(int){ 0 });
}

static void
test_focus_takes_once (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->first);
  type (self->first);
  gtk_widget_grab_focus (self->second);
  assert_told (self, "started;");
  g_assert_true (balik_typing_is_pending (self->typing));
  gtk_widget_grab_focus (self->outside);
  assert_told (self, "paused;finished;");
  g_assert_false (balik_typing_is_pending (self->typing));

  gtk_widget_grab_focus (self->first);
  gtk_widget_grab_focus (self->outside);
  assert_told (self, "started;finished;");
}

static void
test_window_takes_what_is_focused (Fixture *self, gconstpointer data)
{
  balik_typing_take (GTK_ROOT (self->window));
  gtk_widget_grab_focus (self->first);
  type (self->first);
  balik_typing_take (GTK_ROOT (self->window));
  assert_told (self, "started;paused;");
  balik_typing_take (GTK_ROOT (self->window));
  assert_told (self, "");
  gtk_widget_grab_focus (self->outside);
  assert_told (self, "finished;");
}

static void
test_quiet_takes (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->first);
  type (self->first);
  type (self->first);
  while (balik_typing_is_pending (self->typing))
    g_main_context_iteration (NULL, TRUE);
  assert_told (self, "started;paused;");
}

static void
test_forgotten_text_is_not_taken (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->first);
  type (self->first);
  balik_typing_forget (self->typing);
  balik_typing_take (GTK_ROOT (self->window));
  gtk_widget_grab_focus (self->outside);
  assert_told (self, "started;finished;");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/widgets/typing/focus-takes-once", test_focus_takes_once },
    { "/widgets/typing/window-takes-what-is-focused", test_window_takes_what_is_focused },
    { "/widgets/typing/quiet-takes", test_quiet_takes },
    { "/widgets/typing/forgotten-text-is-not-taken", test_forgotten_text_is_not_taken },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
