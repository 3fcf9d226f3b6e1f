/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

/**
 * BalikQuantity:
 * @BALIK_QUANTITY_MASS: kilograms in; shown as g, kg or t
 * @BALIK_QUANTITY_CO2E: kilograms of CO₂ equivalent in; shown as g, kg or t CO₂e
 * @BALIK_QUANTITY_WATER: litres in; shown as L or m³
 * @BALIK_QUANTITY_ENERGY: megajoules in; shown as MJ or GJ
 * @BALIK_QUANTITY_ELECTRICITY: kilowatt-hours in; shown as kWh or MWh
 * @BALIK_QUANTITY_DISTANCE: kilometres in; shown as km
 *
 * A physical quantity, always held in the unit named first.
 */
typedef enum
{
  BALIK_QUANTITY_MASS,
  BALIK_QUANTITY_CO2E,
  BALIK_QUANTITY_WATER,
  BALIK_QUANTITY_ENERGY,
  BALIK_QUANTITY_ELECTRICITY,
  BALIK_QUANTITY_DISTANCE,
} BalikQuantity;

char *balik_text_format_quantity (BalikLocale *locale,
                                  BalikQuantity quantity,
                                  double value,
                                  int digits) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_quantity_range (BalikLocale *locale,
                                        BalikQuantity quantity,
                                        double low,
                                        double high,
                                        int digits) G_GNUC_WARN_UNUSED_RESULT;
double
balik_text_choose_unit (BalikLocale *locale, BalikQuantity quantity, double max_abs, char **unit);

char *balik_text_format_month_index (BalikLocale *locale, int month) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_duration (BalikLocale *locale, int months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
