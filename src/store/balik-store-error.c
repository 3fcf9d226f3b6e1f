/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-error.h"

G_DEFINE_QUARK (balik_store_error_quark, balik_store_error)
