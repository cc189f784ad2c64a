import path from 'node:path';
import { readLocalConfig } from '../local/config.ts';
import { openDataDirectory } from '../local/data-directory.ts';
import type { Runtime } from './measure/measured-process.ts';
import { findRuntime } from './runtime.ts';
import { findPostgraphile, installPostgraphile } from './subjects/postgraphile.ts';

/** Where the bench keeps its data, and what it runs on. */
export type Setting = { folder: string; runtime: Runtime; postgraphile: string | undefined };

/** What is missing of Node 24 and PostGraphile is fetched only where that may take its time. */
export function openSetting({ mayFetch }: { mayFetch: boolean }): Setting {
  const { dataDirectory } = readLocalConfig();
  openDataDirectory(dataDirectory);
  const folder = path.join(dataDirectory, 'bench');
  const runtime = findRuntime({ mayFetch });
  const find = mayFetch ? installPostgraphile : findPostgraphile;
  return { folder, runtime, postgraphile: runtime.major >= 24 ? find(folder) : undefined };
}

export const sayAside = (line: string): void => console.error(line);
