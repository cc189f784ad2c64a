/** The first line in which a committed file differs from what it is generated from. */
export function findDrift(file: string, committed: string, generated: string): string[] {
  if (committed === generated) return [];
  const before = committed.split('\n');
  const after = generated.split('\n');
  const at = after.findIndex((line, index) => line !== before[index]);
  const line = at === -1 ? after.length : at;
  return [
    `${file} is not what it is generated from, from line ${line + 1}:`,
    `- ${before[line] ?? '(end of file)'}`,
    `+ ${after[line] ?? '(end of file)'}`,
  ];
}
