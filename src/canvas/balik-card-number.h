/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikCardNumber:
 * @item: where it is kept
 * @key: under which key
 * @value: the number as text, as "23,000"
 * @unit: what it counts, as "kip a month"; may be empty
 * @is_assumed: whether nobody has confirmed it yet
 *
 * A number of the plan, as a card shows it.
 */
typedef struct
{
  BalikItem *item;
  char *key;
  char *value;
  char *unit;
  gboolean is_assumed;
} BalikCardNumber;

BalikCardNumber *balik_card_number_new (BalikPlan *plan,
                                        const char *path,
                                        BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikCardNumber *balik_card_number_new_for_card (BalikPlan *plan,
                                                 BalikItem *card,
                                                 BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_card_number_free (BalikCardNumber *self);
char *balik_card_number_dup_text (const BalikCardNumber *self) G_GNUC_WARN_UNUSED_RESULT;

char *balik_card_dup_spoken (BalikItem *card,
                             const BalikCardNumber *number) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikCardNumber, balik_card_number_free)

G_END_DECLS
