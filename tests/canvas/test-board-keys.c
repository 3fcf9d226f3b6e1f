/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "balik-board.h"
#include "balik-card-view.h"
#include "canvas-fixture.h"

typedef struct
{
  BalikPlan *plan;
  BalikHistory *history;
  BalikLocale *locale;
  GtkWidget *window;
  BalikBoard *board;
  guint n_removed;
  char *number_key;
} Fixture;

static void
removed_cb (Fixture *fixture)
{
  fixture->n_removed++;
}

static void
number_activated_cb (Fixture *fixture, gint64 item, const char *key)
{
  g_set_str (&fixture->number_key, key);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = canvas_fixture_new_plan ();
  fixture->history = balik_history_new (fixture->plan);
  fixture->locale = balik_locale_new ("en");
  fixture->board = BALIK_BOARD (balik_board_new (fixture->plan, fixture->history, fixture->locale));
  g_signal_connect_swapped (fixture->board, "removed", G_CALLBACK (removed_cb), fixture);
  g_signal_connect_swapped (fixture->board, "number-activated", G_CALLBACK (number_activated_cb),
                            fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->board));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100000 && gtk_widget_get_width (GTK_WIDGET (fixture->board)) == 0; i++)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->history);
  g_assert_finalize_object (fixture->plan);
  balik_locale_unref (fixture->locale);
  g_free (fixture->number_key);
}

/* Presses a key that the board has bound, as if what has the focus let it pass. */
static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->board));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger)
              || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval
              || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                        GTK_WIDGET (fixture->board),
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_assert_not_reached ();
}

static GtkWidget *
get_view (Fixture *fixture, const char *title)
{
  BalikItem *card = canvas_fixture_get_card (fixture->plan, title);

  g_assert_nonnull (card);
  return balik_block_view_find_card (
      balik_board_get_block (fixture->board, balik_item_get_text (card, "block")), card);
}

static void
focus_card (Fixture *fixture, const char *title)
{
  g_assert_true (gtk_widget_grab_focus (get_view (fixture, title)));
}

static void
assert_focus (Fixture *fixture, const char *title)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (BALIK_IS_CARD_VIEW (focus));
  g_assert_cmpstr (
      balik_item_get_text (balik_card_view_get_card (BALIK_CARD_VIEW (focus)), "title"), ==, title);
}

static void
assert_titles (Fixture *fixture, const char *block, const char *expected)
{
  g_autofree char *titles = canvas_fixture_dup_titles (fixture->plan, block);

  g_assert_cmpstr (titles, ==, expected);
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type (GtkWidget *entry, const char *text)
{
  g_assert_true (GTK_IS_ENTRY (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_n_adds_one_card_after_another (Fixture *fixture, gconstpointer data)
{
  BalikBlockView *partners = balik_board_get_block (fixture->board, "partners");
  GtkWidget *entry = find_entry (balik_block_view_get_entry (partners));

  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_n, 0);
  g_assert_true (gtk_widget_get_visible (balik_block_view_get_entry (partners)));
  type (entry, "  Market  ");
  type (entry, "Bank");
  assert_titles (fixture, "partners", "Schools|Tailor|Market|Bank");

  /* An empty one ends it. */
  type (entry, "");
  g_assert_false (gtk_widget_get_visible (balik_block_view_get_entry (partners)));
  assert_focus (fixture, "Bank");

  canvas_fixture_undo (fixture->history);
  canvas_fixture_undo (fixture->history);
  assert_titles (fixture, "partners", "Schools|Tailor");
}

static void
test_typed_title_is_not_lost (Fixture *fixture, gconstpointer data)
{
  BalikBlockView *partners = balik_board_get_block (fixture->board, "partners");

  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_n, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (balik_block_view_get_entry (partners))),
                         "Half typed");
  focus_card (fixture, "Swapped");
  assert_titles (fixture, "partners", "Schools|Tailor|Half typed");
  assert_focus (fixture, "Swapped");
  g_assert_false (gtk_widget_get_visible (balik_block_view_get_entry (partners)));
}

static void
test_f2_renames (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = get_view (fixture, "Schools");

  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_F2, 0);
  type (balik_card_view_get_entry (BALIK_CARD_VIEW (view)), "Three schools");
  assert_titles (fixture, "partners", "Three schools|Tailor");
  assert_focus (fixture, "Three schools");
  g_assert_null (balik_card_view_get_entry (BALIK_CARD_VIEW (view)));

  press (fixture, GDK_KEY_Return, 0);
  type (balik_card_view_get_entry (BALIK_CARD_VIEW (view)), "Four schools");
  canvas_fixture_undo (fixture->history);
  assert_titles (fixture, "partners", "Three schools|Tailor");
  canvas_fixture_undo (fixture->history);
  assert_titles (fixture, "partners", "Schools|Tailor");
}

static void
test_alt_arrows_move_the_card (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  assert_titles (fixture, "partners", "Tailor|Schools");
  assert_focus (fixture, "Schools");

  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  assert_titles (fixture, "partners", "Tailor");
  assert_titles (fixture, "product", "Schools|Lasts");
  assert_focus (fixture, "Schools");

  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_titles (fixture, "partners", "Tailor|Schools");
  press (fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_titles (fixture, "partners", "Tailor");
  assert_focus (fixture, "Schools");

  for (guint i = 0; i < 4; i++)
    canvas_fixture_undo (fixture->history);
  assert_titles (fixture, "partners", "Schools|Tailor");
  assert_titles (fixture, "product", "Lasts");
  assert_focus (fixture, "Schools");
}

static void
test_alt_arrow_at_the_edge_does_nothing (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  assert_titles (fixture, "partners", "Schools|Tailor");
  g_assert_false (balik_history_can_undo (fixture->history));
}

static void
test_arrows_move_the_focus (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_Down, 0);
  assert_focus (fixture, "Tailor");
  press (fixture, GDK_KEY_Down, 0);
  assert_focus (fixture, "Lasts");
  press (fixture, GDK_KEY_Up, 0);
  assert_focus (fixture, "Tailor");
}

static void
test_tab_goes_from_block_to_block (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Always fits");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_TAB_FORWARD));
  assert_focus (fixture, "Schools");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_TAB_FORWARD));
  assert_focus (fixture, "Lasts");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->board), GTK_DIR_TAB_BACKWARD));
  assert_focus (fixture, "Schools");
}

static void
test_delete_keeps_the_focus_near (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_Delete, 0);
  assert_titles (fixture, "partners", "Tailor");
  assert_focus (fixture, "Tailor");
  g_assert_cmpuint (fixture->n_removed, ==, 1);
  g_assert_cmpstr (balik_history_get_undo_label (fixture->history), ==, "Delete Card");
  canvas_fixture_undo (fixture->history);
  assert_titles (fixture, "partners", "Schools|Tailor");
}

static void
test_cut_card_is_pasted_with_its_link (Fixture *fixture, gconstpointer data)
{
  BalikItem *card;

  focus_card (fixture, "Lasts");
  press (fixture, GDK_KEY_x, GDK_CONTROL_MASK);
  assert_titles (fixture, "product", "");
  focus_card (fixture, "Swapped");
  press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  for (guint i = 0; i < 10000 && canvas_fixture_get_card (fixture->plan, "Lasts") == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  assert_titles (fixture, "trust", "Swapped|Lasts");
  card = canvas_fixture_get_card (fixture->plan, "Lasts");
  g_assert_cmpstr (balik_item_get_texts (card, "links")[0], ==, "lines.0.product.life_months");
  assert_focus (fixture, "Lasts");
}

static void
test_g_shows_the_number (Fixture *fixture, gconstpointer data)
{
  focus_card (fixture, "Schools");
  press (fixture, GDK_KEY_g, 0);
  g_assert_null (fixture->number_key);
  focus_card (fixture, "Lasts");
  press (fixture, GDK_KEY_g, 0);
  g_assert_cmpstr (fixture->number_key, ==, "product.life_months");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/canvas/keys/n-adds-one-card-after-another", test_n_adds_one_card_after_another },
    { "/canvas/keys/typed-title-is-not-lost", test_typed_title_is_not_lost },
    { "/canvas/keys/f2-renames", test_f2_renames },
    { "/canvas/keys/alt-arrows-move-the-card", test_alt_arrows_move_the_card },
    { "/canvas/keys/alt-arrow-at-the-edge-does-nothing", test_alt_arrow_at_the_edge_does_nothing },
    { "/canvas/keys/arrows-move-the-focus", test_arrows_move_the_focus },
    { "/canvas/keys/tab-goes-from-block-to-block", test_tab_goes_from_block_to_block },
    { "/canvas/keys/delete-keeps-the-focus-near", test_delete_keeps_the_focus_near },
    { "/canvas/keys/cut-card-is-pasted-with-its-link", test_cut_card_is_pasted_with_its_link },
    { "/canvas/keys/g-shows-the-number", test_g_shows_the_number },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
