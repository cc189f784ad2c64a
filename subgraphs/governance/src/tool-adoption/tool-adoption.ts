import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type ToolAdoptionState = 'PLANNED' | 'PILOT' | 'ADOPTED' | 'ABANDONED';

export type ToolAdoptionAct = 'PILOT' | 'ADOPT' | 'ABANDON';

export const toolAdoptionLifeCycle = {
  PILOT: { from: ['PLANNED'], to: 'PILOT' },
  // Not every tool needs trying out.
  ADOPT: { from: ['PLANNED', 'PILOT'], to: 'ADOPTED' },
  ABANDON: { from: ['PLANNED', 'PILOT', 'ADOPTED'], to: 'ABANDONED' },
} as const satisfies LifeCycle<ToolAdoptionState, ToolAdoptionAct>;

export type AdoptionExtent = 'WHOLE' | 'PART' | 'PILOT_SITE';

export type ToolAdoption = Owned<ToolAdoptionState> & {
  policyToolId: string;
  toolVersion: string;
  extent: AdoptionExtent;
  /** Kept when it is abandoned afterwards. */
  adoptedOn: string | null;
};

/** What an act makes of the number of organisations that have adopted the tool. */
export function changeOfCount(
  act: ToolAdoptionAct,
  { adoptedOn }: Pick<ToolAdoption, 'adoptedOn'>,
): 1 | 0 | -1 {
  if (act === 'ADOPT') return 1;
  return act === 'ABANDON' && adoptedOn !== null ? -1 : 0;
}
