import { describe, expect, test } from '@jest/globals';
import type { DelegationFact, EmployeeFacts, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
import { employeeAttributes, type EmployeeAttributes } from './employee-attributes.js';
import { employeeFacts, person, roleFact, TEXTS, TUESDAY } from './facts.fixture.js';
import { momentOf } from './moment.js';

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

describe('the dossier doctor and the deputy', () => {
  test('S15 the last day of a registration counts, the day after does not', () => {
    const facts = vos({ registrations: [{ checkedOn: '2025-01-01', validUntil: '2026-03-10' }] });
    expect(judged(facts, assistant, TEXTS, momentOf('2026-03-10T22:59:59Z')).dossierDoctorId).toBe('dr-vos');
    expect(judged(facts, assistant, TEXTS, momentOf('2026-03-10T23:00:00Z')).dossierDoctorId).toBeNull();
  });

  test('S7 a hired doctor is the dossier doctor until the last day of his agreement', () => {
    const facts = vos({ kind: 'hired', hiredUntil: '2026-03-09' });
    expect(judged(facts).dossierDoctorId).toBeNull();
  });

  const core = person('core', 'secrecy-supervision');
  const deputising = {
    absentDoctorId: 'dr-vos',
    deputyId: 'core',
    validFrom: '2026-03-10T09:00:00Z',
    validUntil: '2026-03-11T00:00:00Z',
    endedAt: null,
  };

  test('S10 a deputy who acts for the employer as well opens nothing there', () => {
    const both = { ...core, roles: [...core.roles, roleFact('employer', { employerId: 'acme' })] };
    expect(judged(employeeFacts({ deputisings: [deputising] }), both).deputyIds).toEqual([]);
  });

  test("S4 a recorded deputising opens, for that doctor's employees and that time", () => {
    expect(judged(employeeFacts({ deputisings: [deputising] }), core).deputyIds).toEqual(['core']);
    expect(
      judged(employeeFacts({ deputisings: [{ ...deputising, absentDoctorId: 'dr-smit' }] }), core).deputyIds,
    ).toEqual([]);
    expect(
      judged(employeeFacts({ deputisings: [{ ...deputising, validUntil: '2026-03-10T10:00:00Z' }] }), core).deputyIds,
    ).toEqual([]);
    expect(
      judged(employeeFacts({ deputisings: [{ ...deputising, endedAt: '2026-03-10T10:00:00Z' }] }), core).deputyIds,
    ).toEqual([]);
    expect(judged(employeeFacts(), core).deputyIds).toEqual([]);
  });
});

describe('a dossier without a responsible doctor', () => {
  const core = person('core', 'secrecy-supervision');
  const stated = {
    doctorId: 'core',
    from: '2026-03-10T09:00:00Z',
    validUntil: '2026-03-11T09:00:00Z',
    endedAt: null,
  };
  const dutyOf = (change: object, facts: Partial<EmployeeFacts> = {}, acting = core): string | null =>
    judged(employeeFacts({ responsibilities: [], statedDuties: [{ ...stated, ...change }], ...facts }), acting)
      .dutyDoctorId;

  test('S13 is the core-expert doctor’s who stated a duty, while it runs', () => {
    expect(dutyOf({})).toBe('core');
    expect(dutyOf({ validUntil: '2026-03-10T10:00:00Z' })).toBeNull();
    expect(dutyOf({ endedAt: '2026-03-10T10:00:00Z' })).toBeNull();
    expect(dutyOf({ from: '2026-03-10T10:00:00.001Z' })).toBeNull();
    expect(dutyOf({ doctorId: 'another' })).toBeNull();
  });

  test('S13 is not his once there is a responsible doctor of whom the employee was told', () => {
    const { responsibilities } = employeeFacts();
    expect(dutyOf({}, { responsibilities })).toBeNull();
    expect(dutyOf({}, { responsibilities: responsibilities.map((one) => ({ ...one, toldAt: null })) })).toBe('core');
    expect(judged(employeeFacts({ statedDuties: [stated] }), core).dossierDoctorId).toBe('dr-vos');
  });

  test('S13 gives back no derived secrecy that the same doctor once granted', () => {
    const facts = { responsibilities: [], statedDuties: [{ ...stated, doctorId: 'dr-vos' }] };
    expect(judged(employeeFacts(facts)).delegatedRead).toEqual([]);
  });

  test('S10, S15 is not his who works for the employer, or whose registration lapsed', () => {
    const both = { ...core, roles: [...core.roles, roleFact('employer', { employerId: 'acme' })] };
    expect(dutyOf({}, {}, both)).toBeNull();
    expect(dutyOf({}, {}, { ...core, registrations: [] })).toBeNull();
  });
});

describe('an emergency', () => {
  const hour = { from: '2026-03-10T09:30:00Z', validUntil: '2026-03-10T10:30:00Z', endedAt: null };
  const openTo = (otherwise: Partial<typeof hour> | { endedAt: string }, by = 'dr-smit'): string | null =>
    judged(employeeFacts({ emergencies: [{ ...hour, openedBy: by, ...otherwise }] }), person('dr-smit', 'doctor'))
      .emergencyDoctorId;

  test('S8 opens to whoever opened it, within its hour, and until a review ended it', () => {
    expect(openTo({})).toBe('dr-smit');
    expect(openTo({}, 'dr-vos')).toBeNull();
    expect([openTo({ from: '2026-03-10T10:00:01Z' }), openTo({ validUntil: '2026-03-10T10:00:00Z' })]).toEqual([
      null,
      null,
    ]);
    expect([openTo({ endedAt: '2026-03-10T10:00:00Z' }), openTo({ endedAt: '2026-03-10T10:00:01Z' })]).toEqual([
      null,
      'dr-smit',
    ]);
  });
});

describe('a running absence', () => {
  test('V1 it runs from its first day to the day before recovery', () => {
    const running = (firstDay: string, recoveredOn: string | null): boolean =>
      judged(employeeFacts({ absences: [{ firstDay, recoveredOn }] })).absenceRunning;
    expect([running('2026-03-10', null), running('2026-03-11', null)]).toEqual([true, false]);
    expect([running('2026-03-01', '2026-03-11'), running('2026-03-01', '2026-03-10')]).toEqual([true, false]);
  });
});
