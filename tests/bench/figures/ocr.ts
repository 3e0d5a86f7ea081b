import { createHash } from 'node:crypto';
import { checkReadings } from '../../../electron/cli/evidence/check-entry.ts';
import { createOcrEngine, type OcrEngine } from '../../../electron/evidence/ocr/ocr-engine.ts';
import { readDocument } from '../../../electron/evidence/read-document.ts';
import { contentHash } from '../../../shared/base/ids.ts';
import type { EvidenceCase } from '../../fixtures/evidence-case.ts';
import { makePlanned } from '../../fixtures/make-case.ts';
import { planCase } from '../../fixtures/plan-case.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, timedAsync } from '../measure.ts';

const ROUNDS = 3;
/** A certificate on A4 without a contradiction. */
const certificate = 22;

/**
 * From bytes to verdicts: an A4 scan at 300 dpi and a phone photo of 12 megapixels. The limit is what the engines need
 * alone: the same calls with the same prepared pictures, once more without anything around them.
 */
export async function measureOcr(): Promise<Figure> {
  const ocr = await createOcrEngine();
  const plan = planCase(certificate);
  const scan = await makePlanned({ ...plan, delivery: 'image-pdf-300' });
  const photo = await makePlanned({ ...plan, delivery: 'phone-12mp' });
  try {
    await measureOne(scan, ocr); // loads what is loaded once
    const scans = await repeat(() => measureOne(scan, ocr));
    const photos = await repeat(() => measureOne(photo, ocr));
    const value = scans.whole + photos.whole;
    const limit = scans.engines + photos.engines;
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: {
        '<= 1.3 x the engines alone': value <= 1.3 * limit,
        'field region <= 400 ms': Math.max(scans.look, photos.look) <= 400,
      },
      details: {
        'scan 300 dpi': scans.whole,
        'scan, engines alone': scans.engines,
        'photo 12 MP': photos.whole,
        'photo, engines alone': photos.engines,
        'a day in a known region': Math.max(scans.look, photos.look),
      },
    });
  } finally {
    await ocr.close();
  }
}

interface Times {
  readonly whole: number;
  readonly engines: number;
  /** The slowest look at a day. */
  readonly look: number;
}

async function repeat(work: () => Promise<Times>): Promise<Times> {
  const times: Times[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await work());
  const of = (part: keyof Times) => median(times.map((one) => one[part]));
  return { whole: of('whole'), engines: of('engines'), look: of('look') };
}

async function measureOne(one: EvidenceCase, ocr: OcrEngine): Promise<Times> {
  const [file] = one.files;
  if (file === undefined) throw new Error('a case has a file');
  const calls: { readonly kind: string; readonly again: () => Promise<unknown> }[] = [];
  const recorded: OcrEngine = {
    ...ocr,
    recognise: (...call) => {
      calls.push({ kind: 'page', again: () => ocr.recognise(...call) });
      return ocr.recognise(...call);
    },
    detectTurn: (...call) => {
      calls.push({ kind: 'turn', again: () => ocr.detectTurn(...call) });
      return ocr.detectTurn(...call);
    },
    look: (...call) => {
      calls.push({ kind: call[1].kind, again: () => ocr.look(...call) });
      return ocr.look(...call);
    },
  };
  const whole = await timedAsync(async () => {
    const hash = contentHash.parse(createHash('sha256').update(file.bytes).digest('hex'));
    const reading = await readDocument({ ...file, contentHash: hash }, { ocr: recorded });
    checkReadings({ procedure: 'sick-note', declared: one.declared, previous: [], receivedOn: null }, [reading]);
  });
  let engines = 0;
  let look = 0;
  for (const { kind, again } of calls) {
    const time = await timedAsync(again);
    engines += time;
    if (kind === 'date') look = Math.max(look, time);
  }
  return { whole, engines, look };
}
