import type { Declaration, Text, World } from '../specification/world.js';
import type { Delegation, Departure, Responsibility, StatedDuty } from '../specification/world-of-doctors.js';
import type { Mandate } from '../specification/mandate.js';
import { makeEmergency } from './make-emergency.js';
import { makeProxy, numberOf } from './make-proxies.js';
import type { Making } from './making.js';
import { STAFF } from './make-people.js';

const DOCTORS = ['vos', 'smit', 'kort', 'veer', 'jong'] as const;
const SUPERVISING = ['vos', 'smit', 'kort', 'veer', 'kern'] as const;
const ASSISTANTS = ['anna', 'bart', 'kort', 'cees'] as const;
const DEPUTIES = ['kern', 'smit'] as const;
const WHO_SIGN = [
  'vos',
  'smit',
  'kort',
  'veer',
  'jong',
  'kern',
  'staf',
  'anna',
  'pam',
  'bart',
  'cees',
  'lies',
  'olga',
  'rob',
  'ada',
  'fg',
  'dora',
  'luuk',
] as const;

type Secrecy = Pick<
  World,
  | 'texts'
  | 'declarations'
  | 'instructions'
  | 'registrations'
  | 'responsibilities'
  | 'wishes'
  | 'delegations'
  | 'deputisings'
  | 'mandates'
  | 'statedDuties'
  | 'trainings'
  | 'departures'
  | 'medicalProxies'
  | 'emergencies'
>;

/** Who is responsible for whom, who works under whose secrecy, and what that rests on. */
export function makeSecrecy(making: Making): Secrecy {
  const texts = makeTexts(making);
  const { around } = making;
  const responsibilities = STAFF.flatMap((employee) => makeResponsibilities(making, employee));
  return {
    texts,
    declarations: makeDeclarations(making, texts),
    instructions: ASSISTANTS.filter(() => making.usually(true, false)).map((subject) => ({
      id: making.id(`instruction of ${subject}`),
      accountId: making.id(subject),
      givenBy: making.id('staf'),
      givenOn: making.firstDay(),
      validUntil: making.lastDay(),
    })),
    registrations: [...DOCTORS, 'kern', 'staf']
      .filter(() => making.usually(true, false))
      .map((subject) => ({
        id: making.id(`registration of ${subject}`),
        accountId: making.id(subject),
        number: numberOf(subject),
        checkedOn: making.firstDay(),
        checkedBy: making.id('ada'),
        validUntil: making.lastDay(),
      })),
    responsibilities,
    wishes: STAFF.filter(() => making.seldom(2)).map((employee) => ({
      id: making.id(`wish of ${employee}`),
      employeeId: making.id(employee),
      askedBy: making.id('jan'),
      askedAt: around.instant(-5000),
    })),
    trainings: ['jong', ...(making.seldom(4) ? ['smit'] : [])]
      .map((trainee, index) => ({
        id: making.id(`training of ${trainee}`),
        traineeId: making.id(trainee),
        supervisorId: making.id(index === 0 ? making.choose(...SUPERVISING) : 'vos'),
        validFrom: making.begins(),
        validUntil: making.ends() ?? around.instant(9e9),
        givenBy: making.id('staf'),
        ...endedEarly(making),
      }))
      .filter(({ validFrom, validUntil }) => validFrom < validUntil),
    departures: [makeDeparture(making)],
    medicalProxies: STAFF.flatMap((employee) => makeProxy(making, employee)),
    delegations: STAFF.flatMap((employee) => makeDelegations(making, employee, responsibilities)),
    mandates: STAFF.flatMap((employee) => makeMandates(making, employee)),
    deputisings: DEPUTIES.map((deputy) => ({ deputy, absent: making.choose(...DOCTORS) }))
      .filter(({ deputy, absent }) => deputy !== absent)
      .map(({ deputy, absent }) => ({
        id: making.id(`deputising of ${deputy}`),
        absentDoctorId: making.id(absent),
        deputyId: making.id(deputy),
        validFrom: making.begins(),
        validUntil: making.ends() ?? around.instant(9e9),
        reason: 'leave',
        enteredBy: making.id('staf'),
        ...endedEarly(making),
      }))
      .filter(({ validFrom, validUntil }) => validFrom < validUntil),
    statedDuties: STAFF.filter(() => making.usually(true, false)).map((employee) => makeStatedDuty(making, employee)),
    emergencies: STAFF.filter(() => making.usually(true, false)).map((employee) => makeEmergency(making, employee)),
  };
}

/** Of each kind one that counts since long, and often a later one: announced, effective this moment, or since yesterday. */
function makeTexts(making: Making): Text[] {
  const { around } = making;
  return (['general-undertaking', 'derived-secrecy'] as const).flatMap((kind) => {
    const editions = [-9e10, ...(making.seldom(3) ? [making.choose(-9e7, 0, 1, 9e7)] : [])];
    return editions.map((distance, index) => ({
      id: making.id(`${kind} ${index}`),
      kind,
      edition: `${index}`,
      announcedAt: around.instant(-9.9e10),
      effectiveFrom: around.instant(distance),
    }));
  });
}

function makeDeclarations(making: Making, texts: readonly Text[]): Declaration[] {
  return WHO_SIGN.flatMap((subject) =>
    texts
      .filter(({ kind }) => kind === 'general-undertaking' || ASSISTANTS.some((assistant) => assistant === subject))
      .filter(() => making.usually(true, false))
      .map(({ id, kind }) => {
        const revokedAt = making.ended();
        return {
          id: making.id(`${subject} signs ${id}`),
          accountId: making.id(subject),
          textId: id,
          kind,
          signedAt: making.begins(),
          revokedAt,
          revokedBy: revokedAt && making.id('kern'),
        };
      }),
  );
}

function makeResponsibilities(making: Making, employee: string): Responsibility[] {
  const { around } = making;
  const given = (name: string, over: Partial<Responsibility>): Responsibility => ({
    id: making.id(`responsibility ${name} ${employee}`),
    employeeId: making.id(employee),
    doctorId: making.id(making.choose(...DOCTORS)),
    givenBy: making.id('staf'),
    effectiveFrom: making.begins(),
    endedAt: null,
    toldAt: making.usually<string | null>(around.instant(-4e10), around.instant(0), around.instant(1), null),
    ...over,
  });
  const former = given('before', {
    effectiveFrom: around.instant(-8e10),
    endedAt: around.instant(making.choose(-9e7, -1, 0)),
  });
  return [
    ...(making.seldom(2) ? [former] : []),
    ...(making.usually(true, false) ? [given('now', {})] : []),
    ...(making.seldom(6) ? [given('pending', { effectiveFrom: null, toldAt: null })] : []),
  ];
}

/** By the doctor who is responsible, mostly. */
function makeDelegations(making: Making, employee: string, responsibilities: readonly Responsibility[]): Delegation[] {
  const last = responsibilities.filter(({ employeeId }) => employeeId === making.id(employee)).at(-1)?.doctorId;
  const responsible = DOCTORS.find((doctor) => making.id(doctor) === last) ?? 'vos';
  return ASSISTANTS.filter(() => making.choose(true, false))
    .map((assistant) => ({ assistant, doctor: making.choose(responsible, responsible, responsible, ...DOCTORS) }))
    .filter(({ assistant, doctor }) => assistant !== doctor)
    .map(({ assistant, doctor }) => {
      const withdrawnAt = making.ended();
      return {
        id: making.id(`delegation to ${assistant} for ${employee}`),
        doctorId: making.id(doctor),
        assistantId: making.id(assistant),
        employeeId: making.id(employee),
        actions: making.choose<Delegation['actions']>(['read'], ['read', 'amend'], ['record']),
        validFrom: making.begins(),
        validUntil: making.ends() ?? making.around.instant(9e9),
        withdrawnAt,
        withdrawnBy: withdrawnAt && making.id(doctor),
      };
    })
    .filter(({ validFrom, validUntil }) => validFrom < validUntil);
}

/** S13 — stated for somebody whether or not he has a doctor by now; it counts only where he has none. */
function makeStatedDuty(making: Making, employee: string): StatedDuty {
  const { around } = making;
  const statedAt = around.instant(-7e7);
  const validUntil = around.instant(making.usually(8e7, 0, 1));
  // Nothing ends after it ran out.
  const ends = making.usually<string | null>(null, around.instant(-1), around.instant(0), around.instant(1));
  const endedAt = ends !== null && ends > validUntil ? validUntil : ends;
  return {
    id: making.id(`duty for ${employee}`),
    employeeId: making.id(employee),
    doctorId: making.id(making.usually<string>('kern', ...DEPUTIES)),
    duty: 'continuity',
    statedAt,
    toldAt: making.usually<string | null>(statedAt, around.instant(0), around.instant(1), null),
    validUntil,
    endedAt,
    endedBy: endedAt && making.id('staf'),
  };
}

function makeMandates(making: Making, employee: string): Mandate[] {
  if (!making.choose(true, false)) return [];
  const validFrom = making.begins();
  const validUntil = making.ends() ?? making.around.instant(9e9);
  if (validFrom >= validUntil) return [];
  return [
    {
      id: making.id(`mandate of ${employee}`),
      employeeId: making.id(employee),
      representativeId: making.id(making.usually('rita', 'piet')),
      shows: making.choose(
        ['employee-dossier', 'medical-dossier', 'verdicts', 'access-log'],
        ['medical-dossier'],
        ['verdicts', 'access-log'],
        ['employee-dossier'],
      ),
      copies: making.choose(true, false),
      signedOn: making.around.day(-30),
      validFrom,
      validUntil,
      givenBy: making.id('jan'),
      ...endedEarly(making),
    },
  ];
}

function endedEarly(making: Making): { readonly endedAt: string | null; readonly endedBy: string | null } {
  const endedAt = making.ended();
  return { endedAt, endedBy: endedAt && making.id('staf') };
}

/** S9 — somebody left long ago; that it is on record changes nothing of what is held now. */
function makeDeparture(making: Making): Departure {
  const [left = '', tookOver = ''] = making.choose(['vos', 'smit'], ['smit', 'vos'], ['jong', 'smit'], ['vos', 'kern']);
  return {
    id: making.id('departure'),
    doctorId: making.id(left),
    successorId: making.id(tookOver),
    recordedBy: making.id('staf'),
    recordedAt: making.around.instant(-9e8),
  };
}
