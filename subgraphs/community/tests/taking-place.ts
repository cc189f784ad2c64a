import { inItalian } from '#shared/localised-text/localised-text.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { type Asking, begun, insert, mutate } from '../../../tests/undertakings.ts';
import { communityEventUndertaking } from '../src/community-event/community-event.repository.ts';
import type { CommunityEvent } from '../src/community-event/community-event.ts';
import { placeUndertaking } from '../src/place/place.repository.ts';
import type { Place } from '../src/place/place.ts';
import { sportActionUndertaking } from '../src/sport-action/sport-action.repository.ts';
import type { SportAction } from '../src/sport-action/sport-action.ts';
import { organisationId } from './rows.ts';

/** Whose what takes place in these tests is: the sample's association lead's. */
export const ponti = organisationId('association-01');

export const inOneLanguage = (text: string) => ({ texts: [{ languageCode: 'ita', text }] });

export const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);

/** In Treviso, open from 2025 on. */
export function aPlaceOpen(bench: Bench, facts: Partial<Place> = {}): Promise<string> {
  return insert(bench, placeUndertaking, {
    ...begun(placeUndertaking, organisationId('comune-treviso'), 'OPEN'),
    ...{ titles: inItalian('Biblioteca'), title: null, kind: 'LIBRARY' },
    ...{ address: 'Piazza Uno 1', territory: 'COMUNE:026086', accessibility: [] },
    ...{ openFrom: '2025-01-01', openUntil: null },
    ...facts,
  });
}

export function sportFacts(): Omit<SportAction, keyof ReturnType<typeof begun>> {
  return {
    ...{ titles: inItalian('Calcio misto'), title: null, sport: 'FOOTBALL', club: null },
    ...{ associationId: null, placeId: null, mixedGroups: true },
    ...{ subsidisedPlaces: 0, subsidyAmount: '0.00' },
    ...{ startsOn: '2026-02-02', endsOn: '2026-06-01' },
  };
}

export function aSport(bench: Bench, facts: Partial<SportAction> = {}): Promise<string> {
  const known = begun(sportActionUndertaking, ponti, facts.state ?? ('RUNNING' as const));
  return insert(bench, sportActionUndertaking, { ...known, ...sportFacts(), ...facts });
}

export function eventFacts(
  state: CommunityEvent['state'],
): Omit<CommunityEvent, keyof ReturnType<typeof begun>> {
  return {
    ...{ titles: inItalian('Festa dei popoli'), title: null, kind: 'SOCIAL' },
    ...{ descriptions: inItalian('Cibo e musica.'), heldOn: '2026-02-09' },
    ...{ startTime: '18:00', endTime: null, placeId: null, associationId: null },
    ...{ microInterventionId: null, languageCodes: ['ita'], accessibility: [] },
    publishedOn: state === 'PLANNED' || state === 'CANCELLED' ? null : '2026-02-02',
    cancellationReason: state === 'CANCELLED' ? 'WEATHER' : null,
  };
}

export function anEvent(bench: Bench, facts: Partial<CommunityEvent> = {}): Promise<string> {
  const state = facts.state ?? 'PUBLISHED';
  const known = begun(communityEventUndertaking, ponti, state);
  return insert(bench, communityEventUndertaking, { ...known, ...eventFacts(state), ...facts });
}

/** A mutation of this domain, as whoever is given. */
export function sender(bench: () => Bench, selection: string, usual: Asking) {
  return (name: string, input: object, asking: Asking = {}) =>
    mutate(bench(), name, selection, input, { ...usual, ...asking });
}
