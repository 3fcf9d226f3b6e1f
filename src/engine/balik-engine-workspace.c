/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine-workspace-private.h"

/* Enough for any plain type, for some numbers side by side, and a line of a cache. */
#define ALIGNMENT 64

/* Gives an array of n elements, or NULL when only counting. */
void *
balik_workspace_take (BalikWorkspace *self, size_t n, size_t element_size)
{
  void *part = self->block != NULL ? self->block + self->used : NULL;

  self->used += (n * element_size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

  return part;
}

BalikNumber *
balik_workspace_take_numbers (BalikWorkspace *self, size_t n)
{
  return balik_workspace_take (self, n, sizeof (BalikNumber));
}
