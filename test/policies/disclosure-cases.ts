import { readFileSync } from 'node:fs';
import { Findings } from '../../src/safeguards/access/policy/findings.js';
import type { PolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { readYaml } from '../../src/safeguards/access/policy/read-yaml.js';
import { readMatrix, type PrintedRow } from './read-matrix.js';

/** disclosure.cases.yaml: what the printed matrix says beside its cells. */
export interface DisclosureCasesDocument {
  readonly recipients: Readonly<Record<string, readonly string[]>>;
  readonly anywhere: readonly string[];
  readonly editions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly dates: readonly { readonly edition: string; readonly on: string; readonly 'in-force': boolean }[];
  readonly 'beside-the-code': readonly {
    readonly items: 'all' | readonly string[];
    readonly to: readonly string[];
    readonly needs: readonly string[];
    readonly claims: readonly string[];
    readonly rule: string;
    readonly else: 'lacking' | 'never';
  }[];
  readonly instead: readonly { readonly item: string; readonly to: readonly string[]; readonly say: string }[];
}

/** What the policy is held against: the printed matrix, and its remarks in words of the cases. */
export interface DisclosureCases {
  readonly printed: readonly PrintedRow[];
  readonly remarks: DisclosureCasesDocument;
}

/** @param matrix path of the printed matrix @param remarks path of its remarks @throws PolicyError unless they are as their schema says */
export function readDisclosureCases(matrix: string, remarks: string, schemas: PolicyFiles['schemas']): DisclosureCases {
  const findings = new Findings();
  const content = readYaml(readFileSync(remarks, 'utf8'), findings.in(remarks));
  schemas.accept('disclosure-cases.json', content, findings.in(remarks));
  findings.refuseIfAny();
  return { printed: readMatrix(matrix), remarks: content as DisclosureCasesDocument };
}
