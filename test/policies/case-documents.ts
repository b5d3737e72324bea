import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Findings } from '../../src/safeguards/access/policy/findings.js';
import type { GrantingDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { PolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { readYaml } from '../../src/safeguards/access/policy/read-yaml.js';
import type { CastDocument } from './cast-documents.js';
import { readCast } from './read-cast.js';

/** One line of a table: these actors may do this with these records for these purposes, and see or change these fields. */
export interface CaseDocument {
  readonly who: string | readonly string[];
  readonly on: string | readonly string[];
  readonly may: readonly string[];
  readonly for: readonly string[];
  readonly seeing?: readonly string[];
  readonly changing?: readonly string[];
}

export interface ExactlyDocument {
  readonly 'who-may': string;
  readonly on: string;
  readonly are: readonly string[];
}

/** The cases of a role; those of a job have no standing and are granted to nobody. */
export interface PageCasesDocument {
  readonly circle: string;
  readonly standing?: {
    readonly needs: readonly string[];
    readonly 'but-not-for': Readonly<Record<string, readonly string[]>>;
  };
  readonly granted?: GrantingDocument;
  readonly actors: readonly string[];
  readonly cases: readonly CaseDocument[];
  readonly exactly?: readonly ExactlyDocument[];
}

export interface PurposesCasesDocument {
  readonly 'closely-related': readonly (readonly [string, string])[];
  readonly 'not-closely-related': readonly (readonly [string, string])[];
}

export interface SignInCasesDocument {
  readonly needed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly cases: readonly {
    readonly may: string;
    readonly on: string;
    readonly factors: number;
    readonly 'minutes-old': number;
    readonly suffices: boolean;
  }[];
}

export interface TermsCasesDocument {
  readonly cases: readonly { readonly term: string; readonly starting: string; readonly ends: string }[];
  readonly counts?: readonly { readonly count: string; readonly is: number }[];
}

export interface ExaminationsCasesDocument {
  readonly cases: readonly {
    readonly kind: string;
    readonly 'counts-as': string;
    readonly item: string;
    readonly 'employee-first': boolean;
    readonly blocking: boolean;
    readonly answer: 'to-a-commission' | 'about-an-absence' | 'by-the-agency' | 'none';
    readonly of: 'anybody' | 'the-employed';
    readonly 'settled-for': string;
    readonly asked: string;
    readonly 'open-until': string;
  }[];
  readonly 'closes-after': string;
  readonly conditions: readonly string[];
}

export interface ServicesCasesDocument {
  readonly cases: readonly {
    readonly agreed: readonly string[];
    readonly from: string;
    readonly until: string;
    readonly on: string;
    readonly 'of-everybody': readonly string[];
    readonly 'of-the-absent': readonly string[];
  }[];
  readonly fields: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface SeparationCasesDocument {
  readonly cases: readonly { readonly holding: string; readonly rule: string; readonly never: readonly string[] }[];
}

export interface HealthWordsCasesDocument {
  readonly refused: readonly {
    readonly in: readonly string[];
    readonly rule: string;
    readonly texts: readonly string[];
  }[];
  /** Words that are refused in every name and address. */
  readonly 'spelt-anyhow': readonly string[];
  readonly taken: readonly { readonly in: readonly string[]; readonly texts: readonly string[] }[];
}

export interface AdviceCasesDocument {
  readonly cases: readonly {
    readonly item: string;
    readonly field: string;
    readonly 'first-day': string;
    readonly advised: string;
    readonly from: string;
    readonly until: string;
  }[];
}

/** All tables of cases below a folder of policies. */
export interface Cases {
  readonly cast: CastDocument;
  /** By the name of the role or job, which is the name of the file. */
  readonly pages: ReadonlyMap<string, PageCasesDocument>;
  readonly purposes: PurposesCasesDocument;
  readonly signIn: SignInCasesDocument;
  readonly terms: TermsCasesDocument;
  readonly examinations: ExaminationsCasesDocument;
  readonly services: ServicesCasesDocument;
  readonly separation: SeparationCasesDocument;
  readonly healthWords: HealthWordsCasesDocument;
  readonly advice: AdviceCasesDocument;
}

/**
 * Reads the tables of cases.
 *
 * @throws PolicyError when one isn't plain YAML, or isn't what its schema says
 */
export function readCases(folder: string, files: PolicyFiles): Cases {
  const findings = new Findings();
  const read = (path: string, schema: string): unknown => {
    const content = readYaml(readFileSync(join(folder, path), 'utf8'), findings.in(path));
    return files.schemas.accept(schema, content, findings.in(path)) ? content : undefined;
  };
  const pages = casesBelow(folder).map(
    ({ name, path, schema }) => [name, read(path, schema) as PageCasesDocument] as const,
  );
  const cases = {
    cast: readCast(folder, files, read, findings),
    pages: new Map(pages),
    purposes: read('purposes.cases.yaml', 'purposes-cases.json') as PurposesCasesDocument,
    signIn: read('sign-in.cases.yaml', 'sign-in-cases.json') as SignInCasesDocument,
    terms: read('terms.cases.yaml', 'terms-cases.json') as TermsCasesDocument,
    examinations: read('examinations.cases.yaml', 'examinations-cases.json') as ExaminationsCasesDocument,
    advice: read('advice.cases.yaml', 'advice-cases.json') as AdviceCasesDocument,
    separation: read('separation.cases.yaml', 'separation-cases.json') as SeparationCasesDocument,
    healthWords: read('health-words.cases.yaml', 'health-words-cases.json') as HealthWordsCasesDocument,
    services: read('services.cases.yaml', 'services-cases.json') as ServicesCasesDocument,
  };
  findings.refuseIfAny();
  return cases;
}

function casesBelow(folder: string): { name: string; path: string; schema: string }[] {
  const ending = '.cases.yaml';
  return readdirSync(join(folder, 'access'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => ({
      name: basename(path, ending),
      path: `access/${path}`,
      schema: path.startsWith('jobs/') ? 'job-cases.json' : 'role-cases.json',
    }));
}
