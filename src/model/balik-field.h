/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The kinds of things that a plan is made of. */
typedef enum
{
  BALIK_ITEM_PLAN,
  BALIK_ITEM_MATERIAL,
  BALIK_ITEM_OVERHEAD,
  BALIK_ITEM_INVESTMENT,
  BALIK_ITEM_GRANT,
  BALIK_ITEM_LINE,
  BALIK_ITEM_PART,
  BALIK_ITEM_CARD,
  BALIK_ITEM_N_KINDS,
} BalikItemKind;

typedef enum
{
  BALIK_FIELD_SECTION, /* an optional JSON object; the value is its presence */
  BALIK_FIELD_LIST, /* a list of items; the value is its presence */
  BALIK_FIELD_SEASON, /* a list of twelve numbers, kept as the fields KEY.0 … KEY.11 */
  BALIK_FIELD_NUMBER,
  BALIK_FIELD_INTEGER,
  BALIK_FIELD_TEXT,
  BALIK_FIELD_TEXTS,
  BALIK_FIELD_CHOICE,
  BALIK_FIELD_MONTH, /* "YYYY-MM" */
} BalikFieldType;

typedef enum
{
  BALIK_FIELD_NONE = 0,
  BALIK_FIELD_NO_RANGE = 1 << 0, /* cannot be a three-point number */
  BALIK_FIELD_REQUIRED = 1 << 1, /* must be stated */
  BALIK_FIELD_ABOVE_MIN = 1 << 2, /* greater than min, not equal to it */
  BALIK_FIELD_OPTIONAL = 1 << 3, /* a section whose absence means "there is none" */
  BALIK_FIELD_UNIQUE = 1 << 4, /* no two items of the list have the same */
  BALIK_FIELD_ADVANCED = 1 << 5, /* shown behind "More" */
} BalikFieldFlags;

typedef enum
{
  BALIK_UNIT_NONE,
  BALIK_UNIT_SHARE,
  BALIK_UNIT_SHARE_PER_YEAR,
  BALIK_UNIT_MONEY,
  BALIK_UNIT_MONEY_PER_MONTH,
  BALIK_UNIT_MONEY_PER_UNIT,
  BALIK_UNIT_MONEY_PER_UNIT_MONTH,
  BALIK_UNIT_MONEY_PER_USE,
  BALIK_UNIT_MONEY_PER_KG,
  BALIK_UNIT_MONEY_PER_KWH,
  BALIK_UNIT_UNITS,
  BALIK_UNIT_UNITS_PER_MONTH,
  BALIK_UNIT_CUSTOMERS_PER_MONTH,
  BALIK_UNIT_USES_PER_MONTH,
  BALIK_UNIT_KG,
  BALIK_UNIT_KM,
  BALIK_UNIT_KWH,
  BALIK_UNIT_KWH_PER_MONTH,
  BALIK_UNIT_MONTHS,
  BALIK_UNIT_DAYS,
  BALIK_UNIT_YEARS,
  BALIK_UNIT_KGCO2E_PER_KG,
  BALIK_UNIT_KGCO2E_PER_KWH,
  BALIK_UNIT_KGCO2E_PER_TKM,
  BALIK_UNIT_MJ_PER_KG,
  BALIK_UNIT_MJ_PER_KWH,
  BALIK_UNIT_L_PER_KG,
} BalikUnit;

/* The chapters of the Numbers place, in their order. */
typedef enum
{
  BALIK_CHAPTER_NONE,
  BALIK_CHAPTER_PRODUCT,
  BALIK_CHAPTER_CUSTOMERS,
  BALIK_CHAPTER_PRICE,
  BALIK_CHAPTER_SERVING,
  BALIK_CHAPTER_REPAIR,
  BALIK_CHAPTER_TAKEBACK,
  BALIK_CHAPTER_LINEAR,
  BALIK_CHAPTER_OVERHEADS,
  BALIK_CHAPTER_MONEY,
  BALIK_CHAPTER_ENVIRONMENT,
  BALIK_N_CHAPTERS,
} BalikChapter;

/* Offers for which a field of a line matters. */
typedef enum
{
  BALIK_FOR_SELL = 1 << 0,
  BALIK_FOR_LEASE = 1 << 1,
  BALIK_FOR_RENT = 1 << 2,
  BALIK_FOR_CARE = 1 << 3,
  BALIK_FOR_ALL = 0,
} BalikOfferMask;

/**
 * BalikField:
 * @key: the key path inside its item, as in the interchange JSON
 * @type: what it holds
 * @unit: the unit of a number
 * @flags: its rules
 * @min: the smallest allowed number
 * @max: the largest allowed number
 * @fallback: the number that holds where none is stated
 * @same_as: (nullable): the key of the same item whose number holds instead
 * @choices: (nullable): code words separated by "|", the first is the default;
 *     of a list, the kind of its items is in @item_kind instead
 * @item_kind: the kind of a list's items
 * @chapter: where the Numbers place shows it
 * @offers: offers for which it matters, 0 = all
 * @label: (nullable): translatable name, in plain words
 * @hint: (nullable): translatable explanation, one sentence or less
 *
 * One row of the table that describes every key of a plan. Import, rules,
 * engine input, the Numbers place and help all read the same table.
 */
typedef struct
{
  const char *key;
  BalikFieldType type;
  BalikUnit unit;
  BalikFieldFlags flags;
  double min;
  double max;
  double fallback;
  const char *same_as;
  const char *choices;
  BalikItemKind item_kind;
  BalikChapter chapter;
  BalikOfferMask offers;
  const char *label;
  const char *hint;
} BalikField;

const BalikField *balik_fields_get (BalikItemKind kind, guint *n_fields);
const BalikField *balik_fields_find (BalikItemKind kind, const char *key);
const char *balik_item_kind_get_name (BalikItemKind kind);
const BalikField *balik_origin_kind_get_field (void);
gboolean balik_field_is_number (const BalikField *self);
gboolean balik_field_has_origin (const BalikField *self);
gboolean balik_field_has_choice (const BalikField *self, const char *choice);
char **balik_field_dup_choices (const BalikField *self) G_GNUC_WARN_UNUSED_RESULT;
const char *balik_field_get_default_choice (const BalikField *self);

/* Rows for the plan and for lines are long enough for files of their own. */
extern const BalikField balik_plan_fields[];
extern const guint balik_n_plan_fields;
extern const BalikField balik_line_fields[];
extern const guint balik_n_line_fields;

G_END_DECLS
