/** What a use case answers: its value, or an expected refusal by name. Faults are thrown. */
export type Result<Value, Refusal extends string> = { ok: true; value: Value } | Refused<Refusal>;

/** `at` says where in the field at fault, as its list of answers or questions has many. */
type Refused<Refusal extends string> = { ok: false; refusal: Refusal; at?: readonly string[] };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Refusal extends string>(
  refusal: Refusal,
  at?: readonly string[],
): Refused<Refusal> {
  return { ok: false, refusal, ...(at && { at }) };
}
