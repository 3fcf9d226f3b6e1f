/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "balik-difference-words.h"
#include "balik-plan-acts.h"

/* Differences as a person reads them. */

typedef struct
{
  BalikPlan *before;
  BalikPlan *after;
  gint64 line;
} Fixture;

static void
set (BalikPlan *plan, gint64 item, const char *key, BalikValue *value)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, item, key, value);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (BalikEditGroup) group = NULL;
  BalikPlan *plan = balik_plan_new ();

  group = balik_plan_acts_add_line (plan, "lease", &self->line);
  g_assert_true (balik_plan_apply (plan, group, NULL));
  set (plan, BALIK_PLAN_ROOT_ID, "currency", balik_value_new_text ("LAK"));
  set (plan, self->line, "name", balik_value_new_text ("Uniform set"));
  set (plan, self->line, "price.fee_per_month", balik_value_new_number (23000));
  self->before = plan;
  self->after = balik_plan_compare_copy (plan);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_object_unref (self->before);
  g_object_unref (self->after);
}

/* "PLACE | NAME | WORD or BEFORE → AFTER", one a line. */
static char *
dup_all (Fixture *self)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");
  g_autoptr (GPtrArray) differences = balik_plan_compare (self->before, self->after, TRUE);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const BalikDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *place = balik_difference_dup_place (difference);
      g_autofree char *name = balik_difference_dup_name (difference);
      g_autofree char *before = balik_difference_dup_before (difference, locale, "LAK");
      g_autofree char *after = balik_difference_dup_after (difference, locale, "LAK");
      const char *word = balik_difference_get_word (difference);

      if (*word != '\0')
        g_string_append_printf (text, "%s | %s | %s\n", place, name, word);
      else
        g_string_append_printf (text, "%s | %s | %s → %s\n", place, name, before, after);
    }
  return g_string_free (text, FALSE);
}

static void
assert_words (Fixture *self, const char *expected)
{
  g_autofree char *text = dup_all (self);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_values_have_names_and_units (Fixture *self, gconstpointer data)
{
  set (self->after, BALIK_PLAN_ROOT_ID, "title", balik_value_new_text ("Uniforms"));
  set (self->after, BALIK_PLAN_ROOT_ID, "start", balik_value_new_text ("2027-06"));
  set (self->after, BALIK_PLAN_ROOT_ID, "country", balik_value_new_text ("LA"));
  set (self->after, self->line, "offer", balik_value_new_text ("rent"));
  set (self->after, self->line, "product.life_months", balik_value_new_range (20, 24, 30));
  set (self->after, self->line, "price.fee_per_month", balik_value_new_number (25500));
  set (self->after, self->line, "leaving.leave_per_year", balik_value_new_number (0.125));
  assert_words (self,
                "The whole plan | Title | not stated → Uniforms\n"
                "The whole plan | Country | not stated → Laos\n"
                "The whole plan | Opening month | not stated → June 2027\n"
                "Line “Uniform set” | Offer | Lend it for a monthly fee → Rent it out by the use\n"
                "Line “Uniform set” | Lasts | not stated → 24 months (20–30)\n"
                "Line “Uniform set” | Monthly fee | 23,000 kip a month → 25,500 kip a month\n"
                "Line “Uniform set” | Leave in a year | not stated → 12.5% a year\n");
}

static void
test_names_of_one_sound_are_told_apart (Fixture *self, gconstpointer data)
{
  set (self->before, self->line, "takeback", balik_value_new_present ());
  set (self->before, self->line, "takeback.refurbish", balik_value_new_present ());
  g_clear_object (&self->after);
  self->after = balik_plan_compare_copy (self->before);
  set (self->after, self->line, "takeback.refurbish.cost", balik_value_new_number (9000));
  set (self->after, self->line, "linear.price", balik_value_new_number (5));
  assert_words (self,
                "Line “Uniform set” | Refurbished: work on each | not stated → 9,000 kip each\n"
                "Line “Uniform set” | Linear way: Price of buying one | not stated → 5 kip each\n");
}

static void
test_things_come_go_and_move (Fixture *self, gconstpointer data)
{
  g_autoptr (BalikEditGroup) line = NULL;
  g_autoptr (BalikEditGroup) move = balik_edit_group_new ("Move Line");
  g_autoptr (BalikEditGroup) section = NULL;
  g_autoptr (BalikEditGroup) overhead = NULL;
  g_autoptr (BalikEditGroup) card = balik_edit_group_new ("Add Card");
  gint64 id = 0;

  line = balik_plan_acts_add_line (self->after, "sell", &id);
  g_assert_true (balik_plan_apply (self->after, line, NULL));
  balik_edit_group_move (move, id, 0);
  g_assert_true (balik_plan_apply (self->after, move, NULL));
  section = balik_plan_acts_add_section (balik_plan_get_item (self->after, self->line), "takeback");
  g_assert_true (balik_plan_apply (self->after, section, NULL));
  overhead = balik_plan_acts_add_item (self->before, balik_plan_get_root (self->before),
                                       "overheads", &id);
  g_assert_true (balik_plan_apply (self->before, overhead, NULL));
  balik_edit_group_insert (card, balik_plan_reserve_id (self->after), BALIK_ITEM_CARD,
                           BALIK_PLAN_ROOT_ID, "canvas.cards", 0);
  g_assert_true (balik_plan_apply (self->after, card, NULL));
  assert_words (self, "Line “New line” | “New line” | Added\n"
                      "Line “Uniform set” | Getting it back | Added\n"
                      "Overheads | “New overhead” | Removed\n"
                      "Cards of the canvas | Empty card | Added\n");
}

static void
test_cards_and_origins (Fixture *self, gconstpointer data)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Add Card");
  const gint64 id = balik_plan_reserve_id (self->before);

  balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards", 0);
  balik_edit_group_take (group, id, "title", balik_value_new_text ("Mothers"));
  balik_edit_group_take (group, id, "block", balik_value_new_text ("people"));
  g_assert_true (balik_plan_apply (self->before, group, NULL));
  g_clear_object (&self->after);
  self->after = balik_plan_compare_copy (self->before);
  set (self->after, id, "block", balik_value_new_text ("trust"));
  set (self->after, self->line, "price.fee_per_month" BALIK_ORIGIN_SUFFIX,
       balik_value_new_origin ("own record", "Till of March", "", ""));
  assert_words (self,
                "Line “Uniform set” | Monthly fee: where it comes from | nowhere stated → own "
                "record (Till of March)\n"
                "Cards of the canvas | “Mothers”: Block | People and their need → Trust and "
                "staying\n");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/app/difference-words/" name, Fixture, NULL, setup, function, teardown)
  ADD ("values-have-names-and-units", test_values_have_names_and_units);
  ADD ("names-of-one-sound-are-told-apart", test_names_of_one_sound_are_told_apart);
  ADD ("things-come-go-and-move", test_things_come_go_and_move);
  ADD ("cards-and-origins", test_cards_and_origins);

  return g_test_run ();
}
