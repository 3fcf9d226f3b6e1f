/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-notices.h"
#include "balik-store.h"

G_BEGIN_DECLS

#define BALIK_TYPE_STORE_NOTICES (balik_store_notices_get_type ())
G_DECLARE_FINAL_TYPE (BalikStoreNotices, balik_store_notices, BALIK, STORE_NOTICES, GObject)

BalikStoreNotices *balik_store_notices_new (BalikStore *store,
                                            BalikNotices *notices) G_GNUC_WARN_UNUSED_RESULT;
GFile *balik_store_notices_get_other (BalikStoreNotices *self);

G_END_DECLS
