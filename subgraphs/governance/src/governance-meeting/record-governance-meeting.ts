import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RecordGovernanceMeetingInput } from '../generated/resolvers.ts';
import { replaceDecisions } from '../governance-decision/write-decisions.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { findMembersOfNetwork } from '../network-member/network-member.repository.ts';
import { isMember } from '../network-member/network-member.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import {
  checkRecorded,
  type GovernanceMeeting,
  type Recorded,
  type RecordedRefusal,
} from './governance-meeting.ts';
import { replaceAttendance, updatePapers } from './meeting-papers.repository.ts';

export type RecordGovernanceMeetingRefusal =
  | RecordedRefusal
  | 'CaseNotFound'
  | 'CaseChanged'
  | 'PartnerExited';

export async function recordGovernanceMeeting(
  context: Context,
  { governanceMeetingId, version, ...recorded }: RecordGovernanceMeetingInput,
): Promise<Result<GovernanceMeeting, RecordGovernanceMeetingRefusal>> {
  requireId(context, 'governance_meeting', governanceMeetingId);
  for (const { organisationId } of recorded.attendance ?? []) {
    requireId(context, 'organisation', organisationId);
  }
  const { findForUpdate, update } = governanceMeetingUndertaking;
  type Outcome = Result<GovernanceMeeting, RecordGovernanceMeetingRefusal>;
  return transaction(context, async (tx): Promise<Outcome> => {
    const meeting = await findForUpdate(tx, governanceMeetingId);
    if (meeting?.organisationId !== context.viewer.organisation) return refuse('CaseNotFound');
    if (meeting.version !== version) return refuse('CaseChanged');
    const isOut = await isExitedPartner(tx, meeting.organisationId, meeting.meetsOn);
    if (isOut) return refuse('PartnerExited');
    const members = await findMembersOfNetwork(tx, meeting.networkId);
    const present = members.filter((member) => isMember(member, meeting.meetsOn));
    const ids = present.map(({ organisationId }) => organisationId);
    const checked = checkRecorded(recorded, meeting, ids);
    if (!checked.ok) return checked;
    await writeRecorded(tx, meeting, checked.value);
    const written = { ...meeting, version: version + 1 };
    await update(tx, written);
    const change = { type: 'GovernanceMeeting', id: meeting.id, version: version + 1 };
    await appendChange(tx, { ...change, kind: 'UPDATED', organisation: null });
    return ok(written);
  });
}

/** What is given takes the place of what was there. */
async function writeRecorded(
  tx: Tx,
  meeting: GovernanceMeeting,
  { agenda, minutes, decisions, attendance }: Recorded,
): Promise<void> {
  const papers = { ...(agenda && { agenda }), ...(minutes && { minutes }) };
  if (agenda || minutes) await updatePapers(tx, meeting.id, papers);
  if (decisions) await replaceDecisions(tx, meeting, decisions);
  if (attendance) await replaceAttendance(tx, meeting, attendance);
}
