import type { Result } from '../result.ts';
import type { Language, Wording } from './language.ts';

/** How each refusal of a mutation is worded, and which input field it is about. */
export type Refusals<Refusal extends string> = Record<Refusal, Wording & { path: string[] }>;

type PayloadError<Refusal extends string> = {
  __typename: Refusal;
  message: string;
  code: string;
  path: string[];
};

/** `MembershipAlreadyOpen` → `MEMBERSHIP_ALREADY_OPEN`. */
export function codeOf(refusal: string): string {
  return refusal.replaceAll(/(?<=.)([A-Z])/g, '_$1').toUpperCase();
}

/** The payload of a mutation: its entity under `field`, or the refusal worded for the caller. */
export function toPayload<Field extends string, Value, Refusal extends string>(
  context: { language: Language },
  field: Field,
  result: Result<Value, Refusal>,
  refusals: Refusals<Refusal>,
): Record<Field, Value | null> & { errors: PayloadError<Refusal>[] } {
  if (result.ok) return { ...entry(field, result.value), errors: [] };
  const { path, ...wording } = refusals[result.refusal];
  const error = {
    __typename: result.refusal,
    message: wording[context.language],
    code: codeOf(result.refusal),
    path: ['input', ...path, ...(result.at ?? [])],
  };
  return { ...entry(field, null), errors: [error] };
}

function entry<Field extends string, Value>(field: Field, value: Value): Record<Field, Value> {
  // A computed key widens to string; the caller named the field.
  return { [field]: value } as Record<Field, Value>;
}
