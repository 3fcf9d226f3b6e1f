/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

size_t balik_ranks_get_scratch_size (size_t n);

void balik_ranks_sort_keys (const uint64_t *keys, size_t n, uint32_t *order, void *scratch);

void balik_ranks_sort (const double *values, size_t n, uint32_t *order, void *scratch);

void balik_ranks_fill (const double *values, size_t n, double *ranks, void *scratch);

double balik_ranks_correlate (const double *ranks, const double *other_ranks, size_t n);
