const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const suffixLength = 26;
const uuidLength = 36;

/** What a letter or a digit stands for, by its character code; below zero for all others. */
const valueOfLetter = new Int32Array(128).fill(-1);
const valueOfDigit = new Int32Array(128).fill(-1);
for (let value = 0; value < 32; value += 1) valueOfLetter[alphabet.charCodeAt(value)] = value;
for (let value = 0; value < 16; value += 1) {
  valueOfDigit[value.toString(16).charCodeAt(0)] = value;
}
const letters = Buffer.from(alphabet);
const digits = Buffer.from('0123456789abcdef');

/** Written over for each id: one text out of bytes costs less than a text grown letter by letter. */
const suffix = Buffer.alloc(suffixLength);
const uuid = Buffer.alloc(uuidLength, '-');

/** Where the digits of a UUID go. */
const placeOfDigit = Array.from({ length: uuidLength }, (_, place) => place).filter(
  (place) => ![8, 13, 18, 23].includes(place),
);

/** The two letters of ten bits. */
export function lettersOf(bits: number): string {
  return alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31);
}

/** Without a known version and variant it is no UUID, though PostgreSQL would store it. */
const versionAndVariant = /^.{14}[1-8].{4}[89ab]/;

/**
 * A UUID as the end of a TypeID, in Crockford's base 32. Ids are most of what is read and written,
 * and `typeid-js` takes over ten times as long for one; a test holds the two together.
 */
export function toSuffix(uuid: string): string {
  let bits = 0;
  // 26 letters hold 130 bits: two zeros come before the UUID.
  let count = 2;
  let length = 0;
  for (let at = 0; at < uuid.length; at += 1) {
    const value = valueOfDigit[uuid.charCodeAt(at)] ?? -1;
    if (value < 0) continue;
    bits = (bits << 4) | value;
    count += 4;
    if (count < 5) continue;
    count -= 5;
    suffix[length] = letters[(bits >> count) & 31] ?? 0;
    length += 1;
  }
  return suffix.toString('latin1', 0, length);
}

/** The UUID in the last letters of a text, which begin at a place; undefined if it is none. */
export function findUuidAt(text: string, start: number): string | undefined {
  // The first letter holds three bits only.
  if (text.length !== start + suffixLength || text.charAt(start) > '7') return undefined;
  let bits = 0;
  let count = -2;
  let digit = 0;
  for (let at = start; at < text.length; at += 1) {
    const value = valueOfLetter[text.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    bits = (bits << 5) | value;
    count += 5;
    while (count >= 4) {
      count -= 4;
      uuid[placeOfDigit[digit] ?? 0] = digits[(bits >> count) & 15] ?? 0;
      digit += 1;
    }
  }
  const found = uuid.toString('latin1');
  return versionAndVariant.test(found) ? found : undefined;
}
