/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-rows-share.h"

#include <string.h>

#include <glib/gi18n.h>

/*
 * What goes out of a plan that is handed to strangers: texts that are there to
 * say who plans, whom somebody asked, or what is for one reader only.
 *
 *   business                  who plans
 *   notes                     what the writer noted for herself
 *   template.trainer_note     for one reader
 *   note, source of origins   who said a number, unless the number came with a
 *                             template or is a typical range: those texts are
 *                             ours, and everybody has them
 *
 * What kind of origin a number has, and its day, stay. So do titles, names of
 * things and cards, because there is no plan without them; the sentence says so.
 */

typedef struct
{
  gboolean has_business;
  gboolean has_notes;
  guint n_origins;
} Removed;

static gboolean
is_text_of_ours (const BalikValue *origin)
{
  const char *kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);

  return strcmp (kind, "template") == 0 || strcmp (kind, "typical range") == 0;
}

static void
strip_origin (BalikValueRow *row, Removed *removed)
{
  BalikValue *stripped;

  if (is_text_of_ours (row->value)
      || (*balik_value_get_origin_part (row->value, BALIK_ORIGIN_NOTE) == '\0'
          && *balik_value_get_origin_part (row->value, BALIK_ORIGIN_SOURCE) == '\0'))
    return;
  stripped
      = balik_value_new_origin (balik_value_get_origin_part (row->value, BALIK_ORIGIN_KIND), NULL,
                                NULL, balik_value_get_origin_part (row->value, BALIK_ORIGIN_DATE));
  balik_value_unref (row->value);
  row->value = stripped;
  removed->n_origins++;
}

static gboolean
strip_text (const BalikValueRow *row, Removed *removed)
{
  if (row->item != BALIK_PLAN_ROOT_ID)
    return FALSE;
  if (strcmp (row->key, "business") == 0)
    removed->has_business = TRUE;
  else if (strcmp (row->key, "notes") == 0 || strcmp (row->key, "template.trainer_note") == 0)
    removed->has_notes = TRUE;
  else
    return FALSE;
  return TRUE;
}

static char *
describe (const Removed *removed)
{
  GString *words = g_string_new (_ ("The copy has no history and no earlier versions."));

  if (removed->has_business)
    g_string_append_printf (words, " %s", _ ("The name of the business is taken out."));
  if (removed->has_notes)
    g_string_append_printf (words, " %s", _ ("The notes on the plan are taken out."));
  if (removed->n_origins > 0)
    {
      g_autofree char *origins = g_strdup_printf (
          /* Translators: %u counts numbers of the plan */
          ngettext ("Who said it is taken out of %u number.",
                    "Who said it is taken out of %u numbers.", removed->n_origins),
          removed->n_origins);

      g_string_append_printf (words, " %s", origins);
    }
  g_string_append_printf (words, " %s",
                          _ ("Titles, names of things and cards stay as they are: look whether "
                             "they name people."));
  return g_string_free (words, FALSE);
}

/**
 * balik_plan_rows_take_names_out:
 * @self: rows
 *
 * Takes texts out that are there to name people.
 *
 * Returns: (transfer full): what was taken out, and what was not, in whole sentences
 */
char *
balik_plan_rows_take_names_out (BalikPlanRows *self)
{
  Removed removed = { 0 };

  for (guint i = 0; i < self->values->len;)
    {
      BalikValueRow *row = &g_array_index (self->values, BalikValueRow, i);

      if (strip_text (row, &removed))
        {
          g_array_remove_index (self->values, i);
          continue;
        }
      if (balik_value_get_value_type (row->value) == BALIK_VALUE_ORIGIN)
        strip_origin (row, &removed);
      i++;
    }
  return describe (&removed);
}
