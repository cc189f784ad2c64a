import type { Random } from '#shared/sample/sample-random.ts';
import type { Sex } from './head-count.ts';

const neighbours = ['ITALIAN', 'OTHER_UNION', 'UNKNOWN'] as const;

/** Most are third-country nationals of working age; the others are neighbours and their children. */
export function* cellsOf(
  random: Random,
  { participationId, sex, all }: { participationId: string; sex: Sex; all: number },
) {
  const guests = random.integer(0, Math.floor(all / 2));
  const children = random.integer(0, guests);
  const counted = [
    ['THIRD_COUNTRY_NATIONAL', 'FROM_18_TO_60', all - guests],
    [
      neighbours[random.integer(0, neighbours.length - 1)] ?? 'ITALIAN',
      'UNKNOWN',
      guests - children,
    ],
    ['ITALIAN', 'UNDER_18', children],
  ] as const;
  for (const [citizenshipGroup, ageBracket, count] of counted) {
    if (count > 0) yield { participationId, sex, ageBracket, citizenshipGroup, count };
  }
}
