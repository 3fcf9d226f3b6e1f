/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-words.h"

#include <string.h>

/*
 * Words that people write beside numbers. Magnitudes are those of CLDR's compact
 * forms and the short forms of daily use (rb, jt, tr, k). All are in lower case
 * and NFC, as the reader hands its text over.
 */

typedef struct
{
  const char *word;
  int exponent;
  /* Where a word has another size elsewhere: the language of this one. */
  const char *language;
  gboolean ambiguous;
} Magnitude;

static const Magnitude magnitudes[] = {
  { "k", 3 },
  /* In Indonesian M is miliar, elsewhere a million: shown back either way. */
  { "m", 9, "id", TRUE },
  { "m", 6, NULL, TRUE },
  { "thousand", 3 },
  { "mn", 6 },
  { "mln", 6 },
  { "mio", 6 },
  { "mio.", 6 },
  { "million", 6 },
  { "millions", 6 },
  { "bn", 9 },
  /* A long-scale billion has twelve zeros. */
  { "billion", 12, "de", TRUE },
  { "billion", 12, "fr", TRUE },
  { "billion", 9 },
  { "billions", 12 },
  { "billionen", 12 },
  { "trillion", 12 },
  { "lakh", 5 },
  { "crore", 7 },
  /* Indonesian and Malay */
  { "rb", 3 },
  { "ribu", 3 },
  { "jt", 6 },
  { "juta", 6 },
  { "miliar", 9 },
  { "milyar", 9 },
  { "bilion", 9 },
  { "triliun", 12 },
  { "trilion", 12 },
  /* Vietnamese */
  { "nghìn", 3 },
  { "ngàn", 3 },
  { "triệu", 6 },
  { "tr", 6, "vi" },
  { "tỷ", 9 },
  { "tỉ", 9 },
  /* Filipino */
  { "libo", 3 },
  { "na libo", 3 },
  { "milyon", 6 },
  { "na milyon", 6 },
  { "bilyon", 9 },
  { "na bilyon", 9 },
  { "trilyon", 12 },
  { "na trilyon", 12 },
  /* German and French */
  { "tausend", 3 },
  { "tsd", 3 },
  { "tsd.", 3 },
  { "millionen", 6 },
  { "mrd", 9 },
  { "mrd.", 9 },
  { "milliarde", 9 },
  { "milliarden", 9 },
  { "mille", 3, "fr" },
  { "md", 9, "fr" },
  { "milliard", 9 },
  { "milliards", 9 },
  /* Thai */
  { "พัน", 3 },
  { "หมื่น", 4 },
  { "แสน", 5 },
  { "ล้าน", 6 },
  /* Lao */
  { "ພັນ", 3 },
  { "ໝື່ນ", 4 },
  { "ຫມື່ນ", 4 },
  { "ແສນ", 5 },
  { "ລ້ານ", 6 },
  { "ຕື້", 9 },
  /* Khmer */
  { "ពាន់", 3 },
  { "ម៉ឺន", 4 },
  { "សែន", 5 },
  { "លាន", 6 },
  { "ប៊ីលាន", 9 },
  { "ទ្រីលាន", 12 },
  /* Burmese, in which the word may come first */
  { "ထောင်", 3 },
  { "သောင်း", 4 },
  { "သိန်း", 5 },
  { "သန်း", 6 },
  { "ကုဋေ", 7 },
  /* Tamil, Chinese, Arabic */
  { "ஆயிரம்", 3 },
  { "லட்சம்", 5 },
  { "மில்லியன்", 6 },
  { "கோடி", 7 },
  { "பில்லியன்", 9 },
  { "千", 3 },
  { "万", 4 },
  { "萬", 4 },
  { "亿", 8 },
  { "億", 8 },
  { "ألف", 3 },
  { "مليون", 6 },
  { "مليار", 9 },
};

typedef struct
{
  const char *word;
  const char *code;
  int places;
} CurrencyWord;

#define EITHER (BALIK_WORD_BEFORE | BALIK_WORD_AFTER)

static const CurrencyWord currency_words[] = {
  { "idr", "IDR", EITHER },
  { "rp", "IDR", EITHER },
  { "rp.", "IDR", BALIK_WORD_BEFORE },
  { "rupiah", "IDR", EITHER },
  { "lak", "LAK", EITHER },
  { "₭", "LAK", EITHER },
  { "kip", "LAK", EITHER },
  { "ກີບ", "LAK", EITHER },
  { "vnd", "VND", EITHER },
  { "vnđ", "VND", EITHER },
  { "₫", "VND", EITHER },
  { "đ", "VND", EITHER },
  { "dong", "VND", EITHER },
  { "đồng", "VND", EITHER },
  { "thb", "THB", EITHER },
  { "฿", "THB", EITHER },
  { "baht", "THB", EITHER },
  { "บาท", "THB", EITHER },
  { "khr", "KHR", EITHER },
  { "៛", "KHR", EITHER },
  { "riel", "KHR", EITHER },
  { "riels", "KHR", EITHER },
  { "រៀល", "KHR", EITHER },
  { "mmk", "MMK", EITHER },
  { "k", "MMK", BALIK_WORD_BEFORE },
  { "ks", "MMK", EITHER },
  { "ks.", "MMK", BALIK_WORD_BEFORE },
  { "kyat", "MMK", EITHER },
  { "kyats", "MMK", EITHER },
  { "ကျပ်", "MMK", EITHER },
  { "myr", "MYR", EITHER },
  { "rm", "MYR", EITHER },
  { "ringgit", "MYR", EITHER },
  { "php", "PHP", EITHER },
  { "₱", "PHP", EITHER },
  { "p", "PHP", BALIK_WORD_BEFORE },
  { "peso", "PHP", EITHER },
  { "pesos", "PHP", EITHER },
  { "piso", "PHP", EITHER },
  { "na piso", "PHP", BALIK_WORD_AFTER },
  { "sgd", "SGD", EITHER },
  { "s$", "SGD", EITHER },
  { "singapore dollar", "SGD", BALIK_WORD_AFTER },
  { "singapore dollars", "SGD", BALIK_WORD_AFTER },
  { "bnd", "BND", EITHER },
  { "b$", "BND", EITHER },
  { "brunei dollar", "BND", BALIK_WORD_AFTER },
  { "brunei dollars", "BND", BALIK_WORD_AFTER },
  { "usd", "USD", EITHER },
  { "us$", "USD", EITHER },
  { "us dollar", "USD", EITHER },
  { "us dollars", "USD", EITHER },
  { "eur", "EUR", EITHER },
  { "€", "EUR", EITHER },
  { "euro", "EUR", EITHER },
  { "euros", "EUR", EITHER },
  { "$", "$", EITHER },
  { "dollar", "$", EITHER },
  { "dollars", "$", EITHER },
};

static gboolean
is_latin_letter (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

/*
 * Whether the text begins with a word. Scripts without spaces write the next
 * word at once ("ล้านบาท"); a Latin word must have ended ("k" is not "kip").
 */
static gboolean
begins_with (const char *text, const char *word)
{
  gsize length = strlen (word);
  const char *end = text + length;

  if (strncmp (text, word, length) != 0)
    return FALSE;

  return !is_latin_letter (g_utf8_get_char (g_utf8_prev_char (end)))
         || !is_latin_letter (g_utf8_get_char (end));
}

static gboolean
speaks (const char *language, const char *wanted)
{
  return wanted == NULL || g_str_equal (language, wanted);
}

/*
 * balik_number_words_take_magnitude:
 * @cursor: (inout): where the reader is; moved behind the word
 * @language: the language of the locale, such as "id"
 * @place: whether a number has been read already
 * @exponent: (out): the power of ten that the word stands for
 * @ambiguous: (inout): set if the word has another size elsewhere
 *
 * Takes the longest word for a power of ten that stands here.
 */
gboolean
balik_number_words_take_magnitude (const char **cursor,
                                   const char *language,
                                   BalikWordPlace place,
                                   int *exponent,
                                   gboolean *ambiguous)
{
  const Magnitude *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (magnitudes); i++)
    {
      const Magnitude *candidate = &magnitudes[i];

      if (found != NULL && strlen (candidate->word) <= strlen (found->word))
        continue;
      /* Only Burmese puts it first. */
      if (place == BALIK_WORD_BEFORE
          && g_unichar_get_script (g_utf8_get_char (candidate->word)) != G_UNICODE_SCRIPT_MYANMAR)
        continue;
      if (speaks (language, candidate->language) && begins_with (*cursor, candidate->word))
        found = candidate;
    }

  if (found == NULL)
    return FALSE;

  *cursor += strlen (found->word);
  *exponent = found->exponent;
  if (found->ambiguous)
    *ambiguous = TRUE;

  return TRUE;
}

/*
 * balik_number_words_take_currency:
 * @cursor: (inout): where the reader is; moved behind the word
 * @place: whether a number has been read already
 *
 * Takes the longest name or sign of a currency that stands here.
 *
 * Returns: (nullable): its ISO 4217 code, "$" for a dollar of any country
 */
const char *
balik_number_words_take_currency (const char **cursor, BalikWordPlace place)
{
  const CurrencyWord *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (currency_words); i++)
    {
      const CurrencyWord *candidate = &currency_words[i];

      if (found != NULL && strlen (candidate->word) <= strlen (found->word))
        continue;
      if ((candidate->places & (int)place) != 0 && begins_with (*cursor, candidate->word))
        found = candidate;
    }

  if (found == NULL)
    return NULL;

  *cursor += strlen (found->word);

  return found->code;
}

/* Takes one given word, if it stands here. */
gboolean
balik_number_words_take (const char **cursor, const char *word)
{
  if (*word == '\0' || !begins_with (*cursor, word))
    return FALSE;

  *cursor += strlen (word);

  return TRUE;
}

gboolean
balik_number_words_is_dollar (const char *currency)
{
  static const char *const dollars[]
      = { "AUD", "BND", "CAD", "HKD", "NZD", "SGD", "TWD", "USD", NULL };

  return g_strv_contains (dollars, currency);
}
