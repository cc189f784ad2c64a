import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { isOpenFor } from '../place/check-open.ts';
import type { Place } from '../place/place.ts';
import { checkPeriod, takesIn } from './activity-days.ts';
import { checkTerritories } from './activity-territories.ts';

const day = fc.nat({ max: 60 }).map((days) => addDays('2026-01-01', days));

describe('the days of what takes place', () => {
  it('are some, and take in all on which people came, and no other', () => {
    fc.assert(
      fc.property(day, day, fc.array(day, { minLength: 1 }), (startsOn, endsOn, days) => {
        expect(checkPeriod({ startsOn, endsOn }).ok).toBe(startsOn < endsOn);
        const [firstOn = null, lastOn = null] = [days.toSorted()[0], days.toSorted().at(-1)];
        const isWithin = days.every((each) => startsOn <= each && each < endsOn);
        expect(takesIn({ startsOn, endsOn }, { firstOn, lastOn })).toBe(isWithin);
      }),
    );
    expect(checkPeriod({ startsOn: '2025-02-28', endsOn: '2025-04-01' }).ok).toBe(false);
    expect(checkPeriod({ startsOn: '2025-03-01', endsOn: '2025-04-01' }).ok).toBe(true);
    expect(takesIn({ startsOn: 'b', endsOn: 'a' }, { firstOn: null, lastOn: null })).toBe(true);
  });

  it('are those on which its place is open, from the first to the last', () => {
    const openUntil = fc.option(day);
    fc.assert(
      fc.property(day, openUntil, day, day, (openFrom, until, first, last) => {
        const place: Place = {
          ...{ id: 'p', organisationId: 'o', openedOn: openFrom, stateSince: openFrom, version: 1 },
          ...{ state: 'CLOSED', externalRef: null, titles: inItalian('Sede'), title: 'Sede' },
          ...{ kind: 'OTHER', address: null, territory: 'COMUNE:026086', accessibility: [] },
          ...{ openFrom, openUntil: until },
        };
        const isOpen = first >= openFrom && (until === null || last < until);
        expect(isOpenFor(place, { first, last })).toBe(isOpen);
        expect(isOpenFor({ ...place, state: 'PROPOSED' }, { first, last })).toBe(false);
      }),
    );
  });
});

describe('territories', () => {
  it('of which one is a comune bring its province and region, each once', () => {
    const result = checkTerritories([
      { level: 'COMUNE', code: '026086' },
      { level: 'COMUNE', code: '026003' },
      { level: 'ATS', code: 'VEN_09' },
      { level: 'REGION', code: '05' },
    ]);
    expect(result.ok && result.value).toEqual([
      ...['COMUNE:026086', 'PROVINCE:026', 'REGION:05', 'COMUNE:026003', 'ATS:VEN_09'],
    ]);
  });

  it.each([
    ['COMUNE', '26086'],
    ['PROVINCE', 'TV'],
    ['REGION', 'Veneto'],
    ['ATS', 'VEN_9'],
    ['CPI_BASIN', 'a b'],
  ] as const)('of level %s have no code %s', (level, code) => {
    expect(checkTerritories([{ level, code }]).ok).toBe(false);
  });

  it('are 1 to 50', () => {
    const many = Array.from({ length: 51 }, (_, index) => ({
      ...{ level: 'COMUNE' as const, code: String(26_000 + index).padStart(6, '0') },
    }));
    expect([checkTerritories([]).ok, checkTerritories(many).ok]).toEqual([false, false]);
    expect(checkTerritories(many.slice(1)).ok).toBe(true);
  });
});
