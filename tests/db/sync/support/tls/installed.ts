/** Asks a server that the authority of the tests vouches for, as the program asks a district; says whether it believes it. */
import { createServer } from 'node:http';
import { WayOut } from '../../../../../db/sync/proxy.ts';
import { openFront } from './front.ts';

const server = createServer((_, answer) => void answer.end('here'));
server.listen(0, '127.0.0.1');
await new Promise((turn) => server.once('listening', turn));
const bound = server.address();
const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
const front = await openFront(`http://127.0.0.1:${port}`, 'good');
const said = await new WayOut({ fetch, systemProxy: async () => 'DIRECT' })
  .to(
    front.address,
    null,
  )(front.address)
  .then(
    (answer) => answer.text(),
    () => 'not believed',
  );
console.log(said);
process.exit(0);
