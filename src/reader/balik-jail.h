/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void balik_jail_set_limits (void);
void balik_jail_close_door (void);

G_END_DECLS
