/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BALIK_VALUE_PRESENT,
  BALIK_VALUE_NUMBER,
  BALIK_VALUE_TEXT,
  BALIK_VALUE_TEXTS,
  BALIK_VALUE_ORIGIN,
} BalikValueType;

/* The parts of an origin, in the order in which its texts are kept. */
typedef enum
{
  BALIK_ORIGIN_KIND,
  BALIK_ORIGIN_NOTE,
  BALIK_ORIGIN_SOURCE,
  BALIK_ORIGIN_DATE,
  BALIK_ORIGIN_N_PARTS,
} BalikOriginPart;

typedef struct _BalikValue BalikValue;

#define BALIK_TYPE_VALUE (balik_value_get_type ())
GType balik_value_get_type (void);

BalikValue *balik_value_new_present (void) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_new_number (double number) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *
balik_value_new_range (double low, double likely, double high) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_new_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_new_texts (const char *const *texts) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_new_origin (const char *kind,
                                    const char *note,
                                    const char *source,
                                    const char *date) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_ref (BalikValue *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_value_unref (BalikValue *self);

BalikValueType balik_value_get_value_type (const BalikValue *self);
gboolean balik_value_equal (const BalikValue *a, const BalikValue *b);
gboolean balik_value_is_range (const BalikValue *self);
double balik_value_get_low (const BalikValue *self);
double balik_value_get_number (const BalikValue *self);
double balik_value_get_high (const BalikValue *self);
const char *balik_value_get_text (const BalikValue *self);
const char *const *balik_value_get_texts (const BalikValue *self);
const char *balik_value_get_origin_part (const BalikValue *self, BalikOriginPart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikValue, balik_value_unref)

G_END_DECLS
