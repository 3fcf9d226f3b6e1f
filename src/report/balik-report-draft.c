/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-draft-private.h"

#include "balik-break-marks.h"

/* Places things on a page below each other, and measures them. */

/* A text in one line at full size. At another size all of it is in proportion,
 * as nothing is rounded to pixels. */
typedef struct
{
  double width;
  double height;
  double baseline;
} LineMeasure;

/* Points by which a text may be narrower than its box and still be wrapped. */
#define ROUNDING 0.05

/**
 * balik_report_draft_init:
 * @self: a draft without a context
 * @is_rtl: whether lines begin at the right
 *
 * Makes what measures text.
 */
void
balik_report_draft_init (BalikReportDraft *self, gboolean is_rtl)
{
  self->is_rtl = is_rtl;
  self->context = balik_report_context_new (is_rtl);
  self->measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * balik_report_draft_clear:
 * @self: a draft
 *
 * Frees what measures text, and a page that nobody took.
 */
void
balik_report_draft_clear (BalikReportDraft *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->measures, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
}

/**
 * balik_report_draft_begin_page:
 * @self: a draft
 * @scale: the size of all text beside its own
 *
 * Begins a page anew, with one column between the margins.
 */
void
balik_report_draft_begin_page (BalikReportDraft *self, double scale)
{
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_report_mark_free);
  self->scale = scale;
  balik_report_draft_set_column (self, self->margin, self->margin,
                                 self->page_width - 2 * self->margin);
}

/**
 * balik_report_draft_set_column:
 * @self: a draft
 * @x: left edge
 * @y: where the next thing goes
 * @width: width
 *
 * Goes on in another column.
 */
void
balik_report_draft_set_column (BalikReportDraft *self, double x, double y, double width)
{
  self->x = x;
  self->y = y;
  self->width = width;
}

/**
 * balik_report_draft_get_bottom:
 * @self: a draft
 *
 * Returns: the lower edge of the lowest thing on the page
 */
double
balik_report_draft_get_bottom (const BalikReportDraft *self)
{
  double bottom = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const BalikReportMark *mark = (const BalikReportMark *)g_ptr_array_index (self->marks, i);

      bottom = MAX (bottom, mark->box.y + mark->box.height);
    }

  return bottom;
}

static const LineMeasure *
measure_line (const BalikReportDraft *self, BalikReportRole role, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d %s", role, text);
  LineMeasure *measure = (LineMeasure *)g_hash_table_lookup (self->measures, key);
  g_autoptr (PangoLayout) layout = NULL;
  int width;
  int height;

  if (measure != NULL)
    return measure;

  layout = balik_report_layout_new (self->context, role, 1, text, -1);
  pango_layout_get_size (layout, &width, &height);
  measure = g_new (LineMeasure, 1);
  measure->width = (double)width / PANGO_SCALE;
  measure->height = (double)height / PANGO_SCALE;
  measure->baseline = (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
  g_hash_table_insert (self->measures, g_steal_pointer (&key), measure);

  return measure;
}

/**
 * balik_report_draft_measure_width:
 * @self: a draft
 * @role: what the text is for
 * @text: words
 *
 * Returns: the width of @text in one line
 */
double
balik_report_draft_measure_width (const BalikReportDraft *self,
                                  BalikReportRole role,
                                  const char *text)
{
  return measure_line (self, role, text)->width * self->scale;
}

/**
 * balik_report_draft_measure:
 * @self: a draft
 * @role: what the text is for
 * @text: words
 * @width: the width that they are wrapped to
 *
 * Returns: the height of @text
 */
double
balik_report_draft_measure (const BalikReportDraft *self,
                            BalikReportRole role,
                            const char *text,
                            double width)
{
  double height;

  balik_report_draft_measure_baseline (self, role, text, width, &height);

  return height;
}

/**
 * balik_report_draft_measure_baseline:
 * @self: a draft
 * @role: what the text is for
 * @text: words
 * @width: the width that they are wrapped to
 * @height: (out): the height of @text
 *
 * Returns: from its upper edge to the foot of its first line
 */
double
balik_report_draft_measure_baseline (const BalikReportDraft *self,
                                     BalikReportRole role,
                                     const char *text,
                                     double width,
                                     double *height)
{
  const LineMeasure *line = measure_line (self, role, text);
  g_autofree char *marked = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int layout_height;

  if (line->width * self->scale + ROUNDING < width)
    {
      *height = line->height * self->scale;
      return line->baseline * self->scale;
    }

  marked = balik_text_add_break_marks (text);
  layout = balik_report_layout_new (self->context, role, self->scale, marked, width);
  pango_layout_get_size (layout, NULL, &layout_height);
  *height = (double)layout_height / PANGO_SCALE;

  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/**
 * balik_report_draft_place_text:
 * @self: a draft
 * @role: what the text is for
 * @text: words
 * @x: left edge
 * @y: upper edge
 * @width: the width that they are wrapped to
 *
 * Places text anywhere on the page.
 *
 * Returns: (transfer none): its mark, to change its ink or alignment
 */
BalikReportMark *
balik_report_draft_place_text (BalikReportDraft *self,
                               BalikReportRole role,
                               const char *text,
                               double x,
                               double y,
                               double width)
{
  BalikReportMark *mark = g_new0 (BalikReportMark, 1);

  mark->kind = BALIK_REPORT_MARK_TEXT;
  mark->text = balik_text_add_break_marks (text);
  mark->role = role;
  mark->scale = self->scale;
  mark->separator = '\n';
  mark->box = (BalikRect){ x, y, width, 0 };
  mark->baseline = balik_report_draft_measure_baseline (self, role, text, width, &mark->box.height);
  g_ptr_array_add (self->marks, mark);

  return mark;
}

/**
 * balik_report_draft_align:
 * @self: a draft
 * @first_mark: the first of the texts that stand beside each other; the last one
 *     on the page is the last of them
 *
 * Puts the first lines of texts that were placed at one height on one foot line,
 * whatever their sizes and scripts.
 *
 * Returns: the lower edge of the lowest of them
 */
double
balik_report_draft_align (BalikReportDraft *self, guint first_mark)
{
  double baseline = 0;
  double bottom = 0;

  for (guint i = first_mark; i < self->marks->len; i++)
    baseline = MAX (baseline, ((BalikReportMark *)g_ptr_array_index (self->marks, i))->baseline);

  for (guint i = first_mark; i < self->marks->len; i++)
    {
      BalikReportMark *mark = (BalikReportMark *)g_ptr_array_index (self->marks, i);

      mark->box.y += baseline - mark->baseline;
      bottom = MAX (bottom, mark->box.y + mark->box.height);
    }

  return bottom;
}

/**
 * balik_report_draft_skip:
 * @self: a draft
 * @points: how much, at full size
 *
 * Leaves space free.
 */
void
balik_report_draft_skip (BalikReportDraft *self, double points)
{
  self->y += points * self->scale;
}

/**
 * balik_report_draft_add_text:
 * @self: a draft
 * @role: what the text is for
 * @text: words
 *
 * Places text at the width of the column.
 */
void
balik_report_draft_add_text (BalikReportDraft *self, BalikReportRole role, const char *text)
{
  BalikReportMark *mark
      = balik_report_draft_place_text (self, role, text, self->x, self->y, self->width);

  self->y += mark->box.height;
}

/**
 * balik_report_draft_add_heading:
 * @self: a draft
 * @title: the title
 * @note: (nullable): unit or span, which follows it more quietly
 *
 * Places a heading; the note goes below where both do not fit in a line.
 */
void
balik_report_draft_add_heading (BalikReportDraft *self, const char *title, const char *note)
{
  const double gap = 5 * self->scale;
  double width
      = MIN (balik_report_draft_measure_width (self, BALIK_REPORT_HEADING, title), self->width);
  BalikReportMark *mark;

  if (note == NULL || *note == '\0')
    {
      balik_report_draft_add_text (self, BALIK_REPORT_HEADING, title);
      balik_report_draft_skip (self, 3);
      return;
    }

  if (width + gap + balik_report_draft_measure_width (self, BALIK_REPORT_HEADING_NOTE, note)
      > self->width)
    {
      balik_report_draft_add_text (self, BALIK_REPORT_HEADING, title);
      balik_report_draft_add_text (self, BALIK_REPORT_HEADING_NOTE, note);
      balik_report_draft_skip (self, 3);
      return;
    }

  mark = balik_report_draft_place_text (self, BALIK_REPORT_HEADING, title, self->x, self->y, width);
  mark->separator = '\t';
  balik_report_draft_place_text (self, BALIK_REPORT_HEADING_NOTE, note, self->x + width + gap,
                                 self->y, self->width - width - gap);
  self->y = balik_report_draft_align (self, self->marks->len - 2);
  balik_report_draft_skip (self, 3);
}

/**
 * balik_report_draft_add_pair:
 * @self: a draft
 * @role: what both are for
 * @start: words at the start of the line
 * @end: words at its end
 *
 * Places a head or foot line. The words at the end keep their width; those at
 * the start wrap.
 */
void
balik_report_draft_add_pair (BalikReportDraft *self,
                             BalikReportRole role,
                             const char *start,
                             const char *end)
{
  const double gap = 12 * self->scale;
  double end_width
      = MIN (balik_report_draft_measure_width (self, role, end) + 0.1, self->width / 2);
  BalikReportMark *first = balik_report_draft_place_text (self, role, start, self->x, self->y,
                                                          self->width - end_width - gap);
  BalikReportMark *second = balik_report_draft_place_text (
      self, role, end, self->x + self->width - end_width, self->y, end_width);

  first->separator = '\t';
  second->align = BALIK_REPORT_END;
  self->y = balik_report_draft_align (self, self->marks->len - 2);
}

/**
 * balik_report_draft_add_rule:
 * @self: a draft
 * @thickness: of the line, in points
 * @is_dim: whether it is grey
 *
 * Places a line over the width of the column.
 */
void
balik_report_draft_add_rule (BalikReportDraft *self, double thickness, gboolean is_dim)
{
  BalikReportMark *mark = g_new0 (BalikReportMark, 1);

  mark->kind = BALIK_REPORT_MARK_RULE;
  mark->box = (BalikRect){ self->x, self->y, self->width, 0 };
  mark->thickness = thickness;
  mark->ink = is_dim ? BALIK_REPORT_INK_DIM : BALIK_REPORT_INK_ROLE;
  g_ptr_array_add (self->marks, mark);
}

/**
 * balik_report_draft_measure_chart:
 * @self: a draft
 * @chart: a chart
 *
 * Returns: the least height of @chart in the column
 */
double
balik_report_draft_measure_chart (const BalikReportDraft *self, BalikChartSpec *chart)
{
  g_autoptr (BalikChartStyle) style = balik_report_chart_style_new (self->scale, self->is_rtl);

  return balik_chart_spec_measure_height (chart, style, self->width, self->context);
}

/**
 * balik_report_draft_add_chart:
 * @self: a draft
 * @chart: a chart
 * @height: its height
 *
 * Places a chart at the width of the column.
 */
void
balik_report_draft_add_chart (BalikReportDraft *self, BalikChartSpec *chart, double height)
{
  BalikReportMark *mark = g_new0 (BalikReportMark, 1);

  mark->kind = BALIK_REPORT_MARK_CHART;
  mark->box = (BalikRect){ self->x, self->y, self->width, height };
  mark->chart = balik_chart_spec_ref (chart);
  mark->scale = self->scale;
  g_ptr_array_add (self->marks, mark);
  self->y += height;
}
