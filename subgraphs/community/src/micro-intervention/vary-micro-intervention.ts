import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { findCorrected, givenFields } from '#shared/undertaking/case-correction.ts';
import { findDaysAttended } from '../activity-attendance/find-days-attended.ts';
import type { VaryMicroInterventionInput } from '../generated/resolvers.ts';
import { checkTerritories } from './activity-territories.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import {
  checkPlanned,
  checkTakesIn,
  type MicroIntervention,
  type PlannedRefusal,
} from './micro-intervention.ts';
import { findTerritories, replaceTerritories } from './micro-intervention-territory.repository.ts';

type Unfit =
  | PlannedRefusal
  | 'ActivityTerritoriesMalformed'
  | 'ParticipationOutsideIntervention'
  | 'NothingCorrected';

export type VaryMicroInterventionRefusal = ActOnCaseRefusal | Unfit;

/** The Regione consents; what was planned before is kept as a correction beside the act. */
export async function varyMicroIntervention(
  context: Context,
  input: VaryMicroInterventionInput,
): Promise<Result<MicroIntervention, VaryMicroInterventionRefusal>> {
  const { microInterventionId: id, version, happenedOn, reason, territories, ...told } = input;
  const change = givenFields(told);
  return actOnCase(
    context,
    microInterventionUndertaking,
    id,
    { version, act: 'VARY', happenedOn, reason },
    async (advanced, tx): Promise<Result<MicroIntervention, Unfit>> => {
      const varied = checkPlanned({ ...advanced, ...change });
      if (!varied.ok) return varied;
      const takesIn = checkTakesIn(
        varied.value,
        await findDaysAttended(tx, context.viewer, { type: 'MicroIntervention', id }),
      );
      if (!takesIn.ok) return takesIn;
      const before = { ...advanced, territories: await findTerritories(tx, id) };
      const moved = territories ? await moveTo(tx, id, territories) : ok(undefined);
      if (!moved.ok) return moved;
      const after = { ...change, ...(moved.value && { territories: moved.value }) };
      const corrections = findCorrected(before, after);
      if (corrections.length === 0) return refuse('NothingCorrected');
      const of = { caseType: microInterventionUndertaking.type, caseId: id };
      await microInterventionUndertaking.insertCorrections(
        tx,
        advanced,
        corrections.map((each) => ({
          ...{ ...each, ...of, number: advanced.version },
          ...{ reason: 'OTHER', recordedAt: context.now },
        })),
      );
      return varied;
    },
  );
}

async function moveTo(
  tx: Tx,
  id: string,
  territories: Parameters<typeof checkTerritories>[0],
): Promise<Result<string[], 'ActivityTerritoriesMalformed'>> {
  const moved = checkTerritories(territories);
  if (!moved.ok) return moved;
  await replaceTerritories(tx, id, moved.value);
  return ok(moved.value.toSorted());
}
