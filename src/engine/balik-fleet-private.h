/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-workspace-private.h"
#include "balik-number.h"

/* The units in use are counted ahead for so many months at once. */
#define BALIK_FLEET_BLOCK 8

/* The units of one class. What may happen to a unit depends on its age, not on
 * the month. So the units in use, and the events among them, are sums of the
 * units placed times fixed curves. */
typedef struct
{
  int n_months;
  int n_ages;
  int retire_months; /* 0: never */
  bool counts_events;
  BalikNumber mean_life;
  BalikNumber *events; /* by age: share of units with the event that is counted */
  BalikNumber *keeping; /* by age: share that goes on to the next age */
  BalikNumber *alive; /* by age: share of a placed unit still in use */
  BalikNumber *with_event; /* by age: alive times events */
  BalikNumber *placed; /* by month */
  BalikNumber retiring; /* share of a placed unit that reaches the age of retirement */
  BalikNumber stock; /* units in use as the month begins, before placing */
  BalikNumber stock_events; /* events among them in the month, if they are counted */

  int block; /* the first month that is counted ahead */
  BalikNumber stock_ahead[BALIK_FLEET_BLOCK];
  BalikNumber events_ahead[BALIK_FLEET_BLOCK];
} BalikFleetClass;

/* The units in use before opening, spread evenly over ages. They share the
 * rates of a class. */
typedef struct
{
  const BalikFleetClass *rates;
  int n_alive;
  int youngest_age;
  BalikNumber *units;
  BalikNumber stock;
  BalikNumber stock_events;
} BalikOpeningFleet;

void balik_fleet_class_reserve (BalikFleetClass *self,
                                BalikWorkspace *workspace,
                                int n_months,
                                int n_ages);

void balik_fleet_class_init_curves (BalikFleetClass *self,
                                    int retire_months,
                                    BalikNumber mean_life,
                                    bool counts_events);

BalikNumber balik_fleet_class_place (BalikFleetClass *self, int month, BalikNumber units);

void balik_fleet_class_begin_month (BalikFleetClass *self, int month);

BalikNumber balik_fleet_class_get_worth (const BalikFleetClass *self, BalikNumber salvage);

void balik_opening_fleet_init (BalikOpeningFleet *self,
                               const BalikFleetClass *rates,
                               BalikNumber units,
                               int n_ages);

BalikNumber balik_opening_fleet_end_month (BalikOpeningFleet *self);

BalikNumber balik_opening_fleet_get_worth (const BalikOpeningFleet *self, BalikNumber salvage);
