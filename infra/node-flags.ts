/**
 * Flags of Node for every service, in the image too (`infra/Dockerfile`). What a request allocates
 * mostly dies with it: in a larger young generation it dies before it is ever copied.
 */
export const serviceFlags = ['--max-semi-space-size=64'];
