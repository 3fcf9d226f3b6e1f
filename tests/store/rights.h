/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Root would pass by every mode; after this it is as anybody else. Before there are threads. */
void rights_drop (void);

G_END_DECLS
