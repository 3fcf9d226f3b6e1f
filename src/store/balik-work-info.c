/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-copy.h"

/**
 * balik_work_info_new:
 * @meta: what the plan says about itself
 * @name: the name of the plan, to be shown
 *
 * Returns: (transfer full): what is known of a plan that has no file yet
 */
BalikWorkInfo *
balik_work_info_new (const BalikPlanMeta *meta, const char *name)
{
  BalikWorkInfo *self = g_new0 (BalikWorkInfo, 1);

  self->meta = balik_plan_meta_copy (meta);
  self->name = g_strdup (name);
  self->uri = g_strdup ("");
  self->hash = g_strdup ("");
  self->attempted_hash = g_strdup ("");
  self->unfinished = g_strdup ("");
  return self;
}

/**
 * balik_work_info_free:
 * @self: (transfer full): what is known of a file
 *
 * Frees it.
 */
void
balik_work_info_free (BalikWorkInfo *self)
{
  g_clear_pointer (&self->meta, balik_plan_meta_free);
  g_free (self->name);
  g_free (self->uri);
  g_free (self->hash);
  g_free (self->attempted_hash);
  g_free (self->unfinished);
  g_free (self);
}
