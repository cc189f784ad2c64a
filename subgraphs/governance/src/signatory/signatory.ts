import type { LifeCycle } from '#shared/transition.ts';
import { newId } from '#shared/type-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { Memorandum } from '../memorandum/memorandum.ts';
import type { Signatures } from '../memorandum/memorandum-act.ts';
import {
  liveStates,
  type MemorandumState,
  signableStates,
  unsignedStates,
} from '../memorandum/memorandum-life-cycle.ts';

export type SignatoryState = 'INVITED' | 'AUTHORIZED' | 'SIGNED' | 'WITHDRAWN';

export type SignatoryAct = 'AUTHORIZE' | 'SIGN' | 'WITHDRAW';

export const signatoryLifeCycle = {
  AUTHORIZE: { from: ['INVITED'], to: 'AUTHORIZED' },
  SIGN: { from: ['AUTHORIZED'], to: 'SIGNED' },
  WITHDRAW: { from: ['INVITED', 'AUTHORIZED', 'SIGNED'], to: 'WITHDRAWN' },
} as const satisfies LifeCycle<SignatoryState, SignatoryAct>;

/** In which states of its memorandum a signatory can do so. */
export const statesFor: Record<SignatoryAct, readonly MemorandumState[]> = {
  AUTHORIZE: unsignedStates,
  SIGN: signableStates,
  WITHDRAW: liveStates,
};

export type SignatureMethod = 'DIGITAL' | 'PAPER';

/** It belongs to the organisation that signs, which alone acts on it. */
export type Signatory = Owned<SignatoryState> & {
  memorandumId: string;
  leadOrganisationId: string;
  capacity: string | null;
  signedOn: string | null;
  method: SignatureMethod | null;
  withdrawnOn: string | null;
};

export function invite(
  { id, organisationId: lead }: Pick<Memorandum, 'id' | 'organisationId'>,
  organisationId: string,
  day: string,
): Signatory {
  return {
    ...{ id: newId('signatory'), organisationId, openedOn: day, externalRef: null, version: 1 },
    ...{ state: 'INVITED', stateSince: day, memorandumId: id, leadOrganisationId: lead },
    ...{ capacity: null, signedOn: null, method: null, withdrawnOn: null },
  };
}

/** Of a memorandum; who has withdrawn no longer counts, whether it had signed or not. */
export function countSignatures(signatories: readonly Pick<Signatory, 'state'>[]): Signatures {
  const remaining = signatories.filter(({ state }) => state !== 'WITHDRAWN');
  const given = remaining.filter(({ state }) => state === 'SIGNED').length;
  return { given, missing: remaining.length - given };
}
