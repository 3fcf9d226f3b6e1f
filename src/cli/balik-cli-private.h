/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-cli.h"
#include "balik-plan.h"
#include "balik-result.h"

G_BEGIN_DECLS

/* Exit codes of every sub-command. */
typedef enum
{
  BALIK_EXIT_DONE = 0,
  BALIK_EXIT_FAILED = 1,
  BALIK_EXIT_USAGE = 2,
  /* Of plans that are not simply good. */
  BALIK_EXIT_REPAIRED = 3,
  BALIK_EXIT_REFUSED = 4,
  BALIK_EXIT_IN_USE = 5,
} BalikExit;

/**
 * BalikCommand:
 * @name: the word on the command line
 * @arguments: what follows it, as shown in the help
 * @summary: translatable, what it does
 * @run: does it, with the arguments after the name
 *
 * A sub-command.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (const char *name, int argc, char **argv);
} BalikCommand;

/* What the command line says of tables as CSV. */
typedef struct
{
  char *csv; /* the table to export, or the file to import */
  char *table;
  char *encoding;
  char *separator;
  char *decimal;
  gboolean no_mark;
  gboolean words;
  gboolean removes;
  gboolean skips_refused;
  gboolean dry_run;
  gboolean force;
} BalikCliCsv;

int balik_cli_project (const char *name, int argc, char **argv);
int balik_cli_simulate (const char *name, int argc, char **argv);
int balik_cli_solve (const char *name, int argc, char **argv);
int balik_cli_stress (const char *name, int argc, char **argv);
int balik_cli_import (const char *name, int argc, char **argv);
int balik_cli_export (const char *name, int argc, char **argv);
int balik_cli_templates (const char *name, int argc, char **argv);
int balik_cli_new (const char *name, int argc, char **argv);
int balik_cli_report (const char *name, int argc, char **argv);
int balik_cli_dump (const char *name, int argc, char **argv);
int balik_cli_check (const char *name, int argc, char **argv);
int balik_cli_repair (const char *name, int argc, char **argv);

const BalikCommand *balik_cli_find (const char *name);

/* For the commands. */
gboolean balik_cli_parse (const char *name,
                          const GOptionEntry *entries,
                          int *argc,
                          char ***argv,
                          int min_files,
                          int max_files);
int balik_cli_fail (const GError *error);
int balik_cli_refuse (const char *name, const char *message);
gboolean balik_cli_check_runs (const char *name, int n_runs);
BalikPlan *balik_cli_load_plan (const char *path) G_GNUC_WARN_UNUSED_RESULT;
BalikResult *balik_cli_project_plan (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_cli_is_named_pipe (const char *path);
gboolean balik_cli_check_output (const char *input, const char *output);
gboolean balik_cli_write (const char *path, GBytes *bytes);
gboolean balik_cli_may_write (const char *path);
int balik_cli_write_plan (BalikPlan *plan, const char *path, gboolean may_replace);
int balik_cli_export_csv (BalikPlan *plan, const BalikCliCsv *options, const char *output);
int balik_cli_import_csv (const char *plan_path, const BalikCliCsv *options, const char *output);
void balik_cli_print_cell (const char *text, int width, gboolean is_label);
void balik_cli_print_summary (BalikPlan *plan, const BalikResult *result);

G_END_DECLS
