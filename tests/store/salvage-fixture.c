/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "salvage-fixture.h"

#include <string.h>

#include "store-fixture.h"

/* Plans to be damaged, and what was saved of them. */

GBytes *
salvage_fixture_make_bytes (BalikPlan *plan)
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_set_str (&meta->doc_uuid, "0123456789abcdef0123456789abcdef");
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  return bytes;
}

/* Many cards, some with texts that go on over pages of their own. */
BalikPlan *
salvage_fixture_make_cards (guint n_cards)
{
  BalikPlan *plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Fill");

  for (guint i = 0; i < n_cards; i++)
    {
      const gint64 id = balik_plan_reserve_id (plan);
      g_autofree char *title = g_strdup_printf ("Card %u", i);
      g_autofree char *text = g_strnfill (i % 50 == 0 ? 9000 : i % 90, 'w');

      balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                               G_MAXUINT);
      balik_edit_group_take (group, id, "title", balik_value_new_text (title));
      balik_edit_group_take (group, id, "text", balik_value_new_text (text));
    }
  g_assert_true (balik_plan_load (plan, group, NULL));
  return plan;
}

Whole
salvage_fixture_make_whole (guint number)
{
  g_autoptr (BalikPlan) plan = NULL;
  Whole whole;

  if (number == 0)
    plan = store_fixture_new_rich_plan ();
  else if (number == 1)
    plan = store_fixture_import ("lease-school-uniforms.json");
  else
    plan = salvage_fixture_make_cards (400);
  whole.bytes = salvage_fixture_make_bytes (plan);
  whole.rows = balik_plan_rows_new_from_plan (plan);
  return whole;
}

void
salvage_fixture_clear (Whole *whole)
{
  g_bytes_unref (whole->bytes);
  balik_plan_rows_free (whole->rows);
}

BalikPlanFile *
salvage_fixture_salvage (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  BalikPlanFile *file = balik_plan_file_salvage_bytes (bytes, "Name", NULL, error);

  g_assert_true ((file == NULL) == (*error != NULL));
  if (file == NULL)
    {
      g_assert_true ((*error)->domain == BALIK_STORE_ERROR);
      g_assert_nonnull (strstr ((*error)->message, "Name"));
      return NULL;
    }
  g_assert_cmpint (file->outcome, ==, BALIK_PLAN_REPAIRED);
  g_assert_cmpuint (file->notes->len, >, 0);
  return file;
}

gboolean
salvage_fixture_has_note (const BalikPlanFile *file, const char *words)
{
  for (guint i = 0; i < file->notes->len; i++)
    if (strstr (g_ptr_array_index (file->notes, i), words) != NULL)
      return TRUE;
  return FALSE;
}

guint
salvage_fixture_count (const BalikPlanRows *rows, BalikItemKind kind)
{
  guint n = 0;

  for (guint i = 0; i < rows->items->len; i++)
    n += g_array_index (rows->items, BalikItemRow, i).kind == kind ? 1 : 0;
  return n;
}
