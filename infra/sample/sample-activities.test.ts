import { describe, expect, it } from '@jest/globals';
import { drawCommunityEvents } from '#community/community-event/sample-community-events.ts';
import { planMicroInterventions } from '#community/micro-intervention/sample-micro-interventions.ts';
import { drawSportActions } from '#community/sport-action/sample-sport-actions.ts';
import { testKeys } from '../../tests/keys.ts';
import { until } from './person-plan.ts';
import { samplePlan, usualSeed } from './plan.ts';

const plan = samplePlan(usualSeed, testKeys);
const events = drawCommunityEvents(plan).map(({ row }) => row);
const actions = drawSportActions(plan).map(({ row }) => row);

describe('what takes place in the sample', () => {
  it('is in every state, planned before it begins and before the sample ends', () => {
    expect(actions).toHaveLength(30);
    expect(events.length).toBeGreaterThan(50);
    expect([...new Set(actions.map(({ state }) => state))].toSorted()).toEqual([
      ...['CANCELLED', 'COMPLETED', 'PLANNED', 'RUNNING'],
    ]);
    expect([...new Set(events.map(({ state }) => state))].toSorted()).toEqual([
      ...['CANCELLED', 'COUNTED', 'HELD', 'PLANNED', 'PUBLISHED'],
    ]);
    for (const { openedOn, startsOn, endsOn } of actions) {
      expect([openedOn < startsOn, startsOn < endsOn, openedOn <= until]).not.toContain(false);
    }
    for (const { openedOn, publishedOn, heldOn } of events) {
      expect([openedOn < heldOn, openedOn <= until]).not.toContain(false);
      if (publishedOn !== null) expect(publishedOn < heldOn).toBe(true);
    }
  });

  it('as part of a micro-intervention is of its organisation, on one of its days', () => {
    const wholes = new Map(planMicroInterventions(plan).map((whole) => [whole.id, whole]));
    const parts = events.filter(({ microInterventionId }) => microInterventionId !== null);
    expect(parts.length).toBeGreaterThan(20);
    for (const { microInterventionId, heldOn } of parts) {
      const whole = wholes.get(microInterventionId ?? '');
      expect(whole && whole.startsOn <= heldOn && heldOn < whole.endsOn).toBe(true);
    }
  });

  it('gives no money where no place is subsidised', () => {
    for (const { subsidisedPlaces, subsidyAmount } of actions) {
      expect(subsidisedPlaces > 0).toBe(subsidyAmount !== '0.00');
    }
  });
});
