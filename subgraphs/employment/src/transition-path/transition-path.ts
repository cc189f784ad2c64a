import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import type { Case } from '../case-step/case.ts';

export type TransitionPathState = 'OPEN' | 'ACTIVE' | 'SUCCESSFUL' | 'INTERRUPTED';

export type TransitionPathAct = 'ACTIVATE' | 'SUCCEED' | 'INTERRUPT';

export const transitionPathLifeCycle = {
  ACTIVATE: { from: ['OPEN'], to: 'ACTIVE' },
  SUCCEED: { from: ['ACTIVE'], to: 'SUCCESSFUL' },
  INTERRUPT: { from: ['OPEN', 'ACTIVE'], to: 'INTERRUPTED' },
} as const satisfies LifeCycle<TransitionPathState, TransitionPathAct>;

export type TransitionKind = 'SCHOOL_TO_WORK' | 'JOB_TO_JOB' | 'RETURN';

export type TransitionInterruption =
  | 'OTHER_WAY'
  | 'HEALTH'
  | 'FAMILY'
  | 'MOVED'
  | 'HOST_ENDED'
  | 'UNREACHABLE'
  | 'OTHER';

export type TransitionPath = Case<TransitionPathState> & {
  kind: TransitionKind;
  hostOrganisationId: string | null;
  /** Sealed. */
  hostName: Buffer | null;
  mentor: string;
  interruption: TransitionInterruption | null;
};

/** Where the name of its host is sealed. */
export function placeOfHostName(id: string) {
  return { column: 'transition_path.host_name', id } as const;
}

type GivenHost = {
  hostOrganisationId?: string | null | undefined;
  hostName?: string | null | undefined;
  mentor?: string | null | undefined;
};

/** A host by its id, by its name in words, or neither; each null where it is not given. */
type Checked = { hostOrganisationId: string | null; hostName: string | null };

export type HostRefusal = 'HostGivenTwice' | 'WordsMalformed' | 'MentorMalformed';

export function checkHost(given: GivenHost): Result<Checked, HostRefusal> {
  const { hostOrganisationId = null, hostName = null, mentor } = given;
  if (hostOrganisationId !== null && hostName !== null) return refuse('HostGivenTwice');
  if (typeof mentor === 'string' && !isWellFormedRef(mentor)) return refuse('MentorMalformed');
  if (hostName === null) return ok({ hostOrganisationId, hostName });
  const words = checkWords(hostName);
  return words.ok ? ok({ hostOrganisationId, hostName: words.value }) : words;
}
