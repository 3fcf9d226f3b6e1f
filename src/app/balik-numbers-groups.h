/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-item.h"

G_BEGIN_DECLS

/**
 * BalikNumbersGroup:
 * @kind: whose keys they are: a line's or the plan's
 * @chapter: where the group stands
 * @first_key: the first key of it, or the key of the list that it is
 * @title: (nullable): translatable heading
 * @section: (nullable): the optional section that it is part of
 * @question: (nullable): translatable words of the switch that adds the section;
 *     only the first group of a section has it
 * @answer: (nullable): translatable words below it
 *
 * Fields of the table that stand together in the Numbers place: from
 * @first_key to where the next group of the same chapter begins.
 */
typedef struct
{
  BalikItemKind kind;
  BalikChapter chapter;
  const char *first_key;
  const char *title;
  const char *section;
  const char *question;
  const char *answer;
} BalikNumbersGroup;

const BalikNumbersGroup *balik_numbers_groups_get (guint *n_groups);
gboolean balik_numbers_group_has_field (const BalikNumbersGroup *self, const BalikField *field);
const char *balik_chapter_get_id (BalikChapter chapter);
BalikChapter balik_chapter_find (const char *id);
const char *balik_chapter_get_title (BalikChapter chapter);
BalikChapter balik_chapter_of (BalikItem *item, const char *key);

G_END_DECLS
