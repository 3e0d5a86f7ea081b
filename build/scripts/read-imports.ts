/**
 * read-imports.ts: every module that a source file names, read with the TypeScript parser.
 */
import ts from 'typescript';

export interface FoundImport {
  /** As written, or null where it is computed and cannot be checked. */
  readonly specifier: string | null;
  /** 1-based. */
  readonly line: number;
}

/** Static and dynamic imports, re-exports, `import('x')` types, `require`, and `new URL('x', import.meta.url)` (workers, assets). */
export function readImports(fileName: string, text: string): readonly FoundImport[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: FoundImport[] = [];
  const visit = (node: ts.Node): void => {
    const named = namedModule(node);
    if (named !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({ specifier: ts.isStringLiteralLike(named) ? named.text : null, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The expression that names a module, or undefined where the node names none. */
function namedModule(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (ts.isCallExpression(node) && namesModule(node.expression)) return node.arguments[0];
  // a computed URL is a path at run time (a built worker, an asset), not a module
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && isHere(node.arguments?.[1])) {
    const path = node.arguments?.[0];
    return path !== undefined && ts.isStringLiteralLike(path) ? path : undefined;
  }
  return undefined;
}

function namesModule(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || ['require', 'import.meta.resolve'].includes(callee.getText());
}

function isHere(base: ts.Expression | undefined): boolean {
  return base?.getText() === 'import.meta.url';
}
