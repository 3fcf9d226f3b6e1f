/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-recoverable.h"

G_BEGIN_DECLS

#define BALIK_TYPE_RECOVERED_LIST (balik_recovered_list_get_type ())
G_DECLARE_FINAL_TYPE (BalikRecoveredList, balik_recovered_list, BALIK, RECOVERED_LIST, AdwBin)

void balik_recovered_list_set_work (BalikRecoveredList *self, GPtrArray *work);
const BalikRecoverable *balik_recovered_list_find (BalikRecoveredList *self, const char *folder);

G_END_DECLS
