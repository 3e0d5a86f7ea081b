import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { namesOfModulesBeside } from './build/packaging/modules-beside.ts';
import { noncePlaceholder } from './electron/shell/content-security-policy.ts';
import { channelNames, eventChannel } from './shared/ipc/index.ts';

const out = resolve(import.meta.dirname, 'out');
/** Machine code, WebAssembly and models lie beside the bundle as modules of their own. */
const external = ['electron', ...namesOfModulesBeside];

/** Scripts of worker threads and processes lie beside main; `workerScript` of the shell finds them by name. */
const mainEntries = {
  main: 'electron/shell/main.ts',
  'import-worker': 'electron/sync/import-worker.ts',
  'evidence-worker': 'electron/evidence/service/evidence-worker.ts',
};

function nodeEnvironment(folder: string, entries: Readonly<Record<string, string>>): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: resolve(out, folder),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: absolute(entries),
        external: [...external.map(withItsFiles), ...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'shared-[name].cjs' },
      },
    },
  };
}

/** A module and everything in it: `zxing-wasm` and `zxing-wasm/reader`. */
function withItsFiles(name: string): RegExp {
  return new RegExp(`^${name}(/|$)`);
}

function absolute(entries: Readonly<Record<string, string>>): Record<string, string> {
  const paths = Object.entries(entries).map(([name, path]) => [name, resolve(import.meta.dirname, path)] as const);
  return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  worker: { format: 'es' },
  build: {
    outDir: resolve(out, 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: false,
    assetsInlineLimit: 0,
    sourcemap: true,
  },
  environments: {
    main: nodeEnvironment('main', mainEntries),
    preload: {
      ...nodeEnvironment('preload', { preload: 'electron/shell/preload.ts' }),
      define: { CHANNEL_NAMES: JSON.stringify(channelNames), EVENT_CHANNEL: JSON.stringify(eventChannel) },
    },
  },
  builder: {
    buildApp: async (builder) => {
      const environments = Object.values(builder.environments).filter(({ name }) => name !== 'ssr');
      await Promise.all(environments.map((environment) => builder.build(environment)));
    },
  },
});
