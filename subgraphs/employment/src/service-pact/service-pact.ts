import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { AccessPoint } from '../access-point/access-point.ts';
import type { Case } from '../case-step/case.ts';

export type ServicePactState = 'DID' | 'SIGNED' | 'IN_FORCE' | 'SUSPENDED' | 'ENDED' | 'LAPSED';

export type ServicePactAct = 'SIGN' | 'BRING_INTO_FORCE' | 'SUSPEND' | 'RESUME' | 'END' | 'LAPSE';

export const servicePactLifeCycle = {
  SIGN: { from: ['DID'], to: 'SIGNED' },
  BRING_INTO_FORCE: { from: ['SIGNED'], to: 'IN_FORCE' },
  SUSPEND: { from: ['IN_FORCE'], to: 'SUSPENDED' },
  RESUME: { from: ['SUSPENDED'], to: 'IN_FORCE' },
  END: { from: ['IN_FORCE', 'SUSPENDED'], to: 'ENDED' },
  // Whoever does not come to sign loses what they declared, too.
  LAPSE: { from: ['DID', 'SIGNED', 'IN_FORCE', 'SUSPENDED'], to: 'LAPSED' },
} as const satisfies LifeCycle<ServicePactState, ServicePactAct>;

export type ServicePact = Case<ServicePactState> & {
  signedOn: string | null;
  /** From 0 to 1, with four decimals. */
  profilingIndex: string | null;
  individualPlanId: string | null;
};

export function hasPactEnded({ state }: Pick<ServicePact, 'state'>): boolean {
  return state === 'ENDED' || state === 'LAPSED';
}

/** A pact is signed by staff of a CPI, at its seat or at a recapito. */
export function checkCpi({ kind }: Pick<AccessPoint, 'kind'>): Result<true, 'AccessPointNotCpi'> {
  return kind === 'CPI' || kind === 'RECAPITO' ? ok(true) : refuse('AccessPointNotCpi');
}

/** As the database keeps it; null where it is not known. */
export function readProfilingIndex(
  text: string | null | undefined,
): Result<string | null, 'ProfilingIndexMalformed'> {
  if (text === null || text === undefined) return ok(null);
  const decimals = /^(?:0(?:\.(\d{1,4}))?|1(?:\.0{1,4})?)$/.exec(text);
  if (!decimals) return refuse('ProfilingIndexMalformed');
  return ok(`${text.charAt(0)}.${(decimals[1] ?? '').padEnd(4, '0')}`);
}
