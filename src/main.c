/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "balik-application.h"
#include "balik-cli.h"

/* One program: with a sub-command it does the job without a display, else it
 * opens its window. */
int
main (int argc, char **argv)
{
  g_autoptr (BalikApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BALIK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (balik_cli_is_command (argc, argv))
    return balik_cli_run (argc, argv);

  g_set_prgname (BALIK_APP_ID);
  application = balik_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
