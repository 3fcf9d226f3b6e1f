/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-solve.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-projection.h"

/* Looks for the value of a number with which a figure meets a target.
 *
 * The figure is tried at values all over the number's range, more of them near
 * the present one. Between two neighbours on different sides of the target it is
 * closed in on. A figure that does not exist counts as worse than any. Values
 * that break a rule of the plan are left out. */

/* Either side of the present value; a step is a factor of √2. */
#define N_STEPS 24

/* Even parts of a range that has two ends. */
#define N_PARTS 40
#define MAX_CLOSING 200

/* How near is met: of the target, or of the figure as it is now. */
#define NEAR 1e-12

typedef struct
{
  BalikPlan *plan;
  BalikItem *item;
  const BalikField *field;
  const char *figure;
  double target;
  double before;
  double scale; /* of the figure */
  guint n_tried;
} Search;

/* A value that was tried. */
typedef struct
{
  double value;
  double figure;
  gboolean exists;
  double off; /* from the target; infinite where there is no figure */
} Point;

/* The debt service cover of the worst year. */
static gboolean
get_lowest_dscr (const BalikResult *result, double *lowest)
{
  gboolean exists = FALSE;

  for (int year = 1; year <= balik_result_get_n_years (result); year++)
    {
      double value;

      if (balik_result_get_dscr (result, year, FALSE, &value) && (!exists || value < *lowest))
        {
          *lowest = value;
          exists = TRUE;
        }
    }
  return exists;
}

/* Whether the better of two values of the figure is the lower one. */
static gboolean
is_lower_better (const char *figure)
{
  return strcmp (figure, "payback_months") == 0 || strcmp (figure, "loan_effective_rate") == 0
         || strcmp (figure, "peak_funding") == 0 || strcmp (figure, "costs") == 0
         || strcmp (figure, "tax") == 0;
}

/* Changes the plan for a moment. FALSE if that breaks a rule. */
static gboolean
try_value (Search *self, double value, Point *point)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("try");
  g_autoptr (BalikEditGroup) undo = NULL;
  g_autoptr (BalikResult) result = NULL;

  balik_edit_group_take (group, balik_item_get_id (self->item), self->field->key,
                         balik_value_new_number (value));
  if (!balik_plan_apply (self->plan, group, NULL))
    return FALSE;

  result = balik_project (self->plan, NULL);
  undo = balik_edit_group_new_inverse (group);
  if (!balik_plan_apply (self->plan, undo, NULL))
    g_error ("A change of “%s” cannot be taken back", self->field->key);
  if (result == NULL)
    return FALSE;

  self->n_tried++;
  point->value = value;
  point->figure = 0;
  point->exists = strcmp (self->figure, "dscr") == 0
                      ? get_lowest_dscr (result, &point->figure)
                      : balik_result_get_figure (result, self->figure, &point->figure);
  point->off = point->figure - self->target;
  if (!point->exists)
    point->off = is_lower_better (self->figure) ? INFINITY : -INFINITY;
  return TRUE;
}

static gboolean
is_near (const Search *self, const Point *point)
{
  return point->exists && fabs (point->off) <= NEAR * self->scale;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *)a;
  const double second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
add_value (const Search *self, GArray *values, double value)
{
  if (self->field->type == BALIK_FIELD_INTEGER)
    value = floor (value + 0.5);
  if (isfinite (value) && value >= self->field->min && value <= self->field->max)
    g_array_append_val (values, value);
}

/* The values to begin with, ascending. */
static GArray *
list_values (const Search *self)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  const double low = self->field->min;
  const double high = self->field->max;
  const double size = self->before != 0 ? fabs (self->before) : 1;

  add_value (self, values, self->before);
  if (high - low <= 1000)
    for (int i = 0; i <= N_PARTS; i++)
      add_value (self, values, low + (high - low) * i / N_PARTS);

  add_value (self, values, 0);
  for (int i = -2 * N_STEPS; i <= 2 * N_STEPS; i++)
    {
      const double step = size * pow (2, 0.5 * i);

      add_value (self, values, step);
      add_value (self, values, -step);
    }
  /* A rate may come near its lower end. */
  if (low > -DBL_MAX && low < 0)
    for (int i = 1; i < N_PARTS; i++)
      add_value (self, values, low + fabs (low) * i / N_PARTS);

  g_array_sort (values, compare_values);
  return values;
}

static GArray *
try_values (Search *self)
{
  g_autoptr (GArray) values = list_values (self);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < values->len; i++)
    {
      const double value = g_array_index (values, double, i);
      Point point;

      if (i > 0 && value == g_array_index (values, double, i - 1))
        continue;
      if (try_value (self, value, &point))
        g_array_append_val (points, point);
    }
  return points;
}

/* The first of the two neighbours nearest to the present value between which the
 * figure crosses the target; −1 if there are none. */
static int
find_crossing (const Search *self, GArray *points)
{
  int found = -1;
  double nearest = INFINITY;

  for (guint i = 0; i + 1 < points->len; i++)
    {
      const Point *first = &g_array_index (points, Point, i);
      const Point *second = first + 1;
      const double away
          = fmin (fabs (first->value - self->before), fabs (second->value - self->before));

      if ((first->off > 0) != (second->off > 0) && away < nearest)
        {
          nearest = away;
          found = (int)i;
        }
    }
  return found;
}

/* A value between two, where a straight line meets the target, or half way. */
static double
get_between (const Search *self, const Point *low, const Point *high, gboolean halve)
{
  const double middle = low->value + 0.5 * (high->value - low->value);
  double value = middle;

  if (!halve && isfinite (low->off) && isfinite (high->off))
    value = low->value - low->off * (high->value - low->value) / (high->off - low->off);
  if (self->field->type == BALIK_FIELD_INTEGER)
    value = floor (value + 0.5);
  if (!(value > low->value && value < high->value))
    value = self->field->type == BALIK_FIELD_INTEGER ? floor (middle) : middle;
  return value;
}

/* Closes in on the target between two points. */
static void
close_in (Search *self, Point *low, Point *high)
{
  for (int i = 0; i < MAX_CLOSING; i++)
    {
      /* Straight lines get there soon, but may come from one side only. */
      const double value = get_between (self, low, high, i % 3 == 2);
      Point point;

      if (!(value > low->value && value < high->value) || is_near (self, low)
          || is_near (self, high) || !try_value (self, value, &point))
        return;
      *((point.off > 0) == (low->off > 0) ? low : high) = point;
    }
}

static void
take_point (BalikSolution *solution, BalikSolutionKind kind, const Point *point)
{
  solution->kind = kind;
  solution->value = point->value;
  solution->figure = point->figure;
}

/* Tells how the search ended between two points. */
static void
take_ends (const Search *self, BalikSolution *solution, const Point *low, const Point *high)
{
  const gboolean is_low_near = is_near (self, low);
  const gboolean is_low_better = (low->off < 0) == is_lower_better (self->figure);
  const Point *better = is_low_better ? low : high;
  const Point *other = is_low_better ? high : low;

  if (is_low_near || is_near (self, high))
    {
      take_point (solution, BALIK_SOLUTION_EXACT, is_low_near ? low : high);
      return;
    }
  take_point (solution, BALIK_SOLUTION_JUMP, better);
  solution->other_value = other->value;
  solution->other_figure = other->figure;
  solution->has_other_figure = other->exists;
}

/* Tells that no value does, and which one comes closest. */
static void
take_closest (BalikSolution *solution, GArray *points)
{
  const Point *closest = NULL;
  gboolean is_changing = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      is_changing = is_changing || point->off != g_array_index (points, Point, 0).off;
      if (point->exists && (closest == NULL || fabs (point->off) < fabs (closest->off)))
        closest = point;
    }
  solution->kind = is_changing ? BALIK_SOLUTION_NONE : BALIK_SOLUTION_NO_INFLUENCE;
  if (closest != NULL)
    take_point (solution, solution->kind, closest);
  else
    solution->value = NAN;
}

/* How large the figure is, for what is near. */
static double
get_scale (const Search *self, GArray *points)
{
  double scale = fmax (1, fabs (self->target));

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, Point, i).value == self->before)
      scale = fmax (scale, fabs (g_array_index (points, Point, i).figure));
  return scale;
}

static gboolean
search (Search *self, BalikSolution *solution, GError **error)
{
  g_autoptr (GArray) points = try_values (self);
  int crossing;

  if (points->len == 0)
    {
      /* Translators: %s is the name of a number */
      g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                   _ ("The rules of the plan leave “%s” no single value."),
                   balik_field_get_label (self->field));
      return FALSE;
    }

  memset (solution, 0, sizeof *solution);
  self->scale = get_scale (self, points);
  solution->lowest = g_array_index (points, Point, 0).value;
  solution->highest = g_array_index (points, Point, points->len - 1).value;
  crossing = find_crossing (self, points);
  if (crossing >= 0)
    {
      Point low = g_array_index (points, Point, crossing);
      Point high = g_array_index (points, Point, crossing + 1);

      close_in (self, &low, &high);
      take_ends (self, solution, &low, &high);
    }
  else
    take_closest (solution, points);
  solution->n_tried = self->n_tried;
  return TRUE;
}

/**
 * balik_solve_get_figures:
 *
 * Returns: (array zero-terminated=1): the figures that can be asked for: those of
 *     the summary, and "dscr", the debt service cover of the worst year
 */
const char *const *
balik_solve_get_figures (void)
{
  static const char *const *figures;

  if (g_once_init_enter_pointer (&figures))
    {
      g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

      g_strv_builder_addv (names, (const char **)balik_result_get_figure_names ());
      g_strv_builder_add (names, "dscr");
      g_once_init_leave_pointer (&figures, (gpointer)g_strv_builder_end (names));
    }
  return figures;
}

/**
 * balik_solve:
 * @plan: a plan that nobody else uses meanwhile; it is changed, and changed back
 * @path: the key path of one of its numbers
 * @figure: one of balik_solve_get_figures()
 * @target: what it is to be
 * @solution: (out caller-allocates): what was found
 * @error: that the plan has problems, or that @path is no number of it
 *
 * Looks for the value of a number with which @figure is @target, all other
 * numbers being likely. It takes up to half a second.
 *
 * Returns: whether it could be looked for
 */
gboolean
balik_solve (BalikPlan *plan,
             const char *path,
             const char *figure,
             double target,
             BalikSolution *solution,
             GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (BalikResult) result = NULL;
  Search self = { .plan = plan, .figure = figure, .target = target };

  g_return_val_if_fail (BALIK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (g_strv_contains (balik_solve_get_figures (), figure), FALSE);
  g_return_val_if_fail (isfinite (target), FALSE);

  result = balik_project (plan, error);
  if (result == NULL)
    return FALSE;
  self.item = balik_plan_find_path (plan, path, &key);
  if (self.item != NULL && key != NULL)
    self.field = balik_fields_find (balik_item_get_kind (self.item), key);
  if (self.field == NULL || !balik_field_is_number (self.field))
    {
      /* Translators: %s is a key path, as lines.0.price.unit */
      g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                   _ ("“%s” is not a number of this plan."), path);
      return FALSE;
    }
  self.before = balik_item_get_number (self.item, self.field->key);
  return search (&self, solution, error);
}
