import type { DemoPerson } from '../issuer/people.js';

/** The role somebody gets: proposed by the administrator Ada, approved and confirmed by whom the role's page names. */
export interface Engagement {
  readonly role: string;
  readonly approvedBy: 'dr-staf' | 'abel';
  /** The second person's signature, where the role's page asks for one. */
  readonly confirmedBy?: 'abel';
  /** For a role that is held for one employer. */
  readonly employer?: 'acme' | 'globex';
}

/** Somebody invented, who can sign in at the demo issuer without a password. */
export interface DemoColleague extends DemoPerson {
  readonly kind: 'staff' | 'hired' | 'external';
  readonly engagement: Engagement;
  /** A number in the register of doctors, which Dr Staf looked up. */
  readonly registration?: string;
}

/** Whom `npm run bootstrap` lets in. */
export const firstPeople = [
  { subject: 'ada', name: 'Ada, administrator' },
  { subject: 'dr-staf', name: 'Dr Staf, staff doctor' },
] as const satisfies readonly DemoPerson[];

/** Whom these two let in, in this order. */
export const colleagues = [
  {
    subject: 'abel',
    name: 'Abel, administrator',
    kind: 'staff',
    engagement: { role: 'administrator', approvedBy: 'dr-staf' },
  },
  {
    subject: 'dr-kern',
    name: 'Dr Kern, core-expert doctor',
    kind: 'staff',
    registration: '19012345602',
    engagement: { role: 'core-expert-doctor', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'dr-vos',
    name: 'Dr Vos, company doctor',
    kind: 'staff',
    registration: '19012345603',
    engagement: { role: 'company-doctor', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'dr-smit',
    name: 'Dr Smit, company doctor',
    kind: 'staff',
    registration: '19012345604',
    engagement: { role: 'company-doctor', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'dr-veer',
    name: 'Dr Veer, insurance doctor',
    kind: 'staff',
    registration: '19012345605',
    engagement: { role: 'insurance-doctor', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'dr-jong',
    name: 'Dr Jong, in training under Dr Vos',
    kind: 'staff',
    registration: '19012345606',
    engagement: { role: 'doctor-in-training', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'anna',
    name: 'Anna, medical assistant',
    kind: 'staff',
    engagement: { role: 'medical-assistant', approvedBy: 'dr-staf', confirmedBy: 'abel' },
  },
  {
    subject: 'mara',
    name: 'Mara, account manager',
    kind: 'staff',
    engagement: { role: 'account-manager', approvedBy: 'abel' },
  },
  {
    subject: 'olga',
    name: 'Olga, data protection officer',
    kind: 'staff',
    engagement: { role: 'data-protection-officer', approvedBy: 'dr-staf' },
  },
  {
    subject: 'dora',
    name: 'Dora, director',
    kind: 'staff',
    engagement: { role: 'director', approvedBy: 'dr-staf' },
  },
  {
    subject: 'luuk',
    name: 'Luuk, log administrator',
    kind: 'staff',
    engagement: { role: 'log-administrator', approvedBy: 'dr-staf' },
  },
  {
    subject: 'carlo',
    name: 'Carlo, case manager',
    kind: 'staff',
    engagement: { role: 'case-manager', approvedBy: 'dr-staf', employer: 'acme' },
  },
  {
    subject: 'leo',
    name: 'Leo, labour expert, hired from a partner organisation',
    kind: 'hired',
    engagement: { role: 'labour-expert', approvedBy: 'dr-staf', employer: 'acme' },
  },
  {
    subject: 'pim',
    name: 'Pim, payroll administrator',
    kind: 'staff',
    engagement: { role: 'payroll-administrator', approvedBy: 'dr-staf', employer: 'acme' },
  },
  {
    subject: 'acme-hr',
    name: 'Hanna, officer of the employer Acme',
    kind: 'external',
    engagement: { role: 'employer-officer', approvedBy: 'abel', employer: 'acme' },
  },
  {
    subject: 'globex-hr',
    name: 'Gerard, officer of the employer Globex',
    kind: 'external',
    engagement: { role: 'employer-officer', approvedBy: 'abel', employer: 'globex' },
  },
] as const satisfies readonly DemoColleague[];

/** An employee who links his own dossier; the others have no account. */
export const jan = { subject: 'jan', name: 'Jan, employee of Acme' } as const satisfies DemoPerson;

/** Acts for Jan within a mandate, from which her role comes (I3). */
export const rita = { subject: 'rita', name: 'Rita, who acts for Jan' } as const satisfies DemoPerson;

/** Applies at Acme: she has an account and dossiers of her own, and no employment (V1). */
export const sofie = { subject: 'sofie', name: 'Sofie, who applies at Acme' } as const satisfies DemoPerson;

/** Who has an account or a dossier in the demo. */
export const demoPeople: readonly DemoPerson[] = [...firstPeople, ...colleagues, jan, rita, sofie].map(
  ({ subject, name }) => ({
    subject,
    name,
  }),
);

/** Who can sign in and is nobody here at the first start: for an account that you invite, or a dossier that its person links. */
export const sparePeople = [
  { subject: 'nina', name: 'Nina, for an account that you invite' },
  { subject: 'omar', name: 'Omar, for an account that you invite' },
  { subject: 'dr-bos', name: 'Dr Bos, for an account that you invite' },
  { subject: 'els', name: 'Els, employee of Acme, for the dossier that is hers' },
] as const satisfies readonly DemoPerson[];

/** Everybody who can sign in at the demo issuer. */
export const everybody: readonly DemoPerson[] = [...demoPeople, ...sparePeople];
