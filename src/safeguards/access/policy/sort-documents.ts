import type { AdviceDocument } from '../../advice/advice-document.js';
import type { DisclosureDocument } from '../../disclosure/disclosure-document.js';
import type { Findings } from './findings.js';
import type {
  ExaminationsDocument,
  HealthWordsDocument,
  JobDocument,
  KindsDocument,
  ListsDocument,
  PurposesDocument,
  RoleDocument,
  SeparationDocument,
  ServicesDocument,
  SharedDocument,
  SignInDocument,
  TermsDocument,
  WordsDocument,
} from './policy-documents.js';
import type { PolicyFiles } from './policy-files.js';

/** The policies by what they are; kinds, roles, jobs and shared statements by the path of their file. */
export interface SortedDocuments {
  readonly vocabulary: WordsDocument;
  readonly kinds: ReadonlyMap<string, KindsDocument>;
  readonly purposes: PurposesDocument;
  readonly signIn: SignInDocument;
  readonly terms: TermsDocument;
  readonly examinations: ExaminationsDocument;
  readonly separation: SeparationDocument;
  readonly healthWords: HealthWordsDocument;
  readonly disclosure: DisclosureDocument;
  readonly services: ServicesDocument;
  readonly advice: AdviceDocument;
  readonly roles: ReadonlyMap<string, RoleDocument>;
  readonly jobs: ReadonlyMap<string, JobDocument>;
  readonly shared: ReadonlyMap<string, SharedDocument>;
  readonly lists: ReadonlyMap<string, ListsDocument>;
}

/** What a document is once the schema of that name accepted it. */
interface DocumentOf {
  readonly role: RoleDocument;
  readonly job: JobDocument;
  readonly shared: SharedDocument;
  readonly kinds: KindsDocument;
  readonly lists: ListsDocument;
  readonly vocabulary: WordsDocument;
  readonly purposes: PurposesDocument;
  readonly 'sign-in': SignInDocument;
  readonly terms: TermsDocument;
  readonly examinations: ExaminationsDocument;
  readonly separation: SeparationDocument;
  readonly 'health-words': HealthWordsDocument;
  readonly disclosure: DisclosureDocument;
  readonly services: ServicesDocument;
  readonly advice: AdviceDocument;
}

/**
 * Holds every document against its schema. A file that the service doesn't know, or that is missing, is a problem.
 *
 * @throws PolicyError with everything that isn't as the schemas say
 */
export function sortDocuments({ documents, schemas }: PolicyFiles, findings: Findings): SortedDocuments {
  const unsorted = new Map(documents);
  const one = <Schema extends keyof DocumentOf>(schema: Schema, path: string): DocumentOf[Schema] | undefined => {
    const content = unsorted.get(path);
    const report = findings.in(path);
    if (!unsorted.delete(path)) report('', 'is missing');
    else if (schemas.accept(`${schema}.json`, content, report)) return content as DocumentOf[Schema];
    return undefined;
  };
  const all = <Schema extends keyof DocumentOf>(schema: Schema, paths: RegExp): Map<string, DocumentOf[Schema]> => {
    const found = new Map<string, DocumentOf[Schema]>();
    for (const path of documents.keys()) {
      const content = paths.test(path) ? one(schema, path) : undefined;
      if (content !== undefined) found.set(path, content);
    }
    return found;
  };
  const roles = all('role', /^access\/[^/]+\.yaml$/);
  const jobs = all('job', /^access\/jobs\/[^/]+\.yaml$/);
  const shared = all('shared', /^access\/shared\/[^/]+\.yaml$/);
  const kinds = all('kinds', /^kinds\/[^/]+\.yaml$/);
  const lists = all('lists', /^lists\/[^/]+\.yaml$/);
  const vocabulary = one('vocabulary', 'vocabulary.yaml');
  const purposes = one('purposes', 'purposes.yaml');
  const signIn = one('sign-in', 'sign-in.yaml');
  const terms = one('terms', 'terms.yaml');
  const examinations = one('examinations', 'examinations.yaml');
  const separation = one('separation', 'separation.yaml');
  const healthWords = one('health-words', 'health-words.yaml');
  const disclosure = one('disclosure', 'disclosure.yaml');
  const services = one('services', 'services.yaml');
  const advice = one('advice', 'advice.yaml');
  for (const path of unsorted.keys()) findings.in(path)('', 'is no policy that the service knows');
  findings.refuseIfAny();
  return {
    vocabulary: accepted(vocabulary),
    kinds,
    purposes: accepted(purposes),
    signIn: accepted(signIn),
    terms: accepted(terms),
    examinations: accepted(examinations),
    separation: accepted(separation),
    healthWords: accepted(healthWords),
    disclosure: accepted(disclosure),
    services: accepted(services),
    advice: accepted(advice),
    roles,
    jobs,
    shared,
    lists,
  };
}

function accepted<Document>(document: Document | undefined): Document {
  if (document === undefined) throw new Error('a policy is missing and nothing was reported');
  return document;
}
