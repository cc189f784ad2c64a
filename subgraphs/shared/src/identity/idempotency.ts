import { z } from 'zod';

/** 1 to 200 printable characters of ASCII. */
const wellFormed = /^[\x20-\x7e]{1,200}$/;

export function isIdempotencyKey(text: string): boolean {
  return wellFormed.test(text);
}

/** By what a mutation that is sent once more is known: its sender's key, and what it says. */
export const idempotencySchema = z.object({
  key: z.string().regex(wellFormed),
  /** SHA-256 of the whole request, in base64url. */
  fingerprint: z.string().length(43),
});

export type Idempotency = z.infer<typeof idempotencySchema>;

/** Where in a request a transaction stands: the same one each time the request comes. */
export type Place = { field: string; ordinal: number };

/** A request under a key, at work: its root fields one after the other, each with its transactions. */
export type Repeatable = Idempotency & {
  enter: (field: string) => void;
  nextPlace: () => Place;
};

export function repeatable(idempotency: Idempotency): Repeatable {
  let place: Place = { field: '', ordinal: 0 };
  return {
    ...idempotency,
    enter(field) {
      place = { field, ordinal: 0 };
    },
    nextPlace() {
      const next = place;
      place = { ...place, ordinal: place.ordinal + 1 };
      return next;
    },
  };
}
