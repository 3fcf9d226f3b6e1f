/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"
#include "balik-question.h"

G_BEGIN_DECLS

#define BALIK_TYPE_GUIDE_QUESTION (balik_guide_question_get_type ())
G_DECLARE_FINAL_TYPE (BalikGuideQuestion, balik_guide_question, BALIK, GUIDE_QUESTION, AdwBin)

void balik_guide_question_show (BalikGuideQuestion *self,
                                BalikDocument *document,
                                const BalikQuestion *question,
                                BalikPlan *template);
gboolean balik_guide_question_can_answer (BalikGuideQuestion *self);
void balik_guide_question_update (BalikGuideQuestion *self);
void balik_guide_question_finish (BalikGuideQuestion *self);
gboolean balik_guide_question_answer (BalikGuideQuestion *self);

G_END_DECLS
