/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "balik-row-stream.h"

/* In place of balik-reader: goes wrong in the way that FAKE_READER names. */

static BalikRowWriter *writer;

static BalikCell
text_cell (const char *text)
{
  BalikCell cell;

  balik_cell_set_text (&cell, text, strlen (text));
  return cell;
}

static void
write_meta (const char *key, const char *text)
{
  const BalikCell cells[] = { text_cell (key), text_cell (text) };

  if (!balik_row_writer_take (writer, BALIK_TABLE_META, cells, NULL))
    exit (3);
}

static void
sleep_for_good (void)
{
  for (;;)
    pause ();
}

static void
end_well (void)
{
  if (!balik_row_writer_end (writer, 0, NULL))
    exit (3);
}

static void
babble (void)
{
  static const char words[] = "GET / HTTP/1.1\r\n\r\n";

  if (write (STDOUT_FILENO, words, sizeof words) < 0)
    exit (3);
}

static void
flood (void)
{
  g_autofree char *text = g_strnfill (1024, 'x');

  for (guint i = 0;; i++)
    {
      g_autofree char *key = g_strdup_printf ("key%u", i);

      write_meta (key, text);
    }
}

static void
refuse_oddly (void)
{
  g_autoptr (GError) reason = g_error_new_literal (BALIK_STORE_ERROR, BALIK_STORE_N_ERRORS, "Odd.");

  balik_row_writer_refuse (writer, reason, NULL);
}

int
main (int argc, char *argv[])
{
  const char *way = g_getenv ("FAKE_READER");

  writer = balik_row_writer_new (STDOUT_FILENO);
  if (g_str_equal (way, "dies"))
    raise (SIGKILL);
  else if (g_str_equal (way, "crashes"))
    raise (SIGSEGV);
  else if (g_str_equal (way, "uses-up-its-time"))
    raise (SIGXCPU);
  else if (g_str_equal (way, "fails"))
    return 1;
  else if (g_str_equal (way, "sleeps"))
    sleep_for_good ();
  else if (g_str_equal (way, "babbles"))
    babble ();
  else if (g_str_equal (way, "floods"))
    flood ();
  else if (g_str_equal (way, "says-nothing"))
    end_well ();
  else if (g_str_equal (way, "goes-on-after-the-end"))
    {
      end_well ();
      babble ();
    }
  else if (g_str_equal (way, "fails-after-the-end"))
    {
      end_well ();
      return 1;
    }
  else if (g_str_equal (way, "refuses-oddly"))
    refuse_oddly ();
  balik_row_writer_free (writer);
  return 0;
}
