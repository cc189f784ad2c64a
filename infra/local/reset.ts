import { readLocalConfig } from './config.ts';
import { emptyDataDirectory } from './empty-data-directory.ts';
import { explain } from './plain-error.ts';

try {
  const { dataDirectory } = readLocalConfig();
  const removed = await emptyDataDirectory(dataDirectory, (line) => console.log(line));
  const nothing = `There is no POLIS data in ${dataDirectory}; nothing was removed.`;
  console.log(removed.length > 0 ? `Removed:\n  ${removed.join('\n  ')}` : nothing);
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof Error && error.name === 'ConfigurationError' ? 2 : 1;
}
