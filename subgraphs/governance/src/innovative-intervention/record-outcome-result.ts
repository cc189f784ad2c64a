import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findCorrected } from '#shared/undertaking/case-correction.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { RecordOutcomeResultInput } from '../generated/resolvers.ts';
import { innovativeInterventionUndertaking as undertaking } from './innovative-intervention.repository.ts';
import { type InnovativeIntervention, measuringStates } from './innovative-intervention.ts';
import { type ResultRefusal, withResult } from './outcome-measure.ts';

type Unfit =
  | ResultRefusal
  | 'CaseStateForbids'
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'NothingCorrected';

export type RecordOutcomeResultRefusal = WorkOnUndertakingRefusal | Unfit;

export async function recordOutcomeResult(
  context: Context,
  { innovativeInterventionId: id, version, ...measured }: RecordOutcomeResultInput,
): Promise<Result<InnovativeIntervention, RecordOutcomeResultRefusal>> {
  const { today, now: recordedAt } = context;
  return workOnUndertaking(
    context,
    undertaking,
    { id, version, on: measured.measuredOn },
    async (intervention, tx): Promise<Result<InnovativeIntervention, Unfit>> => {
      const { state, pilotedFrom, version: number } = intervention;
      if (!measuringStates.includes(state)) return refuse('CaseStateForbids');
      if (measured.measuredOn > today) return refuse('CaseInFuture');
      if (pilotedFrom === null || measured.measuredOn < pilotedFrom) return refuse('CaseTooEarly');
      const measures = withResult(intervention.outcomeMeasures, measured);
      if (!measures.ok) return measures;
      const change = { outcomeMeasures: measures.value };
      const corrected = findCorrected<InnovativeIntervention>(intervention, change);
      if (corrected.length === 0) return refuse('NothingCorrected');
      // What was known before is kept: of a pilot that was revised, and of what was measured again.
      const became = { caseType: undertaking.type, caseId: id, number, recordedAt };
      const corrections = corrected.map((each) => {
        return { ...each, ...became, reason: 'LATE_INFORMATION' as const };
      });
      await undertaking.insertCorrections(tx, intervention, corrections);
      return ok({ ...intervention, ...change });
    },
  );
}
