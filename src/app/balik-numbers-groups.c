/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-numbers-groups.h"

#include <string.h>

#include <glib/gi18n.h>

/* The chapters of the Numbers place and the groups within them. */

#define LINE_GROUP(c, key, t) \
  { .kind = BALIK_ITEM_LINE, .chapter = BALIK_CHAPTER_##c, .first_key = key, .title = t }
#define LINE_SECTION(c, key, t, s, q, a) \
  { .kind = BALIK_ITEM_LINE, \
    .chapter = BALIK_CHAPTER_##c, \
    .first_key = key, \
    .title = t, \
    .section = s, \
    .question = q, \
    .answer = a }
#define PLAN_GROUP(c, key, t) \
  { .kind = BALIK_ITEM_PLAN, .chapter = BALIK_CHAPTER_##c, .first_key = key, .title = t }

static const BalikNumbersGroup groups[] = {
  LINE_GROUP (PRODUCT, "name", N_ ("What it is")),
  LINE_GROUP (PRODUCT, "product.unit_cost", N_ ("Cost and life")),
  LINE_GROUP (PRODUCT, "product.materials", N_ ("What it is made of")),
  LINE_GROUP (PRODUCT, "product.assembly_kwh", N_ ("Energy and transport")),
  LINE_GROUP (PRODUCT, "product.resale", N_ ("What it is worth later")),

  LINE_GROUP (CUSTOMERS, "demand.start_per_month", N_ ("Who comes")),
  LINE_GROUP (CUSTOMERS, "demand.market_cap", N_ ("How many there can be")),
  LINE_GROUP (CUSTOMERS, "leaving.leave_per_year", N_ ("Who leaves")),

  LINE_GROUP (PRICE, "price.unit", N_ ("What customers pay")),

  LINE_GROUP (SERVING, "serving.per_placement", N_ ("Serving customers")),
  LINE_GROUP (SERVING, "serving.km", N_ ("The way to them")),

  LINE_SECTION (REPAIR,
                "repair.share",
                N_ ("Repairs"),
                "repair",
                N_ ("We repair it"),
                N_ ("What breaks is brought to us")),
  LINE_SECTION (REPAIR, "repair.labour_cost", N_ ("What a repair takes"), "repair", NULL, NULL),

  LINE_SECTION (TAKEBACK,
                "takeback.collect_working",
                N_ ("Getting it back"),
                "takeback",
                N_ ("We take it back"),
                N_ ("What customers no longer need or can use")),
  LINE_SECTION (TAKEBACK, "takeback.again", N_ ("What happens next"), "takeback", NULL, NULL),
  LINE_SECTION (TAKEBACK,
                "takeback.reuse.share",
                N_ ("Out again as it is"),
                "takeback.reuse",
                N_ ("Some go out again as they are"),
                N_ ("Cleaned and checked")),
  LINE_SECTION (TAKEBACK,
                "takeback.refurbish.share",
                N_ ("Refurbishing"),
                "takeback.refurbish",
                N_ ("Some are refurbished"),
                N_ ("Mended and freshened up")),
  LINE_SECTION (TAKEBACK,
                "takeback.remanufacture.share",
                N_ ("Remaking"),
                "takeback.remanufacture",
                N_ ("Some are remade as new"),
                N_ ("Taken apart and rebuilt")),
  LINE_SECTION (TAKEBACK,
                "takeback.parts.share",
                N_ ("Parts"),
                "takeback.parts",
                N_ ("Some are taken apart for parts"),
                N_ ("The parts save new ones")),
  LINE_SECTION (TAKEBACK,
                "takeback.recycle.share",
                N_ ("Recycling"),
                "takeback.recycle",
                N_ ("Some are sent to recycling"),
                N_ ("What is left is thrown away")),

  LINE_GROUP (LINEAR, "linear.displacement", N_ ("What people do without us")),
  LINE_GROUP (LINEAR, "linear.price", N_ ("Buying one today")),
  LINE_GROUP (LINEAR, "linear.use_kwh_per_month", N_ ("Energy and the end")),
  LINE_SECTION (LINEAR,
                "linear.materials",
                N_ ("What a bought one is made of"),
                "linear.materials",
                N_ ("A bought one is made of something else"),
                N_ ("Otherwise it is made of the same as ours")),

  PLAN_GROUP (OVERHEADS, "overheads", N_ ("Overheads")),

  PLAN_GROUP (MONEY, "title", N_ ("This plan")),
  PLAN_GROUP (MONEY, "rates.discount", N_ ("Rates")),
  PLAN_GROUP (MONEY, "rates.receivable_days", N_ ("Waiting for money")),
  PLAN_GROUP (MONEY, "rates.tax.kind", N_ ("Tax")),
  { .kind = BALIK_ITEM_PLAN,
    .chapter = BALIK_CHAPTER_MONEY,
    .first_key = "loan.amount",
    .title = N_ ("Loan"),
    .section = "loan",
    .question = N_ ("We take a loan"),
    .answer = N_ ("From a bank, a fund or the family") },
  PLAN_GROUP (MONEY, "investments", N_ ("Investments")),
  PLAN_GROUP (MONEY, "grants", N_ ("Grants")),

  PLAN_GROUP (ENVIRONMENT, "environment.grid_kgco2e_per_kwh", N_ ("Electricity")),
  PLAN_GROUP (ENVIRONMENT, "environment.discard_kgco2e_per_kg", N_ ("The dump and recycling")),
  PLAN_GROUP (ENVIRONMENT, "materials", N_ ("Materials")),
};

typedef struct
{
  const char *id;
  const char *title;
} Chapter;

static const Chapter chapters[BALIK_N_CHAPTERS] = {
  [BALIK_CHAPTER_NONE] = { "", "" },
  [BALIK_CHAPTER_PRODUCT] = { "product", NC_ ("chapter", "Product") },
  [BALIK_CHAPTER_CUSTOMERS] = { "customers", NC_ ("chapter", "Customers") },
  [BALIK_CHAPTER_PRICE] = { "price", NC_ ("chapter", "Price") },
  [BALIK_CHAPTER_SERVING] = { "serving", NC_ ("chapter", "Serving") },
  [BALIK_CHAPTER_REPAIR] = { "repair", NC_ ("chapter", "Repair") },
  [BALIK_CHAPTER_TAKEBACK] = { "takeback", NC_ ("chapter", "Take-back") },
  [BALIK_CHAPTER_LINEAR] = { "linear", NC_ ("chapter", "Linear way") },
  [BALIK_CHAPTER_OVERHEADS] = { "overheads", NC_ ("chapter", "Overheads") },
  [BALIK_CHAPTER_MONEY] = { "money", NC_ ("chapter", "Money") },
  [BALIK_CHAPTER_ENVIRONMENT] = { "environment", NC_ ("chapter", "Environment") },
};

/**
 * balik_numbers_groups_get:
 * @n_groups: (out): how many there are
 *
 * Returns: (array length=n_groups): the groups, in the order in which they are shown
 */
const BalikNumbersGroup *
balik_numbers_groups_get (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}

static guint
place_of (BalikItemKind kind, const char *key)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, key) == 0)
      return i;
  g_return_val_if_reached (0);
}

/**
 * balik_numbers_group_has_field:
 * @self: a group
 * @field: a row of the table of the group's kind
 *
 * Returns: whether it stands in that group: it is of the same chapter, and
 *     @self is the last of the chapter's groups that begins at or before it
 */
gboolean
balik_numbers_group_has_field (const BalikNumbersGroup *self, const BalikField *field)
{
  const guint place = place_of (self->kind, field->key);
  const BalikNumbersGroup *last = NULL;

  if (field->chapter != self->chapter)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].kind == self->kind && groups[i].chapter == self->chapter
        && balik_fields_find (self->kind, groups[i].first_key)->type != BALIK_FIELD_LIST
        && place_of (self->kind, groups[i].first_key) <= place)
      last = &groups[i];
  return last == self;
}

/**
 * balik_chapter_get_id:
 * @chapter: a chapter
 *
 * Returns: its code word
 */
const char *
balik_chapter_get_id (BalikChapter chapter)
{
  g_return_val_if_fail (chapter < BALIK_N_CHAPTERS, "");

  return chapters[chapter].id;
}

/**
 * balik_chapter_find:
 * @id: a code word
 *
 * Returns: the chapter, %BALIK_CHAPTER_NONE where there is no such
 */
BalikChapter
balik_chapter_find (const char *id)
{
  for (guint i = 0; i < BALIK_N_CHAPTERS; i++)
    if (g_strcmp0 (chapters[i].id, id) == 0)
      return i;
  return BALIK_CHAPTER_NONE;
}

/**
 * balik_chapter_get_title:
 * @chapter: a chapter
 *
 * Returns: its name, in the user's language
 */
const char *
balik_chapter_get_title (BalikChapter chapter)
{
  g_return_val_if_fail (chapter > BALIK_CHAPTER_NONE && chapter < BALIK_N_CHAPTERS, "");

  return g_dpgettext2 (NULL, "chapter", chapters[chapter].title);
}

/**
 * balik_chapter_of:
 * @item: an item of a plan
 * @key: (nullable): one of its keys
 *
 * Returns: the chapter that shows it
 */
BalikChapter
balik_chapter_of (BalikItem *item, const char *key)
{
  const BalikItemKind kind = balik_item_get_kind (item);
  const BalikField *field = key != NULL ? balik_fields_find (kind, key) : NULL;

  if (kind == BALIK_ITEM_PART)
    return strcmp (balik_item_get_list_key (item), "linear.materials") == 0 ? BALIK_CHAPTER_LINEAR
                                                                            : BALIK_CHAPTER_PRODUCT;
  if (field != NULL && field->chapter != BALIK_CHAPTER_NONE)
    return field->chapter;
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (groups); i++)
    if (groups[i].kind == kind
        && (strcmp (groups[i].first_key, key) == 0 || g_strcmp0 (groups[i].section, key) == 0
            || g_str_has_prefix (groups[i].first_key, key)))
      return groups[i].chapter;
  return BALIK_CHAPTER_NONE;
}
