/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "balik-board.h"
#include "balik-card-entry.h"
#include "balik-card-view.h"
#include "canvas-fixture.h"

/* What is typed into cards, with pauses in between: it is taken each time, nothing
 * moves, and in the end it is one act. */

typedef struct
{
  BalikPlan *plan;
  BalikHistory *history;
  BalikLocale *locale;
  GtkWidget *window;
  BalikBoard *board;
  BalikBlockView *partners;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = canvas_fixture_new_plan ();
  self->history = balik_history_new (self->plan);
  self->locale = balik_locale_new ("en");
  self->board = BALIK_BOARD (balik_board_new (self->plan, self->history, self->locale));
  self->partners = balik_board_get_block (self->board, "partners");
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->board));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  for (guint i = 0; i < 100000 && gtk_widget_get_width (GTK_WIDGET (self->board)) == 0; i++)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->history);
  g_assert_finalize_object (self->plan);
  balik_locale_unref (self->locale);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_view (Fixture *self, const char *title)
{
  BalikItem *card = canvas_fixture_get_card (self->plan, title);

  g_assert_nonnull (card);
  return balik_block_view_find_card (
      balik_board_get_block (self->board, balik_item_get_text (card, "block")), card);
}

static void
focus_card (Fixture *self, const char *title)
{
  g_assert_true (gtk_widget_grab_focus (get_view (self, title)));
}

static GtkWidget *
start_adding (Fixture *self)
{
  focus_card (self, "Schools");
  balik_board_add_card (self->board);
  return find_child (balik_block_view_get_entry (self->partners), GTK_TYPE_ENTRY);
}

static GtkWidget *
start_rename (Fixture *self, const char *title)
{
  BalikCardView *view = BALIK_CARD_VIEW (get_view (self, title));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (view)));
  balik_card_view_start_rename (view);
  return balik_card_view_get_entry (view);
}

/* Types, and lets a second pass or the window save: both ask the same way. */
static void
type_and_pause (GtkWidget *field, const char *text)
{
  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_assert_true (gtk_widget_activate_action (field, "typing.take", NULL));
}

static void
press_escape (GtkWidget *entry)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
      if (handled)
        return;
    }
  g_assert_not_reached ();
}

static void
assert_titles (Fixture *self, const char *expected)
{
  g_autofree char *titles = canvas_fixture_dup_titles (self->plan, "partners");

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_title_is_one_act (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_rename (self, "Schools");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  type_and_pause (entry, "Three");
  assert_titles (self, "Three|Tailor");
  gtk_editable_set_position (GTK_EDITABLE (entry), 2);
  type_and_pause (entry, "Three sch");
  gtk_editable_set_position (GTK_EDITABLE (entry), 4);
  type_and_pause (entry, "Three schools ");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == focus);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Three schools ");
  focus_card (self, "Swapped");
  assert_titles (self, "Three schools|Tailor");

  g_assert_cmpstr (balik_history_get_undo_label (self->history), ==, "Rename Card");
  canvas_fixture_undo (self->history);
  assert_titles (self, "Schools|Tailor");
  g_assert_false (balik_history_can_undo (self->history));
}

static void
test_next_rename_is_another_act (Fixture *self, gconstpointer data)
{
  type_and_pause (start_rename (self, "Schools"), "One");
  focus_card (self, "Swapped");
  type_and_pause (start_rename (self, "One"), "Two");
  focus_card (self, "Swapped");
  canvas_fixture_undo (self->history);
  assert_titles (self, "One|Tailor");
}

static void
test_escape_brings_back_the_title (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_rename (self, "Schools");

  type_and_pause (entry, "One");
  type_and_pause (entry, "Two");
  press_escape (entry);
  assert_titles (self, "Schools|Tailor");
  g_assert_false (balik_history_can_undo (self->history));
  g_assert_null (balik_card_view_get_entry (BALIK_CARD_VIEW (get_view (self, "Schools"))));
}

static void
test_emptied_title_is_the_old_one (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_rename (self, "Schools");

  type_and_pause (entry, "Sch");
  type_and_pause (entry, " ");
  assert_titles (self, "Sch|Tailor");
  focus_card (self, "Swapped");
  assert_titles (self, "Schools|Tailor");
}

static void
test_undo_shows_in_the_entry (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_rename (self, "Schools");

  type_and_pause (entry, "One");
  canvas_fixture_undo (self->history);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Schools");
  focus_card (self, "Swapped");
  assert_titles (self, "Schools|Tailor");
  g_assert_true (balik_history_can_redo (self->history));
}

/* As soon as it pauses it is a card, but the entry goes on showing it. */
static void
test_draft_is_a_card (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_adding (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  type_and_pause (entry, "Mark");
  assert_titles (self, "Schools|Tailor|Mark");
  g_assert_false (gtk_widget_get_visible (get_view (self, "Mark")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Mark");
  type_and_pause (entry, "Market hall");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == focus);
  assert_titles (self, "Schools|Tailor|Market hall");

  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (gtk_widget_get_visible (get_view (self, "Market hall")));
  type_and_pause (entry, "Bank");
  focus_card (self, "Swapped");
  assert_titles (self, "Schools|Tailor|Market hall|Bank");
  g_assert_true (gtk_widget_get_visible (get_view (self, "Bank")));

  g_assert_cmpstr (balik_history_get_undo_label (self->history), ==, "Add Card");
  canvas_fixture_undo (self->history);
  assert_titles (self, "Schools|Tailor|Market hall");
  canvas_fixture_undo (self->history);
  assert_titles (self, "Schools|Tailor");
  g_assert_false (balik_history_can_undo (self->history));
}

static void
test_draft_is_taken_back (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_adding (self);

  type_and_pause (entry, "Mark");
  press_escape (entry);
  assert_titles (self, "Schools|Tailor");
  g_assert_false (balik_history_can_undo (self->history));

  /* So is one of which all was deleted again. */
  entry = start_adding (self);
  type_and_pause (entry, "Mark");
  type_and_pause (entry, "");
  assert_titles (self, "Schools|Tailor|Mark");
  focus_card (self, "Swapped");
  assert_titles (self, "Schools|Tailor");
}

static void
test_undone_draft_leaves_the_entry (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = start_adding (self);

  type_and_pause (entry, "Mark");
  canvas_fixture_undo (self->history);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  type_and_pause (entry, "Bank");
  focus_card (self, "Swapped");
  assert_titles (self, "Schools|Tailor|Bank");
}

static void
test_text_is_one_act (Fixture *self, gconstpointer data)
{
  BalikItem *card = canvas_fixture_get_card (self->plan, "Schools");
  BalikCardView *view = BALIK_CARD_VIEW (get_view (self, "Schools"));
  GtkWidget *editor = balik_card_view_open_editor (view);
  GtkWidget *title = find_child (editor, GTK_TYPE_ENTRY);
  GtkWidget *text = find_child (editor, GTK_TYPE_TEXT_VIEW);

  type_and_pause (text, "Eleven");
  type_and_pause (text, "Eleven schools\nof the district");
  type_and_pause (title, "Eleven schools");
  gtk_popover_popdown (GTK_POPOVER (editor));
  g_assert_cmpstr (balik_item_get_text (card, "text"), ==, "Eleven schools\nof the district");
  assert_titles (self, "Eleven schools|Tailor");

  g_assert_cmpstr (balik_history_get_undo_label (self->history), ==, "Rename Card");
  canvas_fixture_undo (self->history);
  g_assert_cmpstr (balik_history_get_undo_label (self->history), ==, "Change Text of Card");
  canvas_fixture_undo (self->history);
  g_assert_cmpstr (balik_item_get_text (card, "text"), ==, "");
  g_assert_false (balik_history_can_undo (self->history));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/canvas/typing/title-is-one-act", test_title_is_one_act },
    { "/canvas/typing/next-rename-is-another-act", test_next_rename_is_another_act },
    { "/canvas/typing/escape-brings-back-the-title", test_escape_brings_back_the_title },
    { "/canvas/typing/emptied-title-is-the-old-one", test_emptied_title_is_the_old_one },
    { "/canvas/typing/undo-shows-in-the-entry", test_undo_shows_in_the_entry },
    { "/canvas/typing/draft-is-a-card", test_draft_is_a_card },
    { "/canvas/typing/draft-is-taken-back", test_draft_is_taken_back },
    { "/canvas/typing/undone-draft-leaves-the-entry", test_undone_draft_leaves_the_entry },
    { "/canvas/typing/text-is-one-act", test_text_is_one_act },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
