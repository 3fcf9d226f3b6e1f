/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-parts-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"
#include "balik-units.h"

/* The figures that a reader looks for first. */

#define NOTHING "–"

static void
add_row (BalikReportTable *table, const char *label, char *value, gboolean is_bad)
{
  char **cells = g_new0 (char *, 3);

  cells[0] = g_strdup (label);
  cells[1] = value != NULL ? value : g_strdup (NOTHING);
  balik_report_table_take_row (table, BALIK_REPORT_ROW_PLAIN, cells);
  if (is_bad)
    balik_report_table_mark_bad (table, 1);
}

static double
get_figure (const BalikReportDraft *draft, const char *name)
{
  double value;

  balik_result_get_figure (draft->result, name, &value);

  return value;
}

static void
add_money (BalikReportTable *table, const BalikReportDraft *draft, const char *label, double amount)
{
  add_row (table, label, balik_report_dup_money (draft, amount), amount < 0);
}

static void
add_payback (BalikReportTable *table, const BalikReportDraft *draft)
{
  double months;
  int n_years = balik_result_get_n_years (draft->result);

  if (!balik_result_get_figure (draft->result, "payback_months", &months))
    {
      g_autofree char *count = balik_text_format_count (draft->locale, n_years);

      add_row (table, _ ("Pays back"),
               /* Translators: %s is a number of years, in digits */
               balik_text_fill (ngettext ("not in %s year", "not in %s years", (gulong)n_years),
                                count, NULL),
               TRUE);
    }
  else if (months <= 0)
    add_row (table, _ ("Pays back"), g_strdup (C_ ("pays back", "at once")), FALSE);
  else
    add_row (table, _ ("Pays back"),
             balik_text_format_month_index (draft->locale, (int)ceil (months)), FALSE);
}

static void
add_worth (BalikReportTable *table, const BalikReportDraft *draft)
{
  BalikItem *root = balik_plan_get_root (draft->plan);
  g_autofree char *rate = balik_text_format_percent (
      draft->locale, balik_item_get_number (root, "rates.discount"), 1);
  g_autofree char *label = NULL;
  double irr;

  /* Translators: net present value. %s is a share such as "14%" */
  label = balik_text_fill (_ ("Worth today (NPV at %s)"), rate, NULL);
  add_money (table, draft, label, get_figure (draft, "npv"));
  add_money (table, draft, _ ("… beside selling the usual way"), get_figure (draft, "npv_gain"));
  add_row (table, _ ("Return a year (IRR)"),
           balik_result_get_figure (draft->result, "irr", &irr)
               ? balik_text_format_percent (draft->locale, irr, 0)
               : NULL,
           irr < 0);
}

static void
add_dscr (BalikReportTable *table, const BalikReportDraft *draft)
{
  double ratio;

  if (!balik_report_get_lowest_dscr (draft, 1, balik_result_get_n_years (draft->result), FALSE,
                                     &ratio))
    return;

  add_row (table, _ ("Debt cover (DSCR), lowest year"),
           balik_text_format_number (draft->locale, ratio, 2, 2), ratio < 1);
}

static void
add_customers (BalikReportTable *table, const BalikReportDraft *draft)
{
  double saving = get_figure (draft, "customer_saving");

  add_row (table, saving < 0 ? _ ("Customers pay more") : _ ("Customers pay less"),
           balik_report_dup_money (draft, fabs (saving)), saving < 0);
}

/**
 * balik_report_key_figures_new:
 * @draft: a draft with figures
 *
 * Returns: (transfer full): the key figures, a row each
 */
BalikReportTable *
balik_report_key_figures_new (const BalikReportDraft *draft)
{
  const BalikReportColumn columns[] = { { BALIK_REPORT_START, 1 }, { BALIK_REPORT_END } };
  BalikReportTable *table = balik_report_table_new (columns, G_N_ELEMENTS (columns));

  add_money (table, draft, _ ("Needed before it pays"), get_figure (draft, "peak_funding"));
  add_payback (table, draft);
  add_worth (table, draft);
  if (balik_report_has_loan (draft))
    add_money (table, draft, _ ("Lowest balance, loan included"),
               get_figure (draft, "lowest_balance"));
  add_dscr (table, draft);
  add_money (table, draft, _ ("Still worth at the end"), get_figure (draft, "residual"));
  add_row (table, _ ("New products needed"),
           balik_text_format_count (draft->locale, get_figure (draft, "new_units")), FALSE);
  add_row (table, _ ("… if customers bought"),
           balik_text_format_count (draft->locale, get_figure (draft, "linear_units")), FALSE);
  add_customers (table, draft);

  return table;
}
