import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDirectory } from '../local/data-directory.ts';

const warmRuns = 3;

/** How long `npm start` takes until it says that it is ready: on no data, and on existing data. */
export async function benchStart(): Promise<void> {
  const dataDirectory = fs.mkdtempSync(path.join(os.tmpdir(), 'polis-bench-'));
  // Root's server account must be able to reach it, as it can the usual place.
  fs.chmodSync(dataDirectory, 0o755);
  try {
    const cold = await timeStart(dataDirectory);
    const warm: number[] = [];
    for (let run = 0; run < warmRuns; run++) warm.push(await timeStart(dataDirectory));
    console.log(`
npm start            to ready   aim
cold (no data)     ${seconds(cold)}  60 s
warm (median of ${warmRuns}) ${seconds(median(warm))}  10 s

Node ${process.versions.node}, ${os.platform()} ${os.arch()}, ${os.availableParallelism()} cores`);
  } finally {
    fs.rmSync(dataDirectory, { recursive: true, force: true });
  }
}

function timeStart(dataDirectory: string): Promise<number> {
  const began = performance.now();
  let readyAfter: number | undefined;
  let output = '';
  const child = spawn('npm', ['start'], {
    cwd: projectDirectory,
    env: { ...process.env, POLIS_DATA_DIR: dataDirectory, POLIS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
      if (readyAfter !== undefined || !output.includes('POLIS is ready')) return;
      readyAfter = performance.now() - began;
      child.kill('SIGTERM');
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      if (readyAfter !== undefined) resolve(readyAfter);
      else reject(new Error(`npm start did not become ready:\n${output}`));
    });
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(8);
}
