/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-workspace-private.h"

/* The units of one class. What may happen to a unit depends on its age, not on
 * the month. So the units in use, and the events among them, are sums of the
 * units placed times fixed curves. */
typedef struct
{
  int n_months;
  int n_ages;
  int retire_months; /* 0: never */
  double mean_life;
  double *events; /* by age: share of units with the event that is counted */
  double *keeping; /* by age: share that goes on to the next age */
  double *alive; /* by age: share of a placed unit still in use */
  double *with_event; /* by age: alive times events */
  double *placed; /* latest month first: placed[n_months − t] */
  double retiring; /* share of a placed unit that reaches the age of retirement */
  double stock; /* units in use as the month begins, before placing */
  double stock_events; /* events among them in the month */
} BalikFleetClass;

/* The units in use before opening, spread evenly over ages. They share the
 * rates of a class. */
typedef struct
{
  const BalikFleetClass *rates;
  int n_alive;
  int youngest_age;
  double *units;
  double stock;
  double stock_events;
} BalikOpeningFleet;

void balik_fleet_class_reserve (BalikFleetClass *self,
                                BalikWorkspace *workspace,
                                int n_months,
                                int n_ages);

void balik_fleet_class_init_curves (BalikFleetClass *self, int retire_months, double mean_life);

double balik_fleet_class_place (BalikFleetClass *self, int month, double units);

void balik_fleet_class_begin_month (BalikFleetClass *self, int month);

double balik_fleet_class_get_worth (const BalikFleetClass *self, double salvage);

void balik_opening_fleet_init (BalikOpeningFleet *self,
                               const BalikFleetClass *rates,
                               double units,
                               int n_ages);

double balik_opening_fleet_end_month (BalikOpeningFleet *self);

double balik_opening_fleet_get_worth (const BalikOpeningFleet *self, double salvage);
