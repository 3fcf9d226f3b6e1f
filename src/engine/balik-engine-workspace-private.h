/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "balik-number.h"

/* Hands out parts of one block of memory. Without a block it only counts, so
 * that the same code says how large the block has to be. */
typedef struct
{
  char *block;
  size_t used;
  int n_spare_ages; /* counting: units may be older before opening by so many months */
} BalikWorkspace;

void *balik_workspace_take (BalikWorkspace *self, size_t n, size_t element_size);

BalikNumber *balik_workspace_take_numbers (BalikWorkspace *self, size_t n);
