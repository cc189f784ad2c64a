import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTexts, inItalian, inLanguages } from './localised-text.ts';

const given = (...texts: [languageCode: string, text: string][]) => ({
  fallbackLanguageCode: 'ita',
  texts: texts.map(([languageCode, text]) => ({ languageCode, text })),
});

describe('a text in several languages', () => {
  const festa = { fallback: 'ita', texts: { eng: 'A party', ita: 'Una festa', ara: 'حفلة' } };

  it.each([
    [['ara', 'eng'], 'حفلة', false],
    [['zho', 'eng'], 'A party', false],
    [['zho'], 'Una festa', true],
    [[], 'Una festa', true],
  ])('asked in %j is %s', (languageCodes, text, isFallback) => {
    expect(inLanguages(festa, languageCodes, 'en')).toMatchObject({ text, isFallback });
  });

  it('comes in the language of the request where none is asked, and says in which it exists', () => {
    expect(inLanguages(festa, null, 'en')).toEqual({
      text: 'A party',
      languageCode: 'eng',
      isFallback: false,
      languageCodes: ['ita', 'ara', 'eng'],
    });
    expect(inLanguages(inItalian('Una festa'), undefined, 'en').isFallback).toBe(true);
  });

  it.each([
    ['in no language', given()],
    ['twice in one', given(['ita', 'a'], ['ita', 'b'])],
    ['without its fallback', given(['eng', 'a'])],
    ['empty', given(['ita', ' '])],
    ['too long', given(['ita', 'a'.repeat(201)])],
    ['on two lines', given(['ita', 'a\nb'])],
    ['with a control character', given(['ita', 'a\u0007b'])],
    ['in a language by another code', given(['ita', 'a'], ['en', 'b'])],
    ['in one named as what all objects have', given(['ita', 'a'], ['__proto__', 'b'])],
  ])('is refused %s', (_, texts) => {
    const refused = { ok: false, refusal: 'TextsMalformed', at: ['title'] };
    expect(checkTexts(texts, 200, 'title')).toEqual(refused);
  });

  it('is of several lines where it is no title, and has no other control characters', () => {
    expect(checkTexts(given(['ita', 'a\r\n\tb']), 4_000).ok).toBe(true);
    expect(checkTexts(given(['ita', 'a\u0007b']), 4_000).ok).toBe(false);
  });

  it('is given in a language it exists in, whatever is asked', () => {
    const code = fc.stringMatching(/^[a-z]{3}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { minLength: 1, maxLength: 40 }),
        fc.array(code),
        (has, asked) => {
          const [fallbackLanguageCode = ''] = has;
          const texts = has.map((languageCode) => ({ languageCode, text: languageCode }));
          const checked = checkTexts({ fallbackLanguageCode, texts }, 200);
          const shown = checked.ok && inLanguages(checked.value, asked, 'it');
          expect(shown).toMatchObject({
            text: asked.find((each) => has.includes(each)) ?? fallbackLanguageCode,
            isFallback: !asked.some((each) => has.includes(each)),
          });
        },
      ),
    );
  });
});
