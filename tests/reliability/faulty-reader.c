/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "faulty-io.h"

/* Goes into balik-reader: SQLite gets no memory at the request that the environment names. */

__attribute__ ((constructor)) static void
plan_fault (void)
{
  const char *n = getenv ("FAULTY_READER_N");
  const char *for_good = getenv ("FAULTY_READER_FOR_GOOD");
  static FaultyPlan plan = { .kinds = FAULTY_ONLY_MEMORY };

  plan.n = n != NULL ? (guint)atoi (n) : 0;
  plan.for_good = for_good != NULL && *for_good == '1';
  faulty_memory_register ();
  faulty_io_plan (&plan);
}
