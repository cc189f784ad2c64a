import type { LifeCycle } from '#shared/transition.ts';

export type MemorandumState =
  | 'DRAFT'
  | 'NEGOTIATION'
  | 'APPROVED_BY_BODIES'
  | 'OPEN_FOR_SIGNATURE'
  | 'PARTLY_SIGNED'
  | 'IN_FORCE'
  | 'EXPIRED'
  | 'TERMINATED'
  | 'SUPERSEDED';

export type MemorandumAct =
  | 'NEGOTIATE'
  | 'APPROVE'
  | 'OPEN_FOR_SIGNATURE'
  | BySignatories
  | 'AMEND'
  | 'RENEW'
  | 'EXPIRE'
  | 'TERMINATE'
  | 'SUPERSEDE';

/** Nobody's own acts: signatures bring them about. */
export type BySignatories = 'SIGN' | 'COMPLETE_SIGNATURES' | 'LOSE_SIGNATURES';

const signable = ['OPEN_FOR_SIGNATURE', 'PARTLY_SIGNED'] as const satisfies MemorandumState[];

export const memorandumLifeCycle = {
  NEGOTIATE: { from: ['DRAFT'], to: 'NEGOTIATION' },
  APPROVE: { from: ['NEGOTIATION'], to: 'APPROVED_BY_BODIES' },
  OPEN_FOR_SIGNATURE: { from: ['APPROVED_BY_BODIES'], to: 'OPEN_FOR_SIGNATURE' },
  SIGN: { from: signable, to: 'PARTLY_SIGNED' },
  COMPLETE_SIGNATURES: { from: ['PARTLY_SIGNED'], to: 'IN_FORCE' },
  LOSE_SIGNATURES: { from: ['PARTLY_SIGNED'], to: 'OPEN_FOR_SIGNATURE' },
  AMEND: { from: ['IN_FORCE'], to: 'IN_FORCE' },
  RENEW: { from: ['IN_FORCE'], to: 'IN_FORCE' },
  EXPIRE: { from: ['IN_FORCE'], to: 'EXPIRED' },
  TERMINATE: { from: ['IN_FORCE'], to: 'TERMINATED' },
  SUPERSEDE: { from: ['IN_FORCE'], to: 'SUPERSEDED' },
} as const satisfies LifeCycle<MemorandumState, MemorandumAct>;

export const signableStates: readonly MemorandumState[] = signable;

/** In which somebody can be invited to sign. */
export const unsignedStates: readonly MemorandumState[] = [
  'DRAFT',
  'NEGOTIATION',
  'APPROVED_BY_BODIES',
  ...signable,
];

/** In which it has not ended. */
export const liveStates: readonly MemorandumState[] = [...unsignedStates, 'IN_FORCE'];

/** From then on it is public, also when it has ended. */
export function cameIntoForce({ state }: { state: MemorandumState }): boolean {
  return !unsignedStates.includes(state);
}
