/** renew-main.ts: renews the keys of a profile in a process of its own, so that it can be killed at any moment. */
import { finishRenewal, renewKeys } from '../../electron/app/renew-keys.ts';
import { createFileVault } from '../../electron/cli/file-vault.ts';
import { systemClock } from '../../electron/ports/clock.ts';

const [how = '', profileDir = '', configDir = ''] = process.argv.slice(2);
const place = { profileDir, vault: createFileVault(profileDir, configDir), clock: systemClock };
process.send?.('ready');
await (how === 'finish' ? finishRenewal(place) : renewKeys(place));
process.send?.('done');
process.disconnect?.();
