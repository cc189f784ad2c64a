import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Express } from 'express';
import { secured } from './security.ts';

const require = createRequire(import.meta.url);

/** The prebuilt files of GraphiQL and what it stands on, as their packages ship them. */
const files: Record<string, string> = {
  'graphiql.min.js': inPackage('graphiql', 'graphiql.min.js'),
  'graphiql.min.css': inPackage('graphiql', 'graphiql.min.css'),
  'react.production.min.js': inPackage('react', 'umd/react.production.min.js'),
  'react-dom.production.min.js': inPackage('react-dom', 'umd/react-dom.production.min.js'),
};

export function serveExplorerAssets(app: Express): void {
  for (const [name, path] of Object.entries(files)) {
    app.get(`/explorer/assets/${name}`, secured.explorer, (_, response) => {
      // The path may lead through a directory whose name begins with a dot.
      response.sendFile(path, { dotfiles: 'allow' });
    });
  }
}

function inPackage(name: string, path: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}
