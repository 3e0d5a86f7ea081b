import { createHash } from 'node:crypto';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import type { Task } from '../../shared/domain/task.ts';
import { protocolHeader, protocolVersion } from '../../shared/wire/protocol.ts';
import { pullLine } from '../../shared/wire/pull.ts';
import { sessionSchema } from '../../shared/wire/session.ts';

/** What the server itself says, asked over HTTP and not through the app. */
export interface ServerTruth {
  rows(): Promise<{ readonly tasks: readonly Task[]; readonly documents: readonly FileDocument[] }>;
  counts(): Promise<ServerCounts>;
  /** Bytes of a document, checked against their hash. */
  document(hash: string): Promise<Uint8Array>;
}

export interface ServerCounts {
  readonly confirmed: number;
  readonly filedDocuments: number;
  /** Delivered messages to the statistics. */
  readonly statistics: number;
}

export async function askServer(url: string, login: string): Promise<ServerTruth> {
  const common = { [protocolHeader]: String(protocolVersion), 'content-type': 'application/json' };
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url + path, { method: 'POST', headers: { ...common, ...headers }, body: JSON.stringify(body) });
  const signIn = async () => {
    const signedIn = await post('/v1/session/demo', { login, deviceId: crypto.randomUUID() });
    return `Bearer ${sessionSchema.parse(await signedIn.json()).token}`;
  };
  let authorization = await signIn();
  /** Once more with a new session when the person has left everywhere meanwhile. */
  const asking = async (request: () => Promise<Response>): Promise<Response> => {
    const answer = await request();
    if (answer.status !== 401) return answer;
    authorization = await signIn();
    return await request();
  };

  return {
    async rows() {
      const answer = await (await asking(() => post('/v1/pull', { cursor: null }, { authorization }))).text();
      const lines = answer
        .trim()
        .split('\n')
        .map((line) => pullLine.parse(JSON.parse(line)));
      const tasks: Task[] = [];
      const documents: FileDocument[] = [];
      for (const line of lines) {
        if (line.line !== 'put') continue;
        if (line.topic === 'task') tasks.push(line.row);
        if (line.topic === 'file-document') documents.push(line.row);
      }
      return { tasks, documents };
    },
    async counts() {
      const text = await (await fetch(`${url}/metrics`)).text();
      const sum = (pattern: RegExp) =>
        [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
      return {
        confirmed: sum(/^zweiklick_tasks\{state="(?:confirmed|filed)"\} (\d+)/gm),
        filedDocuments: sum(/^zweiklick_filed_documents\{[^}]*\} (\d+)/gm),
        statistics: sum(/^zweiklick_transfers\{target="statistics",state="delivered"\} (\d+)/gm),
      };
    },
    async document(hash) {
      const answer = await asking(() =>
        fetch(`${url}/v1/documents/${hash}`, { headers: { ...common, authorization } }),
      );
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== hash) throw new Error('A filed document does not have the bytes that were sent');
      return bytes;
    },
  };
}
