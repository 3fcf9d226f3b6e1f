/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-chart-builders.h"
#include "balik-report-pages-private.h"
#include "balik-report-parts-private.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"
#include "balik-units.h"

/* The first page: the finding, the offer, cash, and what it saves. */

/* Of the width, what a chart takes beside a table. */
#define CHART_SHARE 0.57
#define COLUMN_GAP 20
#define SECTION_GAP 13
#define MAX_MORE_GAP 13
#define N_SECTIONS 3

/* Heights of the cash chart, at full size. */
#define MIN_CASH_HEIGHT 118
#define MAX_CASH_HEIGHT 240

/* Points that a row of key figures gets taller at most. */
#define MAX_STRETCH 7

/* Lines of the plan that are listed by name. */
#define MAX_LINES 6

/* The charts are made once, whatever number of sizes is tried. */
typedef struct
{
  BalikChartSpec *cash;
  BalikChartSpec *savings;
} Charts;

/* What is given to a page that has room left. */
typedef struct
{
  double height; /* more for the cash chart */
  double gap; /* more above each section */
} Extra;

static char *
dup_answer (const BalikReportDraft *draft, BalikAnswer answer, gboolean *is_bad)
{
  g_autoptr (BalikHeadline) headline
      = balik_headline_new (answer, draft->plan, draft->result, NULL, draft->locale);

  *is_bad = headline->tone == BALIK_TONE_BAD;

  return balik_report_dup_answer (headline);
}

/* What the loan does not carry; %NULL if there is none, if it carries all, or if
 * nothing pays anyhow. */
static char *
dup_own_money (const BalikReportDraft *draft)
{
  g_autofree double *balance = balik_result_dup_cumulative (draft->result, "owner_cash");
  int lowest = 0;
  double months;
  g_autofree char *money = NULL;
  g_autofree char *month = NULL;

  for (int t = 1; t <= balik_result_get_n_months (draft->result); t++)
    if (balance[t] < balance[lowest])
      lowest = t;
  if (balance[lowest] >= 0 || !balik_report_has_loan (draft)
      || !balik_result_get_figure (draft->result, "payback_months", &months))
    return NULL;

  money = balik_report_dup_money (draft, -balance[lowest]);
  month = balik_text_format_month_index (draft->locale, lowest);

  /* Translators: bad news about a loan. %1$s is an amount of money, %2$s a text such as
     "month 15" */
  return balik_text_fill (_ ("The loan does not carry it alone: in %2$s the owner must have put in "
                             "%1$s."),
                          money, month, NULL);
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;

  g_string_append (text, text->len > 0 ? " " : "");
  g_string_append (text, sentence);
}

/* The title: whether it pays, whether the loan is enough, what customers pay, and
 * any other bad news, all in one size. The good news follows below it. */
static void
write_finding (BalikReportDraft *draft)
{
  const BalikAnswer order[] = { BALIK_ANSWER_CUSTOMER, BALIK_ANSWER_SAVING, BALIK_ANSWER_WORTH };
  gboolean is_bad;
  g_autofree char *payback = dup_answer (draft, BALIK_ANSWER_PAYBACK, &is_bad);
  g_autofree char *own_money = dup_own_money (draft);
  g_autoptr (GString) finding = g_string_new (payback);
  g_autoptr (GString) rest = g_string_new (NULL);

  append_sentence (finding, own_money);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *sentence = dup_answer (draft, order[i], &is_bad);

      append_sentence (order[i] == BALIK_ANSWER_CUSTOMER || is_bad ? finding : rest, sentence);
    }
  append_sentence (rest, _ ("Figures are of the likely value of each number."));

  balik_report_draft_add_text (draft, BALIK_REPORT_FINDING, finding->str);
  balik_report_draft_skip (draft, 5);
  balik_report_draft_add_text (draft, BALIK_REPORT_TEXT, rest->str);
}

/* The first card of the offer, or the name of the plan's only promise. */
static char *
dup_promise (const BalikReportDraft *draft)
{
  GListModel *cards = balik_plan_get_cards (draft->plan);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = BALIK_ITEM (g_list_model_get_item (cards, i));
      const char *title = balik_item_get_text (card, "title");
      const char *text = balik_item_get_text (card, "text");

      if (g_strcmp0 (balik_item_get_text (card, "block"), "offer") != 0)
        continue;
      if (title != NULL && *title != '\0')
        return balik_report_dup_shortened (title, 160);
      if (text != NULL && *text != '\0')
        return balik_report_dup_shortened (text, 160);
    }

  return NULL;
}

static BalikReportTable *
new_offers (const BalikReportDraft *draft)
{
  const BalikReportColumn columns[]
      = { { BALIK_REPORT_START, 0, 0.35 }, { BALIK_REPORT_START, 1 } };
  BalikReportTable *table = balik_report_table_new (columns, G_N_ELEMENTS (columns));
  GListModel *lines = balik_plan_get_lines (draft->plan);
  guint n_lines = g_list_model_get_n_items (lines);

  for (guint i = 0; i < MIN (n_lines, MAX_LINES); i++)
    {
      g_autoptr (BalikItem) line = BALIK_ITEM (g_list_model_get_item (lines, i));
      char **cells = g_new0 (char *, 3);

      cells[0] = balik_report_dup_line_name (line);
      cells[1] = balik_report_dup_offer (draft, line);
      balik_report_table_take_row (table, BALIK_REPORT_ROW_PLAIN, cells);
    }
  if (n_lines > MAX_LINES)
    {
      g_autofree char *count = g_strdup_printf ("%u", n_lines - MAX_LINES);
      char **cells = g_new0 (char *, 2);

      /* Translators: %s is a number of products, in digits */
      cells[0] = balik_text_fill (ngettext ("and %s more", "and %s more", n_lines - MAX_LINES),
                                  count, NULL);
      balik_report_table_take_row (table, BALIK_REPORT_ROW_PLAIN, cells);
    }

  return table;
}

static void
write_offer (BalikReportDraft *draft, const Extra *extra)
{
  g_autoptr (BalikReportTable) table = new_offers (draft);
  g_autofree char *promise = dup_promise (draft);

  balik_report_draft_skip (draft, SECTION_GAP);
  draft->y += extra->gap;
  balik_report_draft_add_heading (draft, _ ("What is offered"), NULL);
  if (promise != NULL)
    {
      balik_report_draft_add_text (draft, BALIK_REPORT_PROMISE, promise);
      balik_report_draft_skip (draft, 2);
    }
  balik_report_table_measure (table, draft);
  balik_report_table_place (table, draft, balik_report_table_get_n_rows (table));
}

/* Below its heading, @draft is at the top of both. */
static double
get_cash_height (const BalikReportDraft *draft,
                 const BalikReportTable *table,
                 BalikChartSpec *chart,
                 double extra)
{
  double height = MAX (balik_report_table_get_height (table, draft),
                       balik_report_draft_measure_chart (draft, chart));

  height = MAX (height, MIN_CASH_HEIGHT * draft->scale);

  return MIN (height + extra, MAX (height, MAX_CASH_HEIGHT * draft->scale));
}

/* The key figures stand as tall as the chart beside them. */
static void
write_cash (BalikReportDraft *draft, BalikChartSpec *chart, const Extra *extra)
{
  const double gap = COLUMN_GAP * draft->scale;
  g_autoptr (BalikReportTable) table = balik_report_key_figures_new (draft);
  guint n_rows = balik_report_table_get_n_rows (table);
  double x = draft->x;
  double width = draft->width;
  double chart_width = (width - gap) * CHART_SHARE;
  double y;
  double height;
  double bottom;

  balik_report_draft_skip (draft, SECTION_GAP);
  draft->y += extra->gap;
  y = draft->y;
  balik_report_draft_set_column (draft, x, y, chart_width);
  balik_report_draft_add_heading (draft, balik_chart_spec_get_title (chart),
                                  balik_chart_spec_get_subtitle (chart));
  balik_report_draft_set_column (draft, x + chart_width + gap, draft->y, width - chart_width - gap);
  balik_report_table_measure (table, draft);
  balik_report_draft_set_column (draft, x, draft->y, chart_width);
  height = get_cash_height (draft, table, chart, extra->height);
  balik_report_draft_add_chart (draft, chart, height);
  bottom = draft->y;

  balik_report_draft_set_column (draft, x + chart_width + gap, y, width - chart_width - gap);
  balik_report_draft_add_heading (draft, _ ("Key figures"), NULL);
  balik_report_draft_add_rule (draft, 0.6, FALSE);
  balik_report_table_set_stretch (
      table, CLAMP ((bottom - draft->y - balik_report_table_get_height (table, draft)) / n_rows, 0,
                    MAX_STRETCH * draft->scale));
  balik_report_table_place (table, draft, n_rows);
  balik_report_draft_set_column (draft, x, MAX (draft->y, bottom), width);
}

static void
write_savings (BalikReportDraft *draft, BalikChartSpec *chart, const Extra *extra)
{
  const double gap = COLUMN_GAP * draft->scale;
  double x = draft->x;
  double y;
  double width = draft->width;
  double chart_width = (width - gap) * CHART_SHARE;
  double bottom;
  g_auto (GStrv) sentences = balik_report_dup_method (draft);

  balik_report_draft_skip (draft, SECTION_GAP);
  draft->y += extra->gap;
  y = draft->y;
  balik_report_draft_set_column (draft, x, y, chart_width);
  balik_report_draft_add_heading (draft, balik_chart_spec_get_title (chart),
                                  balik_chart_spec_get_subtitle (chart));
  if (balik_chart_spec_is_empty (chart))
    balik_report_draft_add_text (draft, BALIK_REPORT_TEXT,
                                 _ ("The plan names no materials, so no savings are counted."));
  else
    balik_report_draft_add_chart (draft, chart, balik_report_draft_measure_chart (draft, chart));
  bottom = draft->y;

  balik_report_draft_set_column (draft, x + chart_width + gap, y, width - chart_width - gap);
  balik_report_draft_add_heading (draft, _ ("How it is counted"), NULL);
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      balik_report_draft_add_text (draft, BALIK_REPORT_NOTE, sentences[i]);
      balik_report_draft_skip (draft, 2.5);
    }
  balik_report_draft_set_column (draft, x, MAX (draft->y, bottom), width);
}

/* Writes the page and returns what is left free above its foot. */
static double
write_page (BalikReportDraft *draft, const Charts *charts, double scale, const Extra *extra)
{
  balik_report_draft_begin_page (draft, scale);
  balik_report_add_head (draft);
  if (balik_report_has_figures (draft))
    {
      write_finding (draft);
      write_offer (draft, extra);
      write_cash (draft, charts->cash, extra);
      write_savings (draft, charts->savings, extra);
    }
  else
    {
      balik_report_draft_add_text (draft, BALIK_REPORT_FINDING, _ ("Nothing to report yet."));
      balik_report_draft_skip (draft, 5);
      balik_report_draft_add_text (
          draft, BALIK_REPORT_TEXT,
          _ ("The plan has no line. A line says what is offered, and to how many people."));
    }

  return draft->page_height - draft->margin - balik_report_measure_foot (draft)
         - SECTION_GAP * draft->scale - draft->y;
}

/**
 * balik_report_compose_summary:
 * @draft: a draft
 *
 * Writes the first page, as large as fits.
 *
 * Returns: (transfer full): what is on it, of #BalikReportMark
 */
GPtrArray *
balik_report_compose_summary (BalikReportDraft *draft)
{
  Charts charts = { NULL, NULL };
  Extra extra = { 0, 0 };
  double scale = 1;
  double left;

  if (balik_report_has_figures (draft))
    {
      charts.cash = balik_chart_new_cash (draft->plan, draft->result, draft->locale);
      charts.savings = balik_chart_new_savings (draft->plan, draft->result, draft->locale);
    }

  while ((left = write_page (draft, &charts, scale, &extra)) < 0 && scale > BALIK_REPORT_MIN_SCALE)
    scale -= BALIK_REPORT_SCALE_STEP;
  if (left > 0)
    {
      extra.height = left;
      left = write_page (draft, &charts, scale, &extra);
      extra.gap = CLAMP (left / N_SECTIONS, 0, MAX_MORE_GAP);
      write_page (draft, &charts, scale, &extra);
    }
  balik_report_add_foot (draft, 1, 2);

  g_clear_pointer (&charts.cash, balik_chart_spec_unref);
  g_clear_pointer (&charts.savings, balik_chart_spec_unref);

  return g_steal_pointer (&draft->marks);
}
