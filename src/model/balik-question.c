/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-block.h"
#include "balik-plan-ids.h"
#include "balik-question-table.h"

/* What a question is about and what its answer does. */

static BalikItem *
get_first (GListModel *list)
{
  g_autoptr (BalikItem) item = g_list_model_get_item (list, 0);

  return item;
}

static const char *
get_list_key (const BalikQuestion *self)
{
  return self->target == BALIK_TARGET_OVERHEAD ? "overheads" : "investments";
}

/**
 * balik_plan_get_model:
 * @plan: a plan
 *
 * Returns: which of the three models its first line is; a service where there
 *     is no line
 */
BalikModelMask
balik_plan_get_model (BalikPlan *plan)
{
  BalikItem *line;
  const char *offer;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), BALIK_FOR_SERVICE);

  line = get_first (balik_plan_get_lines (plan));
  offer = line != NULL ? balik_item_get_text (line, "offer") : "lease";
  if (strcmp (offer, "care") == 0)
    return BALIK_FOR_REPAIR;
  return strcmp (offer, "sell") == 0 ? BALIK_FOR_TAKEBACK : BALIK_FOR_SERVICE;
}

static gboolean
is_name_of_question (BalikTarget target, const char *name)
{
  for (guint i = 0; i < balik_n_questions; i++)
    if (balik_question_table[i].target == target
        && strcmp (_ (balik_question_table[i].name), name) == 0)
      return TRUE;
  return FALSE;
}

/* Where a plan has overheads or investments of its own, asking for ours would count them twice. */
static gboolean
would_count_twice (const BalikQuestion *self, BalikPlan *plan)
{
  GListModel *list;

  if (self->target != BALIK_TARGET_OVERHEAD && self->target != BALIK_TARGET_INVESTMENT)
    return FALSE;
  list = balik_item_get_list (balik_plan_get_root (plan), get_list_key (self));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      if (!is_name_of_question (self->target, balik_item_get_text (item, "name")))
        return TRUE;
    }
  return FALSE;
}

/**
 * balik_questions_list:
 * @plan: a plan
 *
 * Returns: (transfer container) (element-type BalikQuestion): the questions
 *     that are asked for it, in order: those of its model that would not count
 *     something twice
 */
GPtrArray *
balik_questions_list (BalikPlan *plan)
{
  GPtrArray *questions = g_ptr_array_new ();
  BalikModelMask model = balik_plan_get_model (plan);

  for (guint i = 0; i < balik_n_questions; i++)
    if ((balik_question_table[i].models & model)
        && !would_count_twice (&balik_question_table[i], plan))
      g_ptr_array_add (questions, (gpointer)&balik_question_table[i]);
  return questions;
}

/**
 * balik_question_get_item_kind:
 * @self: a question
 *
 * Returns: the kind of item that its answer goes to
 */
BalikItemKind
balik_question_get_item_kind (const BalikQuestion *self)
{
  static const BalikItemKind kinds[] = { BALIK_ITEM_PLAN, BALIK_ITEM_LINE, BALIK_ITEM_OVERHEAD,
                                         BALIK_ITEM_INVESTMENT, BALIK_ITEM_CARD };

  return kinds[self->target];
}

/**
 * balik_question_find_item:
 * @self: a question
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): the item that holds its answer, %NULL
 *     where it is still to be made
 */
BalikItem *
balik_question_find_item (const BalikQuestion *self, BalikPlan *plan)
{
  BalikItem *root;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  root = balik_plan_get_root (plan);
  switch (self->target)
    {
    case BALIK_TARGET_PLAN:
      return root;
    case BALIK_TARGET_LINE:
      return get_first (balik_plan_get_lines (plan));
    case BALIK_TARGET_OVERHEAD:
    case BALIK_TARGET_INVESTMENT:
      return balik_items_find (balik_item_get_list (root, get_list_key (self)), "name",
                               _ (self->name));
    case BALIK_TARGET_CARD:
    default:
      return balik_items_find (balik_plan_get_cards (plan), "block", self->block);
    }
}

/**
 * balik_question_is_answered:
 * @self: a question
 * @plan: a plan
 *
 * Returns: whether something is stated there
 */
gboolean
balik_question_is_answered (const BalikQuestion *self, BalikPlan *plan)
{
  BalikItem *item = balik_question_find_item (self, plan);

  return item != NULL && balik_item_has (item, self->key != NULL ? self->key : "title");
}

static void
add_card (const BalikQuestion *self,
          BalikPlan *plan,
          BalikEditGroup *group,
          const char *title,
          const char *path)
{
  const BalikBlock *block = balik_blocks_find (self->block);
  const char *const links[] = { path, NULL };
  gint64 card = balik_plan_reserve_id (plan);

  balik_edit_group_insert (group, card, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                           G_MAXUINT);
  balik_edit_group_take (group, card, "block", balik_value_new_text (self->block));
  balik_edit_group_take (group, card, "title", balik_value_new_text (title));
  balik_edit_group_take (group, card, "colour", balik_value_new_text (block->colour));
  if (path != NULL)
    balik_edit_group_take (group, card, "links", balik_value_new_texts (links));
}

static gboolean
is_linked (BalikPlan *plan, const char *path)
{
  GListModel *cards = balik_plan_get_cards (plan);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);

      if (g_strv_contains (balik_item_get_texts (card, "links"), path))
        return TRUE;
    }
  return FALSE;
}

/* The key path of the answer, also where its item is made by the same group. */
static char *
dup_answer_path (const BalikQuestion *self, BalikPlan *plan, BalikItem *item)
{
  GListModel *list;

  if (item != NULL)
    return balik_item_dup_path (item, self->key);
  list = balik_item_get_list (balik_plan_get_root (plan), get_list_key (self));
  return g_strdup_printf ("%s.%u.%s", get_list_key (self), g_list_model_get_n_items (list),
                          self->key);
}

/* An optional section is there only when all sections round it are. */
static void
ensure_sections (BalikEditGroup *group, BalikItem *item, const char *section)
{
  const char *dot = strchr (section, '.');
  g_autofree char *outer = dot != NULL ? g_strndup (section, (gsize)(dot - section)) : NULL;

  if (outer != NULL && !balik_item_has (item, outer))
    balik_edit_group_take (group, balik_item_get_id (item), outer, balik_value_new_present ());
  if (!balik_item_has (item, section))
    balik_edit_group_take (group, balik_item_get_id (item), section, balik_value_new_present ());
}

static gint64
ensure_item (const BalikQuestion *self, BalikPlan *plan, BalikEditGroup *group, BalikItem *item)
{
  gint64 id;

  if (item != NULL)
    return balik_item_get_id (item);
  id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, id, balik_question_get_item_kind (self), BALIK_PLAN_ROOT_ID,
                           get_list_key (self), G_MAXUINT);
  balik_edit_group_take (group, id, "name", balik_value_new_text (_ (self->name)));
  return id;
}

static void
answer_with_card (const BalikQuestion *self,
                  BalikPlan *plan,
                  BalikEditGroup *group,
                  BalikItem *card,
                  BalikValue *value)
{
  if (card != NULL)
    balik_edit_group_set (group, balik_item_get_id (card), "title", value);
  else
    add_card (self, plan, group, balik_value_get_text (value), NULL);
}

/**
 * balik_question_answer:
 * @self: a question
 * @plan: a plan
 * @value: the answer: a number, or a text
 * @origin: (nullable): where a number comes from
 *
 * Makes what an answer does: the number, what it needs to be there, where it
 * comes from, and a card that shows it.
 *
 * Returns: (transfer full): one user act, to be applied
 */
BalikEditGroup *
balik_question_answer (const BalikQuestion *self,
                       BalikPlan *plan,
                       BalikValue *value,
                       BalikValue *origin)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Answer"));
  BalikItem *item = balik_question_find_item (self, plan);
  g_autofree char *path = NULL;
  gint64 id;

  if (self->target == BALIK_TARGET_CARD)
    {
      answer_with_card (self, plan, group, item, value);
      return group;
    }

  path = dup_answer_path (self, plan, item);
  id = ensure_item (self, plan, group, item);
  if (self->section != NULL)
    ensure_sections (group, item, self->section);
  balik_edit_group_set (group, id, self->key, value);
  if (origin != NULL)
    {
      g_autofree char *origin_key = g_strconcat (self->key, BALIK_ORIGIN_SUFFIX, NULL);

      balik_edit_group_set (group, id, origin_key, origin);
    }
  if (self->card != NULL && balik_value_get_value_type (value) == BALIK_VALUE_NUMBER
      && !is_linked (plan, path))
    add_card (self, plan, group, _ (self->card), path);
  return group;
}
