/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-parts-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-compact.h"
#include "balik-date-text.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"

/* The cash-flow statement by plan year. Its rows add up to its totals. */

#define NOTHING "–"

/* Years up to this number get a column each; of a longer plan the first five
 * do, and the others stand together in fives. */
#define MAX_SINGLE_YEARS 6
#define YEARS_TOGETHER 5

/* Of the width, the most that labels take. */
#define MAX_LABEL_PART 0.38

/* The largest yearly figure has at least this many units of the table, so that the
 * small ones keep their first digits. */
#define LEAST_FIGURE 20

/* Opening, single years, fives up to twenty years, and the total. */
#define MAX_PERIODS 16

/**
 * CashRow:
 * @label: its name; a group's alone
 * @plus: (nullable): the series that it adds
 * @minus: (nullable): the series that it takes off
 * @is_total: whether the rows above add up to it
 */
typedef struct
{
  const char *label;
  const char *plus;
  const char *minus;
  gboolean is_total;
} CashRow;

static const CashRow rows[] = {
  { N_ ("Money in") },
  { N_ ("Sales"), "revenue_sales", NULL },
  { N_ ("Fees and rents"), "revenue_fees", NULL },
  { N_ ("Repairs paid by customers"), "revenue_repair", NULL },
  { N_ ("Renewed products sold"), "revenue_renewed", NULL },
  { N_ ("Parts and scrap sold"), "revenue_scrap", NULL },
  { N_ ("Money out") },
  { N_ ("Products to sell"), "fleet_purchase", "cost_units" },
  { N_ ("Winning customers"), NULL, "cost_acquire" },
  { N_ ("Handing over"), NULL, "cost_placing" },
  { N_ ("Serving"), NULL, "cost_serving" },
  { N_ ("Repairs"), NULL, "cost_repair" },
  { N_ ("Collecting and checking"), NULL, "cost_collect" },
  { N_ ("Renewing and recycling"), NULL, "cost_process" },
  { N_ ("Storage"), NULL, "cost_storage" },
  { N_ ("Never paid by customers"), NULL, "cost_bad_debt" },
  { N_ ("Overheads"), NULL, "overheads" },
  { N_ ("Operating profit (EBITDA)"), "ebitda", NULL, TRUE },
  { N_ ("New products that we keep"), NULL, "fleet_purchase" },
  { N_ ("Investments"), NULL, "investments" },
  { N_ ("Grants"), "grants", NULL },
  { N_ ("Deposits, received less returned"), "deposits", NULL },
  { N_ ("Bills not yet paid"), "working_capital", NULL },
  { N_ ("Tax"), NULL, "tax" },
  { N_ ("Cash before the loan"), "cash", NULL, TRUE },
};

typedef struct
{
  int first;
  int last;
} Period;

typedef struct
{
  const BalikReportDraft *draft;
  BalikReportTable *table;
  Period periods[MAX_PERIODS];
  guint n_periods;
  double divisor;
  int decimals;
} Statement;

static void
add_period (Statement *self, int first, int last)
{
  g_assert (self->n_periods < MAX_PERIODS);
  self->periods[self->n_periods++] = (Period){ first, last };
}

static void
choose_periods (Statement *self)
{
  int n_years = balik_result_get_n_years (self->draft->result);
  int n_single = n_years <= MAX_SINGLE_YEARS ? n_years : YEARS_TOGETHER;

  add_period (self, 0, 0);
  for (int year = 1; year <= n_single; year++)
    add_period (self, year, year);
  for (int year = n_single + 1; year <= n_years; year += YEARS_TOGETHER)
    add_period (self, year, MIN (year + YEARS_TOGETHER - 1, n_years));
  if (n_years > 1)
    add_period (self, 0, n_years);
}

static double
sum_series (const Statement *self, const char *name, const Period *period)
{
  double sum = 0;

  for (int year = period->first; year <= period->last; year++)
    sum += balik_result_get_year_total (self->draft->result, name, year);

  return sum;
}

static double
sum_row (const Statement *self, const char *plus, const char *minus, const Period *period)
{
  return (plus != NULL ? sum_series (self, plus, period) : 0)
         - (minus != NULL ? sum_series (self, minus, period) : 0);
}

/* The largest figure decides on the unit, and with it the decimals. */
static char *
choose_scale (Statement *self)
{
  const BalikReportDraft *draft = self->draft;
  double max_abs = 0;
  g_autofree char *word = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int year = 0; year <= balik_result_get_n_years (draft->result); year++)
      {
        const Period period = { year, year };

        max_abs = MAX (max_abs, fabs (sum_row (self, rows[i].plus, rows[i].minus, &period)));
      }

  self->divisor = balik_text_choose_scale (draft->locale, max_abs / LEAST_FIGURE, &word);
  self->decimals = max_abs / self->divisor < 10000 ? 1 : 0;
  if (self->divisor <= 1 && max_abs >= 1000)
    self->decimals = 0;

  return balik_text_format_scaled_currency (draft->locale, word,
                                            balik_plan_get_currency (draft->plan));
}

static char *
dup_amount (const Statement *self, double amount)
{
  double shown = amount / self->divisor;

  if (fabs (amount) < 1e-9 * self->divisor)
    return g_strdup (NOTHING);

  return balik_text_format_number (self->draft->locale, shown, self->decimals, self->decimals);
}

static void
add_row (Statement *self, BalikReportRowKind kind, const char *label, const double *amounts)
{
  char **cells = g_new0 (char *, self->n_periods + 2);

  cells[0] = g_strdup (label);
  for (guint i = 0; i < self->n_periods; i++)
    cells[i + 1] = dup_amount (self, amounts[i]);
  balik_report_table_take_row (self->table, kind, cells);
  if (kind != BALIK_REPORT_ROW_TOTAL)
    return;
  for (guint i = 0; i < self->n_periods; i++)
    if (amounts[i] < 0)
      balik_report_table_mark_bad (self->table, i + 1);
}

/* Rows of nothing but zeros are left out; totals stay. */
static void
add_sums (Statement *self, const CashRow *row)
{
  double amounts[MAX_PERIODS] = { 0 };
  gboolean is_zero = TRUE;

  for (guint i = 0; i < self->n_periods; i++)
    {
      amounts[i] = sum_row (self, row->plus, row->minus, &self->periods[i]);
      is_zero = is_zero && fabs (amounts[i]) < 1e-9 * self->divisor;
    }
  if (is_zero && !row->is_total)
    return;

  add_row (self, row->is_total ? BALIK_REPORT_ROW_TOTAL : BALIK_REPORT_ROW_PLAIN, _ (row->label),
           amounts);
}

static char *
dup_period (const Statement *self, const Period *period)
{
  BalikLocale *locale = self->draft->locale;
  g_autofree char *first = balik_text_format_count (locale, period->first);
  g_autofree char *last = balik_text_format_count (locale, period->last);

  if (period->last == 0)
    return g_strdup (C_ ("column", "Opening"));
  if (period->first == 0)
    return g_strdup (C_ ("column", "All"));
  if (period->first == period->last)
    /* Translators: head of a column. %s is the number of a year, counted from opening */
    return balik_text_fill (C_ ("column", "Year %s"), first, NULL);

  /* Translators: head of a column for several years. %1$s and %2$s are numbers of years */
  return balik_text_fill (C_ ("column", "Years %1$s–%2$s"), first, last, NULL);
}

static void
add_head (Statement *self)
{
  char **cells = g_new0 (char *, self->n_periods + 2);

  cells[0] = g_strdup ("");
  for (guint i = 0; i < self->n_periods; i++)
    cells[i + 1] = dup_period (self, &self->periods[i]);
  balik_report_table_take_row (self->table, BALIK_REPORT_ROW_HEAD, cells);
}

static void
add_group (Statement *self, const char *label)
{
  char **cells = g_new0 (char *, 2);

  cells[0] = g_strdup (label);
  balik_report_table_take_row (self->table, BALIK_REPORT_ROW_GROUP, cells);
}

/* What the loan does, and what is left for the owner. */
static void
add_loan (Statement *self)
{
  const CashRow loan_rows[] = { { N_ ("Interest"), NULL, "interest" },
                                { N_ ("Repayment of the loan"), NULL, "principal" },
                                { N_ ("Tax saved by interest"), "tax", "tax_paid" },
                                { N_ ("Cash for the owner"), "owner_cash", NULL, TRUE } };
  double amount = balik_item_get_number (balik_plan_get_root (self->draft->plan), "loan.amount");
  double paid_out[MAX_PERIODS] = { 0 };

  for (guint i = 0; i < self->n_periods; i++)
    paid_out[i] = self->periods[i].first == 0 ? amount : 0;
  add_row (self, BALIK_REPORT_ROW_PLAIN, _ ("Loan paid out"), paid_out);
  for (guint i = 0; i < G_N_ELEMENTS (loan_rows); i++)
    add_sums (self, &loan_rows[i]);
}

/* The owner's balance at the end of each period, and its lowest in it. */
static void
add_balances (Statement *self)
{
  g_autofree double *balance = balik_result_dup_cumulative (self->draft->result, "owner_cash");
  double ends[MAX_PERIODS] = { 0 };
  double lowest[MAX_PERIODS] = { 0 };

  for (guint i = 0; i < self->n_periods; i++)
    {
      const Period *period = &self->periods[i];
      int from = period->first == 0 ? 0 : 12 * period->first - 11;

      ends[i] = lowest[i] = balance[12 * period->last];
      for (int t = from; t <= 12 * period->last; t++)
        lowest[i] = MIN (lowest[i], balance[t]);
    }
  add_row (self, BALIK_REPORT_ROW_PLAIN, _ ("Balance at the end"), ends);
  add_row (self, BALIK_REPORT_ROW_PLAIN, _ ("Lowest balance"), lowest);
}

/**
 * balik_report_get_lowest_dscr:
 * @draft: a draft with figures
 * @first_year: the first year that is looked at, from 1
 * @last_year: the last one
 * @after_capex: whether purchases are taken off first
 * @value: (out): the lowest debt service cover ratio of these years
 *
 * Returns: whether there is debt service in any of them
 */
gboolean
balik_report_get_lowest_dscr (const BalikReportDraft *draft,
                              int first_year,
                              int last_year,
                              gboolean after_capex,
                              double *value)
{
  gboolean exists = FALSE;

  *value = 0;
  for (int year = MAX (first_year, 1); year <= last_year; year++)
    {
      double ratio;

      if (!balik_result_get_dscr (draft->result, year, after_capex, &ratio))
        continue;
      *value = exists ? MIN (*value, ratio) : ratio;
      exists = TRUE;
    }

  return exists;
}

static void
add_dscr (Statement *self, const char *label, gboolean after_capex)
{
  char **cells = g_new0 (char *, self->n_periods + 2);
  gboolean is_bad[MAX_PERIODS] = { FALSE };

  cells[0] = g_strdup (label);
  for (guint i = 0; i < self->n_periods; i++)
    {
      double ratio;
      gboolean exists = balik_report_get_lowest_dscr (self->draft, self->periods[i].first,
                                                      self->periods[i].last, after_capex, &ratio);

      cells[i + 1] = exists ? balik_text_format_number (self->draft->locale, ratio, 2, 2)
                            : g_strdup (NOTHING);
      is_bad[i] = exists && ratio < 1;
    }
  balik_report_table_take_row (self->table, BALIK_REPORT_ROW_PLAIN, cells);
  for (guint i = 0; i < self->n_periods; i++)
    if (is_bad[i])
      balik_report_table_mark_bad (self->table, i + 1);
}

static char *
dup_note (const Statement *self, const char *unit)
{
  int year;
  int month;
  g_autofree char *start = NULL;

  balik_plan_get_start (self->draft->plan, &year, &month);
  start = balik_text_format_plan_month (self->draft->locale, year, month, 1);
  if (*unit == '\0')
    /* Translators: behind the heading of a table. %s is a month such as "June 2027" */
    return balik_text_fill (C_ ("report", "from %s"), start, NULL);

  /* Translators: behind the heading of a table. %1$s is a unit such as "million kip", %2$s a
     month such as "June 2027" */
  return balik_text_fill (C_ ("report", "%1$s, from %2$s"), unit, start, NULL);
}

/**
 * balik_report_cash_table_new:
 * @draft: a draft with figures
 * @note: (out) (transfer full): the unit and the first month
 *
 * Returns: (transfer full): the cash-flow statement
 */
BalikReportTable *
balik_report_cash_table_new (const BalikReportDraft *draft, char **note)
{
  BalikReportColumn columns[MAX_PERIODS + 1] = { { BALIK_REPORT_START, 0, MAX_LABEL_PART } };
  Statement self = { .draft = draft };
  g_autofree char *unit = NULL;

  choose_periods (&self);
  unit = choose_scale (&self);
  for (guint i = 1; i <= self.n_periods; i++)
    columns[i] = (BalikReportColumn){ BALIK_REPORT_END, 1 };
  self.table = balik_report_table_new (columns, self.n_periods + 1);

  add_head (&self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].plus == NULL && rows[i].minus == NULL)
      add_group (&self, _ (rows[i].label));
    else
      add_sums (&self, &rows[i]);
  if (balik_report_has_loan (draft))
    add_loan (&self);
  add_balances (&self);
  if (balik_report_has_loan (draft))
    {
      add_dscr (&self, _ ("Debt cover (DSCR)"), FALSE);
      add_dscr (&self, _ ("… after buying products"), TRUE);
    }
  *note = dup_note (&self, unit);

  return self.table;
}
