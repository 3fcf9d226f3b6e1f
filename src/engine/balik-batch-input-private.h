/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"
#include "balik-engine-workspace-private.h"

/* A copy of a part of a plan, in the layout of some number of runs side by side. */
typedef struct
{
  const char *original;
  size_t size;
  char *copy;
} BalikBatchRegion;

typedef struct
{
  BalikBatchRegion *regions;
  size_t n_regions;
  size_t n_lanes;
} BalikBatchInput;

void balik_batch_input_init (BalikBatchInput *self,
                             BalikWorkspace *workspace,
                             const BalikEngineInput *input,
                             size_t n_lanes);

void *balik_batch_input_get_root (const BalikBatchInput *self);

void *balik_batch_input_find (const BalikBatchInput *self, const void *target);
