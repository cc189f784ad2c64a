/** How many values JSON holds and how deep; without recursion, since it can be nested 500,000 deep. */
export function countValues(
  json: unknown,
  most: { values: number; nesting: number },
): { values: number; nesting: number } {
  let level: unknown[] = [json];
  let values = 0;
  let nesting = 0;
  while (level.length > 0 && values <= most.values && nesting <= most.nesting) {
    values += level.length;
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const each of Object.values(value)) below.push(each);
    }
    level = below;
    if (level.length > 0) nesting += 1;
  }
  return { values, nesting };
}
