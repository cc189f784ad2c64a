import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import { employerOf } from '../employer/employer.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import { readCoNumber } from '../employer/work-terms.ts';
import type { CorrectInternshipInput } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { internshipCase } from './internship.repository.ts';
import { checkAgreed, type Internship, type InternshipRefusal } from './internship.ts';
import {
  checkInternshipWords,
  readInternshipWords,
  sealInternshipWords,
  type WordsRefusal,
} from './internship-words.ts';
import { type InternshipFactsRefusal, readInternshipFacts } from './read-internship-facts.ts';

type NumbersRefusal = 'AgreementNumberMalformed' | 'CoNumberMalformed' | 'NumberNotGivenYet';

export type CorrectInternshipRefusal =
  | CorrectCaseRefusal
  | InternshipFactsRefusal
  | InternshipRefusal
  | WordsRefusal
  | NumbersRefusal;

type Given = ReturnType<typeof givenFields<CorrectInternshipInput>>;

export async function correctInternship(
  context: Context,
  input: CorrectInternshipInput,
): Promise<Result<Internship, CorrectInternshipRefusal>> {
  const { internshipId, version, reason } = input;
  requireId(context, 'internship', internshipId);
  requireEmployerId(context, input.host);
  const known = await readOne(context, internshipCase.list, internshipId);
  const record = known && (await readOne(context, personRecordList, known.personRecordId));
  // Of an erased record nothing is written any more.
  if (!known || !record?.dataKey) return refuse('CaseNotFound');
  // What is worked out below is of the version that the case still has when it is written.
  if (known.version !== version) return refuse('CaseChanged');
  const given = givenFields(input);
  const { hostTutor, project } = given;
  const facts = readInternshipFacts({
    ...factsOf(known),
    host: employerOf(known),
    ...changed(given),
  });
  if (!facts.ok) return facts;
  const agreed = checkAgreed(facts.value, record.facts);
  if (!agreed.ok) return agreed;
  const numbers = readNumbers(known, given);
  if (!numbers.ok) return numbers;
  const before = await readInternshipWords(context, known);
  const words = checkInternshipWords({
    hostTutor: hostTutor ?? before?.hostTutor ?? '',
    project: project ?? before?.project ?? '',
  });
  if (!words.ok) return words;
  const areWordsGiven = hostTutor !== undefined || project !== undefined;
  const wasExtended = known.endsOn !== known.agreedEndsOn;
  return correctCase(context, internshipCase, internshipId, {
    version,
    reason,
    change: {
      ...agreed.value,
      ...numbers.value,
      ...(!wasExtended && { agreedEndsOn: agreed.value.endsOn }),
      ...(areWordsGiven && {
        sealed: await sealInternshipWords(context, record, internshipId, words.value),
      }),
    },
  });
}

function factsOf(known: Internship) {
  const { type, promoterTutor, weeklyHours, allowance, startsOn, endsOn } = known;
  return { type, promoterTutor, weeklyHours, allowance, startsOn, endsOn };
}

function changed({ type, host, promoterTutor, weeklyHours, allowance, startsOn, endsOn }: Given) {
  return givenFields({ type, host, promoterTutor, weeklyHours, allowance, startsOn, endsOn });
}

/** A number that was given can be another; one that was not comes with its act. */
function readNumbers(
  known: Internship,
  { agreementNumber, coNumber: text }: Given,
): Result<Partial<Pick<Internship, 'agreementNumber' | 'coNumber'>>, NumbersRefusal> {
  const coNumber = text === undefined ? undefined : readCoNumber(text);
  if (text !== undefined && coNumber === undefined) return refuse('CoNumberMalformed');
  if (agreementNumber !== undefined && !isWellFormedRef(agreementNumber)) {
    return refuse('AgreementNumberMalformed');
  }
  const isNew =
    (agreementNumber !== undefined && known.agreementNumber === null) ||
    (coNumber !== undefined && known.coNumber === null);
  if (isNew) return refuse('NumberNotGivenYet');
  return ok(givenFields({ agreementNumber, coNumber }));
}
