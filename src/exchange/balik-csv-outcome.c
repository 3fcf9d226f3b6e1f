/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-csv-preview-private.h"

/* What a preview comes to, in numbers and words. */

/**
 * balik_csv_preview_count:
 * @self: a preview
 * @outcome: an outcome
 *
 * Returns: how many entries have it
 */
guint
balik_csv_preview_count (const BalikCsvPreview *self, BalikCsvOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const BalikCsvEntry *)g_ptr_array_index (self->entries, i))->outcome == outcome ? 1 : 0;
  return n;
}

/**
 * balik_csv_preview_can_apply:
 * @self: a preview
 *
 * Returns: whether there is something to import and nothing left to ask
 */
gboolean
balik_csv_preview_can_apply (const BalikCsvPreview *self)
{
  return balik_csv_preview_get_n_problems (self) == 0
         && balik_csv_preview_count (self, BALIK_CSV_ASKED) == 0
         && balik_csv_preview_count (self, BALIK_CSV_CHANGED)
                    + balik_csv_preview_count (self, BALIK_CSV_NEW)
                    + balik_csv_preview_count (self, BALIK_CSV_REMOVED)
                > 0;
}

static char *
dup_count (BalikCsvOutcome outcome, guint n)
{
  switch (outcome)
    {
    case BALIK_CSV_CHANGED:
      return g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
    case BALIK_CSV_NEW:
      /* Translators: new rows of a table */
      return g_strdup_printf (ngettext ("%u new", "%u new", n), n);
    case BALIK_CSV_REMOVED:
      return g_strdup_printf (ngettext ("%u taken away", "%u taken away", n), n);
    case BALIK_CSV_KEPT:
      /* Translators: values or rows that are missing in a file but stay in the plan */
      return g_strdup_printf (ngettext ("%u missing but kept", "%u missing but kept", n), n);
    case BALIK_CSV_ASKED:
      return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
    case BALIK_CSV_REFUSED:
      return g_strdup_printf (ngettext ("%u refused", "%u refused", n), n);
    case BALIK_CSV_N_OUTCOMES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * balik_csv_preview_dup_summary:
 * @self: a preview
 *
 * Returns: (transfer full): its counts in words, as “12 changes, 1 new, 2 refused”
 */
char *
balik_csv_preview_dup_summary (const BalikCsvPreview *self)
{
  const guint n_problems = balik_csv_preview_get_n_problems (self);
  g_autoptr (GStrvBuilder) counts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (n_problems > 0)
    g_strv_builder_take (counts,
                         g_strdup_printf (ngettext ("%u place that cannot be read",
                                                    "%u places that cannot be read", n_problems),
                                          n_problems));
  for (BalikCsvOutcome outcome = 0; outcome < BALIK_CSV_N_OUTCOMES; outcome++)
    {
      const guint n = balik_csv_preview_count (self, outcome);

      if (n > 0)
        g_strv_builder_take (counts, dup_count (outcome, n));
    }
  texts = g_strv_builder_end (counts);
  if (texts[0] == NULL)
    return g_strdup (_ ("Nothing differs from the plan"));
  /* Translators: between counts, as in “12 changes, 1 new” */
  return g_strjoinv (_ (", "), texts);
}

/**
 * balik_csv_outcome_get_words:
 * @outcome: an outcome
 *
 * Returns: it in one or two words of the user's language
 */
const char *
balik_csv_outcome_get_words (BalikCsvOutcome outcome)
{
  switch (outcome)
    {
    case BALIK_CSV_CHANGED:
      return C_ ("row of a preview", "Changed");
    case BALIK_CSV_NEW:
      return C_ ("row of a preview", "New");
    case BALIK_CSV_REMOVED:
      return C_ ("row of a preview", "Taken away");
    case BALIK_CSV_KEPT:
      return C_ ("row of a preview", "Kept");
    case BALIK_CSV_ASKED:
      return C_ ("row of a preview", "Question");
    case BALIK_CSV_REFUSED:
      return C_ ("row of a preview", "Refused");
    case BALIK_CSV_N_OUTCOMES:
    default:
      g_return_val_if_reached (NULL);
    }
}
