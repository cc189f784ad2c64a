import { ok, type Result, refuse } from '#shared/result.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { isHttpsUrl } from './https-url.ts';

export type PolicyToolVersion = {
  number: string;
  publishedOn: string;
  documentUrl: string;
  sha256: string;
  changeNote: string;
};

export type ToolVersionRefusal =
  | 'ToolVersionMalformed'
  | 'ToolVersionNotNewer'
  | 'ToolDocumentMalformed'
  | 'WordsMalformed';

/** What is published: above what was, and with a document that can be told from any other. */
export function checkVersion(
  given: PolicyToolVersion,
  latest: string | null,
): Result<PolicyToolVersion, ToolVersionRefusal> {
  const { number, documentUrl, sha256 } = given;
  if (!isVersionNumber(number)) return refuse('ToolVersionMalformed');
  if (latest !== null && compareVersions(number, latest) <= 0) return refuse('ToolVersionNotNewer');
  const hash = sha256.toLowerCase();
  if (!isHttpsUrl(documentUrl) || !/^[0-9a-f]{64}$/.test(hash)) {
    return refuse('ToolDocumentMalformed');
  }
  const words = checkWords(given.changeNote);
  return words.ok ? ok({ ...given, sha256: hash, changeNote: words.value }) : words;
}

/** Two or three numbers, none with a zero before it. */
export function isVersionNumber(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){1,2}$/.test(text);
}

/** Below, at or above zero, as the first is below, the same as or above the second; `1.0` is `1.0.0`. */
export function compareVersions(first: string, second: string): number {
  const others = second.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = first.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0, otherPatch = 0] = others;
  return major - otherMajor || minor - otherMinor || patch - otherPatch;
}
