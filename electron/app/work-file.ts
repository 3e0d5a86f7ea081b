import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { contentHash, workerId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { commandSchema } from '../../shared/commands/command.ts';
import { workingCopySchema } from '../outbox/working-copy.ts';

/**
 * A file that carries one person's unsent work to another workstation: a line of JSON that tells version and how the key is
 * made, then the encrypted content (AES-256-GCM over gzip, the first line authenticated with it).
 */
const MAGIC = 'zweiklick-work';
const VERSION = 1;
const MOST_BYTES = 2_000_000_000;
const TAG_BYTES = 16;
/** OWASP's recommendation for scrypt: 128 MB for each try at a passphrase. */
const COST = { N: 2 ** 17, r: 8, p: 1 };

const header = z.object({
  file: z.literal(MAGIC),
  version: z.int().positive(),
});
const headerOfVersion1 = header.extend({
  scrypt: z.object({ N: z.int().max(2 ** 20), r: z.int().max(32), p: z.int().max(16), salt: z.base64() }),
  iv: z.base64(),
});

const content = z.strictObject({
  workerId,
  exportedAt: z.iso.datetime(),
  commands: z.array(
    z.strictObject({
      command: commandSchema,
      /** Why the server refused it, and when; null for what it has not answered. */
      refusal: z.strictObject({ reason: z.string().max(60), at: z.iso.datetime() }).nullable(),
    }),
  ),
  copies: z.array(workingCopySchema),
  contents: z.array(z.strictObject({ hash: contentHash, bytes: z.base64() })),
});
export type WorkContent = z.infer<typeof content>;

export type WorkFileProblem = 'wrong-passphrase' | 'unreadable' | 'newer-version';

export async function sealWork(work: WorkContent, passphrase: Secret): Promise<Uint8Array> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const scrypt = { ...COST, salt: salt.toString('base64') };
  const line = Buffer.from(`${JSON.stringify({ file: MAGIC, version: VERSION, scrypt, iv: iv.toString('base64') })}\n`);
  const cipher = createCipheriv('aes-256-gcm', derive(passphrase, salt, COST), iv);
  cipher.setAAD(line);
  const packed = await promisify(gzip)(Buffer.from(JSON.stringify(work)));
  return Buffer.concat([line, cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
}

export async function openWork(file: Uint8Array, passphrase: Secret): Promise<Result<WorkContent, WorkFileProblem>> {
  const bytes = Buffer.from(file);
  const end = bytes.subarray(0, 2000).indexOf('\n');
  const told = parse(end === -1 ? '' : bytes.subarray(0, end).toString('utf8'));
  const known = header.safeParse(told);
  if (!known.success) return failed('unreadable');
  if (known.data.version > VERSION) return failed('newer-version');
  const first = headerOfVersion1.safeParse(told);
  const sealed = bytes.subarray(end + 1);
  if (!first.success || sealed.length < TAG_BYTES) return failed('unreadable');
  const { scrypt, iv } = first.data;
  let packed: Buffer;
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      derive(passphrase, Buffer.from(scrypt.salt, 'base64'), scrypt),
      Buffer.from(iv, 'base64'),
    );
    decipher.setAAD(bytes.subarray(0, end + 1));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    packed = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return failed('wrong-passphrase'); // or changed on the way: the two cannot be told apart
  }
  const text = await promisify(gunzip)(packed, { maxOutputLength: MOST_BYTES }).catch(() => Buffer.alloc(0));
  const work = content.safeParse(parse(text.toString('utf8')));
  return work.success ? ok(work.data) : failed('unreadable');
}

function derive(passphrase: Secret, salt: Uint8Array, { N, r, p }: typeof COST): Buffer {
  return scryptSync(passphrase.reveal().normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
