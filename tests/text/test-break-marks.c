/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-break-marks.h"

#include <string.h>

#define MARK "\u200B"

static void
test_scripts_without_spaces_get_marks (void)
{
  /* Texts and breaks as ICU 76 finds them; | stands for a mark. */
  static const char *const rows[] = {
    "ທຸລະກິດ|ຂະໜາດ|ນ້ອຍ|ສາມາດ",
    "អាជីវកម្ម|ខ្នាត|តូច|អាច|កាត់បន្ថយ",
    "အသေး|စား|စီးပွားရေး|လုပ်ငန်း|များသည်",
    "Plan: ຂະໜາດ|ນ້ອຍ 12 kg",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], "|", -1);
      g_autofree char *plain = g_strjoinv ("", words);
      g_autofree char *expected = g_strjoinv (MARK, words);
      g_autofree char *marked = balik_text_add_break_marks (plain);
      g_autofree char *again = balik_text_add_break_marks (marked);
      g_autofree char *stripped = balik_text_strip_break_marks (marked);

      g_assert_cmpstr (marked, ==, expected);
      g_assert_cmpstr (again, ==, marked);
      g_assert_cmpstr (stripped, ==, plain);
    }
}

static void
test_other_scripts_stay (void)
{
  static const char *const rows[] = {
    "", "The loan can be repaid", "ธุรกิจขนาดเล็กสามารถลดของเสีย", "循环经济", "<b>Fee</b> &amp; more",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *marked = balik_text_add_break_marks (rows[i]);

      g_assert_cmpstr (marked, ==, rows[i]);
    }
}

static void
test_markup_is_not_torn (void)
{
  g_autofree char *marked = balik_text_add_break_marks ("<b>ຂະໜາດນ້ອຍ</b>&lt;ຂະໜາດນ້ອຍ");

  g_assert_cmpstr (marked, ==, "<b>ຂະໜາດ" MARK "ນ້ອຍ</b>&lt;ຂະໜາດ" MARK "ນ້ອຍ");
}

static void
test_ill_formed_text_stays (void)
{
  g_autofree char *marked = balik_text_add_break_marks ("ຂະ\xff");

  g_assert_cmpstr (marked, ==, "ຂະ\xff");
}

static void
test_typed_marks_are_stripped (void)
{
  g_autofree char *stripped = balik_text_strip_break_marks ("a" MARK "b" MARK MARK);

  g_assert_cmpstr (stripped, ==, "ab");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/break-marks/scripts-without-spaces-get-marks",
                   test_scripts_without_spaces_get_marks);
  g_test_add_func ("/text/break-marks/other-scripts-stay", test_other_scripts_stay);
  g_test_add_func ("/text/break-marks/markup-is-not-torn", test_markup_is_not_torn);
  g_test_add_func ("/text/break-marks/ill-formed-text-stays", test_ill_formed_text_stays);
  g_test_add_func ("/text/break-marks/typed-marks-are-stripped", test_typed_marks_are_stripped);

  return g_test_run ();
}
