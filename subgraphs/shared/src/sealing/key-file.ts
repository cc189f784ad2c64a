import fs from 'node:fs';
import { z } from 'zod';
import { everyIndexKey } from './index-keys.ts';
import type { RingSource } from './key-provider.ts';
import { type KeyRing, parseKeyRing } from './key-ring.ts';

const keyFile = z.object({ wrapping: z.string(), index: z.string() });

export type KeyFile = z.infer<typeof keyFile>;

/** How old what is known of the file may be, ms. */
const reloadMs = 1_000;

/** How long after the file changed its newest index key is only read with, ms: by then all who read it know it. */
export const graceMs = 2 * reloadMs;

/**
 * The keys in a file of their own, `{"wrapping": "1:…,2:…", "index": "1:…"}`, that nobody else may read. It is
 * read again once it changed, so that a rotation reaches who runs. Throws at once where it is unfit; later
 * the keys that were known stay until it is fit again. A new index key is written with a moment later than it is
 * looked up with, else those who do not know it yet would not find what was written with it.
 */
export function keyFileSource(file: string, now = Date.now): RingSource {
  let known = readKeyFile(file);
  let looked = now();
  return (anew = false) => {
    if (anew || now() - looked >= reloadMs) {
      looked = now();
      try {
        if (stampOf(file) !== known.stamp) known = readAgain(file, known.ring);
      } catch {
        // It is being replaced, or was moved away: what is sealed can still be read.
      }
    }
    return now() - known.changed < graceMs ? known.before : known.ring;
  };
}

/** Where the newest index key was known before, nobody has to wait for it. */
function readAgain(file: string, former: KeyRing): Known {
  const read = readKeyFile(file);
  return former.indexVersion === read.ring.indexVersion ? { ...read, before: read.ring } : read;
}

type Known = { ring: KeyRing; before: KeyRing; stamp: string; changed: number };

function readKeyFile(file: string): Known {
  const stamp = stampOf(file);
  const stat = fs.statSync(file);
  const mode = stat.mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    const digits = mode.toString(8).padStart(3, '0');
    throw new TypeError(`${file} can be read by others (mode ${digits}): chmod 600 it`);
  }
  const { wrapping, index } = parseKeyFile(fs.readFileSync(file, 'utf8'), file);
  const ring = parseKeyRing(wrapping, index);
  return { ring, before: writtenBefore(ring), stamp, changed: stat.mtimeMs };
}

/** As long as the newest index key is new: written with is the one before it. */
function writtenBefore(ring: KeyRing): KeyRing {
  const [newest, former] = everyIndexKey(ring);
  return former && newest ? { ...ring, ...former } : ring;
}

/** Nothing of it is quoted: it would carry a key into a log. */
function parseKeyFile(text: string, file: string): KeyFile {
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    throw new TypeError(`${file} is not JSON with the texts "wrapping" and "index"`);
  }
}

function stampOf(file: string): string {
  const { ino, mtimeMs, size } = fs.statSync(file);
  return `${ino} ${mtimeMs} ${size}`;
}
