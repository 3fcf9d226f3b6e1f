/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <float.h>
#include <glib/gi18n.h>

#include "balik-field.h"

/* Ways to write the rows of the field tables. */

/* Whole months that every program can count; longer than anything lasts. */
#define MAX_MONTHS 1000000000

#define ANY -DBL_MAX, DBL_MAX
#define POSITIVE 0, DBL_MAX
#define RATE -1, DBL_MAX

#define SECTION(k, f) { .key = k, .type = BALIK_FIELD_SECTION, .flags = f }

#define LIST(k, kind, f) { .key = k, .type = BALIK_FIELD_LIST, .item_kind = kind, .flags = f }

#define NUMBER(k, u, low, high, d, f, c, o, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_NUMBER, \
    .unit = BALIK_UNIT_##u, \
    .min = low, \
    .max = high, \
    .fallback = d, \
    .flags = f, \
    .chapter = BALIK_CHAPTER_##c, \
    .offers = o, \
    .label = l, \
    .hint = h }

/* As NUMBER, but the bounds come as one macro argument. */
#define NUMBER_IN(k, u, bounds, d, f, c, o, l, h) NUMBER (k, u, bounds, d, f, c, o, l, h)

#define MONEY(k, u, c, o, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_NUMBER, \
    .unit = BALIK_UNIT_##u, \
    .min = -DBL_MAX, \
    .max = DBL_MAX, \
    .chapter = BALIK_CHAPTER_##c, \
    .offers = o, \
    .label = l, \
    .hint = h }

#define AMOUNT(k, u, d, f, c, o, l, h) NUMBER (k, u, 0, DBL_MAX, d, f, c, o, l, h)

#define SHARE(k, d, c, o, l, h) NUMBER (k, SHARE, 0, 1, d, 0, c, o, l, h)

#define SAME_AS(k, u, low, other, f, c, o, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_NUMBER, \
    .unit = BALIK_UNIT_##u, \
    .min = low, \
    .max = DBL_MAX, \
    .same_as = other, \
    .flags = f, \
    .chapter = BALIK_CHAPTER_##c, \
    .offers = o, \
    .label = l, \
    .hint = h }

#define INTEGER(k, u, low, high, d, f, c, o, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_INTEGER, \
    .unit = BALIK_UNIT_##u, \
    .min = low, \
    .max = high, \
    .fallback = d, \
    .flags = f, \
    .chapter = BALIK_CHAPTER_##c, \
    .offers = o, \
    .label = l, \
    .hint = h }

#define TEXT(k, f, c, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_TEXT, \
    .flags = f, \
    .chapter = BALIK_CHAPTER_##c, \
    .label = l, \
    .hint = h }

#define CHOICE(k, words, f, c, l, h) \
  { .key = k, \
    .type = BALIK_FIELD_CHOICE, \
    .choices = words, \
    .flags = f, \
    .chapter = BALIK_CHAPTER_##c, \
    .label = l, \
    .hint = h }

#define TEXTS(k) { .key = k, .type = BALIK_FIELD_TEXTS }
