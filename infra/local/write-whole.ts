import fs from 'node:fs';

/** For its owner alone; renamed into place once it is on the disk, so that a power cut leaves it whole or absent. */
export function writeWhole(file: string, value: unknown): void {
  const aside = `${file}.${process.pid}.new`;
  const handle = fs.openSync(aside, 'w', 0o600);
  fs.writeFileSync(handle, `${JSON.stringify(value, null, 2)}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(aside, file);
}
