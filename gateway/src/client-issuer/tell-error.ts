import type { Configuration } from 'oidc-provider';

/** What cannot be told at the client's own address: as JSON, since the library's page is not of the house. */
export const tellError: NonNullable<Configuration['renderError']> = (
  context,
  { error, error_description },
) => {
  context.type = 'application/json';
  context.body = { error, error_description };
};
