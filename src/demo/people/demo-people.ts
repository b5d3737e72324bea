import type { DemoPerson } from '../issuer/people.js';

/** Everybody who can sign in at the demo issuer. Invented, all of them; no passwords. */
export const demoPeople = [
  { subject: 'ada', name: 'Ada, administrator' },
  { subject: 'abel', name: 'Abel, administrator' },
  { subject: 'dr-staf', name: 'Dr Staf, staff doctor' },
  { subject: 'dr-kern', name: 'Dr Kern, core-expert doctor' },
  { subject: 'dr-vos', name: 'Dr Vos, company doctor' },
  { subject: 'dr-smit', name: 'Dr Smit, company doctor' },
  { subject: 'anna', name: 'Anna, medical assistant' },
  { subject: 'carlo', name: 'Carlo, case manager' },
  { subject: 'leo', name: 'Leo, labour expert' },
  { subject: 'mara', name: 'Mara, account manager' },
  { subject: 'olga', name: 'Olga, data protection officer' },
  { subject: 'acme-hr', name: 'Hanna, officer of the employer Acme' },
  { subject: 'globex-hr', name: 'Gerard, officer of the employer Globex' },
  { subject: 'jan', name: 'Jan, employee of Acme' },
] as const satisfies readonly DemoPerson[];

/** The subject of somebody who can sign in. */
export type Subject = (typeof demoPeople)[number]['subject'];
