import { isIPv6 } from 'node:net';

/**
 * The network somebody comes from, for callers who name themselves in no other way: /24 of IPv4, /48 of
 * IPv6, where one household has as many addresses as it likes. Kept in memory alone, never written.
 */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.toLowerCase().split('::');
  const written = head.split(':').filter((group) => group !== '');
  const rest = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(8 - written.length - rest.length, 0);
  return [...written, ...Array.from({ length: zeros }, () => '0'), ...rest].slice(0, 3).join(':');
}
