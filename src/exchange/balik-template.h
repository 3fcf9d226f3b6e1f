/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikTemplate:
 * @id: its code word
 * @model: service, repair, take-back or mix
 * @title: the title of its plan, translated
 * @trade: the trade, translated
 * @place: the town and country, translated
 * @story: a few sentences on it, translated
 *
 * A complete plan that ships with Balik, to begin from.
 */
typedef struct
{
  char *id;
  char *model;
  char *title;
  char *trade;
  char *place;
  char *story;
} BalikTemplate;

void balik_template_free (BalikTemplate *self);

GPtrArray *balik_templates_list (void) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_template_load (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikTemplate, balik_template_free)

G_END_DECLS
