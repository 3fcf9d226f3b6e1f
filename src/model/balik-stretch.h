/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-history.h"

G_BEGIN_DECLS

#define BALIK_TYPE_STRETCH (balik_stretch_get_type ())
G_DECLARE_FINAL_TYPE (BalikStretch, balik_stretch, BALIK, STRETCH, GObject)

BalikStretch *balik_stretch_new (BalikPlan *plan, BalikHistory *history) G_GNUC_WARN_UNUSED_RESULT;

gboolean balik_stretch_apply (BalikStretch *self, BalikEditGroup *group, GError **error);
gboolean balik_stretch_take_back (BalikStretch *self);
void balik_stretch_end (BalikStretch *self);

gboolean balik_stretch_has_begun (BalikStretch *self);

G_END_DECLS
