import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { begun, insert, mutate } from '../../../../tests/undertakings.ts';
import { contactUnipd, contactVenetoLavoro, platform } from '../../../../tests/viewers.ts';
import { addMemorandum } from '../../tests/memoranda.ts';
import { addAction } from '../../tests/research.ts';
import { addProgramme, addTrainingEdition, unipd } from '../../tests/training.ts';
import { commitmentKind } from '../commitment/commitment.repository.ts';
import { loadReference } from '../load-reference.ts';
import { memberships } from './membership.table.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
  await actingAs(governance, platform, (tx) =>
    tx
      .update(memberships)
      .set({ state: 'EXITED', stateSince: '2026-05-01' })
      .where(eq(memberships.organisationId, unipd)),
  );
});
afterAll(() => governance.close());

it('a partner that left adds nothing of its exit or later to what it has, and what came before late', async () => {
  const { id: researchActionId } = await addAction(governance, { state: 'ANALYSIS' });
  const output = async (publishedOn: string) => {
    const given = { kind: 'REPORT', title: 'Esiti', publishedOn, url: 'https://polis.example.org' };
    const { errors } = await mutate(
      governance,
      'addResearchOutput',
      'researchAction { version }',
      { researchActionId, version: 1, ...given },
      { viewer: contactUnipd },
    );
    return errors[0]?.code;
  };
  expect([await output('2026-05-01'), await output('2026-04-30')]).toEqual([
    'PARTNER_EXITED',
    undefined,
  ]);
  const { id: trainingProgrammeId } = await addProgramme(governance);
  const edition = await addTrainingEdition(governance, {
    ...{ trainingProgrammeId, startsOn: '2026-04-01', endsOn: '2026-06-30' },
  });
  const session = async (heldOn: string) => {
    const { errors } = await mutate(
      governance,
      'planTrainingSession',
      'trainingSession { id }',
      { trainingEditionId: edition.id, heldOn, minutes: 120, topic: 'Ascolto' },
      { viewer: contactUnipd },
    );
    return errors[0]?.code;
  };
  expect([await session('2026-05-04'), await session('2026-04-20')]).toEqual([
    'PARTNER_EXITED',
    undefined,
  ]);
});

it('who may act on what it left open still can', async () => {
  const { id: memorandumId, organisationId } = await addMemorandum(governance, 'IN_FORCE');
  const commitment = {
    ...begun(commitmentKind, unipd, 'OPEN'),
    ...{ memorandumId, leadOrganisationId: organisationId, text: 'x', measure: 'x' },
    dueOn: '2026-06-30',
  };
  await insert(governance, commitmentKind, commitment);
  const act = async (name: string, viewer: Viewer) => {
    const input = { commitmentId: commitment.id, version: 1, act: name, happenedOn: '2026-05-04' };
    const selection = 'commitment { state }';
    const { commitment: done, errors } = await mutate(
      governance,
      'advanceCommitment',
      selection,
      input,
      { viewer },
    );
    return errors[0]?.code ?? done.state;
  };
  expect(await act('FULFIL', contactUnipd)).toBe('PARTNER_EXITED');
  expect(await act('WAIVE', contactVenetoLavoro)).toBe('WAIVED');
});
