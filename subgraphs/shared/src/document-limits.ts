// What the gateway and employment agree on of documents.

/** Bytes of the largest document. */
export const mostDocumentBytes = 20 * 1024 * 1024;

/** Bytes that one request between the two carries; the gateway cuts what is larger into such parts. */
export const mostPartBytes = 4 * 1024 * 1024;
