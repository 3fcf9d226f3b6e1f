/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-date-text.h"

#include "balik-locale-private.h"
#include "balik-text-fill.h"

#include <string.h>

#include <glib/gi18n.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>

/*
 * Dates, written by ICU in the order and calendar that CLDR gives for the words
 * of a locale: "June 2027", "มิถุนายน 2570". The digits are those of the locale
 * for numbers.
 */

#define PATTERN_SIZE 64
#define TEXT_SIZE 128
#define UNIX_MS_PER_DAY 86400000.0
#define MS_PER_MINUTE 60000.0
#define JULIAN_DAY_OF_EPOCH 719163

/*
 * A month of the plan is a month of the Gregorian year. A calendar whose months
 * begin on other days (Persian, Islamic) would give it a wrong name.
 */
static char *
dup_date_locale (BalikLocale *self)
{
  static const char *const fitting[] = { "gregorian", "buddhist", "roc", "japanese", NULL };
  char name[ULOC_FULLNAME_CAPACITY] = { 0 };
  UErrorCode status = U_ZERO_ERROR;
  UNumberingSystem *numbering;
  UCalendar *calendar;
  const char *type;

  g_strlcpy (name, self->words, sizeof name);
  calendar = ucal_open (NULL, 0, name, UCAL_DEFAULT, &status);
  type = U_SUCCESS (status) ? ucal_getType (calendar, &status) : "gregorian";
  if (U_FAILURE (status) || !g_strv_contains (fitting, type))
    {
      status = U_ZERO_ERROR;
      uloc_setKeywordValue ("calendar", "gregorian", name, sizeof name, &status);
    }
  ucal_close (calendar);

  status = U_ZERO_ERROR;
  numbering = unumsys_open (self->name, &status);
  if (U_SUCCESS (status))
    uloc_setKeywordValue ("numbers", unumsys_getName (numbering), name, sizeof name, &status);
  unumsys_close (numbering);

  return g_strdup (name);
}

/* CLDR's pattern for some fields, found once: the generator is slow to open. */
static const char *
ensure_pattern (BalikLocale *self, char **cache, const char *date_locale, const UChar *fields)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[PATTERN_SIZE];
  int32_t length = 0;

  g_mutex_lock (&self->lock);
  if (*cache == NULL)
    {
      UDateTimePatternGenerator *generator = udatpg_open (date_locale, &status);

      if (U_SUCCESS (status))
        length = udatpg_getBestPattern (generator, fields, -1, pattern, PATTERN_SIZE, &status);
      udatpg_close (generator);
      *cache = U_SUCCESS (status) && length > 0 && length < PATTERN_SIZE
                   ? balik_locale_text_from_icu (pattern, length)
                   : g_strdup ("y-MM");
    }
  g_mutex_unlock (&self->lock);

  return *cache;
}

/* @time is in milliseconds since 1970 as the clock on the wall counts them. */
static char *
write_time (BalikLocale *self, char **cache, const UChar *fields, double time)
{
  g_autofree char *date_locale = dup_date_locale (self);
  const char *pattern = ensure_pattern (self, cache, date_locale, fields);
  g_autofree gunichar2 *pattern16 = g_utf8_to_utf16 (pattern, -1, NULL, NULL, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format;
  UChar buffer[TEXT_SIZE];
  int32_t length = 0;

  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, date_locale, u"UTC", -1, pattern16, -1, &status);
  if (U_SUCCESS (status))
    length = udat_format (format, time, buffer, TEXT_SIZE, NULL, &status);
  udat_close (format);

  return U_SUCCESS (status) && length > 0 && length <= TEXT_SIZE
             ? balik_locale_text_from_icu (buffer, length)
             : NULL;
}

static char *
write_date (BalikLocale *self, char **cache, const UChar *fields, int year, int month, int day)
{
  GDate date;
  char *text;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  text = write_time (self, cache, fields,
                     ((double)g_date_get_julian (&date) - JULIAN_DAY_OF_EPOCH) * UNIX_MS_PER_DAY);
  return text != NULL ? text : g_strdup_printf ("%04d-%02d", year, month);
}

static char *
write_plan_month (BalikLocale *self,
                  char **cache,
                  const UChar *fields,
                  int start_year,
                  int start_month,
                  int index)
{
  int months = start_year * 12 + (start_month - 1) + (index - 1);

  return write_date (self, cache, fields, months / 12, months % 12 + 1, 1);
}

/**
 * balik_text_format_plan_month:
 * @locale: a locale
 * @start_year: the Gregorian year in which the plan starts
 * @start_month: the month in which it starts, 1 to 12
 * @index: a month of the plan; 1 is the month of the start, 0 the one before
 *
 * Writes the month and the year. The year is of the calendar that CLDR gives
 * for the language: Buddhist in Thai, Gregorian in the rest of ASEAN.
 *
 * Returns: (transfer full): "June 2027"
 */
char *
balik_text_format_plan_month (BalikLocale *locale, int start_year, int start_month, int index)
{
  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (start_year >= 2 && start_year <= 9000, NULL);
  g_return_val_if_fail (start_month >= 1 && start_month <= 12, NULL);
  g_return_val_if_fail (index >= 0 && index <= 1200, NULL);

  return write_plan_month (locale, &locale->month_pattern, u"yMMMM", start_year, start_month,
                           index);
}

/**
 * balik_text_format_plan_month_short:
 * @locale: a locale
 * @start_year: the Gregorian year in which the plan starts
 * @start_month: the month in which it starts, 1 to 12
 * @index: a month of the plan; 1 is the month of the start, 0 the one before
 *
 * Returns: (transfer full): "Jun 2027", for axes and narrow columns
 */
char *
balik_text_format_plan_month_short (BalikLocale *locale, int start_year, int start_month, int index)
{
  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (start_year >= 2 && start_year <= 9000, NULL);
  g_return_val_if_fail (start_month >= 1 && start_month <= 12, NULL);
  g_return_val_if_fail (index >= 0 && index <= 1200, NULL);

  return write_plan_month (locale, &locale->short_month_pattern, u"yMMM", start_year, start_month,
                           index);
}

/**
 * balik_text_format_date:
 * @locale: a locale
 * @year: a Gregorian year
 * @month: 1 to 12
 * @day: a day of that month
 *
 * Returns: (transfer full): "November 24, 2026"
 */
char *
balik_text_format_date (BalikLocale *locale, int year, int month, int day)
{
  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (year >= 1 && year <= 9999 && month >= 1 && month <= 12, NULL);
  g_return_val_if_fail (g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year), NULL);

  return write_date (locale, &locale->day_pattern, u"yMMMMd", year, month, day);
}

/**
 * balik_text_format_time:
 * @locale: a locale
 * @hour: 0 to 23
 * @minute: 0 to 59
 *
 * Returns: (transfer full): "10:14 AM", "10:14"
 */
char *
balik_text_format_time (BalikLocale *locale, int hour, int minute)
{
  char *text;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (hour >= 0 && hour < 24 && minute >= 0 && minute < 60, NULL);

  text = write_time (locale, &locale->time_pattern, u"jm", (hour * 60.0 + minute) * MS_PER_MINUTE);
  return text != NULL ? text : g_strdup_printf ("%02d:%02d", hour, minute);
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * balik_text_format_moment:
 * @locale: a locale
 * @moment: when something happened
 * @now: the time now
 *
 * Returns: (transfer full): "Today 10:14", "Yesterday 18:30", else date and time
 */
char *
balik_text_format_moment (BalikLocale *locale, GDateTime *moment, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = NULL;
  g_autofree char *time = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (moment != NULL && now != NULL, NULL);

  yesterday = g_date_time_add_days (now, -1);
  time = balik_text_format_time (locale, g_date_time_get_hour (moment),
                                 g_date_time_get_minute (moment));
  if (is_same_day (moment, now))
    /* Translators: %s is a time, as 10:14 */
    return balik_text_fill (C_ ("moment", "Today %s"), time, NULL);
  if (yesterday != NULL && is_same_day (moment, yesterday))
    /* Translators: %s is a time, as 10:14 */
    return balik_text_fill (C_ ("moment", "Yesterday %s"), time, NULL);
  date = balik_text_format_date (locale, g_date_time_get_year (moment),
                                 g_date_time_get_month (moment),
                                 g_date_time_get_day_of_month (moment));
  /* Translators: a date, then a time: “November 24, 2026” “10:14” */
  return balik_text_fill (C_ ("moment", "%1$s, %2$s"), date, time, NULL);
}

/**
 * balik_text_parse_year_month:
 * @text: "YYYY-MM", as files have it
 * @year: (out): the year
 * @month: (out): the month, 1 to 12
 *
 * Reads the start of a plan. Nothing but four digits, a hyphen and two digits
 * is taken.
 *
 * Returns: whether @text is a month
 */
gboolean
balik_text_parse_year_month (const char *text, int *year, int *month)
{
  int digits[6];
  int n_digits = 0;
  int found;

  g_return_val_if_fail (text != NULL && year != NULL && month != NULL, FALSE);

  if (strlen (text) != 7 || text[4] != '-')
    return FALSE;

  for (int i = 0; i < 7; i++)
    {
      if (i == 4)
        continue;
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      digits[n_digits++] = text[i] - '0';
    }

  found = digits[4] * 10 + digits[5];
  if (found < 1 || found > 12)
    return FALSE;

  *year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
  *month = found;

  return TRUE;
}
