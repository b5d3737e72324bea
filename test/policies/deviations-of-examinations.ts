import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { endOfTerm } from '../../src/safeguards/access/policy/terms.js';
import type { Cases, ExaminationsCasesDocument } from './case-documents.js';

type ExaminationCase = ExaminationsCasesDocument['cases'][number];

/** Where examinations.cases.yaml and the policy differ; a kind without a case, and a policy without an unlisted one, deviate. */
export function deviationsOfExaminations(policies: Policies, { examinations }: Cases): string[] {
  const { cases, conditions, 'closes-after': term } = examinations;
  const covered = new Set(cases.map(({ kind }) => kind));
  const uncovered = [...policies.examinations.kinds.keys()].filter((kind) => !covered.has(kind));
  return [
    ...uncovered.map((kind) => `the kind ${kind} has no case`),
    ...differing('closes after', term, policies.examinations.closesAfter.name),
    ...differing('conditions', conditions, [...policies.examinations.conditions.keys()].sort()),
    ...cases.flatMap((expected) => differing(expected.kind, expected, comesTo(expected, policies))),
  ];
}

function comesTo({ kind, asked }: ExaminationCase, policies: Policies): ExaminationCase {
  const counted = policies.examination(kind);
  const answer = counted.asked === 'by-commission' ? 'to-a-commission' : counted.asked;
  return {
    kind,
    'counts-as': counted.name,
    item: counted.item,
    'employee-first': counted.employeeFirst,
    blocking: counted.blocking,
    answer: counted.individual ? answer : 'none',
    of: counted.ofTheEmployed ? 'the-employed' : 'anybody',
    'settled-for': counted.settledFor?.name ?? 'none',
    asked,
    'open-until': endOfTerm(policies.examinations.closesAfter, asked),
  };
}

function differing(what: string, expected: unknown, actual: unknown): readonly string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  return left === right ? [] : [`${what}: ${left} by the cases, ${right} by the policy`];
}
