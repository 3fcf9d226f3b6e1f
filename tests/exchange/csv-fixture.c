/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-fixture.h"

#include <string.h>

#include "balik-json-import.h"
#include "json-compare.h"

/* Previews made, told as text, and applied. */

BalikCsvSettings
csv_fixture_settings (void)
{
  return (BalikCsvSettings){ .table = BALIK_CSV_N_TABLES };
}

BalikCsvPreview *
csv_fixture_preview (BalikPlan *plan, GBytes *bytes, const BalikCsvSettings *settings)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autoptr (GError) error = NULL;
  BalikCsvPreview *preview = balik_csv_preview_new (plan, bytes, settings, locale, &error);

  g_assert_no_error (error);
  return preview;
}

BalikCsvPreview *
csv_fixture_preview_text (BalikPlan *plan, const char *text, const BalikCsvSettings *settings)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return csv_fixture_preview (plan, bytes, settings);
}

/* A line for each entry: outcome, line, path, column, before → after. */
char *
csv_fixture_dump (const BalikCsvPreview *preview)
{
  static const char *const words[] = { "changed", "new", "removed", "kept", "asked", "refused" };
  GString *text = g_string_new (NULL);
  GPtrArray *entries = balik_csv_preview_get_entries (preview);

  for (guint i = 0; i < entries->len; i++)
    {
      const BalikCsvEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%s %u %s %s: %s → %s\n", words[entry->outcome], entry->line,
                              entry->path, entry->column != NULL ? entry->column : "-",
                              entry->before, entry->after);
      if (entry->outcome == BALIK_CSV_REFUSED || entry->outcome == BALIK_CSV_ASKED)
        g_assert_nonnull (entry->message);
      if (entry->message != NULL)
        g_test_message ("%s", entry->message);
    }
  return g_string_free (text, FALSE);
}

void
csv_fixture_apply (BalikCsvPreview *preview, BalikPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikEditGroup) group = balik_csv_preview_new_edits (preview, plan, &error);

  g_assert_no_error (error);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

BalikPlan *
csv_fixture_load (const char *folder, const char *name)
{
  g_autoptr (GBytes) bytes = json_compare_load (folder, name);
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_json_import (bytes, NULL, &error);

  g_assert_no_error (error);
  return plan;
}
