import type { Owned } from '#shared/undertaking/case-step.ts';

/** What all cases of people have, whatever they are about. */
export type Case<State extends string> = Owned<State> & {
  personRecordId: string;
  accessPointId: string;
};
