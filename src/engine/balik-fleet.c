/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-fleet-private.h"

#include <math.h>
#include <string.h>

/* Two sums of products with the same units, each in four parts: a fixed order,
 * but no chain of additions that each wait for the one before. */
static void
sum_products (const double *units,
              const double *alive,
              const double *with_event,
              int n,
              double *stock,
              double *events)
{
  double a[4] = { 0, 0, 0, 0 };
  double e[4] = { 0, 0, 0, 0 };
  int i = 0;

  for (; i + 4 <= n; i += 4)
    for (int k = 0; k < 4; k++)
      {
        a[k] += units[i + k] * alive[i + k];
        e[k] += units[i + k] * with_event[i + k];
      }
  for (; i < n; i++)
    {
      a[0] += units[i] * alive[i];
      e[0] += units[i] * with_event[i];
    }

  *stock = (a[0] + a[1]) + (a[2] + a[3]);
  *events = (e[0] + e[1]) + (e[2] + e[3]);
}

/* What a unit of some age is worth, as a share of a new one. */
static double
get_worth_share (double age, double mean_life, double salvage)
{
  return fmax (salvage, 1.0 - age / fmax (1.0, mean_life));
}

void
balik_fleet_class_reserve (BalikFleetClass *self,
                           BalikWorkspace *workspace,
                           int n_months,
                           int n_ages)
{
  const size_t n = (size_t)n_months + 1;

  self->n_months = n_months;
  self->n_ages = n_ages;
  self->events = balik_workspace_take_doubles (workspace, (size_t)n_ages);
  self->keeping = balik_workspace_take_doubles (workspace, (size_t)n_ages);
  self->alive = balik_workspace_take_doubles (workspace, n);
  self->with_event = balik_workspace_take_doubles (workspace, n);
  self->placed = balik_workspace_take_doubles (workspace, n);
}

/* Makes the curves of a class whose rates, events and keeping, are there. A unit
 * that would go on at the age of retirement does not. */
void
balik_fleet_class_init_curves (BalikFleetClass *self, int retire_months, double mean_life)
{
  double alive = 1.0;

  self->mean_life = mean_life;
  self->retire_months = retire_months;
  self->retiring = 0.0;
  self->stock = 0.0;
  self->stock_events = 0.0;
  memset (self->placed, 0, sizeof (double) * ((size_t)self->n_months + 1));

  for (int a = 0; a <= self->n_months; a++)
    {
      self->alive[a] = alive;
      self->with_event[a] = alive * self->events[a];
      alive *= self->keeping[a];

      if (a + 1 == retire_months)
        {
          self->retiring = alive;
          alive = 0.0;
        }
    }
}

/* Puts units into use in a month. Gives back how many units of the class go out
 * of use at its end because of their age alone. */
double
balik_fleet_class_place (BalikFleetClass *self, int month, double units)
{
  const int retiring_since = month - self->retire_months + 1;

  self->placed[self->n_months - month] = units;

  if (self->retire_months <= 0 || retiring_since < 1)
    return 0.0;

  return self->placed[self->n_months - retiring_since] * self->retiring;
}

/* Counts the units in use as a month, 1…n_months + 1, begins. */
void
balik_fleet_class_begin_month (BalikFleetClass *self, int month)
{
  sum_products (self->placed + (self->n_months - month + 1), self->alive + 1, self->with_event + 1,
                month - 1, &self->stock, &self->stock_events);
}

/* What the units in use after the last month are worth, as so many new ones. */
double
balik_fleet_class_get_worth (const BalikFleetClass *self, double salvage)
{
  double worth = 0.0;

  for (int age = 1; age <= self->n_months; age++)
    worth += self->placed[age - 1] * self->alive[age]
             * get_worth_share (age, self->mean_life, salvage);

  return worth;
}

/* The same four parts for the units in use before opening. */
static void
count_opening_fleet (BalikOpeningFleet *self)
{
  const double *units = self->units;
  const double *events = self->rates->events + self->youngest_age;
  double a[4] = { 0, 0, 0, 0 };
  double e[4] = { 0, 0, 0, 0 };
  int i = 0;

  for (; i + 4 <= self->n_alive; i += 4)
    for (int k = 0; k < 4; k++)
      {
        a[k] += units[i + k];
        e[k] += units[i + k] * events[i + k];
      }
  for (; i < self->n_alive; i++)
    {
      a[0] += units[i];
      e[0] += units[i] * events[i];
    }

  self->stock = (a[0] + a[1]) + (a[2] + a[3]);
  self->stock_events = (e[0] + e[1]) + (e[2] + e[3]);
}

/* Spreads units evenly over the ages 0…n_ages − 1, as month 1 begins. */
void
balik_opening_fleet_init (BalikOpeningFleet *self,
                          const BalikFleetClass *rates,
                          double units,
                          int n_ages)
{
  self->rates = rates;
  self->n_alive = units != 0 ? n_ages : 0;
  self->youngest_age = 0;

  for (int i = 0; i < self->n_alive; i++)
    self->units[i] = units / n_ages;

  count_opening_fleet (self);
}

/* Makes every unit a month older. Gives back how many go out of use because of
 * their age alone. */
double
balik_opening_fleet_end_month (BalikOpeningFleet *self)
{
  const double *keeping = self->rates->keeping + self->youngest_age;
  const int retire_months = self->rates->retire_months;
  double retired = 0.0;

  for (int i = 0; i < self->n_alive; i++)
    self->units[i] *= keeping[i];

  self->youngest_age++;

  while (retire_months > 0 && self->n_alive > 0
         && self->youngest_age + self->n_alive - 1 >= retire_months)
    retired += self->units[--self->n_alive];

  count_opening_fleet (self);

  return retired;
}

/* What the units still in use are worth, as so many new ones. */
double
balik_opening_fleet_get_worth (const BalikOpeningFleet *self, double salvage)
{
  double worth = 0.0;

  for (int i = 0; i < self->n_alive; i++)
    worth += self->units[i]
             * get_worth_share (self->youngest_age + i, self->rates->mean_life, salvage);

  return worth;
}
