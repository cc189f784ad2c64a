import { createHmac } from 'node:crypto';

/** A sample client's secret with the development issuer, from the secret of this installation. */
export function developmentClientSecret(secret: string, clientId: string): string {
  return createHmac('sha256', secret).update(clientId).digest('base64url');
}
