import { ok, type Result, refuse } from '#shared/result.ts';

export type SexCounts = { female: number; male: number; sexUnknown: number };

/** People who are only counted, in a participation. */
export type HeadCount = SexCounts & { participationId: string };

export type Sex = 'FEMALE' | 'MALE' | 'UNKNOWN';

export type AgeBracket = 'UNDER_18' | 'FROM_18_TO_60' | 'OVER_60';

/** Codes of the code list of that name, without those within them. */
export type CitizenshipGroup = 'ITALIAN' | 'OTHER_UNION' | 'THIRD_COUNTRY_NATIONAL';

/** What is null was not noted. */
export type HeadCountCell = {
  sex: Sex;
  ageBracket: AgeBracket | null;
  citizenshipGroup: CitizenshipGroup | null;
  count: number;
};

export type Counted = SexCounts & { cells: HeadCountCell[] };

type CellRequest = {
  sex: Sex;
  ageBracket?: AgeBracket | null | undefined;
  citizenshipGroup?: CitizenshipGroup | null | undefined;
  count: number;
};

/** What is left out is nobody. */
export type HeadCountRequest = Partial<SexCounts> & {
  cells?: readonly CellRequest[] | null | undefined;
};

export type HeadCountRefusal = 'HeadCountInvalid' | 'HeadCountCellsInvalid';

const mostOfEach = 100_000;

export function totalOf({ female, male, sexUnknown }: SexCounts): number {
  return female + male + sexUnknown;
}

export function isSane(counts: SexCounts): boolean {
  const { female, male, sexUnknown } = counts;
  const each = [female, male, sexUnknown];
  return each.every((count) => count >= 0 && count <= mostOfEach) && totalOf(counts) >= 1;
}

/** The numbers by sex, and the same people by cells where those are given: both say the same. */
export function readHeadCount({
  cells,
  ...given
}: HeadCountRequest): Result<Counted, HeadCountRefusal> {
  const stated = { female: 0, male: 0, sexUnknown: 0, ...given };
  if (!cells || cells.length === 0) {
    return isSane(stated) ? ok({ ...stated, cells: [] }) : refuse('HeadCountInvalid');
  }
  const noted = cells.map(({ ageBracket, citizenshipGroup, ...cell }) => {
    return {
      ...cell,
      ageBracket: ageBracket ?? null,
      citizenshipGroup: citizenshipGroup ?? null,
    };
  });
  const isEachSane = noted.every(({ count }) => count >= 1 && count <= mostOfEach);
  if (!isEachSane || new Set(noted.map(keyOf)).size < noted.length) {
    return refuse('HeadCountCellsInvalid');
  }
  const summed = countSexes(noted);
  if (!isSane(summed)) return refuse('HeadCountInvalid');
  const isUnstated = Object.values(stated).every((count) => count === 0);
  const agree = (['female', 'male', 'sexUnknown'] as const).every(
    (sex) => summed[sex] === stated[sex],
  );
  return isUnstated || agree ? ok({ ...summed, cells: noted }) : refuse('HeadCountCellsInvalid');
}

const keyOf = ({ sex, ageBracket, citizenshipGroup }: HeadCountCell) =>
  [sex, ageBracket, citizenshipGroup].join();

/** Whether two head-counts say the same, in whichever order their cells are. */
export function isSameCount(one: Counted, other: Counted): boolean {
  const told = ({ female, male, sexUnknown, cells }: Counted) =>
    [female, male, sexUnknown, ...cells.map((cell) => `${keyOf(cell)} ${cell.count}`).sort()].join(
      ';',
    );
  return told(one) === told(other);
}

/** The numbers alone, and the cells as whoever reads them has them. */
export function inOneOrder({ female, male, sexUnknown, cells }: Counted): Counted {
  const sorted = cells.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { female, male, sexUnknown, cells: sorted };
}

export function countSexes(cells: readonly HeadCountCell[]): SexCounts {
  const of = (wanted: Sex) =>
    cells.reduce((sum, { sex, count }) => (sex === wanted ? sum + count : sum), 0);
  return { female: of('FEMALE'), male: of('MALE'), sexUnknown: of('UNKNOWN') };
}
