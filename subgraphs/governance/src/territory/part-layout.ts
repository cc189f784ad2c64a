import { belongingLayout } from '../reference/belonging-layout.ts';
import { cell } from '../reference/cells.ts';

const comune = { column: 'COMUNE', cell: cell(/^\d{6}$/, 'SIX_DIGITS') };

export const ambitoLayout = belongingLayout(
  'comuni of ambiti',
  { column: 'ATS', cell: cell(/^VEN_\d{2}$/, 'AMBITO_CODE') },
  comune,
);

export const basinLayout = belongingLayout(
  'comuni of basins',
  { column: 'CPI', cell: cell(/^CPI-[A-Z]{2}-\d{2}$/, 'BASIN_CODE') },
  comune,
);
