/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-feed-private.h"
#include "balik-result.h"

G_BEGIN_DECLS

BalikResult *balik_result_new_run (const BalikEngineFeed *feed) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_result_is_finite (const BalikResult *self);

G_END_DECLS
