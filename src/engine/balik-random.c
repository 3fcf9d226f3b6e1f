/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-random.h"

/* Random numbers without a state: a number is a function of its stream and of
 * its place in it, so it is the same whoever asks for it, and when. */

/* The golden ratio's fraction in 64 bits; its multiples are spread evenly. */
#define STEP 0x9e3779b97f4a7c15u

/* A bijection of 64 bits in which each bit of the input changes half of those of
 * the output (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators", with Stafford's constants). */
static uint64_t
mix (uint64_t x)
{
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;

  return x ^ (x >> 31);
}

/**
 * balik_random_hash:
 * @text: a text
 *
 * Computes a number from @text, as the key of a stream (FNV-1a, 64 bits).
 *
 * Returns: the number
 */
uint64_t
balik_random_hash (const char *text)
{
  uint64_t hash = 0xcbf29ce484222325u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;

  return hash;
}

/**
 * balik_random_stream:
 * @seed: the seed of all streams
 * @key: of what the stream is for
 * @purpose: of the streams for one key, which
 *
 * Computes the name of a stream of random numbers.
 *
 * Returns: the stream
 */
uint64_t
balik_random_stream (uint64_t seed, uint64_t key, uint64_t purpose)
{
  return mix (mix (mix (seed + STEP) ^ key) + purpose * STEP);
}

/**
 * balik_random_at:
 * @stream: a stream
 * @counter: a place in it
 *
 * Computes the random number at a place of a stream.
 *
 * Returns: 64 random bits
 */
uint64_t
balik_random_at (uint64_t stream, uint64_t counter)
{
  return mix (stream + (counter + 1) * STEP);
}

/**
 * balik_random_unit:
 * @bits: 64 random bits
 *
 * Makes a number of them that is above 0 and below 1.
 *
 * Returns: the number
 */
double
balik_random_unit (uint64_t bits)
{
  return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

/**
 * balik_random_shuffle:
 * @stream: a stream
 * @n: how many
 * @order: (out caller-allocates) (array length=n): where to put them
 *
 * Puts the numbers 0…@n − 1 into a random order (Fisher and Yates).
 */
void
balik_random_shuffle (uint64_t stream, uint32_t n, uint32_t *order)
{
  for (uint32_t i = 0; i < n; i++)
    {
      /* The high bits times i + 1 give a place in 0…i, off by less than 2⁻³². */
      const uint64_t bits = balik_random_at (stream, i) >> 32;
      const uint32_t place = (uint32_t)((bits * ((uint64_t)i + 1)) >> 32);

      order[i] = i;
      order[i] = order[place];
      order[place] = i;
    }
}
