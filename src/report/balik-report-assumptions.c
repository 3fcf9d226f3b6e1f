/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-report-words-private.h"
#include "balik-text-fill.h"

/* The numbers that a plan stands on: what was typed, how sure it is, and where
 * it comes from. Those that are only assumed come first, then those that decide
 * most. */

/* More never fit on a page. */
#define MAX_ROWS 24

#define MAX_NAME 70

/* Characters of a note or source; a note is not cut at a sentence shorter than that. */
#define MAX_SOURCE 96
#define MIN_SOURCE 36

/* What decides most plans, in this order. The others follow as they are. */
static const char *const weighty_keys[] = { "demand.start_per_month",
                                            "price.fee_per_month",
                                            "price.unit",
                                            "price.per_use",
                                            "product.unit_cost",
                                            "product.life_months",
                                            "leaving.leave_per_year",
                                            "takeback.collect_working",
                                            "linear.displacement",
                                            "repair.price",
                                            "per_month",
                                            "amount",
                                            "demand.growth_per_year",
                                            "linear.price",
                                            "serving.bad_debt_share",
                                            "repair.share",
                                            "takeback.collect_broken",
                                            "takeback.refurbish.price",
                                            "takeback.incentive",
                                            "takeback.refurbish.cost",
                                            "rates.discount",
                                            "rates.cost_inflation",
                                            "rates.price_growth",
                                            "rates.tax.rate",
                                            "demand.market_cap",
                                            "price.deposit",
                                            "price.uses_per_customer",
                                            "price.uses_per_unit",
                                            "rates.receivable_days" };

typedef struct
{
  BalikItem *item;
  const BalikField *field;
  gboolean is_assumed;
  gboolean is_range;
  guint weight;
  guint order;
} Assumption;

typedef struct
{
  const BalikReportDraft *draft;
  GArray *assumptions; /* of Assumption */
} Collector;

static guint
get_weight (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (weighty_keys); i++)
    if (strcmp (weighty_keys[i], key) == 0)
      return i;

  return G_N_ELEMENTS (weighty_keys);
}

/* Labels that go on from the row above mean nothing alone. */
static gboolean
is_shown (BalikItem *item, const BalikField *field)
{
  return balik_field_is_number (field) && field->label != NULL && balik_item_needs (item, field)
         && !g_str_has_prefix (field->label, "…") && field->chapter != BALIK_CHAPTER_NONE
         && (field->flags & BALIK_FIELD_ADVANCED) == 0 && balik_item_has (item, field->key);
}

static void
collect_item (Collector *self, BalikItem *item)
{
  guint n_fields;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      Assumption assumption = { .item = item, .field = &fields[i] };

      if (fields[i].type == BALIK_FIELD_LIST)
        {
          GListModel *list = balik_item_get_list (item, fields[i].key);

          for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
            {
              /* The plan holds it as long as this function runs. */
              g_autoptr (BalikItem) child = BALIK_ITEM (g_list_model_get_item (list, j));

              collect_item (self, child);
            }
          continue;
        }
      if (!is_shown (item, &fields[i]))
        continue;
      assumption.is_assumed = balik_item_get_origin (item, fields[i].key) == NULL
                              || balik_item_is_assumed (item, fields[i].key);
      assumption.is_range = balik_value_is_range (balik_item_get_value (item, fields[i].key));
      assumption.weight = get_weight (fields[i].key);
      assumption.order = self->assumptions->len;
      g_array_append_val (self->assumptions, assumption);
    }
}

static int
compare (gconstpointer first, gconstpointer second)
{
  const Assumption *a = (const Assumption *)first;
  const Assumption *b = (const Assumption *)second;

  if (a->is_assumed != b->is_assumed)
    return a->is_assumed ? -1 : 1;
  if (a->weight != b->weight)
    return a->weight < b->weight ? -1 : 1;
  if (a->is_range != b->is_range)
    return a->is_range ? -1 : 1;

  return a->order < b->order ? -1 : a->order > b->order ? 1 : 0;
}

/* The item's own name where there could be more than one of them. */
static char *
dup_name (const Collector *self, const Assumption *assumption)
{
  const char *label = _ (assumption->field->label);
  g_autofree char *owner = NULL;
  g_autofree char *name = NULL;

  switch (balik_item_get_kind (assumption->item))
    {
    case BALIK_ITEM_LINE:
      if (g_list_model_get_n_items (balik_plan_get_lines (self->draft->plan)) > 1)
        owner = balik_report_dup_line_name (assumption->item);
      break;
    case BALIK_ITEM_OVERHEAD:
    case BALIK_ITEM_INVESTMENT:
    case BALIK_ITEM_GRANT:
      owner = g_strdup (balik_item_get_text (assumption->item, "name"));
      break;
    case BALIK_ITEM_MATERIAL:
      owner = g_strdup (balik_item_get_text (assumption->item, "id"));
      break;
    case BALIK_ITEM_PART:
      owner = g_strdup (balik_item_get_text (assumption->item, "material"));
      break;
    default:
      break;
    }
  if (owner == NULL || *owner == '\0')
    return g_strdup (label);

  /* Translators: names a number of a plan. %1$s is a product or cost such as "Uniform
     set", %2$s the number's own name such as "Monthly fee" */
  name = balik_text_fill (C_ ("report", "%1$s: %2$s"), owner, label, NULL);

  return balik_report_dup_shortened (name, MAX_NAME);
}

/* Notes are advice in several sentences: the first ones have the reason. */
static char *
dup_first_sentences (const char *note)
{
  g_autofree char *start = balik_report_dup_shortened (note, MAX_SOURCE);
  char *end;

  if (strcmp (start, note) == 0)
    return g_steal_pointer (&start);
  end = g_strrstr (start, ". ");
  if (end == NULL || g_utf8_strlen (start, end - start) < MIN_SOURCE)
    return g_steal_pointer (&start);
  end[1] = '\0';

  return g_strconcat (start, " …", NULL);
}

static char *
dup_source (const Assumption *assumption)
{
  BalikValue *origin = balik_item_get_origin (assumption->item, assumption->field->key);
  const char *note
      = origin != NULL ? balik_value_get_origin_part (origin, BALIK_ORIGIN_NOTE) : NULL;
  const char *source
      = origin != NULL ? balik_value_get_origin_part (origin, BALIK_ORIGIN_SOURCE) : NULL;
  g_autofree char *short_note = dup_first_sentences (note != NULL ? note : "");
  g_autofree char *short_source
      = balik_report_dup_shortened (source != NULL ? source : "", MAX_SOURCE);

  if (*short_note == '\0' || *short_source == '\0')
    return g_strconcat (short_note, short_source, NULL);

  return g_strdup_printf ("%s [%s]", short_note, short_source);
}

static void
add_row (Collector *self, BalikReportTable *table, const Assumption *assumption)
{
  BalikValue *value = balik_item_get_value (assumption->item, assumption->field->key);
  BalikValue *origin = balik_item_get_origin (assumption->item, assumption->field->key);
  const char *kind
      = origin != NULL ? balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND) : NULL;
  char **cells = g_new0 (char *, 6);

  cells[0] = dup_name (self, assumption);
  cells[1] = balik_report_dup_figure (self->draft, assumption->field->unit,
                                      balik_value_get_number (value));
  cells[2] = balik_report_dup_range (self->draft, assumption->field->unit, value);
  cells[3] = g_strdup (balik_report_get_origin (kind));
  cells[4] = dup_source (assumption);
  balik_report_table_take_row (table, BALIK_REPORT_ROW_PLAIN, cells);
}

static void
add_head (BalikReportTable *table)
{
  char **cells = g_new0 (char *, 6);

  cells[0] = g_strdup (C_ ("column", "Number"));
  cells[1] = g_strdup (C_ ("column", "Likely"));
  cells[2] = g_strdup (C_ ("column", "Lowest to highest"));
  cells[3] = g_strdup (C_ ("column", "Origin"));
  cells[4] = g_strdup (C_ ("column", "Note and source"));
  balik_report_table_take_row (table, BALIK_REPORT_ROW_HEAD, cells);
}

/**
 * balik_report_assumptions_new:
 * @draft: a draft
 *
 * @n_all: (out): how many numbers its plan states
 *
 * Returns: (transfer full): the numbers that matter most, below a head
 */
BalikReportTable *
balik_report_assumptions_new (const BalikReportDraft *draft, guint *n_all)
{
  const BalikReportColumn columns[] = { { BALIK_REPORT_START, 0, 0.3 },
                                        { BALIK_REPORT_END, 0, 0.2 },
                                        { BALIK_REPORT_END, 0, 0.2 },
                                        { BALIK_REPORT_START, 0, 0.14 },
                                        { BALIK_REPORT_START, 1 } };
  BalikReportTable *table = balik_report_table_new (columns, G_N_ELEMENTS (columns));
  Collector self = { draft, g_array_new (FALSE, FALSE, sizeof (Assumption)) };

  collect_item (&self, balik_plan_get_root (draft->plan));
  g_array_sort (self.assumptions, compare);
  add_head (table);
  for (guint i = 0; i < MIN (self.assumptions->len, MAX_ROWS); i++)
    add_row (&self, table, &g_array_index (self.assumptions, Assumption, i));
  *n_all = self.assumptions->len;
  g_array_unref (self.assumptions);

  return table;
}
