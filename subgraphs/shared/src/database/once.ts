import { randomUUID } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { problem } from '../language/problem.ts';
import { ok, type Result } from '../result.ts';
import type { Keys } from '../sealing/keys.ts';
import { open, seal } from '../sealing/sealing.ts';
import { parseTypeId } from '../type-id.ts';
import type { Tx } from './database.ts';
import { idempotencyKeys } from './idempotency-key.table.ts';

/**
 * Does the work unless it was done under the same key: then its answer is given again. Of two at the
 * same time the second waits at the unique key for the first.
 */
export async function once<Outcome extends Result<unknown, string>>(
  tx: Tx,
  context: Context,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const { repeatable, viewer, keys, now } = context;
  if (!repeatable) return work();
  const { key, fingerprint } = repeatable;
  const id = randomUUID();
  const place = {
    subject: viewer.subject,
    organisationId: viewer.organisation,
    key,
    ...repeatable.nextPlace(),
  };
  const taken = await tx
    .insert(idempotencyKeys)
    .values({ id, ...place, fingerprint, madeAt: now })
    .onConflictDoNothing()
    .returning({ id: idempotencyKeys.id });
  if (taken.length === 0) {
    const known = await getKnown(tx, place);
    if (known.fingerprint !== fingerprint)
      throw problem('IDEMPOTENCY_KEY_REUSED', context.language);
    // It was the outcome of this very work.
    return ok(await openOutcome(keys, known)) as Outcome;
  }
  const outcome = await work();
  if (outcome.ok) {
    const about = idsIn(outcome.value);
    await tx
      .update(idempotencyKeys)
      .set({ ...(await sealOutcome(keys, id, outcome.value)), about })
      .where(eq(idempotencyKeys.id, id));
  }
  return outcome;
}

type Known = Pick<
  typeof idempotencyKeys.$inferSelect,
  'id' | 'fingerprint' | 'dataKey' | 'outcome'
>;

async function getKnown(
  tx: Tx,
  place: Pick<
    typeof idempotencyKeys.$inferSelect,
    'subject' | 'organisationId' | 'key' | 'field' | 'ordinal'
  >,
): Promise<Known> {
  const { subject, organisationId, key, field, ordinal } = place;
  const { id, fingerprint, dataKey, outcome } = idempotencyKeys;
  const organisation = sql.param(organisationId, idempotencyKeys.organisationId);
  const [known] = await tx
    .select({ id, fingerprint, dataKey, outcome })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.subject, subject),
        sql`${idempotencyKeys.organisationId} is not distinct from ${organisation}`,
        eq(idempotencyKeys.key, key),
        eq(idempotencyKeys.field, field),
        eq(idempotencyKeys.ordinal, ordinal),
      ),
    );
  if (!known) throw new Error('A key that is taken was forgotten at this very moment');
  return known;
}

function placeOf(id: string) {
  return { column: 'idempotency_key.outcome', id } as const;
}

/** An answer may tell of people, so where the domain has keys it is sealed. */
async function sealOutcome(keys: Keys, id: string, value: unknown) {
  const outcome = serialize(value);
  if (!keys.seals) return { outcome, dataKey: null };
  const { key, wrapped } = await keys.make(id);
  return { outcome: seal(key, placeOf(id), outcome.toString('base64')), dataKey: wrapped };
}

async function openOutcome(keys: Keys, { id, dataKey, outcome }: Known): Promise<unknown> {
  if (outcome === null) throw new Error('An answer is kept with its key or not at all');
  if (dataKey === null) return deserialize(outcome);
  const text = open(await keys.unwrap(id, dataKey), placeOf(id), outcome);
  return deserialize(Buffer.from(text, 'base64'));
}

/** The UUIDs of what an answer is and of what it belongs to, however deep in it they are. */
export function idsIn(value: unknown): string[] {
  const found = new Set<string>();
  const look = (each: unknown): void => {
    if (typeof each === 'string') {
      const uuid = parseTypeId(each)?.uuid;
      if (uuid !== undefined) found.add(uuid);
    } else if (Array.isArray(each)) each.forEach(look);
    else if (typeof each === 'object' && each !== null && !ArrayBuffer.isView(each)) {
      Object.values(each).forEach(look);
    }
  };
  look(value);
  return [...found];
}
