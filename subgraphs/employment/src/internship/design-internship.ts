import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import type { DesignInternshipInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import { checkAgreed, type Internship, type InternshipRefusal } from './internship.ts';
import {
  checkInternshipWords,
  sealInternshipWords,
  type WordsRefusal,
} from './internship-words.ts';
import { type InternshipFactsRefusal, readInternshipFacts } from './read-internship-facts.ts';

export type DesignInternshipRefusal =
  | OpenCaseRefusal
  | InternshipFactsRefusal
  | InternshipRefusal
  | WordsRefusal;

export async function designInternship(
  context: Context,
  input: DesignInternshipInput,
): Promise<Result<Internship, DesignInternshipRefusal>> {
  requireEmployerId(context, input.host);
  const { type, host, weeklyHours, startsOn, endsOn } = input;
  const facts = readInternshipFacts({
    ...{ type, host, weeklyHours, startsOn, endsOn },
    promoterTutor: input.promoterTutor ?? context.viewer.subject,
    allowance: input.allowance ?? null,
  });
  if (!facts.ok) return facts;
  const words = checkInternshipWords(input);
  if (!words.ok) return words;
  return openCase(context, internshipCase, input, async (begun, { record }) => {
    const agreed = checkAgreed(facts.value, record.facts);
    if (!agreed.ok) return agreed;
    return ok({
      ...begun,
      ...agreed.value,
      agreedEndsOn: endsOn,
      agreementNumber: null,
      coNumber: null,
      sealed: await sealInternshipWords(context, record, begun.id, words.value),
    });
  });
}
