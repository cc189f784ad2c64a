import type { Express } from 'express';
import express from 'express';
import { doors, examplesOf } from './pages/examples.ts';
import { renderExplorer } from './pages/explorer.ts';
import { serveExplorerAssets } from './pages/explorer-assets.ts';
import { renderHome } from './pages/home.ts';
import { pageFile } from './pages/page-file.ts';
import { secured } from './pages/security.ts';
import { servePage } from './pages/serve-page.ts';

/** The pages a person sees: three doors and the explorer, all from this origin. */
export function servePages(app: Express): void {
  const examples = doors.map((door) => ({ ...door, examples: examplesOf(door.name) }));
  servePage(app, '/', secured.page, renderHome);
  servePage(app, '/explorer', secured.explorer, renderExplorer);
  app.get('/explorer/examples.json', secured.page, (_, response) => void response.json(examples));
  serveExplorerAssets(app);
  app.use('/static', secured.page, express.static(pageFile('static/'), { index: false }));
}
