import ts from 'typescript';
import { nodesOf, placeOf, type SourceFile } from './source-files.js';

/** What of Node opens a line to somebody, starts another program or runs code elsewhere, and what of it does neither. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  net: ['isIP', 'isIPv4', 'isIPv6', 'BlockList'],
  http: ['STATUS_CODES', 'METHODS'],
  https: [],
  http2: [],
  tls: [],
  dns: [],
  dgram: [],
  quic: [],
  child_process: [],
  cluster: [],
  worker_threads: [],
  inspector: [],
  repl: [],
  vm: [],
  wasi: [],
  sqlite: [],
};

/** What opens a line without an import. */
const GLOBALS: ReadonlySet<string> = new Set([
  'fetch',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'XMLHttpRequest',
]);

/** What reaches a module, or makes code, by a name that isn't written where it is imported. */
const ROUND_ABOUT: ReadonlySet<string> = new Set(['require', 'createRequire', 'eval', 'Function']);

/** The same, of an object that stands in every file. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  process: ['getBuiltinModule', 'binding', 'dlopen'],
  navigator: ['sendBeacon'],
};

/**
 * P1 — the places of a file that could send something out of the service: a module of Node that opens lines or starts programs, as far
 * as what is taken from it isn't known to do neither; a client that Node has without an import; and each way around both.
 *
 * @returns 'src/main.ts:12 net', in the order in which they stand
 */
export function linesOut(file: SourceFile): string[] {
  return nodesOf(file.tree, isAnything)
    .map((node) => [node, sendsBy(node)] as const)
    .filter(([, by]) => by !== null)
    .map(([node, by]) => `${placeOf(file, node)} ${by ?? ''}`);
}

/** The packages that a file takes something of at run time: not their types alone, none of Node's own and no file of ours. */
export function packagesOf(file: SourceFile): string[] {
  const specifiers = nodesOf(file.tree, isAnything).flatMap((node) => {
    if (ts.isImportDeclaration(node))
      return node.importClause?.phaseModifier === TYPE_ONLY ? [] : [wordOf(node.moduleSpecifier)];
    if (ts.isExportDeclaration(node))
      return node.isTypeOnly || !node.moduleSpecifier ? [] : [wordOf(node.moduleSpecifier)];
    return [];
  });
  return [
    ...new Set(specifiers.filter((name) => !/^(\.|node:)/.test(name) && !(coreOf(name) in MODULES)).map(packageName)),
  ];
}

const TYPE_ONLY = ts.SyntaxKind.TypeKeyword;
const isAnything = (node: ts.Node): node is ts.Node => node.kind > ts.SyntaxKind.Unknown;
const wordOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : '');
const packageName = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** 'node:dns/promises' is of 'dns'. */
function coreOf(specifier: string): string {
  return specifier.replace(/^node:/, '').split('/')[0] ?? '';
}

function sendsBy(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node)) return importSends(node);
  if (ts.isExportDeclaration(node))
    return node.moduleSpecifier && !node.isTypeOnly ? moduleSends(wordOf(node.moduleSpecifier)) : null;
  if (ts.isImportEqualsDeclaration(node)) return 'import =';
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isElementAccessExpression(node) && isWhole(node.expression)) return 'globalThis[]';
  if (ts.isIdentifier(node) && isTaken(node)) return node.text;
  return null;
}

function moduleSends(specifier: string): string | null {
  const core = coreOf(specifier);
  return core in MODULES ? core : null;
}

/** A whole module, or a name of it that isn't known to be harmless; types are gone once it is built. */
function importSends({ importClause, moduleSpecifier }: ts.ImportDeclaration): string | null {
  const core = moduleSends(wordOf(moduleSpecifier));
  if (core === null || importClause?.phaseModifier === TYPE_ONLY) return null;
  const named = importClause?.namedBindings;
  if (importClause?.name !== undefined || named === undefined || !ts.isNamedImports(named)) return core;
  const harmless = MODULES[core] ?? [];
  const others = named.elements.filter(
    (one) => !one.isTypeOnly && !harmless.includes((one.propertyName ?? one.name).text),
  );
  return others.length === 0 ? null : core;
}

/** A name in use, of what stands in every file or of the object that holds it all; a method or member of that name is something else. */
function isTaken(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    const whose = isWhole(parent.expression)
      ? [...GLOBALS, ...ROUND_ABOUT]
      : (MEMBERS[parent.expression.getText()] ?? []);
    return whose.includes(node.text);
  }
  if (!GLOBALS.has(node.text) && !ROUND_ABOUT.has(node.text)) return false;
  // The name as it stands in an import is no use of it; under another name the uses wouldn't be found.
  if (ts.isImportSpecifier(parent)) return parent.propertyName !== undefined;
  if (isLookedUp(parent)) return false;
  const isNamed = ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent);
  return !(isNamed && parent.name === node) && !ts.isTypeNode(parent);
}

/** `createRequire(…).resolve(…)` says where a package's file is, and loads nothing. */
function isLookedUp(call: ts.Node): boolean {
  return (
    ts.isCallExpression(call) &&
    call.expression.getText() === 'createRequire' &&
    ts.isPropertyAccessExpression(call.parent) &&
    call.parent.name.text === 'resolve'
  );
}

function isWhole(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) && ['globalThis', 'global'].includes(expression.text);
}
