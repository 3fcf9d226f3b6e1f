/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-error.h"

G_DEFINE_QUARK (balik - store - error - quark, balik_store_error)
