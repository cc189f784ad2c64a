import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { newId } from '#shared/type-id.ts';
import type { GovernanceMeeting } from '../governance-meeting/governance-meeting.ts';
import { partOf } from '../governance-meeting/meeting-papers.repository.ts';
import {
  insertDecisions,
  removeDecisions,
  updateDecisions,
} from './governance-decision.repository.ts';

/** Decisions take the place of those that were written before, as long as nothing is approved. */
export async function replaceDecisions(
  tx: Tx,
  meeting: GovernanceMeeting,
  texts: readonly string[],
): Promise<void> {
  await removeDecisions(tx, meeting.id);
  const { networkId, meetsOn: decidedOn } = meeting;
  const shared = { ...partOf(meeting), networkId, decidedOn, isPublic: false };
  await insertDecisions(
    tx,
    texts.map((text, index) => {
      return { ...shared, id: newId('governance_decision'), number: index + 1, text: text.trim() };
    }),
  );
}

/** From then on they are there for everybody, and stay. */
export async function publishDecisions(tx: Tx, meetingId: string): Promise<void> {
  const published = await updateDecisions(tx, meetingId, { isPublic: true });
  const change = { type: 'GovernanceDecision', version: 1, organisation: null };
  await appendChanges(
    tx,
    published.map(({ id }) => ({ ...change, id, kind: 'CREATED' as const })),
  );
}

/** They were taken on the day of the meeting. */
export async function moveDecisions(tx: Tx, meetingId: string, decidedOn: string): Promise<void> {
  await updateDecisions(tx, meetingId, { decidedOn });
}
