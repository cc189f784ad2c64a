import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import {
  checkHost,
  checkPlace,
  endHost,
  hostsOn,
  type Place,
  type PlaceHost,
  settlePeriod,
} from './place.ts';

const civicCentre = {
  kind: 'COMMUNITY_CENTRE' as Place['kind'],
  address: 'Piazza dei Popoli 1' as string | null,
  territory: 'COMUNE:026086' as string | null,
  openFrom: '2020-01-07',
  openUntil: null as string | null,
};

describe('what is said of a place', () => {
  it.each([
    [{}, undefined],
    [{ address: null }, undefined],
    [{ kind: 'ONLINE', address: null, territory: null }, undefined],
    [{ openUntil: '2020-01-08' }, undefined],
    [{ address: ' via Roma' }, 'PlaceAddressMalformed'],
    [{ kind: 'ONLINE' }, 'PlaceAddressMalformed'],
    [{ kind: 'ONLINE', address: null }, 'PlaceComuneMalformed'],
    [{ territory: null }, 'PlaceComuneMalformed'],
    [{ territory: 'COMUNE:26086' }, 'PlaceComuneMalformed'],
    [{ openUntil: '2020-01-07' }, 'PlacePeriodMalformed'],
  ] as const)('%j is refused as %s', (more, refusal) => {
    const checked = checkPlace({ ...civicCentre, ...more });
    expect(checked.ok ? undefined : checked.refusal).toBe(refusal);
  });
});

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-01-01', days));

describe('the period of a place', () => {
  const open = { openFrom: '2026-01-05', openUntil: null } as Place;

  it('ends on the day it closes and begins anew on the day it opens again', () => {
    fc.assert(
      fc.property(day, day, (closes, opens) => {
        const closed = settlePeriod(open, { act: 'CLOSE', happenedOn: closes });
        expect(closed.ok).toBe(closes > open.openFrom);
        if (!closed.ok || opens < closes) return;
        expect(closed.value).toEqual({ ...open, openUntil: closes });
        expect(settlePeriod(closed.value, { act: 'OPEN', happenedOn: opens })).toEqual({
          ok: true,
          value: { openFrom: opens, openUntil: null },
        });
      }),
    );
  });

  it('stays as it was proposed when it opens first', () => {
    const summer = { ...open, openUntil: '2026-09-01' };
    const opened = settlePeriod(summer, { act: 'OPEN', happenedOn: '2026-02-01' });
    expect(opened).toEqual({ ok: true, value: summer });
  });
});

describe('hosts', () => {
  const stay = fc.record({
    placeId: fc.constant('p'),
    organisationId: fc.constantFrom('a', 'b'),
    hostsFrom: day,
    hostsUntil: fc.option(day),
  });

  it('are at a place once at a time, whoever is added when', () => {
    fc.assert(
      fc.property(fc.array(stay), day, (wanted, on) => {
        const hosts: PlaceHost[] = [];
        for (const host of wanted) if (checkHost(hosts, host).ok) hosts.push(host);
        const ids = hostsOn(hosts, on).map(({ organisationId }) => organisationId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('are refused for no other reason', () => {
    fc.assert(
      fc.property(stay, stay, (first, second) => {
        fc.pre(checkHost([], first).ok && checkHost([], second).ok);
        const days = Array.from({ length: 50 }, (_, index) => addDays('2026-01-01', index));
        const meet = days.some((on) => hostsOn([first, second], on).length === 2);
        const isSame = first.organisationId === second.organisationId;
        expect(checkHost([first], second).ok).toBe(!(isSame && meet));
      }),
    );
  });

  it('end once, after they began', () => {
    const hosts = [
      { organisationId: 'a', hostsFrom: '2026-01-01', hostsUntil: '2026-02-01' },
      { organisationId: 'a', hostsFrom: '2026-03-01', hostsUntil: null },
    ];
    const end = (organisationId: string, hostsUntil: string) =>
      endHost(hosts, { organisationId, hostsUntil });
    expect(end('a', '2026-04-01')).toMatchObject({ value: { hostsFrom: '2026-03-01' } });
    expect(end('a', '2026-03-01')).toMatchObject({ refusal: 'PlacePeriodMalformed' });
    expect(end('b', '2026-04-01')).toMatchObject({ refusal: 'PlaceHostNotFound' });
  });
});
