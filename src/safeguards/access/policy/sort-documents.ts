import type { Findings } from './findings.js';
import type {
  JobDocument, PurposesDocument, RoleDocument, SharedDocument, SignInDocument, TermsDocument, VocabularyDocument,
} from './policy-documents.js';
import type { PolicyFiles } from './policy-files.js';

/** The policies by what they are; roles, jobs and shared statements by the path of their file. */
export interface SortedDocuments {
  readonly vocabulary: VocabularyDocument;
  readonly purposes: PurposesDocument;
  readonly signIn: SignInDocument;
  readonly terms: TermsDocument;
  readonly roles: ReadonlyMap<string, RoleDocument>;
  readonly jobs: ReadonlyMap<string, JobDocument>;
  readonly shared: ReadonlyMap<string, SharedDocument>;
}

/**
 * Holds every document against its schema. A file that the service doesn't know, or that is missing, is a problem.
 *
 * @throws PolicyError with everything that isn't as the schemas say
 */
export function sortDocuments({ documents, schemas }: PolicyFiles, findings: Findings): SortedDocuments {
  const unsorted = new Map(documents);
  const one = <Document>(path: string): Document | undefined => {
    const content = unsorted.get(path);
    unsorted.delete(path);
    const report = findings.in(path);
    if (!documents.has(path)) report('', 'is missing');
    else if (schemas.accepts<Document>(schemaOf(path), content, report)) return content;
    return undefined;
  };
  const all = <Document>(pattern: RegExp): ReadonlyMap<string, Document> => {
    const found = [...documents.keys()].filter((path) => pattern.test(path));
    const read = found.map((path) => [path, one<Document>(path)] as const);
    return new Map(read.flatMap(([path, content]) => (content === undefined ? [] : [[path, content]])));
  };
  const roles = all<RoleDocument>(/^access\/[^/]+\.yaml$/);
  const jobs = all<JobDocument>(/^access\/jobs\/[^/]+\.yaml$/);
  const shared = all<SharedDocument>(/^access\/shared\/[^/]+\.yaml$/);
  const vocabulary = one<VocabularyDocument>('vocabulary.yaml');
  const purposes = one<PurposesDocument>('purposes.yaml');
  const signIn = one<SignInDocument>('sign-in.yaml');
  const terms = one<TermsDocument>('terms.yaml');
  for (const path of unsorted.keys()) findings.in(path)('', 'is no policy that the service knows');
  findings.refuseIfAny();
  if (vocabulary === undefined || purposes === undefined || signIn === undefined || terms === undefined) {
    throw new Error('a policy is missing and nothing was reported');
  }
  return { vocabulary, purposes, signIn, terms, roles, jobs, shared };
}

function schemaOf(path: string): string {
  if (path.startsWith('access/jobs/')) return 'job.json';
  if (path.startsWith('access/shared/')) return 'shared.json';
  if (path.startsWith('access/')) return 'role.json';
  return path.replace(/\.yaml$/, '.json');
}
