import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { AnyKind, MayRefuse } from '#shared/undertaking/case-kind.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { organisationList } from '../organisation/organisation.repository.ts';

export type OpenForPartnerRefusal = OpenUndertakingRefusal | 'OrganisationNotFound';

type Given = {
  organisationId?: string | null;
  externalRef?: string | null;
  openedOn?: string | null;
};

/** Opens what is the caller's organisation's, or, where the Regione enters it, any partner's. */
export async function openForPartner<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  { organisationId, ...given }: Given,
  complete: (begun: Owned<State>, tx: Tx) => MayRefuse<Known, Refusal>,
  ...taken: Refusal[]
): Promise<Result<Known, OpenForPartnerRefusal | Refusal>> {
  if (organisationId) requireId(context, 'organisation', organisationId);
  if (organisationId && organisationId !== context.viewer.organisation) {
    requireScope(context, 'governance:decide');
  }
  return openUndertaking<State, Act, Known, Refusal | 'OrganisationNotFound' | 'PartnerExited'>(
    context,
    kind,
    given,
    async (begun, tx) => {
      const owner = organisationId ?? begun.organisationId;
      const [partner] = await findByIds(tx, organisationList, [owner]);
      if (!partner) return refuse('OrganisationNotFound');
      if (await isExitedPartner(tx, owner, begun.openedOn)) return refuse('PartnerExited');
      return complete({ ...begun, organisationId: owner }, tx);
    },
    ...taken,
  );
}
