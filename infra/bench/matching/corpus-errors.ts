import type { Random } from './corpus-random.ts';
import type { CorpusRecord } from './corpus-types.ts';

/** What a keyboard does to a name now and then. */
export function noisyName(random: Random, name: string): string {
  const cased = random.chance(0.3) ? name.toUpperCase() : name;
  if (!random.chance(0.06) || cased.length < 4) return cased;
  const at = random.integer(1, cased.length - 2);
  const [before, here, after] = [cased.slice(0, at), cased.charAt(at), cased.slice(at + 1)];
  const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
  const error = random.integer(0, 4);
  if (error === 0) return before + after;
  if (error === 1) return before + letter + here + after;
  if (error === 2) return before + letter + after;
  if (error === 3) return before + here + here + after;
  return before + after.charAt(0) + here + after.slice(1);
}

type Born = Pick<CorpusRecord, 'birthDate' | 'birthDatePrecision'>;

/** What becomes of a birth date between the person and the form. */
export function noisyDate(random: Random, born: Born): Born {
  const { birthDate } = born;
  const drawn = random.fraction();
  if (birthDate === null || drawn < 0.04)
    return { birthDate: null, birthDatePrecision: 'ESTIMATED' };
  const [year = '', month = '', day = ''] = birthDate.split('-');
  if (born.birthDatePrecision === 'ESTIMATED') {
    const guess = Number(year) + (drawn < 0.35 ? random.integer(-3, 3) : 0);
    const precision = random.chance(0.3) ? ('DAY' as const) : ('ESTIMATED' as const);
    return { birthDate: `${guess}-01-01`, birthDatePrecision: precision };
  }
  if (drawn < 0.09) return { birthDate: `${year}-01-01`, birthDatePrecision: 'YEAR' };
  if (drawn < 0.11) return { birthDate: `${year}-01-01`, birthDatePrecision: 'DAY' };
  if (drawn < 0.125) return { birthDate: `${year}-${month}-01`, birthDatePrecision: 'MONTH' };
  if (drawn < 0.15 && Number(day) <= 12) {
    return { birthDate: `${year}-${day}-${month}`, birthDatePrecision: 'DAY' };
  }
  if (drawn < 0.17) {
    const wrong = `${day.charAt(0)}${random.integer(1, 8)}`;
    return { birthDate: `${year}-${month}-${wrong}`, birthDatePrecision: 'DAY' };
  }
  if (drawn < 0.185) {
    const wrong = Number(year) + random.pick([-10, -1, 1, 10]);
    return { birthDate: `${wrong}-${month}-${day}`, birthDatePrecision: 'DAY' };
  }
  return born;
}
