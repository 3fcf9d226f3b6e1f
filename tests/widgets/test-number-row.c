/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <adwaita.h>

#include "balik-field-entry.h"
#include "balik-number-row.h"
#include "balik-origin-badge.h"
#include "balik-range-button.h"

/* What a row does as somebody types into it, each in a window of its own. */

typedef struct
{
  BalikPlan *plan;
  BalikHistory *history;
  BalikItem *line;
  GtkWidget *window;
  GtkWidget *rows[2];
  BalikFieldEntry *entries[2];
  BalikRangeButton *range;
  BalikOriginBadge *badge;
  GtkLabel *problem;
} Fixture;

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
find_alert (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ALERT)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_alert (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
make_plan (Fixture *self)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Make");
  const gint64 line = balik_plan_reserve_id (self->plan);

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "currency", balik_value_new_text ("LAK"));
  balik_edit_group_insert (group, line, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", 0);
  balik_edit_group_take (group, line, "id", balik_value_new_text ("set"));
  balik_edit_group_take (group, line, "offer", balik_value_new_text ("lease"));
  balik_edit_group_take (group, line, "linear.displacement", balik_value_new_number (0.8));
  balik_edit_group_take (group, line, "price.fee_per_month",
                         balik_value_new_range (16000, 19000, 22000));
  balik_edit_group_take (group, line, "price.fee_per_month" BALIK_ORIGIN_SUFFIX,
                         balik_value_new_origin ("guess", "Asked nobody", "", ""));
  balik_edit_group_take (group, line, "serving.bad_debt_share", balik_value_new_number (0.03));
  g_assert_true (balik_plan_apply (self->plan, group, NULL));
  self->line = balik_plan_get_item (self->plan, line);
}

/* Two rows, so that there is somewhere to go; the first is the one that is tested. */
static void
set_up (Fixture *self, gconstpointer key)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  GtkWidget *list = gtk_list_box_new ();
  const char *keys[] = { key, "price.deposit" };

  self->plan = balik_plan_new ();
  make_plan (self);
  self->history = balik_history_new (self->plan);
  self->window = g_object_ref_sink (gtk_window_new ());
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      g_autoptr (BalikFieldEditor) editor
          = balik_field_editor_new (self->plan, self->history, locale, self->line, keys[i]);

      self->rows[i] = balik_number_row_new (editor);
      self->entries[i] = BALIK_FIELD_ENTRY (find_child (self->rows[i], BALIK_TYPE_FIELD_ENTRY));
      gtk_list_box_append (GTK_LIST_BOX (list), self->rows[i]);
    }
  self->range = BALIK_RANGE_BUTTON (find_child (self->rows[0], BALIK_TYPE_RANGE_BUTTON));
  self->badge = BALIK_ORIGIN_BADGE (find_child (self->rows[0], BALIK_TYPE_ORIGIN_BADGE));
  self->problem = GTK_LABEL (find_alert (self->rows[0]));
  gtk_window_set_child (GTK_WINDOW (self->window), list);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->entries[1])))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (self->rows[0]);
}

static void
tear_down (Fixture *self, gconstpointer key)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->plan);
}

static void
type_text (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entries[0]), text);
}

/* As typing goes: each letter is a change of its own. */
static void
type_letters (Fixture *self, const char *text)
{
  type_text (self, "");
  for (guint i = 1; text[i - 1] != '\0'; i++)
    {
      g_autofree char *start = g_strndup (text, i);

      type_text (self, start);
    }
}

static gboolean
press (Fixture *self, guint key)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (self->entries[0]));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, (GdkModifierType)0, &handled);
    }
  return handled;
}

static double
get_likely (Fixture *self, const char *key)
{
  return balik_item_get_number (self->line, key);
}

static void
assert_range (Fixture *self, double low, double likely, double high)
{
  BalikValue *value = balik_item_get_value (self->line, "price.fee_per_month");

  g_assert_nonnull (value);
  g_assert_cmpfloat (balik_value_get_low (value), ==, low);
  g_assert_cmpfloat (balik_value_get_number (value), ==, likely);
  g_assert_cmpfloat (balik_value_get_high (value), ==, high);
}

static void
wait_for_problem (Fixture *self)
{
  const gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!gtk_widget_get_visible (GTK_WIDGET (self->problem)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->problem)));
}

static void
test_typing_applies_at_once (Fixture *self, gconstpointer key)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "19,000");
  type_text (self, "18500");
  g_assert_cmpfloat (get_likely (self, key), ==, 18500);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "18500");

  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "18,500");
}

static void
test_typing_is_one_undo (Fixture *self, gconstpointer key)
{
  type_letters (self, "20500");
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpfloat (get_likely (self, key), ==, 20500);
  g_assert_cmpstr (balik_history_get_undo_label (self->history), ==, "Change “Monthly fee”");

  g_assert_true (balik_history_undo (self->history, NULL));
  assert_range (self, 16000, 19000, 22000);
  g_assert_true (balik_item_is_assumed (self->line, key));
  g_assert_false (balik_history_can_undo (self->history));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "19,000");
}

static void
test_two_visits_are_two_undos (Fixture *self, gconstpointer key)
{
  type_text (self, "17000");
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
  type_text (self, "18000");

  g_assert_true (balik_history_undo (self->history, NULL));
  g_assert_cmpfloat (get_likely (self, key), ==, 17000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "17,000");
}

static void
test_range_widens_from_the_start (Fixture *self, gconstpointer key)
{
  type_text (self, "25000");
  assert_range (self, 16000, 25000, 25000);
  g_assert_cmpstr (balik_range_button_get_text (self->range), ==, "16,000–25,000");
  type_text (self, "2500");
  assert_range (self, 2500, 2500, 22000);
  type_text (self, "20000");
  assert_range (self, 16000, 20000, 22000);
}

static void
test_assumption_becomes_own_record (Fixture *self, gconstpointer key)
{
  g_assert_cmpstr (balik_origin_badge_get_text (self->badge), ==, "assumed");
  type_text (self, "18000");
  g_assert_cmpstr (balik_origin_badge_get_text (self->badge), ==, "own record");
  g_assert_false (balik_item_is_assumed (self->line, key));

  /* The old number is still the old guess. */
  type_text (self, "19000");
  g_assert_cmpstr (balik_origin_badge_get_text (self->badge), ==, "assumed");
}

static void
test_escape_restores (Fixture *self, gconstpointer key)
{
  g_assert_false (press (self, GDK_KEY_Escape));
  type_letters (self, "1234");
  g_assert_true (press (self, GDK_KEY_Escape));
  assert_range (self, 16000, 19000, 22000);
  g_assert_true (balik_item_is_assumed (self->line, key));
  g_assert_false (balik_history_can_undo (self->history));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "19,000");
  g_assert_false (press (self, GDK_KEY_Escape));
}

static void
test_empty_takes_the_value_away (Fixture *self, gconstpointer key)
{
  type_text (self, "");
  g_assert_true (balik_item_has (self->line, key));
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_false (balik_item_has (self->line, key));
  g_assert_null (balik_item_get_origin (self->line, key));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (self->entries[0])), ==, "0");
  g_assert_cmpstr (balik_origin_badge_get_text (self->badge), ==, "");
}

static void
test_text_that_is_no_number (Fixture *self, gconstpointer key)
{
  type_text (self, "18x*");
  gtk_test_accessible_assert_state (self->entries[0], GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  wait_for_problem (self);
  gtk_test_accessible_assert_state (self->entries[0], GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->entries[0]), "error"));
  assert_range (self, 16000, 19000, 22000);

  /* It stays to be mended when the focus goes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "18x*");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->problem)));

  gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
  type_text (self, "18");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->problem)));
  gtk_test_accessible_assert_state (self->entries[0], GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_refusal_says_the_rule (Fixture *self, gconstpointer key)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "3");
  type_text (self, "150");
  wait_for_problem (self);
  g_assert_cmpstr (gtk_label_get_label (self->problem), ==,
                   "It must be at most 100%. The plan still uses 3%.");
  g_assert_cmpfloat (get_likely (self, key), ==, 0.03);
  g_assert_false (balik_history_can_undo (self->history));
}

static void
test_percent_is_a_hundredth (Fixture *self, gconstpointer key)
{
  type_text (self, "12.5");
  g_assert_cmpfloat (get_likely (self, key), ==, 0.125);
  type_text (self, "8 %");
  g_assert_cmpfloat (get_likely (self, key), ==, 0.08);
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "8");
}

static void
test_sum_is_read_back (Fixture *self, gconstpointer key)
{
  type_text (self, "3*500");
  g_assert_cmpfloat (get_likely (self, key), ==, 1500);
  g_assert_cmpstr (balik_range_button_get_text (self->range), ==, "= 1,500");
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entries[0])), ==, "1,500");
  g_assert_cmpstr (balik_range_button_get_text (self->range), ==, "1,500–22,000");
}

/* In Indonesia the point groups thousands: here it is read back before it holds. */
static void
test_ambiguous_holds_when_left (Fixture *self, gconstpointer key)
{
  type_text (self, "1.500");
  assert_range (self, 16000, 19000, 22000);
  g_assert_true (g_str_has_prefix (balik_range_button_get_text (self->range), "= "));
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[1]));
  g_assert_cmpfloat (get_likely (self, key), <=, 1500);
  g_assert_false (g_str_has_prefix (balik_range_button_get_text (self->range), "= "));
}

static void
test_keys_go_to_the_next_entry (Fixture *self, gconstpointer key)
{
  GtkWidget *focus;

  g_assert_true (press (self, GDK_KEY_Down));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entries[1])));

  gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
  g_assert_false (press (self, GDK_KEY_Up));
  g_signal_emit_by_name (self->entries[0], "activate");
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entries[1])));
}

/* Every control below @widget that people use has a name of its own. */
static guint
assert_named (GtkWidget *widget)
{
  guint n_controls = 0;

  if (BALIK_IS_FIELD_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget))
    {
      gtk_test_accessible_assert_role (widget, BALIK_IS_FIELD_ENTRY (widget)
                                                   ? GTK_ACCESSIBLE_ROLE_TEXT_BOX
                                                   : GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_controls += assert_named (child);
  return n_controls;
}

static void
test_controls_are_named (Fixture *self, gconstpointer key)
{
  g_assert_cmpuint (assert_named (self->rows[0]), ==, 3);
  gtk_test_accessible_assert_property (self->entries[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monthly fee, kip a month");
}

static void
test_narrow_notifies_once (Fixture *self, gconstpointer key)
{
  guint n_notified = 0;

  g_signal_connect_swapped (self->rows[0], "notify::narrow", G_CALLBACK (g_atomic_int_inc),
                            &n_notified);
  balik_number_row_set_narrow (BALIK_NUMBER_ROW (self->rows[0]), TRUE);
  balik_number_row_set_narrow (BALIK_NUMBER_ROW (self->rows[0]), TRUE);
  g_assert_true (balik_number_row_get_narrow (BALIK_NUMBER_ROW (self->rows[0])));
  g_assert_cmpuint (n_notified, ==, 1);
}

#define FEE "price.fee_per_month"
#define BAD_DEBT "serving.bad_debt_share"
#define ADD(path, key, func) \
  g_test_add ("/widgets/number-row/" path, Fixture, key, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("typing/applies-at-once", FEE, test_typing_applies_at_once);
  ADD ("typing/is-one-undo", FEE, test_typing_is_one_undo);
  ADD ("typing/two-visits-are-two-undos", FEE, test_two_visits_are_two_undos);
  ADD ("typing/empty-takes-the-value-away", FEE, test_empty_takes_the_value_away);
  ADD ("range/widens-from-the-start", FEE, test_range_widens_from_the_start);
  ADD ("origin/assumption-becomes-own-record", FEE, test_assumption_becomes_own_record);
  ADD ("keys/escape-restores", FEE, test_escape_restores);
  ADD ("keys/go-to-the-next-entry", FEE, test_keys_go_to_the_next_entry);
  ADD ("problem/text-that-is-no-number", FEE, test_text_that_is_no_number);
  ADD ("problem/refusal-says-the-rule", BAD_DEBT, test_refusal_says_the_rule);
  ADD ("reading/percent-is-a-hundredth", BAD_DEBT, test_percent_is_a_hundredth);
  ADD ("reading/sum-is-read-back", FEE, test_sum_is_read_back);
  ADD ("reading/ambiguous-holds-when-left", FEE, test_ambiguous_holds_when_left);
  ADD ("accessible/controls-are-named", FEE, test_controls_are_named);
  ADD ("narrow/notifies-once", FEE, test_narrow_notifies_once);
  return g_test_run ();
}
