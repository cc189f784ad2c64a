import { checkTexts, type GivenTexts, type Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';

/** Of the texts of a correction those that are given, each with its most characters and the field that gives it. */
export function readTexts<Field extends string>(
  given: Record<Field, readonly [texts: GivenTexts | undefined, most: number, at: string]>,
): Result<{ [Each in Field]?: Texts }, 'TextsMalformed'> {
  const read: { [Each in Field]?: Texts } = {};
  for (const field of Object.keys(given) as Field[]) {
    const [texts, most, at] = given[field];
    if (texts === undefined) continue;
    const checked = checkTexts(texts, most, at);
    if (!checked.ok) return checked;
    read[field] = checked.value;
  }
  return ok(read);
}
