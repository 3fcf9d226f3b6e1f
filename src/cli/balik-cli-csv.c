/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "balik-cli-private.h"
#include "balik-csv-import.h"

/* Tables of a plan, out and in as CSV. Nobody looks at a preview here, so an import does all that
 * a file says, or nothing, unless it is told to leave out what is refused. */

typedef struct
{
  const char *word;
  int value;
} Word;

static const Word encodings[] = { { "utf-8", BALIK_CSV_ENCODING_UTF_8 },
                                  { "utf-16le", BALIK_CSV_ENCODING_UTF_16_LE },
                                  { "utf-16be", BALIK_CSV_ENCODING_UTF_16_BE },
                                  { "windows-1252", BALIK_CSV_ENCODING_WINDOWS_1252 },
                                  { NULL } };
static const Word separators[]
    = { { ",", ',' },   { "comma", ',' }, { ";", ';' }, { "semicolon", ';' },
        { "\t", '\t' }, { "tab", '\t' },  { NULL } };
static const Word decimals[]
    = { { "point", BALIK_CSV_DECIMAL_POINT }, { "comma", BALIK_CSV_DECIMAL_COMMA }, { NULL } };

static gboolean
find_word (const Word *words, const char *word, const char *option, int *value)
{
  g_autoptr (GString) known = NULL;

  if (word == NULL)
    return TRUE;
  known = g_string_new (NULL);
  for (guint i = 0; words[i].word != NULL; i++)
    {
      if (g_ascii_strcasecmp (words[i].word, word) == 0)
        {
          *value = words[i].value;
          return TRUE;
        }
      if (g_ascii_isalnum (*words[i].word))
        g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", words[i].word);
    }
  /* Translators: an option, the word that was given, the words that are known */
  g_printerr (_ ("balik: %s cannot be “%s”. It is one of: %s."), option, word, known->str);
  g_printerr ("\n");
  return FALSE;
}

static gboolean
find_table (const char *name, const char *option, BalikCsvTable *table)
{
  Word words[BALIK_CSV_N_TABLES + 1] = { { NULL } };
  int found = *table;

  for (BalikCsvTable i = 0; i < BALIK_CSV_N_TABLES; i++)
    words[i] = (Word){ balik_csv_table_get_name (i), i };
  if (!find_word (words, name, option, &found))
    return FALSE;
  *table = (BalikCsvTable)found;
  return TRUE;
}

/* Each table into a file of its own; none that is there is replaced. */
static int
export_all (BalikPlan *plan, const char *folder, BalikCsvExportFlags flags)
{
  if (folder == NULL)
    {
      g_printerr ("%s\n", _ ("Usage: balik export PLAN --csv all -o FOLDER"));
      return BALIK_EXIT_USAGE;
    }
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      /* Translators: %s is the name of a folder */
      g_printerr (_ ("balik: The folder “%s” could not be made."), folder);
      g_printerr ("\n");
      return BALIK_EXIT_FAILED;
    }
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    {
      g_autofree char *name = g_strconcat (balik_csv_table_get_name (table), ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = balik_csv_export (plan, table, flags);

      if (!balik_cli_may_write (path) || !balik_cli_write (path, bytes))
        return BALIK_EXIT_FAILED;
    }
  return BALIK_EXIT_DONE;
}

/* balik export PLAN --csv TABLE [-o OUT.csv] */
int
balik_cli_export_csv (BalikPlan *plan, const BalikCliCsv *options, const char *output)
{
  BalikCsvExportFlags flags = (options->no_mark ? 0 : BALIK_CSV_EXPORT_MARK)
                              | (options->words ? BALIK_CSV_EXPORT_WORDS : 0);
  BalikCsvTable table = BALIK_CSV_N_TABLES;
  g_autoptr (GBytes) bytes = NULL;

  if (g_ascii_strcasecmp (options->csv, "all") == 0)
    return export_all (plan, output, flags);
  if (!find_table (options->csv, "--csv", &table))
    return BALIK_EXIT_USAGE;
  bytes = balik_csv_export (plan, table, flags);
  return balik_cli_write (output, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
}

/* Texts come from a file, and a terminal obeys some of them. */
static char *
dup_harmless (const char *text)
{
  GString *harmless = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (u == '\n' || u == '\t')
        g_string_append_c (harmless, ' ');
      else if (g_unichar_iscntrl (u) || (u >= 0x202A && u <= 0x202E)
               || (u >= 0x2066 && u <= 0x2069))
        g_string_append_unichar (harmless, 0xFFFD);
      else
        g_string_append_unichar (harmless, u);
    }
  return g_string_free (harmless, FALSE);
}

/* As in “12  Changed  Rent: Each month: 100 → 120”. */
static char *
dup_entry_line (const BalikCsvEntry *entry)
{
  g_autofree char *line = entry->line > 0 ? g_strdup_printf ("%u", entry->line) : g_strdup ("–");
  g_autofree char *about = *entry->name != '\0' ? g_strdup (entry->name) : g_strdup (entry->path);
  GString *text = g_string_new (line);
  char *shown;

  g_string_append_printf (text, "  %s  %s", balik_csv_outcome_get_words (entry->outcome), about);
  if (strcmp (entry->before, entry->name) != 0 || *entry->name == '\0')
    g_string_append_printf (text, ": %s → %s", *entry->before != '\0' ? entry->before : "–",
                            *entry->after != '\0' ? entry->after : "–");
  if (entry->message != NULL)
    g_string_append_printf (text, ": %s", entry->message);
  shown = dup_harmless (text->str);
  g_string_free (text, TRUE);
  return shown;
}

static gboolean
stops (const BalikCsvEntry *entry, gboolean skips_refused)
{
  return entry->outcome == BALIK_CSV_ASKED
         || (entry->outcome == BALIK_CSV_REFUSED && !skips_refused);
}

/* Tells what stands against the import; FALSE if anything does. */
static gboolean
check_preview (const BalikCsvPreview *preview, const BalikCliCsv *options, const char *path)
{
  GPtrArray *problems = balik_csv_preview_get_problems (preview);
  GPtrArray *entries = balik_csv_preview_get_entries (preview);
  gboolean is_good = balik_csv_preview_get_n_problems (preview) == 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const BalikCsvProblem *problem = g_ptr_array_index (problems, i);

      /* Translators: a file, the number of a line, what is wrong there */
      g_printerr (_ ("balik: %s, line %u: %s"), path, problem->line, problem->message);
      g_printerr ("\n");
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const BalikCsvEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *line = NULL;

      if (!stops (entry, options->skips_refused))
        continue;
      is_good = FALSE;
      if (options->dry_run)
        continue;
      line = dup_entry_line (entry);
      g_printerr ("%s\n", line);
    }
  if (!is_good)
    {
      g_autofree char *summary = balik_csv_preview_dup_summary (preview);

      /* Translators: a file, then counts as “12 changes, 2 refused”; --skip-refused is typed as it
       * stands */
      g_printerr (_ ("balik: %s was not imported: %s. --skip-refused leaves out what is refused; "
                     "--decimal answers questions."),
                  path, summary);
      g_printerr ("\n");
    }
  return is_good;
}

static void
print_preview (const BalikCsvPreview *preview)
{
  GPtrArray *entries = balik_csv_preview_get_entries (preview);
  g_autofree char *summary = balik_csv_preview_dup_summary (preview);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = dup_entry_line (g_ptr_array_index (entries, i));

      g_print ("%s\n", line);
    }
  g_print ("%s\n", summary);
}

static gboolean
take_options (const BalikCliCsv *options, BalikCsvSettings *settings)
{
  int encoding = BALIK_CSV_ENCODING_GUESS;
  int separator = 0;
  int decimal = BALIK_CSV_DECIMAL_ASK;

  settings->table = BALIK_CSV_N_TABLES;
  settings->removes = options->removes;
  if (!find_table (options->table, "--table", &settings->table)
      || !find_word (encodings, options->encoding, "--encoding", &encoding)
      || !find_word (separators, options->separator, "--separator", &separator)
      || !find_word (decimals, options->decimal, "--decimal", &decimal))
    return FALSE;
  settings->form.encoding = (BalikCsvEncoding)encoding;
  settings->form.separator = (char)separator;
  settings->decimal = (BalikCsvDecimal)decimal;
  return TRUE;
}

static gboolean
apply (BalikCsvPreview *preview, BalikPlan *plan, GError **error)
{
  g_autoptr (BalikEditGroup) group = balik_csv_preview_new_edits (preview, plan, error);

  return group != NULL && balik_plan_apply (plan, group, error);
}

/* balik import --csv IN.csv PLAN OUT.balik, or --dry-run without OUT.balik */
int
balik_cli_import_csv (const char *plan_path, const BalikCliCsv *options, const char *output)
{
  BalikCsvSettings settings = { { 0 } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikLocale) locale = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->csv);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikCsvPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (!take_options (options, &settings))
    return BALIK_EXIT_USAGE;
  if (output != NULL && !balik_cli_check_output (plan_path, output))
    return BALIK_EXIT_FAILED;
  plan = balik_cli_load_plan (plan_path);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  if (balik_cli_is_named_pipe (options->csv))
    {
      /* Translators: %s is a file name */
      g_printerr (_ ("balik: “%s” is a pipe, not a file."), options->csv);
      g_printerr ("\n");
      return BALIK_EXIT_FAILED;
    }
  bytes = balik_csv_load_file (file, NULL, &error);
  if (bytes == NULL)
    return balik_cli_fail (error);
  locale = balik_locale_new_default ();
  preview = balik_csv_preview_new (plan, bytes, &settings, locale, &error);
  if (preview == NULL)
    return balik_cli_fail (error);
  if (options->dry_run)
    print_preview (preview);
  if (!check_preview (preview, options, options->csv))
    return BALIK_EXIT_FAILED;
  if (options->dry_run)
    return BALIK_EXIT_DONE;
  if (balik_csv_preview_can_apply (preview) && !apply (preview, plan, &error))
    return balik_cli_fail (error);
  summary = balik_csv_preview_dup_summary (preview);
  if (balik_cli_write_plan (plan, output, options->force) != BALIK_EXIT_DONE)
    return BALIK_EXIT_FAILED;
  g_print ("%s\n", summary);
  return BALIK_EXIT_DONE;
}
