const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const suffixLength = 26;

/** What a letter or a digit stands for, by its character code; below zero for all others. */
const valueOfLetter = new Int32Array(128).fill(-1);
const valueOfDigit = new Int32Array(128).fill(-1);
for (let value = 0; value < 32; value += 1) valueOfLetter[alphabet.charCodeAt(value)] = value;
for (let value = 0; value < 16; value += 1) {
  valueOfDigit[value.toString(16).charCodeAt(0)] = value;
}

/** Ten bits are two letters; eight bits are two digits. */
const letters = Array.from(
  { length: 1024 },
  (_, bits) => alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31),
);
const digits = Array.from({ length: 256 }, (_, bits) => bits.toString(16).padStart(2, '0'));

/** What comes before each of the 16 bytes of a UUID. */
const before = Array.from({ length: 16 }, (_, byte) => ([4, 6, 8, 10].includes(byte) ? '-' : ''));

/** The two letters of ten bits. */
export function lettersOf(bits: number): string {
  return letters[bits] ?? '';
}

/** Without a known version and variant it is no UUID, though PostgreSQL would store it. */
const versionAndVariant = /^.{14}[1-8].{4}[89ab]/;

/**
 * A UUID as the end of a TypeID, in Crockford's base 32. Ids are most of what is read and written,
 * and `typeid-js` takes over ten times as long for one; a test holds the two together.
 */
export function toSuffix(uuid: string): string {
  let suffix = '';
  let bits = 0;
  // 26 letters hold 130 bits: two zeros come before the UUID.
  let count = 2;
  for (let at = 0; at < uuid.length; at += 1) {
    const value = valueOfDigit[uuid.charCodeAt(at)] ?? -1;
    if (value < 0) continue;
    bits = (bits << 4) | value;
    count += 4;
    if (count < 10) continue;
    count -= 10;
    suffix += lettersOf((bits >> count) & 0x3ff);
  }
  return suffix;
}

/** The UUID in the last letters of a text, which begin at a place; undefined if it is none. */
export function findUuidAt(text: string, start: number): string | undefined {
  // The first letter holds three bits only.
  if (text.length !== start + suffixLength || text.charAt(start) > '7') return undefined;
  let uuid = '';
  let bits = 0;
  let count = -2;
  for (let at = start, byte = 0; at < text.length; at += 1) {
    const value = valueOfLetter[text.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    bits = (bits << 5) | value;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    uuid += `${before[byte]}${digits[(bits >> count) & 0xff]}`;
    byte += 1;
  }
  return versionAndVariant.test(uuid) ? uuid : undefined;
}
