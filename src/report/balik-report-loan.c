/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-parts-private.h"

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"
#include "balik-units.h"

/* The terms of the loan, with what it costs once all is counted. */

/**
 * balik_report_has_loan:
 * @draft: a draft with figures
 *
 * Returns: whether its plan borrows
 */
gboolean
balik_report_has_loan (const BalikReportDraft *draft)
{
  return balik_item_get_number (balik_plan_get_root (draft->plan), "loan.amount") > 0;
}

static void
add_row (BalikReportTable *table, const char *label, char *value)
{
  char **cells = g_new0 (char *, 3);

  cells[0] = g_strdup (label);
  cells[1] = value;
  balik_report_table_take_row (table, BALIK_REPORT_ROW_PLAIN, cells);
}

static double
get_largest_payment (const BalikReportDraft *draft)
{
  const double *interest = balik_result_get_series (draft->result, "interest");
  const double *principal = balik_result_get_series (draft->result, "principal");
  double largest = 0;

  for (int t = 0; t <= balik_result_get_n_months (draft->result); t++)
    largest = MAX (largest, interest[t] + principal[t]);

  return largest;
}

static void
add_rates (BalikReportTable *table, const BalikReportDraft *draft, BalikItem *root)
{
  double rate;

  add_row (table, _ ("Interest as quoted"),
           balik_report_dup_figure (draft, BALIK_UNIT_SHARE_PER_YEAR,
                                    balik_item_get_number (root, "loan.rate")));
  if (balik_result_get_figure (draft->result, "loan_effective_rate", &rate))
    {
      g_autofree char *percent = balik_text_format_percent (draft->locale, rate, 1);

      add_row (table, _ ("True rate, all counted"),
               /* Translators: an interest rate. %s is a share such as "9.4%" */
               balik_text_fill (C_ ("loan", "%s a year"), percent, NULL));
    }
}

/**
 * balik_report_loan_table_new:
 * @draft: a draft with figures and a loan
 *
 * Returns: (transfer full): the terms of its loan, a row each
 */
BalikReportTable *
balik_report_loan_table_new (const BalikReportDraft *draft)
{
  const BalikReportColumn columns[] = { { BALIK_REPORT_START, 1 }, { BALIK_REPORT_END } };
  BalikReportTable *table = balik_report_table_new (columns, G_N_ELEMENTS (columns));
  BalikItem *root = balik_plan_get_root (draft->plan);
  int grace = (int)balik_item_get_number (root, "loan.grace_months");
  gboolean is_flat = g_strcmp0 (balik_item_get_text (root, "loan.method"), "flat") == 0;

  add_row (table, _ ("Amount"),
           balik_report_dup_money (draft, balik_item_get_number (root, "loan.amount")));
  add_row (
      table, _ ("Runs for"),
      balik_text_format_duration (draft->locale, (int)balik_item_get_number (root, "loan.months")));
  if (grace > 0)
    add_row (table, _ ("Interest only at first"),
             balik_text_format_duration (draft->locale, grace));
  add_row (table, _ ("Repayment"),
           g_strdup (is_flat ? C_ ("loan", "flat interest") : C_ ("loan", "equal instalments")));
  add_rates (table, draft, root);
  add_row (table, _ ("Highest monthly payment"),
           balik_report_dup_money (draft, get_largest_payment (draft)));
  add_row (table, _ ("Interest in all"),
           balik_report_dup_money (draft, balik_result_get_total (draft->result, "interest")));

  return table;
}
