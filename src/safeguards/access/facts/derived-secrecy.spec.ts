import { describe, expect, test } from '@jest/globals';
import type { DelegationFact, EmployeeFacts, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
import { employeeAttributes, type EmployeeAttributes } from './employee-attributes.js';
import { employeeFacts, person, roleFact, TEXTS, TUESDAY } from './facts.fixture.js';

const assistant = person('assistant', 'derived-secrecy');

function judged(
  facts: EmployeeFacts,
  acting: PersonFacts = assistant,
  texts: readonly TextFact[] = TEXTS,
  at = TUESDAY,
): EmployeeAttributes {
  return employeeAttributes(facts, acting, texts, at);
}

function withDelegation(change: Partial<DelegationFact>): EmployeeFacts {
  const facts = employeeFacts();
  return { ...facts, delegations: facts.delegations.map((delegation) => ({ ...delegation, ...change })) };
}

function withDoctor(change: Partial<ResponsibilityFact>): EmployeeFacts {
  const facts = employeeFacts();
  return {
    ...facts,
    responsibilities: facts.responsibilities.map((responsibility) => ({ ...responsibility, ...change })),
  };
}

const vos = (change: Partial<PersonFacts>): EmployeeFacts => withDoctor({ doctor: person('dr-vos', 'doctor', change) });

/** A role as a doctor that was given a minute ago. */
const SINCE_A_MINUTE = roleFact('doctor', { inForceSince: '2026-03-10T09:59:00Z' });

describe('derived secrecy, judged from raw facts', () => {
  test('S2 holds for the delegated actions and no other', () => {
    expect(judged(employeeFacts())).toMatchObject({
      dossierDoctorId: 'dr-vos',
      delegatedRead: ['assistant'],
      delegatedRecord: ['assistant'],
      delegatedAmend: [],
    });
  });

  const lapses: readonly [string, EmployeeFacts, PersonFacts, readonly TextFact[]][] = [
    [
      'S3 the declaration was revoked',
      employeeFacts(),
      person('assistant', 'derived-secrecy', {
        declarations: [
          {
            kind: 'derived-secrecy',
            textId: 'secrecy-1',
            signedAt: '2025-01-01T00:00:00Z',
            revokedAt: '2026-03-10T10:00:00Z',
          },
        ],
      }),
      TEXTS,
    ],
    [
      'S3 the declaration was never signed',
      employeeFacts(),
      person('assistant', 'derived-secrecy', { declarations: [] }),
      TEXTS,
    ],
    [
      'S3 a new text took effect this very moment',
      employeeFacts(),
      assistant,
      [...TEXTS, { id: 'secrecy-2', kind: 'derived-secrecy', effectiveFrom: '2026-03-10T10:00:00Z' }],
    ],
    [
      'S3 the instruction lapsed yesterday',
      employeeFacts(),
      person('assistant', 'derived-secrecy', {
        instructions: [{ givenOn: '2025-03-09', validUntil: '2026-03-09' }],
      }),
      TEXTS,
    ],
    [
      'S5 the delegation ends this very moment',
      withDelegation({ validUntil: '2026-03-10T10:00:00Z' }),
      assistant,
      TEXTS,
    ],
    ['S4 the delegation was withdrawn', withDelegation({ withdrawnAt: '2026-03-10T10:00:00Z' }), assistant, TEXTS],
    ['S2 the delegation begins later', withDelegation({ validFrom: '2026-03-10T10:00:01Z' }), assistant, TEXTS],
    ["S2 the delegation is somebody else's", withDelegation({ assistantId: 'another' }), assistant, TEXTS],
    [
      'S5 the doctor who delegated lost the employee',
      withDoctor({ endedAt: '2026-03-10T09:00:00Z' }),
      assistant,
      TEXTS,
    ],
    [
      'S5 another doctor is responsible now',
      withDoctor({ doctorId: 'dr-smit', doctor: person('dr-smit', 'doctor') }),
      assistant,
      TEXTS,
    ],
    [
      "S15 the doctor's registration lapsed yesterday",
      vos({ registrations: [{ checkedOn: '2025-01-01', validUntil: '2026-03-09' }] }),
      assistant,
      TEXTS,
    ],
    [
      "S5 the doctor's role ended",
      vos({ roles: [roleFact('doctor', { endedAt: '2026-03-10T10:00:00Z' })] }),
      assistant,
      TEXTS,
    ],
    [
      'S5 the doctor who delegated was given the employee anew',
      withDoctor({ effectiveFrom: '2026-03-10T09:59:00Z' }),
      assistant,
      TEXTS,
    ],
    [
      'S5 the doctor left, and has a role again',
      vos({ roles: [roleFact('doctor', { endedAt: '2026-03-10T09:58:00Z' }), SINCE_A_MINUTE] }),
      assistant,
      TEXTS,
    ],
    ['S5 the doctor is suspended', vos({ status: 'suspended' }), assistant, TEXTS],
    ['S9 the employee was not told who the doctor is', withDoctor({ toldAt: null }), assistant, TEXTS],
    [
      'S10 the assistant became case manager of that employer',
      employeeFacts(),
      person('assistant', 'derived-secrecy', {
        roles: [roleFact('derived-secrecy'), roleFact('casework', { employerId: 'acme' })],
      }),
      TEXTS,
    ],
  ];
  test.each(lapses)('%s: nothing is delegated any more', (_lapse, facts, acting, texts) => {
    expect(judged(facts, acting, texts)).toMatchObject({ delegatedRead: [], delegatedRecord: [], delegatedAmend: [] });
  });

  test('S6 casework for whichever employer ends it everywhere; S10 an officer of another employer is on no side here', () => {
    const roles = (circle: string) => [roleFact('derived-secrecy'), roleFact(circle, { employerId: 'globex' })];
    const caseworker = person('assistant', 'derived-secrecy', { roles: roles('casework') });
    expect(judged(employeeFacts(), caseworker).delegatedRead).toEqual([]);
    const officer = person('assistant', 'derived-secrecy', { roles: roles('employer') });
    expect(judged(employeeFacts(), officer).delegatedRead).toEqual(['assistant']);
  });

  test("S10 a doctor who acts for the employer as well is nobody's dossier doctor there", () => {
    const both = vos({ roles: [roleFact('doctor'), roleFact('employer', { employerId: 'acme' })] });
    expect(judged(both)).toMatchObject({ dossierDoctorId: null, delegatedRead: [] });
  });

  test('S3 an announced text ends nothing before its moment', () => {
    const announced = [
      ...TEXTS,
      { id: 'secrecy-2', kind: 'derived-secrecy', effectiveFrom: '2026-03-10T10:00:00.001Z' },
    ];
    expect(judged(employeeFacts(), assistant, announced).delegatedRead).toEqual(['assistant']);
  });
});
