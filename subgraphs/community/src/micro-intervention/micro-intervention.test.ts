import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Kind } from 'graphql';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { loadContract } from '#shared/server/schema.ts';
import { transition } from '#shared/transition.ts';
import {
  type MicroIntervention,
  type MicroInterventionAct,
  type MicroInterventionState,
  microInterventionLifeCycle,
  receive,
} from './micro-intervention.ts';

const states: MicroInterventionState[] = [
  'PLANNED',
  'RUNNING',
  'VARIED',
  'COMPLETED',
  'VERIFIED',
  'STOPPED',
];
const acts = Object.keys(microInterventionLifeCycle) as MicroInterventionAct[]; // keys of this very object

function aMicroIntervention(facts: Partial<MicroIntervention>): MicroIntervention {
  return {
    id: 'm',
    organisationId: 'o',
    openedOn: '2026-02-01',
    state: 'RUNNING',
    stateSince: '2026-03-01',
    externalRef: null,
    version: 2,
    titles: inItalian('Calcio misto'),
    title: 'Calcio misto',
    descriptions: null,
    theme: 'SPORT',
    associationId: 'a',
    grantId: null,
    partnerIds: [],
    expectedParticipants: null,
    outputs: null,
    startsOn: '2026-03-01',
    endsOn: '2026-06-01',
    source: null,
    ...facts,
  };
}

describe('the life cycle', () => {
  it('reaches every state of the contract from PLANNED, and no other', () => {
    const reached = new Set<MicroInterventionState>(['PLANNED']);
    for (const state of reached) {
      for (const act of acts) {
        const next = transition(microInterventionLifeCycle, state, act, 'no');
        if (next.ok) reached.add(next.value);
      }
    }
    const inContract = loadContract('community').definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION &&
      definition.name.value === 'MicroInterventionState'
        ? (definition.values ?? []).map(({ name }) => name.value)
        : [],
    );
    expect([...reached].sort()).toEqual([...inContract].sort());
  });

  it('ends where it was verified or stopped', () => {
    for (const act of acts) {
      for (const end of ['VERIFIED', 'STOPPED'] as const) {
        expect(transition(microInterventionLifeCycle, end, act, 'no').ok).toBe(false);
      }
    }
  });
});

describe('receiving participants', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('happens only while it is running or varied', () => {
    for (const state of states) {
      const received = receive(aMicroIntervention({ state }), '2026-04-01');
      expect(received.ok).toBe(state === 'RUNNING' || state === 'VARIED');
    }
  });

  it('happens from its first day to the day before its end', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, occurredOn) => {
        fc.pre(a !== b);
        const [startsOn = a, endsOn = b] = [a, b].sort();
        const received = receive(aMicroIntervention({ startsOn, endsOn }), occurredOn);
        expect(received.ok).toBe(startsOn <= occurredOn && occurredOn < endsOn);
      }),
    );
  });
});
