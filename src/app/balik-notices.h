/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BalikNoticeKind:
 * @BALIK_NOTICE_NOT_SAVED: the latest work cannot go into its file
 * @BALIK_NOTICE_CONFLICT: somebody else changed the file; both versions are kept
 * @BALIK_NOTICE_RECOVERED: the plan is a copy of a damaged or lost one
 * @BALIK_NOTICE_READ_ONLY: the file cannot be changed where it is
 *
 * What an open plan has to tell until it is no longer true, the most urgent first.
 */
typedef enum
{
  BALIK_NOTICE_NOT_SAVED,
  BALIK_NOTICE_CONFLICT,
  BALIK_NOTICE_RECOVERED,
  BALIK_NOTICE_READ_ONLY,
} BalikNoticeKind;

#define BALIK_TYPE_NOTICES (balik_notices_get_type ())
G_DECLARE_FINAL_TYPE (BalikNotices, balik_notices, BALIK, NOTICES, GObject)

BalikNotices *balik_notices_new (void) G_GNUC_WARN_UNUSED_RESULT;

void balik_notices_show (BalikNotices *self,
                         BalikNoticeKind kind,
                         const char *message,
                         const char *button,
                         const char *action);
void balik_notices_hide (BalikNotices *self, BalikNoticeKind kind);

const char *balik_notices_get_message (BalikNotices *self);
const char *balik_notices_get_button (BalikNotices *self);
const char *balik_notices_get_action (BalikNotices *self);

G_END_DECLS
