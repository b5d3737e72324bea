import { groupFiguresShown } from './group-figure-records.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** What is the same of everybody who speaks for an employer, and of every time that one spoke. */
export const CONTACT = { function: 'other', phone: '0677552604', email: 'hr@example.nl', from: '2026-01-01' };
export const MOMENT = { on: '2026-01-02', direction: 'internal', channel: 'note', nextStep: 'none' };

/** The employer dossier: the organisation, what was agreed, who speaks for it, and when. */
export const EMPLOYER_RECORDS = {
  Employer: ({ employers }: World): Shown[] =>
    employers.map((employer) => ({
      id: employer.id,
      employerId: employer.id,
      fields: { ...employer, sector: null, country: null, visitingAddress: null, postalAddress: null, version: 1 },
    })),
  Agreement: ({ agreements }: World): Shown[] =>
    agreements.map((agreement) => ({ ...agreement, fields: { ...agreement, version: 1 } })),
  ContactPerson: ({ contacts }: World): Shown[] =>
    contacts.map((contact) => ({ ...contact, fields: { ...contact, ...CONTACT, until: null, version: 1 } })),
  ContactMoment: ({ moments }: World): Shown[] =>
    moments.map((moment) => ({
      ...moment,
      fields: { ...moment, ...MOMENT, contactPersonId: null, nextStepOn: null, version: 1 },
    })),
  GroupFigure: groupFiguresShown,
};
