import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import type { PlanOptions } from '../reference/pairing.ts';
import { isEmpty, outcomeOf } from '../reference/plan.ts';
import type { Territory } from './territory.ts';
import { planTerritories, type StatedTerritory } from './territory-facts.ts';

const base: StatedTerritory = {
  level: 'COMUNE',
  code: '099001',
  name: 'Borgo Nuovo',
  cadastralCode: 'Z901',
  provinceAbbreviation: 'ZZ',
  provinceCode: '099',
  regionCode: '05',
  validFrom: '1866-11-19',
  validFromKnown: true,
  validTo: null,
  perimeter: 'KNOWN',
  source: { name: 'register', asOf: '2023-05-16', confidence: 'VERIFIED' },
};

/** A row as a register states it on a day. */
function on(asOf: string, row: Partial<StatedTerritory> = {}): StatedTerritory {
  return { ...base, ...row, source: { ...base.source, asOf } };
}

function knownAfter(files: StatedTerritory[][], options?: PlanOptions): Territory[] {
  return files.reduce<Territory[]>(
    (known, file) => outcomeOf(known, planTerritories(known, file, options)),
    [],
  );
}

function periods(territories: readonly StatedTerritory[]): string[] {
  return territories.map((row) => `${row.validFrom} ${row.validTo ?? 'open'} ${row.name}`).sort();
}

describe('what a file changes', () => {
  const package2020 = on('2020-01-01', { validFrom: '2020-01-01', validFromKnown: false });
  const archive = [
    on('2023-05-16', { name: 'Borgo', validTo: '1924-11-14' }),
    on('2023-05-16', { validFrom: '1924-11-14' }),
  ];

  it('gives a comune its true first day and keeps its id', () => {
    const known = knownAfter([[package2020]]);
    const plan = planTerritories(known, archive);
    expect(periods(plan.added)).toEqual(['1866-11-19 1924-11-14 Borgo']);
    expect(plan.changed).toHaveLength(1);
    expect(plan.changed[0]?.after).toMatchObject({
      id: known[0]?.id,
      validFrom: '1924-11-14',
      validFromKnown: true,
      validTo: null,
    });
  });

  it('comes to the same when the package is loaded after the archive', () => {
    expect(periods(knownAfter([archive, [package2020]]))).toEqual(
      periods(knownAfter([[package2020], archive])),
    );
  });

  it('ends what is open when a newer file says that it ended', () => {
    const known = knownAfter([archive]);
    const ended = on('2026-03-01', { validFrom: '1924-11-14', validTo: '2026-02-21' });
    const plan = planTerritories(known, [ended]);
    expect(plan.ceased.map(({ after }) => after.validTo)).toEqual(['2026-02-21']);
  });

  it('leaves what a file does not mention', () => {
    const known = knownAfter([archive]);
    const plan = planTerritories(known, [on('2026-03-01', { code: '099002' })]);
    expect(periods(outcomeOf(known, plan))).toEqual(
      expect.arrayContaining(['1924-11-14 open Borgo Nuovo']),
    );
  });

  it('does not reopen what ceased after the day of the file', () => {
    const ended = on('2026-03-01', { validFrom: '1924-11-14', validTo: '2024-01-22' });
    const known = knownAfter([[ended]]);
    expect(planTerritories(known, archive).reopened).toEqual([]);
    expect(periods(knownAfter([[ended], archive]))).toEqual([
      '1866-11-19 1924-11-14 Borgo',
      '1924-11-14 2024-01-22 Borgo Nuovo',
    ]);
  });

  it('reopens what a newer file has in force only when told to', () => {
    const known = knownAfter([[on('2024-02-01', { validTo: '2024-01-22' })]]);
    const file = [on('2026-03-01')];
    const plan = planTerritories(known, file);
    expect(plan.reopened).toHaveLength(1);
    expect(isEmpty(plan)).toBe(true);
    const wanted = planTerritories(known, file, { reopen: true });
    expect(wanted.changed.map(({ after }) => after.validTo)).toEqual([null]);
  });

  it('keeps a known codice catastale when the file has none, and fills an unknown one', () => {
    const without = on('2026-03-01', { cadastralCode: null });
    expect(knownAfter([[base], [without]])[0]?.cadastralCode).toBe('Z901');
    expect(knownAfter([[without], [base]])[0]?.cadastralCode).toBe('Z901');
  });

  it('does not let an older file rename what a newer one named', () => {
    const newer = on('2026-03-01', { name: 'Borgo Rinnovato' });
    expect(knownAfter([[newer], [base]])[0]?.name).toBe('Borgo Rinnovato');
    expect(knownAfter([[base], [newer]])[0]?.name).toBe('Borgo Rinnovato');
  });

  it('keeps the spelling of a name that differs in capitals and accents alone', () => {
    const accented = on('2023-05-16', { name: "Roverè dell'Adige" });
    const plain = on('2026-03-01', { name: "ROVERE' DELL’ADIGE" });
    expect(knownAfter([[accented], [plain]])[0]?.name).toBe("Roverè dell'Adige");
  });

  it('ends an open period where a newer file has the next one begin', () => {
    const next = on('2026-03-01', { name: 'Borgo Unito', validFrom: '2025-03-01' });
    const expected = ['1866-11-19 2025-03-01 Borgo Nuovo', '2025-03-01 open Borgo Unito'];
    expect(periods(knownAfter([[base], [next]]))).toEqual(expected);
    expect(periods(knownAfter([[next], [base]]))).toEqual(expected);
  });

  it('leaves out and tells a row that overlaps what is known', () => {
    const known = knownAfter([archive]);
    const odd = on('2020-01-01', { validFrom: '1900-01-01', validTo: '1950-01-01' });
    const plan = planTerritories(known, [odd]);
    expect(plan.contradicted).toEqual([odd]);
    expect(isEmpty(plan)).toBe(true);
  });

  it('tells apart what is known for a later day and what is changed', () => {
    const plan = planTerritories(knownAfter([[base]]), [on('2026-03-01')]);
    expect(plan.confirmed.map(({ after }) => after.source.asOf)).toEqual(['2026-03-01']);
    expect(plan.changed).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 400 }).map((months) => addDays('1990-01-01', months * 30));
const name = fc.constantFrom('Borgo', 'Borgo Nuovo', 'Villa');
const code = fc.constantFrom('099001', '099002');

/** Periods of one code that do not overlap, the last one maybe open. */
const periodsOfCode = fc
  .record({
    days: fc.uniqueArray(day, { minLength: 1, maxLength: 6 }),
    names: fc.array(name),
    code,
  })
  .map(({ days, names, code }) => {
    const cuts = days.toSorted();
    return cuts.flatMap((validFrom, index) => {
      const validTo = cuts[index + 1] ?? null;
      const isGap = index % 3 === 1 && validTo !== null;
      const called = names[index] ?? 'Borgo';
      return isGap ? [] : [{ ...base, code, name: called, validFrom, validTo }];
    });
  });

/** Any file at all, however it contradicts the others. */
const file = fc
  .record({
    asOf: day,
    codes: fc.uniqueArray(periodsOfCode, { maxLength: 2, selector: (rows) => rows[0]?.code ?? '' }),
    isUncertain: fc.boolean(),
  })
  .map(({ asOf, codes, isUncertain }) =>
    codes.flatMap((rows) =>
      rows.map((row, index) => on(asOf, { ...row, validFromKnown: !(isUncertain && index === 0) })),
    ),
  );

const files = fc.array(file, { minLength: 1, maxLength: 4 });

/** One true history, and the days on which registers were taken from it. */
const history = fc.record({
  rows: periodsOfCode,
  days: fc.array(day, { minLength: 1, maxLength: 4 }),
});

function takenOn(asOf: string, rows: readonly StatedTerritory[]): StatedTerritory[] {
  return rows
    .filter(({ validFrom }) => validFrom <= asOf)
    .map((row) =>
      on(asOf, { ...row, validTo: row.validTo && row.validTo <= asOf ? row.validTo : null }),
    );
}

describe('whatever the files', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (all, reopen) => {
        const last = all.at(-1) ?? [];
        const plan = planTerritories(knownAfter(all, { reopen }), last, { reopen });
        expect(isEmpty(plan)).toBe(true);
      }),
    );
  });

  it('never lets the periods of a code overlap, nor two rows share an id', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (all, reopen) => {
        const known = knownAfter(all, { reopen });
        expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
        for (const one of known) {
          expect(one.validTo === null || one.validTo > one.validFrom).toBe(true);
          for (const other of known) {
            if (one === other || one.code !== other.code || other.validFrom < one.validFrom)
              continue;
            expect(one.validTo !== null && one.validTo <= other.validFrom).toBe(true);
          }
        }
      }),
    );
  });

  it('never reopens what has ceased', () => {
    fc.assert(
      fc.property(files, file, (all, next) => {
        const known = knownAfter(all);
        const { changed, ceased, confirmed } = planTerritories(known, next);
        for (const { before, after } of [...changed, ...ceased, ...confirmed]) {
          if (before.validTo !== null) expect(after.validTo).not.toBeNull();
        }
      }),
    );
  });

  it('never lets an older file reopen, not even when told to', () => {
    fc.assert(
      fc.property(files, file, (all, next) => {
        const known = knownAfter(all);
        const older = next.map((row) => ({
          ...row,
          source: { ...row.source, asOf: '1989-01-01' },
        }));
        const { changed } = planTerritories(known, older, { reopen: true });
        for (const { before, after } of changed) {
          if (before.validTo !== null) expect(after.validTo).not.toBeNull();
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = file.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        mixed: fc.shuffledSubarray(rows, { minLength: rows.length }),
      }),
    );
    fc.assert(
      fc.property(files, shuffled, (all, { rows, mixed }) => {
        const known = knownAfter(all);
        expect(planTerritories(known.toReversed(), mixed)).toEqual(planTerritories(known, rows));
      }),
    );
  });

  it('comes to what the newest register says, in whatever order registers of one history come', () => {
    fc.assert(
      fc.property(history, ({ rows, days }) => {
        const registers = days.map((asOf) => takenOn(asOf, rows));
        const newest = takenOn(days.toSorted().at(-1) ?? '', rows);
        expect(periods(knownAfter(registers))).toEqual(periods(newest));
      }),
    );
  });
});
