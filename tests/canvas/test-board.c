/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "balik-board.h"
#include "balik-card-drag.h"
#include "balik-card-edits.h"
#include "canvas-fixture.h"

typedef struct
{
  BalikPlan *plan;
  BalikHistory *history;
  BalikLocale *locale;
  GtkWidget *window;
  BalikBoard *board;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const int width = GPOINTER_TO_INT (data);

  fixture->plan = canvas_fixture_new_plan ();
  fixture->history = balik_history_new (fixture->plan);
  fixture->locale = balik_locale_new ("en");
  fixture->board = BALIK_BOARD (balik_board_new (fixture->plan, fixture->history, fixture->locale));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->board));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100000 && gtk_widget_get_width (GTK_WIDGET (fixture->board)) == 0; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->board)), >, 0);
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
}

static BalikBlockView *
get_block (Fixture *fixture, const char *id)
{
  return balik_board_get_block (fixture->board, id);
}

static GtkWidget *
get_view (Fixture *fixture, const char *title)
{
  BalikItem *card = canvas_fixture_get_card (fixture->plan, title);

  return balik_block_view_find_card (get_block (fixture, balik_item_get_text (card, "block")),
                                     card);
}

static void
test_blocks_and_cards_have_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *partners = GTK_WIDGET (get_block (fixture, "partners"));
  GtkWidget *lasts = get_view (fixture, "Lasts");

  gtk_test_accessible_assert_role (partners, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (partners, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Partners, 2 cards");
  gtk_test_accessible_assert_property (get_block (fixture, "trust"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Trust and staying, 1 card");
  gtk_test_accessible_assert_role (lasts, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (lasts, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lasts, 26 months, assumed");
  gtk_test_accessible_assert_relation (get_view (fixture, "Tailor"),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (get_view (fixture, "Tailor"),
                                       GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
}

static void
test_number_follows_the_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  BalikItem *line = balik_plan_find_path (fixture->plan, "lines.0.product.life_months", &key);
  BalikEditGroup *group = balik_edit_group_new ("Confirm");

  g_assert_cmpuint (balik_board_count_assumed (fixture->board), ==, 1);
  balik_edit_group_take (group, balik_item_get_id (line), key, balik_value_new_number (30));
  balik_edit_group_take (group, balik_item_get_id (line), "product.life_months#origin",
                         balik_value_new_origin ("own record", "", "", ""));
  canvas_fixture_apply (fixture->plan, group);

  gtk_test_accessible_assert_property (get_view (fixture, "Lasts"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lasts, 30 months");
  g_assert_cmpuint (balik_board_count_assumed (fixture->board), ==, 0);
}

static void
test_undo_brings_back (Fixture *fixture, gconstpointer data)
{
  BalikItem *card = canvas_fixture_get_card (fixture->plan, "Schools");

  canvas_fixture_apply (fixture->plan, balik_card_edit_remove (card));
  g_assert_cmpuint (balik_block_view_get_n_cards (get_block (fixture, "partners")), ==, 1);
  canvas_fixture_undo (fixture->history);
  g_assert_cmpuint (balik_block_view_get_n_cards (get_block (fixture, "partners")), ==, 2);
  g_assert_true (balik_block_view_get_card (get_block (fixture, "partners"), 0)
                 == get_view (fixture, "Schools"));
  gtk_test_accessible_assert_property (GTK_WIDGET (get_block (fixture, "people")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "People and their need, 0 cards");
}

static void
test_dropped_card_moves (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *titles = NULL;
  g_autofree char *reordered = NULL;

  g_value_init (&value, BALIK_TYPE_ITEM);
  g_value_set_object (&value, canvas_fixture_get_card (fixture->plan, "Swapped"));
  g_assert_true (balik_card_drag_drop (get_block (fixture, "partners"), &value, 1));
  titles = canvas_fixture_dup_titles (fixture->plan, "partners");
  g_assert_cmpstr (titles, ==, "Schools|Swapped|Tailor");

  /* Down over its neighbour: its own place does not count. */
  g_assert_true (balik_card_drag_drop (get_block (fixture, "partners"), &value, 3));
  reordered = canvas_fixture_dup_titles (fixture->plan, "partners");
  g_assert_cmpstr (reordered, ==, "Schools|Tailor|Swapped");
  g_assert_cmpstr (balik_history_get_undo_label (fixture->history), ==, "Move Card");
}

static void
test_dropped_text_becomes_a_card (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *titles = NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "From a letter");
  g_assert_true (balik_card_drag_drop (get_block (fixture, "work"), &value, 0));
  titles = canvas_fixture_dup_titles (fixture->plan, "work");
  g_assert_cmpstr (titles, ==, "From a letter");
}

static void
test_gap_opens_and_closes (Fixture *fixture, gconstpointer data)
{
  BalikBlockView *partners = get_block (fixture, "partners");

  g_assert_cmpuint (balik_block_view_find_index (partners, 0), ==, 0);
  g_assert_cmpuint (balik_block_view_find_index (partners, 1e4), ==, 2);
  balik_block_view_show_gap (partners, 1, 40);
  g_assert_cmpuint (balik_block_view_get_n_cards (partners), ==, 2);
  balik_block_view_hide_gap (partners);
  balik_block_view_hide_gap (partners);
  g_assert_cmpuint (balik_block_view_find_index (partners, 1e4), ==, 2);
}

static void
test_views_of_other_cards_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *schools = get_view (fixture, "Schools");
  GtkWidget *first;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (lines, "Card %u\n", i);
  canvas_fixture_apply (fixture->plan,
                        balik_card_edit_paste (fixture->plan, "work", 0, lines->str, NULL));
  g_assert_cmpuint (balik_block_view_get_n_cards (get_block (fixture, "work")), ==, 300);
  first = get_view (fixture, "Card 0");
  canvas_fixture_apply (fixture->plan,
                        balik_card_edit_move (fixture->plan,
                                              canvas_fixture_get_card (fixture->plan, "Card 299"),
                                              "work", 0));
  g_assert_true (get_view (fixture, "Card 0") == first);
  g_assert_true (get_view (fixture, "Schools") == schools);
  g_assert_true (balik_block_view_get_card (get_block (fixture, "work"), 1) == first);
}

static void
test_mode_follows_the_width (Fixture *fixture, gconstpointer data)
{
  const gboolean is_list = GPOINTER_TO_INT (data) < 900;

  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (balik_board_is_list (fixture->board), ==, is_list);
}

static void
test_finalizes (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  GtkWidget *board = g_object_ref_sink (balik_board_new (plan, history, locale));

  balik_board_set_loop (BALIK_BOARD (board), NULL);
  g_assert_finalize_object (board);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/canvas/board/blocks-and-cards-have-names", test_blocks_and_cards_have_names },
    { "/canvas/board/number-follows-the-plan", test_number_follows_the_plan },
    { "/canvas/board/undo-brings-back", test_undo_brings_back },
    { "/canvas/board/dropped-card-moves", test_dropped_card_moves },
    { "/canvas/board/dropped-text-becomes-a-card", test_dropped_text_becomes_a_card },
    { "/canvas/board/gap-opens-and-closes", test_gap_opens_and_closes },
    { "/canvas/board/views-of-other-cards-are-kept", test_views_of_other_cards_are_kept },
    { "/canvas/board/wide", test_mode_follows_the_width },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (1200), set_up, tests[i].test, tear_down);
  g_test_add ("/canvas/board/list", Fixture, GINT_TO_POINTER (400), set_up,
              test_mode_follows_the_width, tear_down);
  g_test_add_func ("/canvas/board/finalizes", test_finalizes);

  return g_test_run ();
}
