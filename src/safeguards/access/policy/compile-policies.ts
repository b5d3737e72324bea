import { compileAdvice } from '../../advice/compile-advice.js';
import { checkReceivers } from '../../disclosure/check-receivers.js';
import { compileDisclosure } from '../../disclosure/compile-disclosure.js';
import { checkKinds, checkPurposes, checkVocabulary } from './check-vocabulary.js';
import type { CompiledParts } from './compiled-parts.js';
import type { CompiledRole, CompiledRule } from './compiled-role.js';
import { compileRole } from './compile-role.js';
import { compileNever, compileStatement } from './compile-statement.js';
import { compileExaminations } from './examinations.js';
import { Findings, type Report } from './findings.js';
import { compileGranting } from './granting.js';
import { compileHealthWords } from './health-words.js';
import { compileLists } from './lists.js';
import { Policies } from './policies.js';
import type { KindDocument } from './policy-documents.js';
import { type PolicyFiles, readPolicyFiles } from './policy-files.js';
import { compileSeparation } from './separation.js';
import { compileServices } from './services-page.js';
import { compileSignIn } from './sign-in-levels.js';
import { type SortedDocuments, sortDocuments } from './sort-documents.js';
import { compileCounts, compileTerms } from './terms.js';
import { Words } from './words.js';

/**
 * Reads and compiles policies/: the first thing the service does.
 *
 * @param folder path of `policies/`
 * @throws PolicyError with every problem found, by file and place
 */
export function loadPolicies(folder: string): Policies {
  return compilePolicies(readPolicyFiles(folder));
}

/** The same from documents already read. */
export function compilePolicies(files: PolicyFiles): Policies {
  const findings = new Findings();
  const documents = sortDocuments(files, findings);
  const { parts } = files;
  const { purposes } = documents;
  const words = parts.words.of('words', [documents.vocabulary, purposes, ...documents.kinds.values()], findings, () =>
    collectWords(documents, findings),
  );
  const { vocabulary } = words;
  const compiling: Compiling = { documents, words, parts, findings };
  const shared = compileShared(compiling);
  const roles = compileRoles(compiling, shared);
  const jobs = compileJobs(compiling);
  const signIn = compileSignIn(documents.signIn, [...roles.values()], words, findings.in('sign-in.yaml'));
  const terms = compileTerms(documents.terms, words, findings.in('terms.yaml'));
  const counts = compileCounts(documents.terms, words, findings.in('terms.yaml'));
  const examinations = compileExaminations(documents.examinations, terms, words, findings.in('examinations.yaml'));
  const separation = compileSeparation(documents.separation, words, findings.in('separation.yaml'));
  const healthWords = parts.healthWords.of('health-words', [documents.healthWords, words], findings, () =>
    compileHealthWords(documents.healthWords, words, findings.in('health-words.yaml')),
  );
  const names = new Set(roles.keys());
  const disclosure = parts.disclosure.of('disclosure', [documents.disclosure, words, ...names], findings, () =>
    compileDisclosure(documents.disclosure, words, names, findings.in('disclosure.yaml')),
  );
  checkReceivers(roles.values(), disclosure, findings.in('disclosure.yaml'));
  const services = compileServices(documents.services, words, findings.in('services.yaml'));
  const advice = compileAdvice(documents.advice, disclosure, terms, findings.in('advice.yaml'));
  const lists = compileLists(documents.lists, words, findings);
  const grantings = new Map(
    [...documents.roles].map(([path, page]) => [page.role, compileGranting(page, names, findings.in(path))]),
  );
  findings.refuseIfAny();
  return new Policies({
    vocabulary,
    purposes,
    roles,
    jobs,
    grantings,
    signIn,
    terms,
    counts,
    examinations,
    separation,
    healthWords,
    disclosure,
    services,
    advice,
    lists,
  });
}

/** What each step compiles from, and where it says what is wrong. */
interface Compiling {
  readonly documents: SortedDocuments;
  readonly words: Words;
  readonly parts: CompiledParts;
  readonly findings: Findings;
}

function collectWords(documents: SortedDocuments, findings: Findings): Words {
  const { purposes } = documents;
  checkVocabulary(documents.vocabulary, findings.in('vocabulary.yaml'));
  checkPurposes(purposes, findings.in('purposes.yaml'));
  return new Words({ ...documents.vocabulary, kinds: collectKinds(documents, findings) }, purposes);
}

function collectKinds(
  { kinds, vocabulary }: SortedDocuments,
  findings: Findings,
): Readonly<Record<string, KindDocument>> {
  const collected = new Map<string, KindDocument>();
  for (const [path, page] of kinds) {
    const report = findings.in(path);
    checkKinds(page, vocabulary, report);
    for (const [name, kind] of Object.entries(page.kinds)) {
      if (collected.has(name)) report(`kinds.${name}`, 'stands on another page as well');
      collected.set(name, kind);
    }
  }
  return Object.fromEntries(collected);
}

type Shared = ReadonlyMap<string, readonly CompiledRule[]>;

function compileShared({ documents, words, parts, findings }: Compiling): Shared {
  return new Map(
    [...documents.shared].map(([path, page]) => {
      const report = findings.in(path);
      checkFileName(path, page.shared, report);
      const rules = parts.shared.of(path, [page, words], findings, () => [
        ...page.statements.flatMap((statement, at) => compileStatement(statement, words, report, `statements.${at}`)),
        ...(page.never ?? []).flatMap((statement, at) => compileNever(statement, words, report, `never.${at}`)),
      ]);
      return [page.shared, rules];
    }),
  );
}

function compileRoles(
  { documents, words, parts, findings }: Compiling,
  shared: Shared,
): ReadonlyMap<string, CompiledRole> {
  return new Map(
    [...documents.roles].map(([path, page]) => {
      const report = findings.in(path);
      checkFileName(path, page.role, report);
      for (const standing of page.requires) words.checkStanding(standing, report, 'requires');
      const included = (page.also ?? []).flatMap((name) => {
        const rules = shared.get(name);
        if (rules === undefined) report('also', `${name} is no page of access/shared`);
        return rules === undefined ? [] : [rules];
      });
      const role = parts.pages.of(path, [page, words, ...included], findings, () =>
        compileRole(page.role, page, page.requires, included.flat(), words, report),
      );
      return [page.role, role];
    }),
  );
}

function compileJobs({ documents, words, parts, findings }: Compiling): ReadonlyMap<string, CompiledRole> {
  const roleNames = new Set([...documents.roles.values()].map(({ role }) => role));
  return new Map(
    [...documents.jobs].map(([path, page]) => {
      const report = findings.in(path);
      checkFileName(path, page.job, report);
      if (roleNames.has(page.job)) report('job', 'a role has this name: nobody may be able to hold a job');
      const job = parts.pages.of(path, [page, words], findings, () =>
        compileRole(page.job, page, [], [], words, report),
      );
      return [page.job, job];
    }),
  );
}

function checkFileName(path: string, name: string, report: Report): void {
  if (!path.endsWith(`/${name}.yaml`)) report('', `calls itself ${name}`);
}
