/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"
#include "balik-engine-result.h"

#define BALIK_ENGINE_MAX_YEARS 20

size_t balik_engine_get_size (const BalikEngineInput *input);

void balik_engine_run (const BalikEngineInput *input, void *workspace, BalikEngineResult *result);
