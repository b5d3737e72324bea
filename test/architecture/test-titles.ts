import ts from 'typescript';
import { nodesOf, placeOf, type SourceFile } from './source-files.js';

/** A test as it is written: where, and the words its title begins with; null where they can't be read from the file. */
export interface Title {
  readonly at: string;
  readonly path: string;
  readonly words: string | null;
}

/** A title that begins with a value of its table, as `%s: nothing is delegated` or `$rule is named`. */
const PLACEHOLDER = /^["']?[%$][a-z#]/;

/** Every test of a file. One with a table whose values begin the title has a title for each row. */
export function titlesIn(file: SourceFile): Title[] {
  return nodesOf(file.tree, ts.isCallExpression)
    .filter((call) => isTest(call))
    .flatMap((call) => {
      const at = placeOf(file, call);
      const title = call.arguments[0];
      const words = title === undefined ? null : beginningOf(title);
      const all = words !== null && PLACEHOLDER.test(words) ? firstCells(call, file.tree) : [words];
      return all.map((one) => ({ at, path: file.path, words: one }));
    });
}

/** `test('…')`, `test.each(table)('…')`, `test.each<Row>(table)('…')`; not the `test.each(table)` within. */
function isTest({ expression }: ts.CallExpression): boolean {
  if (ts.isCallExpression(expression)) return eachOf(expression) !== null;
  return ts.isIdentifier(expression) && (expression.text === 'test' || expression.text === 'it');
}

/** The table of `test.each(table)`, null for any other call. */
function eachOf({ expression, arguments: [table] }: ts.CallExpression): ts.Expression | null {
  const isEach =
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'each' &&
    ts.isIdentifier(expression.expression) &&
    ['test', 'it'].includes(expression.expression.text);
  return isEach && table !== undefined ? table : null;
}

function beginningOf(expression: ts.Expression): string | null {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  return ts.isTemplateExpression(expression) ? expression.head.text : null;
}

/** What stands first in each row of a test's table. */
function firstCells({ expression }: ts.CallExpression, tree: ts.SourceFile): (string | null)[] {
  const table = ts.isCallExpression(expression) ? eachOf(expression) : null;
  const rows = table === null ? null : listOf(table, tree);
  if (rows === null) return [null];
  return rows.elements.map((row) => {
    const cell = ts.isArrayLiteralExpression(row) ? row.elements[0] : row;
    return cell === undefined ? null : beginningOf(cell);
  });
}

/** A table is written on the spot, or a constant of the same file. */
function listOf(table: ts.Expression, tree: ts.SourceFile): ts.ArrayLiteralExpression | null {
  if (ts.isAsExpression(table)) return listOf(table.expression, tree);
  if (ts.isArrayLiteralExpression(table)) return table;
  if (!ts.isIdentifier(table)) return null;
  const declared = nodesOf(tree, ts.isVariableDeclaration).find(
    ({ name }) => ts.isIdentifier(name) && name.text === table.text,
  );
  return declared?.initializer === undefined ? null : listOf(declared.initializer, tree);
}
