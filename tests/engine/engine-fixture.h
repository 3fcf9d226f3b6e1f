/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "balik-engine.h"

/* A plan of one line, of one material with nothing else in it, that a test
 * changes as it likes; and its projection. */
typedef struct
{
  BalikEngineInput input;
  BalikEngineMaterial material;
  BalikEngineContent content;
  BalikEngineLine line;
  BalikEngineOverhead overheads[2];
  BalikEngineInvestment investments[2];
  BalikEngineGrant grant;
  gpointer workspace;
  BalikEngineResult result;
} EngineFixture;

void engine_fixture_init (EngineFixture *fixture, BalikEngineOffer offer);

void engine_fixture_run (EngineFixture *fixture);

void engine_fixture_clear (EngineFixture *fixture);

double engine_fixture_get (const EngineFixture *fixture, int series, int month);

double engine_fixture_sum (const EngineFixture *fixture, int series);

void engine_fixture_assert_all (const EngineFixture *fixture, int series, double value);

void engine_fixture_assert_same (const EngineFixture *fixture, int series, int other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EngineFixture, engine_fixture_clear)
