import { explain } from '../local/plain-error.ts';
import { readCommand, usage, usageText } from './command.ts';

/** Carries out `npm run reference -- …` and answers the exit code. */
async function run(args: string[]): Promise<number> {
  const command = readCommand(args, new Date(), process.env);
  if (command.kind === 'help') {
    console.log(usageText);
    return 0;
  }
  if (command.kind === 'wrong') {
    console.error(`${command.message}\n\n${usage}`);
    return 2;
  }
  const { importFile } = await import('./import-file.ts');
  return importFile(command);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof Error && error.name === 'ConfigurationError' ? 2 : 1;
}
