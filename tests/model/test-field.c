/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-block.h"
#include "balik-field-check.h"

/* What must hold for every row of every table. */
typedef void (*RowFunc) (BalikItemKind kind, const BalikField *field, GHashTable *seen);

static void
for_each_row (RowFunc func)
{
  guint n_rows = 0;

  for (guint kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_fields = 0;
      const BalikField *fields = balik_fields_get (kind, &n_fields);

      g_assert_cmpuint (n_fields, >, 0);
      for (guint i = 0; i < n_fields; i++, n_rows++)
        func (kind, &fields[i], seen);
    }
  g_assert_cmpuint (n_rows, >, 150);
}

static void
check_key (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  if (!g_hash_table_add (seen, (char *)field->key))
    g_error ("%s: %s is there twice.", balik_item_kind_get_name (kind), field->key);
  g_assert_true (balik_fields_find (kind, field->key) == field);
  g_assert_null (strstr (field->key, "#"));
}

static void
test_keys_are_unique_and_found (void)
{
  for_each_row (check_key);
  g_assert_null (balik_fields_find (BALIK_ITEM_LINE, "price.nothing"));
  g_assert_null (balik_fields_find (BALIK_ITEM_LINE, ""));
}

static void
check_fallback (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  g_autoptr (BalikValue) value = NULL;
  g_autofree char *message = NULL;

  if (!balik_field_is_number (field) || field->same_as != NULL)
    return;
  value = balik_value_new_number (field->fallback);
  message = balik_field_check_value (field, value);
  if (message != NULL)
    g_error ("%s: %s", field->key, message);
}

static void
test_fallbacks_keep_their_own_bounds (void)
{
  for_each_row (check_fallback);
}

static void
check_same_as (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  const BalikField *other;

  if (field->same_as == NULL)
    return;
  other = balik_fields_find (kind, field->same_as);
  g_assert_nonnull (other);
  g_assert_true (balik_field_is_number (other));
  g_assert_null (other->same_as);
  g_assert_cmpint (other->unit, ==, field->unit);
  /* The other's bounds must be inside these. */
  g_assert_cmpfloat (other->min, >=, field->min);
  g_assert_cmpfloat (other->max, <=, field->max);
}

static void
test_borrowed_defaults_are_numbers_of_the_same_unit (void)
{
  for_each_row (check_same_as);
}

static void
check_choices (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  g_auto (GStrv) words = NULL;

  g_assert_cmpint (field->type == BALIK_FIELD_CHOICE, ==, field->choices != NULL);
  if (field->choices == NULL)
    return;
  words = balik_field_dup_choices (field);
  g_assert_cmpuint (g_strv_length (words), >, 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_cmpstr (words[i], !=, "");
      g_assert_true (balik_field_has_choice (field, words[i]));
    }
  g_assert_cmpstr (balik_field_get_default_choice (field), ==, words[0]);
  g_assert_false (balik_field_has_choice (field, field->choices));
  g_assert_false (balik_field_has_choice (field, ""));
}

static void
test_choices_are_words (void)
{
  for_each_row (check_choices);
}

static const char *const for_draws[] = { "seed", "correlation", NULL };

static void
check_label (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  if (!balik_field_is_number (field))
    return;
  /* What only draws read has no place to be typed until there are draws. */
  if (g_strv_contains (for_draws, field->key))
    return;
  if (field->label == NULL || *field->label == '\0' || field->chapter == BALIK_CHAPTER_NONE)
    g_error ("%s: the number %s has no label or chapter.", balik_item_kind_get_name (kind),
             field->key);
}

static void
test_numbers_have_labels_and_chapters (void)
{
  for_each_row (check_label);
}

static void
check_section (BalikItemKind kind, const BalikField *field, GHashTable *seen)
{
  g_autofree char *around = g_strdup (field->key);
  char *dot = strrchr (around, '.');
  const BalikField *section;

  if (field->type == BALIK_FIELD_LIST)
    g_assert_cmpint (field->item_kind, >, BALIK_ITEM_PLAN);
  if (dot == NULL || g_str_equal (field->key, "canvas.cards"))
    return;
  *dot = '\0';
  section = balik_fields_find (kind, around);
  if (section == NULL)
    g_error ("%s: %s is in no section.", balik_item_kind_get_name (kind), field->key);
  g_assert_true (section->type == BALIK_FIELD_SECTION || section->type == BALIK_FIELD_SEASON);
}

static void
test_keys_with_dots_are_in_sections (void)
{
  for_each_row (check_section);
}

static void
test_blocks_are_the_choices_of_cards (void)
{
  const BalikField *field = balik_fields_find (BALIK_ITEM_CARD, "block");
  const BalikField *colours = balik_fields_find (BALIK_ITEM_CARD, "colour");
  g_auto (GStrv) words = balik_field_dup_choices (field);

  g_assert_cmpuint (g_strv_length (words), ==, BALIK_N_BLOCKS);
  for (guint i = 0; i < BALIK_N_BLOCKS; i++)
    {
      g_assert_true (balik_field_has_choice (field, balik_blocks_get ()[i].id));
      g_assert_true (balik_field_has_choice (colours, balik_blocks_get ()[i].colour));
      g_assert_true (balik_blocks_find (words[i]) != NULL);
    }
  g_assert_null (balik_blocks_find ("nowhere"));
}

static void
test_rows_take_one_type_of_values (void)
{
  const struct
  {
    const char *key;
    BalikValueType type;
  } cases[] = {
    { "loan", BALIK_VALUE_PRESENT },       { "lines", BALIK_VALUE_PRESENT },
    { "loan.amount", BALIK_VALUE_NUMBER }, { "years", BALIK_VALUE_NUMBER },
    { "title", BALIK_VALUE_TEXT },         { "start", BALIK_VALUE_TEXT },
    { "loan.method", BALIK_VALUE_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint type = BALIK_VALUE_PRESENT; type <= BALIK_VALUE_ORIGIN; type++)
      g_assert_cmpint (
          balik_field_takes_type (balik_fields_find (BALIK_ITEM_PLAN, cases[i].key), type), ==,
          type == cases[i].type);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/field/keys-are-unique-and-found", test_keys_are_unique_and_found);
  g_test_add_func ("/model/field/fallbacks-keep-their-bounds",
                   test_fallbacks_keep_their_own_bounds);
  g_test_add_func ("/model/field/borrowed-defaults",
                   test_borrowed_defaults_are_numbers_of_the_same_unit);
  g_test_add_func ("/model/field/choices-are-words", test_choices_are_words);
  g_test_add_func ("/model/field/numbers-have-labels", test_numbers_have_labels_and_chapters);
  g_test_add_func ("/model/field/keys-are-in-sections", test_keys_with_dots_are_in_sections);
  g_test_add_func ("/model/field/blocks-are-choices", test_blocks_are_the_choices_of_cards);
  g_test_add_func ("/model/field/rows-take-one-type", test_rows_take_one_type_of_values);
  return g_test_run ();
}
