/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "balik-plan-meta.h"
#include "balik-row-stream.h"

/*
 * The stream of rows from the reader's process, as if somebody had taken that
 * over. However it comes in pieces, it must give the same rows.
 */

typedef struct
{
  GHashTable *texts;
  BalikPlanRows *rows;
} Taker;

static gboolean
take_row (gpointer data, BalikTable table, const BalikCell *cells, GError **error)
{
  Taker *taker = data;
  gboolean is_ours;

  if (table == BALIK_TABLE_META)
    return balik_meta_take (taker->texts, cells, "Name", error);
  is_ours = table == BALIK_TABLE_ITEM ? balik_plan_rows_take_item (taker->rows, cells)
                                      : balik_plan_rows_take_value (taker->rows, cells);
  return is_ours || balik_table_fail_row (table, cells, "Name", error);
}

/* The digest of the rows, or what is wrong. */
static char *
parse (const guint8 *data, gsize size, gsize piece)
{
  g_autoptr (GHashTable) texts = balik_meta_new_texts ();
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new ();
  Taker taker = { texts, rows };
  g_autoptr (BalikRowParser) parser
      = balik_row_parser_new ("Name", balik_row_stream_get_max_bytes (size), take_row, &taker);
  g_autoptr (BalikPlanMeta) meta = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize start = 0; start < size; start += piece)
    if (!balik_row_parser_feed (parser, data + start, MIN (piece, size - start), &error))
      {
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        return g_strdup (error->message);
      }
  if (!balik_row_parser_has_ended (parser))
    return g_strdup ("not complete");
  meta = balik_plan_meta_new_from_texts (texts, "Name", NULL);
  plan = balik_plan_rows_build (rows, "Name", NULL);
  return balik_plan_rows_dup_digest (rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *at_once = parse (data, size, MAX (size, 1));
  g_autofree char *in_pieces = parse (data, size, 61);

  g_assert_cmpstr (at_once, ==, in_pieces);
  return 0;
}
