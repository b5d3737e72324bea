import type { Account, Employee, ProcessingAgreement, Role, World } from '../specification/world.js';
import type { Making } from './making.js';

interface Member {
  readonly kind: Account['kind'];
  readonly role: string;
  /** Held besides, half of the times. */
  readonly also?: string;
  /** Held besides, now and then. */
  readonly seldom?: string;
}

/** Who is in every world, by the name the issuer knows them under. */
const CAST: Readonly<Record<string, Member>> = {
  vos: { kind: 'staff', role: 'company-doctor', seldom: 'employer-officer' },
  smit: { kind: 'staff', role: 'company-doctor', also: 'core-expert-doctor' },
  kort: { kind: 'hired', role: 'company-doctor', also: 'medical-assistant' },
  veer: { kind: 'staff', role: 'insurance-doctor' },
  jong: { kind: 'staff', role: 'doctor-in-training' },
  kern: { kind: 'staff', role: 'core-expert-doctor', seldom: 'employer-officer' },
  staf: { kind: 'staff', role: 'staff-doctor' },
  anna: { kind: 'staff', role: 'medical-assistant', seldom: 'case-manager' },
  bart: { kind: 'hired', role: 'medical-assistant', also: 'employer-officer' },
  cees: { kind: 'staff', role: 'case-manager', also: 'medical-assistant' },
  lies: { kind: 'staff', role: 'labour-expert' },
  pam: { kind: 'staff', role: 'payroll-administrator' },
  otto: { kind: 'external', role: 'employer-officer' },
  olga: { kind: 'hired', role: 'employer-officer' },
  rob: { kind: 'staff', role: 'account-manager' },
  ada: { kind: 'staff', role: 'administrator' },
  fg: { kind: 'staff', role: 'data-protection-officer' },
  dora: { kind: 'staff', role: 'director' },
  luuk: { kind: 'staff', role: 'log-administrator' },
  jan: { kind: 'employee', role: 'employee' },
  rita: { kind: 'external', role: 'representative', seldom: 'employer-officer' },
  piet: { kind: 'external', role: 'employee', also: 'employer-officer' },
};
const FOR_EMPLOYER = new Set(['case-manager', 'labour-expert', 'payroll-administrator', 'employer-officer']);
/** Doctors who approved roles. */
const APPROVERS = ['vos', 'smit', 'veer', 'staf'] as const;
export const EMPLOYERS = ['acme', 'globex'] as const;
export const STAFF = ['e0', 'e1', 'e2', 'e3', 'e4'] as const;

type People = Pick<
  World,
  'accounts' | 'processingAgreements' | 'roles' | 'employers' | 'agreements' | 'contacts' | 'moments' | 'employees'
>;

/** Accounts, the roles they hold, the employers and their people. */
export function makePeople(making: Making): People {
  const { around } = making;
  const accounts = Object.entries(CAST).map(([subject, { kind }]): Account => ({
    id: making.id(subject),
    subject,
    kind,
    status: making.usually('active', 'suspended'),
    hiredUntil: kind === 'hired' ? making.lastDay() : null,
    processingAgreementId: kind === 'hired' ? making.id(`processing agreement of ${subject}`) : null,
  }));
  const employers = EMPLOYERS.map((name, index) => ({
    id: making.id(name),
    name: `Employer ${name}`,
    registrationNumber: `1234567${index}`,
  }));
  const agreements = employers.map(({ id, name }) => ({
    id: making.id(`agreement of ${name}`),
    employerId: id,
    services: ['absence-guidance', 'examinations', 'payroll'],
    from: around.day(-500),
    until: making.usually<string | null>(null, around.day(-1)),
    bearsSickPayRisk: making.choose(true, false),
    disclosureEdition: making.usually('current', 'statement-2019'),
  }));
  const contacts = employers.map(({ id, name }) => ({
    id: making.id(`contact of ${name}`),
    employerId: id,
    name: `Contact of ${name}`,
  }));
  const moments = employers.map(({ id, name }) => ({
    id: making.id(`moment of ${name}`),
    employerId: id,
    subject: 'renewal',
  }));
  const roles = makeRoles(making);
  const processingAgreements = accounts
    .filter(({ kind }) => kind === 'hired')
    .map(({ subject }) => makeProcessingAgreement(making, subject));
  return {
    accounts,
    processingAgreements,
    roles,
    employers,
    agreements,
    contacts,
    moments,
    employees: makeEmployees(making),
  };
}

function makeProcessingAgreement(making: Making, subject: string): ProcessingAgreement {
  const [from, confirmedAt, endedAt] = [making.firstDay(), making.usually(making.begins(), null), making.ended()];
  const until = making.lastDay();
  return {
    id: making.id(`processing agreement of ${subject}`),
    organisation: `Processor of ${subject}`,
    country: 'NL',
    signedOn: from,
    from,
    until: until < from ? from : until,
    recordedBy: making.id('ada'),
    confirmedBy: confirmedAt && making.id('staf'),
    confirmedAt,
    endedBy: endedAt && making.id('ada'),
    endedAt,
  };
}

function makeRoles(making: Making): Role[] {
  const held = Object.entries(CAST).flatMap(([subject, { role, also, seldom }]) => [
    { subject, role, employer: making.choose(...EMPLOYERS) },
    ...(also !== undefined && making.choose(true, false)
      ? [{ subject, role: also, employer: making.choose(...EMPLOYERS) }]
      : []),
    ...(seldom !== undefined && making.seldom(4)
      ? [{ subject, role: seldom, employer: making.choose(...EMPLOYERS) }]
      : []),
    ...(FOR_EMPLOYER.has(role) && making.seldom(3) ? [{ subject, role, employer: 'globex' }] : []),
  ]);
  return held.map(({ subject, role, employer }, index) => {
    const isInForce = !making.seldom(16);
    const approver = making.choose(...APPROVERS.filter((one) => one !== subject));
    return {
      id: making.id(`role ${index}`),
      accountId: making.id(subject),
      role,
      employerId: FOR_EMPLOYER.has(role) ? making.id(employer) : null,
      validFrom: making.begins(),
      validUntil: making.ends(),
      needsApproval: true,
      approvedBy: isInForce || making.choose(true, false) ? making.id(approver) : null,
      inForceSince: isInForce ? making.begins() : null,
      endedAt: making.ended(),
    };
  });
}

function makeEmployees(making: Making): Employee[] {
  return STAFF.map((name, index) => ({
    id: making.id(name),
    employerId: making.id(EMPLOYERS[index < 3 ? 0 : 1]),
    personId: making.choose(null, making.id('jan'), making.id('piet')),
    identity: {
      staffNumber: `s${index}`,
      givenName: 'Jan',
      infix: null,
      familyName: `Family ${name}`,
      birthDate: '1980-02-29',
      email: null,
      phone: '0612345678',
      street: 'Dorpsstraat',
      houseNumber: '1',
      postcode: '1234 AB',
      city: 'Horst',
    },
  }));
}
