/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

#define BALIK_TYPE_MEDIUM_WATCH (balik_medium_watch_get_type ())
G_DECLARE_FINAL_TYPE (BalikMediumWatch, balik_medium_watch, BALIK, MEDIUM_WATCH, GObject)

BalikMediumWatch *balik_medium_watch_new (BalikStore *store,
                                          GVolumeMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
