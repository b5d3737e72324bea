import { isOwn } from './between.js';
import { dayOf, yearsAfter } from './calendar.js';
import { NAME } from './fields.js';
import { employersOf } from './standing.js';
import { say, type Statement, type Test } from './statement.js';
import type { Employment, World } from './world.js';

const ADMINISTRATOR = ['payroll-administrator'];
const PAYROLL = ['payroll'];
const PAID = [
  ...['id', 'employmentId', 'employeeId', 'version', 'change', 'recordedBy', 'recordedAt'],
  ...['effectiveFrom', 'hoursPerWeek', 'grossWageCents', 'payPeriod', 'wageTaxCredit', 'iban'],
];

/** D7 — today an agreement with the employer is about the payroll. */
function runsPayroll({ agreements, now }: World, employerId: string): boolean {
  const today = dayOf(now);
  return agreements.some(
    (one) =>
      one.employerId === employerId &&
      one.services.includes('payroll') &&
      one.from <= today &&
      (one.until === null || today <= one.until),
  );
}

/**
 * S7, V6 — at an employer of his whose payroll is run: an employment that goes on, or ended less than two years ago; not one that
 * began nobody knows when, which a sick report named first.
 */
const isPaidThere =
  (which: (record: Parameters<Test>[2], employment: Employment) => boolean): Test =>
  (world, acting, record) =>
    employersOf(world, acting).includes(record.employerId ?? '') &&
    runsPayroll(world, record.employerId ?? '') &&
    world.employments.some(
      (one) =>
        one.employeeId === record.employeeId &&
        which(record, one) &&
        one.startsOn !== null &&
        (one.endsOn === null || dayOf(world.now) <= yearsAfter(one.endsOn, 2)),
    );

/** S7 — the payroll part is the payroll administrator's; I5 — and the person reads the own. */
export const OF_PAYROLL: readonly Statement[] = [
  say(
    'S7',
    ADMINISTRATOR,
    'Employee',
    PAYROLL,
    [...NAME, 'employerId', 'staffNumber'],
    isPaidThere(() => true),
  ),
  say(
    'S7',
    ADMINISTRATOR,
    'Employment',
    PAYROLL,
    ['id', 'employeeId', 'startsOn', 'endsOn'],
    isPaidThere((record, { id }) => record.id === id),
  ),
  say(
    'S7',
    ADMINISTRATOR,
    'PayrollTerms',
    PAYROLL,
    PAID,
    isPaidThere(({ fields }, { id }) => fields['employmentId'] === id),
  ),
  say('I5', ['employee'], 'PayrollTerms', ['own-rights'], PAID, isOwn),
];
