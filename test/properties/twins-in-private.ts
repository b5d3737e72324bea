import { FIXED_WORLDS } from './world/fixed-worlds.js';
import type { PrivateContact } from './specification/private-contact.js';
import type { World } from './specification/world.js';
import type { Twins } from './twin-pair.js';

/** I10 — who is shown what of it, and who isn't shown that there is anything for others. */
const READERS = [
  { who: 'otto', as: 'employer-officer', others: ['casework', 'doctor'] },
  { who: 'lies', as: 'labour-expert', others: ['employer', 'doctor'] },
  { who: 'vos', as: 'company-doctor', others: ['employer', 'casework'] },
] as const satisfies readonly { who: string; as: string; others: PrivateContact['shownTo'] }[];

/** Everybody's emergencies were opened by dr Kort, who has nothing else to do with anybody, and dr Vos postponed that it is told. */
const told = FIXED_WORLDS['employees are told later of emergencies'];
const kort = told.accounts.find(({ subject }) => subject === 'kort')?.id ?? '';
const opened: World = {
  ...told,
  deputisings: told.deputisings.filter(({ deputyId }) => deputyId !== kort),
  delegations: told.delegations.filter(({ assistantId }) => assistantId !== kort),
  emergencies: told.emergencies.map((one) => ({ ...one, openedBy: kort })),
};

/** I10, S8 — what an employee shows to others, and what he is told of later. */
export function ofWhatIsPrivate(house: World): Twins[] {
  return [
    ...READERS.map(({ who, as, others }) => ({
      ...{ rule: 'I10', who, as, whether: 'whether somebody says to others how he is reached in private' },
      one: { ...house, privateContacts: house.privateContacts.map((one) => ({ ...one, shownTo: others })) },
      other: { ...house, privateContacts: [] },
    })),
    ...[
      { who: 'jan', as: 'employee' },
      { who: 'rita', as: 'representative' },
    ].map(({ who, as }) => ({
      ...{ rule: 'S8', who, as, whether: 'whether there was an emergency that the employee is told of later' },
      one: opened,
      other: { ...opened, emergencies: [] },
    })),
  ];
}
