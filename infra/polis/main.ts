import { explain } from '../local/plain-error.ts';

/** What can be asked of a running POLIS; each is loaded only when it is asked. */
const commands: Record<string, { says: string; run: (args: string[]) => Promise<number> }> = {
  audit: {
    says: 'sees whether who saw whose data was changed since',
    run: async (args) => (await import('./audit/audit-command.ts')).auditCommand(args),
  },
  breach: {
    says: 'whose data somebody saw with a token, and whom to tell',
    run: async (args) => (await import('./breach/breach-command.ts')).breachCommand(args),
  },
  erasures: {
    says: 'lists what was erased, and erases it again behind a restored backup',
    run: async (args) => (await import('./privacy/erasures-command.ts')).erasuresCommand(args),
  },
  import: {
    says: 'brings people, enrolments … in from a CSV file',
    run: async (args) => (await import('./import/import-command.ts')).importCommand(args),
  },
  retention: {
    says: 'counts, or erases, what is kept beyond its period',
    run: async (args) => (await import('./privacy/retention-command.ts')).retentionCommand(args),
  },
  privacy: {
    says: 'prints the register of processing activities and what belongs to it',
    run: async (args) => (await import('./privacy-command.ts')).privacyCommand(args),
  },
  client: {
    says: 'makes a key for a system of a partner, registers it, and asks for tokens',
    run: async (args) => (await import('./client/client-command.ts')).clientCommand(args),
  },
  documents: {
    says: 'registers what machine clients may ask',
    run: async (args) => (await import('./documents/documents-command.ts')).documentsCommand(args),
  },
  keys: {
    says: 'tells which keys everything is sealed with, and changes them',
    run: async (args) => (await import('./keys/keys-command.ts')).keysCommand(args),
  },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(10)} ${says}`);
  return `npm run -s polis -- <command> …

${lines.join('\n')}
  help       this text; npm run -s polis -- <command> --help says more of one`;
}

const [name = 'help', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) process.exitCode = await command.run(args);
  else if (['help', '--help', '-h'].includes(name)) console.log(usage());
  else {
    console.error(`There is no command "${name}".\n\n${usage()}`);
    process.exitCode = 2;
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}
