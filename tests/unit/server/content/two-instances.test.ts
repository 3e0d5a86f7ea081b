import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentStore } from '../../../../server/content/content-store.ts';
import { createFolderContentStore } from '../../../../server/content/folder-content-store.ts';
import { tidyContent } from '../../../../server/content/tidy-content.ts';
import type { Database } from '../../../../server/store/database.ts';
import { migrate } from '../../../../server/store/migrate.ts';
import { openPostgresDatabase } from '../../../../server/store/postgres-database.ts';
import { routes } from '../../../../shared/wire/routes.ts';
import { newPostgresUrl } from '../../../helpers/databases.ts';
import { openSmallOffice, receivedAt, type SmallOffice, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

const now = () => new Date(receivedAt);

describe('two instances on one database and one folder of contents', () => {
  let databases: readonly Database[];
  let office: SmallOffice;
  let server: ServerUnderTest;
  let otherContent: ContentStore;

  beforeAll(async () => {
    const url = await newPostgresUrl();
    databases = [await openPostgresDatabase(url), await openPostgresDatabase(url)];
    const [first] = databases;
    if (first === undefined) throw new Error('no database');
    await migrate(first);
    office = await openSmallOffice(first);
    server = await serve(office);
    otherContent = await createFolderContentStore({ folder: office.contentFolder, newId: randomUUID });
  });
  afterAll(async () => {
    await server?.app.close();
    for (const database of databases ?? []) await database.close();
  });

  it('never leave a document without its bytes when one uploads what the other is tidying away', async () => {
    const headers = await server.signIn(office.sabine);
    for (let round = 0; round < 25; round += 1) {
      const bytes = Buffer.from(tinyPdf(`Runde ${round}`));
      const hash = createHash('sha256').update(bytes).digest('hex');
      const url = routes.uploadContent.path.replace(':contentHash', hash);
      const upload = () =>
        server.app.inject({
          method: 'PUT',
          url,
          headers: { ...headers, 'content-type': 'application/octet-stream' },
          payload: bytes,
        });
      await upload();
      await office.database.transaction((transaction) => transaction.query(longAgo, { hash }));
      const [, other] = databases;
      if (other === undefined) throw new Error('no other instance');
      const [answer] = await Promise.all([
        upload(),
        tidyContent({ database: other, content: otherContent, now }),
        tidyContent({ database: office.database, content: office.content, now }),
      ]);
      expect(answer.statusCode).toBe(200);
      const document = routes.document.path.replace(':contentHash', hash);
      const read = await server.app.inject({ url: document, headers });
      expect(read.rawPayload.equals(bytes)).toBe(true);
    }
  });
});

const longAgo = `UPDATE content_upload SET uploaded_at = '2026-11-01T00:00:00Z' WHERE content_hash = :hash`;
