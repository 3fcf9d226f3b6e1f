/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "balik-cli-private.h"
#include "balik-json-import.h"
#include "balik-projection.h"
#include "balik-store.h"

/* The job without a display: what is on the command line is found here, done in
 * the commands' own files. Results go to standard output, messages to standard
 * error. */

#define MAX_RUNS 1000000

static const BalikCommand commands[] = {
  { "project", "PLAN [--json]", N_ ("Project a plan and print the results"), balik_cli_project },
  { "simulate", "PLAN [--runs N] [--seed S] [--threads K] [--json]",
    N_ ("Draw the uncertain numbers of a plan many times"), balik_cli_simulate },
  { "solve", "PLAN --change PATH --until FIGURE=NUMBER [--json]",
    N_ ("Look for a number that meets a target"), balik_cli_solve },
  { "stress", "PLAN [--sets FILE] [--json]", N_ ("See what a plan comes to when things go worse"),
    balik_cli_stress },
  { "import", "IN.json OUT.balik", N_ ("Make a plan file from an interchange file"),
    balik_cli_import },
  { "export", "IN.balik [-o OUT.json]", N_ ("Write a plan as an interchange file"),
    balik_cli_export },
  { "templates", "", N_ ("List the templates"), balik_cli_templates },
  { "new", "--template ID -o OUT.balik", N_ ("Begin a plan from a template"), balik_cli_new },
  { "report", "PLAN -o OUT.pdf", N_ ("Write the two-page plan as PDF"), balik_cli_report },
  { "dump", "PLAN", N_ ("Print all that a plan holds as lines, to compare plans"), balik_cli_dump },
  { "check", "PLAN.balik", N_ ("Tell whether a plan file opens, and if not, why"),
    balik_cli_check },
  { "repair", "IN.balik -o OUT.balik", N_ ("Save what can be saved of a damaged plan file"),
    balik_cli_repair },
};

static const char *const help_words[] = { "--help", "-h", "help", NULL };

/* The sub-command of that name, or %NULL. */
const BalikCommand *
balik_cli_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: balik [FILE…]            open plans in a window\n"
                        "       balik COMMAND [OPTION…]   do it without a window"));
  g_print ("%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, commands[i].arguments);

      g_print ("  %-32s  %s\n", usage, _ (commands[i].summary));
    }
  g_print ("\n%s\n",
           _ ("PLAN is a .balik file or an interchange .json file.\n"
              "import and export also take single tables of a plan as CSV.\n"
              "“balik COMMAND --help” tells more of a command.\n"
              "Exit status: 0 done, 1 failed with a message, 2 wrong usage;\n"
              "of check, dump and repair also: 3 repaired, 4 refused, 5 open elsewhere."));
}

/* Reads the options of a command; says what is wrong with them. */
gboolean
balik_cli_parse (const char *name,
                 const GOptionEntry *entries,
                 int *argc,
                 char ***argv,
                 int min_files,
                 int max_files)
{
  const BalikCommand *command = balik_cli_find (name);
  g_autofree char *usage = g_strdup_printf ("%s %s", name, command->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_set_prgname ("balik");
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--help") == 0 || strcmp ((*argv)[i], "-h") == 0)
      {
        g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
        /* The first paragraph is GLib's own usage, which knows no commands. */
        const char *rest = strstr (help, "\n\n");

        /* Translators: %s is a command with its arguments */
        g_print (_ ("Usage: balik %s"), usage);
        g_print ("%s", rest != NULL ? rest : "\n");
        exit (BALIK_EXIT_DONE);
      }
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("balik %s: %s\n", name, error->message);
      return FALSE;
    }
  if (*argc - 1 >= min_files && *argc - 1 <= max_files)
    return TRUE;
  /* Translators: %s is a command with its arguments */
  g_printerr (_ ("Usage: balik %s"), usage);
  g_printerr ("\n");
  return FALSE;
}

/* Says what is wrong with an option; returns the exit code. */
int
balik_cli_refuse (const char *name, const char *message)
{
  g_printerr ("balik %s: %s\n", name, message);
  return BALIK_EXIT_USAGE;
}

/* Whether so many draws can be asked for; says so if not. */
gboolean
balik_cli_check_runs (const char *name, int n_runs)
{
  if (n_runs >= 1 && n_runs <= MAX_RUNS)
    return TRUE;
  balik_cli_refuse (name, _ ("--runs takes a whole number from 1 to 1000000."));
  return FALSE;
}

/* Prints an error; returns the exit code. */
int
balik_cli_fail (const GError *error)
{
  g_printerr ("balik: %s\n", error->message);
  return BALIK_EXIT_FAILED;
}

static gboolean
is_json (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".json") || strcmp (path, "-") == 0;
}

/* A message of the import tells the line, but not the file. */
static void
fail_json (GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (error->domain == BALIK_JSON_ERROR)
    g_printerr ("balik: %s: %s\n", name, error->message);
  else
    balik_cli_fail (error);
}

static BalikPlan *
load_json (GFile *file)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_json_import_file (file, &problems, NULL, &error);

  if (plan == NULL && problems != NULL && problems->len > 0)
    {
      g_autofree char *list = balik_json_format_problems (problems);
      g_autofree char *name = g_file_get_parse_name (file);

      /* Translators: %s is a file name; a list of problems follows */
      g_printerr (_ ("balik: %s is not a plan that can be used:"), name);
      g_printerr ("\n%s\n", g_strchomp (list));
    }
  else if (plan == NULL)
    fail_json (file, error);
  return plan;
}

/* Opening such a file waits until someone writes into it, which may be never. The
 * pipes that a shell makes are below /dev. */
gboolean
balik_cli_is_named_pipe (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && S_ISFIFO (info.st_mode) && !g_str_has_prefix (path, "/dev/")
         && !g_str_has_prefix (path, "/proc/");
}

/* Reads a plan of either kind, "-" being standard input; says what is wrong with it. */
BalikPlan *
balik_cli_load_plan (const char *path)
{
  g_autoptr (GFile) file
      = g_file_new_for_commandline_arg (strcmp (path, "-") == 0 ? "/dev/stdin" : path);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  BalikPlan *plan;

  if (balik_cli_is_named_pipe (path))
    {
      /* Translators: %s is a file name; “-” is typed as it stands */
      g_printerr (_ ("balik: “%s” is a pipe, not a file. Give “-” to read an interchange file from "
                     "standard input."),
                  path);
      g_printerr ("\n");
      return NULL;
    }
  if (is_json (path))
    return load_json (file);
  plan = balik_store_read_plan (file, &notes, &error);
  if (plan == NULL)
    balik_cli_fail (error);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_printerr ("balik: %s\n", (const char *)g_ptr_array_index (notes, i));
  return plan;
}

/* Projects a plan; says what is wrong with it. */
BalikResult *
balik_cli_project_plan (BalikPlan *plan)
{
  g_autoptr (GError) error = NULL;
  BalikResult *result = balik_project (plan, &error);

  if (result == NULL)
    balik_cli_fail (error);
  return result;
}

/* Refuses to write a result over the plan that it is made of. */
gboolean
balik_cli_check_output (const char *input, const char *output)
{
  GStatBuf in;
  GStatBuf out;

  if (output == NULL || g_stat (input, &in) != 0 || g_stat (output, &out) != 0
      || in.st_dev != out.st_dev || in.st_ino != out.st_ino)
    return TRUE;
  /* Translators: %s is a file name */
  g_printerr (_ ("balik: “%s” is the plan itself. Give another name."), output);
  g_printerr ("\n");
  return FALSE;
}

/* Writes bytes to a file, or to standard output where there is none or "-". */
gboolean
balik_cli_write (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path == NULL || strcmp (path, "-") == 0)
    return fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0;
  if (g_file_set_contents_full (path, data, (gssize)length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &error))
    return TRUE;
  balik_cli_fail (error);
  return FALSE;
}

/* A single word that is no file can only be a command, misspelt; and an option
 * that GApplication does not know is none. */
static gboolean
is_mistake (const char *argument)
{
  if (*argument == '-')
    return argument[1] != '\0' && strcmp (argument, "--") != 0
           && !g_str_has_prefix (argument, "--gapplication-")
           && !g_str_has_prefix (argument, "--help-");
  return strpbrk (argument, "./:") == NULL && !g_file_test (argument, G_FILE_TEST_EXISTS);
}

/**
 * balik_cli_is_command:
 * @argc: of the program
 * @argv: of the program
 *
 * Returns: whether the arguments ask for something that needs no window
 */
gboolean
balik_cli_is_command (int argc, char **argv)
{
  return argc >= 2
         && (balik_cli_find (argv[1]) != NULL || g_strv_contains (help_words, argv[1])
             || strcmp (argv[1], "--version") == 0 || is_mistake (argv[1]));
}

/**
 * balik_cli_run:
 * @argc: of the program
 * @argv: of the program; balik_cli_is_command() is true for them
 *
 * Runs a sub-command.
 *
 * Returns: the exit status: 0 done, 1 failed, 2 wrong usage
 */
int
balik_cli_run (int argc, char **argv)
{
  const BalikCommand *command = balik_cli_find (argv[1]);

  if (command != NULL)
    return command->run (command->name, argc - 1, argv + 1);
  if (strcmp (argv[1], "--version") == 0)
    g_print ("balik %s\n", BALIK_VERSION);
  else if (g_strv_contains (help_words, argv[1]))
    print_help ();
  else
    {
      /* Translators: %s is a word that was typed */
      g_printerr (_ ("balik: “%s” is neither a command, nor an option, nor a file. "
                     "“balik --help” lists the commands."),
                  argv[1]);
      g_printerr ("\n");
      return BALIK_EXIT_USAGE;
    }
  return BALIK_EXIT_DONE;
}
