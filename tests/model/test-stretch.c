/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-stretch.h"

typedef struct
{
  BalikPlan *plan;
  BalikHistory *history;
  BalikStretch *stretch;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = balik_plan_new ();
  self->history = balik_history_new (self->plan);
  self->stretch = balik_stretch_new (self->plan, self->history);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->stretch);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->plan);
}

static BalikEditGroup *
new_group (const char *key, const char *text)
{
  BalikEditGroup *group = balik_edit_group_new ("Type");

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, key, balik_value_new_text (text));
  return group;
}

static void
type (Fixture *self, const char *text)
{
  g_autoptr (BalikEditGroup) group = new_group ("title", text);
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_stretch_apply (self->stretch, group, &error));
  g_assert_no_error (error);
}

static void
do_otherwise (Fixture *self, const char *text)
{
  g_autoptr (BalikEditGroup) group = new_group ("title", text);

  g_assert_true (balik_plan_apply (self->plan, group, NULL));
}

static void
assert_title (Fixture *self, const char *expected)
{
  g_assert_cmpstr (balik_plan_get_title (self->plan), ==, expected);
}

static void
undo (Fixture *self)
{
  g_assert_true (balik_history_undo (self->history, NULL));
}

static void
test_is_one_act (Fixture *self, gconstpointer data)
{
  do_otherwise (self, "Before");
  type (self, "On");
  type (self, "One");
  balik_stretch_end (self->stretch);
  type (self, "Two");
  balik_stretch_end (self->stretch);
  do_otherwise (self, "After");

  undo (self);
  assert_title (self, "Two");
  undo (self);
  assert_title (self, "One");
  undo (self);
  assert_title (self, "Before");
  undo (self);
  g_assert_false (balik_history_can_undo (self->history));
}

static void
test_takes_all_back (Fixture *self, gconstpointer data)
{
  do_otherwise (self, "Before");
  g_assert_false (balik_stretch_take_back (self->stretch));
  type (self, "On");
  type (self, "One");
  g_assert_true (balik_stretch_has_begun (self->stretch));
  g_assert_true (balik_stretch_take_back (self->stretch));
  assert_title (self, "Before");

  g_assert_false (balik_stretch_has_begun (self->stretch));
  g_assert_false (balik_stretch_take_back (self->stretch));
  assert_title (self, "Before");
}

/* Undo in the middle of typing takes back what was typed; what comes then is new. */
static void
test_ends_when_something_else_is_done (Fixture *self, gconstpointer data)
{
  do_otherwise (self, "Before");
  type (self, "One");
  undo (self);
  assert_title (self, "Before");
  g_assert_false (balik_stretch_take_back (self->stretch));
  assert_title (self, "Before");

  type (self, "Two");
  do_otherwise (self, "Else");
  g_assert_false (balik_stretch_take_back (self->stretch));
  type (self, "Three");
  undo (self);
  assert_title (self, "Else");
}

static void
test_refused_text_begins_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (BalikEditGroup) group = new_group ("currency", "no currency");
  g_autoptr (GError) error = NULL;

  g_assert_false (balik_stretch_apply (self->stretch, group, &error));
  g_assert_nonnull (error);
  g_assert_false (balik_stretch_has_begun (self->stretch));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/model/stretch/is-one-act", test_is_one_act },
    { "/model/stretch/takes-all-back", test_takes_all_back },
    { "/model/stretch/ends-when-something-else-is-done", test_ends_when_something_else_is_done },
    { "/model/stretch/refused-text-begins-nothing", test_refused_text_begins_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
