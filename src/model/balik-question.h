/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_FOR_SERVICE = 1 << 0,
  BALIK_FOR_REPAIR = 1 << 1,
  BALIK_FOR_TAKEBACK = 1 << 2,
} BalikModelMask;

/* Where an answer goes. */
typedef enum
{
  BALIK_TARGET_PLAN,
  BALIK_TARGET_LINE, /* the first line */
  BALIK_TARGET_OVERHEAD, /* the overhead of the question's name */
  BALIK_TARGET_INVESTMENT, /* the investment of the question's name */
  BALIK_TARGET_CARD, /* a card of the question's block, without a number */
} BalikTarget;

/**
 * BalikQuestion:
 * @id: a code word
 * @step: translatable name of the step that it belongs to
 * @models: the models for which it is asked
 * @target: where the answer goes
 * @key: (nullable): the key there
 * @section: (nullable): the optional section that must be there first
 * @name: (nullable): translatable name of the overhead or investment
 * @title: translatable, the question
 * @help: translatable, an example or what to count
 * @why: (nullable): translatable, why it is asked
 * @find_out: (nullable): translatable, how to find the answer
 * @block: (nullable): the block of the canvas that gets a card
 * @card: (nullable): translatable title of that card
 *
 * A question of the Guide. Questions are data: one more needs no new widget.
 */
typedef struct
{
  const char *id;
  const char *step;
  BalikModelMask models;
  BalikTarget target;
  const char *key;
  const char *section;
  const char *name;
  const char *title;
  const char *help;
  const char *why;
  const char *find_out;
  const char *block;
  const char *card;
} BalikQuestion;

GPtrArray *balik_questions_list (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikModelMask balik_plan_get_model (BalikPlan *plan);

BalikItem *balik_question_find_item (const BalikQuestion *self, BalikPlan *plan);
BalikItemKind balik_question_get_item_kind (const BalikQuestion *self);
gboolean balik_question_is_answered (const BalikQuestion *self, BalikPlan *plan);
BalikEditGroup *balik_question_answer (const BalikQuestion *self,
                                       BalikPlan *plan,
                                       BalikValue *value,
                                       BalikValue *origin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
