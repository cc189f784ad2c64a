import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import postgres from 'postgres';
import { describeFault, faultKind, isDatabaseGone, isLate } from './fault.ts';
import { createLogger, quietLogger } from './log.ts';
import { readRequestId } from './request-id.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function logging() {
  const lines: string[] = [];
  const write = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: createLogger('test', write), lines };
}

describe('a log line', () => {
  it('holds of what it is given only what is on the list', () => {
    const { logger, lines } = logging();
    logger.warn({ domain: 'employment', givenName: 'Zebedeo', variables: { a: 1 } }, 'a warning');
    const { time, ...line } = JSON.parse(lines[0] ?? '');
    expect(time).toEqual(expect.any(Number));
    expect(line).toEqual({ level: 40, name: 'test', domain: 'employment', msg: 'a warning' });
  });

  it('never holds the message of an error, nor what fills its own', () => {
    const { logger, lines } = logging();
    logger.error(new Error('Zebedeo'));
    logger.error({ err: new Error('Zebedeo') });
    logger.error({ error: new Error('Zebedeo') }, 'a fault');
    logger.error('a fault of %s', 'Zebedeo');
    logger.error({ ...describeFault(new TypeError('Zebedeo')) }, 'a fault');
    quietLogger(logger).error();
    expect(lines).toHaveLength(6);
    expect(lines.join('')).not.toContain('Zebedeo');
    expect(JSON.parse(lines[4] ?? '')).toMatchObject({ kind: 'TypeError' });
  });

  it('is given no field, wherever it is written, that would be dropped', () => {
    const [, list = ''] =
      readFileSync(path.join(root, 'subgraphs/shared/src/server/log.ts'), 'utf8').match(
        /const fields = \[([\s\S]*?)\]/,
      ) ?? [];
    const allowed = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    const files = execFileSync(
      'git',
      ['ls-files', '-co', '--exclude-standard', 'gateway', 'subgraphs'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const given = files
      .split('\n')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [
          ...readFileSync(path.join(root, file), 'utf8').matchAll(
            /logger\.(?:trace|debug|info|warn|error|fatal)\(\s*\{([^}]*)\}/g,
          ),
        ].flatMap(([, fields = '']) =>
          fields
            .split(',')
            .map((field) => field.trim().split(':')[0] ?? '')
            .filter((field) => field !== '' && !field.startsWith('...'))
            .map((field) => ({ file, field })),
        ),
      );
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter(({ field }) => !allowed.includes(field))).toEqual([]);
  });
});

describe('a fault', () => {
  it('is told by its class and code, and those of what caused it', () => {
    const cause = Object.assign(new Error('to 10.1.2.3'), { code: 'ECONNREFUSED' });
    expect(faultKind(new TypeError('Zebedeo', { cause }))).toBe('TypeError < Error ECONNREFUSED');
    const named = Object.assign(new Error('x'), { name: 'Zebedeo', code: 'Zebedeo was here' });
    expect(faultKind(named)).toBe('Error');
    expect(faultKind('Zebedeo')).toBe('string');
  });

  it('is known for one of time, or of a database that is away, however deep it lies', () => {
    const canceled = Object.assign(new postgres.PostgresError('Zebedeo'), { code: '57014' });
    const deep = new GraphQLError('x', { originalError: new Error('y', { cause: canceled }) });
    expect(isLate(deep)).toBe(true);
    expect(isDatabaseGone(deep)).toBe(false);
    const gone = new Error('x', { cause: Object.assign(new Error('y'), { code: '57P01' }) });
    expect([isDatabaseGone(gone), isLate(gone)]).toEqual([true, false]);
  });
});

describe('the id of a request', () => {
  it('is taken over where it is one that says nothing', () => {
    for (const id of ['0af7651916cd43dd8448eb211c80319c', '0cfce0af-f8b6-4865-8f6b-ede74ba5646c']) {
      expect(readRequestId(id)).toBe(id);
    }
  });

  it('is another for whatever else is sent', () => {
    const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z0-9]{16}$/)), (sent) => {
        expect(readRequestId(sent)).toMatch(form);
        expect(readRequestId(sent)).not.toBe(sent);
      }),
    );
  });
});
