import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until this process alone may install; one that was killed meanwhile is taken over. */
export async function lockInstallation(project, say) {
  const lockDirectory = path.join(project, '.polis', 'install.lock');
  fs.mkdirSync(path.dirname(lockDirectory), { recursive: true });
  for (let waits = 0; ; waits++) {
    try {
      fs.mkdirSync(lockDirectory);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = findAbandonedOwner(lockDirectory);
    if (owner !== undefined) takeOver(lockDirectory, owner);
    if (waits === 1) say('Another process is installing the dependencies; waiting for it …');
    await pause(200);
  }
  sign(lockDirectory);
  return {
    /** npm outlives us when we are killed; the lock then holds until it has ended. */
    heldBy: (npm) => sign(lockDirectory, npm),
    release: () => fs.rmSync(lockDirectory, { recursive: true, force: true }),
  };
}

/** The text of an abandoned lock, or undefined while its owner, or the npm it started, lives. */
function findAbandonedOwner(lockDirectory) {
  const text = readText(path.join(lockDirectory, 'owner.json'));
  if (text) {
    const { pid, npm } = JSON.parse(text);
    return exists(pid) || (npm && exists(npm)) ? undefined : text;
  }
  // Made, but never signed: its owner was killed between the two steps.
  const made = fs.statSync(lockDirectory, { throwIfNoEntry: false });
  return made && Date.now() - made.mtimeMs > 10_000 ? '' : undefined;
}

/** Renaming is atomic; whoever renamed a lock that was signed anew meanwhile puts it back. */
function takeOver(lockDirectory, owner) {
  const aside = `${lockDirectory}.${randomBytes(4).toString('hex')}`;
  try {
    fs.renameSync(lockDirectory, aside);
    const same = (readText(path.join(aside, 'owner.json')) ?? '') === owner;
    if (!same) fs.renameSync(aside, lockDirectory);
  } catch (error) {
    if (!['ENOENT', 'EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
  }
  fs.rmSync(aside, { recursive: true, force: true });
}

/** The owner file is replaced whole, so that a reader never sees half of it. */
function sign(lockDirectory, npm) {
  const file = path.join(lockDirectory, 'owner.json');
  fs.writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, npm }));
  fs.renameSync(`${file}.new`, file);
}

export function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function exists(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
