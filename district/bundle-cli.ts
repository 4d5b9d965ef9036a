/**
 * `npm run district:bundle -- FILE [--address http://…]`: hands a courier's bundle to a district that runs, and writes the way
 * back beside it, as FILE.back.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bundlePath } from './bundleRoutes.ts';

const refusal = z.object({ code: z.string(), sentence: z.object({ zh: z.string(), en: z.string() }) });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { address: { type: 'string', default: 'http://127.0.0.1:8600' } },
});
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('node district/bundle-cli.ts FILE [--address http://127.0.0.1:8600]\n');
  process.exit(2);
}
const answer = await fetch(new URL(bundlePath, values.address), {
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: new Uint8Array(readFileSync(file)),
});
if (answer.ok) {
  writeFileSync(`${file}.back`, Buffer.from(await answer.arrayBuffer()));
  process.stdout.write(
    `已接收，请把 ${file}.back 带回去导入。\nTaken. Carry ${file}.back to the desk and import it.\n`,
  );
} else {
  const said = refusal.safeParse(await answer.json().catch(() => null));
  const { zh, en } = said.success
    ? said.data.sentence
    : { zh: '区服务器没有接收。', en: 'The district did not take it.' };
  process.stderr.write(`${zh}\n${en}\n`);
  process.exitCode = 1;
}
