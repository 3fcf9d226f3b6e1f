/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "balik-jail.h"
#include "balik-plan-serve.h"

/*
 * Reads a stranger's plan in a process of its own, for balik-reader-process.c:
 *
 *   balik-reader MODE NAME  <bytes of the plan  >stream of rows
 *
 * Nobody calls it by hand. It is a program apart, so that it starts in a few
 * milliseconds and holds nothing that a plan could take over.
 */

/* Whatever opens a file later does it now. */
static void
open_what_is_needed (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BALIK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* The first word asked for loads the catalogue; GLib's and the system's have their own. */
  (void)gettext ("Balik");
  (void)g_dgettext ("glib20", "Balik");
  (void)g_strerror (ENOMEM);
  tzset ();
  balik_plan_serve_prepare ();
}

/* A private copy, of which only the page that changes takes memory. */
static guint8 *
map_input (gsize *size)
{
  struct stat info;
  void *data;

  if (fstat (STDIN_FILENO, &info) != 0 || info.st_size <= 0)
    return NULL;
  *size = (gsize)info.st_size;
  data = mmap (NULL, *size, PROT_READ | PROT_WRITE, MAP_PRIVATE, STDIN_FILENO, 0);
  return data != MAP_FAILED ? data : NULL;
}

int
main (int argc, char **argv)
{
  guint8 *data;
  gsize size;

  if (argc != 3)
    return 2;
  balik_jail_set_limits ();
  open_what_is_needed ();
  data = map_input (&size);
  if (data == NULL)
    return 1;
  close (STDIN_FILENO);
  balik_jail_close_door ();
  return balik_plan_serve (data, size, argv[1], argv[2], STDOUT_FILENO) ? 0 : 1;
}
