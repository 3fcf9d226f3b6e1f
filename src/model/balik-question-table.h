/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-question.h"

extern const BalikQuestion balik_question_table[];
extern const guint balik_n_questions;
