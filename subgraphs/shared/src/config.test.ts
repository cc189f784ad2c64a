import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError, httpUrl, parseEnvironment, port, postgresUrl } from './config.ts';

const schema = z.object({
  PORT: port().default(4001),
  DATABASE_URL: postgresUrl(),
  GATEWAY_URL: httpUrl().optional(),
  VIEWER_KEY: z.base64().describe('32 bytes in base64').optional(),
});
const url = 'postgres://clerk:secret@localhost/governance';

function messageFor(environment: Record<string, string>): string {
  try {
    parseEnvironment(schema, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  return 'accepted';
}

describe('parseEnvironment', () => {
  it('answers typed values and defaults', () => {
    expect(parseEnvironment(schema, { DATABASE_URL: url, PORT: '0' }).PORT).toBe(0);
    expect(parseEnvironment(schema, { DATABASE_URL: url }).PORT).toBe(4001);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(parseEnvironment(schema, { DATABASE_URL: url, PORT: '' }).PORT).toBe(4001);
  });

  it.each(['abc', '65536', '-1', '4000.5', '0x10', '1e3', ' 80'])('refuses the port %j', (text) => {
    expect(messageFor({ DATABASE_URL: url, PORT: text })).toBe(
      `One setting is wrong:\n  PORT is "${text}"; it takes a port number from 1 to 65535, or 0 for a free one.`,
    );
  });

  it('names every wrong variable at once, the missing ones too', () => {
    const message = messageFor({ PORT: 'abc', GATEWAY_URL: 'ftp://x' });
    expect(message).toContain('3 settings are wrong:');
    expect(message).toContain('DATABASE_URL is not set; it takes the address of a database');
    expect(message).toContain('GATEWAY_URL is "ftp://x"; it takes an http:// or https:// address');
  });

  it('never shows a password or a key', () => {
    for (const wrong of [
      'mysql://clerk:secret@host/db',
      'mysql://clerk:se@cr/et@host/db',
      'host=x password=secret',
      'mysql://host/db?user=x&password=secret',
    ]) {
      expect(messageFor({ DATABASE_URL: wrong })).not.toMatch(/secret|cr\/et/);
    }
    expect(messageFor({ DATABASE_URL: url, VIEWER_KEY: 'secret key' })).not.toContain('secret');
  });

  it('describes the fields of a schema that is refined or transformed', () => {
    for (const wrapped of [schema.refine(() => true), schema.transform((given) => given.PORT)]) {
      expect(() => parseEnvironment(wrapped as z.ZodType, { DATABASE_URL: 'x' })).toThrow(
        'it takes the address of a database',
      );
    }
  });
});
