import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { filesUnder, nodesOf, placeOf, sourceUnder, textOf, type SourceFile } from './source-files.js';

/** A file holds one idea. */
const MOST_LINES = 260;

/** Names that say nothing of what is inside. Nothing is called `system`: nobody is above the rules (design: idea 6). */
const EMPTY_NAME =
  /^(utils?|helpers?|commons?|managers?|systems?|shared|misc|index)(\.[a-z.]+)?$|[-.](utils?|helpers?|managers?)\./;

/** Kept out of the source, also as a comment. */
const UNFINISHED = /\b(T[O]DO|F[I]XME|H[A]CK)\b|eslint[-]disable|@ts[-](ignore|expect-error|nocheck)/;

const ROLES = loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url))).roleNames();

const service = sourceUnder('src');
const tests = sourceUnder('test');
const everything = [...service, ...tests, ...sourceUnder('scripts', 'bench')];

/** The places in these files where such nodes stand. */
function placesOf<Node extends ts.Node>(
  files: readonly SourceFile[],
  is: (node: ts.Node) => node is Node,
  counts: (node: Node) => boolean = () => true,
): string[] {
  return files.flatMap((file) =>
    nodesOf(file.tree, is)
      .filter(counts)
      .map((node) => placeOf(file, node)),
  );
}

const isAny = (node: ts.Node): node is ts.Node => node.kind === ts.SyntaxKind.AnyKeyword;
const isEnvironment = ({ expression, name }: ts.PropertyAccessExpression): boolean =>
  name.text === 'env' && ts.isIdentifier(expression) && expression.text === 'process';
const isShortcut = ({ expression, name }: ts.PropertyAccessExpression): boolean =>
  ts.isIdentifier(expression) &&
  ((['test', 'it', 'describe'].includes(expression.text) &&
    ['only', 'skip', 'todo', 'fails', 'failing'].includes(name.text)) ||
    (expression.text === 'jest' && ['mock', 'unstable_mockModule', 'spyOn'].includes(name.text)));

describe('the source', () => {
  test('D1 is read at all', () => {
    expect([service.length > 200, tests.length > 80]).toEqual([true, true]);
  });

  test(`D1 no file of the service has more than ${MOST_LINES} lines`, () => {
    expect(service.filter(({ text }) => text.split('\n').length > MOST_LINES + 1).map(({ path }) => path)).toEqual([]);
  });

  test('D1 files and folders are called by what is in them', () => {
    const paths = filesUnder('src', 'test', 'scripts', 'bench', 'migrations', 'policies');
    // The pages of policies are called as the field calls its roles, and what several roles' pages repeat is shared.
    const known = (path: string): boolean => /^policies\/(access\/|schema\/shared\.json)/.test(path);
    expect(paths.filter((path) => !known(path) && path.split('/').some((name) => EMPTY_NAME.test(name)))).toEqual([]);
  });

  test('D1 no value is of any type, nothing is left for later and no check is switched off', () => {
    expect(placesOf(everything, isAny)).toEqual([]);
    expect(everything.filter(({ text }) => UNFINISHED.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('D1 no test is left out, stands alone, or puts something else in place of our own classes', () => {
    expect(placesOf(everything, ts.isPropertyAccessExpression, isShortcut)).toEqual([]);
  });

  test('D1 the service reads its environment in one place', () => {
    const others = service.filter(
      ({ path }) => !path.startsWith('src/platform/settings/') && !path.startsWith('src/demo/'),
    );
    expect(placesOf(others, ts.isPropertyAccessExpression, isEnvironment)).toEqual([]);
  });
});

describe('policy and code', () => {
  test('D6 every page of the policies names its schema, which is there', () => {
    const pages = filesUnder('policies').filter((path) => path.endsWith('.yaml'));
    const lacking = pages.filter((path) => {
      const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(textOf(path)) ?? [];
      return schema === undefined || !filesUnder('policies/schema').includes(inFolderOf(path, schema));
    });
    expect([pages.length > 25, lacking]).toEqual([true, []]);
  });

  test('S7 the service names no role: who may what stands in the policies alone', () => {
    const code = service.filter(({ path }) => !path.startsWith('src/demo/') && !/\.(spec|fixture)\.ts$/.test(path));
    expect(
      placesOf(code, ts.isStringLiteralLike, (literal) => ROLES.includes(literal.text) && !isOtherWord(literal)),
    ).toEqual([]);
  });
});

/** `../schema/role.json`, seen from a page, as a path from the project's folder. */
function inFolderOf(page: string, relative: string): string {
  return new URL(relative, `file:///${page}`).pathname.slice(1);
}

/**
 * 'employee' is also a store, a login, a key's purpose and a kind of account. It is meant as a role where it is
 * compared with something that is called a role, or handed over as one.
 */
function isOtherWord(literal: ts.StringLiteralLike): boolean {
  return literal.text === 'employee' && !/role/i.test(literal.parent.getText());
}
