import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { Findings } from '../../src/safeguards/access/policy/findings.js';
import { PolicyError } from '../../src/safeguards/access/policy/policy-error.js';
import type { PurposesDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { Words } from '../../src/safeguards/access/policy/words.js';
import { compileDisclosure } from '../../src/safeguards/disclosure/compile-disclosure.js';
import type { DisclosureDocument } from '../../src/safeguards/disclosure/disclosure-document.js';
import type { DisclosureMatrix } from '../../src/safeguards/disclosure/disclosure-matrix.js';
import { changesOfCells, changesOfDisclosure } from './changes-of-disclosure.js';
import { deviationsOfCell, deviationsOfDisclosure } from './disclosure-deviations.js';
import { readDisclosureCases } from './disclosure-cases.js';
import { type Mutant, mutantsOf } from './mutant.js';

const PAGE = 'disclosure.yaml';
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const files = readPolicyFiles(pathOf('../../policies'));
const policies = compilePolicies(files);
const words = new Words(policies.vocabulary, files.documents.get('purposes.yaml') as PurposesDocument);
const roles = new Set(policies.roleNames());
const document = files.documents.get(PAGE) as DisclosureDocument;
const cases = readDisclosureCases(
  pathOf('../data/disclosure-matrix.csv'),
  pathOf('../../policies/disclosure.cases.yaml'),
  files.schemas,
);

describe('the printed matrix notices every change of the policy', () => {
  test('V8 no cell takes another code unnoticed', () => {
    const survivors: string[] = [];
    let changed = 0;
    for (const mutant of mutantsOf(PAGE, changesOfCells(document), files)) {
      const compiled = compiledOf(mutant);
      if (compiled === null) throw new Error('a changed cell was refused as no cell');
      for (const row of cases.printed) {
        changed += 1;
        if (!deviates(deviationsOfCell(compiled, cases, row, mutant.place))) {
          survivors.push(`${row.id} to ${mutant.place}`);
        }
      }
    }
    expect([changed, survivors]).toEqual([66 * 13 * 7, []]);
  });

  test('V5 no item, recipient, edition or remark is dropped, swapped or changed unnoticed', () => {
    const fates = [...mutantsOf(PAGE, changesOfDisclosure(document), files)].map((mutant) => {
      const compiled = compiledOf(mutant);
      return { mutant, noticed: compiled === null || deviates(deviationsOfDisclosure(compiled, cases)) };
    });
    expect(fates.length).toBeGreaterThan(400);
    const survivors = fates.filter(({ noticed }) => !noticed);
    expect(survivors.map(({ mutant: { change, place } }) => `${change}: ${place}`)).toEqual([]);
  });

  test('V8 a change that nothing notices is seen as a survivor', () => {
    const unchanged = compiledOf({ change: 'none', path: PAGE, place: '', files });
    expect(unchanged !== null && deviates(deviationsOfDisclosure(unchanged, cases))).toBe(false);
  });
});

/** The changed page compiled; null where it is refused at the start. */
function compiledOf({ files: changed }: Mutant): DisclosureMatrix | null {
  const findings = new Findings();
  const content = changed.documents.get(PAGE);
  if (!files.schemas.accept('disclosure.json', content, findings.in(PAGE))) return null;
  const matrix = compileDisclosure(content as DisclosureDocument, words, roles, findings.in(PAGE));
  try {
    findings.refuseIfAny();
  } catch (error) {
    if (error instanceof PolicyError) return null;
    throw error;
  }
  return matrix;
}

function deviates(deviations: Generator<string>): boolean {
  return deviations.next().done !== true;
}
