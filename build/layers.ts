/**
 * Which folder may import what. `docs/architecture.md` explains the picture; this is the law, and
 * `tests/unit/build/layers.test.ts` walks every import of the product against it. Everything not listed is forbidden.
 */

/** The folders that are walked. `build` and `tests` serve the product and may import anything; the product imports neither. */
export const PRODUCT_FOLDERS = ['shared', 'server', 'electron', 'renderer'] as const;

/**
 * Layer -> the layers it may import. A layer may always import itself; the longest matching folder decides to which
 * layer a file belongs. `folder/*` makes each direct subfolder a layer of its own, so that siblings cannot import each other.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'shared/base': [],
  'shared/domain': ['shared/base'],
  'shared/procedures': ['shared/base', 'shared/domain'],
  'shared/commands': ['shared/base', 'shared/domain'],
  'shared/ipc': ['shared/base', 'shared/domain', 'shared/commands'],
  'shared/wire': ['shared/base', 'shared/domain', 'shared/commands'],

  server: ['shared/base', 'shared/domain', 'shared/procedures', 'shared/commands', 'shared/wire'],

  'electron/ports': ['shared/base'],
  'electron/cache': ['electron/ports', 'shared/base', 'shared/domain'],
  'electron/blobs': ['electron/ports', 'shared/base', 'shared/domain'],
  'electron/outbox': ['electron/cache', 'electron/ports', 'shared/base', 'shared/domain', 'shared/commands'],
  'electron/sync': [
    'electron/outbox',
    'electron/cache',
    'electron/blobs',
    'electron/ports',
    'shared/base',
    'shared/domain',
    'shared/commands',
    'shared/wire',
  ],
  'electron/evidence': [
    'electron/blobs',
    'electron/cache',
    'electron/ports',
    'shared/base',
    'shared/domain',
    'shared/procedures',
  ],
  'electron/ipc': [
    'electron/cache',
    'electron/outbox',
    'electron/blobs',
    'electron/evidence',
    'electron/ports',
    'shared/base',
    'shared/domain',
    'shared/procedures',
    'shared/commands',
    'shared/ipc',
    'shared/wire',
  ],
  'electron/app': [
    'electron/ports',
    'electron/cache',
    'electron/blobs',
    'electron/outbox',
    'electron/sync',
    'electron/evidence',
    'electron/ipc',
    'shared/base',
    'shared/domain',
    'shared/procedures',
    'shared/commands',
    'shared/ipc',
    'shared/wire',
  ],
  'electron/cli': [
    'electron/app',
    'electron/evidence',
    'electron/ports',
    'shared/base',
    'shared/domain',
    'shared/procedures',
    'shared/commands',
    'shared/ipc',
    'shared/wire',
  ],
  'electron/shell': ['electron/app', 'electron/ports', 'shared/base', 'shared/ipc'],

  'renderer/text': ['shared/base', 'shared/domain'],
  'renderer/state': ['shared/base', 'shared/domain'],
  'renderer/ui': ['renderer/text', 'shared/base', 'shared/domain'],
  'renderer/viewer': ['shared/base', 'shared/domain'],
  'renderer/bridge': ['shared/base', 'shared/ipc', 'shared/commands'],
  'renderer/features/*': [
    'renderer/bridge',
    'renderer/ui',
    'renderer/viewer',
    'renderer/state',
    'renderer/text',
    'shared/base',
    'shared/domain',
    'shared/commands',
    'shared/procedures',
  ],
  'renderer/app': [
    'renderer/bridge',
    'renderer/ui',
    'renderer/viewer',
    'renderer/state',
    'renderer/text',
    'renderer/features/*',
    'shared/base',
    'shared/domain',
  ],
};

/** Folders that may use Node's own modules. `electron/ports` may not: interfaces need none. */
export const NODE_FOLDERS: readonly string[] = [
  'server',
  'electron/app',
  'electron/blobs',
  'electron/cache',
  'electron/cli',
  'electron/evidence',
  'electron/ipc',
  'electron/outbox',
  'electron/shell',
  'electron/sync',
];

/** npm package -> the folders that may import it (typings included). A package that is not listed is forbidden. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  // everywhere that something from outside is checked; of a form, what an earlier version of the program kept of it
  zod: ['shared', 'server', 'electron', 'renderer/bridge', 'renderer/features'],

  // desktop core
  electron: ['electron/shell'],
  'better-sqlite3': ['electron/cache'],
  'eventsource-parser': ['electron/sync'],
  'openid-client': ['electron/app', 'server/session'],
  utif2: ['electron/evidence'],
  'onnxruntime-node': ['electron/evidence'],
  'zxing-wasm': ['electron/evidence'],
  'pdfjs-dist': ['electron/evidence', 'renderer/viewer'],

  // interface
  react: ['renderer'],
  'react-dom': ['renderer/app'],
  'react-aria-components': ['renderer/ui', 'renderer/viewer', 'renderer/features', 'renderer/app'],
  '@tanstack/react-query': ['renderer/bridge', 'renderer/features', 'renderer/app'],
  zustand: ['renderer/state'],
  '@kern-ux/native': ['renderer/ui'],
  '@fontsource/fira-sans': ['renderer/ui', 'server/documents', 'server/demo'],

  // server
  fastify: ['server'],
  'fastify-plugin': ['server'],
  'fastify-type-provider-zod': ['server'],
  '@fastify/compress': ['server'],
  '@fastify/multipart': ['server'],
  '@fastify/rate-limit': ['server'],
  '@fastify/swagger': ['server'],
  'file-type': ['server'],
  jose: ['server/session'],
  'oidc-provider': ['server/session'],
  'prom-client': ['server'],
  pg: ['server/store'],
  '@electric-sql/pglite': ['server/store'],
  pdfkit: ['server/documents', 'server/demo', 'electron/evidence'],
  fontkit: ['server/documents', 'server/demo'],
  '@napi-rs/canvas': ['server/demo', 'electron/evidence'],
  'bwip-js': ['server/demo'],
};
