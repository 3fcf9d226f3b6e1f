/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"
#include "balik-question.h"

G_BEGIN_DECLS

#define BALIK_TYPE_GUIDE_SO_FAR (balik_guide_so_far_get_type ())
G_DECLARE_FINAL_TYPE (BalikGuideSoFar, balik_guide_so_far, BALIK, GUIDE_SO_FAR, AdwBin)

void balik_guide_so_far_update (BalikGuideSoFar *self, GPtrArray *questions, guint current);

G_END_DECLS
