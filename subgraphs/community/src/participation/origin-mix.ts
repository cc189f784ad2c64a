import { shownCount } from '#shared/shown-count.ts';

/** Presences by citizenship group. */
export type OriginCounts = {
  italian: number;
  otherEu: number;
  thirdCountry: number;
  unknown: number;
};

/** What is shown of them; null is fewer than can be shown. */
export type OriginMix = {
  counted: number | null;
  unknown: number | null;
  italian: number | null;
  otherEu: number | null;
  thirdCountry: number | null;
  mixed: boolean;
  diversity: string | null;
};

/** Whoever is not the organiser learns no number by which somebody could be found, nor an index of it. */
export function toOriginMix(counts: OriginCounts, isExact: boolean): OriginMix {
  const show = isExact ? (count: number) => count : shownCount;
  const { italian, otherEu, thirdCountry, unknown } = counts;
  const shown = {
    italian: show(italian),
    otherEu: show(otherEu),
    thirdCountry: show(thirdCountry),
  };
  const groups = Object.values(shown).map((count) => count ?? 0);
  return {
    ...shown,
    counted: show(italian + otherEu + thirdCountry),
    unknown: show(unknown),
    mixed: groups.filter((count) => count > 0).length > 1,
    diversity: diversityOf(groups),
  };
}

const tenThousandths = 10_000n;

/** Gini-Simpson, 1 − Σ p², in whole numbers throughout, so that it is the same on every machine. */
export function diversityOf(groups: readonly number[]): string | null {
  const counts = groups.map(BigInt);
  const total = counts.reduce((sum, count) => sum + count, 0n);
  if (total === 0n) return null;
  const square = total * total;
  const alike = counts.reduce((sum, count) => sum + count * count, 0n);
  const rounded = ((square - alike) * tenThousandths * 2n + square) / (square * 2n);
  const digits = rounded.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
