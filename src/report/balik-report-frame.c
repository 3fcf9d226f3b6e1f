/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-date-text.h"
#include "balik-number-format.h"
#include "balik-report-pages-private.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"

/* What is the same on each page: the head and the foot. */

/* Between head or foot line and its rule. */
#define LINE_GAP 5

/* Characters of a title or business. */
#define MAX_NAME 100

/**
 * balik_report_dup_title:
 * @plan: a plan
 *
 * Returns: (transfer full): its title, or what stands for it
 */
char *
balik_report_dup_title (BalikPlan *plan)
{
  g_autofree char *title = g_strdup (balik_plan_get_title (plan));

  if (title != NULL && *g_strstrip (title) != '\0')
    return balik_report_dup_shortened (title, MAX_NAME);

  return g_strdup (_ ("A plan without a title"));
}

/**
 * balik_report_has_figures:
 * @draft: a draft
 *
 * Returns: whether there is anything to report beside names
 */
gboolean
balik_report_has_figures (const BalikReportDraft *draft)
{
  return draft->result != NULL && g_list_model_get_n_items (balik_plan_get_lines (draft->plan)) > 0;
}

static char *
dup_span (const BalikReportDraft *draft)
{
  int year;
  int month;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  balik_plan_get_start (draft->plan, &year, &month);
  first = balik_text_format_plan_month (draft->locale, year, month, 1);
  last = balik_text_format_plan_month (draft->locale, year, month,
                                       balik_plan_get_n_months (draft->plan));

  /* Translators: a span of time. %1$s is its first month such as "June 2027", %2$s its last */
  return balik_text_fill (C_ ("report", "%1$s – %2$s"), first, last, NULL);
}

/* "School uniforms · Mali's shop · Laos", as far as the plan says. */
static char *
dup_head (const BalikReportDraft *draft)
{
  BalikItem *root = balik_plan_get_root (draft->plan);
  const char *business = balik_item_get_text (root, "business");
  const char *country = balik_item_get_text (root, "country");
  g_autofree char *title = balik_report_dup_title (draft->plan);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_strv_builder_add (parts, title);
  if (business != NULL && *business != '\0')
    g_strv_builder_take (parts, balik_report_dup_shortened (business, MAX_NAME));
  if (country != NULL && *country != '\0')
    g_strv_builder_add (parts, balik_report_get_country (country));
  list = g_strv_builder_end (parts);

  return g_strjoinv (" · ", list);
}

/**
 * balik_report_add_head:
 * @draft: a draft
 *
 * Writes the head line of a page and its rule.
 */
void
balik_report_add_head (BalikReportDraft *draft)
{
  g_autofree char *head = dup_head (draft);
  g_autofree char *span = dup_span (draft);

  balik_report_draft_add_pair (draft, BALIK_REPORT_FOOT, head, span);
  balik_report_draft_skip (draft, LINE_GAP);
  balik_report_draft_add_rule (draft, 0.5, TRUE);
  balik_report_draft_skip (draft, 11);
}

static char *
dup_foot (const BalikReportDraft *draft)
{
  g_autofree char *title = balik_report_dup_title (draft->plan);
  g_autofree char *printed = NULL;

  /* Translators: in the foot line of a page. %s is a date such as "24 November 2026" */
  printed = balik_text_fill (C_ ("report", "printed %s"), draft->day, NULL);

  return g_strjoin (" · ", title, printed, _ ("Made with Balik"), NULL);
}

static char *
dup_page_number (const BalikReportDraft *draft, int page, int n_pages)
{
  g_autofree char *number = balik_text_format_count (draft->locale, page);
  g_autofree char *count = balik_text_format_count (draft->locale, n_pages);

  /* Translators: the number of a page. %1$s is this page, %2$s how many there are */
  return balik_text_fill (C_ ("report", "%1$s of %2$s"), number, count, NULL);
}

/**
 * balik_report_measure_foot:
 * @draft: a draft
 *
 * Returns: the height of the foot line with its rule
 */
double
balik_report_measure_foot (BalikReportDraft *draft)
{
  g_autofree char *foot = dup_foot (draft);
  g_autofree char *number = dup_page_number (draft, 2, 2);
  double number_width = balik_report_draft_measure_width (draft, BALIK_REPORT_FOOT, number) + 0.1;
  double width = draft->page_width - 2 * draft->margin;

  return LINE_GAP * draft->scale
         + balik_report_draft_measure (draft, BALIK_REPORT_FOOT, foot,
                                       width - number_width - 12 * draft->scale);
}

/**
 * balik_report_add_foot:
 * @draft: a draft
 * @page: the page, from 1
 * @n_pages: how many there are
 *
 * Writes the foot line at the lower margin, and its rule.
 */
void
balik_report_add_foot (BalikReportDraft *draft, int page, int n_pages)
{
  g_autofree char *foot = dup_foot (draft);
  g_autofree char *number = dup_page_number (draft, page, n_pages);
  double top = draft->page_height - draft->margin - balik_report_measure_foot (draft);

  balik_report_draft_set_column (draft, draft->margin, top, draft->page_width - 2 * draft->margin);
  balik_report_draft_add_rule (draft, 0.5, TRUE);
  balik_report_draft_skip (draft, LINE_GAP);
  balik_report_draft_add_pair (draft, BALIK_REPORT_FOOT, foot, number);
}
