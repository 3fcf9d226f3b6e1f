/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-notices.h"

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_most_urgent (void)
{
  BalikNotices *notices = balik_notices_new ();

  g_assert_null (balik_notices_get_message (notices));
  balik_notices_show (notices, BALIK_NOTICE_READ_ONLY, "Cannot be changed.", "_Copy", "win.copy");
  balik_notices_show (notices, BALIK_NOTICE_NOT_SAVED, "Full.", NULL, NULL);
  balik_notices_show (notices, BALIK_NOTICE_CONFLICT, "Both are kept.", "_Show", "win.show");
  g_assert_cmpstr (balik_notices_get_message (notices), ==, "Full.");
  g_assert_null (balik_notices_get_action (notices));

  balik_notices_hide (notices, BALIK_NOTICE_NOT_SAVED);
  g_assert_cmpstr (balik_notices_get_message (notices), ==, "Both are kept.");
  g_assert_cmpstr (balik_notices_get_button (notices), ==, "_Show");
  g_assert_cmpstr (balik_notices_get_action (notices), ==, "win.show");

  balik_notices_hide (notices, BALIK_NOTICE_CONFLICT);
  balik_notices_hide (notices, BALIK_NOTICE_READ_ONLY);
  g_assert_null (balik_notices_get_message (notices));
  g_assert_finalize_object (notices);
}

/* Who hears it hears it once. */
static void
test_same_again (void)
{
  BalikNotices *notices = balik_notices_new ();
  guint n = 0;

  g_signal_connect_swapped (notices, "changed", G_CALLBACK (count_cb), &n);
  balik_notices_hide (notices, BALIK_NOTICE_CONFLICT);
  g_assert_cmpuint (n, ==, 0);
  balik_notices_show (notices, BALIK_NOTICE_CONFLICT, "Both are kept.", "_Show", "win.show");
  balik_notices_show (notices, BALIK_NOTICE_CONFLICT, "Both are kept.", "_Show", "win.show");
  g_assert_cmpuint (n, ==, 1);
  balik_notices_hide (notices, BALIK_NOTICE_CONFLICT);
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (notices);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/notices/most-urgent-first", test_most_urgent);
  g_test_add_func ("/app/notices/same-again-is-no-change", test_same_again);
  return g_test_run ();
}
