import path from 'node:path';
import { type Domain, domains } from '#schema/domains.ts';
import { dataPaths } from '../../local/data-directory.ts';
import { takeRunLock } from '../../local/run-lock.ts';
import { screenOn } from '../../sample/screen.ts';
import { describeKeys } from './count-keys.ts';
import { type OpenedDomains, openDomains } from './open-domains.ts';
import { type KeysCommand, readKeysCommand, usage, usageText } from './read-keys-command.ts';
import { retireKey } from './retire-key.ts';
import { rotateKeys } from './rotate-keys.ts';

/** Carries out `npm run -s polis -- keys …` and answers the exit code. */
export async function keysCommand(args: string[]): Promise<number> {
  const asked = readKeysCommand(args);
  switch (asked.command) {
    case 'help':
      console.log(usageText);
      return 0;
    case 'wrong':
      console.error(`${asked.message}\n\n${usage}`);
      return 2;
    case 'status':
      return withDomains(asked.domains, async ({ keyed }) => {
        for (const each of keyed) console.log(await describeKeys(each));
        return 0;
      });
    case 'rotate':
      return withDomains(asked.domains, (opened) => rotate(opened, asked));
    case 'retire':
      return withDomains([asked.domain], async ({ keyed, dataDirectory }) =>
        alone(dataDirectory, async () => {
          for (const each of keyed) console.log(await retireKey(each, { ...asked, dataDirectory }));
          return 0;
        }),
      );
  }
}

async function withDomains(
  wanted: readonly Domain[],
  work: (opened: OpenedDomains) => Promise<number>,
): Promise<number> {
  const opened = await openDomains(wanted.length > 0 ? wanted : domains, console.error);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function rotate(
  { keyed, dataDirectory }: OpenedDomains,
  { kinds, resume }: Extract<KeysCommand, { command: 'rotate' }>,
): Promise<number> {
  const screen = screenOn(process.stdout);
  return alone(dataDirectory, async () => {
    for (const { domain, isOurs } of keyed) {
      if (!isOurs)
        screen.line(`${domain}: its keys are kept elsewhere; new versions are made there`);
    }
    const broken = await rotateKeys(keyed, { kinds, resume, dataDirectory }, screen);
    screen.end();
    return broken > 0 ? 1 : 0;
  });
}

/** Two that make a version at once would each take the other's away. */
async function alone(dataDirectory: string, work: () => Promise<number>): Promise<number> {
  const file = path.join(dataPaths(dataDirectory).keys, 'rotation.json');
  const place = { port: 0, address: 'a rotation of keys' };
  const release = takeRunLock(file, place, console.error);
  try {
    return await work();
  } finally {
    release();
  }
}
