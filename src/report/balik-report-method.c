/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-parts-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-report-words-private.h"
#include "balik-text-fill.h"
#include "balik-text-kind.h"
#include "balik-units.h"

/* How a saving was counted. A saving without its method is not shown. */

/* "90%", or "70–100%" where lines differ. */
static char *
dup_displacement (const BalikReportDraft *draft)
{
  GListModel *lines = balik_plan_get_lines (draft->plan);
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BalikItem) line = BALIK_ITEM (g_list_model_get_item (lines, i));
      double share = balik_item_get_number (line, "linear.displacement");

      low = MIN (low, share);
      high = MAX (high, share);
    }

  low_text = balik_text_format_percent (draft->locale, low, 0);
  if (high <= low)
    return g_steal_pointer (&low_text);
  high_text = balik_text_format_percent (draft->locale, high, 0);

  return balik_text_join_range (low_text, high_text, low < 0);
}

static const char *
get_credit (const BalikReportDraft *draft)
{
  BalikItem *root = balik_plan_get_root (draft->plan);

  if (g_strcmp0 (balik_item_get_text (root, "environment.credit"), "avoided-burden") == 0)
    return _ ("Recycling is credited to those who send material to it (avoided burden), in both "
              "ways alike.");

  return _ ("Recycling is credited to those who buy recycled material (cut-off): nothing is "
            "claimed for what is sent to it.");
}

/**
 * balik_report_dup_method:
 * @draft: a draft with figures
 *
 * Returns: (transfer full) (array zero-terminated=1): how the savings were
 *     counted, a sentence each
 */
char **
balik_report_dup_method (const BalikReportDraft *draft)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autofree char *displacement = dup_displacement (draft);
  g_autofree char *span
      = balik_text_format_duration (draft->locale, balik_result_get_n_months (draft->result));
  g_autofree char *compared = NULL;
  g_autofree char *replaced = NULL;

  /* Translators: %s is a time such as "5 years" */
  compared = balik_text_fill (_ ("Both ways are counted month by month over %s: ours, and the one "
                                 "in which the same customers buy the usual way."),
                              span, NULL);
  /* Translators: %s is a share such as "90%" */
  replaced = balik_text_fill (_ ("Of the products that customers get from us, %s take the place of "
                                 "one that they would have bought (displacement)."),
                              displacement, NULL);

  g_strv_builder_add_many (sentences, compared, replaced, get_credit (draft),
                           _ ("Counted are making, transport, electricity and waste; what is still "
                              "in use at the end is not."),
                           NULL);

  return g_strv_builder_end (sentences);
}
