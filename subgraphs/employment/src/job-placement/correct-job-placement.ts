import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { employerOf } from '../employer/employer.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import type { CorrectJobPlacementInput } from '../generated/resolvers.ts';
import { type CorrectionRefusal, correctChecks } from './correct-checks.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import {
  checkPlacementFacts,
  type JobPlacement,
  type PlacementRefusal,
  withDueOn,
} from './job-placement.ts';
import {
  type GivenPlacement,
  type PlacementFactsRefusal,
  readPlacementFacts,
} from './read-placement-facts.ts';

export type CorrectJobPlacementRefusal =
  | CorrectCaseRefusal
  | PlacementFactsRefusal
  | PlacementRefusal
  | CorrectionRefusal;

export async function correctJobPlacement(
  context: Context,
  { jobPlacementId, version, reason, check, endedOn, ...change }: CorrectJobPlacementInput,
): Promise<Result<JobPlacement, CorrectJobPlacementRefusal>> {
  requireId(context, 'job_placement', jobPlacementId);
  requireEmployerId(context, change.employer);
  const known = await readOne(context, jobPlacementCase.list, jobPlacementId);
  if (!known) return refuse('CaseNotFound');
  // What is worked out below is of the version that the case still has when it is written.
  if (known.version !== version) return refuse('CaseChanged');
  const facts = readPlacementFacts({ ...givenAs(known), ...givenFields(change) });
  if (!facts.ok) return facts;
  const checked = correctChecks(
    { ...known, startedOn: facts.value.startedOn },
    { check: check ?? null, endedOn: endedOn ?? null },
    context.today,
  );
  if (!checked.ok) return checked;
  const correction = { version, reason, change: { ...facts.value, ...checked.value } };
  return correctCase(context, jobPlacementCase, jobPlacementId, correction, (corrected) =>
    checkPlacementFacts(withDueOn(corrected)),
  );
}

/** As somebody would say what is known of it. */
function givenAs(known: JobPlacement): GivenPlacement {
  const { atecoCode, contract, weeklyHours, coNumber, startedOn } = known;
  const employer = employerOf(known);
  return { employer, atecoCode, contract, weeklyHours, coNumber, startedOn };
}
