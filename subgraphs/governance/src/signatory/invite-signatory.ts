import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { tellOpened } from '#shared/undertaking/write-opened.ts';
import type { InviteSignatoryInput } from '../generated/resolvers.ts';
import { findLed, type LedRefusal } from '../memorandum/led-memorandum.ts';
import { memorandumKind } from '../memorandum/memorandum.repository.ts';
import type { Memorandum } from '../memorandum/memorandum.ts';
import { unsignedStates } from '../memorandum/memorandum-life-cycle.ts';
import { tellParties } from '../memorandum/tell-parties.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { canJoin } from '../organisation/organisation.ts';
import { signatoryKind } from './signatory.repository.ts';
import { invite, type Signatory } from './signatory.ts';

export type InviteSignatoryRefusal =
  | LedRefusal
  | 'OrganisationNotFound'
  | 'OrganisationNotActive'
  | 'SignatoryAlreadyInvited';

export async function inviteSignatory(
  context: Context,
  { memorandumId, organisationId, invitedOn }: InviteSignatoryInput,
): Promise<Result<Signatory, InviteSignatoryRefusal>> {
  requireId(context, 'memorandum', memorandumId);
  requireId(context, 'organisation', organisationId);
  const day = invitedOn ?? context.today;
  return transaction(context, async (tx): Promise<Result<Signatory, InviteSignatoryRefusal>> => {
    const led = await findLed(tx, context, memorandumId, day, unsignedStates);
    if (!led.ok) return led;
    const [organisation] = await findByIds(tx, organisationList, [organisationId]);
    if (!organisation) return refuse('OrganisationNotFound');
    if (!canJoin(organisation)) return refuse('OrganisationNotActive');
    const invited = invite(led.value, organisationId, day);
    const inserted = await signatoryKind.insert(tx, invited);
    if (inserted !== 'INSERTED') return refuse('SignatoryAlreadyInvited');
    await tellOpened(tx, context, signatoryKind, invited);
    const memorandum = withParty(led.value, organisationId);
    await memorandumKind.update(tx, memorandum);
    const { id, version, organisationId: lead } = memorandum;
    await appendChange(tx, {
      type: 'Memorandum',
      id,
      version,
      kind: 'UPDATED',
      organisation: lead,
    });
    await tellParties(tx, memorandum);
    return ok(invited);
  });
}

function withParty(memorandum: Memorandum, organisationId: string): Memorandum {
  const { partyIds, signaturesMissing, version } = memorandum;
  return {
    ...memorandum,
    partyIds: [...new Set([...partyIds, organisationId])],
    signaturesMissing: signaturesMissing + 1,
    version: version + 1,
  };
}
