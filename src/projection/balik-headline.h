/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-plan.h"
#include "balik-result.h"
#include "balik-spread.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_TONE_NEUTRAL,
  BALIK_TONE_GOOD,
  BALIK_TONE_WARNING,
  BALIK_TONE_BAD,
} BalikTone;

typedef enum
{
  BALIK_ANSWER_PAYBACK, /* does it pay, and when */
  BALIK_ANSWER_FUNDING, /* how much money before it does */
  BALIK_ANSWER_WORTH, /* what it is worth beside the linear way */
  BALIK_ANSWER_SAVING, /* what it saves */
  BALIK_ANSWER_CUSTOMER, /* what customers pay beside buying */
  BALIK_N_ANSWERS,
} BalikAnswer;

/**
 * BalikHeadline:
 * @title: the answer, as "Pays back in month 31"
 * @detail: the rest of the sentence, as "and needs 142 million kip before it does."
 * @range: (nullable): how sure it is, as "8 in 10 chances: month 28–40"; %NULL if
 *     no number of the plan is a range
 * @tone: whether it is good news
 *
 * One of the questions that an owner asks, answered in words.
 */
typedef struct
{
  char *title;
  char *detail;
  char *range;
  BalikTone tone;
} BalikHeadline;

BalikHeadline *balik_headline_new (BalikAnswer answer,
                                   BalikPlan *plan,
                                   const BalikResult *result,
                                   const BalikSpread *spread,
                                   BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_headline_free (BalikHeadline *self);

char *balik_headline_dup_payback_months (const BalikSpread *spread,
                                         BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikHeadline, balik_headline_free)

G_END_DECLS
