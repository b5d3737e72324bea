import { describe, expect, test } from '@jest/globals';
import type { EmployeeFacts, PersonFacts, ResponsibilityFact, TextFact } from './access-facts.js';
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

function withDoctor(change: Partial<ResponsibilityFact>): EmployeeFacts {
  const facts = employeeFacts();
  return {
    ...facts,
    responsibilities: facts.responsibilities.map((responsibility) => ({ ...responsibility, ...change })),
  };
}

const vos = (change: Partial<PersonFacts>): EmployeeFacts => withDoctor({ doctor: person('dr-vos', 'doctor', change) });

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
    enteredAt: '2026-03-10T09:00:00Z',
    validFrom: '2026-03-10T09:00:00Z',
    validUntil: '2026-03-11T00:00:00Z',
    endedAt: null,
  };

  test('S10 a deputy who acts for the employer as well opens nothing there', () => {
    const both = { ...core, roles: [...core.roles, roleFact('employer', { employerId: 'acme' })] };
    expect(judged(employeeFacts({ deputisings: [deputising] }), both).deputyIds).toEqual([]);
  });

  test('S10 a deputy who acts for a party there opens nothing there', () => {
    const facts = employeeFacts({ deputisings: [deputising], isMedicalProxy: true });
    expect(judged(facts, core).deputyIds).toEqual([]);
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
    toldAt: '2026-03-10T10:00:00Z',
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

  test('S9 is nobody’s before the employee was told who opens it', () => {
    expect([dutyOf({ toldAt: null }), dutyOf({ toldAt: '2026-03-10T10:00:00.001Z' })]).toEqual([null, null]);
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
      judged(employeeFacts({ absences: [{ firstDay, recoveredOn, readUntil: null }] })).absenceRunning;
    expect([running('2026-03-10', null), running('2026-03-11', null)]).toEqual([true, false]);
    expect([running('2026-03-01', '2026-03-11'), running('2026-03-01', '2026-03-10')]).toEqual([true, false]);
  });

  test('V6 it runs no longer than the employer, who could end it, reads of it', () => {
    const running = (readUntil: string): boolean =>
      judged(employeeFacts({ absences: [{ firstDay: '2020-03-01', recoveredOn: null, readUntil }] })).absenceRunning;
    expect([running('2026-03-10'), running('2026-03-09')]).toEqual([true, false]);
  });
});
