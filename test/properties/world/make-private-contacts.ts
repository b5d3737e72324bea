import type { LinkEnding, PrivateContact } from '../specification/private-contact.js';
import type { Employee, World } from '../specification/world.js';
import type { Making } from './making.js';

const ALL = ['employer', 'casework', 'doctor'] as const;

/** I10 — said by who is linked, mostly; else by piet, whose link was ended after that, before it, or is to be. */
export function makePrivateContacts(
  making: Making,
  employees: readonly Employee[],
): Pick<World, 'privateContacts' | 'linkEndings'> {
  const made = employees.map((employee) => {
    const isWrong = making.seldom(5);
    const changedBy = isWrong ? making.id('piet') : (employee.personId ?? making.id('jan'));
    return {
      privateContacts: makeContacts(making, employee.id, changedBy),
      linkEndings: isWrong ? [makeEnding(making, employee.id)] : [],
    };
  });
  return {
    privateContacts: made.flatMap(({ privateContacts }) => privateContacts),
    linkEndings: made.flatMap(({ linkEndings }) => linkEndings),
  };
}

function makeContacts(making: Making, employeeId: string, changedBy: string): PrivateContact[] {
  const contact = (item: PrivateContact['item'], content: Partial<PrivateContact>): PrivateContact => ({
    id: making.id(`private ${item} of ${employeeId}`),
    employeeId,
    item,
    ...{ phone: null, email: null, address: null, ...content },
    shownTo: making.choose<PrivateContact['shownTo']>(ALL, ['employer'], ['casework'], ['doctor'], []),
    changedBy,
    changedAt: making.around.instant(-1e6),
  });
  const address = { street: 'Kerkstraat', houseNumber: '2', postcode: '5961 BC', city: 'Horst' };
  return [
    contact('phone', { phone: '0687654321' }),
    ...(making.choose(true, false) ? [contact('email', { email: 'thuis@example.org' })] : []),
    ...(making.choose(true, false) ? [contact('address', { address })] : []),
  ];
}

/** I1 — of piet's link, confirmed after what he said, at that moment, before it, or not yet. */
export function makeEnding(making: Making, employeeId: string): LinkEnding {
  return {
    id: making.id(`link ending of ${employeeId}`),
    employeeId,
    accountId: making.id('piet'),
    confirmedAt: making.choose<string | null>(
      making.around.instant(-1e5),
      making.around.instant(-1e6),
      making.around.instant(-2e6),
      null,
    ),
  };
}
