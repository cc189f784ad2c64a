import { fileURLToPath } from 'node:url';

const pages = new URL('../../pages/', import.meta.url);

/** Where a file of the pages lies on disk. */
export function pageFile(path: string): string {
  return fileURLToPath(new URL(path, pages));
}
