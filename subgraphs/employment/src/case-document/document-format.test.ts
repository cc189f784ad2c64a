import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DocumentFormat, isOfFormat, mediaTypes } from './document-format.ts';

const hex = (digits: string) => Buffer.from(digits, 'hex');

/** The first bytes of real files of each format. */
const heads: [DocumentFormat, string, Buffer][] = [
  ['PDF', 'PDF 1.7', Buffer.from('%PDF-1.7\n%âãÏÓ')],
  ['PNG', 'PNG', hex('89504e470d0a1a0a0000000d49484452')],
  ['JPEG', 'JFIF', hex('ffd8ffe000104a46494600')],
  ['JPEG', 'Exif', hex('ffd8ffe1001845786966')],
  ['P7M', 'DER with a length of four bytes', hex('3082012306092a864886f70d010702a0820114')],
  ['P7M', 'BER without a length', hex('308006092a864886f70d010702a080')],
  ['P7M', 'DER in base64', Buffer.from(hex('3082012306092a864886f70d010702').toString('base64'))],
];

describe('the format of a file', () => {
  // The names of all formats are the keys of their media types.
  const formats = Object.keys(mediaTypes) as DocumentFormat[];

  it.each(heads)('%s is told by its first bytes: %s', (format, _, head) => {
    expect(formats.filter((each) => isOfFormat(each, head))).toEqual([format]);
  });

  it('is none of these for a page, a program or an archive', () => {
    const others = [
      Buffer.from('<!doctype html><script>'),
      Buffer.from('MZ\x90\x00'),
      hex('504b0304'),
      hex('3082012306092a864886f70d010706'),
      Buffer.alloc(0),
    ];
    expect(others.filter((head) => formats.some((each) => isOfFormat(each, head)))).toEqual([]);
  });

  it('is asked of any bytes without a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formats), fc.uint8Array(), (format, bytes) => {
        expect(typeof isOfFormat(format, Buffer.from(bytes))).toBe('boolean');
      }),
    );
  });
});
