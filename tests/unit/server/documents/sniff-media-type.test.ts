import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { describeRefusedFile } from '../../../../server/documents/describe-refused-file.ts';
import { type RefusedFile, sniffMediaType } from '../../../../server/documents/sniff-media-type.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const pdf = (middle = '', end = '') =>
  bytes(`%PDF-1.7\n${middle}\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n${end}`);

function picture(): Canvas {
  const canvas = createCanvas(64, 48);
  canvas.getContext('2d').fillRect(10, 10, 20, 20);
  return canvas;
}

describe('files that are taken', () => {
  it.each([
    ['a PDF', pdf(), 'application/pdf'],
    [
      'a PDF behind a byte order mark and line breaks',
      bytes('\u00ef\u00bb\u00bf\r\n%PDF-1.4\n%%EOF'),
      'application/pdf',
    ],
    ['a PDF that only mentions encryption', pdf('% /EncryptMetadata false'), 'application/pdf'],
  ])('takes %s', (_name, file, mediaType) => {
    expect(sniffMediaType(file)).toEqual({ ok: true, value: { mediaType } });
  });

  it.each([
    ['JPEG', () => picture().toBuffer('image/jpeg'), 'image/jpeg'],
    ['PNG', () => picture().toBuffer('image/png'), 'image/png'],
    ['lossy WebP', () => picture().toBuffer('image/webp', 80), 'image/webp'],
  ])('takes a %s and reads its size', (_name, make, mediaType) => {
    const value = { mediaType, pixels: { width: 64, height: 48 } };
    expect(sniffMediaType(new Uint8Array(make()))).toEqual({ ok: true, value });
  });

  it('reads the size of lossless and extended WebP', () => {
    const lossless = bytes('RIFF\0\0\0\0WEBPVP8L\x10\0\0\0\x2f\x3f\xc0\x0b\0\0\0\0\0\0\0\0\0');
    const extended = bytes('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x2f\0\0');
    for (const file of [lossless, extended]) {
      expect(sniffMediaType(file)).toMatchObject({ ok: true, value: { pixels: { width: 64, height: 48 } } });
    }
  });

  it('takes a photo of a phone as HEIC and reads the size of the whole', () => {
    const size = (width: string, height: string) => `\0\0\0\x14ispe\0\0\0\0\0\0${width}\0\0${height}`;
    const sizes = `\0\0\0\x30ipco${size('\x02\0', '\x02\0')}${size('\x0f\xc0', '\x0b\xd0')}`;
    const photo = bytes(`\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x44meta\0\0\0\0\0\0\0\x38iprp${sizes}`);
    const value = { mediaType: 'image/heic', pixels: { width: 4032, height: 3024 } };
    expect(sniffMediaType(photo)).toEqual({ ok: true, value });
  });

  it('takes a scan as TIFF and reads the size of its largest page', () => {
    const entry = (tag: string, value: string) => `${tag}\x01\x04\0\x01\0\0\0${value}\0\0`;
    const page = (width: string, next: string) =>
      `\x02\0${entry('\0', width)}${entry('\x01', '\x90\x01')}${next}\0\0\0`;
    const scan = bytes(`II*\0\x08\0\0\0${page('\x20\x03', '\x26')}${page('\x58\x02', '\0')}`);
    const value = { mediaType: 'image/tiff', pixels: { width: 800, height: 400 } };
    expect(sniffMediaType(scan)).toEqual({ ok: true, value });
  });

  it('takes a JPEG with a film behind the picture, as phones write them', () => {
    const motion = Buffer.concat([picture().toBuffer('image/jpeg'), Buffer.from('\0\0\0\u0018ftypmp42'.repeat(50))]);
    expect(sniffMediaType(new Uint8Array(motion)).ok).toBe(true);
  });
});

describe('files that are refused', () => {
  const markup: RefusedFile = { kind: 'not-allowed', format: 'markup' };
  const hugePng = new Uint8Array(picture().toBuffer('image/png'));
  new DataView(hugePng.buffer).setUint32(16, 30_000);
  new DataView(hugePng.buffer).setUint32(20, 30_000);
  const jpeg = picture().toBuffer('image/jpeg');

  const table: readonly [string, Uint8Array, RefusedFile][] = [
    ['an empty file', new Uint8Array(), { kind: 'empty' }],
    ['HTML', bytes('<!DOCTYPE html><script>alert(1)</script>'), markup],
    ['HTML in UTF-16', bytes('\xff\xfe<\0h\0t\0m\0l\0>\0'), markup],
    ['SVG with a script', bytes('\n <svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), markup],
    ['SVG behind an XML declaration', bytes('\u00ef\u00bb\u00bf<?xml version="1.0"?><svg/>'), markup],
    ['a Word document', bytes('PK\u0003\u0004....[Content_Types].xml'), { kind: 'not-allowed', format: 'office' }],
    ['an old Word document', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), { kind: 'not-allowed', format: 'office' }],
    ['RTF', bytes('{\\rtf1\\ansi}'), { kind: 'not-allowed', format: 'office' }],
    ['a ZIP', bytes('PK\u0003\u0004........foto.jpg'), { kind: 'not-allowed', format: 'archive' }],
    ['gzip', bytes('\x1f\x8b\x08'), { kind: 'not-allowed', format: 'archive' }],
    ['a Windows program', bytes('MZ\x90\0'), { kind: 'not-allowed', format: 'program' }],
    ['a Linux program', bytes('\x7fELF\x02'), { kind: 'not-allowed', format: 'program' }],
    ['a shell script', bytes('#!/bin/sh\nrm -rf /'), { kind: 'not-allowed', format: 'script' }],
    ['plain text', bytes('Sehr geehrte Damen'), { kind: 'not-allowed', format: 'unknown' }],
    ['one byte', bytes('%'), { kind: 'not-allowed', format: 'unknown' }],
    ['a TIFF without pages', bytes('II*\0\x08\0\0\0'), { kind: 'damaged' }],
    ['a cut HEIC', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), { kind: 'damaged' }],
    ['a series in HEIF', bytes('\0\0\0\x18ftyphevc\0\0\0\0hevc'), { kind: 'cannot-be-shown-yet', format: 'HEIF' }],
    ['AVIF', bytes('\0\0\0\x1cftypmif1\0\0\0\0mif1avif'), { kind: 'cannot-be-shown-yet', format: 'HEIF' }],
    ['GIF', bytes('GIF89a'), { kind: 'cannot-be-shown-yet', format: 'GIF' }],
    ['BMP', bytes('BM\x46\0\0\0\0\0\0\0'), { kind: 'cannot-be-shown-yet', format: 'BMP' }],
    ['HTML before a PDF', bytes('<html><!--\n%PDF-1.4\n%%EOF'), { kind: 'ambiguous' }],
    ['a program before a PDF', bytes('MZ\x90\0%PDF-1.4\n%%EOF'), { kind: 'ambiguous' }],
    ['a PDF with HTML at its head', pdf('<html><script>x()</script>'), { kind: 'ambiguous' }],
    ['a PDF that is also a ZIP', pdf('', `PK\u0005\u0006${'\0'.repeat(18)}`), { kind: 'ambiguous' }],
    [
      'a PNG with a script',
      bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\0\0\x01\0'.repeat(2)}<script>`),
      { kind: 'ambiguous' },
    ],
    ['an encrypted PDF', pdf('trailer << /Root 1 0 R /Encrypt 9 0 R >>'), { kind: 'encrypted' }],
    ['an encrypted PDF, inline', pdf('<</Type/XRef/Encrypt<</V 5>>>>'), { kind: 'encrypted' }],
    [
      'an encrypted PDF that mentions it before, far from the value',
      pdf(`% /Encrypt /EncryptMetadata\n/Encrypt${' '.repeat(5000)}${'0'.repeat(5000)}9 0 R`),
      { kind: 'encrypted' },
    ],
    ['a cut PNG', bytes('\x89PNG\r\n\x1a\n\0\0'), { kind: 'damaged' }],
    ['a cut JPEG', new Uint8Array(jpeg.subarray(0, 20)), { kind: 'damaged' }],
    ['a JPEG without a size', bytes('\xff\xd8\xff\xda\0\x08\0\0\0\0\0\0'), { kind: 'damaged' }],
    ['a cut WebP', bytes('RIFF\0\0\0\0WEBPVP8X'), { kind: 'damaged' }],
    [
      'a picture of 30,000 by 30,000 pixels',
      hugePng,
      { kind: 'too-many-pixels', pixels: { width: 30_000, height: 30_000 } },
    ],
  ];

  it.each(table)('refuses %s', (_name, file, failure) => {
    expect(sniffMediaType(file)).toEqual({ ok: false, failure });
  });

  it('explains every refusal in German and says what to do', () => {
    for (const [, , refused] of table) expect(describeRefusedFile(refused)).toMatch(/Bitte .+\.$/);
  });

  it('answers for any bytes at all', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const start = table[seed % table.length]?.[1] ?? new Uint8Array();
      const garbled = Uint8Array.from([...start.subarray(0, 40)], (byte, index) => (byte + seed * index * 31) & 0xff);
      expect(typeof sniffMediaType(garbled).ok).toBe('boolean');
    }
  });
});
