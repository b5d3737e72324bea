import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { PolicyError } from '../../src/safeguards/access/policy/policy-error.js';
import type {
  ExaminationsDocument,
  HealthWordsDocument,
  PurposesDocument,
  RoleDocument,
  SeparationDocument,
  ServicesDocument,
  SignInDocument,
  TermsDocument,
} from '../../src/safeguards/access/policy/policy-documents.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { PolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import type { AdviceDocument } from '../../src/safeguards/advice/advice-document.js';
import type { Cases } from './case-documents.js';
import { changesOfAdvice } from './changes-of-advice.js';
import { changesOfExaminations } from './changes-of-examinations.js';
import { changesOfHealthWords } from './changes-of-health-words.js';
import { changesOfRole } from './changes-of-roles.js';
import { changesOfSeparation } from './changes-of-separation.js';
import { changesOfServices } from './changes-of-services.js';
import { changesOfStatements, type PageDocument } from './changes-of-statements.js';
import { changesOfPurposes, changesOfSignIn, changesOfTerms } from './changes-of-tables.js';
import { deviationsOfPage, deviationsOfPurposes, deviationsOfSignIn, deviationsOfTerms } from './deviations.js';
import { deviationsOfAdvice } from './deviations-of-advice.js';
import { deviationsOfExaminations } from './deviations-of-examinations.js';
import { deviationsOfHealthWords } from './deviations-of-health-words.js';
import { deviationsOfSeparation } from './deviations-of-separation.js';
import { deviationsOfServices } from './deviations-of-services.js';
import { type Mutant, mutantsOf } from './mutant.js';

/** What became of the mutants of one kind: how many turned a case red, didn't load, or lived. */
export interface MutationCount {
  readonly red: number;
  readonly refused: number;
  readonly survivors: readonly string[];
}

/** Changes every policy in every place, one at a time, and sees whether the cases notice. By kind of change. */
export function mutate(files: PolicyFiles, cases: Cases): ReadonlyMap<string, MutationCount> {
  const counts = new Map<string, MutationCount>();
  for (const mutant of allMutants(files, compilePolicies(files))) {
    const before = counts.get(mutant.change) ?? { red: 0, refused: 0, survivors: [] };
    counts.set(mutant.change, counted(before, fateOf(mutant, cases), mutant));
  }
  return counts;
}

function* allMutants(files: PolicyFiles, policies: Policies): Generator<Mutant> {
  for (const [path, document] of files.documents) {
    if (path.startsWith('access/')) {
      yield* mutantsOf(path, changesOfStatements(document as PageDocument, policies), files);
    }
    if (/^access\/[^/]+$/.test(path)) yield* mutantsOf(path, changesOfRole(document as RoleDocument, policies), files);
    if (path === 'sign-in.yaml') yield* mutantsOf(path, changesOfSignIn(document as SignInDocument), files);
    if (path === 'terms.yaml') yield* mutantsOf(path, changesOfTerms(document as TermsDocument), files);
    if (path === 'examinations.yaml') {
      yield* mutantsOf(path, changesOfExaminations(document as ExaminationsDocument, policies), files);
    }
    if (path === 'advice.yaml') yield* mutantsOf(path, changesOfAdvice(document as AdviceDocument, policies), files);
    if (path === 'separation.yaml') {
      yield* mutantsOf(path, changesOfSeparation(document as SeparationDocument, policies), files);
    }
    if (path === 'health-words.yaml') {
      yield* mutantsOf(path, changesOfHealthWords(document as HealthWordsDocument), files);
    }
    if (path === 'services.yaml') yield* mutantsOf(path, changesOfServices(document as ServicesDocument), files);
    if (path === 'purposes.yaml') yield* mutantsOf(path, changesOfPurposes(document as PurposesDocument), files);
  }
}

type Fate = 'red' | 'refused' | 'survived';

function fateOf(mutant: Mutant, cases: Cases): Fate {
  try {
    return deviates(mutant, compilePolicies(mutant.files), cases) ? 'red' : 'survived';
  } catch (error) {
    if (error instanceof PolicyError) return 'refused';
    throw error;
  }
}

function deviates({ path, about, files }: Mutant, policies: Policies, cases: Cases): boolean {
  const ofTable = deviationsOfTable(path, policies, cases);
  if (ofTable !== null) return ofTable.length > 0;
  const pages = pagesReading(path, files);
  const deviate = (kind?: string): boolean =>
    pages.some((page) => deviationsOfPage(page, policies, cases, kind).length > 0);
  // Nearly every mutant shows on the kind that it is about; only one that seems to live is asked about everything.
  return (about !== undefined && deviate(about)) || deviate();
}

function deviationsOfTable(path: string, policies: Policies, cases: Cases): readonly string[] | null {
  if (path === 'sign-in.yaml') return deviationsOfSignIn(policies, cases);
  if (path === 'terms.yaml') return deviationsOfTerms(policies, cases);
  if (path === 'examinations.yaml') return deviationsOfExaminations(policies, cases);
  if (path === 'advice.yaml') return deviationsOfAdvice(policies, cases);
  if (path === 'separation.yaml') return deviationsOfSeparation(policies, cases);
  if (path === 'health-words.yaml') return deviationsOfHealthWords(policies, cases);
  if (path === 'services.yaml') return deviationsOfServices(policies, cases);
  if (path === 'purposes.yaml') return deviationsOfPurposes(policies, cases);
  return null;
}

// A shared page changes every role that includes it; every other page only itself.
function pagesReading(path: string, { documents }: PolicyFiles): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
  if (!path.startsWith('access/shared/')) return [name];
  return [...documents.values()].flatMap((document) => {
    const { role, also } = document as Partial<RoleDocument>;
    return role !== undefined && also?.includes(name) === true ? [role] : [];
  });
}

function counted({ red, refused, survivors }: MutationCount, fate: Fate, { path, place }: Mutant): MutationCount {
  switch (fate) {
    case 'red':
      return { red: red + 1, refused, survivors };
    case 'refused':
      return { red, refused: refused + 1, survivors };
    case 'survived':
      return { red, refused, survivors: [...survivors, `${path}: ${place}`] };
  }
}
