import type { Instant } from '../../shared/base/calendar-date.ts';
import type { AuditClass, AuditHead, AuditProblem } from '../../shared/wire/audit.ts';
import { type AuditContent, genesisHash, hashContent, linkHash, type Seal } from './chain.ts';

/** A seal with the entry it belongs to; null where there is none (any more). An export leaves contents out. */
export interface ChainLink<Content = AuditContent | null> {
  readonly seal: Seal;
  readonly content: Content;
}

/** Contents of a class that were erased because their period was over: up to a number, older than a moment. */
export interface Erasure {
  readonly class: AuditClass;
  readonly through: number;
  readonly olderThan: Instant;
}

export interface ChainFacts {
  readonly erasures: readonly Erasure[];
  /** Heads that were kept outside of the log. */
  readonly anchors: readonly AuditHead[];
  /** Where the walk begins; from the first entry when left out (an exported part begins later). */
  readonly start?: { readonly sequence: number; readonly previousHash: string };
}

export interface ChainCheck {
  /** In the order of the numbers. */
  add(link: ChainLink<AuditContent | null | 'left-out'>): void;
  /** After the last link. */
  finish(): { readonly checked: number; readonly erased: number; readonly problem: AuditProblem | null };
}

/** Walks a chain link by link and keeps the first thing that is wrong. No database, no clock. */
export function createChainCheck({ erasures, anchors, start }: ChainFacts): ChainCheck {
  const first = start ?? { sequence: 1, previousHash: genesisHash };
  const anchored = new Map(anchors.map((anchor) => [anchor.sequence, anchor.hash]));
  let expected = first.sequence;
  let previousHash = first.previousHash;
  let previousAt: Instant | null = null;
  let lastGoodAnchor = first.sequence - 1;
  let checked = 0;
  let erased = 0;
  let problem: AuditProblem | null = null;

  const problemOf = ({ seal, content }: Parameters<ChainCheck['add']>[0]): AuditProblem | null => {
    const at = seal.at as Instant;
    if (seal.sequence !== expected) return { kind: 'missing', sequence: expected, at: previousAt };
    if (linkHash(previousHash, seal) !== seal.chainHash) return { kind: 'changed', sequence: expected, at };
    if (content === null && !isErased(seal)) return { kind: 'missing', sequence: expected, at };
    const isKnown = content !== null && content !== 'left-out';
    if (isKnown && hashContent(content) !== seal.contentHash) return { kind: 'changed', sequence: expected, at };
    const anchor = anchored.get(expected);
    if (anchor === undefined) return null;
    if (anchor !== seal.chainHash) return { kind: 'rewritten', sequence: lastGoodAnchor + 1, at };
    lastGoodAnchor = expected;
    return null;
  };

  const isErased = (seal: Seal) =>
    erasures.some(
      (erasure) =>
        erasure.class === seal.class &&
        seal.sequence <= erasure.through &&
        Date.parse(seal.at) < Date.parse(erasure.olderThan),
    );

  return {
    add(link) {
      checked += 1;
      if (link.content === null && isErased(link.seal)) erased += 1;
      if (problem !== null) return;
      problem = problemOf(link);
      expected = link.seal.sequence + 1;
      previousHash = link.seal.chainHash;
      previousAt = link.seal.at as Instant;
    },
    finish() {
      const beyond = anchors.filter((anchor) => anchor.sequence >= expected);
      if (problem === null && beyond.length > 0) problem = { kind: 'missing', sequence: expected, at: previousAt };
      return { checked, erased, problem };
    },
  };
}
