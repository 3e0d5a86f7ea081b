import { cpSync, existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { noncePlaceholder } from './electron/shell/content-security-policy.ts';
import { channelNames, eventChannel } from './shared/ipc/index.ts';

const out = resolve(import.meta.dirname, 'out');
const external = ['electron', 'better-sqlite3'];

/** Scripts of worker threads lie beside main; `workerScript` of the shell finds them by name. */
const mainEntries = {
  main: 'electron/shell/main.ts',
  'import-worker': 'electron/sync/import-worker.ts',
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
        external: [...external, ...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  };
}

function absolute(entries: Readonly<Record<string, string>>): Record<string, string> {
  const paths = Object.entries(entries).map(([name, path]) => [name, resolve(import.meta.dirname, path)] as const);
  return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

/** What pdf.js fetches while it draws: character maps, standard fonts, colour profiles, decoders of scanned pictures. */
function pdfAssets(): Plugin {
  const folders = ['cmaps', 'standard_fonts', 'iccs', 'wasm'];
  return {
    name: 'zweiklick:pdf-assets',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle: ({ dir }) => {
      if (dir === undefined) return;
      const source = resolve(import.meta.dirname, 'node_modules/pdfjs-dist');
      for (const folder of folders) cpSync(resolve(source, folder), resolve(dir, 'pdfjs', folder), { recursive: true });
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  plugins: [react(), pdfAssets()],
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
