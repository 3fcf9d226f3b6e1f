/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-headline.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-simulation.h"
#include "balik-units.h"

/* What "balik project" prints for people: the answers, then the years. */

#define LABEL_WIDTH 26
#define CELL_WIDTH 15

/* Pads by width on the screen: one cell a character, none for a combining mark. */
void
balik_cli_print_cell (const char *text, int width, gboolean is_label)
{
  int used = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      used += g_unichar_iszerowidth (u) ? 0 : (g_unichar_iswide (u) ? 2 : 1);
    }
  if (is_label)
    g_print ("%s%*s", text, MAX (width - used, 0), "");
  else
    g_print ("%*s%s", MAX (width - used, 0), "", text);
}

static void
print_answers (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autoptr (BalikSpread) spread
      = balik_simulate (plan, BALIK_ALL_RUNS, -1, g_get_num_processors (), NULL);

  for (guint i = 0; i < BALIK_N_ANSWERS; i++)
    {
      g_autoptr (BalikHeadline) headline = balik_headline_new (i, plan, result, spread, locale);

      g_print ("• %s\n  %s\n", headline->title, headline->detail);
      if (headline->range != NULL)
        g_print ("  %s\n", headline->range);
    }
}

static void
print_year_row (const char *label,
                const char *series,
                const BalikResult *result,
                BalikLocale *locale)
{
  balik_cli_print_cell (label, LABEL_WIDTH, TRUE);
  for (int year = 0; year <= balik_result_get_n_years (result); year++)
    {
      g_autofree char *text = balik_text_format_number (
          locale, balik_result_get_year_total (result, series, year), 0, 0);

      balik_cli_print_cell (text, CELL_WIDTH, FALSE);
    }
  g_print ("\n");
}

static void
print_dscr_row (const BalikResult *result, BalikLocale *locale)
{
  balik_cli_print_cell (_ ("Debt service cover"), LABEL_WIDTH, TRUE);
  balik_cli_print_cell ("–", CELL_WIDTH, FALSE);
  for (int year = 1; year <= balik_result_get_n_years (result); year++)
    {
      double value;
      const gboolean exists = balik_result_get_dscr (result, year, FALSE, &value);
      g_autofree char *text
          = exists ? balik_text_format_number (locale, value, 2, 2) : g_strdup ("–");

      balik_cli_print_cell (text, CELL_WIDTH, FALSE);
    }
  g_print ("\n");
}

static void
print_years (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  static const struct
  {
    const char *series;
    const char *label;
  } rows[] = {
    { "revenue", N_ ("Revenue") },
    { "costs", N_ ("Costs") },
    { "investments", N_ ("Investments") },
    { "tax_paid", N_ ("Tax") },
    { "interest", N_ ("Interest") },
    { "principal", N_ ("Loan paid back") },
    { "cash", N_ ("Cash") },
    { "owner_cash", N_ ("Owner's cash") },
    { "linear_cash", N_ ("Cash, linear way") },
  };

  /* Translators: %s is a currency, as LAK */
  g_autofree char *head = g_strdup_printf (_ ("Year (%s)"), balik_plan_get_currency (plan));

  balik_cli_print_cell (head, LABEL_WIDTH, TRUE);
  for (int year = 0; year <= balik_result_get_n_years (result); year++)
    {
      g_autofree char *text
          = year == 0 ? g_strdup (_ ("before")) : balik_text_format_count (locale, year);

      balik_cli_print_cell (text, CELL_WIDTH, FALSE);
    }
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_year_row (_ (rows[i].label), rows[i].series, result, locale);
  print_dscr_row (result, locale);
}

static void
print_figure (const char *label, const char *text)
{
  balik_cli_print_cell (label, LABEL_WIDTH, TRUE);
  g_print ("%s\n", text);
}

static void
print_figures (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  static const struct
  {
    const char *figure;
    const char *label;
    BalikQuantity quantity;
  } savings[] = {
    { "saved_virgin_kg", N_ ("New material saved"), BALIK_QUANTITY_MASS },
    { "saved_waste_kg", N_ ("Waste saved"), BALIK_QUANTITY_MASS },
    { "saved_co2e_kg", N_ ("Climate gas saved"), BALIK_QUANTITY_CO2E },
    { "saved_energy_mj", N_ ("Energy saved"), BALIK_QUANTITY_ENERGY },
    { "saved_water_l", N_ ("Water saved"), BALIK_QUANTITY_WATER },
  };
  double value;

  balik_result_get_figure (result, "npv", &value);
  {
    g_autofree char *text = balik_text_format_money (locale, value, balik_plan_get_currency (plan));

    print_figure (_ ("Worth today (NPV)"), text);
  }
  if (balik_result_get_figure (result, "irr", &value))
    {
      g_autofree char *text = balik_text_format_percent (locale, value, 1);

      print_figure (_ ("Yearly return (IRR)"), text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (savings); i++)
    {
      g_autofree char *text = NULL;

      balik_result_get_figure (result, savings[i].figure, &value);
      text = balik_text_format_quantity (locale, savings[i].quantity, value, 3);
      print_figure (_ (savings[i].label), text);
    }
  print_figure ("", _ ("compared with customers buying the usual way"));
}

/* Prints a projection as a readable table. */
void
balik_cli_print_summary (BalikPlan *plan, const BalikResult *result)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();

  g_print ("%s\n\n", balik_plan_get_title (plan));
  print_answers (plan, result, locale);
  g_print ("\n");
  print_years (plan, result, locale);
  g_print ("\n");
  print_figures (plan, result, locale);
}
