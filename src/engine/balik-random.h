/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

uint64_t balik_random_hash (const char *text);

uint64_t balik_random_stream (uint64_t seed, uint64_t key, uint64_t purpose);

uint64_t balik_random_at (uint64_t stream, uint64_t counter);

double balik_random_unit (uint64_t bits);

void balik_random_shuffle (uint64_t stream, uint32_t n, uint32_t *order);
