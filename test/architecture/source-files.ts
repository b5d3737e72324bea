import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of ours: its path from the project's folder, its text, and what the compiler reads in it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** The paths of all files under these folders, sorted; from the project's folder, with '/'. */
export function filesUnder(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath.slice(ROOT.length)}/${entry.name}`),
    )
    .sort();
}

/** The text of a file, by its path from the project's folder. */
export function textOf(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}

/** The TypeScript under these folders, read once. */
export function sourceUnder(...folders: readonly string[]): SourceFile[] {
  return filesUnder(...folders)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = textOf(path);
      return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) };
    });
}

/** Every node of a tree that is of this kind of thing, e.g. `nodesOf(tree, ts.isStringLiteral)`. */
export function nodesOf<Node extends ts.Node>(tree: ts.Node, is: (node: ts.Node) => node is Node): Node[] {
  const found: Node[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Where a node stands, as editors write it: 'src/main.ts:12'. */
export function placeOf({ path, tree }: SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
