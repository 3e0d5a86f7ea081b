import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { turnPicture } from '../../../../electron/evidence/ocr/gray-picture.ts';
import { createOcrEngine, type OcrEngine } from '../../../../electron/evidence/ocr/ocr-engine.ts';
import { draw, drawCells } from './draw-text.ts';

/** Part of a certificate: a name, a ticked and an empty box, two days. */
const page = draw(900, 560, (context) => {
  context.font = '22px Arimo';
  context.fillText('Name, Vorname des Versicherten', 40, 50);
  context.fillText('geb. am', 640, 50);
  context.fillText('Erstbescheinigung', 90, 170);
  context.fillText('Folgebescheinigung', 490, 170);
  context.fillText('voraussichtlich arbeitsunfähig bis einschließlich', 40, 260);
  context.fillText('Ausfertigung zur Vorlage beim Arbeitgeber', 40, 480);
  context.strokeRect(50, 150, 24, 24);
  context.fillText('X', 55, 171);
  context.strokeRect(450, 150, 24, 24);
  context.font = '30px Arimo';
  context.fillText('Müller-Größ, Käthe', 40, 96);
  context.fillText('07.03.1985', 640, 96);
  drawCells(context, '231126', 60, 290, 40);
});
const inParts = (left: number, top: number, width: number, height: number) => ({
  left: left / page.width,
  top: top / page.height,
  width: width / page.width,
  height: height / page.height,
});

let engine: OcrEngine;
beforeAll(async () => {
  engine = await createOcrEngine();
});
afterAll(() => engine.close());

describe('the engine', () => {
  it('reads labels and a day with their places', async () => {
    const words = await engine.recognise(page);
    const text = words.map((word) => word.text).join('');
    for (const label of ['Erstbescheinigung', 'Folgebescheinigung', '07.03.1985', 'Arbeitgeber']) {
      expect(text).toContain(label);
    }
    const day = words.find((word) => word.text === '07.03.1985');
    expect(Math.abs((day?.box.left ?? 0) - 640 / 900)).toBeLessThan(0.02);
  });

  it('stops when it is told to', async () => {
    await expect(engine.recognise(page, AbortSignal.abort())).rejects.toThrow();
  });

  it.each([
    ['in cells', inParts(40, 275, 290, 80), '231126'],
    ['in plain print', inParts(620, 66, 200, 40), '07031985'],
  ])('reads a day %s in three ways that agree', async (_, box, digits) => {
    const { readings, mark } = await engine.look(page, { kind: 'date', box });
    expect(mark).toBeNull();
    expect(new Set(readings.map(({ engine: name }) => name))).toEqual(new Set(['pp-ocr', 'cells', 'tesseract']));
    for (const { text } of readings) expect(text.replace(/\D/g, '')).toBe(digits);
  });

  it('reads a name with its umlauts', async () => {
    const { readings } = await engine.look(page, { kind: 'text', box: inParts(30, 62, 320, 48) });
    expect(readings.find(({ engine: name }) => name === 'tesseract')?.text).toBe('Müller-Größ, Käthe');
  });

  it.each([
    ['a ticked', 20, true],
    ['an empty', 420, false],
  ])('tells %s box', async (_, left, isTicked) => {
    const { mark } = await engine.look(page, { kind: 'mark', box: inParts(left, 138, 66, 48) });
    expect(mark).toMatchObject({ isTicked });
    expect(mark?.confidence).toBeGreaterThan(0.8);
  });

  it('finds no box where none is printed', async () => {
    const { mark } = await engine.look(page, { kind: 'mark', box: inParts(300, 380, 66, 48) });
    expect(mark).toBeNull();
  });

  it.each([0, 180, 270] as const)('says how a page that was turned by %i degrees gets upright', async (turn) => {
    expect(await engine.detectTurn(turnPicture(page, turn))).toBe((360 - turn) % 360);
  });
});
