import type { Demo } from '../records/load-demo.js';

/** A request that shows what a role gets, or doesn't. */
export interface WorthTrying {
  readonly subject: string;
  readonly shows: string;
  readonly path: string;
  readonly purpose?: string;
  /** What the service answers. */
  readonly status: number;
}

/** One request a person, of which the refusals are as much worth as the rest. */
export function worthTrying({ employers, dossiers }: Demo): readonly WorthTrying[] {
  const pieces = `/v1/employees/${dossiers.jan}/pieces`;
  return [
    {
      subject: 'dr-vos',
      shows: 'reads the medical dossier of Jan, whose doctor he is (S1)',
      path: pieces,
      status: 200,
    },
    {
      subject: 'dr-smit',
      shows: "is a doctor, but not Jan's: there is nothing he may know of (S1)",
      path: `/v1/pieces/${dossiers.janPiece}`,
      status: 404,
    },
    {
      subject: 'dr-veer',
      shows: 'lists whom she guides as insurance doctor: nobody yet (S1)',
      path: '/v1/employees',
      status: 200,
    },
    {
      subject: 'dr-jong',
      shows: 'prepared a verdict that Dr Vos, who supervises him, is to countersign (V3)',
      path: '/v1/proposals',
      status: 200,
    },
    { subject: 'anna', shows: "reads it under secrecy derived from Dr Vos's (S2)", path: pieces, status: 200 },
    {
      subject: 'carlo',
      shows: 'sees who is absent at Acme and how to reach them (S7)',
      path: `/v1/employers/${employers.acme}/employees`,
      purpose: 'absence-guidance',
      status: 200,
    },
    { subject: 'leo', shows: 'is refused the medical dossier, whatever he signs (S1, S6)', path: pieces, status: 403 },
    {
      subject: 'pim',
      shows: 'runs the payroll of Acme, and sees what Jan is paid (S7, D7)',
      path: `/v1/employees/${dossiers.jan}/payroll-terms`,
      status: 200,
    },
    {
      subject: 'acme-hr',
      shows: 'gets the verdict on Jan and nothing beside it (V1)',
      path: `/v1/employers/${employers.acme}/released-verdicts`,
      status: 200,
    },
    {
      subject: 'globex-hr',
      shows: "learns nothing of another employer's people (V6)",
      path: `/v1/employers/${employers.acme}/employees`,
      status: 404,
    },
    {
      subject: 'jan',
      shows: 'sees who opened his dossier, when, as what and why (I9)',
      path: `/v1/employees/${dossiers.jan}/access-log`,
      status: 200,
    },
    {
      subject: 'rita',
      shows: 'acts for Jan, and sees what went to his employer: his mandate says so (I3)',
      path: `/v1/employees/${dossiers.jan}/released-verdicts`,
      status: 200,
    },
    {
      subject: 'sofie',
      shows: 'hears what her examination found before Acme does, which gets nothing without her yes (V4)',
      path: `/v1/employees/${dossiers.sofie}/examination-outcomes`,
      status: 200,
    },
    {
      subject: 'dr-kern',
      shows: 'sees who was responsible for Jan when (S9)',
      path: `/v1/employees/${dossiers.jan}/responsibilities`,
      status: 200,
    },
    {
      subject: 'dr-staf',
      shows: 'finds which doctors can be given a responsibility now (S9, S15)',
      path: '/v1/doctors?for=responsibility',
      status: 200,
    },
    { subject: 'dr-staf', shows: 'gives responsibility, and sees no dossier (S1)', path: pieces, status: 403 },
    { subject: 'mara', shows: 'keeps the employer dossiers (D1)', path: '/v1/employers', status: 200 },
    { subject: 'olga', shows: 'reads the trail, which is itself in the trail (A5)', path: '/v1/trail', status: 200 },
    { subject: 'luuk', shows: 'reads the trail as log administrator (A5)', path: '/v1/trail', status: 200 },
    {
      subject: 'luuk',
      shows: 'has the review of last month open, and signs it once each line is judged (A6)',
      path: '/v1/log-reviews',
      status: 200,
    },
    { subject: 'dora', shows: 'is the director, and is refused every dossier (S1)', path: pieces, status: 403 },
    { subject: 'ada', shows: 'keeps accounts (S7)', path: '/v1/accounts', status: 200 },
    {
      subject: 'abel',
      shows: 'keeps accounts, and is refused every dossier (S7)',
      path: `/v1/employees/${dossiers.jan}`,
      status: 403,
    },
  ];
}
