import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

// Loaded into each process before its own code: writes down whom it speaks to, however it does.

const file = process.env.POLIS_CONNECTIONS_FILE;
const note = (what) => appendFileSync(file, `${process.argv[1] ?? 'worker'} ${what}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  const [first] = Array.isArray(given[0]) ? given[0] : given;
  const { host, port, path } = typeof first === 'object' ? first : { port: first, host: given[1] };
  note(path ? `path ${path}` : `tcp ${host ?? 'localhost'}:${port}`);
  return connect.apply(this, given);
};
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...given) {
  note('udp');
  return send.apply(this, given);
};
for (const resolver of [dns, dns.promises]) {
  const { lookup } = resolver;
  resolver.lookup = (name, ...rest) => {
    note(`name ${name}`);
    return lookup(name, ...rest);
  };
}
