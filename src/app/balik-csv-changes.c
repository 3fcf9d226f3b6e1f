/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-changes.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "balik-text-fill.h"
#include "balik-wrapped-label.h"

/* What a table would change, as groups of rows: first what stands against it. */

/* Nobody reads more of a kind, and each becomes a row. */
#define MAX_ROWS 50

static const char *
get_explanation (BalikCsvOutcome outcome)
{
  switch (outcome)
    {
    case BALIK_CSV_ASKED:
      return _ ("These numbers can be read in two ways. Choose the decimal sign above.");
    case BALIK_CSV_REFUSED:
      return _ ("These are left out.");
    case BALIK_CSV_KEPT:
      return _ ("The table does not have these. They stay in the plan as they are.");
    case BALIK_CSV_CHANGED:
    case BALIK_CSV_NEW:
    case BALIK_CSV_REMOVED:
    case BALIK_CSV_N_OUTCOMES:
    default:
      return NULL;
    }
}

static const char *
get_title (const BalikCsvEntry *entry)
{
  if (*entry->name != '\0')
    return entry->name;
  if (entry->outcome == BALIK_CSV_NEW && *entry->after != '\0')
    return entry->after;
  if (*entry->path != '\0')
    return entry->path;
  return entry->line == 1 ? C_ ("csv", "Headings") : C_ ("csv", "A row");
}

static gboolean
has_values (const BalikCsvEntry *entry)
{
  const char *title = get_title (entry);

  return entry->outcome != BALIK_CSV_NEW && entry->outcome != BALIK_CSV_KEPT
         && (*entry->before != '\0' || *entry->after != '\0')
         && !g_str_equal (entry->before, title);
}

static char *
dup_values (const BalikCsvEntry *entry, const char *pattern)
{
  const char *nothing = C_ ("csv", "nothing");

  return balik_text_fill (pattern, *entry->before != '\0' ? entry->before : nothing,
                          *entry->after != '\0' ? entry->after : nothing, NULL);
}

static char *
dup_line_words (guint line)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  /* Translators: %s is the number of a line of a file */
  return balik_text_fill (C_ ("csv", "Line %s"), number, NULL);
}

static GtkWidget *
new_row (guint line, const char *title, const char *values, const char *spoken, const char *message)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line_words = line > 0 ? dup_line_words (line) : NULL;
  g_autoptr (GString) shown = g_string_new (values);
  g_autoptr (GString) description = g_string_new (line_words);

  if (message != NULL)
    g_string_append_printf (shown, "%s%s", shown->len > 0 ? "\n" : "", message);
  if (spoken != NULL)
    g_string_append_printf (description, "%s%s", description->len > 0 ? ". " : "", spoken);
  if (message != NULL)
    g_string_append_printf (description, "%s%s", description->len > 0 ? ". " : "", message);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 8);
  if (line_words != NULL)
    {
      GtkWidget *label = gtk_label_new (line_words);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  /* The row's own description is its subtitle, with an arrow in it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
  return row;
}

static GtkWidget *
new_entry_row (const BalikCsvEntry *entry)
{
  g_autofree char *shown = NULL;
  g_autofree char *spoken = NULL;

  if (has_values (entry))
    {
      /* Translators: a value of the plan, then that of a table. Turn the arrow round in a language
         that is written from right to left. */
      shown = dup_values (entry, C_ ("csv", "%1$s → %2$s"));
      /* Translators: the same for a screen reader: a value of the plan, then that of a table */
      spoken = dup_values (entry, C_ ("csv", "It is %1$s, the table says %2$s"));
    }
  return new_row (entry->line, get_title (entry), shown, spoken, entry->message);
}

static GtkWidget *
append_group (GtkBox *box, const char *title, const char *explanation)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), explanation);
  gtk_box_append (box, group);
  return group;
}

static void
append_rest (GtkBox *box, guint n_more)
{
  g_autofree char *more = NULL;

  if (n_more == 0)
    return;
  more = g_strdup_printf (ngettext ("%u more is not listed.", "%u more are not listed.", n_more),
                          n_more);
  gtk_box_append (box, balik_wrapped_label_new (more, "dim-label"));
}

static void
append_problems (GtkBox *box, const BalikCsvPreview *preview)
{
  GPtrArray *problems = balik_csv_preview_get_problems (preview);
  const guint n_shown = MIN (problems->len, MAX_ROWS);
  GtkWidget *group;

  if (problems->len == 0)
    return;
  group = append_group (box, C_ ("csv", "Cannot Be Read"),
                        _ ("Another encoding or separator may help. Nothing is imported before "
                           "every line can be read."));
  for (guint i = 0; i < n_shown; i++)
    {
      const BalikCsvProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *line = dup_line_words (problem->line);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_row (0, line, NULL, NULL, problem->message));
    }
  append_rest (box, balik_csv_preview_get_n_problems (preview) - n_shown);
}

static void
append_entries (GtkBox *box, const BalikCsvPreview *preview, BalikCsvOutcome outcome)
{
  GPtrArray *entries = balik_csv_preview_get_entries (preview);
  const guint n_entries = balik_csv_preview_count (preview, outcome);
  GtkWidget *group;
  guint n_shown = 0;

  if (n_entries == 0)
    return;
  group = append_group (box, balik_csv_outcome_get_words (outcome), get_explanation (outcome));
  for (guint i = 0; i < entries->len && n_shown < MAX_ROWS; i++)
    {
      const BalikCsvEntry *entry = g_ptr_array_index (entries, i);

      if (entry->outcome != outcome)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_entry_row (entry));
      n_shown++;
    }
  append_rest (box, n_entries - n_shown);
}

/**
 * balik_csv_changes_fill:
 * @box: an empty box
 * @preview: what a table would change
 *
 * Lists it.
 */
void
balik_csv_changes_fill (GtkBox *box, const BalikCsvPreview *preview)
{
  static const BalikCsvOutcome outcomes[]
      = { BALIK_CSV_ASKED,   BALIK_CSV_REFUSED, BALIK_CSV_REMOVED,
          BALIK_CSV_CHANGED, BALIK_CSV_NEW,     BALIK_CSV_KEPT };

  append_problems (box, preview);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    append_entries (box, preview, outcomes[i]);
}
