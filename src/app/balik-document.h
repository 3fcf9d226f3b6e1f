/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-headline.h"
#include "balik-history.h"
#include "balik-locale.h"
#include "balik-notices.h"
#include "balik-projection.h"
#include "balik-simulation.h"
#include "balik-store.h"

G_BEGIN_DECLS

#define BALIK_TYPE_DOCUMENT (balik_document_get_type ())
G_DECLARE_FINAL_TYPE (BalikDocument, balik_document, BALIK, DOCUMENT, GObject)

/* An open plan with everything that belongs to it. Pages get it by property. */
BalikDocument *balik_document_new (BalikStore *store) G_GNUC_WARN_UNUSED_RESULT;
BalikStore *balik_document_get_store (BalikDocument *self);
BalikPlan *balik_document_get_plan (BalikDocument *self);
BalikHistory *balik_document_get_history (BalikDocument *self);
BalikProjection *balik_document_get_projection (BalikDocument *self);
BalikResult *balik_document_get_result (BalikDocument *self);
BalikSimulation *balik_document_get_simulation (BalikDocument *self);
BalikSpread *balik_document_get_spread (BalikDocument *self);
BalikHeadline *balik_document_new_headline (BalikDocument *self,
                                            BalikAnswer answer) G_GNUC_WARN_UNUSED_RESULT;
BalikLocale *balik_document_get_locale (BalikDocument *self);
BalikNotices *balik_document_get_notices (BalikDocument *self);
GFile *balik_document_get_other_version (BalikDocument *self);

/* Takes the group over; a refusal is told to the user by the window ("refused"). */
gboolean balik_document_apply (BalikDocument *self, BalikEditGroup *group);

G_END_DECLS
