export type DocumentFormat = 'PDF' | 'PNG' | 'JPEG' | 'P7M';

export const mediaTypes: Record<DocumentFormat, string> = {
  PDF: 'application/pdf',
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  P7M: 'application/pkcs7-mime',
};

/** So many of the first bytes tell the format. */
export const tellingBytes = 1024;

/** Object identifier 1.2.840.113549.1.7.2, signedData of PKCS #7, in DER. */
const signedData = Buffer.from('06092a864886f70d010702', 'hex');

const shows: Record<DocumentFormat, (head: Buffer) => boolean> = {
  // Readers of PDF look for it in the first kilobyte, but what is before it can be anything.
  PDF: (head) => head.subarray(0, 5).equals(Buffer.from('%PDF-')),
  PNG: (head) => head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  JPEG: (head) => head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  P7M: (head) => isSignedData(head) || isSignedData(Buffer.from(head.toString('latin1'), 'base64')),
};

/** Whether the first bytes of a file are those of the format. */
export function isOfFormat(format: DocumentFormat, head: Buffer): boolean {
  return shows[format](head);
}

/** A SEQUENCE whose length takes 1 to 5 bytes, and in it first the identifier of signedData. */
function isSignedData(der: Buffer): boolean {
  if (der[0] !== 0x30) return false;
  const length = der[1] ?? 0;
  const start = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return der.subarray(start, start + signedData.length).equals(signedData);
}
