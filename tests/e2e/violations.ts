import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page, a line each. Marks stand where the document has its words, however close; each does what its
 * row does, which is large enough (WCAG 2.5.8).
 */
export async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).exclude('.zk-mark').withTags(standards).setLegacyMode().analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
