/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-number.h"
#include "balik-number-choice.h"
#include "canvas-fixture.h"

static void
assert_number (BalikPlan *plan, const char *path, const char *value, const char *unit)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (BalikCardNumber) number = balik_card_number_new (plan, path, locale);

  g_assert_nonnull (number);
  g_assert_cmpstr (number->value, ==, value);
  g_assert_cmpstr (number->unit, ==, unit);
}

static void
set_number (BalikPlan *plan, const char *path, double value)
{
  g_autofree char *key = NULL;
  BalikItem *item = balik_plan_find_path (plan, path, &key);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, balik_item_get_id (item), key, balik_value_new_number (value));
  balik_plan_load (plan, group, &error);
  g_assert_no_error (error);
}

static void
test_value_and_unit_table (void)
{
  static const struct
  {
    const char *path;
    double number;
    const char *value;
    const char *unit;
  } rows[] = {
    { "lines.0.product.life_months", 26, "26", "months" },
    { "lines.0.product.life_months", 1, "1", "month" },
    { "lines.0.product.life_months", 1.5, "1.5", "months" },
    { "lines.0.price.fee_per_month", 23000, "23,000", "kip a month" },
    { "lines.0.product.unit_cost", 180000, "180,000", "kip each" },
    { "lines.0.product.unit_cost", 38e6, "38", "million kip each" },
    { "loan.amount", 1.25e6, "1.25", "million kip" },
    { "lines.0.leaving.leave_per_year", 0.35, "35", "% a year" },
    { "rates.tax.rate", 0.125, "12.5", "%" },
    { "environment.grid_kgco2e_per_kwh", 0.0031, "0.0031", "kg CO₂e a kWh" },
  };
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      set_number (plan, rows[i].path, rows[i].number);
      assert_number (plan, rows[i].path, rows[i].value, rows[i].unit);
    }
}

static void
test_only_numbers (void)
{
  static const char *const paths[] = { "lines.0.name",    "lines.0", "lines.7.product.life_months",
                                       "lines.0.product", "nowhere", "" };
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_null (balik_card_number_new (plan, paths[i], locale));
}

static void
test_spoken_says_what_is_assumed (void)
{
  static const struct
  {
    const char *card;
    const char *spoken;
  } rows[] = {
    { "Schools", "Schools" },
    { "Lasts", "Lasts, 26 months, assumed" },
    { "Always fits", "Always fits, 23,000 kip a month" },
  };
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BalikItem *card = canvas_fixture_get_card (plan, rows[i].card);
      g_autoptr (BalikCardNumber) number = balik_card_number_new_for_card (plan, card, locale);
      g_autofree char *spoken = balik_card_dup_spoken (card, number);

      g_assert_cmpstr (spoken, ==, rows[i].spoken);
    }
}

static void
test_choices_are_searched_by_words (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (GListModel) choices = balik_number_choices_new (plan, locale);
  g_autoptr (BalikNumberChoice) lasts = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (choices) && lasts == NULL; i++)
    {
      g_autoptr (BalikNumberChoice) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (balik_number_choice_get_path (choice), "lines.0.product.life_months"))
        lasts = g_steal_pointer (&choice);
    }
  g_assert_nonnull (lasts);
  g_assert_cmpstr (balik_number_choice_get_value (lasts), ==, "26 months");
  g_assert_cmpstr (balik_number_choice_get_owner (lasts), ==, "Uniform set");
  g_assert_true (balik_number_choice_matches (lasts, ""));
  g_assert_true (balik_number_choice_matches (lasts, "uni LAST"));
  g_assert_false (balik_number_choice_matches (lasts, "uni price"));
}

static void
test_every_choice_leads_to_a_number (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (GListModel) choices = balik_number_choices_new (plan, locale);

  g_assert_cmpuint (g_list_model_get_n_items (choices), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (BalikNumberChoice) choice = g_list_model_get_item (choices, i);
      g_autoptr (BalikCardNumber) number
          = balik_card_number_new (plan, balik_number_choice_get_path (choice), locale);

      g_assert_nonnull (number);
      g_assert_false (g_str_has_prefix (balik_number_choice_get_name (choice), "…"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/card-number/value-and-unit", test_value_and_unit_table);
  g_test_add_func ("/canvas/card-number/only-numbers", test_only_numbers);
  g_test_add_func ("/canvas/card-number/spoken-says-what-is-assumed",
                   test_spoken_says_what_is_assumed);
  g_test_add_func ("/canvas/number-choice/searched-by-words", test_choices_are_searched_by_words);
  g_test_add_func ("/canvas/number-choice/leads-to-a-number", test_every_choice_leads_to_a_number);

  return g_test_run ();
}
