import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { nodesOf, sourceUnder, textOf } from './source-files.js';

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Used without an import, and for what. */
const NEEDED_OTHERWISE: Readonly<Record<string, string>> = {
  node: 'npm scripts run on it where the machine has an older one',
};

describe('package.json', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Package;

  test('D1 every package that the service brings along is used by it', () => {
    const named = new Set(
      sourceUnder('src', 'scripts', 'bench')
        .filter(({ path }) => !/\.(spec|fixture)\.ts$/.test(path))
        .flatMap(({ tree }) =>
          [...nodesOf(tree, ts.isStringLiteralLike), ...nodesOf(tree, ts.isTemplateHead)].map(({ text }) =>
            packageOf(text),
          ),
        ),
    );
    expect(
      Object.keys(dependencies).filter((name) => !named.has(name) && NEEDED_OTHERWISE[name] === undefined),
    ).toEqual([]);
  });

  test('D1 versions are exact, so that what is tested is what runs', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d[\w.-]*$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

/** '@nestjs/common/constants.js' is of '@nestjs/common'. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
