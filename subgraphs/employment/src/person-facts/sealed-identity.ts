import type { Context } from '#shared/context.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import { open, type Place, seal } from '#shared/sealing/sealing.ts';
import {
  type Facts,
  heldFields,
  hidden,
  type Identity,
  maySeeIdentity,
  nothingSealed,
  type PersonFacts,
  type SealedFacts,
  toIdentity,
} from './person-facts.ts';

/** A version moves from `person_record` to `person_facts` as it is; its id goes with it. */
function placeOf(factsId: string): Place {
  return { column: 'person_facts.sealed', id: factsId };
}

export function sealFacts(dataKey: Buffer, factsId: string, facts: SealedFacts): Buffer {
  const { givenName, familyName, originalName, aliases, email, phone, guardian } = facts;
  const all = { givenName, familyName, originalName, aliases, email, phone, guardian };
  const known = Object.entries(all).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return seal(dataKey, placeOf(factsId), JSON.stringify(Object.fromEntries(known)));
}

/** Empty once it is erased. */
export function openFacts(
  dataKey: Buffer,
  { id, sealed }: Pick<Facts, 'id' | 'sealed'>,
): SealedFacts {
  if (sealed === null) return nothingSealed;
  const known = JSON.parse(open(dataKey, placeOf(id), sealed)) as Partial<SealedFacts>; // as sealed above
  return { ...nothingSealed, ...known };
}

const opened = new WeakMap<Facts, Promise<Identity>>();

/** Each field of an identity asks for it; it is opened once. */
function openIdentity(keys: Keys, held: PersonFacts): Promise<Identity> {
  const known = opened.get(held.facts) ?? openAnew(keys, held);
  opened.set(held.facts, known);
  return known;
}

async function openAnew(keys: Keys, { record, facts }: PersonFacts): Promise<Identity> {
  const { id, dataKey } = record;
  const sealed = dataKey ? openFacts(await keys.unwrap(id, dataKey), facts) : nothingSealed;
  return toIdentity(facts, sealed);
}

/** What the viewer may see of who somebody is. */
export async function visibleIdentity(
  held: PersonFacts,
  { viewer, keys }: Seeing,
): Promise<Identity> {
  return maySeeIdentity(held.record, viewer) ? openIdentity(keys, held) : hidden;
}

/** The fields that hold a value the viewer may not see. */
export async function hiddenFields(held: PersonFacts, { viewer, keys }: Seeing): Promise<string[]> {
  return maySeeIdentity(held.record, viewer) ? [] : heldFields(await openIdentity(keys, held));
}

type Seeing = Pick<Context, 'viewer' | 'keys'>;
