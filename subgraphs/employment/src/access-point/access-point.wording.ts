import type { Language, Wording } from '#shared/language/language.ts';
import type { AccessPointWarning } from './access-point.ts';

const countUnexpected: Wording = {
  en: 'Access points of kind {kind} in force on {on}: {found}, where {expected} are expected.',
  it: 'Punti di accesso di tipo {kind} in vigore il {on}: {found}, mentre se ne attendono {expected}.',
};

export function wordWarning(warning: AccessPointWarning, language: Language): string {
  const { kind, on, found, expected } = warning;
  const values: Record<string, string | number> = { kind, on, found, expected };
  return countUnexpected[language].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
