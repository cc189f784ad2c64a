import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './language.ts';
import { toPayload } from './payload.ts';
import { problem } from './problem.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['it', 'it'],
    ['it-IT,it;q=0.9,en;q=0.8', 'it'],
    ['en;q=0.5, it;q=0.7', 'it'],
    ['de, it;q=0.1', 'it'],
    ['it;q=0, en', 'en'],
    ['fr', 'en'],
  ])('for %p is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('a refusal', () => {
  const refusals = {
    RoomTaken: { en: 'The room is taken.', it: 'La sala è occupata.', path: ['roomId'] },
  };

  it('becomes a payload with a code, the words of the caller and the field at fault', () => {
    const payload = toPayload(
      { language: 'it' },
      'booking',
      { ok: false, refusal: 'RoomTaken' },
      refusals,
    );
    expect(payload).toEqual({
      booking: null,
      errors: [
        {
          __typename: 'RoomTaken',
          code: 'ROOM_TAKEN',
          message: 'La sala è occupata.',
          path: ['input', 'roomId'],
        },
      ],
    });
  });
});

describe('a problem', () => {
  it('keeps its own code whatever details fill its words', () => {
    const error = problem('TERRITORY_CODE_AMBIGUOUS', 'en', { code: '05', levels: 'A, B' });
    expect(error.message).toContain('under 05: A, B');
    expect(error.extensions['code']).toBe('TERRITORY_CODE_AMBIGUOUS');
  });
});
