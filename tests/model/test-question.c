/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-blank-plan.h"
#include "balik-block.h"
#include "balik-history.h"
#include "balik-plan-check.h"
#include "balik-question.h"

static const struct
{
  const char *name;
  BalikModelMask mask;
} models[] = { { "service", BALIK_FOR_SERVICE },
               { "repair", BALIK_FOR_REPAIR },
               { "take-back", BALIK_FOR_TAKEBACK } };

/* An answer that the rules of its key allow. */
static BalikValue *
new_answer (const BalikQuestion *question)
{
  const BalikField *field;

  if (question->key == NULL)
    return balik_value_new_text ("A sentence");
  field = balik_fields_find (balik_question_get_item_kind (question), question->key);
  g_assert_nonnull (field);
  if (!balik_field_is_number (field))
    return balik_value_new_text (g_str_equal (question->key, "currency") ? "LAK" : "A name");
  return balik_value_new_number (field->max <= 1 ? 0.25 : 12);
}

static void
test_blank_plan_obeys_the_rules (void)
{
  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    {
      BalikPlan *plan = balik_blank_plan_new (models[m].name, "LA", "LAK");
      g_autoptr (GPtrArray) problems = balik_plan_check (plan);

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (balik_plan_get_lines (plan)), ==, 1);
      g_assert_cmpint (balik_plan_get_model (plan), ==, models[m].mask);
      g_assert_cmpstr (balik_plan_get_currency (plan), ==, "LAK");
      g_assert_finalize_object (plan);
    }
}

static void
answer_all (BalikPlan *plan)
{
  g_autoptr (GPtrArray) questions = balik_questions_list (plan);

  g_assert_cmpuint (questions->len, >, 12);
  for (guint i = 0; i < questions->len; i++)
    {
      const BalikQuestion *question = g_ptr_array_index (questions, i);
      g_autoptr (BalikValue) value = new_answer (question);
      g_autoptr (BalikEditGroup) group = balik_question_answer (question, plan, value, NULL);
      g_autoptr (GError) error = NULL;

      balik_plan_apply (plan, group, &error);
      g_assert_no_error (error);
      g_assert_true (balik_question_is_answered (question, plan));
    }
}

static void
test_answers_make_a_plan (void)
{
  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    {
      BalikPlan *plan = balik_blank_plan_new (models[m].name, NULL, NULL);
      g_autoptr (GPtrArray) problems = NULL;
      GListModel *cards = balik_plan_get_cards (plan);

      answer_all (plan);
      problems = balik_plan_check (plan);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (cards), >, 6);
      for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
        {
          g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);
          const char *const *links = balik_item_get_texts (card, "links");
          g_autofree char *key = NULL;

          g_assert_nonnull (balik_blocks_find (balik_item_get_text (card, "block")));
          if (links[0] != NULL)
            {
              BalikItem *item = balik_plan_find_path (plan, links[0], &key);

              g_assert_nonnull (item);
              g_assert_true (balik_item_has (item, key));
            }
        }
      g_assert_finalize_object (plan);
    }
}

static void
test_answering_twice_makes_one_card (void)
{
  BalikPlan *plan = balik_blank_plan_new ("service", NULL, NULL);
  guint n_cards;

  answer_all (plan);
  n_cards = g_list_model_get_n_items (balik_plan_get_cards (plan));
  answer_all (plan);
  g_assert_cmpuint (g_list_model_get_n_items (balik_plan_get_cards (plan)), ==, n_cards);
  g_assert_finalize_object (plan);
}

static void
test_an_answer_is_one_act (void)
{
  BalikPlan *plan = balik_blank_plan_new ("repair", NULL, NULL);
  BalikHistory *history = balik_history_new (plan);
  g_autoptr (GPtrArray) questions = balik_questions_list (plan);

  for (guint i = 0; i < questions->len; i++)
    {
      const BalikQuestion *question = g_ptr_array_index (questions, i);
      const gboolean was_answered = balik_question_is_answered (question, plan);
      g_autoptr (BalikValue) value = new_answer (question);
      g_autoptr (BalikEditGroup) group = balik_question_answer (question, plan, value, NULL);
      g_autoptr (GError) error = NULL;
      guint n_cards = g_list_model_get_n_items (balik_plan_get_cards (plan));

      g_assert_true (balik_plan_apply (plan, group, &error));
      g_assert_true (balik_history_undo (history, &error));
      g_assert_cmpint (balik_question_is_answered (question, plan), ==, was_answered);
      g_assert_cmpuint (g_list_model_get_n_items (balik_plan_get_cards (plan)), ==, n_cards);
      g_assert_true (balik_history_redo (history, &error));
      g_assert_true (balik_question_is_answered (question, plan));
    }
  g_assert_finalize_object (history);
  g_assert_finalize_object (plan);
}

static void
test_foreign_costs_are_not_asked_for_again (void)
{
  BalikPlan *plan = balik_blank_plan_new ("service", NULL, NULL);
  g_autoptr (GPtrArray) before = balik_questions_list (plan);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Rent");
  g_autoptr (GError) error = NULL;
  gint64 id = balik_plan_reserve_id (plan);

  balik_edit_group_insert (group, id, BALIK_ITEM_OVERHEAD, BALIK_PLAN_ROOT_ID, "overheads", 0);
  balik_edit_group_take (group, id, "name", balik_value_new_text ("Stall"));
  g_assert_true (balik_plan_apply (plan, group, &error));
  after = balik_questions_list (plan);
  g_assert_cmpuint (after->len, ==, before->len - 2);
  g_assert_finalize_object (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/question/blank-plan-obeys-the-rules", test_blank_plan_obeys_the_rules);
  g_test_add_func ("/model/question/answers-make-a-plan", test_answers_make_a_plan);
  g_test_add_func ("/model/question/answering-twice-makes-one-card",
                   test_answering_twice_makes_one_card);
  g_test_add_func ("/model/question/an-answer-is-one-act", test_an_answer_is_one_act);
  g_test_add_func ("/model/question/foreign-costs-are-not-asked-for-again",
                   test_foreign_costs_are_not_asked_for_again);
  return g_test_run ();
}
