const cMaps = byName(
  import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
);
const standardFonts = byName(
  import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
);
const decoders = byName(
  import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
);

interface AssetRequest {
  readonly kind: string;
  readonly filename: string;
}

/**
 * Hands pdf.js the files it asks for by name: character maps, the 14 standard fonts, image decoders. All are bundled and
 * served from our own origin (`connect-src 'self'`); a name that is not bundled is refused.
 */
export class PdfAssets {
  async fetch({ kind, filename }: AssetRequest): Promise<Uint8Array> {
    const url = assetsOf(kind)?.get(filename);
    if (url === undefined) throw new Error('No such bundled file');
    const response = await fetch(url);
    if (!response.ok) throw new Error('Bundled file is missing');
    return new Uint8Array(await response.arrayBuffer());
  }
}

function assetsOf(kind: string): ReadonlyMap<string, string> | undefined {
  switch (kind) {
    case 'cMapUrl':
      return cMaps;
    case 'standardFontDataUrl':
      return standardFonts;
    case 'wasmUrl':
      return decoders;
    default:
      return undefined;
  }
}

function byName(urls: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(urls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));
}
