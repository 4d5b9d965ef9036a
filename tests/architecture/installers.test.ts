import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readConfig = () => getConfig(root, join(root, 'electron-builder.yml'), null);
const validate = (config: Awaited<ReturnType<typeof readConfig>>) =>
  validateConfiguration(config, new DebugLogger(false));

describe('electron-builder.yml', () => {
  it('fits its schema', async () => {
    await expect(validate(await readConfig())).resolves.toBeUndefined();
  });

  it('would be refused with a word that the schema does not know', async () => {
    const config = await readConfig();
    await expect(validate(Object.assign(config, { npmRebuilt: true }))).rejects.toThrow(/npmRebuilt/);
  });

  it('makes an installer for each system and architecture', async () => {
    const { win, linux, mac } = await readConfig();
    expect({ win: win?.target, linux: linux?.target, mac: mac?.target }).toEqual({
      win: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      linux: [
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'AppImage', arch: ['x64', 'arm64'] },
      ],
      mac: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    });
  });
});
