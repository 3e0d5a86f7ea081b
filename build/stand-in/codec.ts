/** A value of structured clone as JSON: primitives as they are, everything else as `{ $: kind, v: content }`. */
export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [key: string]: Wire };

export interface Codec {
  encode(value: unknown): Wire;
  decode(wire: Wire): unknown;
}

/**
 * Electron moves messages by structured clone; here they travel as JSON. This function's source also runs inside the
 * page, so it uses nothing from outside of itself. Messages are trees: cycles are refused.
 */
export function makeCodec(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array): Codec {
  type Tagged = { readonly $: string; readonly v: Wire; readonly k?: string };
  const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);

  function encode(value: unknown): Wire {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined', v: null };
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value !== 'object') throw new Error('An object could not be cloned.');
    return encodeObject(value);
  }

  function encodeObject(value: object): Wire {
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map) return { $: 'map', v: [...value].map(([key, item]) => [encode(key), encode(item)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(encode) };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: 'view', k: kindOf(value), v: toBase64(bytes) };
    }
    if (value instanceof Error) return { $: 'error', v: value.message };
    if (kindOf(value) !== 'Object') throw new Error('An object could not be cloned.');
    const entries = Object.entries(value).map(([key, item]): Wire => [key, encode(item)]);
    return { $: 'object', v: entries };
  }

  function decode(wire: Wire): unknown {
    if (wire === null || typeof wire !== 'object') return wire;
    if (Array.isArray(wire)) return wire.map(decode);
    return decodeTagged(wire as Tagged);
  }

  function decodeTagged({ $: kind, v: content, k: view }: Tagged): unknown {
    const pairs = () =>
      (content as readonly (readonly [Wire, Wire])[]).map(([a, b]) => [decode(a), decode(b)] as const);
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(content);
      case 'bigint':
        return BigInt(content as string);
      case 'date':
        return new Date(content as number);
      case 'map':
        return new Map(pairs());
      case 'set':
        return new Set((content as readonly Wire[]).map(decode));
      case 'buffer':
        return fromBase64(content as string).slice().buffer;
      case 'view':
        return decodeView(content as string, view ?? 'Uint8Array');
      case 'error':
        return new Error(content as string);
      default:
        return Object.fromEntries(pairs() as readonly (readonly [string, unknown])[]);
    }
  }

  function decodeView(text: string, name: string): unknown {
    const bytes = fromBase64(text).slice();
    if (name === 'Uint8Array') return bytes;
    const views = globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>;
    const View = views[name];
    if (View === undefined) throw new Error(`unknown view ${name}`);
    return new View(bytes.buffer);
  }

  return { encode, decode };
}

export const nodeCodec = makeCodec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
);
