import { CONTACT, MOMENT } from '../specification/employer-records.js';
import { COUNTED } from '../specification/group-figure-records.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';

const WRITTEN = { recorded_by: SOMEBODY, recorded_at: '2000-01-01T00:00:00Z' };

/** What was agreed with employers, who speaks for them and that one spoke, by table. */
export function relation({
  agreements,
  contacts,
  moments,
  groupFigures,
}: World): (readonly [string, readonly Readonly<Record<string, unknown>>[]])[] {
  return [
    [
      'access.agreement',
      agreements.map(({ id, employerId, services, from, until, bearsSickPayRisk, disclosureEdition }) => ({
        id,
        employer_id: employerId,
        services,
        starts_on: from,
        ends_on: until,
        bears_sick_pay_risk: bearsSickPayRisk,
        disclosure_edition: disclosureEdition,
      })),
    ],
    ['employer.agreement', agreements.map(({ id, employerId }) => ({ id, employer_id: employerId, ...WRITTEN }))],
    [
      'employer.contact_person',
      contacts.map(({ id, employerId, name }) => {
        const { from, ...rest } = CONTACT;
        return { id, employer_id: employerId, name, ...rest, starts_on: from, ...WRITTEN };
      }),
    ],
    [
      'employer.contact_moment',
      moments.map(({ id, employerId, subject }) => {
        const { on, nextStep, ...rest } = MOMENT;
        return { id, employer_id: employerId, subject, ...rest, happened_on: on, next_step: nextStep, ...WRITTEN };
      }),
    ],
    [
      'employer.group_figure',
      groupFigures.map(({ employerId, from, until, ...figure }) => {
        const { shortDays, mediumDays, countedOn } = COUNTED;
        const days = { short_days: shortDays, medium_days: mediumDays, counted_on: countedOn };
        return { ...figure, employer_id: employerId, starts_on: from, ends_on: until, ...days };
      }),
    ],
  ];
}
