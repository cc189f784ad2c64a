import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownCount } from '#shared/shown-count.ts';
import {
  isChosen,
  type SurveyQuestion,
  type SurveyQuestionKind,
} from '../survey-version/survey-question.ts';
import { type Answered, type AnswerRefusal, checkAnswers, isPositive } from './survey-answer.ts';
import { toResults } from './survey-results.ts';

const unsaid = { optionCodes: [], number: null, words: null };
const texts = { fallback: 'ita', texts: { ita: '?' } };

const kinds: SurveyQuestionKind[] = ['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'SCALE', 'NUMBER', 'TEXT'];

/** A question of any kind; its code says where it stands. */
const question = (index: number) =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      required: fc.boolean(),
      size: fc.integer({ min: 2, max: 6 }),
      least: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ kind, required, size, least }): SurveyQuestion => {
      const codes = isChosen({ kind }) ? Array.from({ length: size }, (_, at) => `o${at}`) : [];
      const isScale = kind === 'SCALE';
      return {
        ...{ code: `q${index}`, kind, texts, required },
        options: codes.map((code) => ({ code, texts })),
        least: isScale ? least : null,
        most: isScale ? least + size : null,
        measuresIndicator: false,
        positiveOptionCodes: [],
        positiveFrom: null,
      };
    });

const questionnaire = fc
  .integer({ min: 1, max: 8 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => question(index))));

/** What somebody may answer to it; null where they leave out what they may. */
function answer(asked: SurveyQuestion): fc.Arbitrary<Answered | null> {
  const { code: questionCode, kind, required, options, least, most } = asked;
  const nothing = { questionCode, optionCodes: [], number: null, words: null };
  const codes = options.map(({ code }) => code);
  const chosen = (maxLength: number) =>
    fc
      .subarray(codes, { minLength: 1, maxLength })
      .map((optionCodes): Answered => ({ ...nothing, optionCodes }));
  const counted = (min: number, max: number) =>
    fc.integer({ min, max }).map((number): Answered => ({ ...nothing, number }));
  const said = {
    SINGLE_CHOICE: () => chosen(1),
    MULTIPLE_CHOICE: () => chosen(codes.length),
    SCALE: () => counted(least ?? 0, most ?? 0),
    NUMBER: () => counted(-1_000, 1_000),
    TEXT: () => fc.constant<Answered>({ ...nothing, words: 'Molto utile.' }),
  }[kind]();
  return required ? said : fc.option(said);
}

const answered = questionnaire.chain((questions) =>
  fc
    .tuple(...questions.map(answer))
    .map((answers) => ({ questions, answers: answers.filter((each) => each !== null) })),
);

describe('answers', () => {
  it('that suit what is asked are taken, in whatever order, and given in that of the questions', () => {
    fc.assert(
      fc.property(answered, ({ questions, answers }) => {
        const checked = checkAnswers(questions, answers.toReversed());
        expect(checked).toEqual({ ok: true, value: answers });
      }),
    );
  });

  it('of which one does not suit are refused, and the question is named', () => {
    fc.assert(
      fc.property(answered, fc.nat(), ({ questions, answers }, at) => {
        const asked = questions[at % questions.length];
        if (!asked) throw new Error('There is a question');
        const { code } = asked;
        const others = answers.filter(({ questionCode }) => questionCode !== code);
        const nothing: Answered = { ...unsaid, questionCode: code };
        const isOf = (...of: SurveyQuestionKind[]) => of.includes(asked.kind);
        const options = asked.options.map((option) => option.code);
        const wrong: [unfit: Answered | false, refusal: AnswerRefusal][] = [
          [nothing, 'SurveyAnswerMalformed'],
          [{ ...nothing, number: 1, words: 'Uno' }, 'SurveyAnswerMalformed'],
          [!isOf('TEXT') && { ...nothing, words: 'Sì' }, 'SurveyAnswerMalformed'],
          [isOf('TEXT') && { ...nothing, words: ' ' }, 'SurveyAnswerMalformed'],
          [isChosen(asked) && { ...nothing, optionCodes: ['other'] }, 'SurveyOptionUnknown'],
          [isChosen(asked) && { ...nothing, number: 1 }, 'SurveyAnswerMalformed'],
          [isOf('SINGLE_CHOICE') && { ...nothing, optionCodes: options }, 'SurveyAnswerMalformed'],
          [
            isOf('MULTIPLE_CHOICE') && { ...nothing, optionCodes: [...options, ...options] },
            'SurveyAnswerMalformed',
          ],
          [isOf('SCALE') && { ...nothing, number: (asked.most ?? 0) + 1 }, 'SurveyNumberOutside'],
          [isOf('SCALE') && { ...nothing, number: (asked.least ?? 0) - 1 }, 'SurveyNumberOutside'],
        ];
        for (const [unfit, refusal] of wrong) {
          if (!unfit) continue;
          const checked = checkAnswers(questions, [...others, unfit]);
          expect(checked).toEqual({ ok: false, refusal, at: [code] });
        }
        const stranger = { ...nothing, questionCode: 'stranger', number: 1 };
        expect(checkAnswers(questions, [...answers, stranger])).toEqual({
          ...{ ok: false, refusal: 'SurveyQuestionUnknown', at: ['stranger'] },
        });
        const [first] = answers;
        if (first) {
          const twice = checkAnswers(questions, [...answers, first]);
          expect(twice).toMatchObject({ refusal: 'SurveyAnswerMalformed' });
        }
        if (!asked.required) return;
        expect(checkAnswers(questions, others)).toEqual({
          ...{ ok: false, refusal: 'SurveyAnswerMissing', at: [code] },
        });
      }),
    );
  });

  it('are positive if a positive option was chosen, or a number reached', () => {
    const base = { code: 'q', texts, required: true, measuresIndicator: true };
    const chosen = {
      ...{ ...base, kind: 'MULTIPLE_CHOICE' as const, least: null, most: null, positiveFrom: null },
      options: ['o0', 'o1', 'o2'].map((code) => ({ code, texts })),
      positiveOptionCodes: ['o1', 'o2'],
    };
    const said = (more: Partial<Answered>) => [
      { questionCode: 'q', optionCodes: [], number: null, words: null, ...more },
    ];
    expect(isPositive([chosen], said({ optionCodes: ['o0', 'o2'] }))).toBe(true);
    expect(isPositive([chosen], said({ optionCodes: ['o0'] }))).toBe(false);
    expect(isPositive([chosen], [])).toBeNull();
    expect(isPositive([{ ...chosen, measuresIndicator: false }], said({}))).toBeNull();
    const counted: SurveyQuestion = {
      ...{ ...base, kind: 'SCALE', options: [], least: 1, most: 5, positiveOptionCodes: [] },
      positiveFrom: 3,
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (number) => {
        expect(isPositive([counted], said({ number }))).toBe(number >= 3);
      }),
    );
  });
});

describe('results', () => {
  it('add up to the responses, and are shown in multiples of five', () => {
    const asked = questionnaire.chain((questions) =>
      fc.record({
        questions: fc.constant(questions),
        responses: fc.array(
          fc.tuple(fc.constantFrom('ita', 'ara'), fc.tuple(...questions.map(answer))),
          { maxLength: 30 },
        ),
      }),
    );
    fc.assert(
      fc.property(asked, ({ questions, responses }) => {
        const versionId = 'v';
        const languages = ['ita', 'ara'].map((languageCode) => {
          const ofLanguage = responses.filter(([language]) => language === languageCode);
          return { versionId, languageCode, responses: ofLanguage.length };
        });
        const codes = responses.flatMap(([, answers]) =>
          answers.flatMap((each) => {
            if (!each) return [];
            const { questionCode, optionCodes, number } = each;
            const said = optionCodes.length > 0 ? optionCodes : [number?.toString() ?? null];
            return said.map((code, index) => {
              return { versionId, questionCode, code, count: 1, first: index === 0 ? 1 : 0 };
            });
          }),
        );
        const summed = [...new Set(codes.map((each) => `${each.questionCode} ${each.code}`))].map(
          (key) => {
            const same = codes.filter((each) => `${each.questionCode} ${each.code}` === key);
            const [first] = same;
            if (!first) throw new Error('A key has codes');
            const sum = (of: 'count' | 'first') =>
              same.reduce((total, each) => total + each[of], 0);
            return { ...first, count: sum('count'), first: sum('first') };
          },
        );
        const exact = toResults(questions, languages, summed, (count) => count);
        expect(exact.responses).toBe(responses.length);
        for (const [index, result] of exact.questions.entries()) {
          const given = responses.filter(([, answers]) => answers[index]).length;
          expect(result.answered).toBe(given);
          const chosen = result.options.reduce((total, { count }) => total + (count ?? 0), 0);
          const { kind } = questions[index] ?? {};
          if (kind === 'SINGLE_CHOICE' || kind === 'SCALE') expect(chosen).toBe(given);
          if (kind === 'MULTIPLE_CHOICE') expect(chosen).toBeGreaterThanOrEqual(given);
        }
        const shown = toResults(questions, languages, summed, shownCount);
        const numbers = [shown.responses, ...shown.questions.map((each) => each.answered)];
        numbers.push(
          ...shown.questions.flatMap(({ options }) => options.map((each) => each.count)),
        );
        expect(numbers.every((number) => number === null || number % 5 === 0)).toBe(true);
      }),
    );
  });
});
