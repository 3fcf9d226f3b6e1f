/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_STORE_ERROR (balik_store_error_quark ())
GQuark balik_store_error_quark (void);

/**
 * BalikStoreError:
 * @BALIK_STORE_ERROR_IO: the computer could not read or write; the message says what and why
 * @BALIK_STORE_ERROR_NOT_FOUND: there is no such file or folder
 * @BALIK_STORE_ERROR_READ_ONLY: it may be read there, but not written
 * @BALIK_STORE_ERROR_FULL: the disk or stick is full
 * @BALIK_STORE_ERROR_NOT_A_PLAN: it is something else than a Balik plan
 * @BALIK_STORE_ERROR_NEWER: a newer Balik wrote it
 * @BALIK_STORE_ERROR_DAMAGED: it breaks a rule of every plan
 * @BALIK_STORE_ERROR_CHANGED: it keeps every rule, but is not what was saved: it was changed
 *     outside Balik, or damaged on its medium
 * @BALIK_STORE_ERROR_SIDE_FILES: another program left unfinished changes beside it
 * @BALIK_STORE_ERROR_TOO_LARGE: it is larger than any plan
 * @BALIK_STORE_ERROR_IN_USE: it is open already
 * @BALIK_STORE_ERROR_NO_FILE: the plan has no file yet, so that somebody must choose one
 *
 * Why a plan could not be read or kept. The message is a whole translated
 * sentence that names the file and the rule.
 */
typedef enum
{
  BALIK_STORE_ERROR_IO,
  BALIK_STORE_ERROR_NOT_FOUND,
  BALIK_STORE_ERROR_READ_ONLY,
  BALIK_STORE_ERROR_FULL,
  BALIK_STORE_ERROR_NOT_A_PLAN,
  BALIK_STORE_ERROR_NEWER,
  BALIK_STORE_ERROR_DAMAGED,
  BALIK_STORE_ERROR_CHANGED,
  BALIK_STORE_ERROR_SIDE_FILES,
  BALIK_STORE_ERROR_TOO_LARGE,
  BALIK_STORE_ERROR_IN_USE,
  BALIK_STORE_ERROR_NO_FILE,
} BalikStoreError;

#define BALIK_STORE_N_ERRORS (BALIK_STORE_ERROR_NO_FILE + 1)

G_END_DECLS
