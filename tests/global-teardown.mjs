export default async function teardown() {
  await globalThis.polisTestServer?.stop();
}
