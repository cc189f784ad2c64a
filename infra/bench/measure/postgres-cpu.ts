import fs from 'node:fs';

/** Linux counts a process's CPU in hundredths of a second. */
const microsecondsPerTick = 10_000;

/**
 * CPU that a server has used so far in microseconds: its own, that of the processes it runs now,
 * and of those that have ended. Undefined where the system has no /proc.
 */
export function postgresCpu(postmaster: number): number | undefined {
  const own = readStat(String(postmaster));
  if (!own) return undefined;
  const running = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(name) ?? [])
    .filter(({ parent }) => parent === postmaster);
  const ticks = running.reduce((sum, { used }) => sum + used, own.used + own.ofEnded);
  return ticks * microsecondsPerTick;
}

type Stat = { parent: number; used: number; ofEnded: number };

function readStat(pid: string): Stat | undefined {
  try {
    return parseStat(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The fields after the command name, which may itself hold spaces and brackets. */
export function parseStat(stat: string): Stat {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, ofEndedUser, ofEndedSystem] = fields.slice(11, 15).map(Number);
  return {
    parent: Number(fields[1]),
    used: (user ?? 0) + (system ?? 0),
    ofEnded: (ofEndedUser ?? 0) + (ofEndedSystem ?? 0),
  };
}
