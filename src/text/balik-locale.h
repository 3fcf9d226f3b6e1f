/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BALIK_TYPE_LOCALE (balik_locale_get_type ())

typedef struct _BalikLocale BalikLocale;

GType balik_locale_get_type (void) G_GNUC_CONST;

BalikLocale *balik_locale_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
BalikLocale *balik_locale_new_for_words (const char *numbers,
                                         const char *words) G_GNUC_WARN_UNUSED_RESULT;
BalikLocale *balik_locale_new_default (void) G_GNUC_WARN_UNUSED_RESULT;

BalikLocale *balik_locale_ref (BalikLocale *self);
void balik_locale_unref (BalikLocale *self);

const char *balik_locale_get_name (BalikLocale *self);
const char *balik_locale_get_words_name (BalikLocale *self);

const char *balik_locale_get_decimal_separator (BalikLocale *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikLocale, balik_locale_unref)

G_END_DECLS
